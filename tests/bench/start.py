"""Start and idling: the example against a bare window; made databases against the smallest of them."""

import time

from report import Figure, Missing, median
from running import Runner

IGNORED_RUNS = 1  # the first fills the system's caches


def start_s(display, home, command):
    with Runner(display, home, command) as runner:
        return runner.first_frame_s()


def starts(display, home, commands, runs):
    """name: seconds, one a run; the programs take turns, so that what disturbs one disturbs all. None for what completes no
    frame in time: it is not waited for again."""
    taken = {name: [] for name in commands}
    for run in range(runs + IGNORED_RUNS):
        for name, command in commands.items():
            if taken[name] is None:
                continue
            try:
                taken[name].append(start_s(display, home, command))
            except TimeoutError:
                taken[name] = None
    return {name: seconds and seconds[IGNORED_RUNS:] for name, seconds in taken.items()}


def idle(display, home, command, seconds):
    """The share of one core and the frames drawn while nothing happens."""
    with Runner(display, home, command) as runner:
        runner.first_frame_s()
        runner.lines_within(3)  # let the last of the work at start be done
        before, since = runner.cpu_s(), time.monotonic()
        frames = len(runner.lines_within(seconds))
        return (runner.cpu_s() - before) / (time.monotonic() - since), frames


def idle_figures(bench):
    bare, _ = idle(bench.display, bench.home, bench.bare(), bench.idle_s)
    ours, frames = idle(bench.display, bench.home, bench.dateline(bench.example), bench.idle_s)
    return [Figure("idle-cpu", "example", ours, f"of one core over {bench.idle_s} s; the bare window {bare:.4f}"),
            Figure("idle-frames", "example", frames, f"in {bench.idle_s} s")]


def start_figures(bench):
    commands = {"bare": bench.bare(), "example": bench.dateline(bench.example)}
    for size in bench.sizes:
        commands[size.name] = bench.dateline(size.path)
    taken = starts(bench.display, bench.home, commands, bench.runs)
    ms = {name: seconds and median(seconds) * 1000 for name, seconds in taken.items()}
    pairs = sorted(b / a for a, b in zip(taken["bare"], taken["example"]))
    figures = [Figure("start/bare", "example", ms["example"] / ms["bare"],
                      f"{ms['example']:.0f} ms against {ms['bare']:.0f} ms; medians of {bench.runs}; single pairs "
                      f"{pairs[0]:.2f} to {pairs[-1]:.2f}")]
    smallest = bench.sizes[0].name
    for size in bench.sizes:
        for figure, other in (("open/1k", smallest), ("open/bare", "bare")):
            if size.name != other:
                figures.append(opening(figure, size.name, ms[size.name], ms[other]))
    return figures


def opening(figure, case, ours_ms, other_ms):
    if not ours_ms or not other_ms:
        return Missing(figure, case, "no complete frame in time")
    return Figure(figure, case, ours_ms / other_ms, f"{ours_ms:.0f} ms against {other_ms:.0f} ms")
