"""Repeats in disguise that are kept from the detector's author."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from tests.analysis.commitments.activities import GQ, IN_PEOPLE
from tests.analysis.commitments.scene import Scene, stretch
from tests.analysis.commitments.second_set.facts import Fact
from tests.analysis.commitments.second_set.manner import Case, Manners
from tests.analysis.commitments.second_set.retelling import (
    after,
    again,
    another_agreement,
    contractor,
    firm,
    happening,
    name_typed,
    of_two_councils,
    proof_otherwise,
    recorded,
    two_of_a_group,
    uneven_hours,
)
from weft.analysis.commitments.benefit import Evidence

MANNERS = Manners()


@MANNERS.add(
    "the apprentice of a subcontractor",
    "The contractor names the subcontractor, and both give the number of one apprenticeship agreement from one day on.",
    Fact.TIED, Fact.SAME_NUMBER, Fact.SAME_MEASURE, Fact.SAME_AMOUNT, Fact.DAYS_SHARED,
)  # fmt: skip
def of_a_subcontractor(scene: Scene) -> Case:
    main, sub = contractor(scene)
    told = happening(scene, "apprentice", by=sub, quantity=1)
    ends = told.ends - timedelta(days=scene.rng.randint(3, 24))
    own = firm(scene, main, delivered_by=(sub.ref,), ends=ends)
    return Case(
        recorded(scene, told),
        again(scene, told, **own, evidence=proof_otherwise(scene.rng, told)),
    )


@MANNERS.add(
    "started once, returned in two quarters",
    "One firm returns one payroll number under one agreement twice as a start, from the same first day.",
    Fact.ONE_PROVIDER, Fact.SAME_NUMBER, Fact.SAME_AGREEMENT, Fact.SAME_AMOUNT, Fact.SAME_MEASURE, Fact.DAYS_SHARED,
)  # fmt: skip
def two_quarters(scene: Scene) -> Case:
    rng = scene.rng
    begins, ends = stretch(rng.randint(2023, 2025), rng.choice((4, 7, 10)), 3)
    begins += timedelta(days=rng.randint(3, 75))
    told = happening(scene, "job", "care", "long-out", days=(begins, ends), quantity=1)
    _, next_ends = stretch(ends.year + ends.month // 12, ends.month % 12 + 1, 3)
    return Case(
        recorded(scene, told),
        again(scene, told, ends=next_ends, recorded_on=after(rng, next_ends)),
    )


@MANNERS.add(
    "last year's year",
    "One firm gives one number, group and amount twice, and the days differ only by the year, in which January was mistyped.",
    Fact.ONE_PROVIDER, Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.DAY_MISTYPED, Fact.SAME_MEASURE,
)  # fmt: skip
def last_year(scene: Scene) -> Case:
    rng = scene.rng
    right = date(rng.choice((2025, 2026)), rng.choice((1, 1, 2)), rng.randint(2, 28))
    wrong = right.replace(year=right.year - 1)
    told = happening(scene, "gift", "equipment", "volunteering", "pupils", days=(right, right))
    told = replace(told, recorded_on=after(rng, right, 30))
    proof = proof_otherwise(rng, told)
    return Case(recorded(scene, told), again(scene, told, begins=wrong, ends=wrong, evidence=proof))


@MANNERS.add(
    "the payroll number typed otherwise",
    "Two firms of one group, which share a payroll, give one number of it for the same weeks, once without the zeros before it.",
    Fact.TIED, Fact.SAME_NUMBER, Fact.SAME_MEASURE, Fact.SAME_DAYS,
)  # fmt: skip
def payroll_otherwise(scene: Scene) -> Case:
    one, sibling = two_of_a_group(scene)
    told = happening(scene, "job", "care", "long-out", by=one, quantity=1)
    bare = told.evidence[0].reference.removeprefix("PR-").lstrip("0")
    words = scene.rng.choice(("Payroll {}", "payroll no {}", "Employee {}", "PR{}", "PR {}", "emp. no. {}"))  # fmt: skip
    proof = Evidence("payroll", "", None, words.format(bare))
    return Case(
        recorded(scene, told), again(scene, told, **firm(scene, sibling), evidence=(proof,))
    )


@MANNERS.add(
    "the address typed otherwise",
    "One firm gives the address of one page about one person twice, for the same month.",
    Fact.ONE_PROVIDER, Fact.SAME_ADDRESS, Fact.SAME_MEASURE, Fact.SAME_DAYS,
)  # fmt: skip
def address_otherwise(scene: Scene) -> Case:
    told = happening(scene, "story", by=of_two_councils(scene))
    (link,) = told.evidence
    typed = replace(link, reference=_address_typed(scene.rng, link.reference))
    return Case(
        recorded(scene, told),
        again(scene, told, agreement=another_agreement(scene, told), evidence=(typed,)),
    )


def _address_typed(rng: Random, address: str) -> str:
    bare = address.removeprefix("https://")
    return rng.choice((bare, f"www.{bare}", f"http://{bare}/", f"{address}?utm_source=newsletter", f"{address}#top", address.replace("notices", "Notices")))  # fmt: skip


@MANNERS.add(
    "hours rounded",
    "One firm, one receiver and the same days, the hours once exact and once whole, and only one record has a number.",
    Fact.ONE_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.ROUNDED, Fact.SAME_MEASURE, Fact.NUMBER_MISSING, Fact.NOT_TOLD_APART,
)  # fmt: skip
def rounded(scene: Scene) -> Case:
    told = happening(scene, "volunteering", "teaching", "advice", by=of_two_councils(scene), quantity=uneven_hours(scene.rng, 10, 40))  # fmt: skip
    whole = replace(told, quantity=round(told.quantity / 60) * 60)
    return Case(
        recorded(scene, told),
        again(scene, whole, agreement=another_agreement(scene, told), evidence=()),
    )


@MANNERS.add(
    "a subcontractor's part of the day",
    "The contractor names the subcontractor and gives the sheet on which the subcontractor's smaller hours of the same day for the same group stand too.",
    Fact.TIED, Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_MEASURE, Fact.OTHER_AMOUNTS,
)  # fmt: skip
def part_of_the_day(scene: Scene) -> Case:
    main, sub = contractor(scene)
    told = happening(scene, "volunteering", by=main, quantity=60 * scene.rng.randint(20, 90))
    part = replace(told, quantity=told.quantity * scene.rng.randint(20, 60) // 100 // 15 * 15)
    return Case(
        recorded(scene, told, delivered_by=(sub.ref,)),
        again(scene, part, **firm(scene, sub), evidence=proof_otherwise(scene.rng, told)),
    )


@MANNERS.add(
    "the partner in a consortium",
    "Under one agreement of a consortium two partners give the number of one agreement or placement over the same weeks.",
    Fact.TIED, Fact.SAME_NUMBER, Fact.SAME_AGREEMENT, Fact.SAME_DAYS, Fact.SAME_MEASURE,
)  # fmt: skip
def consortium(scene: Scene) -> Case:
    told = happening(scene, "placement", "apprentice")
    shared = {"agreement": f"CONS-{scene.rng.randint(100, 999)}"}
    partner = firm(scene, scene.stranger(told.provider), **shared)
    return Case(
        recorded(scene, told, **shared),
        again(scene, told, **partner, evidence=proof_otherwise(scene.rng, told)),
    )


@MANNERS.add(
    "entered twice, corrected once",
    "One firm gives one number, receiver and days twice under one agreement, and an amount in which two figures were mistyped.",
    Fact.ONE_PROVIDER, Fact.SAME_NUMBER, Fact.SAME_AGREEMENT, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_MEASURE, Fact.OTHER_AMOUNTS,
)  # fmt: skip
def corrected(scene: Scene) -> Case:
    tens, ones = scene.rng.choice([(a, b) for a in range(1, 6) for b in range(1, 10) if b > a + 1])
    told = happening(scene, "pupils", "equipment", quantity=10 * tens + ones)
    wrong = replace(told, quantity=scene.rng.choice((10 * ones + tens, 100 * tens + 10 * ones)))
    soon = after(scene.rng, told.recorded_on, 9)
    return Case(recorded(scene, wrong), again(scene, told, recorded_on=soon))


EDITIONS = f"{GQ}/", "greater-quillmouth:2023/"


@MANNERS.add(
    "by the measure of the older edition",
    "One firm, one receiver, the same days and hours, by one measure of two editions, and only one record has a number.",
    Fact.ONE_PROVIDER, Fact.COUNTED_THE_SAME, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.NUMBER_MISSING, Fact.NOT_TOLD_APART,
)  # fmt: skip
def older_edition(scene: Scene) -> Case:
    told = happening(scene, "volunteering", "teaching", "advice", by=of_two_councils(scene), quantity=uneven_hours(scene.rng, 6, 40))  # fmt: skip
    older = {"measure": told.measure.replace(*EDITIONS), "agreement": another_agreement(scene, told)}  # fmt: skip
    return Case(recorded(scene, told), again(scene, told, **older, evidence=()))


@MANNERS.add(
    "by the measure of the regeneration area",
    "One firm gives one number, receiver and days twice, by the measure of the city region and by that with which the regeneration area counts the same.",
    Fact.ONE_PROVIDER, Fact.COUNTED_THE_SAME, Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.SAME_DAYS,
)  # fmt: skip
def of_the_area(scene: Scene) -> Case:
    told = happening(scene, "equipment", "gift", "volunteering", "pupils")
    area = {"measure": told.activity.elsewhere, "agreement": f"OLD-DOCK/{scene.rng.randint(1, 9)}"}
    proof = proof_otherwise(scene.rng, told)
    return Case(recorded(scene, told), again(scene, told, **area, evidence=proof))


@MANNERS.add(
    "in weeks and in people",
    "One firm gives the number of one placement twice over the same weeks, counting the weeks and counting the person.",
    Fact.ONE_PROVIDER, Fact.COUNTED_THE_SAME, Fact.SAME_NUMBER, Fact.SAME_DAYS,
)  # fmt: skip
def weeks_and_people(scene: Scene) -> Case:
    told = happening(scene, "placement")
    person = replace(told, unit="people", quantity=1)
    area = {"measure": IN_PEOPLE["placement"], "agreement": f"OLD-DOCK/{scene.rng.randint(1, 9)}"}
    proof = proof_otherwise(scene.rng, told)
    return Case(recorded(scene, told), again(scene, person, **area, evidence=proof))


@MANNERS.add(
    "paid in a month, reported for the quarter",
    "One firm reports the same sum to the penny for the same goods by the same measure, for a month and for the quarter around it.",
    Fact.ONE_PROVIDER, Fact.SAME_AMOUNT, Fact.DAYS_SHARED, Fact.SAME_MEASURE, Fact.OTHER_FILES, Fact.NOT_TOLD_APART,
)  # fmt: skip
def month_and_quarter(scene: Scene) -> Case:
    rng = scene.rng
    year, first = rng.choice((2023, 2024, 2025)), rng.choice((1, 4, 7, 10))
    pence = 100 * rng.randint(3100, 160000) + rng.randint(1, 99)
    told = happening(scene, "local", "small-firms", days=stretch(year, first, 3), quantity=pence, by=of_two_councils(scene))  # fmt: skip
    begins, ends = stretch(year, first + rng.randint(0, 2), 1)
    month = {"begins": begins, "ends": ends, "evidence": (scene.file(f"{told.thing} invoice.pdf"),)}
    return Case(
        recorded(scene, told),
        again(scene, told, **month, agreement=another_agreement(scene, told)),
    )


@MANNERS.add(
    "the day told as the month",
    "Contractor and named subcontractor give the number of one sign-in sheet, one group and the same hours, for a day and for the month around it.",
    Fact.TIED, Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.DAYS_SHARED, Fact.SAME_MEASURE,
)  # fmt: skip
def day_and_month(scene: Scene) -> Case:
    main, sub = contractor(scene)
    told = happening(scene, "volunteering", "equipment", by=sub)
    begins, ends = stretch(told.begins.year, told.begins.month, 1)
    month = firm(scene, main, delivered_by=(sub.ref,), begins=begins, ends=ends)
    month |= {"recorded_on": after(scene.rng, ends, 27)}
    proof = proof_otherwise(scene.rng, told)
    return Case(recorded(scene, told), again(scene, told, **month, evidence=proof))


@MANNERS.add(
    "the receiver's own return",
    "The group that received it reports it too and names the firm that did it, with the same day and hours.",
    Fact.TIED, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_MEASURE, Fact.NUMBER_MISSING, Fact.NOT_TOLD_APART,
)  # fmt: skip
def receiver_returns(scene: Scene) -> Case:
    told = happening(scene, "volunteering", quantity=uneven_hours(scene.rng, 5, 60))
    assert told.receiver
    own = {
        "provider": told.receiver.ref,
        "accountable": told.receiver.ref,
        "delivered_by": (told.provider.ref,),
        "agreement": f"GRANT-{told.begins.year}-{scene.rng.randint(100, 999)}",
        "beneficiary_name": name_typed(scene.rng, told.receiver.name),
        "evidence": (),
    }
    return Case(recorded(scene, told), again(scene, told, **own))


@MANNERS.add(
    "the same letter, its number left out",
    "Contractor and named subcontractor attach one letter of one group about the same days.",
    Fact.TIED, Fact.SAME_FILE, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_MEASURE,
)  # fmt: skip
def letter(scene: Scene) -> Case:
    main, sub = contractor(scene)
    told = happening(scene, "together", "english", "halls", by=main)
    letter = replace(told.evidence[0], sha256=scene.sha())
    bare = replace(letter, reference=scene.rng.choice(("", "letter.pdf", "scan of letter", "Letter")))  # fmt: skip
    return Case(
        recorded(scene, told, delivered_by=(sub.ref,), evidence=(letter,)),
        again(scene, told, **firm(scene, sub), evidence=(bare,)),
    )
