"""What people type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.spend.beside import MOST
from weft.spend.rules import (
    ADDRESSES,
    COLUMNS,
    LONGEST,
    OF_TWO_NAMES,
    ORDERS,
    RULING_ASKED,
    why_not_say,
)
from weft.ui.fields import DayField, SeveralFilesField
from weft.ui.forms import Form
from weft.ui.jinja import told
from weft.ui.reasons import said as in_words
from weft.ui.sending import SendingForm

NOT_USED = "-"
LONGEST_CELL = 2000
YES_OR_NO = [("", later("Not known")), ("yes", later("Yes")), ("no", later("No"))]


class SendForm(SendingForm):
    """Which payment files?"""

    chosen = SeveralFilesField(
        label=later("Which payment files do you want to send?"),
        error_messages={"required": later("Choose a file")},
    )


class ReplaceForm(SendingForm):
    """Which file instead?"""

    chosen = SeveralFilesField(
        label=later("Which file takes its place?"),
        most_files=1,
        error_messages={"required": later("Choose a file")},
    )


class RunForm(Form):
    """For which year?"""

    period = forms.CharField(
        label=later("Which period do you want to analyse?"),
        help_text=later(
            "A financial year such as 2024-25, a calendar year such as 2024, a quarter such as 2024-25 Q1, "
            "or days such as 2024-04-01..2024-09-30."
        ),
        max_length=40,
        error_messages={"required": later("Enter a period, such as 2024-25")},
    )


class OfferForm(Form):
    """With which council?"""

    council = forms.ChoiceField(
        label=later("With which council?"),
        error_messages={
            "required": later("Choose a council"),
            "invalid_choice": later("Choose one of these councils"),
        },
    )

    def __init__(self, *args: Any, councils: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """`councils` are those to choose from: the reference and the name of each."""
        super().__init__(*args, **kwargs)
        field = self.fields["council"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Choose a council")), *councils]


class CompareForm(Form):
    """Which analyses?"""

    run = forms.MultipleChoiceField(
        label=later("Which analyses do you want to compare?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": later("Choose two analyses or more"),
            "invalid_choice": later("Choose among these analyses"),
        },
    )

    def __init__(self, *args: Any, runs: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """`runs` are those to choose from: the reference of each, and what it is called."""
        super().__init__(*args, **kwargs)
        field = self.fields["run"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(runs)
        field.help_text = _("Two to %(most)s. Those of your own council come first.") % {
            "most": MOST
        }

    def clean_run(self) -> list[str]:
        """Refuse too few and too many."""
        chosen: list[str] = self.cleaned_data["run"]
        if len(chosen) < 2:
            raise forms.ValidationError(_("Choose two analyses or more"))
        if len(chosen) > MOST:
            raise forms.ValidationError(_("Choose at most %(most)s") % {"most": MOST})
        return chosen


class RowForm(Form):
    """What stands in each cell of a row?"""

    def __init__(
        self, *args: Any, cells: Sequence[str], headings: Sequence[str], now: Mapping[int, str],
        **kwargs: Any,
    ) -> None:  # fmt: skip
        """`cells` as they came, what their columns are called, and what people have written in some (from 1)."""
        super().__init__(*args, **kwargs)
        for at, (cell, heading) in enumerate(zip(cells, headings, strict=False), start=1):
            hint = _("As it came: %(cell)s") % {"cell": cell or _("Blank")} if at in now else ""
            self.fields[f"cell_{at}"] = forms.CharField(
                label=heading, required=False, strip=False, initial=now.get(at, cell),
                max_length=max(LONGEST_CELL, len(cell)), help_text=told(hint),
            )  # fmt: skip

    @property
    def cells(self) -> dict[int, str]:
        """What is written in each cell, by its column from 1."""
        given = {name: text for name, text in self.cleaned_data.items() if name.startswith("cell_")}
        return {int(name.removeprefix("cell_")): text for name, text in given.items()}


class LeaveOutForm(Form):
    """Why does a row not count?"""

    reason = forms.CharField(
        label=later("Why does this row not count?"),
        help_text=later("For example: it is a heading, or it repeats a row above."),
        max_length=500,
        error_messages={"required": later("Enter why the row does not count")},
    )


class ColumnsForm(Form):
    """What is in each column of a file?"""

    def __init__(
        self, *args: Any, columns: Sequence[tuple[str, Sequence[str]]], found: Mapping[str, str],
        said: Mapping[str, Any], **kwargs: Any,
    ) -> None:  # fmt: skip
        """`columns` are headings with examples, `found` the standard column of each heading so far."""
        super().__init__(*args, **kwargs)
        self.headings = [heading for heading, _examples in columns]
        choices = [
            (NOT_USED, _("Not used")),
            *((each, _(words)) for each, words in COLUMNS.items()),
        ]
        for place, (heading, examples) in enumerate(columns):
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=_("Column “%(heading)s”") % {"heading": heading}, choices=choices,
                initial=found.get(heading, NOT_USED),
                help_text=told(", ".join(filter(str.strip, examples))[:160]) or _("Blank"),
            )  # fmt: skip
        orders = [(NOT_USED, _("As the file itself shows"))]
        orders += [(order, _(words)) for order, words in ORDERS.items()]
        self.fields["dates"] = forms.ChoiceField(
            label=_("How are the dates written?"), choices=orders,
            widget=forms.RadioSelect, initial=said.get("dates") or NOT_USED,
        )  # fmt: skip
        self.fields["body"] = forms.CharField(
            label=_("Who paid?"), required=False, max_length=120, initial=said.get("body") or "",
            help_text=_("Only where the file does not say it, or says it wrongly."),
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """What is said, in `said`: the heading of each standard column, the order of dates, the body."""
        given = super().clean() or {}
        pairs = [
            (given.get(f"column_{place}"), heading) for place, heading in enumerate(self.headings)
        ]
        chosen = [(column, heading) for column, heading in pairs if column and column != NOT_USED]
        twice = next((c for at, (c, _h) in enumerate(chosen) if c in dict(chosen[:at])), None)
        said = {
            "map": dict(chosen),
            "dates": given.get("dates") if given.get("dates") in ORDERS else None,
            "body": given.get("body") or None,
        }
        if twice:
            words = _("“%(what)s” is chosen for two columns. Choose it once.")
            raise forms.ValidationError(words % {"what": _(COLUMNS[twice])})
        if reason := why_not_say(said, self.headings):
            raise forms.ValidationError(in_words(reason))
        return {**given, "said": said}


class AnswerForm(Form):
    """Are these two one supplier?"""

    called: ClassVar = {"reason": later("the reason")}

    says = forms.ChoiceField(label="", choices=[(one, one) for one in OF_TWO_NAMES])
    reason = forms.CharField(label=later("Why?"), required=False, max_length=LONGEST)


class LookedUpForm(Form):
    """Which organisation of a register is it, and which of the two names is meant?"""

    called: ClassVar = {
        "chosen": later("the organisation"), "which": later("which of the two names it is"),
    }  # fmt: skip

    BOTH, FIRST, SECOND = "both", "first", "second"

    chosen = forms.ChoiceField(label=later("Which one is it?"), widget=forms.RadioSelect)
    which = forms.ChoiceField(label=later("Which of the two names?"), widget=forms.RadioSelect)

    def __init__(
        self, *args: Any, found: Sequence[Any], names: tuple[str, str], **kwargs: Any
    ) -> None:
        """`found` are organisations of registers, as `searched` gives them; `names` the two names."""
        super().__init__(*args, **kwargs)
        chosen, which = self.fields["chosen"], self.fields["which"]
        assert isinstance(chosen, forms.ChoiceField)
        assert isinstance(which, forms.ChoiceField)
        chosen.choices = [(f"{one.ruling} {one.number}", one.name) for one in found]
        chosen.hints = {  # type: ignore[attr-defined]
            f"{one.ruling} {one.number}": told(", ".join(_told_of(one))) for one in found
        }
        only = _("Only “%(name)s”; the other is another organisation")
        which.choices = [
            (self.BOTH, _("Both: they are one supplier")),
            (self.FIRST, only % {"name": names[0]}),
            (self.SECOND, only % {"name": names[1]}),
        ]


def _told_of(one: Any) -> list[str]:
    """What is said of an organisation of a register beside its name."""
    also = _("by the name %(name)s") % {"name": one.also} if one.also else ""
    ended = "" if one.active else _("no longer active")
    return [part for part in (one.number, one.postcode, also, ended, one.register) if part]


class RulingForm(Form):
    """What do you say of a name?"""

    called: ClassVar = {
        "says": later("what you say"), "name": later("the name"), "reason": later("the reason"),
        "other": later("the other name or the number"),
    }  # fmt: skip

    name = forms.CharField(
        label=later("Which name?"), max_length=LONGEST,
        help_text=later("As it stands in the payment files."),
    )  # fmt: skip
    says = forms.ChoiceField(
        label=later("What do you say of it?"), widget=forms.RadioSelect,
        choices=[(word, later(words)) for word, words in RULING_ASKED.items()],
    )  # fmt: skip
    other = forms.CharField(
        label=later("Which other name, or which number?"), required=False, max_length=LONGEST,
        help_text=later("The second name; or the number of the company or charity, such as 01234567."),
    )  # fmt: skip
    reason = forms.CharField(label=later("Why?"), required=False, max_length=LONGEST)


class RulingsFileForm(Form):
    """Which file of rulings?"""

    chosen = forms.FileField(
        label=later("Which file of rulings?"),
        help_text=later(
            "A CSV file, or a review list as a workbook, with the columns ruling, name, other, body, other_body, by, date, reason, withdrawn. Rulings that are known already are passed over."
        ),
        error_messages={"required": later("Choose a file")},
    )


class PublishForm(Form):
    """What does the council say about its data, and what does it correct?"""

    note = forms.CharField(
        label=later("What should people know about the quality of the data?"),
        help_text=later(
            "What is unknown, what was not understood and left out, months that are missing. Everybody reads it. "
            "Name no person."
        ),
        widget=forms.Textarea,
        max_length=4000,
        error_messages={"required": later("Say what people should know about the data")},
    )
    because = forms.CharField(
        label=later("What does it correct, and why?"),
        help_text=later("Everybody reads it beside the new figures. Name no person."),
        widget=forms.Textarea,
        max_length=2000,
        error_messages={"required": later("Say what it corrects, and why")},
    )

    def __init__(self, *args: Any, corrects: bool, **kwargs: Any) -> None:
        """Ask what is corrected only where the period has been published before."""
        super().__init__(*args, **kwargs)
        if not corrects:
            del self.fields["because"]


class DecideForm(Form):
    """Is the data good enough to be published?"""

    decision = forms.ChoiceField(
        label=later("Is the data good enough to be published?"),
        choices=[
            ("publish", later("Yes, publish it")),
            ("send back", later("No, send it back")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": later("Choose whether it is published")},
    )
    because = forms.CharField(
        label=later("If not, why?"),
        help_text=later("Your colleagues read it."),
        widget=forms.Textarea,
        max_length=2000,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """What is sent back has a reason."""
        given = super().clean() or {}
        if given.get("decision") == "send back" and not given.get("because"):
            self.add_error("because", _("Say why it is sent back"))
        return given


class WithdrawForm(Form):
    """Why is it withdrawn?"""

    because = forms.CharField(
        label=later("Why is it withdrawn?"),
        help_text=later("Everybody reads it where the figures were. Name no person."),
        widget=forms.Textarea,
        max_length=2000,
        error_messages={"required": later("Say why it is withdrawn")},
    )


class FoundOutForm(Form):
    """What was found out about a supplier?"""

    postcode = forms.CharField(
        label=later("Postcode"), required=False, max_length=40,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
    )  # fmt: skip
    kind_of_address = forms.ChoiceField(
        label=later("Kind of address"), required=False,
        choices=[("", later("Not known")), *((each, later(words)) for each, words in ADDRESSES.items())],
    )  # fmt: skip
    branch_in_area = forms.ChoiceField(
        label=later("In your area, or with a branch there"), required=False, choices=YES_OR_NO
    )
    employees = forms.CharField(
        label=later("Employees"), required=False, max_length=12,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "inputmode": "numeric"}),
    )  # fmt: skip
    vcse = forms.ChoiceField(
        label=later("Voluntary, community or social enterprise"), required=False, choices=YES_OR_NO
    )
    source = forms.CharField(label=later("Where you found it"), required=False, max_length=200)
    looked_up = DayField(label=later("On which day"), required=False, help_text="")

    def clean(self) -> dict[str, Any]:
        """Each answer as it is kept; an error says what to write instead."""
        from weft.analysis.spend.answers import NotAnAnswer, as_kept

        given = super().clean() or {}
        for name in ("postcode", "employees"):
            try:
                given[name] = as_kept(name, given[name]) if given.get(name) else ""
            except NotAnAnswer as fault:
                self.add_error(name, fault.message)
        return given

    def said(self) -> dict[str, str]:
        """What was filled in."""
        filled = {name: value for name, value in self.cleaned_data.items() if value}
        return {
            name: getattr(value, "isoformat", lambda value=value: value)()
            for name, value in filled.items()
        }


class WorklistFileForm(Form):
    """Which filled workbook?"""

    chosen = forms.FileField(
        label=later("Which workbook?"),
        help_text=later(
            "The list that you took away, filled in. Rows that you left empty change nothing."
        ),
        error_messages={"required": later("Choose a file")},
    )
