"""Look-alikes among people at work: two apprentices of a trade, two starters, one person's next quarter."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.plant import Case
from tests.analysis.commitments.sixth_set.kinds import KINDS
from tests.analysis.commitments.sixth_set.manner import COMMON, RARE, USUAL, Manners, two
from tests.analysis.commitments.sixth_set.papers import paper, papers
from tests.analysis.commitments.sixth_set.signs import Sign
from tests.analysis.commitments.sixth_set.stage import Event, Stage
from weft.analysis.commitments.benefit import Recorded

MANNERS = Manners()
OTHERS = (Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_TOPIC, Sign.OTHER_NUMBERS)


def _numbered(stage: Stage, event: Event, hand: int = 0, /, **changes: object) -> Recorded:
    """The event, with a number of its own."""
    number = paper(event.kind.paper, stage.number(), stage.rng)
    return stage.tell(event, hand, evidence=(number,), **changes)


@MANNERS.add(COMMON, "One trade, the same weeks, and another number of the agreement.", *OTHERS, Sign.SAME_DAYS, Sign.SAME_AMOUNT)  # fmt: skip
def two_apprentices_of_one_trade(stage: Stage) -> Case:
    event = stage.event("apprentice weeks")
    first = _numbered(stage, event)
    return two(first, _numbered(stage, event, description=first.description))


@MANNERS.add(COMMON, "One post and one first day, and another payroll number.", *OTHERS, Sign.SAME_DAYS, Sign.SAME_AMOUNT)  # fmt: skip
def two_starters_in_one_post(stage: Stage) -> Case:
    event = stage.event("job")
    return two(
        _numbered(stage, event), _numbered(stage, event, stage.rng.choice((0, 1)), places=())
    )


@MANNERS.add(USUAL, "Two of one intake signed up on the same day, each by an agreement of their own.", *OTHERS, Sign.SAME_DAYS)  # fmt: skip
def two_apprentices_of_one_intake(stage: Stage) -> Case:
    event = stage.event("start")
    college = event.deal.subs[0].id
    return two(
        _numbered(stage, event, delivered_by=(college,)),
        _numbered(stage, event, 1, delivered_by=(college,)),
    )


@MANNERS.add(COMMON, "One apprentice by number, and weeks that begin after the others have ended.",
             Sign.SAME_PERSON, Sign.LASTING, Sign.SAME_MEASURE, Sign.SAME_TOPIC, Sign.DAYS_APART)  # fmt: skip
def the_next_quarter_of_an_apprentice(stage: Stage) -> Case:
    event = stage.event("apprentice weeks")
    one, other = papers("apprenticeship", stage.number(), stage.rng)
    long = event.ends - event.begins
    after = event.ends + timedelta(days=1)
    following = replace(event, begins=after, ends=after + long)
    hand = stage.rng.choice((0, 0, 1))
    return two(stage.tell(event, evidence=(one,)), stage.tell(following, hand, evidence=(other,)))


@MANNERS.add(USUAL, "One apprentice by number; the one counts that somebody started, the other the weeks that followed.",
             Sign.SAME_PERSON, Sign.OTHER_MEASURES)  # fmt: skip
def a_start_and_the_weeks_after_it(stage: Stage) -> Case:
    weeks = stage.event("apprentice weeks")
    one, other = papers("apprenticeship", stage.number(), stage.rng)
    start = replace(weeks, kind=KINDS["start"], quantity=1, ends=weeks.begins)
    return two(stage.tell(start, evidence=(one,)), stage.tell(weeks, 1, evidence=(other,)))


@MANNERS.add(USUAL, "Two pupils of one school in one week, each with a placement number.", *OTHERS, Sign.SAME_RECEIVER, Sign.SAME_DAYS, Sign.SAME_AMOUNT)  # fmt: skip
def two_placements_from_one_school(stage: Stage) -> Case:
    event = stage.event("placement")
    first = _numbered(stage, event)
    return two(first, _numbered(stage, event, description=first.description))


@MANNERS.add(USUAL, "One course and one day, and another certificate for another person.", *OTHERS, Sign.SAME_DAYS, Sign.SAME_AMOUNT)  # fmt: skip
def two_certificates_of_one_day(stage: Stage) -> Case:
    event = replace(stage.event("qualification"), quantity=1)
    return two(_numbered(stage, event), _numbered(stage, event, stage.rng.choice((0, 1))))


@MANNERS.add(USUAL, "Two subcontractors of one contractor, each with an apprentice of the trade, by another number.", *OTHERS, Sign.SAME_DAYS)  # fmt: skip
def apprentices_of_two_subcontractors(stage: Stage) -> Case:
    event = stage.event("apprentice weeks", "start")
    one, other = event.deal.subs[0].id, stage.firm().id
    return two(
        _numbered(stage, event, delivered_by=(one,)),
        _numbered(stage, event, 1, delivered_by=(other,)),
    )


@MANNERS.add(RARE, "It says that it is a replacement for the one who left, begins later and has another payroll number.",
             *OTHERS, Sign.SAYS_ANOTHER, Sign.DAYS_APART)  # fmt: skip
def a_post_filled_again(stage: Stage) -> Case:
    event = stage.event("job")
    later = event.begins + timedelta(days=stage.rng.randint(25, 160))
    following = replace(event, begins=later, ends=later)
    text = f"{stage.words(event, 1, 1).rstrip('.')}, replacement for the one who left"
    return two(_numbered(stage, event), _numbered(stage, following, description=text))


@MANNERS.add(USUAL, "One group of firms and one post, but the payroll numbers, the wards and the first days are of two people.", *OTHERS, Sign.OTHER_PLACES, Sign.DAYS_APART)  # fmt: skip
def starters_at_two_sister_firms(stage: Stage) -> Case:
    event = stage.event("job", "start")
    sister = stage.another_deal(event.deal, stage.sister(event.deal.main))
    day = event.begins + timedelta(days=stage.rng.randint(4, 40))
    ward = stage.rng.choice([each for each in stage.land.wards if each != event.ward])
    other = replace(event, deal=sister, ward=ward, begins=day, ends=day)
    return two(
        _numbered(stage, event, places=(event.ward.code,)),
        _numbered(stage, other, stage.rng.choice((0, 1)), places=(ward.code,)),
    )


@MANNERS.add(COMMON, "A row typed in one sitting: the same words, other first days and other numbers.", *OTHERS, Sign.SAME_WORDS, Sign.DAYS_APART)  # fmt: skip
def a_backlog_of_starters_typed_in_one_sitting(stage: Stage) -> Case:
    event = stage.event("job", "start")
    first = _numbered(stage, event)
    typed = first.ends + timedelta(days=90)
    row = [
        _numbered(stage, replace(event, begins=day, ends=day), description=first.description, recorded_on=typed)
        for day in (event.begins + timedelta(days=7 * n) for n in range(1, stage.rng.randint(3, 5)))
    ]  # fmt: skip
    return Case((replace(first, recorded_on=typed), row[0]), around=tuple(row[1:]))


@MANNERS.add(USUAL, "The same pupil's school and post, in another year, by another placement number.",
             *OTHERS, Sign.SAME_RECEIVER, Sign.DAYS_APART)  # fmt: skip
def a_placement_in_the_next_year(stage: Stage) -> Case:
    event = stage.event("placement")
    following = replace(event, begins=event.begins + timedelta(days=364), ends=event.ends + timedelta(days=364))  # fmt: skip
    return two(_numbered(stage, event), _numbered(stage, following))


@MANNERS.add(USUAL, "Two firms that have nothing to do with each other took on somebody for such a post on one day.",
             Sign.STRANGERS, Sign.SAME_MEASURE, Sign.SAME_TOPIC, Sign.SAME_DAYS, Sign.SAME_AMOUNT)  # fmt: skip
def starters_at_firms_that_are_strangers(stage: Stage) -> Case:
    event = stage.event("job", "start")
    other = replace(event, deal=stage.another_deal(event.deal, stage.firm()))
    return two(
        stage.tell(event, evidence=stage.aside()), stage.tell(other, 1, evidence=stage.aside())
    )


@MANNERS.add(USUAL, "The weeks to date are of another apprentice of the trade, by the number.", *OTHERS, Sign.SAYS_INCLUDES, Sign.DAYS_WITHIN)  # fmt: skip
def the_weeks_to_date_of_another_apprentice(stage: Stage) -> Case:
    event = stage.event("apprentice weeks")
    longer = replace(event, ends=event.ends + timedelta(days=91), quantity=event.quantity + 124)
    text = f"{stage.words(longer, 1, longer.quantity).rstrip('.')}, to date"
    return two(_numbered(stage, event), _numbered(stage, longer, description=text))


@MANNERS.add(USUAL, "Two employers that are strangers happen to have given one payroll number, months apart and for another post.",
             Sign.STRANGERS, Sign.SAME_MEASURE, Sign.SAME_PERSON, Sign.OTHER_TOPICS, Sign.DAYS_APART)  # fmt: skip
def one_payroll_number_at_two_strangers(stage: Stage) -> Case:
    event = stage.event("job")
    number = stage.number()
    day = event.begins + timedelta(days=stage.rng.randint(90, 300))
    topic = stage.rng.choice([each for each in event.kind.topics if each != event.topic])
    deal = stage.another_deal(event.deal, stage.firm())
    other = replace(event, deal=deal, topic=topic, begins=day, ends=day)
    return two(
        stage.tell(event, evidence=(paper("payroll", number, stage.rng),)),
        stage.tell(other, evidence=(paper("payroll", number, stage.rng),)),
    )
