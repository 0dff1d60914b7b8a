"""The real program in its window: started on a database, looked at through its hits file, worked with real input.

The hits file is written by `dateline --hits-file PATH` after each frame and replaced whole:
    {"frame": n, "idle": true, "width": px, "height": px, "scale": s, "state": {...},
     "hits": [{"id": "canvas/event:4", "x": .., "y": .., "w": .., "h": ..}, ...]}     later hits lie on top
"""

import contextlib
import json
import os
import re
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from display import die_with_parent, stop

SLOW = float(os.environ.get("DATELINE_SLOW", "1"))  # how many times slower than an ordinary build
PATIENCE = 10 * SLOW  # of a machine at full load: waiting ends as soon as what is waited for is there
FAULT_REPORT = re.compile(r"ERROR: (Address|Leak)Sanitizer|runtime error:|Assertion .* failed|SUMMARY: \w+Sanitizer")


class StoryFailed(Exception):
    pass


# LeakSanitizer (of clang 14) now and then falls over itself while it looks, after the program has ended well: once in some
# hundreds of runs of a loaded machine. It has then looked at nothing; the other runs tell.
LEAK_CHECK_FELL = re.compile(r"Tracer caught signal \d+: .*\n(==\d+==LeakSanitizer has encountered a fatal error.*\n|==\d+==HINT: .*\n)+")


def without_driver_leaks(text):
    """What is left of a log without the leaks of graphics drivers. GLFW has unloaded them by the time that LeakSanitizer
    looks, so that leaks.supp cannot name them: every frame but the allocator's is in an unknown module."""
    text = LEAK_CHECK_FELL.sub("", text)
    leak = re.compile(r"(?:Direct|Indirect) leak of .*\n(?: +#0 .*\n)(?: +#\d+ 0x\w+ +\(<unknown module>\)\n)+\n")
    left = leak.sub("", text)
    if left == text or re.search(r"(Direct|Indirect) leak of", left):
        return text
    return re.sub(r"=+\n==\d+==ERROR: LeakSanitizer: detected memory leaks\n+|SUMMARY: AddressSanitizer: .* leaked in .*\n", "",
                  left)


class Hit:
    def __init__(self, values):
        self.id = values["id"]
        self.x, self.y, self.w, self.h = (float(values[name]) for name in "xywh")

    def holds(self, x, y):
        return self.x <= x < self.x + self.w and self.y <= y < self.y + self.h

    def holds_hit(self, other):
        return self.holds(other.x + other.w / 2, other.y + other.h / 2)

    def __repr__(self):
        return f"{self.id} at {self.x:.0f},{self.y:.0f} {self.w:.0f}x{self.h:.0f}"


class Seen:
    """What the program said after one frame."""

    def __init__(self, text):
        values = json.loads(text)
        self.frame, self.idle = values["frame"], values["idle"]
        self.width, self.height, self.scale = values["width"], values["height"], values["scale"]
        self.state = values["state"]
        self.hits = [Hit(hit) for hit in values["hits"]]

    def with_prefix(self, prefix):
        return [hit for hit in self.hits if hit.id.startswith(prefix)]

    def find(self, hit_id):
        """The topmost hit with this id, or None."""
        return next((hit for hit in reversed(self.hits) if hit.id == hit_id), None)

    def inside(self, hit):
        return hit.x < self.width and hit.y < self.height and hit.x + hit.w > 0 and hit.y + hit.h > 0

    def is_free(self, hit, x, y):
        """Nothing else covers the hit here, nor a pixel away."""
        for by_x, by_y in ((0, 0), (-1, -1), (1, -1), (-1, 1), (1, 1)):
            top = next((other for other in reversed(self.hits) if other.holds(x + by_x, y + by_y)), None)
            if top is None or top.id != hit.id:
                return False
        return True

    def free_point(self, hit):
        """A point of the hit that nothing else covers, nearest to its middle; None if there is none."""
        points = []
        for column in range(1, 10):
            for row in range(1, 10):
                x, y = hit.x + hit.w * column / 10, hit.y + hit.h * row / 10
                if 0 <= x < self.width and 0 <= y < self.height and self.is_free(hit, x, y):
                    points.append((abs(column - 5) + abs(row - 5), x, y))
        return min(points)[1:] if points else None

    @property
    def panel(self):
        return self.state["panel"]


