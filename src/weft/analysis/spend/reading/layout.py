"""How one table of a file is laid out: its headings, columns, date order, and what kind of file it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np
import pyarrow.compute as pc

from weft.analysis.spend.reading import titles
from weft.analysis.spend.reading.amounts import decimal_comma_proved_by
from weft.analysis.spend.reading.blocks import Blocks, blocks_in
from weft.analysis.spend.reading.columns import recognise
from weft.analysis.spend.reading.contents import contents_of, fit
from weft.analysis.spend.reading.dates import (
    Evidence,
    Order,
    months_named_in,
)
from weft.analysis.spend.reading.dates_of_tables import (
    date_parts,
    distinct_dates,
    evidence_of,
    financial_shift,
)
from weft.analysis.spend.reading.errors import CannotTell
from weft.analysis.spend.reading.filled import any_filled
from weft.analysis.spend.reading.header import (
    Header,
    find_header,
    header_in_row,
    header_score,
    repeats_header,
)
from weft.analysis.spend.reading.headings import Vocabulary
from weft.analysis.spend.reading.marks import Mark, marks_in
from weft.analysis.spend.reading.money_received import why_money_received
from weft.analysis.spend.reading.recognised import (
    AMOUNTS,
    DATES,
    ColumnMap,
    Recognised,
    Table,
    described,
)
from weft.analysis.spend.reading.records import Records
from weft.analysis.spend.reading.signs import Sign, sign_column
from weft.analysis.spend.reading.something_else import (
    HEAD,
    NotPayments,
    any_money,
    money_in_words,
    something_else,
)
from weft.analysis.spend.reading.units import all_dollars, scale_of, vat_basis_of
from weft.analysis.spend.reading.unpaid import why_unpaid
from weft.analysis.spend.reading.wholes import NOTE as WHOLES
from weft.analysis.spend.reading.wholes import Wholes, wholes_in
from weft.analysis.spend.reading.wishes import Wishes

_SAMPLE = 160
_NEAR = 20_000
HEADER_AGAIN = 1.6


@dataclass(frozen=True)
class Layout:
    """Everything needed to turn the records of one table into payments."""

    header: Header | None
    columns: ColumnMap
    dates: Evidence
    vat_basis: str
    decimal_comma: bool = False
    dollars: bool = False
    scale: Decimal = Decimal(1)
    """What one unit of the file's amounts is in pounds."""
    months_to_add: int = 0
    period: tuple[int, int] | None = None
    sign: Sign | None = None
    """The column that says which amounts are credits, where one does."""
    marks: tuple[Mark, ...] = ()
    """Columns that mark rows as perhaps no payments: credit notes, receipts, cancelled ones."""
    blocks: Blocks | None = None
    """Which blanks stand for the text above, where some do."""
    title: int | None = None
    """The column (from 0) in which payees stand above their rows, where they do."""
    wholes: Wholes | None = None
    """Where invoices stand once as a whole and again in their lines."""
    date_parts: tuple[int, ...] = ()
    """Columns (from 0) whose texts make the date together: day, month, year or period, year."""
    ends: int | None = None
    """The record (from 0) at which other headings begin another table, where one was found."""
    notes: tuple[str, ...] = ()


def layout_of(
    records: Records,
    *,
    name: str,
    wishes: Wishes,
    vocabulary: Vocabulary,
    before: Layout | None = None,
) -> Layout | NotPayments:
    """Understand one table. `before` is the layout of the table above it, or of the file before.

    Raises CannotTell, with the options, when a person has to say which column is which.
    """
    head = head_of(records)
    header = header_in_row(records, wishes.header_row)
    header = header or _header_named(head, wishes, find_header(head, vocabulary))
    if other := something_else(head, header, records):
        return other
    above = head[: header.first] if header else []
    names = (" ".join(cell for row in above for cell in row), name.replace("_", " "))
    open_ = "supplier_name" not in wishes.columns
    if header and open_ and (why := why_money_received(header.headings, names, vocabulary)):
        return NotPayments("a list of money received", why)
    end = _end_of_table(records, header, vocabulary)
    own = records.part(0, end)
    table = _table(own, header)
    if header is None and before is not None and _suits(table, before):
        table = Table(before.columns.headings, table.sample)
    elif header is None and not wishes.columns and not _holds_payments(table):
        if money_in_words(head) or any_money(table.sample):
            raise CannotTell(
                "there is money in it, but neither headings nor separate columns of names and amounts (a print of fixed width, perhaps). Export it again as CSV or XLSX, or say which column is which with --map."
            )
        return NotPayments(
            "not a table of payments", "it has no headings and no columns of money and names"
        )
    table, columns = _best_recognised(table, header, vocabulary, wishes)
    if header and not wishes.columns and (why := why_unpaid(table, columns, names)):
        return NotPayments("a list of unpaid invoices", why)
    below = Records(own.table.slice(header.after if header else 0))
    title = titles.column_of_titles(below, columns)
    _check_enough(columns, table, titled=title is not None)
    layout = _completed(own, columns, header, above, name=name, wishes=wishes, table=table)
    layout = _hanging_together(replace(layout, title=title), below)
    return replace(layout, ends=end if end < len(records.table) else None)


