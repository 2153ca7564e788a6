"""Repeats of trees, waste, fuel, carbon, surveys and accreditations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.analysis.commitments.fourth_set.facts import Fact
from tests.analysis.commitments.fourth_set.green import month_of, of_nobody
from tests.analysis.commitments.fourth_set.manner import Manners, two
from tests.analysis.commitments.fourth_set.people import twice, typed
from tests.analysis.commitments.fourth_set.stage import Stage, paper, spoken
from tests.analysis.commitments.plant import Case

MANNERS = Manners()
repeat = MANNERS.add


@repeat("trees told by the contractor and by the regeneration area",
        "The same trees at the same park in the same days, and the area's agreement lies above the contract.",
        Fact.SAME_RECEIVER, Fact.OVERLAP, Fact.SAME_AMOUNT, Fact.TIED, Fact.ABOVE)  # fmt: skip
def _area_and_contractor(stage: Stage) -> Case:
    of = stage.happening("trees", deal=stage.deal(under=True))
    n, other = stage.two_of(range(4))
    board = f"{of.deal.under[-1]}-board"
    ends = of.begins + timedelta(days=stage.some(0, 6))
    return two(stage.told(of, *stage.attached(of), n=n),
               stage.told(of, n=other, provider=board, accountable=board, delivered_by=(of.deal.firm,), ends=ends,
                          agreement=of.deal.under[-1], under=()))  # fmt: skip


@repeat("one day's planting and the season's",
        "The season's count for the same park names the day's trees as part of it.",
        Fact.SAME_RECEIVER, Fact.WITHIN, Fact.SAME_PROVIDER, Fact.DAY_IN_WORDS, words=("season|winter|in all",))  # fmt: skip
def _day_and_season(stage: Stage) -> Case:
    of = stage.happening("trees")
    year = of.begins.year - (of.begins.month < 7)
    day = date(year, 11, 3) + timedelta(days=stage.some(0, 42))
    of = replace(of, begins=day, ends=day)
    more = of.many * stage.some(2, 4)
    words = stage.pick((f"Planting season {year}/{year - 1999}: {of.many + more} trees at {of.receiver.name}, of which {of.many} on {spoken(day)}",
                        f"{of.many + more} trees this winter with {of.receiver.name}, including {of.many} {of.what} on {spoken(day)}",
                        f"{of.receiver.name}: {of.many + more} trees in all ({of.many} on {spoken(day)}, the rest later)"))  # fmt: skip
    return two(stage.told(of, *stage.attached(of)),
               stage.told(of, begins=date(year, 11, 1), ends=date(year + 1, 3, 15), quantity=of.many + more, description=words))  # fmt: skip


@repeat("a list of waste notes and one of them",
        "The note's number is one of those listed for the month, by the haulier's contractor.",
        Fact.SAME_NUMBER, Fact.WITHIN, Fact.TIED, Fact.SAME_MEASURE)  # fmt: skip
def _notes(stage: Stage) -> Case:
    deal, day = stage.deal(), stage.day()
    first, last = month_of(day)
    listed = [stage.number() for _ in range(stage.some(3, 7))]
    kilos = stage.some(9, 80) * 100
    what = stage.pick(
        ("mixed plasterboard", "timber", "inert rubble", "metals", "soil", "packaging")
    )
    words = stage.pick((f"{what} sent for recycling", f"Waste diverted from landfill: {what}", f"{kilos / 1000} tonnes of {what} recycled"))  # fmt: skip
    all_words = stage.pick((f"Waste diverted this month, {len(listed)} loads", f"Site waste recycled in {day:%B} ({what} and others)",
                            f"Monthly waste report {day:%m/%Y}, {what}"))  # fmt: skip
    load = of_nobody(stage, deal, "waste", kilos, words, day, day, paper(typed(stage, "WTN", stage.pick(listed))))  # fmt: skip
    haulier = deal.subs[0]
    whole = of_nobody(stage, deal, "waste", kilos * len(listed), all_words, first, last, paper("WTN " + ", ".join(listed)), delivered_by=(haulier,))  # fmt: skip
    return two(replace(load, provider=haulier, accountable=stage.pick((haulier, deal.firm))), whole)


@repeat("a load in kilograms and, by a slip, in tonnes",
        "One waste note's number, and the one weight is a thousand times the other.",
        Fact.SAME_NUMBER, Fact.SAME_DAYS, Fact.SAME_MEASURE, Fact.OTHER_AMOUNTS, Fact.SAME_PROVIDER)  # fmt: skip
def _tonnes_as_kilograms(stage: Stage) -> Case:
    deal, day = stage.deal(), stage.day()
    one, other = twice(stage, stage.pick(("WTN", "T")), stage.number())
    what, tonnes = stage.pick(("concrete for crushing", "green waste", "scrap steel", "wood")), stage.some(2, 19)  # fmt: skip
    words = (f"{tonnes} tonnes of {what} diverted from landfill", f"{what} recycled, {tonnes}t", f"Recycling of {what}: {tonnes} t load")  # fmt: skip
    first, second = stage.two_of(words)
    return two(of_nobody(stage, deal, "waste", tonnes * 1000, first, day, day, paper(one)),
               of_nobody(stage, deal, "waste", tonnes, second, day, day, paper(other)))  # fmt: skip


@repeat("renewable fuel in litres and in carbon",
        "One delivery ticket's number; the words of the carbon record give the litres.",
        Fact.SAME_NUMBER, Fact.OTHER_MEASURE, words=("litres|HVO",))  # fmt: skip
def _litres_and_carbon(stage: Stage) -> Case:
    deal, day = stage.deal(), stage.day()
    one, other = twice(stage, stage.pick(("TKT", "HVO")), stage.number())
    litres = stage.some(8, 60) * 50
    words = stage.pick((f"{litres} litres of HVO used in place of diesel", f"HVO delivery, {litres} l, site plant", f"Renewable diesel: {litres} litres"))  # fmt: skip
    carbon = stage.pick((f"Carbon saved by {litres} litres of HVO", f"CO2e avoided (HVO instead of diesel, {litres} l)", f"Emissions cut by renewable fuel, HVO, {litres} litres"))  # fmt: skip
    sub = deal.subs[0]
    saved = of_nobody(stage, deal, "carbon", round(litres * 2.4), carbon, day, day, paper(other))
    if stage.chance():
        saved = replace(saved, provider=sub, accountable=deal.firm)
    return two(of_nobody(stage, deal, "fuel", litres, words, day, day, paper(one)), saved)


@repeat("a survey told by the agency and by its client",
        "One page with the survey's answers, for the same weeks.",
        Fact.SAME_LINK, Fact.OVERLAP, Fact.TIED, Fact.SAME_MEASURE)  # fmt: skip
def _agency_and_client(stage: Stage) -> Case:
    deal, day, many = stage.deal(), stage.day(), stage.some(40, 900)
    site = f"surveys.example/{stage.pick(('r', 's', 'form'))}/{stage.number()}"
    topic = stage.pick(("residents' satisfaction with the works", "travel to work", "needs of older tenants", "noise and dust", "park improvements"))  # fmt: skip
    words = (f"Survey of {many} residents: {topic}", f"{many} answers received on {topic}", f"Consultation on {topic}, {many} people took part", f"{topic}: questionnaire")  # fmt: skip
    first, second = stage.two_of(words)
    ends = day + timedelta(days=stage.some(10, 40))
    own = of_nobody(stage, deal, "surveyed", many, first, day, ends, paper(f"https://{site}", "link"), delivered_by=(deal.subs[0],))  # fmt: skip
    agency = of_nobody(stage, deal, "surveyed", many - stage.pick((0, 0, 2, 5)), second, day, ends + timedelta(days=stage.some(0, 5)),
                       paper(f"www.{site}/", "link"), provider=deal.subs[0], accountable=deal.subs[0])  # fmt: skip
    return two(own, agency)


@repeat("one saving counted by the site and by head office",
        "One meter's number, one quarter and one saving, of one group.",
        Fact.SAME_NUMBER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.TIED)  # fmt: skip
def _site_and_head_office(stage: Stage) -> Case:
    deal = stage.deal(grouped=True)
    first, last = month_of(stage.day(), months=3)
    one, other = twice(stage, stage.pick(("MPAN", "meter")), stage.number())
    kilos = stage.some(300, 9000)
    what = stage.pick(("solar panels on the depot", "LED lighting in the yard", "heat pump at the office", "site cabins on mains power"))  # fmt: skip
    words = (f"Carbon saved by {what}", f"{what}: {kilos} kg CO2e avoided this quarter", f"Quarter's saving from {what}", f"CO2e reduction ({what})")  # fmt: skip
    n, again = stage.two_of(words)
    arm = stage.sister(deal)
    return two(of_nobody(stage, deal, "carbon", kilos, n, first, last, paper(one)),
               of_nobody(stage, deal, "carbon", kilos, again, first, last, paper(other), provider=arm, accountable=arm, agreement=f"group-{arm}", under=()))  # fmt: skip


@repeat("one certificate recorded on two contracts of the firm",
        "One certificate's number with the same firm and the same year.",
        Fact.SAME_NUMBER, Fact.SAME_DAYS, Fact.SAME_PROVIDER, Fact.SAME_MEASURE)  # fmt: skip
def _certificate_on_two_contracts(stage: Stage) -> Case:
    deal, day = stage.deal(), stage.day()
    elsewhere = replace(stage.stranger(deal), firm=deal.firm, framework=deal.framework)
    what = stage.pick(("Living Wage accreditation", "Disability Confident level 2", "Cyber Essentials", "Armed Forces Covenant bronze award", "Carbon Literate Organisation"))  # fmt: skip
    words = (f"{what} held", f"Achieved {what}", f"{what}: certificate for the year from {spoken(day)}", f"Accredited: {what}")  # fmt: skip
    first, second = stage.two_of(words)
    one, other = twice(stage, "CERT", stage.number())
    ends = day + timedelta(days=364)
    return two(of_nobody(stage, deal, "accreditation", 1, first, day, ends, paper(one)),
               of_nobody(stage, elsewhere, "accreditation", 1, second, day, ends, paper(other), places=()))  # fmt: skip
