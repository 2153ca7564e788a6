"""Repeats of people taken on, taught, placed and spoken to."""

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
    twice,
    typed,
)
from tests.analysis.commitments.fourth_set.region import CODES, FRAMEWORKS
from tests.analysis.commitments.fourth_set.stage import Stage, amount, paper, spoken
from tests.analysis.commitments.plant import Case

MANNERS = Manners()
repeat = MANNERS.add


@repeat("the contractor and its subcontractor each report the apprentice",
        "The number of the apprenticeship is the same, typed otherwise, and the one firm delivers for the other.",
        Fact.SAME_NUMBER, Fact.TIED)  # fmt: skip
def _contractor_and_sub(stage: Stage) -> Case:
    of = post(stage)
    one, other = twice(stage, stage.pick(("APP", "ULN", "TA")), of.number)
    sub = of.deal.subs[0]
    whole = apprentice(stage, of, paper(one, "training"), delivered_by=(sub,))
    begins = of.begins + timedelta(days=stage.pick((0, 0, 1, 3, 7)))
    answers = of.deal.firm if stage.chance() else sub
    own = apprentice(stage, replace(of, begins=begins), paper(other, "training"), provider=sub, accountable=answers,
                     agreement=f"sub-{of.deal.agreement}", under=(of.deal.agreement, *of.deal.under))  # fmt: skip
    return two(whole, own)


@repeat("the agreement's number stands in the words beside a payroll number",
        "The apprenticeship's number under the one is written in the description of the other.",
        Fact.SAME_NUMBER, Fact.SAME_PROVIDER, Fact.SAME_DAYS)  # fmt: skip
def _number_in_words(stage: Stage) -> Case:
    of = post(stage)
    one = apprentice(stage, of, paper(typed(stage, "APP", of.number), "training"))
    other = apprentice(stage, of, paper(f"PAY {stage.number()}", "payroll"))
    said = stage.pick((f", agreement {of.number}", f" (apprenticeship ref APP-{of.number})", f". DAS no {of.number}"))  # fmt: skip
    weeks = other.quantity - amount("apprentice weeks", stage.pick((0, 1, 2)))
    return two(one, replace(other, description=other.description + said, quantity=weeks))


@repeat("a quarter's weeks and the year's return hold the same apprentice",
        "One person's number, one measure, and the quarter lies within the year whose weeks are all of them.",
        Fact.SAME_NUMBER, Fact.WITHIN, Fact.SAME_MEASURE)  # fmt: skip
def _quarter_and_year(stage: Stage) -> Case:
    year = post(stage, weeks=52)
    one, other = twice(stage, "APP", year.number)
    begins = year.begins + timedelta(weeks=13 * stage.some(0, 3))
    quarter = replace(year, begins=begins, ends=begins + timedelta(weeks=13, days=-1))
    whole = apprentice(stage, year, paper(one, "training"))
    words = stage.pick(
        ("Annual return: ", "Year to date - ", "Whole year, ", "End of year report. ")
    )
    part = apprentice(stage, quarter, paper(other, "training"))
    part_words = stage.pick(("Quarterly report: ", f"Q{stage.some(1, 4)} - ", "13 weeks this quarter. "))  # fmt: skip
    return two(replace(whole, description=words + whole.description),
               replace(part, description=part_words + part.description))  # fmt: skip


@repeat("one framework counts the apprentice in weeks, the other in heads",
        "The same number of one person on the same firm's books, in two councils' measures.",
        Fact.SAME_NUMBER, Fact.OTHER_MEASURE, Fact.SAME_PROVIDER)  # fmt: skip
def _weeks_and_heads(stage: Stage) -> Case:
    of = post(stage)
    elsewhere = stage.stranger(of.deal)
    other = replace(of, deal=replace(elsewhere, firm=of.deal.firm))
    one_ref, other_ref = twice(stage, "APP", of.number)
    heads = apprentice(stage, other, paper(other_ref, "training"), subject="apprentices")
    if stage.chance():
        heads = replace(heads, ends=heads.begins)
    return two(apprentice(stage, of, paper(one_ref, "training")), heads)


@repeat("the jobs hub and the employer each report the starter",
        "The starter's payroll number is the same, and the hub names the employer.",
        Fact.SAME_NUMBER, Fact.TIED)  # fmt: skip
