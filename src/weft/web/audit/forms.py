"""What people ask of the record."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from weft.audit.queries import Theirs, Wanted
from weft.organisations.access import Viewer
from weft.organisations.queries import organisations_called, people_called
from weft.ui.fields import DayField
from weft.ui.forms import Form
from weft.web.audit.words import ACTS, KINDS


class Filters(Form):
    """Which entries are wanted; whatever is left empty is not asked."""

    since = DayField(label=_("From"), required=False, help_text="")
    until = DayField(label=_("To"), required=False, help_text="")
    who = forms.CharField(label=_("Name of the person"), required=False, max_length=120)
    act = forms.ChoiceField(label=_("What was done"), required=False)
    kind = forms.ChoiceField(label=_("To what"), required=False)
    organisation = forms.CharField(label=_("Acting for"), required=False, max_length=200)

    def __init__(self, typed: Any, *, viewer: Viewer) -> None:
        """The filters that this viewer has use for."""
        super().__init__(typed, auto_id="filter-%s")
        self.viewer = viewer
        self.fields["act"].choices = _choices(ACTS.items(), _("Anything"))  # type: ignore[attr-defined]
        self.fields["kind"].choices = _choices(KINDS.items(), _("Anything"))  # type: ignore[attr-defined]
        if not viewer.is_steward:
            del self.fields["organisation"]

    def wanted(self, of: Theirs | None) -> Wanted:
        """What is asked, once it is valid."""
        said = self.cleaned_data
        who, organisation = said["who"], said.get("organisation")
        return Wanted(
            of=of,
            since=_midnight(said["since"]) if said["since"] else None,
            until=_midnight(said["until"] + timedelta(days=1)) if said["until"] else None,
            people=people_called(self.viewer, who) if who else None,
            act=said["act"] or None,
            acting_for=organisations_called(self.viewer, organisation) if organisation else None,
            subject_kind=said["kind"] or None,
        )


def _choices(words: Iterable[tuple[str, Any]], any_: Any) -> list[tuple[str, Any]]:
    return [("", any_), *sorted(words, key=lambda pair: str(pair[1]))]


def _midnight(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
