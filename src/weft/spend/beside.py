"""Runs beside each other: the suppliers that several of them pay, looked up in what each has kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from weft.analysis.reporting.model import Column, Kind, Table
from weft.spend.results import SUPPLIER_COLUMNS, SUPPLIERS, Supplier, asked

MOST = 6
"""So many runs are compared at a time."""
BY_NUMBER, BY_NAME = "number in a register", "name"


@dataclass(frozen=True)
class Common:
    """A supplier that several runs pay."""

    supplier: str
    known_by: str
    """What tells that it is the same: its number in a register, or else its name as Weft resolved it."""
    org_id: str | None
    paid: tuple[Decimal | None, ...]
    """What each run paid it; None where it did not."""
    ids: tuple[str | None, ...]
    """What it is called by in each run."""
    most: Decimal
    """The most that one of them paid."""


SAME = """
WITH every AS ({every}),
by_name AS (
    SELECT name_key, min(org_id) AS org_id FROM every WHERE org_id IS NOT NULL
    GROUP BY name_key HAVING count(DISTINCT org_id) = 1
),
same AS (
    SELECT every.*, coalesce(every.org_id, by_name.org_id, every.name_key) AS one,
        coalesce(every.org_id, by_name.org_id) AS number
    FROM every LEFT JOIN by_name USING (name_key)
)
"""
"""Each supplier of each run, and what it is told by beside the others: `one`."""


@lru_cache(maxsize=16)
def in_common(folders: tuple[Path, ...]) -> tuple[Common, ...]:
    """The suppliers that two or more of the runs pay, the largest first; individuals are left out.

    A supplier is the same by its number in a register. One that has none there is the same by its resolved name,
    also as one that has a number, where only one of that name has. Nothing is added up over runs.
    """
    every = " UNION ALL ".join(
        f"SELECT {at} AS run, supplier_id, supplier, org_id, name_key, amount_gbp "
        "FROM read_parquet(?) WHERE NOT hidden"
        for at in range(len(folders))
    )
    columns = ", ".join(
        f"sum(amount_gbp) FILTER (run = {at}), arg_max(supplier_id, amount_gbp) FILTER (run = {at})"
        for at in range(len(folders))
    )
    rows = asked(
        f"{SAME.format(every=every)} SELECT arg_max(supplier, amount_gbp), any_value(number), "
        f"count(org_id) = count(*), {columns} FROM same GROUP BY one "
        "HAVING count(DISTINCT run) > 1",
        [str(folder / SUPPLIERS) for folder in folders],
    )
    found = [_common(*row) for row in rows]
    return tuple(sorted(found, key=lambda each: (-each.most, each.supplier)))


def _common(supplier: str, number: str | None, every: bool, *of_runs: object) -> Common:
    paid = tuple(None if each is None else Decimal(str(each)) for each in of_runs[::2])
    ids = tuple(None if each is None else str(each) for each in of_runs[1::2])
    by = BY_NUMBER if every else BY_NAME
    most = max(amount for amount in paid if amount is not None)
    return Common(supplier, by, number, paid, ids, most)


def again(folders: Sequence[Path], supplier: Supplier) -> list[Supplier | None]:
    """The same supplier in each of other runs: by its number in a register, else by its id or its resolved name, where
    the two do not have different numbers. The one with the most, where a run has several."""
    number, key = supplier.org_id, supplier.name_key
    every = " UNION ALL ".join(
        f"SELECT {at} AS run, {SUPPLIER_COLUMNS} FROM read_parquet(?) WHERE NOT hidden AND (org_id = ? OR "
        "((supplier_id = ? OR name_key = ?) AND (org_id IS NULL OR ? IS NULL)))"
        for at in range(len(folders))
    )
    values = [
        value
        for folder in folders
        for value in (str(folder / SUPPLIERS), number, supplier.supplier_id, key, number)
    ]
    order = "ORDER BY run, org_id IS NULL, supplier_id = ? DESC, amount_gbp DESC"
    rows = (
        asked(f"SELECT * FROM ({every}) {order}", [*values, supplier.supplier_id])
        if folders
        else []
    )
    first: dict[int, Supplier] = {}
    for run, *found in rows:
        first.setdefault(run, Supplier(*found))
    return [first.get(at) for at in range(len(folders))]


def common_table(found: Sequence[Common], names: Sequence[str]) -> Table:
    """The suppliers that several runs pay, for a file."""
    columns = (
        Column("supplier", "Supplier"), Column("known_by", "The same by its"), Column("org_id", "Number"),
        *(Column(f"paid_{at}_gbp", name, Kind.GBP) for at, name in enumerate(names, start=1)),
    )  # fmt: skip
    rows = tuple((each.supplier, each.known_by, each.org_id, *each.paid) for each in found)
    return Table(
        "suppliers-in-common", "Suppliers that several pay", columns, rows,
        "What each analysis says was paid to a supplier that two or more of them pay. Payees who are or may be "
        "people are left out.",
    )  # fmt: skip
