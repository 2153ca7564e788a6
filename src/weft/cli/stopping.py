"""How Ctrl-C and the system's request to stop reach a command: it unwinds, and leaves nothing half written."""

from __future__ import annotations

import signal
from types import FrameType
from typing import NoReturn

from weft.analysis.errors import ExitCode

_WAIT = 0.02
_IMPORTING = "<frozen importlib._bootstrap>"


def listen() -> None:
    """From here on, Ctrl-C raises KeyboardInterrupt, and a request to stop SystemExit."""
    signal.signal(signal.SIGINT, _interrupted)
    signal.signal(signal.SIGTERM, _told_to_stop)
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, _interrupted)


def ignore() -> None:
    """From here on, all is done: nothing can be stopped any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _interrupted(_signal: int, frame: FrameType | None) -> None:
    """Raise KeyboardInterrupt; while a module is being imported, wait: there it would be swallowed."""
    if _is_importing(frame) and hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, _WAIT)
        return
    raise KeyboardInterrupt


def _is_importing(frame: FrameType | None) -> bool:
    while frame is not None:
        if frame.f_code.co_filename == _IMPORTING:
            return True
        frame = frame.f_back
    return False


def _told_to_stop(_signal: int, _frame: object) -> NoReturn:
    raise SystemExit(ExitCode.TERMINATED)
