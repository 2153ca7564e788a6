"""Records of one table → payments, quarantine and what is not a payment."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from weft.analysis.identifiers import (
    charity_number,
    company_number,
    spaceless,
    yes_or_no,
)
from weft.analysis.postcodes.read import postcode
from weft.analysis.spend.reading.amounts import amount_of
from weft.analysis.spend.reading.columns import AMOUNTS, DATES
from weft.analysis.spend.reading.dates import How, date_of
from weft.analysis.spend.reading.distinct import each_distinct, each_distinct_pair
from weft.analysis.spend.reading.header import header_score, repeats_header
from weft.analysis.spend.reading.headings import Vocabulary
from weft.analysis.spend.reading.layout import HEADER_AGAIN, Layout
from weft.analysis.spend.reading.mending import mended
from weft.analysis.spend.reading.money import Money, is_filled, money_of, pennies
from weft.analysis.spend.reading.payees import NOT_STATED, payees_of
from weft.analysis.spend.reading.records import ROW, Records, records_of
from weft.analysis.spend.reading.sorting import Odd, SetAside, Sorter, SourceTotal, is_total_label
from weft.analysis.spend.schema import FIELDS, PAYMENTS

_KINDS = {"date_paid": "paid", "date_incurred": "incurred", "date": "unknown", "period": "period"}


@dataclass(frozen=True)
class Source:
    """Where records come from, and the body to name where they do not."""

    file: str
    sheet: str | None
    body: str | None


@dataclass
class Sorted:
    """What became of some records. Every one of them is in exactly one place."""

    rows: int = 0
    amount: Decimal = Decimal(0)
    blanks: int = 0
    payments: pa.Table = field(default_factory=PAYMENTS.empty_table)
    quarantine: list[SetAside] = field(default_factory=list)
    not_payments: list[SetAside] = field(default_factory=list)
    totals: list[SourceTotal] = field(default_factory=list)


@dataclass
class Dated:
    """Columns of equal length: the date, its kind, and whether a cell is filled; none has no column."""

    date: pa.Array
    kind: pa.Array
    text: pa.Array
    given: bool


def sorted_out(records: Records, layout: Layout, source: Source, *, mend: bool = True) -> Sorted:
    """Put every record where it belongs."""
    money = money_of(records, layout)
    dated = _dated(records, layout)
    names = _without_dittos(_cells(records, layout, "supplier_name"))
    foreign = _foreign(records, layout)
    good, blank = _good(records, money, dated, names, foreign)
    odd = np.flatnonzero(~(good | blank))
    sorter, repaired = _looked_at(
        records, layout, money, dated, names, foreign, odd, good, mend=mend
    )
    rows = records.table[ROW].to_numpy()
    good[np.isin(rows, np.array(sorter.payments, dtype=np.int64))] = True
    result = Sorted(
        rows=len(records.table),
        amount=Decimal(int(pc.sum(pennies(money.amount)).as_py() or 0)) / 100,
        blanks=int(blank.sum()),
        payments=_kept(_payments(records, layout, money, dated, names, source), good),
        quarantine=sorter.quarantine,
        not_payments=sorter.not_payments,
        totals=sorter.totals,
    )
    return _with_repaired(result, repaired, records, layout, source, money) if repaired else result


def new_header(
    records: Records, layout: Layout, vocabulary: Vocabulary, start: int = 0
) -> int | None:
    """Find the first record (from 0) that heads another table: headings, but not these."""
    column = next((c for r in (*AMOUNTS, "debit") if (c := layout.columns.column(r))), None)
    if column is None or column.index >= records.width:
        return None
    wordy = pc.match_substring_regex(records.cells(column.index), r"^[^0-9]*[A-Za-z£][^0-9]*$")
    headings = layout.header.headings if layout.header else ()
    for position in np.flatnonzero(wordy.to_numpy(zero_copy_only=False)).tolist():
        if position < start:
            continue
        cells = records.row(position)
        if header_score(cells, vocabulary) >= HEADER_AGAIN and not repeats_header(cells, headings):
            return int(position)
    return None


def _foreign(records: Records, layout: Layout) -> pa.Array:
    """The currency of each record that is not in pounds; null for the others."""
    index = layout.columns.index("currency")
    amount = next(
        (c for r in ("amount_net", "amount", "amount_gross") if (c := layout.columns.column(r))),
        None,
    )
    if index is None or (
        amount and re.search(r"local|base|gbp|sterling|£", amount.heading, re.IGNORECASE)
    ):
        return pa.nulls(len(records.table), pa.string())
    return each_distinct(
        records.cells(index),
        lambda t: None if _STERLING.match(t.strip()) else t.strip(),
        pa.string(),
    )


# What stands in place of a reference; a number that a spreadsheet has turned into 4.72E+21 is lost.
_NO_REFERENCE = r"(?i)^$|^(n/?a|none|nil|null|tbc|unknown|exempt\w*|not (yet )?(available|applicable|known)|redact.*|personal .*|[#x*.\-]+|[0-9](\.[0-9]+)?e\+[0-9]+)$"
_STERLING = re.compile(r"^$|^(gbp|£|ukl|stg|sterling|pounds?|uk pounds?|local)$", re.IGNORECASE)


def _good(
    records: Records, money: Money, dated: Dated, names: pa.Array, foreign: pa.Array
) -> tuple[np.ndarray, np.ndarray]:
    """Which records are payments beyond doubt, and which are blank."""
    has_amount = pc.and_(pc.is_valid(money.amount), pc.is_null(foreign))
    has_name = is_filled(names)
    if dated.given:
        good = pc.and_(pc.and_(has_amount, has_name), pc.is_valid(dated.date))
    else:
        labels = each_distinct(names, is_total_label, pa.bool_())
        good = pc.and_(pc.and_(has_amount, has_name), pc.invert(labels))
    good = good.to_numpy(zero_copy_only=False).copy()
    maybe = np.flatnonzero(~good)
    blank = np.zeros(len(good), dtype=bool)
    if len(maybe):
        table = records.table.take(pa.array(maybe))
        any_filled = np.zeros(len(maybe), dtype=bool)
        for index in range(records.width):
            any_filled |= is_filled(table.column(index + 1).combine_chunks()).to_numpy(
                zero_copy_only=False
            )
        blank[maybe[~any_filled]] = True
    return good, blank


def _looked_at(
    records: Records, layout: Layout, money: Money, dated: Dated, names: pa.Array,
    foreign: pa.Array, odd: np.ndarray, good: np.ndarray, *, mend: bool,
) -> tuple[Sorter, list[tuple[int, list[str]]]]:  # fmt: skip
    """Look at the odd records in order; rows with stray separators are put right where only one way fits."""
    sorter = Sorter(layout.header.headings if layout.header else ())
    repaired: list[tuple[int, list[str]]] = []
    if not len(odd):
        return sorter, repaired
    pence = pennies(money.amount).to_numpy()
    above = np.cumsum(np.where(good, pence, 0))
    width = len([h for h in layout.columns.headings if h.strip()]) if layout.header else 0
    taken = pa.array(odd)
    facts = zip(
        odd.tolist(),
        records.table[ROW].take(taken).to_pylist(),
        records.rows(odd.tolist()),
        money.amount.take(taken).to_pylist(),
        pc.is_valid(dated.date).take(taken).to_pylist(),
        dated.text.take(taken).to_pylist(),
        names.take(taken).to_pylist(),
        foreign.take(taken).to_pylist(),
        strict=True,
    )
    for position, row, cells, amount, has_date, date_text, name, currency in facts:
        if mend and (whole := _repaired(cells, layout, width)) is not None:
            repaired.append((row, whole))
            continue
        sorter.take(
            Odd(
                row=row,
                cells=tuple(cells),
                amount=amount,
                amount_text=_amount_text(cells, layout),
                has_date=has_date,
                date_text=date_text,
                payee_text=name,
                dated=dated.given,
                whole_pennies=int(above[-1]),
                summed_pennies=int(above[position]),
                has_reference=_has_reference(cells, layout),
                currency=currency or "",
            )
        )
    return sorter, repaired


def _has_reference(cells: Sequence[str], layout: Layout) -> bool:
    index = layout.columns.index("transaction_ref")
    return index is not None and bool(cells[index].strip())


def _amount_text(cells: Sequence[str], layout: Layout) -> str:
    for role in ("amount_net", "amount", "amount_gross", "debit", "credit"):
        if (index := layout.columns.index(role)) is not None and cells[index].strip():
            return cells[index]
    return ""


def _repaired(cells: Sequence[str], layout: Layout, width: int) -> list[str] | None:
    """Join cells that an unquoted separator split, where exactly one way makes the row whole."""
    extra = len(_trimmed(cells)) - width
    if not layout.header or width < 3 or not 1 <= extra <= 4:
        return None
    ways = []
    for start in range(width):
        whole = [
            *cells[:start],
            ", ".join(c.strip() for c in cells[start : start + extra + 1]),
            *cells[start + extra + 1 :],
        ]
        if _whole(whole, layout):
            ways.append(whole[:width])
    return ways[0] if len(ways) == 1 else None


def _whole(cells: Sequence[str], layout: Layout) -> bool:
    """Whether a row's cells suit their columns: an amount, a date, a name that is no number."""
    for column in layout.columns.columns:
        cell = cells[column.index].strip() if column.index < len(cells) else ""
        if column.role in {"amount", "amount_net", "amount_gross"} and amount_of(cell) is None:
            return False
        if column.role in DATES and date_of(cell) is None:
            return False
        if column.role == "supplier_name" and (", " not in cell or amount_of(cell) is not None):
            return False
    return True


