"""Look-alikes of which the words say which one it was: cohorts, classes, lots, phases, rooms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from tests.analysis.commitments.plant import Case
from tests.analysis.commitments.sixth_set.manner import COMMON, RARE, USUAL, Manners, two
from tests.analysis.commitments.sixth_set.papers import paper
from tests.analysis.commitments.sixth_set.signs import Sign
from tests.analysis.commitments.sixth_set.stage import Event, Stage
from weft.analysis.commitments.benefit import Recorded

MANNERS = Manners()


def _marked(stage: Stage, event: Event, mark: str, hand: int = 0, /, **changes: object) -> Recorded:
    """The event, and which one it was."""
    words = stage.words(event, hand, event.quantity).rstrip(".")
    text = stage.rng.choice((f"{words}, {mark}", f"{mark[0].upper()}{mark[1:]}: {words}", f"{words} ({mark})"))  # fmt: skip
    return stage.tell(event, description=text, **changes)


def _about_as_many(stage: Stage, event: Event) -> Event:
    """The same, with the same amount or one or two more or fewer."""
    step = {"hours": 30, "kg": 500}.get(event.kind.unit.key, 1)
    more = stage.rng.choice((0, 0, 1, 2)) * step
    return replace(event, quantity=event.quantity + more)


def _two_of(stage: Stage, ways: Sequence[str], most: int = 6) -> tuple[str, str]:
    """Two marks of one kind, such as cohort 2 and cohort 3."""
    first = stage.rng.randint(1, most - 1)
    way = stage.rng.choice(ways)
    return way.format(n=first, c="ABCDEFGH"[first - 1]), way.format(n=first + 1, c="ABCDEFGH"[first])  # fmt: skip


def _later(event: Event, days: int) -> Event:
    return replace(event, begins=event.begins + timedelta(days=days), ends=event.ends + timedelta(days=days))  # fmt: skip


@MANNERS.add(COMMON, "Each names its cohort, and they were taught at other times.", Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_TOPIC, Sign.OTHER_MARKS, Sign.DAYS_APART)  # fmt: skip
def two_cohorts_of_one_course(stage: Stage) -> Case:
    event = stage.event("qualification", days=stage.rng.randint(2, 15))
    event = replace(event, quantity=stage.rng.randint(5, 16))
    one, other = _two_of(stage, ("cohort {n}", "Cohort {c}", "group {n}", "intake {n}"))
    college = event.deal.subs[0].id
    following = _later(_about_as_many(stage, event), stage.rng.randint(21, 80))
    return two(
        _marked(stage, event, one, delivered_by=(college,)),
        _marked(stage, following, other, delivered_by=(college,)),
    )


@MANNERS.add(USUAL, "Each names its group, if they were taught in the same weeks and were as many.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_TOPIC, Sign.SAME_DAYS, Sign.SAME_AMOUNT, Sign.OTHER_MARKS)  # fmt: skip
def two_groups_of_one_course_side_by_side(stage: Stage) -> Case:
    event = stage.event("qualification", days=stage.rng.randint(2, 15))
    event = replace(event, quantity=stage.rng.choice((8, 10, 12, 14)))
    one, other = _two_of(stage, ("group {c}", "cohort {n}", "group {n}"))
    return two(
        _marked(stage, event, one, evidence=stage.proof(event)), _marked(stage, event, other)
    )


@MANNERS.add(USUAL, "One school and one day, but the one was in the morning and the other in the afternoon.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_RECEIVER, Sign.SAME_TOPIC, Sign.SAME_DAYS, Sign.OTHER_MARKS)  # fmt: skip
def a_morning_and_an_afternoon(stage: Stage) -> Case:
    event = stage.event("careers", "lessons", "volunteering", "rooms")
    one, other = stage.rng.choice((("morning", "afternoon"), ("afternoon", "evening"), ("morning session", "afternoon session")))  # fmt: skip
    return two(
        _marked(stage, event, one, evidence=stage.aside()),
        _marked(stage, _about_as_many(stage, event), other),
    )


@MANNERS.add(COMMON, "One school and one day, but another class.", Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_RECEIVER, Sign.SAME_TOPIC, Sign.SAME_DAYS, Sign.OTHER_MARKS)  # fmt: skip
def two_classes_of_one_school(stage: Stage) -> Case:
    event = stage.event("careers")
    one, other = _two_of(stage, ("Year {n}", "class {c}", "Yr {n}", "class 9{c}"))
    return two(
        _marked(stage, event, one), _marked(stage, _about_as_many(stage, event), other, stage.rng.choice((0, 1)))
    )  # fmt: skip


@MANNERS.add(USUAL, "Each names its phase of the work.", Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_RECEIVER, Sign.SAME_TOPIC, Sign.OTHER_MARKS)  # fmt: skip
def two_phases_of_one_scheme(stage: Stage) -> Case:
    event = stage.event("volunteering", "trees", "advice", "litter", "things")
    one, other = _two_of(stage, ("phase {n}", "stage {n}", "Phase {n}"), 4)
    following = _later(_about_as_many(stage, event), stage.rng.choice((0, 1, 35, 60)))
    return two(
        _marked(stage, event, one, evidence=stage.proof(event)), _marked(stage, following, other)
    )


@MANNERS.add(USUAL, "Each names its lot of the contract, with as much on the same days.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_TOPIC, Sign.SAME_DAYS, Sign.SAME_AMOUNT, Sign.OTHER_MARKS)  # fmt: skip
def two_lots_of_one_contract(stage: Stage) -> Case:
    event = stage.event("carbon", "waste", "start", "job", "local spend")
    one, other = _two_of(stage, ("lot {n}", "Lot {c}", "lot no. {n}"), 4)
    lot = replace(event, deal=stage.another_deal(event.deal))
    edition = stage.measure(event.kind, event.deal)
    return two(
        _marked(stage, event, one), _marked(stage, lot, other, measure=edition, under=event.deal.above)
    )  # fmt: skip


@MANNERS.add(RARE, "Two teams of one firm in one park on one day, each with its own number of the team.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_RECEIVER, Sign.SAME_TOPIC, Sign.SAME_DAYS, Sign.OTHER_MARKS)  # fmt: skip
def two_teams_on_one_day(stage: Stage) -> Case:
    event = stage.event("volunteering", "litter", "trees")
    one, other = _two_of(stage, ("team {c}", "crew {n}", "Team {n}"))
    return two(
        _marked(stage, event, one, evidence=stage.aside()),
        _marked(stage, _about_as_many(stage, event), other, 1),
    )


@MANNERS.add(USUAL, "One building and one evening, but another room.", Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_RECEIVER, Sign.SAME_DAYS, Sign.OTHER_MARKS)  # fmt: skip
def two_rooms_on_one_evening(stage: Stage) -> Case:
    event = stage.event("rooms")
    one, other = _two_of(stage, ("room {n}", "Room {c}"))
    return two(_marked(stage, event, one), _marked(stage, event, other))


@MANNERS.add(RARE, "Each names the level of the class.", Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_RECEIVER, Sign.SAME_TOPIC, Sign.OTHER_MARKS)  # fmt: skip
def two_levels_of_one_lesson(stage: Stage) -> Case:
    event = stage.event("lessons")
    one, other = _two_of(stage, ("entry {n}", "Level {n}"), 3)
    return two(_marked(stage, event, one, evidence=stage.aside()), _marked(stage, event, other))


@MANNERS.add(USUAL, "One grant in two instalments, each named, each with its own receipt.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_RECEIVER, Sign.SAME_TOPIC, Sign.SAME_AMOUNT, Sign.OTHER_MARKS, Sign.OTHER_NUMBERS)  # fmt: skip
def two_instalments(stage: Stage) -> Case:
    event = stage.event("money")
    one, other = stage.rng.choice((("first instalment", "second instalment"), ("instalment 1", "instalment 2")))  # fmt: skip
    receipts = [paper("receipt", stage.number(), stage.rng) for _ in range(2)]
    following = _later(event, stage.rng.choice((28, 61, 91, 182)))
    return two(
        _marked(stage, event, one, evidence=(receipts[0],)),
        _marked(stage, following, other, evidence=(receipts[1],)),
    )


@MANNERS.add(USUAL, "One file holds the register of a whole term; each record names its session, on another day.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_RECEIVER, Sign.SAME_FILE, Sign.OTHER_MARKS, Sign.DAYS_APART)  # fmt: skip
def two_sessions_from_one_register(stage: Stage) -> Case:
    event = stage.event("lessons", "careers", "meals", "advice", days=1)
    one, other = _two_of(stage, ("session {n}", "workshop {n}", "visit {n}"))
    file = stage.file("register of the term.xlsx")
    following = _later(_about_as_many(stage, event), stage.rng.choice((7, 14)))
    return two(
        _marked(stage, event, one, evidence=(file,)),
        _marked(stage, following, other, evidence=(file,)),
    )


@MANNERS.add(RARE, "The same thing in the same school, in another term.", Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_RECEIVER, Sign.SAME_TOPIC, Sign.OTHER_MARKS, Sign.DAYS_APART)  # fmt: skip
def two_terms(stage: Stage) -> Case:
    event = stage.event("careers", "lessons")
    autumn = date(stage.rng.choice((2024, 2025)), stage.rng.choice((10, 11)), stage.rng.randint(1, 28))  # fmt: skip
    event = replace(event, begins=autumn, ends=autumn)
    following = _later(_about_as_many(stage, event), stage.rng.randint(112, 119))
    return two(
        _marked(stage, event, "autumn term"),
        _marked(stage, following, "spring term", evidence=stage.proof(following)),
    )


@MANNERS.add(USUAL, "One learner by number, but another level and another certificate.",
             Sign.SAME_PERSON, Sign.SAME_MEASURE, Sign.SAME_TOPIC, Sign.OTHER_MARKS, Sign.OTHER_NUMBERS, Sign.DAYS_APART)  # fmt: skip
def one_learner_at_two_levels(stage: Stage) -> Case:
    event = replace(stage.event("qualification", days=5), quantity=1)
    one, other = _two_of(stage, ("Level {n}", "L{n}", "level {n}"), 4)
    learner = stage.number()
    behind = [(paper("learner", learner, stage.rng), paper("certificate", stage.number(), stage.rng)) for _ in range(2)]  # fmt: skip
    following = _later(event, stage.rng.randint(60, 200))
    return two(
        _marked(stage, event, one, evidence=behind[0]),
        _marked(stage, following, other, evidence=behind[1]),
    )


@MANNERS.add(COMMON, "Two slips of one day, each of another volunteer of the team.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_RECEIVER, Sign.SAME_TOPIC, Sign.SAME_DAYS, Sign.SAME_AMOUNT, Sign.OTHER_MARKS)  # fmt: skip
def slips_of_two_volunteers(stage: Stage) -> Case:
    event = replace(stage.event("volunteering"), quantity=stage.rng.choice((180, 210, 240, 420)))
    team = stage.rng.randint(4, 9)
    one, other = stage.rng.sample(range(1, team + 1), 2)
    return two(
        _marked(stage, event, f"volunteer {one} of {team}", evidence=stage.aside()),
        _marked(stage, event, f"volunteer {other} of {team}"),
    )
