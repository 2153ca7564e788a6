"""Repeats that stand on other days: totals and their parts, late returns, slips of a date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.analysis.commitments.plant import Case
from tests.analysis.commitments.sixth_set.kinds import said
from tests.analysis.commitments.sixth_set.manner import COMMON, RARE, USUAL, Manners, two
from tests.analysis.commitments.sixth_set.papers import paper, papers
from tests.analysis.commitments.sixth_set.signs import Sign
from tests.analysis.commitments.sixth_set.spans import (
    month_of,
    months_of,
    next_quarter,
    quarter_of,
)
from tests.analysis.commitments.sixth_set.stage import Event, Stage

MANNERS = Manners()
TOTAL = (Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_RECEIVER, Sign.SAME_TOPIC, Sign.DAYS_WITHIN, Sign.PART, Sign.SAYS_INCLUDES, Sign.NOTHING_PARTS)  # fmt: skip


@MANNERS.add(COMMON, "The total says that it is the quarter's, for the receiver and the matter of the three months, and comes to their sum.",
             *TOTAL)  # fmt: skip
def three_months_and_the_total_of_their_quarter(stage: Stage) -> Case:
    event = stage.event("volunteering", "lessons", "rooms", "meals", "advice")
    quarter = quarter_of(event.begins)
    each = [_in(event, span, stage) for span in months_of(quarter)]
    total = sum(one.quantity for one in each)
    whole = replace(event, quantity=total, begins=quarter[0], ends=quarter[1])
    word = stage.rng.choice(("Total for the quarter", "Quarter, all told", "Made up of the three monthly returns"))  # fmt: skip
    text = f"{word}: {stage.words(whole, 1, total)}"
    months = [stage.tell(one, evidence=stage.proof(one)) for one in each]
    return Case(
        (*months, stage.tell(whole, description=text, evidence=stage.aside())),
        pairs=((0, 3), (1, 3), (2, 3)),
        either=((0, 1), (0, 2), (1, 2)),
    )


def _in(event: Event, span: tuple[date, date], stage: Stage) -> Event:
    return replace(event, begins=span[0], ends=span[1], quantity=event.kind.amount(stage.rng))


@MANNERS.add(USUAL, "The month's return says that it includes this day's session, with its hours, for the same receiver.",
             *TOTAL)  # fmt: skip
def a_session_and_the_month_that_includes_it(stage: Stage) -> Case:
    event = stage.event("volunteering", "lessons", "rooms", "careers")
    first, last = month_of(event.begins)
    more = event.quantity + event.kind.amount(stage.rng) + event.kind.amount(stage.rng)
    how = f"including {said(event.kind, event.quantity, 1)} on {event.begins.day} {event.begins:%B}"
    text = f"{stage.words(event, 1, more).rstrip('.')} ({how})"
    month = stage.tell(
        event, quantity=more, description=text, begins=first, ends=last, evidence=stage.aside()
    )
    return two(stage.tell(event, evidence=stage.proof(event)), month)


@MANNERS.add(COMMON, "One apprentice by number; the later record counts from the same first day, and so includes the weeks of the earlier one.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_PERSON, Sign.DAYS_WITHIN, Sign.PART, Sign.SAYS_INCLUDES, Sign.NOTHING_PARTS)  # fmt: skip
def weeks_of_an_apprentice_and_the_weeks_to_date(stage: Stage) -> Case:
    event = stage.event("apprentice weeks")
    one, other = papers("apprenticeship", stage.number(), stage.rng)
    until = event.ends + timedelta(days=91)
    more = event.quantity + stage.rng.randrange(100, 131, 2)
    text = f"{stage.words(event, 1, more).rstrip('.')}, to date"
    later = stage.tell(event, quantity=more, description=text, ends=until, evidence=(other,), recorded_on=until + timedelta(days=9))  # fmt: skip
    return two(stage.tell(event, evidence=(one,)), later)


@MANNERS.add(USUAL, "One payroll number, one post, one person: only the first day is told otherwise (the offer, the first shift).",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_PERSON, Sign.SAME_TOPIC, Sign.SAME_AMOUNT, Sign.DAYS_MEET, Sign.NOTHING_PARTS)  # fmt: skip
def a_starter_whose_post_is_told_for_a_day_and_for_a_quarter(stage: Stage) -> Case:
    event = stage.event("job", "start")
    one, other = papers(event.kind.paper, stage.number(), stage.rng)
    first, last = quarter_of(event.begins)
    return two(
        stage.tell(event, evidence=(one,)),
        stage.tell(event, 1, begins=first, ends=last, evidence=(other, *stage.aside())),
    )


@MANNERS.add(USUAL, "The same certificate number and the same number of people; the second stands in the next quarter's return.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_PAPER, Sign.SAME_AMOUNT, Sign.SAME_TOPIC, Sign.DAYS_APART, Sign.NOTHING_PARTS)  # fmt: skip
def a_certificate_that_came_late_is_told_again(stage: Stage) -> Case:
    event = stage.event("qualification")
    one, other = papers("certificate", stage.number(), stage.rng)
    first, last = next_quarter(event.ends)
    again = stage.tell(event, 1, begins=first, ends=last, evidence=(other,), recorded_on=last + timedelta(days=12))  # fmt: skip
    return two(stage.tell(event, evidence=(one,)), again)


@MANNERS.add(USUAL, "The same receipt or delivery note for the same amount to the same receiver, with the year of another day.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_PAPER, Sign.SAME_AMOUNT, Sign.SAME_RECEIVER, Sign.DAY_SLIP, Sign.NOTHING_PARTS)  # fmt: skip
def a_date_with_the_year_before(stage: Stage) -> Case:
    event = stage.event("money", "things")
    one, other = papers(event.kind.paper, stage.number(), stage.rng)
    slip = event.begins.replace(day=min(event.begins.day, 28))
    event = replace(event, begins=slip, ends=slip)
    before = slip.replace(year=slip.year - 1)
    return two(
        stage.tell(event, evidence=(one,)),
        stage.tell(event, 1, begins=before, ends=before, evidence=(other,), recorded_on=slip + timedelta(days=30)),
    )  # fmt: skip


@MANNERS.add(USUAL, "The same sheet, receiver and amount; day and month have changed places in one of them.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_PAPER, Sign.SAME_AMOUNT, Sign.SAME_RECEIVER, Sign.DAY_SLIP, Sign.NOTHING_PARTS)  # fmt: skip
def a_date_with_day_and_month_turned(stage: Stage) -> Case:
    event = stage.event("careers", "volunteering", "things", "meals")
    rng = stage.rng
    month, day = rng.sample(range(1, 13), 2)
    one_day, turned = date(2025, month, day), date(2025, day, month)
    event = replace(event, begins=one_day, ends=one_day)
    one, other = papers(event.kind.paper, stage.number(), rng)
    said_on = max(one_day, turned) + timedelta(days=rng.randint(5, 40))
    return two(
        stage.tell(event, evidence=(one,), recorded_on=said_on),
        stage.tell(event, 1, begins=turned, ends=turned, evidence=(other,), recorded_on=said_on),
    )


@MANNERS.add(COMMON, "One receiver, one matter and one amount; the one record has the day, the other the quarter in which it lies.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_RECEIVER, Sign.SAME_TOPIC, Sign.DAYS_WITHIN, Sign.SAME_AMOUNT, Sign.NOTHING_PARTS)  # fmt: skip
def the_day_in_one_record_and_the_quarter_in_the_other(stage: Stage) -> Case:
    event = stage.event("careers", "volunteering", "money", "things", "trees", "advice")
    first, last = quarter_of(event.begins)
    wide = stage.tell(event, 1, begins=first, ends=max(last, event.ends), evidence=stage.aside())
    return two(stage.tell(event, evidence=stage.proof(event)), wide)


@MANNERS.add(USUAL, "One order for one receiver, as many things as were delivered, and no delivery beside it.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_ORDER, Sign.SAME_AMOUNT, Sign.SAME_RECEIVER, Sign.NOTHING_PARTS)  # fmt: skip
def a_gift_when_it_was_ordered_and_when_it_came(stage: Stage) -> Case:
    event = stage.event("things")
    one, other = papers("order", stage.number(), stage.rng)
    note = paper("delivery", stage.number(), stage.rng)
    came = event.begins + timedelta(days=stage.rng.randint(6, 24))
    return two(
        stage.tell(event, evidence=(one,)),
        stage.tell(event, 1, begins=came, ends=came, evidence=(other, note), recorded_on=came + timedelta(days=5)),
    )  # fmt: skip


@MANNERS.add(USUAL, "One receiver, one matter and one amount: the span of its days, and its last day alone.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_RECEIVER, Sign.SAME_TOPIC, Sign.SAME_AMOUNT, Sign.DAYS_WITHIN, Sign.NOTHING_PARTS)  # fmt: skip
def a_placement_told_by_its_last_day(stage: Stage) -> Case:
    event = stage.event("placement", "advice", days=12)
    last = stage.tell(event, 1, begins=event.ends, evidence=stage.aside())
    return two(stage.tell(event, evidence=stage.proof(event)), last)


@MANNERS.add(RARE, "A total names the receiver and the matter of the year, and this quarter lies in it.", *TOTAL)  # fmt: skip
def a_quarter_and_the_year_to_date(stage: Stage) -> Case:
    event = stage.event("volunteering", "money", "meals", "lessons", "litter")
    first, last = quarter_of(event.begins)
    if first.month == 4:
        first, last = next_quarter(event.begins)
    event = replace(event, begins=first, ends=last)
    more = event.quantity + event.kind.amount(stage.rng) * 2
    year = date(first.year if first.month > 4 else first.year - 1, 4, 1)
    text = f"{stage.words(event, 1, more).rstrip('.')}, year to date"
    whole = stage.tell(event, quantity=more, description=text, begins=year, evidence=stage.aside())
    return two(stage.tell(event, evidence=stage.proof(event)), whole)


@MANNERS.add(USUAL, "One apprentice by number: the weeks that the one council was told lie in the year that the other was told.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_PERSON, Sign.DAYS_WITHIN, Sign.PART, Sign.NOTHING_PARTS)  # fmt: skip
def a_quarter_of_an_apprentice_and_the_whole_year(stage: Stage) -> Case:
    event = stage.event("apprentice weeks")
    one, other = papers("apprenticeship", stage.number(), stage.rng)
    begins = event.begins - timedelta(days=stage.rng.randint(0, 200))
    year = replace(event, deal=stage.another_deal(event.deal), begins=begins, ends=begins + timedelta(days=363),
                   quantity=stage.rng.randrange(440, 480, 2))  # fmt: skip
    event = replace(event, ends=min(event.ends, year.ends))
    return two(stage.tell(event, evidence=(one,)), stage.tell(year, 1, evidence=(other,)))
