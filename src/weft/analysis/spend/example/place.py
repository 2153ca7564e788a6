"""The invented place: its districts, their postcodes, and the three councils that publish payments.

No district here exists, and no postcode: Royal Mail uses no area that begins with ZX, ZW or ZY.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

UNITS_OF_A_POSTCODE = "ABDEFGHJLNPQRSTUWXYZ"
CITY_REGION = "Greater Quillmouth"
REGION = "Eastmarch"


@dataclass(frozen=True)
class District:
    """A district and its postcode districts; city_region is empty where it belongs to none."""

    name: str
    city_region: str
    region: str
    outcodes: tuple[str, ...]


@dataclass(frozen=True)
class Council:
    """A council: its district, the folder of its files, and its size beside the others."""

    name: str
    district: str
    folder: str
    size: float


def _outcodes(area: str, first: int, last: int) -> tuple[str, ...]:
    return tuple(f"{area}{number}" for number in range(first, last + 1))


DISTRICTS: tuple[District, ...] = (
    District("Quillmouth", CITY_REGION, REGION, _outcodes("ZX", 1, 9)),
    District("Harrowfen", CITY_REGION, REGION, _outcodes("ZX", 10, 15)),
    District("Ostlebeck", CITY_REGION, REGION, _outcodes("ZX", 16, 20)),
    District("Dunsallow", "", REGION, _outcodes("ZX", 30, 34)),
    District("Pellworthy", "", REGION, _outcodes("ZX", 35, 38)),
    District("Lowmarket", "", "Southreach", _outcodes("ZW", 1, 9)),
    District("Stannerbridge", "", "Midvale", _outcodes("ZY", 1, 6)),
    District("Farwickham", "", "Midvale", _outcodes("ZY", 7, 11)),
)

QUILLMOUTH = Council("Quillmouth City Council", "Quillmouth", "quillmouth-city-council", 1.25)
HARROWFEN = Council("Harrowfen Borough Council", "Harrowfen", "harrowfen-borough-council", 0.95)
OSTLEBECK = Council("Ostlebeck Council", "Ostlebeck", "ostlebeck-council", 0.8)
COUNCILS = (QUILLMOUTH, HARROWFEN, OSTLEBECK)


def district_named(name: str) -> District:
    """The district of that name."""
    return next(district for district in DISTRICTS if district.name == name)


def a_postcode(district: District, rng: Random) -> str:
    """A postcode of the UK's shape in this district."""
    unit = rng.choice(UNITS_OF_A_POSTCODE) + rng.choice(UNITS_OF_A_POSTCODE)
    return f"{rng.choice(district.outcodes)} {rng.randint(1, 9)}{unit}"


def where(postcode: str | None, districts: Sequence[District] = DISTRICTS) -> District | None:
    """The district in which a postcode lies; None where there is no postcode or no such place."""
    outcode = (postcode or "").split(" ")[0]
    return next((district for district in districts if outcode in district.outcodes), None)


def nearness(district: District | None, home: Council) -> str:
    """How near a district is: own district, city region, region, elsewhere or unknown."""
    if district is None:
        return "unknown"
    if district.name == home.district:
        return "own district"
    if district.city_region == CITY_REGION:
        return "city region"
    return "region" if district.region == REGION else "elsewhere"
