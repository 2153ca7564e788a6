"""Repeats of the shown half: people in work, in training, at school."""

from __future__ import annotations

from datetime import date, timedelta

from tests.analysis.commitments.plant import Case
from tests.analysis.commitments.third_set.facts import Fact
from tests.analysis.commitments.third_set.manner import Manners, two
from tests.analysis.commitments.third_set.stage import Stage, numbered
from weft.analysis.commitments.benefit import Evidence

MANNERS = Manners()
WELSH = {
    "bricklayer": "gosod brics", "carpenter": "gwaith saer", "plumber": "plymio", "electrician": "gwaith trydan",
    "roofer": "toi", "painter": "peintio", "plasterer": "plastro", "business administrator": "gweinyddu busnes",
}  # fmt: skip
OWN = {"apprentice": "W-1", "placement": "W-4", "course": "S-2"}
"""By which measures the councils count the same in the same unit."""


@MANNERS.add(
    "agency, contractor and client record one starter",
    "All three give the same number of the Jobcentre's referral, the same start and the same agreement.",
    Fact.TIED, Fact.SAME_MEASURE, Fact.SAME_PAPER, Fact.SAME_AMOUNT, Fact.SAME_AGREEMENT,
)  # fmt: skip
def three_records(stage: Stage) -> Case:
    deed = stage.deed("starter", main=True)
    agency = stage.rng.choice(deed.firm.subcontractors)
    number = stage.number(deed.firm, deed.kind)
    by_all = [Evidence("statement", "", None, f"{before}{number}") for before in ("JCP referral ", "Jobcentre ref. JCP/", "jcp")]  # fmt: skip
    one, other = stage.two_ways()
    contractor = stage.written(deed, one, delivered_by=(agency,), evidence=(by_all[0], stage.proof(deed)))  # fmt: skip
    agency_told = (
        f"Candidate placed with {deed.firm.name} as {deed.thing}, started {deed.begins:%d/%m/%y}."
    )
    placed = stage.written(deed, 0, provider=agency, accountable=deed.firm.ref, description=agency_told, evidence=(by_all[1],), cohorts=())  # fmt: skip
    begins = deed.begins.replace(day=1)
    ends = (begins + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    client = stage.written(deed, other, provider=deed.agreement.client, begins=begins, ends=ends,
                           places=(stage.region.town(deed.ward).code,), evidence=(by_all[2],))  # fmt: skip
    return Case((contractor, placed, client), pairs=((0, 1), (0, 2), (1, 2)))


@MANNERS.add(
    "old and new firm at a novation",
    "Both report the quarter in which the contract went over, with one number of one apprentice.",
    Fact.TIED, Fact.SAME_MEASURE, Fact.SAME_PERSON, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_AGREEMENT,
)  # fmt: skip
def novation(stage: Stage) -> Case:
    deed = stage.deed("apprentice")
    new = stage.rng.choice(
        [each for each in stage.region.firms if stage.region.strangers(each, deed.firm)]
    )
    ours, theirs = stage.one_number(deed)
    told = f"{deed.thing.capitalize()} apprentice who came over to us under TUPE from {deed.firm.name}, whole quarter."
    return two(
        stage.written(deed, stage.rng.randrange(4), evidence=(ours,)),
        stage.written(deed, 0, provider=new.ref, accountable=new.ref, description=told, evidence=(theirs, *stage.some_evidence(deed))),
    )  # fmt: skip


@MANNERS.add(
    "told again in Welsh",
    "An officer who writes Welsh recorded the same apprentice, by the same number, for the same quarter.",
    Fact.ONE_PROVIDER, Fact.SAME_MEASURE, Fact.SAME_PERSON, Fact.SAME_DAYS, Fact.SAME_AMOUNT,
    words=("wythnos",),
)  # fmt: skip
def in_welsh(stage: Stage) -> Case:
    deed = stage.deed("apprentice")
    ours, theirs = stage.one_number(deed)
    weeks, trade = f"{deed.amount / 10:g} wythnos", WELSH[deed.thing]
    told = stage.rng.choice((f"Prentis {trade}, {weeks} yn y chwarter.", f"Mae ein prentis {trade} wedi cwblhau {weeks} ar y safle."))  # fmt: skip
    return two(
        stage.written(deed, stage.rng.randrange(4), evidence=(ours, *stage.some_evidence(deed))),
        stage.written(deed, 0, description=told, evidence=(theirs,)),
    )


@MANNERS.add(
    "number misread by the scanner",
    "Read O as nought or l as one, and both bear one number; the same trade and quarter besides.",
    Fact.ONE_PROVIDER, Fact.SAME_MEASURE, Fact.SAME_PERSON, Fact.SAME_DAYS, Fact.SAME_AMOUNT,
)  # fmt: skip
def misread(stage: Stage) -> Case:
    deed = stage.deed("apprentice", "placement", "starter")
    digits = str(stage.number(deed.firm, deed.kind))
    right = f"{digits[:-2]}10{digits[-2:]}"
    letter, digit = stage.rng.choice((("l", "1"), ("O", "0")))
    at = len(digits) - 2 + "10".index(digit)
    wrong = f"{right[:at]}{letter}{right[at + 1 :]}"
    one, other = stage.two_ways()
    return two(
        stage.written(deed, one, evidence=(numbered(deed.kind, f"{deed.kind.prefix} {right}"),)),
        stage.written(deed, other, evidence=(numbered(deed.kind, f"{deed.kind.prefix}/{wrong}"),), cohorts=()),
    )  # fmt: skip


@MANNERS.add(
    "starter on their day and in their quarter",
    "One payroll number, once on the day of the start and once in the quarter around that day.",
    Fact.ONE_PROVIDER, Fact.SAME_MEASURE, Fact.SAME_PERSON, Fact.DAYS_SHARED, Fact.SAME_AMOUNT,
)  # fmt: skip
def day_and_quarter(stage: Stage) -> Case:
    deed = stage.deed("starter")
    begins, ends = _quarter(deed.begins)
    ours, theirs = stage.one_number(deed)
    one, other = stage.two_ways()
    return two(
        stage.written(deed, one, evidence=(ours,)),
        stage.written(deed, other, begins=begins, ends=ends, evidence=(theirs, *stage.some_evidence(deed))),
    )  # fmt: skip


def _quarter(day: date) -> tuple[date, date]:
    begins = day.replace(day=1, month=(day.month - 1) // 3 * 3 + 1)
    return begins, (begins + timedelta(days=95)).replace(day=1) - timedelta(days=1)


@MANNERS.add(
    "under the council's own measure",
    "The same number, days and amount, recorded again by a measure of another framework for the same.",
    Fact.ONE_PROVIDER, Fact.ELSEWHERE, Fact.SAME_PERSON, Fact.SAME_DAYS, Fact.SAME_AMOUNT,
)  # fmt: skip
def own_measure(stage: Stage) -> Case:
    deed = stage.deed("apprentice", "placement", "course")
    town = deed.agreement.town.name.split()[0].lower()
    measure = f"{town}-council:2/{OWN[deed.kind.key]}"
    ours, theirs = stage.one_number(deed)
    one, other = stage.two_ways()
    return two(
        stage.written(deed, one, evidence=(ours,)),
        stage.written(deed, other, measure=measure, evidence=(theirs,)),
    )


@MANNERS.add(
    "payroll number with and without its noughts",
    "Without the noughts before it and the words around it the payroll number is one.",
    Fact.ONE_PROVIDER, Fact.SAME_MEASURE, Fact.SAME_PERSON, Fact.SAME_DAYS, Fact.SAME_AMOUNT,
)  # fmt: skip
def noughts(stage: Stage) -> Case:
    deed = stage.deed("starter", "kept")
    number = stage.number(deed.firm, deed.kind)
    typed = stage.rng.choice(
        (f"{number:08}", f"Payroll no: {number:07}", f"staff number 00{number} (see HR)")
    )
    one, other = stage.two_ways()
    return two(
        stage.written(deed, one, evidence=(numbered(deed.kind, f"EMP{number}"), *stage.some_evidence(deed))),
        stage.written(deed, other, places=(), evidence=(numbered(deed.kind, typed),)),
        stage.written(stage.again(deed), one, evidence=(stage.proof(deed),)),
    )  # fmt: skip
