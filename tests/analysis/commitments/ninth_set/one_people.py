"""One start, placement or qualification of one person that came onto record twice or in parts."""

from __future__ import annotations

from datetime import timedelta

from tests.analysis.commitments.ninth_set.facts import Fact
from tests.analysis.commitments.ninth_set.manner import Manners, two
from tests.analysis.commitments.ninth_set.scene import Scene, day
from tests.analysis.commitments.plant import Case

MANNERS = Manners()


@MANNERS.add(
    "a starter counted at the start and again when probation was passed",
    "The number in the payroll is the same, and a person starts a job once; the later record says that probation was passed.",
    Fact.SAME_NUMBER, Fact.DAYS_APART, Fact.TIED, Fact.SAME_MEASURE, said=(r"probation|13 weeks|in post",),
)  # fmt: skip
def probation_passed(s: Scene) -> Case:
    c, role, n = s.contract(), s.thing("role"), s.number()
    one = s.benefit(c, "job", 1, s.day(), s.told("job", role), evidence=s.paper("payroll", s.written("P", n)))  # fmt: skip
    said = s.pick(f"{role[1]} passed probation", f"{role[2]} still here after 13 weeks", f"Local starter confirmed in post, {role[0]}")  # fmt: skip
    when = one.begins + timedelta(days=s.many(80, 110))
    return two(one, s.beside(one, said, begins=when, ends=when, evidence=s.paper("payroll", s.written("P", n))))  # fmt: skip


@MANNERS.add(
    "an apprentice counted as a new start in each year",
    "The number of the apprenticeship agreement is the same, and the later record says second year.",
    Fact.SAME_NUMBER, Fact.DAYS_APART, Fact.TIED, Fact.SAME_MEASURE, said=(r"year 2|2nd year|second year",),
)  # fmt: skip
def second_year(s: Scene) -> Case:
    c, trade, n = s.contract(), s.thing("trade"), s.number()
    one = s.benefit(c, "apprentice", 1, s.day(400), s.told("apprentice", trade), evidence=s.paper("training", s.written("APP", n)))  # fmt: skip
    said = s.pick(f"{trade[1]} apprentice, year 2", f"2nd year {trade[0]}", f"Apprentice ({trade[2]}) now in second year")  # fmt: skip
    when = one.begins + timedelta(days=s.many(340, 380))
    return two(one, s.beside(one, said, begins=when, ends=when, evidence=s.paper("training", s.written("APP", n))))  # fmt: skip


@MANNERS.add(
    "an apprentice named by initials alone, by contractor and subcontractor",
    "Initials, trade and first day are the same, and the contractor names the subcontractor as employer.",
    Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.TIED, Fact.SAME_MEASURE, same=(r"\(([A-Z]{2})\)",),
)  # fmt: skip
def initials_and_trade(s: Scene) -> Case:
    c, trade, (p,) = s.contract(), s.thing("trade"), s.people(1)
    sub = s.pick(*c.subs)
    one = s.benefit(c, "apprentice", 1, s.day(), f"{s.told('apprentice', trade)} ({p.initials})", provider=sub.key)  # fmt: skip
    said = s.pick(f"{trade[1]} apprentice ({p.initials}) with {sub.name}", f"{sub.name} apprentice ({p.initials}), {trade[2]}, {c.site}", f"Supply chain appr. ({p.initials}) {trade[0]}")  # fmt: skip
    return two(one, s.beside(one, said, provider=c.firm.key, delivered_by=(sub.key,)))


@MANNERS.add(
    "a starter by full name and by first name and letter",
    "First name, first letter of the surname, job and first day are the same, and one firm recorded both.",
    Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.TIED, Fact.SAME_MEASURE, same=(r": ([A-Z]+ [A-Z])",),
)  # fmt: skip
def full_name_and_letter(s: Scene) -> Case:
    c, role, (p,) = s.contract(), s.thing("role"), s.people(1)
    one = s.benefit(c, "job", 1, s.day(), s.pick(f"Starter on {c.site}: {p.first} {p.surname}, {role[0]}", f"New {role[1]}: {p.first} {p.surname}", f"{role[2]} from the area: {p.first} {p.surname}"))  # fmt: skip
    said = s.pick(f"Local employee: {p.first} {p.surname[0]}. {role[1]}", f"{role[0]}: {p.first} {p.surname[0]}", f"{c.site} labour: {p.first} {p.surname[0]} - {role[2]}")  # fmt: skip
    return two(one, s.beside(one, said, cohorts=s.pick((), ("over-50s",), one.cohorts)))


@MANNERS.add(
    "one certificate told by the trainer and by the employer",
    "The number of the certificate is the same, and the trainer's record names the employer as who delivered.",
    Fact.SAME_NUMBER,
    Fact.TIED,
    Fact.SAME_AMOUNT,
)
def trainer_and_employer(s: Scene) -> Case:
    c, course, n, trainer = s.contract(), s.thing("course"), s.number(), s.college()
    one = s.benefit(c, "qualification", 1, s.day(), s.told("qualification", course), evidence=s.paper("training", s.written("CERT", n)))  # fmt: skip
    when = one.begins - timedelta(days=s.many(0, 20))
    said = s.pick(f"Delegate from {c.firm.name}: {course[1]}", f"{course[2]} for a {c.firm.name} employee", f"We trained 1 on {course[0]}")  # fmt: skip
    return two(one, s.beside(one, said, begins=when, ends=when, provider=trainer.key, accountable=trainer.key, delivered_by=(c.firm.key,), agreement=f"AEB-{s.many(10, 99)}", under=(), evidence=s.paper("training", s.written("CERT", n))))  # fmt: skip


