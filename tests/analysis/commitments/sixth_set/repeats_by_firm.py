"""Repeats that two hands have written: contractor and subcontractor, college and employer, two councils."""

from __future__ import annotations

from dataclasses import replace

from tests.analysis.commitments.plant import Case
from tests.analysis.commitments.sixth_set.manner import COMMON, RARE, USUAL, Manners, two
from tests.analysis.commitments.sixth_set.papers import paper, papers
from tests.analysis.commitments.sixth_set.signs import Sign
from tests.analysis.commitments.sixth_set.stage import Stage

MANNERS = Manners()
AT_A_RECEIVER = ("careers", "volunteering", "advice", "money", "things", "trees", "meals", "rooms", "repairs", "litter")  # fmt: skip
EVENT = (Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_RECEIVER, Sign.SAME_TOPIC, Sign.NOTHING_PARTS)


@MANNERS.add(COMMON, "One receiver, one matter, the same days and amount, by a firm and its subcontractor.",
             *EVENT, Sign.SAME_DAYS, Sign.SAME_AMOUNT, Sign.SAME_WORDS)  # fmt: skip
def a_main_contractor_copies_its_subcontractor(stage: Stage) -> Case:
    event = stage.event(*AT_A_RECEIVER)
    sub = event.deal.subs[0]
    first = stage.tell(event, provider=sub.id, evidence=stage.proof(event))
    named = (sub.id,) if stage.rng.random() < 0.6 else ()
    copied = stage.tell(event, delivered_by=named, description=first.description, evidence=stage.aside())  # fmt: skip
    return two(first, copied)


@MANNERS.add(COMMON, "One receiver, one matter, the same days and amount, by a firm and its subcontractor in words of their own.",
             *EVENT, Sign.SAME_DAYS, Sign.SAME_AMOUNT)  # fmt: skip
def a_main_contractor_tells_its_subcontractors_work(stage: Stage) -> Case:
    event = stage.event(*AT_A_RECEIVER)
    sub = event.deal.subs[0]
    first = stage.tell(event, provider=sub.id, evidence=stage.proof(event))
    return two(first, stage.tell(event, 1, delivered_by=(sub.id,), evidence=stage.aside()))


