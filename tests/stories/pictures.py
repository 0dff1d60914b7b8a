"""Screenshots against goldens: alike to a reader's eye, whatever a driver does to single pixels."""

import os
from pathlib import Path

import numpy
from PIL import Image

GOLDEN_SIZE = (800, 500)  # kept at half size: enough to see a wrong colour or a shifted panel
MEAN_ALLOWED = 2.5        # of 255, over the whole picture
CELL_ALLOWED = 30.0       # of 255, over any cell of a grid of 40 x 25


def shrunk(picture):
    return picture.convert("RGB").resize(GOLDEN_SIZE, Image.Resampling.BOX)


def differences(one, other):
    """The mean difference of the whole, and that of the worst cell."""
    gap = numpy.abs(numpy.asarray(one, dtype=float) - numpy.asarray(other, dtype=float)).mean(axis=2)
    cells = gap.reshape(25, GOLDEN_SIZE[1] // 25, 40, GOLDEN_SIZE[0] // 40).mean(axis=(1, 3))
    return gap.mean(), cells.max()


def is_blank(picture):
    return numpy.asarray(picture.convert("L"), dtype=float).std() < 4


def compare_with_golden(picture, golden, out):
    """None if alike, else a sentence. UPDATE_GOLDEN=1 rewrites the golden."""
    small = shrunk(picture)
    golden = Path(golden)
    if os.environ.get("UPDATE_GOLDEN") == "1":
        small.save(golden, optimize=True)
        return None
    small.save(Path(out) / golden.name)
    if not golden.exists():
        return f"there is no {golden.name}; look at {out}/{golden.name}, then run with UPDATE_GOLDEN=1"
    mean, worst = differences(small, Image.open(golden).convert("RGB"))
    if mean > MEAN_ALLOWED or worst > CELL_ALLOWED:
        return (f"{golden.name} differs from {out}/{golden.name}: mean {mean:.2f} (allowed {MEAN_ALLOWED}), "
                f"worst cell {worst:.1f} (allowed {CELL_ALLOWED})")
    return None
