"""The same payment in two files counts once; what may be counted twice within a file is pointed out.

Identical rows within one file are real payments and count. Across files, for each body and month that
two files (or sheets) share: where nearly all rows are in both and one file's name says that it is a
revision, the other does not count; where most rows of one are in the other, the rows in both count once;
else a row counts once only where its transaction reference is the same too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from weft.analysis.spend.reading.amounts import pennies
from weft.analysis.spend.reading.distinct import each_distinct
from weft.analysis.spend.reading.notices import Notice
from weft.analysis.spend.schema import PAYMENTS

_REVISED = re.compile(
    r"revis|amend|amd\b|correct|updat|final|v(?:er(?:sion)?)?[ ._-]?[2-9]\b|republish|replace",
    re.IGNORECASE,
)
_EDITION = 0.8
_MOST = 0.5
_ENOUGH = 5


@dataclass(frozen=True)
class Repeat:
    """Rows of one file that another file has too, and so are not loaded a second time."""

    file: str
    sheet: str | None
    kept: str
    kept_sheet: str | None
    body: str | None
    month: str
    why: str
    rows: tuple[tuple[int, Decimal], ...]
    """The rows (from 1) with their amounts."""
    amount_there: Decimal

    @property
    def amount(self) -> Decimal:
        """The money that is not counted again, pounds."""
        return sum((amount for _, amount in self.rows), Decimal("0.00"))


def repeats_in(payments: Path, order: list[tuple[str, str | None]]) -> list[Repeat]:
    """Find the rows of `payments.parquet` that repeat rows of another file or sheet."""
    with duckdb.connect(config={"memory_limit": "2GB", "preserve_insertion_order": False}) as db:
        db.execute("SET threads = 2")
        db.execute(
            f"CREATE VIEW p AS SELECT * FROM read_parquet('{str(payments).replace(chr(39), chr(39) * 2)}')"
        )
        shared = db.execute(_SHARED_MONTHS).fetchall()
        if not shared:
            return []
        db.execute("CREATE TEMP TABLE months (body VARCHAR, month DATE)")
        db.executemany("INSERT INTO months VALUES (?, ?)", shared)
        db.execute(_KEYED)
        position = {unit: index for index, unit in enumerate(order)}
        gone: set[tuple[str, str | None, str | None, object]] = set()
        found: list[Repeat] = []
        set_aside: set[tuple[str, str | None, int]] = set()
        for pair in _ordered(db.execute(_PAIRS).fetchall(), position):
            for repeat in _repeats_of(db, pair, gone):
                found += _not_yet(repeat, set_aside)
        return found


def _not_yet(repeat: Repeat, set_aside: set[tuple[str, str | None, int]]) -> list[Repeat]:
    """The repeat without the rows that an earlier one has set aside; none where nothing is left."""
    here = repeat.file, repeat.sheet
    rows = tuple((row, amount) for row, amount in repeat.rows if (*here, row) not in set_aside)
    set_aside.update((*here, row) for row, _ in rows)
    return [replace(repeat, rows=rows)] if rows else []


_SHARED_MONTHS = """
    SELECT body, month FROM (
        SELECT body, date_trunc('month', date)::DATE AS month, source_file, source_sheet
        FROM p WHERE date IS NOT NULL GROUP BY ALL
    ) GROUP BY ALL HAVING count(*) > 1 ORDER BY ALL
"""
# Keys are 64-bit hashes; only rows whose key two files or sheets share are kept and numbered.
_KEYED = """
    CREATE TEMP VIEW hashed AS
    SELECT p.body, m.month, source_file AS file, source_sheet AS sheet, source_row AS row, amount_gbp AS amount,
           transaction_ref IS NOT NULL AS has_ref,
           hash(date, lower(coalesce(supplier_name, redaction, '')), amount_gbp, coalesce(transaction_ref, '-')) AS key
    FROM p JOIN months m ON date_trunc('month', p.date)::DATE = m.month AND p.body IS NOT DISTINCT FROM m.body;
    CREATE TEMP TABLE shared AS
    SELECT month, key FROM hashed GROUP BY ALL
    HAVING min(hash(file, sheet)) <> max(hash(file, sheet));
    CREATE TEMP TABLE sizes AS
    SELECT body, month, file, sheet, count(*) AS n, sum(amount) AS amount FROM hashed GROUP BY ALL;
    CREATE TEMP TABLE keyed AS
    SELECT *, row_number() OVER (PARTITION BY body, month, file, sheet, key ORDER BY row) AS nth
    FROM hashed SEMI JOIN shared USING (month, key)
