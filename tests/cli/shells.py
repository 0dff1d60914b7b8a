"""What `dateline completions` and `dateline manual` print, as a shell and man take it.

    shells.py completions|manual --program PROGRAM --out FOLDER
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

SKIPPED = 77


def printed(program, *words):
    return subprocess.run([program, *words], check=True, capture_output=True, text=True, encoding="utf-8").stdout


def completed(script, line):
    """What bash offers at the end of a line, of which the last word may be begun."""
    words = line.split(" ")
    asked = "COMP_WORDS=(%s); COMP_CWORD=%d; _dateline; printf '%%s\\n' \"${COMPREPLY[@]}\"" % (
        " ".join("'%s'" % word for word in words), len(words) - 1)
    found = subprocess.run(["bash", "-c", 'set -u; source "$1"; ' + asked, "bash", str(script)], check=True, capture_output=True,
                           text=True, cwd=script.parent)
    assert found.stderr == "", found.stderr
    return set(found.stdout.split())


def completions(program, folder):
    script = folder / "dateline.bash"
    script.write_text(printed(program, "completions", "bash"))
    (folder / "example.db").write_text("")
    offers = [("dateline ex", {"export", "example.db"}),
              ("dateline export --th", {"--theme"}),
              ("dateline export example.db --theme ", {"light", "dark"}),
              ("dateline card example.db --size s", {"square", "story"}),
              ("dateline --lang ", {"ko", "en"}),
              ("dateline quotes --from ", set()),
              ("dateline quotes exam", {"example.db"}),
              ("dateline completions ", {"bash", "zsh", "fish", "example.db", "dateline.bash"}),
              ("dateline --hits", set())]
    for line, wanted in offers:
        assert completed(script, line) == wanted, (line, completed(script, line))
    for shell in ("zsh", "fish"):
        if shutil.which(shell):
            (folder / shell).write_text(printed(program, "completions", shell))
            subprocess.run([shell, "-n", str(folder / shell)], check=True)


def manual(program, folder):
    page = folder / "dateline.1"
    page.write_text(printed(program, "manual"), encoding="utf-8")
    reader = next(([name, *words] for name, *words in (["man", "--warnings", "-l"], ["mandoc", "-Tlint"],
                                                      ["groff", "-man", "-Tutf8", "-ww"]) if shutil.which(name)), None)
    if reader is None:
        return SKIPPED
    read = subprocess.run([*reader, str(page)], capture_output=True, text=True, encoding="utf-8", check=True)
    assert read.stderr == "", read.stderr
    return 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("case", choices=["completions", "manual"])
    parser.add_argument("--program", required=True)
    parser.add_argument("--out", required=True, type=Path)
    given = parser.parse_args()
    folder = given.out / given.case
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return globals()[given.case](given.program, folder)


if __name__ == "__main__":
    sys.exit(main())
