"""Where the table of promises is made anew, what is recorded stays, and so does what the database refuses and works out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from tests.cast import NOW
from tests.commitments.conftest import ROOFERS, cast_of_two_contracts, made_place
from weft.audit import guards
from weft.commitments import actions
from weft.commitments.actions import Promise
from weft.commitments.guards import (
    OF_AGREEMENTS,
    OF_BOTH_SIDES,
    OF_LETTERS,
    OF_SETTLEMENTS,
    OF_SPENDING,
)
from weft.commitments.models import Benefit, Claim, Commitment, Happening
from weft.commitments.rules import Sort

pytestmark = pytest.mark.django_db(transaction=True)
BEFORE = ("commitments", "0028_what_was_reported_in_each_round_and_what_is_made_good")
SHARED = ("commitments", "0030_nobody_speaks_for_both_sides")
UNSAID = ("commitments", "0031_large_amounts_are_shared_exactly_and_what_is_settled_stays")


def go_to(*steps: tuple[str, str]) -> None:
    """Let the database be as it was after a step; as it is now, where none is named."""
    executor = MigrationExecutor(connection)
    executor.migrate(list(steps) or executor.loader.graph.leaf_nodes("commitments"))


@pytest.fixture(autouse=True)
def as_it_is_now() -> Iterator[None]:
    yield
    go_to()


def there(step: tuple[str, str]) -> list[dict[str, Any]]:
    """All promises, by the columns that they had after a step."""
    state = MigrationExecutor(connection).loader.project_state([step])
    then = state.apps.get_model("commitments", "Commitment")
    names = [one.attname for one in then._meta.concrete_fields]
    return list(then.objects.order_by("pk").values(*names))


def test_old_promises_outlive_the_step_by_which_nothing_may_be_left_of_them() -> None:
    place = made_place(cast_of_two_contracts())
    go_to(BEFORE)
    assert guards.missing(connection) == sorted(
        one.name
        for one in (*OF_AGREEMENTS, *OF_BOTH_SIDES, *OF_LETTERS, *OF_SETTLEMENTS, *OF_SPENDING)
    )
    promises = there(BEFORE)
    go_to()
    assert there(BEFORE) == promises and promises
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
    go_to(SHARED)
    for each in (Claim, Commitment.objects.filter(pk=place.first.pk)):
        getattr(each, "objects", each).update(confirmed=gift - 1)
    go_to()
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
    go_to(UNSAID)
    go_to()
    agreement.refresh_from_db()
    other.refresh_from_db()
    assert agreement.suspended == [["2026-09-03", "2026-09-20"], ["2026-09-25", None]]
    assert other.suspended is None


def test_what_was_promised_before_it_was_varied_is_told_by_what_happened() -> None:
    place = made_place(cast_of_two_contracts())
    monthly = Promise(place.first.promised_by, place.edition, "H", Sort.PER_PERIOD, 600, months=1)
    by = {"by": place.viewer("Tom"), "at": NOW}
    promise = actions.record_commitment(agreement=place.first.agreement, promise=monthly, **by)
    for much, day in ((1200, date(2026, 8, 1)), (900, date(2026, 11, 1))):
        actions.vary_commitment(commitment=promise, quantity=much, due=None, on=day, because="Agreed.", **by)  # fmt: skip
    promise.refresh_from_db()
    kept = promise.earlier
    assert kept == [["2026-07-31", 600], ["2026-10-31", 1200]]
    go_to(("commitments", "0034_a_remedy_is_for_so_much_of_what_is_missing"))
    go_to()
    promise.refresh_from_db()
    assert promise.earlier == kept
