"""The little of Xlib that xdotool does not do: asking a window to close, and a keyboard that has the keys for a text."""

import ctypes
import time
from contextlib import contextmanager

LIBRARY = ctypes.CDLL("libX11.so.6")
LIBRARY.XOpenDisplay.restype = ctypes.c_void_p
LIBRARY.XOpenDisplay.argtypes = [ctypes.c_char_p]
LIBRARY.XCloseDisplay.argtypes = [ctypes.c_void_p]
LIBRARY.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
LIBRARY.XInternAtom.restype = ctypes.c_ulong
LIBRARY.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
LIBRARY.XSendEvent.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_long, ctypes.c_void_p]
LIBRARY.XChangeKeyboardMapping.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int,
                                           ctypes.POINTER(ctypes.c_ulong), ctypes.c_int]
LIBRARY.XGetKeyboardMapping.restype = ctypes.POINTER(ctypes.c_ulong)
LIBRARY.XGetKeyboardMapping.argtypes = [ctypes.c_void_p, ctypes.c_ubyte, ctypes.c_int, ctypes.POINTER(ctypes.c_int)]
LIBRARY.XFree.argtypes = [ctypes.c_void_p]

FIRST_KEY, LAST_KEY = 8, 255
CLIENT_MESSAGE = 33


@contextmanager
def connection_to(name):
    connection = LIBRARY.XOpenDisplay(name.encode())
    if not connection:
        raise RuntimeError(f"no connection to the X server {name}")
    try:
        yield connection
        LIBRARY.XSync(connection, 0)
    finally:
        LIBRARY.XCloseDisplay(connection)


class ClientMessage(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
                ("display", ctypes.c_void_p), ("window", ctypes.c_ulong), ("message_type", ctypes.c_ulong),
                ("format", ctypes.c_int), ("data", ctypes.c_long * 5), ("padding", ctypes.c_long * 24)]


def send_close(display_name, window):
    with connection_to(display_name) as connection:
        event = ClientMessage(type=CLIENT_MESSAGE, send_event=1, display=connection, window=window, format=32,
                              message_type=LIBRARY.XInternAtom(connection, b"WM_PROTOCOLS", 0))
        event.data[0] = LIBRARY.XInternAtom(connection, b"WM_DELETE_WINDOW", 0)
        LIBRARY.XSendEvent(connection, window, 0, 0, ctypes.byref(event))


class Keyboard:
    """Unused keys are given the text's letters before it is typed. xdotool would give one key each letter in turn, and a
    program that reads a press late would look up the letter after it."""

    def __init__(self, display_name):
        self.display_name = display_name
        self.known = set()

    def learn(self, text):
        letters = sorted({letter for letter in text if ord(letter) > 0xFF} - self.known)
        if not letters:
            return
        with connection_to(self.display_name) as connection:
            free = self._free_keys(connection)
            if len(free) < len(letters):
                raise RuntimeError(f"the keyboard has no room for {len(letters)} more letters")
            for letter, key in zip(letters, free):
                symbol = (ctypes.c_ulong * 2)(*[0x01000000 + ord(letter)] * 2)
                LIBRARY.XChangeKeyboardMapping(connection, key, 2, symbol, 1)
        self.known.update(letters)
        time.sleep(0.5)  # for the program to hear of it

    @staticmethod
    def _free_keys(connection):
        each = ctypes.c_int()
        symbols = LIBRARY.XGetKeyboardMapping(connection, FIRST_KEY, LAST_KEY - FIRST_KEY + 1, ctypes.byref(each))
        free = [key for key in range(FIRST_KEY, LAST_KEY + 1)
                if not any(symbols[(key - FIRST_KEY) * each.value + i] for i in range(each.value))]
        LIBRARY.XFree(symbols)
        return free
