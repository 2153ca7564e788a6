"""What is promised in Wendmoor: kinds of benefits, their measures in three frameworks, and how people tell of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Literal

from weft.analysis.commitments.benefit import EvidenceKind

Unit = Literal["people", "tenths of a week", "minutes", "pence", "grams", "items", "yes"]
Whom = Literal["school", "charity", "supplier", "nobody"]
Wordings = tuple[str, ...]
"""One thing in several words; the first is the plainest."""


@dataclass(frozen=True)
class Kind:
    """A kind of benefit."""

    name: str
    codes: tuple[str, str, str]
    """In the county's framework, in Eskmouth's own, and in one that is used across the country."""
    unit: Unit
    whom: Whom
    days: tuple[int, int]
    """How long it lasts, at least and at most."""
    draw: Callable[[Random], int]
    subjects: tuple[Wordings, ...]
    tellings: tuple[str, ...]
    numbers: tuple[tuple[EvidenceKind, str], ...]
    """What stands behind it, and the letters before its number."""


FRAMEWORKS = ("wendmoor:2024", "eskmouth:2022", "commonground:3")


def measure(kind: Kind, framework: int = 0) -> str:
    """Where the measure is written."""
    return f"{FRAMEWORKS[framework]}/{kind.codes[framework]}"


def said(kind: Kind, amount: int) -> str:
    """An amount as people say it."""
    match kind.unit:
        case "minutes":
            return f"{round(amount / 60, 2):g} hours"
        case "pence":
            return f"£{amount / 100:,.2f}".removesuffix(".00")
        case "grams":
            return (
                f"{amount / 1_000_000:g} tonnes" if amount >= 1_000_000 else f"{amount / 1000:g} kg"
            )
        case "tenths of a week":
            return f"{amount / 10:g} weeks"
        case _:
            return str(amount)


def _between(low: int, high: int, step: int = 1) -> Callable[[Random], int]:
    return lambda rng: rng.randrange(low, high + 1, step)


def _pounds(low: int, high: int) -> Callable[[Random], int]:
    """Round sums and odd ones."""
    return lambda rng: (
        rng.randrange(low, high, 50) * 100 if rng.random() < 0.5 else rng.randint(low * 100, high * 100)
    )  # fmt: skip


TRADES: tuple[Wordings, ...] = (
    ("bricklaying", "brickwork", "laying bricks"),
    ("plumbing", "plumbing and heating", "pipework"),
    ("joinery", "carpentry and joinery", "bench joinery"),
    ("electrical installation", "electrics", "domestic wiring"),
    ("business administration", "office administration", "admin"),
    ("groundworking", "groundworks", "excavation and drainage"),
    ("catering", "commercial catering", "kitchen work"),
    ("quantity surveying", "cost surveying", "QS work"),
    ("grounds maintenance", "horticulture", "gardening"),
    ("IT support", "desktop support", "ICT helpdesk"),
)
LESSONS: tuple[Wordings, ...] = (
    ("mock interviews", "practice job interviews", "interview practice"),
    ("a careers talk", "a talk about jobs in our industry", "careers presentation"),
    ("a CV workshop", "help with writing CVs", "CV-writing session"),
    ("a bridge building challenge", "building bridges out of spaghetti", "STEM bridge challenge"),
    ("a site safety talk", "talk on dangers of building sites", "assembly about site safety"),
    ("reading with pupils", "paired reading", "listening to readers"),
    ("a coding club", "programming club", "teaching pupils to code"),
)
CHORES: tuple[Wordings, ...] = (
    ("painting the main hall", "redecorating the hall", "hall decoration"),
    ("clearing the garden", "garden clearance", "cutting back and weeding the grounds"),
    ("sorting donations", "sorting and shelving what was given", "stock sorting"),
    ("serving lunches", "lunch club help", "cooking and serving lunch"),
    ("building raised beds", "making planters", "raised planting beds"),
    ("repairing the fence", "mending the boundary fence", "fence repairs"),
    ("driving members to hospital", "hospital car runs", "lifts to appointments"),
    ("a litter pick", "picking litter round the building", "clean-up of the streets"),
)
ADVICE: tuple[Wordings, ...] = (
    ("a lease review", "reading through the lease", "advice on the lease"),
    ("a fire risk check", "fire safety survey", "looking over fire safety"),
    ("a bid-writing workshop", "help with a funding bid", "grant application help"),
    ("a new website", "website build", "setting up the web pages"),
    ("a health and safety policy", "writing the safety policy", "H&S policy drafting"),
    ("bookkeeping support", "help with the accounts", "sorting the books"),
)
GIFTS: tuple[Wordings, ...] = (
    ("the hardship fund", "people in hardship", "emergency help for families"),
    ("new football kits", "kit for the teams", "team strips"),
    ("the Christmas hampers", "hampers at Christmas", "festive food parcels"),
    ("the minibus appeal", "a new minibus", "minibus fund"),
    ("sensory room equipment", "the sensory room", "kit for the sensory space"),
    ("the summer play scheme", "holiday play scheme", "summer holiday activities"),
)
GOODS: tuple[Wordings, ...] = (
    ("laptops", "refurbished laptops", "notebook computers"),
    ("desks", "office desks", "workstations"),
    ("winter coats", "warm coats", "children's coats"),
    ("tins of paint", "paint tins", "tins of surplus emulsion"),
    ("paving slabs", "slabs left over from site", "surplus flags"),
    ("tablets", "tablet computers", "iPads"),
)
BUYS: tuple[Wordings, ...] = (  # in the order of the kinds of suppliers
    ("printing", "leaflets and signs", "print work"),
    ("catering for meetings", "buffets", "lunches for site meetings"),
    ("office furniture", "desks and chairs made good", "upholstery"),
    ("bicycle servicing", "bike repairs", "service of pool bikes"),
    ("waste clearance", "site clearance", "skip and clearance work"),
)
WASTE: tuple[Wordings, ...] = (
    ("timber", "wood waste", "pallets and offcuts"),
    ("hardcore", "crushed concrete", "inert rubble"),
    ("plasterboard", "gypsum board", "board offcuts"),
    ("scrap metal", "metals", "mixed scrap"),
)
ROOMS: tuple[Wordings, ...] = (
    ("the kitchen", "kitchen refit", "a new kitchen"),
    ("the toilets", "accessible toilets", "WC refurbishment"),
    ("the roof", "re-roofing", "a new roof covering"),
    ("the meeting room", "the small meeting room made good", "meeting room refurbishment"),
    ("the entrance ramp", "a ramp at the front door", "level access at the entrance"),
)
COURSES: tuple[Wordings, ...] = (
    ("site safety certificate", "CSCS card course", "construction safety card training"),
    ("forklift training", "counterbalance truck course", "fork-lift licence course"),
    ("food hygiene level 2", "food safety certificate", "hygiene course"),
    ("digital basics", "first steps online", "basic computer skills"),
    ("first aid at work", "three-day first aid", "workplace first aider course"),
)

JOB = Kind(
    "a job", ("E1", "JOB-A", "C04"), "people", "nobody", (1, 1), lambda _: 1, TRADES,
    ("New starter in {what}", "Local person taken on, {what}", "Employed one resident: {what}",
     "{what}: permanent job for a local resident", "Started a job in {what} with us"),
    (("payroll", "EMP"), ("payroll", "PY")),
)  # fmt: skip
APPRENTICE = Kind(
    "apprentice weeks", ("E3", "APP-W", "C07"), "tenths of a week", "nobody", (80, 92), _between(110, 130), TRADES,
    ("Apprentice in {what}, {many}", "{what} apprentice: {many} of training on the job", "{many} of apprenticeship, {what}",
     "Weeks worked by our apprentice ({what})", "Apprenticeship in {what}"),
    (("training", "AA"), ("training", "APP")),
)  # fmt: skip
START = Kind(
    "an apprenticeship begun", ("E2", "APP-S", "C06"), "people", "nobody", (1, 1), lambda _: 1, TRADES,
    ("New apprentice in {what}", "Apprenticeship start, {what}", "Took on an apprentice: {what}",
     "{what} apprentice signed up", "One apprenticeship begun in {what}"),
    (("training", "AA"), ("training", "APP")),
)  # fmt: skip
PLACEMENT = Kind(
    "work placement", ("E5", "PLC-1", "C11"), "tenths of a week", "school", (5, 26), _between(10, 40, 10), TRADES,
    ("Work placement in {what} for a student of {who}", "{many} of work experience, {what} ({who})",
     "Student from {who} with our {what} team", "{who}: placement, {what}", "Work experience - {what}"),
    (("training", "WP"), ("training", "PL")),
)  # fmt: skip
COURSE = Kind(
    "people trained", ("E7", "SKL-2", "C13"), "people", "charity", (2, 40), _between(6, 24), COURSES,
    ("{many} people through {what} at {who}", "{what} for {many} learners, with {who}", "Ran {what} at {who}",
     "{who}: {what}, {many} completed", "{what} - {many} residents trained"),
    (("training", "CR"), ("statement", "REG")),
)  # fmt: skip
SCHOOL = Kind(
    "hours in schools", ("S2", "EDU-H", "C21"), "minutes", "school", (1, 1), _between(90, 900, 15), LESSONS,
    ("{what} at {who}", "Staff gave {many} for {what} at {who}", "{who}: {what}", "Visit to {who} - {what}, {many}",
     "Our people ran {what} for pupils of {who}", "{many} spent on {what}"),
    (("statement", "VS"), ("statement", "SL")),
)  # fmt: skip
VOLUNTEER = Kind(
    "hours given", ("S4", "VOL-H", "C23"), "minutes", "charity", (1, 2), _between(180, 4200, 30), CHORES,
    ("Staff volunteering at {who}: {what}", "{what} at {who}", "{many} of volunteering, {what}", "Team day with {who} ({what})",
     "{who} - {what} by our staff", "Volunteers gave {many} to {who}, {what}"),
    (("statement", "VS"), ("statement", "TS")),
)  # fmt: skip
EXPERT = Kind(
    "expert hours", ("S5", "EXP-H", "C24"), "minutes", "charity", (1, 30), _between(60, 1500, 15), ADVICE,
    ("{what} for {who}", "Pro bono: {what} ({who})", "{many} of free professional time, {what}", "Helped {who} with {what}",
     "{who}: {what}, no charge"),
    (("statement", "PB"), ("statement", "ADV")),
)  # fmt: skip
GIFT = Kind(
    "money given", ("S7", "GIV-1", "C26"), "pence", "charity", (1, 1), _pounds(100, 6000), GIFTS,
    ("Donation to {who} for {what}", "{many} given to {who}, {what}", "Cheque for {what}", "{who}: {many} towards {what}",
     "Gift to {who} ({what})", "Money towards {what} at {who}"),
    (("statement", "RC"), ("statement", "DON")),
)  # fmt: skip
GOOD = Kind(
    "goods given", ("S8", "GIV-2", "C27"), "items", "charity", (1, 1), _between(8, 90), GOODS,
    ("{many} {what} for {who}", "Gave {what} to {who}", "{who} received {many} {what}", "Delivered {what} ({many}) to {who}",
     "Donated {what}, {many} in all"),
    (("statement", "DN"), ("statement", "GRN")),
)  # fmt: skip
SPEND = Kind(
    "spent locally", ("L1", "SPD-1", "C31"), "pence", "supplier", (1, 1), _pounds(400, 20000), BUYS,
    ("{what} bought from {who}", "Paid {who} for {what}", "{who}: {what}", "Local spend: {what}, {many}",
     "Invoice of {who} for {what}"),
    (("statement", "INV"), ("statement", "SI")),
)  # fmt: skip
TIP = Kind(
    "waste kept from landfill", ("G3", "WST-T", "C42"), "grams", "nobody", (1, 1), _between(600_000, 18_000_000, 20_000), WASTE,
    ("{many} of {what} recycled", "{what} sent for reuse, {many}", "Load of {what}, {many}", "{what} kept out of landfill",
     "Recycling of {what}: {many}"),
    (("statement", "WTN"), ("statement", "TKT")),
)  # fmt: skip
FOOD = Kind(
    "food passed on", ("G5", "FOD-K", "C44"), "grams", "charity", (1, 1), _between(40_000, 900_000, 500),
    (("tinned food", "tins", "cans and jars"), ("fresh vegetables", "veg", "fruit and vegetables"),
     ("bread and bakery goods", "bakery surplus", "loaves and rolls"), ("chilled meals", "ready meals", "surplus meals")),
    ("{many} of {what} to {who}", "Surplus food, {what}, for {who}", "{who}: {what}, {many}", "Collected {what} and took it to {who}"),
    (("statement", "FC"), ("statement", "COL")),
)  # fmt: skip
ROOM = Kind(
    "community rooms improved", ("S9", "BLD-1", "C29"), "yes", "charity", (3, 40), lambda _: 1, ROOMS,
    ("{what} at {who}", "{who}: {what}", "Work on {what} done free of charge for {who}", "Put right {what} of {who}"),
    (("statement", "HO"), ("statement", "CC")),
)  # fmt: skip
KINDS = (
    JOB, START, APPRENTICE, PLACEMENT, COURSE, SCHOOL, VOLUNTEER, EXPERT, GIFT, GOOD, SPEND, TIP, FOOD, ROOM,
)  # fmt: skip
