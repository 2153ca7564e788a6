"""Rows of a register that cannot be used, each with file, row and reason."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass, field
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType

SHOWN = 200


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

    def add(self, file: str, row: int, reason: str, text: str = "") -> None:
        """Keep a row that is not used. `reason` is the same words for the same kind of fault."""
        self.reasons[reason] += 1
        csv.writer(self._open()).writerow((file, row, reason, text[:SHOWN]))

    @property
    def rows(self) -> int:
        """How many rows were rejected."""
        return sum(self.reasons.values())

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
