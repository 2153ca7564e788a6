"""Honest benefits that look alike because they come in turn: terms, cohorts, months, quarters, years."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.analysis.commitments.eighth_set.deeds import (
    measure,
    month_of,
    quarter_after,
    quarter_of,
)
from tests.analysis.commitments.eighth_set.desk import Desk
from tests.analysis.commitments.eighth_set.facts import Fact
from tests.analysis.commitments.eighth_set.manner import Manners, two
from tests.analysis.commitments.plant import Case

MANNERS = Manners()
add = MANNERS.add


@add("two cohorts of the same course", "The days do not meet, and each says which cohort it was.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.DAYS_APART, Fact.SAYS_OTHER, often=3)  # fmt: skip
def _(desk: Desk) -> Case:
    first = desk.deeds.course()
    later = desk.deeds.one_more(first).on(desk.deeds.after(first.ends, 10, 80))
    second = desk.deeds.nearly(later)
    n, word = desk.rng.randint(1, 6), desk.rng.choice(("cohort", "Cohort", "intake", "group"))
    says = desk.rng.choice((f"{{{{}}}} ({word} {{n}})", f"{word} {{n}}: {{{{}}}}"))
    return Case(desk.each_told_alike(first, second, firm=desk.firm(), says=(says.format(n=n), says.format(n=n + 1))))  # fmt: skip


@add("two runs of a course that has no number", "The same course at the same college on days that do not meet, each with an attendance sheet of its own.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.DAYS_APART, Fact.OTHER_NUMBERS, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    first = desk.deeds.course()
    later = desk.deeds.one_more(first).on(desk.deeds.after(first.ends, 6, 50))
    second = desk.deeds.nearly(later)
    return Case(desk.each_told_alike(first, second, firm=desk.firm(), papers="number"))


@add("two terms", "The days do not meet, and each names its term.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.DAYS_APART, Fact.SAYS_OTHER, often=3)  # fmt: skip
def _(desk: Desk) -> Case:
    first = desk.deeds.one_of("pupils", "school_hours")
    first = first.on(first.begins.replace(year=2024 + desk.rng.randint(0, 1), month=desk.rng.choice((10, 11)), day=desk.rng.randint(2, 28)))  # fmt: skip
    later = desk.rng.choice((True, False))
    day = desk.deeds.after(first.begins, 110, 130) if later else desk.deeds.after(first.begins, 190, 210)  # fmt: skip
    second = desk.deeds.nearly(first.on(day))
    says = desk.rng.choice(("{{}} {} term.", "{} term: {{}}", "{{}} ({} term)"))
    terms = ("autumn", "spring" if later else "summer")
    return Case(desk.each_told_alike(first, second, firm=desk.firm(), naming="somehow", says=tuple(says.format(term) for term in terms)))  # fmt: skip


@add("weeks of one apprentice in successive quarters", "The number is the same person's, and the quarters do not meet.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_NUMBER, Fact.DAYS_APART, often=3)  # fmt: skip
def _(desk: Desk) -> Case:
    first, firm = desk.deeds.weeks(), desk.firm()
    second = first.on(*quarter_of(quarter_after(first.begins)))
    return Case(desk.each_told_alike(first, replace(second, quantity=desk.rng.choice((first.quantity, 130, 120))), firm=firm, papers="number"))  # fmt: skip


@add("weeks of one apprentice on two contracts, one after the other", "The number is the same person's; the months do not meet, and the agreement is another.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_NUMBER, Fact.DAYS_APART, Fact.OTHER_AGREEMENT, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, firm = desk.deeds.weeks(), desk.firm()
    begins, ends = month_of(deed.begins)
    first = replace(deed.on(begins, ends), quantity=desk.rng.choice((40, 43, 44)))
    second = replace(deed.on(*month_of(ends + timedelta(days=1))), quantity=desk.rng.choice((40, 43, 44)))  # fmt: skip
    one, other = desk.agreements(firm)[:2]
    return two(desk.written(first, firm, papers="number", agreement=one), desk.written(second, firm, papers="number", agreement=other))  # fmt: skip


@add("the monthly gift", "The same things for the same group in another month, with a delivery note or remittance of its own.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_AMOUNT, Fact.DAYS_APART, Fact.OTHER_NUMBERS, often=3)  # fmt: skip
def _(desk: Desk) -> Case:
    first = desk.deeds.one_of("goods", "money")
    second = desk.deeds.one_more(first).on(desk.deeds.after(first.begins, 26, 33))
    return Case(desk.each_told_alike(first, second, firm=desk.firm(), papers="number"))


@add("a second visit", "The later one says that it is the second visit, on a day of its own.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.DAYS_APART, Fact.SAYS_OTHER, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    first = desk.deeds.one_of("pupils", "school_hours", "advice", "volunteers")
    second = first.on(desk.deeds.after(first.begins, 5, 30))
    says = desk.rng.choice((("First visit. {}", "Second visit. {}"), ("{} (first visit)", "{} (second visit)")))  # fmt: skip
    return Case(desk.each_told_alike(first, second, firm=desk.firm(), naming="somehow", says=says))


@add("sessions of a series", "Each says which session of the series it was, and the days are a week apart.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.DAYS_APART, Fact.SAYS_OTHER, often=3)  # fmt: skip
def _(desk: Desk) -> Case:
    first = desk.deeds.one_of("school_hours", "volunteers", "advice", "pupils")
    second = first.on(first.begins + timedelta(days=7))
    n, of = desk.rng.randint(1, 4), desk.rng.choice((5, 6, 8, 10))
    says = desk.rng.choice(("{{}} Week {n} of {of}.", "Session {n} of {of}: {{}}", "{{}} (week {n} of {of})"))  # fmt: skip
    return Case(desk.each_told_alike(first, second, firm=desk.firm(), says=(says.format(n=n, of=of), says.format(n=n + 1, of=of))))  # fmt: skip


@add("last year's event and this year's", "The days are a year apart, and each has a letter or sheet of its own.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.DAYS_APART, Fact.OTHER_NUMBERS, often=3)  # fmt: skip
def _(desk: Desk) -> Case:
    first = desk.deeds.one_of("pupils", "volunteers", "trees", "goods", "money", "residents")
    if first.begins > date(2025, 6, 30):
        first = first.on(first.begins - timedelta(days=364))
    later = desk.deeds.one_more(first).on(first.begins + timedelta(days=364))
    second = replace(later, quantity=desk.rng.choice((first.quantity, first.quantity, first.quantity + 10)))  # fmt: skip
    return Case(desk.each_told_alike(first, second, firm=desk.firm(), papers="number"))


@add("two days of one fair", "Each says which day of the fair it was, and the days follow each other.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.DAYS_APART, Fact.SAYS_OTHER, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    first = desk.deeds.one_of("pupils", "school_hours", "residents")
    first = first.on(first.begins - timedelta(days=first.begins.weekday() // 4))
    second = first.on(first.begins + timedelta(days=1))
    says = desk.rng.choice((("Careers fair, day one. {}", "Careers fair, day two. {}"), ("{} Day 1", "{} Day 2")))  # fmt: skip
    return Case(desk.each_told_alike(first, desk.deeds.nearly(second), firm=desk.firm(), says=says))  # fmt: skip


@add("two instalments of one gift", "Each says which half it is, and has a remittance of its own on a day of its own.",
     Fact.SAME_FIRM, Fact.SAME_AMOUNT, Fact.DAYS_APART, Fact.OTHER_NUMBERS, Fact.SAYS_OTHER, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    first = desk.deeds.money()
    second = desk.deeds.one_more(first).on(desk.deeds.after(first.begins, 30, 170))
    says = desk.rng.choice((("{} First half.", "{} Second half."), ("First instalment: {}", "Second instalment: {}")))  # fmt: skip
    return Case(desk.each_told_alike(first, second, firm=desk.firm(), papers="number", says=says))


@add("payments by stages", "Each says which stage was paid, and has an invoice of its own.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.OTHER_NUMBERS, Fact.SAYS_OTHER, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    first = desk.deeds.spend()
    later = desk.deeds.one_more(first).on(desk.deeds.after(first.begins, 14, 60))
    second = replace(later, quantity=desk.rng.choice((first.quantity, first.quantity * 9 // 10)))
    n = desk.rng.randint(1, 4)
    return Case(desk.each_told_alike(first, second, firm=desk.firm(), papers="number", says=(f"Stage {n}: {{}}", f"Stage {n + 1}: {{}}")))  # fmt: skip


@add("spending of successive quarters", "The quarters do not meet, and each has an amount of its own.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.DAYS_APART, often=3)  # fmt: skip
def _(desk: Desk) -> Case:
    drawn = desk.deeds.spend()
    ways = ("Local spend in the quarter, {pounds}", "Spend with small firms in the quarter: {pounds}", "{pounds} to local SMEs, see ledger", "Quarterly SME spend {pounds}")  # fmt: skip
    first = replace(drawn.on(*quarter_of(drawn.begins)), receiver=None, paper=None, ways=ways, quantity=desk.rng.randint(900_000, 60_000_000))  # fmt: skip
    second = replace(first.on(*quarter_of(quarter_after(first.begins))), quantity=first.quantity * desk.rng.randint(70, 140) // 100 + 1)  # fmt: skip
    return Case(desk.each_told_alike(first, second, firm=desk.firm()))


@add("a student's second placement", "The days do not meet, and each has a placement agreement of its own.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.DAYS_APART, Fact.OTHER_NUMBERS, often=1)  # fmt: skip
def _(desk: Desk) -> Case:
    first = desk.deeds.placement()
    second = desk.deeds.one_more(first).on(
        first.begins + timedelta(days=7 * desk.rng.randint(6, 18))
    )
    return Case(desk.each_told_alike(first, second, firm=desk.firm(), papers="number", says=("{}", desk.rng.choice(("{} Back for more.", "{} The same student again.", "{}")))))  # fmt: skip


@add("a start and a year in the job", "The number is the same person's, but the one counts who started and the other who is still there a year later.",
     Fact.SAME_FIRM, Fact.OTHER_MEASURE, Fact.SAME_NUMBER, Fact.DAYS_APART, often=1, words=r"still|a year on|12 months|one year")  # fmt: skip
def _(desk: Desk) -> Case:
    first, firm = desk.deeds.job(), desk.firm()
    if first.begins > date(2025, 6, 30):
        first = first.on(first.begins - timedelta(days=364))
    ways = ("Still with us after 12 months: {role}", "{role} still employed, a year on", "Sustained for one year - {role}", "{role}, 12 months in post")  # fmt: skip
    stayed = replace(first.on(first.begins + timedelta(days=desk.rng.randint(364, 380))), measure=measure("GQ28"), ways=ways)  # fmt: skip
    return two(desk.written(first, firm, papers="number"), desk.written(stayed, firm, papers="number"))  # fmt: skip


@add("two invoices in one month", "The supplier and the month are the same, and each has an invoice of its own.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.OTHER_NUMBERS, often=3)  # fmt: skip
def _(desk: Desk) -> Case:
    first, firm = desk.deeds.spend(), desk.firm()
    first = first.on(first.begins.replace(day=desk.rng.randint(1, 10)))
    same = desk.rng.random() < 0.4
    later = desk.deeds.one_more(first).on(first.begins + timedelta(days=desk.rng.randint(5, 17)))
    second = replace(later, quantity=first.quantity if same else desk.rng.randint(9_000, 900_000))
    if desk.rng.random() < 0.5:
        first, second = first.on(*month_of(first.begins)), second.on(*month_of(first.begins))
    return Case(desk.each_told_alike(first, second, firm=firm, papers="number"))
