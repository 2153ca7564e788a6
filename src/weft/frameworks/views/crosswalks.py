"""Crosswalks to be read: between which editions something is said, what is said between two of them, and the table of it."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from weft.analysis.frameworks.crosswalks import Relation, Status
from weft.frameworks import access, queries, words
from weft.frameworks.models import Edition
from weft.frameworks.views.lines import lines
from weft.frameworks.views.seen import edition_for, for_everybody, pair_for
from weft.organisations.access import Viewer, viewer_in
from weft.organisations.queries import own_records
from weft.ui.listing import Filter, Heading, listed, numbered

A_PAGE = 50
TAGS = {
    Status.PROPOSED: "govuk-tag--yellow", Status.REVIEWED: "govuk-tag--light-blue", Status.AGREED: "govuk-tag--green",
}  # fmt: skip
LICENCE = "https://w3id.org/sssom/license/unspecified"
FILES = {"crosswalk.sssom.tsv": queries.AGREED, "all.sssom.tsv": queries.NOW}
"""The tables of a pair, and what stands in each."""
TO_SEE = {
    "mappings": "frameworks:pair",
    "beside": "frameworks:beside",
    "translate": "frameworks:translate",
}


@for_everybody
def list_(request: HttpRequest) -> HttpResponse:
    """The pairs of editions between which something is said; or on to the two that were chosen."""
    missing = "see" in request.GET
    if missing and (there := _chosen_address(request)):
        return redirect(there)
    viewer = viewer_in(request)
    may_map = access.why_not_map(viewer) is None
    numbers = [
        Heading(step.value, _(words.STATUSES[step]), step.value, number=True)
        for step in Status if may_map or step is Status.AGREED
    ]  # fmt: skip
    shown = listed(
        queries.pairs(viewer), request.GET, id="pairs",
        headings=(Heading("one", _("Edition"), "name"), Heading("other", _("and edition"), "other_name"), *numbers),
        search=("name", "other_name"), sort="one",
    )  # fmt: skip
    return render(request, "frameworks/crosswalks.html", {
        "list": shown, "may_map": may_map, "waiting": queries.to_judge(viewer).count(), "editions": choices(viewer),
        "shipped": may_map and bool(queries.shipped_here(viewer)), "missing": missing,
})  # fmt: skip


def choices(viewer: Viewer) -> list[dict[str, Any]]:
    """The editions that the viewer sees, to choose from: those in force first."""
    today = timezone.localdate()
    seen = queries.editions_visible_to(viewer).order_by("framework__name", "-begins", "-pk")
    now = {one.pk for one in queries.in_force(seen, today)}
    ordered = sorted(seen, key=lambda one: one.pk not in now)
    told = {"attributes": {"translate": "no"}}
    return [
        {"value": queries.ref_of(one), "text": f"{one.framework.name}, {one.name}", **told}
        for one in ordered
    ]


def _chosen_address(request: HttpRequest) -> str | None:
    """The page about the two editions that were chosen; None where they are not two."""
    one, other = (_chosen(request, request.GET.get(name, "")) for name in ("one", "other"))
    if one is None or other is None or one.pk == other.pk:
        return None
    return pair_address(TO_SEE.get(request.GET.get("see", ""), TO_SEE["mappings"]), one, other)


def _chosen(request: HttpRequest, ref: str) -> Edition | None:
    key, _colon, name = ref.partition(":")
    try:
        return edition_for(request, key, name)
    except Http404:
        return None


def pair_address(page: str, one: Edition, other: Edition, *more: str) -> str:
    """The address of a page about two editions."""
    return reverse(page, args=[one.framework.key, one.name, other.framework.key, other.name, *more])


def around(request: HttpRequest, one: Edition, other: Edition) -> dict[str, Any]:
    """What every page about two editions shows of them."""
    return {
        "one": one, "other": other, "may_map": access.why_not_map(viewer_in(request)) is None,
        "there": lambda page, *more: pair_address(f"frameworks:{page}", one, other, *more),
        "statuses": words.STATUSES, "relations": words.RELATIONS, "tags": TAGS,
    }  # fmt: skip


@for_everybody
def pair(
    request: HttpRequest, framework: str, edition: str, to: str, to_edition: str
) -> HttpResponse:
    """What is said between two editions."""
    one, other = pair_for(request, framework, edition, to, to_edition)
    about = around(request, one, other)
    withdrawn = about["may_map"] and "withdrawn" in request.GET
    rows = queries.seen_from(viewer_in(request), one, other).filter(
        withdrawn_at__isnull=not withdrawn
    )
    steps = [(step.value, _(words.STATUSES[step])) for step in Status]
    relations = [(each.value, _(words.RELATIONS[each])) for each in Relation]
    shown = listed(
        rows, request.GET, id="mappings",
        headings=(
            Heading("here", _("In the first edition"), "here_code"), Heading("relation", _("How it stands"), "relation"),
            Heading("there", _("In the second edition"), "there_code"), Heading("status", _("How far it is"), "status"),
        ),
        filters=(
            Filter("relation", _("How it stands"), "relation", relations),
            *([Filter("status", _("How far it is"), "status", steps)] if about["may_map"] else []),
        ),
        search=("subject_code", "object_code", "rationale"), sort="here",
    )  # fmt: skip
    found = {line.row.pk: line for line in lines(shown)}
    return render(request, "frameworks/pair.html", {
        **about, "list": shown, "lines": found, "withdrawn": withdrawn,
    })  # fmt: skip


@for_everybody
def unsaid(
    request: HttpRequest, framework: str, edition: str, to: str, to_edition: str
) -> HttpResponse:
    """What of an edition nothing is said towards another."""
    one, other = pair_for(request, framework, edition, to, to_edition)
    found = queries.unsaid(viewer_in(request), one, other)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "frameworks/unsaid.html", {
        **around(request, one, other), "page_of": page,
        "turning": numbered(page, lambda n: f"?page={n}") if page.has_other_pages() else None,
    })  # fmt: skip


@for_everybody
def take_away(
    request: HttpRequest, framework: str, edition: str, to: str, to_edition: str, form: str
) -> HttpResponseBase:
    """What is said between two editions, as a table in SSSOM: what is agreed, or to those who may map all of it."""
    from weft.analysis.frameworks.sssom import as_sssom

    one, other = pair_for(request, framework, edition, to, to_edition)
    viewer = viewer_in(request)
    if form not in FILES or (form == "all.sssom.tsv" and access.why_not_map(viewer)):
        raise Http404
    rows = queries.mappings_between(viewer, one, other).filter(FILES[form])
    known = [
        each
        for whole in map(queries.whole, (one, other))
        for each in (whole.value, whole.base)
        if each
    ]
    said = as_sssom(queries.as_values(rows, own_records(viewer)), known, licence=LICENCE)
    name = f"{one.framework.key}-{one.name}--{other.framework.key}-{other.name}.sssom.tsv"
    return HttpResponse(said, content_type="text/tab-separated-values; charset=utf-8", headers={
        "Content-Disposition": f'attachment; filename="{name}"'
    })  # fmt: skip
