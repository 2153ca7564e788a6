"""Records of one table → payments, quarantine and what is not a payment."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

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
from weft.analysis.spend.reading.amounts import amount_of, pennies
from weft.analysis.spend.reading.asides import rows_of_blocks
from weft.analysis.spend.reading.blocks import with_blanks_filled
from weft.analysis.spend.reading.dates import How, date_of
from weft.analysis.spend.reading.distinct import (
    all_the_same,
    by_words,
    each_distinct,
    each_distinct_pair,
    filled_up,
    in_words,
)
from weft.analysis.spend.reading.header import header_score, repeats_header
from weft.analysis.spend.reading.headings import Vocabulary
from weft.analysis.spend.reading.layout import HEADER_AGAIN, Layout
from weft.analysis.spend.reading.mending import mended
from weft.analysis.spend.reading.money import Money, is_filled, money_of
from weft.analysis.spend.reading.notices import Notice
from weft.analysis.spend.reading.outlines import outlines_of
from weft.analysis.spend.reading.payees import NOT_STATED, payees_of, with_flag
from weft.analysis.spend.reading.recognised import AMOUNTS, DATES
from weft.analysis.spend.reading.records import ROW, Records, records_of
from weft.analysis.spend.reading.sorting import Odd, SetAside, Sorter, SourceTotal, is_total_label
from weft.analysis.spend.reading.titles import names_with_titles
from weft.analysis.spend.schema import IN_WORDS, WORDS

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
    payments: pa.Table = field(default_factory=IN_WORDS.empty_table)
    """With the columns of `IN_WORDS`."""
    quarantine: list[SetAside] = field(default_factory=list)
    not_payments: list[SetAside] = field(default_factory=list)
    totals: list[SourceTotal] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


@dataclass
class Dated:
    """Columns of equal length: the date, its kind and the cell, these in words."""

    date: pa.Array
    kind: pa.Array
    text: pa.Array
    given: bool
    """Whether there is a column of dates at all."""


def sorted_out(records: Records, layout: Layout, source: Source, *, mend: bool = True) -> Sorted:
    """Put every record where it belongs."""
    given, records = records, with_blanks_filled(records, layout.blocks, layout.columns)
    money = money_of(records, layout)
    dated = _dated(records, layout)
    names = _without_dittos(_words(records, layout, "supplier_name"))
    names = names_with_titles(records, layout.title, layout.columns, names)
    foreign = _foreign(records, layout)
    good, blank = _good(records, money, dated, names, foreign)
    aside = rows_of_blocks(given, layout, money, good)
    odd = np.flatnonzero(~(good | blank | aside.rows))
    good &= ~aside.rows
    sorter, repaired = _looked_at(given, layout, money, dated, names, foreign, odd, good, mend=mend)
    if sorter.payments:
        rows = records.table[ROW].to_numpy()
        good[np.isin(rows, np.array(sorter.payments, dtype=np.int64))] = True
    result = Sorted(
        rows=len(records.table),
        amount=Decimal(int(pennies(money.amount).sum())) / 100,
        blanks=int(blank.sum()),
        payments=_payments(records, layout, money, dated, names, source).filter(pa.array(good)),
        quarantine=sorter.quarantine,
        not_payments=sorter.not_payments + aside.not_payments,
        totals=sorter.totals,
        notices=aside.notices,
    )
    return _with_repaired(result, repaired, records, layout, source, money) if repaired else result


def new_header(
    records: Records, layout: Layout, vocabulary: Vocabulary, start: int = 0
) -> int | None:
    """Find the first record (from 0) that heads another table: headings, but not these."""
    column = next((c for r in (*AMOUNTS, "debit") if (c := layout.columns.column(r))), None)
    if column is None or column.index >= records.width:
        return None
    wordy = by_words(
        outlines_of(records.cells(column.index)),
        lambda outlines: pc.match_substring_regex(outlines, r"^[^0-9]*[A-Za-z£][^0-9]*$"),
    )
    headings = layout.header.headings if layout.header else ()
    for position in np.flatnonzero(wordy.to_numpy(zero_copy_only=False)).tolist():
        if position < start:
            continue
        cells = records.row(position)
        if header_score(cells, vocabulary) >= HEADER_AGAIN and not repeats_header(cells, headings):
            return int(position)
    return None


def _in_pounds(amount: str, currency: str) -> bool:
    """Whether the amount's heading says pounds, or the currency's that it is another amount's."""
    elsewhere = re.search(r"original|foreign|merchant", currency, re.IGNORECASE)
    said = re.search(r"local|base|billing|gbp|sterling|£", amount, re.IGNORECASE)
    return bool(said or (elsewhere and elsewhere[0].lower() not in amount.lower()))


