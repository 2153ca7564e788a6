"""The codes are those that others in use know.

LSOAs, MSOAs, regions and countries never change within their year: more than one code in a hundred that
another edition in use does not have, though it has most of them, is a failure. Wards and districts change
from year to year: codes that another edition lacks are named, and no failure.
"""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from weft.analysis.editions import Edition, Editions, Finding
from weft.analysis.places.asked import listed
from weft.analysis.places.levels import Level, words_for

NEVER_CHANGE = (Level.LSOA11, Level.LSOA21, Level.MSOA11, Level.MSOA21, Level.REGION, Level.COUNTRY)
MOST_UNKNOWN = 0.01


def codes(edition: Edition, editions: Editions) -> Iterator[Finding]:
    """Compare the codes of each level with those of every other edition in use."""
    for level, ours in codes_of(edition).items():
        for other in _in_use(edition, editions):
            theirs = codes_of(other).get(level, frozenset())
            unknown = sorted(ours - theirs)
            if len(unknown) * 2 > len(ours):
                continue
            strict = level in NEVER_CHANGE
            passed = not strict or len(unknown) <= MOST_UNKNOWN * len(ours)
            yield Finding(f"codes of {level}", passed, _words(level, ours, unknown, other))


def _words(level: str, ours: frozenset[str], unknown: list[str], other: Edition) -> str:
    if not unknown:
        return f"all {len(ours):,} codes ({words_for(level)}) are in {other.named()}"
    return (
        f"{len(unknown):,} of {len(ours):,} codes ({words_for(level)}) are not in {other.named()}: "
        f"{listed(unknown)}"
    )


def _in_use(edition: Edition, editions: Editions) -> list[Edition]:
    from weft.analysis.places.load import of_places

    apart = (edition.kind, "postcodes")
    active = [other for other in editions.listed() if other.state == "active" and of_places(other)]
    return [other for other in active if other.kind not in apart]


def codes_of(edition: Edition) -> dict[str, frozenset[str]]:
    """The codes of each level that an edition is about; postcodes are no areas."""
    kind = edition.kind.split(".")[0]
    if kind == "lookup":
        rows = _rows(edition, "names", "level, code")
        levels = {row[0] for row in rows}
        return {level: frozenset(code for of, code in rows if of == level) for level in levels}
    if kind == "postcodes":
        columns = [level for level in Level if level in edition.facts["columns"]]
        return {level: frozenset(row[0] for row in _rows(edition, "postcodes", level) if row[0])
                for level in columns}  # fmt: skip
    level = edition.facts["level"]
    if level not in set(Level):
        return {}
    return {level: frozenset(row[0] for row in _rows(edition, kind, "code"))}


def _rows(edition: Edition, table: str, columns: str) -> list[tuple[str, ...]]:
    with duckdb.connect() as connection:
        path = edition.table(table)
        sql = f"SELECT DISTINCT {columns} FROM read_parquet('{path}')"
        return list(connection.execute(sql).fetchall())
