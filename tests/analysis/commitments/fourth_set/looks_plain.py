"""Honest look-alikes without any paper, or with all but one thing in common."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.fourth_set.facts import Fact
from tests.analysis.commitments.fourth_set.green import month_of, of_nobody
from tests.analysis.commitments.fourth_set.manner import Manners, two
from tests.analysis.commitments.fourth_set.stage import Stage, paper
from tests.analysis.commitments.plant import Case

MANNERS = Manners()
honest = MANNERS.add


@honest("one month's figures of two contracts",
        "One firm, month and measure; two contracts in two districts, and two figures.",
        Fact.SAME_DAYS, Fact.SAME_PROVIDER, Fact.OTHER_PLACES, Fact.OTHER_AMOUNTS)  # fmt: skip
def _two_contracts(stage: Stage) -> Case:
    deal = stage.deal()
    elsewhere = stage.stranger(deal)
    while elsewhere.district == deal.district:
        elsewhere = stage.stranger(deal)
    elsewhere = replace(elsewhere, firm=deal.firm, framework=deal.framework)
    first, last = month_of(stage.day())
    subject = stage.pick(("waste", "local spend", "carbon", "fuel", "volunteering"))
    many = stage.some(30, 9000)
    words = stage.pick((f"{subject} on the contract in the period", f"Total {subject} this month", f"{subject}, figures from the site team", f"{first:%B %Y}: {subject}"))  # fmt: skip
    return two(of_nobody(stage, deal, subject, many, words, first, last),
               of_nobody(stage, elsewhere, subject, many + stage.pick((-7, 4, 19, 230)), words, first, last))  # fmt: skip


@honest("one firm's days at one receiver for two councils",
        "Two days and two tasks at one receiver, each under the agreement of another council.",
        Fact.SAME_RECEIVER, Fact.SAME_PROVIDER, Fact.DAYS_APART, Fact.OTHER_MEASURE)  # fmt: skip
def _two_days_for_two(stage: Stage) -> Case:
    of = stage.happening("team day", "careers talk")
    elsewhere = stage.stranger(of.deal)
    while elsewhere.framework == of.deal.framework:
        elsewhere = stage.stranger(of.deal)
    what = stage.pick([each for each in of.activity.what if each != of.what])
    begins = of.begins + timedelta(days=stage.some(5, 90))
    other = replace(
        of, deal=replace(elsewhere, firm=of.deal.firm), what=what, begins=begins, ends=begins
    )
    n = stage.some(0, 4)
    return two(
        stage.told(of, *stage.attached(of), n=n), stage.told(other, *stage.attached(other), n=n)
    )


@honest("money, and things worth as much",
        "One receiver and day; the words tell of money for a cause and of things for it, each under its own measure.",
        Fact.SAME_RECEIVER, Fact.SAME_PROVIDER, Fact.SAME_DAYS, Fact.OTHER_MEASURE, words=("cash|cheque|transfer|money", "in kind|materials|goods|as well"))  # fmt: skip
def _money_and_things(stage: Stage) -> Case:
    of = stage.happening("gift in kind")
    money = replace(
        stage.happening("money gift", deal=of.deal),
        receiver=of.receiver,
        begins=of.begins,
        ends=of.ends,
    )
    cash = stage.pick((f"Cash gift to {of.receiver.name} for {money.what}", f"Cheque to {of.receiver.name}, {money.what}", f"Money transfer to {of.receiver.name} towards {money.what}"))  # fmt: skip
    things = stage.pick((f"{of.what} as well as the money we gave {of.receiver.name}", f"Gift in kind beside our cash: {of.what}", f"Materials ({of.what}) for {of.receiver.name}, not counted in our cash gift"))  # fmt: skip
    return two(
        stage.told(money, description=cash),
        stage.told(of, description=things[0].upper() + things[1:]),
    )


@honest("two floors, blocks or phases of one job",
        "One firm, measure and day; the words name two parts of the works, and each has an amount of its own.",
        Fact.SAME_PROVIDER, Fact.SAME_AGREEMENT, Fact.OTHER_AMOUNTS, Fact.SAME_DAYS, words=("block|phase|plot|floor",))  # fmt: skip
def _two_phases(stage: Stage) -> Case:
    deal = stage.deal()
    first, last = month_of(stage.day())
    subject = stage.pick(("waste", "carbon", "fuel", "local spend"))
    here, there = stage.pick((("block A", "block B"), ("phase 1", "phase 2"), ("plots 1-20", "plots 21-40"), ("ground floor", "upper floors")))  # fmt: skip
    words = stage.pick(("{s}, {p}, this month", "{p}: {s} of the month", "Monthly {s} ({p})"))
    many = stage.some(200, 9000)
    one, other = (words.format(s=subject, p=part) for part in (here, there))
    return two(of_nobody(stage, deal, subject, many, one, first, last),
               of_nobody(stage, deal, subject, many + stage.pick((-60, 35, 410)), other, first, last))  # fmt: skip


@honest("the same order every week, from the same supplier",
        "One standing order's number with the supplier, one sum, and two weeks named in the words.",
        Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.DAYS_APART, words=(r"week|w/e",))  # fmt: skip
def _weekly_order(stage: Stage) -> Case:
    of = stage.happening("local order")
    later = replace(of, begins=of.begins + timedelta(days=stage.pick((7, 7, 14))))
    later = replace(later, ends=later.begins)
    number, n = paper(f"PO {stage.number()}"), stage.some(0, 3)
    said = stage.pick((", week ending {:%d/%m}", " (w/e {:%d %b})", " - week of {:%d %B}"))
    return two(stage.told(of, number, description=of.telling(n) + said.format(of.begins)),
               stage.told(later, number, description=later.telling(n) + said.format(later.begins)))  # fmt: skip


@honest("two strangers' gifts of one kind to one receiver",
        "Two firms that share no party brought things to one receiver in one week, with two delivery notes.",
        Fact.STRANGERS, Fact.SAME_RECEIVER, Fact.OTHER_NUMBERS)  # fmt: skip
def _two_strangers(stage: Stage) -> Case:
    of = stage.happening("food", "computers", "gift in kind")
    guest = replace(
        of,
        deal=stage.stranger(of.deal),
        begins=of.begins + timedelta(days=stage.some(0, 5)),
        many=stage.pick((of.many, *of.activity.amounts)),
    )
    guest = replace(guest, ends=guest.begins)
    n = stage.some(0, 2)
    return two(
        stage.told(of, paper(f"DN {stage.number()}"), n=n),
        stage.told(guest, paper(f"DN {stage.number()}"), n=n),
    )
