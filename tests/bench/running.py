"""A program with a window, started and listened to: when its frames were complete, and what they cost."""

import os
import select
import subprocess
import time
from pathlib import Path

from display import die_with_parent, stop

TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


class Line:
    """"frame N CPU_MS" once a complete frame is shown, "partial N CPU_MS" while something in it is still to come,
    "complete N CPU_MS" if that is no longer wanted: nothing was drawn. The time is the drawing thread's, from its
    start."""

    def __init__(self, text, at_s):
        words = text.split()
        self.complete, self.drawn = words[0] != b"partial", words[0] != b"complete"
        self.cpu_ms, self.at_s = float(words[2]), at_s


class Runner:
    def __init__(self, display, home, command, **environment):
        environment = {**display.environment, "LIBGL_ALWAYS_SOFTWARE": "1", "LC_ALL": "C.UTF-8", "HOME": home,
                       "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home, "XDG_STATE_HOME": home, **environment}
        environment.pop("WAYLAND_DISPLAY", None)
        self.started = time.monotonic()
        self.process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                        preexec_fn=die_with_parent)
        os.set_blocking(self.process.stdout.fileno(), False)
        self.rest = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        stop(self.process)
        self.process.stdout.close()

    def next_lines(self, seconds):
        """What it says next; nothing if it says nothing for so long."""
        if not select.select([self.process.stdout], [], [], max(0, seconds))[0]:
            return []
        at_s = time.monotonic()
        piece = os.read(self.process.stdout.fileno(), 65536)
        if not piece:
            raise RuntimeError(f"{self.process.args[0]} ended with {self.process.wait()}")
        *whole, self.rest = (self.rest + piece).split(b"\n")
        return [Line(text, at_s) for text in whole]

    def lines_within(self, seconds):
        deadline, lines = time.monotonic() + seconds, []
        while (left := deadline - time.monotonic()) > 0:
            lines += self.next_lines(left)
        return lines

    def lines_until_rest(self, patience_s, quiet_s=0.3):
        """All lines until the last of them is a complete frame's and nothing follows for a while."""
        deadline, lines = time.monotonic() + patience_s, []
        while time.monotonic() < deadline:
            more = self.next_lines(quiet_s)
            lines += more
            if not more and lines and lines[-1].complete:
                return lines
        raise TimeoutError(f"{self.process.args[0]} came to no rest within {patience_s} s")

    def first_frame_s(self, patience_s=120):
        deadline = self.started + patience_s
        while (left := deadline - time.monotonic()) > 0:
            for line in self.next_lines(left):
                if line.complete:
                    return line.at_s - self.started
        raise TimeoutError(f"{self.process.args[0]} completed no frame within {patience_s} s")

    def cpu_s(self):
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS_PER_SECOND

    def peak_mb(self):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0]) / 1024
