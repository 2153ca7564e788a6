"""Look-alikes of the shown half: hours, gifts, money, and what is good for air and land."""

from __future__ import annotations

from dataclasses import replace

from tests.analysis.commitments.plant import Case
from tests.analysis.commitments.third_set.facts import Fact
from tests.analysis.commitments.third_set.kinds import SUPPLIERS
from tests.analysis.commitments.third_set.manner import Manners, two
from tests.analysis.commitments.third_set.region import Firm
from tests.analysis.commitments.third_set.stage import Deed, Stage, quarter_after
from weft.analysis.commitments.benefit import Evidence, Recorded

MANNERS = Manners()


@MANNERS.add(
    "monthly gift of equal size",
    "A month lies between the gifts, and each has a receipt with a number of its own.",
    Fact.SAME_MEASURE, Fact.ONE_PROVIDER, Fact.SAME_RECEIVER, Fact.OTHER_NUMBERS, Fact.DAYS_APART, Fact.SAME_AMOUNT,
)  # fmt: skip
def monthly(stage: Stage) -> Case:
    deed = stage.deed("money", "goods")
    return _alike(stage, deed, stage.again(deed, stage.rng.choice((28, 30, 31))))


def _alike(stage: Stage, one: Deed, other: Deed, said: tuple[str, str] = ("", "")) -> Case:
    """Two deeds told in the same words, with a number each."""
    way = stage.rng.randrange(3)
    ours, theirs = stage.two_numbers(one)
    return two(
        stage.written(one, way, description=f"{stage.told(one, way)} {said[0]}".strip(), evidence=(ours,)),
        stage.written(other, way, description=f"{stage.told(other, way)} {said[1]}".strip(), evidence=(theirs,)),
    )  # fmt: skip


@MANNERS.add(
    "gift in two loads",
    "The words number the loads, and each has its delivery note.",
    Fact.SAME_MEASURE, Fact.ONE_PROVIDER, Fact.SAME_RECEIVER, Fact.OTHER_NUMBERS, Fact.SAME_AMOUNT, Fact.SAME_SUBJECT,
    words=("first of two loads", "second of two loads"),
)  # fmt: skip
def loads(stage: Stage) -> Case:
    deed = stage.deed("goods", "food")
    later = stage.again(deed, stage.rng.randint(0, 9))
    return _alike(stage, deed, later, ("First of two loads.", "Second of two loads."))


@MANNERS.add(
    "Christmas gift in two years",
    "The same gift on the same day of two Decembers, with two receipts that have other numbers.",
    Fact.SAME_MEASURE, Fact.ONE_PROVIDER, Fact.SAME_RECEIVER, Fact.OTHER_NUMBERS, Fact.DAY_MISTYPED, Fact.SAME_AMOUNT,
    words=(r"christmas 2024", r"christmas 2025"),
)  # fmt: skip
def christmas(stage: Stage) -> Case:
    day = stage.rng.randint(8, 19)
    deed = stage.deed("money", "goods", "food")
    years = [
        replace(deed, begins=date, ends=date)
        for date in (deed.begins.replace(year=year, month=12, day=day) for year in (2024, 2025))
    ]
    return _alike(stage, years[0], years[1], ("Christmas 2024", "Christmas 2025"))


@MANNERS.add(
    "team in weeks that follow",
    "A week lies between the days, and each has its own sheet and its own photograph.",
    Fact.SAME_MEASURE, Fact.ONE_PROVIDER, Fact.SAME_RECEIVER, Fact.OTHER_NUMBERS, Fact.OTHER_PICTURES, Fact.DAYS_CLOSE, Fact.SAME_AMOUNT,
)  # fmt: skip
def weekly_team(stage: Stage) -> Case:
    deed = stage.deed("volunteering")
    later = stage.again(deed, 7)
    way = stage.rng.randrange(4)
    ours, theirs = stage.two_numbers(deed)
    return two(
        stage.written(deed, way, evidence=(ours, stage.picture())),
        stage.written(later, way, evidence=(theirs, stage.picture())),
        stage.written(stage.again(deed, 14), way),
    )


