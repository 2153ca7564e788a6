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
BY_NUMBER, BY_LINK, BY_NAME = "number in a register", "link", "name"


@dataclass(frozen=True)
class Common:
    """A supplier that several runs pay."""

    supplier: str
    known_by: str
    """What tells that it is the same: its number in a register, else an organisation of the place to which several
    councils link it, else its name as Weft resolved it."""
    org_id: str | None
    paid: tuple[Decimal | None, ...]
    """What each run paid it; None where it did not."""
    ids: tuple[str | None, ...]
    """What it is called by in each run."""
    most: Decimal
    """The most that one of them paid."""


Linked = tuple[tuple[int, str, int], ...]
"""Suppliers that are linked: the place of the run, the id of the supplier there, the number of the organisation."""
SAME = """
WITH every AS ({every}),
linked AS (
    SELECT unnest(?::INTEGER[]) AS run, unnest(?::VARCHAR[]) AS supplier_id, unnest(?::BIGINT[]) AS organisation
),
by_link AS (
    SELECT organisation, min(org_id) AS org_id FROM every JOIN linked USING (run, supplier_id)
    GROUP BY organisation HAVING count(DISTINCT run) > 1 AND count(DISTINCT org_id) <= 1
),
by_name AS (
    SELECT name_key, min(org_id) AS org_id FROM every WHERE org_id IS NOT NULL
    GROUP BY name_key HAVING count(DISTINCT org_id) = 1
),
same AS (
    SELECT every.*, by_link.organisation IS NOT NULL AS is_linked,
        coalesce(every.org_id, by_link.org_id, 'linked ' || by_link.organisation, by_name.org_id, every.name_key) AS one,
        coalesce(every.org_id, by_link.org_id, CASE WHEN by_link.organisation IS NULL THEN by_name.org_id END) AS number
    FROM every LEFT JOIN linked USING (run, supplier_id) LEFT JOIN by_link USING (organisation)
    LEFT JOIN by_name USING (name_key)
)
"""
"""Each supplier of each run, and what it is told by beside the others: `one`."""


@lru_cache(maxsize=16)
def in_common(folders: tuple[Path, ...], links: Linked = ()) -> tuple[Common, ...]:
    """The suppliers that two or more of the runs pay, the largest first; individuals are left out.

    A supplier is the same by its number in a register; one that has none there, by the organisation to which it and
    one of another run are linked, which have not two numbers. Else it is the same by its resolved name,
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
        f"count(org_id) = count(*), bool_or(is_linked), {columns} FROM same GROUP BY one "
        "HAVING count(DISTINCT run) > 1",
        [
            *(str(folder / SUPPLIERS) for folder in folders),
            *(list(each) for each in zip(*links, strict=True)),
        ]
        if links
        else [*(str(folder / SUPPLIERS) for folder in folders), [], [], []],
    )
    found = [_common(*row) for row in rows]
    return tuple(sorted(found, key=lambda each: (-each.most, each.supplier)))


def _common(
    supplier: str, number: str | None, every: bool, is_linked: bool, *of_runs: object
) -> Common:
    paid = tuple(None if each is None else Decimal(str(each)) for each in of_runs[::2])
    ids = tuple(None if each is None else str(each) for each in of_runs[1::2])
    by = BY_NUMBER if every else BY_LINK if is_linked else BY_NAME
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
