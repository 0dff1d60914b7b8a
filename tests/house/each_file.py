#!/usr/bin/env python3
"""Each file of the program compiles alone, with the warnings of the project: that it includes what it needs, and takes no
name from a neighbour. Nothing is made of it: its syntax and meaning are looked at alone.

    each_file.py COMPILE_COMMANDS [JOBS]      of a build that does not compile a module's files as one
"""

import json
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

APP = Path(__file__).resolve().parent.parent.parent / "app"


def told(entry):
    """What the compiler says of a file; nothing where it is right."""
    words = shlex.split(entry["command"])
    if Path(words[0]).name == "ccache":
        del words[0]
    at = words.index("-o")
    done = subprocess.run([*words[:at], *words[at + 2:], "-fsyntax-only"], cwd=entry["directory"], capture_output=True, text=True)
    return "" if done.returncode == 0 else done.stderr or f"{entry['file']}: the compiler ended with {done.returncode}\n"


def main():
    entries = [entry for entry in json.loads(Path(sys.argv[1]).read_text()) if APP in Path(entry["file"]).parents]
    if len(entries) < 100:
        sys.exit(f"{sys.argv[1]} has {len(entries)} files of the program: that cannot be all")
    with ThreadPoolExecutor(int(sys.argv[2]) if len(sys.argv) > 2 else 1) as pool:
        problems = [text for text in pool.map(told, entries) if text]
    sys.stderr.write("".join(problems))
    print(f"{len(entries)} files, {len(problems)} do not compile alone")
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