@MANNERS.add(
    "many firms at one action day",
    "Firms with no tie each count their own people, and both say how many of all those who came.",
    Fact.SAME_MEASURE, Fact.STRANGERS, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_PICTURE, Fact.OTHER_AGREEMENTS,
    words=(r"our \d+ of the \d+",),
)  # fmt: skip
def action_day(stage: Stage) -> Case:
    own, came = stage.rng.randint(5, 9), stage.rng.randint(40, 90)
    deed = replace(stage.deed("volunteering"), amount=own * 420)
    able = [each for each in stage.region.firms if stage.region.strangers(each, deed.firm)]
    firm = stage.rng.choice(able)
    photo = stage.picture("everybody, from the organiser.jpg")
    told = f"Our {own} of the {came} who came to the action day."
    return two(
        stage.written(deed, 0, description=f"{stage.told(deed, 0, tail=False)} {told}", evidence=(photo,)),
        _of(stage, deed, firm, f"{stage.told(deed, 1, tail=False)} {told}", photo),
    )  # fmt: skip


def _of(stage: Stage, deed: Deed, firm: Firm, told: str, photo: Evidence) -> Recorded:
    agreement = stage.rng.choice(firm.agreements)
    theirs = replace(deed, firm=firm, agreement=agreement)
    return stage.written(theirs, 0, description=told, evidence=(stage.near(photo, 3),))


@MANNERS.add(
    "own people and the subcontractor's at one event",
    "Each firm's record says that it counts its own people, and each has its sheet.",
    Fact.SAME_MEASURE, Fact.TIED, Fact.SAME_RECEIVER, Fact.OTHER_NUMBERS, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_AGREEMENT,
    words=("main contractor's staff only", "subcontractor's staff only"),
)  # fmt: skip
def own_people(stage: Stage) -> Case:
    deed = stage.deed("volunteering", main=True)
    sub = stage.region.firm[stage.rng.choice(deed.firm.subcontractors)]
    theirs = replace(deed, firm=sub)
    one, other = stage.two_ways()
    return two(
        stage.written(deed, one, evidence=(stage.proof(deed),),
                      description=f"{stage.told(deed, one)} Main contractor's staff only."),
        stage.written(theirs, other, accountable=deed.firm.ref, evidence=(stage.proof(theirs),),
                      description=f"{stage.told(deed, other)} Subcontractor's staff only."),
    )  # fmt: skip


@MANNERS.add(
    "stock photo of the van on two deliveries",
    "The picture shows the firm's van and is named so; the days, receivers and delivery notes differ.",
    Fact.ONE_PROVIDER, Fact.SAME_MEASURE, Fact.OTHER_NUMBERS, Fact.GENERAL_PICTURE, Fact.OTHER_RECEIVERS,
)  # fmt: skip
def van(stage: Stage) -> Case:
    deed = stage.deed("goods", "food")
    whom = stage.rng.choice(
        [each for each in stage.region.receivers if each.kind == "group" and each != deed.whom]
    )
    later = stage.again(deed, stage.rng.randint(1, 40), whom=whom, ward=whom.ward)
    picture = stage.picture("van stock photo.jpg")
    ours, theirs = stage.two_numbers(deed)
    one, other = stage.two_ways()
    return two(
        stage.written(deed, one, evidence=(ours, picture)),
        stage.written(later, other, evidence=(theirs, picture)),
    )  # fmt: skip


@MANNERS.add(
    "community page on two reports",
    "The link leads to the firm's page for everything it does; receiver and day differ.",
    Fact.ONE_PROVIDER, Fact.SAME_MEASURE, Fact.GENERAL_LINK, Fact.OTHER_RECEIVERS, Fact.DAYS_APART,
)  # fmt: skip
def page(stage: Stage) -> Case:
    deed = stage.deed("visit", "volunteering", "goods")
    assert deed.whom
    whom = stage.rng.choice(
        [
            each
            for each in stage.region.receivers
            if each.kind == deed.kind.whom and each != deed.whom
        ]
    )
    later = stage.again(deed, stage.rng.randint(20, 90), whom=whom, ward=whom.ward)
    site = deed.firm.name.lower().replace(" ", "")
    link = Evidence("link", "", None, f"https://www.{site}.example/community")
    way = stage.rng.randrange(4)
    return two(stage.written(deed, way, evidence=(link,)), stage.written(later, way, evidence=(link,)))  # fmt: skip


