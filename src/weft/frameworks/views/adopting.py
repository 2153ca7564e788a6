"""A draft becomes what holds: one person asks, another decides."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from weft.analysis.frameworks.edition import Edition as Value
from weft.frameworks import actions, letters, queries
from weft.frameworks.forms.writing import DecideForm
from weft.frameworks.models import Edition
from weft.frameworks.rules import fingerprint, state_of
from weft.frameworks.views.beginning import UNSEEN, address_of, done
from weft.frameworks.views.seen import edition_for, keeper_of
from weft.organisations.access import NotAllowed, Viewer
from weft.ui.forms import Form
from weft.ui.reasons import said

ASKS = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@ASKS
def ask(request: HttpRequest, framework: str, edition: str) -> HttpResponse:
    """Ask that a draft be adopted; what stands in the way is said on its page."""
    found = edition_for(request, framework, edition)
    by = keeper_of(request, found)
    if reason := actions.why_not_ask(found, timezone.localdate()):
        messages.error(request, said(reason))
        return redirect(address_of(found))
    form = Form(request.POST or None)
    if request.method == "POST" and done(form, partial(_ask, found, by)) is not None:
        messages.success(
            request, _("Asked for. Another of your policy leads or administrators decides.")
        )
        return redirect(address_of(found))
    points = [
        _(
            "Another policy lead or administrator of your organisation decides: never the one who asks."
        ),
        _("Until then it cannot be changed. It can be sent back."),
        _(
            "Once it is adopted it never changes, and everybody can read it, where its licence allows it."
        ),
    ]
    shown = {
        "form": form, "heading": _("Ask that this edition be adopted?"), "points": points, "button": _("Ask"),
        "cancel": address_of(found),
    }  # fmt: skip
    return render(request, "ui/form_page.html", shown)


@login_required
@ASKS
def decide(request: HttpRequest, framework: str, edition: str) -> HttpResponse:
    """Adopt an edition that another has asked for, or send it back with the reason."""
    found = edition_for(request, framework, edition)
    by = keeper_of(request, found)
    if reason := queries.why_not_decide(by, found):
        if queries.waits_to_be_adopted(found):  # and they have asked for it themselves
            raise NotAllowed(reason)
        messages.error(request, said(reason))
        return redirect(address_of(found))
    stands = fingerprint(state_of(changed=found.changed, asked_at=found.asked_at))
    form = DecideForm(request.POST or None, initial={"was": stands})
    if form.is_valid():
        given = form.cleaned_data
        adopts = given["decision"] == "adopt"
        act = (
            partial(_adopt, found, given["was"], by)
            if adopts
            else partial(_send_back, found, given["because"], given["was"], by)
        )
        if done(form, act):
            messages.success(
                request,
                _("Adopted. It never changes from now on.")
                if adopts
                else _("Sent back. It can be written again."),
            )
            return redirect(address_of(found))
    return render(
        request,
        "frameworks/decide.html",
        {
            "form": form,
            "edition": found,
            "whole": queries.whole(found),
            "lacks": _lacks(queries.whole(found).value),
            "since": [
                (one, queries.changed_since(one).number)
                for one in found.consultations.order_by("pk")
            ],
            "cancel": address_of(found),
        },
    )


def _lacks(value: Value) -> list[str]:
    """What an edition says nothing of that readers look for."""
    parts = {
        _("what social value means here"): value.definition, _("principles"): value.principles,
        _("who comes first"): value.cohorts, _("how anything is counted"): any(value.measures()),
    }  # fmt: skip
    return [words for words, said_of_it in parts.items() if not said_of_it]


def _ask(edition: Edition, by: Viewer) -> Edition:
    at = timezone.now()
    asked = actions.ask_to_adopt(edition=edition, by=by, at=at)
    letters.asked(asked)
    letters.answered(asked, at)
    return asked


def _adopt(edition: Edition, was: str, by: Viewer) -> Edition:
    return actions.adopt(edition=edition, was=was or UNSEEN, by=by, at=timezone.now())


def _send_back(edition: Edition, because: str, was: str, by: Viewer) -> Edition:
    asked_by = edition.asked_by
    back = actions.send_back(
        edition=edition, because=because, was=was or UNSEEN, by=by, at=timezone.now()
    )
    letters.sent_back(back, asked_by)
    return back
