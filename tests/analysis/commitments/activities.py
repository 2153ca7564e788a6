"""What providers do in the invented place, each counted by a measure and told in several ways."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from weft.analysis.commitments.benefit import EvidenceKind

Whom = Literal["school", "group", "firm", ""]
Lasts = Literal["day", "days", "weeks", "month", "quarter", "year"]


@dataclass(frozen=True)
class Activity:
    """One thing that is done: how it is counted, proved and spoken of."""

    key: str
    measure: str
    unit: str
    proof: EvidenceKind
    prefix: str
    """What the numbers of its evidence begin with."""
    lasts: Lasts
    amount: tuple[int, int, int]
    """From, to and in steps of so many smallest parts."""
    things: tuple[str, ...]
    ways: tuple[str, ...]
    whom: Whom = ""
    elsewhere: str = ""
    """The measure by which the regeneration area counts the same in the same unit."""


GQ = "greater-quillmouth:2026"
DOCK = "old-dock:1"
JOBS = ("groundworker", "site clerk", "kitchen porter", "driver", "care assistant", "cleaner", "electrician's mate", "receptionist", "store keeper", "gardener", "fitter")  # fmt: skip
COURSES = ("bricklaying", "catering", "plumbing", "warehouse work", "adult care", "joinery", "scaffolding", "payroll", "first aid at work", "forklift driving")  # fmt: skip
OUTDOORS = ("the canal bank", "the walled garden", "the old railway path", "the allotments", "the bowling green", "the brook", "the skate park", "the churchyard")  # fmt: skip
TALKS = ("working on site", "careers in care", "reading together", "mock interviews", "maths in the kitchen", "how bridges stand", "a day in a depot", "coding a lift")  # fmt: skip
GOODS = ("laptops", "desks", "tablets", "garden tools", "fridges", "sewing machines", "bicycles", "folding chairs", "paint and brushes")  # fmt: skip
BOUGHT = ("scaffold hire", "catering", "cleaning", "security", "joinery", "aggregates", "printing", "plant hire", "legal advice", "translation")  # fmt: skip
TOPICS = ("the bus lane", "the new surgery", "the market hall", "the play area", "street lighting", "the flats", "the library hours", "the tip")  # fmt: skip

# fmt: off
ACTIVITIES = (
    Activity("job", f"{GQ}/GQ02", "people", "payroll", "PR", "weeks", (1, 4, 1), JOBS,
             ("{n} from {where} started a job as {thing}.", "New starters, {thing}, living in {where}: {n}.",
              "We took on {n} as {thing}; home is {where}."), elsewhere=f"{DOCK}/D01"),
    Activity("long-out", f"{GQ}/GQ03", "people", "payroll", "PR", "weeks", (1, 2, 1), JOBS,
             ("{n} long out of work started as {thing} in {where}.", "After a year or more without work: {n}, now {thing}, {where}.",
              "Job as {thing} for {n} unemployed for twelve months, {where}.")),
    Activity("care", f"{GQ}/GQ27", "people", "payroll", "PR", "weeks", (1, 2, 1), JOBS,
             ("{n} who had been in care started as {thing}.", "Care leavers employed as {thing}: {n}, {where}.",
              "A start as {thing} for {n} leaving care, {where}.")),
    Activity("stayed", f"{GQ}/GQ28", "people", "payroll", "PR", "year", (1, 5, 1), JOBS,
             ("{n} still in their job as {thing} after a year.", "A year on, still {thing}: {n}, {where}.",
              "{n} kept on as {thing} for twelve months.")),
    Activity("apprentice", f"{GQ}/GQ04", "people", "training", "AA", "weeks", (1, 4, 1), COURSES,
             ("{n} started an apprenticeship in {thing}.", "Apprentices in {thing}, {where}: {n}.",
              "New apprenticeship starts ({thing}): {n} from {where}."), elsewhere=f"{DOCK}/D02"),
    Activity("apprentice-weeks", f"{GQ}/GQ30", "weeks", "training", "AA", "quarter", (80, 1200, 5), COURSES,
             ("Apprentices in {thing} worked {n}.", "{n} of apprenticeship in {thing}, {where}.",
              "Time that our {thing} apprentices put in: {n}.")),
    Activity("placement", f"{GQ}/GQ09", "weeks", "training", "PA", "weeks", (20, 120, 5), COURSES,
             ("Paid placement in {thing}: {n}.", "{n} of paid work placement, {thing}, {where}.",
              "A placement with our {thing} team, paid, {n} in all.")),
    Activity("qualification", f"{GQ}/GQ10", "people", "training", "CERT", "weeks", (3, 14, 1), COURSES,
             ("{n} gained a certificate in {thing} while at work.", "Level 2 in {thing} passed by {n}, {where}.",
              "Staff who qualified in {thing}: {n}.")),
    Activity("pupils", f"{GQ}/GQ07", "people", "statement", "SL", "day", (12, 180, 1), TALKS,
             ("{n} at {whom} met our staff: {thing}.", "Visit to {whom} about {thing}, with {n}.",
              "We spoke with {n} of {whom} on {thing}."), "school", f"{DOCK}/D07"),
    Activity("teaching", f"{GQ}/GQ08", "hours", "statement", "SL", "days", (120, 1440, 30), TALKS,
             ("Staff taught {n} at {whom}: {thing}.", "{thing} at {whom}, {n} given by our people.",
              "{n} in class with {whom}, on {thing}."), "school"),
    Activity("volunteering", f"{GQ}/GQ16", "hours", "statement", "SI", "day", (240, 5760, 15), OUTDOORS,
             ("Our staff volunteered {n} for {whom}, clearing {thing}.", "{whom}: team day at {thing}, {n}.",
              "{n} of volunteering with {whom} to tidy {thing}."), "group", f"{DOCK}/D05"),
    Activity("gift", f"{GQ}/GQ17", "gbp", "statement", "RC", "day", (15000, 420000, 125), TOPICS,
             ("A gift of {n} to {whom} towards its work on {thing}.", "{whom} received {n} for {thing}.",
              "Donation, {n}: {whom}, {thing}."), "group", f"{DOCK}/D06"),
    Activity("equipment", f"{GQ}/GQ32", "items", "statement", "DN", "day", (6, 60, 1), GOODS,
             ("{n} ({thing}) given to {whom}.", "{whom} was given {thing}: {n}.",
              "Handed over to {whom}: {n}, namely {thing}."), "group", f"{DOCK}/D04"),
    Activity("advice", f"{GQ}/GQ35", "hours", "statement", "AD", "days", (120, 2400, 30), BOUGHT,
             ("{n} of advice to {whom} about {thing}.", "We helped {whom} with {thing}, {n} in all.",
              "{whom}: free advice on {thing}, {n}."), "firm"),
    Activity("together", f"{GQ}/GQ39", "people", "statement", "AL", "quarter", (6, 60, 1), OUTDOORS,
             ("{n} came to the afternoons of {whom} at {thing} six times or more.", "{whom}, afternoons near {thing}: {n} came regularly.",
              "Less alone: {n} at what {whom} holds by {thing}."), "group"),
    Activity("mended", f"{GQ}/GQ37", "items", "picture", "RL", "days", (5, 90, 1), GOODS,
             ("{n} mended and used again at {whom}: {thing}.", "Repairs of {thing} with {whom}: {n}.",
              "{whom} and our fitters put {n} back in use ({thing})."), "group"),
    Activity("residents", f"{GQ}/GQ36", "people", "picture", "RE", "day", (12, 300, 1), TOPICS,
             ("{n} helped to shape {thing} in {where}.", "Workshop about {thing}, {where}: {n} came.",
              "{where}: {n} told us what they want of {thing}."), elsewhere=f"{DOCK}/D09"),
    Activity("trees", f"{GQ}/GQ38", "items", "picture", "TR", "days", (10, 400, 1), OUTDOORS,
             ("{n} planted along {thing} in {where}.", "Trees at {thing}, {where}: {n}.", "{where}, planting by {thing}: {n}.")),
    Activity("rubbish", "harrowfen:2026/HBC-2", "kg", "picture", "RB", "day", (18000, 900000, 500), OUTDOORS,
             ("{n} of rubbish taken from {thing}, {where}.", "Clean-up of {thing} ({where}): {n}.", "We cleared {n} at {thing} in {where}.")),
    Activity("waste", f"{GQ}/GQ24", "kg", "statement", "WTN", "month", (200000, 19000000, 1000), BOUGHT,
             ("{n} of waste from {thing} recycled.", "Waste used again, {thing}: {n}.", "Kept out of the tip by {thing}: {n}."),
             elsewhere=f"{DOCK}/D10"),
    Activity("local", f"{GQ}/GQ11", "gbp", "file", "", "quarter", (210000, 24000000, 1), BOUGHT,
             ("{n} spent with suppliers of the city region on {thing}.", "Local spend, {thing}: {n}.", "Suppliers near here were paid {n} for {thing}.")),
    Activity("small-firms", f"{GQ}/GQ12", "gbp", "file", "", "quarter", (150000, 16000000, 1), BOUGHT,
             ("{n} spent with small firms on {thing}.", "Paid to SMEs for {thing}: {n}.", "Small and medium-sized suppliers of {thing} received {n}.")),
    Activity("charities", f"{GQ}/GQ15", "gbp", "file", "", "quarter", (40000, 3000000, 1), BOUGHT,
             ("{n} spent with charities and social enterprises on {thing}.", "Bought from the third sector, {thing}: {n}.",
              "Social enterprises earned {n} from us for {thing}.")),
    Activity("offered", f"{GQ}/GQ31", "items", "link", "", "quarter", (1, 9, 1), BOUGHT,
             ("{n} for {thing} offered in the open.", "Subcontracts advertised, {thing}: {n}.", "Open calls for {thing}: {n}.")),
    Activity("answered", f"{GQ}/GQ19", "yes_no", "link", "", "month", (1, 1, 1), TOPICS,
             ("People in {where} were told what became of what they said about {thing}.", "You said, we did: {thing}, {where}.",
              "Answers on {thing} went back to {where}.")),
    Activity("say", f"{GQ}/GQ29", "yes_no", "file", "", "year", (1, 1, 1), ("forum", "agreement", "council of workers"),
             ("Workers on the contract have a say: {thing}.", "There is a {thing} in which workers speak.", "A {thing} met in the year.")),
    Activity("story", f"{GQ}/GQ20", "story", "link", "", "month", (1, 1, 1), JOBS,
             ("How work as {thing} changed things for somebody in {where}.", "A story from {where}: becoming a {thing}.",
              "In their own words, {where}: from the job centre to {thing}.")),
    Activity("buildings", f"{GQ}/GQ33", "tco2e", "file", "", "year", (900, 62000, 1), BOUGHT,
             ("{n} avoided in works ({thing}).", "Carbon saved on {thing}: {n}.", "Works for {thing} avoided {n}.")),
    Activity("journeys", f"{GQ}/GQ34", "tco2e", "file", "", "year", (400, 41000, 1), BOUGHT,
             ("{n} avoided in journeys for {thing}.", "Deliveries of {thing}, carbon saved: {n}.", "Fewer miles for {thing}: {n}.")),
    Activity("english", "quillmouth:2026/QCC-1", "hours", "statement", "AL", "month", (240, 2400, 30), TALKS,
             ("{n} of English lessons at {whom}: {thing}.", "{whom}, English for newcomers ({thing}), {n}.",
              "Lessons for people new to the country, {whom}, {thing}: {n}."), "group"),
    Activity("halls", "ostlebeck:2024/OC-1", "hours", "statement", "HB", "month", (120, 3600, 30), OUTDOORS,
             ("Hall by {thing} lent to {whom} for {n}.", "{whom} used our room at {thing} free, {n}.", "Free hire for {whom} near {thing}: {n}."), "group"),
)
# fmt: on
BY_KEY = {one.key: one for one in ACTIVITIES}
IN_PEOPLE = {"placement": f"{DOCK}/D03", "apprentice-weeks": f"{DOCK}/D02"}
"""By which measure the regeneration area counts people where the city region counts their weeks."""
MEASURES = tuple(
    sorted(
        {one.measure for one in ACTIVITIES}
        | {one.elsewhere for one in ACTIVITIES if one.elsewhere}
        | set(IN_PEOPLE.values())
    )
)
