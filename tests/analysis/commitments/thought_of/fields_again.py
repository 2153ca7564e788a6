"""One benefit twice on record, thought of field by field: what a second hand may do to numbers, days, amounts, names and words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.third_set.kinds import NATION, said
from tests.analysis.commitments.third_set.region import Receiver
from tests.analysis.commitments.third_set.stage import Deed, Stage, month_of, numbered, stretch
from weft.analysis.commitments.benefit import Evidence, Recorded

Pair = tuple[Recorded, Recorded]
Make = Callable[[Stage], Pair]
AGAIN: dict[str, Make] = {}
GIVEN = ("goods", "food", "money", "repair")
PEOPLE = ("apprentice", "starter", "placement")
PAPER = ("goods", "food", "money", "volunteering", "visit", "sme", "vcse", "waste")


def manner(name: str) -> Callable[[Make], Make]:
    """Take what it stands over in."""

    def take(make: Make) -> Make:
        assert name not in AGAIN
        AGAIN[name] = make
        return make

    return take


def told(stage: Stage, deed: Deed, way: int | None = None) -> str:
    """It in the words of one of the ways."""
    return stage.told(deed, stage.rng.randrange(4) if way is None else way, tail=False)


def by_number(
    stage: Stage, deed: Deed, style: Callable[[str, int], str], **changes: object
) -> Pair:
    """Twice by one number, the second time written so."""
    number = stage.number(deed.firm, deed.kind)
    one, other = stage.two_ways()
    ours = numbered(deed.kind, f"{deed.kind.prefix} {number}")
    theirs = numbered(deed.kind, style(deed.kind.prefix, number))
    return (
        stage.written(deed, one, evidence=(ours,)),
        stage.written(deed, other, evidence=(theirs,), **changes),  # type: ignore[arg-type]
    )


def wider(stage: Stage, deed: Deed) -> dict[str, object]:
    """The month or the quarter around its days."""
    months = stage.rng.choice((1, 3))
    begins, ends = stretch(month_of(deed.begins) // months * months, months)
    return {"begins": begins, "ends": ends}


@manner("a list of certificates, and from to")
def in_a_range(stage: Stage) -> Pair:
    deed = replace(stage.deed("course", main=True), amount=stage.rng.randint(3, 9))
    first = stage.number(deed.firm, deed.kind)
    last = stage.number(deed.firm, deed.kind, deed.amount) - 1
    listed = stage.rng.choice((", ", "; ", " & ")).join(f"CERT {each}" for each in range(first, last + 1))  # fmt: skip
    short = stage.rng.choice((f"{first}-{last}", f"certificates {first} to {last}", f"CERT {first} - CERT {last}", f"nos. {first} – {last}", f"{first}/{str(last)[-2:]}"))  # fmt: skip
    one, other = stage.two_ways()
    trainer = stage.rng.choice((deed.firm.ref, stage.rng.choice(deed.firm.subcontractors)))
    return (
        stage.written(deed, one, delivered_by=(trainer,), evidence=(numbered(deed.kind, listed),)),
        stage.written(deed, other, provider=trainer, evidence=(numbered(deed.kind, short),)),
    )


@manner("one of those in a range")
def one_of_a_range(stage: Stage) -> Pair:
    deed = replace(stage.deed("course"), amount=stage.rng.randint(4, 9))
    first = stage.number(deed.firm, deed.kind)
    last = stage.number(deed.firm, deed.kind, deed.amount) - 1
    mine = replace(deed, amount=1)
    way = stage.rng.randrange(4)
    return (
        stage.written(deed, way, evidence=(numbered(deed.kind, f"certs {first} to {last}"),)),
        stage.written(mine, way + 1, evidence=(numbered(deed.kind, f"CERT-{stage.rng.randint(first, last)}"),)),
    )  # fmt: skip


@manner("its day in the words of the other")
def day_in_words(stage: Stage) -> Pair:
    deed = stage.deed("visit", "volunteering", "repair", "goods", "money")
    day = deed.begins.strftime(stage.rng.choice(("%-d %B", "%d/%m/%Y", "%-d %b %Y", "%A %-d %B", "%d.%m.%y", "%B %-d")))  # fmt: skip
    words = stage.rng.choice((f"Took place on {day}.", f"({day})", f"Date: {day}.", f"One session, {day}."))  # fmt: skip
    one, other = stage.two_ways()
    return (
        stage.written(deed, one, evidence=stage.some_evidence(deed)),
        stage.written(deed, other, description=f"{told(stage, deed, other)} {words}", evidence=(stage.proof(deed),), **wider(stage, deed)),
    )  # type: ignore[arg-type] # fmt: skip


@manner("moved to another day, which it says")
def moved(stage: Stage) -> Pair:
    deed = stage.deed("visit", "volunteering", "repair", "pupils")
    later = stage.again(deed, stage.rng.choice((1, 2, 7, 14, 21, 28)))
    day = f"{deed.begins:%-d %B}"
    words = stage.rng.choice((f"Postponed from {day}.", f"Rearranged: was to be {day}.", f"Originally planned for {day}.", f"Instead of {day}, because of illness.", f"Reported before with the date {day}, which was wrong."))  # fmt: skip
    one, other = stage.two_ways()
    return (
        stage.written(deed, one),
        stage.written(later, other, description=f"{told(stage, later, other)} {words}", evidence=(stage.proof(later),)),
    )  # fmt: skip


@manner("another year was typed, one number")
def another_year(stage: Stage) -> Pair:
    deed = stage.deed(*PAPER[:5])
    years = deed.begins.year + stage.rng.choice((-1, 1)), deed.ends.year
    if (deed.begins.month, deed.begins.day) == (2, 29):
        deed = replace(deed, begins=deed.begins.replace(day=28), ends=deed.begins.replace(day=28))
    day = deed.begins.replace(year=years[0])
    late = deed.ends + timedelta(days=stage.rng.randint(2, 60))
    styles = ("{p}-{n}", "{n}", "no. {n}", "{p}{n:06}")
    style = stage.rng.choice(styles)
    return by_number(stage, deed, lambda p, n: style.format(p=p, n=n), begins=day, ends=day, recorded_on=late)  # fmt: skip


@manner("last year was typed, as the day of recording shows")
def year_by_recording(stage: Stage) -> Pair:
    deed = stage.deed("goods", "food", "repair", "volunteering")
    deed = replace(deed, amount=deed.amount + (1 if deed.kind.unit == "items" else 0))
    day = deed.begins + timedelta(days=1 if (deed.begins.month, deed.begins.day) == (2, 29) else 0)
    deed = replace(deed, begins=day, ends=day)
    wrong = day.replace(year=day.year - 1)
    one, other = stage.rng.sample(range(3), 2)
    late = day + timedelta(days=stage.rng.randint(3, 40))
    return (
        stage.written(deed, one, evidence=stage.some_evidence(deed), recorded_on=day + timedelta(days=stage.rng.randint(1, 30))),
        stage.written(deed, other, begins=wrong, ends=wrong, evidence=(), recorded_on=late),
    )  # fmt: skip


@manner("broken off in the middle")
def broken_off(stage: Stage) -> Pair:
    deed = stage.deed("goods", "volunteering", "visit", "food", "money", "advice", "sme", "waste")
    whole = stage.written(deed, stage.rng.randrange(4), evidence=stage.some_evidence(deed))
    kept = whole.description[: max(12, len(whole.description) * stage.rng.randint(3, 9) // 10)]
    return replace(whole, description=kept, places=(), cohorts=(), evidence=()), whole


@manner("the receiver stands in the words alone")
def receiver_in_words(stage: Stage) -> Pair:
    deed = stage.deed(*GIVEN, "visit", "volunteering")
    assert deed.whom
    one, other = stage.rng.sample(range(3), 2)
    general = stage.rng.choice(("", "the community", "local people", "a school", "children"))
    return (
        stage.written(deed, one, evidence=stage.some_evidence(deed)),
        stage.written(deed, other, beneficiary="", beneficiary_name=general, evidence=stage.some_evidence(deed)),
    )  # fmt: skip


@manner("by its former name")
def former_name(stage: Stage) -> Pair:
    deed = stage.deed(*GIVEN, "visit")
    assert deed.whom
    before = stage.rng.choice([each.name for each in stage.region.receivers if each.kind == deed.whom.kind and each != deed.whom])  # fmt: skip
    name = stage.rng.choice((f"{deed.whom.name} (formerly {before})", f"{before} (now {deed.whom.name})", f"{deed.whom.name} - was {before}"))  # fmt: skip
    one, other = stage.rng.sample(range(2), 2)
    theirs = replace(deed, whom=replace(deed.whom, name=before))
    return (
        stage.written(deed, one, beneficiary="", beneficiary_name=name, evidence=stage.some_evidence(deed)),
        stage.written(theirs, other, beneficiary="", beneficiary_name=before, evidence=stage.some_evidence(deed)),
    )  # fmt: skip


@manner("with those above it in its name")
def umbrella(stage: Stage) -> Pair:
    deed = stage.deed(*GIVEN, "visit", "pupils")
    assert deed.whom
    name = stage.rng.choice((f"{deed.whom.name}, part of the Merewick Learning Trust", f"{deed.whom.name} c/o St Cedd's Church", f"Merewick Trust - {deed.whom.name}", f"{deed.whom.name} (Year 9)", f"{deed.whom.name}, {deed.ward.name}"))  # fmt: skip
    one, other = stage.rng.sample(range(3), 2)
    theirs = replace(deed, whom=replace(deed.whom, name=name))
    return (
        stage.written(deed, one, evidence=stage.some_evidence(deed)),
        stage.written(theirs, other, beneficiary="", evidence=stage.some_evidence(deed)),
    )


_READ = {"5": "S", "8": "B", "2": "Z", "6": "G", "0": "O", "1": "I"}


@manner("letters read for digits")
def misread(stage: Stage) -> Pair:
    def style(letters: str, number: int) -> str:
        digits = str(number)
        at = [place for place, each in enumerate(digits) if each in _READ]
        if not at:
            return f"{letters} {number}"
        place = stage.rng.choice(at)
        return f"{letters}-{digits[:place]}{_READ[digits[place]]}{digits[place + 1 :]}"

    return by_number(stage, stage.deed(*PAPER, *PEOPLE), style)


STYLES = (
    "{p} {n} (copy)", "{p}{n} v2", "{p} {n} rev. A", "{p}-{n} signed", "{p} {n}, page 1 of 2", "{p} {n} of {d}", "{p}{n} dated {d}", "{d} - {p} {n}", "{p} {n} / PO {o}",
    "PO {o}, {p} {n}", "{p} {n} (order {o})", "{p}{n} & cover letter", "our ref {p}/{n}", "Number: {n}", "{p}.{n}", "{p}_{n}", "{p} nr {n}", "#{n}", "{n} ({p})", "{p} {a} {b}",
)  # fmt: skip
"""How a second hand writes a number, with what it adds."""


@manner("a number with something added")
def with_more(stage: Stage) -> Pair:
    deed = stage.deed(*PAPER, *PEOPLE)
    style = stage.rng.choice(STYLES)
    day = deed.begins.strftime(stage.rng.choice(("%d/%m/%Y", "%-d %B %Y", "%d.%m.%y", "%Y-%m-%d", "%-d %b")))  # fmt: skip
    order = stage.rng.randint(400000, 499999)
    return by_number(
        stage,
        deed,
        lambda p, n: style.format(p=p, n=n, d=day, o=order, a=str(n)[:-3], b=str(n)[-3:]),
    )


@manner("the number stands in words or in what a file is called")
def in_a_name(stage: Stage) -> Pair:
    deed = stage.deed(*PAPER)
    number, letters = stage.number(deed.firm, deed.kind), deed.kind.prefix
    one, other = stage.two_ways()
    ours = stage.written(deed, one, evidence=(numbered(deed.kind, f"{letters} {number}"),))
    if stage.rng.random() < 0.5:
        name = stage.rng.choice((f"{letters.lower()}{number}.pdf", f"scan_{letters}-{number}.pdf", f"{letters.title()} {number} signed.pdf", f"{number}_{letters}.jpg"))  # fmt: skip
        return ours, stage.written(deed, other, evidence=(stage.file(name),))
    words = f"{told(stage, deed, other)} {stage.rng.choice(('Ref', 'See', 'Our number', 'Number'))} {letters} {number}."
    return ours, stage.written(deed, other, description=words)


@manner("the same number as another kind of evidence")
def another_kind(stage: Stage) -> Pair:
    deed = stage.deed(*PAPER, *PEOPLE)
    one, other = by_number(stage, deed, lambda p, n: f"{p}{n}")
    kind = stage.rng.choice([each for each in ("statement", "payroll", "training") if each != deed.kind.proof])  # fmt: skip
    return one, replace(other, evidence=(replace(other.evidence[0], kind=kind),))  # type: ignore[arg-type]


SAYS_AGAIN = (
    "Also reported under our other contract.", "Already in our return of last month.", "Resubmitted with the evidence.", "Corrected entry, replaces the one before.",
    "Same event as reported by our partner.", "Previously reported; wording changed.", "This was also submitted to the other council.", "Duplicate of our earlier entry?",
    "Re-entered as the first did not save.", "As reported in the quarterly return.", "Correction of the hours that we sent before.", "Also claimed by the main contractor.",
)  # fmt: skip


@manner("it says that it was told before")
def says_again(stage: Stage) -> Pair:
    deed = stage.deed(*GIVEN, "visit", "volunteering", "advice", "waste", "sme")
    one, other = stage.two_ways()
    more = replace(deed, amount=deed.amount * stage.rng.choice((100, 100, 90, 110, 125)) // 100)
    agreement = stage.rng.choice(deed.firm.agreements)
    return (
        stage.written(deed, one, evidence=(stage.proof(deed),)),
        stage.written(more, other, agreement=agreement.ref, evidence=stage.some_evidence(deed),
                      description=f"{told(stage, more, other)} {stage.rng.choice(SAYS_AGAIN)}"),
    )  # fmt: skip


@manner("another amount was typed than it says")
def amount_said(stage: Stage) -> Pair:
    deed = stage.deed("volunteering", "goods", "food", "money", "visit", "mentoring", "waste")
    wrong = max(1, stage.rng.choice((deed.amount // 60, deed.amount * 3, deed.amount // 7, stage.rng.randint(2, 9))))  # fmt: skip
    one, other = stage.rng.sample(range(2), 2)
    return (
        stage.written(deed, one, evidence=stage.some_evidence(deed)),
        stage.written(deed, other, quantity=wrong, evidence=(stage.proof(deed),)),
    )


@manner("people and hours, both said")
def people_and_hours(stage: Stage) -> Pair:
    people, hours = stage.rng.randint(3, 14), stage.rng.choice((3, 4, 6, 7))
    deed = replace(stage.deed("volunteering"), amount=people * hours * 60)
    words = stage.rng.choice((f"{people} people x {hours} hours", f"{people} of us for {hours} hours each", f"{people} volunteers, {hours} h each"))  # fmt: skip
    wrong = stage.rng.choice((people * hours, people * 60, hours * 60, people))
    one, other = stage.two_ways()
    return (
        stage.written(deed, one, description=f"{told(stage, deed, one)} {words}.", evidence=stage.some_evidence(deed)),
        stage.written(deed, other, description=f"{told(stage, deed, other)} {words}.", quantity=wrong, evidence=stage.some_evidence(deed)),
    )  # fmt: skip


TOTALS = ("Total to date.", "Cumulative since April.", "Year to date figure.", "Running total.", "So far this year.", "Includes the previous quarter.", "Including what we reported in the first quarter.")  # fmt: skip


@manner("so far, with what was told before")
def so_far(stage: Stage) -> Pair:
    deed = stage.deed("sme", "vcse", "carbon", "waste", "apprentice", "local", "mentoring")
    months = stage.rng.choice((3, 6, 9))
    _, ends = stretch(month_of(deed.ends) + months, 1)
    more = replace(deed, ends=ends, amount=deed.amount * stage.rng.randint(130, 320) // 100)
    way = stage.rng.randrange(4)
    number = (stage.proof(deed),) if deed.kind.prefix and stage.rng.random() < 0.5 else ()
    return (
        stage.written(deed, way, evidence=number),
        stage.written(
            more,
            way,
            description=f"{told(stage, more, way)} {stage.rng.choice(TOTALS)}",
            evidence=number,
        ),
    )


@manner("in the quarter of another calendar")
def wrong_quarter(stage: Stage) -> Pair:
    deed = stage.deed("sme", "vcse", "local", "carbon")
    begins, ends = stretch(month_of(deed.begins) + stage.rng.choice((3, -3, 9)), 3)
    name = f"Q{(deed.begins.month - 1) // 3 + 1} return.xlsx"
    ours = stage.file(name) if stage.rng.random() < 0.5 or not deed.kind.prefix else stage.proof(deed)  # fmt: skip
    one, other = stage.two_ways()
    return stage.written(deed, one, evidence=(ours,)), stage.written(deed, other, begins=begins, ends=ends, evidence=(ours,))  # fmt: skip


@manner("the day on which it was written down")
def day_of_recording(stage: Stage) -> Pair:
    deed = stage.deed(*GIVEN, "visit", "volunteering")
    one, other = stage.rng.sample(range(3), 2)
    first = stage.written(deed, one, evidence=(stage.proof(deed),))
    day = stage.rng.choice((first.recorded_on, deed.begins + timedelta(days=stage.rng.randint(3, 40))))  # fmt: skip
    proof = () if stage.rng.random() < 0.5 else first.evidence
    return first, stage.written(deed, other, begins=day, ends=day, recorded_on=day, evidence=proof)


@manner("one statement in the same words")
def one_statement(stage: Stage) -> Pair:
    deed = stage.deed(*GIVEN, "visit", "advice")
    assert deed.whom
    said_ = stage.rng.choice((f"letter from {deed.whom.name}, {deed.begins:%-d %B}", f"Email of {deed.begins:%d/%m/%Y} from the head", f"thank you note, {deed.whom.name}"))  # fmt: skip
    again = stage.rng.choice((said_, said_.upper(), said_.replace(",", " -"), f"{said_}."))
    one, other = stage.two_ways()
    return (
        stage.written(deed, one, evidence=(Evidence("statement", "", None, said_),)),
        stage.written(deed, other, evidence=(Evidence("statement", "", None, again),), beneficiary="", beneficiary_name=""),
    )  # fmt: skip


@manner("pressed twice")
def pressed_twice(stage: Stage) -> Pair:
    deed = stage.deed(*GIVEN, "sme", "visit", "carbon", "trees", "local", "course")
    one = stage.written(deed, stage.rng.randrange(4), evidence=stage.some_evidence(deed))
    return one, replace(one, evidence=() if stage.rng.random() < 0.5 else one.evidence)


@manner("one page by another address")
def another_address(stage: Stage) -> Pair:
    deed = stage.deed("visit", "volunteering", "trees", "goods")
    site, number = deed.firm.name.lower().replace(" ", ""), stage.rng.randint(1000, 99999)
    slug = f"{deed.thing.lower().replace(' ', '-')}-at-{(deed.whom.name if deed.whom else deed.ward.name).lower().replace(' ', '-')}"  # fmt: skip
    page = stage.rng.choice((f"{site}.example/news/{number}-{deed.thing.split()[-1]}", f"{site}.example/blog/2025/{slug}", f"{site}.example/index.php?id={number}"))  # fmt: skip
    more = "&" if "?" in page else "?"
    again = stage.rng.choice((f"http://{page}{more}s=20", f"www.{page}{more}from=newsletter", f"https://m.{page}{more}share=fb&h=1a2b3c", f"{page}#photos", f"https://{page}{more}amp=1", f"{page.upper()}"))  # fmt: skip
    one, other = stage.two_ways()
    return (
        stage.written(deed, one, evidence=(Evidence("link", "", None, f"https://www.{page}"),)),
        stage.written(deed, other, evidence=(Evidence("link", "", None, again),), places=(), beneficiary="", beneficiary_name=""),
    )  # fmt: skip


@manner("in the wrong place, by one number")
def wrong_place(stage: Stage) -> Pair:
    deed = stage.deed(*PAPER, *PEOPLE)
    ward = stage.rng.choice(stage.region.wards)
    cohort = stage.rng.choice(((), ("veterans",), ("young-people",)))
    return by_number(stage, deed, lambda p, n: f"{p}/{n}", places=(ward.code,), cohorts=cohort)


@manner("in another framework, in other words, the words say the amount")
def elsewhere_said(stage: Stage) -> Pair:
    deed = stage.deed("volunteering", "goods", "food", "visit")
    assert deed.whom
    one, other = stage.rng.sample(range(2), 2)
    people = stage.rng.randint(2, 9)
    words = f"{people} of our people were at {deed.whom.name}, {said(deed.kind.unit, deed.amount)} in all, {deed.thing}."
    return (
        stage.written(deed, one, evidence=stage.some_evidence(deed)),
        stage.written(deed, other, measure=f"{NATION}/N{stage.rng.randint(1, 9)}", quantity=people, description=words, evidence=stage.some_evidence(deed)),
    )  # fmt: skip


@manner("a stranger's record of the same paper for the same receiver")
def by_a_stranger(stage: Stage) -> Pair:
    deed = stage.deed(*GIVEN, "visit")
    firm = stage.rng.choice([each for each in stage.region.firms if stage.region.strangers(each, deed.firm)])  # fmt: skip
    one, other = stage.two_ways()
    proof = (stage.proof(deed), stage.file("delivery note.pdf"))
    return (
        stage.written(deed, one, evidence=proof),
        stage.written(deed, other, provider=firm.ref, accountable=firm.ref, evidence=proof, agreement=firm.agreements[0].ref),
    )  # fmt: skip


@manner("the last figures of its number alone")
def last_figures(stage: Stage) -> Pair:
    deed = stage.deed(*PAPER, *PEOPLE)
    style = stage.rng.choice(
        ("ending {0}", "{p} ...{0}", "number ends in {0}", "xxx{0}", "{p} **{0}")
    )
    return by_number(stage, deed, lambda p, n: style.format(str(n)[-4 if n > 9999 else -3 :], p=p))


@manner("what was given is given on, as it says")
def given_on(stage: Stage) -> Pair:
    deed = stage.deed("goods", "food", "money")
    assert deed.whom
    last = stage.rng.choice([each for each in stage.region.receivers if each != deed.whom])
    much = said(deed.kind.unit, deed.amount)
    words = stage.rng.choice((
        "Passed on to {0}: {1}, {2}, which {3} had given us.", "{1} {2} handed on to {0}, from the donation of {3}.", "{0} was given {1}, {2}; originally given by {3}.",
        "Redistributed to {0}: the {1} {2} that we had from {3}.",
    ))  # fmt: skip
    day = deed.begins + timedelta(days=stage.rng.randint(1, 25))
    return (
        stage.written(deed, stage.rng.randrange(4), evidence=stage.some_evidence(deed)),
        stage.written(
            deed, 0, description=words.format(last.name, much, deed.thing, deed.firm.name), provider=deed.whom.ref, accountable=deed.whom.ref, begins=day, ends=day,
            beneficiary=last.ref, beneficiary_name=last.name, places=(last.ward.code,), evidence=stage.some_evidence(deed),
        ),
    )  # fmt: skip


@manner("foreseen before its day, and then done")
def foreseen(stage: Stage) -> Pair:
    deed = stage.deed("visit", "volunteering", "repair", "pupils", "goods", "course")
    step = max(1, deed.amount // 20)
    hoped = replace(deed, amount=max(1, deed.amount + step * stage.rng.randint(-5, 5)))
    words = stage.rng.choice(("Forecast: {}", "{} Planned.", "To be held: {}", "Expected: {}", "{} (figures to follow)", "{}", "Scheduled. {}"))  # fmt: skip
    one, other = stage.two_ways()
    early = deed.begins - timedelta(days=stage.rng.randint(3, 60))
    return (
        stage.written(hoped, one, description=words.format(told(stage, hoped, one)), recorded_on=early),
        stage.written(deed, other, evidence=(stage.proof(deed),)),
    )  # fmt: skip


@manner("so many of all who were there, by who brought them")
def some_of_all(stage: Stage) -> Pair:
    deed = stage.deed("volunteering", "course", "visit", main=True)
    each, many = stage.rng.choice((60, 210, 420)) if deed.kind.unit == "hours" else 1, stage.rng.randint(6, 40)  # fmt: skip
    ours = stage.rng.randint(2, many - 2)
    whole, part = replace(deed, amount=each * many), replace(deed, amount=each * ours)
    sub = stage.rng.choice(deed.firm.subcontractors)
    words = stage.rng.choice(("{0} of the {1} were ours.", "We sent {0} of the {1}.", "Ours: {0} out of {1}.", "{0} among the {1} who came.", "Our {0} of the {1}."))  # fmt: skip
    one, other = stage.two_ways()
    return (
        stage.written(whole, one, description=f"{told(stage, whole, one)} {many} people.", delivered_by=(sub,), evidence=stage.some_evidence(deed)),
        stage.written(part, other, description=f"{told(stage, part, other)} {words.format(ours, many)}", provider=sub, evidence=stage.some_evidence(deed)),
    )  # fmt: skip


def at_hours(stage: Stage, begins: int, lasts: int) -> str:
    """From when to when, as somebody writes it."""
    ends = begins + lasts
    (h, m), (i, n) = divmod(begins, 60), divmod(ends, 60)
    ways = [f"{h}.{m:02}-{i}.{n:02}", f"{h}:{m:02} to {i}:{n:02}", f"from {h}.{m:02} until {i}.{n:02}", f"{h:02}{m:02}-{i:02}{n:02} hrs"]  # fmt: skip
    halves = [f"{(each - 1) % 12 + 1}{f'.{some:02}' if some else ''}{'am' if each < 12 else 'pm'}" for each, some in ((h, m), (i, n))]  # fmt: skip
    return stage.rng.choice((*ways, f"{halves[0]} to {halves[1]}", f"{halves[0]}–{halves[1]}"))


@manner("one session, its hours written otherwise")
def same_hours(stage: Stage) -> Pair:
    deed = stage.deed("visit", "volunteering", "repair", "pupils")
    begins, lasts = stage.rng.randrange(540, 900, 15), stage.rng.randrange(45, 180, 15)
    one, other = stage.two_ways()
    return (
        stage.written(deed, one, description=f"{told(stage, deed, one)} {at_hours(stage, begins, lasts)}.", evidence=stage.some_evidence(deed)),
        stage.written(deed, other, description=f"{told(stage, deed, other)} ({at_hours(stage, begins, lasts)})", evidence=stage.some_evidence(deed)),
    )  # fmt: skip


SORTS = {
    "goods": ("Delivery note {n}", "DN-{n}", "signed delivery note no. {n}", "D/N {n}"), "food": ("Delivery note {n}", "DN {n}", "Collection note, delivery {n}", "DN/{n}"),
    "money": ("Receipt {n}", "Rcpt no. {n}", "receipt no {n} from the treasurer", "REC {n}"), "sme": ("Invoice {n}", "INV-{n}", "Inv. no. {n}", "supplier invoice {n}"),
    "vcse": ("Invoice {n}", "INV {n}", "inv no {n}", "Invoice ref {n}"), "waste": ("Weighbridge ticket {n}", "WB ticket {n}", "Ticket no. {n}", "weighbridge {n}"),
    "course": ("Certificate {n}", "Cert. no. {n}", "CERT/{n}", "certificate number {n}"),
}  # fmt: skip
"""How a paper of each kind is called by whoever writes out what it is."""
ORDERS = ("Purchase order {n}", "PO {n}", "Order no. {n}", "P.O. {n}")


def paper(stage: Stage, deed: Deed, number: int, way: int | None = None) -> Evidence:
    """A number as one types it who says of which paper it is."""
    ways = SORTS[deed.kind.key]
    return numbered(deed.kind, (stage.rng.choice(ways) if way is None else ways[way]).format(n=number))  # fmt: skip


def one_paper(stage: Stage, deed: Deed) -> tuple[Evidence, Evidence]:
    """One paper, called in two ways."""
    number = stage.rng.randrange(10_000, 999_999)
    one, other = stage.two_ways()
    return paper(stage, deed, number, one), paper(stage, deed, number, other)


@manner("a paper told again in the next return")
def next_return(stage: Stage) -> Pair:
    deed = stage.deed(*SORTS)
    ours, theirs = one_paper(stage, deed)
    begins, ends = stretch(month_of(deed.ends) // 3 * 3 + 3, 3)
    one, other = stage.two_ways()
    return (
        stage.written(deed, one, evidence=(ours,)),
        stage.written(deed, other, evidence=(theirs,), begins=begins, ends=ends, recorded_on=ends + timedelta(days=stage.rng.randint(2, 30))),
    )  # fmt: skip


@manner("the day of the paper, and that of its payment or posting")
def paid_later(stage: Stage) -> Pair:
    deed = stage.deed("sme", "vcse", "goods", "food", "money")
    ours, theirs = one_paper(stage, deed)
    day = deed.ends + timedelta(days=stage.rng.randint(8, 65))
    one, other = stage.two_ways()
    return (
        stage.written(deed, one, evidence=(ours,)),
        stage.written(deed, other, evidence=(theirs,), begins=day, ends=day, recorded_on=day + timedelta(days=9)),
    )  # fmt: skip


@manner("when it was ordered, and when it came under the order")
def ordered(stage: Stage) -> Pair:
    deed = stage.deed("goods", "food", "repair")
    number = stage.rng.randrange(10_000, 999_999)
    ours, theirs = (
        Evidence("statement", "", None, each.format(n=number))
        for each in stage.rng.sample(ORDERS, 2)
    )
    came = deed.begins + timedelta(days=stage.rng.randint(3, 40))
    behind = (theirs, stage.proof(deed)) if stage.rng.random() < 0.7 else (theirs,)
    one, other = stage.two_ways()
    return (
        stage.written(deed, one, evidence=(ours,)),
        stage.written(deed, other, evidence=behind, begins=came, ends=came),
    )


@manner("one file, with the return after")
def file_again(stage: Stage) -> Pair:
    deed = stage.deed("visit", "volunteering", "pupils", "goods", "money", "repair")
    file = stage.file()
    begins, ends = stretch(month_of(deed.ends) + 1, stage.rng.choice((1, 3)))
    again = replace(file, reference=stage.rng.choice(("return.xlsx", "Q2 return.pdf", "evidence pack.pdf")))  # fmt: skip
    one, other = stage.two_ways()
    return (
        stage.written(deed, one, evidence=(file,)),
        stage.written(deed, other, evidence=(again,), begins=begins, ends=ends),
    )


@manner("a day, and the month that says it has it")
def in_its_month(stage: Stage) -> Pair:
    deed = stage.deed("visit", "volunteering", "repair", "food", "pupils")
    begins, ends = stretch(month_of(deed.begins), 1)
    much, day = said(deed.kind.unit, deed.amount), f"{deed.begins.day} {deed.begins:%B}"
    whole = replace(deed, amount=deed.amount * stage.rng.randint(5, 14) // 2)
    words = stage.rng.choice(("including {0} on {1}", "of which {0} on {1}", "incl. {0} on {1}", "among it {0} of {1}", "with the {0} of {1}")).format(much, day)  # fmt: skip
    one, other = stage.two_ways()
    return (
        stage.written(deed, one, evidence=stage.some_evidence(deed)),
        stage.written(whole, other, begins=begins, ends=ends, description=f"{told(stage, whole, other)} ({words})", evidence=stage.some_evidence(deed)),
    )  # fmt: skip


def of_several(stage: Stage, deed: Deed, whom: list[Receiver]) -> tuple[int, str]:
    """So much for each of several, and how that is told."""
    parts = [deed.amount if each == deed.whom else max(2, deed.amount * stage.rng.randint(5, 15) // 10) for each in whom]  # fmt: skip
    listed = [f"{each.name} ({said(deed.kind.unit, part)})" for each, part in zip(whom, parts, strict=True)]  # fmt: skip
    words = stage.rng.choice(("{0}, total of {1}: {2}", "{0}. Made up of {2}", "{0}: total for {1}, namely {2}", "{0}, comprising {2}"))  # fmt: skip
    return sum(parts), words.format(deed.thing.capitalize(), ("two", "three", "four")[len(whom) - 2], "; ".join(listed))  # fmt: skip


@manner("one receiver, and the total that names it")
def named_in_a_total(stage: Stage) -> Pair:
    deed = stage.deed("pupils", "visit", "goods", "volunteering")
    assert deed.whom
    others = [each for each in stage.region.receivers if each.kind == deed.whom.kind and each != deed.whom]  # fmt: skip
    whom = [deed.whom, *stage.rng.sample(others, stage.rng.randint(1, 3))]
    stage.rng.shuffle(whom)
    whole, words = of_several(stage, deed, whom)
    return (
        stage.written(deed, stage.rng.randrange(4), evidence=stage.some_evidence(deed)),
        stage.written(deed, 0, quantity=whole, description=words, beneficiary="", beneficiary_name="", places=(), evidence=stage.some_evidence(deed)),
    )  # fmt: skip


@manner("weeks of one apprentice, and the year around them")
def within_a_year(stage: Stage) -> Pair:
    deed = stage.deed("apprentice")
    lasted = (deed.ends - deed.begins).days + 1
    begins = deed.begins - timedelta(days=stage.rng.randint(0, 250))
    ends = begins + timedelta(days=363)
    part = replace(deed, amount=round(lasted * stage.rng.uniform(1.25, 1.4)))
    measure = stage.rng.choice((deed.kind.measure, deed.kind.measure.replace(":2025/A1", ":2023/W4")))  # fmt: skip
    ours, theirs = stage.one_number(deed)
    one, other = stage.two_ways()
    return (
        stage.written(part, one, evidence=(ours,)),
        stage.written(replace(deed, amount=stage.rng.randrange(455, 500)), other, begins=begins, ends=ends, measure=measure, evidence=(theirs,)),
    )  # fmt: skip


@manner("as many days of work, by days of other lengths")
def longer_days(stage: Stage) -> Pair:
    deed = stage.deed("volunteering", "advice", "repair")
    days = stage.rng.randint(3, 25)
    one, other = stage.two_ways()
    said_ = stage.rng.sample(("{} staff days", "{} volunteer days", "{} working days", "{} person-days", "{} days"), 2)  # fmt: skip
    minutes = stage.rng.sample((420, 444, 450, 480), 2)
    return tuple(
        stage.written(deed, way, quantity=days * long, description=f"{told(stage, replace(deed, amount=days * long), way)} {words.format(days)}.", evidence=stage.some_evidence(deed))
        for way, words, long in zip((one, other), said_, minutes, strict=True)
    )  # type: ignore[return-value] # fmt: skip


@manner("by another code of another edition")
def other_edition(stage: Stage) -> Pair:
    deed = stage.deed(*GIVEN, "visit", "volunteering", "course")
    measure = f"mere-levels:2023/{stage.rng.choice('KLMN')}{stage.rng.randint(1, 9)}"
    one, other = stage.two_ways()
    return (
        stage.written(deed, one, evidence=stage.some_evidence(deed)),
        stage.written(deed, other, measure=measure, evidence=stage.some_evidence(deed)),
    )


REMARKS = (
    "well attended", "photos can be sent", "good feedback", "see monthly report", "details to follow", "thank you all", "signed off", "entered by the bid team", "as promised", "checked by finance", "it rained", "lunch provided",
    "more on request", "evidence on file", "agreed with the contract manager", "great success", "everyone enjoyed it", "very welcome", "figures confirmed", "uploaded again", "copied from our sheet", "as in our tender", "arranged by our community lead",
    "happy to show more", "with thanks", "form attached", "notes kept", "approved", "counted for this quarter", "went well", "all safe", "a good day", "reported by phone first", "receipt to come",
)  # fmt: skip
"""What is said of the record, or of how it went: another hand says another."""


def with_words(stage: Stage, deed: Deed, one: str, other: str) -> tuple[str, str]:
    """The same words twice, each with its own in them, at the end or in the middle."""
    way = stage.rng.randrange(4)
    words = told(stage, deed, way).rstrip(".")
    shape = stage.rng.choice(
        ("{0}, {1}", "{0} ({1})", "{0} {1}", "{0} - {1}", "{0}, {1}, all in one go", "{0} {1}.")
    )
    return shape.format(words, one), shape.format(words, other)


@manner("the same words, and something said of the record")
def remarked(stage: Stage) -> Pair:
    deed = stage.deed("visit", "volunteering", "repair", "goods", "money", "mentoring", "food", "pupils", "advice")  # fmt: skip
    texts = with_words(stage, deed, *stage.rng.sample(REMARKS, 2))
    agreement = stage.rng.choice(deed.firm.agreements).ref
    return (
        stage.written(deed, 0, description=texts[0], evidence=stage.some_evidence(deed)),
        stage.written(deed, 0, description=texts[1], evidence=(stage.proof(deed),) if stage.rng.random() < 0.5 else (), agreement=agreement),
    )  # fmt: skip