def _trimmed(cells: Sequence[str]) -> list[str]:
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return list(cells[:end])


def _with_repaired(
    result: Sorted,
    repaired: list[tuple[int, list[str]]],
    records: Records,
    layout: Layout,
    source: Source,
    money: Money,
) -> Sorted:
    """Sort the rows that were put right, and add them to the others. The rows were counted already."""
    for row, cells in repaired:
        one = records_of([[*cells, *[""] * (records.width - len(cells))]], first=row)
        more = sorted_out(one, layout, source, mend=False)
        position = int(np.searchsorted(records.table[ROW].to_numpy(), row))
        before = money.amount[position].as_py() or Decimal(0)
        result.amount += more.amount - before
        result.payments = pa.concat_tables([result.payments, more.payments])
        result.quarantine += more.quarantine
        result.not_payments += more.not_payments
    result.payments = result.payments.sort_by("source_row")
    return result


def _dated(records: Records, layout: Layout) -> Dated:
    """The date of each record: the first of its date columns that can be read."""
    count = len(records.table)
    date, kind = pa.nulls(count, pa.date32()), pa.nulls(count, pa.string())
    text = pa.array([""]).take(pa.nulls(count, pa.int64()).fill_null(0))
    given = False
    for role in DATES:
        if (index := layout.columns.index(role)) is None:
            continue
        given = True
        cells = (
            _joined_dates(records, layout)
            if role == "period" and layout.date_parts
            else records.cells(index)
        )
        read, how = each_distinct_pair(
            cells, _reader(layout, _KINDS[role]), (pa.date32(), pa.string())
        )
        kind = pc.if_else(pc.is_valid(date), kind, how)
        date = pc.coalesce(date, read)
        text = pc.if_else(is_filled(text), text, cells)
    if not given and layout.period:
        last = date_of(f"{layout.period[0]}{layout.period[1]:02d}")
        date = pa.array([last.date if last else None], pa.date32()).take(
            pa.nulls(count, pa.int64()).fill_null(0)
        )
        kind = _same("period", count)
    return Dated(date, kind, text, given)


