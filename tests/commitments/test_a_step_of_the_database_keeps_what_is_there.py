"""Where the table of promises is made anew, what is recorded stays, and so does what the database refuses and works out."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from tests.cast import NOW
from tests.commitments.conftest import ROOFERS, cast_of_two_contracts, made_place
from weft.audit import guards
from weft.commitments import actions
from weft.commitments.guards import OF_BOTH_SIDES
from weft.commitments.models import Commitment

pytestmark = pytest.mark.django_db(transaction=True)
BEFORE = ("commitments", "0028_what_was_reported_in_each_round_and_what_is_made_good")
NOW_AT = ("commitments", "0030_nobody_speaks_for_both_sides")


def test_old_promises_outlive_the_step_by_which_nothing_may_be_left_of_them() -> None:
    place = made_place(cast_of_two_contracts())
    MigrationExecutor(connection).migrate([BEFORE])
    assert guards.missing(connection) == sorted(one.name for one in OF_BOTH_SIDES)
    promises = list(Commitment.objects.values())
    MigrationExecutor(connection).migrate([NOW_AT])
    assert list(Commitment.objects.values()) == promises and promises
    assert guards.missing(connection) == []
    with pytest.raises(DatabaseError, match="stays with whoever made it"), transaction.atomic():
        Commitment.objects.update(promised_by=place.cast.organisations[ROOFERS])
    mo = {"by": place.viewer("Mo"), "at": NOW}
    actions.claim(benefit=place.benefit(4), commitment=place.first, quantity=4, **mo)  # type: ignore[arg-type]
    assert Commitment.objects.get(pk=place.first.pk).claimed == 4
