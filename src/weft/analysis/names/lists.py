"""The lists of words that people can change; README.md says how."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def listed(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of one of the lists, without its heading."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        rows = tuple(tuple(row) for row in csv.reader(lines) if row)
    return rows[1:]


def any_of(rows: tuple[tuple[str, ...], ...]) -> str:
    """A pattern for any of the words in the first column."""
    return "(?:" + "|".join(re.escape(row[0]) for row in rows) + ")"
