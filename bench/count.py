"""Count what `weft spend read` has written: the `counted` half of the measured work.

    python bench/count.py DIR OUT.json

Takes the same steps as a report does, from the payments to the table that every figure is made of.
That is more than the pandas peer does: it also looks for individuals, and keeps apart what
procurement cannot influence.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

from weft.analysis.spend.cleaned import cleaned, distinct_names
from weft.analysis.spend.counted import Counts, counted
from weft.analysis.spend.engine import engine
from weft.analysis.spend.folders import open_folders, payments_of
from weft.analysis.spend.kept_apart import kept_apart, read_rules
from weft.analysis.spend.periods import dated, period
from weft.analysis.spend.placed import placed
from weft.analysis.spend.resolved import found_suppliers, resolved

WHOLE_LEDGER = "2023-04-01..2025-03-31"


def counts_of(folder: Path) -> Counts:
    """All steps of a report up to `counted`."""
    with engine() as connection:
        source = payments_of(connection, open_folders([folder]))
        names = distinct_names(source)
        found = found_suppliers(names)
        known = resolved(cleaned(dated(source, period(WHOLE_LEDGER)), names), found)
        located = placed(known, None, None, {})
        return counted(kept_apart(located, read_rules(), source=source, names=names), found)


def sums(counts: Counts) -> dict[str, Any]:
    """The sums that the pandas peer also makes."""
    total = counts.in_period()
    largest = sorted((one.in_period.amount_gbp for one in counts.suppliers), reverse=True)
    departments: defaultdict[str, Decimal] = defaultdict(Decimal)
    for group in counts.departments:
        departments[str(group.name)] += group.in_period.amount_gbp
    return {
        "rows_loaded": total.payments,
        "amount_loaded_gbp": total.amount_gbp,
        "suppliers": len(counts.suppliers),
        "top_300_gbp": sum(largest[:300]),
        "months": {str(m): s.amount_gbp for m, s in counts.by(lambda cell: cell.month).items()},
        "departments": dict(sorted(departments.items())),
    }


def main() -> None:
    """Count the folder and write the sums."""
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.write_text(json.dumps(sums(counts_of(folder)), indent=1, default=str))


if __name__ == "__main__":
    main()
