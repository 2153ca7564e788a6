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

from weft.analysis.engine import engine
from weft.analysis.spend.account import Asked, Ground, counts_of
from weft.analysis.spend.counted import Counts
from weft.analysis.spend.folders import open_folders, payments_of
from weft.analysis.spend.periods import period

WHOLE_LEDGER = "2023-04-01..2025-03-31"


def counts_in(folder: Path) -> Counts:
    """All steps of a report up to `counted`."""
    asked = Asked(period(WHOLE_LEDGER), {"suppliers": None, "places": None, "rules": None})
    with engine() as connection:
        payments = payments_of(connection, open_folders([folder]))
        return counts_of(payments, asked, Ground(None, None, {}))


def sums(counts: Counts) -> dict[str, Any]:
    """The sums that the pandas peer also makes."""
    total = counts.in_period()
    departments: defaultdict[str, Decimal] = defaultdict(Decimal)
    for group in counts.departments:
        departments[str(group.name)] += group.in_period.amount_gbp
    return {
        "rows_loaded": total.payments,
        "amount_loaded_gbp": total.amount_gbp,
        "suppliers": len(counts.suppliers),
        "top_300_gbp": counts.suppliers.largest("in_period")[:300].sum("in_period").amount_gbp,
        "months": {str(m): s.amount_gbp for m, s in counts.by(lambda cell: cell.month).items()},
        "departments": dict(sorted(departments.items())),
    }


def main() -> None:
    """Count the folder and write the sums."""
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.write_text(json.dumps(sums(counts_in(folder)), indent=1, default=str))


if __name__ == "__main__":
    main()
