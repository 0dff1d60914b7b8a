"""Every number that ends a list or cuts a text stands in caps.txt, with what is said when it bites.

    caps.py ROOT         one line for each that is missing there, or is there and gone; exit 1 if there is any

A cap is a constant named as one (most_..., max_..., longest_..., few, some, many, listed), LIMIT with a number in SQL, or
in a page's script a MOST_..., .slice(0, number), listInParts(..., number, ...), most: number, or a length, size or counter that is
compared with a number. caps.txt has a line for each file and name: FILE: NAME: what happens then.
"""

import re
import sys
from pathlib import Path

CAP = re.compile(r"constexpr\s+(?:static\s+)?[\w:<>]+\s+((?:most|max|longest)_\w+|most|few|some|many|named|enough\w*)\s*(?:=|\{)"
                 r"|^\s*int\s+((?:max|most)_\w+)\s*=|,\s*((?:max|most)_\w+)\s*=\s*\d|^\s*int\s+(limit|rows)\s*=\s*\d"
                 r"|constexpr[^;=]*,\s*((?:most|max|longest)_\w+)\s*=")
SQL = re.compile(r"LIMIT (\d{2,})")
SCRIPT = re.compile(r"\.(?P<slice>slice)\(0, (?P<a>\d+)\)|listInParts\([^;]*?, (?P<parts>\d+), \(?\[?\w"
                    r"|\{ (?P<first>most)(?: =|:) (?P<e>\d+)"
                    r"|\b(?P<most>MOST_\w+) = \d|\b(?P<counted>[\w.]+)\.(?:length|size) [<>]=? (?P<b>\d{2,})"
                    r"|\+\+(?P<before>\w+) [<>]=? (?P<c>\d{2,})|\b(?P<after>\w+)\+\+ [<>]=? (?P<d>\d{2,})")


def cap_of_script(match):
    if match["most"]:
        return match["most"]
    if match["parts"]:
        return f"parts {match['parts']}"
    return (match["slice"] or match["counted"] or match["before"] or match["after"] or match["first"]) + " " + \
        (match["a"] or match["b"] or match["c"] or match["d"] or match["e"])


def caps_of(path, file):
    found = set()
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".js":
        return {f"{file}: {cap_of_script(match)}" for match in SCRIPT.finditer(text)}
    for line in text.splitlines():
        for match in CAP.finditer(line):
            found.add(f"{file}: {next(group for group in match.groups() if group)}")
    # A statement may be broken between "LIMIT " and its number.
    for match in SQL.finditer(re.sub(r'"\s*\n\s*"', "", text)):
        found.add(f"{file}: LIMIT {match[1]}")
    return found


def problems(root):
    found = set()
    for folder, suffixes in (("app", (".cpp", ".h")), ("assets/page", (".js",))):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in suffixes:
                found |= caps_of(path, path.relative_to(root).as_posix())
    known = {}
    for line in (root / "tests/house/caps.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            file, name, said = line.split(": ", 2)
            known[f"{file}: {name}"] = said
    wrong = [f"{cap}: ends something, and tests/house/caps.txt does not say what is said then" for cap in sorted(found - set(known))]
    wrong += [f"{cap}: stands in tests/house/caps.txt and is no more" for cap in sorted(set(known) - found)]
    wrong += [f"{cap}: says nothing" for cap, said in known.items() if len(said) < 10]
    return wrong


def main():
    wrong = problems(Path(sys.argv[1]))
    print("\n".join(wrong), end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
