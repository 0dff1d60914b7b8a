"""Measures the built program beside a bare window, in one run, and prints one table of ratios. Fails on nothing.

    bench.py --folder BUILD [--quick]
"""

import argparse
import os
import select
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "stories"))
from display import Display, die_with_parent, stop  # noqa: E402

TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


class Runner:
    """A program that says "frame N" on its standard output once a complete frame is shown, or "partial N" while
    something in it is still to come."""

    def __init__(self, display, home, command):
        environment = {**display.environment, "LIBGL_ALWAYS_SOFTWARE": "1", "LC_ALL": "C.UTF-8", "HOME": home,
                       "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home, "XDG_STATE_HOME": home}
        environment.pop("WAYLAND_DISPLAY", None)
        self.started = time.monotonic()
        self.process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                        preexec_fn=die_with_parent)
        os.set_blocking(self.process.stdout.fileno(), False)

    def lines_within(self, seconds, until=None):
        """What it says in this time; returns as soon as a line starts with `until`."""
        deadline, text = time.monotonic() + seconds, b""
        while (left := deadline - time.monotonic()) > 0:
            if select.select([self.process.stdout], [], [], left)[0]:
                piece = os.read(self.process.stdout.fileno(), 65536)
                if not piece:
                    raise RuntimeError(f"{self.process.args[0]} ended with {self.process.wait()}")
                text += piece
                if until is not None and any(line.startswith(until) for line in text.splitlines()):
                    break
        return text.splitlines()

    def first_frame_s(self):
        if not any(line.startswith(b"frame") for line in self.lines_within(60, until=b"frame")):
            raise RuntimeError(f"{self.process.args[0]} completed no frame within a minute")
        return time.monotonic() - self.started

    def cpu_s(self):
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS_PER_SECOND

    def close(self):
        stop(self.process)
        self.process.stdout.close()


def measure_start(display, home, command):
    runner = Runner(display, home, command)
    try:
        return runner.first_frame_s()
    finally:
        runner.close()


def measure_idle(display, home, command, seconds):
    """The share of one core and the frames drawn while nothing happens."""
    runner = Runner(display, home, command)
    try:
        runner.first_frame_s()
        runner.lines_within(3)  # let the last of the work at start be done
        before = runner.cpu_s()
        frames = len(runner.lines_within(seconds))
        return (runner.cpu_s() - before) / seconds, frames
    finally:
        runner.close()


def read_budget():
    budget = {}
    for line in (Path(__file__).parent / "budget.txt").read_text(encoding="utf-8").splitlines():
        words = line.split("#")[0].split()
        if words:
            budget[words[0]] = float(words[1])
    return budget


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", required=True)
    parser.add_argument("--quick", action="store_true")
    arguments = parser.parse_args()
    folder = Path(arguments.folder).resolve()
    bare_program = next(p for p in (folder / "dateline_bare", folder / "tests/bench/dateline_bare") if p.exists())
    bare = [str(bare_program)]
    ours = [str(folder / "dateline"), str(folder / "example.db"), "--report-frames", "--ignore-settings"]
    runs, idle_s = (5, 5) if arguments.quick else (21, 10)

    with Display(1600, 1000) as display, tempfile.TemporaryDirectory() as home:
        starts = {"bare": [], "ours": []}
        for run in range(runs + 1):
            for name, command in (("bare", bare), ("ours", ours)):
                taken = measure_start(display, home, command)
                if run > 0:  # the first fills the system's caches
                    starts[name].append(taken)
        bare_idle, _ = measure_idle(display, home, bare, idle_s)
        our_idle, our_frames = measure_idle(display, home, ours, idle_s)

    medians = {name: statistics.median(values) for name, values in starts.items()}
    paired = sorted(b / a for a, b in zip(starts["bare"], starts["ours"]))
    figures = [
        ("start/bare", medians["ours"] / medians["bare"],
         f"{medians['ours'] * 1000:.0f} ms against {medians['bare'] * 1000:.0f} ms; medians of {runs}; "
         f"single pairs {paired[0]:.2f} to {paired[-1]:.2f}"),
        ("idle-cpu", our_idle, f"of one core over {idle_s} s; the bare window {bare_idle:.4f}"),
        ("idle-frames", our_frames, f"in {idle_s} s"),
    ]
    budget = read_budget()
    print(f"{'figure':<14} {'measured':>9} {'budget':>8}")
    for name, value, remark in figures:
        allowed = budget.get(name)
        mark = "  OVER" if allowed is not None and value > allowed else ""
        shown = "-" if allowed is None else f"{allowed:g}"
        print(f"{name:<14} {value:>9.4g} {shown:>8}  {remark}{mark}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
