"""Repeats whose amount was typed, rounded, split or counted otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.plant import Case
from tests.analysis.commitments.sixth_set.kinds import said
from tests.analysis.commitments.sixth_set.manner import COMMON, RARE, USUAL, Manners, two
from tests.analysis.commitments.sixth_set.papers import paper, papers
from tests.analysis.commitments.sixth_set.signs import Sign
from tests.analysis.commitments.sixth_set.stage import Stage

MANNERS = Manners()
EVENT = (Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_RECEIVER, Sign.SAME_TOPIC, Sign.NOTHING_PARTS)


@MANNERS.add(USUAL, "One receiver, matter and day; half past seven was typed as 7.3 hours.", *EVENT, Sign.SAME_DAYS, Sign.NEAR_AMOUNT)  # fmt: skip
def minutes_taken_for_hundredths_of_an_hour(stage: Stage) -> Case:
    event = stage.event("volunteering", "advice")
    hours = stage.rng.randint(6, 40)
    event = replace(event, quantity=hours * 60 + 30)
    typed = hours * 60 + 18
    return two(
        stage.tell(event, evidence=stage.proof(event)),
        stage.tell(event, 1, quantity=typed, evidence=stage.aside()),
    )


@MANNERS.add(USUAL, "The same receipt, receiver and day; two digits of the amount have changed places.",
             *EVENT, Sign.SAME_DAYS, Sign.SAME_PAPER, Sign.AMOUNT_SLIP)  # fmt: skip
def an_amount_with_two_digits_turned(stage: Stage) -> Case:
    event = stage.event("money", "local spend", "charity spend", days=1)
    pounds = stage.rng.choice(("1240", "1450", "2380", "3170", "1960", "4280", "1530", "2740"))
    turned = pounds[0] + pounds[2] + pounds[1] + pounds[3]
    event = replace(event, quantity=int(pounds) * 100)
    one, other = papers(event.kind.paper, stage.number(), stage.rng)
    return two(
        stage.tell(event, evidence=(one,)),
        stage.tell(event, 1, quantity=int(turned) * 100, evidence=(other,)),
    )


@MANNERS.add(RARE, "The same receipt, receiver and day, and a nought too many in one of them.",
             *EVENT, Sign.SAME_DAYS, Sign.SAME_PAPER, Sign.AMOUNT_SLIP)  # fmt: skip
def an_amount_with_a_nought_too_many(stage: Stage) -> Case:
    event = stage.event("money", "things", "meals")
    one, other = papers(event.kind.paper, stage.number(), stage.rng)
    return two(
        stage.tell(event, evidence=(one,)),
        stage.tell(event, 1, quantity=event.quantity * 10, evidence=(other,)),
    )


@MANNERS.add(COMMON, "One receiver, one matter, the same day, and an amount that is the other's, rounded.", *EVENT, Sign.SAME_DAYS, Sign.NEAR_AMOUNT)  # fmt: skip
def an_amount_rounded(stage: Stage) -> Case:
    event = stage.event("money", "volunteering", "local spend", "litter")
    exact, step = {
        "gbp": (stage.rng.randrange(104_000, 484_000), 10_000),
        "hours": (stage.rng.randrange(12, 70) * 60 + stage.rng.choice((-15, 15)), 60),
        "kg": (stage.rng.randrange(60_400, 389_000, 100), 5_000),
    }[event.kind.unit.key]
    rounded = step * round(exact / step)
    event = replace(event, quantity=exact if exact != rounded else exact + 7)
    sub = event.deal.subs[0].id
    return two(
        stage.tell(event, evidence=stage.proof(event), provider=stage.rng.choice((sub, event.deal.main.id))),
        stage.tell(event, 1, quantity=rounded, evidence=stage.aside()),
    )  # fmt: skip


@MANNERS.add(USUAL, "The same invoice of one supplier, with VAT and without.", Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_RECEIVER, Sign.SAME_PAPER, Sign.VAT, Sign.NOTHING_PARTS)  # fmt: skip
def an_invoice_with_vat_and_without(stage: Stage) -> Case:
    event = stage.event("local spend", "charity spend")
    event = replace(event, quantity=event.quantity // 5 * 5)
    one, other = papers("invoice", stage.number(), stage.rng)
    return two(
        stage.tell(event, evidence=(one,)),
        stage.tell(event, 1, quantity=event.quantity * 6 // 5, evidence=(other,)),
    )


@MANNERS.add(USUAL, "The same weighbridge ticket on the same day, in tonnes with one digit and in kilograms.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_PAPER, Sign.SAME_DAYS, Sign.NEAR_AMOUNT, Sign.SAME_TOPIC, Sign.NOTHING_PARTS)  # fmt: skip
def a_load_in_tonnes_and_in_kilograms(stage: Stage) -> Case:
    event = stage.event("waste")
    event = replace(
        event,
        quantity=stage.rng.randrange(2_000, 18_000) * 1000 + stage.rng.choice((20, 40)) * 1000,
    )
    rounded = round(event.quantity / 100_000) * 100_000
    if rounded == event.quantity:
        rounded += 100_000
    one, other = papers("ticket", stage.number(), stage.rng)
    carrier = event.deal.subs[0].id
    return two(
        stage.tell(event, provider=carrier, evidence=(one,)),
        stage.tell(event, 1, quantity=rounded, evidence=(other,), delivered_by=(carrier,)),
    )


@MANNERS.add(USUAL, "The team's record says whose hours it is made up of, on this day and for this receiver; a slip of one of them lies beside it.",
             *EVENT, Sign.SAME_DAYS, Sign.PART, Sign.SAYS_INCLUDES)  # fmt: skip
def a_slip_of_one_volunteer_and_the_hours_of_the_team(stage: Stage) -> Case:
    event = stage.event("volunteering")
    staff, each = stage.rng.randint(4, 12), stage.rng.choice((180, 210, 240, 390, 420))
    slip = replace(event, quantity=each)
    text = f"{stage.words(event, 1, staff * each).rstrip('.')}, made up of {staff} colleagues with {said(event.kind, each, 1)} each"
    team = stage.tell(event, quantity=staff * each, description=text, evidence=stage.aside())
    own = f"{stage.words(slip, 0, each).rstrip('.')} (one of the {staff} who went)"
    return two(stage.tell(slip, description=own, evidence=stage.proof(event)), team)


@MANNERS.add(USUAL, "The one says that it corrects the other, of the same receiver, matter and day.", *EVENT, Sign.SAME_DAYS, Sign.PART, Sign.SAYS_CORRECTS)  # fmt: skip
def a_record_and_its_correction(stage: Stage) -> Case:
    event = stage.event("careers", "volunteering", "things", "meals", "trees", "money")
    right = event.quantity + event.kind.amount(stage.rng)
    word = stage.rng.choice(
        (
            "Corrects the entry of {n}.",
            "This replaces the record of {n}.",
            "Should have said this, not {n}.",
        )
    ).format(n=said(event.kind, event.quantity, 1))
    text = f"{stage.words(event, 0, right).rstrip('.')}. {word}"
    wrong = stage.tell(event, evidence=stage.proof(event))
    after = wrong.recorded_on + timedelta(days=stage.rng.randint(1, 30))
    return two(wrong, stage.tell(event, quantity=right, description=text, recorded_on=after))


@MANNERS.add(COMMON, "All is as it was, typed again: receiver, matter, day, amount and words.", *EVENT, Sign.SAME_DAYS, Sign.SAME_AMOUNT, Sign.SAME_WORDS)  # fmt: skip
def a_record_pressed_twice(stage: Stage) -> Case:
    event = stage.event("careers", "volunteering", "money", "things", "rooms", "lessons", "trees")
    once = stage.tell(event, evidence=stage.proof(event))
    return two(once, replace(once))


@MANNERS.add(COMMON, "One firm, receiver, matter, day and amount, entered by hand a second time in words of its own.", *EVENT, Sign.SAME_DAYS, Sign.SAME_AMOUNT)  # fmt: skip
def a_record_typed_again_from_memory(stage: Stage) -> Case:
    event = stage.event("careers", "volunteering", "money", "things", "advice", "meals", "litter")
    return two(
        stage.tell(event, evidence=stage.proof(event)),
        stage.tell(event, stage.rng.choice((1, 2, 4)), evidence=stage.aside()),
    )


@MANNERS.add(USUAL, "The total names this school among those it includes, on the same day for the same matter, and the pupils of each.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_RECEIVER, Sign.SAME_TOPIC, Sign.SAME_DAYS, Sign.PART, Sign.SAYS_INCLUDES, Sign.NOTHING_PARTS)  # fmt: skip
def one_school_and_the_total_of_three(stage: Stage) -> Case:
    event = stage.event("careers")
    names = {event.receiver: event.quantity} if event.receiver else {}
    while len(names) < 3:
        names.setdefault(stage.receiver(event.kind), stage.rng.randint(12, 90))
    listed = stage.rng.sample([(to.name, many) for to, many in names.items()], 3)
    schools = "; ".join(f"{name} ({many})" for name, many in listed)
    whole = sum(names.values())
    topic = stage.rng.choice(event.topic)
    total = stage.tell(event, quantity=whole, beneficiary="", beneficiary_name="", places=(), evidence=stage.aside(),
                       description=f"{topic.capitalize()}, total of three schools: {schools}")  # fmt: skip
    return two(stage.tell(event, evidence=stage.proof(event)), total)


@MANNERS.add(RARE, "The same receipt of the same receiver; the one counts Gift Aid, and says so with what it includes.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_RECEIVER, Sign.SAME_PAPER, Sign.SAME_DAYS, Sign.PART, Sign.SAYS_INCLUDES, Sign.NOTHING_PARTS)  # fmt: skip
def a_gift_with_gift_aid_and_without(stage: Stage) -> Case:
    event = stage.event("money")
    number = stage.number()
    whole = event.quantity * 5 // 4
    text = f"{stage.words(event, 1, whole).rstrip('.')}, including Gift Aid on {said(event.kind, event.quantity, 1)}"
    return two(
        stage.tell(event, evidence=(paper("receipt", number, stage.rng),)),
        stage.tell(event, quantity=whole, description=text, evidence=(paper("receipt", number, stage.rng),)),
    )  # fmt: skip


@MANNERS.add(USUAL, "One receiver, matter and day, and as many days of work in both, which one counts as seven hours and the other as more.",
             *EVENT, Sign.SAME_DAYS, Sign.SAME_STAFF_DAYS, Sign.PART)  # fmt: skip
def staff_days_of_seven_hours_and_of_eight(stage: Stage) -> Case:
    event = stage.event("volunteering")
    days = stage.rng.randint(3, 14)
    short, long = days * 420, days * stage.rng.choice((450, 480))
    event = replace(event, quantity=short)
    texts = [f"{stage.words(event, hand, hours).rstrip('.')}, {days} {what} days"
             for hand, hours, what in ((0, short, "staff"), (1, long, "volunteer"))]  # fmt: skip
    return two(
        stage.tell(event, description=texts[0], evidence=stage.proof(event)),
        stage.tell(event, description=texts[1], quantity=long, evidence=stage.aside()),
    )


@MANNERS.add(USUAL, "The same ticket of the same load on the same day; tonnes were typed where kilograms are asked for.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_TOPIC, Sign.SAME_PAPER, Sign.SAME_DAYS, Sign.AMOUNT_SLIP, Sign.NOTHING_PARTS)  # fmt: skip
def tonnes_typed_for_kilograms(stage: Stage) -> Case:
    event = stage.event("waste", "litter")
    one, other = papers("ticket", stage.number(), stage.rng)
    event = replace(event, quantity=event.quantity // 1000 * 1000)
    return two(
        stage.tell(event, evidence=(one,)),
        stage.tell(event, 1, quantity=event.quantity // 1000, evidence=(other,)),
    )
