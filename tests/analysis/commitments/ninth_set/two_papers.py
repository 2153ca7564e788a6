"""Two benefits that share words, names, files or neighbouring numbers."""

from __future__ import annotations

from datetime import timedelta

from tests.analysis.commitments.ninth_set.facts import Fact
from tests.analysis.commitments.ninth_set.manner import Manners, two
from tests.analysis.commitments.ninth_set.measures import editions_of, measure_of
from tests.analysis.commitments.ninth_set.names import SAINTS, SITES, STEMS
from tests.analysis.commitments.ninth_set.scene import SPENDING, Scene, organisation
from tests.analysis.commitments.plant import Case

MANNERS = Manners()


@MANNERS.add(
    "two skips of one day with neighbouring tickets",
    "The numbers of the transfer notes are two, though material, day and weight are the same.",
    Fact.OTHER_NUMBERS, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.TIED,
)  # fmt: skip
def neighbouring_tickets(s: Scene) -> Case:
    c, what, n = s.contract(), s.thing("waste"), s.number()
    one = s.benefit(c, "waste", s.many(2, 12) * 500_000, s.day(), s.told("waste", what), evidence=s.paper("statement", f"WTN {n}"))  # fmt: skip
    other = s.number()
    return two(one, s.beside(one, s.told("waste", what), evidence=s.paper("statement", f"WTN {other}")))  # fmt: skip


@MANNERS.add(
    "two materials of one site on one day",
    "The numbers of the transfer notes are two, and so are the materials named.",
    Fact.OTHER_NUMBERS,
    Fact.SAME_DAYS,
    Fact.TIED,
    Fact.SAME_MEASURE,
)
def two_materials(s: Scene) -> Case:
    c, (a, b) = s.contract(), s.things("waste")
    one = s.benefit(c, "waste", s.many(40, 600) * 20_000, s.day(), f"{s.told('waste', a)}, {c.site}", evidence=s.paper("statement", s.written("WTN", s.number())))  # fmt: skip
    return two(one, s.beside(one, f"{s.told('waste', b)}, {c.site}", quantity=s.pick(one.quantity, one.quantity + 40_000), evidence=s.paper("statement", s.written("WTN", s.number()))))  # fmt: skip


@MANNERS.add(
    "the monthly invoice of one supplier",
    "The numbers of the invoices are two and the days a month apart, though supplier and money are the same.",
    Fact.OTHER_NUMBERS, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.DAYS_APART, Fact.TIED,
)  # fmt: skip
def monthly_invoice(s: Scene) -> Case:
    c, kind, what = s.contract(), s.pick(*SPENDING), s.thing("supply")
    who = s.supplier(kind)
    one = s.benefit(c, kind, s.many(200, 4000) * 100, s.day(), s.told("spend", what), evidence=s.paper("statement", s.written("INV", s.number())), **s.to(who))  # fmt: skip
    when = one.begins + timedelta(days=s.many(28, 31))
    return two(one, s.beside(one, s.told("spend", what), begins=when, ends=when, evidence=s.paper("statement", s.written("INV", s.number()))))  # fmt: skip


@MANNERS.add(
    "a policy attached to many records",
    "The file is attached to ten records or more of the firm, and the receivers and days of these two are two.",
    Fact.SAME_FILE,
    Fact.OTHER_RECEIVERS,
    Fact.TIED,
)
def policy_of_many(s: Scene) -> Case:
    c, policy = s.contract(), s.file(s.pick("social value policy.pdf", "CSR statement.docx", "SV plan v3.pdf"))  # fmt: skip
    records = [
        s.benefit(c, "volunteering", s.many(6, 60) * 60, s.day(), s.told("volunteering", s.thing("volunteering"), who.name), evidence=policy, **s.to(who))
        for who in s.rng.sample(s.groups, s.many(10, 12))
    ]  # fmt: skip
    one, other, *around = records
    return two(one, other, *around)


