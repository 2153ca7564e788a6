"""One benefit that came onto record from two places of a chain of firms, clients and partners."""

from __future__ import annotations

from datetime import timedelta

from tests.analysis.commitments.ninth_set.facts import Fact
from tests.analysis.commitments.ninth_set.manner import Manners, two
from tests.analysis.commitments.ninth_set.measures import measure_of
from tests.analysis.commitments.ninth_set.scene import Scene, day, hours, pounds
from tests.analysis.commitments.plant import Case

MANNERS = Manners()


@MANNERS.add(
    "contractor and subcontractor both report the subcontractor's gift",
    "The contractor's record names the subcontractor as who delivered it, and receiver, day and money are the same.",
    Fact.TIED, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.SAME_DAYS,
)  # fmt: skip
def gift_of_a_subcontractor(s: Scene) -> Case:
    c, who, what = s.contract(), s.group(), s.thing("money")
    sub = s.pick(*c.subs)
    one = s.benefit(c, "money", s.many(15000, 400000, 2500), s.day(), s.told("money", what, who.name), provider=sub.key, **s.to(who))  # fmt: skip
    said = s.pick(f"Supply chain contribution: {sub.name} gave {pounds(one.quantity)}, {what[0]}", f"{sub.name} (our subbie) donated to {who.name}", f"Via {sub.name} - {what[1]}")  # fmt: skip
    return two(one, s.beside(one, said, provider=c.firm.key, delivered_by=(sub.key,)))


@MANNERS.add(
    "subcontractor counts its apprentice under its own agreement and the contractor under the main one",
    "The number of the apprenticeship agreement is the same, and the contractor names the subcontractor as who employs.",
    Fact.SAME_NUMBER,
    Fact.TIED,
    Fact.SAME_MEASURE,
)
def apprentice_of_a_subcontractor(s: Scene) -> Case:
    c, trade, n = s.contract(), s.thing("trade"), s.number()
    sub = s.pick(*c.subs)
    one = s.benefit(c, "apprentice", 1, s.day(), s.told("apprentice", trade), provider=sub.key, accountable=sub.key, agreement=f"PO-{s.many(100, 999)}", under=(), evidence=s.paper("training", s.written("APP", n)))  # fmt: skip
    begins = one.begins + timedelta(days=s.pick(0, 0, 7, 14))
    said = s.pick(f"{trade[1]} apprentice with {sub.name}", f"Supply chain apprentice ({sub.name}), {c.site}", f"1 no. apprentice employed by {sub.name}")  # fmt: skip
    return two(one, s.beside(one, said, begins=begins, ends=begins, provider=c.firm.key, accountable=c.firm.key, delivered_by=(sub.key,), agreement=c.code, under=c.under, evidence=s.paper("training", s.written("APP", n))))  # fmt: skip


@MANNERS.add(
    "the same apprentice for subcontractor, contractor and framework",
    "One number of an apprenticeship agreement stands on all three, typed by three hands, and an apprentice starts once.",
    Fact.SAME_NUMBER,
    Fact.TIED,
)
def apprentice_three_times(s: Scene) -> Case:
    c, trade, n = s.contract(), s.thing("trade"), s.number()
    sub = s.pick(*c.subs)
    one = s.benefit(c, "apprentice", 1, s.day(), s.told("apprentice", trade), provider=sub.key, evidence=s.paper("training", s.written("APP", n)))  # fmt: skip
    said = s.pick(f"Apprentice on {c.site}, {trade[1]}", f"Appr {trade[2]} - {sub.name}", f"{trade[0]} apprentice, supply chain")  # fmt: skip
    two_ = s.beside(one, said, provider=c.firm.key, delivered_by=(sub.key,), evidence=s.paper("training", s.written("APP", n)))  # fmt: skip
    said = s.pick(f"Framework return: {trade[0]} apprentice at call-off {c.code}", f"Apprentices on framework - {c.code} - {trade[1]}", f"From call-off {c.code}: {trade[2]}")  # fmt: skip
    three = s.beside(one, said, provider=c.firm.key, agreement="FW-555", under=(), evidence=s.paper("training", s.written("APP", n)))  # fmt: skip
    return Case((one, two_, three), pairs=((0, 1), (0, 2), (1, 2)))


