"""An invented piece of country: small areas in wards, wards in districts, districts in city regions."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

BEGINS = ("Alder", "Bram", "Carr", "Dun", "Elm", "Fen", "Garth", "Hazel", "Ingle", "Kirk", "Lang", "Moss", "Nether",
          "Oaken", "Pen", "Raven", "Sand", "Thorn", "Whit", "Yarrow")  # fmt: skip
ENDS = ("ley", "ford", "wick", "ton", "by", "holme", "mere", "stead", "gate", "brook", "combe", "dale")  # fmt: skip
WARDS_IN_A_DISTRICT, SMALL_AREAS_IN_A_WARD = 14, 4


@dataclass(frozen=True)
class Ward:
    """A ward, with the codes below and above it."""

    code: str
    name: str
    district: str
    small: tuple[str, ...]


@dataclass(frozen=True)
class Land:
    """All wards, and which area lies in which."""

    wards: tuple[Ward, ...]
    contains: dict[str, str]


def land(rng: Random) -> Land:
    """Four districts in two city regions."""
    names = quarters(rng)
    wards: list[Ward] = []
    contains: dict[str, str] = {}
    for number in range(4):
        district = f"E0899{number:04}"
        contains[district] = f"E4799{number // 2:04}"
        for _ in range(WARDS_IN_A_DISTRICT):
            at = len(wards)
            small = tuple(f"E0199{at * SMALL_AREAS_IN_A_WARD + n:04}" for n in range(SMALL_AREAS_IN_A_WARD))  # fmt: skip
            wards.append(Ward(f"E0599{at:04}", names[at], district, small))
            contains |= {wards[-1].code: district} | dict.fromkeys(small, wards[-1].code)
    return Land(tuple(wards), contains)


def quarters(rng: Random) -> list[str]:
    """Names of neighbourhoods, each once, in an order of chance."""
    names = [begin + end for begin in BEGINS for end in ENDS]
    rng.shuffle(names)
    return names


def around(area: str, contains: dict[str, str]) -> list[str]:
    """An area and all in which it lies, the smallest first."""
    found = [area]
    while found[-1] in contains:
        found.append(contains[found[-1]])
    return found
