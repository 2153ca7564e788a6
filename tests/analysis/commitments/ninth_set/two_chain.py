"""Two benefits of firms, clients and partners who have to do with each other, or who only look as if they had."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.analysis.commitments.ninth_set.facts import Fact
from tests.analysis.commitments.ninth_set.manner import Manners, two
from tests.analysis.commitments.ninth_set.scene import SPENDING, Scene
from tests.analysis.commitments.plant import Case

MANNERS = Manners()


@MANNERS.add(
    "contractor and subcontractor each give to one group on one day",
    "One says that its gift is beside the other firm's, and the numbers of the receipts are two.",
    Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.OTHER_NUMBERS, Fact.SAME_MEASURE, said=(r"own|separate|on top of",),
)  # fmt: skip
def each_gives(s: Scene) -> Case:
    c, who, what = s.contract(), s.group(), s.thing("money")
    sub, amount = s.pick(*c.subs), s.many(4, 60) * 2500
    one = s.benefit(c, "money", amount, s.day(), s.told("money", what, who.name), evidence=s.paper("statement", s.written("R", s.number())), **s.to(who))  # fmt: skip
    said = s.pick(f"Our own gift beside {c.firm.name}'s, {what[1]}", f"{sub.name} separate donation, {who.name}", f"{what[2]} - on top of what {c.firm.name} gave")  # fmt: skip
    return two(one, s.beside(one, said, provider=sub.key, quantity=amount + s.pick(0, 0, 5000), evidence=s.paper("statement", s.written("R", s.number()))))  # fmt: skip


@MANNERS.add(
    "an apprentice of each of two call-offs of one framework",
    "The numbers of the apprenticeship agreements are two, and so are the sites named.",
    Fact.OTHER_NUMBERS, Fact.SAME_AMOUNT, Fact.SAME_MEASURE, other=(r"(?:site|job|at) (C-\d{4})",),
)  # fmt: skip
def apprentice_of_each_call_off(s: Scene) -> Case:
    c, trade = s.contract(), s.thing("trade")
    other = s.pick(*(each.code for each in s.contracts if each.code != c.code))
    one = s.benefit(c, "apprentice", 1, s.day(), f"{s.told('apprentice', trade)}, site {c.code}", evidence=s.paper("training", s.written("APP", s.number())))  # fmt: skip
    said = f"{s.told('apprentice', trade)}, {s.pick('job', 'site', 'at')} {other}"
    when = one.begins + timedelta(days=s.pick(0, 0, 7))
    return two(one, s.beside(one, said, begins=when, ends=when, agreement=other, evidence=s.paper("training", s.written("APP", s.number()))))  # fmt: skip


@MANNERS.add(
    "the framework's order number on visits to two schools",
    "The order number stands on many records of the framework, and the schools are two.",
    Fact.SAME_NUMBER,
    Fact.OTHER_RECEIVERS,
    Fact.SAME_MEASURE,
)
def order_number_of_many(s: Scene) -> Case:
    c, what, order = s.contract(), s.thing("careers"), s.paper("statement", f"PO {s.number()}")
    records = []
    for who in s.rng.sample(s.schools, s.many(9, 11)):
        records.append(s.benefit(c, "careers", s.many(10, 120), s.day(), s.told("careers", what, who.name), evidence=order, **s.to(who)))  # fmt: skip
    one, other, *around = records
    return two(one, other, *around)


@MANNERS.add(
    "developer and contractor report starters of two phases",
    "Both name their phase of the site, and the phases are two.",
    Fact.TIED, Fact.SAME_MEASURE, Fact.SAME_DAYS, other=(r"\b(?:phase|ph) (\d)",),
)  # fmt: skip
def two_phases(s: Scene) -> Case:
    c, (a, b) = s.contract(), s.rng.sample(range(1, 6), 2)
    first, last, name = s.quarter()
    many = s.many(3, 20)
    one = s.benefit(c, "job", many, first, s.pick(f"Local starters {c.site} phase {a}", f"Ph {a} {name}: residents into work", f"{c.site} - phase {a} local labour"), ends=last)  # fmt: skip
    developer = s.named(s.pick("Developments", "Land", "Regeneration")).key
    said = s.pick(f"S106 local jobs {c.site} phase {b}", f"E&S plan return {name}, ph {b}", f"Phase {b} residents employed ({c.firm.name})")  # fmt: skip
    return two(one, s.beside(one, said, quantity=many + s.pick(0, 0, 1), provider=developer, accountable=developer, delivered_by=(c.firm.key,), agreement=f"S106-{s.many(1000, 9999)}", under=()))  # fmt: skip


@MANNERS.add(
    "a subcontractor's gifts that two contractors report",
    "The numbers of the delivery notes are two and the receivers are two, though one subcontractor delivered both.",
    Fact.TIED,
    Fact.OTHER_NUMBERS,
    Fact.OTHER_RECEIVERS,
    Fact.SAME_DAYS,
)
def gifts_of_one_subcontractor(s: Scene) -> Case:
    (c, d), (who, whom), what = s.two_contracts(), s.two_of(s.groups), s.thing("things")
    sub = s.pick(*c.subs)
    one = s.benefit(c, "things", s.many(5, 80), s.day(), s.told("things", what, who.name), delivered_by=(sub.key,), evidence=s.paper("statement", s.written("DN", s.number())), **s.to(who))  # fmt: skip
    return two(one, s.beside(one, s.told("things", what, whom.name), provider=d.firm.key, accountable=d.firm.key, agreement=d.code, under=d.under, evidence=s.paper("statement", s.written("DN", s.number())), **s.to(whom)))  # fmt: skip


@MANNERS.add(
    "sister firms with a team each at one clean-up",
    "Both say which team it was, and the teams are two.",
    Fact.TIED, Fact.SAME_RECEIVER, Fact.SAME_DAYS, other=(r"\b(finance|payroll|design|site|bid|plant) team",),
)  # fmt: skip
def sister_teams(s: Scene) -> Case:
    (a, b), c, who, what = s.sisters(), s.contract(), s.group(), s.thing("volunteering")
    x, y = s.rng.sample(("finance", "payroll", "design", "site", "bid", "plant"), 2)
    minutes = s.many(6, 60) * 60
    one = s.benefit(c, "volunteering", minutes, s.day(), f"{s.told('volunteering', what, who.name)} - {x} team", provider=a.key, accountable=a.key, **s.to(who))  # fmt: skip
    said = s.pick(f"{y} team {what[1]}", f"{s.told('volunteering', what, who.name)} ({y} team)", f"Our {y} team at {who.name}")  # fmt: skip
    return two(one, s.beside(one, said, provider=b.key, accountable=b.key, quantity=minutes + s.pick(0, 0, 60)))  # fmt: skip


@MANNERS.add(
    "two students of one course on placement in the same weeks",
    "Both give the student's initials, and the initials are two.",
    Fact.TIED, Fact.SAME_DAYS, Fact.SAME_AMOUNT, other=(r"student ([A-Z]{2})\b",),
)  # fmt: skip
def two_students(s: Scene) -> Case:
    c, college, trade, (p, q) = s.contract(), s.college(), s.thing("trade"), s.people(2)
    weeks, first = s.many(2, 9), s.day()
    one = s.benefit(c, "placement", weeks * 10, first, f"{s.told('placement', trade)}, student {p.initials} from {college.name}", ends=first + timedelta(days=7 * weeks - 3))  # fmt: skip
    said = s.pick(f"T level student {q.initials}, {weeks} wks", f"Placement: student {q.initials} ({trade[1]})", f"{trade[2]} student {q.initials} at {c.site}")  # fmt: skip
    changes = s.pick({}, {"provider": college.key, "accountable": college.key, "delivered_by": (c.firm.key,), "agreement": f"COL-{s.many(10, 99)}", "under": ()})  # fmt: skip
    return two(one, s.beside(one, said, **changes))


@MANNERS.add(
    "the contractor's people and the supply chain's at one clean-up",
    "One says that it counts the contractor's own people without subcontractors, and the other is a subcontractor's.",
    Fact.SAME_RECEIVER, Fact.SAME_DAYS, said=(r"not incl|excl|without sub",),
)  # fmt: skip
def without_the_supply_chain(s: Scene) -> Case:
    c, who, what = s.contract(), s.group(), s.thing("volunteering")
    sub, minutes = s.pick(*c.subs), s.many(6, 40) * 60
    one = s.benefit(c, "volunteering", minutes, s.day(), s.pick(f"{what[0]}, own staff only, not incl. subcontractors", f"{s.told('volunteering', what, who.name)} (excl. supply chain)", f"{who.name} {what[1]} - direct staff, without subs"), **s.to(who))  # fmt: skip
    said = s.pick(f"{sub.name} lads at {who.name}, {what[1]}", f"{what[2]} by {sub.name}", s.told("volunteering", what, who.name))  # fmt: skip
    changes: dict[str, Any] = s.pick({"provider": sub.key, "accountable": sub.key}, {"delivered_by": (sub.key,)}, {"provider": sub.key})  # fmt: skip
    return two(one, s.beside(one, said, quantity=s.pick(minutes, minutes // 120 * 60), **changes))


@MANNERS.add(
    "the client's officers and the contractor's staff on one day",
    "Each record says whose people it counts: the client's officers in one, the contractor's staff in the other.",
    Fact.SAME_RECEIVER, Fact.SAME_DAYS, said=(r"officers|our council|client's own",),
)  # fmt: skip
def client_and_contractor(s: Scene) -> Case:
    c, who, what = s.contract(), s.group(), s.thing("volunteering")
    one = s.benefit(c, "volunteering", s.many(6, 40) * 60, s.day(), f"{s.told('volunteering', what, who.name)}, {s.many(3, 9)} {c.firm.name} staff", **s.to(who))  # fmt: skip
    said = s.pick(f"{s.many(2, 9)} officers at {who.name} alongside {c.firm.name}", f"{what[1]}: the client's own volunteers, next to {c.firm.name}", f"Housing officers {what[2]}, joint day")  # fmt: skip
    return two(one, s.beside(one, said, provider=c.client.key, accountable=c.client.key, quantity=s.pick(one.quantity, one.quantity + 180), agreement=f"H-{s.many(100, 999)}", under=()))  # fmt: skip


@MANNERS.add(
    "two firms that number their invoices alike",
    "Nothing ties the two firms, and the invoices of one number are of two suppliers.",
    Fact.STRANGERS,
    Fact.SAME_NUMBER,
    Fact.OTHER_RECEIVERS,
)
def numbered_alike(s: Scene) -> Case:
    (c, d), kind, what, n = s.two_contracts(), s.pick(*SPENDING), s.thing("supply"), s.number()
    who, whom = s.two_suppliers(kind)
    one = s.benefit(c, kind, s.many(200, 4000) * 100, s.day(), s.told("spend", what), evidence=s.paper("statement", s.written("INV", n)), **s.to(who))  # fmt: skip
    when = one.begins + timedelta(days=s.many(0, 40))
    return two(one, s.benefit(d, kind, s.pick(one.quantity, one.quantity + 12000), when, s.told("spend", what), evidence=s.paper("statement", s.written("INV", n)), **s.to(whom)))  # fmt: skip


@MANNERS.add(
    "one firm's promised team day for each of two contracts",
    "The receivers are two, and each record says which contract's day it is.",
    Fact.TIED, Fact.OTHER_RECEIVERS, Fact.SAME_AMOUNT, other=(r"(C-\d{4})",),
)  # fmt: skip
def day_for_each_contract(s: Scene) -> Case:
    (c, d), (who, whom), what = s.two_contracts(), s.two_of(s.groups), s.thing("volunteering")
    one = s.benefit(c, "volunteering", s.many(6, 60) * 60, s.day(), f"{s.told('volunteering', what, who.name)}, {c.code} commitment", **s.to(who))  # fmt: skip
    when = one.begins + timedelta(days=s.pick(0, 1, 7))
    said = s.pick(f"{d.code} team day: {what[1]}", f"{s.told('volunteering', what, whom.name)} for {d.code}", f"{what[2]} ({d.code})")  # fmt: skip
    return two(one, s.beside(one, said, begins=when, ends=when, agreement=d.code, under=d.under, **s.to(whom)))  # fmt: skip
