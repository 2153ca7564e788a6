"""A node in the words of others: what every council asks for in its place, on a page and on paper."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from weft.analysis.frameworks.edition import Node
from weft.analysis.frameworks.elsewhere import Elsewhere, Meeting
from weft.frameworks import access, queries, words
from weft.frameworks.forms.mapping import as_makes
from weft.frameworks.models import Edition
from weft.frameworks.views.reading import level_of, rows_of
from weft.frameworks.views.seen import edition_for, for_everybody
from weft.organisations.access import viewer_in
from weft.ui import units
from weft.ui.listing import numbered

A_PAGE, ON_PAPER = 40, 400


def node_for(request: HttpRequest, edition: Edition, code: str) -> Node:
    """The node at an address, where the edition asks for it."""
    node = queries.whole(edition).value.by_code.get(code)
    if node is None:
        raise Http404
    return node


@for_everybody
def others(request: HttpRequest, framework: str, edition: str, code: str) -> HttpResponse:
    """What each edition in force says in place of a node."""
    found, viewer = edition_for(request, framework, edition), viewer_in(request)
    node, value = node_for(request, found, code), queries.whole(found).value
    there = queries.others_in_force(viewer, found, timezone.localdate())
    page = Paginator(there, A_PAGE).get_page(request.GET.get("page"))
    editions = list(page)
    said = queries.in_others_words(viewer, found, node.code, editions)
    return render(request, "frameworks/others.html", {
        "edition": found, "framework": found.framework, "node": node, "value": value,
        "level": level_of(value, node).one, "rows": list(rows_of(node.measure, value)),
        "others": list(zip(editions, said, strict=True)), "lacks": words.LACKS, "relations": words.RELATIONS,
        "may_map": access.why_not_map(viewer) is None, "counted": _counted, "makes": _makes(node),
        "pages": numbered(page, lambda n: f"?page={n}") if page.has_other_pages() else None,
    })  # fmt: skip


def _counted(one: Meeting) -> list[tuple[str, str, bool]]:
    """How the other node is counted, without its edition's cohorts."""
    return list(rows_of(one.node.measure))


def _makes(node: Node) -> Any:
    def makes(one: Meeting) -> dict[str, str]:
        """How many of the other unit one of the unit makes, where both are counted otherwise."""
        ours, theirs = node.measure, one.node.measure
        number = as_makes(one.mapping.factor, node, one.node)
        if not number or ours is None or theirs is None or ours.unit == theirs.unit:
            return {}
        return {"one": units.ONE[ours.unit], "number": number, "many": units.MANY[theirs.unit]}

    return makes


@for_everybody
def sheet(request: HttpRequest, framework: str, edition: str, code: str) -> HttpResponse:
    """The same on paper."""
    from weft.analysis.frameworks.elsewhere import as_sheet

    found, viewer = edition_for(request, framework, edition), viewer_in(request)
    node = node_for(request, found, code)
    there = queries.others_in_force(viewer, found, timezone.localdate())[:ON_PAPER]
    said: list[Elsewhere] = queries.in_others_words(viewer, found, node.code, list(there))
    made = as_sheet(queries.whole(found).value, node, said)
    return HttpResponse(made, content_type="application/pdf", headers={
        "Content-Disposition": f'attachment; filename="{framework}-{edition}-{node.code}-in-others-words.pdf"'
    })  # fmt: skip
