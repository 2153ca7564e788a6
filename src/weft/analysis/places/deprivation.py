"""Loads an index of deprivation: rank, decile and score of each area, with the year that it is of.

Decile 1 is the most deprived tenth of the country's areas. The layouts are those of the English Indices
of Deprivation 2015, 2019 and 2025 (File 1 and File 7), and any table with an area's code and a decile
or rank. A table of deciles by postcode is loaded too; it is a poorer copy of one by LSOA.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from weft.analysis.editions import Edition, Editions
from weft.analysis.engine import engine
from weft.analysis.places.asked import Asked, copied, loading, quoted
from weft.analysis.places.levels import area_column, is_code, is_code_heading, level_of
from weft.analysis.places.tables import CannotLoad, TableRead, read_table
from weft.analysis.postcodes.read import postcode

KIND = "deprivation"
POSTCODE = "postcode"
DEFAULT_INDEX = "imd"
UNDATED = "undated"
_OVERALL = re.compile(
    r"(?:indexofmultipledeprivation(?:imd)?|imd(?:20\d\d)?)?(rank|decile|score)(?:where.*)?"
)
_YEAR = re.compile(r"(?:imd|iod|deprivation)[ _-]*(20\d\d|\d\d)(?!\d)")


def load_deprivation(editions: Editions, asked: Asked) -> list[Edition]:
    """Load one index of one year. Where nothing says the year, it is loaded undated, and cannot be
    put to use until a person has said it (see the check)."""
    with engine() as connection:
        table = read_table(connection, asked.files, _is_header, no_header=("postcode", "decile"))
        area, level = _area(connection, table, asked)
        values = _values(table.columns)
        if not {"decile", "rank"} & set(values):
            raise CannotLoad(f"{asked.files[0]}: no column of deciles or ranks.")
        index, year = _index(connection, table, asked), _year(connection, table, asked)
        kind, name = f"{KIND}.{index}{year or UNDATED}", asked.name(year)
        with loading(editions, kind, name, asked) as load:
            rows = _write(
                connection, table, area, level, values, load.folder / "deprivation.parquet"
            )
            load.facts |= {"rows_loaded": rows, "rows_read": _rows(connection, table), "index": index,
                           "year": year, "level": level, "columns": {level: area, **values}}  # fmt: skip
    return [editions.edition(kind, name)]


def _plain(heading: str) -> str:
    return re.sub(r"[^a-z0-9]", "", heading.lower())


def _values(headings: Sequence[str]) -> dict[str, str]:
    """The columns of the overall rank, decile and score; those of single domains are passed over."""
    found: dict[str, str] = {}
    for heading in headings:
        if match := _OVERALL.fullmatch(_plain(heading)):
            found.setdefault(match[1], heading)
    return found


def _is_header(row: Sequence[str]) -> bool:
    return bool({"decile", "rank"} & set(_values(row)))


def _area(connection: Any, table: TableRead, asked: Asked) -> tuple[str, str]:
    """The column of the areas and their level: the column of codes with the most different ones."""
    best: tuple[int, str, list[str]] = (0, "", [])
    for heading in table.columns:
        if not (area_column(heading) or is_code_heading(heading)):
            if postcode(_sample(connection, table, heading) or ""):
                return heading, POSTCODE
            continue
        sql = f"SELECT DISTINCT trim({quoted(heading)}) FROM {table.name}"
        codes = [row[0] for row in connection.con.execute(sql).fetchall() if is_code(row[0])]
        if len(codes) > best[0]:
            best = len(codes), heading, codes
    if not best[0]:
        raise CannotLoad(f"{asked.files[0]}: no column of area codes or postcodes.")
    column = area_column(best[1])
    year = (column.year if column else None) or asked.areas
    return best[1], str(level_of(best[2], year=year, said=asked.said))


def _sample(connection: Any, table: TableRead, heading: str) -> str | None:
    sql = f"SELECT {quoted(heading)} FROM {table.name} WHERE {quoted(heading)} <> '' LIMIT 1"
    rows = connection.con.execute(sql).fetchall()
    return str(rows[0][0]) if rows else None


def _said(connection: Any, table: TableRead, word: str) -> str | None:
    """What a column of the file itself says, where it says one thing: `index`, `year`."""
    heading = next((each for each in table.columns if _plain(each) == word), None)
    if heading is None:
        return None
    sql = f"SELECT DISTINCT trim({quoted(heading)}) FROM {table.name} LIMIT 2"
    rows = connection.con.execute(sql).fetchall()
    return str(rows[0][0]) if len(rows) == 1 else None


def _index(connection: Any, table: TableRead, asked: Asked) -> str:
    named = asked.index or _said(connection, table, "index") or DEFAULT_INDEX
    return re.sub(r"[^a-z]+", "-", named.lower()).strip("-") or DEFAULT_INDEX


def _year(connection: Any, table: TableRead, asked: Asked) -> int | None:
    told = _said(connection, table, "year")
    named = _YEAR.search(f"{asked.said} {' '.join(table.titles)} {' '.join(table.columns)}".lower())
    own = int(told) if told and told.isdigit() else _four(named[1]) if named else None
    if own and asked.year and own != asked.year:
        raise CannotLoad(
            f"{asked.files[0]}: it says of itself that it is of {own}, not of {asked.year}."
        )
    return own or asked.year


def _four(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _write(
    connection: Any, table: TableRead, area: str, level: str, values: dict[str, str], path: Any
) -> int:
    code = f"trim({quoted(area)})"
    if level == POSTCODE:
        code = f"regexp_replace(upper({quoted(area)}), '[^A-Z0-9]', '', 'g')"

    def number(what: str, kind: str) -> str:
        if what not in values:
            return f"NULL::{kind}"
        return f"try_cast(try_cast(replace({quoted(values[what])}, ',', '') AS DOUBLE) AS {kind})"

    tenth = "CAST(ceil(rank * 10.0 / max(rank) OVER ()) AS INTEGER)"
    sql = f"""
        SELECT code, rank, {"given" if "decile" in values else tenth} AS decile, score FROM (
            SELECT {code} AS code, {number("rank", "INTEGER")} AS rank,
                   {number("decile", "INTEGER")} AS given, {number("score", "DOUBLE")} AS score
            FROM {table.name}
        ) WHERE code <> '' AND (rank IS NOT NULL OR given IS NOT NULL)
        ORDER BY code"""
    return copied(connection, sql, path)


def _rows(connection: Any, table: TableRead) -> int:
    return int(connection.con.execute(f"SELECT count(*) FROM {table.name}").fetchall()[0][0])
