"""A form with every kind of question, for looking at."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from weft.ui.fields import DayField, SeveralFilesField
from weft.ui.forms import EmailField, Form

KINDS = (("council", _("Council")), ("supplier", _("Supplier")), ("community", _("Community")))


class EveryQuestion(Form):
    """One question of each kind. Nothing is kept."""

    name = forms.CharField(
        label=_("What is it called?"),
        max_length=60,
        help_text=_("As it stands on its letters"),
        error_messages={"required": _("Enter its name")},
    )
    email = EmailField(
        label=_("What is your email address?"),
        error_messages={"required": _("Enter an email address, for example ada@example.org")},
    )
    password = forms.CharField(
        label=_("Choose a password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Enter a password")},
    )
    people = forms.IntegerField(
        label=_("How many people did it reach?"),
        min_value=0,
        error_messages={"required": _("Enter a number, 0 where it reached nobody")},
    )
    starts = DayField(label=_("When does it start?"))
    kind = forms.ChoiceField(
        label=_("Which kind of organisation is it?"),
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a kind of organisation")},
    )
    areas = forms.MultipleChoiceField(
        label=_("Where does it work?"),
        choices=(("north", _("North")), ("south", _("South"))),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one area")},
    )
    size = forms.ChoiceField(
        label=_("How large is it?"),
        choices=(("", _("Choose")), ("small", _("Under 50 people")), ("large", _("50 or more"))),
        error_messages={"required": _("Choose how large it is")},
    )
    story = forms.CharField(
        label=_("What changed?"),
        widget=forms.Textarea,
        max_length=500,
        error_messages={"required": _("Say in a few words what changed")},
    )
    note = forms.CharField(label=_("Anything else?"), widget=forms.Textarea, required=False)
    evidence = SeveralFilesField(label=_("Which files show it?"), most_mb=20, required=False)
    agreed = forms.BooleanField(
        label=_("I may share this"),
        error_messages={"required": _("Tick the box if you may share this")},
    )