@MANNERS.add(
    "what a call-off delivered is reported again under its framework agreement",
    "The second agreement lies above the first, its words name the call-off, and receiver, days and amount are the same.",
    Fact.ABOVE, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.SAME_DAYS, said=(r"\bC-\d{4}",),
)  # fmt: skip
def call_off_and_framework(s: Scene) -> Case:
    c, who, what = s.contract(), s.school(), s.thing("careers")
    above = c.under or (f"FW-{s.many(10, 99):03}",)
    one = s.benefit(c, "careers", s.many(12, 120), s.day(), s.told("careers", what, who.name), under=above, **s.to(who))  # fmt: skip
    said = s.pick(f"Framework annual return, from {c.code}: {s.told('careers', what, who.name)}", f"{who.name} pupils met - call-off {c.code}", f"As reported on {c.code}, {what[0]}")  # fmt: skip
    return two(one, s.beside(one, said, agreement=above[0], under=above[1:]))


@MANNERS.add(
    "developer and its contractor report the local starters of one site",
    "The developer's record names the contractor as who delivered, and site, number of people and days are the same.",
    Fact.TIED, Fact.SAME_AMOUNT, Fact.SAME_DAYS, same=(r"\b(Plot \d+)",),
)  # fmt: skip
def developer_and_contractor(s: Scene) -> Case:
    c, plot = s.contract(), f"Plot {s.many(2, 60)}"
    first, last, name = s.quarter()
    one = s.benefit(c, "job", s.many(3, 24), first, s.pick(f"Local labour {name} {plot} {c.site}", f"New starters from the area at {c.site} {plot}", f"{plot}: local people into jobs"), ends=last)  # fmt: skip
    developer = s.named(s.pick("Developments", "Land", "Regeneration")).key
    said = s.pick(f"S106 employment obligation {c.site} {plot}, starters by {c.firm.name}", f"Planning ob. {plot}: {one.quantity} residents employed", f"E&S plan {name} return, {plot}")  # fmt: skip
    return two(one, s.beside(one, said, provider=developer, accountable=developer, delivered_by=(c.firm.key,), agreement=f"S106-{s.many(1000, 9999)}", under=(), measure=s.pick(one.measure, measure_of("job", "greater-manchester:2020"))))  # fmt: skip


@MANNERS.add(
    "two contractors report one gift of the subcontractor that both have",
    "Both name the subcontractor as who delivered, and the number of the delivery note and the receiver are the same.",
    Fact.TIED, Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.SAME_DAYS,
)  # fmt: skip
def one_subcontractor_of_two(s: Scene) -> Case:
    (c, d), who, what, n = s.two_contracts(), s.group(), s.thing("things"), s.number()
    sub = s.pick(*c.subs)
    one = s.benefit(c, "things", s.many(5, 80), s.day(), s.told("things", what, who.name), delivered_by=(sub.key,), evidence=s.paper("statement", s.written("DN", n)), **s.to(who))  # fmt: skip
    said = s.pick(f"{sub.name} donated {what[1]}, {who.name}", f"Supply chain: {what[2]} to {who.name}", f"{one.quantity} {what[0]} from {sub.name}")  # fmt: skip
    return two(one, s.beside(one, said, provider=d.firm.key, accountable=d.firm.key, agreement=d.code, under=d.under, evidence=s.paper("statement", s.written("DN", n))))  # fmt: skip


@MANNERS.add(
    "a joint venture and its partner report the same team day",
    "The firms are of one group, and receiver, day, hours and the number of people told are the same.",
    Fact.TIED, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, same=(r"\b(\d+) (?:staff|of us|people|volunteers)",),
)  # fmt: skip
def venture_and_partner(s: Scene) -> Case:
    (a, b), c, who, what, many = (
        s.sisters(),
        s.contract(),
        s.group(),
        s.thing("volunteering"),
        s.many(4, 15),
    )
    one = s.benefit(c, "volunteering", many * s.many(3, 7) * 60, s.day(), f"{s.told('volunteering', what, who.name)}, {many} staff", provider=a.key, accountable=a.key, **s.to(who))  # fmt: skip
    said = s.pick(f"JV community day: {many} people, {what[1]}", f"{many} of us at {who.name} - {what[2]}", f"{s.told('volunteering', what, who.name)}. {many} volunteers from the {a.name} / {b.name} JV")  # fmt: skip
    return two(one, s.beside(one, said, provider=b.key, accountable=b.key))


