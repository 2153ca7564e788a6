"""Postcodes lie in the United Kingdom, and most of them lie somewhere.

Coordinates outside the box around the United Kingdom and the Crown dependencies are a failure; so is more
than one postcode in use in twenty without coordinates, where none has an area of its own either (those of
the Crown dependencies and of no place are left out: they have none). Columns
of areas have few gaps: how many postcodes in use lack a code is said for each level.
"""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from weft.analysis.editions import Edition, Editions, Finding
from weft.analysis.places.levels import Level, words_for
from weft.analysis.postcodes.unknown import starts

WEST, SOUTH, EAST, NORTH = -8.7, 49.0, 2.1, 61.0
MOST_WITHOUT = 0.05


def coordinates(edition: Edition, _editions: Editions) -> Iterator[Finding]:
    """Look at the coordinates and the gaps of an edition of postcodes."""
    if edition.kind != "postcodes":
        return
    levels = [level for level in Level if level in edition.facts["columns"]]
    path = edition.table("postcodes")
    nowhere = ", ".join(f"'{start}'" for start, _ in starts())
    here = f"ended IS NULL AND regexp_extract(key, '^[A-Z]+') NOT IN ({nowhere})"
    gaps = "".join(f", count(*) FILTER ({here} AND {level} IS NULL)" for level in levels)
    with duckdb.connect() as connection:
        row = connection.execute(f"""SELECT
            count(*) FILTER (long NOT BETWEEN {WEST} AND {EAST} OR lat NOT BETWEEN {SOUTH} AND {NORTH}),
            count(*) FILTER ({here}), count(*) FILTER ({here} AND lat IS NULL){gaps}
            FROM read_parquet('{path}')""").fetchone()
    assert row
    outside, live, without, *missing = row
    yield Finding("outside", outside == 0, f"{outside:,} postcodes lie outside the United Kingdom")
    few = without <= MOST_WITHOUT * max(live, 1) or bool(levels)
    yield Finding("no coordinates", few, f"{without:,} of {live:,} postcodes in use have none")
    for level, many in zip(levels, missing, strict=True):
        words = f"{many:,} of {live:,} postcodes in use have no {words_for(level)}"
        yield Finding(f"gaps of {level}", many < live or not live, words)