def _foreign(records: Records, layout: Layout) -> pa.Array:
    """The currency of each record that is not in pounds; null for the others."""
    index = layout.columns.index("currency")
    amount = next(
        (c for r in ("amount_net", "amount", "amount_gross") if (c := layout.columns.column(r))),
        None,
    )
    currency = layout.columns.column("currency")
    if (
        index is None
        or currency is None
        or (amount and _in_pounds(amount.heading, currency.heading))
    ):
        return pa.nulls(len(records.table), pa.string())
    return each_distinct(
        records.words(index),
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
        named = pc.and_(has_name, pc.invert(by_words(names, _says_total)))
        good = pc.and_(pc.and_(has_amount, named), pc.is_valid(dated.date))
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


def _says_total(names: pa.Array) -> pa.Array:
    """Whether a payee's name is nothing but the label of a total, which its amount has to prove."""
    return pc.match_substring_regex(
        names, r"(?i)^\s*(grand |sub[ -]?|report |overall )?totals?:?\s*$"
    )


def _looked_at(
    records: Records, layout: Layout, money: Money, dated: Dated, names: pa.Array,
    foreign: pa.Array, odd: np.ndarray, good: np.ndarray, *, mend: bool,
) -> tuple[Sorter, list[tuple[int, list[str]]]]:  # fmt: skip
    """Look at the odd records in order; rows with stray separators are put right where only one way fits."""
    sorter = Sorter(layout.header.headings if layout.header else ())
    repaired: list[tuple[int, list[str]]] = []
    if not len(odd):
        return sorter, repaired
    pence = pennies(money.amount)
    above = np.cumsum(np.where(good, pence, 0))
    width = _width(layout)
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
            ", ".join(c.strip().removesuffix("\\") for c in cells[start : start + extra + 1]),
            *cells[start + extra + 1 :],
        ]
        if _whole(whole, layout):
            ways.append(whole[:width])
    return ways[0] if len(ways) == 1 else None


def _width(layout: Layout) -> int:
    """How many cells a row should have: as many as there are headings, or as far as columns are used."""
    used = [column.index + 1 for column in layout.columns.columns]
    used += [layout.sign.index + 1] if layout.sign else []
    headed = len([h for h in layout.columns.headings if h.strip()])
    return max([headed, *used]) if layout.header else 0


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
    result.payments = result.payments.unify_dictionaries().sort_by("source_row")
    return result


def _dated(records: Records, layout: Layout) -> Dated:
    """The date of each record: the first of its date columns that can be read."""
    count = len(records.table)
    found: list[tuple[pa.Array, pa.Array, pa.Array]] = []
    for role in DATES:
        if (index := layout.columns.index(role)) is None:
            continue
        parts = role == "period" and layout.date_parts
        cells = _joined_dates(records, layout) if parts else records.words(index)
        read = each_distinct_pair(cells, _reader(layout, _KINDS[role]), (pa.date32(), pa.string()))
        found.append((*read, cells))
    if len(found) == 1:
        return Dated(*found[0], given=True)
    if found:
        return _first_dated(found)
    date, kind = None, None
    if layout.period:
        last = date_of(f"{layout.period[0]}{layout.period[1]:02d}")
        date, kind = last.date if last else None, "period"
    days = pa.array([date], pa.date32()).take(pa.nulls(count, pa.int64()).fill_null(0))
    return Dated(days, all_the_same(kind, count), all_the_same("", count), given=False)


def _first_dated(found: Sequence[tuple[pa.Array, pa.Array, pa.Array]]) -> Dated:
    """For each record the first of its dates that can be read, its kind, and its first filled cell."""
    date, kind, text = found[0]
    text = text.cast(pa.string())
    for other, how, cells in found[1:]:
        kind = pc.if_else(pc.is_valid(date), kind, how)
        date = pc.coalesce(date, other)
        text = pc.if_else(is_filled(text), text, cells.cast(pa.string()))
    return Dated(date, kind, text, given=True)


def _without_dittos(names: pa.DictionaryArray) -> pa.DictionaryArray:
    """Put the name above in place of "as above", "ditto" and ditto marks."""
    words = pc.ascii_lower(pc.utf8_trim_whitespace(names.dictionary))
    dittos = pc.is_in(words, value_set=_DITTOS)
    if not pc.any(dittos).as_py():
        return names
    nothing = pa.scalar(None, pa.string())
    above = pc.if_else(dittos, nothing, names.dictionary).take(names.indices)
    return in_words(pc.fill_null(pc.fill_null_forward(above), ""))


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


def _reader(layout: Layout, kind: str) -> Callable[[str], tuple[object, str | None]]:
    def read(text: str) -> tuple[object, str | None]:
        found = date_of(text, layout.dates.order, months_to_add=layout.months_to_add)
        if found is None:
            return None, None
        return found.date, "period" if found.how is How.PERIOD else kind

    return read


def _words(records: Records, layout: Layout, role: str) -> pa.DictionaryArray:
    index = layout.columns.index(role)
    return records.words(index) if index is not None else all_the_same("", len(records.table))


@lru_cache(maxsize=1 << 18)
def _label(text: str) -> str | None:
    return mended(text) or None


def _payments(
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


_SCHEMES = (
    ("proclass", "ProClass"), ("sercop", "SeRCOP"), ("cipf", "CIPFA"), ("cpv", "CPV"), ("merchant", "merchant"),
    ("mcc", "merchant"), ("subj", "subjective"),
)  # fmt: skip
