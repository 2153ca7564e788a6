"""What people say about a register of contracts that they take in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from weft.analysis.commitments.register import NEEDED, NOBODY
from weft.commitments.forms.columns import ColumnsForm
from weft.ui.fields import choose_from

if TYPE_CHECKING:
    from weft.commitments.queries import Other

MOST_ASKED, LONGEST = 50, 120
"""Of so many other organisations it is asked whether they are the own one; so much of a name is shown."""


class RegisterForm(ColumnsForm):
    """In which column of a register does each thing stand?"""

    needed = NEEDED
    asks: ClassVar = {
        "organisation": later("Where does it stand whose contract it is?"),
        "number": later("Where does its number stand?"), "ocid": later("Where does its open contracting number (OCID) stand?"),
        "title": later("Where does what it is called stand?"), "kind": later("Where does the type of contract stand?"),
        "description": later("Where does what it is about stand?"), "category": later("Where does its category stand?"),
        "begins": later("Where does the day stand on which it begins?"), "ends": later("Where does the day stand on which it ends?"),
        "may_extend_until": later("Where does the day stand until which it can be extended?"),
        "value": later("Where does its value stand?"), "supplier": later("Where does the supplier stand?"),
        "company": later("Where does the supplier’s company number stand?"), "charity": later("Where does the supplier’s charity number stand?"),
    }  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.others: Sequence[Other] = ()
        self.ours_before: frozenset[str] = frozenset()
        self.of_nobody = 0

    def ask_whose(self, others: Sequence[Other], before: Collection[str], of_nobody: int = 0) -> None:  # fmt: skip
        """Ask which of the other organisations that the register names are the own one, and whether the rows are that name nobody. `before`: those of
        which that was said the last time; `of_nobody`: so many rows are such."""
        self.others, self.ours_before = others, frozenset(before)
        if not others:
            return
        self.of_nobody = of_nobody
        field = forms.MultipleChoiceField(
            label=_("Which of these are you?"), widget=forms.CheckboxSelectMultiple, required=False,
            help_text=_("Such as an earlier name of yours. What you tick is recorded as yours; rows of the others are left out. It is remembered for the next file with these headings."),
        )  # fmt: skip
        nobody = [(NOBODY, _("Rows that name nobody (%(rows)s)") % {"rows": _rows(of_nobody)})]
        choose_from(field, [(one.key, _called(one)) for one in others[:MOST_ASKED]] + nobody * bool(of_nobody))  # fmt: skip
        self.fields["ours"] = field
        self.initial["ours"] = [one.key for one in others if one.key in self.ours_before]

    @property
    def ours(self) -> frozenset[str]:
        """The keys of the names that are the own organisation's: as it is ticked, or else as it was said the last time."""
        asked = {one.key for one in self.others[:MOST_ASKED]} | (
            {NOBODY} if self.of_nobody else set()
        )
        sent = self.data.getlist("ours") if isinstance(self.data, MultiValueDict) else ()
        return frozenset(asked & (set(sent) if self.is_bound else self.ours_before))

    @property
    def without(self) -> frozenset[str]:
        """The keys of those whose rows are left out."""
        nobody = {NOBODY} if self.of_nobody else set()
        return frozenset({one.key for one in self.others} | nobody) - self.ours

    @property
    def asks_which(self) -> list[forms.BoundField]:
        """The question which organisations are the own one."""
        return [self["ours"]] if "ours" in self.fields else []

    @property
    def asks_where(self) -> list[forms.BoundField]:
        """The questions about columns."""
        return [self[name] for name in self.asks]

    @property
    def said(self) -> dict[str, Any]:
        """All that is to be known of the next file; what was said of organisations that this one does not name stays. Whose the rows are that name nobody
        is asked anew of each."""
        elsewhere = self.ours_before - {one.key for one in self.others}
        return {**super().said, "ours": sorted((self.ours | elsewhere) - {NOBODY})}


def _called(one: Other) -> str:
    return f"{one.name[:LONGEST]} ({_rows(one.rows)})"


def _rows(many: int) -> str:
    return ngettext("%(num)s row", "%(num)s rows", many) % {"num": f"{many:,}"}
