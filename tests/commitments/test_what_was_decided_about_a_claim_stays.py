"""Every decision about a claim stands with it: on what day, for whom, how much counted from then, and why."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from tests.cast import NOW
from tests.commitments.conftest import AMBLEFORD, LATER, Place
from tests.commitments.quarrels import counted, of_facts, settled
from tests.commitments.test_confirming_in_pages import at, text
from weft.commitments import actions
from weft.commitments.models import Claim, Judgement
from weft.organisations.access import NotAllowed

pytestmark = pytest.mark.django_db


def verified_and_returned(place: Place) -> Claim:
    claim, tom = counted(place), place.viewer("Tom")
    actions.return_claim(claim=claim, because="Counted twice.", by=tom, at=LATER)
    return claim


def pages(place: Place, claim: Claim) -> list[tuple[Client, str]]:
    """Where a claim is looked at: by whoever keeps its agreement, and by whoever made it."""
    promise = f"/agreements/{place.first.agreement.ref}/commitments/{place.first.ref}/"
    benefit = f"/benefits/{claim.benefit.ref}/"
    tom, mo = at(place, "Tom"), at(place, "Mo")
    return [(tom, f"/claims/{claim.ref}/"), (tom, promise), (tom, benefit), (mo, benefit)]


def test_what_was_verified_and_is_returned_says_both(place: Place) -> None:
    claim = verified_and_returned(place)
    for client, page in pages(place, claim):
        shown = text(client.get(page))
        assert f"{AMBLEFORD}" in shown
        assert "Verified, 5 people" in shown, page
        assert "Returned, 0 people from then, before 5 people. Counted twice." in shown, page


def test_who_decided_is_told_to_their_colleagues_alone(place: Place) -> None:
    claim = verified_and_returned(place)
    assert "Ambleford Council, Tom" in text(at(place, "Ada").get(f"/claims/{claim.ref}/"))
    assert "Ambleford Council, Tom" not in text(
        at(place, "Mo").get(f"/benefits/{claim.benefit.ref}/")
    )


def test_it_stays_once_it_is_claimed_again(place: Place) -> None:
    claim = verified_and_returned(place)
    again = actions.claim(
        benefit=claim.benefit, commitment=place.first, quantity=4, by=place.viewer("Mo"), at=LATER
    )
    assert again.pk == claim.pk
    assert "Counted twice." in text(at(place, "Tom").get(f"/claims/{claim.ref}/"))


def test_what_a_settled_dispute_made_of_it_stands_beside_what_was_decided(place: Place) -> None:
    claim = counted(place)
    settled(place, of_facts(place, claim.benefit), quantity=3, counts={place.first: 3})
    for client, page in pages(place, claim):
        shown = text(client.get(page))
        assert "Verified, 5 people" in shown, page
        assert (
            "as a dispute was settled by a place steward: Verified in part, 3 people from then, before 5 people. Both schools"
            in shown
        ), page


def test_what_was_reported_is_said_apart_from_what_was_settled(place: Place) -> None:
    claim = counted(place)
    settled(place, of_facts(place, claim.benefit), quantity=3, counts={place.first: 3})
    mo = at(place, "Mo")
    for page in ("/benefits/", f"/benefits/{claim.benefit.ref}/"):
        shown = text(mo.get(page))
        assert "5 people" in shown, page
        assert "3 people of it stand, as a dispute was settled" in shown, page


def test_a_decision_never_changes_and_a_claim_is_decided_about_with_one(place: Place) -> None:
    claim = counted(place, verified=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(state="verified", verified=5, brings_verified=5)
    actions.verify_claim(claim=claim, by=place.viewer("Tom"), at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Judgement.objects.update(because="Otherwise.")
    with pytest.raises(IntegrityError), transaction.atomic():
        Judgement.objects.all().delete()


def test_who_said_what_was_received_is_not_the_one_who_verifies_it(place: Place) -> None:
    """A council received it itself: two of its people confirm and verify."""
    ada, tom = place.viewer("Ada"), place.viewer("Tom")
    benefit = place.benefit(5, beneficiary=place.cast.organisations[AMBLEFORD])
    claim = actions.claim(benefit=benefit, commitment=place.first, quantity=5, by=place.viewer("Mo"), at=NOW)  # fmt: skip
    actions.confirm_benefit(benefit=benefit, received=5, words="It was so", by=ada, at=NOW)
    for decides in (
        lambda: actions.verify_claim(claim=claim, by=ada, at=LATER),
        lambda: actions.adjust_claim(claim=claim, verified=3, because="Two left", by=ada, at=LATER),
    ):
        with pytest.raises(NotAllowed, match="Somebody else of your organisation decides"):
            decides()
    with pytest.raises(IntegrityError), transaction.atomic():
        Judgement.objects.create(
            claim=claim, provider=claim.provider, state="verified", before=5, counts=5, said_at=LATER, said_by=ada.person, said_for=ada.acting_for
        )  # fmt: skip
    actions.verify_claim(claim=claim, by=tom, at=LATER)
    assert Claim.objects.get(pk=claim.pk).verified == 5
