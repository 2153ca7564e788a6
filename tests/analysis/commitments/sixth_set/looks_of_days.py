"""Look-alikes of other days, other receivers, other matters and other firms."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.plant import Case
from tests.analysis.commitments.sixth_set.manner import COMMON, RARE, USUAL, Manners, two
from tests.analysis.commitments.sixth_set.papers import paper
from tests.analysis.commitments.sixth_set.signs import Sign
from tests.analysis.commitments.sixth_set.spans import month_of, next_quarter, quarter_of
from tests.analysis.commitments.sixth_set.stage import Event, Receiver, Stage
from weft.analysis.commitments.benefit import Evidence

MANNERS = Manners()
AT_ONE = (Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_RECEIVER, Sign.SAME_TOPIC)
HOSTED = ("volunteering", "lessons", "rooms", "meals", "repairs", "careers")


def _on(event: Event, days: int) -> Event:
    return replace(event, begins=event.begins + timedelta(days=days), ends=event.ends + timedelta(days=days))  # fmt: skip


def _own(stage: Stage, event: Event) -> tuple[Evidence]:
    """A paper of its own."""
    return (paper(event.kind.paper, stage.number(), stage.rng),)


def _or_more(stage: Stage, event: Event) -> int:
    """The same amount, or a step or two more."""
    step = {"hours": 30, "gbp": 5_000, "kg": 500_000, "tco2e": 100}.get(event.kind.unit.key, 1)
    return event.quantity + stage.rng.choice((0, 1, 2)) * step


def _for_another(stage: Stage, event: Event) -> Event:
    while (found := stage.receiver(event.kind)) == event.receiver:
        pass
    return replace(event, receiver=found, ward=found.ward)


@MANNERS.add(COMMON, "The same meeting in the next month, on a day of its own.", *AT_ONE, Sign.DAYS_APART, Sign.SAME_AMOUNT)  # fmt: skip
def the_next_months_session(stage: Stage) -> Case:
    event = stage.event(*HOSTED)
    following = _on(event, stage.rng.choice((28, 35)))
    hand = stage.rng.choice((0, 0, 1))
    return two(
        stage.tell(event, evidence=stage.aside()),
        stage.tell(following, hand, evidence=stage.proof(event)),
    )


@MANNERS.add(COMMON, "The same meeting a week later, in the very same words.", *AT_ONE, Sign.DAYS_APART, Sign.SAME_AMOUNT, Sign.SAME_WORDS)  # fmt: skip
def the_next_weeks_session_in_pasted_words(stage: Stage) -> Case:
    event = stage.event(*HOSTED)
    first = stage.tell(event)
    weeks = [stage.tell(_on(event, 7 * n), description=first.description) for n in range(1, stage.rng.randint(2, 5))]  # fmt: skip
    return Case((first, weeks[0]), around=tuple(weeks[1:]))


@MANNERS.add(COMMON, "One firm did the same at two schools on one day.", Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_TOPIC, Sign.SAME_DAYS, Sign.OTHER_RECEIVERS)  # fmt: skip
def two_schools_on_one_day(stage: Stage) -> Case:
    event = stage.event("careers")
    other = _for_another(stage, event)
    more = stage.rng.choice((0, 0, 3))
    return two(
        stage.tell(event, evidence=stage.aside()),
        stage.tell(replace(other, quantity=other.quantity + more), stage.rng.choice((0, 1)), evidence=stage.aside()),
    )  # fmt: skip


@MANNERS.add(USUAL, "The same work for two groups on one day, for as many hours.", Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_TOPIC, Sign.SAME_DAYS, Sign.SAME_AMOUNT, Sign.OTHER_RECEIVERS)  # fmt: skip
def two_groups_helped_on_one_day(stage: Stage) -> Case:
    event = stage.event("volunteering", "advice", "meals", "lessons")
    other = _for_another(stage, event)
    return two(
        stage.tell(event, evidence=stage.proof(event)), stage.tell(other, evidence=stage.aside())
    )


@MANNERS.add(USUAL, "Two of one name and kind that Weft knows for two organisations, in two wards, each with a paper of its own.", Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_TOPIC, Sign.SAME_DAYS, Sign.OTHER_RECEIVERS, Sign.OTHER_PLACES, Sign.OTHER_NUMBERS)  # fmt: skip
def namesakes(stage: Stage) -> Case:
    event = stage.event("careers", "volunteering", "money", "things", known=True)
    assert event.receiver
    ward = stage.rng.choice([each for each in stage.land.wards if each != event.ward])
    namesake = Receiver(stage.organisation(), event.receiver.name, ward)
    other = replace(event, receiver=namesake, ward=ward, quantity=_or_more(stage, event))
    return two(
        stage.tell(event, places=(event.ward.code,), evidence=_own(stage, event)),
        stage.tell(other, 1, places=(ward.code,), evidence=_own(stage, event)),
    )


@MANNERS.add(USUAL, "Two schools of one saint, the one CE and the other RC, each with a paper of its own.", Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_TOPIC, Sign.SAME_DAYS, Sign.OTHER_RECEIVERS, Sign.OTHER_NUMBERS)  # fmt: skip
def two_schools_of_one_saint(stage: Stage) -> Case:
    event = stage.event("careers", "things", "volunteering")
    saint = stage.rng.choice(
        ("St Hilda's", "St Oswin's", "St Bega's", "St Aidan's", "Holy Trinity")
    )
    where = stage.rng.choice(stage.land.wards)
    one, other = (Receiver("", f"{saint} {church} Primary School, {where.name}", where) for church in ("CE", "RC"))  # fmt: skip
    event = replace(event, receiver=one, ward=where)
    following = replace(event, receiver=other, quantity=_or_more(stage, event))
    return two(
        stage.tell(event, evidence=_own(stage, event)),
        stage.tell(following, stage.rng.choice((0, 1)), evidence=_own(stage, event)),
    )


@MANNERS.add(USUAL, "One receiver and one day, but two matters, each with a paper of its own.", Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_RECEIVER, Sign.SAME_DAYS, Sign.OTHER_TOPICS, Sign.OTHER_NUMBERS)  # fmt: skip
def two_matters_at_one_receiver(stage: Stage) -> Case:
    event = stage.event("careers", "volunteering", "advice", "things", "money")
    topic = stage.rng.choice([each for each in event.kind.topics if each != event.topic])
    other = replace(event, topic=topic, quantity=event.kind.amount(stage.rng))
    return two(
        stage.tell(event, evidence=_own(stage, event)),
        stage.tell(other, stage.rng.choice((0, 1)), evidence=_own(stage, event)),
    )


@MANNERS.add(USUAL, "Two firms that are strangers sent their people to one receiver on one day.", Sign.STRANGERS, Sign.SAME_MEASURE, Sign.SAME_RECEIVER, Sign.SAME_TOPIC, Sign.SAME_DAYS)  # fmt: skip
def strangers_at_one_event(stage: Stage) -> Case:
    event = stage.event("volunteering", "careers", "litter", "trees")
    other = replace(event, deal=stage.another_deal(event.deal, stage.firm()))
    other = replace(other, quantity=event.kind.amount(stage.rng))
    return two(
        stage.tell(event, evidence=stage.proof(event)),
        stage.tell(other, 1, evidence=stage.aside()),
    )


@MANNERS.add(RARE, "Contractor and subcontractor at one event; the words say that the other's people are not counted here.", *AT_ONE, Sign.SAME_DAYS, Sign.SAYS_ANOTHER)  # fmt: skip
def tied_firms_each_with_its_own_people(stage: Stage) -> Case:
    event = stage.event("volunteering", "litter")
    other = replace(event, quantity=event.kind.amount(stage.rng))
    word = stage.rng.choice(("our own people only, the subcontractor's hours are recorded separately", "the subcontractor's people are not counted here"))  # fmt: skip
    text = f"{stage.words(event, 0, event.quantity).rstrip('.')}; {word}"
    return two(
        stage.tell(event, description=text, evidence=stage.aside()),
        stage.tell(other, 1, provider=event.deal.subs[0].id, evidence=stage.proof(event)),
    )


@MANNERS.add(USUAL, "The same event a year later.", *AT_ONE, Sign.DAYS_APART)  # fmt: skip
def next_years_event(stage: Stage) -> Case:
    event = stage.event("careers", "volunteering", "trees", "litter", "money")
    following = replace(_on(event, 364), quantity=event.quantity + stage.rng.choice((0, 0, 1)) * event.kind.unit.parts)  # fmt: skip
    years = (f" {event.begins.year}", f" {following.begins.year}")
    texts = [stage.words(one, 0, one.quantity).rstrip(".") + year for one, year in zip((event, following), years, strict=True)]  # fmt: skip
    return two(
        stage.tell(event, description=texts[0], evidence=stage.aside()),
        stage.tell(following, description=texts[1], evidence=stage.aside()),
    )


@MANNERS.add(COMMON, "The same total for the next quarter, and no day in both.", *AT_ONE, Sign.DAYS_APART, Sign.SAME_AMOUNT)  # fmt: skip
def the_same_total_in_the_next_quarter(stage: Stage) -> Case:
    event = stage.event("volunteering", "advice", "money", "meals", "lessons")
    one, other = quarter_of(event.begins), next_quarter(event.begins)
    first = replace(event, begins=one[0], ends=one[1])
    following = replace(event, begins=other[0], ends=other[1])
    return two(
        stage.tell(first, evidence=stage.proof(event)),
        stage.tell(following, stage.rng.choice((0, 1)), evidence=stage.aside()),
    )


@MANNERS.add(COMMON, "Two months of one quarter, each by itself.", *AT_ONE, Sign.DAYS_APART)  # fmt: skip
def two_months_of_one_row(stage: Stage) -> Case:
    event = stage.event(*HOSTED, "litter")
    one = month_of(event.begins)
    other = month_of(one[1] + timedelta(days=1))
    first = replace(event, begins=one[0], ends=one[1])
    following = replace(event, begins=other[0], ends=other[1], quantity=event.quantity + stage.rng.choice((0, 30, 0)))  # fmt: skip
    return two(
        stage.tell(first, evidence=stage.aside()), stage.tell(following, evidence=stage.aside())
    )


@MANNERS.add(USUAL, "One contract for two councils: each record names the district whose people it counts.", Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_TOPIC, Sign.SAME_DAYS, Sign.OTHER_PLACES)  # fmt: skip
def the_shares_of_two_districts(stage: Stage) -> Case:
    event = stage.event("qualification", "carbon", "waste")
    districts = stage.rng.sample(sorted({ward.district for ward in stage.land.wards}), 2)
    whose = stage.rng.sample(("Tarnbridge", "Wexcombe", "Dunholt", "Saltersby"), 2)
    other = replace(event, quantity=_or_more(stage, event))
    one, two_ = ((each, f"{stage.words(each, 0, each.quantity).rstrip('.')} – {name}'s share only", district)
                 for each, name, district in zip((event, other), whose, districts, strict=True))  # fmt: skip
    return two(
        stage.tell(one[0], description=one[1], places=(one[2],)),
        stage.tell(two_[0], description=two_[1], places=(two_[2],)),
    )


@MANNERS.add(RARE, "The hours of one day and the people met on it are counted by two measures.", Sign.TIED, Sign.SAME_RECEIVER, Sign.SAME_DAYS, Sign.OTHER_MEASURES)  # fmt: skip
def hours_and_heads_of_two_visits(stage: Stage) -> Case:
    event = stage.event("careers")
    work = stage.event("volunteering", deal=event.deal)
    work = replace(work, receiver=event.receiver, ward=event.ward, begins=event.begins, ends=event.ends)  # fmt: skip
    return two(
        stage.tell(event, evidence=stage.proof(event)), stage.tell(work, evidence=stage.proof(work))
    )


@MANNERS.add(USUAL, "It says that it comes in addition to what the month's record has.", *AT_ONE, Sign.DAYS_MEET, Sign.SAYS_ANOTHER)  # fmt: skip
def extra_hours_beside_the_months(stage: Stage) -> Case:
    event = stage.event("volunteering", "lessons", "advice", "rooms")
    one = month_of(event.begins)
    month = replace(event, begins=one[0], ends=max(one[1], event.ends), quantity=event.quantity + event.kind.amount(stage.rng))  # fmt: skip
    word = stage.rng.choice(("in addition to the hours of the month", "on top of the monthly return", "separate from the monthly entry"))  # fmt: skip
    text = f"{stage.words(event, 1, event.quantity).rstrip('.')}, {word}"
    return two(
        stage.tell(month, evidence=stage.aside()),
        stage.tell(event, description=text, evidence=stage.aside()),
    )


@MANNERS.add(USUAL, "The total says of which schools it is, and this one is not among them.",
             Sign.TIED, Sign.SAME_MEASURE, Sign.SAME_TOPIC, Sign.SAME_DAYS, Sign.SAYS_INCLUDES, Sign.NOT_LISTED)  # fmt: skip
def a_school_beside_the_total_of_three_others(stage: Stage) -> Case:
    event = stage.event("careers")
    others: dict[Receiver, int] = {}
    while len(others) < 3:
        school = stage.receiver(event.kind)
        if school != event.receiver:
            others.setdefault(school, stage.rng.randint(12, 90))
    schools = "; ".join(f"{to.name} ({many})" for to, many in others.items())
    topic = stage.rng.choice(event.topic)
    total = stage.tell(event, quantity=sum(others.values()), beneficiary="", beneficiary_name="", places=(), evidence=stage.aside(),
                       description=f"{topic.capitalize()}, total of three schools: {schools}")  # fmt: skip
    return two(stage.tell(event, evidence=stage.proof(event)), total)


@MANNERS.add(USUAL, "The total is of the quarter before, and the month begins after it.", *AT_ONE, Sign.SAYS_INCLUDES, Sign.DAYS_APART)  # fmt: skip
def a_month_after_the_total_of_a_quarter(stage: Stage) -> Case:
    event = stage.event("volunteering", "lessons", "rooms", "meals", "advice")
    quarter = quarter_of(event.begins)
    month = month_of(quarter[1] + timedelta(days=1))
    whole = replace(event, begins=quarter[0], ends=quarter[1], quantity=event.quantity * 2 + event.kind.amount(stage.rng))  # fmt: skip
    text = f"Total for the quarter: {stage.words(whole, 1, whole.quantity)}"
    after = replace(event, begins=month[0], ends=month[1])
    return two(
        stage.tell(whole, description=text, evidence=stage.aside()),
        stage.tell(after, evidence=stage.proof(event)),
    )
