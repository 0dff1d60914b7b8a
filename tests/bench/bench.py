"""Measures the built program in one run, against physical baselines measured beside it, and prints one table of ratios.
Fails on nothing; budget.txt says what is expected.

    bench.py --folder BUILD [--quick | --huge] [--sizes 1000,100000] [--only start,frames]
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "stories"))
import filters  # noqa: E402
import frames  # noqa: E402
import page  # noqa: E402
import start  # noqa: E402
import writing  # noqa: E402
from databases import Databases, short  # noqa: E402
from display import Display  # noqa: E402
from report import Missing, print_table  # noqa: E402

PARTS = {
    "start": start.start_figures,
    "idle": start.idle_figures,
    "frames": frames.frame_figures,
    "filters": filters.filter_figures,
    "insert": writing.insert_figures,
    "import": writing.import_figures,
    "page": page.page_figures,
}


class Size:
    def __init__(self, events, path):
        self.events, self.name, self.path = events, short(events), path


class Bench:
    """What every part needs: programs, databases, how often."""

    def __init__(self, arguments, display, home):
        self.folder, self.display, self.home = Path(arguments.folder).resolve(), display, home
        self.program, self.example = self.folder / "dateline", self.folder / "example.db"
        self.databases = Databases(self.folder)
        self.sizes = self.made(arguments.sizes)
        quick = arguments.quick
        self.runs, self.idle_s, self.rounds = (5, 5, 2) if quick else (21, 10, 5)
        self.inserts, self.filter_runs = (3, 3) if quick else (5, 5)
        self.import_events = min(100_000 if quick else 1_000_000, arguments.sizes[-1])

    def made(self, sizes):
        """Those that can be made: a disk may be too small for the largest."""
        made = []
        for events in sizes:
            try:
                made.append(Size(events, self.databases.path(events)))
            except (OSError, subprocess.SubprocessError) as error:
                print(f"a database of {short(events)} events could not be made: {error}")
        return made

    def bare(self):
        return [str(self.folder / "dateline_bare")]

    def demo(self):
        return [*self.bare(), "--demo"]

    def dateline(self, database, *options):
        return [str(self.program), str(database), "--report-frames", "--ignore-settings", *options]


def parse_arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", required=True)
    parser.add_argument("--quick", action="store_true", help="fewer repetitions")
    parser.add_argument("--huge", action="store_true", help="also 10 million events: 16 GB, and an hour and more to make")
    parser.add_argument("--sizes", help="numbers of events instead, the smallest first")
    parser.add_argument("--only", default=",".join(PARTS), help="of " + ", ".join(PARTS))
    arguments = parser.parse_args()
    arguments.sizes = ([int(size) for size in arguments.sizes.split(",")] if arguments.sizes
                       else [1000, 1_000_000] + ([10_000_000] if arguments.huge else []))
    return arguments


def main():
    arguments = parse_arguments()
    figures = []
    with Display(1600, 1000) as display, tempfile.TemporaryDirectory() as home:
        bench = Bench(arguments, display, home)
        for name in arguments.only.split(","):
            print(f"measuring {name} ...", flush=True)
            try:
                figures += PARTS[name](bench)
            except (OSError, RuntimeError, ValueError, subprocess.SubprocessError) as error:
                figures.append(Missing(name, "", f"not measured: {error}"))
            except KeyboardInterrupt:
                print("stopped: what was measured until then follows")
                break
    print(f"\n{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the end; software OpenGL; ratios of one run")
    print_table(figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
