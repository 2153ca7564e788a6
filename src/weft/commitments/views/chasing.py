"""Those who are late are written to, several at once."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from weft.commitments import actions, queries
from weft.commitments.forms.chasing import ChaseForm
from weft.commitments.queries import Late
from weft.commitments.so_far import so_far
from weft.commitments.views.asking import ASKS, done, recorder
from weft.organisations.access import Viewer
from weft.ui.reasons import said


@login_required
@ASKS
def chase(request: HttpRequest) -> HttpResponse:
    """Write to those who promised what is late: in one agreement, in those that one manages, or in all of the organisation's."""
    by, today = recorder(request), timezone.localdate()
    agreement, mine = (
        request.GET.get("agreement", "").replace("\0", ""),
        bool(request.GET.get("mine")),
    )
    late = queries.late_kept_by(by, today, agreement=agreement, mine=mine)
    offered = [one for one in late if one.why_not is None]
    there = (
        reverse("commitments:agreement", args=[agreement])
        if agreement and late
        else reverse("commitments:portfolio")
    )
    form = ChaseForm(
        request.POST if request.method == "POST" else None, promises=[(one.ref, _told(one)) for one in offered]
    )  # fmt: skip
    if form.is_valid() and (number := _written(form, by)):
        text = ngettext("%(num)s organisation is written to.", "%(num)s organisations are written to.", number)  # fmt: skip
        messages.success(request, text % {"num": number})
        return redirect(there)
    return render(request, "commitments/chase.html", {
        "form": form, "heading": _("Write about what is late"), "button": _("Send the letters"), "cancel": there, "offered": offered,
        "left": [(one, said(one.why_not)) for one in late if one.why_not is not None],
        "lead": _("Those who report for each organisation get one letter about all of it. It is noted with each agreement."),
    })  # fmt: skip


def _written(form: ChaseForm, by: Viewer) -> int | None:
    try:
        return done(form, lambda: actions.chase(by=by, at=timezone.now(), **form.written))
    except actions.NamesPeople as names:
        form.warn(names.found, "words")
        return None


def _told(one: Late) -> str:
    """A promise, as it stands beside its box."""
    standing = one.standing
    promise = standing.commitment
    told = {
        "name": promise.promised_by.name, "promise": standing.wording, "agreement": promise.agreement.title,
        "told": so_far(standing),
    }  # fmt: skip
    text = _("%(name)s: %(promise)s, %(told)s (%(agreement)s)") % told
    if one.asked_at:
        text += _(". Last letter: %(day)s") % {"day": date_format(one.asked_at, "j F Y")}
    return text
