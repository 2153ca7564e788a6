"""The frameworks of the example place in the site: the combined authority's in two editions, what three councils make of it, and
how they stand to each other; through the same actions as real use."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from weft.analysis.frameworks.adapted import LocalChange
from weft.analysis.frameworks.catalogue import edition_called
from weft.analysis.frameworks.crosswalks import Status
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
    mappings,
)
from weft.frameworks import actions, queries
from weft.frameworks.models import Consultation, Edition
from weft.frameworks.rules import Became, Outcome
from weft.organisations.access import Viewer
from weft.organisations.queries import organisation_named, person_named, viewer_for
from weft.web.demo import keepers_of


@transaction.atomic
def fill_example_frameworks() -> None:
    """Make them, once."""
    authority = _two_of(AUTHORITY)
    if queries.editions_kept_by(authority[0]).exists():
        return
    first = _consulted_on(editions()[FIRST], authority)
    own = {one.council: _adapted(one, first) for one in councils()}
    second = _consulted_on(editions()[SECOND], authority)
    for one in councils():
        if one.next is not None:
            _gone_on(one.next, own[one.council], second, _two_of(one.council))
    _taken(edition_called(MODEL), authority)
    _map(authority)
    _ask_about_the_next(second, authority)


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


SAID = (
    ("GQ02", "Where they live should be proved by the payroll, not by the provider's word.", Became.TAKEN_UP, "The evidence says so now."),
    ("", "Too many measures for a firm of five.", Became.IN_PART, "Six went. What is left is asked for only where it fits the contract."),
    ("", "Ask for a cohort of our own.", Became.NOT_TAKEN_UP, "Each council adds its own cohorts without changing this framework."),
)  # fmt: skip
"""What the councils said of each edition before it was adopted, and what became of it."""


def _consulted_on(value: Value, two: Two) -> Edition:
    """An edition of the authority's own: the councils are asked, each says something, and all of it is answered."""
    by, at = two[0], timezone.now()
    draft = actions.take_in(value=value, published_elsewhere=False, by=by, at=at)
    asked = _asked_about(draft, by)
    for council, (code, text, became, answer) in zip(councils(), SAID, strict=True):
        said = actions.comment(
            edition=draft, code=code, text=text, by=_two_of(council.council)[0], at=at
        )
        actions.answer_comment(comment=said, became=became, answer=answer, by=by, at=at)
    actions.close_consultation(consultation=asked, because="All have answered.", by=by, at=at)
    return _adopted(draft, two)


def _asked_about(draft: Edition, by: Viewer) -> Consultation:
    return actions.open_consultation(
        edition=draft, group="The councils of the city region", question="Is this what you would ask for, and can it be counted?",
        closes=timezone.localdate() + timedelta(28), invited=[organisation_named(one.council) for one in councils()],
        by=by, at=timezone.now(),
    )  # fmt: skip


def _ask_about_the_next(edition: Edition, two: Two) -> None:
    """The authority's third edition is a draft about which the councils are consulted now."""
    by, at = two[0], timezone.now()
    draft = actions.begin_next(edition=edition, name="2029", by=by, at=at)
    actions.change_list(
        edition=draft, which="principles", by=by, at=at,
        rows=[*draft.principles, {"code": "young", "wording": "We ask young people first about what is to last for their lives."}],
    )  # fmt: skip
    _asked_about(draft, by)
    lead = _two_of(councils()[0].council)[0]
    actions.comment(
        edition=draft, text="Say how young people are asked, and by whom.", by=lead, at=at
    )


def _map(authority: Two) -> None:
    """How the example's frameworks stand to each other: proposed by the authority, reviewed by people of a council, agreed to by those
    who keep one end of each."""
    at, told = timezone.now(), mappings()
    rows = actions.propose_mappings(mappings=told, by=authority[0], at=at)
    far = [(row, one.status) for row, one in zip(rows, told, strict=True)]
    reviewed = [row for row, status in far if status is not Status.PROPOSED]
    actions.review_mappings(mappings=reviewed, by=_two_of(councils()[0].council)[0], at=at)
    agreed = [row for row, status in far if status is Status.AGREED]
    for people in (authority, *(_two_of(one.council) for one in councils())):
        theirs = [row for row in agreed if queries.keeps_an_end(people[1], row)]
        if theirs:
            actions.agree_to_mappings(mappings=theirs, by=people[1], at=at)
        agreed = [row for row in agreed if row not in theirs]


def _adopted(edition: Edition, two: Two) -> Edition:
    actions.ask_to_adopt(edition=edition, by=two[0], at=timezone.now())
    return actions.adopt(edition=edition, by=two[1], at=timezone.now())


def _adapted(council: ExampleCouncil, first: Edition) -> Edition:
    """What a council makes of the authority's first edition."""
    two, told, at = _two_of(council.council), council.framework, timezone.now()
    made = actions.adapt(
        edition=first, name=told.name, edition_name=council.name, key=told.key, by=two[0], at=at
    )
    actions.change_framework(
        framework=made.framework, name=told.name, owner=told.owner, scope=told.scope, licence=told.licence, by=two[0], at=at
    )  # fmt: skip
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
