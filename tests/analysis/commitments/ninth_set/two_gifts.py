"""Two gifts, deliveries or purchases that look alike."""

from __future__ import annotations

from datetime import timedelta

from tests.analysis.commitments.ninth_set.facts import Fact
from tests.analysis.commitments.ninth_set.manner import Manners, two
from tests.analysis.commitments.ninth_set.scene import SPENDING, Scene, day
from tests.analysis.commitments.plant import Case

MANNERS = Manners()


@MANNERS.add(
    "what staff raised and the firm's match of it, each recorded",
    "The one says raised by staff, and the other says that it is the firm's match alone.",
    Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.SAME_DAYS, Fact.TIED, said=(r"match", r"raised|collected"),
)  # fmt: skip
def raised_and_match(s: Scene) -> Case:
    c, who, amount = s.contract(), s.group(), s.many(80, 2400) * 100
    how = s.pick("bake sale", "sponsored walk", "raffle", "dress down day")
    one = s.benefit(c, "money", amount, s.day(), s.pick(f"Staff raised money, {how} for {who.name}", f"{how} - collected by staff", f"Raised by the site team ({how}), {who.name}"), **s.to(who))  # fmt: skip
    said = s.pick(f"Company match of the {how} money", f"{who.name}: match funding only, {how}", f"Firm's matching contribution ({how})")  # fmt: skip
    return two(one, s.beside(one, said))


@MANNERS.add(
    "two appeals of one group",
    "Each record says what the gift was for, and the purposes are two; the days are weeks apart.",
    Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.DAYS_APART, Fact.TIED, other=(r"\b(Easter|harvest|Christmas|winter|summer|Ramadan)\b",),
)  # fmt: skip
def two_appeals(s: Scene) -> Case:
    c, who, (a, b) = s.contract(), s.group(), s.rng.sample(("Easter", "harvest", "Christmas", "winter", "summer", "Ramadan"), 2)  # fmt: skip
    one = s.benefit(c, "money", s.many(4, 40) * 2500, s.day(500), s.pick(f"{a} appeal, {who.name}", f"Donation to {who.name} for the {a} hampers", f"{who.name} {a} collection"), **s.to(who))  # fmt: skip
    when = one.begins + timedelta(days=s.many(40, 200))
    said = s.pick(f"{b} appeal, {who.name}", f"Donation to {who.name} for the {b} hampers", f"{who.name} {b} collection")  # fmt: skip
    return two(one, s.beside(one, said, begins=when, ends=when))


@MANNERS.add(
    "one batch shared out between two schools",
    "The order number is that of the batch, each record says its share of it, and the schools are two.",
    Fact.SAME_NUMBER, Fact.OTHER_RECEIVERS, Fact.SAME_DAYS, Fact.TIED, said=(r"\d+ (?:of|out of|from) (?:the )?\d+",),
)  # fmt: skip
def batch_shared_out(s: Scene) -> Case:
    c, (who, whom), what, n = s.contract(), s.two_of(s.schools), s.thing("things"), s.number()
    a, b = s.many(5, 20), s.many(5, 20)
    b = s.pick(a, b)
    one = s.benefit(c, "things", a, s.day(), s.pick(f"{a} of the {a + b} {what[0]}, {who.name}", f"{who.name} got {a} out of {a + b} {what[1]}", f"{what[2]}: {a} from {a + b}"), evidence=s.paper("statement", s.written("PO", n)), **s.to(who))  # fmt: skip
    said = s.pick(f"{b} of the {a + b} {what[0]}, {whom.name}", f"{whom.name} got {b} out of {a + b} {what[1]}", f"{what[2]}: {b} from {a + b}")  # fmt: skip
    return two(one, s.beside(one, said, quantity=b, evidence=s.paper("statement", s.written("PO", n)), **s.to(whom)))  # fmt: skip


@MANNERS.add(
    "two instalments of one grant",
    "Each record says which instalment it is, and they are two.",
    Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.DAYS_APART, Fact.TIED, other=(r"\b(1st|first|2nd|second|final) (?:half|instalment|payment)",),
)  # fmt: skip
def two_instalments(s: Scene) -> Case:
    c, who, what = s.contract(), s.group(), s.thing("money")
    one = s.benefit(c, "money", s.many(2, 30) * 25000, s.day(), s.pick(f"1st instalment, {who.name} grant", f"Grant for {what[0]}, first half", f"{what[1]} - first payment of 2"), **s.to(who))  # fmt: skip
    when = one.begins + timedelta(days=s.many(30, 180))
    said = s.pick(f"2nd instalment, {who.name} grant", f"Grant for {what[0]}, second half", f"{what[2]} - final payment")  # fmt: skip
    return two(one, s.beside(one, said, begins=when, ends=when))


