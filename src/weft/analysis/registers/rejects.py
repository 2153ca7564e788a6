"""Rows of a register that cannot be used, each with file, row and reason."""

from __future__ import annotations

import csv
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import Any

SHOWN = 200
Place = dict[str, Any]
"""How far a reading had come, as plain JSON values."""


class Rejected(Exception):
    """Raised by a layout over a row that cannot be used."""

    def __init__(self, reason: str, text: str = "") -> None:
        """Take the reason (the same words for the same kind of fault) and what the row says."""
        super().__init__(reason)
        self.reason, self.text = reason, text


@dataclass
class Rejects:
    """Writes rejects.csv as the rows come; the reasons are counted."""

    path: Path
    reasons: Counter[str] = field(default_factory=Counter)
    _file: TextIOWrapper | None = None
    _silent: bool = False

    @classmethod
    def begun(cls, path: Path, place: Place | None) -> Rejects:
        """Begin, or go on where a load that was killed had come to: what it rejected after that is cut off."""
        if place is None:
            return cls(path)
        kept = place["rejects"]
        os.truncate(path, kept["bytes"])
        on = path.open("a", encoding="utf-8", newline="")
        return cls(path, Counter(kept["reasons"]), on)

    def add(self, file: str, row: int, reason: str, text: str = "") -> None:
        """Keep a row that is not used. `reason` is the same words for the same kind of fault."""
        if self._silent:
            return
        self.reasons[reason] += 1
        csv.writer(self._open()).writerow((file, row, reason, text[:SHOWN]))

    @property
    def rows(self) -> int:
        """How many rows were rejected."""
        return sum(self.reasons.values())

    @contextmanager
    def silent(self, so: bool) -> Iterator[None]:
        """Keep nothing, where so, while the block runs: the rows that it reads were rejected before."""
        self._silent = so
        try:
            yield
        finally:
            self._silent = False

    def place(self) -> Place:
        """How far the file has come, which is on the disk up to there."""
        file = self._open()
        file.flush()
        os.fsync(file.fileno())
        return {"bytes": os.fstat(file.fileno()).st_size, "reasons": dict(self.reasons)}

    def _open(self) -> TextIOWrapper:
        if self._file is None:
            self._file = self.path.open("w", encoding="utf-8", newline="")
            csv.writer(self._file).writerow(("file", "row", "reason", "text"))
        return self._file

    def __enter__(self) -> Rejects:
        """Begin; the file is there even when nothing is rejected."""
        self._open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
