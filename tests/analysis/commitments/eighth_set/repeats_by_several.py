"""Repeats in disguise that come about because several firms, or an agreement and the one above it, tell of one benefit."""

from __future__ import annotations

from dataclasses import replace

from tests.analysis.commitments.eighth_set.deeds import month_of
from tests.analysis.commitments.eighth_set.desk import Desk
from tests.analysis.commitments.eighth_set.facts import Fact
from tests.analysis.commitments.eighth_set.manner import Manners, two
from tests.analysis.commitments.plant import Case

MANNERS = Manners()
add = MANNERS.add

WE = ("Through our subcontractor: {}", "{} (by our subcontractor)", "Supply chain - {}", "{} Done by one of our trades.", "{}", "{}")  # fmt: skip
"""What a contractor writes around what a subcontractor did."""


@add("contractor and subcontractor both report one apprentice", "The number of the apprenticeship is the same, and the one firm answers for the other's work.",
     Fact.TIED, Fact.SAME_MEASURE, Fact.SAME_NUMBER, Fact.SAME_AMOUNT, often=3)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, (main, sub) = desk.deeds.apprentice(), desk.two_firms()
    by = (sub,) if desk.rng.random() < 0.7 else ()
    days = month_of(deed.begins) if desk.rng.random() < 0.2 else None
    return two(
        desk.written(deed, sub, accountable=main, papers="number"),
        desk.written(deed, main, delivered_by=by, papers="number", days=days, says=desk.rng.choice(WE)),
    )  # fmt: skip


