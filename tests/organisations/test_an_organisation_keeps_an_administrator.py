"""An organisation is never left without an administrator, nor the place without a steward."""

from __future__ import annotations

import pytest

from tests.cast import NOW, Cast, two_councils
from weft.organisations import actions
from weft.organisations.access import NotAllowed
from weft.organisations.models import Membership
from weft.organisations.rules import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return two_councils()


def membership(cast: Cast, name: str) -> Membership:
    return Membership.objects.get(person=cast.person(name), until=None)


def test_the_last_administrator_stays_one(cast: Cast) -> None:
    ada = cast.viewer("Ada")
    with pytest.raises(actions.CannotDo, match="no administrator"):
        actions.give_roles(membership=membership(cast, "Ada"), roles=[Role.READER], by=ada, at=NOW)
    with pytest.raises(actions.CannotDo, match="no administrator"):
        actions.end_membership(membership=membership(cast, "Ada"), by=ada, at=NOW)
    with pytest.raises(actions.CannotDo, match="no administrator"):
        actions.erase_person(person=cast.person("Ada"), by=ada, at=NOW)


def test_with_a_second_administrator_the_first_may_go(cast: Cast) -> None:
    ada = cast.viewer("Ada")
    both = [Role.ADMINISTRATOR, Role.READER]
    actions.give_roles(membership=membership(cast, "Rita"), roles=both, by=ada, at=NOW)
    actions.end_membership(membership=membership(cast, "Ada"), by=ada, at=NOW)
    assert not Membership.objects.filter(person=cast.person("Ada"), until=None).exists()


def test_the_last_steward_stays_one(cast: Cast) -> None:
    stella = cast.steward()
    with pytest.raises(actions.CannotDo, match="no steward"):
        actions.erase_person(person=cast.person("Stella"), by=stella, at=NOW)


def test_anyone_may_leave_but_only_administrators_end_others(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        actions.end_membership(membership=membership(cast, "Ada"), by=cast.viewer("Rita"), at=NOW)
    actions.end_membership(membership=membership(cast, "Rita"), by=cast.viewer("Rita"), at=NOW)


def test_the_neighbouring_councils_administrator_ends_nobody(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        actions.end_membership(membership=membership(cast, "Rita"), by=cast.viewer("Brian"), at=NOW)
