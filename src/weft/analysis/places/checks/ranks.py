"""Ranks run from 1 without a gap, and deciles are tenths of the ranks.

Two areas may share a rank only where the publisher says so by a gap after them. A decile is the tenth of
the ranks in which the area's rank lies: rank × 10 ÷ areas, rounded up. Deciles are 1 to 10.
"""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from weft.analysis.editions import Edition, Editions, Finding


def ranks(edition: Edition, _editions: Editions) -> Iterator[Finding]:
    """Look at the ranks and deciles of an index of deprivation."""
    if not edition.kind.startswith("deprivation."):
        return
    path = edition.table("deprivation")
    with duckdb.connect() as connection:
        row = connection.execute(f"""SELECT count(*), count(rank), min(rank), max(rank),
            count(*) FILTER (decile NOT BETWEEN 1 AND 10 OR decile IS NULL),
            count(*) FILTER (rank IS NOT NULL AND decile <> ceil(rank * 10.0 / (SELECT max(rank) FROM read_parquet('{path}')))),
            count(DISTINCT code)
            FROM read_parquet('{path}')""").fetchone()
    assert row
    rows, ranked, least, most, odd, off, areas = row
    yield Finding("areas", rows == areas, f"{areas:,} areas in {rows:,} rows")
    yield Finding("deciles", odd == 0, f"{odd:,} areas have no decile from 1 to 10")
    if ranked:
        whole = ranked == rows and least == 1 and most == rows
        yield Finding("ranks", whole, f"ranks run from {least:,} to {most:,} over {rows:,} areas")
        yield Finding("tenths", off <= 10, f"{off:,} deciles are not the tenth of their rank")