def _header_named(
    head: Sequence[Sequence[str]], wishes: Wishes, found: Header | None
) -> Header | None:
    """The row that holds the headings a person named, unless those found hold them already."""
    wanted = {_plain(heading) for heading in wishes.columns.values()}
    wanted = {heading for heading in wanted if not re.fullmatch(r"column ([a-z]|\d+)", heading)}
    if not wanted or (found and wanted <= set(map(_plain, found.headings))):
        return found
    row = next((row for row, cells in enumerate(head) if wanted <= set(map(_plain, cells))), None)
    return found if row is None else Header(row, row, tuple(head[row]))


def _plain(heading: str) -> str:
    return " ".join(heading.split()).casefold()


def head_of(records: Records) -> list[list[str]]:
    """The first records; where most are blank, as far as it takes to find as many that are filled."""
    head = records.rows(range(min(len(records.table), HEAD)))
    if sum(1 for cells in head if any(c.strip() for c in cells)) >= HEAD // 2:
        return head
    found = np.flatnonzero(any_filled(records, range(records.width)))[:HEAD].tolist()
    reach = found[-1] + 1 if found else len(head)
    head = [[""] * records.width] * reach
    for position, cells in zip(found, records.rows(found), strict=True):
        head[position] = cells
    return head


def _end_of_table(records: Records, header: Header | None, vocabulary: Vocabulary) -> int:
    """Where other headings begin another table, looked for in the first records only."""
    count = len(records.table)
    if header is None:
        return count
    near = records.part(0, _NEAR)
    wordy = np.ones(len(near.table), dtype=bool)
    filled = np.zeros(len(near.table), dtype=np.int32)
    for index in range(near.width):
        cells = near.cells(index)
        wordy &= ~pc.match_substring_regex(cells, "[0-9]").to_numpy(zero_copy_only=False)
        filled += pc.not_equal(cells, "").to_numpy(zero_copy_only=False)
    for position in np.flatnonzero(wordy & (filled > 2)).tolist():
        if position >= header.after:
            cells = near.row(position)
            if (
                not repeats_header(cells, header.headings)
                and header_score(cells, vocabulary) >= HEADER_AGAIN
            ):
                return int(position)
    return count


def _best_recognised(
    table: Table, header: Header | None, vocabulary: Vocabulary, wishes: Wishes
) -> tuple[Table, ColumnMap]:
    """Recognise the columns; where the last heading is missing, try them one place to the right."""
    moved = _moved(table)
    if header is None or moved is None or wishes.columns:
        return table, recognise(table, vocabulary, wishes.columns)
    try:
        columns: ColumnMap | None = recognise(table, vocabulary)
    except CannotTell:
        columns = None
    try:
        shifted: ColumnMap | None = recognise(moved, vocabulary)
    except CannotTell:
        shifted = None
    if shifted is not None and (columns is None or shifted.weight > columns.weight + 0.2):
        return moved, replace(
            shifted,
            notes=(
                "The headings stand one column too far left: only one to the right do they suit what is below them.",
            ),
        )
    return table, columns or recognise(table, vocabulary)


def _moved(table: Table) -> Table | None:
    filled = [bool(h.strip()) for h in table.headings]
    if (
        len(filled) < 3
        or not all(filled[:-1])
        or filled[-1]
        or not any(c.strip() for c in table.cells(len(filled) - 1))
    ):
        return None
    return Table(("", *table.headings[:-1]), table.sample)


