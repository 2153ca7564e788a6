"""One benefit that was typed twice, with slips, other units, other spellings and other words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.ninth_set.facts import Fact
from tests.analysis.commitments.ninth_set.manner import Manners, two
from tests.analysis.commitments.ninth_set.measures import editions_of, measure_of
from tests.analysis.commitments.ninth_set.scene import SPENDING, Scene, pounds
from tests.analysis.commitments.plant import Case

MANNERS = Manners()
SPELT = (
    ("St ", "Saint "), ("School", "Sch."), ("Primary", "Prim"), ("Community", "Comm."), ("Centre", "Ctr"), ("Association", "Assoc"), ("Junior Football Club", "Jnr FC"),
    ("'s", "s"), ("Youth Project", "YP"), ("College", "Coll"), ("Refugee", "Rfg"), ("Group", "Grp"), ("Garden", "Gdn"),
)  # fmt: skip


@MANNERS.add(
    "two digits of the amount changed places when a sheet was typed in",
    "The number of the receipt, the receiver and the day are the same, and the amounts have the same digits.",
    Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.OTHER_AMOUNT, Fact.TIED,
)  # fmt: skip
def digits_changed_places(s: Scene) -> Case:
    c, who, what, n = s.contract(), s.group(), s.thing("money"), s.number()
    a, b = s.rng.sample(range(1, 10), 2)
    tail = s.pick(0, 5)
    one = s.benefit(c, "money", (a * 100 + b * 10 + tail) * 100, s.day(), s.told("money", what, who.name), evidence=s.paper("statement", s.written("R", n)), **s.to(who))  # fmt: skip
    return two(one, s.beside(one, s.told("money", what, who.name), quantity=(b * 100 + a * 10 + tail) * 100, evidence=s.paper("statement", s.written("R", n))))  # fmt: skip


@MANNERS.add(
    "tonnes typed where kilograms are asked for",
    "The number of the transfer note and the day are the same, and the one amount is a thousand times the other.",
    Fact.SAME_NUMBER, Fact.SAME_DAYS, Fact.OTHER_AMOUNT, Fact.TIED,
)  # fmt: skip
def tonnes_for_kilograms(s: Scene) -> Case:
    c, what, n = s.contract(), s.thing("waste"), s.number()
    one = s.benefit(c, "waste", s.many(60, 900) * 20_000, s.day(), s.told("waste", what), evidence=s.paper("statement", s.written("WTN", n)))  # fmt: skip
    said = s.pick(s.told("waste", what), f"{what[1]}, see note", f"WTN total {what[2]}")
    return two(one, s.beside(one, said, quantity=one.quantity // 1000, evidence=s.paper("statement", s.written("WTN", n))))  # fmt: skip


@MANNERS.add(
    "thousands of pounds typed as pounds",
    "The number of the order, the supplier and the days are the same, and the one amount is a thousand times the other.",
    Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.OTHER_AMOUNT, Fact.TIED,
)  # fmt: skip
def thousands_as_pounds(s: Scene) -> Case:
    c, kind, what, n = s.contract(), s.pick(*SPENDING), s.thing("supply"), s.number()
    who = s.supplier(kind)
    first, last, name = s.quarter()
    one = s.benefit(c, kind, s.many(4, 95) * 100_000, first, s.told("spend", what), ends=last, evidence=s.paper("statement", s.written("PO", n)), **s.to(who))  # fmt: skip
    said = s.pick(f"Spend £k {name}", f"{who.name}, {what[1]} (000s)", f"£000 {name} {what[2]}")
    return two(one, s.beside(one, said, quantity=one.quantity // 1000, evidence=s.paper("statement", s.written("PO", n))))  # fmt: skip


@MANNERS.add(
    "an invoice without VAT and the same with it",
    "The number of the invoice and the supplier are the same, and the larger amount is the smaller with a fifth on top.",
    Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.OTHER_AMOUNT, Fact.TIED,
)  # fmt: skip
def with_and_without_vat(s: Scene) -> Case:
    c, kind, what, n = s.contract(), s.pick(*SPENDING), s.thing("supply"), s.number()
    who = s.supplier(kind)
    net = s.many(200, 9000) * 100
    one = s.benefit(c, kind, net, s.day(), s.told("spend", what), evidence=s.paper("statement", s.written("INV", n)), **s.to(who))  # fmt: skip
    said = s.pick(f"{what[1]} inc VAT", f"{s.told('spend', what)}, gross", f"{who.name} {pounds(net * 6 // 5)}")  # fmt: skip
    when = one.begins + timedelta(days=s.pick(0, 14, 30))
    return two(one, s.beside(one, said, quantity=net * 6 // 5, begins=when, ends=when, evidence=s.paper("statement", s.written("INV", n))))  # fmt: skip


@MANNERS.add(
    "hours of one head and hours of all heads",
    "Both say the same number of staff at the same place and day, and the larger is the smaller times that number.",
    Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.OTHER_AMOUNT, Fact.TIED, same=(r"(\d+) (?:staff|people|colleagues)",),
)  # fmt: skip
def hours_of_one_head(s: Scene) -> Case:
    c, who, what, many, each = (
        s.contract(),
        s.group(),
        s.thing("volunteering"),
        s.many(3, 12),
        s.many(3, 7),
    )
    one = s.benefit(c, "volunteering", each * 60, s.day(), f"{s.told('volunteering', what, who.name)}, {many} staff", **s.to(who))  # fmt: skip
    said = s.pick(f"{many} people x {each} hrs, {what[1]}", f"{what[2]} - {many} colleagues, {each} hours each", f"{many} staff at {who.name} {each}h each")  # fmt: skip
    return two(one, s.beside(one, said, quantity=many * each * 60))


@MANNERS.add(
    "a paper number typed with a letter O for a nought",
    "Read with the letter as nought the numbers are one, and receiver, day and amount are the same.",
    Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.TIED,
)  # fmt: skip
def letter_for_a_nought(s: Scene) -> Case:
    c, who, what = s.contract(), s.school(), s.thing("things")
    number = f"{s.number()}0{s.many(1, 9)}"
    one = s.benefit(c, "things", s.many(4, 60), s.day(), s.told("things", what, who.name), evidence=s.paper("statement", f"POD {number}"), **s.to(who))  # fmt: skip
    slip = s.pick("pod-", "P.O.D. ", "POD No ") + number[:-2] + "O" + number[-1]
    return two(one, s.beside(one, s.told("things", what, who.name), evidence=s.paper("statement", slip)))  # fmt: skip


@MANNERS.add(
    "the receiver's name typed in another spelling",
    "The typed name is the organisation's, spelt otherwise, and day, amount and work are the same.",
    Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.TIED, Fact.SAME_MEASURE,
)  # fmt: skip
def another_spelling(s: Scene) -> Case:
    c, what = s.contract(), s.thing("volunteering")
    who = s.pick(s.group(), s.school())
    name = who.name
    for long, short in SPELT:
        name = name.replace(long, short)
    if name == who.name:
        at = s.many(2, len(name.split()[0]) - 2)
        name = name[:at] + s.pick("", name[at] * 2, name[at + 1]) + name[at + 1 :]
    one = s.benefit(c, "volunteering", s.many(3, 40) * 90, s.day(), s.told("volunteering", what, who.name), **s.to(who))  # fmt: skip
    return two(one, s.beside(one, s.told("volunteering", what, name), **s.to_name(name)))


@MANNERS.add(
    "the receiver under the name that it had before",
    "One description says what the group was called before, that is how the other record names it, and day and amount are the same.",
    Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.TIED, said=(r"formerly|used to be|now called",),
)  # fmt: skip
def former_name(s: Scene) -> Case:
    c, (who, was), what = s.contract(), s.two_of(s.groups), s.thing("money")
    one = s.benefit(c, "money", s.many(10, 300) * 1000, s.day(), s.told("money", what, was.name), **s.to_name(was.name))  # fmt: skip
    said = s.pick(f"{who.name} (formerly {was.name}), {what[1]}", f"{what[2]}: {was.name}, now called {who.name}", f"Gift for {what[0]} - {who.name}, used to be {was.name}")  # fmt: skip
    return two(one, s.beside(one, said, **s.to_name(who.name)))


@MANNERS.add(
    "taken in twice from a spreadsheet that cuts words off",
    "Everything is the same but for the day of recording, and the one description is the beginning of the other.",
    Fact.SAME_WORDS, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.TIED, Fact.SAME_MEASURE,
)  # fmt: skip
def words_cut_off(s: Scene) -> Case:
    c, who, kind = s.contract(), s.group(), s.pick("volunteering", "money", "things", "advice")
    text = f"{s.told(kind, s.thing(kind), who.name)}, {s.pick('thanks to the site team', 'agreed with the council', 'see the photos', 'part of our plan')} {c.site}"  # fmt: skip
    quantity = {"volunteering": 60, "money": 2500, "things": 1, "advice": 30}[kind] * s.many(3, 70)
    one = s.benefit(c, kind, quantity, s.day(), text, **s.to(who))
    later = one.recorded_on + timedelta(days=s.many(1, 100))
    return two(one, replace(one, description=one.description[: s.many(18, 30)], recorded_on=later))


@MANNERS.add(
    "a bare reference to a sheet and the words in full",
    "The file behind both is the same, byte for byte, and so are day and amount.",
    Fact.SAME_FILE,
    Fact.SAME_DAYS,
    Fact.SAME_AMOUNT,
    Fact.TIED,
)
def bare_reference(s: Scene) -> Case:
    c, who, what = s.contract(), s.school(), s.thing("careers")
    sheet = s.file(s.pick("sign in sheet.pdf", "register.xlsx", "scan0042.pdf"))
    one = s.benefit(c, "careers", s.many(8, 150), s.day(), s.told("careers", what, who.name), evidence=sheet, **s.to(who))  # fmt: skip
    said = s.pick(f"see sheet row {s.many(2, 90)}", "as attached", f"SV log line {s.many(2, 90)}", "per register")  # fmt: skip
    return two(one, s.beside(one, said, evidence=(replace(sheet[0], reference=s.pick("upload.pdf", "doc (2).pdf", "final.xlsx")),), **s.to_name("")))  # fmt: skip


@MANNERS.add(
    "day and month changed places",
    "The number of the sign-in sheet, the receiver and the hours are the same, and the days differ only by day and month in each other's place.",
    Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.DAYS_APART, Fact.TIED,
)  # fmt: skip
def day_for_month(s: Scene) -> Case:
    c, who, what, n = s.contract(), s.group(), s.thing("volunteering"), s.number()
    a, b = s.rng.sample(range(1, 13), 2)
    when = s.day().replace(month=a, day=b)
    one = s.benefit(c, "volunteering", s.many(4, 60) * 60, when, s.told("volunteering", what, who.name), evidence=s.paper("statement", s.written("S", n)), **s.to(who))  # fmt: skip
    swapped = when.replace(month=b, day=a)
    return two(one, s.beside(one, s.told("volunteering", what, who.name), begins=swapped, ends=swapped, evidence=s.paper("statement", s.written("S", n))))  # fmt: skip


@MANNERS.add(
    "the year before typed after new year",
    "The file behind both is the same, byte for byte, receiver and amount too, and the days differ by the year alone.",
    Fact.SAME_FILE, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.DAYS_APART, Fact.TIED,
)  # fmt: skip
def year_before(s: Scene) -> Case:
    c, who, what = s.contract(), s.group(), s.thing("things")
    note = s.file(s.pick("thank you letter.pdf", "email.pdf", "delivery note.pdf"))
    when = s.day().replace(year=2025, month=s.pick(1, 2), day=s.many(2, 26))
    one = s.benefit(c, "things", s.many(4, 90), when, s.told("things", what, who.name), evidence=note, **s.to(who))  # fmt: skip
    wrong = when.replace(year=2024)
    return two(one, s.beside(one, s.told("things", what, who.name), begins=wrong, ends=wrong))


@MANNERS.add(
    "the same hours under another framework's edition",
    "The measures are two editions' words for the same hours, and provider, receiver, day and amount are the same.",
    Fact.OTHER_MEASURE, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.TIED,
)  # fmt: skip
def another_edition(s: Scene) -> Case:
    c, who, kind = s.contract(), s.group(), s.pick("volunteering", "advice", "money", "things")
    what, quantity = s.thing(kind), s.many(3, 60) * {"volunteering": 60, "money": 2500, "things": 1, "advice": 30}[kind]  # fmt: skip
    one = s.benefit(c, kind, quantity, s.day(), s.told(kind, what, who.name), **s.to(who))
    other = s.pick(*(each for each in editions_of(kind) if measure_of(kind, each) != one.measure))
    return two(one, s.beside(one, s.told(kind, what, who.name), measure=measure_of(kind, other), agreement=f"C-{s.many(5000, 5999)}", under=()))  # fmt: skip
