"""Honest look-alikes that the detector's author may see."""

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
    another_agreement,
    another_receiver,
    at,
    contractor,
    early_day,
    firm,
    happening,
    next_time,
    of_two_councils,
    one_day,
    recorded,
    schools,
    two_of_a_group,
)
from weft.analysis.commitments.benefit import Evidence, Recorded

MANNERS = Manners()
PEOPLE = (2, 3, 4, 7, 9, 13)
"""How many of a firm came: no two near each other."""


@MANNERS.add(
    "the next cohort of the course",
    "The second course begins after the first has ended, and its certificates have other numbers.",
    Fact.ONE_PROVIDER, Fact.NO_DAY_SHARED, Fact.OTHER_NUMBERS,
)  # fmt: skip
def next_cohort(scene: Scene) -> Case:
    rng = scene.rng
    day, weeks, first = early_day(rng), rng.randint(4, 12), rng.randint(1, 3)
    told = happening(scene, "qualification", days=(day, day + timedelta(days=7 * weeks - 1)))
    following = next_time(scene, told, 7 * weeks + rng.choice(AFTER[:3]))
    following = replace(following, quantity=max(3, told.quantity + rng.randint(-1, 1)))
    one, other = recorded(scene, told), recorded(scene, following)
    if rng.random() < 0.5:
        one = replace(one, description=f"{one.description} Cohort {first}.")
        other = replace(other, description=f"{one.description.removesuffix(f'{first}.')}{first + 1}.")  # fmt: skip
    return Case(one, other)


@MANNERS.add(
    "the same session a week later",
    "The days are a week or more apart, and each has a sign-in sheet of its own.",
    Fact.ONE_PROVIDER, Fact.SAME_RECEIVER, Fact.NO_DAY_SHARED, Fact.OTHER_NUMBERS,
)  # fmt: skip
def week_later(scene: Scene) -> Case:
    told = happening(scene, "volunteering", "pupils", days=one_day(scene.rng))
    one = recorded(scene, told)
    other = recorded(scene, next_time(scene, told, scene.rng.choice(AFTER[:3])))
    return Case(one, replace(other, description=one.description))


ROLES = ("planner", "engineer", "surveyor", "buyer", "estimator")


@MANNERS.add(
    "two volunteers on one day",
    "Each record says whose day it was, people of two trades, and each has a timesheet of its own.",
    Fact.ONE_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.OTHER_NUMBERS, Fact.TOLD_APART,
)  # fmt: skip
def two_volunteers(scene: Scene) -> Case:
    minutes = scene.rng.choice((210, 240, 420, 450, 480))
    told = happening(scene, "volunteering", days=one_day(scene.rng), quantity=minutes)
    roles = scene.rng.sample(ROLES, 2)
    one, other = (
        recorded(scene, each) for each in (told, replace(told, evidence=(scene.proof(told),)))
    )
    said = [f"Volunteer day of our {role}. {one.description}" for role in roles]
    return Case(replace(one, description=said[0]), replace(other, description=said[1]))


@MANNERS.add(
    "two schools on one day",
    "Two schools, each with a letter of its own.",
    Fact.ONE_PROVIDER, Fact.OTHER_RECEIVERS, Fact.SAME_DAYS, Fact.OTHER_NUMBERS,
)  # fmt: skip
def two_schools(scene: Scene) -> Case:
    told = happening(scene, "pupils", "teaching", days=one_day(scene.rng))
    return Case(
        recorded(scene, told), at(scene, next_time(scene, told, 0), another_receiver(scene, told))
    )


STOCK = (
    "Activity delivered as part of our social value commitments. Evidence attached.",
    "Our team was proud to support this local organisation.",
    "Social value activity completed in full, no issues to report.",
    "Community support in line with the delivery plan.",
    "As agreed with the council.",
    "Completed, see evidence.",
    "Local community supported by our people.",
)


@MANNERS.add(
    "a stock phrase",
    "The same words, but another receiver, other days and another number.",
    Fact.ONE_PROVIDER, Fact.OTHER_RECEIVERS, Fact.NO_DAY_SHARED, Fact.OTHER_NUMBERS,
)  # fmt: skip
def stock_phrase(scene: Scene) -> Case:
    told = happening(scene, "volunteering", "pupils", "gift", "equipment", "advice", days=one_day(scene.rng))  # fmt: skip
    other = at(scene, next_time(scene, told, scene.rng.choice(AFTER)), another_receiver(scene, told))  # fmt: skip
    said = scene.rng.choice(STOCK)
    return Case(recorded(scene, told, description=said), replace(other, description=said))