@MANNERS.add(
    "a picture from the library under many records",
    "The picture stands under ten records or more of the firm, and the receivers of these two are two.",
    Fact.SAME_PICTURE,
    Fact.OTHER_RECEIVERS,
    Fact.TIED,
    Fact.SAME_MEASURE,
)
def picture_of_many(s: Scene) -> Case:
    c, logo = s.contract(), s.picture(s.pick("logo.png", "banner.jpg", "team stock photo.jpg"))
    records = [
        s.benefit(c, "money", s.many(10, 90) * 2500, s.day(), s.told("money", s.thing("money"), who.name), evidence=s.pick(logo, s.copied(logo)), **s.to(who))
        for who in s.rng.sample(s.groups, s.many(10, 12))
    ]  # fmt: skip
    one, other, *around = records
    return two(one, other, *around)


@MANNERS.add(
    "one text pasted for two schools",
    "The receivers are two schools, though words, number of pupils and day are the same.",
    Fact.OTHER_RECEIVERS,
    Fact.SAME_AMOUNT,
    Fact.SAME_DAYS,
    Fact.TIED,
)
def pasted_text(s: Scene) -> Case:
    c, (who, whom), what = s.contract(), s.two_of(s.schools), s.thing("careers")
    one = s.benefit(c, "careers", s.many(2, 12) * 10, s.day(), s.pick(f"{what[0]} delivered by our apprentices and site team", f"Inspiring the next generation: {what[1]}", f"{what[2]}, pupils found out about jobs in the trade"), **s.to(who))  # fmt: skip
    other = s.beside(one, one.description, **s.to(whom))
    return two(one, s.pick(other, s.beside(one, s.told("careers", what, whom.name), **s.to(whom))))


@MANNERS.add(
    "two schools of one saint",
    "The receivers are two organisations of the place whose names share their first words.",
    Fact.OTHER_RECEIVERS,
    Fact.SAME_DAYS,
    Fact.TIED,
    Fact.SAME_MEASURE,
)
def schools_of_one_saint(s: Scene) -> Case:
    c, saint, what = s.contract(), s.pick(*SAINTS), s.thing("things")
    who, whom = (organisation(f"{saint} {kind}") for kind in s.pick(("CofE Primary School", "RC Primary School"), ("Infant School", "Junior School"), ("High School", "Primary School")))  # fmt: skip
    one = s.benefit(c, "things", s.many(4, 40), s.day(), s.told("things", what, who.name), **s.to(who))  # fmt: skip
    return two(one, s.beside(one, s.told("things", what, whom.name), quantity=s.pick(one.quantity, one.quantity + 2), **s.to(whom)))  # fmt: skip


@MANNERS.add(
    "two numbered troops of one town",
    "The typed names differ by the number of the troop, which each record gives.",
    Fact.SAME_AMOUNT, Fact.SAME_DAYS, Fact.TIED, other=(r"(\d(?:st|nd|rd|th)) ",),
)  # fmt: skip
def numbered_troops(s: Scene) -> Case:
    c, stem, what = s.contract(), s.pick(*STEMS), s.thing("money")
    a, b = s.rng.sample(("1st", "2nd", "3rd", "4th", "5th"), 2)
    kind = s.pick("Scouts", "Brownies", "Cubs", "Guides")
    one = s.benefit(c, "money", s.many(4, 40) * 2500, s.day(), s.told("money", what, f"{a} {stem} {kind}"), **s.to_name(f"{a} {stem} {kind}"))  # fmt: skip
    return two(one, s.beside(one, s.told("money", what, f"{b} {stem} {kind}"), **s.to_name(f"{b} {stem} {kind}")))  # fmt: skip


@MANNERS.add(
    "the same work at two sites of one contract",
    "Each record names its site, and the sites and wards are two.",
    Fact.OTHER_PLACES, Fact.SAME_DAYS, Fact.TIED, Fact.SAME_MEASURE, other=(r"(?:at|on|site:?) ([A-Z].{4,})$",),
)  # fmt: skip
def two_sites(s: Scene) -> Case:
    c, what, (a, b) = s.contract(), s.thing("carbon"), s.rng.sample(SITES, 2)
    first, last, _ = s.quarter()
    ward = s.pick(*(each for each in s.wards if s.contains[each] != s.contains[c.ward]))
    one = s.benefit(c, "carbon", s.many(9, 400) * 100, first, f"{s.told('carbon', what)} {s.pick('at', 'on', 'site:')} {a}", ends=last, places=(c.ward,))  # fmt: skip
    return two(one, s.beside(one, f"{s.told('carbon', what)} {s.pick('at', 'on', 'site:')} {b}", places=(ward,), quantity=s.pick(one.quantity, one.quantity + 200)))  # fmt: skip


