"""A promise's forecast, by hand: from the pace so far, with a range, and nothing where it is too early."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from weft.analysis.commitments.forecast import forecast

BEGINS, ENDS = date(2026, 1, 1), date(2026, 12, 31)


def test_an_even_pace_goes_on_with_no_range_at_all() -> None:
    found = forecast(
        [(date(2026, m, 15), 10) for m in range(1, 5)],
        begins=BEGINS,
        ends=ENDS,
        today=date(2026, 5, 1),
    )
    assert found is not None
    assert (found.so_far, found.by_the_end, found.at_least, found.at_most) == (40, 120, 120, 120)
    assert (found.months_so_far, found.months_left) == (4, 8)
    assert found.reaches(120) is True and found.reaches(121) is False


def test_an_uneven_pace_has_the_range_that_is_worked_out_by_hand() -> None:
    amounts = [(date(2026, 1, 5), 0), (date(2026, 2, 5), 10), (date(2026, 3, 5), 20)]
    found = forecast(amounts, begins=BEGINS, ends=ENDS, today=date(2026, 4, 1))
    assert found is not None
    # mean 10, s = 10, n = 3, k = 9, t(2) = 1.886: 1.886 * 10 * sqrt(9 + 27) = 113.16
    assert (found.by_the_end, found.at_least, found.at_most) == (120, 30, 234)
    assert found.reaches(150) is None


def test_before_three_months_nothing_is_said() -> None:
    assert (
        forecast([(date(2026, 1, 5), 10)], begins=BEGINS, ends=ENDS, today=date(2026, 3, 15))
        is None
    )


def test_at_the_end_it_is_what_is_there() -> None:
    found = forecast([(date(2026, 1, 5), 7)], begins=BEGINS, ends=ENDS, today=date(2027, 2, 1))
    assert found is not None and (found.by_the_end, found.at_least, found.at_most) == (7, 7, 7)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(st.dates(BEGINS, ENDS), st.integers(0, 10_000)), max_size=30),
    st.dates(BEGINS, ENDS),
)
def test_the_range_holds_the_forecast_and_nothing_comes_below_what_is_there(amounts, today) -> None:
    found = forecast(amounts, begins=BEGINS, ends=ENDS, today=today)
    if found is not None:
        assert found.so_far <= found.at_least <= found.by_the_end + 1
        assert found.by_the_end <= found.at_most + 1
