"""Repeats that several organisations make: each writes down what they did together once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.fifth_set.facts import Fact
from tests.analysis.commitments.fifth_set.kinds import (
    APPRENTICE,
    COURSE,
    EXPERT,
    FOOD,
    GIFT,
    GOOD,
    JOB,
    KINDS,
    PLACEMENT,
    ROOM,
    SCHOOL,
    SPEND,
    START,
    VOLUNTEER,
    Wordings,
    said,
)
from tests.analysis.commitments.fifth_set.manner import Manners, two
from tests.analysis.commitments.fifth_set.place import Agreement
from tests.analysis.commitments.fifth_set.retelling import (
    again,
    name,
    rounded,
    scan,
    shifted,
    typed,
)
from tests.analysis.commitments.fifth_set.stage import Side, Stage
from tests.analysis.commitments.plant import Case
from weft.analysis.commitments.benefit import Evidence

MANNERS = Manners()
ONCE: tuple[Wordings, ...] = (
    ("the kitchen", "a new kitchen", "kitchen refit"),
    ("the roof", "a new roof", "roof renewed"),
    ("the entrance ramp", "a ramp at the front door", "ramp to the entrance"),
)


def named(stage: Stage) -> tuple[Side, Side]:
    """Contractor and subcontractor, where the contractor says that it was the subcontractor."""
    while not (both := stage.contractor_and_sub())[0].delivered_by:
        pass
    return both


@MANNERS.add(
    "contractor and subcontractor report one number",
    "Both give one number, of a person, a note, a ticket or an invoice, and one of them works for the other.",
    Fact.TIED, Fact.SAME_NUMBER, Fact.SAME_AMOUNT, Fact.DAYS_CLOSE,
    often=3,
)  # fmt: skip
def both_by_number(stage: Stage) -> Case:
    main, sub = stage.contractor_and_sub()
    deed = stage.deed(*KINDS)
    return two(
        stage.record(deed, sub),
        shifted(again(stage, deed, main), stage.rng.choice([0, 0, 0, 1, 2])),
    )


@MANNERS.add(
    "contractor and subcontractor report the same hours",
    "The contractor says that the subcontractor did it; receiver, day and hours are what the subcontractor reports.",
    Fact.TIED, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.SAME_DAYS,
    often=3,
)  # fmt: skip
def both_by_hours(stage: Stage) -> Case:
    main, sub = named(stage)
    deed = stage.deed(SCHOOL, VOLUNTEER, EXPERT)
    assert deed.receiver
    deed = replace(deed, amount=deed.amount + stage.rng.choice([0, 5, 15, 20, 45]))
    typed_name = name(stage.called(deed), stage.rng) if stage.chance(0.5) else None
    first = stage.record(deed, sub, evidence=stage.more(deed))
    return two(first, stage.record(deed, main, evidence=(), name=typed_name))


@MANNERS.add(
    "the contractor rounds what the subcontractor counted",
    "The contractor says that the subcontractor did it, and about how much: the round figure of the exact one.",
    Fact.TIED, Fact.SAME_RECEIVER, Fact.NEAR_AMOUNT, Fact.SAME_DAYS,
    often=2,
    words=(r"\b(?:about|roughly|some|around|approx\.?)",),
)  # fmt: skip
def rounds(stage: Stage) -> Case:
    main, sub = named(stage)
    deed = stage.deed(VOLUNTEER, EXPERT, FOOD)
    food = deed.kind is FOOD
    exact = stage.rng.randint(610, 3000) * (137 if food else 1)
    deed = replace(deed, amount=exact)
    near = rounded(exact, 5000 if food else 60)
    about = stage.rng.choice(["About", "Roughly", "Some", "Around", "Approx."])
    text = f"{stage.words(replace(deed, amount=near), telling=0)} {about} {said(deed.kind, near)}."
    rough = stage.record(deed, main, text, quantity=near, evidence=())
    return two(stage.record(deed, sub, evidence=(deed.evidence,)), rough)


@MANNERS.add(
    "two firms of a group report one receipt",
    "The firms are of one group, and one receipt or note stands behind both.",
    Fact.DAYS_CLOSE, Fact.TIED, Fact.SAME_NUMBER, Fact.SAME_AMOUNT, Fact.SAME_RECEIVER,
    often=2,
)  # fmt: skip
def one_receipt(stage: Stage) -> Case:
    one, other = stage.group()
    deed = stage.deed(GIFT, GOOD, FOOD)
    second = shifted(again(stage, deed, other), stage.rng.choice([0, 0, 1, 3, 5]))
    return two(stage.record(deed, one), second)


@MANNERS.add(
    "a group's fund and the firm that asked for it",
    "Firms of one group, one odd sum on one day for one receiver, and both say that the group's fund paid.",
    Fact.TIED, Fact.SAME_AMOUNT, Fact.SAME_RECEIVER, Fact.SAME_DAYS,
    often=2,
    both=(r"group.{0,12}(?:fund|foundation|charity)",),
)  # fmt: skip
def groups_fund(stage: Stage) -> Case:
    one, other = stage.group()
    deed, rng = stage.deed(GIFT), stage.rng
    deed = replace(deed, amount=rng.randint(200, 5000) * 100 + rng.choice([25, 36, 50, 75, 99]))
    funds = [
        rng.choice(
            ["group fund", "group's foundation", "Group community fund", "group charity fund"]
        )
        for _ in range(2)
    ]
    first = stage.record(
        deed, one, f"{stage.words(deed)} Paid by the {funds[0]}.", evidence=stage.more(deed)
    )
    asked = rng.choice(["We applied to the", "Our bid to the", "Through the"])
    second = stage.record(deed, other, f"{stage.words(deed)} {asked} {funds[1]}.", evidence=())
    return two(first, second)


@MANNERS.add(
    "developer and builder report one person",
    "The developer says that the builder did it, under its planning obligation; both give one person's number.",
    Fact.TIED, Fact.SAME_NUMBER, Fact.SAME_AMOUNT, Fact.SAME_DAYS,
    often=2,
)  # fmt: skip
def developer_and_builder(stage: Stage) -> Case:
    builder, developer = stage.strangers()
    stage.bind(builder.provider, developer.provider)
    plan = Agreement(
        f"{developer.agreement.district[:3]}-planning-{developer.provider}-{stage.rng.randint(1000, 9999)}",
        developer.provider,
        developer.agreement.district,
        (f"area-plan-{developer.agreement.district}", "programme-growth"),
    )
    developer = replace(developer, agreement=plan, delivered_by=(builder.provider,))
    deed = stage.deed(JOB, START, APPRENTICE)
    first, second = stage.record(deed, builder), again(stage, deed, developer)
    return two(first, second) if stage.chance(0.5) else two(second, first)


@MANNERS.add(
    "college and employer report one placement",
    "The college names the employer, and both give the college's number of the placement or the class.",
    Fact.TIED, Fact.SAME_NUMBER, Fact.SAME_AMOUNT,
    Fact.DAYS_CLOSE,
    often=2,
)  # fmt: skip
def college_and_employer(stage: Stage) -> Case:
    employer = stage.alone()
    college = stage.of(stage.rng.choice(stage.place.colleges))
    college = replace(college, delivered_by=(employer.provider,))
    deed = stage.deed(PLACEMENT, APPRENTICE, COURSE)
    first, second = stage.record(deed, college), again(stage, deed, employer)
    return two(
        first, replace(second, begins=second.begins + timedelta(days=stage.rng.choice([0, 0, 1])))
    )


@MANNERS.add(
    "old and new contractor report the quarter of the hand-over",
    "One agreement, which passed from one to the other, and one apprentice's number for the same weeks.",
    Fact.TIED, Fact.SAME_NUMBER, Fact.SAME_DAYS, Fact.SAME_MEASURE,
    words=(r"taken over|transferred|novat|passed to us",),
)  # fmt: skip
def handed_on(stage: Stage) -> Case:
    old, new = stage.strangers()
    stage.bind(old.provider, new.provider)
    new = replace(new, agreement=old.agreement)
    begins, ends = stage.quarter()
    deed = replace(stage.deed(APPRENTICE, begins=begins), ends=ends, cohorts=())
    how = stage.rng.choice(
        [
            "Taken over with the contract.",
            "Transferred to us (TUPE).",
            "Contract was novated, whole quarter.",
            "Passed to us with the contract.",
        ]
    )
    second = stage.record(
        deed, new, f"{stage.words(deed)} {how}", evidence=(typed(deed, stage.rng),)
    )
    return two(stage.record(deed, old), second)


@MANNERS.add(
    "what was given is passed on",
    "The same things by their tags: given to a charity, and counted again when that charity hands them on.",
    Fact.TIED, Fact.SAME_NUMBER, Fact.SAME_AMOUNT, Fact.SAME_MEASURE,
    both=(r"\btags?\b|asset no|serial",),
)  # fmt: skip
def passed_on(stage: Stage) -> Case:
    firm, rng = stage.alone(), stage.rng
    hub, last = rng.sample(stage.place.charities, 2)
    deed = replace(
        stage.deed(GOOD, subject=("laptops", "refurbished laptops")), receiver=hub, ward=hub.ward
    )
    first_tag = rng.randint(20_000, 900_000)
    tags = [
        f"{letters}{first_tag} to {first_tag + deed.amount - 1}"
        for letters in rng.sample(["LT-", "IT ", "tag ", "asset "], 2)
    ]
    words = ["Asset nos in the list", "Tags on file", "With serial and tag numbers", "Tags listed"]
    given = stage.record(
        deed, replace(firm, delivered_by=(hub.key,)), f"{stage.words(deed)} {rng.choice(words)}.",
        evidence=(Evidence("statement", "", None, tags[0]),),
    )  # fmt: skip
    onward = replace(
        deed, receiver=last, ward=last.ward, begins=deed.begins + timedelta(days=rng.randint(2, 20))
    )
    onward = replace(onward, ends=onward.begins)
    passed = stage.record(
        onward, Side(hub.key, firm.agreement, accountable=firm.provider), f"{stage.words(onward)} {rng.choice(words)}.",
        evidence=(Evidence("statement", "", None, tags[1]),),
    )  # fmt: skip
    return two(given, replace(passed, measure=given.measure))


@MANNERS.add(
    "one room that can only be made once",
    "One kitchen, roof or ramp of one building, by a contractor and the one who worked for it, in the same weeks.",
    Fact.TIED, Fact.SAME_RECEIVER, Fact.DAYS_WITHIN, Fact.SAME_AMOUNT,
    often=2,
    both=(r"kitchen|roof|ramp",),
)  # fmt: skip
def one_room(stage: Stage) -> Case:
    main, sub = named(stage)
    rng = stage.rng
    deed = stage.deed(ROOM, subject=rng.choice(ONCE))
    assert deed.receiver
    deed = replace(deed, ends=deed.begins + timedelta(days=rng.randint(8, 30)))
    inner = (
        deed.begins + timedelta(days=rng.randint(0, 4)),
        deed.ends - timedelta(days=rng.randint(0, 3)),
    )
    evidence = (scan(stage, "photos and sign off.pdf"),) if stage.chance(0.5) else ()
    second = stage.record(deed, sub, days=inner, evidence=evidence)
    typed_name = name(stage.called(deed), rng) if stage.chance(0.4) else None
    return two(stage.record(deed, main, evidence=(), name=typed_name), second)


@MANNERS.add(
    "an invoice with and without its tax",
    "One supplier's invoice by its number; the one sum is the other and a fifth of it more.",
    Fact.TIED, Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.LESS_AND_MORE, Fact.SAME_DAYS,
    often=2,
)  # fmt: skip
def net_and_gross(stage: Stage) -> Case:
    one, other = (stage.alone(),) * 2 if stage.chance(0.4) else stage.contractor_and_sub()
    net = replace(stage.deed(SPEND), amount=stage.rng.randrange(40_000, 2_000_000, 5))
    gross = replace(net, amount=net.amount * 6 // 5)
    return two(stage.record(net, one), again(stage, gross, other))


@MANNERS.add(
    "a collection with and without Gift Aid",
    "One receipt of one collection; the one sum is the other and a quarter more, and says why.",
    Fact.TIED, Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.LESS_AND_MORE, Fact.SAME_DAYS,
    words=(r"gift aid",),
)  # fmt: skip
def gift_aid(stage: Stage) -> Case:
    one, other = (stage.alone(),) * 2 if stage.chance(0.6) else stage.group()
    bare = replace(stage.deed(GIFT), amount=stage.rng.randrange(8_000, 300_000, 4))
    full = replace(bare, amount=bare.amount * 5 // 4)
    tail = stage.rng.choice(
        [
            "With Gift Aid",
            "Including gift aid reclaimed",
            "Gift Aid added",
            "Staff collection plus Gift Aid",
        ]
    )
    second = again(stage, full, other, f"{stage.words(full)} {tail}.")
    return two(stage.record(bare, one, f"{stage.words(bare)} Collected by our staff."), second)
