"""Loads boundaries: GeoJSON (also gzipped) with an ONS code on each feature, in degrees (WGS 84).

The table has a row for each area: `code`, `name`, `wkb` (the geometry, made valid), `x`, `y` (a point
inside it, for its label), `area_km2`.
"""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from weft.analysis.editions import Edition, Editions
from weft.analysis.places.asked import Asked, loading
from weft.analysis.places.levels import (
    area_column,
    is_code,
    is_code_heading,
    is_name_heading,
    level_of,
)
from weft.analysis.places.tables import CannotLoad

KIND = "boundaries"
KM_PER_DEGREE = 111.195
"""Of latitude, on a sphere of the earth's mean radius (6,371.0088 km)."""
SCHEMA = pa.schema(
    [("code", pa.string()), ("name", pa.string()), ("wkb", pa.binary()), ("x", pa.float64()),
     ("y", pa.float64()), ("area_km2", pa.float64())]
)  # fmt: skip


def load_boundaries(editions: Editions, asked: Asked) -> list[Edition]:
    """Load boundaries of one level. Raises CannotLoad where no property holds ONS codes."""
    features = [each for file in asked.files for each in _features(file)]
    code, name = _properties(features, asked)
    codes = [str(each["properties"][code]) for each in features]
    said = area_column(code)
    level = level_of(codes, year=(said.year if said else None) or asked.areas, said=asked.said)
    table, mended = _table(features, code, name)
    edition = asked.name(_year_of(code))
    with loading(editions, f"{KIND}.{level}", edition, asked) as load:
        pq.write_table(table, load.folder / "boundaries.parquet")
        load.facts |= {"rows_read": len(features), "rows_loaded": len(table), "level": str(level),
                       "repeated": len(codes) - len(set(codes)), "made_valid": mended,
                       "columns": {"code": code, "name": name}}  # fmt: skip
    return [editions.edition(f"{KIND}.{level}", edition)]


def flat(geometries: Any) -> Any:
    """The same geometries on a plane, in kilometres: degrees of longitude shortened by latitude.

    Good for areas and pictures of a country's size; each geometry is scaled at its own latitude.
    """
    import numpy as np
    import shapely

    latitude = shapely.bounds(shapely.GeometryCollection(list(geometries)))[[1, 3]].mean()
    scale = np.array([KM_PER_DEGREE * math.cos(math.radians(latitude)), KM_PER_DEGREE])
    return shapely.transform(geometries, lambda points: points * scale)


def _features(file: Path) -> list[dict[str, Any]]:
    if not file.is_file():
        raise CannotLoad(f"{file}: there is no such file. Check the spelling.")
    try:
        raw = file.read_bytes()
        text = gzip.decompress(raw) if file.suffix == ".gz" else raw
        features = json.loads(text)["features"]
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise CannotLoad(f"{file}: cannot be read as GeoJSON ({fault}).") from None
    kept = [each for each in features if each.get("geometry")]
    if not kept:
        raise CannotLoad(f"{file}: it has no boundaries in it.")
    return kept


def _properties(features: Sequence[dict[str, Any]], asked: Asked) -> tuple[str, str | None]:
    """Which property is the code, which the name."""
    names = list(features[0]["properties"])
    full = [
        name
        for name in names
        if all(is_code(str(each["properties"].get(name, ""))) for each in features)
    ]
    distinct = {name: len({each["properties"][name] for each in features}) for name in full}
    own = sorted(full, key=lambda name: (-distinct[name], not is_code_heading(name)))
    if not own:
        raise CannotLoad(
            f"{asked.files[0]}: no property of its features is an ONS code (E08000003). It has: "
            f"{', '.join(names)}."
        )
    code = own[0]
    column = area_column(code)
    called = [
        name for name in names
        if is_name_heading(name)
        or ((other := area_column(name)) and column and other.part == "name" and other.stem == column.stem)
    ]  # fmt: skip
    return code, called[0] if called else None


def _year_of(code: str) -> int | None:
    column = area_column(code)
    return column.year if column else None


def _table(features: Sequence[dict[str, Any]], code: str, name: str | None) -> tuple[pa.Table, int]:
    import numpy as np
    import shapely

    shapes = shapely.from_geojson([json.dumps(each["geometry"]) for each in features])
    bounds = shapely.total_bounds(shapes)
    if not (-180 <= bounds[0] <= bounds[2] <= 180 and -90 <= bounds[1] <= bounds[3] <= 90):
        raise CannotLoad(
            "The boundaries are on the National Grid, in metres. Download them in degrees: GeoJSON, "
            "WGS 84."
        )
    broken = ~shapely.is_valid(shapes)
    shapes = np.where(broken, shapely.make_valid(shapes), shapes)
    inside = shapely.point_on_surface(shapes)
    columns = {
        "code": [str(each["properties"][code]) for each in features],
        "name": [_name(each["properties"].get(name)) if name else None for each in features],
        "wkb": shapely.to_wkb(shapes),
        "x": shapely.get_x(inside),
        "y": shapely.get_y(inside),
        "area_km2": shapely.area(flat(shapes)),
    }
    return pa.table(columns, schema=SCHEMA).sort_by("code"), int(broken.sum())


def _name(value: Any) -> str | None:
    return str(value).strip() or None if value is not None else None
