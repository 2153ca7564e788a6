"""The manners in which one benefit comes onto record twice: who does it, and what becomes of its attributes on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.thought_of import disguises as d
from tests.analysis.commitments.thought_of.world import KINDS, RELATED, World
from weft.analysis.commitments.benefit import Recorded

Pair = tuple[Recorded, Recorded]
Manner = Callable[[World], Pair]

NOISE: tuple[tuple[d.Disguise, float], ...] = (
    (d.other_words, 0.4), (d.no_words, 0.08), (d.other_edition, 0.15), (d.no_place, 0.06), (d.place_around, 0.12), (d.no_cohort, 0.15),
    (d.receiver_typed, 0.15), (d.number_otherwise, 0.2), (d.photographed_again, 0.15), (d.more_evidence, 0.1), (d.some_evidence, 0.1),
)  # fmt: skip


def _again(
    who: d.Disguise,
    *how: d.Disguise,
    needs: Callable[[Recorded], bool] = lambda _: True,
    noise: float = 1.0,
) -> Manner:
    def manner(world: World) -> Pair:
        one = world.happened(kinds=tuple(world.dice.sample(ALL, 4)))
        while not needs(one):
            one = world.happened()
        other = world.again(one)
        for each in (who, *how):
            other = each(world, other)
        for each, chance in NOISE:
            if each not in how and world.some(chance * noise):
                other = each(world, other)
        return (one, other) if world.some(0.5) else (other, one)

    return manner


ALL = (
    "job",
    "apprentice",
    "placement",
    "volunteering",
    "school visit",
    "donation",
    "materials",
    "training",
    "local spend",
    "advice",
    "trees",
)


def has_number(one: Recorded) -> bool:
    return any(each.kind in ("payroll", "training", "statement") for each in one.evidence)


def has_picture(one: Recorded) -> bool:
    return any(each.kind == "picture" for each in one.evidence)


def has_file(one: Recorded) -> bool:
    return any(each.sha256 for each in one.evidence)


def has_link(one: Recorded) -> bool:
    return any(each.kind == "link" for each in one.evidence)


def has_evidence(one: Recorded) -> bool:
    return bool(one.evidence)


def has_receiver(one: Recorded) -> bool:
    return bool(one.beneficiary_name)


def says_whom_and_where(one: Recorded) -> bool:
    return bool(one.beneficiary_name and one.places)


def of_a_group(one: Recorded) -> bool:
    return one.provider in RELATED and says_whom_and_where(one) and has_evidence(one)


A = d.under_another_agreement
AGAIN: dict[str, Manner] = {
    "typed in twice under one agreement": _again(d.as_is, needs=has_evidence, noise=0.5),
    "reported for two agreements": _again(A),
    "by contractor and subcontractor": _again(d.by_who_answers, needs=has_receiver),
    "by contractor and subcontractor, with other evidence": _again(d.by_who_answers, d.other_evidence, needs=says_whom_and_where, noise=0.6),
    "told to two contractors": _again(d.for_another_contractor),
    "told to two contractors in two frameworks": _again(d.for_another_contractor, d.other_framework, needs=says_whom_and_where),
    "by two firms of a group": _again(d.by_a_sister, needs=of_a_group),
    "typed off by another firm, the same numbers": _again(d.by_another_firm, d.number_otherwise, needs=lambda one: has_number(one) and says_whom_and_where(one), noise=0.6),
    "typed off by another firm, the same file": _again(d.by_another_firm, needs=lambda one: has_file(one) and says_whom_and_where(one), noise=0.5),
    "typed off by another firm, the same picture": _again(d.by_another_firm, d.photographed_again, needs=lambda one: has_picture(one) and says_whom_and_where(one), noise=0.5),
    "typed off by another firm, in another framework": _again(d.by_another_firm, d.other_framework, needs=lambda one: (has_file(one) or has_picture(one)) and says_whom_and_where(one), noise=0.4),
    "by who received it": _again(d.by_the_receiver, needs=lambda one: bool(one.beneficiary) and has_evidence(one), noise=0.7),
    "in another framework": _again(A, d.other_framework, needs=has_receiver),
    "in another framework, with the same number": _again(A, d.other_framework, d.number_otherwise, needs=has_number),
    "in another unit": _again(A, d.other_unit, needs=lambda one: has_evidence(one) and (has_number(one) or has_receiver(one))),
    "by a neighbouring measure": _again(A, d.neighbouring_measure, needs=has_evidence),
    "rounded": _again(A, d.rounded, needs=has_receiver),
    "rounded by the contractor": _again(d.by_who_answers, d.rounded, needs=has_receiver),
    "with travel or tax": _again(d.for_another_contractor, d.counted_more, needs=has_receiver),
    "some days off": _again(d.by_who_answers, d.shifted, needs=lambda one: has_evidence(one) and has_receiver(one)),
    "some days off, for another agreement": _again(A, d.shifted, needs=has_evidence),
    "dated as it was invoiced": _again(d.for_another_contractor, d.shifted_much, needs=has_evidence),
    "dated by the month": _again(A, d.whole_month),
    "dated by the quarter": _again(d.by_who_answers, d.whole_quarter, needs=has_receiver),
    "dated by the year": _again(A, d.whole_year, needs=has_evidence),
    "only its first day": _again(A, d.first_day_only, needs=has_evidence),
    "day and month swapped": _again(A, d.day_and_month_swapped, needs=has_evidence),
    "the receiver renamed": _again(A, d.receiver_typed, needs=says_whom_and_where),
    "the receiver renamed by a sister": _again(d.by_a_sister, d.receiver_typed, needs=of_a_group),
    "the receiver left out": _again(A, d.no_receiver, needs=has_evidence),
    "the receiver and the place left out": _again(d.by_who_answers, d.no_receiver, d.no_place, needs=has_evidence),
    "a place around": _again(A, d.place_around, needs=has_receiver),
    "more places": _again(A, d.more_places, needs=has_evidence),
    "with a new scan": _again(A, d.photographed_again, d.number_otherwise, needs=has_receiver),
    "without evidence": _again(A, d.no_evidence, needs=says_whom_and_where, noise=0.6),
    "without evidence, by the contractor": _again(d.by_who_answers, d.no_evidence, needs=says_whom_and_where, noise=0.6),
    "with other evidence": _again(A, d.other_evidence, needs=says_whom_and_where, noise=0.6),
    "the same page on the web": _again(d.for_another_contractor, d.number_otherwise, d.other_words, needs=has_link),
    "much of it otherwise, the same number": _again(A, d.other_words, d.receiver_typed, d.rounded, d.shifted, d.number_otherwise, needs=has_number),
    "much of it otherwise, the same picture": _again(d.by_who_answers, d.other_words, d.receiver_typed, d.counted_more, d.photographed_again, needs=has_picture),
    "in another framework, dated by the month": _again(d.for_another_contractor, d.other_framework, d.whole_month, needs=lambda one: has_receiver(one) and has_evidence(one)),
    "rounded and dated by the month": _again(A, d.rounded, d.whole_month, needs=says_whom_and_where),
}  # fmt: skip


def _some(world: World, least: int) -> Recorded:
    one = world.happened()
    while (
        one.quantity < least
        or not has_evidence(one)
        or not (one.beneficiary_name or has_number(one))
    ):
        one = world.happened()
    return one


def _part(world: World) -> Pair:
    """A part of a whole, told beside it with the same evidence."""
    one = _some(world, 10)
    other = world.again(one, quantity=max(1, one.quantity * world.dice.randint(2, 4) // 5))
    return one, A(world, other)


def _days_of_two(world: World) -> Pair:
    """Two days of one job, told as one by the contractor: the whole, and its greater part."""
    one = _some(world, 20)
    days = timedelta(world.dice.randint(1, 6))
    more = one.quantity * world.dice.randint(2, 9) // 20
    second = world.again(one, quantity=more, begins=one.begins + days, ends=one.ends + days)
    world.beside.append(replace(second, evidence=(world.evidence("file", one.provider),)))
    whole = world.again(
        one,
        quantity=one.quantity + more,
        ends=one.ends + days,
        evidence=(*one.evidence, world.evidence("file", one.provider)),
    )
    return one, world.dice.choice([d.by_who_answers, d.for_another_contractor])(world, whole)


def _by_another_kind(world: World) -> Pair:
    """An hour in a school counts as volunteering and as a visit."""
    one = world.happened(kinds=("volunteering", "school visit", "advice"))
    while not (has_evidence(one) and has_receiver(one)):
        one = world.happened(kinds=("volunteering", "school visit", "advice"))
    kind = world.dice.choice(
        [
            each
            for each in KINDS
            if each.name in ("volunteering", "school visit", "advice") and each != world.kind(one)
        ]
    )
    other = world.again(one, measure=f"{one.measure[:3]}:2025/{kind.codes[one.measure[:3]][0]}")
    return one, d.other_words(world, A(world, other)) if world.some(0.3) else A(world, other)


AGAIN["half of it, with the same evidence"] = _part
AGAIN["two days told as one"] = _days_of_two
AGAIN["by a measure of another kind"] = _by_another_kind


def _split_in_two(*how: d.Disguise, same_days: bool) -> Manner:
    """A whole, and its two parts, each with evidence of its own or with that of the whole."""

    def manner(world: World) -> Pair:
        one = _some(world, 20)
        while not same_days and (one.ends - one.begins).days < 3:
            one = _some(world, 20)
        mine = one.quantity * world.dice.randint(6, 14) // 20
        middle = one.ends if same_days else one.begins + (one.ends - one.begins) // 2
        part = world.again(
            one,
            quantity=mine,
            ends=middle,
            evidence=one.evidence if world.some(0.5) else one.evidence[:1],
        )
        rest = world.again(
            one,
            quantity=one.quantity - mine,
            begins=one.begins if same_days else middle + timedelta(1),
        )
        if world.some(0.4):
            own = [
                tuple(world.evidence(each.kind, one.provider) for each in one.evidence)
                for _ in "12"
            ]
            part, rest = replace(part, evidence=own[0]), replace(rest, evidence=own[1])
        for each in how:
            part, rest = each(world, part), each(world, rest)
        world.beside.append(rest)
        return one, part

    return manner


def _by_the_year(world: World) -> Pair:
    """A person's weeks, by the quarter, and once more by the year."""
    one = world.happened(kinds=("apprentice", "job", "placement"))
    while not any(each.kind in ("payroll", "training") for each in one.evidence):
        one = world.happened(kinds=("apprentice", "job", "placement"))
    longer = world.dice.randint(2, 4)
    whole = world.again(
        one, quantity=one.quantity * longer, ends=one.ends + longer * (one.ends - one.begins)
    )
    whole = replace(whole, begins=whole.begins - timedelta(world.dice.choice([0, 0, 30, 90])))
    return one, world.dice.choice([A, d.by_who_answers, d.as_is])(
        world, d.number_otherwise(world, whole)
    )


AGAIN["split in two, on the same days"] = _split_in_two(A, same_days=True)
AGAIN["split in two under one agreement"] = _split_in_two(same_days=True)
AGAIN["split in two, one after the other"] = _split_in_two(d.by_who_answers, same_days=False)
AGAIN["split in two, with other words"] = _split_in_two(
    A, d.other_words, d.number_otherwise, same_days=False
)
AGAIN["a person by the quarter and by the year"] = _by_the_year
