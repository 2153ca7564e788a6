"""The manners in which two benefits look like one and are two, as happens every week where people do good regularly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.thought_of import again
from tests.analysis.commitments.thought_of import disguises as d
from tests.analysis.commitments.thought_of.again import Manner, Pair
from tests.analysis.commitments.thought_of.world import FIRMS, RECEIVERS, RELATED, WARDS, World
from weft.analysis.commitments.benefit import Evidence, Recorded

EVENTS = ("volunteering", "school visit", "advice", "trees", "training", "materials")
NOISE: tuple[tuple[d.Disguise, float], ...] = (
    (d.other_words, 0.15), (d.no_words, 0.05), (d.no_place, 0.04), (d.place_around, 0.05), (d.no_cohort, 0.1), (d.receiver_typed, 0.05),
)  # fmt: skip


def fresh(world: World, one: Recorded) -> Recorded:
    """Evidence of its own, of the same kinds, in the firm's own series."""
    return replace(
        one, evidence=tuple(world.evidence(each.kind, one.provider) for each in one.evidence)
    )


def later(*days: int) -> d.Disguise:
    def change(world: World, one: Recorded) -> Recorded:
        by = timedelta(world.dice.choice(days))
        return replace(
            one, begins=one.begins + by, ends=one.ends + by, recorded_on=one.recorded_on + by
        )

    return change


def next_after(world: World, one: Recorded) -> Recorded:
    by = one.ends - one.begins + timedelta(world.dice.choice([1, 1, 3, 7, 14]))
    return replace(one, begins=one.begins + by, ends=one.ends + by)


def for_somebody_else(world: World, one: Recorded) -> Recorded:
    receiver, name = world.dice.choice(
        [each for each in RECEIVERS if each[1] != one.beneficiary_name]
    )
    places = (world.dice.choice([*WARDS]),) if one.places and world.some(0.6) else one.places
    return replace(
        one, beneficiary=receiver if one.beneficiary else "", beneficiary_name=name, places=places
    )


def for_a_namesake(world: World, one: Recorded) -> Recorded:
    """One whose name is nearly the same: the same town, or the same sort of place."""
    words = one.beneficiary_name.split()
    names = [
        name
        for _, name in RECEIVERS
        if name != one.beneficiary_name
        and (name.split()[0] == words[0] or name.split()[-1] == words[-1])
    ]
    name = world.dice.choice(names)
    receiver = next(key for key, each in RECEIVERS if each == name)
    return replace(one, beneficiary=receiver if one.beneficiary else "", beneficiary_name=name)


def numbered_receivers(world: World, one: Recorded) -> Recorded:
    return replace(
        one,
        beneficiary="",
        beneficiary_name=one.beneficiary_name
        + world.dice.choice([" North", " 2", " Juniors", " Nursery", " Sixth Form"]),
    )


def elsewhere(world: World, one: Recorded) -> Recorded:
    return replace(
        one, places=(world.dice.choice([each for each in WARDS if each not in one.places]),)
    )


def other_amount(world: World, one: Recorded) -> Recorded:
    kind = world.kind(one)
    return replace(one, quantity=world.amount(kind))


def other_cohort(world: World, one: Recorded) -> Recorded:
    mine = one.cohorts[0] if one.cohorts else ""
    return replace(
        one,
        cohorts=(
            world.dice.choice(
                [each for each in ("young", "unemployed", "leavers") if each != mine]
            ),
        ),
    )


def by_unrelated(world: World, one: Recorded) -> Recorded:
    mine = RELATED.get(one.provider)
    other = world.dice.choice(
        [
            each
            for each in FIRMS
            if each not in {one.provider, one.accountable, *one.delivered_by}
            and (mine is None or RELATED.get(each) != mine)
        ]
    )
    return replace(one, provider=other, accountable=other, delivered_by=(), agreement=f"{other}-1")


def by_another_sub(world: World, one: Recorded) -> Recorded:
    """Two subcontractors of one contractor, each with its own."""
    other = by_unrelated(world, one)
    return replace(other, accountable=one.accountable, agreement=one.agreement)


