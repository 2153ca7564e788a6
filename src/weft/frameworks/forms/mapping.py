"""What people type of mappings, and of lists that they want translated."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.analysis.frameworks.crosswalks import Relation, factor_in
from weft.analysis.frameworks.edition import Edition, Node
from weft.analysis.frameworks.elsewhere import words_of
from weft.analysis.frameworks.units import of_parts, per_one
from weft.frameworks import words
from weft.ui import units
from weft.ui.forms import Form

LONGEST = 4000
MOST_BYTES = 5_000_000
"""Of a file of mappings, or of a list that is translated."""
MOST_LETTERS = 400_000
MOST_ROWS = 2000
"""Of a list that is translated while somebody waits."""


class CodesForm(Form):
    """Which two are meant?"""

    called: ClassVar = {"code": later("the code"), "to_code": later("the code")}

    code = forms.CharField(max_length=40)
    to_code = forms.CharField(max_length=40)

    def __init__(self, *args: Any, one: Edition, other: Edition, **kwargs: Any) -> None:
        """`one` and `other`: the editions in which they stand."""
        super().__init__(*args, **kwargs)
        self.editions = {"code": one, "to_code": other}
        for name, edition in self.editions.items():
            self.fields[name].label = _("Which code of %(name)s?") % {
                "name": edition.framework.name
            }

    def clean_code(self) -> str:
        """The code as the edition writes it."""
        return self._known("code")

    def clean_to_code(self) -> str:
        """The same in the other edition."""
        return self._known("to_code")

    def _known(self, name: str) -> str:
        wanted, edition = self.cleaned_data[name].strip(), self.editions[name]
        if found := node_called(edition, wanted):
            return found.code
        raise ValidationError(
            _("%(edition)s has nothing with the code “%(code)s”")
            % {"edition": f"{edition.framework.name}, {edition.name}", "code": wanted}
        )


def node_called(edition: Edition, wanted: str) -> Node | None:
    """The node of a code, however somebody writes its letters."""
    if wanted in edition.by_code:
        return edition.by_code[wanted]
    return next((node for node in edition.nodes if node.code.lower() == wanted.lower()), None)


class RelationForm(Form):
    """How does the one stand to the other, and why?"""

    called: ClassVar = {"rationale": later("the reason")}

    relation = forms.ChoiceField(
        widget=forms.RadioSelect,
        choices=[(one.value, later(text)) for one, text in words.RELATIONS.items()],
        error_messages={"required": later("Choose how it stands to it")},
    )
    makes = forms.CharField(required=False, max_length=45)
    rationale = forms.CharField(
        label=later("Why?"), widget=forms.Textarea(attrs={"rows": 4}), max_length=LONGEST,
        help_text=later("Whoever reads the mapping reads this."),
    )  # fmt: skip

    def __init__(self, *args: Any, ours: Node, theirs: Node | None, **kwargs: Any) -> None:
        """`theirs`: what it is held against; None to say that there is nothing like it."""
        super().__init__(*args, **kwargs)
        self.ours, self.theirs = ours, theirs
        if theirs is None:
            del self.fields["relation"]
        else:
            about = {"other": theirs.code, "code": ours.code}
            self.fields["relation"].label = _("How does “%(other)s” stand to “%(code)s”?") % about
        if not self.has_factor:
            del self.fields["makes"]
            return
        units = {"one": self._one, "many": self._many}
        self.fields["makes"].label = (
            _("How many %(many)s there does one %(one)s here make?") % units
        )
        self.fields["makes"].help_text = _(
            "Needed for amounts to be carried. For example 37.5, or 1/52."
        )

    @property
    def has_factor(self) -> bool:
        """Whether a number is needed to carry amounts from the one to the other."""
        one, other = self.ours.measure, self.theirs.measure if self.theirs else None
        return one is not None and other is not None and one.unit != other.unit

    @property
    def _one(self) -> str:
        return _(units.ONE[self.ours.measure.unit]) if self.ours.measure else ""

    @property
    def _many(self) -> str:
        return (
            _(units.MANY[self.theirs.measure.unit]) if self.theirs and self.theirs.measure else ""
        )

    def clean_makes(self) -> str:
        """Refuse what is no number above nought."""
        typed: str = self.cleaned_data["makes"].strip()
        if typed and not factor_in(typed):
            raise ValidationError(_("Enter a number above 0, such as 37.5 or 1/52"))
        return typed

    @property
    def given_relation(self) -> Relation:
        """How it stands to it."""
        return Relation(self.cleaned_data.get("relation") or Relation.NONE)

    @property
    def given_factor(self) -> Fraction | None:
        """The factor of the smallest parts; None where none was given."""
        makes = factor_in(self.cleaned_data.get("makes") or "")
        if (
            makes is None
            or self.ours.measure is None
            or self.theirs is None
            or self.theirs.measure is None
        ):
            return None
        return of_parts(makes, self.ours.measure.counted_in, self.theirs.measure.counted_in)


def as_makes(factor: Fraction | None, ours: Node, theirs: Node | None) -> str:
    """How many of the other unit one of the unit of a node makes, as it is typed."""
    if factor is None or ours.measure is None or theirs is None or theirs.measure is None:
        return ""
    return words_of(per_one(factor, ours.measure.counted_in, theirs.measure.counted_in))


class WithdrawForm(Form):
    """Why is it withdrawn?"""

    called: ClassVar = {"because": later("the reason")}

    because = forms.CharField(
        label=later("Why?"), widget=forms.Textarea(attrs={"rows": 4}), max_length=LONGEST,
        help_text=later("Whoever reads what was withdrawn reads this."),
    )  # fmt: skip


class MappingsFileForm(Form):
    """Which file holds the mappings?"""

    chosen = forms.FileField(
        label=later("Which file?"), help_text=later("A table of mappings in SSSOM (.tsv)."),
        error_messages={"required": later("Choose a file")},
    )  # fmt: skip

    def clean_chosen(self) -> Any:
        """Refuse what is larger than any table of mappings that is taken."""
        return _not_too_large(self.cleaned_data["chosen"])


class MeasuredForm(Form):
    """Which list is to be translated?"""

    list = forms.CharField(
        label=later("The list"), widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}), required=False,
        max_length=MOST_LETTERS,
        help_text=later(
            "A line with the words measure, quantity and, where amounts tell of one benefit twice, reference; then a line for each amount. With commas between them, or as it is copied from a workbook."
        ),
    )  # fmt: skip
    chosen = forms.FileField(label=later("Or a CSV file"), required=False)

    def __init__(self, *args: Any, takes_files: bool, **kwargs: Any) -> None:
        """`takes_files`: from people who are signed in."""
        super().__init__(*args, **kwargs)
        if not takes_files:
            del self.fields["chosen"]

    def clean_chosen(self) -> Any:
        """Refuse what is larger than any list that is translated while somebody waits."""
        chosen = self.cleaned_data.get("chosen")
        return _not_too_large(chosen) if chosen else None

    def clean(self) -> dict[str, Any]:
        """Read the file, where one was chosen; one of the two is needed."""
        given = super().clean() or {}
        if self.errors:
            return given
        if chosen := given.get("chosen"):
            chosen.seek(0)
            given["list"] = chosen.read().decode("utf-8-sig", "replace")
        if not (given.get("list") or "").strip():
            self.add_error("list", _("Enter the list that is to be translated"))
        return given


def _not_too_large(chosen: Any) -> Any:
    if (chosen.size or 0) > MOST_BYTES:
        raise ValidationError(
            _("The file is larger than %(limit)s MB. Choose a smaller one")
            % {"limit": MOST_BYTES // 1_000_000}
        )
    return chosen
