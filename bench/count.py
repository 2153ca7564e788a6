"""Count what `weft spend read` has written: the `counted` half of the measured work.

    python bench/count.py DIR OUT.json

Takes the same steps as a report does, from the payments to the table that every figure is made of.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.compute as pc

from weft.analysis.engine import engine
from weft.analysis.spend.account import Asked, counts_of
from weft.analysis.spend.counted import Cell, Counts, GroupSum
from weft.analysis.spend.folders import open_folders, payments_of
from weft.analysis.spend.periods import period
from weft.analysis.spend.resolved import same_names

WHOLE_LEDGER = "2023-04-01..2025-03-31"


def counts_in(folder: Path) -> Counts:
    """All steps of a report up to `counted`."""
    files = {"suppliers": None, "places": None, "rules": None}
    asked = Asked(period(WHOLE_LEDGER), files, resolver=same_names)
    with engine() as connection:
        payments = payments_of(connection, open_folders([folder]))
        return counts_of(payments, asked)


def pence(amount: Decimal) -> int:
    """Pounds as whole pence."""
    return int(amount * 100)


def sums(counts: Counts) -> dict[str, Any]:
    """The sums that the pandas peer also makes, in pence."""
    total, suppliers = counts.in_period(), counts.suppliers
    largest = {what: suppliers.largest(what) for what in ("in_period", "influenceable")}

    def by(key: Callable[[Cell], object]) -> dict[str, int]:
        return {str(name): pence(one.amount_gbp) for name, one in counts.by(key).items()}

    def of(groups: Iterable[GroupSum]) -> dict[str, int]:
        found: defaultdict[str, int] = defaultdict(int)
        for group in groups:
            found[str(group.name)] += pence(group.in_period.amount_gbp)
        return dict(sorted(found.items()))

    return {
        "rows_loaded": total.payments,
        "pence_loaded": pence(total.amount_gbp),
        "suppliers": len(suppliers),
        "hidden": int(pc.sum(suppliers.table["hidden"]).as_py() or 0),
        "influenceable": pence(suppliers.sum("influenceable").amount_gbp),
        "top_300": pence(largest["in_period"][:300].sum("in_period").amount_gbp),
        "top_300_influenceable": pence(
            largest["influenceable"][:300].sum("influenceable").amount_gbp
        ),
        "months": by(lambda cell: cell.month),
        "rules": by(lambda cell: cell.rule),
        "bands": by(lambda cell: cell.band),
        "departments": of(counts.departments),
        "categories": of(counts.categories),
    }


def main() -> None:
    """Count the folder and write the sums."""
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.write_text(json.dumps(sums(counts_in(folder)), indent=1))


if __name__ == "__main__":
    main()
