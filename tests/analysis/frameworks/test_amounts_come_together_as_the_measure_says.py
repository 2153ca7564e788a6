"""Amounts come together as the measure says, or stay apart with the reason."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.frameworks.invented import counted
from tests.analysis.frameworks.spec_how_amounts_come_together import CASES
from weft.analysis.frameworks.measure import AddsUp
from weft.analysis.frameworks.together import Amount, together
from weft.analysis.frameworks.units import UNITS, in_words

QUARTERS = {"Q1": date(2026, 6, 30), "Q2": date(2026, 9, 30)}


def amounts(written: str) -> list[Amount]:
    made = []
    for each in filter(None, written.split(", ")):
        provider, quarter, *said = each.split()
        share = said[0].endswith("%")
        parts = int(Decimal(said[0].rstrip("%")) * (100 if share else 1))
        made.append(Amount(provider, QUARTERS[quarter], parts, int(said[2]) if share else 0))
    return made


def shown(parts: int | None, why_not: str, *, share: bool) -> str:
    if parts is None:
        return why_not
    return f"{Decimal(parts) / 100:f}%" if share else str(parts)


@pytest.mark.parametrize(("over_time", "over_providers", "written", "expected"), CASES)
def test_the_table_holds(over_time: str, over_providers: str, written: str, expected: str) -> None:
    measure = counted(over_time=AddsUp(over_time), over_providers=AddsUp(over_providers))
    found = together(measure, amounts(written))
    assert shown(found.parts, found.why_not, share="%" in written) == expected


ANY = st.lists(
    st.builds(Amount, st.sampled_from("ABC"), st.sampled_from(list(QUARTERS.values())), st.integers(0, 10**9), st.integers(1, 10**6)),
    min_size=1, max_size=8,
)  # fmt: skip


@given(ANY, st.randoms())
def test_their_order_changes_nothing(given_: list[Amount], dice: object) -> None:
    for how in (AddsUp.SUM, AddsUp.LATEST, AddsUp.WEIGHTED_AVERAGE, AddsUp.NEVER):
        measure = counted(over_time=how, over_providers=AddsUp.SUM)
        shuffled = list(given_)
        dice.shuffle(shuffled)  # type: ignore[attr-defined]
        assert together(measure, shuffled) == together(measure, given_)


@given(ANY)
def test_a_weighted_average_lies_between_the_smallest_and_the_largest(given_: list[Amount]) -> None:
    measure = counted(over_time=AddsUp.WEIGHTED_AVERAGE, over_providers=AddsUp.WEIGHTED_AVERAGE)
    found = together(measure, given_).parts
    assert found is not None
    assert min(one.parts for one in given_) <= found <= max(one.parts for one in given_)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (1, "1 minute"), (60, "1 hour"), (61, "1 hour 1 minute"), (90, "1.5 hours"), (140, "2 hours 20 minutes"),
        (11066, "184 hours 26 minutes"), (0, "0 hours"),
    ],
)  # fmt: skip
def test_hours_that_are_no_hundredths_are_said_in_minutes(minutes: int, words: str) -> None:
    assert in_words(minutes, UNITS["hours"]) == words
