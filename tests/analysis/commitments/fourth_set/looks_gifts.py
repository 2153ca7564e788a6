"""Honest look-alikes of what was given, bought, lent and advised."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.fourth_set.facts import Fact
from tests.analysis.commitments.fourth_set.manner import Manners, two
from tests.analysis.commitments.fourth_set.people import typed
from tests.analysis.commitments.fourth_set.stage import Stage, paper
from tests.analysis.commitments.plant import Case

MANNERS = Manners()
honest = MANNERS.add


@honest("the standard donation of each quarter",
        "The same sum for the same receiver, a quarter apart, each with a receipt's number or its quarter in words.",
        Fact.SAME_RECEIVER, Fact.SAME_PROVIDER, Fact.SAME_AMOUNT, Fact.DAYS_APART, Fact.OTHER_NUMBERS,
        words=("quarter|Q[1-4]",))  # fmt: skip
def _each_quarter(stage: Stage) -> Case:
    of = stage.happening("money gift", "gift in kind")
    n, telling = stage.some(1, 3), stage.some(0, 4)
    later = of.begins + timedelta(days=stage.some(84, 98))
    said = stage.pick((" (Q{})", " - quarter {}", ", our quarterly donation, Q{}"))
    return two(stage.told(of, paper(typed(stage, "REC", stage.number())), description=of.telling(telling) + said.format(n)),
               stage.told(of, paper(typed(stage, "REC", stage.number())), description=of.telling(telling) + said.format(n + 1), begins=later, ends=later))  # fmt: skip


@honest("the same bundle for two receivers on one day",
        "One van, one day, and two receivers.",
        Fact.OTHER_RECEIVERS, Fact.SAME_PROVIDER, Fact.SAME_DAYS, Fact.SAME_AMOUNT)  # fmt: skip
def _two_bundles(stage: Stage) -> Case:
    of = stage.happening("computers", "food", "gift in kind")
    there = replace(of, receiver=stage.other_receiver(of.receiver, of.activity.receivers))
    n = stage.some(0, 3)
    run = paper(f"Van run {of.begins:%d/%m}")
    return two(stage.told(of, run, n=n), stage.told(there, run, n=n))


@honest("a first batch and a second",
        "Two delivery notes, and the words count the batches.",
        Fact.SAME_RECEIVER, Fact.SAME_PROVIDER, Fact.OTHER_NUMBERS, words=("first|batch 1|part 1|initial", "second|batch 2|part 2|remain|rest"))  # fmt: skip
def _two_batches(stage: Stage) -> Case:
    of = stage.happening("computers", "gift in kind", "food")
    days = stage.some(0, 30)
    rest = replace(
        of, begins=of.begins + timedelta(days=days), ends=of.begins + timedelta(days=days)
    )
    rest = replace(rest, many=stage.pick((of.many, of.many, max(2, of.many // 2))))
    first, second = stage.pick(((" (first batch)", " (second batch)"), (" - batch 1", " - batch 2"), (", initial delivery", ", the remaining delivery"), (". Part 1 of 2", ". Part 2 of 2"),
                                (", first delivery", ", the rest of what we promised")))  # fmt: skip
    n = stage.some(0, 2)
    return two(stage.told(of, paper(typed(stage, "DN", stage.number())), description=of.telling(n) + first),
               stage.told(rest, paper(typed(stage, "DN", stage.number())), description=rest.telling(n) + second))  # fmt: skip


@honest("the next invoice of one supplier",
        "Two invoices' numbers, a month apart, for the same order at the same price.",
        Fact.SAME_RECEIVER, Fact.SAME_PROVIDER, Fact.OTHER_NUMBERS, Fact.SAME_AMOUNT, Fact.DAYS_APART)  # fmt: skip
def _next_invoice(stage: Stage) -> Case:
    of = stage.happening("local order")
    later = of.begins + timedelta(days=stage.pick((7, 14, 28, 30, 31)))
    n, number = stage.some(0, 3), int(stage.number())
    return two(stage.told(of, paper(typed(stage, "INV", str(number))), n=n),
               stage.told(of, paper(typed(stage, "INV", str(number + stage.some(1, 30)))), n=n, begins=later, ends=later))  # fmt: skip


@honest("two invoices of one supplier on one day",
        "Two invoices' numbers for two orders of one day.",
        Fact.SAME_RECEIVER, Fact.SAME_PROVIDER, Fact.OTHER_NUMBERS, Fact.SAME_DAYS)  # fmt: skip
def _two_invoices(stage: Stage) -> Case:
    of = stage.happening("local order")
    what = stage.pick([each for each in of.activity.what if each != of.what])
    other = replace(of, what=what, many=stage.pick((of.many, *of.activity.amounts)))
    n, number = stage.some(0, 3), int(stage.number())
    return two(
        stage.told(of, paper(f"INV{number}"), n=n),
        stage.told(other, paper(f"INV{number + 1}"), n=n),
    )


@honest("two small suppliers whose invoices bear one number",
        "One low number, and two suppliers.",
        Fact.SAME_NUMBER, Fact.OTHER_RECEIVERS, Fact.SAME_PROVIDER)  # fmt: skip
def _one_low_number(stage: Stage) -> Case:
    of = stage.happening("local order")
    other = stage.happening("local order", deal=of.deal)
    other = replace(
        other,
        receiver=stage.other_receiver(of.receiver, "supplier"),
        begins=of.begins + timedelta(days=stage.some(0, 40)),
    )
    other = replace(other, ends=other.begins, many=stage.pick((of.many, other.many)))
    number = stage.some(101, 160)
    one_ref, other_ref = (stage.pick((f"INV-{number}", f"Invoice {number}", f"inv {number}", f"INV0{number}")) for _ in range(2))  # fmt: skip
    return two(stage.told(of, paper(one_ref)), stage.told(other, paper(other_ref)))


@honest("two arms of one group to one appeal, with two receipts",
        "One group, one appeal, one sum, and two receipts' numbers with words that each gave its own.",
        Fact.TIED, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.OTHER_NUMBERS, words=("own|separate|in addition|as well as|matched",))  # fmt: skip
def _two_arms(stage: Stage) -> Case:
    of = stage.happening("money gift", deal=stage.deal(grouped=True))
    arm, later = stage.sister(of.deal), of.begins + timedelta(days=stage.some(0, 8))
    said = stage.pick((" from our own branch's fund, as well as our sister company's gift", ", in addition to what our sister company gave", " (our own gift, separate from head office's)",
                       ". We matched our sister company's gift with the same again"))  # fmt: skip
    n = stage.some(0, 4)
    return two(stage.told(of, paper(typed(stage, "REC", stage.number())), n=n),
               stage.told(of, paper(typed(stage, "REC", stage.number())), provider=arm, accountable=arm, agreement=f"group-{arm}", under=(),
                          begins=later, ends=later, description=of.telling(n) + said))  # fmt: skip


@honest("two strangers to one appeal",
        "Two firms that share no party gave the same round sum to one appeal, each with its receipt.",
        Fact.STRANGERS, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.OTHER_NUMBERS)  # fmt: skip
def _two_strangers(stage: Stage) -> Case:
    of = stage.happening("money gift")
    guest = replace(
        of, deal=stage.stranger(of.deal), begins=of.begins + timedelta(days=stage.some(0, 9))
    )
    guest = replace(guest, ends=guest.begins)
    n = stage.some(0, 4)
    return two(stage.told(of, paper(typed(stage, "REC", stage.number())), n=n), stage.told(guest, paper(typed(stage, "REC", stage.number())), n=n))  # fmt: skip


@honest("lent in spring, given in autumn",
        "The words tell of a loan and, months after, of a gift.",
        Fact.SAME_RECEIVER, Fact.SAME_PROVIDER, Fact.DAYS_APART, words=("lent|loan|borrow", "given|gift|donat|keep"))  # fmt: skip
def _lent_and_given(stage: Stage) -> Case:
    of = stage.happening("computers")
    later = of.begins + timedelta(days=stage.some(90, 240))
    at, things = of.receiver.name, f"{of.many} {of.what}"
    lent = stage.pick((f"{things} lent to {at} for the term", f"Loan of {things}, {at}", f"{at} borrowed {things} from us"))  # fmt: skip
    given = stage.pick((f"{things} given to {at} for good", f"Donation of {things} to {at} at the end of their leasing", f"{at} to keep {things}, newly bought by us"))  # fmt: skip
    return two(stage.told(of, description=lent), stage.told(of, description=given, begins=later, ends=later))  # fmt: skip


@honest("one hall lent to two groups",
        "The same room, hours and month, and two groups.",
        Fact.OTHER_RECEIVERS, Fact.SAME_PROVIDER, Fact.SAME_AMOUNT, Fact.OVERLAP)  # fmt: skip
def _two_groups(stage: Stage) -> Case:
    of = stage.happening("room")
    there = replace(of, receiver=stage.other_receiver(of.receiver, "group charity"), begins=of.begins + timedelta(days=stage.some(0, 6)))  # fmt: skip
    n = stage.some(0, 3)
    return two(stage.told(of, n=n), stage.told(there, n=n))


@honest("a standing booking in two months",
        "One booking's number, the same hours, and two months that do not meet.",
        Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.DAYS_APART, Fact.SAME_PROVIDER, words=("month|January|February|March|April|May|June|July|August|September|October|November|December",))  # fmt: skip
def _standing_booking(stage: Stage) -> Case:
    of = stage.happening("room")
    first = of.begins.replace(day=1)
    after = (first + timedelta(days=32)).replace(day=1)
    last = (after + timedelta(days=32)).replace(day=1)
    ref, n = paper(typed(stage, "BK", stage.number())), stage.some(0, 3)
    said = stage.pick((", {:%B}", " - month of {:%B %Y}", " (standing booking, {:%B})"))
    return two(stage.told(of, ref, begins=first, ends=after - timedelta(days=1), description=of.telling(n) + said.format(first)),
               stage.told(of, ref, begins=after, ends=last - timedelta(days=1), description=of.telling(n) + said.format(after)))  # fmt: skip


@honest("food every Tuesday and every Friday",
        "One firm and receiver, days apart, two weigh sheets' numbers.",
        Fact.SAME_RECEIVER, Fact.SAME_PROVIDER, Fact.DAYS_APART, Fact.OTHER_NUMBERS)  # fmt: skip
def _tuesday_and_friday(stage: Stage) -> Case:
    of = stage.happening("food")
    later = replace(
        of,
        begins=of.begins + timedelta(days=stage.pick((3, 4))),
        many=of.many + stage.pick((0, 0, 1, 4)),
    )
    later = replace(later, ends=later.begins)
    n, number = stage.some(0, 2), int(stage.number())
    return two(stage.told(of, paper(typed(stage, "WS", str(number))), n=n), stage.told(later, paper(typed(stage, "WS", str(number + stage.some(1, 9)))), n=n))  # fmt: skip


@honest("hours, and the paint that was given with them",
        "One day at one receiver: the hours under one measure and the materials under another, each said to be its own.",
        Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_PICTURE, Fact.OTHER_MEASURE, words=("labour|time only|hours only|excluding materials", "materials only|cost of|excluding (labour|time)"))  # fmt: skip
def _hours_and_paint(stage: Stage) -> Case:
    of = stage.happening("team day")
    gift = stage.happening("gift in kind", deal=of.deal)
    gift = replace(gift, receiver=of.receiver, begins=of.begins, ends=of.ends)
    shot = stage.picture(f"IMG_{stage.number()}.jpg")
    time = stage.pick((" (labour only)", ", time only", " - hours only, excluding materials"))
    things = stage.pick((f"Materials only for the day at {of.receiver.name}", f"Cost of paint and timber used at {of.receiver.name}", f"Materials for {of.what}, {of.receiver.name}, excluding labour"))  # fmt: skip
    return two(stage.told(of, shot, description=of.telling(stage.some(0, 4)) + time), stage.told(gift, shot, description=things))  # fmt: skip


@honest("two pieces of advice to one charity",
        "One firm and receiver in the same months, and the words tell of two pieces of work with two job numbers.",
        Fact.SAME_RECEIVER, Fact.SAME_PROVIDER, Fact.OTHER_NUMBERS, Fact.OVERLAP, Fact.SAME_AMOUNT)  # fmt: skip
def _two_pieces(stage: Stage) -> Case:
    of = stage.happening("advice")
    other = replace(of, what=stage.pick([each for each in of.activity.what if each != of.what]), begins=of.begins + timedelta(days=stage.some(0, 10)))  # fmt: skip
    n = stage.some(0, 3)
    return two(stage.told(of, paper(typed(stage, "JOB", stage.number())), n=n), stage.told(other, paper(typed(stage, "JOB", stage.number())), n=n))  # fmt: skip


@honest("the same gala sponsored in two years",
        "One sum, cause and receiver, and the words name two years.",
        Fact.SAME_RECEIVER, Fact.SAME_PROVIDER, Fact.SAME_AMOUNT, Fact.DAYS_APART, words=("20(24|25|26|27)",))  # fmt: skip
def _two_galas(stage: Stage) -> Case:
    of = stage.happening("money gift")
    later = of.begins + timedelta(days=stage.some(366, 378))
    what = stage.pick(
        ("gala", "carnival", "Christmas lights", "summer fete", "5k fun run", "awards night")
    )
    words = stage.pick(("Sponsorship of {at}'s {what} {year}", "{what} {year} - sponsor of {at}", "We sponsored the {year} {what} of {at}"))  # fmt: skip
    one, other = (
        words.format(at=of.receiver.name, what=what, year=day.year) for day in (of.begins, later)
    )
    return two(stage.told(of, description=one), stage.told(of, description=other, begins=later, ends=later))  # fmt: skip