@MANNERS.add(
    "pages of one receipt book",
    "The numbers of the receipts are two, though receiver, day and money are the same.",
    Fact.OTHER_NUMBERS, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.TIED,
)  # fmt: skip
def receipt_book(s: Scene) -> Case:
    c, who, (a, b) = s.contract(), s.group(), s.things("money")
    one = s.benefit(c, "money", s.many(2, 20) * 5000, s.day(), s.told("money", a, who.name), evidence=s.paper("statement", f"Receipt {s.number()}"), **s.to(who))  # fmt: skip
    return two(one, s.beside(one, s.told("money", b, who.name), evidence=s.paper("statement", f"Receipt {s.number()}")))  # fmt: skip


@MANNERS.add(
    "an old contract's team day and a new contract's under the next edition",
    "The days are months apart and the measures are of two editions, though group and hours are the same.",
    Fact.OTHER_MEASURE, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.DAYS_APART, Fact.TIED,
)  # fmt: skip
def next_edition(s: Scene) -> Case:
    c, who, (a, b) = s.contract(), s.group(), s.things("volunteering")
    one = s.benefit(c, "volunteering", s.many(6, 60) * 60, s.day(500), s.told("volunteering", a, who.name), **s.to(who))  # fmt: skip
    when = one.begins + timedelta(days=s.many(90, 260))
    other = s.pick(*(each for each in editions_of("volunteering") if measure_of("volunteering", each) != one.measure))  # fmt: skip
    return two(one, s.beside(one, s.told("volunteering", b, who.name), begins=when, ends=when, measure=measure_of("volunteering", other), agreement=f"C-{s.many(5000, 5999)}", under=()))  # fmt: skip


@MANNERS.add(
    "the firm's own page behind many records",
    "The address stands behind ten records or more of the firm, and the receivers of these two are two.",
    Fact.SAME_LINK,
    Fact.OTHER_RECEIVERS,
    Fact.TIED,
    Fact.SAME_MEASURE,
)
def page_of_many(s: Scene) -> Case:
    c = s.contract()
    page = f"{c.firm.key}.example/{s.pick('news', 'social-value', 'community')}"
    records = [
        s.benefit(c, "volunteering", s.many(6, 60) * 60, s.day(), s.told("volunteering", s.thing("volunteering"), who.name), evidence=s.link(page), **s.to(who))
        for who in s.rng.sample(s.groups, s.many(10, 12))
    ]  # fmt: skip
    one, other, *around = records
    return two(one, other, *around)


@MANNERS.add(
    "two invoices of which one is a fifth larger",
    "The numbers of the invoices are two, though the larger amount is the smaller with a fifth on top.",
    Fact.OTHER_NUMBERS,
    Fact.SAME_RECEIVER,
    Fact.OTHER_AMOUNT,
    Fact.TIED,
    Fact.SAME_MEASURE,
)
def a_fifth_larger(s: Scene) -> Case:
    c, kind, what, net = s.contract(), s.pick(*SPENDING), s.thing("supply"), s.many(20, 600) * 1000
    who = s.supplier(kind)
    one = s.benefit(c, kind, net, s.day(), s.told("spend", what), evidence=s.paper("statement", s.written("INV", s.number())), **s.to(who))  # fmt: skip
    when = one.begins + timedelta(days=s.pick(0, 14, 30))
    return two(one, s.beside(one, s.told("spend", what), quantity=net * 6 // 5, begins=when, ends=when, evidence=s.paper("statement", s.written("INV", s.number()))))  # fmt: skip
