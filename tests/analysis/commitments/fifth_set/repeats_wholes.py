"""Repeats of a part in its whole: what was written down one by one is counted again in a sum."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.fifth_set.facts import Fact
from tests.analysis.commitments.fifth_set.kinds import (
    APPRENTICE,
    COURSE,
    FOOD,
    GOOD,
    JOB,
    SCHOOL,
    START,
    TIP,
    VOLUNTEER,
    said,
)
from tests.analysis.commitments.fifth_set.manner import Manners, two
from tests.analysis.commitments.fifth_set.place import Agreement
from tests.analysis.commitments.fifth_set.repeats_parties import named
from tests.analysis.commitments.fifth_set.retelling import again, typed
from tests.analysis.commitments.fifth_set.stage import Deed, Side, Stage
from tests.analysis.commitments.plant import Case
from weft.analysis.commitments.benefit import Evidence

MANNERS = Manners()


def _whole(parts: list[Deed]) -> Deed:
    return replace(
        parts[0],
        amount=sum(part.amount for part in parts),
        ends=parts[-1].ends,
        cohorts=(),
    )


@MANNERS.add(
    "the joint venture and a partner's share of it",
    "The partner says that its people were among the joint team, whom the whole counts already, there on that day.",
    Fact.TIED, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.LESS_AND_MORE,
    words=(r"of the \d+ (?:people|volunteers|staff)|our share of the|among the \d+",),
)  # fmt: skip
def partners_share(stage: Stage) -> Case:
    whole, part = named(stage)
    rng, deed = stage.rng, stage.deed(VOLUNTEER, SCHOOL)
    people, hours = rng.randint(9, 30), rng.choice([180, 240, 360, 450])
    ours = rng.randint(3, people - 3)
    deed = replace(deed, amount=people * hours)
    first = stage.record(
        deed,
        whole,
        f"{stage.words(deed)} {people} {rng.choice(['people', 'volunteers', 'staff'])} of the joint team.",
    )
    share = replace(deed, amount=ours * hours)
    tail = rng.choice(
        [
            f"Ours were {ours} of the {people} people",
            f"{ours} of the {people} volunteers",
            f"{ours} among the {people} of the joint team",
        ]
    )
    second = stage.record(share, part, f"{stage.words(share)} {tail}.", evidence=stage.more(share))
    return two(first, second)


@MANNERS.add(
    "a class that everyone reports",
    "One register; the contractor counts the whole class, the subcontractor its own people on it.",
    Fact.TIED, Fact.SAME_NUMBER, Fact.SAME_DAYS, Fact.LESS_AND_MORE,
    words=(r"of the (?:class|\d+)|out of \d+",),
)  # fmt: skip
def one_class(stage: Stage) -> Case:
    main, sub = stage.contractor_and_sub()
    deed = stage.deed(COURSE)
    whole = replace(deed, amount=stage.rng.randint(8, 24))
    own = replace(deed, amount=stage.rng.randint(2, whole.amount - 3))
    tail = stage.rng.choice(
        [
            f"Our {own.amount} of the class",
            f"{own.amount} of the {whole.amount}",
            f"{own.amount} out of {whole.amount}",
        ]
    )
    second = stage.record(
        own, sub, f"{stage.words(own)} {tail}.", evidence=(typed(deed, stage.rng),)
    )
    return two(stage.record(whole, main), second)


def _call_offs(stage: Stage, framework: str) -> Iterator[Side]:
    """Firms with nothing in common but the framework above."""
    for firm in stage.rng.sample(stage.contractors, stage.rng.randint(2, 4)):
        district = stage.rng.choice(["ashkeld", "brantholme", "calderby", "dunscar"])
        key = f"{district[:3]}-call-off-{firm.key}-{stage.rng.randint(1000, 9999)}"
        yield Side(firm.key, Agreement(key, firm.key, district, (framework,)))


@MANNERS.add(
    "the framework's total and a call-off's own",
    "The total of the framework lists the numbers of people whom the call-offs under it report one by one.",
    Fact.TIED, Fact.SAME_NUMBER, Fact.DAYS_WITHIN, Fact.LESS_AND_MORE,
    often=2,
)  # fmt: skip
def frameworks_total(stage: Stage) -> Case:
    rng = stage.rng
    framework = f"framework-{rng.choice(['works', 'services', 'highways'])}"
    begins, ends = stage.quarter()
    kind = rng.choice([START, JOB])
    sides = list(_call_offs(stage, framework))
    deeds = [stage.deed(kind, begins=begins + timedelta(days=rng.randint(0, 85))) for _ in sides]
    parts = [stage.record(deed, side) for deed, side in zip(deeds, sides, strict=True)]
    operator = rng.choice(
        [each for each in stage.contractors if each.key not in {side.provider for side in sides}]
    )
    stage.bind(operator.key, *(side.provider for side in sides))
    listed = ", ".join(typed(deed, rng).reference for deed in deeds)
    title = rng.choice(
        [
            "All call-offs of the quarter",
            "Framework total",
            "Quarter's return for the framework",
            "Roll-up of all lots",
        ]
    )
    total = stage.record(
        replace(deeds[0], amount=len(deeds), cohorts=()),
        Side(operator.key, Agreement(framework, operator.key, "county"), delivered_by=tuple(side.provider for side in sides)),
        f"{title}: {len(deeds)} {rng.choice(['people', 'starts', 'residents'])}.",
        evidence=(Evidence(deeds[0].number[0], "", None, listed),),
        days=(begins, ends), places=rng.choice([(), ("WENDMOOR",)]),
    )  # fmt: skip
    return Case((total, *parts), tuple((0, n + 1) for n in range(len(parts))))


@MANNERS.add(
    "a quarter's loads and each of them",
    "The total of the quarter lists the tickets of the loads that were written down one by one.",
    Fact.TIED, Fact.SAME_NUMBER, Fact.DAYS_WITHIN, Fact.LESS_AND_MORE,
    often=2,
)  # fmt: skip
def loads_and_total(stage: Stage) -> Case:
    one, other = (stage.alone(),) * 2 if stage.chance(0.5) else stage.contractor_and_sub()
    rng, (begins, ends) = stage.rng, stage.quarter()
    kind = rng.choice([TIP, FOOD])
    first = replace(stage.deed(kind, begins=begins + timedelta(days=rng.randint(0, 10))))
    deeds = [
        replace(
            first,
            begins=day,
            ends=day,
            amount=kind.draw(rng),
            number=(*first.number[:2], stage.digits()),
        )
        for n in range(rng.randint(2, 4))
        for day in [first.begins + timedelta(days=18 * n + rng.randint(0, 9))]
    ]
    whole = _whole(deeds)
    tickets = "; ".join(typed(deed, rng).reference for deed in deeds)
    total = stage.record(
        whole, one, f"{stage.words(whole)} {rng.choice(['Total of the quarter', 'Quarter', 'All loads of the quarter'])}.",
        evidence=(Evidence(first.number[0], "", None, tickets),), days=(begins, ends),
    )  # fmt: skip
    parts = [stage.record(deed, other) for deed in deeds]
    return Case((total, *parts), tuple((0, n + 1) for n in range(len(parts))))


@MANNERS.add(
    "sessions one by one, and all in one",
    "The last record says that it is all sessions there together, and its hours are their sum.",
    Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.DAYS_WITHIN, Fact.LESS_AND_MORE, Fact.SAME_MEASURE,
    often=2,
    words=(r"in all|altogether|sum of|all \d+ (?:sessions|visits|days)",),
)  # fmt: skip
def sessions_and_sum(stage: Stage) -> Case:
    side, rng = stage.alone(), stage.rng
    kind = rng.choice([SCHOOL, VOLUNTEER])
    first = stage.deed(kind, begins=stage.day() - timedelta(days=120))
    first = replace(first, ends=first.begins)
    deeds = [
        replace(first, begins=day, ends=day, amount=kind.draw(rng), number=stage.number(kind))
        for n in range(rng.randint(2, 5))
        for day in [first.begins + timedelta(days=rng.choice([7, 14, 28]) * n)]
    ]
    deeds = sorted({deed.begins: deed for deed in deeds}.values(), key=lambda deed: deed.begins)
    whole = _whole(deeds)
    many = len(deeds)
    tail = rng.choice(
        [
            f"All {many} sessions",
            f"{many} days altogether",
            f"In all, {many} visits",
            f"Sum of our {many} sessions",
        ]
    )
    total = stage.record(
        whole, side, f"{stage.words(whole)} {tail}, {said(kind, whole.amount)}.", evidence=()
    )
    parts = [stage.record(deed, side) for deed in deeds]
    return Case((total, *parts), tuple((0, n + 1) for n in range(len(parts))))


@MANNERS.add(
    "a delivery, and a part of it for a second council",
    "One delivery note; the second record says how many of the whole it counts once more.",
    Fact.SAME_PROVIDER, Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.LESS_AND_MORE,
    words=(r"\d+ of the \d+|share of the \d+",),
)  # fmt: skip
def part_for_a_second(stage: Stage) -> Case:
    one, other = stage.two_agreements()
    whole = stage.deed(GOOD)
    part = replace(
        whole, amount=max(2, round(whole.amount * stage.rng.choice([0.25, 0.4, 0.5, 0.6])))
    )
    tail = stage.rng.choice(
        [f"{part.amount} of the {whole.amount}", f"Your share of the {whole.amount}"]
    )
    second = again(stage, part, other, f"{stage.words(part)} {tail}.")
    return two(stage.record(whole, one), second)


@MANNERS.add(
    "the quarter and the year of one apprentice",
    "One apprentice's number; the quarter lies in the year, whose weeks count it already.",
    Fact.TIED, Fact.SAME_NUMBER, Fact.LESS_AND_MORE, Fact.DAYS_WITHIN,
    often=3,
)  # fmt: skip
def quarter_in_year(stage: Stage) -> Case:
    one, other = (stage.alone(),) * 2 if stage.chance(0.6) else stage.contractor_and_sub()
    begins, ends = stage.quarter()
    deed = replace(stage.deed(APPRENTICE, begins=begins), ends=ends)
    year = (begins.replace(month=1), begins.replace(month=12, day=31))
    whole = replace(deed, amount=stage.rng.randint(470, 520))
    quarter = stage.record(deed, other, evidence=(typed(deed, stage.rng),))
    text = f"{stage.words(whole)} {stage.rng.choice(['Whole year.', f'All of {begins.year}.', 'Figure for the year.', ''])}"
    return two(quarter, stage.record(whole, one, text.strip(), days=year))
