"""How two nodes stand to each other: said by a form, or taken from what the wording or a third edition offers."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from weft.analysis.frameworks.crosswalks import Mapping
from weft.analysis.frameworks.edition import Node
from weft.frameworks import actions, queries
from weft.frameworks.forms.mapping import CodesForm, RelationForm, as_makes, node_called
from weft.frameworks.models import Edition
from weft.frameworks.views.beginning import done
from weft.frameworks.views.crosswalks import around, pair_address
from weft.frameworks.views.reading import rows_of
from weft.frameworks.views.seen import mapper, pair_for
from weft.organisations.access import Viewer
from weft.ui.listing import numbered
from weft.ui.reasons import said

ASKS = require_http_methods(["GET", "HEAD", "POST"])
A_PAGE = 25
OFFERS = ("wording", "through")
"""Whence a mapping is offered: from the wording, or through a third edition."""


@login_required
@ASKS
def propose(
    request: HttpRequest, framework: str, edition: str, to: str, to_edition: str
) -> HttpResponse:
    """Propose how a node of one edition stands to one of another, with both before one's eyes."""
    one, other = pair_for(request, framework, edition, to, to_edition)
    by = mapper(request)
    asked = request.POST if request.method == "POST" else request.GET
    ours = node_called(queries.whole(one).value, asked.get("code", ""))
    theirs = node_called(queries.whole(other).value, asked.get("to_code", ""))
    if ours is None or (theirs is None and not asked.get("nothing")):
        return _which(request, one, other, by, ours)
    whence = asked.get("from", "")
    offered = _offered(whence, by, one, other, ours, theirs)
    form = RelationForm(
        request.POST or None, initial=_as_initial(offered, ours, theirs), ours=ours, theirs=theirs
    )
    if form.is_valid():
        given = _given(form, one, other, offered)
        act = partial(actions.propose_mappings, mappings=[given], by=by, at=timezone.now())
        if done(form, act):
            messages.success(request, _("Proposed. Another person reviews it."))
            return redirect(pair_address("frameworks:pair", one, other))
    return render(request, "frameworks/propose.html", {
        **around(request, one, other), "form": form, "ours": _told(one, ours), "theirs": _told(other, theirs),
        "offered": offered, "whence": whence, "cancel": pair_address("frameworks:pair", one, other),
    })  # fmt: skip


def _which(
    request: HttpRequest, one: Edition, other: Edition, by: Viewer, ours: Node | None
) -> HttpResponse:
    """Ask which two are meant; of a node that is known, show what the wording suggests."""
    typed = "code" in request.GET and (ours is None or "to_code" in request.GET)
    values = queries.whole(one).value, queries.whole(other).value
    form = CodesForm(
        request.GET if typed else None, initial={"code": ours.code if ours else ""}, one=values[0], other=values[1]
    )  # fmt: skip
    offers = queries.suggested_between(by, one, other, code=ours.code) if ours else ()
    return render(request, "frameworks/which.html", {
        **around(request, one, other), "form": form, "ours": _told(one, ours),
        "offers": [(each, values[1].node(each.mapping.object_code)) for each in offers],
        "cancel": pair_address("frameworks:pair", one, other),
    })  # fmt: skip


def _told(edition: Edition, node: Node | None) -> dict[str, Any] | None:
    """A node as it is shown beside another: its words, and how it is counted."""
    if node is None:
        return None
    value = queries.whole(edition).value
    return {"edition": edition, "node": node, "rows": list(rows_of(node.measure, value))}


def _offered(
    whence: str, by: Viewer, one: Edition, other: Edition, ours: Node, theirs: Node | None
) -> Mapping | None:
    """What was offered of these two, where somebody comes from there."""
    if theirs is None or whence not in OFFERS:
        return None
    found = _offers(by, one, other, whence, ours.code)
    return next((each for each, _likeness in found if each.object_code == theirs.code), None)


def _offers(
    by: Viewer, one: Edition, other: Edition, whence: str, code: str | None = None
) -> list[tuple[Mapping, float | None]]:
    """What is offered of two editions, or of one node, with how alike the wordings are."""
    if whence == "through":
        through = queries.composed_between(by, one, other)
        return [(each, None) for each in through if code in (None, each.subject_code)]
    return [
        (each.mapping, each.likeness)
        for each in queries.suggested_between(by, one, other, code=code)
    ]


def _as_initial(offered: Mapping | None, ours: Node, theirs: Node | None) -> dict[str, Any]:
    if offered is None:
        return {}
    return {
        "relation": offered.relation.value, "makes": as_makes(offered.factor, ours, theirs),
        "rationale": offered.rationale,
    }  # fmt: skip


def _given(form: RelationForm, one: Edition, other: Edition, offered: Mapping | None) -> Mapping:
    """What the form says. It is through a third edition only where it says what was offered."""
    made = Mapping(
        queries.ref_of(one), form.ours.code, form.given_relation, queries.ref_of(other),
        form.theirs.code if form.theirs else "", form.given_factor, form.cleaned_data["rationale"],
    )  # fmt: skip
    as_offered = offered is not None and (offered.relation, offered.factor) == (
        made.relation,
        made.factor,
    )
    return replace(made, through=offered.through) if offered and as_offered else made


@login_required
@ASKS
def offers(
    request: HttpRequest, framework: str, edition: str, to: str, to_edition: str, whence: str
) -> HttpResponse:
    """What the wording suggests between two editions, or what follows through a third one, for a person to propose."""
    one, other = pair_for(request, framework, edition, to, to_edition)
    by = mapper(request)
    if whence not in OFFERS:
        raise Http404
    too_many = whence == "wording" and queries.too_many_to_suggest(one, other)
    found = [] if too_many else _offers(by, one, other, whence)
    if request.method == "POST":
        return _take_offers(request, one, other, by, [each for each, _likeness in found])
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    values = queries.whole(one).value, queries.whole(other).value
    return render(request, "frameworks/offers.html", {
        **around(request, one, other), "whence": whence, "too_many": too_many, "page_of": page,
        "offers": [
            (each, likeness, values[0].node(each.subject_code), values[1].node(each.object_code))
            for each, likeness in page
        ],
        "ticked": "ticked" in request.GET,
        "turning": numbered(page, lambda n: f"?page={n}") if page.has_other_pages() else None,
    })  # fmt: skip


def _take_offers(
    request: HttpRequest, one: Edition, other: Edition, by: Viewer, found: list[Mapping]
) -> HttpResponse:
    """Propose those that were ticked, as they are offered."""
    ticked = set(request.POST.getlist("offer"))
    wanted = [each for each in found if f"{each.subject_code}|{each.object_code}" in ticked]
    if not wanted:
        messages.error(request, _("Tick at least one."))
        return redirect(request.get_full_path())
    try:
        made = actions.propose_mappings(mappings=wanted, by=by, at=timezone.now())
    except actions.CannotDo as reason:
        messages.error(request, said(reason))
        return redirect(request.get_full_path())
    number = ngettext("%(num)s proposed.", "%(num)s proposed.", len(made)) % {"num": len(made)}
    messages.success(request, f"{number} {_('Another person reviews what you have proposed.')}")
    return redirect(pair_address("frameworks:pair", one, other))