def _without_dittos(names: pa.Array) -> pa.Array:
    """Put the name above in place of "as above", "ditto" and ditto marks."""
    dittos = pc.is_in(pc.ascii_lower(pc.utf8_trim_whitespace(names)), value_set=_DITTOS)
    if not pc.any(dittos).as_py():
        return names
    return pc.fill_null(
        pc.fill_null_forward(pc.if_else(dittos, pa.scalar(None, pa.string()), names)), ""
    )


_DITTOS = pa.array(
    [
        "as above",
        "same as above",
        "ditto",
        "do.",
        "do",
        '"',
        "''",
        "〃",
        '-- " --',
        '- " -',
        "-do-",
        "\u201d",
    ]
)


def _joined_dates(records: Records, layout: Layout) -> pa.Array:
    """Day, month and year, or period and year, as one text."""
    parts = [pc.utf8_trim_whitespace(records.cells(index)) for index in layout.date_parts]
    return pc.utf8_trim_whitespace(pc.binary_join_element_wise(*parts, " "))


def _kept(payments: pa.Table, good: np.ndarray) -> pa.Table:
    """Keep the good rows; where few are left out, as slices between them, without copying."""
    bad = np.flatnonzero(~good)
    if len(bad) > len(good) // 1000 + 8:
        return payments.filter(pa.array(good))
    edges = [-1, *bad.tolist(), len(good)]
    return pa.concat_tables(
        [payments.slice(a + 1, b - a - 1) for a, b in pairwise(edges) if b - a > 1]
        or [payments.slice(0, 0)]
    )


