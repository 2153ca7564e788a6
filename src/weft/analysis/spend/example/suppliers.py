"""The suppliers of the invented place: who they are, where, for whom, under which names."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from weft.analysis.spend.example import names
from weft.analysis.spend.example.place import (
    COUNCILS,
    DISTRICTS,
    OSTLEBECK,
    Council,
    District,
    a_postcode,
    district_named,
)
from weft.analysis.spend.example.public_bodies import STANDING
from weft.analysis.spend.example.purposes import (
    FALSE_FRIENDS,
    INFLUENCEABLE,
    LINES,
    VOLUNTARY,
    Line,
)

SUPPLIERS_FOR_EACH_PAYMENT = 0.24
WITHOUT_POSTCODE = 0.06
BEYOND_NORMALISING = frozenset({"trading name only", "cut at 35 characters"})
WHERE_SUPPLIERS_ARE = {
    "Quillmouth": 34, "Harrowfen": 16, "Ostlebeck": 12, "Dunsallow": 7, "Pellworthy": 5,
    "Lowmarket": 14, "Stannerbridge": 7, "Farwickham": 5,
}  # fmt: skip


@dataclass(frozen=True)
class Spelling:
    """A name in a council's ledger, and how it differs from the registered one."""

    name: str
    kind: str


@dataclass(frozen=True)
class Supplier:
    """One organisation, with one id, whatever its names.

    `lines` is its business, `typical_gbp` its median payment, `weights` how often each council pays
    it, `years` the financial years (by the year in which they begin) in which it is paid.
    """

    id: str
    name: str
    kind: str
    lines: tuple[Line, ...]
    postcode: str | None
    company_number: str | None = None
    charity_number: str | None = None
    typical_gbp: float = 0.0
    weights: Mapping[str, float] = field(default_factory=dict)
    years: frozenset[int] = frozenset()
    spellings: Mapping[str, tuple[Spelling, ...]] = field(default_factory=dict)


class Makers:
    """Makes suppliers one after another, and keeps their names and ids apart."""

    def __init__(self, rng: Random, year: int) -> None:
        self.rng = rng
        self.year = year
        self.taken: set[str] = set()
        self.made = 0

    def new_name(self, name: str) -> bool:
        """Whether nobody bears this name yet, neither in full nor cut; takes it if so."""
        keys = {names.plain(name), names.plain(names.cut(name)), names.cut(name).casefold()}
        if keys & self.taken:
            return False
        self.taken |= keys
        return True

    def firm(self, line: Line) -> Supplier:
        """A firm or community group in this line of business."""
        district = self._district()
        while True:
            make = names.a_charity if line.charity else names.a_firm
            name = make(self.rng.choice(line.trades), district.name, self.rng)
            if self.new_name(name):
                return self._supplier(name, INFLUENCEABLE, (line,), district)

    def known(self, name: str, kind: str, lines: tuple[Line, ...], district: str) -> Supplier:
        """A supplier whose name and district are given."""
        self.new_name(name)
        return self._supplier(name, kind, lines, district_named(district))

    def _district(self) -> District:
        weights = [WHERE_SUPPLIERS_ARE[district.name] for district in DISTRICTS]
        return self.rng.choices(DISTRICTS, weights=weights)[0]

    def _supplier(
        self, name: str, kind: str, lines: tuple[Line, ...], district: District
    ) -> Supplier:
        self.made += 1
        charity = bool(lines) and lines[0].charity
        company = kind == INFLUENCEABLE and not charity
        unknown = self._without_postcode(name, kind)
        typical = lines[0].typical_gbp if lines else 0.0
        return Supplier(
            id=f"S{self.made:05d}",
            name=name,
            kind=kind,
            lines=lines,
            postcode=None if unknown else a_postcode(district, self.rng),
            company_number=f"9{self.rng.randint(0, 9_999_999):07d}" if company else None,
            charity_number=f"9{self.rng.randint(0, 999_999):06d}" if charity else None,
            typical_gbp=typical * self._factor(-0.6, 1.15),
            weights=self._weights(district),
            years=self._years(kind),
            spellings=self._spellings(name, trades=kind == INFLUENCEABLE),
        )

    def _factor(self, mean: float, spread: float) -> float:
        """A log-normal factor, cut at two spreads, so that no one firm takes a third."""
        return math.exp(mean + spread * max(-2.0, min(2.0, self.rng.gauss(0, 1))))

    def _weights(self, district: District) -> dict[str, float]:
        """How often each council pays a supplier of this district: its own the most."""
        busy = self._factor(0, 1.55)
        paying = [
            council
            for council in COUNCILS
            if self.rng.random() < (0.92 if council.district == district.name else 0.3)
        ]
        return {council.name: busy for council in paying or [self.rng.choice(COUNCILS)]}

    def _years(self, kind: str) -> frozenset[int]:
        both = frozenset({self.year - 1, self.year})
        if kind != INFLUENCEABLE:
            return both
        lost, new = frozenset({self.year - 1}), frozenset({self.year})
        return self.rng.choices((both, lost, new), weights=(80, 8, 12))[0]

    def _without_postcode(self, name: str, kind: str) -> bool:
        if kind == INFLUENCEABLE:
            return self.rng.random() < WITHOUT_POSTCODE
        return name.startswith("Various")

    def _spellings(self, name: str, *, trades: bool) -> dict[str, tuple[Spelling, ...]]:
        """Two in three suppliers have one spelling in a ledger, the others two or three."""
        others = [Spelling(*pair) for pair in names.variants(name, self.rng)]
        taken = [other for other in others if not other.kind.startswith("trading")]
        if trades:
            taken += [o for o in others if o.kind == "trading as"]
            taken += [o for o in others if o.kind == "trading name only" and self.new_name(o.name)]
        spellings: dict[str, tuple[Spelling, ...]] = {}
        for council in COUNCILS:
            extra = self.rng.choices((0, 1, 2), weights=(66, 24, 10))[0]
            chosen = [
                Spelling(name, "as registered"),
                *self.rng.sample(taken, min(extra, len(taken))),
            ]
            self.rng.shuffle(chosen)
            spellings[council.name] = tuple(_as_held_by(council, one, name) for one in chosen)
        return spellings


