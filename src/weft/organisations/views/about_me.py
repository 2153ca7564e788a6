"""What is held about a person: see it, be erased. Taking it away joins rooms: `weft.web.views`."""

from __future__ import annotations

from functools import partial

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from weft.organisations import actions, forms, queries
from weft.organisations.access import viewer_in
from weft.organisations.signing_in import held_about
from weft.organisations.views.asking import asks_again, attempt, typed_before
from weft.organisations.views.records import ASK


@login_required
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """What is held about me, why, and for how long."""
    viewer = viewer_in(request)
    assert viewer.person is not None
    said = {"memberships": queries.memberships_of(viewer), "held": held_about(viewer.person)}
    return render(request, "organisations/me.html", said)


@login_required
@ASK
def name(request: HttpRequest) -> HttpResponse:
    """Put one's own name right."""
    viewer = viewer_in(request)
    person = viewer.person
    assert person is not None
    form = forms.NameForm(request.POST or None, initial={"name": person.name})
    if not form.is_valid():
        asked = {"form": form, "heading": _("Correct your name"), "button": _("Save")}
        return render(request, "ui/form_page.html", asked | {"cancel": reverse("organisations:me")})
    act = partial(
        actions.correct_name, person=person, **form.cleaned_data, by=viewer, at=timezone.now()
    )
    attempt(request, act, _("Your name is saved."))
    return redirect("organisations:me")


@login_required
@ASK
@asks_again
def erase(request: HttpRequest) -> HttpResponse:
    """Leave for good: my name and address go, what I did stays on record without them."""
    viewer = viewer_in(request)
    typed_before(request)
    if request.method != "POST":
        return render(request, "organisations/erase.html")
    person = viewer.person
    assert person is not None

    def act() -> None:
        actions.erase_person(person=person, by=viewer, at=timezone.now())

    if not attempt(request, act, _("You are erased.")):
        return redirect("organisations:me")
    logout(request)
    return redirect("home")
