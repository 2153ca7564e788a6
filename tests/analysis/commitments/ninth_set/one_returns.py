"""One benefit that came onto record at two times: in returns, corrections, estimates and plans."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.ninth_set.facts import Fact
from tests.analysis.commitments.ninth_set.manner import Manners, two
from tests.analysis.commitments.ninth_set.scene import Scene, day, hours, pounds, quarter
from tests.analysis.commitments.plant import Case

MANNERS = Manners()


@MANNERS.add(
    "a quarter's return and the year's total of it",
    "The year's words give each quarter's figure, and one of them is the other record's amount for that quarter.",
    Fact.TIED, Fact.SAME_MEASURE, Fact.DAYS_MEET, Fact.OTHER_AMOUNT, said=(r"Q1.*Q2.*Q3.*Q4",),
)  # fmt: skip
def quarter_and_year(s: Scene) -> Case:
    c, at, year = s.contract(), s.many(0, 3), s.pick(0, 4)
    kind, part, words = s.pick(("volunteering", 60, "volunteer hours"), ("careers", 1, "pupils met"), ("group spend", 100, "VCSE spend"))  # fmt: skip
    each = s.rng.sample(range(14, 240), 4)
    first, last, name = quarter(year + at)
    one = s.benefit(c, kind, each[at] * part, first, s.pick(f"{words} {name}", f"{name} return - {words}", f"total {words} for {name}: {each[at]}"), ends=last)  # fmt: skip
    figures = s.pick(", ", " / ", " + ").join(f"Q{n + 1} {amount}" for n, amount in enumerate(each))
    said = s.pick(f"Year total {words}: {figures}", f"Annual return. {words}, {figures}", f"{words} for the year ({figures})")  # fmt: skip
    return two(one, s.beside(one, said, quantity=sum(each) * part, begins=quarter(year)[0], ends=quarter(year + 3)[1]))  # fmt: skip


@MANNERS.add(
    "a month's sheet and the quarter that it went into",
    "The quarter's words give the month's figure beside the others, and the month's record is for that amount.",
    Fact.TIED, Fact.SAME_MEASURE, Fact.DAYS_MEET, Fact.SAME_RECEIVER, said=(r"\+|\bplus\b",),
)  # fmt: skip
def month_and_quarter(s: Scene) -> Case:
    c, who, what = s.contract(), s.group(), s.thing("advice")
    months = s.rng.sample(range(3, 40), 3)
    first, last, name = s.quarter()
    ends = first.replace(day=28) + timedelta(days=4)
    ends -= timedelta(days=ends.day)
    one = s.benefit(c, "advice", months[0] * 60, first, f"{s.told('advice', what, who.name)}, {first:%B} {months[0]}h", ends=ends, **s.to(who))  # fmt: skip
    said = s.pick(f"{name} {who.name}: {first:%b} {months[0]} + {months[1]} + {months[2]}", f"Quarter's advice hours, {first:%B} {months[0]} plus {months[1]} plus {months[2]}", f"{what[1]} {months[0]} ({first:%b}) + {months[1]} + {months[2]} hrs")  # fmt: skip
    return two(one, s.beside(one, said, quantity=sum(months) * 60, ends=last))


@MANNERS.add(
    "a late correction of the amount",
    "The later record says that it corrects the entry of that day and names the amount that was wrong.",
    Fact.TIED, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.OTHER_AMOUNT, said=(r"correct|not £|instead of",),
)  # fmt: skip
def amount_corrected(s: Scene) -> Case:
    c, who, what = s.contract(), s.group(), s.thing("money")
    wrong, right = (each * 5000 for each in s.rng.sample(range(3, 60), 2))
    one = s.benefit(c, "money", wrong, s.day(), s.told("money", what, who.name), **s.to(who))
    said = s.pick(f"Correction: was entered as {pounds(wrong)}, correct amount {pounds(right)}", f"{who.name} - {pounds(right)}, not {pounds(wrong)} as we put in before", f"Should read {pounds(right)} instead of {pounds(wrong)}, {what[1]}")  # fmt: skip
    return two(one, s.beside(one, said, quantity=right))


@MANNERS.add(
    "a day that was put off and recorded anew",
    "The later record says that it was moved from the earlier one's day, for the same receiver and work.",
    Fact.TIED, Fact.SAME_RECEIVER, Fact.DAYS_APART, said=(r"moved|postponed|rearranged",),
)  # fmt: skip
def day_moved(s: Scene) -> Case:
    c, who, what = s.contract(), s.group(), s.thing("volunteering")
    one = s.benefit(c, "volunteering", s.many(8, 80) * 60, s.day(), s.told("volunteering", what, who.name), **s.to(who))  # fmt: skip
    when = one.begins + timedelta(days=7 * s.many(1, 5))
    said = s.pick(f"moved from {day(one.begins)} because of rain, {what[1]}", f"{s.told('volunteering', what, who.name)} (postponed, was {day(one.begins)}, did not go ahead then)", f"Rearranged date - replaces {day(one.begins)}: {what[2]}")  # fmt: skip
    return two(one, s.beside(one, said, begins=when, ends=when))


@MANNERS.add(
    "an estimated weight and the weight on the ticket",
    "The number of the transfer note is the same, and one says estimate and the other the weighed figure.",
    Fact.SAME_NUMBER, Fact.TIED, Fact.OTHER_AMOUNT, said=(r"est\b|estimate|approx", r"weigh|ticket"),
)  # fmt: skip
def estimate_and_ticket(s: Scene) -> Case:
    c, what, n, tonnes = s.contract(), s.thing("waste"), s.number(), s.many(2, 18)
    one = s.benefit(c, "waste", tonnes * 1_000_000, s.day(), s.pick(f"{what[0]} skip, est {tonnes}t", f"Estimate {tonnes} tonnes {what[1]} from {c.site}", f"approx {tonnes}t of {what[2]}, to be confirmed"), evidence=s.paper("statement", s.written("WTN", n)))  # fmt: skip
    weighed = int(one.quantity * s.rng.uniform(0.7, 1.3)) // 20000 * 20000 + 20000
    said = s.pick(f"Weighbridge figure {weighed / 1_000_000:g}t, {what[2]}", f"{what[0]} as weighed", f"{s.told('waste', what)}, per ticket")  # fmt: skip
    weighed += weighed == one.quantity
    return two(one, s.beside(one, said, quantity=weighed, evidence=s.paper("statement", s.written("WTN", n))))  # fmt: skip


@MANNERS.add(
    "a visit recorded when it was booked and again when it had been",
    "The first was recorded before its day and says booked; school, day and activity are the same.",
    Fact.TIED, Fact.SAME_RECEIVER, Fact.SAME_DAYS, said=(r"booked|planned|to take place",),
)  # fmt: skip
def booked_and_been(s: Scene) -> Case:
    c, school, what, many = s.contract(), s.school(), s.thing("careers"), s.many(3, 12) * 10
    one = s.benefit(c, "careers", many, s.day(), s.pick(f"Booked: {what[0]} at {school.name}, {many} pupils expected", f"{what[1]} planned for {many} pupils, {school.name}", f"To take place - {what[2]} ({school.name})"), **s.to(school))  # fmt: skip
    before = replace(one, recorded_on=one.begins - timedelta(days=s.many(3, 30)))
    return two(before, s.beside(one, s.told("careers", what, school.name), quantity=many + s.pick(0, -7, -3, 4)))  # fmt: skip


@MANNERS.add(
    "a course recorded by its whole time and by its last day",
    "The code of the cohort, the course and the number of people are the same, and the one day ends the other's days.",
    Fact.TIED, Fact.SAME_AMOUNT, Fact.DAYS_MEET, same=(r"\b(Q[A-Z]\d{4})\b",),
)  # fmt: skip
def course_and_its_last_day(s: Scene) -> Case:
    c, what, many = s.contract(), s.thing("course"), s.many(4, 16)
    code = f"Q{s.pick(*'BDFHK')}{s.many(1000, 9999)}"
    first = s.day()
    ends = first + timedelta(days=s.many(10, 70))
    one = s.benefit(c, "qualification", many, first, s.pick(f"{what[0]} cohort {code}, {many} learners", f"{many} people on {what[1]} ({code})", f"Cohort {code}: {s.told('qualification', what)}"), ends=ends)  # fmt: skip
    said = s.pick(f"{many} passed, {what[1]} {code}", f"Certificates given out, cohort {code}", f"{code} {what[2]} completed by all {many}")  # fmt: skip
    return two(one, s.beside(one, said, begins=ends, ends=ends))


@MANNERS.add(
    "one session of a series and the series as a whole",
    "The whole says how many sessions it counts and from when, and the single record says which of them it is.",
    Fact.TIED, Fact.SAME_RECEIVER, Fact.DAYS_MEET, Fact.OTHER_AMOUNT, said=(r"all \d sessions|\d weekly sessions|series of \d", r"(?:session|week|no\.?) \d (?:of|out of) \d"),
)  # fmt: skip
def session_and_series(s: Scene) -> Case:
    c, who, what, many, length = (
        s.contract(),
        s.group(),
        s.thing("advice"),
        s.many(4, 8),
        s.many(2, 5),
    )
    at, first = s.many(2, many - 1), s.day()
    when = first + timedelta(days=7 * (at - 1))
    one = s.benefit(c, "advice", length * 60, when, s.pick(f"{what[0]}, session {at} of {many}", f"{s.told('advice', what, who.name)} (week {at} of {many})", f"No. {at} of {many}: {what[1]}"), **s.to(who))  # fmt: skip
    total = hours(many * length * 60)
    said = s.pick(f"{what[1]} all {many} sessions, {total} hrs", f"{many} weekly sessions from {day(first)}, {what[2]}", f"{s.told('advice', what, who.name)}: series of {many}, {total}h in all")  # fmt: skip
    return two(one, s.beside(one, said, quantity=many * length * 60, begins=first, ends=first + timedelta(days=7 * (many - 1))))  # fmt: skip


@MANNERS.add(
    "a job fair of two days told by day and as a whole",
    "The whole says both days and their figures, and the single record is for one of those days with its figure.",
    Fact.TIED, Fact.DAYS_MEET, Fact.SAME_RECEIVER, Fact.OTHER_AMOUNT, said=(r"both days|two days|2 days", r"day [12]|first day|second day"),
)  # fmt: skip
def day_and_both_days(s: Scene) -> Case:
    c, school, what = s.contract(), s.school(), s.thing("careers")
    a, b = s.rng.sample(range(15, 140), 2)
    first = s.day()
    at = s.pick(0, 1)
    one = s.benefit(c, "careers", (a, b)[at], first + timedelta(days=at), s.pick(f"{what[0]} {school.name}, day {at + 1}", f"Day {at + 1} - {what[1]}", f"{s.told('careers', what, school.name)} ({('first', 'second')[at]} day)"), **s.to(school))  # fmt: skip
    said = s.pick(f"{what[1]}, both days: {a} and {b} pupils", f"{school.name} two days, {a} + {b} pupils", f"{what[2]} over 2 days ({a} then {b})")  # fmt: skip
    return two(one, s.beside(one, said, quantity=a + b, begins=first, ends=first + timedelta(days=1)))  # fmt: skip


@MANNERS.add(
    "carbon modelled at first and metered a year later",
    "The later record says that it takes the place of the modelled figure for the same building and the same months.",
    Fact.TIED, Fact.SAME_DAYS, Fact.OTHER_AMOUNT, said=(r"model", r"replaces|in place of|supersedes"), same=(r"\b(Block \d+)",),
)  # fmt: skip
def modelled_and_metered(s: Scene) -> Case:
    c, what, block = s.contract(), s.thing("carbon"), f"Block {s.many(2, 40)}"
    first, last, _ = s.quarter()
    modelled, metered = s.rng.sample(range(900, 48000), 2)
    one = s.benefit(c, "carbon", modelled, first, s.pick(f"{what[0]}, {block} {c.site}, modelled", f"{block}: {s.told('carbon', what)} (from the model)", f"Modelled CO2 saving {block}, {what[1]}"), ends=last)  # fmt: skip
    said = s.pick(f"{block} metered saving, replaces modelled {modelled / 1000:g}t", f"Meter readings for {block} in place of the model, {what[2]}", f"{what[1]} {block} - actual. Supersedes {modelled / 1000:g} tCO2e")  # fmt: skip
    return two(one, s.beside(one, said, quantity=metered))


@MANNERS.add(
    "one visit told by the clock and by the half of the day",
    "School, day and year are the same, and the hours of the clock lie in the half of the day that the other names.",
    Fact.TIED, Fact.SAME_RECEIVER, Fact.SAME_DAYS, said=(r"morning|afternoon|\b[ap]m\b", r"\d ?(?:-|to) ?\d"), same=(r"\b(?:year|yr|y) ?(\d+)",),
)  # fmt: skip
def clock_and_half(s: Scene) -> Case:
    c, who, what, year = s.contract(), s.college(), s.thing("careers"), s.many(7, 11)
    half, short, clock = s.pick(("morning", "am", "9.30-11.30"), ("afternoon", "pm", "13.15 to 15.00"), ("morning", "am", "9 to 12"), ("afternoon", "pm", "1-3"))  # fmt: skip
    many = s.many(15, 90)
    one = s.benefit(c, "careers", many, s.day(), s.pick(f"{what[0]} with Year {year}, {clock}", f"Yr {year} {what[1]} {clock}", f"{s.told('careers', what, who.name)} (Y{year}, {clock})"), **s.to(who))  # fmt: skip
    said = s.pick(f"{half} with year {year}: {what[1]}", f"{s.told('careers', what, who.name)} {short}, yr {year}", f"{what[2]}, y{year}, {half}")  # fmt: skip
    return two(one, s.beside(one, said, quantity=s.pick(many, many + 2, many // 5 * 5)))


@MANNERS.add(
    "one session of a series told twice",
    "Both say which session of how many it was, in figures or in letters, and it is the same one at the same group.",
    Fact.TIED, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.SAME_DAYS, said=(r"(?:second|third|fourth) of|session [234]|no\.? ?[234]", r"second|third|fourth"),
)  # fmt: skip
def session_told_twice(s: Scene) -> Case:
    c, who, what, many = s.contract(), s.group(), s.thing("advice"), s.many(5, 8)
    at, letters = s.pick((2, "second"), (3, "third"), (4, "fourth"))
    one = s.benefit(c, "advice", s.many(2, 8) * 30, s.day(), s.pick(f"{what[0]}, session {at} of {many}", f"No. {at}/{many}: {what[1]}, {who.name}", f"{s.told('advice', what, who.name)} session {at}"), **s.to(who))  # fmt: skip
    said = s.pick(f"{letters} of {many} sessions, {what[1]}", f"{what[2]} - the {letters} one", f"{s.told('advice', what, who.name)}, {letters} time")  # fmt: skip
    return two(one, s.beside(one, said))
