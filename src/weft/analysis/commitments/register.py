"""A register of contracts as councils publish it by the Local Government Transparency Code: which column holds what, what a row says, and
the same register written again.

Several rows of one number and title are one contract with several suppliers. Nothing is guessed of a value that cannot be read: the row says so,
and is left out.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from weft.analysis.commitments.readable import sheets_of
from weft.analysis.errors import WeftError
from weft.analysis.spend.reading.dates import date_of

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "number": (
        "Contract Reference number / ID",
        "Contract reference",
        "Reference number",
        "Contract ID",
    ),
    "ocid": ("Open Contracting ID",),
    "title": ("Title of the Agreement", "Title of agreement", "Contract title", "Title"),
    "kind": ("Contract type",),
    "description": ("Description of goods and services", "Description"),
    "category": (
        "Procurement classification: Councils procurement category label",
        "Service Category label",
        "Category",
    ),
    "begins": ("Contract start date", "Start date"),
    "ends": ("End date", "Contract end date"),
    "may_extend_until": ("Last extension date",),
    "value": ("Contract value", "Value"),
    "supplier": ("Supplier name", "Supplier"),
}
"""What is taken, each with the headings under which it stands; the first is the schema's, and is written."""
NEEDED = ("title", "supplier")
MOST_ROWS, MOST_BYTES = 20_000, 20_000_000
HEADINGS_WITHIN = 20


class CannotReadRegister(WeftError):
    """The file is no register that can be read: what to do."""


@dataclass(frozen=True)
class Sheet:
    """The rows of a file below its headings."""

    headings: tuple[str, ...]
    first_row: int
    """The number of the first row below them, as a spreadsheet counts."""
    rows: tuple[Sequence[str], ...]


@dataclass(frozen=True)
class Contract:
    """A contract of a register. What it does not say is empty."""

    number: str
    ocid: str
    title: str
    is_framework: bool
    description: str
    category: str
    begins: date | None
    ends: date | None
    may_extend_until: date | None
    value_gbp: Decimal | None
    suppliers: tuple[str, ...]


@dataclass(frozen=True)
class LeftOut:
    """A row that was not taken, and why."""

    row: int
    why: str
    text: str


def read_sheet(content: bytes) -> Sheet:
    """The first sheet that has headings of a register. Raises CannotReadRegister."""
    if len(content) > MOST_BYTES:
        raise CannotReadRegister(f"The file is larger than {MOST_BYTES // 1_000_000} MB.")
    try:
        sheets = sheets_of(_as_utf8(content), MOST_ROWS + HEADINGS_WITHIN)
    except Exception:  # of a stranger's file anything may be wrong
        raise CannotReadRegister("This is no workbook or CSV file that can be read. Save it as XLSX or CSV, and send it again.") from None  # fmt: skip
    best = max((_sheet(rows) for _name, rows in sheets), key=_fit, default=None)
    if best is None or not best.rows:
        raise CannotReadRegister("The file has no rows below a line of headings.")
    if len(best.rows) > MOST_ROWS:
        raise CannotReadRegister(f"The file has more than {MOST_ROWS:,} rows. Take it in parts.")
    return best


def _as_utf8(content: bytes) -> bytes:
    """Text of an older program, said as newer ones do."""
    if content.startswith((b"PK", b"\xd0\xcf\x11\xe0", b"\xff\xfe", b"\xfe\xff")):
        return content
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace").encode()
    return content


def _sheet(rows: Sequence[Sequence[str]]) -> Sheet:
    there = [(len(guessed(row)), -at) for at, row in enumerate(rows[:HEADINGS_WITHIN])]
    at = -max(there, default=(0, 0))[1]
    return Sheet(tuple(rows[at]) if rows else (), at + 2, tuple(rows[at + 1 :]))


def _fit(sheet: Sheet) -> int:
    return len(guessed(sheet.headings))


def guessed(headings: Sequence[str]) -> dict[str, int]:
    """In which column each thing stands, by the headings."""
    there = {_plain(text): at for at, text in reversed(list(enumerate(headings))) if text.strip()}
    found = {}
    for name, known in COLUMNS.items():
        places = [there[_plain(one)] for one in known if _plain(one) in there]
        if places:
            found[name] = places[0]
    return found


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.casefold())


