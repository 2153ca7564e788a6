"""Repeats with several differences at once, and those that no paper binds."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.fourth_set.facts import Fact
from tests.analysis.commitments.fourth_set.green import month_of, of_nobody
from tests.analysis.commitments.fourth_set.looks_time import STREETS
from tests.analysis.commitments.fourth_set.manner import Manners, two
from tests.analysis.commitments.fourth_set.people import apprentice, post, twice
from tests.analysis.commitments.fourth_set.region import CODES, FRAMEWORKS
from tests.analysis.commitments.fourth_set.stage import Stage, amount, in_words, paper
from tests.analysis.commitments.plant import Case

MANNERS = Manners()
repeat = MANNERS.add


@repeat("entered for two councils, each in its own framework",
        "Firm, receiver, day and amount are the same under two agreements; only the code of the measure differs.",
        Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_PROVIDER, Fact.OTHER_MEASURE)  # fmt: skip
def _two_councils(stage: Stage) -> Case:
    of = stage.happening()
    elsewhere = stage.stranger(of.deal)
    framework = stage.pick([one for one in FRAMEWORKS if one != of.deal.framework])
    n, other = stage.two_of(range(4))
    again = replace(of, deal=replace(elsewhere, firm=of.deal.firm, framework=framework))
    papers = stage.attached(of)
    return two(
        stage.told(of, *papers, n=n),
        stage.told(again, *stage.pick((papers, ())), n=stage.pick((n, other))),
    )


@repeat("an apprentice entered for two councils",
        "One person's number, one firm and the same days under two agreements and frameworks.",
        Fact.SAME_NUMBER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_PROVIDER, Fact.OTHER_MEASURE)  # fmt: skip
def _apprentice_of_two_councils(stage: Stage) -> Case:
    of = post(stage)
    framework = stage.pick([one for one in FRAMEWORKS if one != of.deal.framework])
    elsewhere = replace(stage.stranger(of.deal), firm=of.deal.firm, framework=framework)
    one, other = twice(stage, "APP", of.number)
    return two(apprentice(stage, of, paper(one, "training")), apprentice(stage, replace(of, deal=elsewhere), paper(other, "training")))  # fmt: skip


@repeat("many differences, and one paper's number",
        "The paper's number and the receiver bind what is told by another party, on another day, of a wider place, rounded.",
        Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.TIED)  # fmt: skip
def _many_differences(stage: Stage) -> Case:
    of = stage.happening("gift in kind", "money gift", "food", "local order", "advice")
    one, other = twice(stage, "DN", stage.number())
    sub = stage.pick(of.deal.subs)
    later = of.begins + timedelta(days=stage.some(1, 20))
    rounded = max(1, round(of.many, -1)) if of.many > 50 else of.many
    framework = stage.pick(FRAMEWORKS)
    second = replace(
        of, many=rounded, ends=max(of.ends, later), deal=replace(of.deal, framework=framework)
    )
    return two(stage.told(of, paper(one), delivered_by=stage.pick(((sub,), ()))),
               stage.told(second, paper(other), provider=sub, accountable=of.deal.firm, begins=later, places=stage.pick(((of.receiver.district,), ())),
                          beneficiary=stage.pick((of.receiver.org, "")), agreement=f"sub-{of.deal.agreement}", under=(of.deal.agreement, *of.deal.under)))  # fmt: skip


@repeat("many differences, and one photograph",
        "The picture and the receiver bind what is told by the client, of a wider place, in another framework.",
        Fact.SAME_PICTURE, Fact.SAME_RECEIVER, Fact.TIED, Fact.OVERLAP)  # fmt: skip
def _many_and_photograph(stage: Stage) -> Case:
    of = stage.happening("team day", "trees", "careers talk", "food", "computers")
    shot = stage.picture(f"IMG_{stage.number()}.jpg")
    week = of.begins - timedelta(days=of.begins.weekday())
    n, other = stage.two_of(range(4))
    framework = stage.pick(FRAMEWORKS)
    second = replace(of, deal=replace(of.deal, framework=framework))
    return two(stage.told(of, shot, n=n),
               stage.told(second, stage.photographed_again(shot, stage.pick(("newsletter p3.png", "comms photo.jpg", "tweet.jpg"))), n=other, provider=of.deal.client,
                          accountable=of.deal.firm, begins=week, ends=week + timedelta(days=6), places=(of.receiver.district,)))  # fmt: skip


@repeat("money under one measure, and in kind under another",
        "Firm, receiver, day, thing and worth are the same; it was put under both measures of one framework.",
        Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_PROVIDER, Fact.OTHER_MEASURE, Fact.SAME_AGREEMENT)  # fmt: skip
def _cash_and_kind(stage: Stage) -> Case:
    of = stage.happening("gift in kind")
    n, other = stage.two_of(range(4))
    said = stage.pick((" (cost to us)", ", donation", ", value given", ""))
    return two(stage.told(of, *stage.attached(of), n=n),
               stage.told(of, measure=CODES[of.deal.framework, "gifts"], description=of.telling(other) + said))  # fmt: skip


@repeat("a litter pick in one street, told by two partners",
        "The street, the day and the hours are the same, and the two work on one contract.",
        Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.TIED, Fact.SAME_MEASURE, words=("Street|Lane|Road|Embankment|Brow|Square|Hill|Tramway",))  # fmt: skip
def _one_street(stage: Stage) -> Case:
    of = stage.happening("team day")
    street, ward = stage.pick(STREETS), stage.pick(stage.region.wards[of.deal.district])
    q, sub = in_words("volunteering", of.many), of.deal.subs[0]
    words = (f"Litter pick on {street}, {of.people} people, {q}", f"Cleared rubbish from {street} with {of.people} volunteers", f"{street} tidy-up: {of.people} of us, bags collected by the council",
             f"Community clean-up ({street})")  # fmt: skip
    first, second = stage.two_of(words)
    place = stage.pick(((ward,), (of.deal.district,)))
    one = stage.told(
        of,
        description=first,
        places=(ward,),
        beneficiary="",
        beneficiary_name="",
        delivered_by=(sub,),
    )
    return two(one, stage.told(of, description=second, places=place, beneficiary="", beneficiary_name="", provider=sub, accountable=of.deal.firm))  # fmt: skip


@repeat("a month's figure to the last unit, from contractor and client",
        "One odd figure of one month and measure, from two parties to one contract.",
        Fact.SAME_AMOUNT, Fact.SAME_DAYS, Fact.TIED, Fact.SAME_MEASURE, words=("month|figure|total|return",))  # fmt: skip
def _odd_figure(stage: Stage) -> Case:
    deal = stage.deal()
    first, last = month_of(stage.day())
    subject = stage.pick(("waste", "local spend", "carbon", "fuel"))
    many = stage.some(10_001, 98_999) * 10 + stage.pick((1, 3, 7, 9))
    words = (f"{subject} figure for the month from the contractor", f"{subject}: total as returned by the site, {many:,}", f"Return of {subject}, {first:%B %Y}", f"{subject} this month, all loads and orders")  # fmt: skip
    n, other = stage.two_of(words)
    return two(of_nobody(stage, deal, subject, many, n, first, last),
               of_nobody(stage, deal, subject, many, other, first, last, provider=deal.client, accountable=deal.firm, places=stage.pick(((), (deal.district,)))))  # fmt: skip


@repeat("the whole team's hours, and each person's half day",
        "One day at one receiver: the one record's hours are the other's people times a half day, as its words say.",
        Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_PROVIDER, Fact.OTHER_MEASURE, words=("half",))  # fmt: skip
def _half_days(stage: Stage) -> Case:
    of = stage.happening("team day")
    of = replace(of, many=of.people * 4)
    framework = stage.pick([one for one in FRAMEWORKS if one != of.deal.framework])
    words = stage.pick((f"{of.people} people for half a day at {of.receiver.name}, {of.what}", f"{of.people} half-days of volunteering ({of.what})", f"Half day off for {of.people} staff to help {of.receiver.name}"))  # fmt: skip
    return two(stage.told(of, *stage.attached(of)),
               stage.told(of, measure=CODES[framework, "volunteer days"], quantity=amount("volunteer days", of.people / 2), description=words))  # fmt: skip
