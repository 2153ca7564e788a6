"""An invented region by the sea: its areas, its councils and firms, and those who receive.

Nobody and nowhere here exists.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import Literal

Whom = Literal["school", "group", ""]
REGION = "E47990044"
TOWNS = ("Merefleet", "Thornsea", "Aldwark Bay", "Hexby", "Skelderby", "Marram")
PARTS = ("St Giles", "Quay", "Old Town", "Upper Marsh", "Lower Marsh", "Station Road", "Priory", "Northfield", "Pont-y-Gors")  # fmt: skip
FIRMS = 120
MAIN = 70
"""So many of them are main contractors, who have subcontractors among the others."""
_SURNAMES = ("Hallam", "Rook", "Tindle", "Okafor", "Brearley", "Sandhu", "Penrice", "Yaxley", "Moss", "Kowal", "Dunmore", "Ashby", "Verity", "Lamb", "Nwosu", "Garside", "Trevan", "Pickard", "Ives", "Mistry")  # fmt: skip
_TRADES = ("Construction", "Highways", "Facilities", "Care", "Digital", "Roofing")
_PATRONS = ("Oswin", "Hild", "Cedd", "Botolf", "Wilfred", "Etheldra", "Alkelda", "Guthlac")
_SCHOOLS = ("C of E Primary School", "R.C. Primary School", "Academy", "Sixth Form College", "Community College")  # fmt: skip
_FIELDS = ("Alder Park", "Fen Lane", "Harbour View", "Chapel Field", "Marsh End", "Lighthouse", "Ropery", "Saltings", "Windmill", "Drove Road", "Eel Pie", "Curlew")  # fmt: skip
_GROUPS = ("Food Pantry", "Friends Group", "Community Centre", "Youth Club", "Repair Café", "Hospice", "Men's Shed")  # fmt: skip


@dataclass(frozen=True)
class Area:
    """A ward or a town's district."""

    code: str
    name: str


@dataclass(frozen=True)
class Receiver:
    """A school or a group that receives."""

    ref: str
    name: str
    kind: Whom
    ward: Area


@dataclass(frozen=True)
class Agreement:
    """A contract and the council or housing association that holds it."""

    ref: str
    client: str
    town: Area


@dataclass(frozen=True)
class Firm:
    """Who delivers, under which agreements, with whom."""

    ref: str
    name: str
    short: str
    agreements: tuple[Agreement, ...]
    subcontractors: tuple[str, ...]
    kinds: frozenset[str]
    first_number: int


@dataclass(frozen=True)
class Region:
    """All that stays as it is from benefit to benefit."""

    wards: tuple[Area, ...]
    towns: tuple[Area, ...]
    contains: dict[str, str]
    receivers: tuple[Receiver, ...]
    firms: tuple[Firm, ...]
    related: dict[str, str]

    @cached_property
    def firm(self) -> dict[str, Firm]:
        """Firms by their reference."""
        return {one.ref: one for one in self.firms}

    def town(self, ward: Area) -> Area:
        """The town's district in which a ward lies."""
        return next(one for one in self.towns if one.code == self.contains[ward.code])

    def next_to(self, ward: Area) -> Area:
        """A ward of the same town on whose boundary this one lies."""
        beside = [one for one in self.wards if self.contains[one.code] == self.contains[ward.code]]
        return beside[(beside.index(ward) + 1) % len(beside)]

    def group_of(self, firm: Firm) -> list[Firm]:
        """The other firms of its group."""
        key = self.related.get(firm.ref)
        return [one for one in self.firms if key and one != firm and self.related.get(one.ref) == key]  # fmt: skip

    def strangers(self, one: Firm, other: Firm) -> bool:
        """Whether the two share no firm, no group and no agreement."""
        ours, theirs = ({each.ref, *each.subcontractors} for each in (one, other))
        keys = [{self.related[ref] for ref in refs if ref in self.related} for refs in (ours, theirs)]  # fmt: skip
        return not (ours & theirs or keys[0] & keys[1] or set(one.agreements) & set(other.agreements))  # fmt: skip


def region(seed: int, kinds: tuple[str, ...]) -> Region:
    """The region of that seed, with firms that do some of these kinds of things."""
    rng = Random(f"third set, region {seed}")
    towns = tuple(Area(f"E0798{n:04}", name) for n, name in enumerate(TOWNS, 1))
    named = [(town, part) for town in towns for part in PARTS]
    wards = tuple(Area(f"E0598{n:04}", f"{town.name} {part}") for n, (town, part) in enumerate(named, 1))  # fmt: skip
    contains = {ward.code: town.code for ward, (town, _) in zip(wards, named, strict=True)}
    contains |= {town.code: REGION for town in towns}
    firms = tuple(_firm(n, towns, kinds, rng) for n in range(FIRMS))
    groups = rng.sample([one.ref for one in firms[:MAIN]], 30)
    related = {ref: f"group-{n // 2}" for n, ref in enumerate(groups)}
    return Region(wards, towns, contains, _receivers(wards, rng), firms, related)


def _receivers(wards: tuple[Area, ...], rng: Random) -> tuple[Receiver, ...]:
    named: list[tuple[str, Whom]] = []
    named += [(f"St {patron}'s {last}", "school") for patron in _PATRONS for last in _SCHOOLS]
    named += [(f"{field} {last}", "group") for field in _FIELDS for last in _GROUPS]
    return tuple(
        Receiver(f"R-{n:03}", name, kind, rng.choice(wards))
        for n, (name, kind) in enumerate(named, 201)
    )


def _firm(number: int, towns: tuple[Area, ...], kinds: tuple[str, ...], rng: Random) -> Firm:
    surname, trade = _SURNAMES[number % len(_SURNAMES)], _TRADES[number // len(_SURNAMES)]
    agreements = tuple(
        Agreement(f"C{rng.randint(10000, 99999)}", f"{rng.choice(('LA', 'HA'))}-{towns.index(town) + 1}", town)
        for town in rng.sample(towns, rng.randint(2, 5))
    )  # fmt: skip
    under = rng.sample(range(MAIN, FIRMS), rng.randint(2, 4)) if number < MAIN else []
    return Firm(
        ref=f"F-{number + 1:03}",
        name=f"{surname} {trade}",
        short=(surname[:2] + trade[0]).upper(),
        agreements=agreements,
        subcontractors=tuple(f"F-{each + 1:03}" for each in under),
        kinds=frozenset(rng.sample(kinds, rng.randint(len(kinds) // 2, len(kinds)))),
        first_number=rng.randint(1100, 58000),
    )
