"""A list of what was spent: what stands in which column, and what each row says."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.analysis.commitments.columns import Row, Table, day_of, money_of
from weft.analysis.commitments.spent import NEEDED
from weft.commitments import queries
from weft.commitments import spent as rule
from weft.commitments.actions import Spent
from weft.commitments.forms.columns import ColumnsForm, OfRows
from weft.commitments.forms.promised import Fault, Wrong, agreement_called, of_row, sort_out
from weft.commitments.models import Agreement
from weft.ui.reasons import said as reason_said

MOST_SAID = 200


class SpentForm(ColumnsForm):
    """In which column of a list of what was spent does each thing stand?"""

    needed = NEEDED
    asks: ClassVar = {
        "agreement": later("Where does the number or the name of the agreement stand?"),
        "begins": later("Where does the day stand on which it was spent, or the first day?"),
        "ends": later("Where does the last day stand?"),
        "amount": later("Where does the amount stand, in pounds?"),
        "source": later("Where does the invoice or another number stand?"),
    }  # fmt: skip


@dataclass
class SpentRead:
    """What comes of a list of what was spent."""

    wished: list[Spent] = field(default_factory=list)
    new: list[Spent] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    left: list[Fault] = field(default_factory=list)
    passed: list[Fault] = field(default_factory=list)
    twins: list[Fault] = field(default_factory=list)

    @property
    def known(self) -> int:
        """How much of it is recorded already, in rows."""
        return len(self.wished) - len(self.new)


def read_spent(
    table: Table, columns: Mapping[str, int], kept: queries.Kept, recorded: queries.RecordedSpending, today: date, of_rows: OfRows
) -> SpentRead:  # fmt: skip
    """What comes of the rows, held against what is recorded already, and against each other."""
    found, rows = SpentRead(), dict[int, Row]()
    for row in table.rows:
        said = row.said(columns)
        if not any(said.values()):
            continue
        if row.id in of_rows.leave:
            found.left.append(of_row(row))
            continue
        told, wrong = _told(said, kept, today)
        if told is not None and not (wrong := wrong + _held(told, row, recorded, rows)):
            found.wished.append(told)
            if rows.get(id(told)) is row:
                found.new.append(told)
        sort_out(row, wrong, found, of_rows)
    return found


def _held(
    told: Spent, row: Row, recorded: queries.RecordedSpending, rows: dict[int, Row]
) -> list[str]:
    """Why it cannot be recorded beside what is; what is new lies there from now on. `rows`: what lies there by this list, with its rows."""
    number = told.agreement.pk
    if recorded.take(number, told):
        return []
    there = recorded.same_as(number, told)
    if there is not None and id(there) in rows:
        return [_twice(rows[id(there)])]
    if there is not None:
        return [reason_said(rule.why_not_again(there, told.agreement.title))]
    recorded.add(number, told)
    rows[id(told)] = row
    return []


def _twice(first: Row) -> str:
    return _(
        "It may be the same money as row %(row)s: the days overlap. Leave one of them out, put both into one row, or give each payment its own number."
    ) % {"row": first.number}  # fmt: skip


def _told(
    said: Mapping[str, str], kept: queries.Kept, today: date
) -> tuple[Spent | None, list[str]]:
    """What a row says, and what is wrong with it."""
    wrong: list[str] = []
    agreement: Agreement | None = None
    begins = ends = amount = None
    try:
        agreement = agreement_called(kept, said.get("agreement", ""))
    except Wrong as why:
        wrong.append(str(why))
    try:
        begins = day_of(said.get("begins", ""))
        ends = day_of(said.get("ends", "")) or begins
        days = kept.handed_over.get(agreement.pk, []) if agreement else []
        wrong += _why_not_days(begins, ends, agreement, days, today)
    except ValueError as why:
        wrong.append(str(why))
    try:
        amount = _amount(said.get("amount", ""))
    except (ValueError, Wrong) as why:
        wrong.append(str(why))
    if wrong or agreement is None or begins is None or ends is None or amount is None:
        return None, wrong
    return Spent(agreement, begins, ends, amount, said.get("source", "")[:MOST_SAID] or _("A list")), []  # fmt: skip


def _why_not_days(
    begins: date | None, ends: date | None, agreement: Agreement | None, handed_over: Collection[date], today: date
) -> list[str]:  # fmt: skip
    if begins is None or ends is None:
        return [_("It does not say when it was spent.")]
    since, until = (agreement.begins, agreement.ends) if agreement else (None, None)
    reason = rule.why_not_spent_on(begins, ends, since=since, until=until, today=today)
    reason = reason or rule.why_not_across(begins, ends, handed_over)
    return [reason_said(reason)] if reason else []


def _amount(text: str) -> Decimal:
    """The pounds; a credit is less than nothing."""
    bare = text.strip().removeprefix("(").removesuffix(")").strip()
    less = bare != text.strip() or bare.startswith("-")
    amount = money_of(bare.removeprefix("-"))
    if not amount:
        raise Wrong(_("It does not say how much was spent."))
    return -amount if less else amount
