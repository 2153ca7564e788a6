"""Two editions of one framework held against each other, word by word."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import lru_cache

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from weft.analysis.frameworks.compared import (
    Changed,
    Difference,
    Fate,
    Step,
    Words,
    compared,
    compared_heads,
)
from weft.analysis.frameworks.edition import Edition as Value
from weft.frameworks import queries, words
from weft.frameworks.views.seen import edition_for, for_everybody
from weft.ui.jinja import day
from weft.ui.listing import numbered

A_PAGE = 50
TAGS = {
    Fate.CHANGED: "govuk-tag--yellow", Fate.REPLACED: "govuk-tag--blue", Fate.GONE: "govuk-tag--red",
    Fate.NEW: "govuk-tag--green",
}  # fmt: skip


@for_everybody
def compare(request: HttpRequest, framework: str, edition: str, other: str) -> HttpResponse:
    """What became of each node from one edition to another."""
    before, after = edition_for(request, framework, edition), edition_for(request, framework, other)
    if before.pk == after.pk:
        raise Http404
    heads, found = held_against(
        _Same(queries.whole(before).value), _Same(queries.whole(after).value)
    )
    differing = [one for one in found if one.fate is not Fate.SAME]
    page = Paginator(differing, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "frameworks/compare.html", {
        "framework": before.framework, "before": before, "after": after, "heads": heads,
        "counts": sorted(Counter(one.fate for one in found).items()), "page_of": page, "fates": words.FATES,
        "about": words.ABOUT, "in_words": in_words, "tags": TAGS,
        "pages": numbered(page, lambda n: f"?page={n}") if page.has_other_pages() else None,
    })  # fmt: skip


class _Same:
    """An edition's value, told by being the very same one: comparing all of two large ones would take as long as the work."""

    def __init__(self, value: Value) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.value is other.value


@lru_cache(maxsize=8)
def held_against(before: _Same, after: _Same) -> tuple[tuple[Changed, ...], tuple[Difference, ...]]:
    """What is not as it was outside the tree, and what became of every node."""
    return compared_heads(before.value, after.value), compared(before.value, after.value)


def in_words(change: Changed) -> tuple[Words, ...]:
    """What is not as it was: texts word by word, the engine's keys and days as wholes, in words."""
    if change.about not in words.DAYS and change.about not in words.KEYS:
        return change.words
    return tuple(
        Words(step, _said(change.about, text))
        for step, text in ((Step.GONE, change.before), (Step.NEW, change.after))
        if text
    )


def _said(about: str, text: str) -> str:
    if about in words.DAYS:
        return day(date.fromisoformat(text))
    known = words.KEYS[about]
    return "; ".join(_(known[one]) if one in known else one for one in text.split("; "))