def _reader(layout: Layout, kind: str) -> Callable[[str], tuple[object, str | None]]:
    def read(text: str) -> tuple[object, str | None]:
        found = date_of(text, layout.dates.order, months_to_add=layout.months_to_add)
        if found is None:
            return None, None
        return found.date, "period" if found.how is How.PERIOD else kind

    return read


def _cells(records: Records, layout: Layout, role: str) -> pa.Array:
    index = layout.columns.index(role)
    return records.cells(index) if index is not None else _same("", len(records.table))


def _same(text: str | None, count: int) -> pa.Array:
    return pa.array([text], pa.string()).take(pa.nulls(count, pa.int64()).fill_null(0))


@lru_cache(maxsize=1 << 18)
def _label(text: str) -> str | None:
    return mended(text) or None


def _payments(
    records: Records, layout: Layout, money: Money, dated: Dated, names: pa.Array, source: Source
) -> pa.Table:
    """Build the standard columns for all records; the caller keeps those that are payments."""
    count = len(records.table)
    name, payee, redaction = payees_of(names)
    body = _text(records, layout, "body")
    fallback = pc.coalesce(
        _text(records, layout, "family"), _same(_usual(body) or source.body, count)
    )
    columns = {
        "body": pc.coalesce(body, fallback),
        "date": dated.date,
        "date_kind": pc.fill_null(dated.kind, "unknown"),
        "supplier_name": name,
        "payee": pc.fill_null(payee, NOT_STATED),
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
        "source_file": _same(source.file, count),
        "source_sheet": _same(source.sheet, count),
        "source_row": records.table[ROW].combine_chunks(),
    }
    for role in ("supplier_ref", "transaction_ref", "contract_ref"):
        columns[role] = _read(records, layout, role, None)
    for role in ("purpose", "department", "service", "category", "category_code"):
        columns[role] = _text(records, layout, role)
    return pa.table({f.name: columns[f.name].cast(f.type) for f in FIELDS}, schema=PAYMENTS)


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
    read: Callable[[str], object] | None,
    kind: pa.DataType | None = None,
) -> pa.Array:
    """One column read by its distinct texts; without `read`, only trimmed, blanks as null."""
    kind = kind or pa.string()
    index = layout.columns.index(role)
    if index is None:
        return pa.nulls(len(records.table), kind)
    if read is not None:
        return each_distinct(records.cells(index), read, kind)
    trimmed = pc.utf8_trim_whitespace(records.cells(index))
    nothing = pc.match_substring_regex(trimmed, _NO_REFERENCE)
    return pc.if_else(nothing, pa.scalar(None, pa.string()), trimmed)


def _scheme(records: Records, layout: Layout) -> pa.Array:
    """Which scheme the category is of, by its heading."""
    column = layout.columns.column("category") or layout.columns.column("category_code")
    if column is None:
        return pa.nulls(len(records.table), pa.string())
    heading = column.heading.lower()
    for word, scheme in _SCHEMES:
        if word in heading:
            return _same(scheme, len(records.table))
    return _same("local", len(records.table))


_SCHEMES = (
    ("proclass", "ProClass"), ("sercop", "SeRCOP"), ("cipf", "CIPFA"), ("cpv", "CPV"), ("merchant", "merchant"),
    ("mcc", "merchant"), ("subj", "subjective"),
)  # fmt: skip
