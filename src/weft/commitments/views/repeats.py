"""What may be recorded twice, as the nightly review found it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from weft.commitments import access, actions, queries, words
from weft.commitments.forms.happenings import BecauseForm
from weft.commitments.models import Repeat
from weft.commitments.views.asking import ASKS, asking
from weft.organisations.access import NotAllowed, viewer_in
from weft.ui.listing import Heading, listed

MOST_ELSEWHERE = 50


@login_required
@require_safe
def list_(request: HttpRequest) -> HttpResponse:
    """The pairs of which one sees both, with the reasons; and what may also be claimed elsewhere."""
    viewer, measures = viewer_in(request), queries.Measures()
    shown = listed(
        queries.repeats_visible_to(viewer), request.GET, id="repeats",
        headings=[Heading("pair", _("Two records")), Heading("why", _("Why they may be one")), Heading("found", _("Found"), by="found_at")],
        search=["one__description", "other__description", "one__provider__name", "other__provider__name"], sort="-found",
    )  # fmt: skip
    return render(request, "commitments/repeats.html", {
        "list": shown, "wording": measures.wording_of, "amount": words.amount, "why_twice": words.REPEATS, "review": queries.last_review(),
        "elsewhere": queries.also_elsewhere(viewer)[:MOST_ELSEWHERE], "may": access.why_not_manage(viewer) is None,
    })  # fmt: skip


@login_required
@ASKS
def say_two(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that they are two."""
    found = repeat_for(request, ref)
    by = viewer_in(request)
    if reason := access.why_not_say_two(by, **queries.has_stake_in(by, found)):
        raise NotAllowed(reason)
    form = BecauseForm(request.POST if request.method == "POST" else None)
    return asking(
        request, form, lambda: actions.say_two(repeat=found, by=by, at=timezone.now(), **form.cleaned_data),
        says=_("Kept. They are not shown as one any more."), to=reverse("commitments:repeats"), button=_("They are two"),
        heading=_("Are they two?"), caption=queries.Measures().wording_of(found.one),
        points=[_("Say what tells them apart, so that others need not ask.")],
    )  # fmt: skip


def repeat_for(request: HttpRequest, ref: str) -> Repeat:
    """The pair at an address, where whoever is asking sees both."""
    found = queries.repeats_visible_to(viewer_in(request)).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found
