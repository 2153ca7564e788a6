"""An index of deprivation is of the year that it is taken for.

It is held against every other edition of the same index: on the areas that both have, at least 97 in 100
deciles are the same where the year is the same. Deciles by postcode are compared through the LSOA in
which the postcode lies. Indices of different censuses are compared on the codes that both have: there an
index of another year shows, though not one of the same. An edition that agrees with another year, or says nothing of its year, or is by
postcode and can be compared with none, is refused. (From 2015 to 2019 one decile in three changed.)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import duckdb

from weft.analysis.editions import Edition, Editions, Finding
from weft.analysis.places.ground import BY_POSTCODE
from weft.analysis.places.levels import Level
from weft.analysis.places.points import areas_at

SAME = 0.97
ENOUGH = 100
"""Areas or postcodes compared; fewer prove nothing."""
TWO_CENSUSES = " (where the codes of both censuses are the same)"


def year(edition: Edition, editions: Editions) -> Iterator[Finding]:
    """Find which edition of the index this one agrees with."""
    if not edition.kind.startswith("deprivation."):
        return
    index = edition.facts["index"]
    shares: Shares = []
    for other in editions.listed():
        if other.kind.startswith("deprivation.") and _may_tell(other, edition):
            compared, same = _compared(edition, other, editions)
            if compared >= ENOUGH:
                exact = not _of_two_censuses(edition, other)
                shares.append(Share(same / compared, other.facts["year"], exact))
    shares.sort(reverse=True)
    words = [
        f"{share:.1%} of its deciles are those of {index} {of}{'' if exact else TWO_CENSUSES}"
        for share, of, exact in shares
    ]
    told = "; ".join(words) or f"no other edition of {index} is loaded to compare it with"
    yield _finding(edition, shares, told)


class Share(NamedTuple):
    """How much of the deciles is the same as in an edition of a year."""

    share: float
    year: int
    exact: bool
    """Whether the areas are of one census."""


Shares = list[Share]


def _of_two_censuses(edition: Edition, other: Edition) -> bool:
    return {edition.facts["level"], other.facts["level"]} == {Level.LSOA11, Level.LSOA21}


def _may_tell(other: Edition, edition: Edition) -> bool:
    """Whether another edition knows its own year: by LSOA, of the same index, not refused."""
    known = other.facts["year"] is not None and other.facts["level"] != BY_POSTCODE
    return (
        known
        and other.facts["index"] == edition.facts["index"]
        and other.state != "refused"
        and ((other.kind, other.name) != (edition.kind, edition.name))
    )


def _finding(edition: Edition, shares: Shares, told: str) -> Finding:
    claimed = edition.facts["year"]
    alike = {of for share, of, _ in shares if share >= SAME}
    if claimed is None:
        remedy = f"load it again with --year {min(alike)}" if alike else "find out, and say --year"
        return Finding("year", False, f"it says nothing of its year; {told}: {remedy}")
    if alike and claimed not in alike:
        return Finding("year", False, f"it is not of {claimed}: {told}")
    of_year = [share for share, of, exact in shares if of == claimed and exact]
    if of_year and max(of_year) < SAME:
        return Finding("year", False, f"it does not agree with {claimed}: {told}")
    if edition.facts["level"] == BY_POSTCODE and not of_year:
        return Finding("year", False, f"nothing shows that it is of {claimed}: {told}")
    return Finding("year", True, f"taken for {claimed}: {told}")


def _compared(edition: Edition, other: Edition, editions: Editions) -> tuple[int, int]:
    """How many deciles can be compared, and how many are the same."""
    level, wanted = edition.facts["level"], other.facts["level"]
    with duckdb.connect() as connection:
        connection.execute(
            f"CREATE VIEW ours AS SELECT * FROM read_parquet('{edition.table('deprivation')}')"
        )
        connection.execute(
            f"CREATE VIEW theirs AS SELECT * FROM read_parquet('{other.table('deprivation')}')"
        )
        if level == wanted or _of_two_censuses(edition, other):
            connection.execute("CREATE VIEW pairs AS SELECT code AS one, code AS other FROM ours")
        elif level == BY_POSTCODE and _pairs_by_place(connection, wanted, editions):
            pass
        else:
            return 0, 0
        row = connection.execute("""SELECT count(*), count(*) FILTER (ours.decile = theirs.decile)
            FROM pairs JOIN ours ON ours.code = pairs.one JOIN theirs ON theirs.code = pairs.other""").fetchone()
    assert row
    return int(row[0]), int(row[1])


def _pairs_by_place(connection: duckdb.DuckDBPyConnection, level: str, editions: Editions) -> bool:
    """The LSOA of each postcode: by a postcode edition's own column, else by its coordinates."""
    for postcodes in editions.listed("postcodes"):
        path = postcodes.table("postcodes")
        if level in postcodes.facts["columns"]:
            connection.execute(
                f"CREATE OR REPLACE VIEW pairs AS SELECT key AS one, {level} AS other FROM read_parquet('{path}')"
            )
            return True
        boundaries = next(iter(editions.listed(f"boundaries.{Level(level)}")), None)
        if boundaries:
            points = connection.sql(
                f"SELECT key, long, lat FROM read_parquet('{path}') WHERE lat IS NOT NULL"
            ).to_arrow_table()
            found = areas_at(points["long"].to_numpy(), points["lat"].to_numpy(), boundaries)
            placed = points.append_column("other", found).rename_columns(
                ["one", "long", "lat", "other"]
            )
            connection.register("placed", placed)
            connection.execute(
                "CREATE OR REPLACE TABLE pairs AS SELECT one, other FROM placed WHERE other IS NOT NULL"
            )
            return True
    return False
