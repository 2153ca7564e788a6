"""In what two benefits differ that have the rest in common."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.analysis.commitments.activities import ACTIVITIES, BY_KEY
from tests.analysis.commitments.scene import COHORTS, Scene, stretch
from tests.analysis.commitments.second_set.retelling import (
    another_receiver,
    contractor,
    firm,
    happening,
    of_two_councils,
    recorded,
    two_of_a_group,
)
from tests.analysis.commitments.thought_of.reported_again import (
    by_a_sister,
    by_subcontractor,
    of_another_agreement,
    of_either_agreement,
)
from tests.analysis.commitments.thought_of.two import (
    FILED,
    LONG,
    NAMED,
    OF_PEOPLE,
    PICTURED,
    SHORT,
    Step,
    Two,
    moved,
    told_again,
)
from weft.analysis.commitments.benefit import Evidence

# In what two differ that are two.


def _own(two: Two) -> None:
    """Its own proof, as the first has."""
    proofs = tuple(two.scene.proof(two.told) for _ in two.told.evidence)
    two.change(evidence=proofs)


def _own_or_none(two: Two) -> None:
    if two.rng.random() < 0.15:
        two.one = replace(two.one, evidence=())
        two.change(evidence=())
    else:
        _own(two)


def _another_amount(two: Two) -> None:
    low, high, step = two.told.activity.amount
    found = two.rng.randrange(low, high + 1, step)
    if abs(found - two.told.quantity) * 3 < two.told.quantity:
        found = two.told.quantity * 2 + step
    two.change(quantity=found)


def _perhaps_another_amount(two: Two) -> None:
    if two.rng.random() < 0.45:
        _another_amount(two)


def _of_a_firm(two: Two) -> None:
    """One firm, or two that have to do with each other."""
    two.rng.choice((of_either_agreement, of_either_agreement, of_either_agreement, by_subcontractor, by_a_sister))(two)  # fmt: skip


def _for_another(two: Two) -> None:
    receiver = another_receiver(two.scene, two.told)
    typed = two.rng.random() < 0.2
    two.change(beneficiary="" if typed else receiver.ref, beneficiary_name=receiver.name, places=(receiver.ward.code,) if two.rng.random() < 0.7 else two.other.places)  # fmt: skip


SISTERS = ("Juniors", "Infant School", "Under 11s", "Women", "Brass Band", "Lunch Club", "Nursery", "Wood Turners", "Bowls Club", "Over 60s", "Cubs", "Beavers")  # fmt: skip


def _for_a_sister(two: Two) -> None:
    assert two.told.receiver
    base = two.told.receiver.name.rsplit(" ", 2)[0]
    two.change(beneficiary=f"O-9{two.rng.randint(100, 999)}" if two.rng.random() < 0.6 else "", beneficiary_name=f"{base} {two.rng.choice(SISTERS)}")  # fmt: skip


def later(*days: int) -> Step:
    def step(two: Two) -> None:
        two.change(**moved(two.other, two.rng.choice(days)))

    return step


def next_period(two: Two) -> None:
    """The next month, quarter, year or weeks, at once or after a weekend."""
    told, lasts = two.told, (two.told.ends - two.told.begins).days + 1
    if told.activity.lasts in {"month", "quarter", "year"}:
        months = {"month": 1, "quarter": 3, "year": 12}[told.activity.lasts]
        following = told.ends + timedelta(1)
        begins, ends = stretch(following.year, following.month, months)
        two.change(begins=begins, ends=ends)
    else:
        two.change(**moved(two.other, lasts + two.rng.choice((0, 0, 2, 3, 7, 14))))


def overlapping(two: Two) -> None:
    """Begun before the first was over."""
    lasts = max(2, (two.told.ends - two.told.begins).days)
    two.change(**moved(two.other, two.rng.randint(max(1, lasts // 4), lasts)))


MARKS = (
    (" Cohort 1.", " Cohort 2."), (" First cohort.", " Second cohort."), (" Group A.", " Group B."), (" Morning session.", " Afternoon session."),
    (" Team 1.", " Team 2."), (" Year 5.", " Year 6."), (" Week 3.", " Week 4."), (" Day one.", " Day two."), (" Phase 1.", " Phase 2."), (" Part 1 of 2.", " Part 2 of 2."),
    (" Boys.", " Girls."), (" Monday group.", " Wednesday group."), (" Spring intake.", " Autumn intake."), (" Early shift.", " Late shift."), (" Beginners.", " Improvers."),
    (" Lot 1.", " Lot 2."), (" Ground floor.", " First floor."), (" Our finance team.", " Our site team."), (" Upper hall.", " Lower hall."), (" Block A.", " Block C."),
    (" Instalment 1.", " Instalment 2."), (" Delivered to the north site.", " Delivered to the south site."), (" Class 3B.", " Class 4A."), (" Learner 1.", " Learner 2."), (" Van 1.", " Van 2."),
    (" Our electricians.", " Our joiners."), (" With the planners.", " With the surveyors."), (" 1st delivery.", " 2nd delivery."), (" Session 2.", " Session 5."), (" AM.", " PM."),
)  # fmt: skip


def marked(two: Two) -> None:
    first, second = two.rng.choice(MARKS)
    said = two.one.description if two.rng.random() < 0.6 else two.other.description
    two.one = replace(two.one, description=f"{two.one.description}{first}")
    two.change(description=f"{said}{second}")


def of_two_days(two: Two) -> None:
    first, second = two.rng.choice(((" Day 1.", " Day 2."), (" First day.", " Second day."), (" Session 1.", " Session 2."), (" The Saturday.", " The Sunday.")))  # fmt: skip
    two.one = replace(two.one, description=f"{two.one.description}{first}")
    two.change(description=f"{two.other.description}{second}")


def next_instalment(two: Two) -> None:
    first, second = two.rng.choice(((" First instalment.", " Second instalment."), (" Payment 1 of 2.", " Payment 2 of 2."), (" Instalment 1.", " Instalment 2.")))  # fmt: skip
    two.one = replace(two.one, description=f"{two.one.description}{first}")
    two.change(description=f"{two.one.description.removesuffix(first)}{second}", **moved(two.other, two.rng.choice((30, 61, 91))))  # fmt: skip


def of_another_thing(two: Two) -> None:
    thing = two.rng.choice([each for each in two.told.activity.things if each != two.told.thing])
    if two.rng.random() < 0.5:
        two.change(description=two.one.description.replace(two.told.thing, thing))
    else:
        two.change(description=recorded(two.scene, replace(two.told, thing=thing)).description)


def elsewhere(two: Two) -> None:
    here = two.told.provider.wards[0].code
    there = two.rng.choice([each.code for each in two.scene.place.wards if each.code != here])
    two.one = replace(two.one, places=(here,))
    two.change(places=(there,))


def of_strangers(two: Two) -> None:
    two.change(**firm(two.scene, two.scene.stranger(two.told.provider)))


OWN = ((" Our own people only.", " Counts their own staff only."), (" Our share of the day.", " Their share of the day."), (" Only our own staff.", " Only our own team."),
       (" The contractor's own hours.", " The subcontractor's own hours."))  # fmt: skip


def each_its_own(two: Two) -> None:
    mine, theirs = two.rng.choice(OWN)
    two.one = replace(two.one, description=f"{two.one.description}{mine}")
    two.change(description=f"{two.other.description}{theirs}")


def _shared(two: Two, *kinds: str, own_besides: float = 0.5) -> None:
    """One thing stands behind both; beside it each may have its own."""
    kind = two.rng.choice(kinds)
    if kind == "picture":
        thing = two.scene.picture()
    elif kind == "file":
        thing = two.scene.file(two.rng.choice(("attendance.pdf", "invoice.pdf", "list.xlsx", "letter.pdf")))  # fmt: skip
    elif kind == "link":
        thing = Evidence("link", "", None, f"https://news.quillmouth.example/{two.scene.next()}")
    else:
        number = two.scene.proof(two.told)
        thing = number if number.kind in {"statement", "payroll", "training"} else Evidence("statement", "", None, f"SL-{two.told.begins.year}-{two.scene.next()}")  # fmt: skip
    mine = two.rng.random() < own_besides
    ours = (*two.one.evidence, thing) if mine else (thing,)
    theirs = (two.scene.proof(two.told), thing) if mine else (thing,)
    two.one = replace(two.one, evidence=ours)
    two.change(evidence=theirs)


def share(*kinds: str, own_besides: float = 0.5) -> Step:
    def step(two: Two) -> None:
        _shared(two, *kinds, own_besides=own_besides)

    return step


def many_share(two: Two) -> None:
    """A logo, a policy, an order: behind five reports of the firm and more."""
    kind = two.rng.choice(("picture", "file", "link", "statement"))
    if kind == "statement":
        thing = Evidence("statement", "", None, f"PO {two.rng.randint(4600000, 4699999)}")
    elif kind == "link":
        thing = Evidence("link", "", None, f"https://www.{two.told.provider.ref.lower()}.example/social-value")  # fmt: skip
    else:
        thing = two.scene.picture() if kind == "picture" else two.scene.file("Policy.pdf")
    two.one = replace(two.one, evidence=(*two.one.evidence, thing))
    two.change(evidence=(*two.other.evidence, thing))
    for _ in range(two.rng.randint(4, 8)):
        also = two.scene.telling(two.told.provider, two.told.provider.activities)
        two.around.append(replace(also, evidence=(*also.evidence, thing)).written("-"))


def by_another_measure(two: Two) -> None:
    """Something else for the same receiver, counted by another measure of the framework."""
    others = [one for one in ACTIVITIES if one.whom == two.told.activity.whom and one.measure != two.told.measure and one.measure[:8] == two.told.measure[:8]]  # fmt: skip
    other = two.rng.choice(others)
    low, high, step = other.amount
    also = replace(two.told, activity=other, measure=other.measure, unit=other.unit, thing=two.rng.choice(other.things), quantity=two.rng.randrange(low, high + 1, step))  # fmt: skip
    two.other = replace(recorded(two.scene, also), evidence=(two.scene.proof(also),), agreement=two.other.agreement)  # fmt: skip


def start_and_what_followed(two: Two) -> None:
    """A start, and the year or the weeks that the same person then worked: two measures of one framework."""
    key = "stayed" if two.told.activity.proof == "payroll" else "apprentice-weeks"
    other = BY_KEY[key]
    amount = 1 if key == "stayed" else two.rng.randrange(80, 520, 5)
    begins = two.told.begins
    ends = begins + timedelta(two.rng.choice((91, 182, 364)))
    also = replace(two.told, activity=other, measure=other.measure, unit=other.unit, quantity=amount, begins=begins, ends=ends, recorded_on=two.scene.reported(ends))  # fmt: skip
    two.other = replace(recorded(two.scene, also), evidence=two.one.evidence)


def other_cohort(two: Two) -> None:
    mine, theirs = two.rng.sample(COHORTS, 2)
    two.one = replace(two.one, cohorts=(mine,))
    two.change(cohorts=(theirs,))


EVENTS = tuple(one for one in SHORT if one in NAMED)
WEEKLY = later(7, 7, 14, 14, 21, 28, 35)
TWO: dict[str, tuple[tuple[str, ...], tuple[Step, ...]]] = {
    "the same every week": (EVENTS, (_of_a_firm, _own_or_none, WEEKLY, _perhaps_another_amount)),
    "the same a day later": (EVENTS, (_of_a_firm, _own, later(1, 1, 2, 3), _perhaps_another_amount)),
    "the same every month": (EVENTS, (_of_a_firm, _own_or_none, later(28, 30, 31, 56, 61), _perhaps_another_amount)),
    "the same every year": (EVENTS, (_of_a_firm, _own_or_none, later(364, 365, 371), _perhaps_another_amount)),
    "the next period": ((*LONG, *FILED, "qualification", "apprentice"), (_of_a_firm, _own_or_none, next_period, _perhaps_another_amount)),
    "begun before the first was over": (("qualification", "apprentice", "placement", "advice"), (_of_a_firm, _own, overlapping, _perhaps_another_amount)),
    "another receiver": (NAMED, (_of_a_firm, _own_or_none, _for_another, _perhaps_another_amount)),
    "a sister of the receiver": (NAMED, (_of_a_firm, _own_or_none, _for_a_sister, _perhaps_another_amount)),
    "another receiver some days later": (EVENTS, (_of_a_firm, _own_or_none, _for_another, later(1, 2, 5, 7, 11))),
    "another person": (OF_PEOPLE, (_of_a_firm, _own)),
    "another person some days later": (OF_PEOPLE, (_of_a_firm, _own, later(1, 3, 7, 12, 20))),
    "counted apart": (NAMED, (_of_a_firm, _own, marked, _perhaps_another_amount)),
    "courses counted apart": (("qualification", "apprentice", "placement"), (_of_a_firm, _own, marked)),
    "counted apart, with one thing": (NAMED, (of_either_agreement, share("picture", "file", "link", "statement", own_besides=0.4), marked, _another_amount)),
    "of another thing": (("equipment", "gift", "advice", "pupils", "teaching", "qualification"), (_of_a_firm, _own, of_another_thing, _perhaps_another_amount)),
    "spent on another thing": (("local", "small-firms", "charities"), (_of_a_firm, _own, of_another_thing, _another_amount)),
    "one number of two things": (("local", "small-firms", "equipment"), (of_either_agreement, share("statement", own_besides=0.1), of_another_thing, _another_amount)),
    "in another ward": ((*PICTURED, "local", "small-firms", "story"), (_of_a_firm, _own_or_none, elsewhere, _perhaps_another_amount)),
    "two firms at one event": (NAMED, (of_strangers, _own, _another_amount)),
    "two firms give to one": (("gift", "equipment", "volunteering"), (of_strangers, _own, later(0, 0, 1, 2, 5))),
    "two firms, one picture of the event": (NAMED, (of_strangers, share("picture", "link", own_besides=0.7), _another_amount)),
    "two firms take people on": (OF_PEOPLE, (of_strangers, _own, later(0, 0, 3, 9))),
    "each its own share": (EVENTS, (by_subcontractor, _own, _another_amount, each_its_own)),
    "each its own share, on one list": (EVENTS, (by_subcontractor, share("file", own_besides=0.6), _another_amount, each_its_own)),
    "one thing for two receivers": (NAMED, (_of_a_firm, share("picture", "file", "link", "statement", own_besides=0.4), _for_another, _perhaps_another_amount)),
    "one thing for two sisters": (NAMED, (of_either_agreement, share("file", "link", "statement", own_besides=0.4), _for_a_sister, _perhaps_another_amount)),
    "one letter for two things": (("volunteering", "gift", "equipment", "teaching", "pupils"), (by_another_measure, share("statement", "file", "picture", own_besides=0.3))),
    "two things for one on one day": (("volunteering", "gift", "equipment", "teaching", "pupils"), (by_another_measure,)),
    "one number in the next period": (("apprentice-weeks", "placement", "apprentice"), (of_either_agreement, share("statement", own_besides=0.1), next_period, _perhaps_another_amount)),
    "one person's second stay": (("placement", "job", "apprentice"), (of_either_agreement, share("statement", own_besides=0.0), later(60, 120, 200), _perhaps_another_amount)),
    "two days on one list": (EVENTS, (of_either_agreement, share("file", "statement", own_besides=0.2), later(1, 1, 2, 7), of_two_days, _perhaps_another_amount)),
    "two instalments": (("gift", "local"), (of_either_agreement, share("statement", own_besides=0.0), next_instalment)),
    "a start and what followed": (("job", "long-out", "care", "apprentice"), (start_and_what_followed,)),
    "one list by wards": (("local", "small-firms", "trees", "residents", "story"), (of_either_agreement, share("file", own_besides=0.2), elsewhere, _another_amount)),
    "one list by cohorts": (("qualification", "together", "residents", "pupils"), (of_either_agreement, share("file", "statement", own_besides=0.2), other_cohort, _another_amount)),
    "other cohorts": (OF_PEOPLE, (_of_a_firm, _own, other_cohort, _perhaps_another_amount)),
    "what many share, another receiver": (NAMED, (of_either_agreement, _own, _for_another, later(0, 2, 9, 30), many_share, _perhaps_another_amount)),
    "what many share, another day": (EVENTS, (of_either_agreement, _own, later(7, 14, 30, 60), many_share, _perhaps_another_amount)),
    "one number at two firms": (("job", "long-out", "care", "apprentice"), (of_strangers, of_another_thing, later(1, 6, 13, 20))),
    "one order, two deliveries": (("equipment", "local", "waste"), (of_either_agreement, share("statement", own_besides=0.5), later(12, 18, 25, 40), _another_amount)),
    "one picture of the team": (EVENTS, (_of_a_firm, share("picture", "link", own_besides=0.6), later(12, 20, 35, 60, 90), _another_amount)),
    "one amount under two agreements, another day": (("gift", "volunteering", "pupils"), (of_another_agreement, _own_or_none, later(7, 14, 20, 30))),
}  # fmt: skip


def a_look_alike(scene: Scene, manner: str) -> Two:
    """Two benefits that look like one."""
    activities, steps = TWO[manner]
    provider = of_two_councils(scene)
    if by_subcontractor in steps or scene.rng.random() < 0.3:
        provider = contractor(scene)[0]
    elif scene.rng.random() < 0.15:
        provider = two_of_a_group(scene)[0]
    two = told_again(scene, happening(scene, *activities, by=provider))
    if scene.rng.random() < 0.5 and marked not in steps and of_another_thing not in steps:
        two.change(description=two.one.description)
    for step in steps:
        step(two)
    return two
