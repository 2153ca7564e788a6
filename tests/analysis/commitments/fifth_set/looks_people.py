"""Honest look-alikes among people: two who are told of in nearly the same words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.analysis.commitments.fifth_set.facts import Fact
from tests.analysis.commitments.fifth_set.kinds import (
    APPRENTICE,
    COURSE,
    JOB,
    PLACEMENT,
    START,
)
from tests.analysis.commitments.fifth_set.manner import Manners, two
from tests.analysis.commitments.fifth_set.place import (
    Agreement,
)
from tests.analysis.commitments.fifth_set.retelling import twin, typed
from tests.analysis.commitments.fifth_set.stage import Deed, Number, Side, Stage
from tests.analysis.commitments.plant import Case
from weft.analysis.commitments.benefit import Evidence

MANNERS = Manners()


@MANNERS.add(
    "two cohorts of one course",
    "Each says which cohort it is, and each has its own register.",
    Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_MEASURE, Fact.OTHER_NUMBERS,
    often=3,
    both=(r"cohort|group|intake|class",),
)  # fmt: skip
def cohorts(stage: Stage) -> Case:
    side, deed, rng = stage.alone(), stage.deed(COURSE), stage.rng
    text = stage.words(deed)
    word, names = rng.choice(
        [
            ("Cohort", "ABCD"),
            ("Group", "1234"),
            ("Intake", ("one", "two", "three")),
            ("Class of", ("Mondays", "Wednesdays", "Fridays")),
        ]
    )
    first, second = rng.sample(list(names), 2)
    other = twin(stage, deed)
    late = rng.choice([0, 0, 1, 2, 7])
    other = replace(
        other, begins=other.begins + timedelta(days=late), ends=other.ends + timedelta(days=late)
    )
    return two(
        stage.record(deed, side, f"{text} {word} {first}."),
        stage.record(other, side, f"{text} {word} {second}."),
    )


@MANNERS.add(
    "one course, term after term",
    "The days are months apart, and each has its own register.",
    Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_MEASURE, Fact.OTHER_NUMBERS, Fact.DAYS_APART,
    often=2,
)  # fmt: skip
def terms(stage: Stage) -> Case:
    side, deed = stage.alone(), stage.deed(COURSE)
    other = twin(stage, deed, later=stage.rng.randint(80, 200))
    text = stage.words(deed)
    return two(
        stage.record(deed, side, text),
        stage.record(other, side, stage.rng.choice([text, stage.words(other)])),
    )


@MANNERS.add(
    "two people of one intake",
    "Each has a number of their own, from one list of numbers.",
    Fact.SAME_PROVIDER, Fact.SAME_DAYS, Fact.SAME_MEASURE, Fact.OTHER_NUMBERS,
    often=3,
)  # fmt: skip
def one_intake(stage: Stage) -> Case:
    side, deed = stage.alone(), stage.deed(JOB, START, APPRENTICE, PLACEMENT)
    text = stage.words(deed)
    other = twin(stage, deed)
    return two(
        stage.record(deed, side, text),
        stage.record(other, side, stage.rng.choice([text, text, stage.words(other)])),
    )


@MANNERS.add(
    "two trades on one first day",
    "Nobody is taken on in two trades on one day; the records name one trade each.",
    Fact.SAME_PROVIDER, Fact.SAME_DAYS, Fact.SAME_MEASURE, Fact.OTHER_SUBJECTS,
    often=2,
)  # fmt: skip
def two_trades(stage: Stage) -> Case:
    side, rng = stage.alone(), stage.rng
    deed = stage.deed(JOB, START)
    other = replace(
        deed, subject=rng.choice([each for each in deed.kind.subjects if each != deed.subject])
    )
    telling = rng.randrange(5)
    return two(
        stage.record(deed, side, stage.words(deed, telling=telling), evidence=()),
        stage.record(other, side, stage.words(other, telling=telling), evidence=()),
    )


@MANNERS.add(
    "one apprentice, quarter after quarter",
    "One person's number, and weeks of two quarters that share no day.",
    Fact.TIED, Fact.SAME_NUMBER, Fact.DAYS_APART,
    often=3,
)  # fmt: skip
def next_quarter(stage: Stage) -> Case:
    one, other = (stage.alone(),) * 2 if stage.chance(0.7) else stage.contractor_and_sub()
    begins, ends = stage.quarter()
    deed = replace(stage.deed(APPRENTICE, begins=begins), ends=ends)
    after = ends + timedelta(days=1)
    later = replace(deed, begins=after, ends=after + timedelta(days=stage.rng.randint(85, 90)))
    later = replace(later, amount=stage.rng.choice([deed.amount, APPRENTICE.draw(stage.rng)]))
    text = stage.words(deed)
    return two(
        stage.record(deed, one, text),
        stage.record(later, other, text if deed.amount == later.amount else None),
    )


@MANNERS.add(
    "one apprentice's quarter in another's year",
    "The quarter lies in the year, but the numbers are of two people.",
    Fact.SAME_PROVIDER, Fact.OTHER_NUMBERS, Fact.DAYS_WITHIN, Fact.LESS_AND_MORE, Fact.SAME_MEASURE,
    often=2,
)  # fmt: skip
def anothers_year(stage: Stage) -> Case:
    side = stage.alone()
    begins, ends = stage.quarter()
    deed = replace(stage.deed(APPRENTICE, begins=begins), ends=ends)
    year = replace(
        twin(stage, deed), amount=stage.rng.randint(470, 520), begins=date(begins.year, 1, 1), ends=date(begins.year, 12, 31)
    )  # fmt: skip
    return two(stage.record(deed, side), stage.record(year, side))


@MANNERS.add(
    "a job, and then a certificate",
    "One person's number, but the one is a job and the other what that person learnt later.",
    Fact.SAME_PROVIDER, Fact.SAME_NUMBER, Fact.OTHER_MEASURE, Fact.DAYS_APART,
    often=2,
    words=(r"certificate|passed|qualified|completed",),
)  # fmt: skip
def job_and_certificate(stage: Stage) -> Case:
    side, rng = stage.alone(), stage.rng
    job = stage.deed(JOB)
    course = replace(
        stage.deed(COURSE, begins=job.begins + timedelta(days=rng.randint(30, 200))),
        amount=1, receiver=None, ward=job.ward, number=job.number,
    )  # fmt: skip
    what = rng.choice(course.subject)
    text = rng.choice(
        [
            f"Starter of this year passed {what}.",
            f"Certificate gained: {what}.",
            f"{what}, completed by our new starter.",
            f"Employee qualified: {what}.",
        ]
    )
    return two(stage.record(job, side), stage.record(course, side, text[0].upper() + text[1:]))


@MANNERS.add(
    "one student comes twice",
    "One student's number, two placements months apart, and the later one says that it is the second.",
    Fact.SAME_PROVIDER, Fact.SAME_NUMBER, Fact.DAYS_APART, Fact.SAME_MEASURE,
    words=(r"second|came back|returned|another placement",),
)  # fmt: skip
def comes_twice(stage: Stage) -> Case:
    side, deed = stage.alone(), stage.deed(PLACEMENT)
    other = replace(twin(stage, deed, later=stage.rng.randint(60, 250)), number=deed.number)
    tail = stage.rng.choice(
        [
            "Second placement of this student",
            "Student came back to us",
            "Returned for more weeks",
            "Another placement, same student",
        ]
    )
    return two(stage.record(deed, side), stage.record(other, side, f"{stage.words(other)} {tail}."))


@MANNERS.add(
    "one number in two payrolls",
    "The firms have nothing to do with each other, and a payroll number says nothing outside its payroll.",
    Fact.STRANGERS, Fact.SAME_NUMBER, Fact.SAME_AMOUNT,
    often=2,
)  # fmt: skip
def two_payrolls(stage: Stage) -> Case:
    one, other = stage.strangers()
    deed = stage.deed(JOB)
    letters = stage.rng.choice(["EMP", "PY"])
    number: Number = ("payroll", letters, str(stage.rng.randint(1000, 9999)))
    subject = stage.rng.choice([deed.subject, stage.rng.choice(JOB.subjects)])
    second = replace(
        deed,
        subject=subject,
        begins=deed.begins + timedelta(days=stage.rng.choice([0, 1, 5])),
        ward=stage.deed(JOB).ward,
    )
    second = replace(second, ends=second.begins)
    return two(
        *(
            stage.record(replace(each, number=number), side)
            for each, side in ((deed, one), (second, other))
        )
    )


@MANNERS.add(
    "a subcontractor's apprentices at two contractors",
    "Two contractors name one subcontractor, but the apprentices have two numbers.",
    Fact.TIED, Fact.OTHER_NUMBERS, Fact.SAME_DAYS,
    often=2,
)  # fmt: skip
def at_two_contractors(stage: Stage) -> Case:
    one, other = stage.strangers()
    sub = stage.rng.choice(stage.place.subs).key
    deed = stage.deed(START, APPRENTICE)
    sides: list[Side] = [replace(each, delivered_by=(sub,)) for each in (one, other)]
    return two(
        *(
            stage.record(each, side)
            for each, side in zip((deed, twin(stage, deed)), sides, strict=True)
        )
    )


@MANNERS.add(
    "a person whom the framework's total does not list",
    "The total lists the numbers of those whom it counts, and this one's number is not among them.",
    Fact.TIED, Fact.OTHER_NUMBERS, Fact.DAYS_WITHIN, Fact.LESS_AND_MORE,
)  # fmt: skip
def not_listed(stage: Stage) -> Case:
    rng = stage.rng
    framework = f"framework-{rng.choice(['works', 'services', 'highways'])}"
    begins, ends = stage.quarter()
    kind = rng.choice([START, JOB])
    operator, firm = rng.sample(stage.contractors, 2)
    listed: list[Deed] = [stage.deed(kind) for _ in range(rng.randint(2, 4))]
    title = rng.choice(
        ["Own sites of the framework", "Lots 1 and 2", "Framework total, listed people only"]
    )
    total = stage.record(
        replace(listed[0], amount=len(listed), cohorts=()),
        Side(operator.key, Agreement(framework, operator.key, "county")),
        f"{title}: {len(listed)} {rng.choice(['people', 'starts', 'residents'])}.",
        evidence=(Evidence(listed[0].number[0], "", None, ", ".join(typed(deed, rng).reference for deed in listed)),),
        days=(begins, ends), places=(),
    )  # fmt: skip
    district = rng.choice(["ashkeld", "brantholme", "calderby", "dunscar"])
    call_off = Agreement(
        f"{district[:3]}-call-off-{firm.key}-{rng.randint(1000, 9999)}",
        firm.key,
        district,
        (framework,),
    )
    deed = stage.deed(kind, begins=begins + timedelta(days=rng.randint(0, 85)))
    return two(total, stage.record(deed, Side(firm.key, call_off)))
