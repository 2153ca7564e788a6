"""The units of measures, and the smallest part in which each is counted.

Quantities are whole numbers of the smallest part everywhere, so that claims on one benefit can be added
and held against it exactly: 1.25 full-time equivalents are 125 hundredths.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from weft.analysis.errors import WeftError


class NotAQuantity(WeftError):
    """A text is no amount of the unit: what it says, and what is wanted instead."""


@dataclass(frozen=True)
class Unit:
    """What a measure is counted in."""

    key: str
    one: str
    many: str
    part: str
    """The smallest countable part, in words."""
    parts: int
    """How many of the smallest part make one."""
    adds: bool = True
    """Whether amounts of it may be added at all."""


UNITS = {
    unit.key: unit
    for unit in (
        Unit("people", "person", "people", "person", 1),
        Unit("fte", "full-time equivalent", "full-time equivalents", "hundredth", 100),
        Unit("weeks", "week", "weeks", "tenth of a week", 10),
        Unit("hours", "hour", "hours", "minute", 60),
        Unit("gbp", "pound", "pounds", "penny", 100),
        Unit("tco2e", "tonne of CO2 equivalent", "tonnes of CO2 equivalent", "kilogram", 1000),
        Unit("kg", "kilogram", "kilograms", "gram", 1000),
        Unit("items", "item", "items", "item", 1),
        Unit("percent", "per cent", "per cent", "hundredth of a per cent", 100, adds=False),
        Unit("yes_no", "yes or no", "yes or no", "yes", 1, adds=False),
        Unit("story", "story", "stories", "story", 1, adds=False),
    )
}
"""`items` is whatever the measure's wording counts: trees, laptops, businesses."""


MOST_DIGITS = 18
MOST_SAID = 40
"""So many letters of a text that is no amount are said again."""


def in_parts(text: str, unit: Unit) -> int:
    """The whole number of smallest parts that a text says: "1.25" full-time equivalents are 125, "80%" per cent 8,000.

    Per cent may be more than 100: a measure may tell what grew, as turnover or floor space, and how much is right only
    its wording says. Commas part thousands, so that "1,5" is refused and never read as 15. Raises NotAQuantity for what is no number, is negative, or is finer than the smallest part.
    """
    if unit.key == "yes_no":
        return _yes_or_no(text)
    if unit.key == "hours" and (told := _HOURS.fullmatch(text.strip())):
        return int((told[1] or "0").replace(",", "")) * unit.parts + int(told[2])
    said = _clipped(text)
    written = _bare(text.strip(), unit)
    try:
        amount = number_said(written) * unit.parts
    except NotAQuantity as reason:
        raise NotAQuantity(f"“{said}” is no number of {unit.many}: {reason}") from None
    if amount < 0:
        raise NotAQuantity(f"“{said}” is no number of {unit.many}: it must be 0 or more.")
    if amount and amount.adjusted() >= MOST_DIGITS:
        raise NotAQuantity(f"“{said}” is more {unit.many} than anybody has.")
    if amount != int(amount):
        raise NotAQuantity(
            f"“{said}” is finer than {unit.many} are counted. The smallest part is one {unit.part}."
        )
    return int(amount)


def number_said(text: str) -> Decimal:
    """The number that a person writes: 1250, 1,250 or 12.50. Raises NotAQuantity with what to write, where it is any other: "12,5", which somebody
    may mean as twelve and a half; "1e9", which nobody writes."""
    if _NUMBER.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if "," in text:
        raise NotAQuantity("commas part thousands, a point parts what is less than one.")
    raise NotAQuantity("write it in figures, for example 1,250 or 12.5.")


def in_words(parts: int, unit: Unit) -> str:
    """A number of smallest parts as a person says it: "1.25 full-time equivalents", "£3.50", "yes", "2 hours 20 minutes"."""
    if unit.key == "yes_no":
        return "yes" if parts else "no"
    amount = Decimal(parts) / unit.parts
    if unit.key == "gbp":
        return f"£{amount:,.2f}"
    if unit.key == "hours" and parts > 0 and parts % 3:  # no hundredths of an hour
        hours, minutes = divmod(parts, unit.parts)
        said = [(hours, "hour"), (minutes, "minute")]
        return " ".join(f"{many:,} {what}{'' if many == 1 else 's'}" for many, what in said if many)
    written = f"{amount:,f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return f"{written} {unit.one if parts == unit.parts else unit.many}"


def pounds(amount: Decimal) -> str:
    """Money as a person says it: £1,250.00, and -£100.00 for a credit."""
    return f"{'-' if amount < 0 else ''}£{abs(amount):,.2f}"


def per_one(factor: Fraction, one: Unit, other: Unit) -> Fraction:
    """How many of another unit one of a unit makes, by the factor of their smallest parts."""
    return factor * one.parts / other.parts


def of_parts(number: Fraction, one: Unit, other: Unit) -> Fraction:
    """The factor of the smallest parts where one of a unit makes so many of another."""
    return number * other.parts / one.parts


_HOURS = re.compile(r"(?:([\d,]+) hours? )?([0-5]?\d) minutes?", re.ASCII)
"""As hours are said that are no hundredths of one."""
_NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?|[+-]?\.\d+", re.ASCII)


def _bare(text: str, unit: Unit) -> str:
    """An amount without the sign of its own unit."""
    if unit.key == "gbp":
        return text.removeprefix("£").strip()
    if unit.key == "percent":
        return text.removesuffix("%").removesuffix("per cent").strip()
    return text


def _clipped(text: str) -> str:
    return text if len(text) <= MOST_SAID else f"{text[:MOST_SAID]}…"


def _yes_or_no(text: str) -> int:
    answers = {"yes": 1, "y": 1, "1": 1, "true": 1, "no": 0, "n": 0, "0": 0, "false": 0}
    if (answer := answers.get(text.strip().lower())) is None:
        raise NotAQuantity(f"“{_clipped(text)}” is neither yes nor no.")
    return answer
