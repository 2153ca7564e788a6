"""How different people in different offices tell of one benefit."""

from __future__ import annotations

from random import Random

from tests.analysis.commitments.activities import Activity

# fmt: off
TOLD: dict[str, tuple[str, ...]] = {
    "job": ("Recruited locally: {n}, role {thing}, home ward {where}.", "{n} now employed with us as {thing} ({where}).",
            "Vacancy for {thing} filled through the job centre at {where} - {n}."),
    "long-out": ("{n} unemployed for over a year, recruited as {thing}.", "Into work after 12+ months: {n}, {thing}, from {where}.",
                 "{thing}: {n}, referred by the work coach at {where}."),
    "care": ("{n}, care experienced, joined as {thing}.", "Care leaver recruitment {where}: {n} ({thing})."),
    "stayed": ("{n}, {thing}, twelve months later still on the payroll.", "Sustained employment at one year: {n} ({thing}), {where}."),
    "apprentice": ("{n} signed up as {thing} apprentice.", "Apprenticeship in {thing} begun, {n}, lives in {where}.",
                   "Start on the {thing} standard: {n}."),
    "apprentice-weeks": ("Weeks on programme, {thing} apprentice: {n}.", "{n} completed by our apprentice ({thing}).",
                         "Apprentice in {thing} at {where}, {n} in the period."),
    "placement": ("{n} on placement with the {thing} crew, {where}.", "Work placement, paid at the Living Wage, {thing}: {n}.",
                  "Trainee with {thing}: {n}."),
    "qualification": ("{n} completed the {thing} course.", "Course in {thing}, {where}: certificates for {n}.",
                      "Upskilling - {thing} - {n} passed."),
    "pupils": ("Careers talk at {whom}, {n} in the room, on {thing}.", "{whom}: talk on {thing} to {n}.",
               "School engagement: {thing}. {whom}. {n} attended."),
    "teaching": ("Curriculum support for {whom} ({thing}): {n}.", "Our engineers gave {n} to {whom}, topic {thing}.",
                 "{n} spent in the classroom at {whom}; theme: {thing}."),
    "volunteering": ("{n} put in at {thing} with {whom}.", "Community day: the team helped {whom} at {thing} ({n}).",
                     "Volunteering, {whom}, {thing}. Time given: {n}."),
    "gift": ("Cheque for {n} handed to {whom} ({thing}).", "Cash support of {n}, {whom}, for {thing}.",
             "{whom} - {n} towards {thing}."),
    "equipment": ("Delivered to {whom}: {thing}, {n}.", "{n} of surplus stock ({thing}) passed to {whom}.",
                  "Donated {thing} - {n} - {whom}."),
    "advice": ("Pro bono support on {thing}, {whom}, {n}.", "Mentoring of {whom} around {thing}: {n}."),
    "together": ("Regulars at {whom} ({thing}): {n}.", "Social afternoons for older residents, {whom}, by {thing}. {n} reached."),
    "mended": ("Repair session at {whom}: {thing}, {n} saved from the tip.", "{n} fixed ({thing}), {whom} hosting."),
    "residents": ("{n} took part in a drop-in on {thing}, {where}.", "Consultation on {thing} at {where}: {n} heard."),
    "trees": ("Planting day, {thing}, {where}: {n} in the ground.", "{n} (whips and standards) set along {thing}, {where}."),
    "rubbish": ("Litter pick {thing}, {where}, weighed in at {n}.", "{n} bagged and removed from {thing}, {where}."),
    "waste": ("Diverted from landfill ({thing}): {n}.", "{n} of {thing} arisings sent for recycling."),
    "local": ("Paid to local business for {thing}: {n}.", "{n}, {thing}, supplier within ten miles of site."),
    "small-firms": ("SME spend, {thing}: {n}.", "{n} to a firm with fewer than fifty staff ({thing})."),
    "charities": ("Social enterprise invoiced {n} for {thing}.", "VCSE spend on {thing}, {n}."),
    "story": ("Case study: a new {thing} in {where}.", "What it meant to become a {thing} ({where})."),
    "english": ("ESOL sessions held for {whom}, {thing}: {n}.", "{n} of conversation classes, {whom} ({thing})."),
    "halls": ("Meeting room by {thing} free of charge to {whom}: {n}.", "{whom} had our space near {thing} for {n}, no fee."),
}
TAILS = ("", "", "", " Reported in the quarterly return.", " Thanks to all who came.", " Agreed with the contract manager.",
         " Part of the delivery plan.", " Photos to follow.", " See attached.", " Went very well.")
# fmt: on


def worded(rng: Random, activity: Activity, *, quantity: int, unit: str, thing: str, where: str, whom: str) -> str:  # fmt: skip
    """What one person writes of it."""
    words = rng.choice(TOLD[activity.key])
    said = words.format(n=amount(rng, quantity, unit), thing=thing, where=where, whom=whom)
    return said + rng.choice(TAILS)


def amount(rng: Random, quantity: int, unit: str) -> str:
    """An amount as people write it."""
    if unit == "hours":
        return _time(rng, quantity)
    if unit == "gbp":
        return f"£{quantity / 100:,.2f}" if quantity % 100 else f"£{quantity // 100:,}"
    if unit == "weeks":
        return f"{quantity / 10:g} weeks"
    if unit == "kg":
        return rng.choice((f"{quantity / 1000:g} kg", f"{quantity / 1_000_000:g} tonnes"))
    if unit == "people":
        return "one person" if quantity == 1 else f"{quantity} people"
    return f"{quantity} {unit}"


def _time(rng: Random, minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if rest and rng.random() < 0.4:
        return f"{hours} h {rest} min"
    return rng.choice(("{:g} hours", "{:g} hrs", "{:g}h")).format(minutes / 60)
