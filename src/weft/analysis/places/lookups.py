"""Loads lookups between areas (LSOA, ward, district, combined authority, region) and lists of names.

Two tables: `names` (level, code, name) and `pairs` (level, code, wider, wider_code), one pair for each
narrower area and each wider one that it lies in, where it lies in one only.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from weft.analysis.editions import Edition, Editions
from weft.analysis.engine import engine
from weft.analysis.places.asked import Asked, first, loading, quoted
from weft.analysis.places.levels import (
    CENSUS,
    AreaColumn,
    CannotTellAreas,
    Level,
    area_column,
    census_of,
    is_code,
    is_code_heading,
    is_name_heading,
    level_of,
    stem_of,
)
from weft.analysis.places.tables import CannotLoad, TableRead, read_table

KIND = "lookup"
NAMES = pa.schema([("level", pa.string()), ("code", pa.string()), ("name", pa.string())])
PAIRS = pa.schema([(name, pa.string()) for name in ("level", "code", "wider", "wider_code")])
Rows = list[dict[str, str]]


def load_lookup(editions: Editions, asked: Asked) -> list[Edition]:
    """Load a lookup or a list of names, named by the levels that are in it."""
    with engine() as connection:
        table = read_table(connection, asked.files, _is_header)
        codes = _code_columns(connection, table, asked)
        names, pairs, several = (
            _of_columns(connection, table, codes) if codes else _of_a_list(connection, table, asked)
        )
        read = first(connection, f"SELECT count(*) FROM {table.name}")[0]
    levels = [level for level in Level if any(row["level"] == level for row in names)]
    kind = f"{KIND}.{'-'.join(levels)}" if pairs else f"{KIND}.names-{'-'.join(levels)}"
    name = asked.name()
    with loading(editions, kind, name, asked) as load:
        pq.write_table(pa.Table.from_pylist(names, NAMES), load.folder / "names.parquet")
        pq.write_table(pa.Table.from_pylist(pairs, PAIRS), load.folder / "pairs.parquet")
        counts = {str(level): sum(row["level"] == level for row in names) for level in levels}
        load.facts |= {"rows_read": read, "rows_loaded": len(names), "areas": counts,
                       "in_several": several, "columns": {str(k): v for k, v in codes.items()}}  # fmt: skip
    return [editions.edition(kind, name)]


def _is_header(row: Sequence[str]) -> bool:
    known = [area_column(cell) for cell in row]
    return any(one and one.part == "code" for one in known) or any(map(is_code_heading, row))


def _code_columns(connection: Any, table: TableRead, asked: Asked) -> dict[Level, str]:
    found: dict[Level, str] = {}
    for heading in table.columns:
        column = area_column(heading)
        if column is None or column.part == "name":
            continue
        codes = [code for code in _distinct(connection, table, heading) if is_code(code)]
        if not codes:
            continue
        level = _level(column, codes, asked)
        found.setdefault(level, heading)
    return found


def _level(column: AreaColumn, codes: list[str], asked: Asked) -> Level:
    if column.stem not in CENSUS:
        return Level(column.stem)
    return level_of(codes, year=column.year or asked.areas, said=asked.said)


def _distinct(connection: Any, table: TableRead, heading: str) -> list[str]:
    sql = f"SELECT DISTINCT trim({quoted(heading)}) FROM {table.name} WHERE {quoted(heading)} IS NOT NULL"
    return [row[0] for row in connection.con.execute(sql).fetchall()]


def _of_columns(
    connection: Any, table: TableRead, codes: dict[Level, str]
) -> tuple[Rows, Rows, int]:
    """Names and pairs of a table with a column of codes for each level."""
    order = [level for level in Level if level in codes]
    names = [row for level in order for row in _names(connection, table, level, codes[level])]
    pairs: Rows = []
    several = 0
    for at, level in enumerate(order):
        for wider in order[at + 1 :]:
            if level[:4] == wider[:4]:
                continue
            one, many = _pairs(connection, table, codes[level], codes[wider])
            several += many
            pairs += [
                {"level": level, "code": code, "wider": wider, "wider_code": around}
                for code, around in one
            ]
    return names, pairs, several


def _names(connection: Any, table: TableRead, level: Level, heading: str) -> Rows:
    """The codes of a level with their names, which stand in the column of the same stem and year."""
    wanted = area_column(heading)
    named = next(
        (
            other
            for other in table.columns
            if (column := area_column(other))
            and other != heading
            and wanted
            and (column.stem, column.year) == (wanted.stem, wanted.year)
        ),
        None,
    )
    name = f"any_value(trim({quoted(named)}))" if named else "NULL"
    code = f"trim({quoted(heading)})"
    sql = (
        f"SELECT {code} AS code, {name} FROM {table.name} WHERE {code} <> '' GROUP BY 1 ORDER BY 1"
    )
    rows = connection.con.execute(sql).fetchall()
    return [{"level": level, "code": code, "name": name} for code, name in rows if is_code(code)]


def _pairs(
    connection: Any, table: TableRead, narrow: str, wide: str
) -> tuple[list[tuple[str, str]], int]:
    one, other = f"trim({quoted(narrow)})", f"trim({quoted(wide)})"
    sql = f"""SELECT {one}, min({other}), count(DISTINCT {other}) FROM {table.name}
        WHERE {one} <> '' AND {other} <> '' GROUP BY 1 ORDER BY 1"""
    rows = connection.con.execute(sql).fetchall()
    good = [
        (code, around) for code, around, n in rows if n == 1 and is_code(code) and is_code(around)
    ]
    return good, sum(n > 1 for *_, n in rows)


def _of_a_list(connection: Any, table: TableRead, asked: Asked) -> tuple[Rows, Rows, int]:
    """A list of codes and names of any levels: `area_code, area_name, area_type`."""
    code = next((each for each in table.columns if is_code_heading(each)), None)
    if code is None:
        raise CannotLoad(
            f"{asked.files[0]}: no column of codes. It has: {', '.join(table.columns)}."
        )
    name = next((each for each in table.columns if is_name_heading(each)), None)
    column = f"any_value(trim({quoted(name)}))" if name else "NULL"
    sql = f"SELECT trim({quoted(code)}), {column} FROM {table.name} GROUP BY 1 ORDER BY 1"
    rows = [row for row in connection.con.execute(sql).fetchall() if is_code(row[0])]
    names: Rows = []
    small = [code for code, _ in rows if stem_of(code) in CENSUS]
    year = census_of(small, year=asked.areas, said=asked.said) if small else None
    for stem in dict.fromkeys(stem_of(code) for code, _ in rows):
        of_stem = [row for row in rows if stem_of(row[0]) == stem]
        if stem is None:
            continue
        level = level_of([code for code, _ in of_stem], year=year)
        names += [{"level": level, "code": each, "name": called} for each, called in of_stem]
    if not names:
        raise CannotTellAreas(f"{asked.files[0]}: none of its codes is of a level that Weft knows.")
    return names, [], 0
