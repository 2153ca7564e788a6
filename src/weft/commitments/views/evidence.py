"""What stands behind a benefit: given, looked at, taken away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from weft.analysis.commitments.pictures import small
from weft.commitments import actions, queries
from weft.commitments.actions import Given
from weft.commitments.forms.reporting import EvidenceForm, ReasonForm
from weft.commitments.models import Benefit, Evidence
from weft.commitments.rules import BenefitState, EvidenceKind
from weft.commitments.views.asking import ASKS, KEEPS_FILES, done, own_benefit_for
from weft.organisations.access import Viewer, viewer_in
from weft.ui.attachments import attached
from weft.ui.reasons import said
from weft.ui.sending import led_on
from weft.uploads.actions import CannotKeep
from weft.uploads.arriving import arrived, sending, takes_files
from weft.uploads.queries import path_of
from weft.uploads.rules import PICTURES, Kind

NOT_READ = PICTURES | {Kind.PDF}
"""Of these nothing is looked through for people."""


@takes_files
@login_required
@KEEPS_FILES
def add(request: HttpRequest, ref: str) -> HttpResponse:
    """Give what stands behind a benefit: files, an address, a line, numbers."""
    by, found = own_benefit_for(request, ref)
    told, posted = sending(by), request.method == "POST"
    form = EvidenceForm(
        *((request.POST, request.FILES) if posted else ()), whole=told.whole, longest=queries.evidence_kept_until(found),
        today=timezone.localdate() + timedelta(1), hint=_("Photographs (JPEG or PNG, each at most 40 MB), PDF, documents and tables; at most %(limit)s at a time")
        % {"limit": told.limit},
    )  # fmt: skip
    if posted and form.is_valid() and (kept := _kept(form, found, by)):
        messages.success(request, _said_of(kept))
        there = "report" if found.state == BenefitState.DRAFT else "benefit"
        return led_on(request, f"commitments:{there}", found.ref)
    if posted:
        told = sending(by)
        form.left(told.whole)
    return render(request, "commitments/evidence.html", {
        "form": form, "heading": _("What stands behind it?"), "button": _("Keep it"), "sending": told, "benefit": found,
        "lead": _("Name nobody who took part. Keep lists of names with you, and say here how many there are."),
        "cancel": reverse("commitments:benefit", args=[ref]),
    })  # fmt: skip


def _said_of(kept: Sequence[Evidence]) -> str:
    """That it is kept, and what of it nobody but a person can look through."""
    said = _("It is kept: %(number)s.") % {"number": len(kept)}
    unread = [one.name for one in kept if one.upload and one.upload.kind in NOT_READ]
    if not unread:
        return said
    told = _(
        "Photographs and PDFs are not read here. Look yourself that they name nobody: %(names)s."
    )
    return f"{said} {told % {'names': '; '.join(unread)}}"


def _kept(form: EvidenceForm, benefit: Benefit, by: Viewer) -> list[Evidence] | None:
    asked = form.cleaned_data
    typed = [Given(kind, reference=text) for kind, text in form.typed]
    try:
        with arrived(by, asked["chosen"] or (), asked["arrived"]) as files:
            given = [*(Given(EvidenceKind.FILE, one) for one in files), *typed]
            return done(form, lambda: actions.add_evidence(
                benefit=benefit, given=given, kept_until=asked["kept_until"], with_location=asked["with_location"],
                for_beneficiary=asked["for_beneficiary"], looked=form.has_looked, by=by, at=timezone.now(),
            ))  # fmt: skip
    except CannotKeep as fault:
        form.add_error("chosen", f"{fault.name}: {said(fault.reason)}")
    except actions.NamesPeople as names:
        form.warn(names.found)
        for name, unread in names.unread.items():
            form.warn_unread(unread, name)
        if asked["chosen"]:
            form.add_error("chosen", _("Nothing was kept. Choose the files once more"))
    return None


def _evidence_for(request: HttpRequest, ref: str, evidence: str) -> Evidence:
    found = (
        queries.evidence_visible_to(viewer_in(request))
        .filter(benefit__ref=ref, ref=evidence)
        .first()
    )
    if found is None:
        raise Http404
    return found


@login_required
@require_safe
def look(request: HttpRequest, ref: str, evidence: str) -> HttpResponse:
    """A photograph, drawn anew and small, so that nothing but the picture comes."""
    found = _evidence_for(request, ref, evidence)
    if not found.may_be_looked_at or found.upload is None:
        raise Http404
    drawn = small(_bytes(found))
    if drawn is None:
        raise Http404
    return HttpResponse(drawn, content_type="image/jpeg", headers=ONLY_THIS)


ONLY_THIS: dict[str, Any] = {
    "Content-Security-Policy": "default-src 'none'; sandbox", "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin", "Cache-Control": "private, no-store",
}  # fmt: skip


def _bytes(found: Evidence) -> bytes:
    assert found.upload is not None
    try:
        return queries.bytes_of(found.upload)
    except FileNotFoundError:
        raise Http404 from None


@login_required
@require_safe
def download(request: HttpRequest, ref: str, evidence: str) -> HttpResponseBase:
    """A file, as an attachment."""
    found = _evidence_for(request, ref, evidence)
    if found.upload is None:
        raise Http404
    try:
        return attached(path_of(found.upload), name=found.name)
    except FileNotFoundError:
        raise Http404 from None


@login_required
@ASKS
def take_away(request: HttpRequest, ref: str, evidence: str) -> HttpResponse:
    """Take evidence away, with the reason."""
    by, _found = own_benefit_for(request, ref)
    held = _evidence_for(request, ref, evidence)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        because = form.cleaned_data["because"]
        act = partial(
            actions.take_away_evidence, evidence=held, because=because, by=by, at=timezone.now()
        )
        if done(form, act):
            messages.success(request, _("It is taken away."))
            return redirect("commitments:benefit", ref)
    return render(request, "ui/form_page.html", {
        "form": form, "heading": _("Take this evidence away?"), "button": _("Take it away"), "warns": True,
        "lead": _("What it says is deleted at once. That it was there, and why it went, stays for those who verify."),
        "cancel": reverse("commitments:benefit", args=[ref]),
    })  # fmt: skip
