"""The payments of the period with what every step found, kept for whoever wants to see those behind a figure.

One row for each payment. The payments of one supplier lie together, so that they are found without reading
the others; those to individuals stand at the end by their days, so that their order tells no name.

What a figure's `Which` names are columns here: its rows are the payments that the figure is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from weft.analysis.engine import brought, left_streams
from weft.analysis.places.ground import decile_column
from weft.analysis.spend.counted import band_of
from weft.analysis.spend.figures import Account
from weft.analysis.spend.figures_deprivation import decile_of
from weft.analysis.spend.figures_local import AREAS, DEFINITIONS, answers_of, column_of
from weft.analysis.spend.figures_who import (
    INDIVIDUAL,
    NOT_NAMED,
    ORGANISATION,
    new_and_lost,
    why_not_known,
)
from weft.analysis.spend.periods import IN_PERIOD
from weft.analysis.spend.places import compact
from weft.analysis.spend.spread import PEOPLE, UNKNOWN, AreaOf, by_area
from weft.analysis.spend.telling import NAMES_SOMEONE, category_of, with_told

COLUMNS = (
    "body", "date", "date_kind", "month", "payee", "who", "supplier_id", "supplier", "hidden", "supplier_name",
    "supplier_confidence", "supplier_reason", "locality", "locality_because", "address_from",
    "supplier_postcode", "rule", "kept_apart", "kept_apart_because", "band", "category", "department",
    "purpose", "transaction_ref", "amount_gbp", "vat_basis", "source_file", "source_sheet", "source_row",
)  # fmt: skip
"""What is kept of each payment; `who` is who its payee is, and `hidden` whether it, or something else that
the payment says, is or may be a person. The columns of `_of_suppliers`, `_of_pairs` and `_of_parts` follow."""
ROWS_IN_A_GROUP = 122_880
MARK = "_"
"""What the columns are called by which marks are found, before they are dropped."""


def traced(payments: ir.Table, account: Account, file: Path) -> None:
    """Write the payments of the period as Parquet, after `kept_apart` and with the account of them."""
    inside = payments.filter(payments.when == IN_PERIOD)
    keys = {
        f"{MARK}body": inside.body,
        f"{MARK}supplier": inside.supplier_id.coalesce(""),
        f"{MARK}postcode": compact(inside.supplier_postcode).coalesce(""),
    }
    marked, columns = inside.mutate(**keys), list(COLUMNS)
    for marks in (_of_suppliers(account), _of_pairs(account), _of_parts(account)):
        columns += [one for one in marks.column_names if one[0] != MARK and one not in columns]
        marked = _beside(marked, marks)
    shown = _shown(marked)
    for column, quiet in account.counts.not_told.items():
        shown = with_told(shown, column, quiet)
    rows = shown.select(*columns)
    named = ~rows.hidden
    order = [rows.hidden, named.ifelse(rows.supplier, None), named.ifelse(rows.supplier_id, None)]
    with left_streams(rows.get_backend()):
        rows.order_by(*order, "date", "source_file", "source_sheet", "source_row").to_parquet(
            file, compression="zstd", row_group_size=ROWS_IN_A_GROUP
        )


def _beside(payments: ir.Table, marks: pa.Table) -> ir.Table:
    """The payments with the marks of their keys; what has none is null."""
    right = brought(payments.get_backend(), marks, "marks")
    keys = [name for name in marks.column_names if name.startswith(MARK)]
    found = payments.left_join(right, keys)
    return found.drop(*(f"{key}_right" for key in keys if f"{key}_right" in found.columns))


def _shown(marked: ir.Table) -> ir.Table:
    """The columns that are told in words, and who may not be named."""
    telling = category_of(marked)
    says = (telling, marked.purpose, marked.department)
    pattern = f"(?i){NAMES_SOMEONE.pattern}"
    someone = ibis.or_(*(column.re_search(pattern).fill_null(False) for column in says))
    individual = marked.hidden.fill_null(False)
    return marked.mutate(
        hidden=individual | someone,
        who=ibis.cases(
            (marked.supplier_id.isnull(), NOT_NAMED), (individual, INDIVIDUAL), else_=ORGANISATION
        ),
        month=marked.month.strftime("%Y-%m"),
        band=band_of(marked.amount_gbp),
        category=telling,
        department=marked.department.coalesce(marked.service),
    )


def _of_suppliers(account: Account) -> pa.Table:
    """Marks of each supplier: whether it is or may be a person, among the largest (see `Suppliers.tops`), new, its id in a register, a VCSE, an SME."""
    suppliers = account.counts.suppliers
    tops, free = suppliers.tops("in_period"), suppliers.tops("influenceable")
    known = why_not_known(account) is None
    new = set(new_and_lost(account)[0].table["supplier_id"].to_pylist()) if known else set()
    ids = suppliers.table["supplier_id"].to_pylist()
    profiles = [account.profile(one) for one in ids]
    return pa.table({
        f"{MARK}supplier": suppliers.table["supplier_id"],
        "hidden": suppliers.table["hidden"],
        "top": pa.array([tops.get(one) for one in ids], pa.int32()),
        "top_influenceable": pa.array([free.get(one) for one in ids], pa.int32()),
        "new": pa.array([one in new if known else None for one in ids], pa.bool_()),
        "org_id": pa.array([one.org_id for one in profiles], pa.string()),
        "vcse": pa.array([one.vcse for one in profiles], pa.bool_()),
        "sme": pa.array([one.sme for one in profiles], pa.bool_()),
    })  # fmt: skip


def _of_pairs(account: Account) -> pa.Table:
    """Marks of each supplier as seen from each body: what each definition of local says."""
    pairs = list(dict.fromkeys((one.body, one.supplier_id) for one in account.counts.parts))
    columns: dict[str, Any] = {
        f"{MARK}body": pa.array([body for body, _ in pairs], pa.string()),
        f"{MARK}supplier": pa.array([id_ or "" for _, id_ in pairs], pa.string()),
    }
    for area, level in AREAS.items():
        answers = answers_of(account, level)
        for name in DEFINITIONS:
            said = [answers[pair][name].local.value for pair in pairs]
            columns[column_of(name, area)] = pa.array(said, pa.string())
    return pa.table(columns)


def _of_parts(account: Account) -> pa.Table:
    """Marks of each supplier at each postcode: the areas that may show what is paid there."""
    parts = account.counts.parts
    places = list(dict.fromkeys((one.supplier_id or "", one.postcode or "") for one in parts))
    columns = {
        f"{MARK}supplier": pa.array([id_ for id_, _ in places], pa.string()),
        f"{MARK}postcode": pa.array([postcode for _, postcode in places], pa.string()),
    }
    for name, area_of in _areas(account):
        shown = {
            (one.supplier_id or "", one.postcode or ""): area
            for area, inside in by_area(account, area_of).items()
            if area not in (UNKNOWN, PEOPLE)
            for one in inside
        }
        columns[name] = pa.array([shown.get(place) for place in places], pa.string())
    return pa.table(columns)


def _areas(account: Account) -> Iterator[tuple[str, AreaOf]]:
    yield "district", lambda spot: spot.district
    for index in sorted(account.ground.deprivation) if account.ground else ():
        yield decile_column(index), decile_of(index)
