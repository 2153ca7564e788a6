"""Repeats of the shown half: hours, gifts, money, and what is good for air and land."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import combinations

from tests.analysis.commitments.plant import Case
from tests.analysis.commitments.third_set.facts import Fact
from tests.analysis.commitments.third_set.kinds import BUILDINGS, said
from tests.analysis.commitments.third_set.manner import Manners, two
from tests.analysis.commitments.third_set.stage import Deed, Stage, quarter_after

MANNERS = Manners()


@MANNERS.add(
    "photo cropped by the next officer",
    "The photograph is the same but for its margins, and so are the day and the amount.",
    Fact.ONE_PROVIDER, Fact.SAME_MEASURE, Fact.SAME_PICTURE, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.PLACES_MEET,
)  # fmt: skip
def cropped(stage: Stage) -> Case:
    deed = stage.deed("volunteering", "trees", "repair", "goods")
    picture = stage.picture()
    one, other = stage.two_ways()
    return two(
        stage.written(deed, one, evidence=(picture,)),
        stage.written(deed, other, evidence=(stage.near(picture),), places=(stage.region.town(deed.ward).code,),
                      beneficiary="", beneficiary_name="", cohorts=()),
    )  # fmt: skip


@MANNERS.add(
    "sign-in sheet scanned again",
    "As many names on the sheet of the same day at the same group, the same work and the same hours.",
    Fact.SAME_MEASURE, Fact.ONE_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_SUBJECT, Fact.OTHER_FILES,
    words=(r"\d+ names on the sheet", r"\d+ signed in"),
)  # fmt: skip
def scanned_again(stage: Stage) -> Case:
    deed = stage.deed("volunteering")
    many = deed.amount // 210
    one, other = stage.rng.sample(range(3), 2)
    return two(
        stage.written(deed, one, description=f"{stage.told(deed, one)} {many} names on the sheet.",
                      evidence=(stage.file(f"sign in {deed.begins:%d %b}.pdf"),)),
        stage.written(deed, other, description=f"{stage.told(deed, other)} {many} signed in.",
                      evidence=(stage.file("scan0112.pdf"),)),
    )  # fmt: skip


@MANNERS.add(
    "school in another spelling",
    "Spelt out, the school is one; the same talk on the same day for as long.",
    Fact.ONE_PROVIDER, Fact.NUMBER_MISSING, Fact.SAME_MEASURE, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_SUBJECT,
)  # fmt: skip
def spelt(stage: Stage) -> Case:
    deed = stage.deed("visit", "pupils")
    assert deed.whom
    name = deed.whom.name.replace("'", "").replace("C of E", "CE").replace("R.C.", "RC")
    name = name.replace("St ", stage.rng.choice(("Saint ", "St. "))).replace("School", "Sch").replace("College", "Coll.")  # fmt: skip
    one, other = stage.rng.sample(range(2), 2)
    theirs = replace(deed, whom=replace(deed.whom, name=name))
    return two(
        stage.written(deed, one, evidence=stage.some_evidence(deed)),
        stage.written(theirs, other, beneficiary="", evidence=stage.some_evidence(deed)),
    )


@MANNERS.add(
    "trees on the boundary of two wards",
    "One photograph of one park on one day with as many trees; two people chose two wards.",
    Fact.SAME_MEASURE, Fact.ONE_PROVIDER, Fact.SAME_PICTURE, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_SUBJECT, Fact.PLACES_APART,
)  # fmt: skip
def on_the_boundary(stage: Stage) -> Case:
    deed = stage.deed("trees")
    picture = stage.picture()
    one, other = stage.two_ways()
    return two(
        stage.written(deed, one, evidence=(picture,)),
        stage.written(deed, other, places=(stage.region.next_to(deed.ward).code,), evidence=(stage.near(picture, 4),)),
    )  # fmt: skip


@MANNERS.add(
    "day and month swapped",
    "The same file stands behind both; read with day and month swapped, the day is one.",
    Fact.ONE_PROVIDER, Fact.SAME_MEASURE, Fact.SAME_FILE, Fact.DAY_MISTYPED, Fact.SAME_AMOUNT, Fact.SAME_RECEIVER,
)  # fmt: skip
def swapped_day(stage: Stage) -> Case:
    deed = stage.deed("goods", "money", "food")
    while deed.begins.day > 12 or deed.begins.day == deed.begins.month:
        deed = stage.deed("goods", "money", "food")
    day = deed.begins.replace(day=deed.begins.month, month=deed.begins.day)
    note = stage.file("delivery note.pdf")
    one, other = stage.two_ways()
    late = max(day, deed.begins) + timedelta(days=stage.rng.randint(9, 50))
    return two(
        stage.written(deed, one, evidence=(note,)),
        stage.written(deed, other, begins=day, ends=day, evidence=(note,), recorded_on=late),
    )


@MANNERS.add(
    "a nought too many",
    "The sheet has one number and the words say the smaller amount in both.",
    Fact.SAME_MEASURE, Fact.ONE_PROVIDER, Fact.SAME_PAPER, Fact.TEN_TIMES, Fact.SAME_DAYS, Fact.SAME_RECEIVER,
)  # fmt: skip
def nought(stage: Stage) -> Case:
    deed = stage.deed("volunteering", "pupils", "mentoring", "repair")
    ours, theirs = stage.one_number(deed)
    one, other = stage.rng.sample(range(2), 2)
    return two(
        stage.written(deed, one, evidence=(ours,)),
        stage.written(deed, other, quantity=deed.amount * 10, evidence=(theirs,)),
    )


@MANNERS.add(
    "pence taken for pounds",
    "One invoice or receipt, whose amount stands a hundred times as high in the one record.",
    Fact.SAME_MEASURE, Fact.ONE_PROVIDER, Fact.SAME_PAPER, Fact.TEN_TIMES, Fact.SAME_DAYS, Fact.SAME_SUBJECT,
)  # fmt: skip
def pence(stage: Stage) -> Case:
    deed = stage.deed("sme", "vcse")
    ours, theirs = stage.one_number(deed)
    one, other = stage.two_ways()
    return two(
        stage.written(deed, one, evidence=(ours, *stage.some_evidence(deed))),
        stage.written(deed, other, quantity=deed.amount * 100, evidence=(theirs,)),
    )


@MANNERS.add(
    "invoice by its date and by its payment",
    "One invoice over one amount; the one record goes by its date and the other by the day it was paid.",
    Fact.SAME_MEASURE, Fact.ONE_PROVIDER, Fact.SAME_PAPER, Fact.SAME_AMOUNT, Fact.DAYS_CLOSE, Fact.SAME_SUBJECT,
    words=("paid",),
)  # fmt: skip
def by_payment(stage: Stage) -> Case:
    deed = stage.deed("sme", "vcse")
    begins, ends = quarter_after(deed)
    ours, theirs = stage.one_number(deed)
    one, other = stage.two_ways()
    told = f"{stage.told(deed, other, tail=False)} Paid {begins + timedelta(days=stage.rng.randint(1, 20)):%d %B}."
    return two(
        stage.written(deed, one, evidence=(ours,)),
        stage.written(deed, other, begins=begins, ends=ends, description=told, evidence=(theirs,),
                      recorded_on=ends + timedelta(days=9)),
    )  # fmt: skip


@MANNERS.add(
    "tonnes taken for kilograms",
    "One transfer note of one site; the one record holds its tonnes as if they were kilograms.",
    Fact.SAME_MEASURE, Fact.ONE_PROVIDER, Fact.SAME_PAPER, Fact.TEN_TIMES, Fact.SAME_DAYS, Fact.SAME_SUBJECT,
)  # fmt: skip
def tonnes(stage: Stage) -> Case:
    deed = replace(stage.deed("waste"), amount=1000 * stage.rng.randint(3, 120))
    ours, theirs = stage.one_number(deed)
    one, other = stage.two_ways()
    return two(
        stage.written(deed, one, evidence=(ours,)),
        stage.written(deed, other, quantity=deed.amount // 1000, evidence=(theirs,)),
    )


@MANNERS.add(
    "team day and each volunteer's own hours",
    "Each of the team recorded the hours that the team's record already holds, and says so.",
    Fact.SAME_MEASURE, Fact.ONE_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.OTHER_AMOUNTS, Fact.SAME_SUBJECT,
    words=("part of our team day",),
)  # fmt: skip
def own_hours(stage: Stage) -> Case:
    people = stage.rng.randint(3, 4)
    deed = stage.deed("volunteering")
    deed = replace(deed, amount=people * 420)
    assert deed.whom
    team = stage.written(
        deed, 0, description=f"{stage.told(deed, stage.rng.randrange(3))} {people} of us."
    )
    own = [
        stage.written(deed, 0, quantity=420, evidence=stage.some_evidence(deed),
                      description=f"My 7 hours {deed.thing} at {deed.whom.name}, part of our team day{mark}")
        for mark in (".", "!", " :)", ", great fun.")[:people]
    ]  # fmt: skip
    parts = range(1, people + 1)
    return Case((team, *own), tuple((0, part) for part in parts), tuple(combinations(parts, 2)))


@MANNERS.add(
    "list sent twice",
    "Every cell is the same but for capitals and blanks, with the same uneven amount on the same day.",
    Fact.ONE_PROVIDER, Fact.NUMBER_MISSING, Fact.SAME_MEASURE, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_SUBJECT,
)  # fmt: skip
def sent_twice(stage: Stage) -> Case:
    deed = stage.deed("goods", "food", "repair")
    deed = replace(deed, amount=deed.amount + (1 - deed.amount % 2))
    assert deed.whom
    told = stage.told(deed, stage.rng.randrange(3))
    again = stage.rng.choice((told.upper(), f"  {told} ", told.replace(" ", "  "), told.lower()))
    one = stage.written(deed, 0, description=told)
    late = one.recorded_on + timedelta(days=stage.rng.randint(1, 90))
    name = f" {deed.whom.name.upper()}"
    return two(
        one,
        replace(one, description=again, beneficiary="", beneficiary_name=name, recorded_on=late),
    )


@MANNERS.add(
    "one building and the programme's total",
    "The report on the building stands behind both, and the total names the building and its share.",
    Fact.SAME_MEASURE, Fact.ONE_PROVIDER, Fact.SAME_FILE, Fact.SAME_DAYS, Fact.SAME_SUBJECT, Fact.OTHER_AMOUNTS,
    words=("in total",),
)  # fmt: skip
def programme(stage: Stage) -> Case:
    deed = stage.deed("carbon")
    others = stage.rng.sample([each for each in BUILDINGS if each != deed.thing], 2)
    shares = {deed.thing: deed.amount} | {
        each: deed.amount * stage.rng.randint(40, 150) // 100 for each in others
    }
    listed = ", ".join(f"{thing} {said('kg', amount)}" for thing, amount in shares.items())
    report = stage.file(f"retrofit report {deed.thing.removeprefix('the ')}.pdf")
    total = sum(shares.values())
    return two(
        stage.written(deed, stage.rng.randrange(4), evidence=(report,)),
        stage.written(deed, 0, quantity=total, places=(), evidence=(report, stage.file("annex.pdf")),
                      description=f"Energy programme: {listed}; {said('kg', total)} CO2e in total."),
    )  # fmt: skip


@MANNERS.add(
    "firm before and after its merger",
    "Two firms of one group record one invoice for the same supplier, quarter and amount.",
    Fact.TIED, Fact.SAME_MEASURE, Fact.SAME_PAPER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_SUBJECT,
    words=("formerly",),
)  # fmt: skip
def merged(stage: Stage) -> Case:
    grouped = [each for each in stage.region.firms if stage.region.group_of(each)]
    firm = stage.rng.choice(grouped)
    deed = stage.deed("sme", "vcse", firm=firm)
    heir = stage.rng.choice(stage.region.group_of(firm))
    ours, theirs = stage.one_number(deed)
    one, other = stage.two_ways()
    return two(
        stage.written(deed, one, evidence=(ours,)),
        stage.written(deed, other, provider=heir.ref, accountable=heir.ref, evidence=(theirs,),
                      description=f"{stage.told(deed, other)} ({heir.name}, formerly {firm.name})"),
    )  # fmt: skip


@MANNERS.add(
    "days of seven and a half hours and of eight",
    "One photograph of one day at one group; the days of as many people were counted as 7.5 and as 8 hours.",
    Fact.SAME_MEASURE, Fact.ONE_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_PICTURE, Fact.NEAR_AMOUNT,
    words=(r"\d+ people, a day each",),
)  # fmt: skip
def length_of_a_day(stage: Stage) -> Case:
    people = stage.rng.randint(4, 14)
    shorter = replace(stage.deed("volunteering"), amount=people * 450)
    longer = replace(shorter, amount=people * 480)
    picture = stage.picture()
    one, other = stage.two_ways()
    return two(
        stage.written(shorter, one, description=_people(stage, shorter, one, people), evidence=(picture,)),
        stage.written(longer, other, description=_people(stage, longer, other, people), evidence=(stage.near(picture),)),
    )  # fmt: skip


def _people(stage: Stage, deed: Deed, way: int, people: int) -> str:
    return f"{stage.told(deed, way, tail=False)} {people} people, a day each."


@MANNERS.add(
    "advice told by the firm and by the group's officer",
    "The council's officer for the group names the firm, the matter, the month and the hours that the firm reports.",
    Fact.SAME_MEASURE, Fact.NUMBER_MISSING,
    Fact.TIED, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_SUBJECT, Fact.SAME_AGREEMENT,
)  # fmt: skip
def by_the_officer(stage: Stage) -> Case:
    deed = stage.deed("advice")
    assert deed.whom
    told = f"{deed.whom.name} tell me that {deed.firm.name} helped them with {deed.thing}: {said('hours', deed.amount)}."
    return two(
        stage.written(deed, stage.rng.randrange(3), evidence=(stage.proof(deed),)),
        stage.written(deed, 0, provider=deed.agreement.client, description=told, evidence=()),
    )
