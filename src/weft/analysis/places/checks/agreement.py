"""An edition agrees with others of the same fact, as far as the world stands still.

Postcodes: of those that two editions have, how many have the same code at each level, and lie within a
hundred metres. Boundaries: how many areas of the same code cover the same land (half of what both cover
together). Lookups: how many areas lie in the same wider one. Populations: how many areas have between
half and twice the people. What differs is said; less than half alike is a failure: then one of the two is
something else than its name says.
"""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from weft.analysis.editions import Edition, Editions, Finding
from weft.analysis.places.boundaries import flat
from weft.analysis.places.levels import Level, words_for
from weft.analysis.places.points import shapes_of

LEAST = 0.5
HUNDRED_METRES = 0.0015
"""In degrees of longitude at 55° north; less of latitude."""


def agreement(edition: Edition, editions: Editions) -> Iterator[Finding]:
    """Compare an edition with each other one of its kind."""
    kind = edition.kind.split(".")[0]
    compare = {"postcodes": _postcodes, "boundaries": _boundaries, "lookup": _lookups,
               "populations": _populations}.get(kind)  # fmt: skip
    for other in editions.listed(edition.kind):
        if compare and other.name != edition.name and other.state != "refused":
            for what, alike, both in compare(edition, other):
                words = f"{alike:,} of {both:,} {what} as in {other.named()}"
                yield Finding("agreement", both == 0 or alike >= LEAST * both, words)


Alike = Iterator[tuple[str, int, int]]


def _one(edition: Edition, other: Edition, table: str, sql: str) -> tuple[int, ...]:
    with duckdb.connect() as connection:
        connection.execute(f"CREATE VIEW a AS SELECT * FROM read_parquet('{edition.table(table)}')")
        connection.execute(f"CREATE VIEW b AS SELECT * FROM read_parquet('{other.table(table)}')")
        row = connection.execute(sql).fetchone()
    return tuple(row or ())


def _postcodes(edition: Edition, other: Edition) -> Alike:
    near = f"abs(a.lat - b.lat) <= {HUNDRED_METRES} AND abs(a.long - b.long) <= {HUNDRED_METRES}"
    sql = f"""SELECT count(*) FILTER ({near}), count(a.lat + b.lat) FROM a JOIN b USING (key)"""
    alike, both = _one(edition, other, "postcodes", sql)
    yield "postcodes lie within about a hundred metres", alike, both
    for level in Level:
        if level in edition.facts["columns"] and level in other.facts["columns"]:
            sql = f"SELECT count(*) FILTER (a.{level} = b.{level}), count(*) FILTER (a.{level} IS NOT NULL AND b.{level} IS NOT NULL) FROM a JOIN b USING (key)"
            alike, both = _one(edition, other, "postcodes", sql)
            yield f"postcodes have the same {words_for(level)}", alike, both


def _boundaries(edition: Edition, other: Edition) -> Alike:
    import shapely

    ours = dict(zip(*shapes_of(edition), strict=True))
    theirs = dict(zip(*shapes_of(other), strict=True))
    both = sorted(ours.keys() & theirs.keys())
    if not both:
        return
    one, two = flat([ours[code] for code in both]), flat([theirs[code] for code in both])
    shared = shapely.area(shapely.intersection(one, two))
    alike = shared >= LEAST * (shapely.area(one) + shapely.area(two) - shared)
    yield "areas cover the same land", int(alike.sum()), len(both)


def _lookups(edition: Edition, other: Edition) -> Alike:
    sql = """SELECT count(*) FILTER (a.wider_code = b.wider_code), count(*)
        FROM a JOIN b USING (level, code, wider)"""
    alike, both = _one(edition, other, "pairs", sql)
    yield "areas lie in the same wider one", alike, both


def _populations(edition: Edition, other: Edition) -> Alike:
    sql = """SELECT count(*) FILTER (a.persons BETWEEN b.persons * 0.5 AND b.persons * 2), count(*)
        FROM a JOIN b USING (code)"""
    alike, both = _one(edition, other, "populations", sql)
    yield "areas have about as many people", alike, both
