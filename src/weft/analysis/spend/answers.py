"""Answers: what people found out about suppliers, as rows of a filled worklist and as a supplier file.

An answer is understood whole, or the file is refused with the row and the remedy.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from weft.analysis.errors import WeftError
from weft.analysis.identifiers import yes_or_no
from weft.analysis.postcodes.read import postcode
from weft.analysis.reporting.words import harmless
from weft.analysis.spend.resolving.rulings import records_of, without_apostrophe
from weft.analysis.spend.worklist import ASKED, KINDS_OF_ADDRESS, KNOWN, NOT_KNOWN, YES_NO

CHOSEN = ("kind_of_address", "branch_in_area", "vcse")
"""What is chosen from some words, and not written."""


class NotAnAnswer(WeftError):
    """A filled worklist that cannot be understood: the row and the remedy."""


@dataclass(frozen=True)
class Answer:
    """What a row of a filled worklist says of a supplier: only what was filled in."""

    supplier_id: str
    supplier: str
    said: dict[str, str]
    """Values by `ASKED`, as `as_kept` gives them."""
    row: int


def read_worklist(file: Path) -> tuple[Answer, ...]:
    """The rows of a worklist (workbook or CSV) in which something is filled in.

    Raises `NotAnAnswer` or `CannotRule` with the row where one cannot be understood.
    """
    records = records_of(file)
    head = [title.strip().lower() for title in next(records, (0, []))[1]]
    if missing := [title for title in ("supplier_id", "postcode") if title not in head]:
        raise NotAnAnswer(
            f"{file.name}: a worklist has the headings {', '.join((*KNOWN, *ASKED))}; there is no "
            f"“{missing[0]}”. Fill in the workbook that you took away, and leave its first row as it is."
        )
    return tuple(_answers(file.name, head, records))


def _answers(
    name: str, head: Sequence[str], records: Iterable[tuple[int, list[str]]]
) -> Iterator[Answer]:
    seen: dict[str, int] = {}
    for row, cells in records:
        cell = dict(zip(head, (without_apostrophe(one.strip()) for one in cells), strict=False))
        try:
            said = {title: as_kept(title, cell[title]) for title in ASKED if _filled(cell, title)}
        except NotAnAnswer as wrong:
            raise NotAnAnswer(f"{name}, row {row}: {wrong.message}") from None
        if not said:
            continue
        one = cell.get("supplier_id", "")
        if not one:
            raise NotAnAnswer(
                f"{name}, row {row}: there is no supplier_id. Leave that column as it was."
            )
        if one in seen:
            raise NotAnAnswer(
                f"{name}, row {row}: this supplier stands in row {seen[one]}, too. Delete one of the rows."
            )
        seen[one] = row
        yield Answer(one, cell.get("supplier", ""), said, row)


def _filled(cell: Mapping[str, str], title: str) -> bool:
    text = cell.get(title, "")
    return bool(text) and not (title in CHOSEN and _plain(text) == _plain(NOT_KNOWN))


def as_kept(title: str, text: str) -> str:
    """One cell as it is kept: a postcode with its space, a day as 2027-03-31. Raises `NotAnAnswer`."""
    read, remedy = READ[title]
    kept = read(text.strip())
    if kept is None:
        raise NotAnAnswer(f"{title} “{text}” is not understood. {remedy}")
    return kept


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _one_of(words: Mapping[str, str]) -> Callable[[str], str | None]:
    """A choice by its word, or by what pages call it."""
    known = {_plain(said): word for word, called in words.items() for said in (word, called)}
    return lambda text: known.get(_plain(text))


def _yes_or_no(text: str) -> str | None:
    said = yes_or_no(text)
    return None if said is None else YES_NO[not said]


def _number(text: str) -> str | None:
    bare = text.replace(",", "").removesuffix(".0")
    return str(int(bare)) if bare.isascii() and bare.isdigit() and len(bare) <= 7 else None


def _day(text: str) -> str | None:
    for shape in ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%d/%m/%Y", "%d %B %Y"):
        try:
            return datetime.strptime(text, shape).replace(tzinfo=UTC).date().isoformat()
        except ValueError:
            continue
    return None


READ: dict[str, tuple[Callable[[str], str | None], str]] = {
    "postcode": (postcode, "Write a whole postcode such as M60 2LA, or leave it empty."),
    "kind_of_address": (
        _one_of(KINDS_OF_ADDRESS), f"Write one of {', '.join(KINDS_OF_ADDRESS)}, or leave it empty."
    ),
    "branch_in_area": (_yes_or_no, "Write yes or no, or leave it empty."),
    "employees": (_number, "Write a whole number such as 45, or leave it empty."),
    "vcse": (_yes_or_no, "Write yes or no, or leave it empty."),
    "source": (lambda text: text[:200], ""),
    "looked_up": (_day, "Write a day such as 31/03/2027, or leave it empty."),
}  # fmt: skip
"""How each cell is read, and what to do where it cannot be."""


def suppliers_csv(answers: Sequence[tuple[str, str, Mapping[str, str]]]) -> bytes:
    """Answers (supplier id, supplier, what is said of `ASKED`) as a supplier file, which reads as `--suppliers`."""
    held = io.StringIO(newline="")
    lines = csv.writer(held, lineterminator="\n")
    lines.writerow(["supplier_id", "supplier", *ASKED])
    for one, supplier, said in answers:
        lines.writerow([one, harmless(supplier), *(said.get(title, "") for title in ASKED)])
    return held.getvalue().encode("utf-8")