@MANNERS.add(
    "the college reports the placement that its host reports too",
    "Initials, course and days of the student are the same, and the college names the host as who delivered.",
    Fact.TIED, Fact.SAME_DAYS, Fact.SAME_AMOUNT, same=(r"student ([A-Z]{2})\b",),
)  # fmt: skip
def college_and_host(s: Scene) -> Case:
    c, college, trade, (p,) = s.contract(), s.college(), s.thing("trade"), s.people(1)
    weeks, first = s.many(2, 9), s.day()
    one = s.benefit(c, "placement", weeks * 10, first, f"{s.told('placement', trade)}, student {p.initials} from {college.name}", ends=first + timedelta(days=7 * weeks - 3))  # fmt: skip
    said = s.pick(f"T level student {p.initials} placed with {c.firm.name}, {weeks} wks", f"Employer placement: student {p.initials} ({trade[1]})", f"{trade[2]} student {p.initials} at {c.site}")  # fmt: skip
    return two(one, s.beside(one, said, provider=college.key, accountable=college.key, delivered_by=(c.firm.key,), agreement=f"COL-{s.many(10, 99)}", under=()))  # fmt: skip


@MANNERS.add(
    "the contractor's return of the quarter takes in a subcontractor's day",
    "The larger record says in words whose day of how many hours it includes, and the smaller is that firm's day.",
    Fact.TIED, Fact.DAYS_MEET, Fact.OTHER_AMOUNT, said=(r"incl",), same=(r"([\d.]+) ?h(?:ou)?rs",),
)  # fmt: skip
def taken_in_by_the_return(s: Scene) -> Case:
    c, who, what = s.contract(), s.group(), s.thing("volunteering")
    sub, (first, last, name) = s.pick(*c.subs), s.quarter()
    minutes = s.many(10, 60) * 30
    when = first + timedelta(days=s.many(5, 80))
    one = s.benefit(c, "volunteering", minutes, when, f"{s.told('volunteering', what, who.name)} {hours(minutes)} hrs", provider=sub.key, **s.to(who))  # fmt: skip
    said = s.pick(f"incl. {hours(minutes)} hrs {sub.name} at {who.name} on {day(when)}", f"including {sub.name} {day(when)}, {hours(minutes)} hrs", f"own staff plus supply chain, incl {hours(minutes)} hrs by {sub.name} ({day(when)})")  # fmt: skip
    return two(one, s.beside(one, f"{name} volunteering all staff, {said}", provider=c.firm.key, delivered_by=(sub.key,), quantity=minutes + s.many(20, 200) * 60, begins=first, ends=last, **s.to_name("")))  # fmt: skip


@MANNERS.add(
    "the landlord reports its contractor's community day as its own",
    "The landlord names the contractor as who delivered, and the receiver, the day and the picture are the same.",
    Fact.TIED, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_PICTURE,
)  # fmt: skip
def landlord_and_contractor(s: Scene) -> Case:
    c, who, what, seen = s.contract(), s.group(), s.thing("volunteering"), s.picture()
    one = s.benefit(c, "volunteering", s.many(6, 90) * 60, s.day(), s.told("volunteering", what, who.name), evidence=seen, **s.to(who))  # fmt: skip
    said = s.pick(f"Our contractor's day with tenants: {what[1]}", f"Tenants' day at {who.name}", f"{c.firm.name} helped {who.name} - {what[2]}")  # fmt: skip
    return two(one, s.beside(one, said, provider=c.client.key, accountable=c.client.key, delivered_by=(c.firm.key,), evidence=s.copied(seen), agreement=f"H-{s.many(100, 999)}", under=(), quantity=s.pick(one.quantity, one.quantity + 120)))  # fmt: skip
