"""Honest look-alikes that follow one another, or stand beside one another in other places."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.analysis.commitments.fourth_set.facts import Fact
from tests.analysis.commitments.fourth_set.green import month_of, of_nobody
from tests.analysis.commitments.fourth_set.manner import Manners, two
from tests.analysis.commitments.fourth_set.people import typed
from tests.analysis.commitments.fourth_set.stage import Stage, in_words, paper
from tests.analysis.commitments.plant import Case

MANNERS = Manners()
honest = MANNERS.add
STREETS = ("Canal Street", "Chapel Lane", "Station Road", "the Embankment", "Mill Brow", "Market Square", "Castle Hill", "the Old Tramway")  # fmt: skip


@honest("the waste note that follows",
        "Two notes' numbers for two loads of one weight.",
        Fact.OTHER_NUMBERS, Fact.SAME_PROVIDER, Fact.SAME_AMOUNT, Fact.SAME_MEASURE)  # fmt: skip
def _next_note(stage: Stage) -> Case:
    deal, day, number = stage.deal(), stage.day(), int(stage.number())
    what, kilos = stage.pick(("plasterboard", "hardcore", "timber", "soil", "green waste")), stage.pick((800, 1200, 4000, 6000, 16000))  # fmt: skip
    words = stage.pick(("{} skip recycled", "Load of {} to the recycling centre", "{} diverted from landfill", "Waste transfer: {}", "One lorry load, {}")).format(what)  # fmt: skip
    later = day + timedelta(days=stage.pick((0, 0, 1, 2, 7)))
    return two(of_nobody(stage, deal, "waste", kilos, words, day, day, paper(f"WTN {number}")),
               of_nobody(stage, deal, "waste", kilos, words, later, later, paper(f"WTN {number + stage.some(1, 12)}")))  # fmt: skip


@honest("two deliveries of fuel",
        "Two tickets' numbers, two days, one tankful.",
        Fact.OTHER_NUMBERS, Fact.SAME_PROVIDER, Fact.SAME_AMOUNT, Fact.DAYS_APART)  # fmt: skip
def _two_tankfuls(stage: Stage) -> Case:
    deal, day, litres = stage.deal(), stage.day(), stage.pick((500, 1000, 1500, 2000))
    words = stage.pick((f"{litres} litres of HVO delivered to site", f"HVO fuel, {litres} l", f"Renewable diesel in our generators, {litres} litres",
                        f"Generator fuel: {litres} l renewable diesel", f"{litres} litres HVO top-up"))  # fmt: skip
    later = day + timedelta(days=stage.some(5, 24))
    return two(of_nobody(stage, deal, "fuel", litres, words, day, day, paper(typed(stage, "TKT", stage.number()))),
               of_nobody(stage, deal, "fuel", litres, words, later, later, paper(typed(stage, "TKT", stage.number()))))  # fmt: skip


@honest("two meters in one quarter",
        "Two meters' numbers of two buildings, one firm and one quarter.",
        Fact.OTHER_NUMBERS, Fact.SAME_DAYS, Fact.SAME_PROVIDER, words=("depot|office|yard|store|workshop",))  # fmt: skip
def _two_meters(stage: Stage) -> Case:
    deal, kilos = stage.deal(), stage.some(300, 6000)
    first, last = month_of(stage.day(), months=3)
    here, there = stage.two_of(("main depot", "head office", "plant yard", "north store", "joinery workshop", "east depot"))  # fmt: skip
    words = stage.pick(
        (
            "LED lighting, {}",
            "Carbon saved by solar panels on the {}",
            "{}: CO2e cut by a heat pump",
        )
    )
    return two(of_nobody(stage, deal, "carbon", kilos, words.format(here), first, last, paper(f"meter {stage.number()}")),
               of_nobody(stage, deal, "carbon", kilos + stage.pick((0, 12, 250)), words.format(there), first, last, paper(f"meter {stage.number()}")))  # fmt: skip


@honest("two waves of one survey",
        "One address, and the words number two waves, half a year apart.",
        Fact.SAME_LINK, Fact.SAME_PROVIDER, Fact.DAYS_APART, words=(r"wave|round|baseline|follow-up|first|second",))  # fmt: skip
def _two_waves(stage: Stage) -> Case:
    deal, day, many = stage.deal(), stage.day(), stage.some(60, 700)
    link = paper(f"https://surveys.example/{deal.firm}-tracker", "link")
    first, second = stage.pick((("wave 1", "wave 2"), ("round one", "round two"), ("baseline", "follow-up"), ("first survey", "second survey")))  # fmt: skip
    words = stage.pick(("Residents' satisfaction, {}", "Tenant survey ({})", "{}: views of the works, questionnaire to households"))  # fmt: skip
    later = day + timedelta(days=stage.some(120, 200))
    return two(of_nobody(stage, deal, "surveyed", many, words.format(first), day, day + timedelta(days=21), link),
               of_nobody(stage, deal, "surveyed", many + stage.pick((0, 3, -7, 40)), words.format(second), later, later + timedelta(days=21), link))  # fmt: skip


@honest("a certificate renewed",
        "One certificate's number, and two years that do not meet.",
        Fact.SAME_NUMBER, Fact.SAME_PROVIDER, Fact.SAME_MEASURE, Fact.DAYS_APART)  # fmt: skip
def _renewed(stage: Stage) -> Case:
    deal, day = stage.deal(), stage.day()
    what = stage.pick(("Living Wage accreditation", "Cyber Essentials", "Disability Confident", "ISO 14001", "Fair Tax Mark", "Investors in People"))  # fmt: skip
    words = stage.pick(
        ("{} held throughout the year", "{} certificate", "Accreditation kept: {}")
    ).format(what)
    after = day + timedelta(days=365)
    number = stage.number()
    return two(of_nobody(stage, deal, "accreditation", 1, words, day, after - timedelta(days=1), paper(typed(stage, "CERT", number))),
               of_nobody(stage, deal, "accreditation", 1, words + stage.pick(("", ", renewed", " (renewal)")), after, after + timedelta(days=364), paper(typed(stage, "CERT", number))))  # fmt: skip


@honest("two firms with one accreditation",
        "Two firms that share no party hold two certificates of one scheme in one year.",
        Fact.STRANGERS, Fact.OTHER_NUMBERS, Fact.SAME_DAYS, Fact.SAME_AMOUNT)  # fmt: skip
def _two_accredited(stage: Stage) -> Case:
    deal = stage.deal()
    guest = replace(stage.stranger(deal), framework=deal.framework, district=deal.district)
    day = date(stage.some(2024, 2025), 4, 1)
    words = stage.pick(("Living Wage employer", "We hold Cyber Essentials Plus", "Disability Confident employer, level 1", "Signed the Armed Forces Covenant",
                        "Living Wage accredited", "Carbon Literate Organisation, silver", "ISO 14001 held", "Real Living Wage paid to all staff, accredited",
                        "Cyber Essentials certificate", "Fair Tax Mark", "Investors in People, gold", "Disability Confident leader"))  # fmt: skip
    ends = date(day.year + 1, 3, 31)
    one, other = (of_nobody(stage, each, "accreditation", 1, words, day, ends, paper(typed(stage, "CERT", stage.number()))) for each in (deal, guest))  # fmt: skip
    return two(one, other)


@honest("two winters' trees in one park",
        "As many trees in one park, and the words and the days tell of two winters.",
        Fact.SAME_RECEIVER, Fact.SAME_PROVIDER, Fact.SAME_AMOUNT, Fact.DAYS_APART, words=("winter|season|year",))  # fmt: skip
def _two_winters(stage: Stage) -> Case:
    of = stage.happening("trees")
    day = date(2024, 11, 20) + timedelta(days=stage.some(0, 90))
    later = day + timedelta(days=stage.some(340, 390))
    said, n = (
        stage.pick(((", winter {}/{}"), (" - season {}-{}"), (" (planting year {}/{})"))),
        stage.some(0, 3),
    )
    one, other = replace(of, begins=day, ends=day), replace(of, begins=later, ends=later)
    return two(stage.told(one, description=one.telling(n) + said.format(2024, 25)), stage.told(other, description=other.telling(n) + said.format(2025, 26)))  # fmt: skip


@honest("two lots of one contract",
        "One quarter and one firm's spend, and the words name two lots under two agreements.",
        Fact.SAME_DAYS, Fact.SAME_PROVIDER, Fact.ABOVE, words=(r"lot (1|A|north|east)", r"lot (2|B|south|west)"))  # fmt: skip
def _two_lots(stage: Stage) -> Case:
    deal = stage.deal(under=True)
    first, last = month_of(stage.day(), months=3)
    pounds = stage.some(20, 900) * 100
    a, b = stage.pick((("Lot 1", "Lot 2"), ("Lot A", "Lot B"), ("lot north", "lot south"), ("lot east", "lot west")))  # fmt: skip
    words = stage.pick(("Local spend of the quarter, {}", "{}: spend with firms within 10 miles", "Spent locally on {}, this quarter"))  # fmt: skip
    other = replace(deal, agreement=f"{deal.agreement}-b")
    return two(of_nobody(stage, deal, "local spend", pounds, words.format(a), first, last),
               of_nobody(stage, other, "local spend", pounds + stage.pick((0, 1250, -300)), words.format(b), first, last))  # fmt: skip


@honest("the reports of two months",
        "The words and the sum are the template's, and the months are two.",
        Fact.DAYS_APART, Fact.SAME_PROVIDER, Fact.SAME_MEASURE, Fact.SAME_AGREEMENT, Fact.SHARED_WORDS)  # fmt: skip
def _two_months(stage: Stage) -> Case:
    deal = stage.deal()
    subject = stage.pick(("local spend", "waste", "volunteering", "carbon", "fuel"))
    first, last = month_of(stage.day())
    after, end = month_of(last + timedelta(days=1))
    many = stage.some(12, 90) * stage.pick((1, 10))
    words = stage.pick(
        (
            "Monthly social value report: {s}, figures from the site team",
            "{s} for the month as reported by our site managers",
            "Total {s} in the month, all sites of the contract",
        )
    )
    said = words.format(s=subject)
    return two(of_nobody(stage, deal, subject, many, said, first, last), of_nobody(stage, deal, subject, many + stage.pick((0, 1, 6)), said, after, end))  # fmt: skip


@honest("one template for litter picks in two streets",
        "One day and as many hours, and the words name two streets in two wards.",
        Fact.SAME_DAYS, Fact.SAME_PROVIDER, Fact.OTHER_PLACES, words=("Street|Lane|Road|Embankment|Brow|Square|Hill|Tramway",))  # fmt: skip
def _two_streets(stage: Stage) -> Case:
    of = stage.happening("team day")
    streets, wards = stage.two_of(STREETS), stage.two_of(stage.region.wards[of.deal.district])
    words = stage.pick(
        (
            "Litter pick on {s}, {n} staff, {q}",
            "Community clean-up: {s} ({n} volunteers)",
            "{n} of us cleared litter from {s}",
        )
    )
    one, other = (stage.told(of, description=words.format(s=street, n=of.people, q=in_words("volunteering", of.many)), places=(ward,), beneficiary="", beneficiary_name="")
                  for street, ward in zip(streets, wards, strict=True))  # fmt: skip
    return two(one, other)


@honest("two days of one project",
        "The words number the days, which follow each other.",
        Fact.SAME_RECEIVER, Fact.SAME_PROVIDER, Fact.DAYS_APART, Fact.SAME_MEASURE, words=("day (1|one)|first day", "day (2|two)|second day"))  # fmt: skip
def _two_days(stage: Stage) -> Case:
    of = stage.happening("team day")
    later = replace(of, begins=of.begins + timedelta(days=1), ends=of.begins + timedelta(days=1))
    first, second = stage.pick(((" (day 1 of 2)", " (day 2 of 2)"), (" - day one", " - day two"), (", first day", ", second day")))  # fmt: skip
    n = stage.some(0, 4)
    shot = stage.picture(f"IMG_{stage.number()}.jpg")
    return two(stage.told(of, shot, description=of.telling(n) + first), stage.told(later, *stage.attached(later), description=later.telling(n) + second))  # fmt: skip


@honest("the same task at one receiver, weeks apart, with two sheets",
        "Two sign-in sheets' numbers, weeks apart, of one firm's monthly visit.",
        Fact.SAME_RECEIVER, Fact.SAME_PROVIDER, Fact.OTHER_NUMBERS, Fact.DAYS_APART)  # fmt: skip
def _monthly_visit(stage: Stage) -> Case:
    of = stage.happening("team day", "careers talk", "course")
    later = replace(of, begins=of.begins + timedelta(days=stage.some(21, 35)))
    later = replace(later, ends=later.begins)
    n, stem = stage.some(0, 3), stage.pick(("Sheet", "SIGN", "VR"))
    return two(stage.told(of, paper(typed(stage, stem, stage.number())), n=n), stage.told(later, paper(typed(stage, stem, stage.number())), n=n))  # fmt: skip
