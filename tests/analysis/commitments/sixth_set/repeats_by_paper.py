"""Repeats that are told by what lies behind them: one file, one photograph, one number, one page on the web."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.plant import Case
from tests.analysis.commitments.sixth_set.manner import COMMON, RARE, USUAL, Manners, two
from tests.analysis.commitments.sixth_set.papers import papers
from tests.analysis.commitments.sixth_set.signs import Sign
from tests.analysis.commitments.sixth_set.spans import month_of, next_quarter
from tests.analysis.commitments.sixth_set.stage import Stage
from weft.analysis.commitments.benefit import Evidence

MANNERS = Manners()


@MANNERS.add(COMMON, "The same file lies behind both, for the same measure and amount.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_FILE, Sign.SAME_AMOUNT, Sign.DAYS_MEET, Sign.NOTHING_PARTS)  # fmt: skip
def one_file_behind_two_records(stage: Stage) -> Case:
    event = stage.event(
        "careers", "volunteering", "qualification", "advice", "trees", "waste", "things"
    )
    file = stage.file()
    first, last = month_of(event.begins)
    wide = stage.tell(event, 1, begins=first, ends=max(last, event.ends), beneficiary="", beneficiary_name="",
                      description=_terse(stage), evidence=(file,))  # fmt: skip
    return two(stage.tell(event, evidence=(file,)), wide)


def _terse(stage: Stage) -> str:
    return stage.rng.choice(("See attached", "As per signed sheet", "Monthly entry", "As reported", "Evidence attached, quarter return"))  # fmt: skip


@MANNERS.add(USUAL, "The same file under another name, for the same matter and amount; only the days are those of the next return.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_FILE, Sign.SAME_AMOUNT, Sign.SAME_TOPIC, Sign.DAYS_APART, Sign.NOTHING_PARTS)  # fmt: skip
def a_file_sent_again_with_the_next_return(stage: Stage) -> Case:
    event = stage.event("careers", "volunteering", "qualification", "money", "things")
    file = stage.file()
    again = replace(file, reference=f"Q return {stage.rng.randrange(10, 99)}.pdf")
    first, last = next_quarter(event.ends)
    late = stage.tell(event, 1, begins=first, ends=last, evidence=(again,), recorded_on=last + timedelta(days=8))  # fmt: skip
    return two(stage.tell(event, evidence=(file,)), late)


@MANNERS.add(USUAL, "The same photograph, saved again, and the same matter and amount on the same days.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_PICTURE, Sign.SAME_TOPIC, Sign.SAME_AMOUNT, Sign.SAME_DAYS, Sign.NOTHING_PARTS)  # fmt: skip
def a_photograph_saved_again(stage: Stage) -> Case:
    event = stage.event("trees", "volunteering", "things", "litter", "repairs")
    picture = stage.picture()
    sub = event.deal.subs[0].id
    nobody = stage.tell(event, 1, beneficiary="", beneficiary_name="", provider=sub, evidence=(stage.saved_again(picture),))  # fmt: skip
    return two(stage.tell(event, evidence=(picture,)), nobody)


@MANNERS.add(RARE, "One page on the web behind both, if with other letters after it, and one matter and amount.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_LINK, Sign.SAME_TOPIC, Sign.SAME_AMOUNT, Sign.DAYS_MEET, Sign.NOTHING_PARTS)  # fmt: skip
def one_page_on_the_web(stage: Stage) -> Case:
    event = stage.event("careers", "volunteering", "money", "trees")
    page = f"news.{stage.rng.choice(('example', 'invalid'))}/{event.begins.year}/{stage.number()}"
    first, last = month_of(event.begins)
    links = [Evidence("link", "", None, text) for text in (f"https://www.{page}", f"http://{page}/?utm_source=share")]  # fmt: skip
    return two(
        stage.tell(event, evidence=(links[0],)),
        stage.tell(event, 1, begins=first, ends=last, evidence=(links[1],)),
    )


@MANNERS.add(COMMON, "The same number of the same person over the same weeks, written in two ways.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_PERSON, Sign.SAME_AMOUNT, Sign.SAME_DAYS, Sign.NOTHING_PARTS)  # fmt: skip
def a_person_by_a_number_written_in_two_ways(stage: Stage) -> Case:
    event = stage.event("apprentice weeks", "job", "start", "placement")
    one, other = papers(event.kind.paper, stage.number(), stage.rng)
    return two(
        stage.tell(event, evidence=(one,)),
        stage.tell(event, stage.rng.choice((0, 1, 2)), evidence=(other, *stage.aside())),
    )


@MANNERS.add(USUAL, "The same delivery note for the same things on the same day, by giver and by the carrier that works for it.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_PAPER, Sign.SAME_AMOUNT, Sign.SAME_DAYS, Sign.SAME_TOPIC, Sign.NOTHING_PARTS)  # fmt: skip
def a_delivery_note_with_two_firms(stage: Stage) -> Case:
    event = stage.event("things", "trees")
    one, other = papers("delivery", stage.number(), stage.rng)
    carrier = stage.tell(
        event,
        1,
        provider=event.deal.subs[0].id,
        evidence=(other,),
        beneficiary="",
        beneficiary_name="",
    )
    return two(stage.tell(event, evidence=(one, *stage.aside())), carrier)


@MANNERS.add(USUAL, "The same invoice of the same supplier and amount, once with the day of the order and once with that of the payment.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_PAPER, Sign.SAME_AMOUNT, Sign.SAME_RECEIVER, Sign.DAYS_APART, Sign.NOTHING_PARTS)  # fmt: skip
def an_invoice_when_it_came_and_when_it_was_paid(stage: Stage) -> Case:
    event = stage.event("local spend", "charity spend")
    one, other = papers("invoice", stage.number(), stage.rng)
    paid = event.ends + timedelta(days=stage.rng.randint(14, 60))
    return two(
        stage.tell(event, evidence=(one,)),
        stage.tell(event, 1, begins=paid, ends=paid, evidence=(other,), recorded_on=paid + timedelta(days=20)),
    )  # fmt: skip


@MANNERS.add(USUAL, "The same booking of the same room, by whoever lent it and by whoever runs it.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_PAPER, Sign.SAME_AMOUNT, Sign.SAME_DAYS, Sign.NOTHING_PARTS)  # fmt: skip
def a_booking_told_by_owner_and_operator(stage: Stage) -> Case:
    event = stage.event("rooms")
    one, other = papers("booking", stage.number(), stage.rng)
    operator = event.deal.subs[0].id
    return two(
        stage.tell(event, evidence=(one,), delivered_by=(operator,)),
        stage.tell(event, 1, provider=operator, accountable=operator, evidence=(other,)),
    )
