"""One gift, delivery or purchase that came onto record twice or in parts."""

from __future__ import annotations

from datetime import timedelta

from tests.analysis.commitments.ninth_set.facts import Fact
from tests.analysis.commitments.ninth_set.manner import Manners, two
from tests.analysis.commitments.ninth_set.scene import SPENDING, Scene, day, pounds
from tests.analysis.commitments.plant import Case

MANNERS = Manners()


@MANNERS.add(
    "the donor's gift and the charity's own record of having received it",
    "The charity's record names the donor as who delivered, and it is who received the other; money and day are the same.",
    Fact.TIED, Fact.SAME_AMOUNT, Fact.SAME_DAYS, Fact.SAME_MEASURE, said=(r"received|rec.d|thanks to|from ",),
)  # fmt: skip
def donor_and_charity(s: Scene) -> Case:
    c, who, what = s.contract(), s.group(), s.thing("money")
    one = s.benefit(c, "money", s.many(10, 400) * 1250, s.day(), s.told("money", what, who.name), **s.to(who))  # fmt: skip
    said = s.pick(f"Received from {c.firm.name} for {what[1]}", f"{what[2]}, thanks to {c.firm.name}", f"Grant rec'd - {c.firm.name}")  # fmt: skip
    return two(one, s.beside(one, said, provider=who.key, accountable=who.key, delivered_by=(c.firm.key,), agreement=f"VCS-{s.many(10, 99)}", under=(), **s.to_name("")))  # fmt: skip


@MANNERS.add(
    "a pledge and its payment",
    "The payment's words say that it pays the pledge of that day, and receiver and money are the same.",
    Fact.TIED, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.DAYS_APART, said=(r"pledge",),
)  # fmt: skip
def pledged_and_paid(s: Scene) -> Case:
    c, who, what = s.contract(), s.group(), s.thing("money")
    one = s.benefit(c, "money", s.many(5, 90) * 5000, s.day(), s.pick(f"Pledged {who.name} money for {what[0]}", f"Pledge at the dinner: {what[1]}, {who.name}", f"{who.name} - we have pledged to pay for {what[2]}"), **s.to(who))  # fmt: skip
    when = one.begins + timedelta(days=s.many(15, 90))
    said = s.pick(f"Paid the pledge of {day(one.begins)}, {what[1]}", f"{who.name} pledge ({day(one.begins)}) now paid", f"BACS to {who.name}, as pledged {day(one.begins)}")  # fmt: skip
    return two(one, s.beside(one, said, begins=when, ends=when))


@MANNERS.add(
    "the transfer of a gift and the cheque held up for the paper weeks later",
    "Receiver and money are the same, and the later record says presentation of a cheque for the gift already sent.",
    Fact.TIED, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.DAYS_APART, said=(r"already|sent on",),
)  # fmt: skip
def cheque_for_the_paper(s: Scene) -> Case:
    c, who, what = s.contract(), s.group(), s.thing("money")
    one = s.benefit(c, "money", s.many(3, 80) * 10000, s.day(), s.told("money", what, who.name), **s.to(who))  # fmt: skip
    when = one.begins + timedelta(days=s.many(8, 45))
    said = s.pick(f"Big cheque photo with {who.name}, money already sent", f"Presentation of cheque, {what[1]} (transfer sent on {day(one.begins)})", f"Press photo at {who.name} for {pounds(one.quantity)} already paid over")  # fmt: skip
    return two(one, s.beside(one, said, begins=when, ends=when, evidence=s.picture()))


@MANNERS.add(
    "what staff raised and the total with the firm's match",
    "The larger record says which part of it staff raised, and that part is the other record.",
    Fact.TIED, Fact.SAME_RECEIVER, Fact.OTHER_AMOUNT, Fact.DAYS_MEET, said=(r"match", r"incl|made up of|of which"),
)  # fmt: skip
def raised_and_total(s: Scene) -> Case:
    c, who, raised = s.contract(), s.group(), s.many(80, 2400) * 100
    how = s.pick(("bake sale", "cake stall"), ("sponsored walk", "3 peaks walk"), ("raffle", "prize draw"))  # fmt: skip
    one = s.benefit(c, "money", raised, s.day(), s.pick(f"Staff {how[0]} for {who.name}", f"{how[1]} raised {pounds(raised)}", f"Raised by staff, {how[0]} ({who.name})"), **s.to(who))  # fmt: skip
    said = s.pick(f"{who.name}: {pounds(2 * raised)} incl. {pounds(raised)} from the {how[1]} and our match", f"{pounds(2 * raised)}, made up of {how[0]} {pounds(raised)} + matched by the firm", f"Match funded {how[1]}, {pounds(2 * raised)} of which {pounds(raised)} raised")  # fmt: skip
    return two(one, s.beside(one, said, quantity=2 * raised))


