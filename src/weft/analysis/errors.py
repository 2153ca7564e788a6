"""How a command ends, and what Weft says when it has to stop.

Every error that a person can act on is a `WeftError`: what is wrong, where, and what to do. The
command line shows its message and nothing else, and ends with its exit code. An exception of any
other kind is a fault of Weft's own.
"""

from __future__ import annotations

import errno
import os
from enum import IntEnum


class ExitCode(IntEnum):
    """How a command ended. docs/how-to/exit-codes.md is made from this table."""

    meaning: str

    def __new__(cls, code: int, meaning: str) -> ExitCode:
        """Keep the meaning beside the number."""
        member = int.__new__(cls, code)
        member._value_ = code
        member.meaning = meaning
        return member

    DONE = 0, "Done. Everything that was given has been read, and the result is written."
    FAULT = 1, "A fault of Weft's own. Please report it; `WEFT_DEBUG=1` shows where it happened."
    WRONG_USE = 2, "The command was used wrongly: an unknown option, a value that makes no sense."
    NOTHING_READ = 3, "Nothing that was given could be read, so no result was written."
    PARTLY_READ = 4, "Done, but some files could not be read. The result is written without them."
    CANNOT_WRITE = 5, "The result could not be written: no room, no permission, or the wrong place."
    NO_PAYMENTS = 6, "The files were read, but no payment in them falls in the period asked for."
    TAMPERED = (
        7,
        "The record of what was done does not hold, or published figures do not stand on their files any more: it says "
        "which entry, value, checkpoint or file.",
    )
    INTERRUPTED = 130, "Stopped with Ctrl-C."
    TERMINATED = 143, "Stopped by the system or by another program."


NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_IN_WORDS = (*(os.strerror(number) for number in NO_ROOM), "max_temp_directory_size")
"""How DuckDB says it, whose faults have no number."""


def is_no_room(fault: BaseException | None) -> bool:
    """Whether a fault came of a disk with no room left, also where another fault was made of that.

    Whoever takes what cannot be read for damaged asks this first: the file is not to blame.
    """
    while fault is not None:
        number = fault.errno if isinstance(fault, OSError) else None
        if number in NO_ROOM or (number is None and any(w in str(fault) for w in _IN_WORDS)):
            return True
        fault = fault.__cause__ or fault.__context__
    return False


class WeftError(Exception):
    """A reason to stop, as one message for the person who can act on it.

    Give the kind of failure by a subclass with its own `exit_code`, or by the argument.
    """

    exit_code: ExitCode = ExitCode.WRONG_USE

    def __init__(self, message: str, *, exit_code: ExitCode | None = None) -> None:
        """Take the message, in plain words: what is wrong, where, and what to do."""
        super().__init__(message)
        self.message = message
        if exit_code is not None:
            self.exit_code = exit_code
