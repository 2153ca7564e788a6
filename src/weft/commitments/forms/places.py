"""Where something was promised or delivered: districts, and the wards in each, as narrowly as people know it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.places.queries import Choice, choices, lies_within, names_of, narrowest, spoken

NO_PLACE = later("“%(text)s” is no district or ward of this place. Write a ward whose name several have with its district: Abbey (Quillmouth)")  # fmt: skip


class PlacesField(forms.MultipleChoiceField):
    """Codes of areas; of a district in which a ward is ticked, the ward alone."""

    widget = forms.CheckboxSelectMultiple
    told = True

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> list[str]:
        """The narrowest of the areas that are ticked."""
        ticked: Sequence[str] = super().clean(value)
        return narrowest(ticked, lies_within()) if ticked else []


class SpokenPlacesField(forms.CharField):
    """Names of districts and wards as a cell of a sheet has them, with a semicolon between them. Gives codes, the narrowest."""

    def __init__(self) -> None:
        super().__init__(label=later("Where was it?"), required=False, max_length=2000)
        self._spoken, self._around = spoken(), lies_within()

    def clean(self, value: Any) -> list[str]:
        """The codes. Raises ValidationError, with the name that is not known."""
        text: str = super().clean(value)
        names = [" ".join(one.split()) for one in text.split(";") if one.strip()]
        if unknown := [one for one in names if one.casefold() not in self._spoken]:
            raise ValidationError(NO_PLACE % {"text": unknown[0][:60]})
        return narrowest((self._spoken[one.casefold()] for one in names), self._around)


def ask_places(form: forms.Form, name: str = "places") -> None:
    """Offer the areas of the place, and those of earlier editions that were said before; leave the question out where there is none."""
    asked = form.fields[name]
    assert isinstance(asked, PlacesField)
    offered = _offered()
    known = {code for _name, wards in offered if isinstance(wards, list) for code, _ward in wards}
    known |= {code for code, name in offered if isinstance(name, str)}
    before = names_of(code for code in form.initial.get(name) or () if code not in known)
    asked.choices = [*offered, *before.items()]
    if not asked.choices:
        del form.fields[name]


def _offered() -> list[Choice]:
    """The districts, each followed by its wards."""
    return [
        (_("Wards of %(district)s") % {"district": one}, within) if isinstance(within, list) else (one, within)
        for one, within in choices()
    ]  # fmt: skip
