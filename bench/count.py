"""Count what `weft spend read` has written: the `counted` half of the measured work.

    python bench/count.py DIR OUT.json

Puts the spellings of each supplier together (`cleaned`, `resolved`) and sums by supplier, month and
department, as the pandas peer does.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import ibis

from weft.analysis.spend.cleaned import distinct_names
from weft.analysis.spend.engine import engine, kept
from weft.analysis.spend.resolved import found_suppliers

PAYMENTS_AND_MONEY = {"payments": ibis._.count(), "amount_gbp": ibis._.amount_gbp.sum()}


def by(table: Any, column: str) -> dict[str, Any]:
    """The money of each value of a column."""
    rows = table.to_pyarrow().to_pylist()
    return {str(row[column]): row["amount_gbp"] for row in rows}


def sums(payments: Any) -> dict[str, Any]:
    """The sums of the payments by supplier, month and department."""
    found = found_suppliers(distinct_names(payments))
    ids = found.select(supplier_name="name", supplier_id="supplier_id")
    by_name = kept(payments.group_by("supplier_name").agg(**PAYMENTS_AND_MONEY), "by_name")
    suppliers = (
        by_name.inner_join(ids, "supplier_name")
        .group_by("supplier_id")
        .agg(amount_gbp=ibis._.amount_gbp.sum(), payments=ibis._.payments.sum())
    )
    suppliers = kept(suppliers, "by_supplier")
    largest = suppliers.order_by(ibis.desc("amount_gbp")).limit(300)
    month = payments.group_by(month=payments.date.strftime("%Y-%m")).agg(**PAYMENTS_AND_MONEY)
    department = payments.group_by("department").agg(**PAYMENTS_AND_MONEY)
    return {
        "rows_loaded": payments.count().execute(),
        "amount_loaded_gbp": payments.amount_gbp.sum().execute(),
        "suppliers": suppliers.count().execute(),
        "top_300_gbp": largest.amount_gbp.sum().execute(),
        "months": by(month, "month"),
        "departments": by(department, "department"),
    }


def main() -> None:
    """Count the folder and write the sums."""
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    with engine() as connection:
        payments = connection.read_parquet(str(folder / "payments.parquet"))
        out.write_text(json.dumps(sums(payments), indent=1, default=str))


if __name__ == "__main__":
    main()