class Program:
    def __init__(self, display, program, database, out, *options, name="dateline", lang="ko", theme="light"):
        self.display, self.out, self.name = display, Path(out), name
        self.out.mkdir(parents=True, exist_ok=True)
        self.home = tempfile.TemporaryDirectory(prefix="dateline-story-")
        self.hits_path = Path(self.home.name, "hits.json")
        self.log_path = self.out / f"{name}.log"
        self.log = open(self.log_path, "wb")
        environment = {**display.environment, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "HOME": self.home.name,
                       "LIBGL_ALWAYS_SOFTWARE": "1", "MESA_SHADER_CACHE_DISABLE": "true"}
        for gone in ("WAYLAND_DISPLAY", "XMODIFIERS", "LANGUAGE"):
            environment.pop(gone, None)
        for folder in ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME", "RUNTIME_DIR"):
            path = Path(self.home.name, folder.lower())
            path.mkdir(mode=0o700)
            environment["XDG_" + folder] = str(path)
        command = [str(program), *([str(database)] if database else []), "--hits-file", str(self.hits_path),
                   "--ignore-settings", "--lang", lang, "--theme", theme, *map(str, options)]
        self.process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=self.log,
                                        stderr=subprocess.STDOUT, preexec_fn=die_with_parent)
        self.last = None
        try:
            self.window = display.window_of(self.process, 30 * PATIENCE)
            self.left, self.top, _, _ = display.geometry(self.window)
            self.expect(lambda seen: seen.idle, "the program settles after it started", 60)
        except BaseException as error:
            stop(self.process)
            self.log.close()
            raise StoryFailed(f"{name} did not start: {error}\n{self.words()}") from error

    def words(self):
        """What the program wrote."""
        return self.log_path.read_text(errors="replace")[-4000:]

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind is not None:
            stop(self.process)
            self.log.close()
            return
        self.close()

    def close(self):
        """The cross is clicked: the program ends at once, well, and has nothing to report."""
        self.display.ask_to_close(self.window)
        try:
            status = self.process.wait(20 * PATIENCE)
        except subprocess.TimeoutExpired:
            stop(self.process)
            raise StoryFailed(f"{self.name}: the window was asked to close and stayed")
        finally:
            self.log.close()
            self.home.cleanup()
        everything = self.log_path.read_text(errors="replace")
        ours = without_driver_leaks(everything)
        if FAULT_REPORT.search(ours) or (status != 0 and ours == everything):
            raise StoryFailed(f"{self.name} ended with {status}:\n{self.words()}")

    # Looking.
    def look(self):
        if self.process.poll() is not None:
            raise StoryFailed(f"{self.name} ended on its own with {self.process.returncode}:\n{self.words()}")
        try:
            self.last = Seen(self.hits_path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            pass
        return self.last

    @contextlib.contextmanager
    def stopped(self):
        """Meanwhile the program stands still: it sees what is done all at once, as after a slow frame."""
        self.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.process.send_signal(signal.SIGCONT)

    def sleeps(self):
        """All its threads wait for something. One that is kept waiting for a processor does not sleep: it may have input yet
        to take, however long it has drawn nothing."""
        states = []
        for stat in Path(f"/proc/{self.process.pid}/task").glob("*/stat"):
            with contextlib.suppress(OSError):  # a thread may end meanwhile
                states.append(stat.read_text().rpartition(")")[2].split()[0])
        return all(state == "S" for state in states)

    def settle(self, patience_s=20):
        """Waits until the program is idle, sleeps and draws no more."""
        deadline = time.monotonic() + patience_s * PATIENCE
        frame, since = None, time.monotonic()
        while time.monotonic() < deadline:
            seen = self.look()
            if seen is None or not seen.idle or seen.frame != frame or not self.sleeps():
                frame, since = seen.frame if seen else None, time.monotonic()
            elif time.monotonic() - since > 0.25 * min(SLOW, 2):
                return seen
            time.sleep(0.03)
        self.fail("the program does not come to rest")

    def expect(self, true_of, sentence, patience_s=10):
        """Waits until it is true of what is seen."""
        deadline = time.monotonic() + patience_s * PATIENCE
        while time.monotonic() < deadline:
            seen = self.look()
            if seen is not None and true_of(seen):
                return seen
            time.sleep(0.05)
        self.fail("not so: " + sentence)

    def fail(self, sentence):
        picture = self.out / f"{self.name}-failed.png"
        self.display.grab().save(picture)
        state = json.dumps(self.last.state, ensure_ascii=False)[:3000] if self.last else "(no frame was drawn)"
        hits = ", ".join(sorted({hit.id for hit in self.last.hits}))[:3000] if self.last else ""
        raise StoryFailed(f"{sentence}\n  seen: {picture}\n  state: {state}\n  hits: {hits}\n{self.words()}")

    def screenshot(self, path):
        self.display.move(self.left + 2, self.top + 2)  # away from what would light up
        self.settle()
        x, y, width, height = self.display.geometry(self.window)
        picture = self.display.grab((x, y, x + width, y + height))
        if path:
            picture.save(path)
        return picture

    def resize(self, width, height):
        """As by pulling the window's corner."""
        self.display.xdotool("windowsize", self.window, width, height)
        self.expect(lambda seen: (seen.width, seen.height) == (width, height), f"the window is {width} x {height}")
        return self.settle()

    # Doing: each waits for rest first, so that hits lie where they were seen, and afterwards.
    def point_of(self, hit_id):
        seen = self.settle()
        hit = seen.find(hit_id)
        if hit is None:
            self.fail(f"there is no {hit_id} to click")
        point = seen.free_point(hit)
        if point is None:
            self.fail(f"{hit} is covered or out of sight")
        return self.left + point[0], self.top + point[1]

    def click(self, hit_id, times=1):
        self.display.click(*self.point_of(hit_id), times=times)
        return self.settle()

    def press(self, hit_id):
        """Clicks it where it is seen, without waiting for rest: there is none while something goes on."""
        seen = self.expect(lambda seen: seen.find(hit_id), f"there is {hit_id} to press")
        x, y = seen.free_point(seen.find(hit_id))
        self.display.click(self.left + x, self.top + y)

    def double_click(self, hit_id):
        return self.click(hit_id, 2)

    def click_at(self, x, y):
        self.display.click(self.left + x, self.top + y)
        return self.settle()

    def drag(self, x, y, to_x, to_y):
        self.display.drag(self.left + x, self.top + y, self.left + to_x, self.top + to_y)
        return self.settle()

    def wheel(self, x, y, notches):
        self.display.wheel(self.left + x, self.top + y, notches)
        return self.settle()

    def key(self, *names):
        for name in names:
            self.display.key(name)
            self.settle()
        return self.last

    def type(self, text):
        self.display.type(text)
        return self.settle()

    def paste(self, text):
        self.display.copy(text)
        return self.key("ctrl+v")

    def fill(self, hit_id, text):
        """Replaces what a field holds."""
        self.click(hit_id)
        self.key("ctrl+a")
        return self.type(text)

    def reveal(self, hit_id, over, notches=2):
        """Turns the wheel over (x, y), so many notches at once, until the hit is in sight and free to click."""
        for _ in range(60):
            seen = self.settle()
            hit = seen.find(hit_id)
            if hit is not None and seen.inside(hit) and seen.free_point(hit):
                return hit
            up = hit is not None and hit.y + hit.h / 2 < over[1] and not (hit.y < 0 < hit.y + hit.h)
            self.display.wheel(self.left + over[0], self.top + over[1], notches if up else -notches)
        self.fail(f"{hit_id} cannot be scrolled into sight")

    def panel_middle(self):
        seen = self.look()
        return seen.width - 150 * seen.scale, seen.height * 0.5