def _as_held_by(council: Council, spelling: Spelling, registered: str) -> Spelling:
    """Ostlebeck's ledger has room for 35 characters of a name."""
    if council is not OSTLEBECK or len(spelling.name) <= names.LONGEST_IN_A_LEDGER:
        return spelling
    held = names.cut(spelling.name)
    if names.plain(held) != names.plain(registered):
        return Spelling(held, "cut at 35 characters")
    return Spelling(held, "legal form" if spelling.kind == "as registered" else spelling.kind)


def make_suppliers(*, rng: Random, year: int, payments: int) -> list[Supplier]:
    """The suppliers of the place: public bodies, false friends of redactions, firms and groups."""
    makers = Makers(rng, year)
    suppliers = [_public_body(makers, standing.supplier, standing.kind) for standing in STANDING]
    suppliers += [_public_body(makers, council.name, "public body") for council in COUNCILS]
    for name, expense in FALSE_FRIENDS:
        line = next(line for line in LINES if line.expense == expense)
        friend = makers.known(name, INFLUENCEABLE, (line,), "Quillmouth")
        suppliers.append(_paid_by_all(friend, year))
    lines = (*LINES, *VOLUNTARY)
    weights = [line.share for line in lines]
    wanted = max(60, round(payments * SUPPLIERS_FOR_EACH_PAYMENT))
    suppliers += [makers.firm(line) for line in rng.choices(lines, weights=weights, k=wanted)]
    return suppliers


def _public_body(makers: Makers, name: str, kind: str) -> Supplier:
    district = next((c.district for c in COUNCILS if c.name == name), "Quillmouth")
    return makers.known(name, kind, (), district)


def _paid_by_all(friend: Supplier, year: int) -> Supplier:
    """A false friend is paid by every council in both years, so that each file has one."""
    spelling = Spelling(friend.name, "as registered")
    return Supplier(
        id=friend.id, name=friend.name, kind=friend.kind, lines=friend.lines,
        postcode=friend.postcode, company_number=friend.company_number,
        typical_gbp=1800.0, weights={council.name: 2.0 for council in COUNCILS},
        years=frozenset({year - 1, year}),
        spellings={c.name: (_as_held_by(c, spelling, friend.name),) for c in COUNCILS},
    )  # fmt: skip


def by_name(suppliers: Sequence[Supplier]) -> dict[str, Supplier]:
    """The suppliers by registered name."""
    return {supplier.name: supplier for supplier in suppliers}
