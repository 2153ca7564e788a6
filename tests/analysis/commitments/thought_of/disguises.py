"""How one attribute of a benefit is written otherwise by whoever records it again: each takes a record, and gives one to change further."""

from __future__ import annotations

import calendar
import contextlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from tests.analysis.commitments.thought_of.world import CONTAINS, FIRMS, RELATED, World
from weft.analysis.commitments.benefit import Evidence, Recorded

Disguise = Callable[[World, Recorded], Recorded]


def other_words(world: World, one: Recorded) -> Recorded:
    kind = world.kind(one)
    return replace(one, description=world.said(kind, one.quantity, like=one.description))


def no_words(world: World, one: Recorded) -> Recorded:
    return replace(one, description="")


def other_edition(world: World, one: Recorded) -> Recorded:
    return replace(
        one,
        measure=one.measure.replace(":2023", ":20xx")
        .replace(":2025", ":2023")
        .replace(":20xx", ":2025"),
    )


def other_framework(world: World, one: Recorded) -> Recorded:
    codes = world.kind(one).codes
    framework = world.dice.choice([each for each in codes if each != one.measure[:3]])
    return replace(one, measure=f"{framework}:2025/{codes[framework][0]}")


def neighbouring_measure(world: World, one: Recorded) -> Recorded:
    codes = world.kind(one).codes[one.measure[:3]]
    mine = one.measure.partition("/")[2]
    return replace(
        one,
        measure=one.measure.replace(
            f"/{mine}", f"/{world.dice.choice([each for each in codes if each != mine] or [mine])}"
        ),
    )


def other_unit(world: World, one: Recorded) -> Recorded:
    changed = other_framework(world, one)
    return replace(
        changed,
        quantity=max(
            1,
            one.quantity
            * world.dice.choice([1500, 60, 8, 390, 2250])
            // world.dice.choice([1, 10, 60]),
        ),
    )


def rounded(world: World, one: Recorded) -> Recorded:
    step = 10 ** max(0, len(str(one.quantity)) - 2) * world.dice.choice([1, 5])
    return replace(one, quantity=max(step, round(one.quantity / step) * step) or 1)


def counted_more(world: World, one: Recorded) -> Recorded:
    """With travel, VAT, or whoever came later."""
    return replace(
        one,
        quantity=max(
            1, round(one.quantity * world.dice.choice([1.05, 1.1, 1.2, 1.25, 0.9, 0.8, 1.33]))
        ),
    )


def shifted(world: World, one: Recorded) -> Recorded:
    by = timedelta(world.dice.choice([-6, -4, -3, -2, -1, 1, 2, 3, 4, 5, 8]))
    return replace(one, begins=one.begins + by, ends=one.ends + by)


def shifted_much(world: World, one: Recorded) -> Recorded:
    """The day of the invoice, or of the report."""
    by = timedelta(world.dice.randint(9, 40))
    return replace(one, begins=one.begins + by, ends=one.ends + by)


def whole_month(world: World, one: Recorded) -> Recorded:
    ends = one.ends.replace(day=calendar.monthrange(one.ends.year, one.ends.month)[1])
    return replace(one, begins=one.begins.replace(day=1), ends=ends)


def whole_quarter(world: World, one: Recorded) -> Recorded:
    first, last = (one.begins.month - 1) // 3 * 3 + 1, (one.ends.month - 1) // 3 * 3 + 3
    ends = one.ends.replace(month=last, day=calendar.monthrange(one.ends.year, last)[1])
    return replace(one, begins=one.begins.replace(month=first, day=1), ends=ends)


def whole_year(world: World, one: Recorded) -> Recorded:
    year = one.begins.year if one.begins.month >= 4 else one.begins.year - 1
    return replace(one, begins=date(year, 4, 1), ends=max(one.ends, date(year + 1, 3, 31)))


def first_day_only(world: World, one: Recorded) -> Recorded:
    return replace(one, ends=one.begins)


def day_and_month_swapped(world: World, one: Recorded) -> Recorded:
    with contextlib.suppress(ValueError):
        begins = one.begins.replace(month=one.begins.day, day=one.begins.month)
        return replace(one, begins=begins, ends=begins + (one.ends - one.begins))
    return shifted(world, one)


def place_around(world: World, one: Recorded) -> Recorded:
    return replace(one, places=tuple(CONTAINS.get(each, each) for each in one.places))


def no_place(world: World, one: Recorded) -> Recorded:
    return replace(one, places=())


def more_places(world: World, one: Recorded) -> Recorded:
    return replace(one, places=(*one.places, world.dice.choice([*CONTAINS])) if one.places else ())


def no_cohort(world: World, one: Recorded) -> Recorded:
    return replace(one, cohorts=())


def receiver_typed(world: World, one: Recorded) -> Recorded:
    """As a name, which is no organisation of the place, and never quite as it is written there."""
    if not one.beneficiary_name:
        return one
    return replace(one, beneficiary="", beneficiary_name=_misnamed(world, one.beneficiary_name))


