"""Repeats of the kept half: people in work, in training, at school. Whoever works on the detector does not read them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import combinations

from tests.analysis.commitments.plant import Case
from tests.analysis.commitments.third_set.facts import Fact
from tests.analysis.commitments.third_set.kinds import BEFORE, NATION
from tests.analysis.commitments.third_set.manner import Manners, two
from tests.analysis.commitments.third_set.stage import Stage, month_of, numbered, stretch

MANNERS = Manners()


@MANNERS.add(
    "contractor and client each record the apprentice",
    "The client names the contractor as answering for it, the same agreement, number and quarter; it counts a week less.",
    Fact.TIED, Fact.SAME_MEASURE, Fact.SAME_PERSON, Fact.SAME_DAYS, Fact.NEAR_AMOUNT, Fact.SAME_AGREEMENT,
)  # fmt: skip
def by_the_client(stage: Stage) -> Case:
    deed = replace(stage.deed("apprentice"), amount=stage.rng.choice((110, 120, 130)))
    seen = replace(deed, amount=deed.amount - 10)
    ours, theirs = stage.one_number(deed)
    one, other = stage.two_ways()
    return two(
        stage.written(deed, one, evidence=(ours,)),
        stage.written(seen, other, provider=deed.agreement.client, evidence=(theirs,),
                      places=(stage.region.town(deed.ward).code,)),
    )  # fmt: skip


@MANNERS.add(
    "subcontractor and main contractor each record the apprentice",
    "One number, trade and quarter; the subcontractor names the contractor that answers for it.",
    Fact.TIED, Fact.SAME_MEASURE, Fact.SAME_PERSON, Fact.SAME_DAYS, Fact.SAME_AMOUNT,
)  # fmt: skip
def by_the_subcontractor(stage: Stage) -> Case:
    deed = stage.deed("apprentice", "placement", main=True)
    sub = stage.rng.choice(deed.firm.subcontractors)
    ours, theirs = stage.one_number(deed)
    one, other = stage.two_ways()
    named = stage.rng.choice(((), (sub,)))
    return two(
        stage.written(deed, one, delivered_by=named, evidence=(ours,)),
        stage.written(deed, other, provider=sub, evidence=(theirs,), cohorts=()),
    )


@MANNERS.add(
    "weeks here and full-time equivalents there",
    "One number and quarter; the national measure holds the same weeks as a share of a year.",
    Fact.ONE_PROVIDER, Fact.ELSEWHERE, Fact.SAME_PERSON, Fact.SAME_DAYS, Fact.SAME_AGREEMENT,
    words=("FTE",),
)  # fmt: skip
def in_equivalents(stage: Stage) -> Case:
    deed = stage.deed("apprentice")
    share = round(deed.amount / 520 * 100)
    ours, theirs = stage.one_number(deed)
    told = f"Apprentice {deed.thing}: {share / 100:g} FTE ({deed.amount / 10:g} of 52 weeks)."
    return two(
        stage.written(deed, stage.rng.randrange(4), evidence=(ours,)),
        stage.written(deed, 0, measure=f"{NATION}/N7", quantity=share, description=told, evidence=(theirs,)),
    )  # fmt: skip


@MANNERS.add(
    "the quarters of an apprentice and the year over them",
    "One number; the year contains the quarter, and its weeks are those of all four together.",
    Fact.ONE_PROVIDER, Fact.SAME_MEASURE, Fact.SAME_PERSON, Fact.DAYS_SHARED, Fact.OTHER_AMOUNTS,
)  # fmt: skip
def quarters(stage: Stage) -> Case:
    deed = stage.deed("apprentice")
    first = stage.rng.choice((0, 12, 24))
    number = stage.number(deed.firm, deed.kind)
    told = stage.rng.randrange(4)
    spans = [stretch(first + month, 3) for month in (0, 3, 6, 9)]
    parts = [
        replace(deed, begins=begins, ends=ends, amount=stage.rng.choice((100, 110, 120, 130)))
        for begins, ends in spans
    ]
    year = replace(
        deed, begins=spans[0][0], ends=spans[3][1], amount=sum(each.amount for each in parts)
    )
    whole = stage.written(year, told + 1, evidence=(numbered(deed.kind, f"APP{number}"),))
    each = [
        stage.written(part, told, evidence=(numbered(deed.kind, f"App no. {number}"),))
        for part in parts
    ]
    return Case((whole, *each), tuple((0, n) for n in range(1, 5)), tuple(combinations(range(1, 5), 2)))  # fmt: skip


@MANNERS.add(
    "running total in place of the quarter",
    "One number; the second record says that it counts from the start, and so holds the first.",
    Fact.ONE_PROVIDER, Fact.SAME_MEASURE, Fact.SAME_PERSON, Fact.DAYS_SHARED, Fact.OTHER_AMOUNTS,
    words=("to date",),
)  # fmt: skip
def running_total(stage: Stage) -> Case:
    deed = stage.deed("apprentice")
    _, ends = stretch(month_of(deed.begins) + 3, 3)
    so_far = replace(deed, ends=ends, amount=deed.amount + stage.rng.choice((110, 120, 130)))
    ours, theirs = stage.one_number(deed)
    way = stage.rng.randrange(4)
    told = f"{stage.told(so_far, way, tail=False)} Total to date since the start."
    return two(
        stage.written(deed, way, evidence=(ours,)),
        stage.written(so_far, way, description=told, evidence=(theirs,)),
    )


@MANNERS.add(
    "placement under two contracts of the firm",
    "One number of one student over the same weeks, recorded under two agreements of the firm.",
    Fact.ONE_PROVIDER, Fact.SAME_MEASURE, Fact.SAME_PERSON, Fact.SAME_DAYS, Fact.SAME_RECEIVER, Fact.OTHER_AGREEMENTS,
)  # fmt: skip
def two_contracts(stage: Stage) -> Case:
    deed = stage.deed("placement")
    agreement = stage.rng.choice([each for each in deed.firm.agreements if each != deed.agreement])
    ours, theirs = stage.one_number(deed)
    one, other = stage.two_ways()
    return two(
        stage.written(deed, one, evidence=(ours, *stage.some_evidence(deed))),
        stage.written(deed, other, agreement=agreement.ref, evidence=(theirs,)),
    )


@MANNERS.add(
    "certificates listed by the training firm and by the employer",
    "The certificates are the same ones, listed by the one and given as from and to by the other.",
    Fact.TIED, Fact.SAME_MEASURE, Fact.SAME_PERSON, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_SUBJECT,
)  # fmt: skip
def certificates(stage: Stage) -> Case:
    deed = replace(stage.deed("course", main=True), amount=stage.rng.randint(3, 6))
    trainer = stage.rng.choice(deed.firm.subcontractors)
    first = stage.number(deed.firm, deed.kind)
    stage.number(deed.firm, deed.kind, deed.amount)
    all_of_them = range(first, first + deed.amount)
    listed = ", ".join(f"CERT-{each}" for each in all_of_them)
    one, other = stage.two_ways()
    return two(
        stage.written(deed, one, delivered_by=(trainer,),
                      evidence=(numbered(deed.kind, f"certs {first} to {all_of_them[-1]}"),)),
        stage.written(deed, other, provider=trainer, evidence=(numbered(deed.kind, listed),)),
    )  # fmt: skip


@MANNERS.add(
    "mentoring told by mentor and by charity",
    "The charity that received it names the firm; the number of the mentoring, month and hours are one.",
    Fact.TIED, Fact.SAME_MEASURE, Fact.SAME_PAPER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_RECEIVER,
    words=("mentor from",),
)  # fmt: skip
def by_the_charity(stage: Stage) -> Case:
    deed = stage.deed("mentoring")
    assert deed.whom
    ours, theirs = stage.one_number(deed)
    told = f"A mentor from {deed.firm.name} worked with one of our members on {deed.thing}."
    return two(
        stage.written(deed, stage.rng.randrange(4), evidence=(ours,)),
        stage.written(deed, 0, provider=deed.whom.ref, accountable=deed.whom.ref, beneficiary="",
                      beneficiary_name="one of our members", description=told, evidence=(theirs,)),
    )  # fmt: skip


@MANNERS.add(
    "edition before and edition after",
    "One number and one time, recorded by the measure as it was and again as it is.",
    Fact.ONE_PROVIDER, Fact.OTHER_EDITION, Fact.SAME_PERSON, Fact.SAME_DAYS, Fact.SAME_AMOUNT,
)  # fmt: skip
def editions(stage: Stage) -> Case:
    deed = stage.deed("apprentice", "starter", "placement", "course")
    ours, theirs = stage.one_number(deed)
    one, other = stage.two_ways()
    before = stage.written(deed, one, measure=f"{BEFORE}/{deed.kind.code}", evidence=(ours,))
    late = before.recorded_on + timedelta(days=stage.rng.randint(30, 200))
    return two(before, stage.written(deed, other, evidence=(theirs,), recorded_on=late))
