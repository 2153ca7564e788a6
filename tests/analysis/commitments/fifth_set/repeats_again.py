"""Repeats that one organisation makes: it writes down twice what it did once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.fifth_set.facts import Fact
from tests.analysis.commitments.fifth_set.kinds import (
    COURSE,
    EXPERT,
    FOOD,
    GIFT,
    GOOD,
    JOB,
    KINDS,
    ROOM,
    SCHOOL,
    SPEND,
    START,
    TIP,
    VOLUNTEER,
    measure,
)
from tests.analysis.commitments.fifth_set.manner import Manners, two
from tests.analysis.commitments.fifth_set.retelling import (
    again,
    clock,
    dated,
    name,
    photograph,
    renamed,
    saved_again,
    scan,
    shared_link,
    shifted,
    typed,
)
from tests.analysis.commitments.fifth_set.stage import Stage
from tests.analysis.commitments.plant import Case
from weft.analysis.commitments.benefit import Evidence

MANNERS = Manners()
SURE = tuple(kind for kind in KINDS if kind.unit in ("minutes", "pence", "grams"))


@MANNERS.add(
    "a spreadsheet loaded again",
    "Row by row the same, all rows of a sheet on one later day.",
    Fact.SAME_PROVIDER, Fact.ALL_THE_SAME, Fact.SAME_MEASURE,
    often=3,
)  # fmt: skip
def loaded_again(stage: Stage) -> Case:
    side, many = stage.alone(), stage.rng.randint(3, 5)
    rows = []
    for n in range(many):
        deed = stage.deed(*(SURE if n % 2 else KINDS))
        evidence = () if n % 2 and stage.chance(0.6) else (deed.evidence,)
        rows.append(stage.record(deed, side, evidence=evidence))
    first = max(row.recorded_on for row in rows)
    second = first + timedelta(days=stage.rng.randint(1, 100))
    once = tuple(replace(row, recorded_on=first) for row in rows)
    twice = tuple(replace(row, recorded_on=second) for row in rows)
    return Case(once + twice, tuple((n, n + many) for n in range(many)))


@MANNERS.add(
    "loaded again with its typing put right",
    "The number behind it is the same, and day and receiver; words and amount are a correction of the first.",
    Fact.SAME_PROVIDER, Fact.SAME_NUMBER, Fact.SAME_MEASURE, Fact.SAME_DAYS, Fact.NEAR_AMOUNT,
    often=3,
)  # fmt: skip
def put_right(stage: Stage) -> Case:
    side, deed = stage.alone(), stage.deed(SCHOOL, VOLUNTEER, EXPERT, GIFT, SPEND, FOOD, GOOD)
    known = deed.receiver
    assert known
    text = stage.words(deed)
    first = stage.record(deed, side, text.lower(), name=name(known.name, stage.rng))
    amount = max(1, round(deed.amount * stage.rng.choice([0.95, 0.98, 1, 1, 1.03, 1.06])))
    right = text + stage.rng.choice(
        ["", " Amount checked.", " Corrected.", f" Ward of {known.district.title()}."]
    )
    second = stage.record(deed, side, right, quantity=amount, places=(deed.ward,))
    return two(first, replace(second, recorded_on=stage.later(first)))


@MANNERS.add(
    "two colleagues write down one benefit",
    "One firm, one agreement and one number behind it, whatever words and signs stand around it.",
    Fact.DAYS_CLOSE,
    Fact.SAME_PROVIDER, Fact.SAME_NUMBER, Fact.SAME_MEASURE, Fact.SAME_AMOUNT,
    often=3,
)  # fmt: skip
def two_colleagues(stage: Stage) -> Case:
    side, deed = stage.alone(), stage.deed(*KINDS)
    first, second = stage.record(deed, side), again(stage, deed, side)
    return two(first, shifted(second, stage.rng.choice([0, 0, 0, 1, 2, 3])))


@MANNERS.add(
    "planned, and then done",
    "The first says that it is planned for that day, the second that it was done there on that day.",
    Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_MEASURE,
    often=2,
    words=(r"planned|booked|we will|forecast",),
)  # fmt: skip
def planned_then_done(stage: Stage) -> Case:
    side, deed = stage.alone(), stage.deed(SCHOOL, VOLUNTEER, EXPERT, COURSE)
    opening = stage.rng.choice(
        ["Planned: ", "Booked for that day: ", "Forecast, figure to follow: ", "We will do this: "]
    )
    step = 30 if deed.kind.unit == "minutes" else 1
    hoped = max(step, deed.amount + stage.rng.randint(-3, 5) * step)
    plan = stage.record(
        deed, side, opening + stage.words(replace(deed, amount=hoped)), quantity=hoped, evidence=()
    )
    plan = replace(plan, recorded_on=deed.begins - timedelta(days=stage.rng.randint(5, 60)))
    done = stage.record(deed, side, evidence=(deed.evidence, *stage.more(deed)))
    return two(plan, done)


@MANNERS.add(
    "the same file under another name",
    "The very bytes of one paper stand behind the same amount for the same receiver on the same day.",
    Fact.SAME_PROVIDER, Fact.SAME_FILE, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT,
    often=2,
)  # fmt: skip
def same_file(stage: Stage) -> Case:
    one, other = stage.two_agreements()
    deed = stage.deed(SCHOOL, VOLUNTEER, EXPERT, GIFT, GOOD, FOOD, SPEND, COURSE)
    paper = scan(
        stage,
        stage.rng.choice(
            ["letter of thanks.pdf", "delivery note.pdf", "sign in sheet.pdf", "receipt.pdf"]
        ),
    )
    first = stage.record(deed, one, evidence=(paper,))
    second = stage.record(deed, other, evidence=(*stage.more(deed), renamed(paper, stage.rng)))
    return two(first, second)


@MANNERS.add(
    "two councils are told of one benefit",
    "One firm gives one number behind it to two councils, each in its own framework.",
    Fact.SAME_PROVIDER, Fact.SAME_NUMBER, Fact.OTHER_MEASURE, Fact.SAME_AMOUNT, Fact.SAME_DAYS,
    often=3,
)  # fmt: skip
def two_councils(stage: Stage) -> Case:
    one, other = stage.two_agreements()
    deed = stage.deed(*KINDS)
    first = replace(stage.record(deed, one), measure=measure(deed.kind, 0))
    second = replace(
        again(stage, deed, other), measure=measure(deed.kind, stage.rng.choice([1, 2]))
    )
    return two(first, second)


@MANNERS.add(
    "two councils are told of one lesson",
    "One firm, one school, one day, one class and one hour of the clock, without a number.",
    Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.SAME_DAYS,
    often=2,
    both=(r"\b(?:year|yr) ?\d+", r"\d[.:]\d\d"),
)  # fmt: skip
def one_lesson(stage: Stage) -> Case:
    one, other = stage.two_agreements()
    deed, rng = stage.deed(SCHOOL), stage.rng
    year, begins, lasts = (
        rng.randint(5, 11),
        rng.randrange(540, 720, 15),
        rng.randrange(45, 150, 15),
    )
    people = max(1, round(deed.amount / lasts))
    deed = replace(deed, amount=people * lasts)
    texts = [
        f"{stage.words(deed)} {rng.choice([f'Year {year}', f'All of Year {year}', f'With yr {year}'])}, "
        f"{clock(rng, begins, lasts)}{rng.choice(['', f', {people} of our staff'])}."
        for _ in range(2)
    ]
    first = stage.record(deed, one, texts[0], evidence=())
    second = stage.record(deed, other, texts[1], evidence=stage.more(deed))
    return two(first, second)


@MANNERS.add(
    "one sheet of hours under two measures",
    "One sign-in sheet stands behind the same hours, once as hours in schools and once as hours given.",
    Fact.SAME_PROVIDER, Fact.SAME_NUMBER, Fact.OTHER_MEASURE, Fact.SAME_AMOUNT, Fact.SAME_DAYS, Fact.SAME_RECEIVER,
    often=2,
)  # fmt: skip
def two_measures(stage: Stage) -> Case:
    side, deed = stage.alone(), stage.deed(SCHOOL)
    assert deed.receiver
    as_given = replace(deed, kind=VOLUNTEER)
    second = stage.record(as_given, side, evidence=(typed(deed, stage.rng),))
    return two(stage.record(deed, side), second)


@MANNERS.add(
    "the news of one gift told twice",
    "One firm gives one sum to one receiver on one day, and one page of news tells of it.",
    Fact.SAME_PROVIDER, Fact.SAME_LINK, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.SAME_DAYS,
)  # fmt: skip
def one_page(stage: Stage) -> Case:
    one, other = stage.two_agreements()
    deed, rng = stage.deed(GIFT, FOOD, GOOD), stage.rng
    assert deed.receiver
    page = f"https://{rng.choice(['eskmouth-echo', 'calder-news', 'wendmoor-live'])}.example/{deed.receiver.key}-{rng.randint(100, 999)}"
    first = stage.record(deed, one, evidence=(Evidence("link", "", None, page),))
    second = stage.record(
        deed, other, evidence=(Evidence("link", "", None, shared_link(page, rng)),)
    )
    return two(first, second)


@MANNERS.add(
    "an odd sum for a receiver typed otherwise",
    "One firm gives an odd sum to the penny to one receiver on one day, whose name is picked once and typed once.",
    Fact.SAME_PROVIDER, Fact.LIKE_RECEIVER, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.SAME_DAYS,
    often=3,
)  # fmt: skip
def odd_sum(stage: Stage) -> Case:
    one, other = stage.two_agreements() if stage.chance(0.5) else (stage.alone(),) * 2
    deed = stage.deed(GIFT)
    assert deed.receiver
    deed = replace(deed, amount=stage.rng.randint(90, 4000) * 100 + stage.rng.randint(1, 99))
    first = stage.record(deed, one, evidence=())
    typed_name = name(stage.called(deed), stage.rng)
    second = stage.record(deed, other, evidence=stage.more(deed), name=typed_name)
    return two(first, second) if stage.chance(0.5) else two(second, first)


@MANNERS.add(
    "day and month the wrong way round",
    "One receipt for one amount to one receiver; the one day is the other with day and month swapped.",
    Fact.SAME_PROVIDER, Fact.SAME_NUMBER, Fact.SAME_AMOUNT, Fact.SAME_RECEIVER, Fact.DAYS_APART,
    often=2,
)  # fmt: skip
def swapped_days(stage: Stage) -> Case:
    side, rng = stage.alone(), stage.rng
    month, day = rng.sample(range(1, 13), 2)
    deed = stage.deed(
        GIFT,
        GOOD,
        FOOD,
        SPEND,
        begins=stage.day().replace(year=rng.choice([2024, 2025]), month=month, day=day),
    )
    wrong = deed.begins.replace(month=day, day=month)
    second = stage.record(deed, side, evidence=(typed(deed, rng),), days=(wrong, wrong))
    return two(stage.record(deed, side), second)


@MANNERS.add(
    "the year not turned over in January",
    "One note and one number for one amount to one receiver; the days are a year apart to the day.",
    Fact.SAME_PROVIDER, Fact.SAME_NUMBER, Fact.SAME_FILE, Fact.SAME_AMOUNT, Fact.SAME_RECEIVER, Fact.DAYS_APART,
)  # fmt: skip
def wrong_year(stage: Stage) -> Case:
    side, rng = stage.alone(), stage.rng
    day = stage.day().replace(year=rng.choice([2024, 2025, 2026]), month=1, day=rng.randint(3, 28))
    deed = stage.deed(GIFT, GOOD, FOOD, begins=day)
    paper = scan(stage, "note signed.pdf")
    first = stage.record(deed, side, evidence=(deed.evidence, paper))
    second = stage.record(deed, side, evidence=(renamed(paper, rng), typed(deed, rng)))
    before = day.replace(year=day.year - 1)
    return two(replace(second, begins=before, ends=before, recorded_on=stage.later(first)), first)


@MANNERS.add(
    "one start reported again in the next quarter",
    "One person's number, and both tell the one day on which that person began.",
    Fact.SAME_PROVIDER, Fact.SAME_NUMBER, Fact.SAME_AMOUNT, Fact.SAME_MEASURE, Fact.DAYS_APART,
    often=2,
    both=(r"\b(?:began|started|start date|since) (?:on )?\d+ \w+",),
)  # fmt: skip
def start_again(stage: Stage) -> Case:
    side, rng = stage.alone(), stage.rng
    deed = stage.deed(START, JOB)
    texts = [
        f"{stage.words(deed)} {rng.choice(['Began', 'Started', 'Start date', 'Since'])} {dated(deed.begins, rng)}."
        for _ in range(2)
    ]
    first = stage.record(deed, side, texts[0])
    later = deed.begins + timedelta(days=rng.randint(75, 110))
    second = stage.record(deed, side, texts[1], evidence=(typed(deed, rng),), days=(later, later))
    return two(first, second)


@MANNERS.add(
    "delivered, and later handed over",
    "One receiver and one amount; the second record tells of the hand-over of what came on the first one's day.",
    Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.SAME_MEASURE, Fact.DAYS_APART,
    words=(r"(?:delivered|arrived|came) on \d+ \w+",),
)  # fmt: skip
def handed_over(stage: Stage) -> Case:
    side, rng = stage.alone(), stage.rng
    deed = stage.deed(GOOD)
    assert deed.receiver
    first = stage.record(deed, side)
    later = deed.begins + timedelta(days=rng.randint(4, 24))
    text = (
        f"{rng.choice(['Hand-over', 'Presentation', 'Official hand-over'])} of the {deed.amount} {rng.choice(deed.subject)} "
        f"that {rng.choice(['were delivered on', 'arrived on', 'came on'])} {dated(deed.begins, rng)}."
    )
    second = stage.record(deed, side, text, evidence=(photograph(stage),), days=(later, later))
    return two(first, second)


@MANNERS.add(
    "one photograph in two reports",
    "Nearly the same picture of one piece of work for one receiver, a few days apart at most.",
    Fact.TIED, Fact.SAME_PICTURE, Fact.SAME_RECEIVER,
    often=2,
)  # fmt: skip
def one_photograph(stage: Stage) -> Case:
    one, other = stage.tied()
    deed, picture = stage.deed(VOLUNTEER, ROOM, GOOD, SCHOOL), photograph(stage)
    first = stage.record(deed, one, evidence=(picture,))
    second = stage.record(deed, other, evidence=(saved_again(picture, stage.rng),))
    return two(first, shifted(second, stage.rng.choice([0, 0, 1, 3, 6])))


@MANNERS.add(
    "tonnes typed for kilograms",
    "One ticket of one day stands behind both, the one a thousand times the other.",
    Fact.SAME_PROVIDER, Fact.SAME_NUMBER, Fact.LESS_AND_MORE, Fact.SAME_DAYS, Fact.SAME_MEASURE,
    often=2,
)  # fmt: skip
def thousandfold(stage: Stage) -> Case:
    side = stage.alone()
    deed = stage.deed(TIP, FOOD)
    first = stage.record(deed, side)
    wrong = stage.rng.choice([deed.amount * 1000, max(1, deed.amount // 1000)])
    text = stage.words(replace(deed, amount=wrong))
    second = stage.record(deed, side, text, quantity=wrong, evidence=(typed(deed, stage.rng),))
    return two(first, second)