def _hub_and_employer(stage: Stage) -> Case:
    of, what = post(stage), stage.pick(JOBS)
    one, other = twice(stage, stage.pick(("P", "EMP", "PAY")), of.number)
    starts = replace(of, ends=of.begins)
    own = job(stage, starts, what, paper(one, "payroll"))
    hub = f"{of.deal.client}-jobs-hub"
    words = stage.pick((
        f"Job brokerage: one resident into work as {what}", f"Hub client placed with employer as {what}",
        f"Job outcome recorded by the employment team - {what}", f"Resident supported by work coach; started as {what}",
    ))  # fmt: skip
    begins = of.begins + timedelta(days=stage.pick((0, 0, 1, 4)))
    return two(own, job(stage, replace(starts, begins=begins, ends=begins), what, paper(other, "payroll"),
                        provider=hub, accountable=hub, delivered_by=(of.deal.firm,), description=words,
                        agreement=f"grant-{of.deal.client}", under=()))  # fmt: skip


@repeat("a placement in weeks, in hours or in heads",
        "The placement's number, the school and the days are the same; only the measure differs.",
        Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.OTHER_MEASURE)  # fmt: skip
def _placement_in_other_units(stage: Stage) -> Case:
    of = post(stage, weeks=stage.pick((1, 2, 3)))
    school = stage.receiver("high college")
    subjects = stage.two_of(("placement weeks", "placement hours", "placements"))
    year, team = stage.pick(YEARS), stage.pick(TEAMS)
    refs = twice(stage, "WEX", of.number)
    framework = stage.pick([one for one in FRAMEWORKS if one != of.deal.framework])
    one, other = (
        placement(stage, of, stage.pick(PLACEMENT).format(year=year, team=team), subject, paper(ref, "training"),
                  beneficiary=school.org, beneficiary_name=school.name)
        for subject, ref in zip(subjects, refs, strict=True)
    )  # fmt: skip
    return two(one, replace(other, measure=CODES[framework, subjects[1]], agreement="framework-x"))


@repeat("a list of starters and one of them",
        "The starter's payroll number is one of those listed, for the same firm and measure.",
        Fact.SAME_NUMBER, Fact.SAME_MEASURE, Fact.SAME_PROVIDER, Fact.WITHIN)  # fmt: skip
def _list_and_one(stage: Stage) -> Case:
    of, what = post(stage), stage.pick(JOBS)
    n, many = int(stage.number()), stage.some(3, 6)
    alone = job(stage, replace(of, ends=of.begins), what, paper(f"P{n + stage.some(0, many - 1)}", "payroll"))  # fmt: skip
    listed = stage.pick((f"P{n} - P{n + many - 1}", ", ".join(f"P{n + each}" for each in range(many)),
                         f"Payroll {n} to {n + many - 1}"))  # fmt: skip
    words = stage.pick((f"{many} local people recruited this quarter as {what}s", f"Recruitment round: {many} x {what}",
                        f"{many} new starters from the borough ({what})"))  # fmt: skip
    around = replace(of, begins=of.begins - timedelta(days=20), ends=of.begins + timedelta(days=40))
    return two(alone, job(stage, around, what, paper(listed, "payroll"), quantity=many, description=words))  # fmt: skip


@repeat("reported under the firm's former name and its new one",
        "The person's number is the same, both firms are one group, and the words tell of the change.",
        Fact.SAME_NUMBER, Fact.TIED, words=("formerly|merge|renamed|new name|became",))  # fmt: skip
def _former_name(stage: Stage) -> Case:
    of = post(stage, stage.deal(grouped=True))
    one, other = twice(stage, "APP", of.number)
    after = stage.sister(of.deal)
    said = stage.pick((" (formerly recorded by our merged company)", ", since the merger on our books", ". Company renamed in the spring",
                       " - transferred when the business became part of us", ", now under our new name"))  # fmt: skip
    later = apprentice(stage, of, paper(other, "training"), provider=after, accountable=after)
    first = apprentice(stage, of, paper(one, "training"))
    return two(first, replace(later, description=later.description + said))


@repeat("carried over when the contract was novated",
        "The new contractor says that it carries over what the former one reported, with the same number.",
        Fact.SAME_NUMBER, Fact.SAME_DAYS, words=("carried over|novat|taken over|inherited",))  # fmt: skip
