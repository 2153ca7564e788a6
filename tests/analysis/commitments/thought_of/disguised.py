"""What becomes of a benefit when it is recorded again: each disguise leaves it as it is where it does not fit."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.activities import IN_PEOPLE
from tests.analysis.commitments.scene import COHORTS, stretch
from tests.analysis.commitments.second_set.retelling import (
    name_typed,
)
from tests.analysis.commitments.thought_of.two import (
    Step,
    Two,
    moved,
)
from weft.analysis.commitments.benefit import Evidence

# What became of the rest: each disguise leaves it as it is where it does not fit.


def some_days_off(two: Two) -> None:
    if (two.told.ends - two.told.begins).days < 15:
        two.change(**moved(two.other, two.rng.choice((-8, -6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6, 9))))  # fmt: skip


def whole_period(two: Two) -> None:
    months = two.rng.choice((1, 3)) if (two.told.ends - two.told.begins).days < 29 else 3
    begins = two.told.begins
    first = (begins.month - 1) // months * months + 1
    days = stretch(begins.year, first, months)
    two.change(begins=days[0], ends=max(days[1], two.told.ends))


def whole_year(two: Two) -> None:
    begins = two.told.begins
    year = begins.year if begins.month >= 4 else begins.year - 1
    days = stretch(year, 4, 12) if two.rng.random() < 0.7 else stretch(begins.year, 1, 12)
    two.change(begins=days[0], ends=max(days[1], two.told.ends))


def another_end(two: Two) -> None:
    lasts = (two.told.ends - two.told.begins).days
    if lasts >= 20:
        two.change(ends=two.told.ends - timedelta(two.rng.randint(2, max(3, lasts // 3))))
    else:
        two.change(ends=two.told.ends + timedelta(two.rng.randint(1, 6)))


def another_beginning(two: Two) -> None:
    if (two.told.ends - two.told.begins).days >= 12:
        two.change(begins=two.told.begins + timedelta(two.rng.randint(1, 10)))


def day_and_month_swapped(two: Two) -> None:
    begins = two.told.begins
    if begins.day <= 12 and begins.day != begins.month and two.told.ends == begins:
        swapped = begins.replace(month=begins.day, day=begins.month)
        two.change(begins=swapped, ends=swapped)


def wrong_year(two: Two) -> None:
    if (two.told.ends - two.told.begins).days < 15 and two.told.begins.day < 28:
        year = two.told.begins.year + two.rng.choice((-1, 1))
        begins = two.told.begins.replace(year=year)
        two.change(begins=begins, ends=begins + (two.told.ends - two.told.begins))


def first_day_only(two: Two) -> None:
    two.change(ends=two.told.begins)


def rounded(two: Two) -> None:
    grain = {"hours": 60, "gbp": 10_000, "kg": 100_000, "weeks": 10, "tco2e": 1000}.get(two.told.unit, 10)  # fmt: skip
    near = max(grain, round(two.told.quantity / grain) * grain)
    if abs(near - two.told.quantity) * 14 <= two.told.quantity:
        two.change(quantity=near)


def with_tax(two: Two) -> None:
    if two.told.unit == "gbp":
        two.change(quantity=round(two.told.quantity * 6 / 5))


def in_another_part(two: Two) -> None:
    factor = {"gbp": 100, "hours": 60, "kg": 1000, "weeks": 10}.get(two.told.unit)
    if factor and two.told.quantity > factor * 3:
        whole = two.told.quantity // factor * factor
        two.one = replace(two.one, quantity=whole)
        two.change(quantity=whole // factor)


def corrected(two: Two) -> None:
    if two.told.unit not in {"yes_no", "story"} and two.told.quantity > 4:
        more = max(1, round(two.told.quantity * two.rng.uniform(0.05, 0.6)))
        two.change(quantity=two.told.quantity + more)


def as_planned(two: Two) -> None:
    if two.told.quantity > 9:
        two.change(quantity=max(1, round(two.told.quantity * two.rng.uniform(0.75, 1.3))))


def with_gift_aid(two: Two) -> None:
    if two.told.activity.key == "gift":
        two.change(quantity=round(two.told.quantity * 5 / 4))


def two_figures_swapped(two: Two) -> None:
    said = str(two.told.quantity)
    places = [at for at in range(len(said) - 1) if said[at] != said[at + 1] and said[at + 1] != "0"]
    if len(said) > 2 and places:
        at = two.rng.choice(places)
        two.change(quantity=int(said[:at] + said[at + 1] + said[at] + said[at + 2 :]))


def a_nought_too_many(two: Two) -> None:
    if two.told.unit not in {"yes_no", "story"}:
        two.change(quantity=two.told.quantity * two.rng.choice((10, 10, 100)))


def by_the_day_of_payment(two: Two) -> None:
    """The next quarter, as an invoice was paid then."""
    if two.told.activity.lasts == "quarter" and two.told.unit == "gbp":
        following = two.told.ends + timedelta(1)
        begins, ends = stretch(following.year, following.month, 3)
        two.change(begins=begins, ends=ends)


def in_a_total(two: Two) -> None:
    """One of several, and all of them, with what stands behind the one."""
    if two.told.quantity > 9:
        two.change(quantity=round(two.told.quantity * two.rng.uniform(1.7, 4)), places=(), evidence=(*two.other.evidence, two.scene.file("annex.pdf")))  # fmt: skip


def of_another_edition(two: Two) -> None:
    two.change(measure=two.told.measure.replace(":2026/", ":2023/"))


def of_another_framework(two: Two) -> None:
    if two.told.activity.elsewhere:
        two.change(measure=two.told.activity.elsewhere, agreement=f"OLD-DOCK/{two.rng.randint(1, 9)}")  # fmt: skip


def counted_in_people(two: Two) -> None:
    if people := IN_PEOPLE.get(two.told.activity.key):
        two.change(measure=people, quantity=two.rng.randint(1, 3), agreement=f"OLD-DOCK/{two.rng.randint(1, 9)}")  # fmt: skip


def receiver_typed(two: Two) -> None:
    if two.told.receiver:
        two.change(beneficiary="", beneficiary_name=name_typed(two.rng, two.told.receiver.name))


def receiver_left_out(two: Two) -> None:
    two.change(beneficiary="", beneficiary_name="")


def cohort_said_once(two: Two) -> None:
    two.one = replace(two.one, cohorts=(two.rng.choice(COHORTS),))
    two.change(cohorts=())


def year_left_out(two: Two) -> None:
    def short(each: Evidence) -> Evidence:
        parts = each.reference.split("-")
        return (
            replace(each, reference=f"{parts[0]}-{parts[2]}", sha256="")
            if len(parts) == 3
            else each
        )

    two.change(evidence=tuple(short(each) for each in two.other.evidence))


def more_behind_it(two: Two) -> None:
    also = two.scene.picture() if two.rng.random() < 0.5 else two.scene.file("evidence.pdf")
    if two.rng.random() < 0.5:
        two.one = replace(two.one, evidence=(*two.one.evidence, also))
    else:
        two.change(evidence=(*two.other.evidence, also))


DAYS: tuple[Step, ...] = (some_days_off, some_days_off, whole_period, whole_year, another_end, another_beginning, day_and_month_swapped, first_day_only, wrong_year, by_the_day_of_payment)  # fmt: skip
AMOUNTS: tuple[Step, ...] = (
    rounded,
    rounded,
    with_tax,
    with_gift_aid,
    in_another_part,
    a_nought_too_many,
    two_figures_swapped,
    corrected,
    as_planned,
    in_a_total,
)
MEASURES: tuple[Step, ...] = (of_another_edition, of_another_framework, counted_in_people)
OTHERS: tuple[Step, ...] = (receiver_typed, receiver_left_out, cohort_said_once, more_behind_it, more_behind_it)  # fmt: skip