def contracts_in(sheet: Sheet, columns: Mapping[str, int]) -> tuple[list[Contract], list[LeftOut]]:
    """The contracts of a register, and the rows that are left out. `columns`: in which column each thing stands."""
    found: dict[tuple[str, ...], Contract] = {}
    left: list[LeftOut] = []
    for row, cells in enumerate(sheet.rows, sheet.first_row):
        said = {name: cells[at].strip() if at < len(cells) else "" for name, at in columns.items()}
        if not any(said.values()):
            continue
        try:
            one = _contract(said)
        except ValueError as why:
            left.append(LeftOut(row, str(why), said.get("title", "")))
            continue
        key = (one.number, one.title) if one.number else (one.title, *one.suppliers)
        there = found.get(key)
        found[key] = one if there is None else _with(there, one)
    return list(found.values()), left


def _with(there: Contract, one: Contract) -> Contract:
    more = tuple(name for name in one.suppliers if name not in there.suppliers)
    return Contract(**{**there.__dict__, "suppliers": there.suppliers + more})


def _contract(said: Mapping[str, str]) -> Contract:
    for name in NEEDED:
        if not said.get(name):
            raise ValueError(f"It does not say {'what it is called' if name == 'title' else 'who the supplier is'}.")  # fmt: skip
    begins, ends = _day(said, "begins"), _day(said, "ends")
    if begins and ends and ends < begins:
        raise ValueError("It ends before it begins.")
    return Contract(
        said.get("number", "")[:120], said.get("ocid", "")[:120], said["title"][:300], "framework" in said.get("kind", "").casefold(),
        said.get("description", ""), said.get("category", "")[:200], begins, ends, _day(said, "may_extend_until"),
        _money(said.get("value", "")), (said["supplier"][:200],),
    )  # fmt: skip


def _day(said: Mapping[str, str], name: str) -> date | None:
    text = said.get(name, "")
    if not text:
        return None
    read = date_of(text)
    if read is not None:
        return read.date
    far = _FAR.fullmatch(text)
    try:
        return date(int(far[3]), int(far[2]), int(far[1])) if far else _no_date(text)
    except ValueError:
        return _no_date(text)


_FAR = re.compile(r"(\d{1,2})/(\d{1,2})/((?:19|20|21)\d\d)")
"""31/12/2099: so councils write that there is no end; and contracts are older than payments."""


def _no_date(text: str) -> date:
    raise ValueError(f"“{text[:40]}” is no date.")


def _money(text: str) -> Decimal | None:
    plain = text.replace("£", "").replace(",", "").strip()
    if not plain:
        return None
    try:
        amount = round(Decimal(plain), 2)
    except InvalidOperation:
        raise ValueError(f"“{text[:40]}” is no amount of money.") from None
    if not amount.is_finite() or not 0 <= amount < Decimal(10) ** 13:
        raise ValueError(f"“{text[:40]}” is no value of a contract.")
    return amount


def as_csv(organisation: str, contracts: Iterable[Contract]) -> bytes:
    """The register again, under the headings of the schema: a row for each supplier."""
    held = io.StringIO(newline="")
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow(["Organisation name", *(known[0] for known in COLUMNS.values())])
    for one in contracts:
        for cells in _lines(one):
            writer.writerow([_safe(organisation), *map(_safe, cells)])
    return held.getvalue().encode("utf-8-sig")


def _lines(one: Contract) -> Iterator[tuple[str, ...]]:
    days = [
        day.strftime("%d/%m/%Y") if day else ""
        for day in (one.begins, one.ends, one.may_extend_until)
    ]
    for supplier in one.suppliers or ("",):
        yield (
            one.number, one.ocid, one.title, "Framework agreement" if one.is_framework else "", one.description, one.category,
            *days, f"{one.value_gbp}" if one.value_gbp is not None else "", supplier,
        )  # fmt: skip


def _safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if re.match(r"\s*[=+\-@＝＋－＠\t\r]", text) else text
