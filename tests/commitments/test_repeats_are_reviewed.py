"""Every night the benefits of the whole place are held against each other; who sees both is told why, others only that there may be more."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from tests.commitments.conftest import BUILDERS, LATER, ROOFERS, Place
from tests.commitments.test_confirming_in_pages import at, text
from weft.audit.models import Entry
from weft.commitments import actions, queries
from weft.commitments.actions import Given
from weft.commitments.models import Benefit, Repeat, Review
from weft.commitments.rules import EvidenceKind
from weft.organisations.access import NotAllowed
from weft.web.working import CHORES, Nightly
from weft.web.working import review as enqueued

pytestmark = pytest.mark.django_db
HERE = "/benefits/repeats/"
OF_BOTH = "The same organisations had a part in it."


def twice(place: Place, *, for_both: bool = True) -> tuple[Benefit, Benefit]:
    """Five people in jobs, recorded twice: claimed for Ambleford, and once more there, or for Brindale."""
    mo = place.viewer("Mo")
    one, other = place.benefit(5), place.benefit(5)
    for benefit, promise in (
        (one, place.first),
        (other, place.first if for_both else place.second),
    ):
        actions.claim(benefit=benefit, commitment=promise, quantity=5, by=mo, at=LATER)
    return one, other


def test_two_records_of_one_benefit_are_found_once(place: Place) -> None:
    one, other = twice(place)
    place.benefit(2, begins=date(2026, 5, 1), ends=date(2026, 5, 3), code="H")
    done = actions.review_repeats(at=LATER)
    assert (done.looked_at, done.found) == (3, 1)
    (pair,) = Repeat.objects.all()
    assert (pair.one, pair.other) == (one, other)
    assert "The same amount." in pair.reasons
    again = actions.review_repeats(at=LATER + timedelta(1))
    assert (again.looked_at, again.found) == (0, 0)
    assert Entry.objects.filter(act="review repeats").count() == 2


def test_what_is_reported_after_a_review_is_held_against_what_was_there(place: Place) -> None:
    place.benefit(5)
    assert actions.review_repeats(at=LATER).found == 0
    late = place.benefit(5)
    Benefit.objects.filter(pk=late.pk).update(reported_at=LATER + timedelta(hours=1))
    done = actions.review_repeats(at=LATER + timedelta(1))
    assert (done.looked_at, done.found) == (1, 1)


def test_evidence_that_is_added_later_is_looked_at_though_the_days_are_far_apart(
    place: Place,
) -> None:
    mo = place.viewer("Mo")
    far = {"begins": date(2026, 4, 5), "ends": date(2026, 4, 9)}
    one, other = place.benefit(5), place.benefit(5, **far)
    actions.review_repeats(at=LATER)
    before = Repeat.objects.count()
    for benefit in (one, other):
        given = [Given(EvidenceKind.PAYROLL, reference="PAY-00031 407")]
        actions.add_evidence(benefit=benefit, given=given, by=mo, at=LATER + timedelta(hours=1))
    done = actions.review_repeats(at=LATER + timedelta(1))
    assert done.looked_at == 2
    assert before == 0
    assert queries.sharing_evidence({one.pk})[one.pk] == {one.pk, other.pk}


def test_two_records_of_one_organisation_are_one_that_delivered(place: Place) -> None:
    """The roofers have become part of the builders, and both recorded it."""
    told = {
        "begins": date(2026, 10, 5),
        "ends": date(2026, 10, 9),
        "description": "Help with the roof of the hall",
    }
    place.benefit(5, **told)
    by_part = place.benefit(5, by="Rolf", **told)
    actions.review_repeats(at=LATER)
    assert not any(OF_BOTH in one.reasons for one in Repeat.objects.all())
    Repeat.objects.all().delete()
    Review.objects.all().delete()
    roofers, builders = (place.cast.organisations[name] for name in (ROOFERS, BUILDERS))
    type(roofers).objects.filter(pk=roofers.pk).update(state="merged", merged_into=builders)
    actions.review_repeats(at=LATER)
    assert OF_BOTH in Repeat.objects.get().reasons
    mo = place.viewer("Mo")
    assert [
        one.benefit
        for one in queries.repeats_beside(mo, Benefit.objects.exclude(pk=by_part.pk).get()).seen
    ] == [by_part]


def test_a_draft_and_what_was_taken_back_are_no_repeats(place: Place) -> None:
    mo = place.viewer("Mo")
    one = place.benefit(5)
    place.benefit(5, report=False)
    actions.review_repeats(at=LATER)
    assert not Repeat.objects.exists()
    other = place.benefit(5)
    Benefit.objects.filter(pk=other.pk).update(reported_at=LATER)
    actions.review_repeats(at=LATER + timedelta(1))
    assert queries.open_repeats().count() == 1
    actions.withdraw_benefit(benefit=one, because="It is there twice", by=mo, at=LATER)
    assert queries.open_repeats().count() == 0


def test_who_sees_both_is_told_why_and_who_sees_one_only_that_there_may_be_more(
    place: Place,
) -> None:
    one, other = twice(place, for_both=False)
    actions.review_repeats(at=LATER)
    page = text(at(place, "Mo").get(HERE))
    assert "The same amount." in page
    for name, own, hidden in (("Tom", one, other), ("Bea", other, one)):
        page = at(place, name).get(HERE).content.decode()
        assert "What may also be claimed elsewhere" in page
        assert own.ref in page
        assert hidden.ref not in page
        assert "The same amount." not in page
    assert "Nothing of what you see may be there twice." in text(at(place, "Rolf").get(HERE))


def test_a_keeper_says_that_they_are_two_for_a_reason(place: Place) -> None:
    twice(place)
    actions.review_repeats(at=LATER)
    pair = Repeat.objects.get()
    tom: Client = at(place, "Tom")
    there = f"{HERE}{pair.ref}/two/"
    tom.post(there, {"because": ""})
    assert queries.open_repeats().exists()
    tom.post(there, {"because": "Two groups, on two sites"})
    assert not queries.open_repeats().exists()
    actions.review_repeats(at=LATER + timedelta(1))
    assert not queries.open_repeats().exists(), "it is not found again"
    assert Entry.objects.filter(act="say that they are two").count() == 1


def test_nobody_says_so_of_what_their_own_organisation_delivered(place: Place) -> None:
    twice(place)
    actions.review_repeats(at=LATER)
    pair = Repeat.objects.get()
    assert at(place, "Mo").post(f"{HERE}{pair.ref}/two/", {"because": "x"}).status_code == 403
    with pytest.raises(NotAllowed):
        actions.say_two(repeat=pair, because="x", by=place.viewer("Mo"), at=LATER)
    assert at(place, "Bea").get(f"{HERE}{pair.ref}/two/").status_code == 404


def test_the_database_keeps_a_pair_once_and_a_reason_with_it(place: Place) -> None:
    one, other = twice(place)
    actions.review_repeats(at=LATER)
    pair = Repeat.objects.get()
    for attempt in (
        lambda: Repeat.objects.create(ref="x", one=one, other=other, weight=9, found_at=LATER),
        lambda: Repeat.objects.create(ref="y", one=other, other=one, weight=9, found_at=LATER),
        lambda: Repeat.objects.filter(pk=pair.pk).update(apart_at=LATER),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            attempt()


def test_the_worker_has_it_done_every_night() -> None:
    (nightly,) = [one for one in CHORES if isinstance(one, Nightly) and one.chore is enqueued]
    assert nightly.last() is None
    assert Review.objects.count() == 0
    enqueued(LATER)
    assert Review.objects.count() in (0, 1)  # at once where the tests' queue does it at once
    actions.review_repeats(at=LATER)
    assert nightly.last() == LATER


AFTERNOON = datetime(2026, 6, 1, 14, tzinfo=UTC)


def hours_on(hours: float) -> datetime:
    """So many hours after the afternoon on which it was done first; by the clocks of the place that was at three."""
    return AFTERNOON + timedelta(hours=hours)


@pytest.mark.parametrize(("looked_at", "done_at"), [
    ([0], [0]),                       # never done before: at once
    ([0, 10.5, 20], [0]),             # half past one, but it was done by day
    ([0, 25, 33.9], [0]),             # by day, and one minute to one
    ([0, 34.1, 34.2, 37], [0, 34.1]), # the next night, once
    ([0, 35.9, 36.1], [0, 35.9]),
    ([0, 38.5, 39], [0, 38.5]),       # the night was missed: by day
])  # fmt: skip
def test_a_heavy_chore_waits_for_the_night_unless_one_was_missed(looked_at: list[float], done_at: list[float]) -> None:  # fmt: skip
    done: list[datetime] = []
    nightly = Nightly(done.append, lambda: done[-1] if done else None)
    for hours in looked_at:
        nightly(hours_on(hours))
    assert done == [hours_on(hours) for hours in done_at]


def test_what_another_worker_did_is_not_done_again() -> None:
    done: list[datetime] = []
    nightly = Nightly(done.append, lambda: hours_on(0))
    for hours in (1, 11, 34.5, 34.6):
        nightly(hours_on(hours))
    assert done == [hours_on(34.5)]
