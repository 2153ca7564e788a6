"""Where work writes what it needs for a while: a folder that is gone afterwards, below one that its caller names."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

_BELOW: ContextVar[Path | None] = ContextVar("scratch_below", default=None)


@contextmanager
def scratch_below(folder: Path) -> Iterator[None]:
    """Meanwhile scratch lies below a folder, whose owner clears it away even where the work is killed."""
    before = _BELOW.set(folder)
    try:
        yield
    finally:
        _BELOW.reset(before)


@contextmanager
def scratch() -> Iterator[Path]:
    """A new folder, among the system's temporary ones where nobody has named another place."""
    with tempfile.TemporaryDirectory(prefix="weft-", dir=_BELOW.get()) as made:
        yield Path(made)
