"""The kinds of benefits: by what measure each is counted, in what amounts, and how it is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from tests.analysis.commitments.seventh_set import words
from weft.analysis.commitments.benefit import EvidenceKind

FRAMEWORK = "greater-quillmouth"
NEW_EDITION = date(2026, 4, 1)
FIRST_DAY, LAST_DAY = date(2024, 4, 1), date(2026, 8, 31)
MINUTES = 60


@dataclass(frozen=True)
class Kind:
    """What is told of benefits of one measure."""

    code: str
    unit: str
    receivers: str
    """Which sort of organisation receives it; empty where it is for a person."""
    subjects: tuple[tuple[str, ...], ...]
    """Each in several wordings, as several hands write it."""
    templates: tuple[str, ...]
    number: EvidenceKind
    labels: tuple[str, ...]
    """What is typed before its number."""
    often: int
    """How often it stands among ordinary benefits."""
    in_old_edition: bool = True
    lasts: tuple[int, int] = (1, 1)
    """How many days, at least and at most."""

    def measure(self, begins: date) -> str:
        """The node of the edition in force on that day, or of the first edition that has it."""
        old = self.in_old_edition and begins < NEW_EDITION
        return f"{FRAMEWORK}:{'2023' if old else '2026'}/{self.code}"


def _one_wording(subjects: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple((each,) for each in subjects)


SHEET = ("Sign-in sheet", "Sheet no.", "Attendance sheet", "Visit log", "Signed sheet no")
HOURS = (
    "{people} of our people gave {amount}: {subject}.",
    "{subject}, {people} volunteers, {amount} in all",
    "Team day at {receiver}: {subject} ({people} people).",
    "Staff time given to {receiver} - {subject}. {amount}.",
    "{subject} for {receiver}",
    "Volunteers from the office and the sites, {people} in number, spent {amount} on this: {subject}.",
    "{amount} of volunteering, {subject}",
)
KINDS = {
    "volunteering": Kind("GQ16", "hours", "group", words.VOLUNTEERING, HOURS, "statement", SHEET, 9),
    "lessons": Kind("GQ08", "hours", "school", words.LESSONS, (
        "{people} of our staff were at {receiver}: {subject}, {amount}.", "{subject} - {amount}", "{receiver}, {subject}, {people} of us",
        "Time in school: {subject}. {amount} altogether.", "Colleagues gave {amount} to {receiver} for {subject}.", "{subject}, {people} colleagues",
    ), "statement", SHEET, 5),
    "advice": Kind("GQ35", "hours", "group", words.ADVICE, (
        "Free advice to {receiver}: {subject}.", "{amount} of skilled advice: {subject}", "{subject}, given free by our specialists, {amount}",
        "Pro bono - {subject} - {receiver}", "Our professionals helped {receiver} with this: {subject}.",
    ), "statement", ("Time sheet", "Timesheet no.", "Advice log", "Job ticket"), 3, in_old_edition=False, lasts=(1, 25)),
    "pupils": Kind("GQ07", "people", "school", words.TALKS, (
        "{subject} at {receiver}, {amount}", "{amount} took part: {subject}.", "{receiver}: {subject}", "{subject}. Students who came: {quantity}.",
        "We met {quantity} young people from {receiver} ({subject}).",
    ), "statement", ("School slip", "Visit form", "Confirmation no.", "Booking"), 5),
    "residents": Kind("GQ36", "people", "group", words.MEETINGS, (
        "{quantity} residents: {subject}.", "{subject}, held at {receiver}, {quantity} came", "Residents shaped {subject} ({quantity} took part).",
        "{receiver} hosted: {subject}", "Evening on {subject}; {quantity} people signed in.",
    ), "statement", ("Attendance list", "List no.", "Sign-in list"), 2, in_old_edition=False),
    "together": Kind("GQ39", "people", "group", words.CLUBS, (
        "{subject}: {quantity} came six times or more.", "{quantity} regulars at {subject}", "{subject} in {receiver}, {quantity} people",
        "We pay for {subject} at {receiver}; {quantity} came regularly.",
    ), "statement", ("Register", "Club register no.", "Organiser's list"), 2, in_old_edition=False, lasts=(45, 90)),
    "job": Kind("GQ02", "people", "", _one_wording(words.POSTS), (
        "New {subject}, local resident", "{subject} started with us.", "Started work: {subject}.", "One {subject} taken on from the city region",
        "Recruited through the job centre: {subject}", "Local person hired as {subject}",
    ), "payroll", ("Payroll", "Payroll no.", "PR", "Employee", "Staff no."), 7),
    "apprentice": Kind("GQ04", "people", "", _one_wording(words.COURSES), (
        "Apprentice in {subject}", "New apprentice: {subject}.", "Apprenticeship started, {subject}", "{subject} apprentice joined the team",
        "One start on the {subject} apprenticeship",
    ), "training", ("Agreement", "APP", "Apprenticeship agreement no.", "Appr. agr.", "AA"), 5),
    "certificate": Kind("GQ10", "people", "", _one_wording(words.AWARDS), (
        "Employee passed {subject}", "{subject} certificate gained at work", "Qualification: {subject}.", "One of our team is now qualified in {subject}.",
        "{subject}, passed",
    ), "training", ("Certificate", "Cert no.", "CERT", "Cert."), 5),
    "apprentice weeks": Kind("GQ30", "weeks", "", _one_wording(words.COURSES), (
        "Weeks worked by our {subject} apprentice", "Apprentice, {subject}: {amount}", "{amount} of the {subject} apprenticeship",
        "{subject} apprentice on the contract, {amount}.",
    ), "training", ("Agreement", "APP", "Apprenticeship agreement no.", "Appr. agr.", "AA"), 6, in_old_edition=False, lasts=(91, 91)),
    "placement": Kind("GQ09", "weeks", "college", _one_wording(words.COURSES), (
        "Paid placement in {subject}", "Student from {receiver} on placement, {subject}, {amount}", "{subject}: placement of {amount}.",
        "Work placement ({subject}) for a learner of {receiver}",
    ), "training", ("Placement", "PL", "Placement agreement", "WP no."), 4, in_old_edition=False, lasts=(12, 40)),
    "spend": Kind("GQ11", "gbp", "supplier", words.GOODS_BOUGHT, (
        "{subject} bought from {receiver}", "Local supplier: {subject}.", "{receiver}, {subject}, {amount}", "Paid {amount} for {subject}",
        "{subject} - local spend", "Order for {subject} placed in the city region.",
    ), "statement", ("Invoice", "Inv.", "INV", "Invoice no."), 7),
    "gift": Kind("GQ17", "gbp", "group", words.PURPOSES, (
        "{amount} given for {subject}", "Donation to {receiver}: {subject}.", "Gift towards {subject}", "We gave {receiver} {amount} ({subject}).",
        "Charity committee grant - {subject}", "Cheque for {subject}, {amount}",
    ), "statement", ("Receipt", "Receipt no.", "Bank ref.", "Thank-you letter"), 6),
    "equipment": Kind("GQ32", "items", "group", words.EQUIPMENT, (
        "{quantity} {subject} for {receiver}", "Given: {quantity} {subject}.", "{subject}, {quantity} in number, to {receiver}", "Donated {subject} ({quantity})",
    ), "statement", ("Delivery note", "DN", "Delivery no.", "Handover note"), 3, in_old_edition=False),
    "mended": Kind("GQ37", "items", "group", words.MENDED, (
        "{quantity} {subject}, mended and passed on", "Repair café: {subject} ({quantity}).", "{subject} for {receiver}, {quantity}", "Reuse: {quantity} {subject}",
    ), "statement", ("Repair list", "Job list no.", "Workshop list"), 2, in_old_edition=False, lasts=(1, 12)),
    "trees": Kind("GQ38", "items", "group", words.TREES, (
        "{quantity} trees: {subject}.", "Planted {subject}, {quantity}", "{subject} with {receiver}, {quantity} planted", "Tree planting - {subject} - {quantity}",
    ), "statement", ("Planting record", "Count sheet", "Planting no."), 3, in_old_edition=False, lasts=(1, 5)),
    "waste": Kind("GQ24", "kg", "", words.WASTE, (
        "{subject} sent for recycling, {amount}", "Recycled: {subject}.", "{amount} of {subject}", "{subject} taken to the recycling yard", "Load of {subject}",
    ), "statement", ("Waste transfer note", "WTN", "Transfer note no.", "Ticket"), 5),
    "carbon": Kind("GQ33", "tco2e", "", words.CARBON, (
        "{subject}: {amount} avoided.", "{subject}", "Carbon saved by {subject}, {amount}",
    ), "statement", ("Calculation", "Calc. sheet", "Carbon sheet"), 2, in_old_edition=False, lasts=(20, 90)),
    "journeys": Kind("GQ34", "tco2e", "", words.HAULS, (
        "{subject}: {amount} avoided.", "{subject}", "Journeys: {subject}, {amount}",
    ), "statement", ("Calculation", "Calc. sheet", "Mileage sheet"), 2, in_old_edition=False, lasts=(20, 90)),
}  # fmt: skip
LENGTHS = (2, 3, 3.5, 4, 6, 7, 7.5)


def amount(kind: Kind, people: int, days: int, rng: Random) -> int:
    """A likely amount in the smallest part of the unit."""
    match kind.unit:
        case "hours":
            return round(people * rng.choice(LENGTHS) * MINUTES)
        case "weeks":
            return 130 if days == 91 else max(10, 10 * round(days / 7))
        case "gbp" if kind.code == "GQ17":
            return rng.choice(
                (
                    10_000,
                    15_000,
                    25_000,
                    30_000,
                    50_000,
                    75_000,
                    100_000,
                    200_000,
                    250_000,
                    rng.randrange(4_000, 400_000),
                )
            )
        case "gbp":
            return rng.randrange(8_000, 2_500_000)
        case "kg":
            return rng.randrange(120, 22_000) * 1000
        case "tco2e":
            return rng.randrange(200, 45_000)
        case "items":
            return rng.choice((4, 6, 8, 10, 12, 15, 20, 24, 30, rng.randrange(5, 200)))
        case _ if kind.receivers:
            return rng.choice((25, 28, 30, 60, rng.randrange(9, 180)))
    return 1


def said(unit: str, quantity: int) -> str:
    """The amount as people write it."""
    match unit:
        case "hours":
            return f"{quantity / MINUTES:g} hours"
        case "weeks":
            return f"{quantity / 10:g} weeks"
        case "gbp":
            return f"£{quantity / 100:,.0f}" if quantity % 100 == 0 else f"£{quantity / 100:,.2f}"
        case "kg":
            return (
                f"{quantity / 1_000_000:g} tonnes"
                if quantity >= 1_000_000
                else f"{quantity / 1000:g} kg"
            )
        case "tco2e":
            return f"{quantity / 1000:g} tonnes"
        case "people":
            return f"{quantity} people"
    return f"{quantity} pieces"
