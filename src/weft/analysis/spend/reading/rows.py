"""Records of one table → payments, quarantine and what is not a payment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from weft.analysis.spend.reading.amounts import pennies
from weft.analysis.spend.reading.asides import rows_of_blocks
from weft.analysis.spend.reading.blocks import with_blanks_filled
from weft.analysis.spend.reading.currencies import foreign_of
from weft.analysis.spend.reading.dates_of_rows import Dated, dated_of
from weft.analysis.spend.reading.distinct import (
    all_the_same,
    by_words,
    each_distinct,
    in_words,
)
from weft.analysis.spend.reading.header import header_score, repeats_header
from weft.analysis.spend.reading.headings import Vocabulary
from weft.analysis.spend.reading.layout import HEADER_AGAIN, Layout
from weft.analysis.spend.reading.money import Money, is_filled, money_of
from weft.analysis.spend.reading.notices import Notice
from weft.analysis.spend.reading.outlines import outlines_of
from weft.analysis.spend.reading.payments import Source, payments_of
from weft.analysis.spend.reading.recognised import AMOUNTS
from weft.analysis.spend.reading.records import ROW, Records, records_of
from weft.analysis.spend.reading.sorting import Odd, SetAside, Sorter, SourceTotal, is_total_label
from weft.analysis.spend.reading.stray_separators import put_right, width_of
from weft.analysis.spend.reading.titles import names_with_titles
from weft.analysis.spend.schema import IN_WORDS


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
    corrected: int = 0
    """How many of the payments a person has corrected."""
    amount_corrected: Decimal = Decimal(0)


def sorted_out(records: Records, layout: Layout, source: Source, *, mend: bool = True) -> Sorted:
    """Put every record where it belongs."""
    given, records = records, with_blanks_filled(records, layout.blocks, layout.columns)
    money = money_of(records, layout)
    dated = dated_of(records, layout)
    names = _without_dittos(_words(records, layout, "supplier_name"))
    names = names_with_titles(records, layout.title, layout.columns, names)
    foreign = foreign_of(records, layout)
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
        payments=payments_of(records, layout, money, dated, names, source).filter(pa.array(good)),
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
    width = width_of(layout)
    for one in _odd_ones(records, layout, money, dated, names, foreign, odd, good):
        if mend and (whole := put_right(one.cells, layout, width)) is not None:
            repaired.append((one.row, whole))
        else:
            sorter.take(one)
    return sorter, repaired


def _odd_ones(
    records: Records, layout: Layout, money: Money, dated: Dated, names: pa.Array,
    foreign: pa.Array, odd: np.ndarray, good: np.ndarray,
) -> Iterator[Odd]:  # fmt: skip
    """The odd records with what is known of each, and what the payments above it add up to."""
    if not len(odd):
        return
    above = np.cumsum(np.where(good, pennies(money.amount), 0))
    taken = pa.array(odd)
    facts = zip(
        records.table[ROW].take(taken).to_pylist(),
        records.rows(odd.tolist()),
        money.amount.take(taken).to_pylist(),
        pc.is_valid(dated.date).take(taken).to_pylist(),
        dated.text.take(taken).to_pylist(),
        names.take(taken).to_pylist(),
        foreign.take(taken).to_pylist(),
        above[odd].tolist(),
        strict=True,
    )
    for row, cells, amount, has_date, date_text, name, currency, summed in facts:
        yield Odd(
            row=row,
            cells=tuple(cells),
            amount=amount,
            amount_text=_amount_text(cells, layout),
            has_date=has_date,
            date_text=date_text,
            payee_text=name,
            dated=dated.given,
            whole_pennies=int(above[-1]),
            summed_pennies=summed,
            has_reference=_has_reference(cells, layout),
            currency=currency or "",
        )


def _has_reference(cells: Sequence[str], layout: Layout) -> bool:
    index = layout.columns.index("transaction_ref")
    return index is not None and bool(cells[index].strip())


def _amount_text(cells: Sequence[str], layout: Layout) -> str:
    for role in ("amount_net", "amount", "amount_gross", "debit", "credit"):
        if (index := layout.columns.index(role)) is not None and cells[index].strip():
            return cells[index]
    return ""


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


def _words(records: Records, layout: Layout, role: str) -> pa.DictionaryArray:
    index = layout.columns.index(role)
    return records.words(index) if index is not None else all_the_same("", len(records.table))
