"""An X server of one's own (Xvfb), and what a person does at it: pointer, wheel, keys, clipboard, looking.

Knows nothing of Dateline.
"""

import ctypes
import os
import select
import signal
import subprocess
import time

import xlib
from PIL import ImageGrab


def die_with_parent():
    """Runs in the child: a test that is killed takes its X server and program with it."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def stop(process, patience_s=5.0):
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(patience_s)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


class Display:
    def __init__(self, width, height):
        reader, writer = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp",
             "-noreset", "-dpi", "96"],
            pass_fds=[writer], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            preexec_fn=die_with_parent)
        os.close(writer)
        self.name = ":" + self._read_number(reader)
        os.close(reader)
        self.environment = {**os.environ, "DISPLAY": self.name}
        self.keyboard = xlib.Keyboard(self.name)
        self.clipboard_owner = None

    def _read_number(self, reader):
        text = b""
        while not text.endswith(b"\n"):
            if not select.select([reader], [], [], 20)[0]:
                break
            piece = os.read(reader, 32)
            if not piece:
                break
            text += piece
        if not text.strip():
            self.server.kill()
            raise RuntimeError("Xvfb did not start: is it installed?")
        return text.strip().decode()

    def close(self):
        if self.clipboard_owner:
            stop(self.clipboard_owner)
        stop(self.server)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def xdotool(self, *words):
        return subprocess.run(["xdotool", *map(str, words)], env=self.environment, check=True, timeout=600,
                              capture_output=True, text=True).stdout

    # Pointer. Pauses are part of each gesture: a person's press lasts longer than a frame.
    def move(self, x, y):
        self.xdotool("mousemove", round(x), round(y), "sleep", 0.05)

    def click(self, x, y, times=1):
        press = ["mousedown", 1, "sleep", 0.01, "mouseup", 1, "sleep", 0.01]
        self.xdotool("mousemove", round(x), round(y), "sleep", 0.01, *(press * times))

    def drag(self, x, y, to_x, to_y, steps=12):
        words = ["mousemove", round(x), round(y), "sleep", 0.08, "mousedown", 1, "sleep", 0.06]
        for step in range(1, steps + 1):
            part = step / steps
            words += ["mousemove", round(x + (to_x - x) * part), round(y + (to_y - y) * part), "sleep", 0.03]
        # Held still before it is let go: a drag without a throw.
        self.xdotool(*words, "sleep", 0.4, "mouseup", 1)

    def wheel(self, x, y, notches):
        """Up (towards, zoom in) for a positive number of notches."""
        button = 4 if notches > 0 else 5
        self.xdotool("mousemove", round(x), round(y), "sleep", 0.08, *(["click", button, "sleep", 0.05] * abs(notches)))

    # Keys.
    def key(self, *names):
        """"f", "Escape", "ctrl+v": quicker than a frame, as the program must bear."""
        for name in names:
            keys = name.split("+")
            down = [word for key in keys for word in ("keydown", key)]
            up = [word for key in reversed(keys) for word in ("keyup", key)]
            self.xdotool(*down, "sleep", 0.01, *up)

    def type(self, text):
        self.keyboard.learn(text)
        self.xdotool("type", "--delay", 12, "--", text)

    def copy(self, text):
        """The clipboard as another program would fill it; its owner lives until the next copy."""
        if self.clipboard_owner:
            stop(self.clipboard_owner)
        self.clipboard_owner = subprocess.Popen(
            ["xclip", "-quiet", "-selection", "clipboard", "-i"], env=self.environment, stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=die_with_parent)
        self.clipboard_owner.stdin.write(text.encode())
        self.clipboard_owner.stdin.close()
        time.sleep(0.3)

    def pasted(self):
        """What another program would paste."""
        return subprocess.run(["xclip", "-selection", "clipboard", "-o"], env=self.environment, capture_output=True,
                              text=True, timeout=600).stdout

    def grab(self, box=None):
        return ImageGrab.grab(bbox=box, xdisplay=self.name)

    # Windows.
    def window_of(self, process, patience_s):
        deadline = time.monotonic() + patience_s
        while time.monotonic() < deadline:
            if process.poll() is not None:
                raise RuntimeError(f"the program ended with {process.returncode}")
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(process.pid)], timeout=600,
                                   env=self.environment, capture_output=True, text=True).stdout.split()
            if found:
                return int(found[-1])
            time.sleep(0.1)
        raise RuntimeError("the program showed no window")

    def geometry(self, window):
        lines = self.xdotool("getwindowgeometry", "--shell", window).splitlines()
        values = dict(line.split("=", 1) for line in lines if "=" in line)
        return tuple(int(values[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))

    def ask_to_close(self, window):
        """What the window manager sends when the cross is clicked."""
        xlib.send_close(self.name, window)
