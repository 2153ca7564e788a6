"""A steward makes another person one."""

from __future__ import annotations

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from weft.organisations import actions, forms
from weft.organisations.access import viewer_in
from weft.organisations.views.asking import attempt
from weft.organisations.views.records import ASK


@login_required
@ASK
def make(request: HttpRequest) -> HttpResponse:
    """Make someone who has an account here a steward; to all but stewards there is no such page."""
    viewer = viewer_in(request)
    if not viewer.is_steward:
        raise Http404
    form = forms.StewardForm(request.POST or None)
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
