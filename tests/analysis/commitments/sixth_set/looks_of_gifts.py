"""Look-alikes among gifts, deliveries, loads and invoices."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.plant import Case
from tests.analysis.commitments.sixth_set.manner import COMMON, RARE, USUAL, Manners, two
from tests.analysis.commitments.sixth_set.papers import paper
from tests.analysis.commitments.sixth_set.signs import Sign
from tests.analysis.commitments.sixth_set.stage import Event, Receiver, Stage
from weft.analysis.commitments.benefit import Recorded

MANNERS = Manners()
LIKE = (Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_TOPIC, Sign.SAME_AMOUNT)


def _with_own_paper(stage: Stage, event: Event, hand: int = 0, /, **changes: object) -> Recorded:
    """The event, with a paper of its own."""
    own = paper(event.kind.paper, stage.number(), stage.rng)
    return stage.tell(event, hand, evidence=(own,), **changes)


def _later(event: Event, days: int) -> Event:
    return replace(event, begins=event.begins + timedelta(days=days), ends=event.ends + timedelta(days=days))  # fmt: skip


@MANNERS.add(COMMON, "The same amount to the same receiver, later, with another receipt.", *LIKE, Sign.SAME_RECEIVER, Sign.OTHER_NUMBERS, Sign.DAYS_APART)  # fmt: skip
def a_second_gift_of_the_same_amount(stage: Stage) -> Case:
    event = stage.event("money")
    following = _later(event, stage.rng.choice((28, 91, 182, 365)))
    return two(_with_own_paper(stage, event), _with_own_paper(stage, following, stage.rng.choice((0, 1))))  # fmt: skip


@MANNERS.add(COMMON, "One order for every week, and each week another delivery note.", *LIKE, Sign.SAME_RECEIVER, Sign.SAME_ORDER, Sign.OTHER_NUMBERS, Sign.DAYS_APART)  # fmt: skip
def two_weeks_of_a_standing_order(stage: Stage) -> Case:
    event = stage.event("things")
    order = stage.number()
    weeks = []
    for week in range(stage.rng.randint(2, 4)):
        behind = (paper("order", order, stage.rng), paper("delivery", stage.number(), stage.rng))
        weeks.append(stage.tell(_later(event, 7 * week), evidence=behind))
    return Case(tuple(weeks[:2]), around=tuple(weeks[2:]))


@MANNERS.add(COMMON, "The same amount on the same day, but to two receivers.", *LIKE, Sign.SAME_DAYS, Sign.OTHER_RECEIVERS)  # fmt: skip
def one_amount_to_two_receivers(stage: Stage) -> Case:
    event = stage.event("money", "things")
    other = replace(event, receiver=_another(stage, event), ward=event.ward)
    return two(
        stage.tell(event, evidence=stage.proof(event)),
        stage.tell(other, evidence=stage.proof(other)),
    )


def _another(stage: Stage, event: Event) -> Receiver:
    while (found := stage.receiver(event.kind)) == event.receiver:
        pass
    return found


@MANNERS.add(USUAL, "One receiver, one day and one round amount, from two firms that are strangers.", Sign.STRANGERS, Sign.SAME_MEASURE, Sign.SAME_RECEIVER, Sign.SAME_TOPIC, Sign.SAME_AMOUNT, Sign.SAME_DAYS)  # fmt: skip
def strangers_give_to_one_appeal(stage: Stage) -> Case:
    event = replace(stage.event("money"), quantity=stage.rng.choice((10_000, 25_000, 50_000)))
    other = replace(event, deal=stage.another_deal(event.deal, stage.firm()))
    return two(
        stage.tell(event, evidence=stage.proof(event)), stage.tell(other, 1, evidence=stage.aside())
    )


@MANNERS.add(USUAL, "Two firms of one group give as much to one receiver, each with its own receipt.", *LIKE, Sign.SAME_RECEIVER, Sign.SAME_DAYS, Sign.OTHER_NUMBERS)  # fmt: skip
def two_sisters_give_to_one_appeal(stage: Stage) -> Case:
    event = replace(
        stage.event("money"), quantity=stage.rng.choice((25_000, 50_000, 100_000, 200_000))
    )
    sister = stage.another_deal(event.deal, stage.sister(event.deal.main))
    return two(
        _with_own_paper(stage, event), _with_own_paper(stage, replace(event, deal=sister), 1)
    )


@MANNERS.add(USUAL, "The same things to the same receiver in two deliveries, each by its own note.", *LIKE, Sign.SAME_RECEIVER, Sign.OTHER_NUMBERS)  # fmt: skip
def two_deliveries_to_one_receiver(stage: Stage) -> Case:
    event = stage.event("things", "trees")
    following = _later(event, stage.rng.choice((0, 1, 7, 30)))
    first = _with_own_paper(stage, event)
    return two(first, _with_own_paper(stage, following, description=first.description))


@MANNERS.add(COMMON, "As much of the same on the same day, and another weighbridge ticket.", *LIKE, Sign.SAME_DAYS, Sign.OTHER_NUMBERS)  # fmt: skip
def two_loads_of_one_day(stage: Stage) -> Case:
    event = stage.event("waste")
    event = replace(event, quantity=stage.rng.randint(2, 18) * 1_000_000)
    carrier = (event.deal.subs[0].id,)
    return two(
        _with_own_paper(stage, event, delivered_by=carrier),
        _with_own_paper(stage, event, delivered_by=carrier),
    )


@MANNERS.add(COMMON, "The same monthly amount to one supplier, for the next month, by another invoice.", *LIKE, Sign.SAME_RECEIVER, Sign.OTHER_NUMBERS, Sign.DAYS_APART)  # fmt: skip
def two_months_of_one_hire(stage: Stage) -> Case:
    event = stage.event("local spend", "charity spend", days=20)
    return two(_with_own_paper(stage, event), _with_own_paper(stage, _later(event, 30)))


@MANNERS.add(USUAL, "Two invoices of one supplier on one day, of one amount, by two numbers.", *LIKE, Sign.SAME_RECEIVER, Sign.SAME_DAYS, Sign.OTHER_NUMBERS)  # fmt: skip
def two_invoices_of_one_day(stage: Stage) -> Case:
    event = stage.event("local spend", "charity spend", days=1)
    event = replace(event, quantity=stage.rng.randint(2, 40) * 10_000)
    hand = stage.rng.choice((0, 1))
    return two(_with_own_paper(stage, event), _with_own_paper(stage, event, hand))


@MANNERS.add(USUAL, "As many trees, or as much waste, over the same days in two wards.", *LIKE, Sign.SAME_DAYS, Sign.OTHER_PLACES)  # fmt: skip
def the_same_work_in_two_wards(stage: Stage) -> Case:
    event = stage.event("trees", "litter", "waste", "carbon")
    event = replace(event, receiver=None)
    wards = stage.rng.sample(stage.land.wards, 2)
    one, other = (replace(event, ward=ward) for ward in wards)
    words = stage.rng.choice(event.topic)
    return two(
        stage.tell(one, places=(wards[0].code,), description=f"{words}, {wards[0].name}"),
        stage.tell(other, places=(wards[1].code,), description=f"{words}, {wards[1].name}"),
    )


@MANNERS.add(USUAL, "The words say that it is a further gift, and it has another receipt, though the month is the same.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_RECEIVER, Sign.SAYS_ANOTHER, Sign.OTHER_NUMBERS)  # fmt: skip
def a_further_gift_in_the_same_month(stage: Stage) -> Case:
    event = stage.event("money", "things")
    following = _later(event, stage.rng.choice((0, 2, 9, 16)))
    word = stage.rng.choice(("a further gift", "in addition to the last one", "on top of the first", "another one, as promised"))  # fmt: skip
    text = f"{stage.words(event, 1, event.quantity).rstrip('.')}, {word}"
    return two(_with_own_paper(stage, event), _with_own_paper(stage, following, description=text))


@MANNERS.add(USUAL, "One policy or logo is attached to everything the firm reports; receiver and matter are others.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.COMMON_FILE, Sign.OTHER_RECEIVERS)  # fmt: skip
def a_file_attached_to_everything(stage: Stage) -> Case:
    first = stage.event("careers", "volunteering", "money", "things")
    policy = stage.file(stage.rng.choice(("Social value policy.pdf", "logo.png", "Letterhead.docx")))  # fmt: skip
    behind = [stage.event("volunteering", "money", "things", "advice", deal=first.deal) for _ in range(7)]  # fmt: skip
    second = replace(first, receiver=_another(stage, first))
    records = [stage.tell(each, evidence=(policy,)) for each in (first, second, *behind)]
    return Case(tuple(records[:2]), around=tuple(records[2:]))


@MANNERS.add(RARE, "One picture illustrates all that the firm reports; the gifts went to others on other days.",
             Sign.TIED, Sign.COMMON_FILE, Sign.OTHER_RECEIVERS, Sign.DAYS_APART)  # fmt: skip
def a_picture_that_illustrates_everything(stage: Stage) -> Case:
    first = stage.event("trees", "things", "litter")
    picture = stage.picture()
    behind = [stage.event("volunteering", "trees", "things", "meals", deal=first.deal) for _ in range(7)]  # fmt: skip
    second = _later(replace(first, receiver=_another(stage, first)), stage.rng.randint(2, 60))
    records = [stage.tell(each, evidence=(picture,)) for each in (first, second, *behind)]
    return Case(tuple(records[:2]), around=tuple(records[2:]))


@MANNERS.add(USUAL, "Money for the receiver and things for it on one day are counted by two measures.", Sign.TIED, Sign.SAME_RECEIVER, Sign.SAME_DAYS, Sign.OTHER_MEASURES)  # fmt: skip
def money_and_things_on_one_day(stage: Stage) -> Case:
    event = stage.event("money")
    things = replace(stage.event("things", deal=event.deal), receiver=event.receiver, ward=event.ward, begins=event.begins, ends=event.ends)  # fmt: skip
    return two(
        stage.tell(event, evidence=stage.proof(event)),
        stage.tell(things, evidence=stage.proof(things)),
    )


@MANNERS.add(USUAL, "Two suppliers happen to have given one invoice number; the money went to two firms.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_PAPER, Sign.OTHER_RECEIVERS)  # fmt: skip
def one_invoice_number_of_two_suppliers(stage: Stage) -> Case:
    event = stage.event("local spend", "charity spend")
    number = stage.number()
    other = _later(replace(event, receiver=_another(stage, event)), stage.rng.randint(0, 80))
    other = replace(other, quantity=event.kind.amount(stage.rng), topic=stage.rng.choice(event.kind.topics))  # fmt: skip
    return two(
        stage.tell(event, evidence=(paper("invoice", number, stage.rng),)),
        stage.tell(other, evidence=(paper("invoice", number, stage.rng),)),
    )
