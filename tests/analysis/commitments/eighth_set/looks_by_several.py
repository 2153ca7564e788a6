"""Honest benefits of several firms that look alike."""

from __future__ import annotations

from dataclasses import replace

from tests.analysis.commitments.eighth_set.deeds import Deed
from tests.analysis.commitments.eighth_set.desk import Desk
from tests.analysis.commitments.eighth_set.facts import Fact
from tests.analysis.commitments.eighth_set.manner import Manners, two
from tests.analysis.commitments.eighth_set.papers import Paper
from tests.analysis.commitments.plant import Case

MANNERS = Manners()
add = MANNERS.add
OWN = ("{} Our own people only.", "Only our own staff counted: {}", "{} (our own hours)", "{} These hours are ours only.", "{} Own staff, not the others'.")  # fmt: skip


def _own_hours(desk: Desk, deed: Deed) -> Deed:
    """As many hours as people of another firm gave at the same event."""
    people = desk.rng.randint(1, 8)
    same = deed.quantity if desk.rng.random() < 0.3 else people * desk.rng.choice((120, 180, 240))
    return replace(desk.deeds.one_more(deed), quantity=same).with_slots(p=str(people))


@add("each partner's own hours", "Each says that it counts its own people only, at one event of one joint venture.",
     Fact.TIED, Fact.SAME_MEASURE, Fact.SAME_DAYS, Fact.SAME_RECEIVER, Fact.SAYS_OWN, often=3)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, (one, other) = desk.deeds.one_of("volunteers", "school_hours"), desk.two_firms()
    venture = desk.another(one, other)
    return two(
        desk.written(deed, one, accountable=venture, naming="somehow", says=desk.rng.choice(OWN)),
        desk.written(_own_hours(desk, deed), other, accountable=venture, naming="somehow", says=desk.rng.choice(OWN)),
    )  # fmt: skip


@add("contractor and subcontractor at one event", "Each says that it counts its own people only, and the contractor names nobody as who did it.",
     Fact.TIED, Fact.SAME_MEASURE, Fact.SAME_DAYS, Fact.SAME_RECEIVER, Fact.SAYS_OWN, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, (main, sub) = desk.deeds.one_of("volunteers", "school_hours"), desk.two_firms()
    return two(
        desk.written(deed, main, naming="somehow", says=desk.rng.choice(OWN)),
        desk.written(_own_hours(desk, deed), sub, accountable=main, naming="somehow", says=desk.rng.choice(OWN)),
    )  # fmt: skip


@add("two subcontractors of one contractor at a careers fair", "Each says that it counts its own people only, and each did it itself.",
     Fact.TIED, Fact.SAME_MEASURE, Fact.SAME_DAYS, Fact.SAME_RECEIVER, Fact.SAYS_OWN, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, (one, other) = desk.deeds.school_hours(), desk.two_firms()
    main = desk.another(one, other)
    return two(
        desk.written(deed, one, accountable=main, naming="somehow", says=desk.rng.choice(OWN)),
        desk.written(_own_hours(desk, deed), other, accountable=main, naming="somehow", says=desk.rng.choice(OWN)),
    )  # fmt: skip


@add("contractor's own apprentice and subcontractor's own", "Each has an apprenticeship agreement of its own, though the one firm answers for the other.",
     Fact.TIED, Fact.SAME_MEASURE, Fact.SAME_AMOUNT, Fact.OTHER_NUMBERS, often=3)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, (main, sub) = desk.deeds.one_of("apprentice", "job", "placement"), desk.two_firms()
    return two(
        desk.written(deed, main, papers="number"),
        desk.written(desk.deeds.one_more(deed), sub, accountable=main, papers="number"),
    )


@add("two apprentices of one subcontractor, told to two contractors", "Both name the subcontractor, and each has an apprenticeship agreement of its own.",
     Fact.TIED, Fact.SAME_MEASURE, Fact.SAME_AMOUNT, Fact.OTHER_NUMBERS, Fact.OTHER_AGREEMENT, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, (one, other) = desk.deeds.apprentice(), desk.two_firms()
    sub = desk.another(one, other)
    return two(
        desk.written(deed, one, delivered_by=(sub,), papers="number"),
        desk.written(desk.deeds.one_more(deed), other, delivered_by=(sub,), papers="number"),
    )


@add("sister firms each gave", "Each has a remittance or delivery note of its own, though both are of one group.",
     Fact.TIED, Fact.SAME_MEASURE, Fact.SAME_AMOUNT, Fact.SAME_RECEIVER, Fact.OTHER_NUMBERS, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, (one, other) = desk.deeds.one_of("money", "goods"), desk.two_of_a_group()
    return two(
        desk.written(deed, one, papers="number", naming="somehow"),
        desk.written(desk.deeds.one_more(deed), other, papers="number", naming="somehow"),
    )


@add("strangers with the same payroll number", "Nothing ties the two firms, each of which counts its own staff from one.",
     Fact.STRANGERS, Fact.SAME_MEASURE, Fact.SAME_NUMBER, Fact.SAME_AMOUNT, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, (one, other) = desk.deeds.job(), desk.two_firms()
    low = Paper("payroll", desk.rng.randint(1_001, 4_999))
    deed, third = replace(deed, paper=low), replace(desk.deeds.job(), paper=low)
    third = third.on(desk.rng.choice((deed.begins, desk.deeds.after(deed.begins, 1, 60))))
    return two(desk.written(deed, one, papers="number"), desk.written(third, other, papers="number"))  # fmt: skip


@add("strangers who gave to one group on one day", "Nothing ties the two firms, and each gave for itself.",
     Fact.STRANGERS, Fact.SAME_MEASURE, Fact.SAME_DAYS, Fact.SAME_RECEIVER, often=3)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, (one, other) = desk.deeds.one_of("goods", "money", "volunteers"), desk.two_firms()
    return two(
        desk.written(deed, one, naming="somehow"),
        desk.written(desk.deeds.one_more(deed), other, naming="somehow"),
    )


@add("strangers at one careers day", "Nothing ties the two firms, and each was at the school for itself.",
     Fact.STRANGERS, Fact.SAME_MEASURE, Fact.SAME_DAYS, Fact.SAME_RECEIVER, often=3)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, (one, other) = desk.deeds.one_of("pupils", "school_hours"), desk.two_firms()
    met = replace(desk.deeds.one_more(deed), quantity=desk.rng.choice((deed.quantity, deed.quantity + 5, deed.quantity * 2)))  # fmt: skip
    return two(desk.written(deed, one, naming="somehow"), desk.written(met, other, naming="somehow"))  # fmt: skip
