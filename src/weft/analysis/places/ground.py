"""The ground: the editions that are in use, and what they come to for each postcode.

The areas of a postcode come, level by level, from the first of these that has them: the postcode edition
itself; the boundaries of the level, by the postcode's coordinates; a lookup from a narrower area. The
joined table is kept beside the editions and made again when one of them changes.

A figure by LSOA of 2011 is joined to the LSOA of 2011 of a postcode and to nothing else; where only that
of 2021 is known, it is unknown.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from weft.analysis.editions import Edition, Editions, NoSuchEdition
from weft.analysis.engine import engine
from weft.analysis.places.levels import Level, index_words, words_for
from weft.analysis.places.load import Kind
from weft.analysis.places.points import areas_at
from weft.analysis.postcodes.unknown import starts

FOLDER = ".joined"
BY_POSTCODE = "postcode"
MADE_BY = 1
"""Raise this when the joined table is made in another way, so that none made before is used."""
NARROWER = {
    Level.MSOA11: (Level.LSOA11,),
    Level.MSOA21: (Level.LSOA21,),
    Level.WARD: (Level.LSOA21, Level.LSOA11),
    Level.DISTRICT: (Level.WARD, Level.LSOA21, Level.LSOA11),
    Level.COMBINED_AUTHORITY: (Level.DISTRICT,),
    Level.REGION: (Level.DISTRICT, Level.COMBINED_AUTHORITY),
    Level.COUNTRY: (Level.DISTRICT, Level.REGION),
}
"""From which narrower areas a level may be looked up, the surest first."""
EXACT = (Level.COMBINED_AUTHORITY, Level.REGION, Level.COUNTRY)
"""Levels made of whole districts: the lookup goes before the boundaries, which are drawn with fewer
points than the land has."""
NAMED = (Level.WARD, Level.DISTRICT, Level.COMBINED_AUTHORITY, Level.REGION)


@dataclass(frozen=True)
class Ground:
    """The editions in use, of each kind one."""

    root: Path
    postcodes: Edition | None
    boundaries: dict[str, Edition]
    lookups: tuple[Edition, ...]
    deprivation: dict[str, Edition]
    """By index and year: imd2025."""
    populations: dict[str, Edition]

    @classmethod
    def of(cls, editions: Editions) -> Ground:
        """The editions of places that are active in a data folder."""
        active = [each for each in editions.listed() if each.state == "active"]

        def by(kind: Kind) -> dict[str, Edition]:
            return {
                one.kind.split(".", 1)[1]: one for one in active if one.kind.startswith(f"{kind}.")
            }

        postcodes = next((each for each in active if each.kind == Kind.POSTCODES), None)
        return cls(editions.root, postcodes, by(Kind.BOUNDARIES), tuple(by(Kind.LOOKUP).values()),
                   by(Kind.DEPRIVATION), by(Kind.POPULATIONS))  # fmt: skip

    def editions(self) -> tuple[Edition, ...]:
        """All of them, in the order of their names: what a result says that it used."""
        every = [*self.boundaries.values(), *self.lookups, *self.deprivation.values(),
                 *self.populations.values(), *([self.postcodes] if self.postcodes else [])]  # fmt: skip
        return tuple(sorted(every, key=lambda one: one.named()))

    def used(self) -> tuple[str, ...]:
        """How a result names the editions that it used."""
        return tuple(one.named() for one in self.editions())

    def used_for(self) -> tuple[tuple[str, str], ...]:
        """What each edition is used for, in words, and its name: ("boundaries: ward", "2024-05")."""
        return tuple((_what(one.kind), one.name) for one in self.editions())

    def persons(self, level: Level) -> dict[str, int]:
        """How many people live in each area of a level, by code; empty where no population is in use.
        `populations[level]` names the edition and its year."""
        edition = self.populations.get(level)
        if edition is None:
            return {}
        table = pq.read_table(edition.table("populations"), columns=["code", "persons"])
        return dict(zip(table["code"].to_pylist(), table["persons"].to_pylist(), strict=True))

    def joined(self) -> Joined:
        """The areas and deciles of each postcode; made once for these editions.

        Raises NoSuchEdition where no postcodes are in use.
        """
        if self.postcodes is None:
            raise NoSuchEdition(
                f"No postcodes are in use in {self.root}. Load them: weft places load postcodes FILE "
                "--activate (docs/how-to/load-places.md)."
            )
        folder = self.root / FOLDER / self._digest()
        if not (folder / "about.json").is_file():
            _make(self, folder)
        return Joined(folder)

    def _digest(self) -> str:
        said = [[one.kind, one.name, one.facts.get("files")] for one in self.editions()]
        return hashlib.sha256(json.dumps([MADE_BY, said]).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Joined:
    """What the editions come to, as Parquet files.

    Many postcodes lie in the same areas: what is said of all of them stands once, as a *spot*.
    """

    folder: Path

    @property
    def postcodes(self) -> Path:
        """A row for each postcode: `key`, `postcode`, `ended`, `spot`."""
        return self.folder / "postcodes.parquet"

    @property
    def spots(self) -> Path:
        """A row for each spot, in their order from 0: a code for each level, names, deciles, `no_area`
        (why none can be known), `placed` (whether its postcodes have coordinates)."""
        return self.folder / "spots.parquet"

    @property
    def outwards(self) -> Path:
        """A row for each first half of a postcode: the areas in which all its postcodes lie."""
        return self.folder / "outwards.parquet"

    @property
    def names(self) -> Path:
        """The name of each area: `level`, `code`, `name`."""
        return self.folder / "names.parquet"

    @property
    def made_from(self) -> dict[str, list[str]]:
        """For each column, in words, where it comes from, the first that has it first."""
        about = json.loads((self.folder / "about.json").read_text("utf-8"))
        return dict(about["made_from"])


def _make(ground: Ground, folder: Path) -> None:
    """Make the joined table in a folder of its own, and put it in place whole."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    working = Path(tempfile.mkdtemp(prefix=".making-", dir=folder.parent))
    try:
        made_from = _joined(ground, working)
        about = {"editions": ground.used(), "made_from": made_from}
        (working / "about.json").write_text(json.dumps(about, indent=1), encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        working.rename(folder)
    finally:
        shutil.rmtree(working, ignore_errors=True)


def _joined(ground: Ground, folder: Path) -> dict[str, list[str]]:
    assert ground.postcodes
    made_from: dict[str, list[str]] = {}
    with engine() as connection:
        con = connection.con
        con.execute("SET preserve_insertion_order = true")
        con.execute(
            f"CREATE TEMP TABLE p AS SELECT * FROM read_parquet('{ground.postcodes.table('postcodes')}')"
        )
        own = {row[0] for row in con.execute("DESCRIBE p").fetchall()}
        _names(con, ground)
        for level in Level:
            if level not in own:
                con.execute(f"ALTER TABLE p ADD COLUMN {level} VARCHAR")
            made_from[level] = _level(con, ground, level, level in own)
        _spots(con, ground, made_from)
        _copy(con, folder)
        _outwards(con, folder)
    return {column: sources for column, sources in made_from.items() if sources}


def _level(con: Any, ground: Ground, level: Level, own: bool) -> list[str]:
    """Fill the column of a level, and say from what."""
    assert ground.postcodes
    sources = [ground.postcodes.named()] if own else []
    steps = [_by_boundaries, _by_lookups] if level not in EXACT else [_by_lookups, _by_boundaries]
    for step in steps:
        sources += step(con, ground, level)
    return sources


def _missing(con: Any, level: Level) -> int:
    return int(con.execute(f"SELECT count(*) FROM p WHERE {level} IS NULL").fetchall()[0][0])


def _by_boundaries(con: Any, ground: Ground, level: Level) -> list[str]:
    """By the coordinates of those postcodes that have no area of this level yet."""
    edition = ground.boundaries.get(level)
    if edition is None:
        return []
    sql = f"SELECT key, long, lat FROM p WHERE {level} IS NULL AND lat IS NOT NULL"
    points = con.sql(sql).to_arrow_table()
    if not points.num_rows:
        return []
    codes = areas_at(points["long"].to_numpy(), points["lat"].to_numpy(), edition)
    con.register("found", pa.table({"key": points["key"], "code": codes}).filter(codes.is_valid()))
    con.execute(f"UPDATE p SET {level} = found.code FROM found WHERE p.key = found.key").fetchall()
    con.unregister("found")
    return [f"{edition.named()}, by coordinates"]


def _by_lookups(con: Any, ground: Ground, level: Level) -> list[str]:
    """By lookup from a narrower area that is known."""
    sources = []
    for narrow in NARROWER.get(level, ()):
        for edition in ground.lookups:
            if not _missing(con, level) or f"{narrow}" not in edition.facts["areas"]:
                continue
            pairs = f"(SELECT * FROM read_parquet('{edition.table('pairs')}') WHERE level = '{narrow}' AND wider = '{level}')"
            sql = f"""UPDATE p SET {level} = pairs.wider_code FROM {pairs} AS pairs
                WHERE p.{level} IS NULL AND p.{narrow} = pairs.code"""
            if int(con.execute(sql).fetchall()[0][0]):
                sources.append(f"{edition.named()}, from the {words_for(narrow)}")
    return sources


def _names(con: Any, ground: Ground) -> None:
    """One name for each area: of the lookups first, then of the boundaries."""
    parts = [
        f"SELECT {at} AS turn, level, code, name FROM read_parquet('{one.table('names')}')"
        for at, one in enumerate(ground.lookups)
    ]
    parts += [
        f"SELECT {at} AS turn, '{level}' AS level, code, name FROM read_parquet('{one.table('boundaries')}')"
        for at, (level, one) in enumerate(ground.boundaries.items(), len(parts))
    ]
    every = (
        " UNION ALL ".join(parts)
        or "SELECT 0 AS turn, '' AS level, '' AS code, '' AS name WHERE false"
    )
    con.execute(f"""CREATE TEMP TABLE names AS SELECT level, code, arg_min(name, turn) AS name
        FROM ({every}) WHERE name IS NOT NULL AND name <> '' GROUP BY ALL ORDER BY ALL""")


def decile_column(index: str) -> str:
    """The column of an index's deciles: imd2025_decile."""
    return f"{index.replace('-', '_')}_decile"


def _spots(con: Any, ground: Ground, made_from: dict[str, list[str]]) -> None:
    """Give each postcode its spot, and each spot its names and deciles."""
    start, why = map(list, zip(*starts(), strict=True))
    con.register("no_area", pa.table({"start": start, "why": why}))
    alike, joins = [*Level, "no_area", "placed"], []
    for index, edition in sorted(ground.deprivation.items()):
        by = edition.facts["level"]
        made_from[decile_column(index)] = [f"{edition.named()}, by {_in_words(by)}"]
        if by == BY_POSTCODE:
            alike.append(decile_column(index))
            joins.append(_decile_join(index, edition, "p.key"))
    deciles = [f"d_{at}.decile AS {at}_decile" for at in _by_postcode(ground)]
    chosen = ", ".join(["p.*", "no_area.why AS no_area", "lat IS NOT NULL AS placed", *deciles])
    con.execute(f"""CREATE TEMP TABLE q AS SELECT {chosen} FROM p LEFT JOIN no_area
        ON regexp_extract(p.key, '^[A-Z]+') = no_area.start {" ".join(joins)}""")
    same = " AND ".join(f"q.{column} IS NOT DISTINCT FROM s.{column}" for column in alike)
    columns = ", ".join(alike)
    con.execute(f"""CREATE TEMP TABLE s AS SELECT row_number() OVER (ORDER BY {columns}) - 1 AS spot, *
        FROM (SELECT DISTINCT {columns} FROM q)""")
    con.execute(f"""CREATE TEMP TABLE spotted AS SELECT q.key, q.postcode, q.ended, s.spot::INTEGER AS spot
        FROM q JOIN s ON {same}""")
    _tell_spots(con, ground)


def _by_postcode(ground: Ground) -> list[str]:
    return [
        index.replace("-", "_")
        for index, edition in sorted(ground.deprivation.items())
        if edition.facts["level"] == BY_POSTCODE
    ]


def _what(kind: str) -> str:
    """A kind of edition in words: "lookup: LSOA of 2021, ward, district"."""
    sort, _, of = kind.partition(".")
    if sort == Kind.DEPRIVATION:
        return index_words(of)
    return f"{sort}: {', '.join(words_for(level) for level in of.split('-'))}" if of else sort


def _in_words(level: str) -> str:
    return BY_POSTCODE if level == BY_POSTCODE else words_for(level)


def _decile_join(index: str, edition: Edition, column: str) -> str:
    alias = f"d_{index.replace('-', '_')}"
    return f"LEFT JOIN read_parquet('{edition.table('deprivation')}') {alias} ON {column} = {alias}.code"


def _tell_spots(con: Any, ground: Ground) -> None:
    """The names of the areas of each spot, and the deciles of its small areas."""
    names = [f"n_{level}.name AS {level}_name" for level in NAMED]
    joins = [
        f"LEFT JOIN names n_{level} ON n_{level}.level = '{level}' AND n_{level}.code = s.{level}"
        for level in NAMED
    ]
    for index, edition in sorted(ground.deprivation.items()):
        if edition.facts["level"] != BY_POSTCODE:
            names.append(f"d_{index.replace('-', '_')}.decile AS {decile_column(index)}")
            joins.append(_decile_join(index, edition, f"s.{edition.facts['level']}"))
    chosen = ", ".join(["s.*", *names])
    con.execute(
        f"CREATE TEMP TABLE spots AS SELECT {chosen} FROM s {' '.join(joins)} ORDER BY spot"
    )


def _copy(con: Any, folder: Path) -> None:
    for table, order in (("spotted", "key"), ("spots", "spot"), ("names", "level, code")):
        name = "postcodes" if table == "spotted" else table
        path = folder / f"{name}.parquet"
        con.execute(f"COPY (SELECT * FROM {table} ORDER BY {order}) TO '{path}' (FORMAT parquet)")


def _outwards(con: Any, folder: Path) -> None:
    """The wider areas in which every postcode in use with this first half lies; those of which
    nothing is known, not even coordinates, cannot say otherwise."""
    columns = ["left(key, -3) AS outward", "count(DISTINCT district) AS districts"]
    for level in (Level.DISTRICT, Level.COMBINED_AUTHORITY, Level.REGION):
        some = f"count(*) FILTER ({level} IS NOT NULL OR placed)"
        one = f"CASE WHEN {some} = count({level}) AND min({level}) = max({level}) THEN min("
        columns += [f"{one}{level}) END AS {level}", f"{one}{level}_name) END AS {level}_name"]
    sql = f"""SELECT {", ".join(columns)} FROM spotted JOIN spots USING (spot)
        WHERE ended IS NULL GROUP BY 1 ORDER BY 1"""
    con.execute(f"COPY ({sql}) TO '{folder / 'outwards.parquet'}' (FORMAT parquet)")


def read(path: Path, *columns: str) -> pa.Table:
    """One of the joined tables, all of it or some columns."""
    return pq.read_table(path, columns=list(columns) or None)
