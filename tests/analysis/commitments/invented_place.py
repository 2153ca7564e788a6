"""An invented place: areas, councils, providers with their groups and subcontractors, and those who receive.

Nobody and nowhere here exists.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from random import Random

from tests.analysis.commitments.activities import ACTIVITIES, Whom

PROVIDERS = 200
CITY_REGION = "E47990001"
DISTRICTS = ("Quillmouth", "Harrowfen", "Ostlebeck", "Dunsallow", "Pellworthy", "Lowmarket", "Stannerbridge", "Farwickham", "Coldharrow", "Tarnwick")  # fmt: skip
FIRST, LAST = date(2023, 4, 1), date(2026, 10, 31)
"""Between these days everything happens."""
TODAY = date(2026, 11, 28)
_BASES = ("Lantern", "Saint Brannoc's", "Fennel Road", "Quayside", "Ostlebeck", "Millrace", "Copper Beech", "Harrowfen", "Windle Lane", "Saint Ossory's", "Tollgate", "Blackthorn", "Ferry Street", "Pellworthy", "Marlpit", "Kestrel", "Old Vicarage", "Saint Ebba's", "Dovecote", "Ropewalk", "Northgate", "Coldharrow", "Juniper", "Larkrise", "Stannerbridge", "Weavers", "Hollow Way", "Tarnwick", "Beacon", "Saint Medran's", "Glebe", "Tannery", "Dunsallow", "Sycamore", "Linnet", "Potters", "Cinder Hill", "Farwickham", "Swan Lock", "Almond")  # fmt: skip
KINDS: dict[Whom, tuple[str, ...]] = {
    "school": ("Primary School", "High School", "Nursery School"),
    "group": ("Repair Café", "Food Pantry", "Youth Club", "Community Centre", "Park Friends"),
    "firm": ("Bakery", "Cycle Workshop", "Care Co-operative"),
}
_WARDS_BEGIN = ("Quorl", "Brack", "Tansel", "Dorle", "Elver", "Fenning", "Gorsel", "Hazzle", "Irken", "Juddle")  # fmt: skip
_WARDS_END = ("wick", "mere", "gate", "ley", "holm")


@dataclass(frozen=True)
class Area:
    """A ward or a district."""

    code: str
    name: str


@dataclass(frozen=True)
class Receiver:
    """An organisation that receives what is given: a school, a group, a small firm."""

    ref: str
    name: str
    kind: Whom
    ward: Area


@dataclass(frozen=True)
class Agreement:
    """A contract, a call-off or a grant of one council."""

    ref: str
    district: Area


@dataclass(frozen=True)
class Provider:
    """A firm that delivers: what it does, for whom, under what, and how it numbers its payroll."""

    ref: str
    activities: tuple[str, ...]
    agreements: tuple[Agreement, ...]
    circle: tuple[Receiver, ...]
    wards: tuple[Area, ...]
    subcontractors: tuple[str, ...]
    payroll_begins: int
    weight: float


@dataclass(frozen=True)
class Place:
    """Everything that does not change from benefit to benefit."""

    wards: tuple[Area, ...]
    districts: tuple[Area, ...]
    contains: dict[str, str]
    providers: tuple[Provider, ...]
    related: dict[str, str]

    @cached_property
    def provider(self) -> dict[str, Provider]:
        """Providers by their reference."""
        return {one.ref: one for one in self.providers}

    @cached_property
    def name(self) -> dict[str, str]:
        """The name of each area."""
        return {one.code: one.name for one in (*self.wards, *self.districts)}

    def siblings(self, provider: Provider) -> list[Provider]:
        """The other firms of its group."""
        group = self.related.get(provider.ref)
        others = (one for one in self.providers if one.ref != provider.ref)
        return [one for one in others if group and self.related.get(one.ref) == group]

    def strangers(self, one: Provider, other: Provider) -> bool:
        """Whether nothing ties the two: no group, no subcontract, no subcontractor of both."""
        firms = [{each.ref, *each.subcontractors} for each in (one, other)]
        groups = [{self.related[ref] for ref in each if ref in self.related} for each in firms]
        return not firms[0] & firms[1] and not groups[0] & groups[1]


def place(seed: int) -> Place:
    """The place of that seed."""
    rng = Random(f"{seed} place")
    districts = tuple(Area(f"E0899{n:04}", name) for n, name in enumerate(DISTRICTS, 1))
    names = [begin + end for begin in _WARDS_BEGIN for end in _WARDS_END][:49]
    wards = tuple(Area(f"E0599{n:04}", name) for n, name in enumerate(names, 1))
    contains = {ward.code: districts[n % 10].code for n, ward in enumerate(wards)}
    contains |= {district.code: CITY_REGION for district in districts}
    receivers = _receivers(wards, rng)
    providers = tuple(_provider(n, districts, wards, receivers, rng) for n in range(PROVIDERS))
    return Place(wards, districts, contains, providers, _groups(providers, rng))


def _receivers(wards: Sequence[Area], rng: Random) -> list[Receiver]:
    names = [
        (f"{base} {last}", kind)
        for base in _BASES
        for kind, lasts in KINDS.items()
        for last in lasts
    ]
    return [
        Receiver(f"O-{n:04}", name, kind, rng.choice(wards))
        for n, (name, kind) in enumerate(names, 1001)
    ]


def _provider(
    number: int,
    districts: Sequence[Area],
    wards: Sequence[Area],
    receivers: Sequence[Receiver],
    rng: Random,
) -> Provider:
    councils = rng.sample(districts, rng.randint(1, 5))
    agreements = tuple(
        Agreement(f"{council.name[:3].upper()}-{rng.randint(2022, 2025)}-{rng.randint(1000, 9999)}", council)
        for council in (*councils, *rng.choices(councils, k=rng.randint(1, 5)))
    )  # fmt: skip
    contractor = number < PROVIDERS // 2
    subcontractors = rng.sample(range(PROVIDERS // 2, PROVIDERS), rng.randint(2, 4))
    return Provider(
        ref=f"O-{number + 1:04}",
        activities=tuple(rng.sample([one.key for one in ACTIVITIES], rng.randint(10, 20))),
        agreements=agreements,
        circle=tuple(
            one
            for kind in KINDS
            for one in rng.sample([each for each in receivers if each.kind == kind], 10)
        ),
        wards=tuple(rng.sample(wards, rng.randint(4, 12))),
        subcontractors=tuple(f"O-{sub + 1:04}" for sub in subcontractors if contractor),
        payroll_begins=rng.randint(300, 60000),
        weight=rng.lognormvariate(0, 0.6),
    )


def _groups(providers: Sequence[Provider], rng: Random) -> dict[str, str]:
    """Thirty groups of two or three firms, the contractors among themselves."""
    firms = rng.sample([one.ref for one in providers[: len(providers) // 2]], 75)
    bounds = [(n // 2 * 5 + n % 2 * 2, n // 2 * 5 + n % 2 * 2 + 2 + n % 2) for n in range(30)]
    return {
        ref: f"G-{n:02}" for n, (start, end) in enumerate(bounds, 1) for ref in firms[start:end]
    }
