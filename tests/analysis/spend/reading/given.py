"""What the tests of reading share: files as councils make them, and what became of them."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import xlsxwriter
from hypothesis import HealthCheck, settings

from weft.analysis.spend.reading.read import read
from weft.analysis.spend.reading.wishes import Wishes

HEADINGS = ("Payment Date", "Supplier Name", "Amount", "Transaction Number")
Rows = Sequence[Sequence[Any]]


def quickly(examples: int) -> settings:
    """So many examples, however long each takes; where the builder runs, the same ones every time."""
    always_the_same = bool(os.environ.get("CI") or os.environ.get("WEFT_REQUIRE_PROGRAMS"))
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=always_the_same,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )


def csv_text(rows: Rows, *, separator: str = ",", line_end: str = "\n") -> str:
    """As csv writes it; a cell with a line break is quoted whatever the line end is."""
    return "".join(_line(cells, separator) + line_end for cells in rows)


def _line(cells: Sequence[Any], separator: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerow(cells)
    return out.getvalue().removesuffix("\r\n")


def csv_file(path: Path, rows: Rows, *, encoding: str = "utf-8", **manner: str) -> Path:
    """A CSV file of the rows; `manner` is the separator and the line end."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(csv_text(rows, **manner).encode(encoding))
    return path


def workbook(path: Path, **sheets: Rows) -> Path:
    """An XLSX workbook; numbers, dates and text stay what they are."""
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if cell not in ("", None):
                        writes = sheet.write_string if isinstance(cell, str) else sheet.write
                        writes(number, column, cell)
    return path


def payments(count: int = 8, *, month: str = "04/2016", first: int = 1) -> list[tuple[str, ...]]:
    """Plain payments under HEADINGS: £101.01, £202.02 … on the 1st, 2nd … of a month."""
    return [
        (f"{1 + (n - 1) % 28:02}/{month}", f"Firm {n} Ltd", f"{n * 101}.{n % 100:02}", f"T{n:05}")
        for n in range(first, first + count)
    ]


@dataclass(frozen=True)
class Result:
    """What a reading left behind."""

    folder: Path
    account: dict[str, Any]

    @property
    def total(self) -> dict[str, Any]:
        return dict(self.account["total"])

    def file(self, name: str) -> dict[str, Any]:
        return next(f for f in self.account["files"] if f["path"] == name)

    @property
    def only(self) -> dict[str, Any]:
        (file,) = self.account["files"]
        return dict(file)

    @property
    def problems(self) -> dict[str, str]:
        return {f["path"]: f["problem"] for f in self.account["files"] if f["problem"]}

    def loaded(self, *columns: str) -> list[Any]:
        """The payments in order: one value each, or a tuple where several columns are asked for."""
        table = pq.read_table(self.folder / "payments.parquet", columns=list(columns))
        rows = list(zip(*(table[c].to_pylist() for c in columns), strict=True))
        return [row[0] for row in rows] if len(columns) == 1 else rows

    @property
    def sum(self) -> Decimal:
        return sum(self.loaded("amount_gbp"), Decimal(0))

    def quarantine(self) -> list[dict[str, str]]:
        return self._rows("quarantine.csv")

    def not_payments(self) -> list[dict[str, str]]:
        return self._rows("not_payments.csv")

    def _rows(self, name: str) -> list[dict[str, str]]:
        with (self.folder / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


def reading(
    *paths: Path, out: Path | None = None, wishes: Wishes | None = None, headings: Sequence[Path] = ()
) -> Result:  # fmt: skip
    """Read the paths; the result goes beside the first of them unless `out` is given."""
    folder = out or paths[0].parent / "out"
    done = read(list(paths), folder, wishes=wishes, headings=headings)
    return Result(folder, done.reconciliation)


def reading_of(path: Path, rows: Rows, **manner: Any) -> Result:
    """Write a CSV file of the rows and read it."""
    return reading(csv_file(path / "payments.csv", rows, **manner), out=path / "out")