def _misnamed(world: World, name: str) -> str:
    words = name.split()
    turn = world.dice.randrange(9)
    if turn == 0:
        return f"The {name} CIO"
    if turn == 1:
        return name.upper()
    if turn == 2:
        return f"{words[-2]} {words[-1]}, {' '.join(words[:-2])}".strip(", ")
    if turn == 3 and len(name) > 8:
        at = world.dice.randrange(2, len(name) - 2)
        return name[:at] + name[at + 1 :]
    if turn == 4:
        return " ".join(words[:-1]) if len(words) > 3 else f"{name} Trust"
    if turn == 5:
        return (
            name.replace("Primary School", "Primary Sch.")
            .replace("Community Centre", "Comm. Ctr")
            .replace("Football Club", "FC")
            .replace("Academy", "Acad.")
        )
    if turn == 6:
        return f"{name} (main site)"
    if turn == 7:
        return (
            name.replace("Beck", "beck")
            .replace("School", "Schl")
            .replace("Centre", "Center")
            .replace("Youth", "Yth")
        )
    return f"Friends of {name}"


def no_receiver(world: World, one: Recorded) -> Recorded:
    return replace(one, beneficiary="", beneficiary_name="")


def number_otherwise(world: World, one: Recorded) -> Recorded:
    def otherwise(each: Evidence) -> Evidence:
        if each.kind == "link":
            return replace(
                each,
                reference=each.reference.replace(
                    "https://www.", world.dice.choice(["http://", "https://", "www."])
                )
                + world.dice.choice(["", "/", "?utm_source=mail"]),
                sha256="",
            )
        if each.kind not in ("payroll", "training", "statement"):
            return each
        digits = each.reference
        return replace(each, sha256="", reference=world.dice.choice([
            digits.replace("-", " "), digits.lower(), f"no. {digits}", f"{digits} (see folder)", digits.replace("-", "").replace("/", "-")]))  # fmt: skip

    return replace(one, evidence=tuple(otherwise(each) for each in one.evidence))


def photographed_again(world: World, one: Recorded) -> Recorded:
    """Made smaller, cropped a little, sent by a messenger: the same picture in another file; papers are scanned anew."""

    def anew(each: Evidence) -> Evidence:
        picture = each.picture
        if picture is not None:
            for bit in world.dice.sample(range(64), world.dice.randint(0, 7)):
                picture ^= 1 << bit
        return replace(each, picture=picture, sha256=world.sha() if each.sha256 else "")

    return replace(one, evidence=tuple(anew(each) for each in one.evidence))


def other_evidence(world: World, one: Recorded) -> Recorded:
    """Evidence of another kind, which has nothing in common with the first."""
    kind = world.dice.choice(
        [
            each
            for each in ("picture", "file", "link", "statement")
            if each not in {one.kind for one in one.evidence}
        ]
        or ["picture"]
    )
    return replace(one, evidence=(world.evidence(kind, one.provider),))  # type: ignore[arg-type]


def no_evidence(world: World, one: Recorded) -> Recorded:
    return replace(one, evidence=())


def some_evidence(world: World, one: Recorded) -> Recorded:
    return replace(one, evidence=one.evidence[:1])


def more_evidence(world: World, one: Recorded) -> Recorded:
    return replace(
        one,
        evidence=(
            *one.evidence,
            world.evidence(world.dice.choice(["picture", "file", "link"]), one.provider),
        ),
    )  # type: ignore[arg-type]


def under_another_agreement(world: World, one: Recorded) -> Recorded:
    return replace(one, agreement=f"{one.accountable}-{world.dice.randrange(10, 20)}")


def by_who_answers(world: World, one: Recorded) -> Recorded:
    """The contractor records what its subcontractor did, or the other way round."""
    if one.accountable != one.provider:
        return replace(
            one, provider=one.accountable, delivered_by=(one.provider,) if world.some(0.5) else ()
        )
    return replace(one, accountable=_another(world, one), delivered_by=())


def for_another_contractor(world: World, one: Recorded) -> Recorded:
    """The subcontractor told two contractors."""
    other = _another(world, one)
    return replace(one, accountable=other, agreement=f"{other}-1")


def by_a_sister(world: World, one: Recorded) -> Recorded:
    sisters = [
        each
        for each in FIRMS
        if each in RELATED and each != one.provider and RELATED[each] == RELATED.get(one.provider)
    ]
    other = sisters[0] if sisters else _another(world, one)
    who = one.accountable if one.accountable != one.provider else other
    return replace(one, provider=other, accountable=who, agreement=f"{other}-2", delivered_by=())


def by_another_firm(world: World, one: Recorded) -> Recorded:
    """By somebody who has nothing to do with the first, as far as is known."""
    other = _another(world, one)
    return replace(one, provider=other, accountable=other, agreement=f"{other}-3", delivered_by=())


def by_the_receiver(world: World, one: Recorded) -> Recorded:
    """Whoever received it records it as well."""
    who = one.beneficiary or "b0-0"
    return replace(
        one,
        provider=who,
        accountable=one.provider if world.some(0.5) else who,
        agreement=f"{who}-0",
        delivered_by=(),
    )


def as_is(world: World, one: Recorded) -> Recorded:
    return one


def _another(world: World, one: Recorded) -> str:
    return world.dice.choice(
        [each for each in FIRMS if each not in {one.provider, one.accountable, *one.delivered_by}]
    )
