"""Honest look-alikes: two benefits of one firm that only look as if they were one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.invented_place import LAST
from tests.analysis.commitments.manners import NAMED, Case, another, look_alike, pair
from tests.analysis.commitments.otherwise import saved_again
from tests.analysis.commitments.scene import STANDARD, Scene, stretch
from tests.analysis.commitments.telling import Telling

PAYROLL = ("job", "long-out", "care")


def _days_on(told: Telling, days: int) -> dict[str, object]:
    """The days of a happening, so many days later; or earlier, where later is still to come."""
    days = days if told.ends + timedelta(days=days) <= LAST else -days
    return {"begins": told.begins + timedelta(days=days), "ends": told.ends + timedelta(days=days)}


@look_alike("two intakes of a course", "Two intakes of the same course, in the same words.")
def two_intakes(scene: Scene) -> Case:
    """Other people with certificates or agreements of their own; the second begins before the first is over at times."""
    first = scene.of("qualification", "apprentice", "placement")
    second = another(scene, first, **_days_on(first, scene.rng.randint(40, 150)))
    if scene.rng.random() < 0.5:
        first, second = (
            replace(one, after=f" Intake of {one.begins:%B}.") for one in (first, second)
        )
    why = f"The second began on another day, and has numbers of its own: {second.evidence[0].reference}."
    return pair(first, second, why, "provider measure amount places agreement", "begins number")


@look_alike(
    "two neighbouring wards", "The same activity on the same day in two wards of one district."
)
def two_neighbouring_wards(scene: Scene) -> Case:
    """Each ward had its own pictures."""
    first = scene.of("residents", "trees", "rubbish")
    one = scene.rng.choice(first.provider.wards)
    around = scene.place.contains[one.code]
    other = scene.rng.choice(
        [
            each
            for each in scene.place.wards
            if scene.place.contains[each.code] == around and each != one
        ]
    )
    first = replace(first, places=(one.code,), where=one.name)
    second = another(scene, first, places=(other.code,), where=other.name)
    why = f"{one.name} and {other.name} are two wards, each with its own picture."
    return pair(first, second, why, "provider measure days amount agreement", "around picture description")  # fmt: skip


@look_alike(
    "every month the same hours", "A team goes to the same group every month for the same hours."
)
def every_month_the_same_hours(scene: Scene) -> Case:
    """No day is in both."""
    first = scene.of("volunteering", "teaching", "advice")
    second = another(scene, first, **_days_on(first, scene.rng.choice((28, 30, 31, 56))))
    why = f"{first.begins:%d %B} and {second.begins:%d %B} are two visits, each with its own sheet."
    return pair(first, second, why, "provider measure amount receiver description", "days number")


@look_alike("two schools on one day", "Two schools were served on the same day, in the same words.")
def two_schools_on_one_day(scene: Scene) -> Case:
    """At times two schools that share the first half of their names."""
    first = scene.of("pupils", "teaching")
    assert first.receiver
    others = [
        one for one in first.provider.circle if one.kind == "school" and one != first.receiver
    ]
    base = first.receiver.name.rsplit(" ", 2)[0]
    namesake = replace(
        first.receiver, ref=f"O-2{first.receiver.ref[3:]}", name=f"{base} Infant School"
    )
    receiver = scene.rng.choice((namesake, *others[:2]))
    second = another(scene, first, receiver=receiver)
    why = f"{first.whom} and {second.whom} are two schools, each with its own letter."
    return pair(first, second, why, "provider measure days amount agreement", "beneficiary beneficiary_name number")  # fmt: skip


@look_alike(
    "two groups with names alike",
    "Two groups whose names share a word are given the same on one day.",
)
def two_groups_with_names_alike(scene: Scene) -> Case:
    """A fund that gives to each group of a neighbourhood."""
    first = scene.of("gift", "equipment", "volunteering")
    assert first.receiver
    last = scene.rng.choice(("Lunch Club", "Wood Turners", "Bowls Club", "Brass Band"))
    base = first.receiver.name.rsplit(" ", 2)[0]
    receiver = replace(first.receiver, ref=f"O-3{first.receiver.ref[3:]}", name=f"{base} {last}")
    second = another(scene, first, receiver=receiver)
    why = f"{first.whom} and {second.whom} are two groups, each with its own receipt."
    return pair(first, second, why, "provider measure days amount agreement", "beneficiary beneficiary_name number")  # fmt: skip


@look_alike("standard wording", "A firm says the same sentence of everything that it does.")
def standard_wording(scene: Scene) -> Case:
    """Whom it was for or on which days, how much and the numbers are others."""
    said = scene.rng.choice(STANDARD)
    first = scene.of("pupils", "gift", "equipment", "teaching", said=said)
    others = [
        one
        for one in first.provider.circle
        if one.kind == first.activity.whom and one != first.receiver
    ]
    step = first.activity.amount[2]
    second = another(
        scene,
        first,
        receiver=scene.rng.choice(others),
        quantity=first.quantity + step * scene.rng.randint(1, 9),
        **_days_on(first, scene.rng.randint(0, 3)),
    )
    why = f"The sentence says nothing; {first.amount} for {first.whom}, {second.amount} for {second.whom}."
    return pair(first, second, why, "provider measure description agreement", "beneficiary quantity number")  # fmt: skip


@look_alike("a placement renewed", "A placement is given to somebody else when the first has left.")
def placement_renewed(scene: Scene) -> Case:
    """The same team, the same words, the next weeks, another agreement of placement."""
    first = scene.of("placement")
    length = (first.ends - first.begins).days + 1
    second = another(scene, first, **_days_on(first, length))
    why = f"One began when the other was over, each with its own number: {second.evidence[0].reference}."
    return pair(first, second, why, "provider measure amount description agreement", "days number")


@look_alike("one person each", "Two people started in the same quarter, each reported alone.")
def one_person_each(scene: Scene) -> Case:
    """Each has a number in the payroll."""
    first = scene.of(*PAYROLL, quantity=1)
    second = another(scene, first, **_days_on(first, scene.rng.randint(3, 60)))
    if scene.rng.random() < 0.5:
        second = replace(second, thing=scene.rng.choice(second.activity.things))
    why = f"Two numbers in one payroll, {first.evidence[0].reference} and {second.evidence[0].reference}."
    return pair(first, second, why, "provider measure amount agreement", "begins number")


@look_alike(
    "the next number",
    "Two people started on the same day and got numbers that follow on each other.",
)
def the_next_number(scene: Scene) -> Case:
    """A number that is one more is another number."""
    first = scene.of(*PAYROLL, "apprentice", quantity=1)
    proof = first.evidence[0]
    head, number = proof.reference.rsplit("-", 1)
    following = replace(proof, reference=f"{head}-{int(number) + 1:0{len(number)}}")
    second = replace(another(scene, first), evidence=(following,))
    why = f"{proof.reference} and {following.reference} are two people."
    return pair(first, second, why, "provider measure days amount description", "number")


@look_alike("the same spot every month", "The same spot is photographed at every clean-up.")
def same_spot_every_month(scene: Scene) -> Case:
    """The pictures are alike, 14 to 20 of 64 bits apart, and the days are others."""
    first = scene.of("rubbish", "trees", "mended")
    second = another(scene, first, **_days_on(first, scene.rng.choice((28, 35, 61))))
    mine = first.evidence[0].picture or 0
    seen = saved_again(mine, scene.rng.randint(14, 20), scene.rng)
    second = replace(second, evidence=(replace(scene.picture(), picture=seen),))
    why = f"The spot is the same; the pictures and the days, {first.begins} and {second.begins}, are not."
    return pair(first, second, why, "provider measure amount agreement", "days picture file")


@look_alike(
    "two measures of one day", "One day at a school is counted in pupils and in hours taught."
)
def two_measures_of_one_day(scene: Scene) -> Case:
    """One framework asks for both, and each has its own line from the school."""
    first = scene.of("teaching")
    first = replace(first, ends=first.begins)
    pupils = replace(scene.of("pupils"), provider=first.provider, accountable=first.accountable)
    second = replace(
        pupils,
        receiver=first.receiver,
        begins=first.begins,
        ends=first.ends,
        agreement=first.agreement,
        thing=first.thing,
        places=first.places,
        recorded_on=first.recorded_on,
    )
    second = replace(second, evidence=scene.evidence(second))
    why = f"Both happened: {first.amount} were taught, and {second.amount} were there."
    return pair(first, second, why, "provider days receiver agreement", "measure quantity number")


@look_alike("the same gift every year", "The same gift is made to the same group a year later.")
def same_gift_every_year(scene: Scene) -> Case:
    """A tradition."""
    first = scene.of("gift", "equipment")
    second = another(scene, first, **_days_on(first, scene.rng.choice((364, 365, 371))))
    why = f"{first.begins.year} and {second.begins.year} are two gifts, each with its own receipt."
    return pair(first, second, why, "provider measure amount receiver description", "days number")


@look_alike("two lots", "What was promised came in two lots, each reported when it came.")
def two_lots(scene: Scene) -> Case:
    """No record has the whole."""
    first = scene.of("equipment", after=" One of two lots.")
    second = another(
        scene,
        first,
        quantity=first.quantity + scene.rng.choice((-3, -2, -1, 1, 2, 5, 9)),
        **_days_on(first, scene.rng.randint(14, 60)),
    )
    why = f"{first.amount} came on {first.begins}, {second.amount} on {second.begins}, with two delivery notes."
    return pair(first, second, why, "provider measure receiver agreement", "days quantity number")


@look_alike(
    "residents in general", "Both were for “local residents”, who are no one in particular."
)
def residents_in_general(scene: Scene) -> Case:
    """In two places in one quarter."""
    typed = scene.rng.choice(("Local residents", "Residents", "The community", "Various groups"))
    first = scene.of("residents", "trees", "rubbish", typed=typed)
    quarter = stretch(first.begins.year, (first.begins.month - 1) // 3 * 3 + 1, 3)
    first = replace(first, begins=quarter[0], ends=quarter[1])
    ward, other = scene.rng.sample(first.provider.wards, 2)
    first = replace(first, places=(ward.code,), where=ward.name)
    step = first.activity.amount[2]
    second = another(
        scene,
        first,
        places=(other.code,),
        where=other.name,
        quantity=first.quantity + step * scene.rng.randint(1, 20),
    )
    why = f"Anybody is a local resident; {first.amount} in {first.where}, {second.amount} in {second.where}."
    return pair(first, second, why, "provider measure days name", "around quantity picture")


@look_alike("files of one name", "Files that hold other things have the same name.")
def same_file_name(scene: Scene) -> Case:
    """Every phone numbers its pictures from 1, and every form is called form."""
    first = scene.of(*NAMED)
    name = scene.rng.choice(("Volunteer timesheet.xlsx", "IMG_0007.jpg", "Evidence form.docx"))
    second = another(scene, first, **_days_on(first, scene.rng.randint(11, 50) + (first.ends - first.begins).days))  # fmt: skip
    first = replace(first, evidence=(scene.file(name),))
    second = replace(second, evidence=(scene.file(name),))
    why = f"Two files, both called {name}, of two times: {first.begins} and {second.begins}."
    return pair(first, second, why, "provider measure receiver evidence_name", "days file")


@look_alike(
    "two things on one day", "A group was given two kinds of things on one day, as many of each."
)
def two_things_on_one_day(scene: Scene) -> Case:
    """Each kind has its delivery note."""
    first = scene.of("equipment", "mended")
    others = [one for one in first.activity.things if one != first.thing]
    second = another(scene, first, thing=scene.rng.choice(others))
    why = f"{first.thing} are not {second.thing}; each has evidence of its own."
    return pair(first, second, why, "provider measure days amount receiver agreement", "description number")  # fmt: skip


@look_alike("two classes of one school", "Two classes of one school were visited on one day.")
def two_classes_of_one_school(scene: Scene) -> Case:
    """As many pupils in each, half the time."""
    first = scene.of("pupils")
    years = scene.rng.sample(range(1, 13), 2)
    more = scene.rng.choice((0, first.quantity // 4 + 1))
    second = another(scene, first, quantity=first.quantity + more, after=f" Year {years[1]}.")
    first = replace(first, after=f" Year {years[0]}.")
    why = f"Year {years[0]} and year {years[1]} are two classes, each with its own line."
    return pair(first, second, why, "provider measure days receiver agreement", "description number")  # fmt: skip


@look_alike(
    "two shifts of one day", "A team volunteered in the morning and another in the afternoon."
)
def two_shifts_of_one_day(scene: Scene) -> Case:
    """The same hours for the same group, with a sheet for each shift."""
    first = scene.of("volunteering")
    morning, afternoon = scene.rng.choice(
        ((" Morning shift.", " Afternoon shift."), (" Team A.", " Team B."))
    )
    second = another(scene, first, after=afternoon)
    first = replace(first, after=morning)
    why = f"“{morning.strip()}” and “{afternoon.strip()}” are two, each with its own sheet."
    return pair(first, second, why, "provider measure days amount receiver agreement", "description number")  # fmt: skip