@MANNERS.add(
    "one delivery in two vans, by van and as a whole",
    "The whole gives the numbers of both delivery notes, and one of them is the other record's.",
    Fact.SAME_NUMBER,
    Fact.SAME_RECEIVER,
    Fact.TIED,
    Fact.OTHER_AMOUNT,
    Fact.DAYS_MEET,
)
def van_and_whole(s: Scene) -> Case:
    c, who, what, n, m = s.contract(), s.school(), s.thing("things"), s.number(), s.number()
    a, b = s.many(3, 30), s.many(3, 30)
    one = s.benefit(c, "things", a, s.day(), s.told("things", what, who.name), evidence=s.paper("statement", s.written("DN", n)), **s.to(who))  # fmt: skip
    said = s.pick(f"{a + b} {what[1]} in two vans", f"All {what[2]} for {who.name}, 2 drops", f"{what[0]}: {a} then {b}")  # fmt: skip
    both = s.paper("statement", s.written("DN", n)) + s.paper("statement", s.written("DN", m))
    return two(one, s.beside(one, said, quantity=a + b, ends=one.begins + timedelta(days=s.pick(0, 1)), evidence=both))  # fmt: skip


@MANNERS.add(
    "one skip told by the waste firm and by the contractor",
    "The number of the transfer note, weight and day are the same, and the contractor names the waste firm.",
    Fact.SAME_NUMBER,
    Fact.SAME_AMOUNT,
    Fact.SAME_DAYS,
    Fact.TIED,
)
def waste_firm_and_contractor(s: Scene) -> Case:
    c, what, n = s.contract(), s.thing("waste"), s.number()
    sub = s.pick(*c.subs)
    one = s.benefit(c, "waste", s.many(40, 900) * 20_000, s.day(), s.told("waste", what), provider=sub.key, accountable=sub.key, agreement=f"PO-{s.many(100, 999)}", under=(), evidence=s.paper("statement", s.written("WTN", n)))  # fmt: skip
    said = s.pick(f"{what[1]} via {sub.name}", f"Skip from {c.site}, {what[2]}", f"{s.told('waste', what)} ({c.site})")  # fmt: skip
    return two(one, s.beside(one, said, provider=c.firm.key, accountable=c.firm.key, delivered_by=(sub.key,), agreement=c.code, under=c.under, evidence=s.paper("statement", s.written("WTN", n))))  # fmt: skip


@MANNERS.add(
    "an invoice in one quarter by its date and in the next by its payment",
    "The number of the invoice, the supplier and the money are the same, whatever the days.",
    Fact.SAME_NUMBER,
    Fact.SAME_RECEIVER,
    Fact.SAME_AMOUNT,
    Fact.DAYS_APART,
    Fact.TIED,
)
def invoiced_and_paid(s: Scene) -> Case:
    c, kind, what, n = s.contract(), s.pick(*SPENDING), s.thing("supply"), s.number()
    who = s.supplier(kind)
    one = s.benefit(c, kind, s.many(200, 9000) * 100, s.day(), s.told("spend", what), evidence=s.paper("statement", s.written("INV", n)), **s.to(who))  # fmt: skip
    when = one.begins + timedelta(days=s.many(28, 75))
    said = s.pick(f"Paid {who.name}, {what[1]}", f"{what[2]} - payment run", s.told("spend", what))
    return two(one, s.beside(one, said, begins=when, ends=when, evidence=s.paper("statement", s.written("INV", n))))  # fmt: skip


