"""Repeats in which who received it, where it was or what it belonged to is written otherwise."""

from __future__ import annotations

from dataclasses import replace

from tests.analysis.commitments.plant import Case
from tests.analysis.commitments.sixth_set import names
from tests.analysis.commitments.sixth_set.land import quarters
from tests.analysis.commitments.sixth_set.manner import COMMON, RARE, USUAL, Manners, two
from tests.analysis.commitments.sixth_set.signs import Sign
from tests.analysis.commitments.sixth_set.stage import Event, Stage

MANNERS = Manners()
EVENT = (Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_RECEIVER, Sign.SAME_TOPIC, Sign.SAME_DAYS, Sign.SAME_AMOUNT, Sign.NOTHING_PARTS)  # fmt: skip
KINDS = ("careers", "volunteering", "money", "things", "advice", "trees")


def _to(event: Event) -> str:
    assert event.receiver
    return event.receiver.name


@MANNERS.add(COMMON, "The same receiver by a shortened or mistyped name, with the same matter, day and amount.", *EVENT)  # fmt: skip
def a_receiver_by_a_name_shortened(stage: Stage) -> Case:
    event = stage.event(*KINDS, known=False)
    typed = names.otherwise(_to(event), stage.rng)
    words = stage.words(event, 1, event.quantity).replace(_to(event), typed)
    return two(
        stage.tell(event, evidence=stage.proof(event)),
        stage.tell(
            event, 1, beneficiary_name=typed, description=words, evidence=stage.aside(),
            provider=stage.rng.choice((event.deal.main, event.deal.subs[0])).id,
        ),
    )  # fmt: skip


@MANNERS.add(COMMON, "The receiver from the list in one record, and its name as somebody typed it in the other.", *EVENT)  # fmt: skip
def a_receiver_chosen_and_a_receiver_typed(stage: Stage) -> Case:
    event = stage.event(*KINDS, known=True)
    typed = names.otherwise(_to(event), stage.rng)
    words = stage.words(event, 1, event.quantity).replace(_to(event), typed)
    return two(
        stage.tell(event, evidence=stage.proof(event)),
        stage.tell(
            event,
            beneficiary="",
            beneficiary_name=typed,
            description=words,
            evidence=stage.aside(),
        ),
    )


@MANNERS.add(USUAL, "Nobody is named in the one, but its words name whom the other has, with the matter, day and amount.", *EVENT)  # fmt: skip
def a_receiver_named_only_in_the_words(stage: Stage) -> Case:
    event = stage.event(*KINDS)
    words = stage.words(event, 1, event.quantity)
    if _to(event) not in words:
        words = f"{words.rstrip('.')} – {_to(event)}"
    return two(
        stage.tell(event, evidence=stage.proof(event)),
        stage.tell(event, beneficiary="", beneficiary_name="", description=words, evidence=stage.aside()),
    )  # fmt: skip


@MANNERS.add(USUAL, "The later record says what the receiver was called before, and the rest is as the other has it.", *EVENT)  # fmt: skip
def a_receiver_that_has_changed_its_name(stage: Stage) -> Case:
    event = stage.event(*KINDS, known=False)
    word = stage.rng.choice(("formerly", "previously", "used to be"))
    now = f"The {stage.rng.choice(('Junction', 'Beacon', 'Hive', 'Lantern', 'Boathouse'))} {stage.rng.choice(quarters(stage.rng))} ({word} {_to(event)})"
    words = stage.words(event, 1, event.quantity).replace(_to(event), now)
    return two(
        stage.tell(event, evidence=stage.proof(event)),
        stage.tell(event, beneficiary_name=now, description=words, evidence=stage.aside()),
    )


