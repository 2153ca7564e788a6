"""Frameworks to be read: what there is, an edition as a guide for those who answer to it, each node at an address of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from weft.analysis.frameworks.edition import Edition as Value
from weft.analysis.frameworks.edition import Level, Node, Origin, Source
from weft.analysis.frameworks.measure import Measure
from weft.frameworks import access, queries, words
from weft.frameworks.models import Edition
from weft.frameworks.queries import Whole
from weft.frameworks.rules import BECAME, OPEN, STAGES, Stage
from weft.frameworks.views.commenting import said_here
from weft.frameworks.views.next_steps import steps
from weft.frameworks.views.seen import (
    edition_for,
    for_everybody,
    framework_for,
    may_keep,
    why_not_write,
)
from weft.frameworks.views.taking_away import on_paper
from weft.organisations.access import viewer_in
from weft.ui import units
from weft.ui.jinja import day
from weft.ui.listing import Filter, Heading, listed, numbered

ALL_AT_ONCE = 200
"""An edition of at most so many nodes is shown whole on its page; of a larger one the nodes at the top."""
A_PAGE = 100
MOST_FOUND = 100
TAGS = {
    Stage.DRAFT: "govuk-tag--yellow",
    Stage.CONSULTED: "govuk-tag--light-blue",
    Stage.ADOPTED: "govuk-tag--green",
    Stage.SUPERSEDED: "govuk-tag--grey",
}


@for_everybody
def list_(request: HttpRequest) -> HttpResponse:
    """What is asked for in the place, by whom, and in which editions."""
    viewer = viewer_in(request)
    stages = [(one.value, _(text)) for one, text in STAGES.items()]
    shown = listed(
        queries.editions_visible_to(viewer), request.GET, id="frameworks",
        headings=(
            Heading("framework", _("Framework"), "framework__name"), Heading("edition", _("Edition"), "name"),
            Heading("owner", _("Whose it is"), "framework__owner"), Heading("begins", _("In force from"), "begins"),
            Heading("stage", _("How it stands"), "stage"),
        ),
        filters=(Filter("stage", _("How it stands"), "stage", stages),),
        search=("framework__name", "framework__owner", "name"), sort="framework",
    )  # fmt: skip
    return render(request, "frameworks/list.html", {
        "list": shown, "stages": STAGES, "tags": TAGS, "may_keep": access.why_not_keep(viewer) is None,
        "waiting": queries.waiting_for(viewer), "consultations": queries.asked_about(viewer, timezone.localdate()),
    })  # fmt: skip


@for_everybody
def framework(request: HttpRequest, framework: str) -> HttpResponse:
    """A framework: whose it is, and all its editions."""
    found = framework_for(request, framework)
    viewer = viewer_in(request)
    editions = queries.editions_visible_to(viewer)
    return render(request, "frameworks/framework.html", {
        "framework": found, "editions": editions.filter(framework=found).order_by("-begins", "-pk"),
        "adapted": editions.filter(adapts__framework=found).order_by("framework__name", "-begins"),
        "own": access.why_not_keep(viewer) is None and queries.keeps_framework(viewer, found),
        "stages": STAGES, "tags": TAGS,
    })  # fmt: skip


@for_everybody
def edition(request: HttpRequest, framework: str, edition: str) -> HttpResponse:
    """An edition as a guide: definition, principles, cohorts, and the tree."""
    found = edition_for(request, framework, edition)
    whole = queries.whole(found)
    text = request.GET.get("q", "").replace("\0", "").strip()
    small = len(whole.value.nodes) <= ALL_AT_ONCE
    page = Paginator(branches(whole, deep=small), A_PAGE).get_page(request.GET.get("page"))
    viewer, today = viewer_in(request), timezone.localdate()
    editions = queries.editions_visible_to(viewer)
    return render(request, "frameworks/edition.html", {
        **_around(request, found, whole), "text": text, "found": looked_for(whole.value, text),
        "on_paper": on_paper(whole), "differences": _differences(found, whole), "parts": page,
        "pages": numbered(page, lambda n: f"?page={n}") if page.has_other_pages() else None,
        "compare_with": editions.filter(framework=found.framework).exclude(pk=found.pk).order_by("-begins"),
        "adapted": editions.filter(adapts=found).order_by("framework__name"), "consulted_on": _consulted_on(found),
        "steps": steps(viewer, found, whole, today) if may_keep(viewer, found) and found.stage in OPEN else [],
        **said_here(viewer, found, "", today),
    })  # fmt: skip


@for_everybody
def node(request: HttpRequest, framework: str, edition: str, code: str) -> HttpResponse:
    """A node: what it says, how it is counted, and what stands under it."""
    found = edition_for(request, framework, edition)
    whole = queries.whole(found)
    here = whole.value.by_code.get(code)
    if here is None:
        return _left_out(request, found, whole, code)
    under = whole.value.under.get(code, ())
    page = Paginator(under, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "frameworks/node.html", {
        **_around(request, found, whole), "node": here, "level": level_of(whole.value, here).one,
        "above": whole.value.above(code), "rows": list(rows_of(here.measure, whole.value)), "page_of": page,
        "pages": numbered(page, lambda n: f"?page={n}") if page.has_other_pages() else None,
        "levels": {one.key: one.one for one in whole.value.levels},
        "on_paper": on_paper(whole, code), "weight": whole.weights.get(code), "first_because": whole.priorities.get(code),
        "local": _said_of(found, code), "own": code in whole.own, "whose": whose(here), "source": source_of(whole.value, here.source),
        "follows": list(here.takes_place_of), **said_here(viewer_in(request), found, code, timezone.localdate()),
    })  # fmt: skip


def _said_of(found: Edition, code: str) -> dict[str, int]:
    """The numbers of the local changes that are about a code, by their sort."""
    if found.adapts_id is None:
        return {}
    return dict(found.local_changes.filter(code=code).values_list("change", "pk"))


def _left_out(request: HttpRequest, found: Edition, whole: Whole, code: str) -> HttpResponse:
    """A node of the adapted edition that the council does not ask for: it says so, and why."""
    gone = whole.base.by_code.get(code) if whole.base else None
    if gone is None or whole.base is None:
        raise Http404
    above = {code, *(each.code for each in whole.base.above(code))}
    because = next((why for each, why in whole.left_out if each.code in above), "")
    shown = {**_around(request, found, whole), "node": gone, "because": because}
    return render(request, "frameworks/left_out.html", shown)


def _around(request: HttpRequest, found: Edition, whole: Whole) -> dict[str, Any]:
    """What every page of an edition shows of it."""
    viewer = viewer_in(request)
    own = queries.keeps(viewer, found)
    next_ = found.replaced_by.first()
    visible = next_ is not None and queries.editions_visible_to(viewer).filter(pk=next_.pk).exists()
    why_not = why_not_write(viewer, found) if own else None
    return {
        "edition": found, "framework": found.framework, "value": whole.value, "whole": whole,
        "stage": _(STAGES[Stage(found.stage)]), "tag": TAGS[Stage(found.stage)], "own": own,
        "may_write": own and why_not is None, "why_not_write": why_not,
        "may_keep": own and access.why_not_keep(viewer) is None, "next": next_ if visible else None,
        "today": timezone.localdate(), "sorts": words.LOCAL,
        "adapts_older": found.adapts is not None and found.adapts.stage == Stage.SUPERSEDED,
        "may_adapt": access.why_not_keep(viewer) is None and queries.why_not_adapt(viewer, found) is None,
        "moved": _moved(request, whole.value), "became_words": BECAME,
    }  # fmt: skip


def _moved(request: HttpRequest, value: Value) -> str:
    """Where among its neighbours the node stands that has just been moved, to be read out."""
    node = value.by_code.get(request.GET.get("moved", ""))
    if node is None:
        return ""
    beside = [each.code for each in value.under.get(node.parent, ())]
    place = beside.index(node.code) + 1
    said = {"code": node.code, "place": place, "number": len(beside)}
    return _("%(code)s stands at place %(place)s of %(number)s now") % said


def _consulted_on(found: Edition) -> list[queries.Told]:
    """Who was consulted about an adopted edition, in numbers, which everybody reads."""
    if found.stage in OPEN:
        return []
    return queries.told_of(found.consultations.order_by("pk"))


@dataclass(frozen=True)
class Branch:
    """A node in the tree as it is shown, with those under it."""

    node: Node
    level: str
    under: tuple[Branch, ...]
    below: int
    """How many stand under it, whether they are shown or not."""
    own: bool = False
    first: bool = False


def branches(whole: Whole, *, deep: bool, under: str = "") -> tuple[Branch, ...]:
    """The tree under a node; of a large one only the nodes directly under it."""
    value = whole.value
    return tuple(
        Branch(
            node, level_of(value, node).one,
            branches(whole, deep=deep, under=node.code) if deep else (),
            len(value.under.get(node.code, ())), node.code in whole.own, node.code in whole.priorities,
        )
        for node in value.under.get(under, ())
    )  # fmt: skip


def looked_for(value: Value, text: str) -> list[Node]:
    """The nodes in whose code, wording or note these words stand, in the order of the tree."""
    if not text:
        return []
    wanted = text.casefold()
    found = (
        node for _depth, node in value.in_order()
        if wanted in f"{node.code} {node.wording} {node.note}".casefold()
    )  # fmt: skip
    return [each for each, _number in zip(found, range(MOST_FOUND), strict=False)]


def _differences(found: Edition, whole: Whole) -> dict[str, Any]:
    """What a council has changed in the edition that it adapts."""
    value, base = whole.value, whole.base
    if base is None:
        return {}
    cohorts = {one.code for one in base.cohorts}
    numbers = {
        (change, code): number
        for change, code, number in found.local_changes.values_list("change", "code", "pk")
    }
    left = {node.code for node, _why in whole.left_out}
    made = {
        *whole.own.intersection(value.by_code),
        *whole.weights,
        *whole.priorities,
        *left,
        *(one.code for one in value.cohorts),
    }
    return {
        "added": [node for _depth, node in value.in_order() if node.code in whole.own],
        "left_out": whole.left_out,
        "weights": [(value.by_code.get(code), weight) for code, weight in whole.weights.items() if code in value.by_code],
        "first": [(value.by_code[code], why) for code, why in whole.priorities.items() if code in value.by_code],
        "cohorts": [one for one in value.cohorts if one.code not in cohorts], "numbers": numbers,
        "waiting": [key for key in numbers if key[1] not in made],
    }  # fmt: skip


def level_of(value: Value, node: Node) -> Level:
    """The level of a node; of a level that the edition has not, in a draft, its key in its place."""
    return next(
        (one for one in value.levels if one.key == node.level),
        Level(node.level, node.level, node.level),
    )


def whose(node: Node) -> str:
    """Whose words a node has, where they are not its publisher's."""
    said = {Origin.WEFT: _("Weft’s own wording"), Origin.PLACE: _("Written in the place")}
    return said.get(node.origin, "")


