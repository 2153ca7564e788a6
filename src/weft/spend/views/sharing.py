"""Two councils agree to share what their analyses found, and end it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from weft.organisations.access import NotAllowed, Viewer
from weft.spend import access, actions, letters, queries
from weft.spend.forms import OfferForm
from weft.spend.rules import Agreement
from weft.spend.views.files import viewer
from weft.ui.forms import Form
from weft.ui.reasons import said as in_words

ASKS = require_http_methods(["GET", "HEAD", "POST"])


def _administrator(request: HttpRequest) -> Viewer:
    asking = viewer(request)
    if reason := access.why_not_share(asking):
        raise NotAllowed(reason)
    return asking


@login_required
@require_safe
def list_(request: HttpRequest) -> HttpResponse:
    """With whom the council shares results, and what is offered."""
    asking = viewer(request)
    assert asking.acting_for is not None
    own = asking.acting_for.pk
    shown = {
        "sharings": [
            (each, each.other if each.council_id == own else each.council, each.other_id == own)
            for each in queries.sharings_of(asking)
        ],
        "may_share": access.why_not_share(asking) is None,
        "agreed": Agreement.AGREED,
    }
    return render(request, "spend/sharing.html", shown)


@login_required
@ASKS
def offer(request: HttpRequest) -> HttpResponse:
    """Offer a council to share results."""
    asking = _administrator(request)
    could = {one.ref: one for one in queries.could_share_with(asking)}
    form = OfferForm(request.POST or None, councils=[(ref, could[ref].name) for ref in could])
    if form.is_valid():
        other = could[form.cleaned_data["council"]]
        done = _("Offered. %(name)s sees nothing until it agrees.") % {"name": other.name}
        return _done(
            request,
            lambda: letters.offered(
                actions.offer_to_share(other=other, by=asking, at=timezone.now())
            ),
            done,
        )
    shown = {
        "form": form, "heading": _("Share results with another council"), "button": _("Offer"),
        "points": _what_is_shared(), "cancel": _there(),
    }  # fmt: skip
    return render(request, "ui/form_page.html", shown)


@login_required
@ASKS
def agree(request: HttpRequest, ref: str) -> HttpResponse:
    """Agree to what another council offers."""
    offers = queries.offers_to(viewer(request))
    sharing, asking = get_object_or_404(offers, ref=ref), _administrator(request)
    if request.method == "POST":
        return _done(
            request,
            lambda: letters.agreed(
                actions.agree_to_share(sharing=sharing, by=asking, at=timezone.now())
            ),
            _("Agreed. Each of the two councils sees the other’s results now."),
        )
    heading = _("Share results with %(name)s?") % {"name": sharing.council.name}
    shown = {
        "form": Form(), "heading": heading, "button": _("Agree"), "points": _what_is_shared(),
        "cancel": _there(),
    }  # fmt: skip
    return render(request, "ui/form_page.html", shown)


@login_required
@ASKS
def end(request: HttpRequest, ref: str) -> HttpResponse:
    """End it, take an offer back or decline it, once that is confirmed."""
    sharings = queries.sharings_of(viewer(request))
    sharing, asking = get_object_or_404(sharings, ref=ref), _administrator(request)
    own = asking.acting_for
    assert own is not None
    if request.method == "POST":
        return _done(
            request,
            lambda: letters.ended(
                actions.end_sharing(sharing=sharing, by=asking, at=timezone.now()), by=own
            ),
            _("Ended. Neither council sees the other’s results."),
        )
    other = sharing.council if sharing.other_id == own.pk else sharing.other
    shown = {
        "form": Form(), "heading": _("Share no results with %(name)s?") % {"name": other.name},
        "lead": _("Neither council sees the other’s results from then on. Either can offer it again."),
        "button": _("Do not share"), "warns": True, "cancel": _there(),
    }  # fmt: skip
    return render(request, "ui/form_page.html", shown)


def _done(request: HttpRequest, act: Callable[[], object], words: str) -> HttpResponse:
    """Do it and write about it, both or neither; or say why how it stands does not allow it."""
    try:
        with transaction.atomic():
            act()
    except actions.CannotDo as reason:
        messages.error(request, in_words(reason))
    else:
        messages.success(request, words)
    return redirect("spend:sharing")


def _there() -> str:
    return reverse("spend:sharing")


def _what_is_shared() -> list[str]:
    return [
        _("Both councils see the other’s finished analyses: figures with their workings, tables, maps, suppliers, what each was paid, and which organisation of the place it is."),
        _("Neither sees the other’s payment files, the payments themselves, what was not understood, or what was ruled about suppliers."),
        _("Payees who are or may be people are named to nobody."),
        _("Either council can end it at any time, and the other sees nothing more from that moment."),
    ]  # fmt: skip