def _novated(stage: Stage) -> Case:
    of = post(stage)
    one, other = twice(stage, "APP", of.number)
    after = stage.stranger(of.deal).firm
    said = stage.pick((" - carried over from the outgoing contractor", ", inherited at novation of the contract",
                       " (taken over with the contract, as first reported by our predecessor)", ". Novated record"))  # fmt: skip
    later = apprentice(stage, of, paper(other, "training"), provider=after, accountable=after)
    first = apprentice(stage, of, paper(one, "training"))
    return two(first, replace(later, description=later.description + said))


@repeat("the course by its day, and again by its invoice's",
        "The same people of the same group in the same course, and the later record writes out the course's day.",
        Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.SAME_PROVIDER, Fact.DAY_IN_WORDS,
        words=("held|took place|ran on|delivered on",))  # fmt: skip
def _course_and_invoice(stage: Stage) -> Case:
    of = stage.happening("course")
    paid = of.begins + timedelta(days=stage.some(9, 45))
    said = stage.pick(("held on {}", "which took place {}", "ran on {}", "delivered on {}")).format(spoken(of.begins))  # fmt: skip
    words = stage.pick((f"{of.what} for {of.many} people, {of.receiver.name}, {said}", f"Invoice paid for {of.what} {said}, {of.many} attended",
                        f"Training provider's invoice: {of.what}, {said} ({of.many} places)"))  # fmt: skip
    later = stage.told(of, begins=paid, ends=paid, description=words, recorded_on=paid + timedelta(days=5))  # fmt: skip
    return two(stage.told(of, *stage.attached(of)), later)


@repeat("the careers network and its member each report the visit",
        "The same school on the same day, and the network names the firm that went.",
        Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.TIED)  # fmt: skip
def _network_and_member(stage: Stage) -> Case:
    of = stage.happening("careers talk")
    n, other = stage.two_of(range(5))
    hub = stage.pick(("marches-careers-hub", "cwmni-gyrfaoedd", "framework-alliance"))
    seen = stage.told(of, *stage.attached(of), n=n)
    said = stage.pick(("Hub encounter: ", "Delivered by a member firm. ", "Employer visit - ", "On behalf of our members: "))  # fmt: skip
    return two(seen, stage.told(of, n=other, provider=hub, accountable=hub, delivered_by=(of.deal.firm,),
                                description=said + of.telling(other), agreement="grant-careers", under=()))  # fmt: skip


WELSH = {"a careers talk on site engineering": "sgwrs gyrfaoedd am beirianneg safle", "mock interviews": "ffug gyfweliadau",
         "a CV workshop": "gweithdy CV", "a coding taster": "sesiwn flasu codio", "a talk on careers in care": "sgwrs am yrfaoedd ym maes gofal"}  # fmt: skip


@repeat("told once in Welsh and once in English",
        "The same firm, school, day and hours; the one description says in Welsh what the other says in English.",
        Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_PROVIDER,
        words=("gyda|yn |i ddisgyblion|o staff",))  # fmt: skip
def _in_welsh(stage: Stage) -> Case:
    what = stage.pick(list(WELSH))
    of = replace(stage.happening("careers talk"), what=what)
    words = stage.pick(("{} yn {at}, {n} o staff", "Cynhaliwyd {} i ddisgyblion {at}", "{at}: {} gyda {n} o'n pobl ({q} awr)"))  # fmt: skip
    said = words.format(WELSH[what], at=of.receiver.name, n=of.people, q=of.many)
    welsh = stage.told(of, description=said[0].upper() + said[1:])
    return two(stage.told(of, *stage.attached(of)), welsh)


@repeat("entered when it was planned and again when it was held",
        "The one looks forward to the day on which the other says that it was done, with the same receiver.",
        Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_PROVIDER,
        words=("planned|to be held|booked|forthcoming|will ",))  # fmt: skip
def _planned_and_held(stage: Stage) -> Case:
    of = stage.happening("careers talk", "team day", "course", "trees")
    hoped = max(1, round(of.many * stage.pick((1, 1, 0.8, 1.25))))
    what = f"{of.what} at {of.receiver.name}"
    words = stage.pick((f"Planned: {what}", f"To be held: {what}", f"Booked for {spoken(of.begins)} - {what}", f"Forthcoming - {what}",
                        f"We will be {of.what.removeprefix('a ')} with {of.receiver.name}"))  # fmt: skip
    ahead = stage.told(of, description=words, quantity=amount(of.activity.subject, hoped),
                       recorded_on=of.begins - timedelta(days=stage.some(5, 60)))  # fmt: skip
    return two(ahead, stage.told(of, *stage.attached(of)))


