"""How much of a promise is due by a day, by hand."""

from __future__ import annotations

from datetime import date

import pytest

from tests.commitments.conftest import due_by
from weft.commitments.due import accrued, parted
from weft.commitments.rules import Sort

BEGINS, ENDS = date(2026, 4, 1), date(2027, 3, 31)


@pytest.mark.parametrize(("sort", "on", "due"), [
    (Sort.FIXED, date(2027, 3, 30), 0), (Sort.FIXED, date(2027, 3, 31), 12), (Sort.YES_NO, date(2028, 1, 1), 12),
    (Sort.PER_PERIOD, date(2026, 6, 29), 0), (Sort.PER_PERIOD, date(2026, 6, 30), 12), (Sort.PER_PERIOD, date(2026, 9, 30), 24),
    (Sort.PER_PERIOD, date(2027, 3, 31), 48), (Sort.PER_PERIOD, date(2030, 1, 1), 48),
])  # fmt: skip
def test_a_fixed_amount_is_due_on_its_day_and_one_per_quarter_at_the_end_of_each(
    sort: Sort, on: date, due: int
) -> None:
    found = due_by(
        sort, quantity=12, due=date(2027, 3, 31), begins=BEGINS, ends=ENDS, months=3, on=on
    )
    assert found == due


@pytest.mark.parametrize(("begins", "on", "due"), [
    (date(2026, 1, 31), date(2026, 2, 27), 0), (date(2026, 1, 31), date(2026, 2, 28), 1),
    (date(2026, 1, 31), date(2026, 3, 29), 1), (date(2026, 1, 31), date(2026, 3, 30), 2), (date(2026, 1, 15), date(2026, 2, 14), 1),
])  # fmt: skip
def test_a_month_that_begins_late_in_the_month_is_over_when_it_is_over(
    begins: date, on: date, due: int
) -> None:
    assert (
        due_by(Sort.PER_PERIOD, quantity=1, due=None, begins=begins, ends=None, months=1, on=on)
        == due
    )


def test_a_rate_accrues_with_what_is_drawn_down_and_is_never_rounded_up() -> None:
    assert accrued([(3, 100_000_000)]) == 3
    assert accrued([(3, 250_000_000 - 1)]) == 7
    assert accrued([(3, -5)]) == 0
    assert accrued([(3, 50_000_000), (5, 70_000_000)]) == 5, "rounded down once"


@pytest.mark.parametrize(("sort", "promised", "counts", "due", "stays", "goes"), [
    (Sort.FIXED, 10, 4, date(2027, 3, 31), 4, 6), (Sort.FIXED, 10, 0, date(2027, 3, 31), 0, 10), (Sort.FIXED, 10, 4, date(2026, 6, 30), 10, 0),
    (Sort.FIXED, 10, 12, date(2027, 3, 31), 10, 0), (Sort.PER_PERIOD, 5, 7, None, 5, 5), (Sort.RATE, 5, 7, None, 5, 5),
])  # fmt: skip
def test_of_what_goes_over_to_another_each_part_is_promised_once(
    sort: Sort, promised: int, counts: int, due: date | None, stays: int, goes: int
) -> None:
    told = {"quantity": promised, "claimed": counts, "due": due, "on": date(2026, 10, 1)}
    found = parted(sort, ends=ENDS, adds=True, **told)  # type: ignore[arg-type]
    assert (found.stays, found.goes) == (stays, goes)


@pytest.mark.parametrize(("counts", "goes"), [(0, 1), (1, 0)])
def test_a_yes_goes_over_unless_it_is_kept(counts: int, goes: int) -> None:
    found = parted(
        Sort.YES_NO, quantity=1, claimed=counts, due=ENDS, ends=ENDS, adds=False, on=date(2026, 10, 1)
    )  # fmt: skip
    assert (found.stays, found.goes) == (counts, goes)
