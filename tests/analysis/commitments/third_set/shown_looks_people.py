"""Look-alikes of the shown half: people in work, in training, at school."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.plant import Case
from tests.analysis.commitments.third_set.facts import Fact
from tests.analysis.commitments.third_set.kinds import BY_KEY, NATION
from tests.analysis.commitments.third_set.manner import Manners, two
from tests.analysis.commitments.third_set.stage import Stage, month_of, quarter_after, stretch

MANNERS = Manners()


@MANNERS.add(
    "two apprentices who begin on one day",
    "Each has a number of their own, one after the other; trade, weeks and words are alike.",
    Fact.ONE_PROVIDER, Fact.SAME_MEASURE, Fact.OTHER_NUMBERS, Fact.SAME_DAYS, Fact.SAME_AMOUNT,
)  # fmt: skip
def two_begin(stage: Stage) -> Case:
    deed = stage.deed("apprentice")
    ours, theirs = stage.two_numbers(deed, 1)
    way = stage.rng.randrange(4)
    return two(
        stage.written(deed, way, evidence=(ours,)),
        stage.written(deed, way, evidence=(theirs,)),
    )


@MANNERS.add(
    "one apprentice in two quarters that follow",
    "One person's number, but the weeks are those of one quarter and of the next.",
    Fact.ONE_PROVIDER, Fact.SAME_MEASURE, Fact.SAME_PERSON, Fact.DAYS_CLOSE, Fact.SAME_AMOUNT,
)  # fmt: skip
def next_quarter(stage: Stage) -> Case:
    deed = stage.deed("apprentice")
    begins, ends = quarter_after(deed)
    ours, theirs = stage.one_number(deed)
    way = stage.rng.randrange(4)
    return two(
        stage.written(deed, way, evidence=(ours,)),
        stage.written(replace(deed, begins=begins, ends=ends), way, evidence=(theirs,)),
    )


@MANNERS.add(
    "one starter in two months of the payroll",
    "The measure counts months in work; one payroll number stands in one month and in the next.",
    Fact.ONE_PROVIDER, Fact.SAME_MEASURE, Fact.SAME_PERSON, Fact.DAYS_CLOSE, Fact.SAME_AMOUNT,
    words=("on the payroll in",),
)  # fmt: skip
def next_month(stage: Stage) -> Case:
    deed = stage.deed("starter")
    month = month_of(deed.begins)
    numbers = stage.one_number(deed)
    records = []
    for at, number in zip((month, month + 1), numbers, strict=True):
        begins, ends = stretch(at, 1)
        told = f"Local {deed.thing} on the payroll in {begins:%B %Y}, {deed.amount / 100:g} FTE."
        in_month = replace(deed, begins=begins, ends=ends)
        records.append(
            stage.written(in_month, 0, measure=f"{NATION}/N3", description=told, evidence=(number,))
        )
    return two(*records)  # fmt: skip


@MANNERS.add(
    "two cohorts of a course",
    "The cohorts are named, weeks lie between them, and the certificates have other numbers.",
    Fact.ONE_PROVIDER, Fact.SAME_MEASURE, Fact.OTHER_NUMBERS, Fact.DAYS_APART, Fact.SAME_AMOUNT,
    words=("cohort 1", "cohort 2"),
)  # fmt: skip
def cohorts(stage: Stage) -> Case:
    deed = stage.deed("course")
    later = stage.again(deed, 7 * stage.rng.randint(3, 9))
    ours, theirs = stage.two_numbers(deed, deed.amount)
    told = stage.told(deed, stage.rng.randrange(4))
    return two(
        stage.written(deed, 0, description=f"{told} Cohort 1", evidence=(ours,)),
        stage.written(later, 0, description=f"{told} Cohort 2", evidence=(theirs,)),
    )


@MANNERS.add(
    "two halves of a job share",
    "Two payroll numbers, and the words say that two people share the post.",
    Fact.ONE_PROVIDER, Fact.SAME_MEASURE, Fact.OTHER_NUMBERS, Fact.SAME_DAYS, Fact.SAME_AMOUNT,
    words=("job share",),
)  # fmt: skip
def job_share(stage: Stage) -> Case:
    deed = replace(stage.deed("starter"), amount=50)
    ours, theirs = stage.two_numbers(deed, 1)
    told = stage.told(deed, stage.rng.randrange(4), tail=False)
    return two(
        stage.written(deed, 0, description=f"{told} (job share, with a second starter)", evidence=(ours,)),
        stage.written(deed, 0, description=f"{told} (job share)", evidence=(theirs,)),
    )  # fmt: skip


@MANNERS.add(
    "started, and kept for 26 weeks",
    "One payroll number under two measures of one framework, half a year apart: the start and the stay.",
    Fact.ONE_PROVIDER, Fact.OTHER_MEASURE, Fact.SAME_PERSON, Fact.DAYS_APART,
    words=("26 w|half a year|26 wk",),
)  # fmt: skip
def kept_on(stage: Stage) -> Case:
    deed = stage.deed("starter")
    kept = replace(stage.again(deed, 182), kind=BY_KEY["kept"], amount=1)
    ours, theirs = stage.one_number(deed)
    return two(
        stage.written(deed, stage.rng.randrange(4), evidence=(ours,)),
        stage.written(kept, stage.rng.randrange(4), evidence=(theirs,)),
    )


@MANNERS.add(
    "apprentice of the subcontractor and of the contractor",
    "Each firm has an apprentice with a number of their own, and the words say whose.",
    Fact.TIED, Fact.SAME_MEASURE, Fact.OTHER_NUMBERS, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_AGREEMENT,
    words=("employed by us", "employed by our subcontractor|our own apprentice"),
)  # fmt: skip
def of_each_firm(stage: Stage) -> Case:
    deed = stage.deed("apprentice", main=True)
    sub = stage.region.firm[stage.rng.choice(deed.firm.subcontractors)]
    theirs = replace(deed, firm=sub)
    told = stage.told(deed, stage.rng.randrange(4), tail=False)
    return two(
        stage.written(deed, 0, description=f"{told} Employed by us, the main contractor.",
                      evidence=(stage.proof(deed),)),
        stage.written(theirs, 0, accountable=deed.firm.ref, evidence=(stage.proof(theirs),),
                      description=f"{told} Our own apprentice, not the main contractor's."),
    )  # fmt: skip


@MANNERS.add(
    "two classes of a school on one day",
    "One school, one day, one talk; the words name two years of pupils, and each visit has its sheet.",
    Fact.ONE_PROVIDER, Fact.SAME_MEASURE, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.OTHER_NUMBERS,
    words=("year 5", "year 6"),
)  # fmt: skip
def classes(stage: Stage) -> Case:
    deed = stage.deed("visit", "pupils")
    ours, theirs = stage.two_numbers(deed, 1)
    told = stage.told(deed, stage.rng.randrange(4), tail=False)
    return two(
        stage.written(deed, 0, description=f"{told} Year 5.", evidence=(ours,)),
        stage.written(deed, 0, description=f"{told} Year 6.", evidence=(theirs,)),
        stage.written(stage.again(deed, timedelta(days=365).days), 1),
    )