@MANNERS.add(
    "two buildings in the same months",
    "Each record names its building, and the buildings are two.",
    Fact.SAME_DAYS, Fact.TIED, Fact.SAME_MEASURE, other=(r"\b(Block \d+)",),
)  # fmt: skip
def two_buildings(s: Scene) -> Case:
    c, what, (a, b) = s.contract(), s.thing("carbon"), s.rng.sample(range(2, 40), 2)
    first, last, _ = s.quarter()
    one = s.benefit(c, "carbon", s.many(9, 400) * 100, first, s.pick(f"{what[0]}, Block {a} {c.site}", f"Block {a}: {s.told('carbon', what)}", f"CO2 saving Block {a}, {what[1]}"), ends=last)  # fmt: skip
    said = s.pick(f"{what[0]}, Block {b} {c.site}", f"Block {b}: {s.told('carbon', what)}", f"CO2 saving Block {b}, {what[2]}")  # fmt: skip
    return two(one, s.beside(one, said, quantity=s.pick(one.quantity, one.quantity, one.quantity + 300)))  # fmt: skip


@MANNERS.add(
    "two suppliers paid the same on one day",
    "The suppliers are two and the numbers of the invoices are two.",
    Fact.OTHER_NUMBERS, Fact.OTHER_RECEIVERS, Fact.SAME_AMOUNT, Fact.SAME_DAYS, Fact.TIED,
)  # fmt: skip
def two_suppliers(s: Scene) -> Case:
    c, kind, what = s.contract(), s.pick(*SPENDING), s.thing("supply")
    who, whom = s.two_suppliers(kind)
    one = s.benefit(c, kind, s.many(2, 40) * 5000, s.day(), s.told("spend", what), evidence=s.paper("statement", s.written("INV", s.number())), **s.to(who))  # fmt: skip
    return two(one, s.beside(one, s.told("spend", what), evidence=s.paper("statement", s.written("INV", s.number())), **s.to(whom)))  # fmt: skip


@MANNERS.add(
    "one speaker at two schools on one day",
    "The schools are two, though speaker, talk and day are the same.",
    Fact.OTHER_RECEIVERS, Fact.SAME_DAYS, Fact.TIED, Fact.SAME_MEASURE, same=(r"speaker:? ([A-Z]+)",),
)  # fmt: skip
def one_speaker(s: Scene) -> Case:
    c, (who, whom), what, (p,) = s.contract(), s.two_of(s.schools), s.thing("careers"), s.people(1)
    one = s.benefit(c, "careers", s.many(2, 12) * 10, s.day(), f"{s.told('careers', what, who.name)}, speaker {p.first}", **s.to(who))  # fmt: skip
    said = s.pick(f"{s.told('careers', what, whom.name)}, speaker {p.first}", f"Speaker: {p.first}. {what[1]}", f"{whom.name} {what[2]} speaker {p.first}")  # fmt: skip
    return two(one, s.beside(one, said, quantity=s.pick(one.quantity, one.quantity + 10), **s.to(whom)))  # fmt: skip


@MANNERS.add(
    "trees in two parks in one planting week",
    "Each record names its park, the parks are two, and so are the wards.",
    Fact.TIED, Fact.DAYS_MEET, Fact.OTHER_PLACES, Fact.SAME_MEASURE, other=(r"([A-Z]+) (?:Park|Rec)\b",),
)  # fmt: skip
def two_parks(s: Scene) -> Case:
    c, (a, b) = s.contract(), s.rng.sample(("Alder", "Bellfield", "Crossways", "Denehurst", "Elm", "Furnace"), 2)  # fmt: skip
    first, many = s.day(), s.many(2, 30) * 10
    ward = s.pick(*(each for each in s.wards if s.contains[each] != s.contains[c.ward]))
    one = s.benefit(c, "trees", many, first, s.told("trees", who=f"{a} {s.pick('Park', 'Rec')}"), ends=first + timedelta(days=4), places=(c.ward,))  # fmt: skip
    return two(one, s.beside(one, s.told("trees", who=f"{b} {s.pick('Park', 'Rec')}"), places=(ward,), quantity=s.pick(many, many + 20)))  # fmt: skip


