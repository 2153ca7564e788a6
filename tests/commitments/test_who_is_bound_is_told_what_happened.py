"""Whoever is bound by an agreement is written to when something happens to it, and whoever manages it: once each, and never who did it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core import mail

from tests.commitments.conftest import AMBLEFORD, BUILDERS, LATER, ROOFERS, Place, agreement_of
from weft.commitments import actions
from weft.commitments.actions import Bound
from weft.commitments.models import Commitment
from weft.commitments.rules import AgreementState, PartyRole
from weft.organisations.rules import Role

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 1)
WHY = "The school is larger now."
MO, ROLF, TOM, TINA = ("mo@example.org", "rolf@example.org", "tom@example.org", "tina@example.org")


def told(place: Place, by: str = "Tom", on: date = DAY) -> dict[str, Any]:
    return {"on": on, "because": WHY, "by": place.viewer(by), "at": LATER}


def letters() -> dict[str, str]:
    """By whom each letter goes to, its subject and text."""
    found = {one.to[0]: f"{one.subject}\n{one.body}" for one in mail.outbox}
    assert len(found) == len(mail.outbox), "one letter each"
    mail.outbox.clear()
    return found


@pytest.fixture
def roofed(place: Place) -> Place:
    """The builders' contract, with the roofers bound by it, too."""
    party = Bound(PartyRole.SUBCONTRACTOR, place.cast.organisations[ROOFERS])
    actions.add_party(agreement=agreement_of(place.first), party=party, **told(place))
    mail.outbox.clear()
    return place


def vary(place: Place, quantity: int = 12, by: str = "Tom") -> Commitment:
    one = Commitment.objects.get(pk=place.first.pk)
    return actions.vary_commitment(commitment=one, quantity=quantity, due=one.due, **told(place, by))  # fmt: skip


def test_who_promised_is_told_what_a_promise_was_and_is(roofed: Place) -> None:
    vary(roofed)
    found = letters()
    assert set(found) == {MO}
    assert "What is promised changed: A school, built for Tom" in found[MO]
    assert "1 December 2026: What is promised changed" in found[MO]
    assert "People who started a job" in found[MO]
    assert "Promised: was 10 people, is now 12 people" in found[MO]
    assert f"/agreements/{roofed.first.agreement.ref}/" in found[MO]
    assert "You get this because you report for Fennel Builders Ltd" in found[MO]
    assert WHY not in found[MO], "the reason is for the keeper's people"


def test_all_who_are_bound_are_told_what_happens_to_the_agreement(roofed: Place) -> None:
    agreement = agreement_of(roofed.first)
    actions.extend_agreement(agreement=agreement, ends=date(2028, 3, 31), **told(roofed))
    found = letters()
    assert set(found) == {MO, ROLF}
    assert all(
        "Last day: was 31 March 2027, is now 31 March 2028" in text for text in found.values()
    )


@pytest.mark.parametrize(("to", "words"), [
    (AgreementState.SUSPENDED, "Suspended"), (AgreementState.TERMINATED, "Terminated"), (AgreementState.ENDED, "Ended"),
])  # fmt: skip
def test_a_suspension_and_an_end_are_told(roofed: Place, to: AgreementState, words: str) -> None:
    actions.move_agreement(agreement=agreement_of(roofed.first), to=to, **told(roofed))
    found = letters()
    assert set(found) == {MO, ROLF} and all(words in text for text in found.values())


def test_an_end_of_a_promise_is_told_to_who_promised(roofed: Place) -> None:
    actions.end_commitment(commitment=roofed.first, **told(roofed))
    assert "Something is promised no longer" in letters()[MO]


def test_who_leaves_by_a_novation_and_who_comes_are_told(place: Place) -> None:
    builders, roofers = (place.cast.organisations[name] for name in (BUILDERS, ROOFERS))
    actions.novate(agreement=agreement_of(place.first), leaving=builders, coming=roofers, **told(place))  # fmt: skip
    assert set(letters()) == {MO, ROLF}


def test_who_left_before_is_told_nothing_more(roofed: Place) -> None:
    agreement = agreement_of(roofed.first)
    party = agreement.parties.get(organisation=roofed.cast.organisations[ROOFERS])
    actions.end_party(agreement=agreement, party=party, **told(roofed))
    assert set(letters()) == {MO, ROLF}
    actions.extend_agreement(agreement=agreement_of(roofed.first), ends=date(2028, 3, 31), **told(roofed, on=date(2026, 12, 1)))  # fmt: skip
    assert MO in letters()


def test_the_manager_is_told_with_the_reason_when_somebody_else_does_it(place: Place) -> None:
    place.cast.member("Tina", AMBLEFORD, Role.CONTRACT_MANAGER, administrator="Ada")
    vary(place, by="Tina")
    found = letters()
    assert set(found) == {MO, TOM}
    assert WHY in found[TOM] and WHY not in found[MO]
    assert "You get this because you manage this agreement" in found[TOM]


def test_who_managed_it_and_who_does_now_are_told_of_a_hand_over(place: Place) -> None:
    place.cast.member("Tina", AMBLEFORD, Role.CONTRACT_MANAGER, administrator="Ada")
    tina = place.cast.people["Tina"]
    actions.hand_over(agreement=agreement_of(place.first), manager=tina, deputy=None, **told(place, "Ada"))  # fmt: skip
    found = letters()
    assert set(found) == {MO, TOM, TINA}
    assert "Tina" in found[TINA] and "Tina" not in found[MO], (
        "who manages it is the keeper's matter"
    )


def test_what_is_refused_is_told_to_nobody(place: Place) -> None:
    with pytest.raises(actions.CannotDo):
        vary(place, quantity=0)
    assert letters() == {}


def test_nobody_else_is_told(place: Place) -> None:
    """Not the other council, to whom the same builders promised as much; nor those who read for the builders."""
    place.cast.member("Rhea", BUILDERS, Role.READER, administrator="Mo")
    vary(place)
    assert set(letters()) == {MO}
