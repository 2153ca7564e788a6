"""Honest look-alikes among money: two gifts or invoices that are told of in nearly the same words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.fifth_set.facts import Fact
from tests.analysis.commitments.fifth_set.kinds import (
    FOOD,
    GIFT,
    GOOD,
    SCHOOL,
    SPEND,
    Kind,
)
from tests.analysis.commitments.fifth_set.manner import Manners, two
from tests.analysis.commitments.fifth_set.place import (
    DISTRICTS,
    Receiver,
    slug,
    ward_code,
)
from tests.analysis.commitments.fifth_set.retelling import (
    photograph,
    saved_again,
    scan,
    twin,
)
from tests.analysis.commitments.fifth_set.stage import Stage
from tests.analysis.commitments.plant import Case
from weft.analysis.commitments.benefit import Recorded

MANNERS = Manners()
NAMED_ALIKE = (
    ("Boxing Club", "Bowling Club"), ("Carers' Group", "Careers Group"), ("Hospice", "Hospital Friends"),
    ("Food Bank", "Food Co-op"), ("Women's Centre", "Women's Institute"), ("Men's Shed", "Men's Choir"),
    ("Youth Club", "Youth Choir"), ("Community Centre", "Community Kitchen"), ("Scout Group", "Sports Group"),
)  # fmt: skip


@MANNERS.add(
    "the same sum every year",
    "A year or so lies between, and the receiver gave two receipts of one book.",
    Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.OTHER_NUMBERS, Fact.DAYS_APART, Fact.SAME_MEASURE,
    often=3,
)  # fmt: skip
def every_year(stage: Stage) -> Case:
    side, deed = stage.alone(), stage.deed(GIFT, GOOD)
    other = twin(stage, deed, later=stage.rng.choice([364, 365, 366, 350, 371]))
    text = stage.words(deed)
    return two(
        stage.record(deed, side, text),
        stage.record(other, side, stage.rng.choice([text, stage.words(other)])),
    )


@MANNERS.add(
    "each firm of a group gives",
    "The receiver gave two receipts of one book, and both say that each firm gave.",
    Fact.TIED, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.SAME_DAYS, Fact.OTHER_NUMBERS,
    often=2,
    both=(r"each|besides|as well as|alongside|in addition to",),
)  # fmt: skip
def each_firm(stage: Stage) -> Case:
    one, other = stage.group()
    deed = replace(
        stage.deed(GIFT), amount=stage.rng.choice([25_000, 50_000, 100_000, 150_000, 250_000])
    )
    tails = [
        "Each firm of the group gave",
        "Besides what our sister firm gave",
        "As well as the gift of our sister company",
        "Alongside the other firms' gifts",
        "In addition to the group's other gifts",
    ]
    return two(
        *(
            stage.record(each, side, f"{stage.words(each)} {stage.rng.choice(tails)}.")
            for each, side in ((deed, one), (twin(stage, deed), other))
        )
    )


@MANNERS.add(
    "the staff collect, and the firm gives as much again",
    "The one says what staff collected, the other that the firm matched it, each with its receipt.",
    Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.SAME_DAYS, Fact.OTHER_NUMBERS, Fact.SAME_MEASURE,
    often=2,
    words=(r"match|pound for pound|doubled", r"collect|raised|bake sale|sponsored"),
)  # fmt: skip
def matched(stage: Stage) -> Case:
    side, deed, rng = stage.alone(), stage.deed(GIFT), stage.rng
    raised = rng.choice(
        [
            "Collected by our staff",
            "Raised at a bake sale",
            "Staff raised it",
            "Sponsored walk of our team",
        ]
    )
    ours = rng.choice(
        [
            "Matched by the firm",
            "We gave pound for pound",
            "Company match funding",
            "The firm doubled it",
        ]
    )
    return two(
        *(
            stage.record(each, side, f"{stage.words(each)} {tail}.")
            for each, tail in ((deed, raised), (twin(stage, deed), ours))
        )
    )


@MANNERS.add(
    "two instalments of one grant",
    "One letter promises both, and each says which instalment it is.",
    Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_NUMBER, Fact.DAYS_APART, Fact.SAME_MEASURE,
    often=2,
    both=(r"instalment|half|\b[12] of 2|part (?:one|two)",),
)  # fmt: skip
def instalments(stage: Stage) -> Case:
    side, deed, rng = stage.alone(), stage.deed(GIFT), stage.rng
    first, second = rng.choice(
        [
            ("First instalment", "Second instalment"),
            ("1st half", "2nd half"),
            ("Payment 1 of 2", "Payment 2 of 2"),
            ("Part one", "Part two"),
            ("Instalment one", "Final instalment"),
        ]
    )
    text = stage.words(deed)
    other = replace(twin(stage, deed, later=rng.randint(28, 190)), number=deed.number)
    return two(
        stage.record(deed, side, f"{text} {first}."), stage.record(other, side, f"{text} {second}.")
    )


@MANNERS.add(
    "one policy, logo or picture behind everything",
    "So many records of the firm have it that it says nothing; receivers and days are other ones.",
    Fact.SAME_PROVIDER, Fact.SAME_MEASURE, Fact.OTHER_RECEIVERS, Fact.DAYS_APART,
    often=3,
)  # fmt: skip
def behind_everything(stage: Stage) -> Case:
    side, rng = stage.alone(), stage.rng
    kind: Kind = rng.choice([SCHOOL, GOOD, GIFT, FOOD])
    first = stage.deed(kind)
    paper = scan(stage, rng.choice(["SV policy 2024.pdf", "insurance.pdf", "our pledge.pdf"]))
    logo = photograph(stage)
    as_picture, called = stage.chance(0.4), rng.choice(["logo.png", "banner.jpg", "our badge.png"])
    firsts = rng.sample(stage.place.schools if kind is SCHOOL else stage.place.charities, 12)
    records: list[Recorded] = []
    for n, receiver in enumerate(firsts[: rng.randint(9, 12)]):
        deed = replace(
            twin(stage, first, later=11 * n + rng.randint(0, 8)),
            receiver=receiver,
            ward=receiver.ward,
        )
        shared = replace(saved_again(logo, rng), reference=called) if as_picture else paper
        records.append(stage.record(deed, side, evidence=(shared, deed.evidence)))
    return Case(tuple(records), tuple((n, n + 1) for n in range(0, len(records) - 1, 2)))


@MANNERS.add(
    "one sum month by month to one supplier",
    "The supplier sent two invoices of two months.",
    Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.OTHER_NUMBERS, Fact.DAYS_APART, Fact.SAME_MEASURE,
    often=3,
)  # fmt: skip
def month_by_month(stage: Stage) -> Case:
    side, deed = stage.alone(), stage.deed(SPEND)
    other = twin(stage, deed, later=stage.rng.choice([28, 30, 31, 56, 61, 91]))
    text = stage.words(deed)
    return two(stage.record(deed, side, text), stage.record(other, side, text))


@MANNERS.add(
    "one number on two suppliers' invoices",
    "Two suppliers count their own invoices; sums and receivers are other ones.",
    Fact.SAME_PROVIDER, Fact.OTHER_RECEIVERS, Fact.SAME_NUMBER, Fact.LESS_AND_MORE, Fact.SAME_MEASURE,
)  # fmt: skip
def two_suppliers(stage: Stage) -> Case:
    side, deed = stage.alone(), stage.deed(SPEND)
    number = (*deed.number[:2], str(stage.rng.randint(1000, 9999)))
    supplier = stage.rng.choice([each for each in stage.place.suppliers if each != deed.receiver])
    later = stage.deed(SPEND, begins=deed.begins + timedelta(days=stage.rng.randint(0, 20)))
    later = replace(
        later,
        receiver=supplier,
        ward=supplier.ward,
        amount=later.amount + (later.amount == deed.amount),
    )
    return two(*(stage.record(replace(each, number=number), side) for each in (deed, later)))


@MANNERS.add(
    "two invoices of which the one is by chance a fifth more",
    "The supplier gave each its own number, and they are of other weeks.",
    Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.OTHER_NUMBERS, Fact.LESS_AND_MORE, Fact.SAME_MEASURE, Fact.DAYS_APART,
)  # fmt: skip
def fifth_more(stage: Stage) -> Case:
    side = stage.alone()
    deed = replace(stage.deed(SPEND), amount=stage.rng.randrange(50_000, 600_000, 5000))
    other = replace(twin(stage, deed, later=stage.rng.randint(7, 40)), amount=deed.amount * 6 // 5)
    return two(stage.record(deed, side), stage.record(other, side))


@MANNERS.add(
    "two bodies with names alike",
    "Two organisations of the place, each with its own receipt; their names are alike, not the same.",
    Fact.SAME_PROVIDER, Fact.OTHER_RECEIVERS, Fact.SAME_AMOUNT, Fact.SAME_DAYS, Fact.OTHER_NUMBERS, Fact.SAME_MEASURE,
    often=2,
)  # fmt: skip
def names_alike(stage: Stage) -> Case:
    side, rng = stage.alone(), stage.rng
    district = rng.choice(sorted(DISTRICTS))
    ward = rng.choice(DISTRICTS[district])
    names = [f"{ward} {kind}" for kind in rng.choice(NAMED_ALIKE)]
    deed = stage.deed(GIFT, GOOD)
    receivers = [
        Receiver(slug(f"{name} {district} trust"), name, ward_code(district, ward), district)
        for name in names
    ]
    pair = [
        replace(each, receiver=receiver, ward=receiver.ward)
        for each, receiver in zip((deed, twin(stage, deed)), receivers, strict=True)
    ]
    telling = rng.randrange(len(deed.kind.tellings))
    return two(*(stage.record(each, side, stage.words(each, telling=telling)) for each in pair))


@MANNERS.add(
    "two gifts on days that look like a slip",
    "The days are each other with day and month swapped, but the receiver gave two receipts of one book.",
    Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.OTHER_NUMBERS, Fact.DAYS_APART, Fact.SAME_MEASURE,
)  # fmt: skip
def no_slip(stage: Stage) -> Case:
    side, rng = stage.alone(), stage.rng
    month, day = rng.sample(range(1, 13), 2)
    deed = stage.deed(
        GIFT, FOOD, begins=stage.day().replace(year=rng.choice([2024, 2025]), month=month, day=day)
    )
    other = twin(stage, deed)
    swapped = deed.begins.replace(month=day, day=month)
    return two(stage.record(deed, side), stage.record(other, side, days=(swapped, swapped)))