@MANNERS.add(
    "two firms at one event",
    "Two firms that have nothing to do with each other, each with its own hours on its own sheet.",
    Fact.STRANGERS, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.OTHER_NUMBERS, Fact.OTHER_AMOUNTS,
)  # fmt: skip
def one_event(scene: Scene) -> Case:
    rng, people = scene.rng, scene.rng.sample(PEOPLE, 2)
    told = happening(scene, "volunteering", days=one_day(rng), quantity=people[0] * 240)
    theirs = replace(next_time(scene, told, 0), quantity=people[1] * 240)
    return Case(
        recorded(scene, told), recorded(scene, theirs, **firm(scene, scene.stranger(told.provider)))
    )


@MANNERS.add(
    "schools of one name",
    "Two schools whose names begin alike, such as a primary and a high school, each with a letter of its own.",
    Fact.ONE_PROVIDER, Fact.OTHER_RECEIVERS, Fact.SAME_DAYS, Fact.OTHER_NUMBERS,
)  # fmt: skip
def schools_of_one_name(scene: Scene) -> Case:
    told = happening(scene, "pupils", "teaching", days=one_day(scene.rng))
    assert told.receiver
    base = told.receiver.name.rsplit(" ", 2)[0]
    namesakes = [one for one in schools(scene) if one.name.rsplit(" ", 2)[0] == base]
    namesake = scene.rng.choice([one for one in namesakes if one != told.receiver])
    return Case(recorded(scene, told), at(scene, next_time(scene, told, 0), namesake))


@MANNERS.add(
    "every year again",
    "A year lies between the days, and each year has a receipt of its own.",
    Fact.ONE_PROVIDER, Fact.SAME_RECEIVER, Fact.NO_DAY_SHARED, Fact.OTHER_NUMBERS,
)  # fmt: skip
def every_year(scene: Scene) -> Case:
    told = happening(scene, "gift", "equipment", "pupils", "volunteering", days=one_day(scene.rng))
    one, other = recorded(scene, told), recorded(scene, next_time(scene, told, 364))
    return Case(one, replace(other, description=one.description))


@MANNERS.add(
    "the firm's own page",
    "Both give the address of the firm's page about all that it does, but each has another receiver and a number of its own.",
    Fact.ONE_PROVIDER, Fact.OTHER_RECEIVERS, Fact.NO_DAY_SHARED, Fact.OTHER_NUMBERS, Fact.GENERAL_ADDRESS,
)  # fmt: skip
def own_page(scene: Scene) -> Case:
    rng = scene.rng
    name = "".join(rng.choices("bdklmnprst", k=3)) + rng.choice(("build", "works", "care", "group"))
    page = Evidence("link", "", None, f"https://www.{name}.example/{rng.choice(('social-value', 'community', 'news'))}")  # fmt: skip
    told = happening(scene, "volunteering", "pupils", "equipment", days=one_day(rng))
    records = [recorded(scene, told)]
    for days in rng.sample(SPREAD, 4):
        records.append(at(scene, next_time(scene, told, days), another_receiver(scene, told)))
    one, other, *around = (
        replace(each, evidence=(*each.evidence, page))
        for each in records
    )  # fmt: skip
    return Case(one, other, tuple(around))


@MANNERS.add(
    "two sites of two councils on one day",
    "Two groups in two places under two councils' agreements, each with a sheet of its own.",
    Fact.ONE_PROVIDER, Fact.OTHER_RECEIVERS, Fact.SAME_DAYS, Fact.OTHER_NUMBERS, Fact.OTHER_AGREEMENTS,
)  # fmt: skip
def two_sites(scene: Scene) -> Case:
    hours = scene.rng.choice((1680, 2520, 900, 2250, 3600))
    told = happening(scene, "volunteering", days=one_day(scene.rng), quantity=hours, by=of_two_councils(scene))  # fmt: skip
    there = at(scene, next_time(scene, told, 0), another_receiver(scene, told))
    return Case(
        recorded(scene, told), replace(there, agreement=another_agreement(scene, told))
    )  # fmt: skip


@MANNERS.add(
    "one letter for two benefits",
    "One letter thanks for two things, hours and money: they are counted by two measures in two units.",
    Fact.ONE_PROVIDER, Fact.OTHER_MEASURE, Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.SAME_DAYS,
)  # fmt: skip
def one_letter(scene: Scene) -> Case:
    told = happening(scene, "volunteering", days=one_day(scene.rng))
    gift = BY_KEY[scene.rng.choice(("gift", "equipment"))]
    low, high, step = gift.amount
    also = replace(
        told,
        activity=gift,
        measure=gift.measure,
        unit=gift.unit,
        thing=scene.rng.choice(gift.things),
        quantity=scene.rng.randrange(low, high, step),
    )
    return Case(recorded(scene, told), recorded(scene, also))


