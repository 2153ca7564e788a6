"""Payments as a stranger reads them: csv, openpyxl and Decimal, and nothing of Weft's."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl

from tests.analysis.spend import plainly

SIX = Decimal("0.000001")
_DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d-%b-%Y", "%d-%b-%y", "%d %B %Y", "%d %b %Y", "%d.%m.%Y", "%d-%m-%Y", "%d %b %y")  # fmt: skip


@dataclass(frozen=True)
class Paid:
    """One payment: as much of it as the sums need."""

    body: str
    day: date | None
    payee: str
    amount: Decimal
    department: str
    category: str
    ref: str
    postcode: str = ""
    number: str = ""


def share(of: Decimal | int, whole: Decimal | int) -> Decimal:
    """A share to six places."""
    return (Decimal(of) / Decimal(whole)).quantize(SIX)


def added(payments: list[Paid]) -> Decimal:
    """Their sum."""
    return sum((paid.amount for paid in payments), Decimal(0))


def sums(payments: list[Paid], by: str) -> dict[str, Decimal]:
    """The sum for each value of a field."""
    found: dict[str, Decimal] = {}
    for paid in payments:
        key = str(getattr(paid, by))
        found[key] = found.get(key, Decimal(0)) + paid.amount
    return found


def day(cell: object) -> date | None:
    """A date in any of the ways that these files write one."""
    if isinstance(cell, datetime):
        return cell.date()
    if re.fullmatch(r"[34]\d{4}", str(cell)):  # Excel's count of days
        return date(1899, 12, 30) + timedelta(days=int(str(cell)))
    cell = str(cell).removesuffix(" 00:00:00")
    for layout in _DATES:
        try:
            return datetime.strptime(str(cell).strip(), layout).date()  # noqa: DTZ007
        except ValueError:
            continue
    return None


def amount(cell: object) -> Decimal | None:
    """An amount; brackets and a minus behind are credits, a lone dash is nought."""
    bare = re.sub(r"[£,\s\x80-\x9f]", "", str("" if cell is None else cell))
    if bare == "-":
        return Decimal("0.00")
    if inside := re.fullmatch(r"\((.+)\)|(.+)-", bare):
        bare = "-" + (inside[1] or inside[2])
    return plainly.money(bare)


def sheets(path: Path) -> Iterator[list[list[object]]]:
    """The rows of a CSV, or of each sheet of a workbook."""
    if path.suffix == ".xlsx":
        for sheet in openpyxl.load_workbook(path, read_only=False):
            yield [list(row) for row in sheet.iter_rows(values_only=True)]
    else:
        yield [list(row) for row in plainly.records(plainly.content(path))]


def table_of(path: Path) -> dict[str, dict[str, str]]:
    """A tidy CSV's rows by the first of its columns."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return {next(iter(row.values())): row for row in csv.DictReader(lines)}
