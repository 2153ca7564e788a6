"""Long work on a file that someone sent: count the rows of a CSV file."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from weft.analysis.errors import WeftError
from weft.jobs.kinds import About, Made, Run, job_kind
from weft.organisations.access import Viewer
from weft.organisations.rules import Permission
from weft.ui.marks import sentence, to_translate
from weft.uploads.queries import path_for, visible_to

KIND = "count rows"
LONGEST_CELL = 1 << 20
LOOK_EVERY = 10_000
ENCODINGS = ("utf-8-sig", "cp1252")


def files_counted(viewer: Viewer, wishes: Sequence[Mapping[str, Any]]) -> Sequence[About | None]:
    """The files that jobs count the rows of, for those who see files."""
    if Permission.SEE_FILES not in viewer.permissions:
        return [None] * len(wishes)
    refs = [one.get("upload", "") for one in wishes]
    names = dict(visible_to(viewer).filter(ref__in=refs).values_list("ref", "name"))
    gone = About(_("A file that has been deleted"))
    return [
        About(names[ref], reverse("uploads:show", args=[ref])) if ref in names else gone
        for ref in refs
    ]


@job_kind(KIND, words=to_translate("Count the rows of a file"), about=files_counted)
def count_rows(run: Run, wishes: Mapping[str, Any]) -> Made:
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
    words = sentence(
        "Rows: %(rows)s, the heading’s among them. Columns: up to %(columns)s.",
        rows=f"{rows:,}", columns=f"{columns:,}",
    )  # fmt: skip
    run.say(words)
    return Made(words)


def _records(file: IO[str]) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(file)
    try:
        yield from (record for record in reader if record)
    except csv.Error:
        raise WeftError(
            sentence(
                "The file is no CSV as programs read it: the cell that begins or ends in line %(line)s is longer "
                "than %(longest)s characters. A quotation mark may be missing there.",
                line=f"{reader.line_num:,}", longest=f"{LONGEST_CELL:,}",
            )
        ) from None  # fmt: skip


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
