"""Look-alikes of the kept half: hours, gifts, money, and what is good for air and land. Whoever works on the detector does not read them."""

from __future__ import annotations

from dataclasses import replace

from tests.analysis.commitments.plant import Case
from tests.analysis.commitments.third_set.facts import Fact
from tests.analysis.commitments.third_set.kinds import SITES
from tests.analysis.commitments.third_set.manner import Manners, two
from tests.analysis.commitments.third_set.region import Receiver
from tests.analysis.commitments.third_set.stage import Deed, Stage

MANNERS = Manners()


def _another(stage: Stage, deed: Deed) -> Receiver:
    """Another receiver of the kind to which it was given."""
    assert deed.whom
    kind = deed.whom.kind
    return stage.rng.choice([each for each in stage.region.receivers if each.kind == kind and each != deed.whom])  # fmt: skip


@MANNERS.add(
    "visit in two schools on one day",
    "Two schools are named; day, talk and hours are alike.",
    Fact.ONE_PROVIDER, Fact.SAME_MEASURE, Fact.OTHER_RECEIVERS, Fact.SAME_DAYS, Fact.SAME_AMOUNT,
)  # fmt: skip
def two_schools(stage: Stage) -> Case:
    deed = stage.deed("visit", "pupils")
    whom = _another(stage, deed)
    other = stage.again(deed, whom=whom, ward=whom.ward)
    way = stage.rng.randrange(4)
    return two(
        stage.written(deed, way, evidence=stage.some_evidence(deed)),
        stage.written(other, way, evidence=stage.some_evidence(deed)),
    )


@MANNERS.add(
    "infants and juniors of one name",
    "An infant school and a junior school of one name are two schools, visited on one day.",
    Fact.ONE_PROVIDER, Fact.SAME_MEASURE, Fact.OTHER_RECEIVERS, Fact.SAME_DAYS, Fact.SAME_AMOUNT,
    words=("infant", "junior"),
)  # fmt: skip
def infants(stage: Stage) -> Case:
    deed = stage.deed("visit", "pupils")
    assert deed.whom
    name = deed.whom.name.split("'s ")[0]
    schools = [
        replace(deed, whom=replace(deed.whom, name=f"{name}'s {of} School"))
        for of in ("Infant", "Junior")
    ]
    way = stage.rng.randrange(2)
    return two(*(stage.written(each, way, beneficiary="", evidence=stage.some_evidence(deed)) for each in schools))  # fmt: skip


@MANNERS.add(
    "two schools of one name in two towns",
    "The name is one, but the schools are two of the list, in two towns.",
    Fact.ONE_PROVIDER, Fact.SAME_MEASURE, Fact.OTHER_RECEIVERS, Fact.PLACES_APART, Fact.SAME_DAYS, Fact.SAME_AMOUNT,
)  # fmt: skip
def two_towns(stage: Stage) -> Case:
    deed = stage.deed("visit", "pupils")
    assert deed.whom
    ours = stage.region.contains[deed.ward.code]
    elsewhere = [
        each
        for each in stage.region.receivers
        if each.kind == "school" and stage.region.contains[each.ward.code] != ours
    ]
    whom = stage.rng.choice(elsewhere)
    other = replace(deed, whom=replace(whom, name=deed.whom.name), ward=whom.ward)
    way = stage.rng.randrange(4)
    return two(
        stage.written(deed, way, evidence=stage.some_evidence(deed)),
        stage.written(other, way, evidence=stage.some_evidence(deed)),
    )  # fmt: skip


@MANNERS.add(
    "the same talk in two terms",
    "Months lie between the visits, and each has its sheet.",
    Fact.SAME_MEASURE, Fact.ONE_PROVIDER, Fact.SAME_RECEIVER, Fact.OTHER_NUMBERS, Fact.DAYS_APART, Fact.SAME_AMOUNT,
)  # fmt: skip
def two_terms(stage: Stage) -> Case:
    deed = stage.deed("visit", "pupils")
    return _alike(stage, deed, stage.again(deed, stage.rng.randint(80, 190)))


def _alike(stage: Stage, one: Deed, other: Deed) -> Case:
    """Two deeds told in the same words, with a number each."""
    way = stage.rng.randrange(3)
    ours, theirs = stage.two_numbers(one)
    return two(stage.written(one, way, evidence=(ours,)), stage.written(other, way, evidence=(theirs,)))  # fmt: skip


@MANNERS.add(
    "weekly food of equal weight",
    "A week lies between the rounds of the van, and each has its note.",
    Fact.SAME_MEASURE, Fact.ONE_PROVIDER, Fact.SAME_RECEIVER, Fact.OTHER_NUMBERS, Fact.DAYS_CLOSE, Fact.SAME_AMOUNT,
)  # fmt: skip
def weekly_food(stage: Stage) -> Case:
    deed = stage.deed("food")
    return _alike(stage, deed, stage.again(deed, 7))


