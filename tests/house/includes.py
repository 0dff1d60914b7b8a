"""The include table of app/README.md, checked from the include lines themselves.

    includes.py APP      one line for each include that breaks a rule; exit 1 if there is any
"""

import re
import sys
from pathlib import Path

# Which modules a module may include, besides itself.
MAY_INCLUDE = {
    "base": set(),
    "platform": {"base"},
    "model": {"base"},
    "scene": {"base"},
    "index": {"platform", "base"},
    "editorial": {"model", "base"},
    "store": {"index", "editorial", "model", "platform", "base"},
    "layout": {"model", "scene", "base"},
    "paint": {"scene", "platform", "base"},
    "source": {"store", "model", "platform", "base"},
    "request": {"store", "layout", "model", "platform", "base"},
    "state": {"request", "layout", "model", "scene", "platform", "base"},
    "publish": {"editorial", "request", "layout", "paint", "scene", "store", "model", "platform", "base"},
    "ui": {"editorial", "publish", "state", "request", "source", "layout", "paint", "scene", "model", "store", "platform", "base"},
    "cli": {"editorial", "publish", "request", "source", "store", "layout", "paint", "model", "scene", "platform", "base"},
    "main": {"ui", "cli", "platform", "base"},
}

# Which files may include a library: (its header lines, the files that own it). Paths are relative to app/.
LIBRARIES = [
    ("SQLite", r"sqlite3(ext)?\.h|SQLiteCpp/.*", r"store/sqlite/.*"),
    ("Dear ImGui", r"(imgui/)?(imgui|imgui_internal|imgui_stdlib|imgui_freetype|imconfig)\.h|(imgui/)?(backends/)?imgui_impl_.*|(imgui/)?misc/.*",
     r"ui/.*|paint/imgui\.(h|cpp)"),
    ("GLFW, OpenGL", r"GLFW/.*|epoxy/.*|GL/.*|EGL/.*", r"ui/.*"),
    ("cairo", r"cairo(-[a-z]+)?\.h|cairo/.*", r"paint/(?!decode|imgui|fonts).*"),
    ("libpng", r"png\.h|zlib\.h", r"paint/(?!imgui|fonts).*"),
    ("kinds of photos", r"jpeglib\.h|jerror\.h|webp/.*|avif/.*|libheif/.*|tiffio\.h|lcms2\.h", r"paint/decode_.*"),
    ("FreeType", r"ft2build\.h|freetype/.*", r"paint/fonts?[_a-z]*\.(h|cpp)"),
    ("fontconfig", r"fontconfig/.*", r"platform/font_lookup\.cpp"),
    ("HarfBuzz, FriBidi", r"hb(-[a-z]+)?\.h|fribidi\.h", r"paint/font_[a-z]*\.(h|cpp)"),
    ("stb", r"(stb/)?stb_.*\.h", r"paint/decode.*"),
    ("libexif", r"libexif/.*", r"paint/decode.*"),
    ("seccomp", r"seccomp\.h|linux/seccomp\.h|linux/filter\.h", r"platform/sandbox\.cpp"),
    ("JSON", r"nlohmann/.*", r"source/.*|publish/.*|cli/.*|ui/(hits|report).*"),
    ("CLI11", r"CLI/.*", r"cli/.*"),
    ("utf8proc", r"utf8proc\.h", r"(base|model|scene)/.*"),
    ("gettext", r"libintl\.h", r"base/language\.cpp|platform/locale\.cpp"),
    ("fmt", r"fmt/.*", r".*"),
]

# The frame never waits for the database: in ui/ only what runs on workers names a store. (A store also refuses calls
# from any thread but the one that opened it.)
STORE = re.compile(r"\bopen_store\b|\bdatabase_at\b|\bstore::(Store|Database)\b")
STORE_FILES = r"(?!ui/).*|ui/(store_reader|photos|preview|jobs)\.(h|cpp)"

