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

ADOPT = "adopt"
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
    if form.is_valid() and done(form, partial(_decide, found, form, by)) is not None:
        adopted = form.cleaned_data["decision"] == ADOPT
        messages.success(
            request,
            _("Adopted. It never changes from now on.")
            if adopted
            else _("Sent back. It can be written again."),
        )
        return redirect(address_of(found))
    asked = found.consultations.order_by("pk")
    return render(request, "frameworks/decide.html", {
        "form": form, "edition": found, "lacks": _lacks(queries.whole(found).value), "cancel": address_of(found),
        "since": [(one, queries.changed_since(one).number) for one in asked],
    })  # fmt: skip


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


def _decide(edition: Edition, form: DecideForm, by: Viewer) -> Edition:
    given, at, asked_by = form.cleaned_data, timezone.now(), edition.asked_by
    was = given["was"] or UNSEEN
    if given["decision"] == ADOPT:
        return actions.adopt(edition=edition, was=was, by=by, at=at)
    back = actions.send_back(edition=edition, because=given["because"], was=was, by=by, at=at)
    letters.sent_back(back, asked_by)
    return back
