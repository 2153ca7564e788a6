"""A contract manager chooses what an agreement is rated by, assesses it year by year, and says why where the rule suggests another rating."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from tests.cast import NOW
from tests.commitments.conftest import AMBLEFORD, BUILDERS, ROOFERS, Place
from weft.analysis.commitments.ratings import Rating, Tolerances
from weft.commitments import actions, queries
from weft.commitments.actions import Bound, Described, Finding, Promise
from weft.commitments.models import Agreement, Assessment, Commitment, Indicator, Rated
from weft.commitments.performance import Period, why_not_choose
from weft.commitments.rules import AgreementKind, AgreementState, PartyRole, Sort
from weft.organisations.access import NotAllowed
from weft.organisations.rules import Role

pytestmark = pytest.mark.django_db
YEAR = Period(date(2026, 4, 1), date(2027, 3, 31))
AFTER = datetime(2027, 6, 1, 9, 0, tzinfo=UTC)


def by(place: Place, who: str = "Tom", at: datetime = AFTER) -> dict[str, Any]:
    return {"by": place.viewer(who), "at": at}


def agreement_of(place: Place) -> Agreement:
    return Agreement.objects.get(pk=place.first.agreement_id)


def chosen(place: Place, *commitments: Commitment) -> list[Indicator]:
    return actions.choose_indicators(
        agreement=agreement_of(place), commitments=commitments or [place.first], **by(place)
    )


def verified(
    place: Place, quantity: int, commitment: Commitment | None = None, **told: object
) -> None:
    """So much delivered, claimed and verified."""
    benefit = place.benefit(quantity, **told)
    told_ = {"benefit": benefit, "commitment": commitment or place.first, "quantity": quantity}
    claim = actions.claim(**told_, **by(place, "Mo"))  # type: ignore[arg-type]
    actions.verify_claim(claim=claim, **by(place))


def assessed(place: Place, findings: Sequence[Finding], period: Period = YEAR, **more: Any) -> Assessment:  # fmt: skip
    return actions.assess(
        agreement=agreement_of(place), period=period, findings=findings, **{**by(place), **more}
    )


def test_the_rating_of_what_is_verified_is_suggested_and_kept_with_its_figures(
    place: Place,
) -> None:
    verified(place, 9)
    (indicator,) = chosen(place)
    made = assessed(place, [Finding(indicator, Rating.APPROACHING)])
    (rated,) = made.ratings.all()
    assert (rated.due, rated.reported, rated.confirmed, rated.verified) == (10, 9, 0, 9)
    assert (rated.suggested, rated.rating, rated.provider) == (
        Rating.APPROACHING,
        Rating.APPROACHING,
        place.cast.organisations[BUILDERS],
    )
    assert (made.close, made.below, made.begins, made.ends) == (90, 70, YEAR.begins, YEAR.ends)


def test_a_rating_that_is_not_suggested_says_why(place: Place) -> None:
    verified(place, 9)
    (indicator,) = chosen(place)
    with pytest.raises(actions.CannotDo, match="suggests “Approaching target”"):
        assessed(place, [Finding(indicator, Rating.GOOD)])
    made = assessed(place, [Finding(indicator, Rating.GOOD, "The tenth began on 1 April.")])
    assert made.ratings.get().because == "The tenth began on 1 April."


def test_what_is_only_reported_does_not_count(place: Place) -> None:
    told = {"benefit": place.benefit(10), "commitment": place.first, "quantity": 10}
    actions.claim(**told, **by(place, "Mo"))  # type: ignore[arg-type]
    (one,) = queries.rating_for(chosen(place), YEAR)
    suggests = one.suggests(Tolerances())
    assert one.figures and (one.figures.reported, one.figures.verified) == (10, 0)
    assert suggests and suggests.rating is Rating.INADEQUATE


def promised(place: Place, sort: Sort, quantity: int, months: int = 0, **told: Any) -> Commitment:
    promise = Promise(
        place.cast.organisations[BUILDERS],
        place.edition,
        "J",
        sort,
        quantity,
        months=months,
        **told,
    )
    return actions.record_commitment(
        agreement=agreement_of(place), promise=promise, **by(place, at=NOW)
    )


BEFORE = Period(date(2025, 4, 1), date(2026, 3, 31))


def figures_of_two_years(place: Place, commitment: Commitment) -> list[tuple[int, int]]:
    indicators = chosen(place, commitment)
    found = [queries.rating_for(indicators, year)[0].figures for year in (BEFORE, YEAR)]
    return [(one.due, one.verified) for one in found if one]


def test_what_is_due_again_and_again_is_held_against_its_own_year(place: Place) -> None:
    Agreement.objects.update(begins=BEFORE.begins)
    yearly = promised(place, Sort.PER_PERIOD, 10, months=12)
    verified(place, 12, yearly, begins=date(2025, 5, 1), ends=date(2026, 3, 31))
    verified(place, 7, yearly, begins=date(2026, 3, 1), ends=date(2026, 4, 1))
    assert figures_of_two_years(place, yearly) == [(10, 12), (10, 7)]


def test_a_rate_is_held_against_what_was_spent_in_that_year(place: Place) -> None:
    Agreement.objects.update(begins=BEFORE.begins)
    rate = promised(place, Sort.RATE, 3)
    for day, million in ((date(2025, 6, 30), 2), (date(2026, 6, 30), 1)):
        actions.record_drawdown(
            agreement=agreement_of(place), begins=day, ends=day, amount_gbp=Decimal(million * 1_000_000), source="by hand", **by(place)
        )  # fmt: skip
    assert figures_of_two_years(place, rate) == [(6, 0), (3, 0)]


def test_what_is_due_by_a_day_counts_whole_once_that_day_has_come(place: Place) -> None:
    Agreement.objects.update(begins=BEFORE.begins)
    verified(place, 4, begins=date(2025, 5, 1), ends=date(2025, 5, 2))
    verified(place, 3)
    assert figures_of_two_years(place, place.first) == [(0, 4), (10, 7)]


def test_the_tolerances_are_the_councils_and_stay_with_what_was_assessed(place: Place) -> None:
    verified(place, 9)
    (indicator,) = chosen(place)
    before = assessed(
        place, [Finding(indicator, Rating.APPROACHING)], Period(YEAR.begins, date(2027, 3, 31))
    )
    actions.say_tolerances(close=95, below=80, **by(place, "Ada"))
    assert (
        queries.rating_for([indicator], YEAR)[0]
        .suggests(queries.tolerances_of(before.agreement.keeper_id))
        .rating
        is Rating.REQUIRES
    )  # type: ignore[union-attr]
    assert (before.close, before.below) == (90, 70)
    assert queries.tolerances_of(place.second.agreement.keeper_id) == Tolerances()


@pytest.mark.parametrize(("close", "below"), [(70, 70), (100, 70), (90, 0), (60, 70)])
def test_tolerances_that_leave_nothing_between_them_are_refused(
    place: Place, close: int, below: int
) -> None:
    with pytest.raises(actions.CannotDo, match="“Close” is less than 100 per cent"):
        actions.say_tolerances(close=close, below=below, **by(place, "Ada"))


@pytest.mark.parametrize("who", ["Tom", "Rita", "Mo"])
def test_only_an_administrator_of_a_council_says_what_it_calls_close(
    place: Place, who: str
) -> None:
    with pytest.raises(NotAllowed):
        actions.say_tolerances(close=95, below=80, **by(place, who))


@pytest.mark.parametrize("who", ["Mo", "Bea", "Rita"])
def test_nobody_but_its_keepers_people_rates_an_agreement(place: Place, who: str) -> None:
    (indicator,) = chosen(place)
    with pytest.raises((NotAllowed, Agreement.DoesNotExist)):
        assessed(place, [Finding(indicator, Rating.GOOD, "They are good.")], by=place.viewer(who))


def test_the_database_lets_nobody_rate_their_own(place: Place) -> None:
    (indicator,) = chosen(place)
    made = assessed(place, [Finding(indicator, Rating.INADEQUATE)])
    rated = made.ratings.get()
    other = chosen(place, promised(place, Sort.STORY, 1, due=YEAR.ends))[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        Rated.objects.create(
            assessment=made, indicator=other, provider=rated.provider, rated_for=rated.provider, due=0, verified=0,
            suggested="Good", rating="Good",
        )  # fmt: skip


def test_every_indicator_is_rated_each_once(place: Place) -> None:
    first, second = chosen(place, place.first, promised(place, Sort.FIXED, 5, due=YEAR.ends))
    for findings in (
        [Finding(first, Rating.INADEQUATE)],
        [Finding(first, Rating.INADEQUATE), Finding(first, Rating.INADEQUATE)],
        [Finding(first, Rating.INADEQUATE), Finding(second, Rating.INADEQUATE), Finding(second, Rating.OTHER, "So.")],
    ):  # fmt: skip
        with pytest.raises(actions.CannotDo, match="Say of each indicator"):
            assessed(place, findings)
    assert not Assessment.objects.exists()


def test_one_time_follows_on_from_the_other_and_ends_with_the_agreement(place: Place) -> None:
    held = agreement_of(place)
    held.ends = date(2027, 9, 30)
    assert queries.next_assessment(held, None) == YEAR
    assert queries.next_assessment(held, YEAR.ends) == Period(date(2027, 4, 1), held.ends)
    assert queries.next_assessment(held, held.ends) is None
    held.begins = None
    assert queries.next_assessment(held, None) is None


def test_it_is_due_once_a_year_is_over_and_when_it_is_terminated(place: Place) -> None:
    chosen(place)
    tom = place.viewer("Tom")
    assert queries.to_assess(tom, YEAR.ends) == []
    (due,) = queries.to_assess(tom, date(2027, 4, 1))
    assert (due.agreement, due.period) == (place.first.agreement, YEAR)
    actions.move_agreement(
        agreement=agreement_of(place), to=AgreementState.TERMINATED, on=date(2026, 11, 30), because="They went.", **by(place)
    )  # fmt: skip
    (due,) = queries.to_assess(tom, date(2026, 12, 1))
    assert due.period == Period(YEAR.begins, date(2026, 11, 30))
    assert queries.to_assess(place.viewer("Bea"), date(2027, 4, 1)) == []


@pytest.mark.parametrize(
    ("period", "reason"),
    [
        (Period(date(2026, 4, 1), date(2027, 4, 1)), "every twelve months"),
        (Period(date(2026, 3, 1), date(2027, 2, 1)), "had not begun"),
        (Period(date(2027, 4, 1), date(2027, 6, 1)), "not over yet"),
        (Period(date(2027, 4, 2), date(2027, 4, 1)), "before it begins"),
    ],
)
def test_a_time_that_cannot_be_assessed_says_why(place: Place, period: Period, reason: str) -> None:
    (indicator,) = chosen(place)
    with pytest.raises(actions.CannotDo, match=reason):
        assessed(place, [Finding(indicator, Rating.OTHER, "So.")], period)


def test_what_is_not_in_force_yet_is_not_assessed(place: Place) -> None:
    (indicator,) = chosen(place)
    Agreement.objects.update(state=AgreementState.PLANNED)
    with pytest.raises(actions.CannotDo, match="not in force yet"):
        assessed(place, [Finding(indicator, Rating.INADEQUATE)])


def test_without_an_indicator_there_is_nothing_to_assess(place: Place) -> None:
    with pytest.raises(actions.CannotDo, match="Choose what it is rated by first"):
        assessed(place, [])


def test_a_promise_is_an_indicator_once_and_there_are_at_most_forty(place: Place) -> None:
    chosen(place)
    with pytest.raises(actions.CannotDo, match="rated by this already"):
        chosen(place)
    assert why_not_choose(chosen=39) is None
    assert why_not_choose(chosen=40)


def test_what_is_promised_no_longer_is_no_indicator(place: Place) -> None:
    actions.end_commitment(
        commitment=place.first, on=NOW.date(), because="It was agreed so.", **by(place)
    )
    with pytest.raises(Commitment.DoesNotExist):
        chosen(place)


def test_no_day_is_left_out_between_two_assessments(place: Place) -> None:
    (indicator,) = chosen(place)
    half = Period(YEAR.begins, date(2026, 9, 30))
    assessed(place, [Finding(indicator, Rating.OTHER)], half)
    with pytest.raises(actions.CannotDo, match="begins the day after"):
        assessed(
            place, [Finding(indicator, Rating.OTHER, "So.")], Period(date(2026, 11, 1), YEAR.ends)
        )
    assessed(place, [Finding(indicator, Rating.INADEQUATE)], Period(date(2026, 10, 1), YEAR.ends))
    assert queries.assessed_until(agreement_of(place)) == YEAR.ends


def test_what_was_assessed_never_changes_and_is_put_right_by_another_version(
    place: Place,
) -> None:
    (indicator,) = chosen(place)
    made = assessed(place, [Finding(indicator, Rating.INADEQUATE)])
    for change in (
        lambda: Assessment.objects.filter(pk=made.pk).update(words="They were good."),
        lambda: Rated.objects.update(rating="Good"),
        lambda: Rated.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
            change()
    verified(place, 10)
    again = actions.correct_assessment(
        assessment=made, findings=[Finding(indicator, Rating.GOOD)], because="Ten were verified late.", **by(place)
    )  # fmt: skip
    assert (again.version, again.replaces, again.ratings.get().verified) == (2, made, 10)
    assert list(queries.standing_assessments(agreement_of(place))) == [again]
    with pytest.raises(actions.CannotDo, match="put right already"):
        actions.correct_assessment(assessment=made, findings=[Finding(indicator, Rating.GOOD)], because="So.", **by(place))  # fmt: skip


def described(place: Place, *, more: bool = True) -> Indicator:
    return actions.describe_indicator(
        agreement=agreement_of(place), name="Repairs done on the first visit", unit="percent", target=9500, more_is_better=more,
        about=place.cast.organisations[BUILDERS], **by(place),
    )  # fmt: skip


def test_of_what_is_described_the_figures_are_typed(place: Place) -> None:
    indicator = described(place)
    with pytest.raises(actions.CannotDo, match="Enter what was due"):
        assessed(place, [Finding(indicator, Rating.GOOD, "So.")])
    made = assessed(place, [Finding(indicator, Rating.REQUIRES, due=9500, delivered=8000)])
    rated = made.ratings.get()
    assert (rated.due, rated.verified, rated.suggested) == (9500, 8000, Rating.REQUIRES)


def test_where_less_is_better_the_rule_suggests_nothing_and_the_rating_has_a_reason(
    place: Place,
) -> None:
    indicator = described(place, more=False)
    with pytest.raises(actions.CannotDo, match="suggests nothing here"):
        assessed(place, [Finding(indicator, Rating.GOOD, due=100, delivered=50)])
    made = assessed(
        place, [Finding(indicator, Rating.GOOD, "Half as many as allowed.", due=100, delivered=50)]
    )
    assert made.ratings.get().suggested == ""


def test_what_is_rated_no_longer_stays_in_what_was_assessed(place: Place) -> None:
    first, second = chosen(place, place.first, promised(place, Sort.FIXED, 5, due=YEAR.ends))
    assessed(place, [Finding(first, Rating.INADEQUATE), Finding(second, Rating.INADEQUATE)])
    with pytest.raises(actions.CannotDo, match="Say why"):
        actions.drop_indicator(indicator=second, because=" ", **by(place))
    actions.drop_indicator(indicator=second, because="It was agreed so.", **by(place))
    assert Rated.objects.count() == 2
    seen = queries.indicators_visible_to(place.viewer("Tom")).filter(dropped_at=None)
    assert list(seen) == [first]


def test_one_supplier_does_not_read_how_another_is_rated(place: Place) -> None:
    actions.add_party(
        agreement=agreement_of(place), party=Bound(PartyRole.SUPPLIER, place.cast.organisations[ROOFERS]), on=NOW.date(),
        because="They roof it.", **by(place),
    )  # fmt: skip
    findings = [
        Finding(chosen(place)[0], Rating.INADEQUATE),
        Finding(described(place), Rating.GOOD, due=1, delivered=1),
    ]
    assessed(place, findings)
    counts = [
        (queries.indicators_visible_to(seer).count(), queries.ratings_visible_to(seer).count())
        for seer in map(place.viewer, ("Tom", "Rita", "Mo", "Rolf", "Bea"))
    ]
    assert counts == [(2, 2), (2, 2), (2, 2), (0, 0), (0, 0)]


@pytest.mark.parametrize(
    ("told", "asks"),
    [
        ({"value_gbp": Decimal("5000000.01"), "with_vat": True, "under_act": True}, True),
        ({"value_gbp": Decimal(5_000_000), "with_vat": True, "under_act": True}, False),
        ({"value_gbp": Decimal(9_000_000), "with_vat": True, "under_act": None}, None),
        ({"value_gbp": Decimal(9_000_000), "with_vat": True, "under_act": False}, False),
        ({"value_gbp": Decimal(9_000_000), "under_act": True, "kind": "framework agreement"}, False),
        ({"value_gbp": Decimal(9_000_000), "under_act": True, "kind": "call-off"}, True),
        ({"value_gbp": Decimal(9_000_000), "under_act": None, "kind": "grant"}, False),
        ({"value_gbp": None, "under_act": True}, None),
    ],
)  # fmt: skip
def test_where_the_act_asks_three_indicators(
    place: Place, told: dict[str, Any], asks: bool | None
) -> None:
    Agreement.objects.filter(pk=place.first.agreement_id).update(**told)
    held = agreement_of(place)
    assert queries.act_asks(held) is asks
    assert queries.lacks_indicators(held, 2) is (asks is True)
    assert not queries.lacks_indicators(held, 3)
    actions.explain_few_indicators(agreement=held, because="It is a concession.", **by(place))
    assert not queries.lacks_indicators(agreement_of(place), 2)


LONG_AGO, FIRST_DAY = date(2025, 2, 23), date(2025, 2, 24)


@pytest.mark.parametrize(("kind", "begins", "said", "framework", "asks"), [
    ("contract", LONG_AGO, True, None, False), ("contract", FIRST_DAY, True, None, True), ("contract", FIRST_DAY, None, None, None),
    ("contract", None, None, None, None), ("call-off", FIRST_DAY, True, (LONG_AGO, None), False), ("call-off", FIRST_DAY, None, (FIRST_DAY, None), None),
    ("call-off", FIRST_DAY, None, (FIRST_DAY, True), True), ("call-off", FIRST_DAY, True, (FIRST_DAY, False), False),
    ("call-off", FIRST_DAY, True, (None, None), True), ("contract", FIRST_DAY, True, (LONG_AGO, None), True),
])  # fmt: skip
def test_what_was_begun_before_the_act_stays_under_the_earlier_regulations(
    place: Place, kind: str, begins: date | None, said: bool | None, framework: tuple[date | None, bool | None] | None, asks: bool | None
) -> None:  # fmt: skip
    above = framework and actions.record_agreement(
        kind=AgreementKind.FRAMEWORK, title="Works", parties=[], begins=framework[0], under_act=framework[1], **by(place)
    )  # fmt: skip
    Agreement.objects.filter(pk=place.first.agreement_id).update(
        kind=kind, begins=begins, under_act=said, under=above, value_gbp=Decimal(9_000_000), with_vat=True
    )  # fmt: skip
    assert queries.act_asks(agreement_of(place)) is asks
    listed = queries.rated_agreements(place.viewer("Tom")).filter(pk=place.first.agreement_id)
    assert listed.exists() is (asks is not False)


def test_nobody_says_that_the_act_applies_to_what_was_begun_before_it(place: Place) -> None:
    told = {"kind": AgreementKind.CONTRACT, "title": "Roads", "parties": [], "under_act": True}
    with pytest.raises(actions.CannotDo, match="begun on 23 February 2025"):
        actions.record_agreement(begins=LONG_AGO, **told, **by(place))
    works = actions.record_agreement(**{**told, "kind": AgreementKind.FRAMEWORK, "under_act": False}, **by(place))  # fmt: skip
    Agreement.objects.update(kind=AgreementKind.CALL_OFF)
    Agreement.objects.filter(pk=works.pk).update(kind=AgreementKind.FRAMEWORK)
    with pytest.raises(actions.CannotDo, match="does not apply to its framework agreement"):
        actions.describe_agreement(
            agreement=agreement_of(place), told=Described(under=works, under_act=True), **by(place)
        )


def test_an_agreement_of_the_council_is_rated_by_its_other_people_too(place: Place) -> None:
    place.cast.member("Una", AMBLEFORD, Role.COMMISSIONER, administrator="Ada")
    (indicator,) = chosen(place)
    assert assessed(place, [Finding(indicator, Rating.INADEQUATE)], by=place.viewer("Una"))
