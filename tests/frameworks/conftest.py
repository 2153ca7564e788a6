"""What the tests of frameworks share: a combined authority that writes one, and two councils that adapt it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client

from tests.cast import NOW, Cast, two_councils
from tests.stage import Stage, set_for
from weft.analysis.frameworks.edition import Licence
from weft.frameworks import actions, queries
from weft.frameworks.models import Comment, Consultation, Edition, Node
from weft.frameworks.rules import Became
from weft.organisations.access import Viewer
from weft.organisations.models import Organisation
from weft.organisations.rules import Kind, Role

AUTHORITY, AMBLEFORD, BRINDALE, FORUM = (
    "Weaverdale Combined Authority",
    "Ambleford Council",
    "Brindale Council",
    "Weaverdale Voluntary Forum",
)
TODAY, LAST_DAY = date(2026, 11, 3), date(2026, 11, 30)
"""The day of all that the tests do, and the last day of what they consult about."""
OPEN = Licence("Open Government Licence v3.0")
JOBS: Mapping[str, Any] = {
    "unit": "people", "kind": "output", "over_time": "sum", "over_providers": "sum",
    "counting": {"who": "People who live in the area", "at_least": "26 weeks"}, "evidence": ["payroll"],
    "confirmed_by": ["participants_by_sample"],
}  # fmt: skip


def fields(
    code: str, level: str, wording: str, measure: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """What a node says."""
    return {
        "code": code, "level": level, "wording": wording, "note": "", "source": "", "takes_place_of": [],
        "measure": dict(measure) if measure else None,
    }  # fmt: skip


@pytest.fixture(scope="module")
def stage(request: pytest.FixtureRequest, django_db_blocker: object) -> Iterator[Stage]:
    """The people, the first edition as it is written, or as it was adopted, where all tests of a module begin from it."""
    makings = {"first": _adopted_edition, "draft": _written_edition, "cast": lambda: {"cast": cast_of_frameworks()}}  # fmt: skip
    yield from set_for(request, django_db_blocker, makings)


@pytest.fixture
def begun(stage: Stage) -> Mapping[str, Any]:
    """What a test begins from, for it alone."""
    return stage.for_a_test() or {}


def _written_edition() -> Mapping[str, Any]:
    cast = cast_of_frameworks()
    return {"cast": cast, "draft": written(cast.viewer("Paula", AUTHORITY))}


def _adopted_edition() -> Mapping[str, Any]:
    made = _written_edition()
    paula, piet = (made["cast"].viewer(name, AUTHORITY) for name in ("Paula", "Piet"))
    return {**made, "first": adopted(made["draft"], paula, piet)}


@pytest.fixture
def cast(begun: Mapping[str, Any]) -> Cast:
    """Paula and Piet keep the authority's frameworks; Ada and Amir Ambleford's, Brian and Bea Brindale's; Rita reads."""
    return begun.get("cast") or cast_of_frameworks()


def cast_of_frameworks() -> Cast:
    """The same, in whatever database there is."""
    cast = two_councils()
    cast.organisation(AUTHORITY, Kind.COMBINED_AUTHORITY, administrator="Paula")
    cast.member("Piet", AUTHORITY, Role.POLICY_LEAD, administrator="Paula")
    cast.member("Amir", AMBLEFORD, Role.POLICY_LEAD, administrator="Ada")
    cast.member("Bea", BRINDALE, Role.POLICY_LEAD, administrator="Brian")
    return cast


@pytest.fixture
def paula(cast: Cast) -> Viewer:
    return cast.viewer("Paula", AUTHORITY)


@pytest.fixture
def piet(cast: Cast) -> Viewer:
    return cast.viewer("Piet", AUTHORITY)


@pytest.fixture
def amir(cast: Cast) -> Viewer:
    return cast.viewer("Amir", AMBLEFORD)


@pytest.fixture
def ada(cast: Cast) -> Viewer:
    return cast.viewer("Ada", AMBLEFORD)


@pytest.fixture
def draft(paula: Viewer, begun: Mapping[str, Any]) -> Edition:
    """The authority's first edition: an objective with an outcome with a measure, and a second objective."""
    return begun.get("draft") or written(paula)


def written(paula: Viewer) -> Edition:
    """The same, by whoever keeps it."""
    made = actions.begin_framework(
        name="Weaverdale social value", owner=AUTHORITY, scope="What we ask for", edition="2026", licence=OPEN,
        by=paula, at=NOW,
    )  # fmt: skip
    add(made, None, fields("O1", "objective", "Good work for everybody"), paula)
    add(made, "O1", fields("O1-1", "outcome", "More people in decent jobs"), paula)
    add(made, "O1-1", fields("O1-1-1", "measure", "People who started a job", JOBS), paula)
    add(made, None, fields("O2", "objective", "Cleaner air"), paula)
    return Edition.objects.get(pk=made.pk)


def add(edition: Edition, parent: str | None, says: dict[str, Any], by: Viewer) -> Node:
    """Add a node under another."""
    above = Node.objects.get(edition=edition, code=parent) if parent else None
    return actions.add_node(edition=edition, parent=above, fields=says, by=by, at=NOW)


def adopted(
    edition: Edition, first: Viewer, second: Viewer, begins: date = date(2026, 4, 1)
) -> Edition:
    """An edition that one person asked to have adopted and another adopted; nobody is consulted about it."""
    edition = Edition.objects.get(pk=edition.pk)
    if queries.needs_consultation(edition):
        edition.framework.published_elsewhere = True
        edition.framework.save()
    if edition.begins is None:
        actions.change_head(
            edition=edition, name=edition.name, begins=begins, ends=None, definition=edition.definition, by=first, at=NOW
        )  # fmt: skip
    actions.ask_to_adopt(edition=edition, by=first, at=NOW)
    return actions.adopt(edition=edition, by=second, at=NOW)


@pytest.fixture
def first(draft: Edition, paula: Viewer, piet: Viewer, begun: Mapping[str, Any]) -> Edition:
    """The same, adopted."""
    return begun.get("first") or adopted(draft, paula, piet)


def consulted(
    edition: Edition,
    by: Viewer,
    *invited: Organisation,
    closes: date = LAST_DAY,
    at: datetime = NOW,
) -> Consultation:
    """A consultation of these organisations about an edition."""
    return actions.open_consultation(
        edition=edition, group="Councils of the place", question="Does this ask for what matters?", closes=closes,
        invited=invited, by=by, at=at,
    )  # fmt: skip


def says(
    edition: Edition, by: Viewer, text: str = "Say more.", code: str = "", at: datetime = NOW
) -> Comment:
    """What somebody says about an edition."""
    return actions.comment(edition=edition, code=code, text=text, by=by, at=at)


def answers(comment: Comment, by: Viewer, became: Became = Became.TAKEN_UP, at: datetime = NOW) -> Comment:  # fmt: skip
    """An answer to a comment."""
    return actions.answer_comment(
        comment=comment, became=became, answer="We have written it anew.", by=by, at=at
    )


def signed_in(client: Client, cast: Cast, name: str) -> Client:
    """A browser in which somebody is signed in."""
    client.force_login(cast.person(name))
    return client