"""
_PAIRS = """
    SELECT a.body, a.month, a.file, a.sheet, b.file, b.sheet, count(*) AS both, any_value(sa.n), any_value(sb.n),
           any_value(sa.amount), any_value(sb.amount)
    FROM keyed a
    JOIN keyed b ON a.month = b.month AND a.body IS NOT DISTINCT FROM b.body AND a.key = b.key AND a.nth = b.nth
         AND (a.file, coalesce(a.sheet, '')) < (b.file, coalesce(b.sheet, ''))
    JOIN sizes sa ON sa.month = a.month AND sa.body IS NOT DISTINCT FROM a.body AND sa.file = a.file AND sa.sheet IS NOT DISTINCT FROM a.sheet
    JOIN sizes sb ON sb.month = b.month AND sb.body IS NOT DISTINCT FROM b.body AND sb.file = b.file AND sb.sheet IS NOT DISTINCT FROM b.sheet
    GROUP BY a.body, a.month, a.file, a.sheet, b.file, b.sheet
"""


def _ordered(
    pairs: list[tuple[Any, ...]], position: dict[tuple[str, str | None], int]
) -> list[tuple[Any, ...]]:
    return sorted(
        pairs,
        key=lambda p: (
            str(p[0]),
            p[1],
            position.get((p[2], p[3]), 0),
            position.get((p[4], p[5]), 0),
        ),
    )


def _repeats_of(
    db: duckdb.DuckDBPyConnection, pair: tuple[Any, ...], gone: set[tuple[Any, ...]]
) -> list[Repeat]:
    """Decide about one pair of files in one month, and name the rows that do not count again."""
    body, month, file_a, sheet_a, file_b, sheet_b, both, n_a, n_b, amount_a, amount_b = pair
    first, second = (file_a, sheet_a, body, month), (file_b, sheet_b, body, month)
    if first in gone or second in gone:
        return []
    revised = _is_revised(file_a, sheet_a), _is_revised(file_b, sheet_b)
    if any(revised) and both >= _EDITION * n_a and both >= _EDITION * n_b:
        keeps_first = revised[0] and not revised[1]
        lost, kept = (second, first) if keeps_first else (first, second)
        gone.add(lost)
        rows = db.execute(_ALL_ROWS, [lost[0], lost[1], body, month]).fetchall()
        why = "this month was published twice; the revised edition counts"
        there = amount_a if keeps_first else amount_b
        return [_repeat(lost, kept, month, why, rows, there)]
    most = both >= max(_ENOUGH, _MOST * min(n_a, n_b))
    rows = db.execute(_TWINS, [file_b, sheet_b, file_a, sheet_a, body, month, most]).fetchall()
    why = (
        "most of the smaller file's month is in the other too; rows in both count once"
        if most
        else "the same transaction, by its reference, is in another file"
    )
    total = sum((amount for _, amount in rows), Decimal(0))
    return [_repeat(second, first, month, why, rows, total)] if rows else []


_ALL_ROWS = "SELECT row, amount FROM hashed WHERE file = ? AND sheet IS NOT DISTINCT FROM ? AND body IS NOT DISTINCT FROM ? AND month = ? ORDER BY row"
_TWINS = """
    SELECT b.row, b.amount FROM keyed b JOIN keyed a
      ON a.month = b.month AND a.body IS NOT DISTINCT FROM b.body AND a.key = b.key AND a.nth = b.nth
    WHERE b.file = ? AND b.sheet IS NOT DISTINCT FROM ? AND a.file = ? AND a.sheet IS NOT DISTINCT FROM ?
      AND b.body IS NOT DISTINCT FROM ? AND b.month = ? AND (? OR b.has_ref) ORDER BY b.row
