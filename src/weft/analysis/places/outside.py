"""Postcodes of which no area is known, and which are nevertheless proved to lie outside some areas.

The proof is by the letters and the first half of a postcode (SW1A 2AA: SW, SW1A). It holds only where the
list in use is complete for the areas; docs/method/places.md has the rule and its reasons.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from weft.analysis.engine import engine
from weft.analysis.places.ground import Ground
from weft.analysis.places.levels import Level
from weft.analysis.postcodes.shapes import AREAS

WHOLE_COUNTRY = 2_400_000
"""A list of so many postcodes, those out of use too, is the whole country's: ONS lists 2.7 million."""
SMALL = (Level.LSOA21, Level.LSOA11, Level.WARD)
"""Areas by which a list shows that it covers a place, the smallest first."""


@dataclass(frozen=True)
class Areas:
    """Areas by their names, or by code where one has no name."""

    districts: frozenset[str]
    cities: frozenset[str]
    regions: frozenset[str]


def outside(postcodes: Iterable[str], ground: Ground, areas: Areas) -> frozenset[str]:
    """Those of the postcodes (in capitals without spaces) that are proved to lie in none of these areas.

    None where the list in use is not complete for them. Raises NoSuchEdition where no postcodes are in use.
    """
    with engine() as connection:
        con = connection.con
        joined = ground.joined()
        con.execute(f"CREATE VIEW listed AS SELECT * FROM read_parquet('{joined.postcodes}')")
        con.execute(f"CREATE VIEW spots AS SELECT * FROM read_parquet('{joined.spots}')")
        for name, wanted in (
            ("own", areas.districts),
            ("city", areas.cities),
            ("rgn", areas.regions),
        ):
            con.register(name, pa.table({"name": pa.array(sorted(wanted), pa.string())}))
        con.execute("""CREATE TABLE inside AS SELECT * FROM spots
            WHERE coalesce(district_name, district) IN (FROM own)
            OR coalesce(combined_authority_name, combined_authority) IN (FROM city)
            OR coalesce(region_name, region) IN (FROM rgn)""")
        if not _is_complete(con, ground, bool(areas.regions)):
            return frozenset()
        con.register("asked", pa.table({"key": pa.array(sorted(set(postcodes)), pa.string())}))
        return frozenset(row[0] for row in con.execute(_PROVED, [sorted(AREAS)]).fetchall())


_PROVED = """
    WITH here AS (SELECT DISTINCT left(key, -3) AS half, regexp_extract(key, '^[A-Z]+') AS letters
        FROM listed SEMI JOIN inside USING (spot)),
    halves AS (SELECT DISTINCT left(key, -3) AS half FROM listed),
    parts AS (SELECT key, left(key, -3) AS half, regexp_extract(key, '^[A-Z]+') AS letters FROM asked
        WHERE regexp_full_match(key, '[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}'))
    SELECT key FROM parts WHERE letters IN (SELECT unnest(?))
        AND CASE WHEN half IN (FROM halves) THEN half NOT IN (SELECT half FROM here)
        ELSE letters NOT IN (SELECT letters FROM here) END
"""
"""A first half that is in the list speaks for itself; of another the letters have to. Letters that are those of
no area (BF, XX) tell no place."""


def _is_complete(con: Any, ground: Ground, with_regions: bool) -> bool:
    """Whether the list in use has the postcodes of the areas, and each is known to lie there."""
    assert ground.postcodes
    national = len(con.sql("FROM listed")) >= WHOLE_COUNTRY
    districts = _codes(con, Level.DISTRICT)
    cities = _codes(con, Level.COMBINED_AUTHORITY)
    wanted = _wider(con, ground, Level.DISTRICT, Level.COMBINED_AUTHORITY, cities)
    if not districts or not wanted <= districts:
        return False
    if with_regions:
        return national and ground.postcodes.named() in ground.joined().made_from.get(
            Level.REGION, []
        )
    for small in SMALL:
        if parts := _wider(con, ground, small, Level.DISTRICT, districts):
            return parts <= _codes(con, small)
    return national


def _codes(con: Any, level: Level) -> set[str]:
    """The areas of a level that are inside and have a postcode."""
    rows = con.execute(f"SELECT DISTINCT {level} FROM inside WHERE {level} IS NOT NULL").fetchall()
    return {row[0] for row in rows}


def _wider(con: Any, ground: Ground, level: Level, wider: Level, codes: set[str]) -> set[str]:
    """The areas of a level that the lookups in use put in these wider ones."""
    found: set[str] = set()
    for edition in ground.lookups:
        sql = f"""SELECT code FROM read_parquet('{edition.table("pairs")}')
            WHERE level = ? AND wider = ? AND list_contains(?, wider_code)"""
        rows = con.execute(sql, [str(level), str(wider), sorted(codes)]).fetchall()
        found |= {row[0] for row in rows}
    return found
