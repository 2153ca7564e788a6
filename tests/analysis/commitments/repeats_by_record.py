"""Repeats in disguise: one benefit with other amounts, days, places, pictures and numbers written otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.activities import IN_PEOPLE
from tests.analysis.commitments.manners import (
    NAMED,
    NUMBERED,
    SHORT,
    Case,
    Seen,
    again,
    number_or_name,
    pair,
    repeat,
    the_number,
)
from tests.analysis.commitments.otherwise import reference_otherwise, saved_again
from tests.analysis.commitments.scene import Scene, keys, stretch

LARGE = tuple(set(keys(lambda one: one.amount[1] > 100)) & set(NAMED))
PICTURED = keys(lambda one: one.proof == "picture")
QUARTERS = {year: ((year, 4), (year, 7), (year, 10), (year + 1, 1)) for year in range(2023, 2026)}


@repeat("a quarter inside a year", "A quarter is reported, and again inside the year's report.")
def quarter_inside_a_year(scene: Scene) -> Case:
    """The year's report has the numbers of all four quarters."""
    days = stretch(scene.rng.randint(2023, 2025), 4, 12)
    year = scene.of("teaching", "volunteering", "together", "waste", "apprentice-weeks", days=days)
    own, others = scene.proof(year), tuple(scene.proof(year) for _ in range(3))
    first_day, last_day = stretch(*scene.rng.choice(QUARTERS[days[0].year]), 3)
    recorded_on = last_day + timedelta(days=14)
    quarter = replace(
        year, begins=first_day, ends=last_day, recorded_on=recorded_on, evidence=(own,)
    )
    whole = again(
        scene,
        quarter,
        begins=year.begins,
        ends=year.ends,
        quantity=quarter.quantity * 4 + scene.rng.randint(-quarter.quantity, quarter.quantity),
        evidence=tuple(scene.rng.sample((*the_number(scene, quarter), *others), 4)),
        recorded_on=year.ends + timedelta(days=30),
    )
    why = f"The year holds the quarter, and among its numbers is the quarter's, {own.reference}."
    return pair(quarter, whole, why, "provider measure days number", "quantity description")


