"""Long work on a file that someone sent: count the rows of a CSV file."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any

from weft.analysis.errors import WeftError
from weft.jobs.kinds import Run, job_kind
from weft.uploads.queries import path_for

KIND = "count rows"
LONGEST_CELL = 1 << 20
LOOK_EVERY = 10_000
ENCODINGS = ("utf-8-sig", "cp1252")


@job_kind(KIND, words="Count the rows of a file")
def count_rows(run: Run, wishes: Mapping[str, Any]) -> dict[str, Any]:
    """Count the records of a CSV file: a line break inside quotes begins none."""
    path = path_for(wishes["upload"], wishes["organisation"])
    size = path.stat().st_size
    letters = _encoding(path)
    with path.open("rb") as raw, TextIOWrapper(raw, letters, "replace", newline="") as file:
        rows, columns = 0, 0
        for record in _records(file):
            rows, columns = rows + 1, max(columns, len(record))
            if rows % LOOK_EVERY == 0:
                run.progress(min(raw.tell(), size), size)
    run.progress(size, size)
    words = f"{rows:,} rows, the heading's among them, of up to {columns:,} columns."
    run.say(words)
    return {"files": [], "words": words}


def _records(file: IO[str]) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    try:
        yield from (record for record in csv.reader(file) if record)
    except csv.Error as fault:
        raise WeftError(f"The file is no CSV as programs read it: {fault}.") from None


def _encoding(path: Path) -> str:
    """How its letters are written, by its first bytes."""
    with path.open("rb") as file:
        first = file.read(1 << 16)
    if first.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        first.decode("utf-8")
    except UnicodeDecodeError as fault:
        return ENCODINGS[fault.start < len(first) - 4]
    return ENCODINGS[0]