def source_of(value: Value, key: str) -> Source | None:
    """The source of this key, or None."""
    return next((one for one in value.sources if one.id == key), None)


def rows_of(measure: Measure | None, value: Value | None = None) -> Iterator[tuple[str, str, bool]]:
    """How a measure is counted: what is said of what, and whether somebody has told it in their own words. Without its edition,
    also without the cohorts of that."""
    if measure is None:
        return
    names = {one.code: one.name for one in value.cohorts} if value else {}
    counting = measure.counting
    rows: list[tuple[str, Any, bool]] = [
        (_("Counted in"), _(units.UNITS.get(measure.unit, measure.unit)), False),
        (_("Kind"), _(words.KINDS[measure.kind]), False),
        (_("Who counts"), counting.who, True), (_("At least"), counting.at_least, True),
        (_("When"), counting.when, True), (_("Does not count"), "; ".join(counting.leaves_out), True),
        (_("Over time"), _(words.ADDS[measure.over_time]), False),
        (_("Over providers"), _(words.ADDS[measure.over_providers]), False),
        (_("Weighted by"), measure.weighted_by, True),
        (_("Better is"), _(words.BETTER[measure.direction]), False),
        (_("Evidence that is enough"), "; ".join(measure.evidence), True),
        (_("Can be confirmed by"), "; ".join(_(words.CONFIRMS[one]) for one in measure.confirmed_by), False),
        (_("Split by cohorts"), "; ".join(names.get(code, code) for code in measure.cohorts if value), True),
        (_("Split by places"), "; ".join(_(words.PLACES.get(one, one)) for one in measure.places), False),
        (_("How much is fair to ask"), measure.proportion, True),
        (_("Counted within"), measure.part_of, True),
        (_("Holds from"), day(measure.valid_from) if measure.valid_from else "", False),
        (_("Holds until"), day(measure.valid_until) if measure.valid_until else "", False),
    ]  # fmt: skip
    yield from (row for row in rows if row[1])
