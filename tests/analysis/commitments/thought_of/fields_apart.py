"""Two benefits that look like one, thought of field by field: what tells them apart, though the rest agrees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.third_set.kinds import NATION, said
from tests.analysis.commitments.third_set.region import Receiver
from tests.analysis.commitments.third_set.stage import Deed, Stage, month_of, numbered, stretch
from tests.analysis.commitments.thought_of.fields_again import (
    GIVEN,
    ORDERS,
    PAPER,
    PEOPLE,
    SORTS,
    at_hours,
    of_several,
    paper,
    told,
    with_words,
)
from weft.analysis.commitments.benefit import Evidence, Recorded

Pair = tuple[Recorded, ...]
"""Two records, and what is on record around them."""
Make = Callable[[Stage], Pair]
APART: dict[str, Make] = {}


def manner(name: str) -> Callable[[Make], Make]:
    """Take what it stands over in."""

    def take(make: Make) -> Make:
        assert name not in APART
        APART[name] = make
        return make

    return take


def marked(stage: Stage, deed: Deed, one: str, other: str, *, own: bool = True) -> Pair:
    """Two that differ in what is said last, with evidence of their own or none that has a number."""
    way, tail = stage.rng.randrange(4), stage.rng.choice(("", " Signed off by the site manager.", " Thanks to all!"))  # fmt: skip
    base = [told(stage, deed, way), told(stage, deed, way if stage.rng.random() < 0.7 else way + 1)]
    if stage.rng.random() < 0.3:
        base = [f"{one} {base[0]}{tail}", f"{other} {base[1]}"]
    else:
        base = [f"{base[0]} {one}", f"{base[1]} {other}{tail}"]
    numbers: tuple[tuple[Evidence, ...], ...] = ((), ())
    if own and deed.kind.prefix and stage.rng.random() < 0.5:
        numbers = tuple((each,) for each in stage.two_numbers(deed))
    elif own:
        numbers = stage.some_evidence(deed), stage.some_evidence(deed)
    return tuple(
        stage.written(deed, way, description=words, evidence=proof)
        for words, proof in zip(base, numbers, strict=True)
    )


def another(stage: Stage, deed: Deed) -> Receiver:
    """Another receiver of the same kind."""
    assert deed.whom
    kind = deed.whom.kind
    return stage.rng.choice([each for each in stage.region.receivers if each.kind == kind and each != deed.whom])  # fmt: skip


@manner("of two things, without a number")
def two_things(stage: Stage) -> Pair:
    deed = stage.deed("apprentice", "starter", "course", "local", "goods", "visit", "carbon", "trees", "waste", "vcse", "placement", "kept")  # fmt: skip
    thing = stage.rng.choice([each for each in deed.kind.things if each != deed.thing])
    one, other = stage.rng.choice((stage.two_ways(), (0, 0), (1, 1)))
    if deed.kind.key in ("apprentice", "starter") and 2 in (one, other):
        one, other = 0, 1
    return (
        stage.written(deed, one, evidence=stage.some_evidence(deed)),
        stage.written(replace(deed, thing=thing), other, evidence=stage.some_evidence(deed)),
    )


SHARES = (
    ("Our share: 70%.", "Our share: 30%."), ("Half of the cost; the other half is the other contract's.", "Half of the cost; the other half is the other contract's."),
    ("55 per cent of the invoice.", "45 per cent of the invoice."), ("Apportioned: two thirds to this contract.", "Apportioned: one third to this contract."),
    ("Split 60/40 between two agreements: this is the 60.", "Split 60/40 between two agreements: this is the 40."), ("The part for the north lot.", "The part for the south lot."),
    ("Pro rata to the value of the two contracts.", "Pro rata to the value of the two contracts."), ("80% of it.", "The remaining 20%."),
)  # fmt: skip


@manner("each a share of one")
def shares(stage: Stage) -> Pair:
    deed = stage.deed("sme", "vcse", "waste", "money", "mentoring")
    part = stage.rng.choice((7, 6, 5, 55, 8))
    more = replace(deed, amount=deed.amount * part // (100 if part > 10 else 10))
    agreement = stage.rng.choice([each for each in deed.firm.agreements if each != deed.agreement])
    less = replace(deed, amount=deed.amount - more.amount, agreement=agreement)
    one, other = stage.rng.choice(SHARES)
    ours, theirs = stage.one_number(deed)
    way = stage.rng.randrange(4)
    return (
        stage.written(more, 0, description=f"{told(stage, more, way)} {one}", evidence=(ours,)),
        stage.written(less, 0, description=f"{told(stage, less, way)} {other}", evidence=(theirs,)),
    )


@manner("one number behind other letters")
def other_letters(stage: Stage) -> Pair:
    deed = stage.deed(*GIVEN, "sme", "volunteering", "visit")
    number = stage.number(deed.firm, deed.kind)
    letters = stage.rng.choice([each for each in ("INV", "GRN", "TS", "JOB", "CR", "SR") if each != deed.kind.prefix])  # fmt: skip
    later = stage.again(deed, stage.rng.choice((0, 3, 9, 20)), amount=deed.amount * stage.rng.choice((2, 3, 5)) // 4 or 1)  # fmt: skip
    if deed.whom and stage.rng.random() < 0.6:
        later = replace(later, whom=another(stage, deed))
    one, other = stage.two_ways()
    return (
        stage.written(deed, one, evidence=(numbered(deed.kind, f"{deed.kind.prefix}-{number}"),)),
        stage.written(later, other, evidence=(numbered(deed.kind, f"{letters}-{number}"),)),
    )


@manner("two deliveries of one order, each its own suffix")
def suffixes(stage: Stage) -> Pair:
    deed = stage.deed("goods", "food", "waste", "sme")
    number, letters = stage.number(deed.firm, deed.kind), deed.kind.prefix
    one, other = stage.rng.choice((("-1", "-2"), ("/1", "/2"), ("A", "B"), ("-01", "-02"), (" part 1", " part 2"), (".1", ".2"), (" (1 of 2)", " (2 of 2)"), ("/A", "/B")))  # fmt: skip
    later = stage.again(deed, stage.rng.choice((0, 0, 1, 7)), amount=deed.amount * stage.rng.choice((2, 3, 4, 5)) // 4 or 1)  # fmt: skip
    way = stage.rng.randrange(4)
    return (
        stage.written(deed, way, evidence=(numbered(deed.kind, f"{letters} {number}{one}"),)),
        stage.written(later, way, evidence=(numbered(deed.kind, f"{letters} {number}{other}"),)),
    )


GENERAL = ("PO {n}", "Purchase order {n}", "Contract no. {n}", "Policy number {n}", "P.O. {n}", "Framework RM{n}", "Charity no. {n}", "Account {n}", "Project {n}", "Order no {n}")  # fmt: skip


@manner("one order or contract behind both")
def one_order(stage: Stage) -> Pair:
    deed = stage.deed(*PAPER)
    said_ = stage.rng.choice(GENERAL).format(n=stage.rng.randint(40000, 4999999))
    if stage.rng.random() < 0.3:
        said_ = deed.agreement.ref
    thing = Evidence("statement", "", None, said_)
    later = stage.again(deed, stage.rng.choice((4, 9, 20, 35)))
    later = replace(later, whom=another(stage, deed)) if deed.whom else replace(later, thing=stage.rng.choice([each for each in deed.kind.things if each != deed.thing]))  # fmt: skip
    one, other = stage.two_ways()
    return stage.written(deed, one, evidence=(thing,)), stage.written(later, other, evidence=(thing,))  # fmt: skip


@manner("each says its day, both of one month")
def days_said(stage: Stage) -> Pair:
    deed = stage.deed("visit", "volunteering", "repair", "goods", "mentoring", "food", "course")
    begins, ends = stretch(month_of(deed.begins), stage.rng.choice((1, 3)))
    style = stage.rng.choice(("%-d %B", "%d/%m/%Y", "%-d %b", "%d.%m.%y", "%A %-d %B"))
    days = [begins + timedelta(days=each) for each in sorted(stage.rng.sample(range(28), 2))]
    words = stage.rng.choice(("On {}.", "({})", "Session of {}.", "Delivered {}."))
    return marked(
        stage, replace(deed, begins=begins, ends=ends), *(words.format(day.strftime(style)) for day in days)
    )  # type: ignore[return-value] # fmt: skip


MARKS = (
    ("9.30am session.", "1.30pm session."), ("From 10:00.", "From 14:00."), ("Year 7.", "Year 9."), ("Y5 pupils.", "Y6 pupils."), ("Under 11s.", "Under 13s."), ("U12 team.", "U14 team."),
    ("Ages 8-10.", "Ages 11-14."), ("Level 2.", "Level 3."), ("For beginners.", "For improvers."), ("Introductory course.", "Advanced course."), ("Plot 14.", "Plot 15."), ("Flat 3.", "Flat 8."),
    ("At 12 Mill Street.", "At 14 Mill Street."), ("Ground floor.", "First floor."), ("Room 4.", "Room 5."), ("Key Stage 1.", "Key Stage 2."), ("Reception class.", "Nursery class."),
    ("Session 3 of 6.", "Session 4 of 6."), ("1/3", "2/3"), ("Autumn term.", "Spring term."), ("Boys' team.", "Girls' team."), ("Learner C.", "Learner D."), ("Candidate 7.", "Candidate 8."),
    ("Cohort B.", "Cohort C."), ("Red team.", "Blue team."), ("Group one.", "Group two."), ("Online.", "In person."), ("Indoor beds.", "Outdoor beds."), ("Church side.", "Road side."),
    ("Van 1.", "Van 2."), ("Round three.", "Round four."), ("Phase 2.", "Phase 3."), ("For the mothers' group.", "For the fathers' group."), ("Polish speakers.", "Ukrainian speakers."),
    ("Old boiler house.", "New boiler house."), ("Tuesday club.", "Thursday club."), ("Week commencing 5 May.", "Week commencing 12 May."), ("Crew A.", "Crew B."), ("Tranche one.", "Tranche two."),
    ("Easter camp.", "Summer camp."), ("Lunch.", "Breakfast."), ("Lot 1.", "Lot 4."), ("Bay 2.", "Bay 6."), ("7B.", "7C."), ("Class 4R.", "Class 4S."), ("Pupil 1.", "Pupil 2."), ("Part-time.", "Full-time."),
)  # fmt: skip


@manner("told apart by a mark")
def marks(stage: Stage) -> Pair:
    deed = stage.deed("visit", "pupils", "volunteering", "repair", "course", "carbon", "food", "placement", "goods", "apprentice", "starter")  # fmt: skip
    return marked(stage, deed, *stage.rng.choice(MARKS))


BESIDES = (
    "In addition to the other one.", "A second one, not the one reported before.", "Another visit, besides that of the morning.", "Further to what we gave before.", "On top of the first gift.",
    "Separate from the entry above.", "Extra, not included in the earlier report.", "This excludes what we reported already.", "A different group from the one reported.", "Additional to the first.",
    "Not the same one as in our other entry.", "Repeat visit.", "One more of the same.", "We came again the next day.", "Second helping!",
)  # fmt: skip


@manner("it says that it is another one")
def says_another(stage: Stage) -> Pair:
    deed = stage.deed("visit", "volunteering", *GIVEN, "advice", "sme", "waste")
    later = stage.again(deed, stage.rng.choice((0, 0, 1, 3)), amount=deed.amount * stage.rng.choice((4, 4, 3, 5)) // 4)  # fmt: skip
    way = stage.rng.randrange(4)
    return (
        stage.written(deed, way, evidence=stage.some_evidence(deed)),
        stage.written(later, way, description=f"{told(stage, later, way)} {stage.rng.choice(BESIDES)}", evidence=stage.some_evidence(deed)),
    )  # fmt: skip


@manner("as usual, week for week")
def as_usual(stage: Stage) -> Pair:
    deed = stage.deed("volunteering", "food", "repair", "visit", "mentoring")
    way, step = stage.rng.randrange(4), stage.rng.choice((1, 2, 3, 7))
    weeks = [stage.again(deed, step * at) for at in range(stage.rng.randint(6, 9))]
    made = [stage.written(each, way, evidence=stage.some_evidence(each) if stage.rng.random() < 0.4 else ()) for each in weeks]  # fmt: skip
    return made[2], made[3], *made[:2], *made[4:]


@manner("many like it in one quarter")
def many_like_it(stage: Stage) -> Pair:
    deed = stage.deed("apprentice", "starter", "kept", "placement", "local")
    made = []
    for _ in range(stage.rng.randint(6, 9)):
        way = stage.rng.choice((0, 1, 3))
        thing = stage.rng.choice(deed.kind.things)
        proof = (stage.proof(deed),) if stage.rng.random() < 0.4 and deed.kind.prefix else stage.some_evidence(deed)  # fmt: skip
        made.append(stage.written(replace(deed, thing=thing), way, evidence=proof))
    return tuple(made)


@manner("one list for several receivers")
def one_list(stage: Stage) -> Pair:
    deed = stage.deed(*GIVEN, "visit", "pupils")
    paper = stage.file(stage.rng.choice(("round of the week.xlsx", "deliveries.pdf", "visits.csv")))
    many = [replace(deed, whom=another(stage, deed)) for _ in range(stage.rng.randint(2, 3))]
    one, other = stage.two_ways()
    own = [replace(each, amount=deed.amount * stage.rng.choice((4, 4, 3, 6)) // 4) for each in many]
    return (
        stage.written(deed, one, evidence=(paper,)),
        *(stage.written(each, other, evidence=(paper,), places=(each.whom.ward.code,)) for each in own if each.whom),
    )  # fmt: skip


@manner("one list for several people")
def one_register(stage: Stage) -> Pair:
    deed = stage.deed(*PEOPLE)
    paper = stage.file(stage.rng.choice(("starters.xlsx", "register.pdf", "new people.csv")))
    ours, theirs = stage.two_numbers(deed)
    way = stage.rng.randrange(4)
    return (
        stage.written(deed, way, evidence=(paper, ours)),
        stage.written(deed, way, evidence=(paper, theirs)),
    )


@manner("the next range of certificates")
def next_range(stage: Stage) -> Pair:
    deed = replace(stage.deed("course"), amount=stage.rng.randint(3, 9))
    first = stage.number(deed.firm, deed.kind)
    stage.number(deed.firm, deed.kind, 2 * deed.amount)
    style = stage.rng.choice(("CERT {a}-{b}", "certs {a} to {b}", "{a} - {b}", "certificates {a} – {b}"))  # fmt: skip
    begun = (first, first + deed.amount)
    ours, theirs = (numbered(deed.kind, style.format(a=a, b=a + deed.amount - 1)) for a in begun)
    later = stage.again(deed, stage.rng.choice((0, 1, 7, 30)))
    way = stage.rng.randrange(4)
    return stage.written(deed, way, evidence=(ours,)), stage.written(later, way, evidence=(theirs,))


@manner("every year on the same day")
def every_year(stage: Stage) -> Pair:
    deed = stage.deed(*GIVEN, "visit", "volunteering")
    day = deed.begins.replace(day=min(deed.begins.day, 28))
    day = day.replace(year=min(day.year, 2025))
    deed = replace(deed, begins=day, ends=day)
    after = replace(
        deed, begins=day.replace(year=day.year + 1), ends=day.replace(year=day.year + 1)
    )
    ours, theirs = stage.two_numbers(deed)
    proofs: tuple[tuple[Evidence, ...], ...] = ((ours,), (theirs,)) if stage.rng.random() < 0.6 else ((), stage.some_evidence(deed))  # fmt: skip
    way = stage.rng.randrange(4)
    return stage.written(deed, way, evidence=proofs[0]), stage.written(after, way, evidence=proofs[1])  # fmt: skip


@manner("thanks in the same words")
def same_thanks(stage: Stage) -> Pair:
    deed = stage.deed(*GIVEN, "visit", "volunteering")
    said_ = stage.rng.choice(("letter of thanks", "signed form", "email confirmation", "delivery note signed", "sign-in sheet", "thank you card"))  # fmt: skip
    later = stage.again(deed, stage.rng.choice((3, 14, 40)), whom=another(stage, deed))
    way = stage.rng.randrange(4)
    thing = Evidence("statement", "", None, said_)
    return stage.written(deed, way, evidence=(thing,)), stage.written(later, way, evidence=(thing,))


@manner("letters of one day about two things")
def letters_of_a_day(stage: Stage) -> Pair:
    deed = stage.deed(*GIVEN, "visit")
    said_ = f"letter of {deed.begins:%d/%m/%Y}"
    other = replace(deed, whom=another(stage, deed), amount=deed.amount * 3 // 4)
    way = stage.rng.randrange(4)
    thing = Evidence("statement", "", None, said_)
    return stage.written(deed, way, evidence=(thing,)), stage.written(other, way + 1, evidence=(thing,))  # fmt: skip


@manner("a payroll number of two strangers")
def two_payrolls(stage: Stage) -> Pair:
    deed = stage.deed("starter", "kept", "apprentice")
    firm = stage.rng.choice([each for each in stage.region.firms if stage.region.strangers(each, deed.firm)])  # fmt: skip
    thing = stage.rng.choice((deed.thing, *deed.kind.things))
    later = replace(deed, firm=firm, agreement=stage.rng.choice(firm.agreements), thing=thing)
    later = stage.again(later, stage.rng.choice((0, 1, 5, 12)), ward=stage.rng.choice(stage.region.wards))  # fmt: skip
    ours, other = stage.one_number(deed)
    one, two_ = stage.two_ways()
    return stage.written(deed, one, evidence=(ours,)), stage.written(later, two_, evidence=(other,))


@manner("an invoice number of two strangers")
def two_ledgers(stage: Stage) -> Pair:
    deed = stage.deed("sme", "vcse", *GIVEN)
    firm = stage.rng.choice([each for each in stage.region.firms if stage.region.strangers(each, deed.firm)])  # fmt: skip
    theirs = replace(deed, firm=firm, agreement=stage.rng.choice(firm.agreements), amount=deed.amount * stage.rng.choice((3, 5, 7)) // 4)  # fmt: skip
    theirs = replace(theirs, whom=another(stage, deed)) if deed.whom else replace(theirs, thing=stage.rng.choice(deed.kind.things))  # fmt: skip
    ours, other = stage.one_number(deed)
    one, two_ = stage.two_ways()
    return stage.written(deed, one, evidence=(ours,)), stage.written(theirs, two_, evidence=(other,))  # fmt: skip


@manner("another talk for the same school on the same day")
def another_talk(stage: Stage) -> Pair:
    deed = stage.deed("visit", "pupils", "goods", "mentoring", "advice")
    thing = stage.rng.choice([each for each in deed.kind.things if each != deed.thing])
    other = replace(deed, thing=thing, amount=deed.amount if stage.rng.random() < 0.5 else deed.amount * 3 // 2)  # fmt: skip
    one, two_ = stage.rng.choice(((0, 0), (1, 1), (0, 1), (1, 0)))
    proof = stage.picture()
    shared = stage.rng.random() < 0.3
    return (
        stage.written(deed, one, evidence=(proof,) if shared else stage.some_evidence(deed)),
        stage.written(other, two_, evidence=(stage.near(proof),) if shared else stage.some_evidence(deed)),
    )  # fmt: skip


@manner("amounts of two kinds for one receiver")
def two_amounts(stage: Stage) -> Pair:
    deed = stage.deed("goods", "food", "money", "repair", "trees")
    other = replace(deed, amount=deed.amount * stage.rng.choice((130, 170, 240)) // 100)
    way = stage.rng.randrange(4)
    names = (f"first, {said(deed.kind.unit, deed.amount)}", f"then, {said(deed.kind.unit, other.amount)}")  # fmt: skip
    return (
        stage.written(deed, way, evidence=(stage.proof(deed),) if deed.kind.prefix else (), description=f"{told(stage, deed, way)} Of two: {names[0]}."),
        stage.written(other, way, evidence=(stage.proof(deed),) if deed.kind.prefix else (), description=f"{told(stage, other, way)} Of two: {names[1]}."),
    )  # fmt: skip


@manner("two sessions on one day, at two hours")
def two_hours(stage: Stage) -> Pair:
    deed = stage.deed("visit", "volunteering", "repair", "pupils")
    begins, lasts = stage.rng.randrange(540, 660, 15), stage.rng.randrange(45, 150, 15)
    after = begins + lasts + stage.rng.choice((0, 15, 60, 90))
    return marked(stage, deed, f"{at_hours(stage, begins, lasts)}.", f"{at_hours(stage, after, lasts)}.")  # fmt: skip


CALLED = (
    ("Maple class", "Oak class"), ("Kestrel class", "Heron class"), ("the Curie room", "the Darwin room"), ("Willow group", "Birch group"),
    ("Elgar house", "Britten house"), ("Nightingale ward", "Seacole ward"), ("Tennyson block", "Byron block"), ("Severn wing", "Trent wing"),
)  # fmt: skip


@manner("two classes, rooms or groups by their names")
def two_called(stage: Stage) -> Pair:
    deed = stage.deed("visit", "volunteering", "repair", "pupils", "goods", "mentoring")
    one, other = stage.rng.choice(CALLED)
    words = stage.rng.choice(("It was for {}.", "With {}.", "All of {} had a part in it.", "This was {}."))  # fmt: skip
    return marked(stage, deed, words.format(one), words.format(other))


@manner("who received one gave as much of its own")
def gave_of_its_own(stage: Stage) -> Pair:
    deed = stage.deed("goods", "food", "money")
    assert deed.whom
    last = stage.rng.choice([each for each in stage.region.receivers if each != deed.whom])
    day = deed.begins + timedelta(days=stage.rng.randint(0, 40))
    own = replace(deed, whom=last, begins=day, ends=day)
    one, other = stage.rng.choice((stage.two_ways(), (0, 0)))
    mine, theirs = stage.two_numbers(deed, stage.rng.randint(50, 900))
    return (
        stage.written(deed, one, evidence=(mine,)),
        stage.written(own, other, provider=deed.whom.ref, accountable=deed.whom.ref, places=(last.ward.code,), evidence=stage.rng.choice(((theirs,), (theirs,), stage.some_evidence(deed)))),
    )  # fmt: skip


@manner("so many of all, and so many others of them")
def of_all_others(stage: Stage) -> Pair:
    deed = stage.deed("volunteering", "course", "visit", main=True)
    each, many = stage.rng.choice((60, 210, 420)) if deed.kind.unit == "hours" else 1, stage.rng.randint(8, 40)  # fmt: skip
    ours = stage.rng.randint(2, many - 2)
    sub = stage.rng.choice(deed.firm.subcontractors)
    words = stage.rng.choice(("{0} of the {1} were ours.", "We sent {0} of the {1}.", "Ours: {0} out of {1}.", "Our {0} of the {1}."))  # fmt: skip
    way = stage.rng.randrange(4)
    return tuple(
        stage.written(part, way, description=f"{told(stage, part, way)} {words.format(some, many)}", provider=who, evidence=stage.some_evidence(deed))
        for who, some in ((deed.firm.ref, ours), (sub, many - ours)) for part in (replace(deed, amount=each * some),)
    )  # fmt: skip


@manner("two papers of one sort")
def two_papers(stage: Stage) -> Pair:
    deed = stage.deed(*SORTS)
    later = stage.again(deed, stage.rng.choice((0, 0, 0, 1, 7, 30)))
    one, other = stage.rng.choice((stage.two_ways(), (0, 0), (1, 1)))
    mine, theirs = stage.rng.sample(range(10_000, 999_999), 2)
    return (
        stage.written(deed, one, evidence=(paper(stage, deed, mine),)),
        stage.written(later, other, evidence=(paper(stage, deed, theirs),)),
    )


@manner("two sisters, each by a paper of its own")
def two_givers(stage: Stage) -> Pair:
    while not (sisters := stage.region.group_of((deed := stage.deed("money", "goods", "food")).firm)):  # fmt: skip
        pass
    sister = stage.rng.choice(sisters)
    mine, theirs = stage.rng.sample(range(10_000, 999_999), 2)
    one, other = stage.two_ways()
    return (
        stage.written(deed, one, evidence=(paper(stage, deed, mine),)),
        stage.written(deed, other, provider=sister.ref, accountable=sister.ref, agreement=sister.agreements[0].ref, evidence=(paper(stage, deed, theirs),)),
    )  # fmt: skip


@manner("two weeks under one order, each with its own paper")
def standing_order(stage: Stage) -> Pair:
    deed = stage.deed("goods", "food")
    later = stage.again(deed, stage.rng.choice((7, 14, 28, 30)))
    number = stage.rng.randrange(10_000, 999_999)
    mine, theirs = stage.rng.sample(range(10_000, 999_999), 2)
    one, other = stage.rng.choice((stage.two_ways(), (0, 0)))
    return tuple(
        stage.written(each, way, evidence=(Evidence("statement", "", None, stage.rng.choice(ORDERS).format(n=number)), paper(stage, deed, own)))
        for each, way, own in ((deed, one, mine), (later, other, theirs))
    )  # fmt: skip


@manner("strangers, as much for one on one day")
def strangers_alike(stage: Stage) -> Pair:
    deed = stage.deed("money", "volunteering", "goods", "repair")
    firm = stage.rng.choice([each for each in stage.region.firms if stage.region.strangers(each, deed.firm)])  # fmt: skip
    deed = replace(deed, amount=stage.rng.choice((10_000, 25_000, 50_000)) if deed.kind.key == "money" else deed.amount)  # fmt: skip
    one, other = stage.two_ways()
    page = stage.rng.choice(((), (), (Evidence("link", "", None, f"https://appeal.example/news/{stage.rng.randint(1000, 99999)}"),)))  # fmt: skip
    first = (stage.proof(deed),) if stage.rng.random() < 0.4 else stage.some_evidence(deed)
    return (
        stage.written(deed, one, evidence=(*page, *first)),
        stage.written(deed, other, provider=firm.ref, accountable=firm.ref, agreement=firm.agreements[0].ref, evidence=(*page, *stage.some_evidence(deed))),
    )  # fmt: skip


@manner("a start, and the weeks after it")
def start_and_weeks(stage: Stage) -> Pair:
    deed = stage.deed("apprentice", "placement")
    ours, theirs = stage.one_number(deed)
    one, other = stage.two_ways()
    measure = stage.rng.choice((f"{NATION}/N7", "mere-levels:2025/A9", "mere-levels:2023/S1"))
    start = replace(deed, amount=1, ends=deed.begins)
    words = stage.rng.choice(("Apprentice started: {}.", "New start, {}", "{} - signed up", "Enrolled: {}"))  # fmt: skip
    return (
        stage.written(start, one, description=words.format(deed.thing), measure=measure, evidence=(ours,)),
        stage.written(deed, other, evidence=(theirs,)),
    )  # fmt: skip


@manner("one receiver, and the total of others")
def beside_a_total(stage: Stage) -> Pair:
    deed = stage.deed("pupils", "visit", "goods", "volunteering")
    assert deed.whom
    others = [each for each in stage.region.receivers if each.kind == deed.whom.kind and each != deed.whom]  # fmt: skip
    whole, words = of_several(stage, deed, stage.rng.sample(others, stage.rng.randint(2, 4)))
    return (
        stage.written(deed, stage.rng.randrange(4), evidence=stage.some_evidence(deed)),
        stage.written(deed, 0, quantity=whole, description=words, beneficiary="", beneficiary_name="", places=(), evidence=stage.some_evidence(deed)),
    )  # fmt: skip


@manner("as many days of work, but of other numbers")
def other_days_of_work(stage: Stage) -> Pair:
    deed = stage.deed("volunteering", "advice", "repair")
    one, other = stage.rng.choice((stage.two_ways(), (0, 0)))
    days = stage.rng.sample(range(3, 9), 2)
    return tuple(
        stage.written(deed, way, quantity=many * 420, description=f"{told(stage, replace(deed, amount=many * 420), way)} {many} staff days.", evidence=stage.some_evidence(deed))
        for way, many in zip((one, other), days, strict=True)
    )  # fmt: skip


LOTS = ("lot", "phase", "plot", "room", "group", "cohort", "team", "van", "block", "class")


@manner("two of a kind, each numbered in a way of its own")
def numbered_apart(stage: Stage) -> Pair:
    deed = stage.deed("waste", "carbon", "starter", "visit", "volunteering", "repair", "trees", "course", "local")  # fmt: skip
    noun = stage.rng.choice(LOTS)
    first, second = stage.rng.sample(range(1, 7), 2)
    ways = [stage.rng.choice(("{0} {1}", "{0} no. {1}", "{0} number {1}", "{2} {1}", "{2} No. {1}", "{0} #{1}")) for _ in "12"]  # fmt: skip
    one, other = (way.format(noun, many, noun.capitalize()) for way, many in zip(ways, (first, second), strict=True))  # fmt: skip
    return marked(stage, deed, f"{one}.", f"{other}.")


ALIKE_BUT_FOR = (
    ("the kitchen side", "the stage side"), ("with Joan", "with Martin"), ("for Amir", "for Beth"), ("on Mill Lane", "on Church Lane"), ("by the canal", "by the park"), ("with the red van", "with the white van"),
    ("for parents", "for pupils"), ("for new members", "for trustees"), ("for the altos", "for the tenors"), ("led by Priya", "led by Tom"), ("with Dell", "with Lenovo"), ("for Mrs Hall", "for Mr Singh"),
    ("for Ukrainians", "for Afghans"), ("at the quiz night", "at the golf day"), ("on the tombola", "on the cake stall"), ("from head office", "from the site"), ("with the directors", "with the graduates"),
    ("for over 60s", "for over 80s"), ("with reception", "with Year 2"), ("for the sixth form", "for the lower school"), ("in the old barn", "in the new barn"), ("upstairs", "downstairs"), ("behind the stage", "beside the bar"),
    ("first thing", "last thing"), ("before the match", "after the match"), ("in English", "in Welsh"), ("in French", "in Spanish"), ("for carers", "for veterans"), ("for refugees", "for jobseekers"), ("at the top gate", "at the lower gate"),
    ("9-12", "1-4"), ("with tools from us", "with tools from them"), ("to the porch", "to the fence"), ("of walls", "of ceilings"), ("in blue", "in green"), ("by boat", "by van"), ("for toddlers", "for teenagers"),
    ("with apprentices", "with managers"), ("as judges", "as stewards"), ("near the lake", "near the road"), ("for Flat 3a", "for Flat 3b"), ("on the left bank", "on the right bank"), ("with a choir", "with a band"),
    ("in the hall", "in the yard"), ("for the netball club", "for the chess club"), ("with Alder Crew", "with Birch Crew"), ("the long table", "the round table"), ("for Leeds Road", "for York Road"), ("batch kx", "batch ky"),
    ("pallet of Monday", "pallet of Friday"), ("theory", "practice"), ("swimmers", "runners"), ("for fathers", "for mothers"), ("small ones", "large ones"), ("single beds", "bunk beds"), ("winter sizes", "summer sizes"),
)  # fmt: skip
"""Of what either tells its own, where all other words are the same."""


@manner("the same words but for a few")
def but_for_a_few(stage: Stage) -> Pair:
    deed = stage.deed("visit", "volunteering", "repair", "goods", "money", "mentoring", "food", "pupils", "advice")  # fmt: skip
    one, other = stage.rng.sample(stage.rng.choice(ALIKE_BUT_FOR), 2)
    texts = with_words(stage, deed, one, other)
    proofs: tuple[tuple[Evidence, ...], ...] = stage.rng.choice((((), ()), (stage.some_evidence(deed), stage.some_evidence(deed)), tuple((each,) for each in stage.two_numbers(deed))))  # fmt: skip
    return tuple(stage.written(deed, 0, description=text, evidence=proof) for text, proof in zip(texts, proofs, strict=True))  # fmt: skip
