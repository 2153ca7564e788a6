"""A register of contracts as councils publish it by the Local Government Transparency Code: which column holds what, what a row says, and
the same register written again.

Several rows of one number and title are one contract with several suppliers. Nothing is guessed of a value that cannot be read: the row says so,
with all that is wrong with it, and is left out. What two rows say otherwise of one contract, and a number that stands with two titles, is said with both rows.
What nothing is taken of is kept as it stands (`beside`), and is written again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from weft.analysis.commitments.columns import (
    NO_DAY,
    Known,
    Row,
    Table,
    day_of,
    money_of,
    plain,
)
from weft.analysis.identifiers import charity_number, company_number, org_id
from weft.analysis.names.single import key_of_one

COLUMNS: Known = {
    "organisation": (
        "Organisation name",
        "Organisation",
        "Council name",
        "Council",
        "Authority",
        "Contracting authority",
        "Buyer",
        "Buyer name",
        "Buying organisation",
        "Publisher",
        "Publisher name",
        "releases/0/buyer/name",
        "buyer/name",
        "Local authority",
    ),
    "number": (
        "Contract Reference number / ID",
        "Contract reference",
        "Reference number",
        "Contract ID",
        "releases/0/tender/id",
        "Contract reference number",
        "Contract ref",
        "Contract ref no",
        "Contract number",
        "Contract no",
        "Contract register number",
        "Agreement reference",
        "Reference",
        "Ref",
        "Ref no",
        "ID",
    ),
    "ocid": ("Open Contracting ID", "releases/0/ocid", "ocid"),
    "title": (
        "Title of the Agreement",
        "Title of agreement",
        "Contract title",
        "Title",
        "releases/0/tender/title",
        "awards/0/title",
        "Agreement title",
        "Name of contract",
        "Contract name",
        "Name of agreement",
        "Title of contract",
        "Contract",
    ),
    "kind": ("Contract type", "Type of contract", "Agreement type"),
    "description": (
        "Description of goods and services",
        "Description",
        "releases/0/tender/description",
        "awards/0/description",
        "Description of the goods and services",
        "Description of the goods and/or services being provided",
        "Description of goods and/or services",
        "Contract description",
        "Purpose",
    ),
    "category": (
        "Procurement classification: Councils procurement category label",
        "Service Category label",
        "Category",
        "releases/0/tender/items/0/classification/description",
        "awards/0/items/0/classification/description",
        "Categories",
        "Procurement category",
        "Contract category",
        "Category/s",
    ),
    "begins": (
        "Contract start date",
        "Start date",
        "releases/0/awards/0/contractPeriod/startDate",
        "awards/0/contractPeriod/startDate",
        "Contract start",
        "Start",
        "Start date of contract",
        "Commencement date",
        "Date from",
        "Begins",
    ),
    "ends": (
        "End date",
        "Contract end date",
        "releases/0/awards/0/contractPeriod/endDate",
        "awards/0/contractPeriod/endDate",
        "Contract end",
        "End",
        "End date of contract",
        "Current end date",
        "Expiry date",
        "Contract expiry date",
        "Expires",
        "Date to",
        "Ends",
    ),
    "may_extend_until": (
        "Last extension date",
        "Latest end date",
        "Maximum end date",
        "Extended end date",
        "End date with extensions",
        "Extension end date",
        "Extension until",
    ),
    "value": (
        "Contract value",
        "Value",
        "releases/0/awards/0/value/amount",
        "awards/0/value/amount",
        "Total contract value",
        "Total value",
        "Contract value (£)",
        "Contract sum",
        "Estimated total value",
        "Estimated contract value",
        "Value of contract",
        "Value (Estimated total)",
        "Total contract value (£)",
        "Value (£)",
    ),
    "supplier": (
        "Supplier name",
        "Supplier",
        "releases/0/awards/0/suppliers/0/name",
        "awards/0/suppliers/0/name",
        "Supplier name and details",
        "Supplier names",
        "Suppliers",
        "Supplier(s)",
        "Contractor",
        "Contractor name",
        "Provider",
        "Provider name",
        "Awarded supplier",
        "Vendor",
        "Vendor name",
    ),
    "company": ("Supplier registered company number", "Supplier company number", "Registered company number", "Company number", "Company registration number", "CRN"),
    "charity": ("Supplier registered charity number", "Supplier charity number", "Registered charity number", "Charity number", "Charity registration number"),
}  # fmt: skip
"""What is taken, each with the headings under which it stands; the first is the schema's, and is written. Those with strokes are of Contracts
Finder, and of open contracting data laid out as a table: of several suppliers the first."""
_OPEN_CONTRACTING = {plain(one) for names in COLUMNS.values() for one in names if "/" in one and " " not in one}  # fmt: skip
NEEDED = ("title", "supplier")
MOST_NAMED = 3
"""So many headings are named where two rows say otherwise."""


@dataclass(frozen=True)
class Supplier:
    """Whoever a contract is with, as a register knows it."""

    name: str
    company: str = ""
    """Its number at Companies House."""
    charity: str = ""
    """Its number as a charity, in England and Wales, Scotland (SC before it) or Northern Ireland (NIC before it)."""
    beside: Mapping[str, str] = field(default_factory=dict, hash=False)
    """What else its row says, of the contract too, by its headings."""

    @property
    def org_ids(self) -> tuple[tuple[str, str], ...]:
        """Its numbers, each with the code of its register."""
        scheme = next((code for start, code in CHARITIES.items() if self.charity.startswith(start)))
        told = (("GB-COH", self.company), (scheme, self.charity))
        return tuple(found for code, number in told if number and (found := org_id(number, code)))


CHARITIES = {"SC": "GB-SC", "NIC": "GB-NIC", "": "GB-CHC"}


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
    suppliers: tuple[Supplier, ...]
    organisation: str = field(default="", compare=False)
    """Whose contract it is, as its first row says."""

    @property
    def names(self) -> tuple[str, ...]:
        """What its suppliers are called; of one whose supplier nobody has said, nothing."""
        return tuple(one.name for one in self.suppliers if one.name)

    @property
    def key(self) -> tuple[str, ...]:
        """By what it is known again: its number and title, or its title and suppliers where it has none."""
        return (self.number, self.title) if self.number else (self.title, *self.names)


@dataclass(frozen=True)
class Said:
    """What is to be said of a row."""

    sheet: str
    row: int
    whys: tuple[str, ...]
    text: str


@dataclass
class Register:
    """What comes of a register: its contracts; the rows that cannot be read and are left out; and the rows
    that say something of a contract of another row, or something that is not taken."""

    found: list[Contract]
    left: list[Said]
    again: list[Said]
    elsewhere: int = 0
    """So many rows are of other organisations, and are left out."""
    of_nobody: int = 0
    """So many name nobody, and are left out."""


FACTS = {
    "is_framework": "type", "begins": "start", "ends": "end", "may_extend_until": "last extension", "value_gbp": "value",
}  # fmt: skip


def organisations_in(table: Table, columns: Mapping[str, int]) -> Counter[str]:
    """In how many rows each organisation stands as the one whose contract it is."""
    at = {name: columns[name] for name in ("organisation",) if name in columns}
    names = (row.said(at).get("organisation", "") for row in table.rows)
    return Counter(name for name in names if name)


NOBODY = "-"
"""In place of the key of a name: the rows that name nobody as the one whose contracts they are."""


def rows_of_nobody(table: Table, columns: Mapping[str, int]) -> int:
    """How many rows tell of a contract and not whose it is, where there is a column for that."""
    if "organisation" not in columns:
        return 0
    told = (row.said(columns) for row in table.rows)
    return sum(any(said.values()) and not said.get("organisation") for said in told)


def contracts_in(
    table: Table, columns: Mapping[str, int], *, without: Collection[str] = ()
) -> Register:
    """What comes of a register. `columns`: in which column each thing stands; `without`: the organisations whose rows are left out, by the keys of
    their names (`names.single`), or NOBODY."""
    found: dict[tuple[str, ...], tuple[Contract, Row]] = {}
    numbers: dict[str, tuple[Contract, Row]] = {}
    register = Register([], [], [])
    others = {name for name in organisations_in(table, columns) if key_of_one(name) in without}
    others |= {""} if NOBODY in without else set()
    beside, is_open = columns_beside(table, columns), is_open_contracting(table, columns)
    for row in table.rows:
        said = row.said(columns)
        if not any(text for name, text in said.items() if name != "organisation"):
            continue
        if (name := said.get("organisation", "")) in others:
            register.elsewhere += bool(name)
            register.of_nobody += not name
            continue
        one, whys = _contract(said, row.said(beside), is_open=is_open)
        if one is None:
            register.left.append(Said(row.sheet, row.number, whys, said.get("title", "")))
            continue
        first = numbers.setdefault(one.number, (one, row)) if one.number else (one, row)
        there = found.get(one.key)
        told = _again(one, *there) if there else _other(one, *first)
        if whys := (*whys, told) if told else whys:
            register.again.append(Said(row.sheet, row.number, whys, one.title))
        found[one.key] = (_with(there[0], one), there[1]) if there else (one, row)
    register.found.extend(one for one, _row in found.values())
    return register


def _again(one: Contract, there: Contract, first: Row) -> str:
    """What is to be said of another row of one contract: nothing, where it adds a supplier alone."""
    other = [name for fact, name in FACTS.items() if getattr(one, fact) != getattr(there, fact)]
    if other:
        return f"It is the contract of row {first.number}, with another {', '.join(other)}. What row {first.number} says is taken: correct the row that is wrong."
    if set(one.names) <= set(there.names):
        more = _otherwise_beside(one.suppliers[0], there)
        return (
            f"It names the contract and the supplier of another row, with another {', '.join(more[:MOST_NAMED])}. What stands first is taken: correct the row that is wrong."
            if more else f"Row {first.number} says the same. It is taken once."
        )  # fmt: skip
    return ""


def _otherwise_beside(one: Supplier, there: Contract) -> list[str]:
    """The headings under which a row says something else of a supplier than the row of the same contract that is taken."""
    same = next((each.beside for each in there.suppliers if each.name == one.name), one.beside)
    return [f"“{name}”" for name in {**same, **one.beside} if same.get(name) != one.beside.get(name)]  # fmt: skip


def _other(one: Contract, there: Contract, first: Row) -> str:
    """What is to be said where the number stands with another title, too."""
    if one is there or one.title == there.title:
        return ""
    return (
        f"Its number {one.number} stands in row {first.number} as well, for “{there.title}”. Each is taken as a contract of its own: "
        "where they are one, give both rows the same title; where they are two, numbers of their own."
    )


def _with(there: Contract, one: Contract) -> Contract:
    more = tuple(each for each in one.suppliers if each.name and each.name not in there.names)
    named = tuple(each for each in there.suppliers if each.name) if more else there.suppliers
    return replace(there, suppliers=named + more)


T = TypeVar("T")


def _contract(
    said: Mapping[str, str], beside: Mapping[str, str], *, is_open: bool
) -> tuple[Contract | None, tuple[str, ...]]:
    """The contract of a row, with what else stands there, and what of it is not taken; or else all that is wrong with it."""
    wrong = list(_missing(said, is_open=is_open))

    def tried(read: Callable[[str], T], name: str) -> T | None:
        try:
            return read(said.get(name, ""))
        except ValueError as why:
            wrong.append(str(why))
            return None

    begins, ends = tried(_first_day, "begins"), tried(day_of, "ends")
    if begins and ends and ends < begins:
        wrong.append(f"It ends on {ends:%d/%m/%Y}, before it begins on {begins:%d/%m/%Y}.")
    extended, value = tried(day_of, "may_extend_until"), tried(money_of, "value")
    before = f"It says that it can be extended until {extended:%d/%m/%Y}, before it ends on {ends:%d/%m/%Y}. That is not taken: correct it, or leave it empty." if extended and ends and extended < ends else ""  # fmt: skip
    extended = None if before else extended
    company, charity = tried(_company, "company"), tried(_charity, "charity")
    if wrong:
        return None, tuple(wrong)
    read = {"begins": begins, "ends": ends, "may_extend_until": extended, "value": value, "company": company, "charity": charity, "kind": None}  # fmt: skip
    kept = {**{COLUMNS[name][0]: said.get(name, "") for name, value in read.items() if not value}, **beside}  # fmt: skip
    names = _names(said.get("supplier", ""))
    if len(names) > 1:  # whose the numbers are, nobody can say
        kept |= {COLUMNS[name][0]: said.get(name, "") for name in ("company", "charity")}
        company = charity = None
    besides = {heading: text for heading, text in kept.items() if text}
    suppliers = tuple(Supplier(one, company or "", charity or "", besides) for one in names)
    return Contract(
        said.get("number", "")[:120], said.get("ocid", "")[:120], said["title"][:300], is_framework(said.get("kind", "")),
        said.get("description", ""), said.get("category", "")[:200], begins, ends, extended, value, suppliers, said.get("organisation", ""),
    ), (before,) if before else ()  # fmt: skip


def _names(text: str) -> tuple[str, ...]:
    """The suppliers of a cell: several where they stand on lines of their own, or with a semicolon between them."""
    found = dict.fromkeys(one.strip()[:200] for one in re.split(r"[\r\n;]+", text))
    return tuple(one for one in found if one) or ("",)


def _missing(said: Mapping[str, str], *, is_open: bool) -> Iterator[str]:
    """What a row has to say. A contract whose supplier nobody has said yet is known by its number or its first day; of open data that is one that was
    not awarded."""
    if not said.get("title"):
        yield "It does not say what it is called."
    if not said.get("supplier") and (is_open or not (said.get("number") or said.get("begins"))):
        yield "It does not say who the supplier is."


def _first_day(text: str) -> date | None:
    return day_of(text, first=True)


def _company(text: str) -> str:
    """A company's number. Raises ValueError."""
    if text.strip().casefold() in NO_DAY:
        return ""
    if (number := company_number(text)) is None:
        raise ValueError(f"“{text[:40]}” is no company number: it has eight characters, such as 01234567 or SC123456. Correct it, or leave it empty.")  # fmt: skip
    return number


