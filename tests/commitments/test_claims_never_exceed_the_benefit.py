"""A benefit happens once: the claims on it never exceed it, whatever is tried, by whomever, and however many at once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import IntegrityError, connections, transaction
from django.db.models import Sum

from tests.cast import NOW
from tests.commitments.conftest import LATER, Place, cast_of_two_contracts, made_place
from tests.postgres import default_database
from weft.commitments import actions
from weft.commitments.actions import CannotDo
from weft.commitments.models import Benefit, Claim, Commitment, Judgement
from weft.organisations.access import NotAllowed


@pytest.mark.django_db
def test_what_one_council_claims_another_cannot(place: Place) -> None:
    benefit, mo = place.benefit(5), place.viewer("Mo")
    actions.claim(benefit=benefit, commitment=place.first, quantity=3, by=mo, at=NOW)
    with (
        pytest.raises(CannotDo, match="Only 2 people of this benefit are unclaimed"),
        transaction.atomic(),
    ):
        actions.claim(benefit=benefit, commitment=place.second, quantity=3, by=mo, at=NOW)
    actions.claim(benefit=benefit, commitment=place.second, quantity=2, by=mo, at=NOW)
    benefit.refresh_from_db()
    assert (benefit.claimed, benefit.verified) == (5, 0)


@pytest.mark.django_db
def test_what_is_returned_or_withdrawn_can_be_claimed_otherwise(place: Place) -> None:
    benefit, mo, tom = place.benefit(5), place.viewer("Mo"), place.viewer("Tom")
    one = actions.claim(benefit=benefit, commitment=place.first, quantity=5, by=mo, at=NOW)
    actions.return_claim(claim=one, because="No list from payroll", by=tom, at=LATER)
    two = actions.claim(benefit=benefit, commitment=place.second, quantity=4, by=mo, at=LATER)
    with pytest.raises(CannotDo, match="Only 1 person"), transaction.atomic():
        actions.claim(benefit=benefit, commitment=place.first, quantity=5, by=mo, at=LATER)
    actions.withdraw_claim(claim=two, by=mo, at=LATER)
    again = actions.claim(benefit=benefit, commitment=place.first, quantity=5, by=mo, at=LATER)
    assert again.pk == one.pk
    actions.adjust_claim(claim=again, verified=2, because="Three stayed shorter", by=tom, at=LATER)
    benefit.refresh_from_db()
    first = Commitment.objects.get(pk=place.first.pk)
    assert (benefit.claimed, benefit.verified) == (2, 2)
    assert (first.claimed, first.verified) == (2, 2)


@pytest.mark.django_db
@pytest.mark.parametrize("change", [
    {"counts": 4, "quantity": 4, "brings": 4, "brings_reported": 4}, {"brings_reported": 2}, {"counts": 9}, {"verified": 5}, {"brings": 1}, {"state": "verified"}, {"quantity": 0},
])  # fmt: skip
def test_the_database_refuses_more_than_there_is(place: Place, change: dict[str, object]) -> None:
    benefit, mo = place.benefit(5), place.viewer("Mo")
    actions.claim(benefit=benefit, commitment=place.first, quantity=3, by=mo, at=NOW)
    actions.claim(benefit=benefit, commitment=place.second, quantity=2, by=mo, at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.filter(commitment=place.first).update(**change)
    benefit.refresh_from_db()
    assert benefit.claimed == 5


@pytest.mark.django_db
def test_the_database_refuses_to_move_or_delete_a_claim_and_to_shrink_a_benefit_below_its_claims(
    place: Place,
) -> None:
    benefit, other, mo = place.benefit(5), place.benefit(5), place.viewer("Mo")
    actions.claim(benefit=benefit, commitment=place.first, quantity=3, by=mo, at=NOW)
    for attempt in (
        lambda: Claim.objects.update(benefit=other),
        lambda: Claim.objects.update(commitment=place.second),
        lambda: Claim.objects.all().delete(),
        lambda: Benefit.objects.filter(pk=benefit.pk).update(quantity=2),
        lambda: Benefit.objects.filter(pk=benefit.pk).update(claimed=6),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            attempt()


@pytest.mark.django_db
def test_nobody_verifies_what_their_own_organisation_delivered(place: Place) -> None:
    tom = place.viewer("Tom")
    benefit = place.benefit(5)
    one = actions.claim(
        benefit=benefit, commitment=place.first, quantity=3, by=place.viewer("Mo"), at=NOW
    )
    with pytest.raises((NotAllowed, Claim.DoesNotExist)), transaction.atomic():
        actions.verify_claim(claim=one, by=place.viewer("Bea"), at=LATER)
    with pytest.raises(NotAllowed), transaction.atomic():
        actions.verify_claim(claim=one, by=place.viewer("Mo"), at=LATER)
    with pytest.raises(IntegrityError), transaction.atomic():
        Judgement.objects.create(
            claim=one, provider=benefit.provider, state="verified", before=3, counts=3, said_at=LATER, said_by=tom.person, said_for=benefit.provider,
        )  # fmt: skip
    assert actions.verify_claim(claim=one, by=tom, at=LATER).verified == 3


WRITERS = 12


@pytest.fixture(params=["sqlite", "postgresql"])
def there(
    request: pytest.FixtureRequest, tmp_path: Path, django_db_blocker: object
) -> Iterator[Place]:
    """The place in a database that several connections reach: a file, or a PostgreSQL."""
    if request.param == "postgresql":
        request.getfixturevalue("on_postgres")
        yield made_place(cast_of_two_contracts())
        return
    file = tmp_path / "weft.sqlite3"
    file.write_bytes(request.getfixturevalue("migrated").read_bytes())
    with django_db_blocker.unblock(), default_database(f"sqlite:///{file}"):  # type: ignore[attr-defined]
        yield made_place(cast_of_two_contracts())


def test_many_who_claim_at_once_get_no_more_than_there_is(there: Place) -> None:
    benefits = [there.benefit(5) for _ in range(4)]
    begin = threading.Barrier(WRITERS)

    def claims(number: int) -> int:
        got, mo = 0, there.viewer("Mo")
        begin.wait(20)
        try:
            for benefit in benefits:
                commitment = (there.first, there.second)[number % 2]
                try:
                    actions.claim(
                        benefit=benefit,
                        commitment=commitment,
                        quantity=1 + number % 3,
                        by=mo,
                        at=NOW,
                    )
                    got += 1
                except (CannotDo, IntegrityError):
                    pass
        finally:
            connections.close_all()
        return got

    with ThreadPoolExecutor(WRITERS) as people:
        got = list(people.map(claims, range(WRITERS)))
    assert sum(got) >= len(benefits), "somebody got something of each"
    for benefit in Benefit.objects.all():
        said = benefit.claims.aggregate(sum=Sum("counts"))["sum"]
        assert said == benefit.claimed <= benefit.quantity
    for commitment in Commitment.objects.all():
        assert commitment.claimed == (commitment.claims.aggregate(sum=Sum("brings"))["sum"] or 0)