"""


def _repeat(
    lost: tuple[Any, ...],
    kept: tuple[Any, ...],
    month: object,
    why: str,
    rows: list[tuple[int, Decimal]],
    there: Decimal,
) -> Repeat:
    return Repeat(
        lost[0], lost[1], kept[0], kept[1], lost[2], str(month)[:7], why, tuple(rows), there
    )


def _is_revised(file: str, sheet: str | None) -> bool:
    return bool(_REVISED.search(file.rpartition("/")[2]) or (sheet and _REVISED.search(sheet)))


def notices_in(payments: pa.Table) -> list[Notice]:
    """Point out, within one file, what may have been counted twice. The payments are in one piece, in words."""
    alike = _alike(payments)
    notices = (_per_cost_centre(alike), _vat_rows(payments), _identical(alike), _negative(payments))
    return [notice for notice in notices if notice]


def _alike(payments: pa.Table) -> pa.Table:
    """The rows that share their payee, date and amount with another: only these can be repeats."""
    pence = pennies(payments["amount_gbp"].combine_chunks())
    days = pc.fill_null(payments["date"].combine_chunks().cast(pa.int32()), 0).to_numpy()
    names = pc.fill_null(payments["supplier_name"].combine_chunks().indices, -1).to_numpy()
    key = (pence * 100_003 + days) * 1_000_003 + names
    ordered = np.sort(key)
    twice = np.unique(ordered[1:][ordered[1:] == ordered[:-1]])
    alike = payments.slice(0, 0)
    if len(twice):
        places = np.minimum(np.searchsorted(twice, key), len(twice) - 1)
        alike = payments.filter(pa.array(twice[places] == key))
    return alike.cast(PAYMENTS)


def _negative(payments: pa.Table) -> Notice | None:
    """A ledger whose payments are negative: it may write them so, and its refunds positive."""
    pence = pennies(payments["amount_gbp"].combine_chunks())
    negative = pence[pence < 0]
    if len(payments) < 5 or len(negative) < 0.8 * len(payments):
        return None
    return Notice("nearly all amounts are negative", len(negative), Decimal(int(negative.sum())).scaleb(-2),
        "Credits are negative. A file in which nearly everything is may write its payments so, and its refunds positive: ask its publisher.")  # fmt: skip


def _per_cost_centre(payments: pa.Table) -> Notice | None:
    """One invoice on several rows, each with the whole amount but another cost centre."""
    parts = [
        c
        for c in ("department", "service", "category", "category_code")
        if payments[c].null_count < len(payments)
    ]
    if not parts or payments["transaction_ref"].null_count == len(payments):
        return None
    key = ["transaction_ref", "supplier_name", "date", "amount_gbp"]
    counted = payments.group_by(key).aggregate(
        [([], "count_all"), *((p, "count_distinct") for p in parts)]
    )
    several = pc.and_(pc.greater(counted["count_all"], 1), pc.is_valid(counted["transaction_ref"]))
    differ = pc.equal(
        pc.max_element_wise(*(counted[f"{p}_count_distinct"] for p in parts)), counted["count_all"]
    )
    found = counted.filter(
        pc.and_(pc.and_(several, differ), pc.greater(pc.abs(counted["amount_gbp"]), Decimal(1)))
    )
    if not len(found):
        return None
    extra = [
        (n - 1, a)
        for n, a in zip(
            found["count_all"].to_pylist(), found["amount_gbp"].to_pylist(), strict=True
        )
    ]
    amount = sum((n * a for n, a in extra), Decimal(0))
    return Notice("one invoice on several rows with the same amount", sum(n for n, _ in extra), amount,
        "The same reference, date, payee and amount stand on rows of different cost centres or categories. If each row has the invoice's whole amount, this money is counted more than once.")  # fmt: skip


_VAT_ROW = re.compile(
    r"^\s*(?:input |output |recoverable |irrecoverable )?(?:vat|value added tax)\b(?:\s+(?:on|input|output|recoverable|irrecoverable|element|amount|control|only|@).*)?\s*$",
    re.IGNORECASE,
)


@lru_cache(maxsize=1 << 16)
def _is_vat(text: str) -> bool:
    return bool(_VAT_ROW.match(text))


def _vat_rows(payments: pa.Table) -> Notice | None:
    mask = None
    for column in ("purpose", "category", "service"):
        if payments[column].null_count == len(payments):
            continue
        hit = pc.fill_null(
            each_distinct(payments[column].combine_chunks(), _is_vat, pa.bool_()), False
        )
        mask = hit if mask is None else pc.or_(mask, hit)
    found = payments.filter(mask) if mask is not None else payments.slice(0, 0)
    if not len(found):
        return None
    return Notice("VAT on a row of its own", len(found), pc.sum(found["amount_gbp"]).as_py(),
        "These rows are VAT and no purchase. They count here; where VAT is recovered it is no cost to the body.")  # fmt: skip


def _identical(payments: pa.Table) -> Notice | None:
    key = [
        "transaction_ref",
        "supplier_name",
        "redaction",
        "date",
        "amount_gbp",
        "department",
        "service",
        "category",
        "purpose",
    ]
    counted = payments.group_by(key).aggregate([([], "count_all")])
    found = counted.filter(pc.greater(counted["count_all"], 1))
    if not len(found):
        return None
    extra = [
        (n - 1, a)
        for n, a in zip(
            found["count_all"].to_pylist(), found["amount_gbp"].to_pylist(), strict=True
        )
    ]
    return Notice("identical rows", sum(n for n, _ in extra), sum((n * a for n, a in extra), Decimal(0)),
        "Rows that are the same in every column. In ledgers they are usually real payments, and they count.")  # fmt: skip
