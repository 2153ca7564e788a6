"""Two benefits of two times: returns, standing gifts, sessions, cohorts and halves of a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.ninth_set.facts import Fact
from tests.analysis.commitments.ninth_set.manner import Manners, two
from tests.analysis.commitments.ninth_set.scene import Scene, day, hours, quarter
from tests.analysis.commitments.plant import Case

MANNERS = Manners()


@MANNERS.add(
    "two quarters' returns with one figure",
    "Each names its quarter, the quarters are two, and their days do not meet.",
    Fact.TIED, Fact.DAYS_APART, Fact.SAME_MEASURE, Fact.SAME_AMOUNT, other=(r"\b(Q\d)",),
)  # fmt: skip
def two_quarters(s: Scene) -> Case:
    c, at = s.contract(), s.many(0, 5)
    kind, part, words = s.pick(("volunteering", 60, "volunteer hours"), ("careers", 1, "pupils met"), ("group spend", 100, "VCSE spend"))  # fmt: skip
    (first, last, name), (start, end, later) = quarter(at), quarter(at + 1)
    one = s.benefit(c, kind, s.many(12, 200) * part, first, s.pick(f"{words} {name}", f"{name} return - {words}", f"total {words} for {name}"), ends=last)  # fmt: skip
    return two(one, s.beside(one, s.pick(f"{words} {later}", f"{later} return - {words}", f"{later}: total {words}"), begins=start, ends=end))  # fmt: skip


@MANNERS.add(
    "a standing gift of two months",
    "Each names its month, the months are two, and both say that the gift comes every month.",
    Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.DAYS_APART, Fact.TIED, other=(r"(?:monthly|standing order|s/o|every month),? ([A-Z]{3})",),
)  # fmt: skip
def standing_gift(s: Scene) -> Case:
    c, who, first = s.contract(), s.group(), s.day().replace(day=s.pick(1, 15, 28))
    second = (first.replace(day=1) + timedelta(days=31)).replace(day=first.day)
    one = s.benefit(c, "money", s.pick(5000, 10000, 15000, 25000, 50000), first, s.pick(f"{who.name} monthly, {first:%b}", f"Standing order {first:%B} to {who.name}", f"Given every month, {first:%B}"), **s.to(who))  # fmt: skip
    said = s.pick(f"s/o {second:%b} {who.name}", f"Standing order {second:%B}", f"{who.name} monthly {second:%b}")  # fmt: skip
    return two(one, s.beside(one, said, begins=second, ends=second))


@MANNERS.add(
    "the same event in two years",
    "The days are a year apart, and each record names its year.",
    Fact.SAME_RECEIVER, Fact.DAYS_APART, Fact.TIED, Fact.SAME_MEASURE, other=(r"\b(202[456])\b",),
)  # fmt: skip
def every_year(s: Scene) -> Case:
    c, who, what = s.contract(), s.school(), s.thing("careers")
    one = s.benefit(c, "careers", s.many(4, 20) * 10, s.day(390), "", **s.to(who))
    when = one.begins + timedelta(days=s.pick(371, 371, 378))
    told = s.pick(
        f"{what[0]} at {who.name}", f"Annual careers day {who.name}", f"{who.name} careers fair"
    )
    year, later = one.begins.year, when.year
    first = s.beside(one, f"{told} {year}", recorded_on=one.recorded_on)
    return two(first, s.beside(one, s.pick(f"{told} {later}", f"{later}: {told}", f"{told}, {later}, same as usual"), begins=when, ends=when, quantity=one.quantity + s.pick(0, 0, 10)))  # fmt: skip


@MANNERS.add(
    "the year's total without what was reported apart, and that",
    "The total says that it leaves out the day at that receiver, and the other record is that day.",
    Fact.TIED, Fact.DAYS_MEET, Fact.SAME_MEASURE, said=(r"excl|not incl|apart from|leaves out",),
)  # fmt: skip
def total_without(s: Scene) -> Case:
    c, who, what, (first, last, name) = (
        s.contract(),
        s.group(),
        s.thing("volunteering"),
        s.quarter(),
    )
    when = first + timedelta(days=s.many(3, 80))
    minutes = s.many(6, 50) * 60
    one = s.benefit(c, "volunteering", minutes, when, s.told("volunteering", what, who.name), **s.to(who))  # fmt: skip
    said = s.pick(f"{name} volunteering excl. {who.name} {day(when)} (reported separately)", f"All other volunteering {name}, not incl {hours(minutes)} hrs at {who.name}", f"{name} total, apart from {who.name} which is on its own line")  # fmt: skip
    return two(one, s.beside(one, said, quantity=s.many(30, 200) * 60, begins=first, ends=last, **s.to_name("")))  # fmt: skip


@MANNERS.add(
    "further hours on top of those already entered",
    "The later record says that its hours come on top of the entry of that day.",
    Fact.TIED, Fact.SAME_RECEIVER, Fact.SAME_DAYS, said=(r"further|on top of|additional",),
)  # fmt: skip
def further_hours(s: Scene) -> Case:
    c, who, what = s.contract(), s.group(), s.thing("advice")
    minutes, more = s.many(4, 40) * 30, s.many(2, 20) * 30
    one = s.benefit(c, "advice", minutes, s.day(), s.told("advice", what, who.name), **s.to(who))
    said = s.pick(f"Further {hours(more)} hrs {day(one.begins)}, on top of {hours(minutes)} already entered", f"Additional hours for {who.name} that were left off, {what[1]}", f"{what[2]} - on top of what is in for {day(one.begins)}")  # fmt: skip
    return two(one, s.beside(one, said, quantity=more))


@MANNERS.add(
    "two sessions of one weekly series",
    "Each says which session of the series it was, and they are two.",
    Fact.TIED, Fact.SAME_RECEIVER, Fact.DAYS_APART, Fact.SAME_AMOUNT, other=(r"(?:session|week|no\.?) (\d)",),
)  # fmt: skip
def two_sessions(s: Scene) -> Case:
    c, who, what, many = s.contract(), s.group(), s.thing("advice"), s.many(4, 9)
    at = s.many(1, many - 1)
    one = s.benefit(c, "advice", s.many(2, 8) * 30, s.day(), s.pick(f"{what[0]}, session {at} of {many}", f"{s.told('advice', what, who.name)} (week {at})", f"No. {at} of {many}: {what[1]}"), **s.to(who))  # fmt: skip
    when = one.begins + timedelta(days=7)
    said = s.pick(f"{what[0]}, session {at + 1} of {many}", f"{s.told('advice', what, who.name)} (week {at + 1})", f"No. {at + 1} of {many}: {what[2]}")  # fmt: skip
    return two(one, s.beside(one, said, begins=when, ends=when))


@MANNERS.add(
    "two cohorts of one course",
    "Each gives the code of its cohort, and the codes are two.",
    Fact.TIED, Fact.SAME_MEASURE, Fact.DAYS_MEET, other=(r"\b(Q[A-Z]\d{4})\b",),
)  # fmt: skip
def two_cohorts(s: Scene) -> Case:
    c, what, many, n = s.contract(), s.thing("course"), s.many(4, 16), s.many(1000, 9990)
    letter, first = s.pick(*"BDFHK"), s.day()
    code, later = f"Q{letter}{n}", f"Q{letter}{n + s.many(1, 3)}"
    one = s.benefit(c, "qualification", many, first, s.pick(f"{what[0]} cohort {code}", f"{many} people on {what[1]} ({code})", f"Cohort {code}: {s.told('qualification', what)}"), ends=first + timedelta(days=s.many(20, 40)))  # fmt: skip
    start = first + timedelta(days=s.many(0, 15))
    said = s.pick(f"{what[1]} cohort {later}", f"{s.told('qualification', what)} ({later})", f"{later}: {what[2]}, {many} through")  # fmt: skip
    return two(one, s.beside(one, said, begins=start, ends=start + timedelta(days=s.many(20, 40)), quantity=many + s.pick(0, 0, 0, -1, 1)))  # fmt: skip


@MANNERS.add(
    "two halves of a day at one school",
    "One was in the morning and one in the afternoon, with pupils of two years.",
    Fact.TIED, Fact.SAME_RECEIVER, Fact.SAME_DAYS, other=(r"\b(morning|afternoon|am|pm)\b", r"\b(?:year|yr|y) ?(\d+)"),
)  # fmt: skip
def halves_of_a_day(s: Scene) -> Case:
    c, who, what, (a, b) = (
        s.contract(),
        s.college(),
        s.thing("careers"),
        s.rng.sample(range(7, 12), 2),
    )
    many = s.many(3, 9) * 10
    one = s.benefit(c, "careers", many, s.day(), s.pick(f"{what[0]} Year {a}, morning", f"AM: {what[1]}, yr {a}", f"{s.told('careers', what, who.name)} (Y{a} am)"), **s.to(who))  # fmt: skip
    said = s.pick(f"{what[0]} Year {b}, afternoon", f"PM: {what[2]}, yr {b}", f"{s.told('careers', what, who.name)} (Y{b} pm)")  # fmt: skip
    return two(one, s.beside(one, said, quantity=many + s.pick(0, 0, 5)))


@MANNERS.add(
    "two shifts at one foodbank",
    "Each says the hours of the clock of its shift, and the hours do not meet.",
    Fact.TIED, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, other=(r"\b(\d\d?(?:[.:]\d\d)? ?(?:-|to) ?\d\d?)\b",),
)  # fmt: skip
def two_shifts(s: Scene) -> Case:
    c, who, what, heads = s.contract(), s.group(), s.thing("volunteering"), s.many(2, 9)
    one = s.benefit(c, "volunteering", heads * 120, s.day(), s.pick(f"{what[0]} 10-12, {heads} staff", f"10 to 12 shift {who.name}", f"{s.told('volunteering', what, who.name)}, 10-12"), **s.to(who))  # fmt: skip
    said = s.pick(f"{what[1]} 13-15, {heads} staff", f"13 to 15 shift {who.name}", f"{s.told('volunteering', what, who.name)}, 14-16")  # fmt: skip
    return two(one, s.beside(one, said))


@MANNERS.add(
    "two days of one event, each recorded",
    "Each says which day of the event it was, and their days do not meet.",
    Fact.TIED, Fact.SAME_RECEIVER, Fact.DAYS_APART, Fact.SAME_MEASURE, other=(r"\bday (\d)",),
)  # fmt: skip
def two_days(s: Scene) -> Case:
    c, who, what, many = s.contract(), s.school(), s.thing("careers"), s.many(20, 120)
    one = s.benefit(c, "careers", many, s.day(), s.pick(f"{what[0]} day 1", f"Day 1 - {s.told('careers', what, who.name)}", f"{who.name}, {what[1]} (day 1 of 2)"), **s.to(who))  # fmt: skip
    when = one.begins + timedelta(days=1)
    said = s.pick(f"{what[0]} day 2", f"Day 2 - {s.told('careers', what, who.name)}", f"{who.name}, {what[2]} (day 2 of 2)")  # fmt: skip
    return two(one, s.beside(one, said, begins=when, ends=when, quantity=many + s.pick(0, 0, -4, 6)))  # fmt: skip


@MANNERS.add(
    "a visit run again because the first was full",
    "The record of the later day says that it is a second run for those who had no place, a week or more after the first.",
    Fact.TIED, Fact.SAME_RECEIVER, Fact.DAYS_APART, Fact.SAME_MEASURE, said=(r"second run|again for|repeated for",),
)  # fmt: skip
def run_again(s: Scene) -> Case:
    c, who, what, many = s.contract(), s.school(), s.thing("careers"), s.many(15, 40)
    one = s.benefit(c, "careers", many, s.day(), s.told("careers", what, who.name), **s.to(who))
    when = one.begins + timedelta(days=7 * s.many(1, 4))
    said = s.pick(f"{what[0]}, second run for the other half of the year", f"{who.name}: {what[1]} again for those who missed out", f"{what[2]} repeated for the next {many}")  # fmt: skip
    later = s.beside(one, said, begins=when, ends=when)
    return two(one, s.pick(later, replace(later, recorded_on=when - timedelta(days=3))))