@repeat("rounded", "The amount is rounded in one of them.")
def rounded(scene: Scene) -> Case:
    """By at most a twenty-fifth; days and receiver, or the number, are the same."""
    first = scene.of(*sorted(LARGE))
    grain = {"people": 10, "hours": 60, "gbp": 5000}[first.unit]
    round_one = max(first.quantity // grain, 5) * grain
    off = scene.rng.choice((-1, 1)) * scene.rng.randint(1, max(round_one // 25, 1))
    first = replace(first, quantity=round_one + off)
    evidence, same, _ = number_or_name(scene, first)
    second = again(scene, first, quantity=round_one, evidence=evidence)
    why = (
        f"{first.amount} and {second.amount}: one is rounded; the same firm, days and {first.whom}."
    )
    same = same.replace("amount", "")
    return pair(first, second, why, f"provider measure days receiver about {same}", "quantity description")  # fmt: skip


@repeat("weeks in one, people in the other", "A placement is counted in weeks by one framework and in people by another.")  # fmt: skip
def weeks_and_people(scene: Scene) -> Case:
    """The numbers of the agreements are the same; so are the days."""
    weeks = scene.of(*IN_PEOPLE)
    people = scene.rng.randint(1, 3)
    weeks = replace(weeks, evidence=tuple(scene.proof(weeks) for _ in range(people)))
    said = f"Learning {weeks.thing} with us and paid for it: {people}, {weeks.where}."
    second = again(
        scene,
        weeks,
        measure=IN_PEOPLE[weeks.activity.key],
        unit="people",
        quantity=people,
        agreement=f"OLD-DOCK/{scene.rng.randint(1, 9)}",
        evidence=(*the_number(scene, weeks), *weeks.evidence[1:]),
        said=said,
    )
    why = f"{weeks.amount} and {second.amount} are of the same agreements: {weeks.evidence[0].reference}."
    return pair(
        weeks, second, why, "provider days number", "measure quantity agreement description"
    )


@repeat("days off", "The days are off by some, as one went by the invoice and one by the diary.")
def days_off(scene: Scene) -> Case:
    """The number says that it is one."""
    first = scene.of(*SHORT)
    off = timedelta(days=scene.rng.choice((-9, -7, -5, -3, -2, -1, 1, 2, 3, 4, 6, 8)))
    second = again(
        scene,
        first,
        begins=first.begins + off,
        ends=first.ends + off,
        evidence=the_number(scene, first),
    )
    why = f"{abs(off.days)} days apart, and the same number, {first.evidence[0].reference}."
    return pair(first, second, why, "provider measure amount number", "begins ends description")


@repeat("ward in one, district in the other", "The ward in one record is the district around it in the other.")  # fmt: skip
def ward_and_district(scene: Scene) -> Case:
    """As each council splits its places."""
    first = scene.of(*NUMBERED)
    ward = first.receiver.ward if first.receiver else scene.rng.choice(first.provider.wards)
    evidence, same, kept = number_or_name(scene, first)
    first = replace(first, places=(ward.code,), where=ward.name)
    district = scene.place.contains[ward.code]
    agreement = scene.agreement(first.provider).ref
    second = again(
        scene,
        first,
        places=(district,),
        where=scene.place.name[district],
        agreement=agreement,
        evidence=evidence,
    )
    why = f"{first.where} lies in {second.where}, and there is {kept}."
    return pair(first, second, why, f"provider measure days around {same}", "places description")


@repeat("a picture saved again", "The same picture, saved anew by another program.")
def picture_saved_again(scene: Scene) -> Case:
    """Other bytes; at most 4 of the 64 bits of what it looks like."""
    return _same_picture(scene, scene.rng.randint(0, 4))


@repeat("a picture cropped", "The same picture, cut at the edges.")
def picture_cropped(scene: Scene) -> Case:
    """Other bytes; 5 to 8 of the 64 bits of what it looks like."""
    return _same_picture(scene, scene.rng.randint(5, 8))


def _same_picture(scene: Scene, bits: int) -> Case:
    first = scene.of(*PICTURED)
    mine = first.evidence[0]
    theirs = replace(scene.picture(), picture=saved_again(mine.picture or 0, bits, scene.rng))
    off = timedelta(days=scene.rng.choice((-2, -1, 0, 0, 0, 1, 2)))
    second = again(
        scene,
        first,
        begins=first.begins + off,
        ends=first.ends + off,
        agreement=scene.agreement(first.provider).ref,
        evidence=(theirs,),
    )
    why = f"The pictures show the same ({bits} of 64 bits differ), and the amount is the same."
    return pair(first, second, why, "provider measure amount picture", "description file")


@repeat("a number written otherwise", "The same number with other spacing or another prefix.")
def number_written_otherwise(scene: Scene) -> Case:
    """Its digits are the same and in the same order."""
    first = scene.of(*NUMBERED)
    number = first.evidence[0].reference
    other = replace(first.evidence[0], sha256="", reference=reference_otherwise(number, scene.rng))
    agreement = scene.agreement(first.provider, besides=first.agreement).ref
    second = again(scene, first, agreement=agreement, evidence=(other,))
    why = f"“{number}” and “{other.reference}” are one number of one firm."
    return pair(first, second, why, "provider measure days amount number", "evidence agreement description")  # fmt: skip


@repeat(
    "split in two", "One agreement has the whole, another the same in two parts that add up to it."
)
def split_in_two(scene: Scene) -> Case:
    """The parts are of the same days for the same receiver."""
    whole = scene.of("equipment", "volunteering", "gift", "teaching", "advice")
    evidence = the_number(scene, whole) if scene.rng.random() < 0.5 else ()
    step = whole.activity.amount[2]
    steps = whole.quantity // step
    first_part = step * max(1, steps * scene.rng.randint(3, 7) // 10)
    agreement = scene.agreement(whole.provider, besides=whole.agreement).ref
    amounts = (first_part, whole.quantity - first_part)
    parts = [
        again(scene, whole, quantity=amount, agreement=agreement, evidence=evidence)
        for amount in amounts
    ]
    said = " and ".join(part.amount for part in parts)
    why = f"{said} come to {whole.amount}, all for {whole.whom} on the same days."
    same = ("provider", "measure", "days", "receiver", *(("number",) if evidence else ()))
    differs = ("quantity", "agreement", "description")
    seen = (Seen(why, same, differs, 0, 1), Seen(why, same, differs, 0, 2))
    return Case((whole, *parts), seen, either=((1, 2),))


@repeat("corrected and entered anew", "A wrong amount is not changed but entered once more.")
def corrected_and_entered_anew(scene: Scene) -> Case:
    """The number, the days and the agreement are the same."""
    first = scene.of(*NUMBERED)
    quantity = first.quantity + max(first.quantity * scene.rng.randint(5, 60) // 100, 1)
    after = scene.rng.choice(("", " Corrected.", " (right figure)"))
    evidence = (first.evidence[0],)
    second = again(scene, first, quantity=quantity, after=after, evidence=evidence)
    why = f"The same number, {first.evidence[0].reference}, the same days; only the amount is another."
    return pair(
        first, second, why, "provider measure days agreement number", "quantity description"
    )


@repeat("pounds taken for pence", "Pounds are entered where pence are meant, so that one is a hundred times the other.")  # fmt: skip
def pounds_taken_for_pence(scene: Scene) -> Case:
    """All else is the same."""
    first = scene.of("gift")
    first = replace(first, quantity=first.quantity // 100 * 100)
    evidence = scene.rng.choice((the_number(scene, first), first.evidence[:1]))
    second = again(scene, first, quantity=first.quantity // 100, evidence=evidence)
    why = f"{first.amount} and {second.amount} are the same digits, of one receipt, {first.evidence[0].reference}."
    return pair(first, second, why, "provider measure days receiver number", "quantity description")
