"""Two benefits whose records look like one: hours, learners, starters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.analysis.commitments.plant import Case
from tests.analysis.commitments.seventh_set.facts import Fact
from tests.analysis.commitments.seventh_set.firms import Tie, any_tie, both
from tests.analysis.commitments.seventh_set.kinds import KINDS, MINUTES, said
from tests.analysis.commitments.seventh_set.manner import Manners, two
from tests.analysis.commitments.seventh_set.stage import DISTRICTS, WARDS, Deed, Stage, months_later
from tests.analysis.commitments.seventh_set.words import COURSES, SURNAMES
from weft.analysis.commitments.benefit import Evidence, Recorded

MANNERS = Manners()
HOURS = ("volunteering", "volunteering", "lessons")
Texts = tuple[str, str]


def similar(stage: Stage, kind: str, *, texts: Texts | None = None, tails: Texts = ("", ""), tie: Tie = "same") -> tuple[Recorded, Recorded]:  # fmt: skip
    """Two records of one firm, or of two that are tied, each with a number of its own; the words often the same."""
    deed = stage.deed(kind)
    mine = stage.plain(deed)
    yours = stage.rng.choice((mine, mine, stage.plain(deed)))
    papers = ((stage.numbered(kind),), (stage.numbered(kind),))
    first, second = both(stage, deed, tie, papers, texts=texts or (mine + tails[0], yours + tails[1]))  # fmt: skip
    return first, replace(second, places=first.places)


def tails(stage: Stage, word: str, one: str, other: str) -> Texts:
    """What stands after the same words: of the one this, of the other that."""
    shape = stage.rng.choice((", {0} {1}", " ({0} {1})", " - {0} {1}"))
    return shape.format(word, one), shape.format(word, other)


def moved(record: Recorded, days: int) -> Recorded:
    """The record of another day."""
    by = timedelta(days=days)
    return replace(record, begins=record.begins + by, ends=record.ends + by, recorded_on=record.recorded_on + by)  # fmt: skip


def bare(record: Recorded) -> Recorded:
    """Without papers."""
    return replace(record, evidence=())


@MANNERS.add("two cohorts of one course", "Each names its cohort or intake, and bears a number of its own.", 3,
             Fact.SAME_PROVIDER, Fact.SAME_MEASURE, Fact.OTHER_NUMBERS, differs=r"\b(?:cohort|intake|group|course no\.) (\d|[ab]|one|two|spring|summer)\b")  # fmt: skip
def _cohorts(stage: Stage) -> Case:
    rng = stage.rng
    kind = rng.choice(("lessons", "certificate", "placement"))
    word = rng.choice(("cohort", "intake", "group", "course no."))
    one, other = rng.choice((("1", "2"), ("2", "3"), ("A", "B"), ("one", "two"), ("spring", "summer"), ("4", "5")))  # fmt: skip
    first, second = similar(stage, kind, tails=tails(stage, word, one, other))
    return two(first, moved(second, rng.choice((0, 0, 7, 28, 56))))


@MANNERS.add("same work on another day", "The days lie apart, each with a sheet of its own.", 3,
             Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.OTHER_NUMBERS, Fact.DAYS_APART)  # fmt: skip
def _another_day(stage: Stage) -> Case:
    first, second = similar(stage, stage.rng.choice(HOURS))
    return two(first, moved(second, stage.rng.choice((1, 7, 7, 14, 28, 91))))


@MANNERS.add("weekly visit without papers", "The days lie weeks apart, and each tells its own week of the series.", 2,
             Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.DAYS_APART, differs=r"\b(?:week|session|visit) (\d+)")  # fmt: skip
def _weekly(stage: Stage) -> Case:
    rng = stage.rng
    kind = rng.choice(HOURS)
    word, at, gap = rng.choice(("week", "session", "visit")), rng.randint(1, 8), rng.randint(1, 3)
    first, second = similar(stage, kind, tails=tails(stage, word, str(at), str(at + gap)))
    return two(bare(first), moved(bare(second), 7 * gap))


@MANNERS.add("two apprentices of one trade who begin together", "Two numbers of agreements.", 3,
             Fact.SAME_PROVIDER, Fact.SAME_MEASURE, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.OTHER_NUMBERS)  # fmt: skip
def _two_apprentices(stage: Stage) -> Case:
    first, second = similar(stage, "apprentice")
    return two(first, second)


@MANNERS.add("two starters of one post on one day", "Two payroll numbers, often next to each other.", 3,
             Fact.TIED, Fact.SAME_MEASURE, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.OTHER_NUMBERS)  # fmt: skip
def _two_starters(stage: Stage) -> Case:
    first, second = similar(stage, "job", tie=any_tie(stage))
    if stage.rng.random() < 0.5:
        number = stage.number()
        following = stage.next_number(number)
        first, second = (replace(one, evidence=(stage.typed("job", each),)) for one, each in ((first, number), (second, following)))  # fmt: skip
    return two(first, second)


@MANNERS.add("two apprentices in the same quarter", "The same weeks, under two numbers of agreements.", 3,
             Fact.TIED, Fact.WEEKS, Fact.SAME_DAYS, Fact.OTHER_NUMBERS)  # fmt: skip
def _two_in_quarter(stage: Stage) -> Case:
    first, second = similar(stage, "apprentice weeks", tie=any_tie(stage))
    return two(first, second)


@MANNERS.add("next quarter of one apprentice", "One number, and the weeks of two quarters.", 3,
             Fact.TIED, Fact.WEEKS, Fact.DAYS_APART, Fact.SAME_NUMBER)  # fmt: skip
def _next_quarter(stage: Stage) -> Case:
    number = stage.number()
    deed = stage.deed("apprentice weeks", begins=date(2026, 4, 1))
    text = stage.words(deed)
    papers = ((stage.typed(deed.kind, number),), (stage.typed(deed.kind, number),))
    first, second = both(stage, deed, stage.rng.choice(("same", "same", "chain")), papers, texts=(text, stage.rng.choice((text, None))))  # fmt: skip
    return two(first, replace(second, begins=date(2026, 7, 1), ends=date(2026, 9, 30), recorded_on=date(2026, 10, stage.rng.randint(1, 28))))  # fmt: skip


@MANNERS.add("start and weeks of one apprentice", "One number; the one counts a person who began, the other weeks of work.", 2,
             Fact.TIED, Fact.OTHER_MEASURE, Fact.SAME_NUMBER, Fact.PART)  # fmt: skip
def _start_and_weeks(stage: Stage) -> Case:
    number, course = stage.number(), stage.rng.choice(COURSES)
    start = replace(stage.deed("apprentice", begins=date(2026, stage.rng.choice((4, 7)), stage.rng.randint(1, 14))), subject=(course,))  # fmt: skip
    begins = start.begins.replace(day=1)
    ends = months_later(begins, 3) - timedelta(days=1)
    weeks = (ends - start.begins).days // 7
    worked = replace(start, kind="apprentice weeks", begins=begins, ends=ends, quantity=10 * weeks)
    firm = stage.firm()
    text = stage.rng.choice((f"Weeks worked by our {course} apprentice", f"{weeks} weeks of the {course} apprenticeship", f"{course}: weeks on the contract"))  # fmt: skip
    first = stage.record(start, firm, evidence=(stage.typed("apprentice", number),))
    return two(first, stage.record(worked, firm, text, (stage.typed("apprentice", number),)))


@MANNERS.add("two firms at one event", "Nothing ties the firms; each brought people of its own.", 2,
             Fact.STRANGERS, Fact.SAME_RECEIVER, Fact.SAME_DAYS)  # fmt: skip
def _one_event(stage: Stage) -> Case:
    deed = stage.deed(stage.rng.choice((*HOURS, "pupils", "gift")))
    mine, yours = stage.strangers()
    if deed.kind == "gift":
        deed = replace(deed, quantity=stage.rng.choice((25_000, 50_000, 100_000)))
    text = stage.words(deed)
    first = stage.record(deed, mine, text, stage.some_evidence(deed.kind))
    other = replace(deed, people=stage.rng.choice((deed.people, deed.people + 1)))
    second = stage.record(other, yours, stage.rng.choice((text, None)), stage.some_evidence(deed.kind))  # fmt: skip
    return two(first, second)


@MANNERS.add("own people of contractor and of subcontractor", "Each says that it counts its own people only, and has a sheet of its own.", 2,
             Fact.CHAIN, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.OTHER_NUMBERS, says=r"\b(our own|own (staff|people|employees)|not counting|without (those|the people) of)\b")  # fmt: skip
def _own_people(stage: Stage) -> Case:
    rng = stage.rng
    kind = rng.choice(("volunteering", "volunteering", "lessons"))
    deed = stage.deed(kind)
    text, more = stage.plain(deed), stage.plain(deed)
    own = ("our own people only", "own staff, the partner reports its part", "not counting the other firm", "without those of the other company", "own employees")  # fmt: skip
    papers = ((stage.numbered(kind),), (stage.numbered(kind),))
    much = rng.choice((deed.quantity, deed.quantity, deed.quantity + 4 * MINUTES))
    return two(*both(stage, deed, "chain", papers, much, (f"{text}, {rng.choice(own)}", f"{more} ({rng.choice(own)})")))  # fmt: skip


@MANNERS.add("morning and afternoon", "The one was in the morning, the other in the afternoon.", 2,
             Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.OTHER_NUMBERS, differs=r"\b(morning|afternoon|a\.m\.|p\.m\.|before lunch|after lunch)")  # fmt: skip
def _halves_of_day(stage: Stage) -> Case:
    rng = stage.rng
    kind = rng.choice(("volunteering", "volunteering", "advice", "residents"))
    one, other = rng.choice((("morning", "afternoon"), ("a.m.", "p.m."), ("before lunch", "after lunch")))  # fmt: skip
    return two(*similar(stage, kind, tails=(f", {one}", f", {other}")))


@MANNERS.add("two classes of one year", "Each names another class.", 2,
             Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.OTHER_NUMBERS, differs=r"\b(?:class|form|set|year) (\d+\w?)")  # fmt: skip
def _classes(stage: Stage) -> Case:
    rng = stage.rng
    year, word = rng.randint(7, 11), rng.choice(("class", "form", "set"))
    one, other = rng.choice(((f"{word} {year}A", f"{word} {year}B"), (f"year {year}", f"year {year + 1 if year < 11 else 7}"), (f"{word} {year}C", f"{word} {year}D")))  # fmt: skip
    text = f"{rng.choice(('Talk about apprenticeships', 'Tour of the works', 'Visit to the depot', 'Mock interviews', 'Careers carousel'))}"
    return two(*similar(stage, "pupils", texts=(f"{text}, {one}", f"{text}, {other}")))


@MANNERS.add("two schools that share a saint", "Two schools received it.", 2,
             Fact.SAME_PROVIDER, Fact.OTHER_RECEIVERS, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.SAME_MEASURE)  # fmt: skip
def _saints(stage: Stage) -> Case:
    rng = stage.rng
    saint, place = f"St {rng.choice(('Aidan', 'Bede', 'Chad', 'Hilda', 'Oswald'))}'s", rng.choice(SURNAMES)  # fmt: skip
    names = [f"{saint} {sort}, {place}" for sort in rng.sample(("Primary School", "High School", "Infant School", "Academy"), 2)]  # fmt: skip
    first, second = similar(stage, rng.choice(("pupils", "lessons")), texts=_plain_texts(stage))
    keys = [stage.key("O"), stage.key("O")] if rng.random() < 0.6 else ["", ""]
    first, second = (replace(one, beneficiary=key, beneficiary_name=name, evidence=()) for one, key, name in zip((first, second), keys, names, strict=True))  # fmt: skip
    return two(first, second)


def _plain_texts(stage: Stage) -> tuple[str, str]:
    one = stage.rng.choice(("Talk about work with questions", "Morning at the school", "Three of us in school", "Careers visit", "STEM visit", "Building challenge"))  # fmt: skip
    return one, stage.rng.choice((one, f"{one}, went well", one.lower()))


@MANNERS.add("one name in two towns", "The groups bear one name, but each is in another town.", 2,
             Fact.SAME_PROVIDER, Fact.OTHER_RECEIVERS, Fact.OTHER_PLACES, Fact.SAME_DAYS, Fact.SAME_MEASURE)  # fmt: skip
def _towns(stage: Stage) -> Case:
    rng = stage.rng
    towns = rng.sample(list(DISTRICTS), 2)
    name = rng.choice(("Age Together", "Carers Link", "Mind and Body", "Citizens Advice", "Credit Union", "Sea Cadets", "Family Centre"))  # fmt: skip
    texts = rng.choice((("Painted the meeting room", "Painted the meeting room"), ("Team day with the group", "Team day with group"), ("Volunteers for a day", "Volunteers, one day")))  # fmt: skip
    first, second = similar(stage, "volunteering", texts=texts)
    at = {
        town: rng.choice([ward for ward, lies in WARDS.items() if lies == town]) for town in towns
    }
    first, second = (replace(one, beneficiary=key, beneficiary_name=f"{name} {town}", places=(at[town],), evidence=())
                     for one, key, town in zip((first, second), ("", stage.key("O")), towns, strict=True))  # fmt: skip
    return two(first, second)


@MANNERS.add("payroll number that two strangers use", "Two firms with nothing in common count their staff alike.", 2,
             Fact.STRANGERS, Fact.SAME_NUMBER, Fact.SAME_MEASURE, Fact.SAME_AMOUNT)  # fmt: skip
def _same_payroll(stage: Stage) -> Case:
    number, (mine, yours) = stage.number(most=99_999), stage.strangers()
    deed = stage.deed("job")
    other = stage.deed("job", begins=deed.begins)
    alike = replace(other, subject=stage.rng.choice((deed.subject, other.subject)))
    first = stage.record(deed, mine, evidence=(stage.typed("job", number),))
    second = stage.record(alike, yours, evidence=(stage.typed("job", number),))
    return two(
        first, second if stage.rng.random() < 0.5 else moved(second, stage.rng.choice((3, 14, 40)))
    )


@MANNERS.add("two levels of one qualification", "Each names another level and certificate.", 2,
             Fact.SAME_PROVIDER, Fact.OTHER_NUMBERS, Fact.SAME_AMOUNT, differs=r"\b(?:level|grade|stage) (\d)")  # fmt: skip
def _levels(stage: Stage) -> Case:
    rng = stage.rng
    word, at = rng.choice(("level", "grade", "stage")), rng.randint(1, 3)
    first, second = similar(stage, "certificate", tails=tails(stage, word, str(at), str(at + 1)))
    return two(first, moved(second, rng.choice((0, 30, 120))))


@MANNERS.add("same award of two employees", "Two certificate numbers of one day.", 2,
             Fact.SAME_PROVIDER, Fact.OTHER_NUMBERS, Fact.SAME_DAYS, Fact.SAME_MEASURE, Fact.SAME_AMOUNT)  # fmt: skip
def _two_awards(stage: Stage) -> Case:
    return two(*similar(stage, "certificate"))


@MANNERS.add("two learners of one college on placement", "Two placement numbers in the same weeks.", 2,
             Fact.TIED, Fact.WEEKS, Fact.OTHER_NUMBERS, Fact.SAME_RECEIVER, Fact.DAYS_MEET)  # fmt: skip
def _two_placements(stage: Stage) -> Case:
    return two(*similar(stage, "placement", tie=any_tie(stage)))


@MANNERS.add("event of every year", "The same event a year later.", 2,
             Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.DAYS_APART, Fact.SAME_AMOUNT, Fact.OTHER_NUMBERS, differs=r"\b(20\d\d)\b")  # fmt: skip
def _every_year(stage: Stage) -> Case:
    rng = stage.rng
    kind = rng.choice(("volunteering", "pupils"))
    deed = stage.deed(kind, begins=date(2024, rng.randint(4, 9), rng.randint(1, 28)))
    assert deed.receiver
    stage.take(kind, deed.receiver, deed.begins + timedelta(days=364))
    text, firm = stage.plain(deed), stage.firm()
    first = stage.record(deed, firm, f"{text} 2024", (stage.numbered(kind),))
    later = replace(deed, begins=deed.begins + timedelta(days=364), ends=deed.ends + timedelta(days=364))  # fmt: skip
    return two(first, stage.record(later, firm, f"{text} 2025", (stage.numbered(kind),)))


@MANNERS.add("two days of one job", "The one is told as the first day, the other as the second.", 2,
             Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.DAYS_APART, Fact.SAME_AMOUNT, differs=r"\b(?:day|part) (one|two|1|2)\b")  # fmt: skip
def _two_days(stage: Stage) -> Case:
    rng = stage.rng
    one, other = rng.choice((("one", "two"), ("1", "2"), ("1", "2")))
    first, second = similar(stage, "volunteering", tails=tails(stage, rng.choice(("day", "part")), one, other))  # fmt: skip
    return two(bare(first), moved(bare(second), rng.choice((1, 1, 2))))


@MANNERS.add("further hours beside those told", "The second says that it comes on top of the first, with a sheet of its own.", 2,
             Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.DAYS_MEET, Fact.OTHER_NUMBERS, says=r"\b(in addition to|on top of|further|more hours)\b")  # fmt: skip
def _further(stage: Stage) -> Case:
    rng = stage.rng
    deed = stage.deed(rng.choice(("volunteering", "advice", "lessons")))
    of, first_sheet, second_sheet = KINDS[deed.kind], stage.numbered(deed.kind), stage.numbered(deed.kind)  # fmt: skip
    much = rng.choice((deed.quantity, 12 * MINUTES, 8 * MINUTES))
    subject, was = rng.choice(deed.subject), said(of.unit, deed.quantity)
    text = rng.choice((f"Further {said(of.unit, much)}: {subject}", f"{subject}, on top of the {was} already reported", f"{subject}, {said(of.unit, much)}, in addition to the earlier {was}"))  # fmt: skip
    first, second = both(stage, deed, "same", ((first_sheet,), (second_sheet,)), much, (None, text))
    return two(first, second)


@MANNERS.add("two who were advised or mentored", "Each names another client or learner by a reference.", 2,
             Fact.SAME_PROVIDER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.OTHER_NUMBERS, differs=r"\b(?:client|mentee|learner|case) ([a-z]?\d+)")  # fmt: skip
def _mentees(stage: Stage) -> Case:
    rng = stage.rng
    word, one = rng.choice(("client", "mentee", "learner", "case")), rng.randint(11, 80)
    kind = rng.choice(("lessons", "advice"))
    letter = rng.choice(("", "M", "L"))
    ends = tails(stage, word, f"{letter}{one}", f"{letter}{one + rng.randint(1, 9)}")
    return two(*similar(stage, kind, tails=ends))


@MANNERS.add("two meetings about two plans", "The residents of one hall met about another thing.", 2,
             Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.DAYS_APART, differs=r"meeting on (?:the )?(\w+ \w+)")  # fmt: skip
def _two_plans(stage: Stage) -> Case:
    rng = stage.rng
    one, other = rng.sample(("play area", "cycle lane", "stair lights", "library hours", "flower beds", "bin store", "car park", "bus stop"), 2)  # fmt: skip
    tail = rng.choice(("", ", held in the hall", ", well attended", " with drawings"))
    first, second = similar(stage, "residents", texts=(f"Meeting on the {one}{tail}", f"Meeting on the {other}{tail}"))  # fmt: skip
    return two(bare(first), moved(bare(second), rng.choice((7, 14, 30))))


@MANNERS.add("two teams of one firm", "Each names another team, and bears a sheet of its own.", 2,
             Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.OTHER_NUMBERS, differs=r"\b(finance|estimating|north|south|design|legal|plant|night) (?:team|department|depot)\b")  # fmt: skip
def _teams(stage: Stage) -> Case:
    rng = stage.rng
    one, other = rng.sample(
        ("finance", "estimating", "north", "south", "design", "legal", "plant", "night"), 2
    )
    ends = tails(
        stage,
        "by the",
        *(f"{which} {rng.choice(('team', 'department', 'depot'))}" for which in (one, other)),
    )
    return two(*similar(stage, rng.choice(("volunteering", "volunteering", "lessons")), tails=ends))


@MANNERS.add("order number on every record", "The number is that of an order, and stands on many records; the days and receivers are others.", 2,
             Fact.SAME_PROVIDER, Fact.NUMBER_OF_MANY, Fact.OTHER_RECEIVERS, Fact.DAYS_APART)  # fmt: skip
def _order(stage: Stage) -> Case:
    return shared_by_many(stage, Evidence("statement", "", None, f"{stage.rng.choice(('Order', 'Contract', 'PO', 'Framework ref.'))} {stage.number()}"), HOURS)  # fmt: skip


def shared_by_many(stage: Stage, paper: Evidence, kinds: tuple[str, ...]) -> Case:
    """Ten records of one firm, all with one paper; two of them are the pair."""
    firm, kind = stage.firm(), stage.rng.choice(kinds)
    deeds: list[Deed] = []
    for n in range(10):
        first = date(2025, 6, 1) if KINDS[kind].in_old_edition else date(2026, 4, 1)
        on = first + timedelta(days=14 * n + stage.rng.randint(0, 7))
        deeds.append(stage.deed(kind, begins=on, beside=deeds))
    one, other, *rest = stage.rng.sample([stage.record(deed, firm, evidence=(paper,)) for deed in deeds], 10)  # fmt: skip
    return two(one, other, around=tuple(rest))
