"""Loads postcodes: ONS Postcode Directory, National Statistics Postcode Lookup, and smaller lists.

Columns go by their headings, for they change from edition to edition. The table has a row for each
postcode, sorted: `key` (without its space), `postcode`, `ended` (2009-05, null while in use), `lat`,
`long`, `easting`, `northing`, `imd_rank` as the directory gives it, and a code for each level of area
that the files have.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from weft.analysis.editions import Edition, Editions
from weft.analysis.engine import engine
from weft.analysis.places.asked import Asked, copied, first, loading, quoted
from weft.analysis.places.levels import (
    CENSUS,
    AreaColumn,
    Level,
    area_column,
    census_of,
    is_code,
    level_of,
)
from weft.analysis.places.tables import CannotLoad, TableRead, read_table
from weft.analysis.postcodes.shapes import INWARD, OUTWARD

KIND = "postcodes"
HEADINGS = {
    "postcode": r"pcds|pcd8|pcd7|pcd2|pcd|postcode|postcodes",
    "ended": r"doterm|dateoftermination|terminated",
    "lat": r"lat|latitude",
    "long": r"long|lon|lng|longitude",
    "easting": r"oseast1m|oseast|east1m|easting|eastings",
    "northing": r"osnrth1m|osnrth|north1m|northing|northings",
    "imd_rank": r"imd|imd\d\dind|imdrank",
}
NO_GRID_REFERENCE = 99
"""ONS writes latitude 99.999999 where it knows no place."""


def load_postcodes(editions: Editions, asked: Asked) -> list[Edition]:
    """Load one edition of postcodes. Raises CannotLoad where no column holds postcodes."""
    with engine() as connection:
        table = read_table(connection, asked.files, _is_header, wanted=_wanted)
        found = _columns(table.columns)
        areas = _areas(connection, table, asked)
        name = asked.name()
        with loading(editions, KIND, name, asked) as load:
            _write(connection, table, found, areas, load.folder / "postcodes.parquet")
            load.facts |= _facts(connection, table, load.folder / "postcodes.parquet")
            load.facts["columns"] = found | {str(level): head for level, head in areas.items()}
    return [editions.edition(KIND, name)]


def _plain(heading: str) -> str:
    return re.sub(r"[^a-z0-9]", "", heading.lower())


def _columns(headings: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for what, pattern in HEADINGS.items():
        for word in pattern.split("|"):
            fits = [each for each in headings if re.fullmatch(word, _plain(each))]
            if fits and what not in found:
                found[what] = fits[0]
    return found


def is_postcode_heading(heading: str) -> bool:
    """Whether a heading names postcodes: `pcds`, `Postcode`, `Supplier Postcode`, `postcode_raw`."""
    return "postcode" in _plain(heading) or "postcode" in _columns([heading])


def _is_header(row: Sequence[str]) -> bool:
    return "postcode" in _columns(row)


def _wanted(heading: str) -> bool:
    """Whether a column of the sixty of a directory is kept."""
    area = area_column(heading)
    return bool(_columns([heading]) or (area and area.part != "name"))


def _areas(connection: Any, table: TableRead, asked: Asked) -> dict[Level, str]:
    """Which column has the codes of which level; names are left to the lookups."""
    columns: dict[str, AreaColumn] = {}
    for heading in table.columns:
        column = area_column(heading)
        codes = _some(connection, table, heading) if column else []
        if column and codes and all(map(is_code, codes)):
            columns[heading] = column
    undated = [h for h, column in columns.items() if column.level is None]
    pooled = [code for heading in undated for code in _every(connection, table, heading)]
    year = census_of(pooled, year=asked.areas, said=asked.said) if undated else None
    found: dict[Level, str] = {}
    for heading, column in columns.items():
        level = column.level or Level(f"{column.stem}{(year or 0) % 100}")
        if column.year and column.stem in CENSUS:
            level_of(_every(connection, table, heading), year=column.year, said=asked.said)
        found.setdefault(level, heading)
    return found


def _some(connection: Any, table: TableRead, heading: str) -> list[str]:
    column = quoted(heading)
    sql = f"SELECT trim({column}) FROM {table.name} WHERE trim({column}) <> '' LIMIT 50"
    return [row[0] for row in connection.con.execute(sql).fetchall()]


def _every(connection: Any, table: TableRead, heading: str) -> list[str]:
    column = quoted(heading)
    sql = f"SELECT DISTINCT trim({column}) FROM {table.name} WHERE trim({column}) NOT SIMILAR TO '[A-Z]9{{8}}|L93000001|M83000003'"
    return [row[0] for row in connection.con.execute(sql).fetchall() if row[0]]


def _write(
    connection: Any, table: TableRead, found: dict[str, str], areas: dict[Level, str], path: Any
) -> None:
    if "postcode" not in found:
        raise CannotLoad(f"No column of postcodes (pcds, pcd8, pcd7, postcode): {table.columns}.")
    key = f"regexp_replace(upper({quoted(found['postcode'])}), '[^A-Z0-9]', '', 'g')"
    columns = ",\n".join(
        [_ended(found), *_numbers(found), *(_code(*area) for area in areas.items())]
    )
    whole = f"{OUTWARD}{INWARD}".replace("'", "''")
    sql = f"""
        SELECT key, left(key, -3) || ' ' || right(key, 3) AS postcode, * EXCLUDE key
        FROM (SELECT {key} AS key, {columns} FROM {table.name})
        WHERE regexp_full_match(key, '{whole}')
        QUALIFY row_number() OVER (PARTITION BY key ORDER BY ended DESC NULLS FIRST, lat, easting) = 1
        ORDER BY key"""
    copied(connection, sql, path)


def _ended(found: dict[str, str]) -> str:
    if "ended" not in found:
        return "NULL::VARCHAR AS ended"
    digits = f"regexp_replace({quoted(found['ended'])}, '[^0-9]', '', 'g')"
    return f"nullif(substr({digits}, 1, 4) || '-' || substr({digits}, 5, 2), '-') AS ended"


def _numbers(found: dict[str, str]) -> list[str]:
    kinds = {"lat": "DOUBLE", "long": "DOUBLE", "easting": "INTEGER", "northing": "INTEGER", "imd_rank": "INTEGER"}  # fmt: skip
    known = (
        f"abs(try_cast({quoted(found['lat'])} AS DOUBLE)) < {NO_GRID_REFERENCE}"
        if "lat" in found
        else "TRUE"
    )
    columns = []
    for what, kind in kinds.items():
        value = f"try_cast({quoted(found[what])} AS {kind})" if what in found else f"NULL::{kind}"
        where = f"CASE WHEN {known} THEN {value} END" if what in ("lat", "long") else value
        columns.append(f"{where} AS {what}")
    return columns


def _code(level: Level, heading: str) -> str:
    """A code as it stands; ONS's codes for “none of these” and of the Crown dependencies as none."""
    column = f"nullif(trim({quoted(heading)}), '')"
    return f"CASE WHEN NOT regexp_full_match({column}, '[A-Z]9{{8}}|[LM][0-9]{{8}}') THEN {column} END AS {level}"


def _facts(connection: Any, table: TableRead, path: Any) -> dict[str, Any]:
    read = first(connection, f"SELECT count(*) FROM {table.name}")[0]
    loaded, ended, placed = first(
        connection,
        f"SELECT count(*), count(ended), count(lat) FROM read_parquet('{path}')",
    )
    return {
        "rows_read": read,
        "rows_loaded": loaded,
        "rows_rejected": read - loaded,
        "in_use": loaded - ended,
        "ended": ended,
        "with_coordinates": placed,
    }
