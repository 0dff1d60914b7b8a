"""Rules about the words in the repository: no paths of one machine, nothing left to do, headers that introduce themselves.

    texts.py ROOT        one line for each offence; exit 1 if there is any
"""

import os
import re
import sys
from pathlib import Path

# Put together here so that this file does not offend its own rules.
MACHINE_PATH = re.compile(r"(?<![\w.~$}/])/(?:" + "|".join(["work", "home", "root", "Users", "mnt"]) + r")/\w")
UNFINISHED = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"]) + r")\b")

TEXT_SUFFIXES = {".h", ".cpp", ".in", ".py", ".sh", ".txt", ".md", ".json", ".sql", ".po", ".glsl", ".vert", ".frag",
                 ".cmake", ".supp", ""}
SKIPPED = {".git", "build", "__pycache__", "golden"}


def text_files(root):
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(f for f in folders if f not in SKIPPED)
        for name in sorted(set(names) - SKIPPED):  # .git is a file in a second work tree
            path = Path(folder, name)
            if path.suffix in TEXT_SUFFIXES and path.is_file() and not path.is_symlink():
                yield path, path.relative_to(root).as_posix()


def header_problem(lines):
    if not lines or lines[0] != "#pragma once":
        return 1, "a header starts with #pragma once"
    if len(lines) < 2 or not lines[1].startswith("//"):
        return 2, "a header says in its first lines what it is and what it does not know"
    return None


def problems(root):
    found = []
    for path, file in text_files(root):
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            if path.suffix:  # a test's bad input has no business under these suffixes
                found.append(f"{file}: not UTF-8")
            continue
        for number, line in enumerate(lines, 1):
            if MACHINE_PATH.search(line):
                found.append(f"{file}:{number}: a path of one machine")
            if file.split("/")[0] in ("app", "shaders", "tests") and UNFINISHED.search(line):
                found.append(f"{file}:{number}: unfinished work belongs in an issue, not in the sources")
        if file.startswith("app/") and path.suffix == ".h":
            problem = header_problem(lines)
            if problem:
                found.append(f"{file}:{problem[0]}: {problem[1]}")
    return found


def main():
    found = problems(Path(sys.argv[1]).resolve())
    for line in found:
        print(line)
    print(f"{len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
