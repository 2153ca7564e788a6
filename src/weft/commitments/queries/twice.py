"""What is there already that somebody may be about to record once more."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from weft.analysis.names.single import key_of_one
from weft.commitments.models import Reference
from weft.commitments.queries.agreements import agreements_kept_by
from weft.commitments.queries.listed import promising

if TYPE_CHECKING:
    from weft.commitments.models import Agreement, Commitment
    from weft.organisations.access import Viewer
    from weft.organisations.models import Organisation

Promiser = tuple["Organisation | None", str]
"""Whoever promises something in an agreement: the organisation, and what it is called."""


def agreement_of_number(viewer: Viewer, numbers: Iterable[str]) -> tuple[Agreement | None, str]:
    """An agreement that the viewer's organisation keeps and that has one of these numbers already; and the number. An open contracting number is that
    of a whole procurement, and so of several."""
    others = Reference.objects.exclude(scheme="ocid")
    for number in filter(None, map(str.strip, numbers)):
        same = others.filter(number__iexact=number).values("agreement")
        found = agreements_kept_by(viewer).filter(pk__in=same).first()
        if found is not None:
            return found, number
    return None, ""


def agreement_alike(
    viewer: Viewer, *, title: str, begins: date | None, ends: date | None, promisers: Collection[Promiser]
) -> Agreement | None:  # fmt: skip
    """An agreement that the viewer's organisation keeps, of this name and these days, and with one of those who promise something; or with nobody, where
    nobody does."""
    kept = agreements_kept_by(viewer).filter(title__iexact=title.strip(), begins=begins, ends=ends)
    wanted = {known for org, name in promisers for known in _known_by(org.pk if org else None, name)}  # fmt: skip
    for one in kept.prefetch_related("parties"):
        there = {known for each in promising(one) for known in _known_by(each.organisation_id, each.name)}  # fmt: skip
        if there & wanted or there == wanted:
            return one
    return None


def _known_by(organisation: int | None, name: str) -> set[Any]:
    """The number of an organisation, and what the spellings of its name have in common."""
    return {key_of_one(name)} | ({organisation} if organisation is not None else set())


def promise_alike(agreement: Agreement, promise: Any) -> Commitment | None:
    """What is promised in an agreement and is as much of the same measure, by the same organisation, by the same day, in the same part. Two that say that
    they are for other places, for other people or in place of other promises are two."""
    same = agreement.commitments.filter(
        promised_by=promise.promised_by, edition=promise.edition, code=promise.code, sort=promise.sort, quantity=promise.quantity,
        due=promise.due, months=promise.months, part=promise.part, made_for=promise.made_for, ended_at=None, until=None,
    )  # fmt: skip
    return next((one for one in same if _may_be_for(one, promise)), None)


def _may_be_for(one: Commitment, other: Any) -> bool:
    """Whether two may be for the same places and people: one of them does not say for which, or both say the same."""
    both = ((one.places, other.places), (one.cohorts, other.cohorts))
    return all(not here or not there or set(here) == set(there) for here, there in both)
