"""Of a share there is no more than 100 per cent, promised, aimed at or delivered; of what grew there may be."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import NOW
from tests.commitments.conftest import BUILDERS, LATER, Place, agreement_of
from tests.commitments.test_a_list_of_promises_comes_and_goes import answers, csv_of, sent, wrong
from tests.commitments.test_a_list_of_promises_comes_and_goes import tom as sends
from tests.commitments.test_agreements_are_kept_on_pages import problems, there
from tests.commitments.test_agreements_are_kept_on_pages import tom as types
from tests.ui.pages import tree
from weft.analysis.commitments.ratings import Rating
from weft.analysis.frameworks.measure import AddsUp, Measure, MeasureKind
from weft.commitments import actions
from weft.commitments.actions import CannotDo, Finding, Promise
from weft.commitments.models import Agreement, Assessment, Commitment, Indicator
from weft.commitments.performance import Period
from weft.commitments.rules import Sort
from weft.commitments.shares import is_share

__all__ = ["sends", "types"]
TOO_MUCH = "It is a share, so it is 100 per cent at most. Enter 100 or less."


@pytest.mark.parametrize(("wording", "over_providers", "unit", "shares"), [
    ("Share of bills paid on time", AddsUp.NEVER, "percent", True), ("Percentage of staff paid the Living Wage", AddsUp.NEVER, "percent", True),
    ("Staff paid the Living Wage", AddsUp.WEIGHTED_AVERAGE, "percent", True), ("Growth of turnover", AddsUp.NEVER, "percent", False),
    ("Share of bills paid on time", AddsUp.NEVER, "people", False),
])  # fmt: skip
def test_a_share_is_known_by_its_words_or_by_how_it_is_averaged(
    wording: str, over_providers: AddsUp, unit: str, shares: bool
) -> None:
    measure = Measure(unit, MeasureKind.OUTPUT, AddsUp.LATEST, over_providers)
    assert is_share(measure, wording) is shares


@pytest.mark.django_db
def test_more_than_all_is_promised_neither_at_first_nor_later(place: Place, types: Client) -> None:
    builders = place.cast.organisations[BUILDERS]
    address = there(place, "commitments", "add", place.edition.ref, "P")
    asked = {"promised_by": builders.ref, "sort": "fixed", "due": "30 11 2026"}
    assert problems(types.post(address, {**asked, "quantity": "950"})) == [TOO_MUCH]
    types.post(address, {**asked, "quantity": "100"})
    made = Commitment.objects.get(code="P")
    with pytest.raises(CannotDo, match="100 per cent at most"):
        actions.vary_commitment(
            commitment=made, quantity=100_01, due=made.due, on=NOW.date(), because="x", by=place.viewer("Tom"), at=LATER
        )  # fmt: skip


@pytest.mark.django_db
def test_a_list_says_it_with_its_row(place: Place, sends: Client) -> None:
    rows = [("C-17", BUILDERS, "P", "", many, "", "30/11/2026") for many in ("950", "95")]
    address, page = sent(sends, csv_of(*rows))
    assert [one.split("Row ", 1)[1] for one in wrong(page)] == [f"2: {TOO_MUCH}"]
    sends.post(address, answers(page) | {"take": "yes"})
    assert not Commitment.objects.filter(code="P").exists(), "a list is taken whole"


@pytest.mark.django_db
def test_what_is_described_in_per_cent_is_aimed_at_and_met_by_all_at_most(
    place: Place, types: Client
) -> None:
    begins = date(timezone.localdate().year - 2, 1, 1)
    Agreement.objects.filter(pk=place.first.agreement_id).update(begins=begins, ends=None)
    told = {"name": "First visits", "unit": "percent", "better": "more"}
    describe = there(place, "performance", "describe")
    assert problems(types.post(describe, {**told, "target": "950"})) == [TOO_MUCH]
    types.post(describe, {**told, "target": "95"})
    ref = Indicator.objects.get().ref
    said = {f"{ref}-due": "95", f"{ref}-delivered": "9,600", f"{ref}-rating": "Good"}
    assess = there(place, "performance", "assess")
    answer = types.post(assess, said)
    assert problems(answer) == [TOO_MUCH]
    assert tree(answer.content.decode()).xpath(f"//a[@href='#id_{ref}-delivered']"), "at its question"  # fmt: skip
    assert not Assessment.objects.exists()
    types.post(assess, said | {f"{ref}-delivered": "96"})
    assert Assessment.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("due", "delivered"), [(950_00, 1), (1, 9_600_00)])
def test_the_action_refuses_it_too(place: Place, due: int, delivered: int) -> None:
    by = {"by": place.viewer("Tom"), "at": LATER}
    told = {"name": "First visits", "unit": "percent", "more_is_better": True, "about": None}
    held = agreement_of(place.first)
    with pytest.raises(CannotDo, match="100 per cent at most"):
        actions.describe_indicator(agreement=held, target=100_01, **told, **by)
    one = actions.describe_indicator(agreement=held, target=95_00, **told, **by)
    period = Period(date(2026, 4, 1), date(2026, 9, 30))
    finding = Finding(one, Rating.GOOD, "So.", due, delivered)
    with pytest.raises(CannotDo, match="100 per cent at most"):
        actions.assess(agreement=held, period=period, findings=[finding], **by)
    builders = place.cast.organisations[BUILDERS]
    grown = Promise(builders, place.edition, "P", Sort.FIXED, 100_01, due=date(2026, 11, 30))
    with pytest.raises(CannotDo, match="100 per cent at most"):
        actions.record_commitment(agreement=held, promise=grown, **by)
