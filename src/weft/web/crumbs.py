"""Breadcrumbs: the pages above a page, told by its address.

A page lies below those with whose address its own begins: `/organisations/abcd2345/people/` below the organisation,
and that below the list of them. Where an address does not say so, `BELOW` does. A page directly below the first
one has no breadcrumbs: the menu, the header or the foot of the page lead there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as later

from weft.commitments import queries as commitments
from weft.frameworks import queries as frameworks
from weft.organisations import queries as organisations
from weft.organisations.access import NOBODY, Viewer
from weft.spend import queries as spend
from weft.spend.results import Suppliers
from weft.ui.jinja import told
from weft.uploads import queries as uploads

Called = Callable[..., str | None]
"""What the thing is called, given the viewer and what stands in its address; None for those who may not see it."""


def _organisation(viewer: Viewer, ref: str) -> str | None:
    return organisations.visible_to(viewer).filter(ref=ref).values_list("name", flat=True).first()


def _file(viewer: Viewer, ref: str) -> str | None:
    return uploads.visible_to(viewer).filter(ref=ref).values_list("name", flat=True).first()


def _payment_file(viewer: Viewer, ref: str) -> str | None:
    names = spend.visible_to(viewer).filter(ref=ref).values_list("upload__name", flat=True)
    return names.first()


def _run(viewer: Viewer, ref: str) -> str | None:
    run = spend.results_visible_to(viewer).filter(ref=ref).first()
    if run is None:
        return None
    own = run.council == viewer.acting_for
    return str(run.period) if own else f"{run.council.name}, {run.period}"


def _supplier(viewer: Viewer, ref: str, supplier: str) -> str | None:
    run = spend.results_visible_to(viewer).filter(ref=ref, job__state="done").first()
    found = Suppliers(spend.folder_of(run)).one(supplier) if run else None
    return found.supplier if found else None


def _edition(viewer: Viewer, council: str, period: str, number: int) -> str | None:
    found = spend.edition_at(council, period, number)
    return f"{found.council_name}, {found.period}" if found else None


def _framework(viewer: Viewer, framework: str) -> str | None:
    found = frameworks.frameworks_visible_to(viewer).filter(key=framework)
    return found.values_list("name", flat=True).first()


def _framework_edition(viewer: Viewer, framework: str, edition: str) -> str | None:
    found = frameworks.edition_at(viewer, framework, edition)
    return found.name if found else None


def _node(viewer: Viewer, framework: str, edition: str, code: str) -> str | None:
    return code if frameworks.edition_at(viewer, framework, edition) else None


def _consultation(viewer: Viewer, framework: str, edition: str, ref: str) -> str | None:
    found = frameworks.edition_at(viewer, framework, edition)
    if found is None:
        return None
    asked = frameworks.consultations_of(viewer, found).filter(ref=ref)
    return asked.values_list("group", flat=True).first()


def _pair(viewer: Viewer, framework: str, edition: str, to: str, to_edition: str) -> str | None:
    ends = [
        frameworks.edition_at(viewer, *each) for each in ((framework, edition), (to, to_edition))
    ]
    return (
        " → ".join(f"{end.framework.name}, {end.name}" for end in ends if end)
        if all(ends)
        else None
    )


def _mapping(viewer: Viewer, ref: str) -> str | None:
    found = frameworks.mappings_visible_to(viewer).filter(ref=ref).first()
    return f"{found.subject_code} → {found.object_code}" if found else None


def _agreement(viewer: Viewer, ref: str) -> str | None:
    found = commitments.agreements_visible_to(viewer).filter(ref=ref)
    return found.values_list("title", flat=True).first()


def _commitment(viewer: Viewer, ref: str, commitment: str) -> str | None:
    found = commitments.commitments_visible_to(viewer).filter(ref=commitment, agreement__ref=ref)
    return found.values_list("code", flat=True).first()


def _assessment(viewer: Viewer, ref: str, assessment: str) -> str | None:
    found = commitments.assessments_visible_to(viewer).filter(ref=assessment, agreement__ref=ref)
    one = found.first()
    return f"{date_format(one.begins, 'j F Y')} – {date_format(one.ends, 'j F Y')}" if one else None


def _benefit(viewer: Viewer, ref: str) -> str | None:
    found = commitments.benefits_visible_to(viewer).filter(ref=ref).first()
    return commitments.Measures().wording_of(found) if found else None


def _dispute(viewer: Viewer, ref: str) -> str | None:
    found = commitments.disputes_visible_to(viewer).filter(ref=ref).first()
    return commitments.Measures().wording_of(found.benefit) if found else None


ABOVE: dict[str, Promise | Called] = {
    "home": later("Home"),
    "organisations:list": later("Organisations"),
    "organisations:show": _organisation,
    "organisations:people": later("People"),
    "linked": later("Councils that pay it"),
    "organisations:me": later("About you"),
    "uploads:list": later("Files"),
    "uploads:show": _file,
    "jobs:list": later("Jobs"),
    "frameworks:list": later("Frameworks"),
    "frameworks:framework": _framework,
    "frameworks:edition": _framework_edition,
    "frameworks:node": _node,
    "frameworks:comments": later("Comments"),
    "frameworks:consultation": _consultation,
    "frameworks:crosswalks": later("In each other’s words"),
    "frameworks:pair": _pair,
    "frameworks:mapping": _mapping,
    "commitments:agreements": later("Agreements"),
    "commitments:take_in": later("Take a register in"),
    "commitments:intakes": later("Registers that were taken in"),
    "commitments:take_back": later("Take a register back"),
    "commitments:take_in_promises": later("Take promises in"),
    "commitments:take_in_spent": later("Take what was spent in"),
    "commitments:agreement": _agreement,
    "commitments:ratings": later("Ratings"),
    "commitments:performance": later("How well it is kept"),
    "commitments:assessment": _assessment,
    "commitments:notice": later("Draft of the notice"),
    "commitments:which": later("What is promised"),
    "commitments:commitment": _commitment,
    "commitments:benefits": later("Benefits"),
    "commitments:record_from_sheet": later("Record from a spreadsheet"),
    "commitments:to_confirm": later("To confirm"),
    "commitments:repeats": later("What may be recorded twice"),
    "commitments:checks": later("To check"),
    "commitments:contacts": later("Who speaks for groups"),
    "commitments:to_verify": later("To verify"),
    "commitments:benefit": _benefit,
    "commitments:disputes": later("Disputes"),
    "commitments:dispute": _dispute,
    "frameworks:take_in": later("Take an open framework in"),
    "spend:list": later("Spend"),
    "spend:file": _payment_file,
    "spend:quarantine": later("Rows that were not understood"),
    "spend:run": _run,
    "spend:compare": later("Compare analyses"),
    "spend:compared": later("Analyses compared"),
    "spend:sharing": later("Councils that share results"),
    "spend:suppliers": later("Suppliers"),
    "spend:worklist": later("Addresses to find"),
    "spend:review": later("Names in doubt"),
    "spend:question": later("The question"),
    "spend:rulings": later("Rulings"),
    "spend:links": later("Links to organisations"),
    "spend:supplier": _supplier,
    "published:list": later("Published spend"),
    "published:run": _edition,
    "published:suppliers": later("Suppliers"),
    "audit:list": later("Record"),
    "mfa_index": later("How you sign in"),
    "mfa_list_webauthn": later("Your passkeys"),
}
"""The pages that have others below them, and what a breadcrumb calls them."""

BELOW = {
    "commitments:ask_to_confirm": "commitments:benefits",
    "commitments:checks": "commitments:benefits",
    "commitments:to_verify": "commitments:agreements",
    "organisations:make_steward": "organisations:list",
    "organisations:erase_someone": "organisations:list",
    "mfa_index": "organisations:me",
    "account_change_password": "mfa_index",
    "account_set_password": "mfa_index",
    "account_email": "mfa_index",
    "account_reauthenticate": "mfa_index",
    "usersessions_list": "mfa_index",
    "socialaccount_connections": "mfa_index",
}
"""Pages whose address does not begin with that of the page above them."""


@dataclass(frozen=True)
class _Place:
    """A page of the site: its name, its address, and the reference that stands in it."""

    name: str
    path: str
    held: dict[str, Any]


def crumbs(request: HttpRequest) -> list[dict[str, Any]]:
    """The pages above the one that is asked for, the first one first; none for a page directly below it."""
    viewer: Viewer = getattr(request, "viewer", NOBODY)
    above = list(_above(request.path))[::-1]
    if len(above) < 2:
        return []
    found = ((place, _called(place, viewer)) for place in above)
    return [{"href": place.path, **words} for place, words in found if words]


def _above(path: str) -> Iterator[_Place]:
    """The pages above the one at this address, the nearest first."""
    while place := _parent(path):
        yield place
        path = place.path


def _parent(path: str) -> _Place | None:
    here = _at(path)
    if here is not None and here.name in BELOW:
        return _at(reverse(BELOW[here.name]))
    shorter = (_at(path[: end + 1]) for end in range(len(path) - 2, -1, -1) if path[end] == "/")
    return next((place for place in shorter if place and place.name in ABOVE), None)


def _at(path: str) -> _Place | None:
    try:
        match = resolve(path)
    except Resolver404:
        return None
    return _Place(match.view_name, path, match.kwargs)


def _called(place: _Place, viewer: Viewer) -> dict[str, Any] | None:
    """A breadcrumb's words; the name of a thing is nothing to translate."""
    words = ABOVE[place.name]
    if isinstance(words, Promise):
        return {"text": str(words)}
    name = words(viewer, **place.held)
    return {"html": told(name)} if name else None
