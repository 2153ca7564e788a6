"""Repeats of the kept half: hours, gifts, money, and what is good for air and land. Whoever works on the detector does not read them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from itertools import permutations

from tests.analysis.commitments.plant import Case
from tests.analysis.commitments.third_set.facts import Fact
from tests.analysis.commitments.third_set.kinds import said
from tests.analysis.commitments.third_set.manner import Manners, two
from tests.analysis.commitments.third_set.stage import Stage, month_of, stretch
from weft.analysis.commitments.benefit import Evidence

MANNERS = Manners()
SLIPS = [
    (hundreds + 10 * tens + ones, hundreds + 10 * ones + tens)
    for hundreds in (0, 100, 200)
    for tens, ones in permutations(range(1, 10), 2)
]
SLIPS = [pair for pair in SLIPS if abs(min(pair) * 6 - max(pair) * 5) > 6]
"""Amounts with two digits in their places, and the same with the digits swapped."""


@MANNERS.add(
    "one post under two addresses",
    "Without what a telephone and a newsletter add to it, the address of the post is one; day and amount agree.",
    Fact.ONE_PROVIDER, Fact.SAME_MEASURE, Fact.SAME_LINK, Fact.SAME_DAYS, Fact.SAME_AMOUNT,
)  # fmt: skip
def addresses(stage: Stage) -> Case:
    deed = stage.deed("visit", "volunteering", "trees", "goods")
    site = deed.firm.name.lower().replace(" ", "")
    bare = f"{site}.example/news/{stage.rng.randint(10000, 99999)}-{deed.thing.split()[-1].lower()}"
    ours = stage.rng.choice((f"https://www.{bare}", f"https://{bare}/"))
    theirs = stage.rng.choice((f"http://m.{bare}?utm_source=newsletter&fbclid=IwAR0x", f"www.{bare}#top", f"HTTPS://WWW.{bare.upper()}?s=20"))  # fmt: skip
    one, other = stage.two_ways()
    return two(
        stage.written(deed, one, evidence=(Evidence("link", "", None, ours),)),
        stage.written(deed, other, evidence=(Evidence("link", "", None, theirs),), places=()),
    )


@MANNERS.add(
    "group typed by hand beside the one from the list",
    "The typed name is the listed one in another order; the same things on the same day, as many.",
    Fact.ONE_PROVIDER, Fact.NUMBER_MISSING, Fact.SAME_MEASURE, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_SUBJECT,
)  # fmt: skip
def by_hand(stage: Stage) -> Case:
    deed = stage.deed("goods", "money", "food", "repair")
    assert deed.whom
    name = deed.whom.name.removesuffix(" Group")
    last = re.split(r" (?=Food|Friends|Community|Youth|Repair|Hospice|Men)", name)
    typed = f"Friends of {last[0]}" if last[1] == "Friends" else stage.rng.choice((f"{last[1]}, {last[0]}", f"the {last[1].lower()} at {last[0]}"))  # fmt: skip
    theirs = replace(deed, whom=replace(deed.whom, name=typed.replace("Café", "Cafe")))
    one, other = stage.rng.sample(range(3), 2)
    return two(
        stage.written(deed, one, evidence=stage.some_evidence(deed)),
        stage.written(theirs, other, beneficiary="", evidence=stage.some_evidence(deed)),
    )


@MANNERS.add(
    "goods on the day of dispatch and of delivery",
    "One delivery note over as many things for one receiver; the store and the driver give their own day.",
    Fact.SAME_MEASURE, Fact.ONE_PROVIDER, Fact.SAME_PAPER, Fact.SAME_RECEIVER, Fact.DAYS_CLOSE, Fact.SAME_AMOUNT,
)  # fmt: skip
def dispatched(stage: Stage) -> Case:
    deed = stage.deed("goods", "food")
    ours, theirs = stage.one_number(deed)
    one, other = stage.two_ways()
    return two(
        stage.written(deed, one, evidence=(ours,)),
        stage.written(stage.again(deed, stage.rng.randint(1, 4)), other, evidence=(theirs,)),
    )


@MANNERS.add(
    "visit for its day and for its term",
    "The record of the term says that there was one visit and on which day, the day of the other.",
    Fact.SAME_MEASURE, Fact.ONE_PROVIDER, Fact.SAME_RECEIVER, Fact.DAYS_SHARED, Fact.SAME_AMOUNT, Fact.SAME_SUBJECT,
    words=(r"one visit this term, on \d+ \w+",),
)  # fmt: skip
def for_the_term(stage: Stage) -> Case:
    deed = stage.deed("visit", "pupils")
    begins, ends = stretch(month_of(deed.begins) - 1, 4)
    one, other = stage.rng.sample(range(3), 2)
    told = f"{stage.told(deed, other, tail=False)} One visit this term, on {deed.begins:%-d %B}."
    return two(
        stage.written(deed, one, evidence=(stage.proof(deed),)),
        stage.written(deed, 0, begins=begins, ends=ends, description=told, recorded_on=ends + timedelta(days=12)),
    )  # fmt: skip


@MANNERS.add(
    "action day put off for rain",
    "The later record names the planned day, which is the day of the first, and that it was put off.",
    Fact.SAME_MEASURE, Fact.ONE_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.SAME_SUBJECT,
    words=(r"put off from \d+ \w+",),
)  # fmt: skip
def put_off(stage: Stage) -> Case:
    deed = stage.deed("volunteering", "repair")
    later = stage.again(deed, stage.rng.choice((7, 14, 21)))
    one, other = stage.rng.sample(range(3), 2)
    told = f"{stage.told(later, other, tail=False)} Put off from {deed.begins:%-d %B} because of the weather."
    return two(
        stage.written(deed, one, recorded_on=deed.begins),
        stage.written(later, 0, description=told, evidence=(stage.proof(deed), stage.picture())),
    )


@MANNERS.add(
    "last year's number in January",
    "One delivery note or receipt; only the year is one less, and the month is January.",
    Fact.SAME_MEASURE, Fact.ONE_PROVIDER, Fact.SAME_PAPER, Fact.DAY_MISTYPED, Fact.SAME_AMOUNT, Fact.SAME_RECEIVER,
)  # fmt: skip
def last_year(stage: Stage) -> Case:
    deed = stage.deed("goods", "money", "food", "visit")
    day = deed.begins.replace(
        year=stage.rng.choice((2025, 2026)), month=1, day=stage.rng.randint(5, 28)
    )
    wrong = day.replace(year=day.year - 1)
    in_january = replace(deed, begins=day, ends=day)
    ours, theirs = stage.one_number(deed)
    one, other = stage.two_ways()
    late = day + timedelta(days=stage.rng.randint(2, 25))
    return two(
        stage.written(in_january, one, evidence=(ours,)),
        stage.written(in_january, other, begins=wrong, ends=wrong, evidence=(theirs,), recorded_on=late),
    )  # fmt: skip


@MANNERS.add(
    "digits of the amount swapped",
    "One number, day and receiver; two neighbouring digits of the amount changed places.",
    Fact.SAME_MEASURE, Fact.ONE_PROVIDER, Fact.SAME_PAPER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.DIGITS_SWAPPED,
)  # fmt: skip
def swapped(stage: Stage) -> Case:
    deed = stage.deed("goods", "pupils")
    right, wrong = stage.rng.choice(SLIPS)
    ours, theirs = stage.one_number(deed)
    one, other = stage.two_ways()
    return two(
        stage.written(replace(deed, amount=right), one, evidence=(ours,)),
        stage.written(replace(deed, amount=wrong), other, evidence=(theirs,)),
    )


@MANNERS.add(
    "invoice with VAT and without",
    "One invoice; the one amount is the other and a fifth of it.",
    Fact.SAME_MEASURE, Fact.ONE_PROVIDER, Fact.SAME_PAPER, Fact.SAME_DAYS, Fact.WITH_VAT, Fact.SAME_SUBJECT,
)  # fmt: skip
def with_vat(stage: Stage) -> Case:
    deed = stage.deed("sme", "vcse")
    gross = replace(deed, amount=round(deed.amount * 1.2))
    ours, theirs = stage.one_number(deed)
    one, other = stage.two_ways()
    return two(
        stage.written(deed, one, evidence=(ours,)),
        stage.written(gross, other, evidence=(theirs, *stage.some_evidence(deed))),
    )


@MANNERS.add(
    "spend rounded to thousands",
    "One supplier, line and quarter; the one record says that its amount is about the other's.",
    Fact.ONE_PROVIDER, Fact.SAME_MEASURE, Fact.SAME_DAYS, Fact.NEAR_AMOUNT, Fact.SAME_SUBJECT, Fact.SAME_AGREEMENT,
    words=(r"about £\d+k",),
)  # fmt: skip
def rounded(stage: Stage) -> Case:
    exact = replace(stage.deed("sme", "local"), amount=stage.rng.randint(12000, 90000) * 100 + 37)
    about = replace(exact, amount=round(exact.amount, -5))
    told = f"{exact.thing}, about £{about.amount // 100000}k in the quarter."
    return two(
        stage.written(exact, stage.rng.randrange(3), evidence=(stage.file("ledger extract.xlsx"),)),
        stage.written(about, 0, description=told, evidence=()),
    )


@MANNERS.add(
    "food in kilos and told in meals",
    "One van's note; the meals of the one record are the kilos of the other at 420 grams each.",
    Fact.SAME_MEASURE, Fact.ONE_PROVIDER, Fact.SAME_PAPER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.NEAR_AMOUNT,
    words=(r"\d+ meals",),
)  # fmt: skip
def meals(stage: Stage) -> Case:
    deed = replace(stage.deed("food"), amount=stage.rng.randint(60, 900) * 500)
    portions = round(deed.amount / 420 / 5) * 5 + 1
    assert deed.whom
    ours, theirs = stage.one_number(deed)
    told = f"{portions} meals for {deed.whom.name} ({deed.thing}), at 420 g a meal."
    return two(
        stage.written(deed, stage.rng.randrange(4), evidence=(ours,)),
        stage.written(deed, 0, quantity=portions * 420, description=told, evidence=(theirs,)),
    )


@MANNERS.add(
    "charity records the gift it received",
    "The charity is the receiver of the one record and thanks its firm in the other; day, things and amount agree.",
    Fact.SAME_MEASURE, Fact.TIED, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_SUBJECT, Fact.SAME_AGREEMENT,
    words=("thank you",),
)  # fmt: skip
def received(stage: Stage) -> Case:
    deed = stage.deed("goods", "money", "food")
    assert deed.whom
    told = f"We received {said(deed.kind.unit, deed.amount)} for {deed.thing} from {deed.firm.name} - thank you!"
    if deed.kind.key != "money":
        told = told.replace(" for ", " " if deed.kind.key == "goods" else " of ")
    return two(
        stage.written(deed, stage.rng.randrange(3), evidence=(stage.proof(deed),)),
        stage.written(deed, 0, provider=deed.whom.ref, accountable=deed.whom.ref, beneficiary="",
                      beneficiary_name="", description=told, evidence=stage.some_evidence(deed)),
    )  # fmt: skip


@MANNERS.add(
    "careers fair for each council",
    "One fair, one photograph of the stall, the same hours; the firm counts it under two agreements.",
    Fact.ONE_PROVIDER, Fact.SAME_MEASURE, Fact.SAME_PICTURE, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_RECEIVER, Fact.OTHER_AGREEMENTS,
    words=("fair",),
)  # fmt: skip
def fair(stage: Stage) -> Case:
    deed = stage.deed("visit")
    assert deed.whom
    agreement = stage.rng.choice([each for each in deed.firm.agreements if each != deed.agreement])
    hours, picture = said("hours", deed.amount), stage.picture()
    return two(
        stage.written(deed, 0, description=f"Stall at the careers fair in {deed.whom.name}, {hours}.", evidence=(picture,)),
        stage.written(deed, 0, agreement=agreement.ref, evidence=(stage.near(picture, 4),), places=(stage.region.town(deed.ward).code,),
                      description=f"{hours} of our people's time at {deed.whom.name}: jobs fair, talked to leavers."),
    )  # fmt: skip


@MANNERS.add(
    "saved twice as the line dropped",
    "Recorded on one day; the first breaks off in the middle of the sentence with which the second begins.",
    Fact.ONE_PROVIDER, Fact.NUMBER_MISSING, Fact.SAME_MEASURE, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_AGREEMENT,
)  # fmt: skip
def dropped(stage: Stage) -> Case:
    deed = stage.deed("goods", "volunteering", "visit", "food", "money")
    whole = stage.written(deed, stage.rng.randrange(3), evidence=stage.some_evidence(deed))
    kept = whole.description[: len(whole.description) * 2 // 3]
    return two(replace(whole, description=kept, places=(), cohorts=(), evidence=()), whole)