def _charity(text: str) -> str:
    """A charity's number. Raises ValueError."""
    if text.strip().casefold() in NO_DAY:
        return ""
    number = charity_number(text)
    scheme = next(code for start, code in CHARITIES.items() if (number or "").startswith(start))
    if number is None or org_id(number, scheme) is None:
        raise ValueError(f"“{text[:40]}” is no charity number, such as 1090095 or SC042386. Correct it, or leave it empty.")  # fmt: skip
    return number


def columns_beside(table: Table, columns: Mapping[str, int]) -> dict[str, int]:
    """The columns of which nothing is taken, by their headings: they are kept as they stand. Open contracting data laid out as a table has a home of its own."""
    if is_open_contracting(table, columns):
        return {}
    found: dict[str, int] = {}
    for at, text in enumerate(table.headings):
        if at not in columns.values():
            heading = text.strip() or f"Column {at + 1}"
            found[heading if heading not in found else f"{heading} ({at + 1})"] = at
    return found


def is_open_contracting(table: Table, columns: Mapping[str, int]) -> bool:
    """Whether a table is open contracting data."""
    return any(plain(table.headings[at]) in _OPEN_CONTRACTING for at in columns.values())


def is_framework(said: str) -> bool:
    """Whether a type of contract, in the words of a register, is that of a framework agreement."""
    return "framework" in said.casefold()
