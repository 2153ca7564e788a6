"""Areas as they are drawn on a map: boundaries with no more points than the picture can show.

Neighbours are simplified together, so that no gap or overlap opens between them.
"""

from __future__ import annotations

import csv
from collections.abc import Collection
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import pyarrow.parquet as pq

from weft.analysis.editions import Edition
from weft.analysis.places.boundaries import flat
from weft.analysis.places.ground import Ground
from weft.analysis.places.levels import Level
from weft.analysis.reporting.model import Outline, Tile

PIXELS = 640
"""The width for which areas are drawn."""
FINER_THAN_A_PIXEL = 1.0
SMALLEST = 2.0
"""Square pixels of an island that is still drawn, unless it is the whole area."""


@dataclass(frozen=True)
class Drawn:
    """The outlines of a level, the names of its areas, and the edition that they come from."""

    outlines: tuple[Outline, ...]
    names: dict[str, str]
    edition: str


def outlines(
    ground: Ground, level: Level | str, areas: Collection[str] | None = None
) -> Drawn | None:
    """The boundaries in use of a level, or of some of its areas; None where none are in use."""
    edition = ground.boundaries.get(str(level))
    if edition is None:
        return None
    return drawn(edition, areas)


def drawn(edition: Edition, areas: Collection[str] | None = None) -> Drawn | None:
    """The outlines of a boundaries edition, in kilometres east and north."""
    import shapely

    rows = pq.read_table(edition.table("boundaries")).to_pylist()
    rows = [row for row in rows if areas is None or row["code"] in areas]
    if not rows:
        return None
    shapes = flat(shapely.from_wkb([row["wkb"] for row in rows]))
    west, south, east, north = shapely.total_bounds(shapes)
    pixel = max(east - west, north - south) / PIXELS
    simple = shapely.orient_polygons(shapely.coverage_simplify(shapes, FINER_THAN_A_PIXEL * pixel))
    made = tuple(
        _outline(row["code"], row["name"] or "", shape, pixel)
        for row, shape in zip(rows, simple, strict=True)
    )
    names = {row["code"]: row["name"] or row["code"] for row in rows}
    return Drawn(made, names, edition.named())


def _outline(code: str, name: str, shape: Any, pixel: float) -> Outline:
    """The rings of an area; the label stands where the area is widest."""
    import shapely

    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    largest = max(parts, key=lambda part: part.area)
    kept = [part for part in parts if part is largest or part.area >= SMALLEST * pixel**2]
    rings = [ring for part in kept for ring in (part.exterior, *part.interiors)]
    at = shapely.maximum_inscribed_circle(largest, tolerance=pixel).coords[0]
    return Outline(
        code,
        tuple(tuple((round(x, 3), round(y, 3)) for x, y in ring.coords) for ring in rings),
        (round(at[0], 3), round(at[1], 3)),
        name,
    )


def tiles(ground: Ground | None, level: Level | str) -> tuple[Tile, ...]:
    """Where the squares of a tile map stand: Greater Manchester's districts as people know them, else
    by where the areas lie on the boundaries in use; none where there are no boundaries."""
    known = _known() if level == Level.DISTRICT else ()
    edition = ground.boundaries.get(str(level)) if ground else None
    if edition is None:
        return known
    rows = pq.read_table(
        edition.table("boundaries"), columns=["code", "name", "x", "y"]
    ).to_pylist()
    if {tile.area for tile in known} == {row["code"] for row in rows}:
        return known
    return _by_place([(row["code"], row["name"] or "", row["x"], row["y"]) for row in rows])


def _known() -> tuple[Tile, ...]:
    text = (files(__package__) / "tiles.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return tuple(
        Tile(row["area"], int(row["column"]), int(row["row"]), row["name"]) for row in rows
    )


def _by_place(areas: list[tuple[str, str, float, float]]) -> tuple[Tile, ...]:
    """Rows from north to south with about as many areas in each, and each row from west to east."""
    rows = max(1, round((len(areas) / 1.6) ** 0.5))
    per_row = -(-len(areas) // rows)
    ordered = sorted(areas, key=lambda each: (-each[3], each[2], each[0]))
    made = []
    for row in range(0, len(ordered), per_row):
        in_row = sorted(ordered[row : row + per_row], key=lambda each: (each[2], each[0]))
        made += [
            Tile(code, column, row // per_row, name)
            for column, (code, name, *_) in enumerate(in_row)
        ]
    return tuple(made)