def sister(world: World, one: Recorded) -> Recorded:
    return d.by_a_sister(world, one)


def counted_on(words: tuple[tuple[str, str], ...]) -> Callable[[World, Recorded, Recorded], Pair]:
    def change(world: World, one: Recorded, other: Recorded) -> Pair:
        first, second = world.dice.choice(words)
        said = one.description.rstrip(".") or world.said(world.kind(one), one.quantity)
        return replace(one, description=f"{said}{first}"), replace(
            other, description=f"{said}{second}"
        )

    return change


COUNTED = counted_on((
    (", cohort 1", ", cohort 2"), (", first cohort", ", second cohort"), (" (group A)", " (group B)"), (", week 3", ", week 4"), (", spring intake", ", autumn intake"),
    (" - session one", " - session two"), (", Year 5", ", Year 6"), (", morning", ", afternoon"), (", team 1", ", team 2"), (", 1st visit", ", 2nd visit"),
    (", Monday group", ", Thursday group"), (", phase 1", ", phase 2"), (" (part one)", " (part two)"), (", boys", ", girls"), (", round 2", ", round 3"), (", day 1 of 2", ", day 2 of 2"),
))  # fmt: skip


def share(*kinds: str) -> Callable[[World, Recorded, Recorded], Pair]:
    """Both have one more thing that stands behind both."""

    def change(world: World, one: Recorded, other: Recorded) -> Pair:
        kind = world.dice.choice(kinds)
        thing = (
            Evidence("file", world.sha(), None, "policy.pdf")
            if kind == "file"
            else world.evidence(kind, one.provider)
        )  # type: ignore[arg-type]
        mine = tuple(each for each in one.evidence if world.some(0.7))
        return replace(one, evidence=(*mine, thing)), replace(
            other, evidence=(*(other.evidence if mine else ()), thing)
        )

    return change


def _two(*how: d.Disguise, kinds: tuple[str, ...] = again.ALL, needs: Callable[[Recorded], bool] = lambda _: True, both: tuple[Callable[[World, Recorded, Recorded], Pair], ...] = (), noise: float = 1.0) -> Manner:  # fmt: skip
    def manner(world: World) -> Pair:
        one = world.happened(kinds=kinds)
        while not needs(one):
            one = world.happened(kinds=kinds)
        other = fresh(world, world.again(one))
        for each in how:
            other = each(world, other)
        for change in both:
            one, other = change(world, one, other)
        for each, chance in NOISE:
            if (
                each not in how
                and not (both and each in (d.other_words, d.no_words))
                and world.some(chance * noise)
            ):
                other = each(world, other)
        return (one, other) if world.some(0.5) else (other, one)

    return manner


def numbers(one: Recorded) -> bool:
    return any(each.kind in ("payroll", "training") for each in one.evidence)


def of_days(one: Recorded) -> bool:
    return (one.ends - one.begins).days <= 3


