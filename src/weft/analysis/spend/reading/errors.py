"""The reasons why a file cannot be read."""

from __future__ import annotations

from weft.analysis.errors import ExitCode, WeftError


class CannotRead(WeftError):
    """A file, or a part of it, that cannot be read: what, where, and what to do."""

    exit_code = ExitCode.NOTHING_READ


class CannotTell(CannotRead):
    """A file whose columns a person has to name, because nothing in it decides."""
