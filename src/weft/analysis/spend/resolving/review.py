"""The review list: the questions with empty cells to answer in, which read back as rulings.

Written as CSV and as a workbook with a drop-down list. Rulings that were given in a review list stand
first in the new one, so that no answer is lost by writing it again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from weft.analysis.reporting.words import harmless
from weft.analysis.spend.resolving.questions import APART, Question
from weft.analysis.spend.resolving.rulings import (
    COLUMNS,
    WORDS,
    CannotRule,
    Ruling,
    read_rulings,
)

ASKED = ("now", "amount_gbp", "payments", "probability", "weft_says")
WIDTHS = {"name": 44, "other": 44, "weft_says": 60, "reason": 30, "body": 18, "other_body": 18}
HOW = (
    "Each row is two names of which Weft is not sure. Say in the first column: same, or different. "
    "Leave it empty where you do not know: the row is asked again.",
    "You may also write a row of your own: company or charity with the number as `other`; person, "
    "organisation or nobody with the name alone.",
    "Fill in who decided, when and why: it stands as the reason beside the supplier. To take a ruling "
    "back, write the date under withdrawn.",
    "Then run `weft spend resolve` again with this file as --rulings.",
)
_NO_CLOCK = datetime(2000, 1, 1, tzinfo=UTC)


def check_kept(place: Path, given: Sequence[Path]) -> None:
    """Refuse to write over answers that were not given as rulings: they would be lost."""
    if not place.is_file() or place.resolve() in {file.resolve() for file in given}:
        return
    answered = {_said(ruling) for ruling in read_rulings([place])}
    elsewhere = {_said(ruling) for ruling in read_rulings(given)}
    if lost := answered - elsewhere:
        raise CannotRule(
            f"{place}: {len(lost)} answers are filled in here, and a new review list would write "
            f"over them. Give it as --rulings too, or move it away."
        )


def answered_in(rulings: Sequence[Ruling], places: Sequence[Path]) -> tuple[Ruling, ...]:
    """The rulings that stand in these review lists, each once."""
    names = {place.name for place in places}
    found = {_said(ruling): ruling for ruling in rulings if ruling.file in names}
    return tuple(found.values())


def review_csv(answered: Sequence[Ruling], asked: Sequence[Question]) -> bytes:
    """The review list as CSV."""
    held = io.StringIO(newline="")
    lines = csv.writer(held, lineterminator="\n")
    lines.writerow([*COLUMNS, *ASKED])
    for row in _rows(answered, asked):
        lines.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in row])
    return held.getvalue().encode("utf-8")


def review_xlsx(answered: Sequence[Ruling], asked: Sequence[Question]) -> bytes:
    """The review list as a workbook to fill in; the same list gives the same bytes."""
    import xlsxwriter

    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    book.set_properties({"title": "Review list", "created": _NO_CLOCK})
    _list_sheet(book, list(_rows(answered, asked)))
    how = book.add_worksheet("How to")
    how.set_column(0, 0, 100)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for row, sentence in enumerate(HOW):
        how.write_string(row, 0, sentence, wrapped)
    book.close()
    return held.getvalue()


def _list_sheet(book: Any, rows: Sequence[tuple[Any, ...]]) -> None:
    sheet = book.add_worksheet("Review")
    head = book.add_format({"bold": True, "bottom": 2})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    to_fill = book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#FFF7BF"})
    money = book.add_format({"num_format": '"£"#,##0.00', "valign": "top"})
    titles = (*COLUMNS, *ASKED)
    filled = {titles.index(title) for title in ("ruling", "by", "date", "reason", "withdrawn")}
    for at, title in enumerate(titles):
        sheet.set_column(at, at, WIDTHS.get(title, 14))
        sheet.write_string(0, at, title, head)
    for number, row in enumerate(rows, start=1):
        for at, cell in enumerate(row):
            if isinstance(cell, Decimal | float | int):
                sheet.write_number(
                    number, at, float(cell), money if at == len(COLUMNS) + 1 else text
                )
            else:
                sheet.write_string(number, at, harmless(cell), to_fill if at in filled else text)
    sheet.freeze_panes(1, 2)
    last = max(len(rows), 1) + 50
    sheet.data_validation(1, 0, last, 0, {"validate": "list", "source": list(WORDS)})


def _rows(answered: Sequence[Ruling], asked: Sequence[Question]) -> Iterator[tuple[Any, ...]]:
    for ruling in answered:
        yield (*_said(ruling), *("" for _ in ASKED))
    for one in asked:
        blank = ("", "", "", "")
        yield (
            "", one.name, one.other, one.body, one.other_body, *blank,
            one.now, one.amount_gbp if one.amount_gbp is not None else "", one.payments,
            one.probability, f"{'left apart' if one.now == APART else 'joined'}: {one.why}",
        )  # fmt: skip


def _said(ruling: Ruling) -> tuple[str, ...]:
    return (
        ruling.ruling, ruling.name, ruling.other, ruling.body, ruling.other_body,
        ruling.by, ruling.date, ruling.reason, "yes" if ruling.withdrawn else "",
    )  # fmt: skip
