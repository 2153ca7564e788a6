"""Two benefits whose records look like one: money, goods, trees, loads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.analysis.commitments.plant import Case
from tests.analysis.commitments.seventh_set.facts import Fact
from tests.analysis.commitments.seventh_set.firms import any_tie, both
from tests.analysis.commitments.seventh_set.kinds import said
from tests.analysis.commitments.seventh_set.looks_people import bare, moved, shared_by_many, similar
from tests.analysis.commitments.seventh_set.manner import Manners, two
from tests.analysis.commitments.seventh_set.stage import WARDS, Stage, months_later
from weft.analysis.commitments.benefit import Evidence

MANNERS = Manners()
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip


@MANNERS.add("monthly gift", "Each names its month, and the days lie apart.", 3,
             Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.DAYS_APART, differs=rf"\b({'|'.join(MONTHS)})\b")  # fmt: skip
def _monthly(stage: Stage) -> Case:
    rng = stage.rng
    deed, firm, months = stage.deed("gift", begins=stage.day("gift", date(2026, 5, 1))), stage.firm(), rng.choice((1, 1, 2, 3))  # fmt: skip
    on = months_later(deed.begins, months)
    subject, way = rng.choice(deed.subject), rng.choice(("standing order", "monthly gift", "instalment", "regular giving"))  # fmt: skip
    first = stage.record(deed, firm, f"{MONTHS[deed.begins.month - 1]} {way}: {subject}")
    second = stage.record(replace(deed, begins=on, ends=on), firm, f"{MONTHS[on.month - 1]} {way}: {subject}")  # fmt: skip
    return two(first, second)


@MANNERS.add("two invoices of one sum", "Two invoice numbers of one supplier.", 3,
             Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.MONEY, Fact.OTHER_NUMBERS)  # fmt: skip
def _two_invoices(stage: Stage) -> Case:
    first, second = similar(stage, "spend")
    return two(first, moved(second, stage.rng.choice((0, 0, 7, 30, 31))))


@MANNERS.add("two halves of one gift", "The one is the first half, the other the second, each with its receipt.", 2,
             Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.OTHER_NUMBERS, differs=r"\b(first|second|1st|2nd|final) (?:half|payment|part)")  # fmt: skip
def _halves(stage: Stage) -> Case:
    rng = stage.rng
    one, other = rng.choice((("first", "second"), ("1st", "2nd"), ("first", "final")))
    noun = rng.choice(("half", "payment", "part"))
    first, second = similar(stage, "gift", tails=(f", {one} {noun}", f", {other} {noun}"))
    return two(first, moved(second, rng.choice((0, 14, 60))))


@MANNERS.add("staff collected, and the firm matched it", "The one was collected by staff, the other given by the firm to match it.", 2,
             Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.SAME_DAYS, Fact.OTHER_NUMBERS, says=r"\b(match(ed|ing)?|doubled)\b")  # fmt: skip
def _matched(stage: Stage) -> Case:
    rng = stage.rng
    mine = rng.choice(("Collected by staff", "Raised by colleagues in a cake sale", "Our people's sponsored walk", "Staff raffle"))  # fmt: skip
    yours = rng.choice(("Matched by the company", "Company gift to match what staff raised", "Match funding from the firm", "Staff collection doubled by the board"))  # fmt: skip
    return two(*similar(stage, "gift", texts=(mine, yours)))


@MANNERS.add("gift and hours to one group", "The one counts money, the other hours.", 2,
             Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.OTHER_MEASURE, Fact.OTHER_NUMBERS)  # fmt: skip
def _gift_and_hours(stage: Stage) -> Case:
    deed, firm = stage.deed("volunteering"), stage.firm()
    assert deed.receiver
    gift = stage.deed("gift", deed.receiver, deed.begins)
    stage.take("gift", deed.receiver, deed.begins)
    first = stage.record(deed, firm, evidence=(stage.numbered("volunteering"),))
    second = stage.record(gift, firm, evidence=(stage.numbered("gift"),))
    return two(first, second)


@MANNERS.add("each its own half of a joint gift", "Each says that it tells of its own half, and has its own receipt.", 2,
             Fact.TIED, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.SAME_DAYS, Fact.OTHER_NUMBERS, says=r"\b(our (half|share|part)|half of a joint)\b")  # fmt: skip
def _joint(stage: Stage) -> Case:
    rng, deed = stage.rng, stage.deed("gift")
    whole = said("gbp", 2 * deed.quantity)
    texts = rng.sample((f"Our half of a joint gift of {whole}", f"Our share of {whole}, the other company gave the rest", f"Half of a joint gift, {whole} in all",
                        f"Our part ({said('gbp', deed.quantity)}) of what we gave together, {whole}"), 2)  # fmt: skip
    papers = ((stage.numbered("gift"),), (stage.numbered("gift"),))
    return two(*both(stage, deed, rng.choice(("chain", "group")), papers, texts=(texts[0], texts[1])))  # fmt: skip


@MANNERS.add("two firms of a group give on one day", "Two bank references, one for each.", 2,
             Fact.SAME_GROUP, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.OTHER_NUMBERS, Fact.MONEY)  # fmt: skip
def _group_gives(stage: Stage) -> Case:
    return two(*similar(stage, "gift", tie="group"))


@MANNERS.add("one receiver, another purpose", "The second is months later and for something else.", 2,
             Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.DAYS_APART, differs=r"^gift: (.+)$")  # fmt: skip
def _purpose(stage: Stage) -> Case:
    rng = stage.rng
    one, other = rng.sample(("new cooker", "Christmas hampers", "roof appeal", "team kit", "summer trips", "hearing loop", "heating bills", "garden tools"), 2)  # fmt: skip
    first, second = similar(stage, "gift", texts=(f"Gift: {one}", f"Gift: {other}"))
    return two(bare(first), moved(bare(second), rng.randint(20, 90)))


@MANNERS.add("loads of one day", "Two transfer notes; the weight may be the same.", 3,
             Fact.TIED, Fact.SAME_DAYS, Fact.OTHER_NUMBERS, Fact.SAME_MEASURE)  # fmt: skip
def _loads(stage: Stage) -> Case:
    rng = stage.rng
    first, second = similar(stage, "waste", tie=any_tie(stage))
    return two(first, replace(second, quantity=rng.choice((first.quantity, first.quantity + 20_000))))  # fmt: skip


@MANNERS.add("trees on two sites", "As many trees on the same day in two wards.", 2,
             Fact.SAME_PROVIDER, Fact.OTHER_PLACES, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.OTHER_NUMBERS)  # fmt: skip
def _sites(stage: Stage) -> Case:
    first, second = similar(stage, "trees")
    ward = stage.rng.choice([ward for ward in WARDS if ward not in first.places])
    return two(replace(first, beneficiary="", beneficiary_name=""), replace(second, places=(ward,), beneficiary="", beneficiary_name=""))  # fmt: skip


@MANNERS.add("invoice number that two strangers use", "Nothing ties the firms, nor their suppliers.", 2,
             Fact.STRANGERS, Fact.SAME_NUMBER, Fact.OTHER_RECEIVERS, Fact.MONEY)  # fmt: skip
def _same_invoice(stage: Stage) -> Case:
    number = stage.number()
    (mine, yours), deed = stage.strangers(), stage.deed("spend")
    other = stage.deed("spend", begins=deed.begins, beside=[deed])
    alike = replace(other, subject=deed.subject)
    first = stage.record(deed, mine, evidence=(stage.typed("spend", number),))
    return two(first, stage.record(alike, yours, evidence=(stage.typed("spend", number),)))


@MANNERS.add("picture or form on every record", "The file is attached to many records; the receivers are others.", 2,
             Fact.SAME_PROVIDER, Fact.FILE_OF_MANY, Fact.OTHER_RECEIVERS)  # fmt: skip
def _form(stage: Stage) -> Case:
    paper = stage.file("Social value policy", "logo sheet", "blank form", "Method statement", "insurance")  # fmt: skip
    return shared_by_many(stage, paper, ("volunteering", "gift", "lessons"))


@MANNERS.add("page of the programme on every record", "The page stands on many records; the receivers are others.", 2,
             Fact.SAME_PROVIDER, Fact.LINK_OF_MANY, Fact.OTHER_RECEIVERS)  # fmt: skip
def _programme(stage: Stage) -> Case:
    return shared_by_many(stage, Evidence("link", "", None, f"https://{stage.link()}"), ("volunteering", "gift", "equipment"))  # fmt: skip


@MANNERS.add("the same round sum in two quarters", "The days are those of two quarters.", 2,
             Fact.SAME_PROVIDER, Fact.DAYS_APART, Fact.SAME_AMOUNT, Fact.MONEY, differs=r"\b(?:Q|quarter )(\d)")  # fmt: skip
def _quarters(stage: Stage) -> Case:
    rng = stage.rng
    at, word = rng.randint(1, 2), rng.choice(("Q", "quarter "))
    begins = date(2025, 3 * at + 1, 1)
    deed = replace(stage.deed("spend"), receiver=None, begins=begins, ends=months_later(begins, 3) - timedelta(days=1),
                   quantity=rng.choice((25, 40, 50, 75, 100)) * 100_000)  # fmt: skip
    text, firm = rng.choice(("Local spend", "Money spent with firms in the city region", "Local supply chain")), stage.firm()  # fmt: skip
    later = replace(deed, begins=months_later(begins, 3), ends=months_later(begins, 6) - timedelta(days=1))  # fmt: skip
    first = stage.record(deed, firm, f"{text}, {word}{at}", (stage.file("ledger"),))
    return two(first, replace(stage.record(later, firm, f"{text}, {word}{at + 1}", (stage.file("ledger"),)), places=first.places))  # fmt: skip


@MANNERS.add("two batches of equipment", "Each names other serial numbers.", 1,
             Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.OTHER_NUMBERS, differs=r"\b(?:serial nos?\.?|serials|tags) (\d+)")  # fmt: skip
def _batches(stage: Stage) -> Case:
    rng = stage.rng
    many, at = rng.choice((10, 12, 20)), rng.randint(100, 900)
    word, what = rng.choice(("serial nos", "serials", "tags")), rng.choice(("Laptops", "Tablets", "Radios", "Bicycles"))  # fmt: skip
    texts = (f"{what}, {word} {at} to {at + many - 1}", f"{what}, {word} {at + many} to {at + 2 * many - 1}")  # fmt: skip
    first, second = similar(stage, "equipment", texts=texts)
    first, second = (replace(one, quantity=many) for one in (first, second))
    return two(first, moved(second, rng.choice((0, 0, 5, 21))))


@MANNERS.add("deliveries of one kind to one group", "Two delivery notes of two days.", 2,
             Fact.TIED, Fact.SAME_RECEIVER, Fact.OTHER_NUMBERS, Fact.DAYS_APART, Fact.SAME_MEASURE)  # fmt: skip
def _deliveries(stage: Stage) -> Case:
    first, second = similar(stage, "equipment", tie=any_tie(stage))
    return two(first, moved(second, stage.rng.choice((1, 7, 20))))


@MANNERS.add("told apart by the provider itself", "The second says that the first is reported separately.", 2,
             Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.DAYS_APART, Fact.SAME_MEASURE, says=r"\b(reported separately|another occasion|not (the same as|to be confused with)|separate (gift|from))\b")  # fmt: skip
def _separately(stage: Stage) -> Case:
    rng = stage.rng
    deed = stage.deed(rng.choice(("gift", "volunteering", "equipment")))
    words = stage.plain(deed)
    text = f"{words}, {rng.choice(('the earlier one is reported separately', 'on another occasion', 'not the same as our last entry', 'separate from the one before'))}"
    first, second = both(stage, deed, "same", ((), ()), texts=(words, text))
    return two(first, moved(second, rng.choice((2, 9, 35))))


@MANNERS.add("same gift on one day to two groups", "Two groups received it.", 3,
             Fact.SAME_PROVIDER, Fact.OTHER_RECEIVERS, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_MEASURE)  # fmt: skip
def _two_groups(stage: Stage) -> Case:
    rng = stage.rng
    kind = rng.choice(("gift", "gift", "equipment", "volunteering"))
    deed, firm = stage.deed(kind), stage.firm()
    other = stage.deed(kind, begins=deed.begins, beside=[deed])
    text = rng.choice(("Community fund award", "Grant from our local fund", "Community chest", "Winter fund", "Our charity of the month"))  # fmt: skip
    first = stage.record(deed, firm, text)
    second = stage.record(replace(deed, receiver=other.receiver, ward=other.ward), firm, rng.choice((text, text.lower())))  # fmt: skip
    return two(first, replace(second, agreement=first.agreement))


@MANNERS.add("two measures of saving on one site", "The one saves in buildings, the other in journeys.", 1,
             Fact.TIED, Fact.OTHER_MEASURE, Fact.DAYS_MEET, Fact.OTHER_NUMBERS)  # fmt: skip
def _savings(stage: Stage) -> Case:
    rng = stage.rng
    deed = stage.deed("carbon")
    journeys = replace(stage.deed("journeys", begins=deed.begins), ends=deed.ends, quantity=deed.quantity, ward=deed.ward)  # fmt: skip
    tie = any_tie(stage)
    first, draft = both(stage, deed, tie, ((stage.numbered("carbon"),), ()))
    firm = next(one for one in stage.firms if one.key == draft.provider)
    told = stage.record(journeys, firm, evidence=(stage.numbered("journeys"),))
    second = replace(told, accountable=draft.accountable, agreement=draft.agreement, under=draft.under, delivered_by=draft.delivered_by)  # fmt: skip
    return two(first, replace(second, recorded_on=first.recorded_on + timedelta(days=rng.randint(0, 9))))  # fmt: skip
