"""Repeats that are met with less often."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.analysis.commitments.fourth_set.facts import Fact
from tests.analysis.commitments.fourth_set.manner import Manners, two
from tests.analysis.commitments.fourth_set.people import JOBS, apprentice, job, post, twice, typed
from tests.analysis.commitments.fourth_set.stage import COHORTS, Stage, amount, paper, spoken
from tests.analysis.commitments.plant import Case

MANNERS = Manners()
repeat = MANNERS.add


@repeat("one starter under two cohorts",
        "The payroll number, the firm and the day are the same; each record names another cohort.",
        Fact.SAME_NUMBER, Fact.SAME_PROVIDER, Fact.SAME_DAYS, Fact.SAME_MEASURE)  # fmt: skip
def _two_cohorts(stage: Stage) -> Case:
    of, what = post(stage), stage.pick(JOBS)
    of = replace(of, ends=of.begins)
    refs, cohorts = twice(stage, "PAY", of.number), stage.two_of(COHORTS)
    one, other = (job(stage, of, what, paper(ref, "payroll"), cohorts=(cohort,)) for ref, cohort in zip(refs, cohorts, strict=True))  # fmt: skip
    return two(one, other)


@repeat("one session, and the whole course of sessions",
        "The one record says which session of how many, the other tells of all of them, for one receiver.",
        Fact.WITHIN, Fact.SAME_RECEIVER, Fact.SAME_PROVIDER, Fact.SAME_MEASURE, words=(r"all |whole|full|weekly", r"session \d|week \d|\d of \d"))  # fmt: skip
def _session_and_course(stage: Stage) -> Case:
    of = stage.happening("careers talk", "team day")
    many = stage.pick((4, 5, 6, 8))
    which = stage.some(1, many)
    day = of.begins + timedelta(days=7 * (which - 1))
    one = replace(of, begins=day, ends=day)
    said = stage.pick(
        (f" (session {which} of {many})", f", week {which} of {many}", f" - {which} of {many}")
    )
    whole = stage.pick((f"All {many} sessions: ", f"Whole programme of {many} weeks: ", f"Full course ({many} sessions). ", f"Weekly for {many} weeks: "))  # fmt: skip
    at = f"{of.what} at {of.receiver.name}"
    return two(stage.told(one, *stage.attached(one), description=at[0].upper() + at[1:] + said),
               stage.told(of, ends=of.begins + timedelta(days=7 * (many - 1)), quantity=amount(of.activity.subject, of.many * many),
                          description=whole + at))  # fmt: skip


@repeat("the sheet's number is the name of the scanned file",
        "The number that the one cites is the name of the file that the other attaches, for one receiver and day.",
        Fact.NUMBER_IN_FILE_NAME, Fact.SAME_RECEIVER, Fact.SAME_DAYS)  # fmt: skip
def _number_as_file_name(stage: Stage) -> Case:
    of = stage.happening()
    number, stem = stage.number(), of.activity.paper
    cited = stage.pick(
        (f"{stem} {number}", f"{stem} no. {number}", f"See {stem} {number}", f"{number}")
    )
    scan = stage.file(
        stage.pick(
            (
                f"{number}.pdf",
                f"{stem.replace(' ', '_')}_{number}.pdf",
                f"scan {number}.jpg",
                f"{stem}-0{number}.PDF",
            )
        )
    )
    n, other = stage.two_of(range(4))
    who = stage.pick((of.deal.firm, of.deal.subs[0]))
    return two(stage.told(of, paper(cited), n=n), stage.told(of, scan, n=other, provider=who, accountable=of.deal.firm))  # fmt: skip


@repeat("received by the trust, and by its school",
        "The one record names the trust as receiver and the school in its words; day, thing and amount are the same.",
        Fact.NAMED_IN_WORDS, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_PROVIDER, words=("trust|federation",))  # fmt: skip
def _trust_and_school(stage: Stage) -> Case:
    of = stage.happening("careers talk", "computers")
    school = stage.receiver("school high")
    of = replace(of, receiver=school)
    trust = stage.pick(
        ("Marches Learning Trust", "Dee Valley Schools Federation", "Saint Asaph Academies Trust")
    )
    named = [n for n, words in enumerate(of.activity.tellings) if "{at}" in words]
    n, other = stage.two_of(named)
    said = stage.pick((f" ({trust})", f", a school of {trust}", f" - through {trust}"))
    return two(stage.told(of, *stage.attached(of), n=n),
               stage.told(of, n=other, beneficiary=trust.lower().replace(" ", "-"), beneficiary_name=trust,
                          description=of.telling(other) + said, places=(school.district,)))  # fmt: skip


@repeat("pounds taken for pence",
        "One receipt's number for one receiver, and the one amount is a hundred times the other.",
        Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.OTHER_AMOUNTS, Fact.SAME_MEASURE)  # fmt: skip
def _pounds_and_pence(stage: Stage) -> Case:
    of = stage.happening("money gift", "gift in kind", "local order")
    one, other = twice(stage, stage.pick(("REC", "RCT")), stage.number())
    right = amount(of.activity.subject, of.many)
    n, again = stage.two_of(range(4))
    return two(stage.told(of, paper(one), n=n), stage.told(of, paper(other), n=again, quantity=stage.pick((right // 100, right * 100))))  # fmt: skip


@repeat("an apprentice moved to another contract, with weeks in both",
        "One person's number, and most weeks of the one contract's record lie in the other's too.",
        Fact.SAME_NUMBER, Fact.OVERLAP, Fact.SAME_PROVIDER, Fact.SAME_MEASURE)  # fmt: skip
def _moved_with_overlap(stage: Stage) -> Case:
    first = post(stage, weeks=stage.pick((26, 30, 39)))
    begins = first.begins + timedelta(weeks=stage.some(2, 8))
    second = replace(first, begins=begins, ends=begins + timedelta(weeks=first.weeks, days=-1))
    elsewhere = replace(
        stage.stranger(first.deal), firm=first.deal.firm, framework=first.deal.framework
    )
    one, other = twice(stage, "APP", first.number)
    return two(apprentice(stage, first, paper(one, "training")), apprentice(stage, replace(second, deal=elsewhere), paper(other, "training")))  # fmt: skip


@repeat("one delivery in the old year and in the new",
        "One delivery note's number: recorded by the last day of the one year and by the first of the next.",
        Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.DAYS_APART)  # fmt: skip
def _over_the_year_end(stage: Stage) -> Case:
    of = stage.happening("gift in kind", "computers", "food", "local order")
    day = date(stage.pick((2025, 2026)), 3, 31) - timedelta(days=stage.some(0, 4))
    later = date(day.year, 4, 1) + timedelta(days=stage.some(0, 5))
    one, other = twice(stage, "DN", stage.number())
    n, again = stage.pick((0, 1, 2)), stage.pick((0, 1, 2))
    return two(stage.told(of, paper(one), n=n, begins=day, ends=day), stage.told(of, paper(other), n=again, begins=later, ends=later))  # fmt: skip


@repeat("forwarded by the council's community team",
        "The council's record says that it forwards what the firm did, and names receiver, day and amount.",
        Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.TIED, words=("contractor|forward|on behalf|supplier",))  # fmt: skip
def _forwarded(stage: Stage) -> Case:
    of = stage.happening()
    n, other = stage.two_of(range(4))
    said = stage.pick(("Forwarded by our community team: ", "Our contractor's work: ", "Supplier contribution brokered by the council. ", "Recorded on behalf of the contractor - "))  # fmt: skip
    return two(stage.told(of, *stage.attached(of), n=n),
               stage.told(of, n=other, provider=of.deal.client, accountable=stage.pick((of.deal.client, of.deal.firm)),
                          delivered_by=(of.deal.firm,), description=said + of.telling(other), agreement=f"area-plan-{of.deal.client}", under=()))  # fmt: skip


@repeat("the cheque's day and the cheque's presentation",
        "One receiver, cause and amount, and the later record writes out the day on which the cheque was drawn.",
        Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.SAME_PROVIDER, Fact.DAY_IN_WORDS)  # fmt: skip
def _cheque(stage: Stage) -> Case:
    of = stage.happening("money gift")
    later = of.begins + timedelta(days=stage.some(3, 30))
    words = stage.pick((f"Cheque presentation at {of.receiver.name}: {of.what} (cheque of {spoken(of.begins)})", f"Photo call, {of.receiver.name}, for our gift of {spoken(of.begins)}",
                        f"Giant cheque handed to {of.receiver.name} for {of.what}, money sent {spoken(of.begins)}"))  # fmt: skip
    number = paper(typed(stage, "CHQ", stage.number()))
    return two(stage.told(of, number), stage.told(of, stage.picture("cheque presentation.jpg"), description=words, begins=later, ends=later))  # fmt: skip
