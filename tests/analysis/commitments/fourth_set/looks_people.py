"""Honest look-alikes of people taken on, taught, placed and spoken to."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.fourth_set.facts import Fact
from tests.analysis.commitments.fourth_set.manner import Manners, two
from tests.analysis.commitments.fourth_set.people import (
    JOBS,
    PLACEMENT,
    TEAMS,
    YEARS,
    apprentice,
    job,
    placement,
    post,
    typed,
)
from tests.analysis.commitments.fourth_set.stage import Stage, amount, paper, spoken
from tests.analysis.commitments.plant import Case

MANNERS = Manners()
honest = MANNERS.add


@honest("two apprentices who began together",
        "Two numbers of two apprenticeships, of one firm, trade and first day.",
        Fact.OTHER_NUMBERS, Fact.SAME_PROVIDER, Fact.SAME_DAYS, Fact.SAME_AMOUNT)  # fmt: skip
def _began_together(stage: Stage) -> Case:
    of = post(stage)
    n = int(of.number)
    other_number = stage.pick((str(n + 11), stage.number(), stage.number()))
    one = apprentice(stage, of, paper(typed(stage, "APP", of.number), "training"))
    other = apprentice(stage, of, paper(typed(stage, "APP", other_number), "training"))
    same_words = one.description if stage.chance() else other.description
    return two(one, replace(other, description=same_words))


@honest("the contractor's apprentice and its subcontractor's own",
        "Two numbers of two people who began on one site on one day.",
        Fact.OTHER_NUMBERS, Fact.TIED, Fact.SAME_MEASURE)  # fmt: skip
def _each_their_own(stage: Stage) -> Case:
    of = post(stage)
    sub = of.deal.subs[0]
    begins = of.begins + timedelta(days=stage.pick((0, 0, 7)))
    one = apprentice(stage, of, paper(typed(stage, "ULN", of.number), "training"))
    other = apprentice(stage, replace(of, begins=begins), paper(typed(stage, "ULN", stage.number()), "training"),
                       provider=sub, accountable=of.deal.firm, agreement=f"sub-{of.deal.agreement}", under=(of.deal.agreement, *of.deal.under))  # fmt: skip
    return two(one, other)


@honest("the second year of one apprenticeship",
        "One person's number, and the weeks of the one year end before those of the next begin.",
        Fact.SAME_NUMBER, Fact.DAYS_APART, Fact.SAME_PROVIDER, Fact.SAME_MEASURE, words=("year|Y1|Y2|first|second",))  # fmt: skip
def _second_year(stage: Stage) -> Case:
    first = post(stage, weeks=stage.pick((40, 44, 52)))
    begins = first.ends + timedelta(days=stage.pick((1, 1, 1, 8)))
    second = replace(first, begins=begins, ends=begins + timedelta(weeks=first.weeks, days=-1))
    number = typed(stage, "APP", first.number)
    one_said, other_said = stage.pick(((" - year 1", " - year 2"), (", first year", ", second year"), (" (Y1)", " (Y2)"), (", first year", " - continues into the second year")))  # fmt: skip
    one, other = apprentice(stage, first, paper(number, "training")), apprentice(stage, second, paper(number, "training"))  # fmt: skip
    return two(replace(one, description=one.description + one_said), replace(other, description=other.description + other_said))  # fmt: skip


@honest("two quarters of one apprentice's weeks",
        "One person's number and measure, and two quarters that do not meet.",
        Fact.SAME_NUMBER, Fact.DAYS_APART, Fact.SAME_PROVIDER, Fact.SAME_AMOUNT)  # fmt: skip
def _two_quarters(stage: Stage) -> Case:
    first = post(stage, weeks=13)
    begins = first.begins + timedelta(weeks=13 * stage.pick((1, 1, 2)))
    second = replace(first, begins=begins, ends=begins + timedelta(weeks=13, days=-1))
    number = typed(stage, "APP", first.number)
    one, other = (apprentice(stage, of, paper(number, "training")) for of in (first, second))
    words = stage.pick((one.description, "Quarterly apprentice weeks, " + one.description, "Weeks in the quarter: " + one.description))  # fmt: skip
    return two(replace(one, description=words), replace(other, description=words))


@honest("an apprenticeship begun, and completed",
        "One person's number: the start under one measure, the certificate under another, long after.",
        Fact.SAME_NUMBER, Fact.DAYS_APART, Fact.OTHER_MEASURE, words=("complet|achieved|passed|qualified",))  # fmt: skip
def _begun_and_completed(stage: Stage) -> Case:
    of = post(stage)
    done = of.begins + timedelta(weeks=stage.some(54, 90))
    number = typed(stage, "APP", of.number)
    words = stage.pick((f"{of.trade} apprentice completed level {of.level}", f"Apprenticeship achieved: {of.trade}", f"End-point assessment passed, {of.trade} L{of.level}",
                        f"Apprentice qualified in {of.trade}"))  # fmt: skip
    start = apprentice(
        stage, replace(of, ends=of.begins), paper(number, "training"), subject="apprentices"
    )
    ended = apprentice(stage, replace(of, begins=done, ends=done), paper(number, "training"), subject="apprenticeships completed", description=words[0].upper() + words[1:])  # fmt: skip
    return two(start, ended)


@honest("two starters whose payroll numbers follow each other",
        "Two payroll numbers of one firm, the same post and the same first day.",
        Fact.OTHER_NUMBERS, Fact.SAME_PROVIDER, Fact.SAME_DAYS, Fact.SAME_AMOUNT)  # fmt: skip
def _two_starters(stage: Stage) -> Case:
    of, what = post(stage), stage.pick(JOBS)
    of = replace(of, ends=of.begins)
    n = int(of.number)
    one = job(stage, of, what, paper(f"P{n}", "payroll"))
    other = job(stage, of, what, paper(f"P{n + stage.some(1, 4)}", "payroll"))
    return two(one, replace(other, description=one.description) if stage.chance() else other)


@honest("a trainee placed, and then taken on",
        "One candidate's number: first a placement, then, after it, a job under another measure.",
        Fact.SAME_NUMBER, Fact.DAYS_APART, Fact.OTHER_MEASURE, words=("after|following|went on|offered|converted",))  # fmt: skip
def _placed_then_hired(stage: Stage) -> Case:
    of, what = post(stage, weeks=stage.pick((2, 3, 4, 6))), stage.pick(JOBS)
    number = typed(stage, "CAND", of.number)
    starts = of.ends + timedelta(days=stage.some(4, 60))
    said = stage.pick((f"Taken on as {what} after a placement with us", f"Trainee went on to a permanent job, {what}", f"Following work placement, one person employed ({what})",
                       f"Placement converted into a job: {what}", f"Job as {what} offered and started when the placement ended"))  # fmt: skip
    placed = placement(stage, of, f"Work placement, {of.weeks} weeks, {what}", "placement weeks", paper(number, "payroll"))  # fmt: skip
    return two(placed, job(stage, replace(of, begins=starts, ends=starts), what, paper(number, "payroll"), description=said))  # fmt: skip


@honest("two pupils of two schools in one week",
        "The same firm, team and week, and two schools.",
        Fact.OTHER_RECEIVERS, Fact.SAME_PROVIDER, Fact.SAME_DAYS, Fact.SAME_AMOUNT)  # fmt: skip
def _two_pupils(stage: Stage) -> Case:
    of = post(stage, weeks=stage.pick((1, 2)))
    words = stage.pick(PLACEMENT).format(year=stage.pick(YEARS), team=stage.pick(TEAMS))
    school = stage.receiver("high college")
    subject = stage.pick(("placement weeks", "placements", "placement hours"))
    one, other = (placement(stage, of, words, subject, beneficiary=each.org, beneficiary_name=each.name)
                  for each in (school, stage.other_receiver(school, "high college")))  # fmt: skip
    return two(one, other)


@honest("two cohorts of one course",
        "The words count the cohorts, and the days are others.",
        Fact.DAYS_APART, Fact.SAME_PROVIDER, Fact.SAME_MEASURE, words=(r"cohort|group \d|intake|round|run \d",))  # fmt: skip
def _two_cohorts(stage: Stage) -> Case:
    of = stage.happening("course")
    later = replace(of, begins=of.begins + timedelta(days=stage.some(7, 70)))
    later = replace(later, ends=later.begins, many=stage.pick((of.many, of.many, of.many + 1)))
    later = replace(later, people=later.many)
    n, which = stage.some(1, 5), stage.pick((" - cohort {}", ", group {}", " (intake {})", ". Round {}", ", run {}"))  # fmt: skip
    telling = stage.some(0, 2)
    one = replace(stage.told(of, *stage.attached(of)), description=of.telling(telling) + which.format(n))  # fmt: skip
    other = replace(stage.told(later, *stage.attached(later)), description=later.telling(telling) + which.format(n + 1))  # fmt: skip
    return two(one, other)


@honest("weekly sessions",
        "One club or class, a week apart, each told by its week.",
        Fact.DAYS_APART, Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT,
        words=(r"week \d|session \d|w/c|weekly",))  # fmt: skip
def _weekly(stage: Stage) -> Case:
    of = stage.happening("course", "careers talk", "team day", "food")
    later = replace(of, begins=of.begins + timedelta(days=7), ends=of.begins + timedelta(days=7))
    n, telling = stage.some(1, 9), stage.some(0, 3)
    said = stage.pick((" - week {}", ", session {}", " (weekly, session {} of 12)", ", week {} of the programme"))  # fmt: skip
    one = stage.told(of, *stage.attached(of), description=of.telling(telling) + said.format(n))
    return two(one, stage.told(later, *stage.attached(later), description=later.telling(telling) + said.format(n + 1)))  # fmt: skip


@honest("one team at two schools on one day",
        "One template, one day, and two schools.",
        Fact.OTHER_RECEIVERS, Fact.SAME_PROVIDER, Fact.SAME_DAYS, Fact.SAME_MEASURE)  # fmt: skip
def _two_schools(stage: Stage) -> Case:
    of = stage.happening("careers talk")
    there = replace(of, receiver=stage.other_receiver(of.receiver, "school high college"))
    n = stage.some(0, 4)
    return two(
        stage.told(of, *stage.attached(of), n=n), stage.told(there, *stage.attached(there), n=n)
    )


@honest("morning and afternoon at one school",
        "One school and day, and the words tell of two sessions for two years.",
        Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_PROVIDER, words=("morning|a\\.m\\.|period 1|first session", "afternoon|p\\.m\\.|period 5|second session"))  # fmt: skip
def _morning_and_afternoon(stage: Stage) -> Case:
    of = stage.happening("careers talk")
    first, second = stage.pick((("morning", "afternoon"), ("a.m.", "p.m."), ("period 1", "period 5"), ("first session", "second session")))  # fmt: skip
    year, n = stage.some(7, 9), stage.some(0, 4)
    words = of.telling(n)
    return two(stage.told(of, description=f"{words} ({first}, Year {year})"),
               stage.told(of, description=f"{words} ({second}, Year {year + stage.some(1, 2)})"))  # fmt: skip


@honest("two firms' mock interviews at one school's day",
        "Two firms that share no party sent their own people to one school on one day.",
        Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.STRANGERS, words=("our |own |from us|my ",))  # fmt: skip
def _two_firms_at_school(stage: Stage) -> Case:
    of = stage.happening("careers talk")
    guest = replace(of, deal=stage.stranger(of.deal), many=stage.pick(of.activity.amounts), people=stage.some(2, 9))  # fmt: skip
    words = ("{n} of our engineers helped with {what} at {at}'s careers day", "Careers day, {at}: {n} of our own staff for {what}",
             "{what} at {at} alongside other employers; {n} from us", "{n} of our people at {at}'s careers day ({what})")  # fmt: skip
    one, other = (words[0], words[0]) if stage.chance(3) else stage.two_of(words)
    told = [each.format(n=it.people, what=it.what, at=it.receiver.name) for each, it in ((one, of), (other, guest))]  # fmt: skip
    return two(stage.told(of, description=told[0][0].upper() + told[0][1:]), stage.told(guest, description=told[1][0].upper() + told[1][1:]))  # fmt: skip


@honest("the talk and the mock interviews of one careers day",
        "One firm, school and day, and the words tell of two things done by other people.",
        Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_PROVIDER, Fact.SAME_MEASURE, words=("separate|different|another|also|second",))  # fmt: skip
def _talk_and_interviews(stage: Stage) -> Case:
    of = stage.happening("careers talk")
    what = stage.pick([each for each in of.activity.what if each != of.what])
    other = replace(of, what=what, people=of.people + 1, many=stage.pick(of.activity.amounts))
    said = stage.pick((" - by a separate team on the same day", ". Also on the day, different colleagues", " (another activity of the careers day, other staff)",
                       ", second activity that day with a different group of staff"))  # fmt: skip
    return two(
        stage.told(of), stage.told(other, description=other.telling(stage.some(0, 4)) + said)
    )


@honest("two mentors with two enterprises",
        "The same firm, months and hours, and two enterprises.",
        Fact.OTHER_RECEIVERS, Fact.SAME_DAYS, Fact.SAME_PROVIDER, Fact.SAME_AMOUNT)  # fmt: skip
def _two_mentored(stage: Stage) -> Case:
    of = stage.happening("mentoring")
    there = replace(of, receiver=stage.other_receiver(of.receiver, "enterprise"))
    n = stage.some(0, 3)
    return two(stage.told(of, n=n), stage.told(there, n=n))


@honest("two trainees under one course's number",
        "The course's number is the same, and the two people's payroll numbers are not.",
        Fact.SAME_NUMBER, Fact.SAME_PROVIDER, Fact.SAME_DAYS, words=("first|1 of|one of two|trainee A", "second|2 of|other of two|trainee B"))  # fmt: skip
def _one_course_number(stage: Stage) -> Case:
    of = post(stage)
    course = paper(stage.pick((f"Course BRK{of.number}", f"Cohort {of.number}", f"Programme ref {of.number}")), "training")  # fmt: skip
    first, second = stage.pick(((" (first trainee)", " (second trainee)"), (" - 1 of 2", " - 2 of 2"), (", one of two on the course", ", the other of two on the course"),
                                (", trainee A", ", trainee B")))  # fmt: skip
    one = apprentice(stage, of, course, paper(f"P{stage.number()}", "payroll"))
    other = apprentice(stage, of, course, paper(f"P{stage.number()}", "payroll"))
    return two(replace(one, description=one.description + first), replace(other, description=one.description + second))  # fmt: skip


@honest("one toolbox talk on two sites",
        "The same talk on the same day under two contracts, and the words name two sites with other numbers of people.",
        Fact.SAME_DAYS, Fact.SAME_PROVIDER, Fact.OTHER_PLACES, words=("site|depot|compound",))  # fmt: skip
def _two_sites(stage: Stage) -> Case:
    of = stage.happening("course")
    here, there = stage.two_of(
        ("north", "south", "canal", "station", "hospital", "school", "bypass")
    )
    words, where = stage.pick(("{what} delivered at the {s} site, {n} attended", "Upskilling: {what}, {s} compound ({n} people)", "{what} at our {s} depot for {n}")), stage.two_of(stage.region.wards[of.deal.district])  # fmt: skip
    ref = paper(f"Course code {stage.pick(('FAW', 'TBT', 'CSCS'))}")
    many = of.many, of.many + stage.some(1, 4)
    one, other = (stage.told(of, ref, description=words.format(what=of.what.capitalize(), s=site, n=n), quantity=amount("trained", n), places=(ward,), beneficiary="", beneficiary_name="")
                  for site, n, ward in zip((here, there), many, where, strict=True))  # fmt: skip
    return two(one, other)


@honest("one firm's job fair in two months",
        "The words name two days of two fairs, and the starters have two payroll numbers.",
        Fact.OTHER_NUMBERS, Fact.DAYS_APART, Fact.SAME_PROVIDER, words=("fair",))  # fmt: skip
def _two_fairs(stage: Stage) -> Case:
    of, what = post(stage), stage.pick(JOBS)
    later = replace(of, begins=of.begins + timedelta(days=stage.some(20, 45)))
    words = stage.pick(("Hired at the job fair of {day}: {what}", "{what} recruited through the jobs fair held {day}", "Job fair {day} - one local starter ({what})"))  # fmt: skip
    one, other = (job(stage, replace(each, ends=each.begins), what, paper(f"P{stage.number()}", "payroll"),
                      description=words.format(day=spoken(each.begins - timedelta(days=9)), what=what.capitalize()))
                  for each in (of, later))  # fmt: skip
    return two(one, other)
