"""What firms do for a place, and how they and others tell of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Activity:
    """One kind of thing that is done. `what` says what exactly; each telling says the same in other words."""

    subject: str
    receivers: str
    """Which kinds of receiver, between spaces."""
    what: tuple[str, ...]
    tellings: tuple[str, ...]
    amounts: tuple[int, ...]
    paper: str
    """What is usually attached: the beginning of a file's name."""


ACTIVITIES: dict[str, Activity] = {
    "team day": Activity(
        "volunteering", "group park charity enterprise",
        ("painting the main hall", "clearing brambles from the sensory garden", "building raised beds", "repairing the fence",
         "laying a new path", "sorting the storeroom", "re-felting the shed roof", "fitting shelves in the kitchen"),
        ("Team volunteering day: {n} of our people {what} at {at}, {q} in all",
         "{n} staff gave a day to {at} ({what})",
         "Volunteering - {at} - {what}. {n} volunteers.",
         "{at}: {what}. {n} colleagues took part during working time ({q})",
         "Our {n} volunteers spent {day} {what} for {at}"),
        (21, 24, 28, 32, 36, 42, 45, 48, 56, 60, 63, 64, 75, 90), "volunteer sign-in"),
    "careers talk": Activity(
        "school hours", "school high college",
        ("a careers talk on site engineering", "mock interviews", "a CV workshop", "an assembly on women in construction",
         "a STEM bridge-building challenge", "a hard-hat and road safety session", "a talk on careers in care",
         "a coding taster", "a 'meet the architect' lesson"),
        ("{what} at {at}, {n} staff for {q}", "School engagement: {n} of our team delivered {what} to pupils of {at}",
         "{at} - {what} ({q})", "{n} STEM ambassadors visited {at} on {day} for {what}",
         "Delivered {what}; {at}; {q} of staff time"),
        (2, 3, 4, 5, 6, 8, 9, 10, 12), "school feedback form"),
    "money gift": Activity(
        "gifts", "group charity foodbank park",
        ("the minibus appeal", "new kitchen equipment", "the summer holiday scheme", "football kit", "the Christmas appeal",
         "the heating bill", "a new boiler", "the carnival", "replacement windows"),
        ("Donation of {q} to {at} towards {what}", "{q} given to {at} for {what}", "Cash donation - {at} - {what} - {q}",
         "{at} received {q} from our community fund for {what}", "Sponsorship of {what}, {at}: {q}"),
        (200, 250, 300, 400, 500, 600, 750, 850, 1000, 1200, 1500, 2000, 2500, 3750), "receipt"),
    "gift in kind": Activity(
        "gifts in kind", "group park charity enterprise",
        ("paving slabs and sand", "surplus paint and brushes", "office desks and chairs", "timber sleepers", "two tonnes of topsoil",
         "PPE and hand tools", "a storage container", "carpet tiles", "kitchen units from our show flat"),
        ("{what} donated to {at}, value {q}", "Materials for {at}: {what} ({q})", "In-kind donation - {what} - {at}",
         "We supplied {what} free of charge to {at}; worth {q}", "{at} was given {what}"),
        (180, 240, 320, 450, 480, 640, 780, 920, 1150, 1340, 1680, 2150), "delivery note"),
    "computers": Activity(
        "things given", "school high college charity group",
        ("refurbished laptops", "tablets", "monitors", "desktop PCs", "mobile phones with data", "Chromebooks"),
        ("{q} {what} donated to {at}", "{at} received {q} {what} wiped and refurbished by our IT team",
         "Digital inclusion: {q} {what} to {at}", "Gave {q} {what} to {at} on {day}"),
        (6, 8, 10, 12, 14, 15, 18, 20, 24, 25, 30, 40), "asset list"),
    "food": Activity(
        "food", "foodbank charity",
        ("tinned goods", "surplus from our canteen", "fresh fruit and vegetables", "a staff food collection", "chilled ready meals"),
        ("{q} of food to {at} ({what})", "Food donation, {at}: {what}, {q}", "{what} delivered to {at}; weighed in at {q}",
         "{at} took in {q} of {what} from us on {day}"),
        (38, 46, 54, 72, 85, 97, 118, 142, 163, 215, 260), "weigh sheet"),
    "local order": Activity(
        "local spend", "supplier",
        ("hoarding panels", "buffet lunches for the site", "hire of a mini digger", "staircase joinery", "safety signage",
         "Heras fencing", "leaflets for residents", "doorsets"),
        ("Spend with local supplier {at}: {what}, {q}", "{at} - {what} - {q} net", "Local supply chain: {what} bought from {at}",
         "Order placed with {at} for {what} ({q})"),
        (430, 615, 780, 1125, 1480, 1960, 2340, 3275, 4810, 6890, 9240), "invoice"),
    "course": Activity(
        "trained", "charity group enterprise college",
        ("emergency first aid", "Level 2 food hygiene", "mental health first aid", "CSCS green card", "bid writing for charities",
         "digital basics", "safeguarding", "bookkeeping for small groups"),
        ("{what} course for {n} people from {at}", "Free training: {what}, {n} attended from {at}",
         "{n} volunteers of {at} completed {what}", "{at} - {what} - {n} trained on {day}"),
        (5, 6, 7, 8, 9, 10, 11, 12, 14, 16), "attendance list"),
    "room": Activity(
        "space", "group charity enterprise",
        ("our boardroom for trustee meetings", "the site meeting room for a coffee morning", "the training suite", "our canteen for the lunch club",
         "the ground-floor unit for rehearsals"),
        ("Free use of {what} by {at}, {q}", "Space lent to {at}: {what} ({q})", "{at} had {what} without charge for {q}",
         "Meeting space, {at}, {what}"),
        (6, 8, 10, 12, 15, 18, 24, 30), "booking form"),
    "advice": Activity(
        "expertise", "charity enterprise group park",
        ("a survey of the roof", "lease advice", "drawings for a planning application", "a business plan review", "a website rebuild",
         "structural calculations for the footbridge", "HR policy advice", "an energy audit"),
        ("Pro bono: {what} for {at} ({q})", "{q} of professional time given to {at}: {what}", "{at} - {what} - our senior staff, {q}",
         "Given without charge: {what}, {at}"),
        (7, 10, 14, 18, 21, 28, 35), "time sheet"),
    "mentoring": Activity(
        "mentoring", "enterprise high college charity",
        ("cash flow", "marketing", "preparing for a first tender", "interview confidence", "exam year pupils", "governance"),
        ("Mentoring of {at} on {what}, {q}", "{n} mentors worked with {at} ({what}) for {q}", "Business mentor for {at}: {what}",
         "{q} mentoring, {at}, theme {what}"),
        (6, 8, 10, 12, 15, 20, 24), "mentoring log"),
    "trees": Activity(
        "trees", "park school high group",
        ("hawthorn and rowan whips", "native hedging", "fruit trees", "birch standards", "oak saplings"),
        ("{q} trees planted with {at} ({what})", "Tree planting: {q} {what} at {at}", "{at} - {what} - {q} in the ground on {day}",
         "We planted {q} {what} for {at}"),
        (20, 40, 60, 75, 105, 150, 210, 250, 420), "planting plan"),
}  # fmt: skip
