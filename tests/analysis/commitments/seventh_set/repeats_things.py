"""One benefit in two records: money, goods, trees, loads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.analysis.commitments.plant import Case
from tests.analysis.commitments.seventh_set.facts import Fact, spoken
from tests.analysis.commitments.seventh_set.firms import any_tie, both, elsewhere, unnamed
from tests.analysis.commitments.seventh_set.kinds import said
from tests.analysis.commitments.seventh_set.manner import Manners, two
from tests.analysis.commitments.seventh_set.stage import (
    CONTAINS,
    Stage,
    months_later,
    typed_otherwise,
)
from weft.analysis.commitments.benefit import Evidence

MANNERS = Manners()
ONE_GIFT = (Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.NO_TWO_NUMBERS)
GIVEN = ("gift", "gift", "equipment", "trees")


@MANNERS.add("imported twice, the second cut off", "The same words as far as they go, the same days and amount of one firm.", 3,
             Fact.SAME_PROVIDER, Fact.SAME_WORDS, Fact.NO_TWO_RECEIVERS, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_MEASURE, Fact.NO_TWO_NUMBERS)  # fmt: skip
def _cut_off(stage: Stage) -> Case:
    deed, rng = stage.deed(stage.rng.choice((*GIVEN, "spend"))), stage.rng
    words = stage.words(deed).rstrip(" .")
    text = f"{words}, {rng.choice(('agreed with the community lead', 'delivered in person', 'as set out in our tender', 'paid from the local fund'))}"
    first = stage.record(deed, stage.firm(), text, (stage.file(),))
    row = replace(first, description=text[: max(len(words), rng.randint(24, 60))], beneficiary="", evidence=(), cohorts=(),
                  recorded_on=first.recorded_on + timedelta(days=rng.choice((0, 1, 30))))  # fmt: skip
    return two(first, unnamed(row) if rng.random() < 0.3 else row)


@MANNERS.add("gift told to two councils", "One firm, one receiver, the same day and sum, for two agreements.", 3,
             Fact.SAME_PROVIDER, Fact.OTHER_AGREEMENT, Fact.MONEY, *ONE_GIFT)  # fmt: skip
def _gift_to_two(stage: Stage) -> Case:
    deed = stage.deed("gift")
    return two(*elsewhere(stage, both(stage, deed, "same", (stage.some_evidence("gift"), (stage.file(),)))))  # fmt: skip


@MANNERS.add("gift of the group told by parent and daughter", "Both attach the same letter.", 2,
             Fact.SAME_GROUP, Fact.SAME_FILE, Fact.SAME_MEASURE, Fact.SAME_AMOUNT, Fact.NO_TWO_NUMBERS)  # fmt: skip
def _same_letter(stage: Stage) -> Case:
    deed, letter = stage.deed(stage.rng.choice(GIVEN)), stage.file("thank you letter", "letter", "Scan")  # fmt: skip
    first, second = both(stage, deed, "group", ((letter,), (stage.renamed(letter),)))
    return two(first, unnamed(second) if stage.rng.random() < 0.4 else second)


@MANNERS.add("gift rounded", "One receiver and day; the sum of the one is that of the other, rounded.", 2,
             Fact.TIED, Fact.SAME_RECEIVER, Fact.DAYS_WITHIN, Fact.ROUNDED, Fact.SAME_MEASURE, Fact.NO_TWO_NUMBERS)  # fmt: skip
def _rounded(stage: Stage) -> Case:
    deed, rng = stage.deed("gift"), stage.rng
    round_sum = rng.choice((50_000, 100_000, 120_000, 250_000, 400_000))
    exact = round_sum + rng.choice((-1, 1)) * rng.randrange(101, round_sum // 40)
    deed = replace(deed, quantity=exact)
    text = f"{rng.choice(('About', 'Some', 'Roughly', 'c.'))} {said('gbp', round_sum)} for {rng.choice(deed.subject)}"
    return two(*both(stage, deed, any_tie(stage), (stage.some_evidence("gift"), ()), round_sum, (None, text)))  # fmt: skip


@MANNERS.add("gift told when promised and when thanked for", "The letter of thanks names the day of the cheque; one receiver, one sum.", 2,
             Fact.TIED, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.DAYS_APART, Fact.DATE_IN_WORDS, Fact.NO_TWO_NUMBERS,
             says=r"\b(cheque|transfer|payment) (of|from|dated|made on) \d+ ")  # fmt: skip
def _thanked(stage: Stage) -> Case:
    rng = stage.rng
    deed = stage.deed("gift", begins=stage.day("gift", date(2026, 5, 1)))
    on = spoken(deed.begins)
    text = rng.choice((f"Letter of thanks received for our cheque of {on} ({rng.choice(deed.subject)})", f"Thanked for the transfer made on {on}",
                       f"{rng.choice(deed.subject).capitalize()}: acknowledged, payment of {on}", f"Receipt came for our cheque dated {on}."))  # fmt: skip
    first, second = both(stage, deed, any_tie(stage), ((), (stage.file(),)), texts=(None, text))
    later = deed.begins + timedelta(days=rng.randint(14, 80))
    return two(first, replace(second, begins=later, ends=later, recorded_on=later + timedelta(days=4)))  # fmt: skip


@MANNERS.add("page about the gift, with what browsers add", "Both point to one page, and name one receiver.", 2,
             Fact.TIED, Fact.SAME_LINK, Fact.SAME_RECEIVER, Fact.SAME_MEASURE, Fact.DAYS_MEET, Fact.NO_TWO_NUMBERS)  # fmt: skip
def _page(stage: Stage) -> Case:
    rng, page = stage.rng, stage.link()
    deed = stage.deed(rng.choice((*GIVEN, "volunteering")))
    ways = [f"https://{page}", f"http://www.{page}/", f"www.{page}?utm_source=newsletter", f"https://{page}#top", f"{page}?fbclid=Iw{rng.randrange(10**6)}"]  # fmt: skip
    papers = [(Evidence("link", "", None, way),) for way in rng.sample(ways, 2)]
    return two(*both(stage, deed, any_tie(stage), (papers[0], papers[1])))


@MANNERS.add("invoice told by contractor and subcontractor", "One invoice number of one supplier.", 3,
             Fact.CHAIN, Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.MONEY)  # fmt: skip
def _invoice(stage: Stage) -> Case:
    deed, number = stage.deed("spend"), stage.number()
    first, second = both(stage, deed, "chain", ((stage.typed("spend", number),), (stage.typed("spend", number),)))  # fmt: skip
    name = typed_otherwise(first.beneficiary_name, stage.rng)
    return two(first, replace(second, beneficiary="", beneficiary_name=name) if stage.rng.random() < 0.6 else second)  # fmt: skip


@MANNERS.add("invoice with and without tax", "One invoice number; the one sum is the other with a fifth on top.", 2,
             Fact.TIED, Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.WITH_TAX, Fact.MONEY)  # fmt: skip
def _tax(stage: Stage) -> Case:
    deed, number = stage.deed("spend"), stage.number()
    papers = ((stage.typed("spend", number),), (stage.typed("spend", number),))
    return two(*both(stage, deed, any_tie(stage), papers, round(deed.quantity * 1.2)))


@MANNERS.add("invoice booked by invoice date and by payment date", "One invoice number of one supplier and one sum, some weeks apart.", 2,
             Fact.TIED, Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.DAYS_APART, Fact.MONEY)  # fmt: skip
def _paid_later(stage: Stage) -> Case:
    deed, number = stage.deed("spend", begins=stage.day("spend", date(2026, 6, 1))), stage.number()
    first, second = both(stage, deed, stage.rng.choice(("same", "group")), ((stage.typed("spend", number),), (stage.typed("spend", number),)))  # fmt: skip
    on = deed.begins + timedelta(days=stage.rng.choice((14, 28, 30, 31, 45, 60)))
    return two(first, replace(second, begins=on, ends=on, recorded_on=on + timedelta(days=8)))


@MANNERS.add("sum to the penny in two returns", "One firm, the same quarter, and one sum to the penny.", 2,
             Fact.SAME_PROVIDER, Fact.EXACT_MONEY, Fact.SAME_DAYS, Fact.MONEY, Fact.OTHER_AGREEMENT, Fact.SAME_MEASURE, Fact.NO_TWO_NUMBERS)  # fmt: skip
def _to_the_penny(stage: Stage) -> Case:
    rng = stage.rng
    deed = stage.deed("spend")
    begins = date(rng.choice((2024, 2025)), rng.choice((4, 7, 10)), 1)
    whole = replace(deed, receiver=None, begins=begins, ends=months_later(begins, 3) - timedelta(days=1), quantity=rng.randrange(2_000_000, 90_000_000) // 10 * 10 + 7)  # fmt: skip
    texts = rng.sample(("Local spend of the quarter", "All payments to firms in the city region", "Money spent locally, from the ledger", "Supply chain spend, three months",
                        "Payments in the city region by postcode", "Quarterly local spend report"), 2)  # fmt: skip
    return two(*elsewhere(stage, both(stage, whole, "same", ((stage.file("ledger", "payments"),), ()), texts=(texts[0], texts[1]))))  # fmt: skip


@MANNERS.add("sum typed in pence or with a nought too many", "One invoice or receipt number; the one sum is ten or a hundred times the other.", 1,
             Fact.TIED, Fact.SAME_NUMBER, Fact.POWER_OF_TEN, Fact.SAME_RECEIVER, Fact.SAME_MEASURE)  # fmt: skip
def _noughts(stage: Stage) -> Case:
    deed, number = stage.deed(stage.rng.choice(("spend", "gift"))), stage.number()
    papers = ((stage.typed(deed.kind, number),), (stage.typed(deed.kind, number),))
    return two(*both(stage, deed, any_tie(stage), papers, deed.quantity * stage.rng.choice((10, 100))))  # fmt: skip


@MANNERS.add("digits of the sum swapped", "Both attach one letter; two digits of the sum stand the other way round.", 1,
             Fact.TIED, Fact.SAME_FILE, Fact.DIGITS_SWAPPED, Fact.SAME_RECEIVER, Fact.SAME_DAYS)  # fmt: skip
def _digits(stage: Stage) -> Case:
    rng = stage.rng
    a, b = rng.sample(range(1, 10), 2)
    deed = replace(stage.deed("gift"), quantity=int(f"{a}{b}{rng.randrange(10)}000"))
    swapped = int(f"{b}{a}{str(deed.quantity)[2:]}")
    letter = stage.file("letter", "receipt")
    return two(*both(stage, deed, any_tie(stage), ((letter,), (stage.renamed(letter),)), swapped))


@MANNERS.add("photograph sent on", "The picture is the same, made smaller.", 2,
             Fact.TIED, Fact.SAME_PICTURE, Fact.SAME_MEASURE, Fact.DAYS_MEET, Fact.SAME_AMOUNT, Fact.NO_TWO_NUMBERS)  # fmt: skip
def _photograph(stage: Stage) -> Case:
    deed, picture = stage.deed(stage.rng.choice(("trees", "equipment", "mended", "volunteering"))), stage.picture()  # fmt: skip
    first, second = both(stage, deed, any_tie(stage), ((picture,), (stage.resized(picture),)))
    return two(first, unnamed(second) if stage.rng.random() < 0.5 else second)


@MANNERS.add("load told from the transfer note", "One waste transfer note; the weight of the one is rounded to tonnes.", 2,
             Fact.TIED, Fact.SAME_NUMBER, Fact.ROUNDED, Fact.SAME_MEASURE, Fact.DAYS_MEET)  # fmt: skip
def _load(stage: Stage) -> Case:
    rng, number = stage.rng, stage.number()
    whole = rng.randint(5, 40) * 1_000_000
    deed = replace(stage.deed("waste"), quantity=whole + rng.choice((-1, 1)) * 1000 * rng.randint(5, 120))  # fmt: skip
    first, second = both(stage, deed, any_tie(stage), ((stage.typed("waste", number),), (stage.typed("waste", number),)), whole)  # fmt: skip
    return two(first, replace(second, places=(CONTAINS[deed.ward],)))


@MANNERS.add("goods handed over, told by giver and carrier", "One delivery note.", 2,
             Fact.CHAIN, Fact.SAME_NUMBER, Fact.SAME_AMOUNT, Fact.DAYS_MEET, Fact.SAME_MEASURE)  # fmt: skip
def _delivery(stage: Stage) -> Case:
    deed, number = stage.deed("equipment"), stage.number()
    first, second = both(stage, deed, "chain", ((stage.typed("equipment", number),), (stage.typed("equipment", number),)))  # fmt: skip
    return two(first, unnamed(second) if stage.rng.random() < 0.5 else second)


@MANNERS.add("days around the turn of the year told in both years", "One receiver and amount; the days of the one lie within the other's.", 1,
             Fact.TIED, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.DAYS_WITHIN, Fact.NO_TWO_NUMBERS, Fact.OTHER_EDITION)  # fmt: skip
def _turn_of_year(stage: Stage) -> Case:
    rng = stage.rng
    deed = stage.deed(rng.choice(("lessons", "volunteering")), begins=date(2026, 3, rng.randint(25, 30)))  # fmt: skip
    long = replace(deed, ends=date(2026, 4, rng.randint(2, 9)))
    first, second = both(stage, long, any_tie(stage), ((), stage.some_evidence(deed.kind)))
    new = first.measure.replace("2023", "2026")
    return two(first, replace(second, measure=new, begins=date(2026, 4, 1)))


@MANNERS.add("trees told by two who planted together", "One place, the same trees and days, and one planting record.", 1,
             Fact.CHAIN, Fact.SAME_NUMBER, Fact.SAME_AMOUNT, Fact.SAME_DAYS, Fact.SAME_MEASURE)  # fmt: skip
def _trees(stage: Stage) -> Case:
    deed, number = stage.deed("trees"), stage.number()
    return two(*both(stage, deed, "chain", ((stage.typed("trees", number), stage.picture()), (stage.typed("trees", number),))))  # fmt: skip


@MANNERS.add("gift of goods told by contractor and subcontractor", "One receiver, the same day and number of things; the one delivers for the other.", 3,
             Fact.CHAIN, Fact.SAME_MEASURE, *ONE_GIFT)  # fmt: skip
def _goods_by_chain(stage: Stage) -> Case:
    deed = stage.deed(stage.rng.choice(("equipment", "trees", "mended", "gift")))
    first, second = both(stage, deed, "chain", (stage.some_evidence(deed.kind), ()))
    name = typed_otherwise(first.beneficiary_name, stage.rng)
    return two(first, replace(second, beneficiary="", beneficiary_name=name) if stage.rng.random() < 0.4 else second)  # fmt: skip


@MANNERS.add("carbon sheet sent twice", "Both attach one sheet of sums for the same weeks.", 1,
             Fact.TIED, Fact.SAME_FILE, Fact.SAME_AMOUNT, Fact.SAME_DAYS, Fact.SAME_MEASURE)  # fmt: skip
def _carbon(stage: Stage) -> Case:
    deed, sheet = stage.deed(stage.rng.choice(("carbon", "journeys"))), stage.file("carbon calc", "factors")  # fmt: skip
    return two(*both(stage, deed, any_tie(stage), ((sheet,), (stage.renamed(sheet),))))


@MANNERS.add("three records of one gift", "One receiver, the same day and sum: the firm, and again the firm for another agreement, and its daughter.", 1,
             Fact.TIED, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_NUMBER)  # fmt: skip
def _three(stage: Stage) -> Case:
    deed, number = stage.deed("gift"), stage.number()
    first, second = both(stage, deed, "group", ((stage.typed("gift", number),), (stage.typed("gift", number),)))  # fmt: skip
    firm = next(one for one in stage.firms if one.key == first.provider)
    third = stage.again(deed, second, firm, evidence=(stage.typed("gift", number),))
    return Case((first, second, replace(third, agreement=stage.key("A"), under=())), ((0, 1), (0, 2), (1, 2)))  # fmt: skip
