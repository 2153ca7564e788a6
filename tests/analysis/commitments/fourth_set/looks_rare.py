"""Honest look-alikes that are met with less often."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.fourth_set.facts import Fact
from tests.analysis.commitments.fourth_set.manner import Manners, two
from tests.analysis.commitments.fourth_set.people import apprentice, post, typed
from tests.analysis.commitments.fourth_set.stage import Stage, amount, paper
from tests.analysis.commitments.plant import Case

MANNERS = Manners()
honest = MANNERS.add


@honest("an apprentice moved to another contract",
        "One person's number, and the weeks on the one contract end before those on the other begin.",
        Fact.SAME_NUMBER, Fact.DAYS_APART, Fact.SAME_PROVIDER, Fact.SAME_MEASURE)  # fmt: skip
def _moved(stage: Stage) -> Case:
    first = post(stage)
    begins = first.ends + timedelta(days=stage.pick((1, 1, 3, 8)))
    weeks = stage.pick((first.weeks, 20, 26))
    elsewhere = replace(
        stage.stranger(first.deal), firm=first.deal.firm, framework=first.deal.framework
    )
    second = replace(
        first, begins=begins, ends=begins + timedelta(weeks=weeks, days=-1), deal=elsewhere
    )
    number = paper(typed(stage, "APP", first.number), "training")
    one, other = apprentice(stage, first, number), apprentice(stage, second, number)
    said = stage.pick((" - moved from another contract", ", transferred to this contract", ""))
    return two(one, replace(other, description=other.description + said))


@honest("one apprentice's time shared between two contracts",
        "One person's number, and each record says what share of the time it counts; the shares make up the whole.",
        Fact.SAME_NUMBER, Fact.SAME_DAYS, Fact.SAME_PROVIDER, words=("%|half|days a week",))  # fmt: skip
def _shared_time(stage: Stage) -> Case:
    of = post(stage, weeks=stage.pick((20, 40, 50)))
    mine = stage.pick((40, 50, 60, 80))
    elsewhere = replace(stage.stranger(of.deal), firm=of.deal.firm, framework=of.deal.framework)
    number = paper(typed(stage, "APP", of.number), "training")
    words = stage.pick((" - {s}% of the time on this contract", ", pro rata {s}% (rest on another contract)", ", {d} days a week on this contract, the others elsewhere"))  # fmt: skip
    one, other = (apprentice(stage, replace(of, deal=deal), number, quantity=amount("apprentice weeks", of.weeks * share / 100))
                  for deal, share in ((of.deal, mine), (elsewhere, 100 - mine)))  # fmt: skip
    return two(replace(one, description=one.description + words.format(s=mine, d=mine / 20)),
               replace(other, description=other.description + words.format(s=100 - mine, d=(100 - mine) / 20)))  # fmt: skip


@honest("two schools of one trust",
        "The receiver is the trust in both, and the words name two of its schools.",
        Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_PROVIDER, Fact.SAME_AMOUNT, words=("trust|federation",))  # fmt: skip
def _two_of_a_trust(stage: Stage) -> Case:
    of = stage.happening("careers talk", "computers")
    school = stage.receiver("school high")
    there = stage.other_receiver(school, "school high")
    trust = stage.pick(
        ("Marches Learning Trust", "Dee Valley Schools Federation", "Saint Asaph Academies Trust")
    )
    n = stage.pick([n for n, words in enumerate(of.activity.tellings) if "{at}" in words])
    one, other = (stage.told(replace(of, receiver=each), beneficiary=trust.lower().replace(" ", "-"), beneficiary_name=trust,
                             description=f"{replace(of, receiver=each).telling(n)} ({trust})") for each in (school, there))  # fmt: skip
    return two(one, other)


@honest("a standing order's monthly gift",
        "One standing order's number, one sum and receiver, a month apart.",
        Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.DAYS_APART, words=("month|standing order|regular",))  # fmt: skip
def _standing_order(stage: Stage) -> Case:
    of = stage.happening("money gift")
    later = of.begins + timedelta(days=stage.pick((30, 31, 61, 91)))
    number = paper(typed(stage, "SO", stage.number()))
    words = stage.pick((f"Monthly gift to {of.receiver.name}", f"Standing order to {of.receiver.name} for {of.what}", f"Regular giving: {of.receiver.name}"))  # fmt: skip
    said = stage.pick((f", {of.begins:%B}", "")), stage.pick((f", {later:%B}", ""))
    return two(stage.told(of, number, description=words + said[0]), stage.told(of, number, description=words + said[1], begins=later, ends=later))  # fmt: skip


@honest("further things, asked for after the first",
        "The later record says that it comes on top of the first, with a delivery note of its own.",
        Fact.SAME_RECEIVER, Fact.SAME_PROVIDER, Fact.OTHER_NUMBERS, Fact.DAYS_APART, words=("extra|further|more",))  # fmt: skip
def _further(stage: Stage) -> Case:
    of = stage.happening("computers")
    days = stage.some(5, 40)
    more = replace(
        of,
        begins=of.begins + timedelta(days=days),
        ends=of.begins + timedelta(days=days),
        many=stage.pick((of.many, max(2, of.many // 2))),
    )
    words = stage.pick((f"A further {more.many} {of.what} for {of.receiver.name}, asked for after the first delivery", f"{more.many} more {of.what} to {of.receiver.name}",
                        f"Extra {of.what} for {of.receiver.name} ({more.many}), on top of the earlier gift"))  # fmt: skip
    return two(stage.told(of, paper(typed(stage, "DN", stage.number()))), stage.told(more, paper(typed(stage, "DN", stage.number())), description=words))  # fmt: skip


@honest("preparing the day before, and the day itself",
        "The words tell of the preparation and of the event, on two days.",
        Fact.SAME_RECEIVER, Fact.SAME_PROVIDER, Fact.DAYS_APART, Fact.SAME_MEASURE, words=("prepar|setting up|set-up|advance",))  # fmt: skip
def _preparing(stage: Stage) -> Case:
    of = stage.happening("team day", "careers talk")
    before = of.begins - timedelta(days=stage.pick((1, 1, 3)))
    at = f"{of.what} at {of.receiver.name}"
    words = stage.pick(
        (
            f"Preparation for {at}",
            f"Setting up the day before: {at}",
            f"Staff time preparing {at}",
            f"Set-up in advance of {at}",
        )
    )
    return two(stage.told(of, *stage.attached(of)), stage.told(of, description=words, begins=before, ends=before))  # fmt: skip


@honest("two orders from one supplier for two sites",
        "Two invoices' numbers of one supplier on one day, and the words name two sites.",
        Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.OTHER_NUMBERS, Fact.TIED, words=("site|yard|office",))  # fmt: skip
def _two_orders(stage: Stage) -> Case:
    of = stage.happening("local order")
    here, there = stage.two_of(
        ("canal site", "hospital site", "north yard", "site office", "bypass site")
    )
    sub, number = of.deal.subs[0], int(stage.number())
    words = stage.pick(
        ("{what} for the {s} from {at}", "{at}: {what}, {s}", "Bought locally for the {s}: {what}")
    )
    one, other = (words.format(what=of.what, s=site, at=of.receiver.name) for site in (here, there))
    return two(stage.told(of, paper(f"INV{number}"), description=one[0].upper() + one[1:]),
               stage.told(of, paper(f"INV{number + stage.some(1, 3)}"), description=other[0].upper() + other[1:], provider=sub, accountable=of.deal.firm))  # fmt: skip