@MANNERS.add(
    "pictures of one place on two days",
    "The pictures differ in many bits and the days are apart, though the group and the work are the same.",
    Fact.SAME_RECEIVER, Fact.DAYS_APART, Fact.TIED, Fact.SAME_MEASURE, said=(r"again|back at|next visit|return visit",),
)  # fmt: skip
def one_place_two_days(s: Scene) -> Case:
    c, who, what = s.contract(), s.group(), s.thing("volunteering")
    one = s.benefit(c, "volunteering", s.many(6, 60) * 60, s.day(), s.told("volunteering", what, who.name), evidence=s.picture(), **s.to(who))  # fmt: skip
    when = one.begins + timedelta(days=7 * s.many(2, 12))
    said = s.pick(f"Back at {who.name}, {what[1]}", f"{s.told('volunteering', what, who.name)} again", f"Return visit - {what[2]}")  # fmt: skip
    return two(one, s.beside(one, said, begins=when, ends=when, evidence=s.picture(), quantity=s.pick(one.quantity, one.quantity + 120)))  # fmt: skip


@MANNERS.add(
    "two kinds of thing given on one visit",
    "The things named are two and the numbers of the delivery notes are two.",
    Fact.OTHER_NUMBERS,
    Fact.SAME_RECEIVER,
    Fact.SAME_DAYS,
    Fact.TIED,
    Fact.SAME_MEASURE,
)
def two_kinds_of_thing(s: Scene) -> Case:
    c, who, (a, b) = s.contract(), s.school(), s.things("things")
    one = s.benefit(c, "things", s.many(4, 40), s.day(), s.told("things", a, who.name), evidence=s.paper("statement", s.written("DN", s.number())), **s.to(who))  # fmt: skip
    return two(one, s.beside(one, s.told("things", b, who.name), quantity=s.pick(one.quantity, one.quantity + 5), evidence=s.paper("statement", s.written("DN", s.number()))))  # fmt: skip


@MANNERS.add(
    "a pledge and a gift that is not of the pledge",
    "The later record says that it comes beside the pledge, which is still to be paid.",
    Fact.SAME_RECEIVER, Fact.DAYS_APART, Fact.TIED, Fact.SAME_MEASURE, said=(r"pledge", r"separate|still to come|not part of"),
)  # fmt: skip
def beside_the_pledge(s: Scene) -> Case:
    c, who, what = s.contract(), s.group(), s.thing("money")
    one = s.benefit(c, "money", s.many(5, 90) * 5000, s.day(), s.pick(f"Pledged {who.name} money for {what[0]}", f"Pledge at the dinner: {what[1]}, {who.name}", f"{who.name} - we have pledged to pay for {what[2]}"), **s.to(who))  # fmt: skip
    when = one.begins + timedelta(days=s.many(15, 90))
    said = s.pick(f"Gift for {what[1]}, separate from the pledge of {day(one.begins)}", f"{what[2]} - donation now, pledge of {day(one.begins)} still to come", f"{who.name} raffle money, not part of our pledge")  # fmt: skip
    return two(one, s.beside(one, said, begins=when, ends=when, quantity=s.pick(one.quantity, one.quantity, one.quantity + 5000)))  # fmt: skip


@MANNERS.add(
    "the first instalments of two grants",
    "Each record names what its grant is for, and the numbers of the grant letters are two.",
    Fact.SAME_RECEIVER,
    Fact.SAME_AMOUNT,
    Fact.OTHER_NUMBERS,
    Fact.TIED,
    Fact.SAME_MEASURE,
)
def first_of_two_grants(s: Scene) -> Case:
    c, who, (a, b) = s.contract(), s.group(), s.things("money")
    one = s.benefit(c, "money", s.many(2, 30) * 25000, s.day(), s.pick(f"1st instalment, {a[0]}", f"Grant for {a[1]}, first half", f"{a[2]} grant 1 of 2"), evidence=s.paper("statement", s.written("GL", s.number())), **s.to(who))  # fmt: skip
    when = one.begins + timedelta(days=s.pick(0, 0, 1, 7))
    said = s.pick(
        f"1st instalment, {b[0]}", f"Grant for {b[1]}, first half", f"{b[2]} grant 1 of 2"
    )
    return two(one, s.beside(one, said, begins=when, ends=when, evidence=s.paper("statement", s.written("GL", s.number()))))  # fmt: skip
