"""Repeats in disguise that one firm makes by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.analysis.commitments.eighth_set.deeds import (
    Deed,
    month_of,
    nationally,
    quarter_after,
    quarter_of,
    year_of,
)
from tests.analysis.commitments.eighth_set.desk import Desk, Naming
from tests.analysis.commitments.eighth_set.facts import Fact
from tests.analysis.commitments.eighth_set.manner import Manners, two
from tests.analysis.commitments.eighth_set.papers import photo, photo_again, scan
from tests.analysis.commitments.plant import Case
from weft.analysis.commitments.benefit import Evidence, Recorded

MANNERS = Manners()
add = MANNERS.add

EVENTS = ("pupils", "school_hours", "volunteers", "residents", "advice", "mended", "trees")
"""What a firm does for somebody on a day."""
NUMBERED = ("apprentice", "job", "placement", "certificate", "goods", "waste", "money", "spend")
"""What brings a paper with a number."""


def _later(one: Recorded, desk: Desk, least: int, most: int) -> date:
    return one.recorded_on + timedelta(days=desk.rng.randint(least, most))


def _event(desk: Desk) -> Deed:
    return desk.deeds.one_of(*EVENTS)


def _numbered(desk: Desk) -> Deed:
    return desk.deeds.one_of(*NUMBERED)


@add("the same entry sent twice", "Every field of the two is the same, with its number or with the day and the receiver.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_AMOUNT, Fact.SAME_DAYS, Fact.SAME_WORDS, often=3)  # fmt: skip
def _(desk: Desk) -> Case:
    if desk.rng.random() < 0.6:
        one = desk.written(_numbered(desk), desk.firm(), papers="number")
    else:
        one = desk.written(_event(desk), desk.firm(), naming="somehow")
    return two(one, replace(one, recorded_on=_later(one, desk, 0, 1)))


@add("a spreadsheet sent again with a typo", "The number on the paper, the amount and the days are the same; a word is typed otherwise.",
     Fact.SAME_FIRM, Fact.SAME_NUMBER, Fact.SAME_AMOUNT, Fact.SAME_DAYS, often=3)  # fmt: skip
def _(desk: Desk) -> Case:
    one = desk.written(_numbered(desk), desk.firm(), papers="number")
    again = replace(one, description=desk.slipped(one.description), recorded_on=_later(one, desk, 3, 60))  # fmt: skip
    if one.beneficiary_name and desk.rng.random() < 0.4:
        again = replace(again, beneficiary="", beneficiary_name=desk.slipped(one.beneficiary_name))
    return two(one, again)


@add("a quarter retold in the year's return", "The year's entry has the number of the paper and the amount that stand in the quarter's.",
     Fact.SAME_FIRM, Fact.SAME_NUMBER, Fact.SAME_AMOUNT, Fact.WITHIN, often=3, words=r"annual|year end|whole year|yearly|for the year")  # fmt: skip
def _(desk: Desk) -> Case:
    deed, firm = desk.deeds.one_of(*NUMBERED, *EVENTS, "course"), desk.firm()
    by_day = desk.rng.random() < 0.5
    one = desk.written(
        deed, firm, papers="number", days=None if by_day else quarter_of(deed.begins)
    )
    begins, ends = year_of(deed.begins)
    if not begins <= deed.ends <= ends:
        deed = deed.on(deed.begins, deed.begins)
        one = replace(one, begins=deed.begins, ends=deed.ends)
    says = desk.rng.choice((
        f"Annual return {begins.year}/{ends:%y}: {{}}", "Year end report. {}", "{} (from our yearly report)",
        f"Social value for the year {begins.year}-{ends:%y} - {{}}",
    ))  # fmt: skip
    return two(one, desk.written(deed, firm, papers="number", days=(begins, ends), says=says))


@add("the year's total beside its quarters", "The total says that it is made of the four quarters, and is their sum for the same receiver.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_RECEIVER, Fact.WITHIN, often=2, words=r"total|added up|all four|quarters 1 to 4")  # fmt: skip
def _(desk: Desk) -> Case:
    deed, firm = desk.deeds.one_of("volunteers", "advice", "school_hours"), desk.firm()
    begins, ends = year_of(deed.begins)
    starts = [begins]
    for _ in range(3):
        starts.append(quarter_after(starts[-1]))
    parts = [
        replace(deed.on(*quarter_of(start)), quantity=desk.rng.randint(4, 90) * 30) for start in starts
    ]  # fmt: skip
    quarters = desk.each_told_alike(*parts, firm=firm, papers="no number", naming="chosen")
    whole = replace(deed.on(begins, ends), quantity=sum(part.quantity for part in parts))
    says = desk.rng.choice(("Total for the year, quarters 1 to 4: {}", "{} All four quarters added up.", "Year total (Q1 + Q2 + Q3 + Q4). {}"))  # fmt: skip
    total = desk.written(whole, firm, papers="no number", naming="somehow", says=says)
    return Case((*quarters, total), tuple((n, 4) for n in range(4)))


@add("two colleagues tell of one event", "The firm, the receiver, the day and the amount are the same, and both name the same activity.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_AMOUNT, Fact.SAME_DAYS, Fact.SAME_RECEIVER, often=3)  # fmt: skip
def _(desk: Desk) -> Case:
    return two(*desk.twice(_event(desk), desk.firm(), papers="no number", naming="somehow"))


@add("day and month swapped", "The number, the receiver and the amount are the same, and the two days are one with day and month swapped.",
     Fact.SAME_FIRM, Fact.SAME_NUMBER, Fact.SAME_AMOUNT, Fact.SAME_RECEIVER, Fact.DAYS_APART, often=1)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, firm = desk.deeds.one_of("goods", "money"), desk.firm()
    day = date(desk.rng.choice((2024, 2025)), *desk.rng.sample(range(4, 13), 2))
    deed = replace(deed.on(day), ways=tuple(way for way in deed.ways if "{day}" not in way))
    one = desk.written(deed, firm, papers="number", naming="somehow")
    swapped = day.replace(month=day.day, day=day.month)
    other = desk.written(deed.on(swapped), firm, papers="number", naming="somehow")
    last = max(one.recorded_on, other.recorded_on)
    return two(replace(one, recorded_on=last), replace(other, recorded_on=last + timedelta(days=9)))


@add("the wrong year typed", "The number and the amount are the same, and the days differ in nothing but the year.",
     Fact.SAME_FIRM, Fact.SAME_NUMBER, Fact.SAME_AMOUNT, Fact.DAYS_APART, often=1)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, firm = desk.deeds.one_of("goods", "waste", "spend", "certificate"), desk.firm()
    day = deed.begins.replace(year=desk.rng.choice((2025, 2026)), month=desk.rng.choice((1, 2, 3)), day=desk.rng.randint(1, 28))  # fmt: skip
    one = desk.written(deed.on(day), firm, papers="number")
    before = deed.on(day.replace(year=day.year - 1))
    other = desk.written(before, firm, papers="number")
    return two(one, replace(other, recorded_on=_later(one, desk, 1, 20)))


@add("hours rounded", "The receiver, the day and the activity are the same, and the one amount is the other in whole hours.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.NEAR_AMOUNT, Fact.SAME_DAYS, Fact.SAME_RECEIVER, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, firm = desk.deeds.one_of("volunteers", "school_hours", "advice"), desk.firm()
    hours = desk.rng.randint(4, 40)
    exact = replace(deed, quantity=hours * 60 + desk.rng.choice((-20, -15, 10, 15, 20, 25)))
    one = desk.written(exact, firm, papers="no number", naming="somehow")
    return two(one, desk.written(replace(deed, quantity=hours * 60), firm, papers="no number", naming="somehow"))  # fmt: skip


@add("about so many pupils", "School, day, year and activity are the same, and the one count says that it is a round one.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.NEAR_AMOUNT, Fact.SAME_DAYS, Fact.SAME_RECEIVER, often=2, words=r"\babout\b|\baround\b|approx|roughly")  # fmt: skip
def _(desk: Desk) -> Case:
    deed, firm = desk.deeds.pupils(), desk.firm()
    tens = desk.rng.randint(2, 14) * 10
    exact = replace(deed, quantity=tens + desk.rng.choice((-4, -3, -2, -1, 1, 2, 3)))
    about = replace(deed, quantity=tens).with_slots(n=f"{desk.rng.choice(('about', 'around', 'approx.', 'roughly'))} {tens}")  # fmt: skip
    one = desk.written(exact, firm, papers="no number", naming="somehow")
    return two(one, desk.written(about, firm, papers="no number", naming="somehow"))


@add("weeks typed as days", "The placement's number is the same, and the words of the one give in days what the other gives in weeks.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_NUMBER, Fact.OTHER_AMOUNT, Fact.SAME_DAYS, often=1, words=r"\bdays\b")  # fmt: skip
def _(desk: Desk) -> Case:
    deed, firm = desk.deeds.placement(), desk.firm()
    days = deed.quantity // 2
    ways = (f"{days} days' placement, {{trade}}.", f"Student here {days} days ({{trade}})", f"Placement of {days} days from {{school}}, {{trade}}")  # fmt: skip
    typed = replace(deed, quantity=days * 10, ways=ways)
    return two(
        desk.written(deed, firm, papers="number"), desk.written(typed, firm, papers="number")
    )


@add("the same photograph in another size", "The two pictures are one but for a few bits, and no third record shows it.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_PICTURE, Fact.SAME_AMOUNT, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, firm = desk.deeds.one_of("pupils", "volunteers", "goods", "trees", "mended"), desk.firm()
    taken = photo(desk.rng)
    one = desk.written(deed, firm, papers="no number", naming="somehow")
    naming: Naming = "nobody" if desk.rng.random() < 0.5 else "somehow"
    days = desk.rng.choice((None, month_of(deed.begins)))
    other = desk.written(deed, firm, papers="nothing", naming=naming, days=days)
    return two(_with(one, taken), _with(other, photo_again(desk.rng, taken)))


@add("the same file under another name", "The bytes of the file are the same, and it is a letter about this one benefit.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_FILE, Fact.SAME_AMOUNT, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, firm = desk.deeds.one_of("goods", "money", "pupils", "advice", "course"), desk.firm()
    letter = scan(desk.rng, desk.rng.choice(("Thank you letter.pdf", "letter from them.docx", "confirmation of receipt.pdf", "feedback.pdf")))  # fmt: skip
    again = replace(letter, reference=desk.rng.choice((f"scan{desk.rng.randint(1, 999):04}.pdf", "letter (1).pdf", "SV evidence.pdf", letter.reference)))  # fmt: skip
    one = desk.written(deed, firm, papers="no number")
    days = month_of(deed.begins) if deed.begins.month == deed.ends.month and desk.rng.random() < 0.5 else None  # fmt: skip
    return two(
        _with(one, letter), _with(desk.written(deed, firm, papers="nothing", days=days), again)
    )


@add("a letter's number quoted by both", "The reference of the letter or sheet is the same, digit by digit, for one activity and amount.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_NUMBER, Fact.SAME_AMOUNT, often=3)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, firm = _event(desk), desk.firm()
    days = desk.rng.choice((None, month_of(deed.begins), quarter_of(deed.begins)))
    return two(
        desk.written(deed, firm, papers="number"), desk.written(deed, firm, papers="number", days=days)
    )  # fmt: skip


@add("the receiver's name cut short", "The typed name has the telling words of the chosen one; day, amount and activity are the same.",
     Fact.SAME_FIRM, Fact.SAME_AMOUNT, Fact.SAME_DAYS, Fact.SAME_RECEIVER, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, firm = desk.deeds.one_of("pupils", "school_hours", "volunteers", "goods", "residents"), desk.firm()  # fmt: skip
    one = desk.written(deed, firm, papers="no number", naming="chosen")
    short = (
        one.beneficiary_name.removeprefix("The ").replace("C of E ", "").replace("'s", "s").replace("Primary School", "Primary")
        .replace("High School", "High").replace("Sixth Form College", "Sixth Form").replace("Community Centre", "Community")
        .replace("Juniors Football Club", "Juniors").replace("Allotment Society", "Allotments").replace("Friends of ", "")
    )  # fmt: skip
    other = desk.written(deed, firm, papers="no number", naming="typed", but=one.description)
    return two(one, replace(other, beneficiary_name=short))


@add("the receiver chosen once and typed once", "The typed name is the chosen one but for capitals or a slip; day and amount are the same.",
     Fact.SAME_FIRM, Fact.SAME_AMOUNT, Fact.SAME_DAYS, Fact.SAME_RECEIVER, often=3)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, firm = desk.deeds.one_of(*EVENTS, "goods", "money"), desk.firm()
    one = desk.written(deed, firm, papers="no number", naming="chosen")
    return two(
        one, desk.written(deed, firm, papers="no number", naming="typed", but=one.description)
    )


@add("a correction sent as a new entry", "The later one says that it corrects the earlier, for the same receiver and day.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_RECEIVER, Fact.SAME_DAYS, often=3, words=r"correct|amended|instead of|wrong")  # fmt: skip
def _(desk: Desk) -> Case:
    deed, firm = desk.deeds.one_of("pupils", "goods", "money", "volunteers", "residents"), desk.firm()  # fmt: skip
    one = desk.written(deed, firm, papers="no number", naming="somehow")
    right = replace(deed, quantity=desk.rng.choice((deed.quantity * 2, deed.quantity * 10, deed.quantity + max(1, deed.quantity // 5))))  # fmt: skip
    says = desk.rng.choice(("CORRECTED: {}", "Correction of our earlier entry, which had the wrong figure. {}", "{} (amended, please use instead of last one)"))  # fmt: skip
    other = desk.written(right, firm, papers="no number", naming="somehow", says=says)
    return two(one, replace(other, recorded_on=_later(one, desk, 1, 50)))


@add("a line left in the next quarter's sheet", "Number, days and words are those of a line that was sent a quarter before.",
     Fact.SAME_FIRM, Fact.SAME_NUMBER, Fact.SAME_DAYS, Fact.SAME_WORDS, Fact.SAME_AMOUNT, often=3)  # fmt: skip
def _(desk: Desk) -> Case:
    one = desk.written(_numbered(desk), desk.firm(), papers="number")
    return two(one, replace(one, recorded_on=_later(one, desk, 80, 105)))


@add("the whole week beside its days", "The longer one says that it is the whole week, is the sum of the days, and names the same receiver and work.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_RECEIVER, Fact.WITHIN, often=2, words=r"whole week|all week|monday to|altogether|total")  # fmt: skip
def _(desk: Desk) -> Case:
    deed, firm = desk.deeds.one_of("volunteers", "school_hours"), desk.firm()
    monday, many = deed.begins - timedelta(days=deed.begins.weekday()), desk.rng.choice((3, 4, 5))
    days = [replace(deed.on(monday + timedelta(days=n)), quantity=desk.rng.randint(4, 30) * 60) for n in range(many)]  # fmt: skip
    singles = desk.each_told_alike(*days, firm=firm, papers="no number", naming="chosen")
    whole = replace(deed.on(monday, monday + timedelta(days=many - 1)), quantity=sum(day.quantity for day in days))  # fmt: skip
    last = f"{whole.ends:%A}"
    says = desk.rng.choice(("Whole week: {}", f"{{}} Monday to {last} together.", f"{{}} (total, Monday to {last})", "{} That is all week, altogether."))  # fmt: skip
    total = desk.written(whole, firm, papers="no number", naming="somehow", says=says)
    return Case((*singles, total), tuple((n, many) for n in range(many)))


@add("one visit under two of the firm's contracts", "The school or group, the day, the activity and the amount are the same under another agreement.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_AMOUNT, Fact.SAME_DAYS, Fact.SAME_RECEIVER, Fact.OTHER_AGREEMENT, often=3)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, firm = _event(desk), desk.firm()
    one = desk.written(deed, firm, papers="no number", naming="somehow")
    other = desk.agreements(firm)[1]
    return two(one, desk.written(deed, firm, agreement=other, papers="no number", naming="somehow"))


@add("two councils told the same gift", "The delivery note or remittance and the amount are the same; only the agreement is another.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_NUMBER, Fact.SAME_AMOUNT, Fact.OTHER_AGREEMENT, often=3)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, firm = desk.deeds.one_of("goods", "money"), desk.firm()
    one, other = (
        desk.written(deed, firm, agreement=agreement, papers="number")
        for agreement in desk.agreements(firm)[1:]
    )
    return two(one, other)


@add("one start under the place's measure and the government's", "Number, day and amount are the same, and both tell of the same start.",
     Fact.SAME_FIRM, Fact.OTHER_MEASURE, Fact.SAME_NUMBER, Fact.SAME_AMOUNT, Fact.SAME_DAYS, often=1)  # fmt: skip
def _(desk: Desk) -> Case:
    kind, code = desk.rng.choice((("apprentice", "1a-2"), ("job", "1a-1"), ("certificate", "1d-1"), ("waste", "M2-2")))  # fmt: skip
    deed, firm = desk.deeds.one_of(kind), desk.firm()
    one = desk.written(deed, firm, papers="number")
    carried = replace(deed, measure=nationally(code))
    return two(
        one, desk.written(carried, firm, papers="number", agreement=desk.agreements(firm)[1])
    )


@add("the offer and the first day", "The payroll number is the same, and the earlier one says that the post was only offered.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_NUMBER, Fact.SAME_AMOUNT, Fact.DAYS_APART, often=2, words=r"offer")  # fmt: skip
def _(desk: Desk) -> Case:
    deed, firm = desk.deeds.job(), desk.firm()
    offered = replace(
        deed, ways=("Offer made and accepted: {role}", "{role} - offer letter sent, start date to follow", "Job offered to a {ward} resident ({role}).")
    )  # fmt: skip
    began = deed.on(desk.deeds.after(deed.begins, 7, 40))
    return two(desk.written(offered, firm, papers="number"), desk.written(began, firm, papers="number"))  # fmt: skip


@add("the call-off's benefit told again to the framework", "Receiver, day, activity and amount are the same, and the one agreement lies under the other.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_AMOUNT, Fact.SAME_DAYS, Fact.SAME_RECEIVER, Fact.OTHER_AGREEMENT, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, firm = desk.deeds.one_of(*EVENTS, "goods"), desk.firm()
    one = desk.written(deed, firm, papers="no number", naming="somehow")
    return two(one, desk.written(deed, firm, agreement=one.under[0], papers="no number", naming="somehow"))  # fmt: skip


@add("the weighbridge ticket and the rounded tonnage", "The number of the transfer note is the same, and the one weight is the other rounded.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_NUMBER, Fact.NEAR_AMOUNT, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, firm = desk.deeds.waste(), desk.firm()
    tonnes = desk.rng.randint(2, 9)
    exact = replace(deed, quantity=tonnes * 1_000_000 + desk.rng.choice((-180, -120, -40, 60, 140, 220)) * 1000)  # fmt: skip
    rounded = replace(
        deed, quantity=tonnes * 1_000_000,
        ways=(f"{tonnes} tonnes of {{waste}} recycled", f"{tonnes}t {{waste}} from {{site}}", f"{{waste}}, {tonnes} t"),
    )  # fmt: skip
    days = desk.rng.choice((None, month_of(deed.begins)))
    return two(desk.written(exact, firm, papers="number"), desk.written(rounded, firm, papers="number", days=days))  # fmt: skip


@add("the certificate and the course that led to it", "The certificate's number is the same; the one gives the day of the award, the other the days of the course.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_NUMBER, Fact.SAME_AMOUNT, often=1)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, firm = desk.deeds.certificate(), desk.firm()
    begins = deed.begins - timedelta(days=desk.rng.randint(2, 9))
    course = deed.on(begins, deed.begins - timedelta(days=desk.rng.choice((0, 1))))
    return two(desk.written(deed, firm, papers="number"), desk.written(course, firm, papers="number"))  # fmt: skip


@add("the transfer and the cheque held up for the camera", "The remittance and the exact amount are the same, and the later one tells of the handing over.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_NUMBER, Fact.SAME_AMOUNT, Fact.DAYS_APART, often=1, words=r"handed over|handover|presented|presentation")  # fmt: skip
def _(desk: Desk) -> Case:
    deed, firm = desk.deeds.money(), desk.firm()
    says = desk.rng.choice(("Cheque presentation! {}", "{} The big cheque was handed over today.", "{} Presented at their open evening.", "Handover with photographer: {}"))  # fmt: skip
    shown = deed.on(desk.deeds.after(deed.begins, 5, 30))
    return two(desk.written(deed, firm, papers="number"), desk.written(shown, firm, papers="number", says=says))  # fmt: skip


@add("weeks counted to date", "The apprentice's number is the same, and the later one says that it counts from the first day on and holds the earlier days.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_NUMBER, Fact.WITHIN, often=2, words=r"to date|so far|since the start|cumulative|running total")  # fmt: skip
def _(desk: Desk) -> Case:
    deed, firm = desk.deeds.weeks(), desk.firm()
    ends = quarter_of(quarter_after(deed.begins))[1]
    longer = replace(deed.on(deed.begins, ends), quantity=deed.quantity + desk.rng.choice((130, 120, 125, 110)))  # fmt: skip
    says = desk.rng.choice(("{} (to date)", "Cumulative: {}", "{} So far, since the start.", "Running total. {}"))  # fmt: skip
    return two(desk.written(deed, firm, papers="number"), desk.written(longer, firm, papers="number", says=says))  # fmt: skip


@add("the site team's words and the press office's", "Both lead to the same page, of this one event, with the same amount.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_LINK, Fact.SAME_AMOUNT, often=1)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, firm = _event(desk), desk.firm()
    page = f"{firm}.example/news/{deed.begins:%Y/%m}/{desk.rng.choice(('a-day-out', 'giving-back', 'proud-of-our-team', 'in-the-community'))}-{desk.rng.randint(10, 999)}"  # fmt: skip
    ways = (f"https://{page}", f"https://www.{page}/", f"http://{page}", f"{page}?utm_source=linkedin", f"www.{page}/#top")  # fmt: skip
    typed = [Evidence("link", "", None, way) for way in desk.rng.sample(ways, 2)]
    says = desk.rng.choice(("We are proud to share: {}", "{} #SocialValue", "Giving something back is part of who we are. {}", "{} What a team!"))  # fmt: skip
    one = desk.written(deed, firm, papers="no number")
    other = desk.written(deed, firm, papers="nothing", says=says)
    return two(_with(one, typed[0]), _with(other, typed[1]))


@add("the receiver left out", "The number of the delivery note or remittance and the amount are the same; the one names nobody.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_NUMBER, Fact.SAME_AMOUNT, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, firm = desk.deeds.one_of("goods", "money", "spend"), desk.firm()
    one = desk.written(deed, firm, papers="number", naming="somehow")
    unnamed = replace(deed, ways=tuple(way for way in deed.ways if "{group}" not in way))
    return two(one, desk.written(unnamed, firm, papers="number", naming="nobody"))


@add("typed again from a paper return", "The later one says that it comes from the paper return; receiver, day, activity and amount are the same.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_AMOUNT, Fact.SAME_DAYS, Fact.SAME_RECEIVER, often=1, words=r"paper|on behalf|by hand|from the form")  # fmt: skip
def _(desk: Desk) -> Case:
    deed, firm = desk.deeds.one_of(*EVENTS, "goods", "money"), desk.firm()
    one = desk.written(deed, firm, papers="no number", naming="somehow")
    says = desk.rng.choice(("From their paper return: {}", "{} (entered by hand for the supplier)", "Typed in on behalf of the firm. {}", "{} [from the form they posted]"))  # fmt: skip
    other = desk.written(deed, firm, papers="nothing", naming="somehow", says=says)
    return two(one, replace(other, recorded_on=_later(one, desk, 5, 60)))


@add("hours for each and hours in all", "People times hours in the one is the amount of the other, for the same group, work and day.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_AMOUNT, Fact.SAME_DAYS, Fact.SAME_RECEIVER, often=1, words=r" x |each")  # fmt: skip
def _(desk: Desk) -> Case:
    deed, firm = desk.deeds.volunteers(), desk.firm()
    people, hours = int(deed.slots["p"][0]), desk.rng.choice((2, 3, 4, 6, 7))
    deed = replace(deed, quantity=people * hours * 60)
    ways = (f"{people} staff x {hours} hours, {{act}}", f"{{act}} at {{group}}: {people} of us, {hours} hours each", f"{people} x {hours}h {{act}} ({{team}})")  # fmt: skip
    one = desk.written(deed, firm, papers="no number", naming="somehow")
    return two(one, desk.written(replace(deed, ways=ways), firm, papers="no number", naming="somehow"))  # fmt: skip


@add("boxes counted once and their contents once", "The delivery note is the same, and the one's words say how many are in a box.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_NUMBER, Fact.SAME_DAYS, Fact.OTHER_AMOUNT, often=1, words=r"boxes of|packs of|crates of")  # fmt: skip
def _(desk: Desk) -> Case:
    deed, firm = desk.deeds.goods(), desk.firm()
    boxes, of = desk.rng.randint(2, 6), desk.rng.choice((6, 10, 12, 20))
    held = desk.rng.choice(("boxes", "packs", "crates"))
    packed = replace(
        deed, quantity=boxes,
        ways=(f"{boxes} {held} of {of} {{thing}} for {{group}}", f"Gave {boxes} {held} of {of} {{thing}}", f"{{group}}: {boxes} {held} of {of} ({{thing}})"),
    )  # fmt: skip
    loose = replace(deed, quantity=boxes * of)
    return two(desk.written(packed, firm, papers="number"), desk.written(loose, firm, papers="number"))  # fmt: skip


@add("an invoice without VAT and with it", "The invoice's number is the same, and the one amount is the other with a fifth more, as it says.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_NUMBER, Fact.NEAR_AMOUNT, often=2, words=r"\bVAT\b")  # fmt: skip
def _(desk: Desk) -> Case:
    deed, firm = desk.deeds.spend(), desk.firm()
    net = deed.quantity - deed.quantity % 5
    says = desk.rng.choice(("{} inc VAT", "{} (including VAT)", "{} - gross, with VAT"))
    ways = tuple(way for way in deed.ways if "VAT" not in way)
    gross = replace(deed, quantity=net * 6 // 5, ways=ways)
    one = desk.written(replace(deed, quantity=net), firm, papers="number")
    return two(one, desk.written(gross, firm, papers="number", says=says))


@add("the month in place of the day", "School, year, activity and the exact count are the same, and the day lies in the month.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_AMOUNT, Fact.SAME_RECEIVER, Fact.WITHIN, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, firm = desk.deeds.pupils(), desk.firm()
    one = desk.written(deed, firm, papers="no number", naming="somehow")
    undated = replace(deed, ways=tuple(way for way in deed.ways if "{day}" not in way))
    return two(one, desk.written(undated, firm, papers="no number", naming="somehow", days=month_of(deed.begins)))  # fmt: skip


@add("an event that was moved", "The later one says that it was moved from the day of the earlier; receiver, activity and amount are the same.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_AMOUNT, Fact.SAME_RECEIVER, Fact.DAYS_APART, often=1, words=r"moved from|postponed from|was to be on")  # fmt: skip
def _(desk: Desk) -> Case:
    deed, firm = _event(desk), desk.firm()
    one = desk.written(deed, firm, papers="nothing", naming="somehow")
    day = f"{deed.begins.day} {deed.begins:%B}"
    says = desk.rng.choice((f"{{}} Moved from {day}.", f"Postponed from {day}: {{}}", f"{{}} (was to be on {day})"))  # fmt: skip
    held = deed.on(desk.deeds.after(deed.begins, 3, 30))
    return two(one, desk.written(held, firm, papers="no number", naming="somehow", says=says))


def _with(one: Recorded, *shown: Evidence) -> Recorded:
    return replace(one, evidence=(*one.evidence, *shown))