# The system's headers are platform/'s; the C++ library's have no dot and no slash.
SYSTEM = re.compile(
    r"(arpa|linux|net|netinet|sys)/.*\.h|"
    r"(dirent|dlfcn|errno|fcntl|features|langinfo|locale|poll|pthread|pwd|signal|spawn|termios|unistd|time|stdio|stdlib)\.h")
SYSTEM_FILES = r"platform/.*"
# Names brought in for nothing. clang-tidy's check for them is blind to files that are compiled as one (the tidy preset).
USING = re.compile(r"^\s*using (?:\w+::)+(\w+);")
# What the store over SQLite is made of is its own.
SQLITE_FILES = r"store/sqlite/.*"
# What looks names up in a database stands apart from what is typed, so that the state needs no store.
LOOKS_UP = r"request/(resolve|name_lookup)\.(h|cpp)"
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def library_problem(file, header):
    for name, pattern, owners in LIBRARIES:
        if re.fullmatch(pattern, header):
            if re.fullmatch(owners, file):
                return None
            return f"{name} ({header}) belongs to other files than this"
    if re.fullmatch(r"[a-z0-9_]+", header):
        return None
    if SYSTEM.fullmatch(header):
        return None if re.fullmatch(SYSTEM_FILES, file) else f"<{header}> is the system's: platform/ alone includes it"
    return f"<{header}> is in no row of tests/house/includes.py: say there who owns it"


def include_problem(file, module, mark, header):
    if mark == "<":
        return library_problem(file, header)
    target = header.split("/")[0] if "/" in header else None
    if target is None:
        return f'"{header}": write the module too, as in "base/time.h"'
    if target not in MAY_INCLUDE:
        return library_problem(file, header)
    if header.startswith("store/sqlite/") and not re.fullmatch(SQLITE_FILES, file):
        return f'"{header}" is within the store: ask store/database.h'
    if module == "request" and target == "store" and not re.fullmatch(LOOKS_UP, file):
        return f'"{header}": request/resolve.h and request/name_lookup.h alone ask the store'
    if module == "state" and re.fullmatch(LOOKS_UP, header):
        return f'"{header}" knows the store, which the state does not'
    if target != module and target not in MAY_INCLUDE[module]:
        return f'{module} may not include "{header}"'
    return None


def problems(app):
    found = []
    stb_files = set()
    for path in sorted(p for p in app.rglob("*") if p.suffix in (".h", ".cpp", ".c", ".in")):
        file = path.relative_to(app).as_posix()
        module = file.split("/")[0] if "/" in file else Path(file).stem
        if module not in MAY_INCLUDE:
            found.append(f"{file}: \"{module}\" is no module of the table in tests/house/includes.py")
            continue
        text = path.read_text(encoding="utf-8")
        for number, line in enumerate(text.splitlines(), 1):
            name = USING.match(line)
            if name and path.suffix == ".cpp" and not re.search(rf"(?<!::)\b{name[1]}\b", text):
                found.append(f"{file}:{number}: nothing here needs the name {name[1]}")
            if STORE.search(line.split("//")[0]) and not re.fullmatch(STORE_FILES, file):
                found.append(f"{file}:{number}: the frame's thread asks the loader, it opens no store")
            match = INCLUDE.match(line)
            if not match:
                continue
            mark, header = match.groups()
            if re.search(r"\bstb_", header):
                stb_files.add(file)
            problem = include_problem(file, module, mark, header)
            if problem:
                found.append(f"{file}:{number}: {problem}")
    if len(stb_files) > 1:
        found.append(f"stb is included in several files, one is the rule: {', '.join(sorted(stb_files))}")
    return found


def main():
    app = Path(sys.argv[1])
    found = problems(app)
    for line in found:
        print(f"app/{line}")
    checked = sum(1 for _ in app.rglob("*.h")) + sum(1 for _ in app.rglob("*.cpp"))
    if checked == 0:
        print(f"{app}: no sources there")
        return 1
    print(f"{checked} files, {len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
