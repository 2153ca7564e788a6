"""A named group is consulted about a draft: asked, shown what was said, closed."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from weft.frameworks import actions, letters, queries, words
from weft.frameworks.forms.talks import LOOK, OPEN, CloseForm, ConsultForm
from weft.frameworks.models import Consultation, Edition
from weft.frameworks.rules import BECAME
from weft.frameworks.views.beginning import address_of, done
from weft.frameworks.views.commenting import grouped, part_of
from weft.frameworks.views.comparing import TAGS, in_words
from weft.frameworks.views.seen import edition_for, keeper_of, may_keep
from weft.organisations.access import Viewer, viewer_in
from weft.organisations.queries import doubles
from weft.organisations.rules import COUNCILS
from weft.ui.listing import numbered
from weft.ui.reasons import said

ASKS = require_http_methods(["GET", "HEAD", "POST"])
A_PAGE = 50


@login_required
@ASKS
def consult(request: HttpRequest, framework: str, edition: str) -> HttpResponse:
    """Ask a named group of organisations about a draft."""
    found = edition_for(request, framework, edition)
    by, today = keeper_of(request, found), timezone.localdate()
    if reason := actions.why_not_consult(found, today):
        messages.error(request, said(reason))
        return redirect(address_of(found))
    looks = _looks(request.POST)
    choices, number, more = _choices(by, request.POST)
    given: Any = _as_typed(request.POST) if looks else None
    data = request.POST if request.method == "POST" and not looks else None
    form = ConsultForm(data, initial=given, choices=choices, today=today)
    if form.is_valid() and (made := done(form, partial(_open, found, form, by))):
        messages.success(request, _("Opened. Those who are asked have been written to."))
        return redirect(address_of_one(made))
    shown = {
        "form": form, "edition": found, "heading": _("Consult people about this draft"), "cancel": address_of(found),
        "number": number, "more": more, "looked": looks and request.POST.get("q", ""),
        "look": LOOK, "open": OPEN,
    }  # fmt: skip
    return render(request, "frameworks/consult.html", shown)


def _looks(typed: QueryDict) -> bool:
    """Whether organisations are to be looked for: by that button, or by Enter after other words were typed into its box."""
    other = typed.get("q", "").strip() != typed.get("looked", "").strip()
    return LOOK in typed or (OPEN not in typed and other)


def _as_typed(typed: QueryDict) -> dict[str, Any]:
    once = {name: typed.get(name, "") for name in ("group", "question", "closes", "q")}
    return once | {"looked": once["q"], "invited": typed.getlist("invited")}


def _choices(by: Viewer, typed: QueryDict) -> tuple[list[tuple[str, str]], int, bool]:
    """Those that are ticked, those that were looked for, and the councils of the place; how many were found, and whether more fit."""
    could = queries.could_be_asked(by)
    text = typed.get("q", "").replace("\0", "").strip()
    fit = doubles.approved_called(by, text) if text else []
    found = could.filter(pk__in=[one.pk for one in fit[: doubles.FEW]])
    refs = [one.replace("\0", "") for one in typed.getlist("invited")]
    councils = could.filter(kind__in=[kind.value for kind in COUNCILS])[:A_PAGE]
    every = [*could.filter(ref__in=refs), *found, *councils]
    return list({one.ref: one.name for one in every}.items()), len(found), len(fit) > doubles.FEW


def _open(edition: Edition, form: ConsultForm, by: Viewer) -> Consultation:
    given = form.cleaned_data
    made = actions.open_consultation(
        edition=edition, group=given["group"], question=given["question"], closes=given["closes"],
        invited=list(queries.could_be_asked(by).filter(ref__in=given["invited"])), by=by, at=timezone.now(),
    )  # fmt: skip
    letters.consulted(made)
    return made


def address_of_one(consultation: Consultation) -> str:
    """The page of a consultation."""
    edition = consultation.edition
    return reverse(
        "frameworks:consultation", args=[edition.framework.key, edition.name, consultation.ref]
    )


def consultation_for(
    request: HttpRequest, framework: str, edition: str, ref: str
) -> tuple[Edition, Consultation]:
    """The consultation at an address, where whoever is asking is its keeper's or is asked in it."""
    found = edition_for(request, framework, edition)
    one = queries.consultations_of(viewer_in(request), found).filter(ref=ref).first()
    if one is None:
        raise Http404
    return found, one


@login_required
@require_safe
def consultation(request: HttpRequest, framework: str, edition: str, ref: str) -> HttpResponse:
    """What a group was asked, until when, and what was said, by what it is about."""
    found, one = consultation_for(request, framework, edition, ref)
    viewer, today = viewer_in(request), timezone.localdate()
    seen = queries.comments_visible_to(viewer, found, today).filter(consultation=one)
    page, pages = part_of(request, queries.by_what_they_are_about(found, seen), A_PAGE)
    (told,) = queries.told_of([one])
    return render(request, "frameworks/consultation.html", {
        "edition": found, "consultation": one, "became_words": BECAME, "told": told, "ended": one.has_ended(today), "changed": queries.changed_since(one).number,
        "invited": one.invited.all(), "groups": grouped(viewer, found, page), "pages": pages,
        "keeps": queries.keeps(viewer, found), "may_keep": may_keep(viewer, found),
        "may_comment": queries.why_not_comment(viewer, found, today) is None,
        "why_not_consult": actions.why_not_consult(found, today),
    })  # fmt: skip


@login_required
@require_safe
def since(request: HttpRequest, framework: str, edition: str, ref: str) -> HttpResponse:
    """What is not as it was when people were asked, word by word."""
    found, one = consultation_for(request, framework, edition, ref)
    changed = queries.changed_since(one)
    page = Paginator(changed.nodes, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "frameworks/since.html", {
        "edition": found, "consultation": one, "changed": changed, "page_of": page, "fates": words.FATES, "about": words.ABOUT,
        "in_words": in_words, "tags": TAGS,
        "pages": numbered(page, lambda n: f"?page={n}") if page.has_other_pages() else None,
    })  # fmt: skip


@login_required
@ASKS
def close(request: HttpRequest, framework: str, edition: str, ref: str) -> HttpResponse:
    """End a consultation before its last day is over, once that is confirmed."""
    found, one = consultation_for(request, framework, edition, ref)
    by, there = keeper_of(request, found), address_of_one(one)
    form = CloseForm(request.POST or None)
    if form.is_valid():
        act = partial(_close, one, form.cleaned_data["because"], by)
        if done(form, act, "because"):
            messages.success(request, _("Closed. The draft can be written again."))
            return redirect(there)
    shown = {
        "form": form, "heading": _("Close this consultation?"), "button": _("Close it"), "warns": True, "cancel": there,
        "points": [
            _("No more comments are taken, and the draft can be written again."),
            _("Everybody who was asked sees then what all have said, by organisation, and what you answer."),
        ],
    }  # fmt: skip
    return render(request, "ui/form_page.html", shown)


def _close(consultation: Consultation, because: str, by: Viewer) -> Consultation:
    at = timezone.now()
    closed = actions.close_consultation(consultation=consultation, because=because, by=by, at=at)
    letters.answered(closed.edition, at)
    return closed
