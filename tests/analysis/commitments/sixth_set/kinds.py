"""Kinds of benefits: what counts them in which framework, how much is usual, and how people tell them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from tests.analysis.commitments.sixth_set import topics
from tests.analysis.commitments.sixth_set.topics import Topic
from weft.analysis.frameworks.units import UNITS, Unit

GM20, GM14 = "greater-manchester:2020", "greater-manchester:2014"
PPN2, PPN6 = "social-value-model:ppn-002", "social-value-model:ppn-06-20"
GQ26, GQ23 = "greater-quillmouth:2026", "greater-quillmouth:2023"
QCC, HBC, OC = "quillmouth:2026", "harrowfen:2026", "ostlebeck:2024"


@dataclass(frozen=True)
class Kind:
    """A kind of benefit."""

    name: str
    unit: Unit
    codes: dict[str, str]
    """From an edition to the measure in it."""
    topics: tuple[Topic, ...]
    amount: Callable[[Random], int]
    lines: tuple[str, ...]
    """How it is told: {t} what it was, {r} who received it, {a} how much, {p} the project."""
    days: tuple[int, int] = (1, 1)
    """The fewest and the most days that it takes."""
    received_by: tuple[str, ...] = ()
    paper: str = ""
    """What number usually stands behind it."""
    lasts: bool = field(default=False)
    """Whether one person goes on with it from one period to the next."""

    @property
    def measures(self) -> tuple[str, ...]:
        """The measure in every edition that has it."""
        return tuple(f"{edition}/{code}" for edition, code in self.codes.items())


def _people(most: int) -> Callable[[Random], int]:
    return lambda rng: rng.randint(1, most)


def _between(least: int, most: int, step: int = 1) -> Callable[[Random], int]:
    return lambda rng: rng.randrange(least, most + 1, step)


def _pounds(rng: Random) -> int:
    """Gifts, most of them round."""
    if rng.random() < 0.65:
        return rng.choice((100, 150, 200, 250, 300, 400, 500, 750, 1000, 1500, 2000, 2500, 5000)) * 100  # fmt: skip
    return rng.randint(4000, 480000)


def _invoiced(rng: Random) -> int:
    return rng.randint(8000, 3_900_000)


ALL = (
    Kind("job", UNITS["people"], {GM20: "P3-1", GM14: "O1-1", PPN2: "1a-1", PPN6: "PO2-1", GQ26: "GQ02", GQ23: "GQ02"}, topics.POSTS, lambda rng: 1,
         ("New starter: {t}.", "{t}, full time, lives locally", "Local person taken on as {t} for {p}", "Post filled through the job centre: {t}",
          "Employment – {t} – {p}", "One vacancy filled, {t}"), paper="payroll"),
    Kind("start", UNITS["people"], {GM20: "P3-4", GM14: "O1-2", PPN2: "1a-2", PPN6: "PO2-2", GQ26: "GQ04", GQ23: "GQ04"}, topics.TRADES, lambda rng: 1,
         ("Apprentice started: {t}", "{t} apprentice signed up", "New apprentice on {p}, {t}", "Apprenticeship begun in {t}.",
          "1no apprentice – {t}"), paper="apprenticeship"),
    Kind("apprentice weeks", UNITS["weeks"], {GM20: "P3-5", GM14: "O1-3", GQ26: "GQ30"}, topics.TRADES, _between(40, 128, 2),
         ("Weeks worked by the apprentice, {t}", "{t} apprentice, {a}", "Apprentice ({t}) on {p}: {a}", "{a} of apprenticeship, {t}",
          "App. weeks – {t}"), days=(30, 91), paper="apprenticeship", lasts=True),
    Kind("placement", UNITS["weeks"], {GM20: "P3-6", GM14: "O5-3", PPN2: "M4-2", GQ26: "GQ09"}, topics.POSTS, _between(10, 60, 10),
         ("Paid placement as {t}, student of {r}", "{a} of paid work placement ({t})", "Student placed with us: {t}, from {r}", "Work placement – {t} – {r}"),
         days=(5, 40), received_by=("school", "college"), paper="placement", lasts=True),
    Kind("careers", UNITS["people"], {GM20: "P3-7", GM14: "O1-5", PPN2: "M4-3", GQ26: "GQ07", GQ23: "GQ07"}, topics.CAREERS, _between(9, 180),
         ("{t} at {r}", "We ran {t} for pupils of {r}.", "{t}: {a} met", "{r} – {t}", "Two of the {p} team held {t} at {r}", "Careers activity, {t}"),
         received_by=("school", "college"), paper="sheet"),
    Kind("volunteering", UNITS["hours"], {GM20: "P4-1", GM14: "O4-3", PPN6: "PO7-2", GQ26: "GQ16", GQ23: "GQ16"}, topics.VOLUNTEERING, _between(120, 4800, 30),
         ("Staff gave {a} at {r}: {t}", "Volunteering – {t}", "{t} for {r}", "Team from {p} spent the day at {r}, {t}", "{r}: {t}, {a} in all",
          "Our people helped {r} ({t})."), received_by=("charity", "park", "school", "club"), paper="sheet"),
    Kind("advice", UNITS["hours"], {GM20: "P4-2", GM14: "O4-2", GQ26: "GQ35"}, topics.ADVICE, _between(60, 1500, 15),
         ("{a} of free advice to {r}: {t}", "Pro bono – {t}", "{t} for {r}", "Professional help for {r} with {t}", "Advice hours, {t}, {r}"),
         days=(1, 20), received_by=("charity", "club", "enterprise"), paper="sheet"),
    Kind("money", UNITS["gbp"], {GM20: "P4-3", GM14: "O4-4", GQ26: "GQ17", GQ23: "GQ17"}, topics.MONEY, _pounds,
         ("Donation to {r}, {t}", "{a} for {t}", "Gift of {a} to {r} ({t})", "Sponsorship: {t}", "We gave {a} to {r} – {t}", "Charitable giving, {t}, {r}"),
         received_by=("charity", "club", "school", "park"), paper="receipt"),
    Kind("things", UNITS["items"], {GM20: "P4-4", GM14: "O4-5", GQ26: "GQ32", GQ23: "GQ18"}, topics.THINGS, _between(2, 90),
         ("{a} {t} given to {r}", "Donated {t} to {r}", "{t} – {a} – for {r}", "Gift in kind: {t}", "{r} had {t} from {p}", "Surplus passed on: {t}"),
         received_by=("charity", "school", "club", "park"), paper="delivery"),
    Kind("qualification", UNITS["people"], {GM20: "P1-4", GM14: "O2-3", PPN2: "1d-1", PPN6: "PO2-3", GQ26: "GQ10", GQ23: "GQ10"}, topics.COURSES, _people(16),
         ("{t} passed", "Staff who passed {t}: {a}", "{t}, delivered for {p}", "Training – {t}", "{a} gained {t}", "Certificates awarded: {t}"),
         days=(1, 12), paper="certificate"),
    Kind("local spend", UNITS["gbp"], {GM20: "P6-1", GM14: "O1-4", GQ26: "GQ11", GQ23: "GQ11"}, topics.PURCHASES, _invoiced,
         ("{t}, {r}", "Local supplier paid: {r} ({t})", "{t} for {p}", "Paid {a} to {r} for {t}", "Order placed locally – {t} – {r}"),
         days=(1, 28), received_by=("supplier",), paper="invoice"),
    Kind("charity spend", UNITS["gbp"], {GM20: "P6-2", GM14: "O4-1", PPN6: "PO3-2", GQ26: "GQ15", GQ23: "GQ15"}, topics.PURCHASES, _invoiced,
         ("{t} bought from {r}", "Social enterprise spend: {r}, {t}", "{r} – {t}", "{t} for {p} by a social enterprise"),
         days=(1, 28), received_by=("enterprise",), paper="invoice"),
    Kind("waste", UNITS["kg"], {GM20: "P5-2", GM14: "O6-2", PPN2: "M2-2", PPN6: "PO4-2", GQ26: "GQ24", GQ23: "GQ24"}, topics.WASTE, _between(180_000, 18_900_000, 20_000),
         ("{t} kept from landfill", "{a} of {t} recycled from {p}", "Diverted: {t}", "{t} taken for re-use", "Waste transfer – {t} – {p}"), paper="ticket"),
    Kind("trees", UNITS["items"], {GM20: "P5-3", GM14: "O6-3", GQ26: "GQ38"}, topics.TREES, _between(6, 420),
         ("{t} planted with {r}", "{a} trees: {t}", "Planting day, {t}, {r}", "{r}: {t}", "New trees for {r} ({t})"), received_by=("park", "school"), paper="delivery"),
    Kind("carbon", UNITS["tco2e"], {GM20: "P5-1", GM14: "O6-1", PPN2: "M2-1", PPN6: "PO4-1", GQ26: "GQ33"}, topics.CARBON, _between(310, 64_000),
         ("Carbon saved by {t} on {p}", "{t}: {a}", "Emissions avoided, {t}", "{t} at {p}, against the baseline"), days=(28, 91)),
    Kind("rooms", UNITS["hours"], {QCC: "QCC-4", OC: "OC-1"}, topics.ROOMS, _between(60, 480, 30),
         ("Free room for {r}: {t}", "{t}, {a}, no charge", "{r} used our room for {t}", "Hall lent – {t} – {r}"), received_by=("club", "table", "charity"), paper="booking"),
    Kind("lessons", UNITS["hours"], {QCC: "QCC-1"}, topics.LESSONS, _between(60, 360, 30),
         ("{t} with {r}", "{a} of {t}", "Lesson: {t}, {r}", "{r}, {t}, taught by our staff"), received_by=("charity",), paper="sheet"),
    Kind("litter", UNITS["kg"], {QCC: "QCC-3", HBC: "HBC-2"}, topics.LITTER, _between(12_000, 460_000, 500),
         ("Litter pick, {t}, with {r}", "{a} of rubbish from the {t}", "{t} with {r}", "Clean-up: {t}"), received_by=("park", "club"), paper="ticket"),
    Kind("repairs", UNITS["items"], {HBC: "HBC-3", OC: "OC-3"}, topics.REPAIRS, _between(3, 48),
         ("Repair café: {t}", "{t} at {r}, {a} repaired", "Volunteers mended {t}, hosted by {r}", "{r} – {t}"), received_by=("charity", "table", "enterprise"), paper="sheet"),
    Kind("meals", UNITS["people"], {QCC: "QCC-6", OC: "OC-2"}, topics.MEALS, _between(8, 60),
         ("{t} with {r}", "{r}: {t}, {a}", "Shared table – {t}", "{t} for older people, {r}"), received_by=("table", "charity"), paper="sheet"),
)  # fmt: skip
KINDS = {kind.name: kind for kind in ALL}
OF_MEASURE = {measure: kind for kind in ALL for measure in kind.measures}


def said(kind: Kind, quantity: int, hand: int) -> str:
    """An amount as one hand or another writes it."""
    number = quantity / kind.unit.parts
    plain = f"{number:,.2f}".rstrip("0").rstrip(".") if hand % 2 else f"{number:,.10g}"
    if kind.unit.key == "gbp":
        return f"£{number:,.2f}".removesuffix(".00") if hand % 2 else f"{plain} pounds"
    if kind.unit.key == "hours":
        return f"{quantity // 60} h {quantity % 60:02} min" if hand % 2 else f"{number:.4g} hours"
    if kind.unit.key in ("people", "items"):
        return f"{quantity} {_of_them(kind.unit, quantity)}".strip()
    if kind.unit.key == "kg" and quantity >= 1_000_000 and hand % 2:
        return f"{quantity / 1_000_000:.4g} tonnes"
    return f"{plain} {kind.unit.many}"


def _of_them(unit: Unit, quantity: int) -> str:
    if unit.key == "items":
        return ""
    return unit.one if quantity == 1 else unit.many