@MANNERS.add(
    "two starters in one record and one of them alone",
    "The record of two names both by initials with their payroll numbers, and the other is for one of these numbers.",
    Fact.SAME_NUMBER, Fact.TIED, Fact.OTHER_AMOUNT, Fact.DAYS_MEET, said=(r"\b[A-Z]{2} (?:and|&|\+) [A-Z]{2}\b",),
)  # fmt: skip
def one_of_two_starters(s: Scene) -> Case:
    c, role, (p, q), n, m = s.contract(), s.thing("role"), s.people(2), s.number(), s.number()
    first = s.day()
    one = s.benefit(c, "job", 1, first, s.pick(f"{s.told('job', role)} ({p.initials})", f"{p.initials} started as {role[1]}", f"1 x {role[2]}, {p.initials}"), evidence=s.paper("payroll", s.written("P", n)))  # fmt: skip
    said = s.pick(f"2 starters this month: {p.initials} and {q.initials}", f"{p.initials} & {q.initials}, {role[1]} x2", f"Two from the jobcentre {p.initials} + {q.initials}")  # fmt: skip
    both = s.paper("payroll", s.written("P", n)) + s.paper("payroll", s.written("P", m))
    return two(one, s.beside(one, said, quantity=2, begins=first.replace(day=1), ends=first.replace(day=28) if first.day < 28 else first, evidence=both))  # fmt: skip


@MANNERS.add(
    "a placement and its total once it had been extended",
    "Initials and first day are the same, and the later record says that it was extended and gives the weeks in all.",
    Fact.TIED, Fact.DAYS_MEET, Fact.OTHER_AMOUNT, Fact.SAME_MEASURE, said=(r"extended",), same=(r"\btrainee ((?!QS)[A-Z]{2})\b",),
)  # fmt: skip
def placement_extended(s: Scene) -> Case:
    c, trade, (p,), weeks = s.contract(), s.thing("trade"), s.people(1), s.many(2, 5)
    first, more = s.day(), s.many(1, 5)
    one = s.benefit(c, "placement", weeks * 10, first, f"{s.told('placement', trade)}, trainee {p.initials}", ends=first + timedelta(days=weeks * 7 - 3))  # fmt: skip
    total = weeks + more
    said = s.pick(f"Trainee {p.initials} extended, now {total} weeks in all from {day(first)}", f"{trade[1]} trainee {p.initials} - extended by {more} to {total} wks", f"Extended: trainee {p.initials} {total} wks total, {trade[2]}")  # fmt: skip
    return two(one, s.beside(one, said, quantity=total * 10, ends=first + timedelta(days=total * 7 - 3)))  # fmt: skip


@MANNERS.add(
    "a trainee of an agency reported by the agency and by the firm where they work",
    "The agency is named as who delivered, initials and first day are the same, and both say the agency placed them.",
    Fact.TIED, Fact.SAME_DAYS, Fact.SAME_AMOUNT, said=(r"agency",), same=(r"\b([A-Z]{2}), ",),
)  # fmt: skip
def agency_and_firm(s: Scene) -> Case:
    c, role, (p,), agency = (
        s.contract(),
        s.thing("role"),
        s.people(1),
        s.named(s.pick("Recruitment", "Staffing", "Workforce")),
    )
    one = s.benefit(c, "job", 1, s.day(), s.pick(f"{p.initials}, {role[0]} through {agency.name} (agency)", f"{p.initials}, agency starter, {role[1]}", f"{p.initials}, {role[2]}, via agency"), delivered_by=(agency.key,))  # fmt: skip
    said = s.pick(f"{p.initials}, placed with {c.firm.name}", f"{p.initials}, {role[1]} at {c.firm.name}", f"{p.initials}, into work: {c.site}")  # fmt: skip
    return two(one, s.beside(one, said, provider=agency.key, accountable=agency.key, delivered_by=(), agreement=f"G-{s.many(100, 999)}", under=()))  # fmt: skip


@MANNERS.add(
    "the weeks of an apprentice from the employer's and from the college's sheet",
    "The number of the apprenticeship agreement and the quarter are the same, and the weeks are nearly the same.",
    Fact.SAME_NUMBER,
    Fact.SAME_DAYS,
    Fact.TIED,
    Fact.SAME_MEASURE,
)
def weeks_from_two_sheets(s: Scene) -> Case:
    c, trade, n = s.contract(), s.thing("trade"), s.number()
    first, last, name = s.quarter()
    one = s.benefit(c, "apprentice weeks", s.pick(130, 120, 110), first, s.pick(f"{trade[0]} apprentice wks {name}", f"Apprentice weeks {name}, {trade[1]}", f"{name}: {trade[2]}, weeks on programme"), ends=last, evidence=s.paper("training", s.written("APP", n)))  # fmt: skip
    said = s.pick(f"Weeks from college attendance, {trade[1]}", f"{trade[2]} apprentice {name} per college", f"App weeks {name} (excl. leave)")  # fmt: skip
    return two(one, s.beside(one, said, quantity=one.quantity - s.pick(0, 10, 5), agreement=s.pick(one.agreement, f"C-{s.many(5000, 5999)}"), evidence=s.paper("training", s.written("APP", n))))  # fmt: skip
