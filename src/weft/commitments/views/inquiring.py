"""Whoever received something and has no account is asked, and answers, by a link in a letter or by a code on paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from allauth.core.internal.ratelimit import consume, respond_429
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from weft.commitments import access, actions, letters, queries
from weft.commitments.checks import why_not_answer_by_code
from weft.commitments.forms.confirming import CodeForm, ConfirmForm, InquiryForm
from weft.commitments.models import Benefit, Contact, Inquiry
from weft.commitments.views.asking import ASKS, done
from weft.commitments.views.confirming import told_of
from weft.organisations.access import NotAllowed, Viewer, viewer_in
from weft.organisations.queries import records_of_all
from weft.ui.jinja import told
from weft.ui.reasons import said
from weft.ui.scanned import scannable

TRIES = {"code": "20/m/ip,100/h/ip"}
"""So often somebody tries codes."""


@login_required
@ASKS
def ask(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask whoever received a benefit and has no account."""
    by = viewer_in(request)
    found = queries.inquirable(by).filter(ref=ref).first()
    if found is None:
        raise Http404
    if reason := access.why_not_inquire(by):
        raise NotAllowed(reason)
    contacts, why_not_anew = list(queries.contacts_for(by, found)), access.why_not_ask_anew(by)
    if not contacts and why_not_anew:
        raise NotAllowed(why_not_anew)
    form = InquiryForm(
        request.POST if request.method == "POST" else None, contacts=contacts, may_ask_anew=why_not_anew is None,
        ties_of=partial(queries.ties_of_address, found),
    )  # fmt: skip
    there = reverse("commitments:benefit", args=[ref])
    if form.is_valid() and (made := done(form, lambda: _asked(found, form, contacts, by=by, at=timezone.now()))):  # fmt: skip
        return _by_letter(request, there) if made[0].by_letter else _on_paper(request, *made)
    return render(request, "ui/form_page.html", {
        "form": form, "heading": _("Ask whoever received it"), "button": _("Ask them"), "cancel": there,
        "caption": told(found.beneficiary_name),
        "points": [_("They answer once, without an account, within four weeks."), _("What was sent before for this answers nothing any more.")],
    })  # fmt: skip


def _asked(
    benefit: Benefit, form: InquiryForm, contacts: Sequence[Contact], *, by: Viewer, at: datetime
) -> tuple[Inquiry, str]:
    """Ask by the contact that was chosen, by the address that was typed, and is kept where that is wanted, or on paper."""
    given = form.cleaned_data
    contact = next((one for one in contacts if one.ref == given["how"]), None)
    if given.get("keep"):
        contact = actions.approve_contact(
            group=benefit.beneficiary_name,
            email=given["email"],
            known_by=given["known_by"],
            by=by,
            at=at,
        )
    inquiry, code = actions.inquire(
        benefit=benefit, email=given.get("email", ""), contact=contact, by=by, at=at
    )
    if inquiry.by_letter:
        letters.inquired(inquiry, code, contact.email if contact else given["email"])
    return inquiry, code


def _by_letter(request: HttpRequest, there: str) -> HttpResponse:
    messages.success(request, _("The letter is on its way. What they say stands here once they have answered."))  # fmt: skip
    return redirect(there)


def _on_paper(request: HttpRequest, inquiry: Inquiry, code: str) -> HttpResponse:
    """The paper, which is shown once: nobody can make the code out again."""
    groups = "-".join(code[at : at + 4] for at in range(0, len(code), 4))
    answers = settings.SITE_ADDRESS + reverse("commitments:say_received", args=[code])
    return render(request, "commitments/on_paper.html", {
        "inquiry": inquiry, "code": groups, "scannable": scannable(answers), "address": settings.SITE_ADDRESS + reverse("commitments:enter_code"),
        **told_of(inquiry.benefit),
    })  # fmt: skip


@never_cache
@ASKS
def enter(request: HttpRequest) -> HttpResponse:
    """Type the code that stands on a paper."""
    if request.method == "POST" and (page := _too_often(request)):
        return page
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        code = form.cleaned_data["code"]
        if queries.inquiry_with(code):
            return redirect("commitments:say_received", "".join(filter(str.isalnum, code)).lower())
        form.add_error("code", _("This code is not known. Look at it once more, or ask the council that gave it to you"))  # fmt: skip
    return render(request, "ui/form_page.html", {
        "form": form, "heading": _("Say what you received"), "button": _("Continue"),
        "lead": _("A council has given you a code, to ask whether you received what others report."),
    })  # fmt: skip


def _too_often(request: HttpRequest) -> HttpResponse | None:
    """The page for those who try codes too often, where somebody does; and count this try."""
    if consume(request, app="weft", action="code", config=dict(TRIES), limit_get=True):
        return None
    page: HttpResponse = respond_429(request)
    return page


@never_cache
@ASKS
def say(request: HttpRequest, secret: str) -> HttpResponse:
    """Say what was received, as whoever holds the code. Opening the page changes nothing."""
    found = queries.inquiry_with(secret)
    if found is None:
        if page := _too_often(request):
            return page
        return render(request, "commitments/no_answer.html", {"reason": _("This link is not known. Open it as it stands in the letter, or ask the council that sent it for a new one.")}, status=404)  # fmt: skip
    benefit, now = found.benefit, timezone.now()
    theirs = {benefit.provider_id, benefit.accountable_id, found.asked_for_id}
    if reason := why_not_answer_by_code(delivered_or_asks=bool(theirs & records_of_all(viewer_in(request)))):  # fmt: skip
        raise NotAllowed(reason)
    if reason := actions.why_not_answer(found, benefit, now):
        return render(request, "commitments/no_answer.html", {"reason": said(reason)}, status=410)
    form = ConfirmForm(
        request.POST if request.method == "POST" else None, quantity=benefit.quantity, unit=benefit.unit
    )  # fmt: skip
    if form.is_valid() and _said(form, found):
        return render(request, "commitments/answered.html", {"inquiry": found})
    return render(request, "commitments/confirm.html", {
        "form": form, "heading": _("What did you receive?"), "button": _("Say so"), "asks": found.asked_for, **told_of(benefit),
    })  # fmt: skip


def _said(form: ConfirmForm, inquiry: Inquiry) -> Benefit | None:
    try:
        return done(
            form, lambda: actions.answer_inquiry(inquiry=inquiry, at=timezone.now(), **form.said)
        )
    except actions.NamesPeople as names:
        form.warn(names.found, "words")
        return None
