"""How the spend report's figures are made: each with its words, its number and its workings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from weft.analysis.editions import Edition
from weft.analysis.places.ground import Ground
from weft.analysis.reporting.model import Column, Figure, Kind, Value, Workings
from weft.analysis.reporting.words import count, gbp, share
from weft.analysis.spend.counted import Counts
from weft.analysis.spend.described import NOBODY, Profile
from weft.analysis.spend.folders import Folder
from weft.analysis.spend.lines import Line
from weft.analysis.spend.periods import Period
from weft.analysis.spend.placed import Home
from weft.analysis.spend.places import Places
from weft.analysis.spend.spots import NOWHERE, Spot
from weft.analysis.spend.sums import Sum

SIX_PLACES = Decimal("0.000001")


@dataclass(frozen=True)
class Account:
    """What every section of the report is made from."""

    counts: Counts
    folders: tuple[Folder, ...]
    period: Period
    bodies: tuple[str, ...]
    homes: dict[str, Home]
    by_date: str
    """By what date, in words: "by date paid"."""
    several_addresses: int = 0
    """Suppliers with more than one postcode in the supplier file."""
    profiles: dict[str, Profile] = field(default_factory=dict)
    """What is known of each supplier of the period, by its id."""
    spots: dict[str, Spot] = field(default_factory=dict)
    """The areas of each postcode, in capitals without spaces, of which any are known."""
    ground: Ground | None = None
    """The editions of places in use; None where no postcodes are."""
    registers: tuple[Edition, ...] = ()
    """The registers in use."""
    places: Places | None = None
    """Where districts come from: a places file, or the editions in use."""
    lines: dict[tuple[str, str], Line] = field(default_factory=dict)
    """By body and section of SIC 2007, who is registered at home."""

    @cached_property
    def hidden(self) -> frozenset[str]:
        """The ids of the suppliers who are, or may be, individuals."""
        return self.counts.suppliers.hidden()

    def profile(self, supplier_id: str | None) -> Profile:
        """What is known of a supplier; of a payee that is not named, nothing."""
        return self.profiles.get(supplier_id or "", NOBODY)

    def spot(self, postcode: str | None) -> Spot:
        """The areas of a postcode, in capitals without spaces; none where it is unknown."""
        return self.spots.get(postcode or "", NOWHERE)

    @property
    def total(self) -> Sum:
        """Everything in the period."""
        return self.counts.in_period()

    @property
    def influenceable(self) -> Sum:
        """What no rule keeps apart in the period."""
        return self.counts.in_period(kept_apart=None)


def part(amount: Decimal | int, whole: Decimal | int) -> Decimal | None:
    """The share of a part in a whole, to six places; None where the whole is nothing."""
    return (Decimal(amount) / Decimal(whole)).quantize(SIX_PLACES) if whole else None


def percent(amount: Decimal | int, whole: Decimal | int) -> str:
    """The share in words, as in "53.8%"; "no share" where the whole is nothing."""
    found = part(amount, whole)
    return "no share" if found is None else share(found)


def workings(definition: str, of: Sum, *steps: str) -> Workings:
    """How a figure about a sum was made, with the payments behind it."""
    return Workings(definition, of.payments, of.amount_gbp, steps, which=of.which)


def money(id: str, label: str, of: Sum, definition: str, *, quiet: bool = False) -> Figure:
    """An amount of pounds, with the payments behind it."""
    return Figure(id, label, of.amount_gbp, Kind.GBP, workings(definition, of), quiet=quiet)


def number(id: str, label: str, value: int, definition: str, of: Sum) -> Figure:
    """A count of things, with the payments behind it."""
    return Figure(id, label, value, Kind.COUNT, workings(definition, of))


def share_of_money(
    id: str, label: str, of: Sum, whole: Sum, definition: str, *, quiet: bool = False
) -> Figure:
    """A share of the money, with the sum."""
    share_said = percent(of.amount_gbp, whole.amount_gbp)
    step = f"{gbp(of.amount_gbp)} ÷ {gbp(whole.amount_gbp)} = {share_said}"
    found = part(of.amount_gbp, whole.amount_gbp)
    return Figure(id, label, found, Kind.SHARE, workings(definition, of, step), quiet=quiet)


def share_of_payments(
    id: str, label: str, of: Sum, whole: Sum, definition: str, *, quiet: bool = False
) -> Figure:
    """A share of the number of payments, with the sum."""
    step = (
        f"{count(of.payments)} ÷ {count(whole.payments)} = {percent(of.payments, whole.payments)}"
    )
    found = part(of.payments, whole.payments)
    return Figure(id, label, found, Kind.SHARE, workings(definition, of, step), quiet=quiet)


def columns(*described: tuple[str, str, Kind] | tuple[str, str, Kind, str]) -> tuple[Column, ...]:
    """Columns from their id, title, kind and (where it needs saying) description."""
    return tuple(Column(*one) for one in described)


def sum_cells(of: Sum, whole: Sum) -> tuple[Value, ...]:
    """A table's money, share of the money and payments."""
    return of.amount_gbp, part(of.amount_gbp, whole.amount_gbp), of.payments


SUM_COLUMNS = (
    ("amount_gbp", "Amount", Kind.GBP),
    ("share", "Share of the money", Kind.SHARE),
    ("payments", "Payments", Kind.COUNT),
)


def slug(text: str) -> str:
    """A text as part of an id: lower case, single underscores."""
    letters = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in text.lower())
    return "_".join(letters.split()) or "none"


def listed(names: Sequence[str]) -> str:
    """Names as people write them: "a, b and c"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else list(names))
