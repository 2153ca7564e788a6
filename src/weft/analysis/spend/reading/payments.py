"""The standard columns of payments, built for all records of a table at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import pyarrow as pa
import pyarrow.compute as pc

from weft.analysis.identifiers import (
    charity_number,
    company_number,
    spaceless,
    yes_or_no,
)
from weft.analysis.postcodes.read import postcode
from weft.analysis.spend.reading.dates_of_rows import Dated
from weft.analysis.spend.reading.distinct import all_the_same, each_distinct, filled_up, in_words
from weft.analysis.spend.reading.layout import Layout
from weft.analysis.spend.reading.mending import mended
from weft.analysis.spend.reading.money import Money
from weft.analysis.spend.reading.outlines import outlines_of
from weft.analysis.spend.reading.payees import NOT_STATED, payees_of, with_flag
from weft.analysis.spend.reading.records import ROW, Records
from weft.analysis.spend.schema import IN_WORDS, WORDS

# What stands in place of a reference; a number that a spreadsheet has turned into 4.72E+21 is lost.
_NO_REFERENCE = r"(?i)^$|^(n/?a|none|nil|null|tbc|unknown|exempt\w*|not (yet )?(available|applicable|known)|redact.*|personal .*|[#x*.\-]+|[0-9](\.[0-9]+)?e\+[0-9]+)$"
_SCHEMES = (
    ("proclass", "ProClass"), ("sercop", "SeRCOP"), ("cipf", "CIPFA"), ("cpv", "CPV"), ("merchant", "merchant"),
    ("mcc", "merchant"), ("subj", "subjective"),
)  # fmt: skip


@dataclass(frozen=True)
class Source:
    """Where records come from, and the body to name where they do not."""

    file: str
    sheet: str | None
    body: str | None


def payments_of(
    records: Records, layout: Layout, money: Money, dated: Dated, names: pa.Array, source: Source
) -> pa.Table:
    """Build the standard columns for all records; the caller keeps those that are payments."""
    count = len(records.table)
    payees = payees_of(names)
    if flag := layout.columns.column("redacted"):
        payees = with_flag(payees, records.cells(flag.index), flag.heading)
    name, payee, redaction = payees
    body = _text(records, layout, "body")
    usual = _usual(body) or source.body
    if body.null_count and layout.columns.index("family") is not None:
        family = _text(records, layout, "family")
        body = in_words(pc.coalesce(body.cast(pa.string()), family.cast(pa.string())))
    body = filled_up(body, usual)
    columns = {
        "body": body,
        "date": dated.date,
        "date_kind": filled_up(in_words(dated.kind), "unknown"),
        "supplier_name": name,
        "payee": filled_up(payee, NOT_STATED),
        "redaction": redaction,
        "company_number": _read(records, layout, "company_number", company_number),
        "charity_number": _read(records, layout, "charity_number", charity_number),
        "vat_number": _read(records, layout, "vat_number", spaceless),
        "postcode": _read(records, layout, "postcode", postcode),
        "amount_gbp": money.amount,
        "vat_basis": money.basis,
        "amount_gross_gbp": money.gross,
        "vat_gbp": money.vat,
        "irrecoverable_vat_gbp": money.irrecoverable,
        "card": _read(records, layout, "card", yes_or_no, pa.bool_()),
        "grant": _read(records, layout, "grant", yes_or_no, pa.bool_()),
        "category_scheme": _scheme(records, layout),
        "source_file": all_the_same(source.file, count),
        "source_sheet": all_the_same(source.sheet, count),
        "source_row": records.table[ROW].combine_chunks(),
    }
    for role in ("supplier_ref", "transaction_ref", "contract_ref"):
        columns[role] = _reference(records, layout, role)
    for role in ("purpose", "department", "service", "category", "category_code"):
        columns[role] = _text(records, layout, role)
    return pa.table([_as(columns[f.name], f.type) for f in IN_WORDS], schema=IN_WORDS)


@lru_cache(maxsize=1 << 18)
def _label(text: str) -> str | None:
    return mended(text) or None


def _as(column: pa.Array, kind: pa.DataType) -> pa.Array:
    """The column in the type of its field: in words where that is so."""
    if pa.types.is_dictionary(kind) and not pa.types.is_dictionary(column.type):
        return in_words(column)
    return column if column.type == kind else column.cast(kind)


def _usual(texts: pa.Array) -> str | None:
    """The one text that nearly all filled cells hold, if there is one."""
    if texts.null_count in (0, len(texts)):
        return None
    counts = pc.value_counts(texts.drop_null())
    most = max(counts.to_pylist(), key=lambda each: each["counts"])
    return str(most["values"]) if most["counts"] >= 0.9 * (len(texts) - texts.null_count) else None


def _text(records: Records, layout: Layout, role: str) -> pa.Array:
    return _read(records, layout, role, _label)


def _read(
    records: Records,
    layout: Layout,
    role: str,
    read: Callable[[str], object],
    kind: pa.DataType = WORDS,
) -> pa.Array:
    """One column read by its distinct texts."""
    index = layout.columns.index(role)
    if index is None:
        return pa.nulls(len(records.table), kind)
    return each_distinct(records.words(index), read, kind)


def _reference(records: Records, layout: Layout, role: str) -> pa.Array:
    """One column of references, trimmed; null where something stands in place of one."""
    index = layout.columns.index(role)
    if index is None:
        return pa.nulls(len(records.table), pa.string())
    cells = records.cells(index)
    outlines = outlines_of(cells)
    trimmed = pc.utf8_trim_whitespace(outlines.dictionary)
    if not trimmed.equals(outlines.dictionary):
        cells = pc.utf8_trim_whitespace(cells)
    nothing = pc.match_substring_regex(trimmed, _NO_REFERENCE)
    if not pc.any(nothing).as_py():
        return cells
    return pc.if_else(nothing.take(outlines.indices), pa.scalar(None, pa.string()), cells)


def _scheme(records: Records, layout: Layout) -> pa.Array:
    """Which scheme the category is of, by its heading."""
    column = layout.columns.column("category") or layout.columns.column("category_code")
    if column is None:
        return pa.nulls(len(records.table), WORDS)
    heading = column.heading.lower()
    for word, scheme in _SCHEMES:
        if word in heading:
            return all_the_same(scheme, len(records.table))
    return all_the_same("local", len(records.table))
