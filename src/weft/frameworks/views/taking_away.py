"""An edition taken away as a file: the guide on paper, or a form that comes back without a loss."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from weft.analysis.frameworks.edition import Edition as Value
from weft.frameworks import queries
from weft.frameworks.views.seen import edition_for, for_everybody


class Form(NamedTuple):
    """A form in which an edition goes out: how it is made, and of what kind the file is."""

    make: Callable[[Value], bytes]
    kind: str
    ending: str


def _guide(value: Value) -> bytes:
    from weft.analysis.frameworks.guide import as_guide

    return as_guide(value)


def _written(ending: str) -> Callable[[Value], bytes]:
    def make(value: Value) -> bytes:
        from weft.analysis.frameworks.files import WRITERS

        return WRITERS[ending](value)

    return make


FORMS = {
    "guide.pdf": Form(_guide, "application/pdf", ".pdf"),
    "framework.xlsx": Form(
        _written(".xlsx"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".xlsx",
    ),
    "framework-csv.zip": Form(_written(".zip"), "application/zip", ".zip"),
    "framework.json": Form(_written(".json"), "application/json", ".json"),
    "framework.jsonld": Form(_written(".jsonld"), "application/ld+json", ".jsonld"),
}


@for_everybody
def take_away(request: HttpRequest, framework: str, edition: str, form: str) -> HttpResponseBase:
    """The edition as a file in one of the forms."""
    found = edition_for(request, framework, edition)
    if form not in FORMS:
        raise Http404
    wanted = FORMS[form]
    answer = HttpResponse(wanted.make(queries.whole(found).value), content_type=wanted.kind)
    name = f"{found.framework.key}-{found.name}{wanted.ending}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
