"""What a person has put right in rows that were not understood, or has left out of them.

A correction names its file by the hash of its bytes (in a zip, of the member), so it holds whatever the file is
called, and for no other. Only rows of the quarantine can be corrected: what is read well stays as it is, and one
correction changes no other row. A corrected row is read once more, alone, by the layout of its table.

As a CSV file: sha256, sheet, row, column, before, after, reason. Columns count from 1. Without a column the row is
left out, for the reason.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from weft.analysis.errors import ExitCode, WeftError
from weft.analysis.spend.reading.layout import Layout
from weft.analysis.spend.reading.notices import Notice
from weft.analysis.spend.reading.payments import Source
from weft.analysis.spend.reading.records import records_of
from weft.analysis.spend.reading.rows import Sorted, sorted_out
from weft.analysis.spend.reading.sorting import SetAside
from weft.analysis.spend.reading.wishes import Correction

LEFT_OUT = "left out by a person"
HEAD = ("sha256", "sheet", "row", "column", "before", "after", "reason")
Place = tuple[str, int]
"""The sheet ("" where there is none) and the row."""


@dataclass
class Corrections:
    """What was said of the rows of one file, and which of it has met a row."""

    rows: Mapping[Place, Sequence[Correction]] = field(default_factory=dict)
    met: set[Place] = field(default_factory=set)

    def notices(self) -> list[Notice]:
        """Point out what fits no row."""
        left = len(self.rows) - len(self.met)
        detail = "what was corrected in them fits no row that is not understood: it changes nothing"
        return [Notice("corrections that fit no row", left, Decimal(0), detail)] if left else []

    def made(self, part: Sorted, layout: Layout, source: Source) -> Sorted:
        """Put the corrected rows of the quarantine where they belong now."""
        if not self.rows or not part.quarantine:
            return part
        kept, fresh = list[SetAside](), list[pa.Table]()
        for aside in part.quarantine:
            place = (source.sheet or "", aside.row)
            said = self.rows.get(place, ())
            if not _fits(said, aside.cells):
                kept.append(aside)
                continue
            self.met.add(place)
            if any(each.column is None for each in said):
                part.not_payments.append(replace(aside, why=LEFT_OUT))
                continue
            kept += _read_again(part, aside, said, layout, source, fresh)
        part.quarantine = kept
        if fresh:
            whole = pa.concat_tables([part.payments, *fresh]).unify_dictionaries()
            part.payments = whole.sort_by("source_row")
        return part


def _fits(said: Sequence[Correction], cells: Sequence[str]) -> bool:
    """Whether the row still holds what stood there when it was corrected."""
    return bool(said) and all(
        each.column is None
        or (0 < each.column <= len(cells) and cells[each.column - 1] == each.before)
        for each in said
    )


def _read_again(
    part: Sorted, aside: SetAside, said: Sequence[Correction], layout: Layout, source: Source,
    fresh: list[pa.Table],
) -> list[SetAside]:  # fmt: skip
    """Sort one corrected row by itself; gives it back with its cells as they came where it still is not understood."""
    cells = list(aside.cells)
    for each in said:
        if each.column is not None:
            cells[each.column - 1] = each.after
    more = sorted_out(records_of([cells], first=aside.row), layout, source, mend=False)
    part.amount += more.amount - (aside.amount or Decimal(0))
    part.blanks += more.blanks
    part.not_payments += more.not_payments
    if len(more.payments):
        fresh.append(more.payments)
        part.corrected += len(more.payments)
        part.amount_corrected += pc.sum(more.payments["amount_gbp"]).as_py() or Decimal(0)
    return [replace(each, cells=aside.cells) for each in more.quarantine]


def of_file(corrections: Iterable[Correction], sha256: str | None) -> Corrections:
    """What was said of the rows of the file with these bytes; of two words about one cell the later holds."""
    rows: dict[Place, dict[int | None, Correction]] = {}
    for each in corrections:
        if each.sha256 == sha256:
            rows.setdefault((each.sheet, each.row), {})[each.column] = each
    return Corrections({place: tuple(cells.values()) for place, cells in rows.items()})


def described(corrections: Sequence[Correction]) -> dict[str, object]:
    """What a reconciliation says of them: how many, and their hash. What stands in cells may name people."""
    lines = "\n".join(repr(each) for each in sorted(corrections, key=repr))
    return {"count": len(corrections), "sha256": hashlib.sha256(lines.encode()).hexdigest()}


def corrections_in(path: Path) -> tuple[Correction, ...]:
    """The corrections of a CSV file. Raises WeftError with the line and what to write."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            if missing := set(HEAD[:-1]) - set(reader.fieldnames or ()):
                raise _wrong(path, 1, f"there is no column “{min(missing)}”")
            return tuple(_correction(path, number, row) for number, row in enumerate(reader, 2))
    except OSError as fault:
        raise WeftError(
            f"{path}: the corrections cannot be opened ({fault.strerror}).",
            exit_code=ExitCode.WRONG_USE,
        ) from None
    except UnicodeDecodeError:
        raise WeftError(f"{path}: the corrections are not in UTF-8. Save them as such.") from None


def _correction(path: Path, number: int, row: Mapping[str, str | None]) -> Correction:
    text = {name: row.get(name) or "" for name in HEAD}
    column = text["column"].strip()
    if not text["row"].strip().isdigit() or (column and not column.isdigit()):
        raise _wrong(path, number, "row and column are whole numbers, from 1")
    if not column and not text["reason"].strip():
        raise _wrong(path, number, "a row without a column is left out, and needs a reason")
    return Correction(
        text["sha256"].strip().lower(), text["sheet"], int(text["row"]),
        int(column) if column else None, text["before"], text["after"],
    )  # fmt: skip


def _wrong(path: Path, line: int, what: str) -> WeftError:
    return WeftError(
        f"{path}, line {line}: {what}. The columns of corrections are: {', '.join(HEAD)}.",
        exit_code=ExitCode.WRONG_USE,
    )
