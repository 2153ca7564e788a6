"""Honest look-alikes among given hours: two visits that are told of in nearly the same words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.fifth_set.facts import Fact
from tests.analysis.commitments.fifth_set.kinds import (
    EXPERT,
    SCHOOL,
    VOLUNTEER,
)
from tests.analysis.commitments.fifth_set.manner import Manners, two
from tests.analysis.commitments.fifth_set.place import DISTRICTS, Receiver, slug, ward_code
from tests.analysis.commitments.fifth_set.retelling import clock, scan, twin, years
from tests.analysis.commitments.fifth_set.stage import ENDINGS, Deed, Stage
from tests.analysis.commitments.plant import Case
from weft.analysis.commitments.benefit import Evidence

MANNERS = Manners()


@MANNERS.add(
    "two classes on one day",
    "One school and one day, but each names another class, and the hours of the clock do not meet.",
    Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_MEASURE,
    often=3,
    both=(r"year \d+", r"\d[.:]\d\d"),
)  # fmt: skip
def two_classes(stage: Stage) -> Case:
    side, rng, deed = stage.alone(), stage.rng, stage.deed(SCHOOL)
    one, other = years(deed, rng)[:2]
    lasts, begins = rng.randrange(45, 105, 15), rng.randrange(525, 585, 15)
    deed = replace(deed, amount=lasts * rng.randint(1, 6))
    text = stage.words(deed)
    after = begins + lasts + rng.choice([0, 15, 60])
    other_deed = twin(stage, deed)
    numbered = stage.chance(0.4)
    return two(
        stage.record(
            deed,
            side,
            f"{text} Year {one}, {clock(rng, begins, lasts)}.",
            evidence=(deed.evidence,) if numbered else (),
        ),
        stage.record(
            other_deed,
            side,
            f"{text} Year {other}, {clock(rng, after, lasts)}.",
            evidence=(other_deed.evidence,) if numbered else (),
        ),
    )


@MANNERS.add(
    "the same session every week",
    "Both say that it is a weekly or monthly thing, and the days are that far apart.",
    Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.DAYS_APART, Fact.SAME_MEASURE, Fact.SAME_TEXT, Fact.SAME_AMOUNT,
    often=3,
    both=(r"weekly|every (?:week|fortnight|month)|fortnightly|monthly",),
)  # fmt: skip
def every_week(stage: Stage) -> Case:
    side, deed = stage.alone(), stage.deed(SCHOOL, VOLUNTEER)
    deed = replace(deed, ends=deed.begins)
    days, tail = stage.rng.choice(
        [
            (7, "Weekly session"),
            (7, "Every week in term"),
            (14, "Fortnightly"),
            (14, "Every fortnight"),
            (28, "Monthly visit"),
            (28, "Every month"),
        ]
    )
    text = f"{stage.words(deed)} {tail}."
    other = twin(stage, deed, later=days)
    numbered = stage.chance(0.5)
    return two(
        stage.record(deed, side, text, evidence=(deed.evidence,) if numbered else ()),
        stage.record(other, side, text, evidence=(other.evidence,) if numbered else ()),
    )


@MANNERS.add(
    "each counts its own people",
    "Contractor and subcontractor were there on one day, and each says that it counts its own people only.",
    Fact.TIED, Fact.SAME_RECEIVER, Fact.SAME_DAYS,
    often=3,
    both=(r"own (?:people|staff|team|employees)|without the (?:people|staff) of",),
)  # fmt: skip
def own_people(stage: Stage) -> Case:
    main, sub = stage.contractor_and_sub()
    main = replace(main, delivered_by=())
    sub = replace(sub, accountable="")
    deed, rng = stage.deed(VOLUNTEER, SCHOOL), stage.rng
    other = replace(twin(stage, deed), amount=rng.choice([deed.amount, deed.kind.draw(rng)]))
    tails = rng.sample(
        [
            "Our own people only",
            "Only our own staff",
            "Own team counted, no others",
            "Own employees, the partner reports theirs",
            "Counted without the staff of the other firm",
        ],
        2,
    )
    records = [
        stage.record(
            each,
            side,
            f"{stage.words(each)} {tail}.",
            evidence=(each.evidence,) if stage.chance(0.5) else (),
        )
        for each, side, tail in zip((deed, other), (main, sub), tails, strict=True)
    ]
    return two(*records)


@MANNERS.add(
    "two depots of one firm on one day",
    "One firm and one day, but each names the depot or office whose people it counts.",
    Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_MEASURE,
    often=2,
    both=(r"(?:depot|office|yard|branch)\b",),
)  # fmt: skip
def two_depots(stage: Stage) -> Case:
    side, deed, rng = stage.alone(), stage.deed(VOLUNTEER), stage.rng
    where = rng.choice(["depot", "office", "yard", "branch"])
    towns = rng.sample([each.title() for each in DISTRICTS], 2)
    other = replace(twin(stage, deed), amount=rng.choice([deed.amount, VOLUNTEER.draw(rng)]))
    page = Evidence("link", "", None, f"https://wendmoor-live.example/day-{rng.randint(100, 999)}")
    shared = (page,) if stage.chance(0.3) else ()
    one, two_ = (
        stage.record(
            each,
            side,
            f"{stage.words(each)} {rng.choice(['Team from the', 'Staff of our', 'People of the'])} {town} {where}.",
            evidence=shared,
        )
        for each, town in zip((deed, other), towns, strict=True)
    )
    return two(one, two_)


@MANNERS.add(
    "strangers at one clean-up",
    "Two firms that nothing ties helped one charity on one day, each with its own people.",
    Fact.STRANGERS, Fact.SAME_RECEIVER, Fact.SAME_DAYS,
    often=3,
)  # fmt: skip
def strangers(stage: Stage) -> Case:
    one, other = stage.strangers()
    deed, rng = stage.deed(VOLUNTEER, SCHOOL), stage.rng
    second = replace(twin(stage, deed), amount=rng.choice([deed.amount, deed.kind.draw(rng)]))
    page = Evidence(
        "link", "", None, f"https://wendmoor-live.example/clean-up-{rng.randint(100, 999)}"
    )
    linked = stage.chance(0.4)
    return two(
        *(
            stage.record(each, side, evidence=(page,) if linked else (each.evidence,))
            for each, side in ((deed, one), (second, other))
        )
    )


@MANNERS.add(
    "morning and evening shift",
    "One receiver and one day; the hours of the clock do not meet.",
    Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_MEASURE,
    often=2,
    both=(r"\d[.:]\d\d",),
)  # fmt: skip
def two_shifts(stage: Stage) -> Case:
    side, rng, deed = stage.alone(), stage.rng, stage.deed(VOLUNTEER)
    lasts, begins = rng.randrange(120, 240, 30), rng.randrange(480, 570, 30)
    deed = replace(deed, amount=lasts * rng.randint(2, 8), ends=deed.begins)
    after = begins + lasts + rng.randrange(0, 240, 30)
    text = stage.words(deed)
    words = [rng.choice(["", "Shift ", "Hours "]) + clock(rng, at, lasts) for at in (begins, after)]
    return two(*(stage.record(deed, side, f"{text} {each}.", evidence=()) for each in words))


@MANNERS.add(
    "two kinds of advice on one day",
    "One receiver and one day; each names another matter, and has its own sheet.",
    Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.OTHER_SUBJECTS, Fact.OTHER_NUMBERS,
    often=2,
)  # fmt: skip
def two_matters(stage: Stage) -> Case:
    side, deed = stage.alone(), stage.deed(EXPERT)
    one, other = stage.rng.sample(EXPERT.subjects, 2)
    telling = stage.rng.randrange(5)
    pair: tuple[Deed, Deed] = replace(deed, subject=one), replace(twin(stage, deed), subject=other)
    return two(*(stage.record(each, side, stage.words(each, telling=telling)) for each in pair))


@MANNERS.add(
    "two pairs of mentor and mentee",
    "Each names its pair by a number, over the same months and hours.",
    Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_MEASURE,
    both=(r"(?:pair|mentee|match) (?:no\. )?\d+",),
)  # fmt: skip
def two_pairs(stage: Stage) -> Case:
    side, rng = stage.alone(), stage.rng
    deed = stage.deed(EXPERT)
    deed = replace(
        deed,
        ends=deed.begins + timedelta(days=rng.randint(60, 180)),
        amount=rng.randrange(360, 1440, 60),
    )
    one, other = rng.sample(range(1, 40), 2)
    word = rng.choice(["pair", "mentee", "match no.", "pair no."])
    about = rng.choice(
        [
            "getting into work",
            "running a small business",
            "a first year as manager",
            "confidence",
            "exam stress",
        ]
    )
    text = rng.choice(
        [
            "Mentoring with {who} on {about}, {word} {n}.",
            "{who}: mentor meets mentee, {word} {n}, {about}.",
            "Mentor hours, {word} {n} ({who}).",
            "{word} {n} of our mentoring at {who}, about {about}.",
        ]
    )
    texts = [text.format(who=stage.called(deed), word=word, n=n, about=about) for n in (one, other)]
    return two(*(stage.record(deed, side, each, evidence=()) for each in texts))


@MANNERS.add(
    "two schools on one sheet",
    "One sign-in sheet holds both visits, but the schools are two.",
    Fact.SAME_PROVIDER, Fact.SAME_FILE, Fact.OTHER_RECEIVERS, Fact.SAME_DAYS, Fact.SAME_MEASURE,
    often=2,
)  # fmt: skip
def two_schools(stage: Stage) -> Case:
    side, deed = stage.alone(), stage.deed(SCHOOL)
    school = stage.rng.choice([each for each in stage.place.schools if each != deed.receiver])
    other = replace(twin(stage, deed), receiver=school, ward=school.ward)
    sheet = (scan(stage, "sign in sheet, both schools.pdf"),)
    return two(*(stage.record(each, side, evidence=sheet) for each in (deed, other)))


@MANNERS.add(
    "namesakes in two districts",
    "Two organisations of one name, each in its own district and with its own sheet.",
    Fact.SAME_PROVIDER, Fact.OTHER_NUMBERS, Fact.OTHER_RECEIVERS, Fact.LIKE_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.OTHER_PLACES,
    often=2,
)  # fmt: skip
def namesakes(stage: Stage) -> Case:
    rng, side = stage.rng, stage.alone()
    name = rng.choice(
        ["St Mary's", "All Saints", "Christ Church", "St John's", "Parkside", "Highfield"]
    )
    name += rng.choice([" Primary School", " High School", " Academy"])
    deed = stage.deed(SCHOOL)
    both = [
        Receiver(
            slug(f"{name} {district}"),
            name,
            ward_code(district, rng.choice(DISTRICTS[district])),
            district,
        )
        for district in rng.sample(sorted(DISTRICTS), 2)
    ]
    text = stage.words(replace(deed, receiver=both[0]))
    deeds = [replace(twin(stage, deed), receiver=each, ward=each.ward) for each in both]
    return two(*(stage.record(each, side, text, places=(each.ward,)) for each in deeds))


@MANNERS.add(
    "one campaign in two wards",
    "One firm's people were in two wards of two districts, which share no street, with a sheet for each.",
    Fact.SAME_PROVIDER, Fact.SAME_DAYS, Fact.OTHER_PLACES, Fact.OTHER_NUMBERS, Fact.SAME_MEASURE,
    often=2,
)  # fmt: skip
def two_wards(stage: Stage) -> Case:
    side, rng = stage.alone(), stage.rng
    districts = rng.sample(sorted(DISTRICTS), 2)
    deed = replace(stage.deed(VOLUNTEER), receiver=None)
    pair = [
        replace(each, ward=ward_code(district, rng.choice(DISTRICTS[district])))
        for each, district in zip((deed, twin(stage, deed)), districts, strict=True)
    ]
    what = rng.choice(
        [
            "Litter pick",
            "Street clean-up",
            "Spring clean of the streets",
            "Leaflets about fire alarms put through doors",
            "Bulbs planted on verges",
        ]
    )
    how = rng.choice(
        [
            "with neighbours",
            "bags and tongs from us",
            "by our staff",
            "part of the county's week of action",
        ]
    )
    return two(
        *(
            stage.record(each, side, f"{what}, {how}.{rng.choice(ENDINGS)}", places=(each.ward,))
            for each in pair
        )
    )


@MANNERS.add(
    "one lesson for two councils' schools",
    "One firm gave the same lesson under two agreements, but the schools are two and so are the sheets.",
    Fact.SAME_PROVIDER, Fact.OTHER_RECEIVERS, Fact.SAME_AMOUNT, Fact.OTHER_NUMBERS,
    often=3,
)  # fmt: skip
def two_councils_schools(stage: Stage) -> Case:
    one, other = stage.two_agreements()
    deed = stage.deed(SCHOOL)
    school = stage.rng.choice(
        [each for each in stage.place.schools if each.name != getattr(deed.receiver, "name", "")]
    )
    second = replace(
        twin(stage, deed, later=stage.rng.choice([0, 0, 1, 7])), receiver=school, ward=school.ward
    )
    telling = stage.rng.randrange(len(SCHOOL.tellings))
    return two(
        *(
            stage.record(each, side, stage.words(each, telling=telling))
            for each, side in ((deed, one), (second, other))
        )
    )
