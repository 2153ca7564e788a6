"""All promises side by side: those that a council follows up, or those that a supplier has made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from weft.commitments import access, queries, words
from weft.commitments.queries import NONE, SEVERAL, SLICES, UNKNOWN, Group
from weft.commitments.rules import KINDS
from weft.organisations.access import Viewer, viewer_in
from weft.ui.listing import known, numbered

A_PAGE = 25
PLACES = ("district", "ward", "each-place")
"""The slices whose parts are areas."""
OURS = (SEVERAL, UNKNOWN)


@login_required
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """How all promises stand, by whom, of what kind, in which category and place."""
    viewer, today = viewer_in(request), timezone.localdate()
    chosen = {key: _asked(request, key) for key in SLICES}
    by = known(request.GET.get("by", ""), list(SLICES)) or "supplier"
    mine, terminated = (bool(request.GET.get(which)) for which in ("mine", "terminated"))
    beneath = _asked(request, "beneath")
    above = queries.agreements_visible_to(viewer).filter(ref=beneath).first() if beneath else None
    of = {"beneath": above.ref if above else "", "of": _asked(request, "of")}
    promises = queries.portfolio(viewer, today, chosen, mine=mine, terminated=terminated, **of)
    late = [one for one in promises if one.is_late]
    shown = late if request.GET.get("late") else promises
    page = Paginator(shown, A_PAGE).get_page(request.GET.get("page"))
    editions = queries.editions_of(promises)
    each = queries.shown(list(page.object_list), today, editions)
    groups = _named(queries.grouped(promises, by), by)
    return render(request, "commitments/portfolio.html", {
        "groups": groups, "by": by, "partitions": SLICES[by].partitions, "slices": _slices(), "chosen": {key: value for key, value in {**chosen, **of}.items() if value}, "above": above,
        "remedies": queries.remedies_beside(each), "remedy_kinds": words.REMEDIES, "remedy_states": words.REMEDY_STATES, "remedy_tones": words.REMEDY_TONES,
        "own": viewer.acting_for.ref if viewer.acting_for and queries.promises_something(viewer) else "",
        "measures": queries.by_measure(promises, editions), "each": each, "total": len(promises), "late": len(late),
        "kept": sum(one.is_kept for one in promises), "late_only": bool(request.GET.get("late")),
        "mine": mine, "terminated": terminated, "may_manage": access.why_not_manage(viewer) is None,
        "pages": numbered(page, lambda number: _with(request.GET, page=str(number))) if page.paginator.num_pages > 1 else None,
        "address": lambda **changed: _with(request.GET, page=None, **changed),
        "filters": _with(request.GET, page=None) if any(request.GET.values()) else "",
    })  # fmt: skip


def lines_asked(request: HttpRequest, viewer: Viewer) -> list[queries.Line]:
    """The promises for which an address asks, whether late or not."""
    chosen = {key: _asked(request, key) for key in SLICES}
    mine, terminated = (bool(request.GET.get(which)) for which in ("mine", "terminated"))
    return queries.portfolio(
        viewer, timezone.localdate(), chosen, mine=mine, terminated=terminated, beneath=_beneath(request, viewer), of=_asked(request, "of"),
    )  # fmt: skip


def _beneath(request: HttpRequest, viewer: Viewer) -> str:
    """The reference of the agreement under which is asked for, where the viewer sees it."""
    wanted = _asked(request, "beneath")
    seen = queries.agreements_visible_to(viewer).filter(ref=wanted) if wanted else None
    return wanted if seen is not None and seen.exists() else ""


@login_required
@require_safe
def delivered(request: HttpRequest) -> HttpResponse:
    """What was delivered in each place, and how much of each measure in the one that is chosen."""
    viewer, place = viewer_in(request), _asked(request, "place")
    by = known(request.GET.get("by", ""), list(queries.WAYS)) or "district"
    everywhere = queries.all_delivered(viewer)
    placed = queries.placed(everywhere, by)
    names = _places_named(placed)
    there = placed.get(place, []) if place else everywhere
    page = Paginator(queries.Claims(viewer, there), A_PAGE).get_page(request.GET.get("page"))
    measures = queries.Measures()
    return render(request, "commitments/delivered.html", {
        "by": by, "ways": _ways(), "partitions": queries.WAYS[by][1], "place": place, "names": names, "total": _deliveries(everywhere),
        "placed": [(code, _deliveries(some)) for code, some in sorted(placed.items(), key=lambda part: (part[0] in OURS, names[part[0]]))], "amounts": queries.amounts(there),
        "each": page.object_list, "wording": measures.wording_of, "confirmed_of": measures.confirmed_of,
        "pages": numbered(page, lambda number: _with(request.GET, page=str(number))) if page.paginator.num_pages > 1 else None,
        "address": lambda **changed: _with(request.GET, page=None, **changed),
    })  # fmt: skip


def _deliveries(some: Iterable[queries.Delivered]) -> int:
    return sum(one.deliveries for one in some)


def _ways() -> dict[str, str]:
    return {"district": _("District"), "ward": _("Ward"), "each-place": _("Each place")}


def _places_named(placed: Iterable[str]) -> dict[str, str]:
    """What places are called: words of ours, where it is not one place."""
    codes = list(placed)
    ours = {SEVERAL: _("Several places"), UNKNOWN: _("Not said")}
    told = zip(codes, queries.places_named(codes), strict=True)
    return {code: ours.get(code, name) for code, name in told}


def _asked(request: HttpRequest, key: str) -> str:
    return request.GET.get(key, "").replace("\0", "")


def _slices() -> dict[str, str]:
    return {
        "supplier": _("Who promises it"), "keeper": _("Who asks for it"), "kind": _("Kind of agreement"),
        "category": _("Category"), "under": _("Topmost agreement"), "district": _("District"), "ward": _("Ward"),
        "each-place": _("Each place that it is for"),
    }  # fmt: skip


def _named(groups: Sequence[Group], by: str) -> list[dict[str, Any]]:
    """Parts, and what each is called: words of ours, or what somebody has told."""
    ours = {SEVERAL: _("Several places"), UNKNOWN: _("Not said"), NONE: _("Under no other agreement")}  # fmt: skip
    if by == "kind":
        ours = {kind.value: _(word) for kind, word in KINDS.items()}
    told = {one.key: one.name for one in groups}
    if by in PLACES:
        told = dict(zip(told, queries.places_named(told), strict=True))
    return [
        {"one": one, "ours": ours.get(one.key, ""), "told": told[one.key], "key": one.key}
        for one in groups
    ]


def _with(asked: QueryDict, **changed: str | None) -> str:
    found = asked.copy()
    for name, value in changed.items():
        found.pop(name, None)
        if value is not None:
            found[name] = value
    return f"?{found.urlencode()}"