A = d.under_another_agreement
PEOPLE = ("job", "apprentice", "placement", "training")
ALIKE: dict[str, Manner] = {
    "two people of one firm, the next number": _two(kinds=PEOPLE, needs=numbers),
    "two people of one firm under two agreements": _two(A, kinds=PEOPLE, needs=numbers),
    "two people of two subcontractors": _two(by_another_sub, fresh, kinds=PEOPLE, needs=numbers),
    "two people of two sisters": _two(sister, fresh, kinds=PEOPLE, needs=lambda one: numbers(one) and one.provider in RELATED),
    "a person after another in the same post": _two(next_after, kinds=PEOPLE, needs=again.has_evidence),
    "two firms at one job fair": _two(by_unrelated, fresh, kinds=("job", "training", "placement"), needs=again.has_evidence, noise=0.5),
    "two firms at one job fair, one picture of it": _two(by_unrelated, fresh, other_amount, kinds=("job", "placement", "school visit"), needs=again.has_evidence, both=(share("picture", "link"),)),
    "two firms on one planting day": _two(by_unrelated, fresh, other_amount, kinds=("trees", "volunteering"), needs=again.has_receiver),
    "two firms give to one appeal": _two(by_unrelated, fresh, later(0, 0, 1, 2, 5), kinds=("donation", "materials"), needs=again.has_receiver),
    "two firms on one course": _two(by_unrelated, fresh, other_amount, kinds=("training",), needs=again.has_evidence),
    "two cohorts of a course, one after the other": _two(later(30, 42, 60, 91), kinds=("training", "advice"), both=(COUNTED,)),
    "two cohorts of a course at once": _two(kinds=("training", "advice"), needs=again.has_evidence, both=(COUNTED,)),
    "two cohorts for two agreements at once": _two(A, other_amount, kinds=("training", "placement"), needs=again.has_evidence, both=(COUNTED,)),
    "other cohorts of people": _two(other_cohort, kinds=PEOPLE, needs=lambda one: bool(one.cohorts and one.evidence)),
    "the same every week": _two(later(7, 7, 14, 21), kinds=EVENTS, needs=of_days),
    "the same every week, for another agreement": _two(A, later(7, 14, 28), kinds=EVENTS, needs=lambda one: of_days(one) and again.has_evidence(one)),
    "the same every day": _two(later(1, 2, 3), kinds=("volunteering", "school visit", "advice"), needs=lambda one: of_days(one) and again.has_evidence(one)),
    "the same every month": _two(later(28, 30, 31, 61), kinds=(*EVENTS, "donation", "local spend")),
    "the same every month, the same page": _two(later(28, 30, 31, 61), kinds=EVENTS, both=(share("link", "file"),)),
    "the same every quarter": _two(later(90, 91, 92), kinds=("local spend", "donation", "advice", "apprentice")),
    "the same every year": _two(later(364, 365, 366, 371)),
    "the same every year, for another agreement": _two(A, later(364, 365, 366)),
    "the same every year with last year's picture": _two(later(357, 365, 371), kinds=EVENTS, both=(share("picture"),)),
    "morning and afternoon": _two(other_amount, kinds=("school visit", "volunteering"), needs=again.has_evidence, both=(COUNTED,)),
    "two days of one job": _two(later(1, 2), other_amount, kinds=("volunteering", "trees"), needs=lambda one: one.begins == one.ends, both=(share("picture", "file"), COUNTED)),
    "two schools, one event": _two(for_somebody_else, kinds=EVENTS, needs=again.has_receiver),
    "two schools, one event, one page about both": _two(for_somebody_else, kinds=EVENTS, needs=again.has_receiver, both=(share("link", "file", "picture"),)),
    "two schools of nearly one name": _two(for_a_namesake, kinds=EVENTS, needs=again.has_receiver),
    "two schools of nearly one name, one picture": _two(for_a_namesake, other_amount, elsewhere, kinds=EVENTS, needs=again.has_receiver, both=(share("picture"),)),
    "two sites of one school": _two(elsewhere, kinds=EVENTS, needs=lambda one: again.says_whom_and_where(one) and again.has_evidence(one)),
    "two groups of one club": _two(numbered_receivers, kinds=EVENTS, needs=lambda one: again.has_receiver(one) and again.has_evidence(one)),
    "one gift to several, the same amount": _two(for_somebody_else, later(0, 0, 1, 7), kinds=("donation", "materials"), needs=again.has_receiver),
    "one gift to several, one invoice": _two(for_somebody_else, kinds=("donation", "materials"), needs=again.has_receiver, both=(share("file", "statement"),)),
    "siblings with one policy": _two(A, for_somebody_else, elsewhere, kinds=EVENTS, both=(share("file"),)),
    "siblings with one policy, people": _two(A, elsewhere, later(0, 20, 60), kinds=PEOPLE, needs=numbers, both=(share("file"),)),
    "one policy, other times": _two(A, later(40, 90, 150), other_amount, both=(share("file"),)),
    "one newsletter about two things": _two(for_somebody_else, other_amount, later(0, 3, 9, 20), needs=again.has_receiver, both=(share("link", "picture"),)),
    "another agreement, another amount, other days": _two(A, later(5, 10, 20, 40), other_amount, needs=again.has_evidence),
    "two gifts in one month": _two(later(4, 8, 12, 20), other_amount, kinds=("donation", "materials"), needs=again.has_evidence),
    "two orders in one quarter": _two(other_amount, kinds=("local spend",), needs=again.has_evidence),
    "a course and a day of volunteering for one group": _two(other_amount, d.neighbouring_measure, later(0, 1, 5), kinds=EVENTS, needs=again.has_evidence),
    "the firm's number that another firm has too": _two(by_unrelated, for_somebody_else, later(0, 12, 50), other_amount, elsewhere, needs=again.has_number, both=(share("statement", "payroll"),)),
    "one person, then the next part": _two(next_after, kinds=("apprentice", "placement"), needs=numbers, both=(share("training"), COUNTED)),
    "contractor and subcontractor, each with its own people": _two(d.by_who_answers, other_amount, fresh, kinds=EVENTS, needs=lambda one: again.has_evidence(one) and again.has_receiver(one)),
    "two sisters on one day": _two(sister, other_amount, fresh, kinds=EVENTS, needs=lambda one: again.has_evidence(one) and one.provider in RELATED),
    "raised by staff, and matched": _two(kinds=("donation",), needs=lambda one: again.has_evidence(one) and again.has_receiver(one), both=(counted_on(((", raised by staff", ", matched by the firm"), (", first half", ", second half"))),)),
    "one order, two deliveries": _two(later(7, 10, 20, 30), other_amount, kinds=("materials", "local spend", "trees"), both=(share("statement"),)),
    "one volunteer at two groups": _two(for_somebody_else, later(3, 7, 20, 60), kinds=("volunteering", "advice"), needs=again.has_receiver, both=(share("payroll"),)),
    "one picture of the team": _two(later(10, 25, 40, 100), other_amount, kinds=EVENTS, both=(share("picture"),)),
    "one picture of the team at two groups": _two(A, for_somebody_else, later(0, 5, 20), other_amount, kinds=EVENTS, needs=again.has_receiver, both=(share("picture"),)),
    "two gifts in one letter of thanks": _two(later(6, 12, 20), other_amount, kinds=("donation", "materials"), both=(share("file", "statement"),)),
    "a contractor's own gift beside its subcontractor's": _two(d.by_who_answers, other_amount, fresh, later(0, 2, 6), kinds=("donation", "materials"), needs=again.has_evidence),
    "a figure of every month, for two agreements": _two(A, other_amount, next_after, kinds=("local spend", "apprentice", "advice")),
    "the template of one text": _two(A, for_somebody_else, elsewhere, later(0, 4, 15), needs=again.has_receiver),
}  # fmt: skip


def _another_thing(other_kinds: bool) -> Manner:
    """Two things for one receiver in one week, by one firm."""

    def manner(world: World) -> Pair:
        one = world.happened(kinds=EVENTS)
        while not (one.beneficiary_name and one.evidence):
            one = world.happened(kinds=EVENTS)
        kinds = (
            tuple(each for each in again.ALL if each != world.kind(one).name)
            if other_kinds
            else (world.kind(one).name,)
        )
        other = world.happened(kinds=kinds, provider=one.provider)
        begins = one.begins + timedelta(world.dice.choice([0, 0, 1, 4]))
        same = replace(other, accountable=one.accountable, beneficiary=one.beneficiary, beneficiary_name=one.beneficiary_name, places=one.places,
                       begins=begins, ends=begins + (other.ends - other.begins), measure=other.measure)  # fmt: skip
        if world.some(0.4):
            return share("picture", "link", "file")(world, one, same)
        return one, same

    return manner


ALIKE["two things for one group in one week"] = _another_thing(True)
