"""For what a benefit counts, what stands behind it, and why it is taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.analysis.frameworks.units import UNITS, NotAQuantity, in_parts
from weft.commitments import words
from weft.commitments.forms.looked import LookedForm
from weft.commitments.rules import EvidenceKind
from weft.ui.fields import DayField
from weft.ui.forms import Form
from weft.ui.sending import SendingForm

if TYPE_CHECKING:
    from weft.commitments.models import Commitment
    from weft.commitments.queries import CountsFor


class SharesForm(Form):
    """How much of a benefit counts towards each commitment?"""

    for_nothing = forms.BooleanField(
        label=later("It is to count for none of them yet"), required=False
    )

    def __init__(
        self, *args: Any, counts: Sequence[CountsFor], unit: str, left: int, promises: Mapping[str, str], asks: bool, may_wait: bool,
        meant_alone: int | None = None, **kwargs: Any
    ) -> None:  # fmt: skip
        """`counts` are those that it counts for; `left` is what nobody has claimed, in the smallest part; `promises`: what each
        is called, by its reference; `asks`: whether some of it has to count; `may_wait`: or somebody says that it is to count for none of them; `meant_alone`: the number of the promise
        for which alone something is offered, where somebody has said before what it counts for."""
        super().__init__(*args, **kwargs)
        box = self.fields.pop("for_nothing")
        self.unit, self.left = UNITS[unit], left
        self.free = [one for one in counts if not one.claimed]
        for one in self.free:
            self.fields[one.commitment.ref] = forms.CharField(
                label=promises[one.commitment.ref], required=False, max_length=30,
                initial=bare(one.offered, unit) if meant_alone in (None, one.commitment.pk) else "", help_text=_hint(one),
                widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-10"}),
            )  # fmt: skip
        self.asks = asks and bool(self.free) and left > 0
        if may_wait and self.asks:
            self.fields["for_nothing"] = box

    def clean(self) -> dict[str, Any]:
        """All shares together are no more than is left."""
        given = super().clean() or {}
        total = 0
        for one in self.free:
            ref = one.commitment.ref
            try:
                given[ref] = in_parts(given.get(ref) or "0", self.unit)
            except NotAQuantity as reason:
                self.add_error(ref, str(reason))
            else:
                total += given[ref]
        if total > self.left:
            left = words.amount(self.left, self.unit.key)
            raise ValidationError(
                _(
                    "Only %(left)s can be counted, each once. Make what stands below no more than that together"
                )
                % {"left": left}
            )
        if self.asks and not total and not self.errors and not given.get("for_nothing"):
            self.add_error(self.free[0].commitment.ref, _("Say how much of it counts, for one of them at least"))  # fmt: skip
        return given

    @property
    def shares(self) -> dict[Commitment, int]:
        """How much counts towards each."""
        return {one.commitment: self.cleaned_data[one.commitment.ref] for one in self.free}


def bare(parts: int, unit: str) -> str:
    """An amount as it is typed: the number alone."""
    if unit == "yes_no":
        return "yes" if parts else "no"
    said = words.amount(parts, unit)
    if unit == "hours" and "minute" in said:
        return said
    return "".join(one for one in said if one.isdigit() or one == ".") if unit == "gbp" else said.partition(" ")[0].replace(",", "")  # fmt: skip


def _hint(one: CountsFor) -> str:
    keeper = one.commitment.agreement.keeper.name
    if one.way.is_mapped:
        return _("For %(keeper)s, by the agreed mapping between the two frameworks") % {
            "keeper": keeper
        }
    return _("For %(keeper)s") % {"keeper": keeper}


class EvidenceForm(SendingForm, LookedForm):
    """What stands behind a benefit?"""

    called: ClassVar = {
        "link": later("the address"), "statement": later("the statement"), "payroll": later("the number in the payroll"),
        "training": later("the number of the training"),
    }  # fmt: skip

    link = forms.CharField(label=later("An address on the web"), required=False, max_length=2000)
    statement = forms.CharField(
        label=later("A statement, or where one is kept"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=later("For example, “letter of the college of 3 May, kept in our office”. Name nobody who took part"),
    )  # fmt: skip
    payroll = forms.CharField(
        label=later("Numbers in the payroll"), required=False, max_length=500,
        help_text=later("Of the people, never a National Insurance number"),
    )  # fmt: skip
    training = forms.CharField(
        label=later("Numbers of apprenticeships, placements or certificates"),
        required=False,
        max_length=500,
    )
    with_location = forms.BooleanField(
        label=later("Keep in photographs where they were taken"), required=False,
        help_text=later(
            "Otherwise that, and all else that the camera wrote beside the picture, is taken out. Pictures inside documents, PDF and ZIP files stay as they are"
        ),
    )  # fmt: skip
    for_beneficiary = forms.BooleanField(
        label=later("Let whoever received it look at this, too"), required=False,
        help_text=later("Otherwise only you can, and those who verify or check it; and a place steward, while people quarrel about it"),
    )  # fmt: skip
    kept_until = DayField(label=later("Until which day is it kept?"), required=False)

    def __init__(self, *args: Any, longest: date, today: date, **kwargs: Any) -> None:
        """`longest` is until when the place keeps it."""
        super().__init__(*args, **kwargs)
        fields: Mapping[str, Any] = self.fields
        fields["chosen"].required = False
        fields["chosen"].label = _("Files and photographs")
        fields["chosen"].widget.attrs["accept"] = TAKEN_BY_BROWSERS
        fields["kept_until"].earliest, fields["kept_until"].latest = today, longest

    def clean(self) -> dict[str, Any]:
        """One thing at least is given."""
        given = super().clean() or {}
        if (
            not any(
                given.get(name)
                for name in ("chosen", "arrived", "link", "statement", "payroll", "training")
            )
            and not self.errors
        ):
            raise ValidationError(_("Choose a file, or write down one thing that stands behind it"))
        return given

    @property
    def typed(self) -> list[tuple[EvidenceKind, str]]:
        """What was typed, by its kind."""
        return [
            (kind, self.cleaned_data[kind.value])
            for kind in (
                EvidenceKind.LINK,
                EvidenceKind.STATEMENT,
                EvidenceKind.PAYROLL,
                EvidenceKind.TRAINING,
            )
            if self.cleaned_data.get(kind.value)
        ]


TAKEN_BY_BROWSERS = "image/jpeg,image/png,.pdf,.txt,.csv,.xlsx,.xls,.ods,.docx"
"""A telephone makes a JPEG of a photograph for a page that names what it takes."""


class ReasonForm(LookedForm):
    """Why?"""

    because = forms.CharField(
        label=later("Why?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": later("Say why")},
    )  # fmt: skip
