"""Which area a point lies in: points in polygons, all at once."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from weft.analysis.editions import Edition

NOWHERE = -1


def shapes_of(edition: Edition) -> tuple[list[str], Any]:
    """The codes and the geometries of a boundaries edition."""
    import shapely

    table = pq.read_table(edition.table("boundaries"), columns=["code", "wkb"])
    return table["code"].to_pylist(), shapely.from_wkb(table["wkb"].to_numpy(zero_copy_only=False))


def areas_at(longitudes: Any, latitudes: Any, edition: Edition) -> pa.Array:
    """The code of the area at each point, in degrees; null where it lies in none.

    A point on a border lies in two: the first by code has it, so that the same files give the same
    answer.
    """
    import numpy as np
    import shapely

    codes, shapes = shapes_of(edition)
    west, south, east, north = shapely.total_bounds(shapes)
    near = (longitudes >= west) & (longitudes <= east) & (latitudes >= south) & (latitudes <= north)
    at = np.flatnonzero(near)
    found = np.full(len(longitudes), NOWHERE, dtype=np.int32)
    if len(at):
        tree = shapely.STRtree(shapely.points(longitudes[at], latitudes[at]))
        shapely.prepare(shapes)
        area, point = tree.query(shapes, predicate="covers")
        order = np.argsort(-area, kind="stable")
        found[at[point[order]]] = area[order]
    places = pa.array(found, mask=found == NOWHERE)
    return pa.array(codes, pa.string()).take(places)
