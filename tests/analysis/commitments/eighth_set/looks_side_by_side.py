"""Honest benefits that look alike because one firm did several of a kind side by side."""

from __future__ import annotations

from dataclasses import replace

from tests.analysis.commitments.eighth_set.deeds import Deed, quarter_of
from tests.analysis.commitments.eighth_set.desk import Desk, Papers
from tests.analysis.commitments.eighth_set.facts import Fact, same_name
from tests.analysis.commitments.eighth_set.manner import Manners, two
from tests.analysis.commitments.eighth_set.papers import photo, scan
from tests.analysis.commitments.eighth_set.place import Receiver, key_of
from tests.analysis.commitments.plant import Case
from weft.analysis.commitments.benefit import Evidence, Recorded

MANNERS = Manners()
add = MANNERS.add


def _elsewhere(desk: Desk, deed: Deed) -> Deed:
    """Another of the same, for a receiver of the same kind with another name."""
    named = deed.receiver.name if deed.receiver else ""
    young = "Primary" in named
    schools = [one for one in desk.place.schools if ("Primary" in one.name) == young]
    pool = schools if deed.receiver in schools else desk.place.groups
    while same_name(named, (other := desk.rng.choice(pool)).name):
        pass
    return desk.deeds.one_more(deed).for_another(other)


def _alike(desk: Desk, deed: Deed, other: Deed, *, numbered: bool = False, says: tuple[str, ...] = ()) -> Case:  # fmt: skip
    papers: Papers = "number" if numbered else "no number"
    return Case(desk.each_told_alike(deed, other, firm=desk.firm(), papers=papers, naming="somehow", says=says))  # fmt: skip


