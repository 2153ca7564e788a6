"""Where the table of promises is made anew, what is recorded stays, and so does what the database refuses and works out."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from tests.cast import NOW
from tests.commitments.conftest import ROOFERS, cast_of_two_contracts, made_place
from weft.audit import guards
from weft.commitments import actions
from weft.commitments.guards import OF_AGREEMENTS, OF_BOTH_SIDES, OF_SETTLEMENTS
from weft.commitments.models import Benefit, Claim, Commitment, Happening

pytestmark = pytest.mark.django_db(transaction=True)
BEFORE = ("commitments", "0028_what_was_reported_in_each_round_and_what_is_made_good")
SHARED = ("commitments", "0030_nobody_speaks_for_both_sides")
UNSAID = ("commitments", "0031_large_amounts_are_shared_exactly_and_what_is_settled_stays")
NOW_AT = ("commitments", "0034_a_remedy_is_for_so_much_of_what_is_missing")


def test_old_promises_outlive_the_step_by_which_nothing_may_be_left_of_them() -> None:
    place = made_place(cast_of_two_contracts())
    MigrationExecutor(connection).migrate([BEFORE])
    assert guards.missing(connection) == sorted(
        one.name for one in (*OF_AGREEMENTS, *OF_BOTH_SIDES, *OF_SETTLEMENTS)
    )
    promises = list(Commitment.objects.values())
    MigrationExecutor(connection).migrate([NOW_AT])
    assert list(Commitment.objects.values()) == promises and promises
    assert guards.missing(connection) == []
    with pytest.raises(DatabaseError, match="stays with whoever made it"), transaction.atomic():
        Commitment.objects.update(promised_by=place.cast.organisations[ROOFERS])
    mo = {"by": place.viewer("Mo"), "at": NOW}
    actions.claim(benefit=place.benefit(4), commitment=place.first, quantity=4, **mo)  # type: ignore[arg-type]
    assert Commitment.objects.get(pk=place.first.pk).claimed == 4


def test_what_was_confirmed_a_penny_short_is_put_right() -> None:
    place, gift = made_place(cast_of_two_contracts()), 54_148_414_040
    benefit = place.benefit(gift, code="H")
    Claim.objects.create(
        ref="aaaaaaaa", benefit=benefit, commitment=place.first, provider=benefit.accountable, quantity=gift, counts=gift, brings=gift,
        brings_reported=gift, state="made", made_at=NOW, made_by=place.cast.person("Mo"),
    )  # fmt: skip
    Benefit.objects.update(confirmed=gift)
    MigrationExecutor(connection).migrate([SHARED])
    for each in (Claim, Commitment.objects.filter(pk=place.first.pk)):
        getattr(each, "objects", each).update(confirmed=gift - 1)
    MigrationExecutor(connection).migrate([NOW_AT])
    assert (
        Claim.objects.get().confirmed == Commitment.objects.get(pk=place.first.pk).confirmed == gift
    )


def test_an_agreement_that_was_suspended_says_from_when_to_when() -> None:
    place = made_place(cast_of_two_contracts())
    agreement, other = place.first.agreement, place.second.agreement
    for act, day in (("suspend", 3), ("put in force", 20), ("suspend", 25)):
        Happening.objects.create(
            agreement=agreement, act=act, on=date(2026, 9, day), because="Frost.", said_at=NOW, said_by=place.cast.person("Mo")
        )  # fmt: skip
    MigrationExecutor(connection).migrate([UNSAID])
    MigrationExecutor(connection).migrate([NOW_AT])
    agreement.refresh_from_db()
    other.refresh_from_db()
    assert agreement.suspended == [["2026-09-03", "2026-09-20"], ["2026-09-25", None]]
    assert other.suspended is None
