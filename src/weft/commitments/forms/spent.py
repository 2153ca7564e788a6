"""A list of what was spent: what stands in which column, and what each row says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.analysis.commitments.columns import Row, Table, day_of, money_of
from weft.analysis.commitments.spent import NEEDED
from weft.commitments import queries
from weft.commitments.actions import Spent
from weft.commitments.forms.columns import ColumnsForm
from weft.commitments.forms.promised import Fault, Wrong, agreement_called
from weft.commitments.models import Agreement

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

    @property
    def known(self) -> int:
        """How much of it is recorded already, in rows."""
        return len(self.wished) - len(self.new)


def read_spent(
    table: Table, columns: Mapping[str, int], kept: queries.Kept, recorded: queries.RecordedSpending, today: date
) -> SpentRead:  # fmt: skip
    """What comes of the rows, held against what is recorded already."""
    found = SpentRead()
    for row in table.rows:
        said = row.said(columns)
        if not any(said.values()):
            continue
        told, wrong = _told(said, kept, today)
        found.faults += [Fault(row.sheet, row.number, why) for why in wrong]
        if told is not None and not wrong:
            _hold(told, row, recorded, found)
    return found


def _hold(told: Spent, row: Row, recorded: queries.RecordedSpending, found: SpentRead) -> None:
    if recorded.take(told.agreement.pk, told):
        found.wished.append(told)
    elif recorded.analysed(told.agreement.pk, told.begins, told.ends):
        why = _("What was spent on these days is recorded from a spend analysis. Leave the row out, or take that back first.")  # fmt: skip
        found.faults.append(Fault(row.sheet, row.number, why))
    else:
        found.wished.append(told)
        found.new.append(told)


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
        wrong += _why_not_days(begins, ends, today)
    except ValueError as why:
        wrong.append(str(why))
    try:
        amount = _amount(said.get("amount", ""))
    except (ValueError, Wrong) as why:
        wrong.append(str(why))
    if wrong or agreement is None or begins is None or ends is None or amount is None:
        return None, wrong
    return Spent(agreement, begins, ends, amount, said.get("source", "")[:MOST_SAID] or _("A list")), []  # fmt: skip


def _why_not_days(begins: date | None, ends: date | None, today: date) -> list[str]:
    if begins is None or ends is None:
        return [_("It does not say when it was spent.")]
    if ends < begins:
        return [_("It ends before it begins.")]
    return [_("It lies in the future.")] if begins > today else []


def _amount(text: str) -> Decimal:
    """The pounds; a credit is less than nothing."""
    bare = text.strip().removeprefix("(").removesuffix(")").strip()
    less = bare != text.strip() or bare.startswith("-")
    amount = money_of(bare.removeprefix("-"))
    if not amount:
        raise Wrong(_("It does not say how much was spent."))
    return -amount if less else amount
