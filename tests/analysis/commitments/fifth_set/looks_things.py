"""Honest look-alikes among things: two loads, deliveries or rooms that are told of in nearly the same words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.fifth_set.facts import Fact
from tests.analysis.commitments.fifth_set.kinds import (
    FOOD,
    GIFT,
    GOOD,
    JOB,
    KINDS,
    ROOM,
    START,
    TIP,
)
from tests.analysis.commitments.fifth_set.manner import Manners, two
from tests.analysis.commitments.fifth_set.retelling import (
    scan,
    twin,
)
from tests.analysis.commitments.fifth_set.stage import Stage
from tests.analysis.commitments.plant import Case
from weft.analysis.commitments.benefit import Evidence

MANNERS = Manners()
NAMED_ALIKE = (
    ("Boxing Club", "Bowling Club"), ("Carers' Group", "Careers Group"), ("Hospice", "Hospital Friends"),
    ("Food Bank", "Food Co-op"), ("Women's Centre", "Women's Institute"), ("Men's Shed", "Men's Choir"),
    ("Youth Club", "Youth Choir"), ("Community Centre", "Community Kitchen"), ("Scout Group", "Sports Group"),
)  # fmt: skip


@MANNERS.add(
    "many deliveries under one order",
    "The order's number stands on all, but each delivery has its own note, receiver or day.",
    Fact.SAME_PROVIDER, Fact.SAME_NUMBER, Fact.SAME_MEASURE, Fact.DAYS_APART,
    often=3,
    both=(r"order",),
)  # fmt: skip
def one_order(stage: Stage) -> Case:
    side, rng = stage.alone(), stage.rng
    kind = rng.choice([GOOD, FOOD])
    order = stage.digits()
    first = stage.deed(kind)
    records = []
    for n in range(rng.randint(8, 11)):
        receiver = first.receiver if n % 2 or stage.chance(0.5) else stage.receiver(kind.whom)
        deed = replace(
            twin(stage, first, later=9 * n + rng.randint(0, 5)),
            receiver=receiver,
            amount=kind.draw(rng) if n % 2 else first.amount,
        )
        evidence = (Evidence("statement", "", None, f"PO {order}"), deed.evidence)
        records.append(
            stage.record(
                deed,
                side,
                f"{stage.words(deed)} {rng.choice(['On our order', 'Under the framework order', 'Call-off of one order'])}.",
                evidence=evidence,
            )
        )
    return Case(tuple(records), tuple((n, n + 1) for n in range(0, len(records) - 1, 2)))


@MANNERS.add(
    "the contract's number behind everything",
    "So many records of the contract bear its number that it says nothing; trades and days are other ones.",
    Fact.SAME_PROVIDER, Fact.SAME_NUMBER, Fact.SAME_MEASURE, Fact.OTHER_SUBJECTS, Fact.DAYS_APART,
    often=2,
)  # fmt: skip
def contracts_number(stage: Stage) -> Case:
    side, rng = stage.alone(), stage.rng
    kind, reference = (
        rng.choice([JOB, START]),
        f"{rng.choice(['Contract', 'Agreement ref', 'CON'])} {stage.digits()}",
    )
    evidence = (Evidence("statement", "", None, reference),)
    subjects = rng.sample(kind.subjects, 8)
    first = stage.day()
    records = [
        stage.record(stage.deed(kind, begins=first + timedelta(days=13 * n + rng.randint(0, 9)), subject=subject), side, evidence=evidence)
        for n, subject in enumerate(subjects)
    ]  # fmt: skip
    other = [stage.record(stage.deed(*KINDS), side, evidence=evidence) for _ in range(3)]
    return Case(tuple(records), tuple((n, n + 1) for n in range(0, 7, 2)), around=tuple(other))


@MANNERS.add(
    "two kinds of things on one delivery note",
    "One note, one receiver and one day, but the things are other things.",
    Fact.SAME_PROVIDER, Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.OTHER_SUBJECTS, Fact.SAME_MEASURE,
    often=2,
)  # fmt: skip
def two_things(stage: Stage) -> Case:
    side, deed = stage.alone(), stage.deed(GOOD, FOOD)
    one, other = stage.rng.sample(deed.kind.subjects, 2)
    amount = stage.rng.choice([deed.amount, deed.kind.draw(stage.rng)])
    first, second = replace(deed, subject=one), replace(deed, subject=other, amount=amount)
    return two(stage.record(first, side), stage.record(second, side))


@MANNERS.add(
    "money and things for one cause",
    "One letter thanks for both, but the one is money and the other things.",
    Fact.SAME_PROVIDER, Fact.SAME_FILE, Fact.SAME_RECEIVER, Fact.OTHER_MEASURE, Fact.SAME_DAYS, Fact.OTHER_SUBJECTS,
    often=2,
)  # fmt: skip
def money_and_things(stage: Stage) -> Case:
    side = stage.alone()
    money, things = stage.deed(GIFT), stage.deed(GOOD)
    things = replace(
        things, receiver=money.receiver, ward=money.ward, begins=money.begins, ends=money.ends
    )
    letter = (
        scan(
            stage,
            stage.rng.choice(["thank you for everything.pdf", "letter from the trustees.pdf"]),
        ),
    )
    return two(
        stage.record(money, side, evidence=letter), stage.record(things, side, evidence=letter)
    )


@MANNERS.add(
    "two loads on one day",
    "The weighbridge gave two tickets of one book.",
    Fact.SAME_PROVIDER, Fact.SAME_DAYS, Fact.OTHER_NUMBERS, Fact.SAME_MEASURE,
    often=3,
)  # fmt: skip
def two_loads(stage: Stage) -> Case:
    side, deed, rng = stage.alone(), stage.deed(TIP), stage.rng
    other = replace(
        twin(stage, deed),
        amount=max(20_000, deed.amount + rng.randrange(-400_000, 400_001, 20_000)),
    )
    telling = rng.randrange(len(TIP.tellings))
    return two(
        *(stage.record(each, side, stage.words(each, telling=telling)) for each in (deed, other))
    )


@MANNERS.add(
    "two rooms of one building",
    "One building and the same weeks, but each names another part of it.",
    Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.OTHER_SUBJECTS, Fact.SAME_MEASURE,
    often=2,
)  # fmt: skip
def two_rooms(stage: Stage) -> Case:
    side, deed = stage.alone(), stage.deed(ROOM)
    one, other = stage.rng.sample(ROOM.subjects, 2)
    report = (scan(stage, "completion report, all works.pdf"),) if stage.chance(0.4) else ()
    telling = stage.rng.randrange(len(ROOM.tellings))
    return two(
        *(
            stage.record(
                replace(deed, subject=each),
                side,
                stage.words(replace(deed, subject=each), telling=telling),
                evidence=report,
            )
            for each in (one, other)
        )
    )


@MANNERS.add(
    "collections of food week by week",
    "A week or two lies between, and each collection has its note.",
    Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.OTHER_NUMBERS, Fact.DAYS_APART, Fact.SAME_MEASURE,
    often=3,
)  # fmt: skip
def food_by_week(stage: Stage) -> Case:
    side, deed, rng = stage.alone(), stage.deed(FOOD), stage.rng
    other = replace(
        twin(stage, deed, later=rng.choice([1, 7, 7, 14])),
        amount=rng.choice([deed.amount, deed.amount + rng.randrange(500, 9000, 500)]),
    )
    return two(stage.record(deed, side), stage.record(other, side))


@MANNERS.add(
    "a first delivery and the rest of it",
    "Each says which part of the whole it is, and came on its own day with its own note.",
    Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.OTHER_NUMBERS, Fact.DAYS_APART, Fact.SAME_MEASURE,
    often=2,
    words=(r"\b(?:first|1st)\b", r"\b(?:rest|remaining|second|2nd)\b"),
)  # fmt: skip
def the_rest(stage: Stage) -> Case:
    side, deed, rng = stage.alone(), stage.deed(GOOD), stage.rng
    whole = deed.amount + rng.choice([deed.amount, rng.randint(4, 30)])
    rest = replace(twin(stage, deed, later=rng.randint(2, 30)), amount=whole - deed.amount)
    first = rng.choice(
        [
            f"First {deed.amount} of {whole}",
            "1st van load",
            f"The first of two deliveries, {whole} in all",
        ]
    )
    second = rng.choice(
        [
            f"The rest of the {whole}",
            f"Remaining {rest.amount} of {whole}",
            f"Second and last delivery, {whole} in all",
            "2nd van load",
        ]
    )
    return two(
        stage.record(deed, side, f"{stage.words(deed)} {first}."),
        stage.record(rest, side, f"{stage.words(rest)} {second}."),
    )
