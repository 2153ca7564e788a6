"""Payments for the tests, written as `weft spend read` writes them."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq

from weft.analysis.engine import engine
from weft.analysis.spend.schema import PAYMENTS

ORDINARY: dict[str, Any] = {
    "body": "Anytown Council",
    "date": date(2024, 6, 30),
    "date_kind": "paid",
    "supplier_name": "Bloggs Builders Ltd",
    "payee": "named",
    "amount_gbp": Decimal("100.00"),
    "vat_basis": "net",
    "source_file": "payments.csv",
    "source_row": 2,
}


def payment(**differs: Any) -> dict[str, Any]:
    """An ordinary payment of £100, but for what is said of it."""
    row = ORDINARY | differs
    if row["payee"] != "named":
        row["supplier_name"] = None
    if isinstance(row["amount_gbp"], str):
        row["amount_gbp"] = Decimal(row["amount_gbp"])
    if isinstance(row["date"], str):
        row["date"] = date.fromisoformat(row["date"])
    return row


def arrow(rows: Sequence[dict[str, Any]]) -> pa.Table:
    """The payments as a table of the published schema."""
    columns = {name: [row.get(name) for row in rows] for name in PAYMENTS.names}
    return pa.table(columns, schema=PAYMENTS)


def folder(
    path: Path,
    rows: Sequence[dict[str, Any]],
    *,
    quarantined: Sequence[tuple[str, str]] = (),
    not_payments: Sequence[str] = (),
    **extra: Any,
) -> Path:
    """A folder as `weft spend read` leaves it; quarantine as (reason, amount or "")."""
    path.mkdir(parents=True, exist_ok=True)
    pq.write_table(arrow(rows), path / "payments.parquet")
    loaded = sum((row["amount_gbp"] for row in rows), Decimal("0.00"))
    lost = sum((Decimal(amount) for _, amount in quarantined if amount), Decimal("0.00"))
    aside = sum((Decimal(amount) for amount in not_payments), Decimal("0.00"))
    sums = {
        "rows_read": len(rows) + len(quarantined) + len(not_payments),
        "rows_loaded": len(rows),
        "rows_quarantined": len(quarantined),
        "rows_not_payments": len(not_payments),
        "rows_quarantined_without_amount": sum(1 for _, amount in quarantined if not amount),
        "amount_read_gbp": str(loaded + lost + aside),
        "amount_loaded_gbp": str(loaded),
        "amount_quarantined_gbp": str(lost),
        "amount_not_payments_gbp": str(aside),
    }
    file = {
        "path": "payments.csv",
        "sha256": hashlib.sha256(str(path).encode()).hexdigest(),
        "kind": "payments",
        "encoding": "utf-8",
        "header_row": 1,
        "mapping": {},
        "vat_basis": "net",
        **sums,
    }
    account = {"files": [file], "total": sums, **extra}
    (path / "reconciliation.json").write_text(json.dumps(account), encoding="utf-8")
    with (path / "quarantine.csv").open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines)
        writer.writerow(["file", "sheet", "row", "reason", "amount_gbp", "original"])
        writer.writerows(["payments.csv", "", 9, why, amount, "[]"] for why, amount in quarantined)
    return path


@contextmanager
def table(path: Path, rows: Sequence[dict[str, Any]]) -> Iterator[ir.Table]:
    """The payments as the steps take them."""
    pq.write_table(arrow(rows), path / "payments.parquet")
    with engine() as connection:
        yield connection.read_parquet(str(path / "payments.parquet"))


def rows_of(step: ir.Table, *columns: str) -> list[tuple[Any, ...]]:
    """The rows of a table by source row, as tuples of these columns."""
    found = step.order_by("source_row").select(*columns).to_pyarrow().to_pylist()
    return [tuple(row[column] for column in columns) for row in found]


def numbered(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The payments with the row of the file that each stands in."""
    return [row | {"source_row": number} for number, row in enumerate(rows, start=2)]