def _table(records: Records, header: Header | None) -> Table:
    start = header.after if header else 0
    headings = header.headings if header else ()
    headings = tuple(headings) + ("",) * (records.width - len(headings))
    count = len(records.table)
    step = max(1, (count - start) // _SAMPLE)
    near = set(range(start, min(count, start + _SAMPLE // 2)))
    positions = sorted(near | set(range(start, count, step)))[: 2 * _SAMPLE]
    rows = [tuple(row) for row in records.rows(positions) if sum(1 for c in row if c.strip()) > 1]
    return Table(headings[: records.width], tuple(rows))


def _suits(table: Table, before: Layout) -> bool:
    """Whether a table without headings holds, column by column, what the file before it held."""
    if len(table.headings) != len(before.columns.headings):
        return False
    holds = [contents_of(table.cells(i)) for i in range(len(table.headings))]
    key = [c for c in before.columns.columns if c.role in (*AMOUNTS, *DATES, "supplier_name")]
    return all(fit(column.role, holds[column.index]) >= 0.8 for column in key)


def _holds_payments(table: Table) -> bool:
    holds = [contents_of(table.cells(i)) for i in range(len(table.headings))]
    money = any(c.amounts > 0.7 and c.filled_share > 0.5 for c in holds)
    names = any(c.words > 0.7 and c.filled_share > 0.4 for c in holds)
    return money and names and len(table.sample) >= 2


def _hanging_together(layout: Layout, below: Records) -> Layout:
    """The layout with how its rows hang together: blanks filled from above, wholes and their lines."""
    comma, columns = layout.decimal_comma, layout.columns
    blocks = blocks_in(below, columns, decimal_comma=comma) if layout.title is None else None
    wholes = wholes_in(below, columns, blocks, decimal_comma=comma)
    notes = [
        *([titles.NOTE] if layout.title is not None else []),
        *([blocks.note] if blocks else []),
        *([WHOLES] if wholes else []),
    ]
    return replace(layout, blocks=blocks, wholes=wholes, notes=(*layout.notes, *notes))


def _check_enough(columns: ColumnMap, table: Table, *, titled: bool) -> None:
    """Refuse to guess: without an amount and a payee there are no payments."""
    missing = []
    if not any(columns.column(role) for role in (*AMOUNTS, "debit")):
        missing.append("amount")
    named = columns.column("supplier_name") or columns.column("supplier_ref") or titled
    if not named:
        missing.append("supplier")
    if missing:
        say = " ".join(f'--map {role}="…"' for role in missing)
        raise CannotTell(
            f"Weft cannot tell which column is the {' or the '.join(missing)}. The columns are: {described(table)}. Say which with {say}."
        )
    money = [c for c in columns.columns if c.role in (*AMOUNTS, "debit", "credit")]
    if table.sample and not any(cell.strip() for c in money for cell in table.cells(c.index)):
        blank = " and ".join(f"“{c.heading or f'column {c.index + 1}'}”" for c in money)
        raise CannotTell(
            f"No row has an amount: {blank} is blank. If formulas fill it, open the workbook in a spreadsheet program, save it and read it again."
        )


def _completed(
    records: Records, columns: ColumnMap, header: Header | None, titles: Sequence[Sequence[str]],
    *, name: str, wishes: Wishes, table: Table,
) -> Layout:  # fmt: skip
    title = " ".join(cell for row in titles for cell in row if cell.strip())
    months = frozenset({wishes.month}) if wishes.month else months_named_in(f"{name} {title}")
    texts = distinct_dates(records, columns, header)
    evidence = evidence_of(texts, months, wishes.order)
    cells = table.cells(amount.index) if (amount := _amount(columns)) else []
    dollars = all_dollars(cells)
    notes = [f"American dates: {evidence.why}"] if evidence.order is Order.AMERICAN else []
    notes += [f"Dates of both orders: {evidence.why}"] if evidence.mixed else []
    notes += (
        [
            "Every amount is written with $. They are read as pounds: a spreadsheet set to another country writes them so."
        ]
        if dollars
        else []
    )
    heading = amount.heading if amount else ""
    shift, shift_note = financial_shift(texts, columns, months)
    below = Records(records.table.slice(header.after if header else 0))
    sign = sign_column(
        below, table.headings, amount.index if amount else None, _used_for_dates(columns)
    )
    notes += [_told_by(sign, table)] if sign else []
    others = _used_for_dates(columns) | ({sign.index} if sign else set())
    return Layout(
        sign=sign,
        marks=marks_in(below, table.headings, amount.index if amount else None, others),
        date_parts=date_parts(columns),
        header=header,
        columns=columns,
        dates=evidence,
        vat_basis=vat_basis_of(columns, heading, title),
        decimal_comma=decimal_comma_proved_by(cells),
        dollars=dollars,
        scale=scale_of(heading, title),
        months_to_add=shift,
        period=next(iter(months)) if len(months) == 1 else None,
        notes=(*notes, *shift_note, *columns.notes),
    )


def _told_by(sign: Sign, table: Table) -> str:
    heading = " ".join(table.headings[sign.index].split()) or f"column {sign.index + 1}"
    return f"Credits are told by the column “{heading}”."


def _used_for_dates(columns: ColumnMap) -> frozenset[int]:
    return frozenset(c.index for c in columns.columns if c.role in (*DATES, "supplier_name"))


def _amount(columns: ColumnMap) -> Recognised | None:
    return next((c for role in (*AMOUNTS, "debit") if (c := columns.column(role))), None)
