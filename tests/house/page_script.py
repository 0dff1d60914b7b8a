"""The page's scripts are one script, in the order of app/publish/CMakeLists.txt: two that declare one name make all of it dead.

    page_script.py ROOT NODE         what node says against it; exit 1 if it says anything
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path


def problems(root, node):
    order = re.search(r"set\(page_scripts\s([^)]*)\)", (root / "app/publish/CMakeLists.txt").read_text(encoding="utf-8"))
    names = re.sub(r"#.*", "", order[1]).split() if order else []
    folder = root / "assets/page"
    wrong = [f"assets/page/{name}: in no page: app/publish/CMakeLists.txt does not name it"
             for name in sorted({path.name for path in folder.glob("*.js")} - set(names))]
    if not names or wrong:
        return wrong or ["app/publish/CMakeLists.txt: names no scripts"]
    lines, whence = [], []
    for name in names:
        own = (folder / name).read_text(encoding="utf-8").splitlines()
        lines += own
        whence += [f"assets/page/{name}:{number + 1}" for number in range(len(own))]
    with tempfile.TemporaryDirectory() as place:
        script = Path(place, "page.js")
        script.write_text("\n".join(lines) + "\n", encoding="utf-8")
        done = subprocess.run([node, "--check", script], capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return []
    at = re.search(r"page\.js:(\d+)", done.stderr)
    what = re.search(r"^\w*Error: .*$", done.stderr, re.MULTILINE)
    where = whence[int(at[1]) - 1] if at and int(at[1]) <= len(whence) else "assets/page"
    return [f"{where}: {what[0] if what else done.stderr.strip()}"]


def main():
    try:
        wrong = problems(Path(sys.argv[1]), sys.argv[2])
    except OSError as error:  # no node
        wrong = [str(error)]
    print("\n".join(wrong), end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