@MANNERS.add(
    "template text in every quarter",
    "Quarter for quarter the same sentence, with another amount and another invoice.",
    Fact.ONE_PROVIDER, Fact.SAME_MEASURE, Fact.OTHER_NUMBERS, Fact.DAYS_CLOSE, Fact.OTHER_AMOUNTS, Fact.SAME_SUBJECT,
)  # fmt: skip
def template(stage: Stage) -> Case:
    deed = stage.deed("sme", "vcse")
    begins, ends = quarter_after(deed)
    amount = deed.amount * stage.rng.randint(130, 190) // 100 + 11
    return _alike(stage, deed, replace(deed, begins=begins, ends=ends, amount=amount))


@MANNERS.add(
    "round amount in two quarters",
    "The same round amount in one quarter and in the next, each with its invoice.",
    Fact.ONE_PROVIDER, Fact.SAME_MEASURE, Fact.OTHER_NUMBERS, Fact.DAYS_CLOSE, Fact.SAME_AMOUNT, Fact.SAME_SUBJECT,
)  # fmt: skip
def round_amount(stage: Stage) -> Case:
    deed = replace(stage.deed("sme", "vcse"), amount=stage.rng.choice((500000, 1000000, 2500000)))
    begins, ends = quarter_after(deed)
    return _alike(stage, deed, replace(deed, begins=begins, ends=ends))


@MANNERS.add(
    "one invoice number of two suppliers",
    "The suppliers named are two, each of which counts its own invoices; the amounts differ.",
    Fact.SAME_MEASURE, Fact.ONE_PROVIDER, Fact.SAME_PAPER, Fact.SAME_DAYS, Fact.OTHER_SUBJECTS, Fact.OTHER_AMOUNTS,
)  # fmt: skip
def invoice_number(stage: Stage) -> Case:
    deed = stage.deed("sme", "vcse")
    thing = stage.rng.choice(
        [each for each in SUPPLIERS if each.split(" from ")[1] not in deed.thing]
    )
    other = replace(deed, thing=thing, amount=deed.amount * 2 + stage.rng.randint(1000, 90000))
    ours, theirs = stage.one_number(deed)
    way = stage.rng.randrange(4)
    return two(stage.written(deed, way, evidence=(ours,)), stage.written(other, way, evidence=(theirs,)))  # fmt: skip


@MANNERS.add(
    "trees in two wards on one day",
    "Two parks in two wards with two photographs; only day and amount agree.",
    Fact.SAME_MEASURE, Fact.ONE_PROVIDER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.OTHER_PICTURES, Fact.PLACES_APART, Fact.OTHER_SUBJECTS,
)  # fmt: skip
def two_parks(stage: Stage) -> Case:
    deed = replace(stage.deed("trees"), amount=stage.rng.choice((50, 100, 150, 200)))
    thing = stage.rng.choice([each for each in deed.kind.things if each != deed.thing])
    other = stage.again(deed, ward=stage.region.next_to(deed.ward), thing=thing)
    way = stage.rng.randrange(4)
    return two(stage.written(deed, way, evidence=(stage.picture(),)), stage.written(other, way, evidence=(stage.picture(),)))  # fmt: skip


@MANNERS.add(
    "repair café in every month",
    "Four weeks lie between the sessions, and each has its own sheet.",
    Fact.SAME_MEASURE, Fact.ONE_PROVIDER, Fact.SAME_RECEIVER, Fact.OTHER_NUMBERS, Fact.DAYS_APART, Fact.SAME_AMOUNT,
)  # fmt: skip
def repair_cafe(stage: Stage) -> Case:
    deed = stage.deed("repair")
    return _alike(stage, deed, stage.again(deed, 28))


@MANNERS.add(
    "equal spend with two suppliers",
    "Two suppliers with an invoice each; quarter and amount agree.",
    Fact.SAME_MEASURE, Fact.ONE_PROVIDER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.OTHER_NUMBERS, Fact.OTHER_SUBJECTS,
)  # fmt: skip
def equal_spend(stage: Stage) -> Case:
    deed = replace(stage.deed("sme", "vcse"), amount=stage.rng.choice((500000, 1000000, 2500000)))
    thing = stage.rng.choice(
        [each for each in SUPPLIERS if each.split(" from ")[1] not in deed.thing]
    )
    return _alike(stage, deed, stage.again(deed, thing=thing))
