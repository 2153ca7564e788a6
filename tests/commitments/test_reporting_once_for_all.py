"""What is due is told; one report claims for everything that it counts for; what was typed is kept until it is recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.cast import NOW
from tests.commitments.conftest import BUILDERS, CHOIR, ROOFERS, Place, agreement_of, due_of
from weft.audit.models import Entry
from weft.commitments import actions, queries, rules
from weft.commitments.actions import Bound, CannotDo, Delivered, NamesPeople, Promise
from weft.commitments.due import next_period_ends
from weft.commitments.models import Benefit, Commitment, Jotting
from weft.commitments.rules import AgreementState, BenefitState, PartyRole, Sort
from weft.organisations.access import NotAllowed
from weft.organisations.rules import Role
from weft.web.tidying import tidy_all

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


def promise(place: Place, sort: Sort, quantity: int = 4, **said: object) -> Commitment:
    """Another promise of the builders to Ambleford."""
    told = Promise(
        place.cast.organisations[BUILDERS],
        place.edition,
        "H",
        sort,
        quantity,
        **said,  # type: ignore[arg-type]
    )
    return actions.record_commitment(
        agreement=agreement_of(place.first),
        promise=told,
        another=True,
        by=place.viewer("Tom"),
        at=NOW,
    )


def add_roofers(place: Place) -> None:
    actions.add_party(
        agreement=agreement_of(place.first), party=Bound(PartyRole.SUBCONTRACTOR, place.cast.organisations[ROOFERS]),
        on=date(2026, 4, 1), because="They do the roof.", by=place.viewer("Tom"), at=NOW,
    )  # fmt: skip


def test_what_is_late_comes_first_then_what_is_due_next(place: Place) -> None:
    late = promise(place, Sort.PER_PERIOD, months=3)
    rate = promise(place, Sort.RATE)
    actions.record_drawdown(
        agreement=agreement_of(rate), begins=date(2026, 4, 1), ends=date(2026, 9, 30), amount_gbp=Decimal(2_000_000), source="",
        by=place.viewer("Tom"), at=NOW,
    )  # fmt: skip
    found = queries.due_to_report(place.viewer("Mo"), TODAY)
    assert [(one.commitment, one.standing.was_due, one.late, one.next_due) for one in found] == [
        (late, 8, 8, date(2026, 12, 31)), (rate, 8, 8, None), (place.first, 0, 0, date(2027, 3, 31)),
        (place.second, 0, 0, date(2027, 3, 31)),
    ]  # fmt: skip
    for one in found:
        assert one.standing.was_due == due_of(one.commitment, TODAY - timedelta(1)), (
            "as the contract manager is told"
        )


def test_only_what_one_promised_or_delivers_for_another_is_due(place: Place) -> None:
    assert [
        queries.due_to_report(place.viewer(name), TODAY) for name in ("Rolf", "Cleo", "Tom")
    ] == [[]] * 3
    add_roofers(place)
    (due,) = queries.due_to_report(place.viewer("Rolf"), TODAY)
    assert due.commitment == place.first and not due.is_ours


def test_what_is_not_to_be_subcontracted_is_due_from_its_promiser_alone(place: Place) -> None:
    Commitment.objects.filter(pk=place.first.pk).update(may_subcontract=False)
    add_roofers(place)
    assert queries.due_to_report(place.viewer("Rolf"), TODAY) == []


def test_of_an_agreement_that_was_terminated_nothing_is_due(place: Place) -> None:
    actions.move_agreement(
        agreement=agreement_of(place.first), to=AgreementState.TERMINATED, on=TODAY, because="Over.", by=place.viewer("Tom"), at=NOW
    )  # fmt: skip
    assert [one.commitment for one in queries.due_to_report(place.viewer("Mo"), TODAY)] == [
        place.second
    ]


@pytest.mark.parametrize(("begins", "months", "on", "ends"), [
    (date(2026, 4, 1), 3, date(2026, 4, 1), date(2026, 6, 30)), (date(2026, 4, 1), 3, date(2026, 6, 30), date(2026, 6, 30)),
    (date(2026, 4, 1), 3, date(2026, 7, 1), date(2026, 9, 30)), (date(2026, 1, 31), 1, date(2026, 2, 1), date(2026, 2, 28)),
    (date(2026, 4, 1), 3, date(2026, 1, 1), date(2026, 6, 30)), (date(2026, 4, 1), 12, date(2027, 4, 1), None),
    (date(2026, 4, 1), 5, date(2027, 3, 1), None), (None, 3, date(2026, 4, 1), None),
])  # fmt: skip
def test_a_period_ends_the_day_before_the_next_begins(
    begins: date | None, months: int, on: date, ends: date | None
) -> None:
    assert next_period_ends(begins=begins, ends=date(2027, 3, 31), months=months, on=on) == ends


@pytest.mark.parametrize(("missing", "factor", "left", "needed"), [
    (4, Fraction(1), 9, 4), (4, Fraction(1), 3, 3), (4, Fraction(3), 9, 2), (5, Fraction(1, 2), 99, 10), (None, Fraction(1), 9, 9),
    (0, Fraction(1), 9, 0),
])  # fmt: skip
def test_as_much_is_offered_as_brings_what_is_missing(
    missing: int | None, factor: Fraction, left: int, needed: int
) -> None:
    assert rules.needed_of(missing=missing, factor=factor, left=left) == needed


def offered(place: Place, benefit: Benefit, by: str = "Mo") -> list[tuple[Commitment, int]]:
    return [(one.commitment, one.offered) for one in queries.counts_for(place.viewer(by), benefit)]


def test_a_benefit_is_offered_once_to_all_that_it_counts_for(place: Place) -> None:
    """Ten were promised to each council; of thirteen the second is offered what the first does not need."""
    benefit = place.benefit(13)
    assert offered(place, benefit) == [(place.first, 10), (place.second, 3)]
    assert offered(place, place.benefit(25)) == [(place.first, 15), (place.second, 10)], (
        "more is told, too"
    )


def test_what_is_claimed_already_is_offered_no_more(place: Place) -> None:
    benefit = place.benefit(4)
    actions.claim(
        benefit=benefit, commitment=place.first, quantity=1, by=place.viewer("Mo"), at=NOW
    )
    benefit.refresh_from_db()
    assert offered(place, benefit) == [(place.first, 0), (place.second, 3)]


def test_another_measure_or_time_is_offered_nothing(place: Place) -> None:
    assert offered(place, place.benefit(3, code="H")) == []
    assert offered(place, place.benefit(3, begins=date(2026, 3, 1), ends=date(2026, 3, 31))) == []


def test_one_report_claims_for_all_at_once_or_for_none(place: Place) -> None:
    benefit = place.benefit(13, report=False)
    shares = {place.first: 10, place.second: 4}
    with pytest.raises(CannotDo, match="Only 3 people"):
        actions.report_and_claim(benefit=benefit, shares=shares, by=place.viewer("Mo"), at=NOW)
    benefit.refresh_from_db()
    assert (benefit.state, benefit.claimed) == (BenefitState.DRAFT, 0)
    actions.report_and_claim(
        benefit=benefit, shares=shares | {place.second: 0}, by=place.viewer("Mo"), at=NOW
    )
    benefit.refresh_from_db()
    assert (benefit.state, benefit.claimed, benefit.claims.count()) == (
        BenefitState.REPORTED,
        10,
        1,
    )


def test_a_subcontractor_reports_for_whoever_promised(place: Place) -> None:
    add_roofers(place)
    benefit = place.benefit(
        2, by="Rolf", report=False, accountable=place.cast.organisations[BUILDERS]
    )
    assert offered(place, benefit, by="Rolf") == [(place.first, 2)]
    actions.report_and_claim(
        benefit=benefit, shares={place.first: 2}, by=place.viewer("Rolf"), at=NOW
    )
    seen = queries.delivered_by(place.viewer("Mo"))
    assert [one.ref for one in seen] == [benefit.ref]
    assert list(queries.claims_visible_to(place.viewer("Mo"))) == list(benefit.claims.all())


def told(place: Place, benefit: Benefit, **other: object) -> Delivered:
    said = Delivered(
        place.edition, "J", benefit.quantity, benefit.begins, benefit.ends, beneficiary=place.cast.organisations[CHOIR]
    )  # fmt: skip
    return replace(said, **other)  # type: ignore[arg-type]


def test_after_a_dispute_what_it_says_is_put_right_and_reported_once_more(place: Place) -> None:
    benefit, mo = place.benefit(5), place.viewer("Mo")
    with pytest.raises(CannotDo, match="stays"):
        actions.change_benefit(
            benefit=benefit, told=told(place, benefit, quantity=3), by=mo, at=NOW
        )
    actions.confirm_benefit(benefit=benefit, received=3, by=place.viewer("Cleo"), at=NOW)
    changed = actions.change_benefit(
        benefit=benefit, told=told(place, benefit, quantity=3), by=mo, at=NOW
    )
    again = actions.report_benefit(benefit=changed, by=mo, at=NOW)
    assert (again.quantity, again.round, again.state) == (3, 2, BenefitState.REPORTED)


def test_a_benefit_does_not_become_less_than_is_claimed_of_it(place: Place) -> None:
    benefit, mo = place.benefit(5), place.viewer("Mo")
    actions.claim(benefit=benefit, commitment=place.first, quantity=4, by=mo, at=NOW)
    actions.confirm_benefit(benefit=benefit, received=3, by=place.viewer("Cleo"), at=NOW)
    with pytest.raises(CannotDo, match="Claimed of it: 4 people"):
        actions.change_benefit(
            benefit=benefit, told=told(place, benefit, quantity=3), by=mo, at=NOW
        )
    with pytest.raises(CannotDo, match="Withdraw those first"):
        actions.change_benefit(benefit=benefit, told=told(place, benefit, code="H"), by=mo, at=NOW)


def test_a_story_that_may_name_people_is_recorded_only_once_somebody_has_looked(
    place: Place,
) -> None:
    named = {"story": "Jane Smith\nOmar Khan\nLily Brown"}
    with pytest.raises(NamesPeople):
        place.benefit(3, **named)
    assert not Benefit.objects.exists()
    said = told(place, place.benefit(3), **named)
    actions.record_benefit(told=said, looked=True, by=place.viewer("Mo"), at=NOW)
    assert Benefit.objects.filter(story=named["story"]).count() == 1


def begun(place: Place, **typed: str) -> Jotting:
    return actions.begin_jotting(commitment=place.first, typed=typed, by=place.viewer("Mo"), at=NOW)


def test_what_is_typed_is_kept_and_is_theirs_alone(place: Place) -> None:
    jotting = begun(place, quantity="3")
    actions.keep_jotting(jotting=jotting, typed={"quantity": "12"}, by=place.viewer("Mo"), at=NOW)
    (kept,) = queries.jottings_of(place.viewer("Mo"))
    assert kept.typed == {"quantity": "12"}
    place.cast.member("Max", BUILDERS, Role.REPORTER, administrator="Mo")
    for name in ("Rolf", "Max"):
        assert not queries.jottings_of(place.viewer(name)).exists()
    for name, fault in (("Rolf", Jotting.DoesNotExist), ("Rita", NotAllowed)):
        with pytest.raises(fault):
            actions.keep_jotting(jotting=jotting, typed={}, by=place.viewer(name), at=NOW)


def test_what_is_typed_goes_once_it_is_recorded_or_thrown_away(place: Place) -> None:
    jotting, other = begun(place), begun(place)
    said = told(place, place.benefit(3))
    actions.record_benefit(told=said, jotting=jotting, by=place.viewer("Mo"), at=NOW)
    assert list(queries.jottings_of(place.viewer("Mo"))) == [other]
    actions.throw_away_jotting(jotting=other, by=place.viewer("Mo"), at=NOW)
    assert not Jotting.objects.exclude(became__isnull=False, typed={}).exists()
    assert Entry.objects.filter(act="throw away jotting").count() == 1


def test_what_cannot_be_recorded_stays_as_it_was_typed(place: Place) -> None:
    jotting = begun(place)
    said = told(place, place.benefit(3), quantity=0)
    with pytest.raises(CannotDo):
        actions.record_benefit(told=said, jotting=jotting, by=place.viewer("Mo"), at=NOW)
    assert Jotting.objects.exists()


def test_no_more_is_kept_than_somebody_types(place: Place) -> None:
    with pytest.raises(CannotDo, match="Shorten"):
        begun(place, story="x" * 20_000)
    Jotting.objects.bulk_create(
        Jotting(
            ref=str(at), organisation=place.cast.organisations[BUILDERS], person=place.cast.person("Mo"), begun_at=NOW, saved_at=NOW
        )
        for at in range(200)
    )  # fmt: skip
    with pytest.raises(CannotDo, match="200 already"):
        begun(place)


def test_what_nobody_goes_on_with_is_forgotten_after_three_months(place: Place) -> None:
    begun(place)
    tidy_all(at=datetime(2027, 2, 3, 9, 30, tzinfo=UTC))
    assert Jotting.objects.exists()
    tidy_all(at=datetime(2027, 2, 3, 9, 30, tzinfo=UTC) + timedelta(minutes=1))
    assert not Jotting.objects.exists()


def test_the_last_answers_are_offered_again(place: Place) -> None:
    assert queries.said_before(place.viewer("Mo"), edition=place.edition.pk, code="J") is None
    place.benefit(3)
    last = place.benefit(4, beneficiary=None, beneficiary_name="Quay Food Bank")
    assert queries.said_before(place.viewer("Mo"), edition=place.edition.pk, code="J") == last
    assert queries.said_before(place.viewer("Rolf"), edition=place.edition.pk, code="J") is None
    assert queries.beneficiaries_before(place.viewer("Mo")) == ["Quay Food Bank", CHOIR]
