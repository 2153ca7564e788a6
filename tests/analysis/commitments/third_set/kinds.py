"""What firms do in the region: how each thing is counted, proved and told, in the words of several hands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tests.analysis.commitments.third_set.region import Whom
from weft.analysis.commitments.benefit import EvidenceKind

Lasts = Literal["day", "days", "weeks", "month", "quarter"]
LEVELS = "mere-levels:2025"
BEFORE = "mere-levels:2023"
NATION = "value-for-places:4"


@dataclass(frozen=True)
class Kind:
    """One kind of thing that is done."""

    key: str
    code: str
    unit: str
    proof: EvidenceKind
    prefix: str
    """What the numbers of its evidence begin with; empty: it is proved by files and pictures."""
    lasts: Lasts
    amount: tuple[int, int, int]
    """From, to, and in steps of so many smallest parts."""
    things: tuple[str, ...]
    ways: tuple[str, ...]
    whom: Whom = ""

    @property
    def measure(self) -> str:
        """Its measure in the framework of the region."""
        return f"{LEVELS}/{self.code}"


TRADES = ("bricklayer", "carpenter", "plumber", "electrician", "roofer", "painter", "plasterer", "business administrator")  # fmt: skip
POSTS = ("site labourer", "cleaner", "care worker", "kitchen assistant", "groundsman", "driver", "caretaker", "call handler", "banksman", "scheduler")  # fmt: skip
COURSES = ("manual handling", "first aid at work", "CSCS green card", "food hygiene level 2", "asbestos awareness", "working at height", "mental health first aid", "IT basics")  # fmt: skip
JOBS = ("painting the hall", "clearing the beck", "weeding the community garden", "building raised beds", "serving lunches", "putting up shelves", "sorting donations", "laying a path")  # fmt: skip
GOODS = ("refurbished laptops", "office chairs", "hi-vis vests", "paint", "play sand", "monitors", "winter coats", "books", "timber offcuts", "kettles")  # fmt: skip
FUNDS = ("the minibus", "the roof appeal", "summer holiday activities", "new football kit", "the warm room", "the sensory garden")  # fmt: skip
FOOD = ("tins and dry goods", "fresh vegetables", "bread", "chilled meals", "fruit", "baby food")
MATTERS = ("a lease", "the accounts", "a funding bid", "the website", "health and safety", "a planning application", "GDPR")  # fmt: skip
TALKS = ("careers in construction", "bridge building", "how a road is made", "staying safe near sites", "coding", "interview practice", "recycling", "working in care")  # fmt: skip
SUPPLIERS = tuple(
    f"{what} from {who}"
    for who in ("Saltmarsh", "Gull Row", "Fenwright", "Bell & Daughters", "Tidewater", "Osier", "Cobb")
    for what in ("skip hire", "scaffolding", "catering", "signage", "plant hire", "workwear")
)  # fmt: skip
BUILDINGS = ("the leisure centre", "the central library", "the depot", "the town hall", "the day centre", "the museum", "the bus station")  # fmt: skip
SITES = ("the sea wall works", "the school extension", "the ring road", "the flats in Drove Road", "the theatre", "the market hall")  # fmt: skip
PARKS = ("Alder Park", "the Saltings", "the old railway", "Priory Green", "the cemetery edge", "Curlew Fields", "the flood bank")  # fmt: skip

# fmt: off
ALL = (
    Kind("apprentice", "A1", "weeks", "training", "APP", "quarter", (60, 130, 10), TRADES,
         ("Apprentice {thing}, {n} on site in {where}.", "{n} of apprenticeship delivered: {thing}.",
          "Our {thing} apprentice has completed {n} and is doing really well.", "App - {thing} - {n}")),
    Kind("starter", "A2", "fte", "payroll", "EMP", "day", (50, 100, 10), POSTS,
         ("New starter from {where}: {thing}, {n}.", "{n} - local person taken on as {thing}.",
          "We recruited a {thing} who lives in {where} and had been out of work.", "Job created ({thing}) {n}")),
    Kind("kept", "A3", "people", "payroll", "EMP", "day", (1, 1, 1), POSTS,
         ("Still in work after 26 weeks: {thing}.", "Sustained employment, 26 weeks reached, {thing}, {where}.",
          "Our {thing} has now been with us half a year.", "26 wk job outcome - {thing}")),
    Kind("placement", "A4", "weeks", "training", "WEX", "weeks", (10, 40, 10), POSTS,
         ("Work experience as {thing} for a student of {whom}, {n}.", "{whom}: {n} placement ({thing}).",
          "A young person from {whom} shadowed our {thing} for {n}.", "WEX {n}, {thing}"), "school"),
    Kind("course", "A5", "people", "training", "CERT", "days", (4, 16, 1), COURSES,
         ("{n} passed {thing}.", "Training: {thing}, {n}, held in {where}.", "{thing} course run for {n} free of charge.",
          "We put {n} through {thing}.")),
    Kind("mentoring", "A6", "hours", "statement", "MT", "month", (120, 900, 30), MATTERS,
         ("{n} of mentoring on {thing} through {whom}.", "{whom}: mentor gave {n}, topic {thing}.",
          "One of our managers mentored someone at {whom} ({thing}), {n}.", "Mentoring {n} {whom}"), "group"),
    Kind("volunteering", "B1", "hours", "statement", "VOL", "day", (1260, 5040, 210), JOBS,
         ("Team day at {whom}: {thing}, {n}.", "{n} volunteered by our staff, {thing} for {whom}.",
          "Staff gave a day to {whom} and spent it {thing}. {n} in all.", "Volunteering - {whom} - {n}"), "group"),
    Kind("goods", "B2", "items", "statement", "DN", "day", (8, 420, 1), GOODS,
         ("{n} {thing} donated to {whom}.", "Donation of {thing} ({n}) to {whom}.",
          "We no longer needed our {thing}, so {n} went to {whom}.", "{whom}: {n} {thing}"), "group"),
    Kind("money", "B3", "gbp", "statement", "RCPT", "day", (10000, 500000, 2500), FUNDS,
         ("{n} given to {whom} for {thing}.", "Sponsorship of {thing} at {whom}: {n}.",
          "{whom} received {n} from us towards {thing}.", "Cash donation {n}, {whom}"), "group"),
    Kind("food", "B4", "g", "statement", "VAN", "day", (12000, 480000, 500), FOOD,
         ("{n} of {thing} taken to {whom}.", "Surplus {thing}, {n}, collected for {whom}.",
          "Our canteen sent {n} of {thing} to {whom}.", "{whom} food drop {n}"), "group"),
    Kind("advice", "B5", "hours", "statement", "ADV", "month", (60, 1200, 30), MATTERS,
         ("{n} of free advice for {whom} on {thing}.", "Pro bono: {thing}, {whom}, {n}.",
          "We helped {whom} with {thing} ({n}).", "Expert time {n} - {thing}"), "group"),
    Kind("visit", "C1", "hours", "statement", "VS", "day", (60, 720, 30), TALKS,
         ("Talk on {thing} at {whom}, {n} of staff time.", "{whom} - school visit - {thing} - {n}",
          "Two of our engineers went to {whom} to speak about {thing}; {n}.", "STEM session ({thing}), {whom}: {n}"), "school"),
    Kind("pupils", "C2", "people", "statement", "VS", "day", (18, 240, 1), TALKS,
         ("{n} at {whom} heard about {thing}.", "Pupils reached at {whom}: {n} ({thing}).",
          "{thing} assembly, {whom}, {n}.", "{whom} {n}, {thing}"), "school"),
    Kind("sme", "D1", "gbp", "statement", "INV", "quarter", (80000, 9000000, 1), SUPPLIERS,
         ("{n} spent on {thing}, an SME.", "SME spend: {thing}, {n}.", "We bought {thing} for {n}.", "{thing} {n}")),
    Kind("vcse", "D2", "gbp", "statement", "INV", "quarter", (30000, 2500000, 1), SUPPLIERS,
         ("{n} spent with a social enterprise: {thing}.", "VCSE spend: {thing}, {n}.",
          "Bought {thing}, a community business, for {n}.", "VCSE {thing} {n}")),
    Kind("local", "D3", "gbp", "file", "", "quarter", (150000, 30000000, 1), SUPPLIERS,
         ("Local supply chain: {thing}, {n}.", "{n} stayed in the region ({thing}).",
          "{thing}: {n} to a supplier within 20 miles.", "Local spend {n} {thing}")),
    Kind("carbon", "E1", "kg", "file", "", "quarter", (800, 90000, 1), BUILDINGS,
         ("{n} CO2e saved at {thing}.", "LED and controls at {thing}: {n} CO2e less.",
          "Works to {thing} avoided {n} of carbon.", "{thing} energy saving, {n} CO2e")),
    Kind("waste", "E2", "kg", "statement", "WTN", "month", (1500, 120000, 10), SITES,
         ("{n} of waste from {thing} kept from landfill.", "Recycled at {thing}: {n}.",
          "{thing} - hardcore and timber reused, {n}.", "Diverted {n}, {thing}")),
    Kind("trees", "E3", "items", "picture", "", "day", (12, 600, 1), PARKS,
         ("{n} whips planted at {thing}.", "Tree planting, {thing}: {n}.",
          "With neighbours we planted {n} at {thing}.", "{thing} {n} trees")),
    Kind("repair", "E4", "items", "statement", "RC", "day", (8, 60, 1), ("toasters and lamps", "bicycles", "clothes", "small electricals"),
         ("{n} repaired at {whom}: {thing}.", "Repair session {whom}, {thing}, {n}.",
          "Our fitters mended {n} ({thing}) with {whom}.", "{whom} fix-it {n}"), "group"),
)
# fmt: on
BY_KEY = {one.key: one for one in ALL}
TAILS = ("", "", "", "See attached.", "Evidence on file.", "Signed off by the site manager.", "Good feedback received.", "As agreed with the contract manager.", "Reported for the quarter.", "Thanks to everybody who helped!", "Happy to give more detail.")  # fmt: skip


def said(unit: str, amount: int) -> str:
    """An amount of smallest parts as people write it."""
    match unit:
        case "weeks":
            return "1 week" if amount == 10 else f"{amount / 10:g} weeks"
        case "fte":
            return f"{amount / 100:g} FTE"
        case "hours":
            return f"{amount / 60:g} hours"
        case "gbp":
            return f"£{amount / 100:,.0f}" if amount % 100 == 0 else f"£{amount / 100:,.2f}"
        case "g":
            return f"{amount / 1000:g} kg"
        case "kg":
            return f"{amount / 1000:g} tonnes" if amount >= 1000 else f"{amount} kg"
        case "people":
            return "1 person" if amount == 1 else f"{amount} people"
        case _:
            return f"{amount}"