@repeat("a term's mentoring and the programme's total",
        "The programme's number and the firm that is mentored are the same, and the term lies within the programme.",
        Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.WITHIN)  # fmt: skip
def _term_and_programme(stage: Stage) -> Case:
    of = stage.happening("mentoring")
    one, other = twice(stage, stage.pick(("MENT", "PRG")), stage.number())
    long = replace(of, ends=of.begins + timedelta(days=stage.some(200, 330)), many=of.many * stage.some(2, 3))  # fmt: skip
    words = stage.pick(
        ("Whole programme: ", "Total since the start: ", "Full mentoring relationship. ")
    )
    whole = stage.told(long, paper(other))
    return two(stage.told(of, paper(one)), replace(whole, description=words + whole.description))


@repeat("retold as whoever received it tells it",
        "The same day, receiver and thing done; the one description is the receiver's thanks.",
        Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, words=("thank|grateful|our members|came to us",))  # fmt: skip
def _in_receivers_voice(stage: Stage) -> Case:
    of = stage.happening("team day", "gift in kind", "careers talk", "advice")
    words = stage.pick((
        f"We are so grateful for the help with {of.what}. It made a real difference", f"Thanks to the firm for {of.what} - our members are delighted",
        f"A big thank you from everyone here: {of.what}", f"They came to us on {spoken(of.begins)}: {of.what}. Brilliant",
    ))  # fmt: skip
    who = stage.pick((of.deal.firm, of.deal.subs[0]))
    return two(stage.told(of, *stage.attached(of)),
               stage.told(of, provider=who, accountable=of.deal.firm, description=words))  # fmt: skip


@repeat("both partners of a joint venture report the whole",
        "Two partners that answer to one venture give the same person's number.",
        Fact.SAME_NUMBER, Fact.TIED, Fact.SAME_MEASURE)  # fmt: skip
def _joint_venture(stage: Stage) -> Case:
    of = post(stage)
    venture = f"jv-{of.deal.agreement}"
    refs = twice(stage, "APP", of.number)
    partners = (of.deal.firm, of.deal.subs[1])
    one, other = (apprentice(stage, of, paper(ref, "training"), provider=who, accountable=venture)
                  for who, ref in zip(partners, refs, strict=True))  # fmt: skip
    return two(one, other)


@repeat("a school visit in hours and in pupils",
        "The same firm at the same school on the same day with the same session, in two measures.",
        Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_PROVIDER, Fact.OTHER_MEASURE, words=("pupils|students|young people",))  # fmt: skip
def _hours_and_pupils(stage: Stage) -> Case:
    of = stage.happening("careers talk")
    pupils = stage.some(18, 160)
    words = stage.pick((f"{pupils} pupils took part in {of.what}", f"{of.what}, {of.receiver.name}: {pupils} young people reached",
                        f"Reached {pupils} students with {of.what}"))  # fmt: skip
    elsewhere = stage.stranger(of.deal)
    framework = stage.pick([one for one in FRAMEWORKS if one != of.deal.framework])
    return two(stage.told(of, *stage.attached(of)),
               stage.told(of, measure=CODES[framework, "pupils"], quantity=pupils, agreement=elsewhere.agreement,
                          under=elsewhere.under, description=words[0].upper() + words[1:]))  # fmt: skip


@repeat("volunteers' hours and volunteers' days",
        "The same firm, receiver, day and task, and the hours are so many people's days.",
        Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.OTHER_MEASURE, words=("day",))  # fmt: skip
def _hours_and_days(stage: Stage) -> Case:
    of = stage.happening("team day")
    words = stage.pick((f"{of.people} volunteer days at {of.receiver.name}, {of.what}", f"{of.people} people x 1 day {of.what}",
                        f"{of.what}: {of.people} person-days"))  # fmt: skip
    framework = stage.pick([one for one in FRAMEWORKS if one != of.deal.framework])
    who = stage.pick((of.deal.firm, of.deal.subs[0]))
    return two(stage.told(of, *stage.attached(of), delivered_by=(of.deal.subs[0],)),
               stage.told(of, measure=CODES[framework, "volunteer days"], quantity=amount("volunteer days", of.people),
                          provider=who, accountable=of.deal.firm, description=words[0].upper() + words[1:]))  # fmt: skip
