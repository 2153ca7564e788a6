"""What stewards do with people: make another one, erase someone who asks for it."""

from __future__ import annotations

from functools import partial, wraps
from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from weft.organisations import actions, forms, letters
from weft.organisations.access import viewer_in
from weft.organisations.views.asking import Answering, asks_again, attempt, typed_before
from weft.organisations.views.records import ASK


def for_stewards(view: Answering) -> Answering:
    """To all but stewards there is no such page."""

    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponse:
        if not viewer_in(request).is_steward:
            raise Http404
        return view(request)

    return cast("Answering", answer)


@login_required
@ASK
@for_stewards
@asks_again
def make(request: HttpRequest) -> HttpResponse:
    """Make someone who has an account here a steward."""
    viewer = viewer_in(request)
    form = forms.StewardForm(request.POST or None, initial=typed_before(request))
    if form.is_valid() and form.person is not None:
        act = partial(
            actions.make_steward, person=form.person, by=viewer, at=timezone.now()
        )  # fmt: skip
        attempt(request, act, _("%(name)s is a place steward.") % {"name": form.person.name})
        return redirect("organisations:list")
    asked = {
        "form": form, "heading": _("Make another place steward"), "button": _("Make them a steward"),
    }  # fmt: skip
    return render(request, "organisations/ask.html", asked)


@login_required
@ASK
@for_stewards
@asks_again
def erase(request: HttpRequest) -> HttpResponse:
    """Erase someone who has asked for it in some other way than on their own page."""
    viewer = viewer_in(request)
    form = forms.EraseForm(request.POST or None, initial=typed_before(request))
    person = form.person if form.is_valid() else None
    if person is None:
        asked = {
            "form": form, "heading": _("Erase someone who asks for it"), "button": _("Erase them"), "warns": True,
            "points": [
                _("Their name and email address are deleted, here and in the record of what was done."),
                _("What they did stays on record, as done by a person who has been erased."),
                _("They act for no organisation any more, and cannot sign in. They get a letter about it."),
                _("This cannot be undone."),
            ],
        }  # fmt: skip
        return render(request, "organisations/ask.html", asked)
    email = person.email

    def act() -> None:
        actions.erase_person(
            person=person, because=form.cleaned_data["because"], by=viewer, at=timezone.now()
        )
        letters.erased(email)

    attempt(request, act, _("They are erased."))
    return redirect("organisations:list")
