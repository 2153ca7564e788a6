"""How well a key performance indicator was met, in the words of the Procurement Act 2023's regulations, and where it needs indicators at all.

The words (Good, Approaching target, Requires improvement, Inadequate, Other) are the regulations'; where “close” ends and “significantly
below” begins is the authority's to say, so the tolerances are values that are shown. The rating is a suggestion: a person decides.

| delivered of what was due | suggested |
|---|---|
| all of it, or more | Good |
| at least *close* of it | Approaching target |
| at least *below* of it | Requires improvement |
| less | Inadequate |
| nothing was due, or nothing can be counted | Other |
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

KPIS_ABOVE_GBP = Decimal(5_000_000)
"""Section 52 of the Act: contracts estimated at more than this, VAT included. Found with Ward Hadaway and others; the Act has the figure."""
FEWEST_KPIS = 3
ACT_IN_FORCE = date(2025, 2, 24)
"""The first day of the Act. What was begun before it stays under the earlier regulations."""


class Rating(StrEnum):
    """How well an indicator was met."""

    GOOD = "Good"
    APPROACHING = "Approaching target"
    REQUIRES = "Requires improvement"
    INADEQUATE = "Inadequate"
    OTHER = "Other"


@dataclass(frozen=True)
class Tolerances:
    """What an authority calls close, and what significantly below, as shares of what was due."""

    close: Fraction = Fraction(9, 10)
    below: Fraction = Fraction(7, 10)

    def __post_init__(self) -> None:
        if not 0 < self.below < self.close < 1:
            raise ValueError(
                "“Close” lies between “below” and all of it, and “below” above nothing."
            )


@dataclass(frozen=True)
class Suggested:
    """A rating, and what it is worked out from."""

    rating: Rating
    share: Fraction | None
    """What was delivered, as a share of what was due; None where nothing was."""
    limit: Fraction | None
    """The share that decided: reached by Approaching target, missed by Requires improvement and Inadequate; None for the others."""


def suggested(*, due: int, delivered: int, tolerances: Tolerances) -> Suggested:
    """The rating that the rule suggests, for what was due and what was verified, in the same smallest part."""
    if due <= 0:
        return Suggested(Rating.OTHER, None, None)
    share = Fraction(delivered, due)
    if share >= 1:
        return Suggested(Rating.GOOD, share, None)
    if share >= tolerances.close:
        return Suggested(Rating.APPROACHING, share, tolerances.close)
    if share >= tolerances.below:
        return Suggested(Rating.REQUIRES, share, tolerances.close)
    return Suggested(Rating.INADEQUATE, share, tolerances.below)


def needs_kpis(
    *, value_gbp: Decimal | None, with_vat: bool | None, under_act: bool | None, is_framework: bool
) -> bool | None:
    """Whether the Act asks for at least three published indicators; None where that cannot be said from what is known.

    It asks for contracts under the Act of more than £5 million including VAT, call-offs among them; not for framework agreements, nor for
    contracts begun under the earlier regulations. A value without VAT that is above the limit is above it with VAT, too.
    """
    if is_framework or under_act is False:
        return False
    if under_act is None or value_gbp is None:
        return None
    if value_gbp > KPIS_ABOVE_GBP:
        return True
    return False if with_vat else None


def percent(share: Fraction) -> str:
    """A share in per cent, rounded down to a tenth, so that what is just short is not shown as met."""
    tenths = share.numerator * 1000 // share.denominator
    return f"{tenths // 10}.{tenths % 10}%" if tenths % 10 else f"{tenths // 10}%"
