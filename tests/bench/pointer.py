"""A pointer that acts without pauses of its own: XTest from this process, so that each moment is known exactly."""

import ctypes
import time
from contextlib import contextmanager

import xlib

XTEST = ctypes.CDLL("libXtst.so.6")
XTEST.XTestFakeMotionEvent.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_ulong]
XTEST.XTestFakeButtonEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]

FRAME_S = 1 / 60


class Pointer:
    def __init__(self, connection):
        self.connection = connection
        self.at_s = time.monotonic()

    def _sent(self):
        xlib.LIBRARY.XSync(self.connection, 0)
        return time.monotonic()

    def _wait_for_turn(self):
        """One deed a frame of a 60 Hz screen, as a mouse would."""
        self.at_s = max(self.at_s + FRAME_S, time.monotonic())
        time.sleep(max(0, self.at_s - time.monotonic()))

    def move(self, x, y):
        self._wait_for_turn()
        XTEST.XTestFakeMotionEvent(self.connection, -1, round(x), round(y), 0)
        return self._sent()

    def button(self, number, down):
        XTEST.XTestFakeButtonEvent(self.connection, number, 1 if down else 0, 0)
        return self._sent()

    def wheel(self, notches):
        """Up (towards, zoom in) for a positive number; the moment of the last."""
        number, sent = (4 if notches > 0 else 5), None
        for _ in range(abs(notches)):
            self._wait_for_turn()
            self.button(number, True)
            sent = self.button(number, False)
        return sent

    def drag(self, x, y, to_x, steps):
        """There and back, held still before it is let go: no throw."""
        self.move(x, y)
        self.button(1, True)
        path = [x + (to_x - x) * i / steps for i in range(1, steps + 1)]
        for at in path + path[-2::-1]:
            self.move(at, y)
        time.sleep(0.3)
        self.button(1, False)


@contextmanager
def pointer_at(display_name):
    with xlib.connection_to(display_name) as connection:
        yield Pointer(connection)
