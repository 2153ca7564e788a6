"""One benefit in two records: hours, learners, starters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.analysis.commitments.plant import Case
from tests.analysis.commitments.seventh_set.facts import Fact, spoken
from tests.analysis.commitments.seventh_set.firms import any_tie, both, elsewhere, unnamed
from tests.analysis.commitments.seventh_set.kinds import KINDS, MINUTES, said
from tests.analysis.commitments.seventh_set.manner import Manners, two
from tests.analysis.commitments.seventh_set.stage import Stage, months_later, typed_otherwise
from weft.analysis.commitments.benefit import Evidence

MANNERS = Manners()
HOURS = ("volunteering", "volunteering", "lessons")
STARTS = ("job", "job", "apprentice")
ONE_RECEIVER = (
    Fact.SAME_RECEIVER,
    Fact.SAME_DAYS,
    Fact.SAME_AMOUNT,
    Fact.SAME_MEASURE,
    Fact.NO_TWO_NUMBERS,
)


@MANNERS.add("entered twice word for word", "One firm, one receiver, the same days, amount and words.", 3,
             Fact.SAME_PROVIDER, Fact.SAME_WORDS, *ONE_RECEIVER)  # fmt: skip
def _word_for_word(stage: Stage) -> Case:
    deed = stage.deed(stage.rng.choice((*HOURS, "pupils", "advice", "residents")))
    first = stage.record(deed, stage.firm(), evidence=stage.some_evidence(deed.kind))
    kept = stage.rng.choice((first.evidence, ()))
    if kept and KINDS[deed.kind].number in {each.kind for each in first.evidence}:
        kept = ()
    later = first.recorded_on + timedelta(days=stage.rng.choice((0, 0, 1, 7, 31, 90)))
    return two(first, replace(first, recorded_on=later, evidence=kept))


@MANNERS.add("typed again from the same sign-in sheet", "Both bear the number of one sheet.", 3,
             Fact.SAME_PROVIDER, Fact.SAME_NUMBER, Fact.SAME_MEASURE, Fact.DAYS_MEET)  # fmt: skip
def _same_sheet(stage: Stage) -> Case:
    deed, number = stage.deed(stage.rng.choice((*HOURS, "advice", "together"))), stage.number()
    first, second = both(stage, deed, "same", ((stage.typed(deed.kind, number),), (stage.typed(deed.kind, number),)))  # fmt: skip
    return two(first, unnamed(second) if stage.rng.random() < 0.3 else second)


@MANNERS.add("contractor and subcontractor tell of one day", "One receiver, the same day and hours; the one delivers for the other.", 3,
             Fact.CHAIN, *ONE_RECEIVER)  # fmt: skip
def _one_day_by_chain(stage: Stage) -> Case:
    deed = stage.deed(stage.rng.choice((*HOURS, "pupils")))
    papers = stage.rng.choice((((stage.file(),), (stage.file(),)), ((), (stage.numbered(deed.kind),)), ((stage.picture(),), ())))  # fmt: skip
    return two(*both(stage, deed, "chain", papers))


@MANNERS.add("receiver typed by hand", "One firm, the same day and hours, and two spellings of one name.", 3,
             Fact.TIED, *ONE_RECEIVER)  # fmt: skip
def _typed_receiver(stage: Stage) -> Case:
    deed = stage.deed(stage.rng.choice((*HOURS, "pupils", "residents")))
    first, second = both(stage, deed, any_tie(stage), ((), stage.some_evidence(deed.kind)))
    name = typed_otherwise(first.beneficiary_name, stage.rng)
    return two(first, replace(second, beneficiary="", beneficiary_name=name, description=second.description.replace(first.beneficiary_name, name)))  # fmt: skip


@MANNERS.add("apprentice of contractor and subcontractor", "Both bear the number of one apprenticeship agreement.", 3,
             Fact.CHAIN, Fact.SAME_NUMBER, Fact.SAME_MEASURE, Fact.SAME_AMOUNT, Fact.DAYS_MEET)  # fmt: skip
def _apprentice_by_chain(stage: Stage) -> Case:
    deed, number = stage.deed("apprentice"), stage.number()
    return two(*both(stage, deed, "chain", ((stage.typed(deed.kind, number),), (stage.typed(deed.kind, number),))))  # fmt: skip


@MANNERS.add("the same weeks of the same apprentice", "One agreement number and the same quarter.", 3,
             Fact.TIED, Fact.SAME_NUMBER, Fact.WEEKS, Fact.SAME_DAYS, Fact.SAME_MEASURE)  # fmt: skip
def _same_weeks(stage: Stage) -> Case:
    deed, number = stage.deed("apprentice weeks"), stage.number()
    papers = ((stage.typed(deed.kind, number),), (stage.typed(deed.kind, number),))
    fewer = stage.rng.choice((130, 130, 120, 124))
    return two(*both(stage, deed, any_tie(stage), papers, fewer))


@MANNERS.add("starter told again in the return of the quarter", "One payroll number, and the start lies within the quarter of the other.", 3,
             Fact.TIED, Fact.ONCE, Fact.SAME_NUMBER, Fact.DAYS_WITHIN, Fact.SAME_MEASURE, Fact.SAME_AMOUNT)  # fmt: skip
def _starter_in_quarter(stage: Stage) -> Case:
    deed, number = stage.deed(stage.rng.choice(STARTS)), stage.number()
    first, second = both(stage, deed, any_tie(stage), ((stage.typed(deed.kind, number),), (stage.typed(deed.kind, number),)))  # fmt: skip
    month = 3 * ((deed.begins.month - 1) // 3) + 1
    quarter = date(deed.begins.year, month, 1)
    ends = months_later(quarter, 3) - timedelta(days=1)
    return two(first, replace(second, begins=quarter, ends=ends, measure=first.measure, recorded_on=ends + timedelta(days=12)))  # fmt: skip


@MANNERS.add("agency and employer tell of one starter", "One payroll number, and the one works for the other.", 2,
             Fact.CHAIN, Fact.ONCE, Fact.SAME_NUMBER, Fact.SAME_MEASURE, Fact.SAME_AMOUNT)  # fmt: skip
def _agency(stage: Stage) -> Case:
    deed, number = stage.deed("job"), stage.number()
    texts = (None, f"{stage.rng.choice(('Placed', 'Supplied to the main contractor', 'Candidate found work', 'Filled vacancy'))}: {deed.subject[0]}")  # fmt: skip
    return two(*both(stage, deed, "chain", ((stage.typed(deed.kind, number),), (stage.typed(deed.kind, number),)), texts=texts))  # fmt: skip


@MANNERS.add("number in the words", "The words of the one name the number that is evidence of the other.", 2,
             Fact.TIED, Fact.NUMBER_IN_WORDS, Fact.SAME_MEASURE, Fact.NO_TWO_NUMBERS, Fact.SAME_AMOUNT)  # fmt: skip
def _number_in_words(stage: Stage) -> Case:
    deed, number = stage.deed(stage.rng.choice((*STARTS, "certificate"))), stage.number()
    label = KINDS[deed.kind].labels[0].lower()
    words = stage.words(deed).rstrip(".")
    text = stage.rng.choice((f"{words} ({label} {number}).", f"{words}, see {label} no. {number}", f"{label} {number}: {words}"))  # fmt: skip
    records = both(stage, deed, any_tie(stage), ((stage.typed(deed.kind, number),), (stage.file(),)), texts=(None, text))  # fmt: skip
    return two(*records)


@MANNERS.add("certificate told when passed and when handed over", "One certificate number, weeks apart.", 2,
             Fact.TIED, Fact.ONCE, Fact.SAME_NUMBER, Fact.DAYS_APART, Fact.SAME_AMOUNT)  # fmt: skip
def _handed_over(stage: Stage) -> Case:
    rng = stage.rng
    deed, number = stage.deed("certificate", begins=stage.day("certificate", date(2026, 6, 1))), stage.number()  # fmt: skip
    text = f"{rng.choice(('Award evening', 'Certificate presented', 'Certificate arrived', 'Ceremony'))}: {deed.subject[0]}"
    first, second = both(stage, deed, rng.choice(("same", "chain")), ((stage.typed(deed.kind, number),), (stage.typed(deed.kind, number),)), texts=(None, text))  # fmt: skip
    on = deed.begins + timedelta(days=rng.randint(15, 100))
    return two(first, replace(second, begins=on, ends=on, recorded_on=on + timedelta(days=10)))


@MANNERS.add("given hours under two measures", "One sign-in sheet and the same hours, as volunteering and as lessons.", 2,
             Fact.TIED, Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.OTHER_MEASURE)  # fmt: skip
def _two_measures(stage: Stage) -> Case:
    deed, number = stage.deed("lessons"), stage.number()
    first, second = both(stage, deed, any_tie(stage), ((stage.typed("lessons", number),), (stage.typed("volunteering", number),)))  # fmt: skip
    return two(first, replace(second, measure=KINDS["volunteering"].measure(deed.begins)))


@MANNERS.add("two councils are told of one day of hours", "One firm, one receiver, the same day and hours, for two agreements.", 3,
             Fact.SAME_PROVIDER, Fact.OTHER_AGREEMENT, *ONE_RECEIVER)  # fmt: skip
def _two_councils(stage: Stage) -> Case:
    deed = stage.deed(stage.rng.choice((*HOURS, "pupils", "advice")))
    return two(*elsewhere(stage, both(stage, deed, "same", (stage.some_evidence(deed.kind), ()))))


@MANNERS.add("quarter's total that holds the single day", "The total names the day among those it adds up, at the same receiver.", 2,
             Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.DAYS_WITHIN, Fact.PART, Fact.DATE_IN_WORDS, says=r"\b(sessions? (of|on)|total|added up|all days)\b")  # fmt: skip
def _total(stage: Stage) -> Case:
    rng = stage.rng
    deed = stage.deed("volunteering", begins=date(2026, rng.choice((4, 7)), rng.randint(8, 20)))
    first = stage.record(deed, stage.firm(), evidence=stage.some_evidence(deed.kind))
    days = [deed.begins + timedelta(days=30 * n + rng.randint(0, 4)) for n in (1, 2)]
    listed = ", ".join(spoken(day) for day in [deed.begins, *days])
    much = deed.quantity * 3
    text = rng.choice((f"Sessions of {listed}, {said('hours', much)}", f"Total of the quarter: {listed}.", f"All days added up ({listed})"))  # fmt: skip
    firm = next(one for one in stage.firms if one.key == first.provider)
    total = stage.again(deed, first, firm, text, quantity=much)
    begins = date(2026, 4 if deed.begins.month < 7 else 7, 1)
    ends = months_later(begins, 3) - timedelta(days=1)
    return two(first, replace(total, begins=begins, ends=ends, recorded_on=ends + timedelta(days=9)))  # fmt: skip


@MANNERS.add("corrected entry beside the first", "The second says that it stands in place of the first.", 2,
             Fact.SAME_PROVIDER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_MEASURE,
             says=r"\b(correct(ed|ion)|in place of the entry|replaces|instead of|supersedes)\b")  # fmt: skip
def _corrected(stage: Stage) -> Case:
    deed, rng = stage.deed(stage.rng.choice((*HOURS, "pupils"))), stage.rng
    first = stage.record(deed, stage.firm(), evidence=stage.some_evidence(deed.kind))
    more = max(
        1, deed.quantity + rng.choice((-1, 1, 2)) * (MINUTES if deed.kind != "pupils" else 3)
    )
    words = stage.words(deed, more, unlike=first.description).rstrip(".")
    was = said(KINDS[deed.kind].unit, first.quantity)
    text = rng.choice((f"Corrected: {words}, not {was} as first entered", f"{words}. This replaces our earlier entry of {was}.",
                       f"{words} (correction, to be counted instead of {was})", f"In place of the entry with {was}: {words}"))  # fmt: skip
    firm = next(one for one in stage.firms if one.key == first.provider)
    return two(first, stage.again(deed, first, firm, text, quantity=more))


@MANNERS.add("bare first entry, and the same with evidence", "One firm, one receiver, the same days and amount; only the second has papers.", 2,
             Fact.SAME_PROVIDER, *ONE_RECEIVER)  # fmt: skip
def _with_evidence(stage: Stage) -> Case:
    deed = stage.deed(stage.rng.choice((*HOURS, "residents", "together", "advice")))
    firm, rng = stage.firm(), stage.rng
    subject = rng.choice(deed.subject)
    bare = rng.choice(
        (subject, f"{subject} tbc", f"{subject} (details to follow)", f"SV: {subject}")
    )
    first = stage.record(deed, firm, bare)
    second = stage.again(deed, first, firm, evidence=(stage.file(), *stage.some_evidence(deed.kind)))  # fmt: skip
    if rng.random() < 0.5:
        first = replace(first, beneficiary="", beneficiary_name=typed_otherwise(first.beneficiary_name, rng))  # fmt: skip
    return two(first, second)


@MANNERS.add("day and month swapped", "One sheet number; the day of the one is the month of the other.", 1,
             Fact.TIED, Fact.SAME_NUMBER, Fact.DAY_AND_MONTH_SWAPPED, Fact.SAME_RECEIVER, Fact.SAME_AMOUNT)  # fmt: skip
def _swapped(stage: Stage) -> Case:
    rng, number = stage.rng, stage.number()
    day, month = rng.sample(range(1, 13), 2)
    deed = stage.deed("volunteering", begins=date(2025, month, day))
    first, second = both(stage, deed, any_tie(stage), ((stage.typed(deed.kind, number),), (stage.typed(deed.kind, number),)))  # fmt: skip
    wrong = date(2025, day, month)
    assert deed.receiver
    stage.take("volunteering", deed.receiver, wrong)
    return two(first, replace(second, begins=wrong, ends=wrong, measure=first.measure, recorded_on=max(second.recorded_on, wrong + timedelta(days=2))))  # fmt: skip


@MANNERS.add("last year's date typed", "One number, the same day of another year.", 1,
             Fact.TIED, Fact.ONCE, Fact.SAME_NUMBER, Fact.YEAR_OFF, Fact.SAME_AMOUNT)  # fmt: skip
def _last_year(stage: Stage) -> Case:
    rng, number = stage.rng, stage.number()
    deed = stage.deed(rng.choice(("job", "apprentice", "certificate")), begins=date(2025, rng.randint(1, 9), rng.randint(1, 28)))  # fmt: skip
    first, second = both(stage, deed, any_tie(stage), ((stage.typed(deed.kind, number),), (stage.typed(deed.kind, number),)))  # fmt: skip
    wrong = deed.begins.replace(year=2024)
    return two(first, replace(second, begins=wrong, ends=wrong))


@MANNERS.add("number read wrongly from paper", "The numbers are one when O, I and S are read as digits, or zeros in front dropped.", 1,
             Fact.TIED, Fact.NUMBER_MISREAD, Fact.SAME_AMOUNT, Fact.SAME_DAYS, Fact.SAME_MEASURE)  # fmt: skip
def _misread(stage: Stage) -> Case:
    rng = stage.rng
    deed, label = stage.deed(rng.choice(("job", "apprentice", "certificate"))), rng.choice(("", "no. "))  # fmt: skip
    number = f"{rng.randrange(1, 9)}{rng.choice('015')}{stage.number()}"
    wrong = f"00{number}" if rng.random() < 0.4 else number[0] + number[1].translate(str.maketrans("015", "OIS")) + number[2:]  # fmt: skip
    kind = KINDS[deed.kind].number
    papers = ((Evidence(kind, "", None, f"{label}{number}"),), (Evidence(kind, "", None, wrong),))
    return two(*both(stage, deed, any_tie(stage), papers))


@MANNERS.add("subcontractor of two contractors", "Both contractors name one subcontractor, and the number of one sheet.", 2,
             Fact.SHARED_SUB, Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT)  # fmt: skip
def _two_contractors(stage: Stage) -> Case:
    deed, number = stage.deed(stage.rng.choice((*HOURS, "advice"))), stage.number()
    mine, yours = stage.strangers()
    sub = stage.rng.choice([one for one in stage.firms if one not in (mine, yours)])
    first = replace(stage.record(deed, mine, evidence=(stage.typed(deed.kind, number),)), delivered_by=(sub.key,))  # fmt: skip
    second = replace(stage.again(deed, first, yours, evidence=(stage.typed(deed.kind, number),)), delivered_by=(sub.key,))  # fmt: skip
    return two(first, second)


@MANNERS.add("placement told by the college and the firm", "One placement number; the one delivers for the other.", 2,
             Fact.CHAIN, Fact.SAME_NUMBER, Fact.WEEKS, Fact.DAYS_MEET)  # fmt: skip
def _placement(stage: Stage) -> Case:
    deed, number = stage.deed("placement"), stage.number()
    text = stage.rng.choice((f"Our learner's placement, {deed.subject[0]}", f"Student on industry placement ({deed.subject[0]})"))  # fmt: skip
    first, second = both(stage, deed, "chain", ((stage.typed(deed.kind, number),), (stage.typed(deed.kind, number),)), texts=(None, text))  # fmt: skip
    late = replace(second, begins=deed.begins + timedelta(days=stage.rng.choice((0, 0, 1, 3))))
    return two(first, unnamed(late))


@MANNERS.add("apprentice taken over", "One agreement number; the new firm of the group tells of the start again and says that the apprentice came over.", 1,
             Fact.SAME_GROUP, Fact.ONCE, Fact.SAME_NUMBER, Fact.SAME_AMOUNT, says=r"\b(transferred|came over|taken over|moved) (to|from|with|by)\b")  # fmt: skip
def _taken_over(stage: Stage) -> Case:
    rng = stage.rng
    deed, number = stage.deed("apprentice", begins=stage.day("apprentice", date(2026, 3, 1))), stage.number()  # fmt: skip
    text = rng.choice((f"{deed.subject[0].capitalize()} apprentice, transferred to us with the contract", f"Apprentice ({deed.subject[0]}), moved from our sister company",
                       f"Apprentice in {deed.subject[0]} taken over from the former contractor", f"{deed.subject[0].capitalize()}: apprentice came over with the team"))  # fmt: skip
    first, second = both(stage, deed, "group", ((stage.typed(deed.kind, number),), (stage.typed(deed.kind, number),)), texts=(None, text))  # fmt: skip
    on = deed.begins + timedelta(days=rng.randint(20, 150))
    return two(first, replace(second, begins=on, ends=on, recorded_on=on + timedelta(days=20)))


@MANNERS.add("framework's and call-off's entry", "The agreement of the one lies above that of the other; one receiver, the same day and amount.", 2,
             Fact.SAME_PROVIDER, Fact.AGREEMENT_ABOVE, *ONE_RECEIVER)  # fmt: skip
def _call_off(stage: Stage) -> Case:
    deed = stage.deed(stage.rng.choice((*HOURS, "pupils", "residents")))
    first, second = both(stage, deed, "same", (stage.some_evidence(deed.kind), ()))
    above = stage.key("A")
    return two(replace(first, under=(above,)), replace(second, agreement=above, under=()))


@MANNERS.add("old and new edition of the measure", "One firm, one receiver, the same day and amount, under two editions of one measure.", 2,
             Fact.SAME_PROVIDER, Fact.OTHER_EDITION, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.SAME_AMOUNT, Fact.NO_TWO_NUMBERS)  # fmt: skip
def _two_editions(stage: Stage) -> Case:
    deed = stage.deed(stage.rng.choice((*HOURS, "pupils")), begins=date(2026, stage.rng.choice((3, 4)), stage.rng.randint(1, 28)))  # fmt: skip
    first, second = both(stage, deed, "same", (stage.some_evidence(deed.kind), ()))
    code = KINDS[deed.kind].code
    old, new = (f"greater-quillmouth:{year}/{code}" for year in (2023, 2026))
    return two(replace(first, measure=old), replace(second, measure=new))


@MANNERS.add("hours with and without the breaks", "One sheet and one receiver on the same day; the one counts half an hour less for each.", 2,
             Fact.TIED, Fact.SAME_NUMBER, Fact.SAME_RECEIVER, Fact.SAME_DAYS, Fact.PART, Fact.SAME_MEASURE)  # fmt: skip
def _breaks(stage: Stage) -> Case:
    deed, number = stage.deed("volunteering"), stage.number()
    papers = ((stage.typed(deed.kind, number),), (stage.typed(deed.kind, number),))
    less = deed.quantity - deed.people * MINUTES // 2
    return two(*both(stage, deed, any_tie(stage), papers, less))
