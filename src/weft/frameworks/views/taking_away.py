"""An edition taken away as a file: the guide on paper, or a form that comes back without a loss."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from weft.frameworks import queries
from weft.frameworks.models import Edition
from weft.frameworks.queries import Whole
from weft.frameworks.rules import Stage
from weft.frameworks.views.seen import edition_for, for_everybody


class Form(NamedTuple):
    """A form in which an edition goes out: how it is made, and of what kind the file is."""

    make: Callable[[Edition], bytes]
    kind: str
    ending: str


MOST_ON_PAPER = 1_500
"""Nodes in one guide; of a larger edition each part is a guide of its own."""


STATUS = {
    Stage.DRAFT: "This is a draft. It can still change, and binds nobody.",
    Stage.CONSULTED: "People are being asked about this draft. It can still change, and binds nobody.",
    Stage.SUPERSEDED: "A later edition has taken the place of this one.",
}
"""What the guide says on its first page, in the language in which all of it is written."""


def guide_of(edition: Edition, under: str = "") -> bytes:
    """The guide, or that of a part; with what a council weighs and puts first."""
    from weft.analysis.frameworks.guide import as_guide

    whole, base = queries.whole(edition), edition.adapts
    said: dict[str, list[tuple[str, str]]] = {}
    for code, because in whole.priorities.items():
        said.setdefault(code, []).append(("Put first", because or "yes"))
    for code, weight in whole.weights.items():
        said.setdefault(code, []).append(("Weight", str(weight)))
    status = STATUS.get(Stage(edition.stage), "")
    adapts = f"{base.framework.name}, {base.name}" if base else ""
    return as_guide(whole.value, said, under=under, status=status, adapts=adapts)


def _written(ending: str) -> Callable[[Edition], bytes]:
    def make(edition: Edition) -> bytes:
        from weft.analysis.frameworks.files import WRITERS

        return WRITERS[ending](queries.whole(edition).value)

    return make


def _local(edition: Edition) -> bytes:
    from weft.analysis.frameworks.local_document import as_local_document

    return as_local_document(queries.whole(edition).local).encode()


LOCAL = "local-changes.json"
FORMS = {
    "guide.pdf": Form(guide_of, "application/pdf", ".pdf"),
    "framework.xlsx": Form(
        _written(".xlsx"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".xlsx",
    ),
    "framework-csv.zip": Form(_written(".zip"), "application/zip", ".zip"),
    "framework.json": Form(_written(".json"), "application/json", ".json"),
    LOCAL: Form(_local, "application/json", "-local-changes.json"),
    "framework.jsonld": Form(_written(".jsonld"), "application/ld+json", ".jsonld"),
}


@for_everybody
def take_away(request: HttpRequest, framework: str, edition: str, form: str) -> HttpResponseBase:
    """The edition as a file in one of the forms."""
    found = edition_for(request, framework, edition)
    if (
        form not in FORMS
        or (form == LOCAL and found.adapts_id is None)
        or (form == "guide.pdf" and not on_paper(queries.whole(found)))
    ):
        raise Http404
    wanted = FORMS[form]
    answer = HttpResponse(wanted.make(found), content_type=wanted.kind)
    name = f"{found.framework.key}-{found.name}{wanted.ending}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@for_everybody
def guide(request: HttpRequest, framework: str, edition: str, code: str) -> HttpResponseBase:
    """A node and what stands under it, as a guide on paper."""
    found = edition_for(request, framework, edition)
    whole = queries.whole(found)
    if code not in whole.value.by_code or not on_paper(whole, code):
        raise Http404
    answer = HttpResponse(guide_of(found, code), content_type="application/pdf")
    name = f"{found.framework.key}-{found.name}-{code}.pdf"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def on_paper(whole: Whole, under: str = "") -> bool:
    """Whether an edition, or a part of it, is small enough for a guide."""
    if not under and len(whole.value.nodes) <= MOST_ON_PAPER:
        return True
    return (
        sum(1 for _each in islice(whole.value.in_order(under), MOST_ON_PAPER + 1)) <= MOST_ON_PAPER
    )