@add("contractor and subcontractor both report an apprentice's weeks", "The apprentice's number, the quarter and the weeks are the same, and the one firm answers for the other.",
     Fact.TIED, Fact.SAME_MEASURE, Fact.SAME_NUMBER, Fact.SAME_AMOUNT, Fact.SAME_DAYS, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, (main, sub) = desk.deeds.weeks(), desk.two_firms()
    return two(
        desk.written(deed, sub, accountable=main, papers="number"),
        desk.written(deed, main, delivered_by=(sub,), papers="number", says=desk.rng.choice(WE)),
    )


@add("builder and haulier both report one load", "The number of the transfer note is the same, and the builder names the haulier.",
     Fact.TIED, Fact.SAME_MEASURE, Fact.SAME_NUMBER, Fact.SAME_AMOUNT, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, (builder, haulier) = desk.deeds.waste(), desk.two_firms()
    return two(
        desk.written(deed, builder, delivered_by=(haulier,), papers="number"),
        desk.written(deed, haulier, accountable=desk.rng.choice((builder, "")), papers="number"),
    )


@add("contractor and subcontractor both report one gift", "Receiver, day, things and amount are the same, and the contractor names the subcontractor as who gave.",
     Fact.TIED, Fact.SAME_MEASURE, Fact.SAME_AMOUNT, Fact.SAME_DAYS, Fact.SAME_RECEIVER, often=3)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, (main, sub) = desk.deeds.one_of("goods", "money", "volunteers", "advice"), desk.two_firms()  # fmt: skip
    one = desk.written(deed, sub, accountable=main, papers="no number", naming="somehow")
    other = desk.written(deed, main, delivered_by=(sub,), papers="no number", naming="somehow", says=desk.rng.choice(WE))  # fmt: skip
    return two(one, other)


@add("a subcontractor reports to both of its contractors", "The number on the paper is the same, and both name the same subcontractor.",
     Fact.TIED, Fact.SAME_MEASURE, Fact.SAME_NUMBER, Fact.SAME_AMOUNT, Fact.OTHER_AGREEMENT, often=3)  # fmt: skip
def _(desk: Desk) -> Case:
    deed = desk.deeds.one_of("apprentice", "placement", "job", "certificate")
    one, other = desk.two_firms()
    sub = desk.another(one, other)
    return two(
        desk.written(deed, one, delivered_by=(sub,), papers="number"),
        desk.written(deed, other, delivered_by=(sub,), papers="number"),
    )


@add("parent and subsidiary tell of one gift", "The remittance or delivery note and the amount are the same, and both firms are of one group.",
     Fact.TIED, Fact.SAME_MEASURE, Fact.SAME_NUMBER, Fact.SAME_AMOUNT, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, (one, other) = desk.deeds.one_of("money", "goods"), desk.two_of_a_group()
    says = desk.rng.choice(("{} On behalf of the group.", "Group giving: {}", "{}"))
    return two(
        desk.written(deed, one, papers="number"), desk.written(deed, other, papers="number", says=says)
    )  # fmt: skip


@add("the old name of the firm and the new", "The number is the same, both firms are of one group, and the one says what it was called before.",
     Fact.TIED, Fact.SAME_MEASURE, Fact.SAME_NUMBER, Fact.SAME_AMOUNT, Fact.SAME_DAYS, often=1, words=r"formerly|previously|old name|now part of")  # fmt: skip
def _(desk: Desk) -> Case:
    deed = desk.deeds.one_of("job", "apprentice", "certificate", "placement")
    old, new = desk.two_of_a_group()
    called = old.replace("-", " ").title()
    says = desk.rng.choice((f"{{}} (formerly {called})", f"Previously trading as {called}. {{}}", f"{{}} {called} is now part of us."))  # fmt: skip
    return two(desk.written(deed, old, papers="number"), desk.written(deed, new, papers="number", says=says))  # fmt: skip


@add("both partners of a joint venture report the whole", "Both say that the figure is the whole joint venture's; receiver, day and amount are the same.",
     Fact.TIED, Fact.SAME_MEASURE, Fact.SAME_AMOUNT, Fact.SAME_DAYS, Fact.SAME_RECEIVER, often=1, words=r"joint venture|\bJV\b|both partners")  # fmt: skip
def _(desk: Desk) -> Case:
    deed, (one, other) = desk.deeds.one_of("pupils", "volunteers", "goods", "residents"), desk.two_firms()  # fmt: skip
    venture = desk.another(one, other)
    ways = ("{} For the whole joint venture.", "JV total: {}", "{} (both partners together)", "On behalf of all of the joint venture, {}")  # fmt: skip
    says = desk.rng.sample(ways, 2)
    return two(*(
        desk.written(deed, firm, accountable=venture, papers="no number", naming="somehow", says=around)
        for firm, around in zip((one, other), says, strict=True)
    ))  # fmt: skip


@add("agency and employer both report one starter", "The payroll number is the same, and the employer names the agency.",
     Fact.TIED, Fact.SAME_MEASURE, Fact.SAME_NUMBER, Fact.SAME_AMOUNT, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, (employer, agency) = desk.deeds.job(), desk.two_firms()
    ways = ("{role} placed with our client, lives in {ward}", "Candidate from {ward} put forward and started as {role}", "Placed: 1 {role}, {day}")  # fmt: skip
    return two(
        desk.written(deed, employer, delivered_by=(agency,), papers="number"),
        desk.written(replace(deed, ways=ways), agency, accountable=desk.rng.choice((employer, "")), papers="number"),
    )  # fmt: skip


@add("developer's planning obligation and builder's contract", "School, day, activity and count are the same, and the developer names the builder as who did it.",
     Fact.TIED, Fact.SAME_MEASURE, Fact.SAME_AMOUNT, Fact.SAME_DAYS, Fact.SAME_RECEIVER, Fact.OTHER_AGREEMENT, often=1)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, (developer, builder) = desk.deeds.one_of("pupils", "school_hours", "residents"), desk.two_firms()  # fmt: skip
    says = desk.rng.choice(
        ("Planning obligation: {}", "Employment and skills plan - {}", "{}", "s106: {}")
    )
    return two(
        desk.written(deed, builder, papers="no number", naming="somehow"),
        desk.written(deed, developer, delivered_by=(builder,), papers="no number", naming="somehow", says=says),
    )  # fmt: skip


@add("placement told by the host and by the firm that pays", "The placement's number and the weeks are the same, and the paying firm names the host.",
     Fact.TIED, Fact.SAME_MEASURE, Fact.SAME_NUMBER, Fact.SAME_AMOUNT, often=1)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, (payer, host) = desk.deeds.placement(), desk.two_firms()
    return two(
        desk.written(deed, host, papers="number"),
        desk.written(deed, payer, delivered_by=(host,), papers="number"),
    )
