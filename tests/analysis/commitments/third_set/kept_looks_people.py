"""Look-alikes of the kept half: people in work, in training, at school. Whoever works on the detector does not read them."""

from __future__ import annotations

from dataclasses import replace

from tests.analysis.commitments.plant import Case
from tests.analysis.commitments.third_set.facts import Fact
from tests.analysis.commitments.third_set.kinds import BY_KEY, TRADES
from tests.analysis.commitments.third_set.manner import Manners, two
from tests.analysis.commitments.third_set.stage import Stage

MANNERS = Manners()


@MANNERS.add(
    "morning and afternoon group of a course",
    "One day, but the one group came in the morning and the other in the afternoon, with other certificates.",
    Fact.ONE_PROVIDER, Fact.SAME_MEASURE, Fact.OTHER_NUMBERS, Fact.SAME_DAYS, Fact.SAME_AMOUNT,
    words=("morning", "afternoon"),
)  # fmt: skip
def half_days(stage: Stage) -> Case:
    deed = stage.deed("course")
    ours, theirs = stage.two_numbers(deed, deed.amount)
    told = stage.told(deed, stage.rng.randrange(4), tail=False)
    return two(
        stage.written(deed, 0, description=f"{told} Morning group.", evidence=(ours,)),
        stage.written(deed, 0, description=f"{told} Afternoon group.", evidence=(theirs,)),
    )


@MANNERS.add(
    "one training firm for two contractors",
    "One trainer, course and day, but two contractors under two agreements, each with certificates of its people.",
    Fact.TIED, Fact.SAME_MEASURE, Fact.OTHER_NUMBERS, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.OTHER_AGREEMENTS,
    words=("for our own staff",),
)  # fmt: skip
def one_trainer(stage: Stage) -> Case:
    deed = stage.deed("course", main=True)
    trainer = stage.region.firm[stage.rng.choice(deed.firm.subcontractors)]
    firm = stage.rng.choice(
        [each for each in stage.region.firms if stage.region.strangers(each, deed.firm)]
    )
    theirs = replace(deed, firm=firm, agreement=stage.rng.choice(firm.agreements))
    first, second = stage.two_numbers(replace(deed, firm=trainer), deed.amount)
    told = f"{stage.told(deed, stage.rng.randrange(4), tail=False)} For our own staff, with the trainer everybody uses."
    return two(
        stage.written(deed, 0, delivered_by=(trainer.ref,), description=told, evidence=(first,)),
        stage.written(theirs, 0, delivered_by=(trainer.ref,), description=told, evidence=(second,)),
    )  # fmt: skip


@MANNERS.add(
    "one payroll number in two firms",
    "Firms with no tie each number their own payroll; ward and agreement differ.",
    Fact.STRANGERS, Fact.SAME_MEASURE, Fact.SAME_PERSON, Fact.PLACES_APART, Fact.OTHER_AGREEMENTS, Fact.SAME_AMOUNT,
)  # fmt: skip
def two_payrolls(stage: Stage) -> Case:
    deed = stage.deed("starter")
    firm = stage.rng.choice(
        [each for each in stage.region.firms if stage.region.strangers(each, deed.firm)]
    )
    ward = stage.region.next_to(deed.ward)
    theirs = replace(deed, firm=firm, agreement=stage.rng.choice(firm.agreements), ward=ward)
    ours, other = stage.one_number(deed)
    way = stage.rng.randrange(4)
    return two(stage.written(deed, way, evidence=(ours,)), stage.written(theirs, way, evidence=(other,)))  # fmt: skip


@MANNERS.add(
    "two placements of one student",
    "The student's number is one, but the words name two terms, and months lie between the weeks.",
    Fact.SAME_MEASURE, Fact.ONE_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_PERSON, Fact.DAYS_APART, Fact.SAME_AMOUNT,
    words=("first placement", "second placement"),
)  # fmt: skip
def student_again(stage: Stage) -> Case:
    deed = stage.deed("placement")
    later = stage.again(deed, stage.rng.randint(80, 160))
    ours, theirs = stage.one_number(deed)
    told = stage.told(deed, stage.rng.randrange(4), tail=False)
    return two(
        stage.written(deed, 0, description=f"{told} First placement of two.", evidence=(ours,)),
        stage.written(later, 0, description=f"{told} Second placement of two.", evidence=(theirs,)),
    )


