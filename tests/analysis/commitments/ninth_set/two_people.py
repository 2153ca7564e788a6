"""Two people, or two starts, placements and qualifications of one person."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.analysis.commitments.ninth_set.facts import Fact
from tests.analysis.commitments.ninth_set.manner import Manners, two
from tests.analysis.commitments.ninth_set.scene import Scene, quarter
from tests.analysis.commitments.plant import Case

MANNERS = Manners()


@MANNERS.add(
    "two apprentices of one trade who started on one day",
    "The numbers of the apprenticeship agreements are two.",
    Fact.OTHER_NUMBERS,
    Fact.SAME_DAYS,
    Fact.SAME_AMOUNT,
    Fact.TIED,
    Fact.SAME_MEASURE,
)
def two_apprentices(s: Scene) -> Case:
    c, trade, n, m = s.contract(), s.thing("trade"), s.number(), s.number()
    one = s.benefit(c, "apprentice", 1, s.day(), s.told("apprentice", trade), evidence=s.paper("training", s.written("APP", n)))  # fmt: skip
    return two(one, s.beside(one, s.told("apprentice", trade), evidence=s.paper("training", s.written("APP", m))))  # fmt: skip


@MANNERS.add(
    "two apprentices of two trades, without numbers",
    "Both give initials and a trade, and the initials are two.",
    Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.TIED, Fact.SAME_MEASURE, other=(r"\(([A-Z]{2})\)",),
)  # fmt: skip
def two_trades(s: Scene) -> Case:
    c, (a, b), (p, q) = s.contract(), s.things("trade"), s.people(2)
    one = s.benefit(c, "apprentice", 1, s.day(), f"{s.told('apprentice', a)} ({p.initials})")
    sub = s.pick(*c.subs)
    changes: dict[str, Any] = s.pick({}, {"provider": sub.key}, {"delivered_by": (sub.key,)})
    return two(one, s.beside(one, f"{s.told('apprentice', b)} ({q.initials})", **changes))


@MANNERS.add(
    "two starters with the same initials",
    "The numbers in the payroll are two and the jobs are two, though the initials are the same.",
    Fact.OTHER_NUMBERS, Fact.SAME_AMOUNT, Fact.TIED, same=(r"\(([A-Z]{2})\)",),
)  # fmt: skip
def same_initials(s: Scene) -> Case:
    c, (a, b), (p,) = s.contract(), s.things("role"), s.people(1)
    one = s.benefit(c, "job", 1, s.day(), f"{s.told('job', a)} ({p.initials})", evidence=s.paper("payroll", s.written("P", s.number())))  # fmt: skip
    when = one.begins + timedelta(days=s.pick(0, 0, 3, 14))
    return two(one, s.beside(one, f"{s.told('job', b)} ({p.initials})", begins=when, ends=when, evidence=s.paper("payroll", s.written("P", s.number()))))  # fmt: skip


@MANNERS.add(
    "one student's second placement",
    "The initials are the same, and the later record says second placement, in weeks that do not meet the first's.",
    Fact.DAYS_APART, Fact.TIED, Fact.SAME_MEASURE, said=(r"(?:second|2nd) (?:placement|plcmt)|came back",), same=(r"student ([A-Z]{2})\b",),
)  # fmt: skip
def second_placement(s: Scene) -> Case:
    c, trade, (p,), weeks = s.contract(), s.thing("trade"), s.people(1), s.many(2, 5)
    first = s.day(500)
    one = s.benefit(c, "placement", weeks * 10, first, f"{s.told('placement', trade)}, student {p.initials}", ends=first + timedelta(days=7 * weeks - 3))  # fmt: skip
    start = first + timedelta(days=7 * s.many(12, 40))
    said = s.pick(f"Student {p.initials} second placement, {trade[1]}", f"{trade[2]}: student {p.initials} came back for {weeks} more weeks", f"2nd placement of student {p.initials}")  # fmt: skip
    return two(one, s.beside(one, said, begins=start, ends=start + timedelta(days=7 * weeks - 3)))


@MANNERS.add(
    "two qualifications of one person",
    "The numbers of the certificates are two and the courses are two, though the person's initials are the same.",
    Fact.OTHER_NUMBERS, Fact.SAME_AMOUNT, Fact.TIED, Fact.SAME_MEASURE, same=(r"(?:- |\()([A-Z]{2})\)?$",),
)  # fmt: skip
def two_qualifications(s: Scene) -> Case:
    c, (a, b), (p,) = s.contract(), s.things("course"), s.people(1)
    one = s.benefit(c, "qualification", 1, s.day(), f"{s.told('qualification', a)} - {p.initials}", evidence=s.paper("training", s.written("CERT", s.number())))  # fmt: skip
    when = one.begins + timedelta(days=s.pick(0, 1, 14, 60))
    return two(one, s.beside(one, f"{s.told('qualification', b)} ({p.initials})", begins=when, ends=when, evidence=s.paper("training", s.written("CERT", s.number()))))  # fmt: skip


@MANNERS.add(
    "one apprentice's weeks in two quarters",
    "The number of the apprenticeship agreement is the same, but weeks worked in quarters that do not meet are other weeks.",
    Fact.SAME_NUMBER, Fact.DAYS_APART, Fact.TIED, Fact.SAME_MEASURE, other=(r"\b(Q\d)",),
)  # fmt: skip
def weeks_of_two_quarters(s: Scene) -> Case:
    c, trade, n, at = s.contract(), s.thing("trade"), s.number(), s.many(0, 5)
    (first, last, name), (start, end, later) = quarter(at), quarter(at + 1)
    one = s.benefit(c, "apprentice weeks", s.pick(130, 120, 110), first, s.pick(f"{trade[0]} apprentice wks {name}", f"Apprentice weeks {name}, {trade[1]}", f"{name}: {trade[2]}, weeks on programme"), ends=last, evidence=s.paper("training", s.written("APP", n)))  # fmt: skip
    said = s.pick(f"{trade[0]} apprentice wks {later}", f"Apprentice weeks {later}, {trade[1]}", f"{later}: {trade[2]}, weeks on programme")  # fmt: skip
    return two(one, s.beside(one, said, begins=start, ends=end, quantity=s.pick(one.quantity, one.quantity, 100), evidence=s.paper("training", s.written("APP", n))))  # fmt: skip


@MANNERS.add(
    "an apprentice who took the place of one who left",
    "The later record says that this one replaces another who left, and the numbers of the agreements are two.",
    Fact.OTHER_NUMBERS, Fact.TIED, Fact.DAYS_APART, Fact.SAME_MEASURE, said=(r"replac|took over|left",),
)  # fmt: skip
def took_the_place(s: Scene) -> Case:
    c, trade, (p, q) = s.contract(), s.thing("trade"), s.people(2)
    one = s.benefit(c, "apprentice", 1, s.day(), f"{s.told('apprentice', trade)} ({p.initials})", evidence=s.paper("training", s.written("APP", s.number())))  # fmt: skip
    when = one.begins + timedelta(days=s.many(20, 150))
    said = s.pick(f"{q.initials} replaces {p.initials}, {trade[1]} apprentice", f"New {trade[2]} apprentice {q.initials} after {p.initials} left", f"{q.initials} took over from {p.initials} ({trade[0]})")  # fmt: skip
    return two(one, s.beside(one, said, begins=when, ends=when, evidence=s.paper("training", s.written("APP", s.number()))))  # fmt: skip


@MANNERS.add(
    "two mentors at one group in one month",
    "Each record names its mentor, and the mentors are two.",
    Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.TIED, other=(r"\b([A-Z]+) (?:mentored|as mentor|was mentor)",),
)  # fmt: skip
def two_mentors(s: Scene) -> Case:
    c, who, what, (p, q) = s.contract(), s.group(), s.thing("advice"), s.people(2)
    first = s.day().replace(day=1)
    one = s.benefit(c, "advice", s.many(4, 20) * 60, first, s.pick(f"{p.first} mentored {who.name}, {what[0]}", f"{what[1]}, {p.first} as mentor", f"{p.first} was mentor: {what[2]}"), ends=first.replace(day=28), **s.to(who))  # fmt: skip
    said = s.pick(f"{q.first} mentored {who.name}, {what[0]}", f"{what[1]}, {q.first} as mentor", f"{q.first} was mentor: {what[2]}")  # fmt: skip
    return two(one, s.beside(one, said))


@MANNERS.add(
    "a trustee's monthly meeting",
    "Each record gives the month of its meeting, and the days are a month apart.",
    Fact.SAME_RECEIVER, Fact.DAYS_APART, Fact.SAME_AMOUNT, Fact.TIED, other=(r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* (?:board|trustee|meeting)",),
)  # fmt: skip
def trustee_meeting(s: Scene) -> Case:
    c, who, (p,) = s.contract(), s.group(), s.people(1)
    one = s.benefit(c, "volunteering", s.pick(90, 120, 150, 180), s.day(), "", **s.to(who))
    when = one.begins + timedelta(days=s.pick(28, 35))
    if when.month == one.begins.month:
        when = one.begins + timedelta(days=35)
    texts = [s.pick(f"{p.first}, {month} trustee meeting {who.name}", f"{month} board, {who.name} ({p.initials})", f"{who.name}: {month} meeting, {p.first} is a trustee") for month in (f"{one.begins:%B}", f"{when:%B}")]  # fmt: skip
    first = s.beside(one, texts[0], recorded_on=one.recorded_on)
    return two(first, s.beside(one, texts[1], begins=when, ends=when))


@MANNERS.add(
    "two groups of starters in one month",
    "Each record names by initials those whom it counts, and nobody is in both.",
    Fact.TIED, Fact.DAYS_MEET, Fact.SAME_AMOUNT, Fact.SAME_MEASURE, other=(r"\b([A-Z]{2} (?:and|&|\+) [A-Z]{2})\b",),
)  # fmt: skip
def two_groups_of_starters(s: Scene) -> Case:
    c, role, (p, q, t, u) = s.contract(), s.thing("role"), s.people(4)
    first = s.day().replace(day=1)
    one = s.benefit(c, "job", 2, first, s.pick(f"2 starters: {p.initials} and {q.initials}", f"{p.initials} & {q.initials}, {role[1]}", f"{role[2]}s {p.initials} + {q.initials}"), ends=first.replace(day=28))  # fmt: skip
    said = s.pick(f"2 starters: {t.initials} and {u.initials}", f"{t.initials} & {u.initials}, {role[1]}", f"{role[2]}s {t.initials} + {u.initials}")  # fmt: skip
    return two(one, s.beside(one, said))


@MANNERS.add(
    "one starter who passed probation and another who started",
    "The numbers in the payroll are two, though the job is the same.",
    Fact.OTHER_NUMBERS, Fact.DAYS_APART, Fact.TIED, Fact.SAME_MEASURE, said=(r"probation|13 weeks|in post",),
)  # fmt: skip
def passed_and_started(s: Scene) -> Case:
    c, role = s.contract(), s.thing("role")
    one = s.benefit(c, "job", 1, s.day(), s.told("job", role), evidence=s.paper("payroll", s.written("P", s.number())))  # fmt: skip
    said = s.pick(f"{role[1]} passed probation", f"{role[2]} still here after 13 weeks", f"Local starter confirmed in post, {role[0]}")  # fmt: skip
    when = one.begins + timedelta(days=s.many(20, 110))
    return two(one, s.beside(one, said, begins=when, ends=when, evidence=s.paper("payroll", s.written("P", s.number()))))  # fmt: skip
