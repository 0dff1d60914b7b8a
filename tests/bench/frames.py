"""What a frame costs while a person pans and zooms, how soon a zoom has its complete picture, and the memory at the
peak of it: the real window, real pointer events, at most one in a sixtieth of a second."""

from pointer import FRAME_S, pointer_at
from report import Figure, Missing, median, percentile
from running import Runner

VIEWS = {
    "overview": [],
    "decade": ["--from", "2010", "--to", "2019"],
    "year": ["--from", "2019", "--to", "2019"],
    "day": ["--from", "2019-05-14", "--to", "2019-05-14"],
}
ZOOM_NOTCHES, PAN_STEPS, PAN_PX = 8, 30, 360
PATIENCE_S = 120
# For the cost of a frame: Mesa then rasterises on the thread that draws, so that its clock sees the pixels too. Answers
# and memory are measured as people have them, with Mesa's own threads.
ON_ONE_THREAD = {"LP_NUM_THREADS": "0"}


class Session:
    """One window: the cost of each frame, the wait after each zoom, and the memory at its peak."""

    def __init__(self):
        self.frame_ms, self.answer_ms, self.peak_mb = [], [], 0

    def note(self, lines, before):
        """The differences of the clock; `before` is the line that these follow."""
        for line in lines:
            if line.drawn:
                self.frame_ms.append(line.cpu_ms - before.cpu_ms)
            before = line
        return before


def answered_at(lines, zoom_ended_s):
    """The first complete frame after the last incomplete one, of those shown after the zoom."""
    after = [line for line in lines if line.at_s >= zoom_ended_s]
    incomplete = [i for i, line in enumerate(after) if not line.complete]
    return after[incomplete[-1] + 1 if incomplete else 0].at_s if after else zoom_ended_s


def play(runner, pointer, x, y, rounds):
    session = Session()
    runner.first_frame_s(PATIENCE_S)
    pointer.move(x, y)
    last = runner.lines_until_rest(PATIENCE_S)[-1]
    for _ in range(rounds):
        for notches in (ZOOM_NOTCHES, -ZOOM_NOTCHES):
            ended_s = pointer.wheel(notches)
            lines = runner.lines_until_rest(PATIENCE_S)
            session.answer_ms.append((answered_at(lines, ended_s) - ended_s) * 1000)
            last = session.note(lines, last)
        pointer.drag(x, y, x - PAN_PX, PAN_STEPS)
        last = session.note(runner.lines_until_rest(PATIENCE_S), last)
    session.peak_mb = runner.peak_mb()
    return session


def play_command(bench, command, x, y, **environment):
    with Runner(bench.display, bench.home, command, **environment) as runner:
        with pointer_at(bench.display.name) as pointer:
            pointer.move(2, 998)
            return play(runner, pointer, x, y, bench.rounds)


def played_both_ways(bench, command, x, y):
    return play_command(bench, command, x, y, **ON_ONE_THREAD), play_command(bench, command, x, y)


def frame_figures(bench):
    demo = played_both_ways(bench, bench.demo(), 900, 300)
    figures, smallest = [], {}
    for size in bench.sizes:
        for view, options in VIEWS.items():
            case, command = f"{size.name} {view}", bench.dateline(size.path, *options)
            try:
                sessions = played_both_ways(bench, command, 760, 200)
            except TimeoutError as error:
                figures.append(Missing("frame/demo", case, str(error)))
                continue
            figures += cost_figures(sessions, case, demo) + answer_figures(sessions[1], case)
            if size is bench.sizes[0]:
                smallest[view] = sessions
            elif view in smallest:
                figures += growth_figures(sessions, case, smallest[view])
    return sorted(figures, key=lambda figure: figure.name)


def cost_figures(sessions, case, demo):
    (frame, without_pixels), (of_demo, demo_without) = ([median(session.frame_ms) for session in pair]
                                                        for pair in (sessions, demo))
    worst, count = percentile(sessions[0].frame_ms, 0.99), len(sessions[0].frame_ms)
    return [Figure("frame-p99/median", case, worst / frame, f"{worst:.2f} ms against {frame:.2f} ms"),
            Figure("frame/demo", case, frame / of_demo,
                   f"{frame:.2f} ms against {of_demo:.2f} ms; {count} frames; without the pixels {without_pixels:.2f} ms "
                   f"against {demo_without:.2f} ms")]


def answer_figures(session, case):
    answer = median(session.answer_ms)
    return [Figure("answer/60hz", case, answer / (FRAME_S * 1000),
                   f"{answer:.0f} ms, the longest {max(session.answer_ms):.0f} ms; {len(session.answer_ms)} zooms")]


def growth_figures(sessions, case, small):
    frame, of_small = median(sessions[0].frame_ms), median(small[0].frame_ms)
    peak, small_peak = sessions[1].peak_mb, small[1].peak_mb
    return [Figure("frame/1k", case, frame / of_small, f"{frame:.2f} ms against {of_small:.2f} ms"),
            Figure("memory/1k", case, peak / small_peak, f"{peak:.0f} MB against {small_peak:.0f} MB")]