@MANNERS.add(USUAL, "The project is called otherwise, and the receiver, the matter, the day and the amount are the same.", *EVENT)  # fmt: skip
def a_project_under_another_name(stage: Stage) -> Case:
    event = stage.event(*KINDS)
    renamed = replace(event, deal=stage.another_deal(event.deal))
    words = f"{stage.words(renamed, 1, event.quantity).rstrip('.')}. {renamed.deal.project}, until spring {event.deal.project}."
    return two(
        stage.tell(event, evidence=stage.proof(event)),
        stage.tell(event, description=words, evidence=stage.aside()),
    )


@MANNERS.add(USUAL, "The place as a small area in one and as the district around it in the other; all else is the same.", *EVENT)  # fmt: skip
def a_place_told_narrowly_and_widely(stage: Stage) -> Case:
    event = stage.event(*KINDS)
    small = event.ward.small[event.line % 4]
    wide = stage.rng.choice((event.ward.code, event.ward.district))
    return two(
        stage.tell(event, places=(small,), evidence=stage.proof(event)),
        stage.tell(event, 1, places=(wide,), evidence=stage.aside()),
    )


@MANNERS.add(USUAL, "A ward in one and a postcode among the words of the other; receiver, matter, day and amount are the same.", *EVENT)  # fmt: skip
def a_place_told_by_ward_and_by_postcode(stage: Stage) -> Case:
    event = stage.event(*KINDS)
    rng = stage.rng
    postcode = f"{rng.choice(('TB', 'WX', 'DH', 'SY'))}{rng.randint(1, 19)} {rng.randint(1, 9)}{rng.choice('ABDEFGHJLN')}{rng.choice('PQRSTUWXYZ')}"
    words = f"{stage.words(event, 1, event.quantity).rstrip('.')}, {postcode}"
    return two(
        stage.tell(event, places=(event.ward.code,), evidence=stage.proof(event)),
        stage.tell(event, places=(), description=words, evidence=stage.aside()),
    )


@MANNERS.add(RARE, "The same class of the same school on the same day with as many pupils, written Year 9 and Y9.", *EVENT)  # fmt: skip
def a_class_written_in_two_ways(stage: Stage) -> Case:
    event = stage.event("careers")
    year = stage.rng.randint(7, 12)
    one, other = stage.rng.sample((f"Year {year}", f"Yr {year}", f"Y{year}", f"year {year} group"), 2)  # fmt: skip
    return two(
        stage.tell(event, description=f"{stage.words(event, 0, event.quantity).rstrip('.')}, {one}", evidence=stage.proof(event)),
        stage.tell(event, description=f"{other}: {stage.words(event, 1, event.quantity)}", evidence=stage.aside()),
    )  # fmt: skip


@MANNERS.add(USUAL, "The same cohort of the same course over the same days with as many people, its number in words and in figures.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_TOPIC, Sign.SAME_DAYS, Sign.SAME_AMOUNT, Sign.NOTHING_PARTS)  # fmt: skip
def a_cohort_written_in_two_ways(stage: Stage) -> Case:
    event = stage.event("qualification", days=stage.rng.randint(3, 20))
    event = replace(event, quantity=stage.rng.randint(4, 16))
    number = stage.rng.randint(1, 3)
    ordinal = ("first", "second", "third")[number - 1]
    teacher = event.deal.subs[0].id
    return two(
        stage.tell(event, description=f"{stage.words(event, 0, event.quantity).rstrip('.')} (cohort {number})", delivered_by=(teacher,)),
        stage.tell(event, provider=teacher, description=f"{ordinal.capitalize()} cohort: {stage.words(event, 1, event.quantity)}", evidence=stage.proof(event)),
    )  # fmt: skip


@MANNERS.add(RARE, "The people reached first are told in one only, and everything else is the same.", *EVENT)  # fmt: skip
def people_reached_first_told_once(stage: Stage) -> Case:
    event = stage.event(*KINDS)
    return two(
        stage.tell(event, cohorts=("young",), evidence=stage.proof(event)),
        stage.tell(event, 2, cohorts=(), evidence=stage.aside()),
    )
