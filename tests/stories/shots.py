"""The README's pictures, from the real program: light and dark, Korean and English, 100 and 200 %.

    shots.py --program P --database example.db --out docs
"""

import argparse
import sys
import tempfile
from pathlib import Path

from display import Display
from program import Program, StoryFailed

WEEKS = ["--from", "2023-04-20", "--to", "2023-06-30", "--select", "event:seoul-startups-meeting"]
DAYS = ["--from", "2023-06-07", "--to", "2023-06-11", "--select", "participant:sam-altman"]
SHOTS = [  # file, view, language, theme, scale
    ("overview", WEEKS, "ko", "light", 1),
    ("overview-dark", WEEKS, "ko", "dark", 1),
    ("overview-en", WEEKS, "en", "light", 1),
    ("day", DAYS, "ko", "light", 1),
    ("day-en-dark", DAYS, "en", "dark", 1),
    ("all-en", [], "en", "light", 1),
    ("overview-200", WEEKS, "ko", "light", 2),
]


def main():
    parser = argparse.ArgumentParser()
    for option in ("program", "database", "out"):
        parser.add_argument("--" + option, required=True)
    arguments = parser.parse_args()
    for name, view, language, theme, scale in SHOTS:
        width, height = 1600 * scale, 1000 * scale
        with tempfile.TemporaryDirectory() as log, Display(width, height) as display:
            options = [*view, "--scale", scale]
            try:
                with Program(display, arguments.program, arguments.database, log, *options, lang=language,
                             theme=theme) as program:
                    program.resize(width, height)
                    picture = program.screenshot(None).convert("RGB")
            except StoryFailed as failure:
                print(failure, file=sys.stderr)
                return 1
        path = Path(arguments.out, name + ".png")
        # A palette keeps the repository small; the eye sees no difference in flat colours.
        picture.quantize(256, dither=0).save(path, optimize=True)
        print(f"{path}: {picture.width} x {picture.height}, {language}, {theme}, {scale * 100} %")
    return 0


if __name__ == "__main__":
    sys.exit(main())
