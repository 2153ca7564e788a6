"""Loads populations: persons in each area in a year, as in ONS's mid-year estimates.

A file that has areas of several levels (MYE2 has countries, regions and districts) becomes an edition
for each level.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from weft.analysis.editions import Edition, Editions
from weft.analysis.engine import engine
from weft.analysis.places.asked import Asked, loading, quoted
from weft.analysis.places.levels import (
    Level,
    area_column,
    is_code,
    is_code_heading,
    level_of,
    stem_of,
)
from weft.analysis.places.tables import CannotLoad, TableRead, read_table

KIND = "populations"
PERSONS = (
    r"persons|allpersons|population|totalpopulation|total|allages|obsvalue|mid20\d\d(?:population)?"
)
YEARS = r"year|date|datename|midyear"
SCHEMA = pa.schema([("code", pa.string()), ("persons", pa.int64()), ("year", pa.int32())])
_MID = re.compile(r"mid[ _-]?(?:year)?[ _-]?(20\d\d)|(?<!\d)(20\d\d)(?!\d)")


def load_populations(editions: Editions, asked: Asked) -> list[Edition]:
    """Load the populations of each level in the file, of the latest year in it or the one asked for."""
    with engine() as connection:
        table = read_table(connection, asked.files, _is_header)
        rows = _rows(connection, table, asked)
    made = []
    stems = dict.fromkeys(stem_of(code) for code, *_ in rows)
    for stem in stems:
        if stem is None:
            continue
        of_stem = [row for row in rows if stem_of(row[0]) == stem]
        column = _area(table.columns, stem)
        level = level_of([row[0] for row in of_stem], year=column or asked.areas, said=asked.said)
        made.append(_load(editions, asked, level, of_stem))
    if not made:
        raise CannotLoad(f"{asked.files[0]}: none of its codes is of a level that Weft knows.")
    return made


def _load(
    editions: Editions, asked: Asked, level: Level, rows: list[tuple[str, int, int]]
) -> Edition:
    year = asked.year or max(row[2] for row in rows)
    kept = sorted({row for row in rows if row[2] == year})
    if not kept:
        raise CannotLoad(f"{asked.files[0]}: no population of {year} is in it.")
    kind, name = f"{KIND}.{level}", asked.name(year)
    with loading(editions, kind, name, asked) as load:
        columns = list(zip(*kept, strict=True))
        table = pa.table(dict(zip(SCHEMA.names, map(list, columns), strict=True)), schema=SCHEMA)
        pq.write_table(table, load.folder / "populations.parquet")
        load.facts |= {"rows_read": len(rows), "rows_loaded": len(kept), "level": str(level),
                       "year": year, "persons": sum(columns[1])}  # fmt: skip
    return editions.edition(kind, name)


def _plain(heading: str) -> str:
    return re.sub(r"[^a-z0-9]", "", heading.lower())


def _named(headings: Sequence[str], pattern: str) -> str | None:
    return next((each for each in headings if re.fullmatch(pattern, _plain(each))), None)


def _is_header(row: Sequence[str]) -> bool:
    codes = any(is_code_heading(each) or area_column(each) for each in row)
    return codes and _named(row, PERSONS) is not None


def _area(headings: Sequence[str], stem: str) -> int | None:
    columns = filter(None, map(area_column, headings))
    return next((column.year for column in columns if column.stem == stem), None)


def _rows(connection: Any, table: TableRead, asked: Asked) -> list[tuple[str, int, int]]:
    """Code, persons, year of each row; of several columns of codes, the narrowest areas'."""
    order = [level[:4] for level in Level]
    known = [
        (order.index(column.stem[:4]), heading)
        for heading in table.columns
        if (column := area_column(heading)) and column.part != "name"
    ]
    generic = next((each for each in table.columns if is_code_heading(each)), None)
    heading = min(known)[1] if known else generic
    persons, dated = _named(table.columns, PERSONS), _named(table.columns, YEARS)
    assert heading
    assert persons
    year = f"regexp_extract({quoted(dated)}, '20[0-9][0-9]')" if dated else "NULL"
    sql = f"""SELECT trim({quoted(heading)}), replace({quoted(persons)}, ',', ''), {year}
        FROM {table.name} WHERE trim({quoted(heading)}) <> ''"""
    told = _told(table, asked, persons)
    rows = []
    for code, many, of in connection.con.execute(sql).fetchall():
        if is_code(code) and re.fullmatch(r"\d+(\.0+)?", many or ""):
            rows.append((code, int(float(many)), int(of) if of else told))
    if any(row[2] is None for row in rows):
        raise CannotLoad(f"{asked.files[0]}: nothing says of which year it is. Say --year 2023.")
    return rows


def _told(table: TableRead, asked: Asked, persons: str) -> Any:
    said = " ".join((persons, *table.titles, asked.said)).lower()
    found = _MID.search(said)
    return asked.year or (int(found[1] or found[2]) if found else None)
