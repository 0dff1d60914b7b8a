"""What an error or a photo's failure says is said in Korean too: each phrase of theirs is in the catalogue.

    phrases.py ROOT      one line for each that is not; exit 1 if there is any
"""

import re
import sys
from pathlib import Path

LITERALS = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'
PHRASE = re.compile(r"\bPhrase\{\s*" + LITERALS)
RETURNED = re.compile(r"\breturn " + LITERALS + ";")
RETURNING = ("app/platform/beneath.cpp", "app/paint/image.cpp")  # why a photo cannot be shown
KEY = re.compile(r"^msgid " + LITERALS, re.MULTILINE)


def joined(literals):
    return "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', literals))


def problems(root):
    known = {joined(found[1]) for found in KEY.finditer((root / "assets/locale/ko.po").read_text(encoding="utf-8"))}
    wrong = []
    for path in sorted([*root.glob("app/**/*.cpp"), *root.glob("app/**/*.h")]):
        file, text = path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
        for pattern in [PHRASE] + [RETURNED] * (file in RETURNING):
            for found in pattern.finditer(text):
                phrase = joined(found[1])
                if phrase and phrase not in known:
                    wrong.append(f"{file}:{text.count(chr(10), 0, found.start()) + 1}: no Korean for \"{phrase}\"")
    return wrong


def main():
    found = problems(Path(sys.argv[1]).resolve())
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
