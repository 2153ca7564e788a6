"""The areas of the invented place: wards, small areas, their outlines, deprivation and populations.

All of it lies in the North Sea, on a crooked grid: a small area (LSOA) is a cell, a ward is four cells and
has one postcode district, a district is its wards. Codes have the form of ONS's and are above all that ONS
has given out. Nothing here depends on the seed of the payments.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from random import Random

from weft.analysis.spend.example.place import (
    CITY_REGION,
    DISTRICTS,
    UNITS_OF_A_POSTCODE,
    District,
    where,
)

Point = tuple[float, float]
Cell = tuple[int, int]
WEST, NORTH, WIDE, HIGH = 0.4, 55.2, 0.036, 0.021
"""The north-west corner in degrees, and the size of a cell: about 2.3 kilometres each way."""
CROOKED = 0.22
INDEX, YEAR = "Eastmarch", 2025
CITY_REGION_CODE = "E47990001"
REGION_CODES = {"Eastmarch": "E12990001", "Southreach": "E12990002", "Midvale": "E12990003"}
_AT: dict[str, list[Cell]] = {
    "Quillmouth": [(column, row) for row in (1, 2, 3) for column in (3, 4, 5)],
    "Harrowfen": [(column, row) for row in (1, 2) for column in (0, 1, 2)],
    "Ostlebeck": [(0, 3), (1, 3), (2, 3), (1, 4), (2, 4)],
    "Dunsallow": [(column, 1) for column in range(7, 12)],
    "Pellworthy": [(7, 3), (8, 3), (7, 4), (8, 4)],
    "Lowmarket": [(column, row) for row in (7, 8, 9) for column in (0, 1, 2)],
    "Stannerbridge": [(column, row) for row in (7, 8) for column in (4, 5, 6)],
    "Farwickham": [(column, 7) for column in range(8, 13)],
}
"""Where the ward of each postcode district lies, in the order of the postcode districts."""
_WARD_NAMES = ["Abbey", "Bridge", "Castle", "Dene", "Elms", "Forge", "Grange", "Haven", "Ings"]


@dataclass(frozen=True)
class Small:
    """A small area: its code and name, its cell, its decile (1 is the most deprived) and its people."""

    code: str
    name: str
    cell: Cell
    rank: int
    decile: int
    persons: int


@dataclass(frozen=True)
class Ward:
    """A ward: its code and name, its district, its postcode district and its four small areas."""

    code: str
    name: str
    district: District
    outcode: str
    smalls: tuple[Small, ...]


def district_code(district: District) -> str:
    """The code of a district."""
    return f"E0899{DISTRICTS.index(district) + 1:04}"


@cache
def wards() -> tuple[Ward, ...]:
    """Every ward of the place, district by district."""
    cells = [
        (district, outcode, ward)
        for district in DISTRICTS
        for outcode, ward in zip(district.outcodes, _AT[district.name], strict=True)
    ]
    rng = Random("the areas of the example place")
    hardship = {
        (n, at): _hardship(district, rng)
        for n, (district, *_) in enumerate(cells)
        for at in range(4)
    }
    ranks = {
        key: rank
        for rank, key in enumerate(sorted(hardship, key=lambda key: hardship[key]), start=1)
    }
    made = []
    for n, (district, outcode, (column, row)) in enumerate(cells):
        smalls = []
        for at in range(4):
            rank = ranks[n, at]
            smalls.append(
                Small(
                    f"E0199{n * 4 + at + 1:04}",
                    f"{district.name} {n + 1:03}{'ABCD'[at]}",
                    (column * 2 + at % 2, row * 2 + at // 2),
                    rank,
                    -(-rank * 10 // len(ranks)),
                    rng.randint(1_100, 2_200),
                )
            )
        name = f"{district.name} {_WARD_NAMES[district.outcodes.index(outcode)]}"
        made.append(Ward(f"E0599{n + 1:04}", name, district, outcode, tuple(smalls)))
    return tuple(made)


def _hardship(district: District, rng: Random) -> float:
    """The lower, the more deprived; the city more than its neighbours."""
    return rng.gauss(-0.8 if district.name == "Quillmouth" else 0.1, 1)


def ward_of(postcode: str | None) -> Ward | None:
    """The ward of a postcode; None where there is no postcode or no such place."""
    district = where(postcode)
    if district is None or postcode is None:
        return None
    return next(ward for ward in wards() if ward.outcode == postcode.split()[0])


def small_of(postcode: str | None) -> Small | None:
    """The small area of a postcode: told by the digit after the space."""
    ward = ward_of(postcode)
    return ward.smalls[int((postcode or "").split()[1][0]) % 4] if ward else None


def coordinates_of(postcode: str) -> Point:
    """A point within the postcode's small area, in degrees: longitude, latitude."""
    small = small_of(postcode)
    assert small
    column, row = small.cell
    corners = [_corner(column + x, row + y) for x in (0, 1) for y in (0, 1)]
    across, down = (UNITS_OF_A_POSTCODE.index(letter) / 19 - 0.5 for letter in postcode[-2:])
    x = sum(point[0] for point in corners) / 4 + across * WIDE * 0.3
    y = sum(point[1] for point in corners) / 4 + down * HIGH * 0.3
    return round(x, 6), round(y, 6)


def outline(cells: Iterable[Cell]) -> list[Point]:
    """The ring around cells that hang together, closed."""
    edges = {edge for cell in cells for edge in _edges(cell)}
    outer = {start: end for start, end in edges if (end, start) not in edges}
    start = min(outer)
    ring, at = [start], outer[start]
    while at != start:
        ring.append(at)
        at = outer[at]
    points = [_point(place) for place in ring]
    return [*points, points[0]]


Half = tuple[float, float]


def _edges(cell: Cell) -> Iterator[tuple[Half, Half]]:
    """The sides of a cell, each in two halves, anticlockwise."""
    column, row = cell
    round_ = [
        (column, row),
        (column, row + 1),
        (column + 1, row + 1),
        (column + 1, row),
        (column, row),
    ]
    for (x1, y1), (x2, y2) in pairwise(round_):
        middle = ((x1 + x2) / 2, (y1 + y2) / 2)
        yield (x1, y1), middle
        yield middle, (x2, y2)


@cache
def _point(place: Half) -> Point:
    """Where a point of the grid lies: beside its place, so that no border is straight."""
    rng = Random(f"{place[0]},{place[1]}")
    aside = CROOKED if place[0] == int(place[0]) and place[1] == int(place[1]) else CROOKED / 2
    x = WEST + (place[0] + rng.uniform(-aside, aside)) * WIDE
    y = NORTH - (place[1] + rng.uniform(-aside, aside)) * HIGH
    return round(x, 6), round(y, 6)


def _corner(column: int, row: int) -> Point:
    return _point((column, row))


def in_city_region() -> list[District]:
    """The districts of the city region."""
    return [district for district in DISTRICTS if district.city_region == CITY_REGION]
