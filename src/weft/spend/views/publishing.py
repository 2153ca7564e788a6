"""Publishing a run: asked for, signed off or sent back, withdrawn; and what everybody finds."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from weft.organisations.access import NotAllowed, Viewer, viewer_in
from weft.spend import access, actions, queries, results
from weft.spend.forms import DecideForm, PublishForm, WithdrawForm
from weft.spend.models import Edition, Run
from weft.spend.stages import STAGES, SUPERSEDED, Stage
from weft.spend.views.files import viewer
from weft.ui import pictures
from weft.ui.kept import kept_while
from weft.ui.listing import Heading, listed
from weft.ui.reasons import said as in_words

TAGS = {
    STAGES[Stage.ASKED]: "govuk-tag--blue",
    STAGES[Stage.SENT_BACK]: "govuk-tag--orange",
    STAGES[Stage.PUBLISHED]: "govuk-tag--green",
    SUPERSEDED: "govuk-tag--grey",
    STAGES[Stage.WITHDRAWN]: "govuk-tag--red",
}


def standing_of(request: HttpRequest, run: Run) -> dict[str, Any]:
    """How a run stands with the public, for the people of its council, and what they may do about it."""
    asking, edition = viewer(request), queries.edition_of(run)
    may = access.why_not_publish(asking) is None
    return {
        "asked": edition,
        "tags": TAGS,
        "may_ask": may and queries.why_not_ask(run) is None,
        "may_decide": (
            may
            and edition is not None
            and edition.stage == Stage.ASKED
            and queries.why_not_decide(asking, edition) is None
        ),
        "may_withdraw": may and edition is not None and edition.stage == Stage.PUBLISHED,
    }


def _publisher(request: HttpRequest) -> Viewer:
    """Whoever is asking, where they may publish."""
    asking = viewer(request)
    if reason := access.why_not_publish(asking):
        raise NotAllowed(reason)
    return asking


def _run(request: HttpRequest, ref: str) -> Run:
    return get_object_or_404(queries.runs_visible_to(viewer(request)), ref=ref)


def _edition(request: HttpRequest, ref: str, stage: Stage) -> Edition:
    """The edition of a run that is at this stage."""
    theirs = queries.editions_visible_to(viewer(request))
    return get_object_or_404(theirs, run__ref=ref, stage=stage)


def _quality(run: Run) -> dict[str, Any]:
    """What the run itself says about its data, for whoever asks or signs off."""
    folder = queries.folder_of(run)
    report = results.report_at(folder)
    quality = next((each for each in report.sections if each.id == "quality"), None)
    return {
        "run": run,
        "quality": [pictures.worked(each) for each in quality.figures] if quality else [],
        "sentences": quality.sentences if quality else (),
        "unknowns": report.unknowns,
        "names": results.names_of_files(folder),
    }


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask that a run be published."""
    run, asking = _run(request, ref), _publisher(request)
    if reason := queries.why_not_ask(run):
        messages.error(request, in_words(reason))
        return redirect("spend:run", ref)
    last = queries.last_of(run)
    form = PublishForm(
        request.POST if request.method == "POST" else None, corrects=last is not None
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask_to_publish(run=run, by=asking, at=timezone.now(), **form.cleaned_data)
        except actions.CannotDo as reason:
            form.add_error(None, in_words(reason))
        else:
            messages.success(request, _("Asked. Somebody else of your council signs it off."))
            return redirect("spend:run", ref)
    shown = {"form": form, "button": _("Ask"), "last": last, **_quality(run)}
    return render(request, "spend/ask.html", shown)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, ref: str) -> HttpResponse:
    """Sign off what a colleague asked to be published, or send it back."""
    edition, asking = _edition(request, ref, Stage.ASKED), _publisher(request)
    if reason := queries.why_not_decide(asking, edition):
        raise NotAllowed(reason)
    form = DecideForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            words = _decided(edition, form.cleaned_data, asking)
        except actions.CannotDo as reason:
            form.add_error(None, in_words(reason))
        else:
            messages.success(request, words)
            return redirect("spend:run", ref)
    shown = {"form": form, "button": _("Go on"), "edition": edition, **_quality(edition.run)}
    return render(request, "spend/decide.html", shown)


def _decided(edition: Edition, given: dict[str, Any], by: Viewer) -> str:
    if given["decision"] == "publish":
        actions.sign_off(edition=edition, by=by, at=timezone.now())
        return _("It is published. Everybody can read it now.")
    actions.send_back(edition=edition, because=given["because"], by=by, at=timezone.now())
    return _("It is sent back.")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, ref: str) -> HttpResponse:
    """Take what was published away from the public, with the reason."""
    edition, asking = _edition(request, ref, Stage.PUBLISHED), _publisher(request)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw_edition(
                edition=edition, because=form.cleaned_data["because"], by=asking, at=timezone.now()
            )
        except actions.CannotDo as reason:
            form.add_error(None, in_words(reason))
        else:
            messages.success(
                request, _("It is withdrawn. Everybody who comes to it reads the reason.")
            )
            return redirect("spend:run", ref)
    shown = {"form": form, "edition": edition, "button": _("Withdraw it")}
    return render(request, "spend/withdraw.html", shown)


@require_safe
def list_(request: HttpRequest) -> HttpResponseBase:
    """Everything that councils have published of their spend: the latest edition of each period."""
    return kept_while(
        request, queries.last_change(), lambda: _list(request), signed_in=viewer_in(request).person is not None
    )  # fmt: skip


def _list(request: HttpRequest) -> HttpResponse:
    shown = listed(
        queries.latest_published(), request.GET, id="published",
        headings=(
            Heading("council", _("Council"), "council_name"),
            Heading("period", _("Period"), "period"),
            Heading("edition", _("Edition"), "number", number=True),
            Heading("published", _("Published"), "decided_at"),
            Heading("stands", _("How it stands")),
        ),
        search=("council_name", "period"), sort="-published",
    )  # fmt: skip
    return render(request, "spend/published.html", {"list": shown, "tags": TAGS})