@MANNERS.add(COMMON, "The same course over the same days with as many who passed; the employer names the college as the one who taught.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_TOPIC, Sign.SAME_DAYS, Sign.SAME_AMOUNT, Sign.NOTHING_PARTS)  # fmt: skip
def a_college_and_an_employer_report_one_course(stage: Stage) -> Case:
    days = stage.rng.randint(3, 24)
    event = stage.event("qualification", days=days)
    event = replace(event, quantity=stage.rng.randint(5, 16))
    college = stage.firm()
    employer = stage.tell(event, delivered_by=(college.id,), evidence=stage.aside())
    deal = stage.another_deal(event.deal, college)
    taught = stage.tell(replace(event, deal=deal), 1, evidence=stage.proof(event))
    return two(employer, taught)


@MANNERS.add(USUAL, "The same agreement number of an apprentice over the same weeks, by employer and training provider.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_PERSON, Sign.DAYS_MEET, Sign.SAME_AMOUNT, Sign.NOTHING_PARTS)  # fmt: skip
def an_employer_and_a_training_provider_count_one_apprentice(stage: Stage) -> Case:
    event = stage.event("apprentice weeks", "start")
    provider = stage.firm()
    one, other = papers("apprenticeship", stage.number(), stage.rng)
    employer = stage.tell(event, delivered_by=(provider.id,), evidence=(one,))
    deal = stage.another_deal(event.deal, provider)
    return two(employer, stage.tell(replace(event, deal=deal), 2, evidence=(other, *stage.aside())))


@MANNERS.add(USUAL, "One firm, one receiver, one matter, the same day and amount, under the agreements of two councils.",
             *EVENT, Sign.SAME_DAYS, Sign.SAME_AMOUNT)  # fmt: skip
def one_day_is_reported_to_two_councils(stage: Stage) -> Case:
    event = stage.event("careers", "volunteering", "money", "things", "advice")
    other = replace(event, deal=stage.another_deal(event.deal))
    return two(
        stage.tell(event, evidence=stage.proof(event)),
        stage.tell(other, 1, evidence=stage.aside()),
    )


@MANNERS.add(USUAL, "Everything is the same but the framework, whose measure is another edition's word for it.",
             *EVENT, Sign.SAME_DAYS, Sign.SAME_AMOUNT)  # fmt: skip
def one_agreement_is_counted_by_two_frameworks(stage: Stage) -> Case:
    event = stage.event("careers", "volunteering", "money", "things", "trees", "advice")
    first = stage.tell(event, evidence=stage.proof(event))
    measure = stage.rng.choice([each for each in event.kind.measures if each != first.measure])
    return two(first, stage.tell(event, 1, measure=measure, evidence=stage.aside()))


@MANNERS.add(USUAL, "Two contractors name one subcontractor, and tell the same weeks of the same apprentice.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_PERSON, Sign.SAME_AMOUNT, Sign.DAYS_MEET, Sign.NOTHING_PARTS)  # fmt: skip
def two_contractors_claim_one_subcontractors_apprentice(stage: Stage) -> Case:
    event = stage.event("apprentice weeks", "placement")
    sub = event.deal.subs[0]
    one, other = papers(event.kind.paper, stage.number(), stage.rng)
    deal = stage.another_deal(event.deal, stage.firm())
    first = stage.tell(event, delivered_by=(sub.id,), evidence=(one,))
    return two(first, stage.tell(replace(event, deal=deal), 1, delivered_by=(sub.id,), evidence=(other,)))  # fmt: skip


@MANNERS.add(USUAL, "The same hours of the same day for the same receiver: the centre that found the volunteers, and their firm.",
             *EVENT, Sign.SAME_DAYS, Sign.SAME_AMOUNT)  # fmt: skip
def a_volunteer_centre_reports_the_hours_of_a_firm(stage: Stage) -> Case:
    event = stage.event("volunteering")
    centre = stage.another_deal(event.deal, stage.firm())
    hosted = stage.tell(replace(event, deal=centre), 2, delivered_by=(event.deal.main.id,))
    return two(stage.tell(event, evidence=stage.proof(event)), hosted)


@MANNERS.add(RARE, "Two firms of one group tell the whole of one day, and the one who received it is the same.",
             *EVENT, Sign.SAME_DAYS, Sign.SAME_AMOUNT)  # fmt: skip
def two_partners_of_a_venture_report_the_whole(stage: Stage) -> Case:
    event = stage.event("careers", "volunteering", "money", "trees")
    sister = stage.sister(event.deal.main)
    joint = replace(event, deal=stage.another_deal(event.deal, sister))
    return two(
        stage.tell(event, evidence=stage.proof(event)),
        stage.tell(joint, 1, evidence=stage.aside()),
    )


@MANNERS.add(USUAL, "One firm, one receiver, one matter, the same days and amount, under a grant and under a contract.",
             *EVENT, Sign.SAME_DAYS, Sign.SAME_AMOUNT)  # fmt: skip
def sessions_are_told_under_grant_and_contract(stage: Stage) -> Case:
    event = stage.event("lessons", "meals", "rooms", "repairs", "advice")
    grant = replace(event, deal=stage.another_deal(event.deal))
    return two(
        stage.tell(event, evidence=stage.aside()), stage.tell(grant, 2, evidence=stage.proof(event))
    )


@MANNERS.add(USUAL, "The same matter, receiver, days and amount, once under a call-off and once under the agreement above it.",
             *EVENT, Sign.SAME_DAYS, Sign.SAME_AMOUNT)  # fmt: skip
def a_call_off_and_the_agreement_above_it_both_have_it(stage: Stage) -> Case:
    event = stage.event("careers", "volunteering", "things", "money", "local spend")
    above = f"agreement-{stage.rng.randrange(7000, 7999)}"
    below = stage.tell(event, under=(above,), evidence=stage.proof(event))
    return two(below, stage.tell(event, 1, agreement=above, under=(), evidence=stage.aside()))


@MANNERS.add(USUAL, "The same payroll number for the same post from the same day, by two firms of one group.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_PERSON, Sign.SAME_DAYS, Sign.NOTHING_PARTS)  # fmt: skip
def a_parent_company_counts_its_daughters_starter(stage: Stage) -> Case:
    event = stage.event("job")
    one, other = papers("payroll", stage.number(), stage.rng)
    parent = stage.another_deal(event.deal, stage.sister(event.deal.main))
    return two(
        stage.tell(event, evidence=(one,)),
        stage.tell(replace(event, deal=parent), 1, evidence=(other, *stage.aside())),
    )


@MANNERS.add(RARE, "The same savings by the same means over the same quarter on one project, rounded by the main contractor.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_TOPIC, Sign.SAME_DAYS, Sign.NEAR_AMOUNT, Sign.NOTHING_PARTS)  # fmt: skip
def a_main_contractor_rounds_its_subcontractors_savings(stage: Stage) -> Case:
    event = stage.event("carbon")
    event = replace(event, quantity=stage.rng.randrange(2_310, 64_000))
    rounded = round(event.quantity, -2) if event.quantity % 100 else event.quantity + 13
    first = stage.tell(event, provider=event.deal.subs[0].id)
    return two(first, stage.tell(event, 1, quantity=rounded, evidence=stage.aside()))


@MANNERS.add(USUAL, "The same invoice of the same supplier, by the subcontractor who paid it and by the main contractor.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_PAPER, Sign.SAME_AMOUNT, Sign.SAME_RECEIVER, Sign.NOTHING_PARTS)  # fmt: skip
def a_suppliers_invoice_is_counted_up_the_chain(stage: Stage) -> Case:
    event = stage.event("local spend", "charity spend")
    one, other = papers("invoice", stage.number(), stage.rng)
    paid = stage.tell(event, provider=event.deal.subs[0].id, evidence=(one,))
    return two(paid, stage.tell(event, 1, evidence=(other,), begins=event.ends, ends=event.ends))


@MANNERS.add(RARE, "A firm and the one that has taken it over, one group, tell one quarter's gift to one receiver.",
             *EVENT, Sign.DAYS_MEET, Sign.SAME_AMOUNT)  # fmt: skip
def both_names_of_a_firm_that_was_taken_over(stage: Stage) -> Case:
    event = stage.event("money", "things", "careers")
    later = replace(event.deal, main=stage.sister(event.deal.main))
    number = paper(event.kind.paper, stage.number(), stage.rng)
    return two(
        stage.tell(event, evidence=stage.aside()),
        stage.tell(replace(event, deal=later), 2, evidence=(number,)),
    )


@MANNERS.add(COMMON, "The same number of the same person over the same days, by one firm under the agreements of two councils.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_PERSON, Sign.SAME_DAYS, Sign.SAME_AMOUNT, Sign.NOTHING_PARTS)  # fmt: skip
def one_person_is_reported_to_two_councils(stage: Stage) -> Case:
    event = stage.event("apprentice weeks", "job", "start")
    one, other = papers(event.kind.paper, stage.number(), stage.rng)
    second = replace(event, deal=stage.another_deal(event.deal))
    return two(
        stage.tell(event, evidence=(one,)),
        stage.tell(second, 1, evidence=(other, *stage.aside()), cohorts=("young",)),
    )