@MANNERS.add(
    "one visit told by two of the staff who went, with one picture",
    "The picture is the same but for how it was saved, the school is the same, and the days meet.",
    Fact.SAME_PICTURE,
    Fact.SAME_RECEIVER,
    Fact.DAYS_MEET,
    Fact.TIED,
)
def two_of_the_staff(s: Scene) -> Case:
    c, who, what, seen = s.contract(), s.school(), s.thing("careers"), s.picture()
    many = s.many(10, 120)
    one = s.benefit(c, "careers", many, s.day(), s.told("careers", what, who.name), evidence=seen, **s.to(who))  # fmt: skip
    said = s.pick(f"Great morning with the kids, {what[1]}", f"{who.name} - {what[2]}", f"I went along to do {what[0]}")  # fmt: skip
    return two(one, s.beside(one, said, quantity=many // 5 * 5, evidence=s.copied(seen)))


@MANNERS.add(
    "the same team day claimed for two contracts of one firm",
    "The provider, the receiver, the day and the hours are the same, and the second says that it is on the other contract too.",
    Fact.TIED, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, said=(r"also|as well|same day as",),
)  # fmt: skip
def claimed_for_two_contracts(s: Scene) -> Case:
    (c, d), who, what = s.two_contracts(), s.group(), s.thing("volunteering")
    one = s.benefit(c, "volunteering", s.many(6, 90) * 60, s.day(), s.told("volunteering", what, who.name), **s.to(who))  # fmt: skip
    said = s.pick(f"{what[1]} (also put on {c.code})", f"{s.told('volunteering', what, who.name)}, counts for {c.code} as well", f"{who.name} team event, same day as logged for {c.code}")  # fmt: skip
    return two(one, s.beside(one, said, agreement=d.code, under=d.under))


@MANNERS.add(
    "trees counted by the contractor and by the council's officer",
    "The council names the contractor as who delivered, and the place, the days and the number of trees are the same.",
    Fact.TIED,
    Fact.SAME_AMOUNT,
    Fact.DAYS_MEET,
    Fact.SAME_RECEIVER,
    Fact.SAME_MEASURE,
)
def trees_by_two(s: Scene) -> Case:
    c, who, many = s.contract(), s.school(), s.many(15, 480)
    first = s.day()
    one = s.benefit(c, "trees", many, first, s.told("trees", who=who.name), ends=first + timedelta(days=s.pick(0, 1, 2)), **s.to(who))  # fmt: skip
    said = s.pick(f"{many} trees planted, {c.firm.name}", f"City tree programme: {who.name}", s.told("trees", who=who.name))  # fmt: skip
    return two(one, s.beside(one, said, ends=first, provider=c.client.key, accountable=c.client.key, delivered_by=(c.firm.key,), agreement=f"TREE-{s.many(10, 99)}", under=()))  # fmt: skip


@MANNERS.add(
    "one piece in the news behind two records in other words",
    "The address on the web is the same, and so are the receiver and the day.",
    Fact.SAME_LINK,
    Fact.SAME_RECEIVER,
    Fact.SAME_DAYS,
    Fact.TIED,
)
def one_piece_in_the_news(s: Scene) -> Case:
    c, who, what, number = s.contract(), s.group(), s.thing("volunteering"), s.number()
    address = s.pick(f"tavermouthpost.example/news/{number}", f"linkedin.example/posts/{number}", f"facebook.example/{who.key}/{number}")  # fmt: skip
    one = s.benefit(c, "volunteering", s.many(6, 90) * 60, s.day(), s.told("volunteering", what, who.name), evidence=s.link(address), **s.to(who))  # fmt: skip
    said = s.pick(f"As in the paper: {what[1]}", f"{what[2]}, see post", f"{who.name} day, coverage attached")  # fmt: skip
    return two(one, s.beside(one, said, quantity=s.pick(one.quantity, one.quantity + 60, one.quantity - 30), evidence=s.link(address)))  # fmt: skip


@MANNERS.add(
    "one instalment of a grant told twice",
    "Both say that it is the first instalment, in one word or another, and receiver and money are the same.",
    Fact.TIED, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.DAYS_MEET, said=(r"1st|first half|first payment", r"1 of 2|1/2|initial"),
)  # fmt: skip
def instalment_told_twice(s: Scene) -> Case:
    c, who, what = s.contract(), s.group(), s.thing("money")
    one = s.benefit(c, "money", s.many(2, 30) * 25000, s.day(), s.pick(f"1st instalment, {who.name} grant", f"Grant for {what[0]}, first half", f"{what[1]} - first payment"), **s.to(who))  # fmt: skip
    said = s.pick(f"{who.name} grant 1 of 2", f"Initial payment of grant ({what[2]})", f"{what[1]} grant, instalment 1/2")  # fmt: skip
    return two(one, s.beside(one, said, ends=one.begins + timedelta(days=s.pick(0, 0, 2))))


@MANNERS.add(
    "one month of a standing gift from the bank's and from the team's sheet",
    "Both name the same month of the standing gift, and receiver and money are the same.",
    Fact.TIED, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.DAYS_MEET, same=(r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",),
)  # fmt: skip
def month_of_standing_gift(s: Scene) -> Case:
    c, who, first = s.contract(), s.group(), s.day().replace(day=s.pick(1, 15, 28))
    one = s.benefit(c, "money", s.pick(5000, 10000, 15000, 25000, 50000), first, s.pick(f"S/O {first:%b} {who.name}", f"Bank: standing order {first:%B}", f"{first:%b} direct debit to {who.name}"), **s.to(who))  # fmt: skip
    said = s.pick(f"Monthly gift, {first:%B}", f"{first:%B} contribution to {who.name}", f"Regular giving {first:%b}")  # fmt: skip
    start = first.replace(day=1)
    return two(one, s.beside(one, said, begins=start, ends=start.replace(day=28)))