@MANNERS.add(
    "the contractor's people and the subcontractor's",
    "Each record says that it counts its own people only, and has hours and a sheet of its own.",
    Fact.TIED, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.OTHER_NUMBERS, Fact.OTHER_AMOUNTS, Fact.TOLD_APART,
)  # fmt: skip
def own_people(scene: Scene) -> Case:
    rng, (main, sub) = scene.rng, contractor(scene)
    people = rng.sample(PEOPLE, 2)
    told = happening(scene, "volunteering", days=one_day(rng), by=main, quantity=people[0] * 420)
    theirs = replace(next_time(scene, told, 0), quantity=people[1] * 420)
    one = recorded(scene, told)
    other = recorded(scene, theirs, **firm(scene, sub, accountable=main.ref, agreement=told.agreement))  # fmt: skip
    return Case(
        replace(one, description=f"{one.description} The contractor's own people only."),
        replace(other, description=f"{other.description} The subcontractor's own people only."),
    )


@MANNERS.add(
    "a fee of every month",
    "The same sum in two months that follow each other, each with an invoice of its own.",
    Fact.ONE_PROVIDER, Fact.SAME_AMOUNT, Fact.NO_DAY_SHARED, Fact.OTHER_FILES,
)  # fmt: skip
def monthly_fee(scene: Scene) -> Case:
    rng = scene.rng
    year, month = rng.choice((2023, 2024, 2025)), rng.randint(1, 11)
    pence = 2500 * rng.randint(60, 700)
    told = happening(scene, "local", "small-firms", "charities", days=stretch(year, month, 1), quantity=pence)  # fmt: skip
    begins, ends = stretch(year, month + 1, 1)
    following = replace(told, begins=begins, ends=ends, recorded_on=scene.reported(ends))
    following = replace(following, evidence=(scene.proof(following),))
    return Case(recorded(scene, told), recorded(scene, following))


@MANNERS.add(
    "an intake of several starters",
    "One person each, who start alike on one day, each with a payroll number of their own.",
    Fact.ONE_PROVIDER, Fact.SAME_DAYS, Fact.OTHER_NUMBERS,
)  # fmt: skip
def intake(scene: Scene) -> Case:
    told = happening(scene, "job", "care", "long-out", quantity=1)
    one = recorded(scene, told)
    numbers = [scene.proof(told) for _ in range(scene.rng.randint(1, 4))]
    one, other, *around = (replace(one, evidence=(each,)) for each in (*told.evidence, *numbers))
    return Case(one, other, tuple(around))


@MANNERS.add(
    "the pages of one book",
    "Two days that follow each other, called the first and the second, on two pages of one visitors' book.",
    Fact.ONE_PROVIDER, Fact.SAME_RECEIVER, Fact.NO_DAY_SHARED, Fact.OTHER_NUMBERS, Fact.TOLD_APART,
)  # fmt: skip
def pages(scene: Scene) -> Case:
    day = date(scene.rng.choice((2023, 2024, 2025)), scene.rng.randint(5, 12), scene.rng.randint(13, 27))  # fmt: skip
    told = happening(scene, "volunteering", "pupils", days=(day, day))
    book, page = told.evidence[0].reference, scene.rng.randint(1, 40)
    one, other = recorded(scene, told), recorded(scene, next_time(scene, told, 1))
    return Case(
        _page(one, f"{book}/{page}", f"Day one. {one.description}"),
        _page(other, f"{book}/{page + 1}", f"Day two. {one.description}"),
    )


def _page(record: Recorded, reference: str, said: str) -> Recorded:
    """The record with that page as its proof."""
    return replace(record, description=said, evidence=(Evidence("statement", "", None, reference),))


@MANNERS.add(
    "two firms of one group, each with its own apprentice",
    "One person each, on one course from one day, each with an agreement number of their own.",
    Fact.TIED, Fact.SAME_DAYS, Fact.OTHER_NUMBERS, Fact.SAME_AMOUNT,
)  # fmt: skip
def own_apprentice(scene: Scene) -> Case:
    one, sibling = two_of_a_group(scene)
    begins = date(scene.rng.choice((2023, 2024, 2025)), 9, scene.rng.randint(1, 9))
    told = happening(scene, "apprentice", by=one, days=(begins, begins + timedelta(days=364)), quantity=1)  # fmt: skip
    ward = scene.rng.choice(sibling.wards)
    theirs = next_time(scene, told, 0, where=ward.name, places=(ward.code,))
    return Case(recorded(scene, told), recorded(scene, theirs, **firm(scene, sibling)))
