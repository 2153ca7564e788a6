"""The invented place of the eighth set: three districts at an estuary, their wards, firms, schools and groups."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

STARTS = (
    "Brae", "Cor", "Dru", "Esk", "Fal", "Gar", "Hol", "Ick", "Jar", "Kel", "Lor", "Mun", "Nor", "Ost", "Pol", "Quer", "Ros", "Sel", "Tor",
    "Ul", "Ven", "Wex", "Yar", "Zel",
)  # fmt: skip
ENDS = (
    "bank", "combe", "dray", "fold", "garth", "heugh", "keld", "lunt", "mire", "nish", "pike", "rigg", "scar", "thwaite", "vale", "wath",
)  # fmt: skip
TRADES = (
    "Civils", "Roofing", "Facilities", "Groundworks", "Care", "Catering", "Interiors", "Electrical", "Fleet", "Cleaning", "Landscapes",
    "Consulting", "Joinery", "Highways", "Recruitment", "Haulage", "Waste", "Design", "Homes", "Security", "Plumbing", "Scaffolds", "Build",
    "Drainage", "Logistics", "Print",
)  # fmt: skip
SCHOOLS = (
    "{} Primary School", "{} High School", "St {}'s C of E Primary School", "{} Academy", "{} Sixth Form College", "The {} School",
)  # fmt: skip
GROUPS = (
    "{} Food Pantry", "Friends of {} Park", "{} Community Centre", "{} Juniors Football Club", "{} Hospice", "{} Allotment Society",
    "{} Scout Group", "{} Carers' Circle", "The {} Trust", "{} Women's Refuge", "{} Brass Band", "{} Village Hall",
)  # fmt: skip
COLLEGES = ("{} College", "{} Training Centre", "{} Skills Hub")
SUPPLIERS = ("{} Supplies", "{} & Sons", "{} Hire", "{} Co-operative", "{} Workshop CIC")
DISTRICTS = ("Tarnish Bay", "Low Wexing", "Over Drayling")
REGION = "VENN"


@dataclass(frozen=True)
class Receiver:
    """A school, college, group or supplier."""

    key: str
    name: str
    ward: str
    """The code of the ward in which it lies."""


@dataclass(frozen=True)
class Place:
    """All that is known of the place."""

    wards: dict[str, str]
    """The name of each ward by its code."""
    districts: dict[str, str]
    """The name of each district by its code."""
    contains: dict[str, str]
    firms: tuple[str, ...]
    """Keys of firms of which none has anything to do with another."""
    families: tuple[tuple[str, ...], ...]
    """Keys of the firms of each group of firms."""
    related: dict[str, str]
    schools: tuple[Receiver, ...]
    groups: tuple[Receiver, ...]
    colleges: tuple[Receiver, ...]
    suppliers: tuple[Receiver, ...]


def key_of(name: str) -> str:
    """The name as a key."""
    return re.sub(r"[^a-z0-9]+", "-", name.replace("'", "").lower()).strip("-")


def made_place(rng: Random, size: int) -> Place:
    """A place for so many benefits."""
    coined = [start + end for start in STARTS for end in ENDS]
    rng.shuffle(coined)
    districts = {f"D{n}": name for n, name in enumerate(DISTRICTS, 1)}
    wards = {f"W{n:02}": name for n, name in enumerate(coined[:30], 1)}
    contains = {code: rng.choice([*districts]) for code in wards} | dict.fromkeys(districts, REGION)
    names = coined[30:]
    firms = _drawn(rng, names, TRADES, 90 + size // 40)
    families = tuple(
        tuple(
            key_of(f"{root} {trade}") for trade in ("Holdings", *rng.sample(TRADES, rng.choice((1, 2))))
        )
        for root in _coined_again(rng, 24)
    )  # fmt: skip
    return Place(
        wards=wards,
        districts=districts,
        contains=contains,
        firms=tuple(firms),
        families=families,
        related={firm: f"group-of-{family[0]}" for family in families for firm in family},
        schools=_received(rng, names, SCHOOLS, 40 + size // 60, [*wards]),
        groups=_received(rng, names, GROUPS, 70 + size // 40, [*wards]),
        colleges=_received(rng, names, COLLEGES, 20 + size // 200, [*wards]),
        suppliers=_received(rng, names, SUPPLIERS, 50 + size // 60, [*wards]),
    )


def _coined_again(rng: Random, many: int) -> list[str]:
    """Names of groups of firms, of three syllables, so that no other firm has them."""
    return [
        f"{start}{end}er" for start, end in zip(rng.choices(STARTS, k=many), rng.sample(ENDS * 2, many), strict=True)
    ]  # fmt: skip


def _drawn(rng: Random, names: list[str], trades: Iterable[str], many: int) -> list[str]:
    every = [key_of(f"{name} {trade}") for name in names for trade in trades]
    return rng.sample(every, min(many, len(every)))


def _received(rng: Random, names: list[str], kinds: tuple[str, ...], many: int, wards: list[str]) -> tuple[Receiver, ...]:  # fmt: skip
    every = [kind.format(name) for kind in kinds for name in names]
    drawn = rng.sample(every, min(many, len(every)))
    return tuple(Receiver(key_of(name), name, rng.choice(wards)) for name in drawn)