@MANNERS.add(
    "two students of a college in one fortnight",
    "Two numbers of two students; college, weeks, post and words are alike.",
    Fact.SAME_MEASURE, Fact.ONE_PROVIDER, Fact.SAME_RECEIVER, Fact.OTHER_NUMBERS, Fact.SAME_DAYS, Fact.SAME_AMOUNT,
)  # fmt: skip
def two_students(stage: Stage) -> Case:
    deed = stage.deed("placement")
    ours, theirs = stage.two_numbers(deed, stage.rng.choice((1, 2)))
    way = stage.rng.randrange(4)
    return two(stage.written(deed, way, evidence=(ours,)), stage.written(deed, way, evidence=(theirs,)))  # fmt: skip


@MANNERS.add(
    "two starters from one Jobcentre on one day",
    "Each starter has a payroll number; the day at the Jobcentre that both came from is no one's own.",
    Fact.ONE_PROVIDER, Fact.SAME_MEASURE, Fact.OTHER_NUMBERS, Fact.SAME_DAYS, Fact.SAME_AMOUNT,
    words=("hired at the Jobcentre's open day",),
)  # fmt: skip
def two_starters(stage: Stage) -> Case:
    deed = stage.deed("starter")
    ours, theirs = stage.two_numbers(deed, stage.rng.choice((1, 2, 10)))
    one, other = (
        f"{stage.told(deed, way, tail=False)} Hired at the Jobcentre's open day."
        for way in stage.two_ways()
    )
    return two(
        stage.written(deed, 0, description=one, evidence=(ours,)),
        stage.written(deed, 0, description=other, evidence=(theirs,)),
    )  # fmt: skip


@MANNERS.add(
    "one mentor and two who are mentored",
    "The words tell the two apart, and each mentoring has its number.",
    Fact.SAME_MEASURE, Fact.ONE_PROVIDER, Fact.SAME_RECEIVER, Fact.OTHER_NUMBERS, Fact.SAME_DAYS, Fact.SAME_AMOUNT,
    words=("mentee A", "mentee B"),
)  # fmt: skip
def two_mentored(stage: Stage) -> Case:
    deed = stage.deed("mentoring")
    ours, theirs = stage.two_numbers(deed, 1)
    told = stage.told(deed, stage.rng.randrange(4), tail=False)
    return two(
        stage.written(deed, 0, description=f"{told} (mentee A)", evidence=(ours,)),
        stage.written(deed, 0, description=f"{told} (mentee B)", evidence=(theirs,)),
    )


@MANNERS.add(
    "course taken again by those who failed",
    "Weeks later fewer people sat it again, for certificates with other numbers.",
    Fact.ONE_PROVIDER, Fact.SAME_MEASURE, Fact.OTHER_NUMBERS, Fact.DAYS_APART, Fact.SAME_SUBJECT,
    words=("resit",),
)  # fmt: skip
def resit(stage: Stage) -> Case:
    deed = stage.deed("course")
    later = stage.again(deed, stage.rng.randint(14, 40), amount=max(1, deed.amount // 3))
    ours, theirs = stage.two_numbers(deed, deed.amount)
    way = stage.rng.randrange(4)
    return two(
        stage.written(deed, way, evidence=(ours,)),
        stage.written(later, way, description=f"Resit: {stage.told(later, way)}", evidence=(theirs,)),
    )  # fmt: skip


@MANNERS.add(
    "apprentices of two trades begin together",
    "Nothing has a number, but the trades differ: one person does not learn two at a time.",
    Fact.ONE_PROVIDER, Fact.SAME_MEASURE, Fact.NUMBER_MISSING, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.OTHER_SUBJECTS,
)  # fmt: skip
def two_trades(stage: Stage) -> Case:
    deed = stage.deed("apprentice")
    thing = stage.rng.choice([each for each in TRADES if each != deed.thing])
    other = stage.again(deed, thing=thing)
    way = stage.rng.randrange(4)
    return two(
        stage.written(deed, way, evidence=stage.some_evidence(deed)),
        stage.written(other, way, evidence=stage.some_evidence(deed)),
    )


@MANNERS.add(
    "hours and pupils of one visit",
    "One sheet of one visit under two measures of one framework: the hours given, and the pupils who heard it.",
    Fact.ONE_PROVIDER, Fact.OTHER_MEASURE, Fact.SAME_PAPER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AGREEMENT,
)  # fmt: skip
def two_measures(stage: Stage) -> Case:
    deed = stage.deed("visit")
    pupils = replace(deed, kind=BY_KEY["pupils"], amount=stage.rng.choice((28, 55, 90, 180)))
    ours, theirs = stage.one_number(deed)
    return two(
        stage.written(deed, stage.rng.randrange(4), evidence=(ours,)),
        stage.written(pupils, stage.rng.randrange(4), evidence=(theirs,)),
    )
