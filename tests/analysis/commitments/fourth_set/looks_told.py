"""Honest look-alikes that are told, cited or counted in the same way."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.fourth_set.facts import Fact
from tests.analysis.commitments.fourth_set.manner import Manners, two
from tests.analysis.commitments.fourth_set.people import apprentice, post, typed
from tests.analysis.commitments.fourth_set.stage import Stage, in_words, paper
from tests.analysis.commitments.plant import Case

MANNERS = Manners()
honest = MANNERS.add


@honest("what the staff raised, and what the firm gave to match it",
        "One receiver, day and sum; the words tell of the staff's money and of the firm's.",
        Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_PROVIDER, Fact.SAME_AMOUNT, words=("staff|colleagues|team", "match|doubled|same again"))  # fmt: skip
def _raised_and_matched(stage: Stage) -> Case:
    of = stage.happening("money gift")
    q, at = in_words("gifts", of.many), of.receiver.name
    raised = stage.pick((f"{q} raised by our staff for {at} ({of.what}), without the company's money", f"Colleagues' own fundraising for {at}: {q}", f"Sponsored walk of our team for {at}, {of.what}"))  # fmt: skip
    matched = stage.pick((f"{q} from the company to match what staff raised for {at}", f"Company doubled the team's collection for {at}: our {q} on top", f"The firm gave the same again, {at}, {of.what}, beside the staff's own {q}"))  # fmt: skip
    return two(stage.told(of, description=raised), stage.told(of, description=matched))


@honest("two emails with one plain subject",
        "The subject says no more than thanks, and two receivers thank.",
        Fact.SAME_CITED, Fact.OTHER_RECEIVERS, Fact.SAME_PROVIDER)  # fmt: skip
def _plain_subject(stage: Stage) -> Case:
    of = stage.happening("team day", "careers talk", "money gift", "computers", "food")
    other = replace(
        of,
        receiver=stage.other_receiver(of.receiver, of.activity.receivers),
        begins=of.begins + timedelta(days=stage.some(0, 25)),
    )
    other = replace(other, ends=other.begins)
    subject = stage.pick(
        (
            "Thank you email",
            "Thank you!",
            "Email from the head teacher",
            "Feedback form",
            "Thanks from the manager",
            "Letter of thanks",
        )
    )
    n = stage.some(0, 4)
    return two(stage.told(of, paper(subject), n=n), stage.told(other, paper(subject), n=n))


@honest("two stage payments against one order",
        "One order's number, and the words count the payments, which have two days.",
        Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.SAME_PROVIDER, Fact.DAYS_APART, words=("first|1 of|deposit|stage 1|interim", "second|2 of|balance|stage 2|final"))  # fmt: skip
def _stage_payments(stage: Stage) -> Case:
    of = stage.happening("local order")
    later = replace(of, begins=of.begins + timedelta(days=stage.some(14, 60)))
    later = replace(later, ends=later.begins, many=stage.pick((of.many, of.many * 2)))
    first, second = stage.pick(((", deposit", ", balance"), (" - stage 1 payment", " - stage 2 payment"), (" (invoice 1 of 2)", " (invoice 2 of 2)"), (", interim payment", ", final payment of the rest"), (", first half", ", second half")))  # fmt: skip
    number, n = stage.number(), stage.some(0, 3)
    return two(stage.told(of, paper(f"PO {number}"), description=of.telling(n) + first),
               stage.told(later, paper(f"PO{number}"), description=later.telling(n) + second))  # fmt: skip


@honest("two firms whose apprentices bear one low number",
        "The number is one that every firm's own list has; the firms share no party, and trade and place are others.",
        Fact.SAME_NUMBER, Fact.STRANGERS, Fact.OTHER_PLACES)  # fmt: skip
def _one_low_number(stage: Stage) -> Case:
    of = post(stage)
    number = stage.some(101, 140)
    guest = post(stage, stage.stranger(of.deal))
    while guest.trade == of.trade or guest.ward == of.ward:
        guest = post(stage, guest.deal)
    one, other = stage.two_of(
        (f"APP-{number}", f"App {number}", f"APP0{number}", f"Apprentice no. {number}")
    )
    return two(
        apprentice(stage, of, paper(one, "training")),
        apprentice(stage, guest, paper(other, "training")),
    )


@honest("the same visit promised to every school of the term",
        "One template, one term, and each record names its own school and day.",
        Fact.OTHER_RECEIVERS, Fact.SAME_PROVIDER, Fact.DAYS_APART, Fact.SAME_AMOUNT)  # fmt: skip
def _every_school(stage: Stage) -> Case:
    of = stage.happening("careers talk")
    later = replace(
        of,
        receiver=stage.other_receiver(of.receiver, "school high college"),
        begins=of.begins + timedelta(days=stage.some(1, 20)),
    )
    later = replace(later, ends=later.begins)
    words = stage.pick(("As part of our schools programme we delivered {what}. Pupils asked good questions and teachers said it fitted the curriculum",
                        "Our ambassadors delivered {what} to broaden horizons and raise aspirations, in line with commitment 4.2 of our bid",
                        "{what}: part of our term-long programme, every school in the area is offered a visit"))  # fmt: skip
    said = words.format(what=of.what)
    said = said[0].upper() + said[1:]
    return two(
        stage.told(of, *stage.attached(of), description=said),
        stage.told(later, *stage.attached(later), description=said),
    )


@honest("two shifts of volunteers on one day",
        "One receiver and day, and the words tell of two shifts of other people.",
        Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_PROVIDER, Fact.SAME_MEASURE, words=("shift|crew|group A|early", "shift|crew|group B|late"))  # fmt: skip
def _two_shifts(stage: Stage) -> Case:
    of = stage.happening("team day")
    other = replace(of, people=of.people + stage.pick((0, 1)))
    first, second = stage.pick(((" - early shift", " - late shift"), (", morning crew", ", afternoon crew (other colleagues)"), (" (group A)", " (group B)")))  # fmt: skip
    n = stage.some(0, 4)
    return two(stage.told(of, description=of.telling(n) + first), stage.told(other, description=other.telling(n) + second))  # fmt: skip


@honest("two things given to one receiver on one day",
        "Two delivery notes' numbers, and the words name two things.",
        Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_PROVIDER, Fact.OTHER_NUMBERS)  # fmt: skip
def _two_things(stage: Stage) -> Case:
    of = stage.happening("gift in kind", "computers")
    what = stage.pick([each for each in of.activity.what if each != of.what])
    other = replace(of, what=what, many=stage.pick((of.many, *of.activity.amounts)))
    n, again = stage.pick((0, 1, 2)), stage.pick((0, 1, 2))
    return two(stage.told(of, paper(typed(stage, "DN", stage.number())), n=n), stage.told(other, paper(typed(stage, "DN", stage.number())), n=again))  # fmt: skip
