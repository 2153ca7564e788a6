"""A register of contracts as councils publish it by the Local Government Transparency Code: which column holds what, what a row says, and
the same register written again.

Several rows of one number and title are one contract with several suppliers. Nothing is guessed of a value that cannot be read: the row says so,
and is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from weft.analysis.commitments.columns import Known, Table, Value, day_of, money_of

COLUMNS: Known = {
    "number": (
        "Contract Reference number / ID",
        "Contract reference",
        "Reference number",
        "Contract ID",
        "releases/0/tender/id",
    ),
    "ocid": ("Open Contracting ID", "releases/0/ocid", "ocid"),
    "title": (
        "Title of the Agreement",
        "Title of agreement",
        "Contract title",
        "Title",
        "releases/0/tender/title",
        "awards/0/title",
    ),
    "kind": ("Contract type",),
    "description": (
        "Description of goods and services",
        "Description",
        "releases/0/tender/description",
        "awards/0/description",
    ),
    "category": (
        "Procurement classification: Councils procurement category label",
        "Service Category label",
        "Category",
        "releases/0/tender/items/0/classification/description",
        "awards/0/items/0/classification/description",
    ),
    "begins": (
        "Contract start date",
        "Start date",
        "releases/0/awards/0/contractPeriod/startDate",
        "awards/0/contractPeriod/startDate",
    ),
    "ends": (
        "End date",
        "Contract end date",
        "releases/0/awards/0/contractPeriod/endDate",
        "awards/0/contractPeriod/endDate",
    ),
    "may_extend_until": ("Last extension date",),
    "value": (
        "Contract value",
        "Value",
        "releases/0/awards/0/value/amount",
        "awards/0/value/amount",
    ),
    "supplier": (
        "Supplier name",
        "Supplier",
        "releases/0/awards/0/suppliers/0/name",
        "awards/0/suppliers/0/name",
    ),
}
"""What is taken, each with the headings under which it stands; the first is the schema's, and is written. Those with strokes are of Contracts
Finder, and of open contracting data laid out as a table: of several suppliers the first."""
NEEDED = ("title", "supplier")


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


def contracts_in(table: Table, columns: Mapping[str, int]) -> tuple[list[Contract], list[LeftOut]]:
    """The contracts of a register, and the rows that are left out. `columns`: in which column each thing stands."""
    found: dict[tuple[str, ...], Contract] = {}
    left: list[LeftOut] = []
    for row in table.rows:
        said = row.said(columns)
        if not any(said.values()):
            continue
        try:
            one = _contract(said)
        except ValueError as why:
            left.append(LeftOut(row.number, str(why), said.get("title", "")))
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
    begins, ends = day_of(said.get("begins", "")), day_of(said.get("ends", ""))
    if begins and ends and ends < begins:
        raise ValueError("It ends before it begins.")
    return Contract(
        said.get("number", "")[:120], said.get("ocid", "")[:120], said["title"][:300], "framework" in said.get("kind", "").casefold(),
        said.get("description", ""), said.get("category", "")[:200], begins, ends, day_of(said.get("may_extend_until", "")),
        money_of(said.get("value", "")), (said["supplier"][:200],),
    )  # fmt: skip


WRITTEN = ("Organisation name", *(known[0] for known in COLUMNS.values()))
"""The headings under which a register is written: those of the schema."""


def rows_of(organisation: str, contracts: Iterable[Contract]) -> Iterator[tuple[Value, ...]]:
    """The rows of a register below `WRITTEN`: one for each supplier."""
    for one in contracts:
        for supplier in one.suppliers or ("",):
            yield (
                organisation, one.number, one.ocid, one.title, "Framework agreement" if one.is_framework else "", one.description,
                one.category, one.begins, one.ends, one.may_extend_until, one.value_gbp, supplier,
            )  # fmt: skip
