"""The payments of the period with what every step found, kept for whoever wants to see those behind a figure.

One row for each payment, in the order of the suppliers and days, so that the payments of one supplier lie
together and are found without reading the others.
"""

from __future__ import annotations

from pathlib import Path

import ibis
import ibis.expr.types as ir

from weft.analysis.engine import brought
from weft.analysis.spend.counted import NAMES_SOMEONE, Counts, band_of
from weft.analysis.spend.periods import IN_PERIOD

COLUMNS = (
    "body", "date", "date_kind", "month", "payee", "supplier_id", "supplier", "hidden", "supplier_name",
    "supplier_confidence", "supplier_reason", "locality", "locality_because", "address_from",
    "supplier_postcode", "rule", "kept_apart", "kept_apart_because", "band", "category", "department",
    "purpose", "transaction_ref", "amount_gbp", "vat_basis", "source_file", "source_sheet", "source_row",
)  # fmt: skip
"""What is kept of each payment; `hidden` is whether its payee is, or may be, an individual."""
ORDER = ("supplier", "supplier_id", "date", "source_file", "source_sheet", "source_row")
ROWS_IN_A_GROUP = 20_000


def traced(payments: ir.Table, counts: Counts, file: Path) -> None:
    """Write the payments of the period as Parquet, after `kept_apart` and with `counts` of them."""
    hidden = brought(
        payments.get_backend(),
        counts.suppliers.table.select(["supplier_id", "hidden"]),
        "hidden",
    )
    inside = payments.filter(payments.when == IN_PERIOD)
    marked = inside.left_join(hidden, "supplier_id")
    telling = marked.category.coalesce(marked.purpose)
    someone = ibis.or_(
        *(
            column.re_search(f"(?i){NAMES_SOMEONE.pattern}").fill_null(False)
            for column in (telling, marked.purpose, marked.department)
        )
    )
    rows = marked.mutate(
        hidden=marked.hidden.fill_null(False) | someone,
        band=band_of(marked.amount_gbp),
        category=telling,
        department=marked.department.coalesce(marked.service),
    )
    rows.select(*COLUMNS).order_by(*ORDER).to_parquet(
        file, compression="zstd", row_group_size=ROWS_IN_A_GROUP
    )
