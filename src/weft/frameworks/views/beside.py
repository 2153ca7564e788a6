"""Two councils side by side, and a list of measured things carried from the words of one to those of another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from weft.analysis.errors import WeftError
from weft.analysis.frameworks.beside import Alone, Beside, Met
from weft.analysis.frameworks.edition import Node
from weft.analysis.frameworks.translated import Arrived, Told, Translated
from weft.analysis.frameworks.units import in_words
from weft.frameworks import queries, words
from weft.frameworks.forms.mapping import MOST_ROWS, MeasuredForm
from weft.frameworks.models import Edition
from weft.frameworks.views.crosswalks import around, pair_address
from weft.frameworks.views.seen import for_everybody, pair_for
from weft.organisations.access import viewer_in
from weft.ui.listing import known, numbered
from weft.uploads.arriving import takes_files

FIRST, A_PAGE = 25, 100
"""So many of each part are shown together; so many of one part by itself."""


class Part(NamedTuple):
    """One of the lists that two editions beside each other come to."""

    id: str
    title: str
    rows: Sequence[Any]
    none: str


@for_everybody
def beside(
    request: HttpRequest, framework: str, edition: str, to: str, to_edition: str
) -> HttpResponse:
    """What both ask for, what is near to each other, and what only the one or only the other asks for."""
    one, other = pair_for(request, framework, edition, to, to_edition)
    measures = request.GET.get("what") == "measures"
    found = queries.held_beside(viewer_in(request), one, other)
    parts = _parts(found, one, other, only_measures=measures)
    counts = {part.id: len(part.rows) for part in parts}
    chosen = known(request.GET.get("part", ""), [part.id for part in parts])
    page = None
    if chosen:
        (part,) = (each for each in parts if each.id == chosen)
        page = Paginator(part.rows, A_PAGE).get_page(request.GET.get("page"))
        parts = [part._replace(rows=list(page))]
    what = "measures" if measures else ""
    return render(request, "frameworks/beside.html", {
        **around(request, one, other), "parts": parts, "chosen": chosen, "count_of": counts, "what": what, "first": FIRST,
        "asked": {each.pk: queries.whole(each).asked for each in (one, other)}, "lacks": words.LACKS,
        "turning": numbered(page, lambda n: f"?part={chosen}&what={what}&page={n}") if page and page.has_other_pages() else None,
    })  # fmt: skip


def _parts(found: Beside, one: Edition, other: Edition, *, only_measures: bool) -> list[Part]:
    def kept(rows: Iterable[Any]) -> list[Any]:
        return [row for row in rows if not only_measures or _is_measured(row)]

    names = {"one": one.framework.name, "other": other.framework.name}
    nothing = _("Nothing that anybody has agreed on.")
    return [
        Part("one", _("Only %(one)s asks for it, as far as is said") % names, kept(found.only_ours), _("Nothing.")),
        Part("other", _("Only %(other)s asks for it, as far as is said") % names, kept(found.only_theirs), _("Nothing.")),
        Part("near", _("Wider, a part, or near to it"), kept(found.near), nothing),
        Part("weighed", _("Weighed or put first otherwise"), kept(found.weighed), _("Nothing.")),
        Part("same", _("Both ask for it"), kept(found.same), nothing),
    ]  # fmt: skip


def _is_measured(row: Met | Alone) -> bool:
    return row.node.measure is not None or (isinstance(row, Met) and row.other.measure is not None)


@takes_files
@require_http_methods(["GET", "HEAD", "POST"])
def translate(
    request: HttpRequest, framework: str, edition: str, to: str, to_edition: str
) -> HttpResponse:
    """A list of measured things in the words of another edition: what arrives, what is lost, what would be counted twice."""
    one, other = pair_for(request, framework, edition, to, to_edition)
    signed_in = viewer_in(request).person is not None
    sent = request.method == "POST"
    form = MeasuredForm(*((request.POST, request.FILES) if sent else ()), takes_files=signed_in)
    told = _read(form, one) if form.is_valid() else None
    if told is None:
        return render(request, "frameworks/translate.html", {
            **around(request, one, other), "form": form, "example": _example(one),
        })  # fmt: skip
    found = queries.carried_over(viewer_in(request), told, one, other)
    if request.POST.get("as") == "csv":
        return _as_csv(found, one, other)
    return render(request, "frameworks/translated.html", {
        **around(request, one, other), "found": found, "list": form.cleaned_data["list"], "amount_of": amount_of, "here": queries.whole(one).value,
        "told_of": told_of, "again": pair_address("frameworks:translate", one, other),
    })  # fmt: skip


def _read(form: MeasuredForm, edition: Edition) -> tuple[Told, ...] | None:
    """The amounts of the list; None, where the form says now what is wrong with it."""
    from weft.analysis.frameworks.files import measured_in

    try:
        told = measured_in(
            form.cleaned_data["list"], name=_("The list"), edition=queries.whole(edition).value
        )
    except WeftError as error:
        form.add_error("list", error.message)
        return None
    if not 0 < len(told) <= MOST_ROWS:
        form.add_error(
            "list", _("Enter at least one amount, and at most %(limit)s") % {"limit": MOST_ROWS}
        )
        return None
    return told


def _example(edition: Edition) -> str:
    """How a list looks, with measures of the edition."""
    found = [node.code for node, _measure in queries.whole(edition).value.measures()][:2]
    return "\n".join(["measure,quantity,reference", *(f"{code},12," for code in found)])


def _as_csv(found: Translated, one: Edition, other: Edition) -> HttpResponse:
    from weft.analysis.frameworks.files import as_translated

    made = as_translated(found, queries.whole(one).value, queries.whole(other).value)
    return HttpResponse(made, content_type="text/csv; charset=utf-8", headers={
        "Content-Disposition": 'attachment; filename="translated.csv"'
    })  # fmt: skip


def amount_of(one: Arrived) -> str:
    """What arrived, as people say it; a range where there is a doubt."""
    assert one.node.measure is not None
    unit = one.node.measure.counted_in
    if one.parts is not None:
        return in_words(one.parts, unit)
    between = {"least": in_words(one.at_least, unit), "most": in_words(one.at_most, unit)}
    return _("between %(least)s and %(most)s") % between


def told_of(node: Node, told: Iterable[Told]) -> str:
    """Amounts of a measure as they were given."""
    measure = node.measure
    return ", ".join(in_words(each.parts, measure.counted_in) for each in told) if measure else ""