@MANNERS.add(
    "two firms of a group give alike",
    "Two firms of one group each gave, under their own names and agreements, with two receipts.",
    Fact.SAME_MEASURE, Fact.TIED, Fact.SAME_RECEIVER, Fact.OTHER_NUMBERS, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.OTHER_AGREEMENTS,
    words=("own gift",),
)  # fmt: skip
def group_gives(stage: Stage) -> Case:
    firm = stage.rng.choice([each for each in stage.region.firms if stage.region.group_of(each)])
    sister = stage.rng.choice(stage.region.group_of(firm))
    deed = replace(
        stage.deed("money", firm=firm), amount=stage.rng.choice((100000, 250000, 500000))
    )
    theirs = replace(deed, firm=sister, agreement=stage.rng.choice(sister.agreements))
    way = stage.rng.randrange(4)
    first, second = stage.two_numbers(deed)
    gifts = ((deed, first), (theirs, second))
    return two(
        *(
            stage.written(each, 0, evidence=(number,),
                          description=f"{stage.told(each, way, tail=False)} {each.firm.name}'s own gift.")
            for each, number in gifts
        )
    )  # fmt: skip


@MANNERS.add(
    "two teams at two sites on one day",
    "Two teams at two groups on one day, with two sheets; work and hours are alike.",
    Fact.SAME_MEASURE, Fact.ONE_PROVIDER, Fact.OTHER_RECEIVERS, Fact.OTHER_NUMBERS, Fact.SAME_DAYS, Fact.SAME_AMOUNT,
)  # fmt: skip
def two_sites(stage: Stage) -> Case:
    deed = stage.deed("volunteering")
    whom = _another(stage, deed)
    return _alike(stage, deed, stage.again(deed, whom=whom, ward=whom.ward))


@MANNERS.add(
    "logo on two reports",
    "The picture is the firm's logo and is named so; receivers, days and numbers differ.",
    Fact.ONE_PROVIDER, Fact.SAME_MEASURE, Fact.GENERAL_PICTURE, Fact.OTHER_RECEIVERS, Fact.OTHER_NUMBERS,
)  # fmt: skip
def logo(stage: Stage) -> Case:
    deed = stage.deed("visit", "goods", "advice", "money")
    whom = _another(stage, deed)
    later = stage.again(deed, stage.rng.choice((0, 12, 31, 60)), whom=whom, ward=whom.ward)
    sign = stage.picture(f"{deed.firm.short.lower()}-logo.png")
    ours, theirs = stage.two_numbers(deed)
    way = stage.rng.randrange(4)
    return two(
        stage.written(deed, way, evidence=(ours, sign)),
        stage.written(later, way, evidence=(sign, theirs)),
    )


@MANNERS.add(
    "policy file with every report",
    "The file is a policy of the firm; the two apprentices have numbers of their own.",
    Fact.ONE_PROVIDER, Fact.SAME_MEASURE, Fact.GENERAL_FILE, Fact.OTHER_NUMBERS, Fact.SAME_DAYS,
)  # fmt: skip
def policy(stage: Stage) -> Case:
    deed = stage.deed("apprentice", "starter")
    paper = stage.file("Social value policy v3 signed.pdf")
    ours, theirs = stage.two_numbers(deed)
    one, other = stage.two_ways()
    return two(
        stage.written(deed, one, evidence=(paper, ours)),
        stage.written(deed, other, evidence=(theirs, paper)),
    )


@MANNERS.add(
    "one invoice shared between two contracts",
    "The words say which share of the invoice each contract bore, and the shares make up the whole.",
    Fact.SAME_MEASURE, Fact.ONE_PROVIDER, Fact.SAME_PAPER, Fact.SAME_DAYS, Fact.OTHER_AMOUNTS, Fact.OTHER_AGREEMENTS,
    words=(r"60% of the invoice", r"40% of the invoice"),
)  # fmt: skip
def shared(stage: Stage) -> Case:
    whole = stage.deed("sme", "vcse")
    agreement = stage.rng.choice(
        [each for each in whole.firm.agreements if each != whole.agreement]
    )
    more = replace(whole, amount=whole.amount * 6 // 10)
    less = replace(whole, amount=whole.amount - more.amount, agreement=agreement)
    ours, theirs = stage.one_number(whole)
    way = stage.rng.randrange(4)
    return two(
        stage.written(more, 0, evidence=(ours,),
                      description=f"{stage.told(more, way, tail=False)} 60% of the invoice; 40% is the other contract's."),
        stage.written(less, 0, evidence=(theirs,),
                      description=f"{stage.told(less, way, tail=False)} 40% of the invoice; 60% is the other contract's."),
    )  # fmt: skip


@MANNERS.add(
    "two blocks of flats insulated",
    "Two blocks with a report each; the quarter and the saving are alike.",
    Fact.ONE_PROVIDER, Fact.SAME_MEASURE, Fact.OTHER_FILES, Fact.SAME_DAYS, Fact.SAME_AMOUNT,
    words=("block a", "block b"),
)  # fmt: skip
def two_blocks(stage: Stage) -> Case:
    deed = stage.deed("carbon")
    way = stage.rng.randrange(4)
    told = stage.told(replace(deed, thing="the flats in {block}"), way, tail=False)
    return two(
        *(
            stage.written(deed, way, evidence=(stage.file(f"EPC {block}.pdf"),),
                          description=told.replace("{block}", f"{block}, {deed.ward.name}"))
            for block in ("Block A", "Block B")
        )
    )  # fmt: skip


@MANNERS.add(
    "waste of two sites in one month",
    "Two sites with a transfer note each; month and weight are alike.",
    Fact.ONE_PROVIDER, Fact.SAME_MEASURE, Fact.OTHER_NUMBERS, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.OTHER_SUBJECTS,
)  # fmt: skip
def two_sites_of_waste(stage: Stage) -> Case:
    deed = stage.deed("waste")
    thing = stage.rng.choice([each for each in SITES if each != deed.thing])
    return _alike(stage, deed, stage.again(deed, thing=thing))
