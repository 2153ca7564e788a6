"""The frameworks of the example place in the site: the combined authority's in two editions, what three councils make of it, and
how they stand to each other; through the same actions as real use."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from weft.analysis.frameworks.adapted import LocalChange
from weft.analysis.frameworks.catalogue import edition_called
from weft.analysis.frameworks.edition import Edition as Value
from weft.analysis.frameworks.example import (
    AUTHORITY,
    FIRST,
    MODEL,
    SECOND,
    ExampleCouncil,
    MovedOn,
    councils,
    editions,
)
from weft.frameworks import actions, queries
from weft.frameworks.models import Edition
from weft.frameworks.rules import Outcome
from weft.organisations.access import Viewer
from weft.organisations.queries import organisation_named, person_named, viewer_for
from weft.web.demo import keepers_of


@transaction.atomic
def fill_example_frameworks() -> None:
    """Make them, once."""
    authority = _two_of(AUTHORITY)
    if queries.editions_kept_by(authority[0]).exists():
        return
    first = _taken(editions()[FIRST], authority)
    own = {one.council: _adapted(one, first) for one in councils()}
    second = _taken(editions()[SECOND], authority)
    for one in councils():
        if one.next is not None:
            _gone_on(one.next, own[one.council], second, _two_of(one.council))
    _taken(edition_called(MODEL), authority)


Two = tuple[Viewer, Viewer]
"""Who writes and asks, and who adopts."""


def _two_of(organisation: str) -> Two:
    found = organisation_named(organisation)
    one, other = (
        viewer_for(person_named(found, name).person, found.pk) for name in keepers_of(organisation)
    )
    return one, other


def _taken(value: Value, two: Two) -> Edition:
    by, at = two[0], timezone.now()
    return _adopted(actions.take_in(value=value, published_elsewhere=True, by=by, at=at), two)


def _adopted(edition: Edition, two: Two) -> Edition:
    actions.ask_to_adopt(edition=edition, by=two[0], at=timezone.now())
    return actions.adopt(edition=edition, by=two[1], at=timezone.now())


def _adapted(council: ExampleCouncil, first: Edition) -> Edition:
    """What a council makes of the authority's first edition."""
    two, told, at = _two_of(council.council), council.framework, timezone.now()
    made = actions.adapt(
        edition=first, name=told.name, edition_name=council.name, key=told.key, by=two[0], at=at
    )
    for change in council.local:
        actions.say_local_change(edition=made, change=change, by=two[0], at=at)
    return _adopted(_beginning(made, council.begins, two), two)


def _gone_on(step: MovedOn, before: Edition, onto: Edition, two: Two) -> None:
    """What became of a council's changes when the second edition came."""
    by, at = two[0], timezone.now()
    made = actions.carry_on(edition=before, onto=onto, name=step.name, by=by, at=at)
    decided = {_key(one.change): one for one in step.decisions}
    for carried in made.carried.filter(outcome=Outcome.WAITS).select_related("before"):
        one = decided[_key(queries.change_of(carried.before))]
        outcome = queries.outcome_of(one.change, one.becomes) if one.becomes else Outcome.DROPPED
        actions.decide_about(
            carried=carried, outcome=outcome, change=one.becomes, because=one.reason, by=by, at=at
        )
    _adopted(_beginning(made, step.begins, two), two)


def _key(change: LocalChange) -> tuple[str, str]:
    return type(change).__name__, change.code


def _beginning(edition: Edition, begins: date, two: Two) -> Edition:
    return actions.change_head(
        edition=edition, name=edition.name, begins=begins, ends=None, definition="", by=two[0], at=timezone.now()
    )  # fmt: skip