@add("two schools on one day", "The receivers are two schools.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_DAYS, Fact.OTHER_RECEIVERS, often=3)  # fmt: skip
def _(desk: Desk) -> Case:
    deed = desk.deeds.one_of("pupils", "school_hours")
    other = _elsewhere(desk, deed)
    return _alike(desk, deed, desk.deeds.nearly(other))


@add("the same sum to two groups", "The receivers are two groups.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_AMOUNT, Fact.SAME_DAYS, Fact.OTHER_RECEIVERS, often=3)  # fmt: skip
def _(desk: Desk) -> Case:
    deed = desk.deeds.one_of("money", "goods")
    return _alike(desk, deed, _elsewhere(desk, deed), numbered=desk.rng.random() < 0.5)


@add("two volunteers of one firm", "Each has a payroll number of its own, with the same group, day and hours.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_AMOUNT, Fact.SAME_DAYS, Fact.OTHER_NUMBERS, often=3)  # fmt: skip
def _(desk: Desk) -> Case:
    drawn = desk.deeds.volunteers()
    ways = (
        "{h} hours by one of our staff at {group}, {act}", "Volunteer day, one person: {act}", "{act} - 1 volunteer - {h} hrs", "One of the {team} gave {h} hours to {group}: {act}."
    )  # fmt: skip
    one = replace(drawn, quantity=desk.rng.choice((240, 420, 450, 480)), ways=ways, paper=desk.deeds.paper("payroll"))  # fmt: skip
    return _alike(desk, one, desk.deeds.one_more(one), numbered=True)


@add("two apprentices who started on one day", "Each has an apprenticeship agreement of its own.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_AMOUNT, Fact.SAME_DAYS, Fact.OTHER_NUMBERS, often=3)  # fmt: skip
def _(desk: Desk) -> Case:
    deed = desk.deeds.apprentice()
    return _alike(desk, deed, desk.deeds.one_more(deed), numbered=True)


@add("weeks of two apprentices in one quarter", "Each has a number of its own, for the same quarter and weeks.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_AMOUNT, Fact.SAME_DAYS, Fact.OTHER_NUMBERS, often=3)  # fmt: skip
def _(desk: Desk) -> Case:
    deed = desk.deeds.weeks()
    return _alike(desk, deed, desk.deeds.one_more(deed), numbered=True)


@add("two placements in the same weeks", "Each has a placement agreement of its own.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_AMOUNT, Fact.SAME_DAYS, Fact.OTHER_NUMBERS, often=3)  # fmt: skip
def _(desk: Desk) -> Case:
    deed = desk.deeds.placement()
    return _alike(desk, deed, desk.deeds.one_more(deed), numbered=True)


@add("two people hired on one day", "Each has a payroll number of its own.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_AMOUNT, Fact.SAME_DAYS, Fact.OTHER_NUMBERS, often=3)  # fmt: skip
def _(desk: Desk) -> Case:
    deed = desk.deeds.job()
    return _alike(desk, deed, desk.deeds.one_more(deed), numbered=True)


@add("two people on one course", "Each has a certificate of its own.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_AMOUNT, Fact.SAME_DAYS, Fact.OTHER_NUMBERS, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    deed = desk.deeds.certificate()
    return _alike(desk, deed, desk.deeds.one_more(deed), numbered=True)


@add("two loads on one day", "Each has a transfer note and a weight of its own.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_DAYS, Fact.OTHER_NUMBERS, often=3)  # fmt: skip
def _(desk: Desk) -> Case:
    deed = desk.deeds.waste()
    more = replace(desk.deeds.one_more(deed), quantity=deed.quantity + desk.rng.choice((-40, 20, 60, 120)) * 1000)  # fmt: skip
    return _alike(desk, deed, more, numbered=True)


@add("two classes of one school", "Each names another year group, on the same day at the same school.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_DAYS, Fact.SAME_RECEIVER, Fact.SAYS_OTHER, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    deed = desk.deeds.pupils()
    year = desk.rng.randint(5, 11)
    deed = replace(deed, quantity=desk.rng.randint(24, 32)).with_slots(year=f"{year}")
    other = deed.with_slots(year=f"{year + 1}")
    return _alike(desk, deed, desk.deeds.nearly(other))


@add("morning and afternoon", "Each says at which time of the day it was.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_DAYS, Fact.SAME_RECEIVER, Fact.SAYS_OTHER, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    deed = desk.deeds.one_of("pupils", "residents", "volunteers", "school_hours")
    other = replace(deed, quantity=desk.rng.choice((deed.quantity, deed.quantity + 30)))
    times = desk.rng.choice((("morning", "afternoon"), ("afternoon", "evening")))
    says = desk.rng.choice(("{{}} {} session.", "{} session: {{}}", "{{}} ({} session)"))
    return _alike(desk, deed, other, says=tuple(says.format(time) for time in times))


@add("two sites of one charity", "The places are two wards that do not meet, and each has a delivery note of its own.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_RECEIVER, Fact.OTHER_PLACES, Fact.OTHER_NUMBERS, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    deed = desk.deeds.goods()
    case = _alike(desk, deed, desk.deeds.one_more(deed), numbered=True)
    wards = desk.rng.sample([*desk.place.wards], 2)
    return _in_places(case, (wards[0],), (wards[1],))


@add("litter picked in two wards", "The places are two wards that do not meet.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_DAYS, Fact.OTHER_PLACES, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    ways = ("Litter pick in {ward}, {p} of us, {h} hours", "{p} staff cleared litter in {ward} ({h} hrs)", "Street clean-up, {ward}, {h}h volunteered", "{ward}: litter picking by the {team}, {h} hours")  # fmt: skip
    drawn = replace(desk.deeds.volunteers(), receiver=None, ways=ways)
    wards = desk.rng.sample([*desk.place.wards], 2)
    one, other = (replace(drawn, ward=ward) for ward in wards)
    return _in_places(_alike(desk, one, other), (wards[0],), (wards[1],))


@add("money raised by staff and doubled by the firm", "The one says that staff raised it, the other that the firm doubled it; each has a remittance of its own.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_AMOUNT, Fact.SAME_RECEIVER, Fact.OTHER_NUMBERS, Fact.SAYS_OTHER, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    deed = desk.deeds.money()
    says = desk.rng.choice(("{{}} {}.", "{{}} ({})", "{{}} - {}"))
    return _alike(desk, deed, desk.deeds.one_more(deed), numbered=True, says=tuple(says.format(how) for how in ("raised by staff", "doubled by the firm")))  # fmt: skip


@add("apprentices for two councils", "Each has an apprenticeship agreement of its own, under another council's agreement.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_AMOUNT, Fact.OTHER_AGREEMENT, Fact.OTHER_NUMBERS, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, firm = desk.deeds.apprentice(), desk.firm()
    one, other = desk.agreements(firm)[1:]
    return two(desk.written(deed, firm, papers="number", agreement=one), desk.written(desk.deeds.one_more(deed), firm, papers="number", agreement=other))  # fmt: skip


@add("goods and hours for one group on one day", "The one counts the things given, the other the hours that staff gave.",
     Fact.SAME_FIRM, Fact.OTHER_MEASURE, Fact.SAME_DAYS, Fact.SAME_RECEIVER, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    goods, hours, firm = desk.deeds.goods(), desk.deeds.volunteers(), desk.firm()
    hours = replace(hours.on(goods.begins), receiver=goods.receiver, ward=goods.ward)
    return two(desk.written(goods, firm, naming="somehow"), desk.written(hours, firm, papers="no number", naming="somehow"))  # fmt: skip


@add("pupils met and hours given at one visit", "The one counts the pupils, the other the hours of the staff.",
     Fact.SAME_FIRM, Fact.OTHER_MEASURE, Fact.SAME_DAYS, Fact.SAME_RECEIVER, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    pupils, hours, firm = desk.deeds.pupils(), desk.deeds.school_hours(), desk.firm()
    hours = replace(hours.on(pupils.begins), receiver=pupils.receiver, ward=pupils.ward, slots={**hours.slots, "act": pupils.slots["act"]})  # fmt: skip
    return two(desk.written(pupils, firm, papers="no number", naming="somehow"), desk.written(hours, firm, papers="no number", naming="somehow"))  # fmt: skip


@add("an apprentice's start and weeks", "The number is the same person's, but the one counts who started and the other the weeks worked.",
     Fact.SAME_FIRM, Fact.OTHER_MEASURE, Fact.SAME_NUMBER, often=3)  # fmt: skip
def _(desk: Desk) -> Case:
    start, weeks, firm = desk.deeds.apprentice(), desk.deeds.weeks(), desk.firm()
    weeks = replace(weeks.on(*quarter_of(start.begins)), paper=start.paper, ward=start.ward, cohorts=start.cohorts, slots={**weeks.slots, "trade": start.slots["trade"], "site": start.slots["site"]})  # fmt: skip
    return two(desk.written(start, firm, papers="number"), desk.written(weeks, firm, papers="number"))  # fmt: skip


@add("two receivers whose names are near", "The names differ in what kind of school or group it is.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_DAYS, Fact.OTHER_RECEIVERS, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    kinds, of = desk.rng.choice((
        (("{} Primary School", "{} High School"), ("pupils", "school_hours")),
        (("St {}'s Primary School", "St {}'s Academy"), ("pupils", "school_hours")),
        (("Friends of {} Park", "Friends of {} Library"), ("goods", "volunteers", "money")),
        (("{} Scout Group", "{} Guides"), ("goods", "money")),
        (("{} Cricket Club", "{} Rugby Club"), ("goods", "money")),
    ))  # fmt: skip
    root = desk.place.wards[desk.deeds.ward()]
    names = [kind.format(root) for kind in kinds]
    ward = desk.deeds.ward()
    first, second = (Receiver(key_of(name), name, ward) for name in names)
    deed = desk.deeds.one_of(*of).for_another(first)
    return _alike(desk, deed, desk.deeds.one_more(deed).for_another(second))


@add("a kit for the girls and a kit for the boys", "The one says girls and the other boys, and each has a delivery note of its own.",
     Fact.SAME_FIRM, Fact.SAME_AMOUNT, Fact.SAME_RECEIVER, Fact.OTHER_NUMBERS, Fact.SAYS_OTHER, often=1)  # fmt: skip
def _(desk: Desk) -> Case:
    deed = replace(desk.deeds.goods(), quantity=desk.rng.choice((11, 14, 15, 16)))
    ways = ("{n} football shirts for the {team} of {group}", "{group}: kit for {team}, {n} shirts", "{n} shirts given to {group} ({team})", "New kit! {n} shirts for {team}")  # fmt: skip
    girls, boys = (replace(deed, ways=ways).with_slots(team=team) for team in ("girls", "boys"))
    return _alike(desk, girls, desk.deeds.one_more(boys), numbered=True)


@add("skips for two streets", "Each names a street of its own and has a transfer note of its own.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.OTHER_NUMBERS, Fact.SAYS_OTHER, often=1)  # fmt: skip
def _(desk: Desk) -> Case:
    deed = desk.deeds.waste()
    ways = ("Clean-up skip at {where} Street: {waste}, {kg} kg recycled", "{waste} from {where} Street, {kg} kg", "Residents' skip, {where} Street - {kg} kg {waste}")  # fmt: skip
    streets = desk.rng.sample(("Tannery", "Cobden", "Ropewalk", "Mafeking", "Lime", "Percy", "Chapel"), 2)  # fmt: skip
    one, other = (replace(deed, ways=ways).with_slots(where=street) for street in streets)
    return _alike(desk, one, desk.deeds.one_more(replace(other, quantity=deed.quantity + 80_000)), numbered=True)  # fmt: skip


@add("a course for two cohorts of people on one day", "The cohorts are others, and each has an attendance sheet of its own.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_DAYS, Fact.OTHER_COHORTS, Fact.OTHER_NUMBERS, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    deed = desk.deeds.course()
    case = _alike(desk, deed, desk.deeds.one_more(deed), numbered=True)
    codes = desk.rng.sample(("young", "care", "disabled", "long-out", "carers", "prison"), 2)
    one, other = (replace(record, cohorts=(code,)) for record, code in zip(case.records, codes, strict=True))  # fmt: skip
    return two(one, other)


@add("one day shared out between two contracts", "Each says that it is only one contract's share of the hours, and names which.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.SAME_DAYS, Fact.SAME_RECEIVER, Fact.OTHER_AGREEMENT, Fact.SAYS_OTHER, often=1)  # fmt: skip
def _(desk: Desk) -> Case:
    deed, firm = desk.deeds.one_of("volunteers", "school_hours"), desk.firm()
    shares = ("{} (first contract's share of the day)", "{} (second contract's share of the day)")
    one, other = (
        desk.written(deed, firm, agreement=agreement, papers="no number", naming="somehow", says=says)
        for agreement, says in zip(desk.agreements(firm)[1:], shares, strict=True)
    )  # fmt: skip
    return two(one, other)


@add("two levels of one course", "Each names a level of its own and has a certificate of its own.",
     Fact.SAME_FIRM, Fact.SAME_MEASURE, Fact.OTHER_NUMBERS, Fact.SAYS_OTHER, often=1)  # fmt: skip
def _(desk: Desk) -> Case:
    deed = desk.deeds.certificate()
    subject, level = desk.rng.choice(("Team Leading", "Customer Care", "Warehousing", "Food Hygiene", "Groundworks")), desk.rng.randint(1, 3)  # fmt: skip
    one, other = (deed.with_slots(course=f"Level {n} {subject}") for n in (level, level + 1))
    return _alike(desk, one, desk.deeds.one_more(other), numbered=True)


COMMON = ("SV policy 2025.pdf", "Social value statement.pdf", "company brochure.pdf", "Living Wage certificate.pdf", "framework terms.pdf")  # fmt: skip


def _several(desk: Desk, shared: Evidence) -> Case:
    """Visits and gifts of one firm, with one piece of evidence that stands behind all of them."""
    firm = desk.firm()
    deeds = [desk.deeds.one_of("pupils", "school_hours", "volunteers", "goods", "money") for _ in range(9)]  # fmt: skip
    deeds[1] = _elsewhere(desk, deeds[0]).on(desk.deeds.day())
    records = [desk.written(deed, firm, papers="no number", naming="chosen") for deed in deeds]
    one, other, *around = (
        replace(record, evidence=(*record.evidence, shared)) for record in records
    )
    return two(one, other, *around)


@add("the firm's policy attached to everything", "Many records of the firm have the file, and these two have other receivers.",
     Fact.SAME_FIRM, Fact.SAME_FILE, Fact.OTHER_RECEIVERS, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    return _several(desk, scan(desk.rng, desk.rng.choice(COMMON)))


@add("the order number quoted everywhere", "Many records of the firm quote the number, and these two have other receivers.",
     Fact.SAME_FIRM, Fact.SAME_NUMBER, Fact.OTHER_RECEIVERS, often=2)  # fmt: skip
def _(desk: Desk) -> Case:
    way = desk.rng.choice(("PO {}", "Purchase order {}", "Contract ref {}", "Order no. {}", "Project {}"))  # fmt: skip
    return _several(desk, Evidence("statement", "", None, way.format(desk.deeds.number())))


@add("the firm's logo as the picture", "Many records of the firm show the picture, and these two have other receivers.",
     Fact.SAME_FIRM, Fact.SAME_PICTURE, Fact.OTHER_RECEIVERS, often=1)  # fmt: skip
def _(desk: Desk) -> Case:
    return _several(desk, replace(photo(desk.rng), reference=desk.rng.choice(("logo.png", "banner.jpg", "team.jpg"))))  # fmt: skip


def _in_places(case: Case, *places: tuple[str, ...]) -> Case:
    placed: list[Recorded] = [replace(record, places=where) for record, where in zip(case.records, places, strict=True)]  # fmt: skip
    return Case(tuple(placed))
