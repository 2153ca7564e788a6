"""What was proposed is reviewed, agreed to, or withdrawn; and mappings that come together, in a file or with Weft."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from weft.analysis.frameworks.crosswalks import Status
from weft.frameworks import access, actions, mapped, queries, words
from weft.frameworks.forms.mapping import MappingsFileForm, WithdrawForm
from weft.frameworks.models import Mapping
from weft.frameworks.views.beginning import done
from weft.frameworks.views.crosswalks import TAGS, pair_address
from weft.frameworks.views.lines import lines
from weft.frameworks.views.reading import rows_of
from weft.frameworks.views.seen import for_everybody, mapper
from weft.organisations.access import NotAllowed, Viewer, viewer_in
from weft.organisations.queries import own_records
from weft.ui.forms import Form
from weft.ui.listing import Filter, Heading, listed
from weft.ui.reasons import said
from weft.uploads.arriving import takes_files

ASKS = require_http_methods(["GET", "HEAD", "POST"])
Judge = Callable[..., list[Mapping]]
MOST_TICKED = 500
JUDGES: dict[str, Judge] = {"review": actions.review_mappings, "agree": actions.agree_to_mappings}


def mapping_for(request: HttpRequest, ref: str) -> Mapping:
    """The mapping at an address, where whoever is asking sees it."""
    found = queries.mappings_visible_to(viewer_in(request)).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


@for_everybody
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """A mapping: both ends with how each is counted, who says so and why, and how far it has come."""
    row, viewer = mapping_for(request, ref), viewer_in(request)
    (line,) = lines([row])
    ends = [
        (end, list(rows_of(end.node.measure, queries.whole(end.edition).value)) if end.node else [])
        for end in (line.here, line.there)
    ]
    return render(request, "frameworks/mapping.html", {
        "row": row, "line": line, "ends": ends, "statuses": words.STATUSES, "relations": words.RELATIONS, "tags": TAGS,
        "own": own_records(viewer), "author": queries.author_of(row, own_records(viewer)), "pair": pair_address("frameworks:pair", row.subject, row.object),
        **_may(viewer, row),
    })  # fmt: skip


def _may(viewer: Viewer, row: Mapping) -> dict[str, Any]:
    """What the viewer can do with a mapping, and why not."""
    if access.why_not_map(viewer):
        return {"may_map": False}
    theirs = viewer.person is not None and row.proposed_by_id == viewer.person.pk
    status, gone = Status(row.status), row.withdrawn_at is not None
    concerned = queries.is_concerned(viewer, row)
    return {
        "may_map": True, "gone": gone,
        "why_not_review": mapped.why_not_review(status, withdrawn=gone, is_theirs=theirs),
        "why_not_agree": mapped.why_not_agree(status, withdrawn=gone, is_theirs=theirs, keeps_an_end=queries.keeps_an_end(viewer, row)),
        "why_not_withdraw": mapped.why_not_withdraw(status, withdrawn=gone, concerned=concerned),
    }  # fmt: skip


@login_required
@ASKS
def waiting(request: HttpRequest) -> HttpResponse:
    """What others have proposed, to review it and to agree to it, several at a time."""
    by = mapper(request)
    if request.method == "POST":
        return _judge(request, by)
    steps = [(step.value, _(words.STATUSES[step])) for step in (Status.PROPOSED, Status.REVIEWED)]
    shown = listed(
        queries.to_judge(by), request.GET, id="waiting",
        headings=(Heading("proposed", _("Proposed"), "proposed_at"),),
        filters=(Filter("status", _("How far it is"), "status", steps),),
        search=("subject_code", "object_code", "rationale", "organisation__name"), sort="proposed",
    )  # fmt: skip
    return render(request, "frameworks/waiting.html", {
        "list": shown, "lines": lines(shown), "statuses": words.STATUSES, "relations": words.RELATIONS, "tags": TAGS,
        "ticked": "ticked" in request.GET, "here": request.get_full_path(),
    })  # fmt: skip


def _judge(request: HttpRequest, by: Viewer) -> HttpResponse:
    """Review what was ticked, or agree to it."""
    act = JUDGES.get(request.POST.get("act", ""))
    refs = request.POST.getlist("mapping")
    rows = list(queries.mappings_visible_to(by).filter(ref__in=refs[:MOST_TICKED]))
    back = request.POST.get("single") and len(rows) == 1
    there = reverse("frameworks:mapping", args=[rows[0].ref]) if back else request.get_full_path()
    if act is None or not rows:
        messages.error(request, _("Tick at least one."))
        return redirect(there)
    try:
        judged = act(mappings=rows, by=by, at=timezone.now())
    except actions.CannotDo as reason:
        messages.error(request, said(reason))
        return redirect(there)
    messages.success(request, _judged_words(act, len(judged), len(rows) - len(judged)))
    return redirect(there)


def _judged_words(act: Judge, number: int, left: int) -> str:
    done_words = (
        ngettext("%(num)s reviewed.", "%(num)s reviewed.", number)
        if act is actions.review_mappings
        else ngettext("%(num)s agreed.", "%(num)s agreed.", number)
    ) % {"num": number}
    if not left:
        return done_words
    rest = ngettext(
        "%(num)s was passed over: it has come further or less far.",
        "%(num)s were passed over: they have come further or less far.", left,
    )  # fmt: skip
    return f"{done_words} {rest % {'num': left}}"


@login_required
@ASKS
def withdraw(request: HttpRequest, ref: str) -> HttpResponse:
    """Withdraw a mapping, or send a proposal back, with the reason."""
    row, by = mapping_for(request, ref), mapper(request)
    there = reverse("frameworks:mapping", args=[row.ref])
    if reason := _may(by, row)["why_not_withdraw"]:
        if row.withdrawn_at is None:
            raise NotAllowed(reason)
        messages.error(request, said(reason))
        return redirect(there)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        because = form.cleaned_data["because"]
        act = partial(
            actions.withdraw_mapping, mapping=row, because=because, by=by, at=timezone.now()
        )
        if done(form, act):
            messages.success(
                request, _("Withdrawn. It is kept with your reason, and counts no more.")
            )
            return redirect(there)
    shown = {
        "form": form, "heading": _("Withdraw this mapping?"), "button": _("Withdraw it"), "warns": True, "cancel": there,
        "lead": _("It can be proposed anew, as it is or otherwise."),
    }  # fmt: skip
    return render(request, "ui/form_page.html", shown)


@takes_files
@login_required
@ASKS
def take(request: HttpRequest) -> HttpResponse:
    """Take mappings from an SSSOM table: all of them, or none."""
    by = mapper(request)
    form = MappingsFileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        chosen = form.cleaned_data["chosen"]
        chosen.seek(0)
        act = partial(
            actions.take_mappings, content=chosen.read(), name=chosen.name or "", by=by, at=timezone.now()
        )  # fmt: skip
        if taken := done(form, act, "chosen"):
            messages.success(request, _taken_words(taken))
            return redirect("frameworks:crosswalks")
    shown = {
        "form": form, "heading": _("Take mappings from a file"), "button": _("Take them"),
        "lead": _("Each comes in as proposed, with its author, its day and its rationale, whatever the file says of how far it has come. If one cannot stand, none is taken."),
        "cancel": reverse("frameworks:crosswalks"),
    }  # fmt: skip
    return render(request, "ui/form_page.html", shown)


@login_required
@ASKS
def take_shipped(request: HttpRequest) -> HttpResponse:
    """Propose the mappings that come with Weft between the frameworks that are here."""
    by = mapper(request)
    number = len(queries.shipped_here(by))
    form = Form(request.POST or None)
    if request.method == "POST":
        act = partial(actions.take_shipped_mappings, by=by, at=timezone.now())
        if taken := done(form, act):
            messages.success(request, _taken_words(taken))
            return redirect("frameworks:crosswalks")
    lead = ngettext(
        "Weft ships %(num)s mapping between frameworks that are kept here, with its rationale.",
        "Weft ships %(num)s mappings between frameworks that are kept here, each with its rationale.", number,
    )  # fmt: skip
    shown = {
        "form": form, "heading": _("Take the mappings that come with Weft?"), "button": _("Take them"),
        "lead": lead % {"num": number}, "cancel": reverse("frameworks:crosswalks"),
        "points": [_("You propose them; another person reviews them and agrees to them."), _("What is said already is passed over.")],
    }  # fmt: skip
    return render(request, "ui/form_page.html", shown)


def _taken_words(taken: actions.Taken) -> str:
    new = ngettext("%(num)s proposed.", "%(num)s proposed.", taken.proposed) % {
        "num": taken.proposed
    }
    known = ngettext("%(num)s was said already.", "%(num)s were said already.", taken.known)
    return f"{new} {known % {'num': taken.known}}" if taken.known else new
