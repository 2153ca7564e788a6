"""Honest look-alikes that are kept from the detector's author."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.analysis.commitments.activities import BY_KEY
from tests.analysis.commitments.scene import Scene, stretch
from tests.analysis.commitments.second_set.facts import Fact
from tests.analysis.commitments.second_set.manner import Case, Manners
from tests.analysis.commitments.second_set.retelling import (
    AFTER,
    SPREAD,
    another_receiver,
    at,
    firm,
    happening,
    next_time,
    one_day,
    recorded,
    schools,
)
from tests.analysis.commitments.telling import Telling
from weft.analysis.commitments.benefit import Evidence, Recorded

MANNERS = Manners()


@MANNERS.add(
    "the same session a month later",
    "Each month is a month of its own, with a letter of its own.",
    Fact.ONE_PROVIDER, Fact.SAME_RECEIVER, Fact.NO_DAY_SHARED, Fact.OTHER_NUMBERS,
)  # fmt: skip
def month_later(scene: Scene) -> Case:
    year, month = scene.rng.choice((2023, 2024, 2025)), scene.rng.randint(4, 11)
    told = happening(scene, "english", "halls", days=stretch(year, month, 1))
    begins, ends = stretch(year, month + 1, 1)
    following = replace(told, begins=begins, ends=ends, recorded_on=scene.reported(ends))
    one = recorded(scene, told)
    return Case(one, recorded(scene, replace(following, evidence=(scene.proof(following),)), description=one.description))  # fmt: skip


@MANNERS.add(
    "a standard quantity",
    "As many hours as it always is, but for another receiver, on other days and with another number.",
    Fact.ONE_PROVIDER, Fact.SAME_AMOUNT, Fact.OTHER_RECEIVERS, Fact.NO_DAY_SHARED, Fact.OTHER_NUMBERS,
)  # fmt: skip
def standard(scene: Scene) -> Case:
    hours = scene.rng.choice((60, 120, 210, 420, 450, 480))
    told = happening(scene, "advice", "teaching", "volunteering", days=one_day(scene.rng), quantity=hours)  # fmt: skip
    following = next_time(scene, told, scene.rng.choice(AFTER))
    return Case(recorded(scene, told), at(scene, following, another_receiver(scene, told)))


@MANNERS.add(
    "two firms give the same to one group",
    "Two firms that have nothing to do with each other, on two days and with two delivery notes.",
    Fact.STRANGERS, Fact.SAME_RECEIVER, Fact.NO_DAY_SHARED, Fact.OTHER_NUMBERS, Fact.SAME_AMOUNT,
)  # fmt: skip
def same_gift(scene: Scene) -> Case:
    told = happening(scene, "equipment", days=one_day(scene.rng), quantity=scene.rng.choice((6, 10, 12, 15, 20)))  # fmt: skip
    theirs = next_time(scene, told, scene.rng.choice(AFTER))
    return Case(
        recorded(scene, told), recorded(scene, theirs, **firm(scene, scene.stranger(told.provider)))
    )


@MANNERS.add(
    "payroll numbers of two firms",
    "Two firms that have nothing to do with each other number their own payrolls, and the jobs and wards are others.",
    Fact.STRANGERS, Fact.SAME_NUMBER,
)  # fmt: skip
def two_payrolls(scene: Scene) -> Case:
    told = happening(scene, "job", "care", "long-out", quantity=1)
    stranger = scene.stranger(told.provider)
    theirs = happening(scene, told.activity.key, by=stranger, quantity=1)
    job = scene.rng.choice([one for one in told.activity.things if one != told.thing])
    ward = scene.rng.choice([one for one in stranger.wards if one.name != told.where])
    theirs = replace(
        theirs, thing=job, where=ward.name, places=(ward.code,), evidence=told.evidence
    )
    return Case(recorded(scene, told), recorded(scene, theirs))


@MANNERS.add(
    "apprentices with consecutive numbers",
    "One person each, whose agreements were numbered one after the other.",
    Fact.ONE_PROVIDER, Fact.SAME_DAYS, Fact.OTHER_NUMBERS, Fact.SAME_AMOUNT,
)  # fmt: skip
def consecutive(scene: Scene) -> Case:
    told = happening(scene, "apprentice", "placement")
    told = replace(told, quantity=1) if told.unit == "people" else told
    one = recorded(scene, told)
    (proof,) = one.evidence
    head, number = proof.reference.rsplit("-", 1)
    following = replace(proof, reference=f"{head}-{int(number) + 1}")
    return Case(one, replace(one, evidence=(following,)))


@MANNERS.add(
    "morning and afternoon",
    "One record is of the morning and one of the afternoon, each with a sheet of its own.",
    Fact.ONE_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.OTHER_NUMBERS, Fact.TOLD_APART,
)  # fmt: skip
def morning(scene: Scene) -> Case:
    told = happening(scene, "teaching", "advice", days=one_day(scene.rng), quantity=scene.rng.choice((120, 150, 180, 210)))  # fmt: skip
    return _told_apart(scene, told, "Morning session", "Afternoon session")


@MANNERS.add(
    "two classes of one school",
    "One record is of Year 5 and one of Year 6, each with a letter of its own.",
    Fact.ONE_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.OTHER_NUMBERS, Fact.TOLD_APART,
)  # fmt: skip
def two_classes(scene: Scene) -> Case:
    told = happening(scene, "pupils", "teaching", days=one_day(scene.rng))
    primary = scene.rng.choice([one for one in schools(scene) if "Primary" in one.name])
    told = replace(told, receiver=primary, where=primary.ward.name, places=(primary.ward.code,))
    if told.unit == "people":
        told = replace(told, quantity=scene.rng.choice((28, 29, 30)))
    return _told_apart(scene, told, "Year 5", "Year 6")


def _told_apart(scene: Scene, told: Telling, first: str, second: str) -> Case:
    """Two of one day, in the same words but for those."""
    one = recorded(scene, told)
    other = recorded(scene, next_time(scene, told, 0))
    return Case(
        replace(one, description=f"{first}: {one.description}"),
        replace(other, description=f"{second}: {one.description}"),
    )


@MANNERS.add(
    "started, and still there after a year",
    "One payroll number, by two measures that are counted a year apart: that somebody started, and that they are still there.",
    Fact.ONE_PROVIDER, Fact.OTHER_MEASURE, Fact.SAME_NUMBER, Fact.NO_DAY_SHARED,
)  # fmt: skip
def still_there(scene: Scene) -> Case:
    day, _ = one_day(scene.rng)
    told = happening(scene, "job", "care", "long-out", days=(day, day + timedelta(days=90)), quantity=1)  # fmt: skip
    anniversary, stayed = day + timedelta(days=366), BY_KEY["stayed"]
    later = replace(
        told,
        activity=stayed,
        measure=stayed.measure,
        begins=anniversary,
        ends=anniversary,
        recorded_on=scene.reported(anniversary),
    )
    return Case(recorded(scene, told), recorded(scene, later))


@MANNERS.add(
    "the same apprentice in the next quarter",
    "One agreement number, and weeks that were worked in two quarters of which one follows the other.",
    Fact.ONE_PROVIDER, Fact.SAME_NUMBER, Fact.SAME_MEASURE, Fact.NO_DAY_SHARED,
)  # fmt: skip
def next_quarter(scene: Scene) -> Case:
    rng = scene.rng
    year, month = rng.choice((2023, 2024, 2025)), rng.choice((1, 4, 7))
    told = happening(scene, "apprentice-weeks", days=stretch(year, month, 3), quantity=rng.choice((120, 125, 130)))  # fmt: skip
    begins, ends = stretch(year, month + 3, 3)
    following = replace(told, begins=begins, ends=ends, recorded_on=scene.reported(ends))
    following = replace(following, quantity=rng.choice((120, 125, 130)))
    return Case(recorded(scene, told), recorded(scene, following))


@MANNERS.add(
    "the firm's logo",
    "Both show the firm's logo, named so, but each has another receiver, other days and a number of its own.",
    Fact.ONE_PROVIDER, Fact.GENERAL_PICTURE, Fact.OTHER_RECEIVERS, Fact.NO_DAY_SHARED, Fact.OTHER_NUMBERS,
)  # fmt: skip
def logo(scene: Scene) -> Case:
    name = scene.rng.choice(("logo.png", "company logo 2023.jpg", "Logo_RGB.png"))
    return _added_to_all(scene, replace(scene.picture(), reference=name))


@MANNERS.add(
    "the firm's policy",
    "Both attach the firm's policy, named so, but each has another receiver, other days and a number of its own.",
    Fact.ONE_PROVIDER, Fact.GENERAL_FILE, Fact.OTHER_RECEIVERS, Fact.NO_DAY_SHARED, Fact.OTHER_NUMBERS,
)  # fmt: skip
def policy(scene: Scene) -> Case:
    names = ("Social Value Policy 2024.pdf", "safeguarding policy v3.pdf", "certificate of insurance.pdf", "Volunteering Policy.docx")  # fmt: skip
    return _added_to_all(scene, scene.file(scene.rng.choice(names)))


def _added_to_all(scene: Scene, general: Evidence) -> Case:
    """What a firm adds to each of its reports, to two of which one looks and to some others."""
    told = happening(scene, "volunteering", "pupils", "equipment", "advice", days=one_day(scene.rng))  # fmt: skip
    records = [recorded(scene, told)]
    for days in scene.rng.sample(SPREAD, scene.rng.randint(4, 7)):
        records.append(at(scene, next_time(scene, told, days), another_receiver(scene, told)))
    one, other, *around = (replace(each, evidence=(*each.evidence, general)) for each in records)
    return Case(one, other, tuple(around))


@MANNERS.add(
    "for one contractor, then for another",
    "One subcontractor was at one school for two contractors, on two days and with two letters.",
    Fact.TIED, Fact.SAME_RECEIVER, Fact.NO_DAY_SHARED, Fact.OTHER_NUMBERS,
)  # fmt: skip
def two_contractors(scene: Scene) -> Case:
    one, other, sub = scene.contractors_of_one()
    told = happening(scene, "pupils", by=one, days=one_day(scene.rng))
    theirs = next_time(scene, told, scene.rng.choice((1, 2, 3)))
    return Case(
        recorded(scene, told, delivered_by=(sub,)),
        recorded(scene, theirs, **firm(scene, other, delivered_by=(sub,))),
    )


@MANNERS.add(
    "a grant in instalments",
    "One record is of the first instalment and one of the second, three months apart and with two receipts.",
    Fact.ONE_PROVIDER, Fact.SAME_RECEIVER, Fact.NO_DAY_SHARED, Fact.OTHER_NUMBERS, Fact.TOLD_APART,
)  # fmt: skip
def instalments(scene: Scene) -> Case:
    told = happening(scene, "gift", days=one_day(scene.rng), quantity=25000 * scene.rng.randint(1, 16))  # fmt: skip
    one, other = recorded(scene, told), recorded(scene, next_time(scene, told, 91))
    return Case(
        replace(one, description=f"{one.description} First instalment."),
        replace(other, description=f"{other.description} Second instalment."),
    )


@MANNERS.add(
    "photographs from one hall",
    "Two pictures that are alike and not the same, taken weeks apart in one room, and other numbers of things.",
    Fact.ONE_PROVIDER, Fact.SAME_RECEIVER, Fact.NO_DAY_SHARED, Fact.OTHER_PICTURES, Fact.OTHER_AMOUNTS,
)  # fmt: skip
def one_hall(scene: Scene) -> Case:
    rng = scene.rng
    few = rng.randint(8, 25)
    told = happening(scene, "mended", days=one_day(rng), quantity=few)
    following = next_time(scene, told, rng.choice(AFTER[1:]), quantity=few + rng.randint(7, 12))
    (photo,) = told.evidence
    assert photo.picture is not None
    bits = sum(1 << bit for bit in rng.sample(range(64), rng.randint(16, 26)))
    alike = replace(following.evidence[0], picture=photo.picture ^ bits)
    return Case(recorded(scene, told), recorded(scene, following, evidence=(alike,)))


@MANNERS.add(
    "files of one name",
    "The files are named alike and are not the same, and days and numbers are others.",
    Fact.ONE_PROVIDER, Fact.SAME_RECEIVER, Fact.NO_DAY_SHARED, Fact.OTHER_NUMBERS, Fact.OTHER_FILES,
)  # fmt: skip
def one_name(scene: Scene) -> Case:
    told = happening(scene, "teaching", "volunteering", "advice", days=one_day(scene.rng))
    name = scene.rng.choice(("timesheet.xlsx", "Sign in sheet.pdf", "scan.pdf", "hours.xlsx"))

    def with_file(record: Recorded) -> Recorded:
        return replace(record, evidence=(*record.evidence, scene.file(name)))

    following = next_time(scene, told, scene.rng.choice(AFTER))
    return Case(with_file(recorded(scene, told)), with_file(recorded(scene, following)))


@MANNERS.add(
    "a number that begins anew each year",
    "The sheets are numbered anew each year: the same digits behind another year, a year or so apart.",
    Fact.ONE_PROVIDER, Fact.SAME_RECEIVER, Fact.NO_DAY_SHARED, Fact.OTHER_NUMBERS,
)  # fmt: skip
def begins_anew(scene: Scene) -> Case:
    day, number = date(scene.rng.choice((2023, 2024)), 6, scene.rng.randint(1, 30)), scene.rng.randint(1, 90)  # fmt: skip
    told = happening(scene, "volunteering", "pupils", days=(day, day))
    one, other = (
        recorded(scene, each, evidence=(Evidence("statement", "", None, f"{each.activity.prefix}-{each.begins.year}-{number:04}"),))
        for each in (told, next_time(scene, told, 364 + scene.rng.choice((-21, -14, 14, 21))))
    )  # fmt: skip
    return Case(one, other)
