"""Where postcodes are: their district, city region and region, from a file of the user's own or from
the editions in use."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from weft.analysis.engine import brought, kept
from weft.analysis.errors import WeftError
from weft.analysis.headings import POSTCODE, headings
from weft.analysis.places.ground import Ground
from weft.analysis.places.levels import area_column

WORKBOOKS = {".xlsx", ".xls", ".ods"}
LEVELS = ("district", "city_region", "region")
AS_IN_USE = {"district": "district", "city_region": "combined_authority", "region": "region"}
IN_USE = tuple(f"{level}{end}" for level in AS_IN_USE.values() for end in ("", "_name"))
IN_USE_WORDS = "the editions in use"
NOT_IN_PLACES = "the postcode is not in the places file"
NOT_IN_EDITIONS = "the postcode is in no district of the editions in use"
CODES_ALONE = ("laua", "oslaua")
"""Headings of ONS that say nothing of being codes, and are."""


class CannotPlace(WeftError):
    """A supplier file, places file or home area that cannot be used, with what to do."""


@dataclass(frozen=True)
class Places:
    """The areas of the postcodes: a table with `place_postcode` and a name at each level."""

    source: str
    """Where it comes from: the file, or the editions in use."""
    table: ir.Table
    areas: tuple[dict[str, str | None], ...]
    """Every combination of areas that is in it, with its codes."""
    missing: str = NOT_IN_PLACES
    """Why a postcode is unknown that it has not, in words."""
    outside: frozenset[str] = frozenset()
    """Postcodes of which no area is known but that they are in no home district or city region."""

    def knowing_outside(self, outside: Collection[str]) -> Places:
        """The same, with postcodes that are proved to lie outside home: they are somewhere, in no area."""
        rows = pa.table({"place_postcode": pa.array(sorted(outside), pa.string())})
        backend = self.table.get_backend()
        others = brought(backend, rows, "outside").anti_join(self.table, "place_postcode")
        nothing = {f"place_{level}": ibis.null("string") for level in LEVELS}
        table = self.table.union(others.mutate(**nothing).select(self.table.columns))
        return replace(self, table=kept(table, "places"), outside=frozenset(outside))

    def joined(self, payments: ir.Table) -> ir.Table:
        """Add `place_postcode` and the areas to payments, by `supplier_postcode`."""
        key = compact(payments.supplier_postcode)
        return payments.left_join(self.table, key == self.table.place_postcode)

    def area(self, text: str) -> tuple[str, str]:
        """The level and name of an area given by name or code; the smallest area of that name."""
        wanted = text.casefold()
        for level in LEVELS:
            for row in self.areas:
                if wanted in {str(row[level]).casefold(), str(row[f"{level}_code"]).casefold()}:
                    return level, str(row[level])
        raise CannotPlace(f"“{text}” is not an area in {self.source}. {self._options()}")

    def around(self, level: str, name: str) -> dict[str, set[str]]:
        """The wider areas in which an area lies."""
        wider = LEVELS[LEVELS.index(level) + 1 :]
        rows = [row for row in self.areas if row[level] == name]
        return {other: {str(row[other]) for row in rows if row[other]} for other in wider}

    def reaches_beyond(self, cities: Collection[str], regions: Collection[str]) -> bool:
        """Whether it has any place in these regions and outside these city regions; else nothing tells
        the rest of a region from what lies beyond it."""
        return not cities or any(
            row["region"] in regions and row["city_region"] not in cities for row in self.areas
        )

    def code(self, level: str, name: str) -> str | None:
        """The code of an area by its name, where the source has codes."""
        return next((row[f"{level}_code"] for row in self.areas if row[level] == name), None)

    def _options(self) -> str:
        names = [
            f"{level.replace('_', ' ')}: {', '.join(found[:40])}"
            for level in LEVELS
            if (found := sorted({str(row[level]) for row in self.areas if row[level]}))
        ]
        return f"Areas there are — {'; '.join(names)}."


def read_places(connection: Any, file: Path) -> Places:
    """Read a places file (CSV or Parquet), by lenient headings.

    Raises `CannotPlace` where it has no postcodes or no areas, or a postcode in two areas.
    """
    raw = read_table(connection, file)
    found = _columns(raw.columns)
    levels = [level for level in LEVELS if level in found or f"{level}_code" in found]
    if "postcode" not in found or not levels:
        raise CannotPlace(
            f"{file}: needs a heading for the postcode (postcode, pcds) and for at least one area "
            f"(district, city region, region); it has {', '.join(raw.columns)}."
        )
    table = kept(_areas(raw, found), "places")
    _check_once(table, file)
    return Places(str(file), _without_codes(table), _combinations(table))


def places_in_use(connection: Any, ground: Ground, found: pa.Table) -> Places:
    """The same from the editions in use, for postcodes that `found_areas` was asked about.

    Combined authorities are the city regions. A postcode of which no district is known is left out:
    it is unknown, and not elsewhere. Raises NoSuchEdition where no postcodes are in use.
    """
    texts = brought(connection, found.select(["text", *IN_USE]), "found")
    known = texts.filter(texts.district.notnull()).mutate(place_postcode=compact(texts.text))
    table = kept(_named(known).distinct(on="place_postcode"), "places")
    spots = connection.read_parquet(ground.joined().spots)
    every = _named(spots.filter(spots.district.notnull()).mutate(place_postcode=ibis.literal("")))
    areas = _combinations(every)
    return Places(IN_USE_WORDS, _without_codes(table), areas, NOT_IN_EDITIONS)


def _named(at: ir.Table) -> ir.Table:
    """Names and codes at the levels of home, from columns as the editions call them."""
    names = {
        f"place_{ours}": at[f"{theirs}_name"].cast("string").coalesce(at[theirs].cast("string"))
        for ours, theirs in AS_IN_USE.items()
    }
    codes = {f"{ours}_code": at[theirs].cast("string") for ours, theirs in AS_IN_USE.items()}
    return at.select("place_postcode", **names, **codes)


def _without_codes(table: ir.Table) -> ir.Table:
    return table.drop(*(f"{level}_code" for level in LEVELS))


def _combinations(table: ir.Table) -> tuple[dict[str, str | None], ...]:
    """Every combination of areas in a table, with its codes."""
    columns = [f"place_{level}" for level in LEVELS] + [f"{level}_code" for level in LEVELS]
    rows = table.select(*columns).distinct().order_by(columns).to_pyarrow().to_pylist()
    return tuple({key.removeprefix("place_"): value for key, value in row.items()} for row in rows)


def read_table(connection: Any, file: Path) -> ir.Table:
    """A CSV, Parquet or workbook file as text columns; `CannotPlace` where it cannot be read.

    Of a workbook the first sheet counts, its first row being the headings.
    """
    if not file.is_file():
        raise CannotPlace(f"{file}: there is no such file.")
    try:
        if file.suffix.lower() == ".parquet":
            return connection.read_parquet(file)
        if file.suffix.lower() in WORKBOOKS:
            return brought(connection, _first_sheet(file), "sheet")
        return connection.read_csv(file, header=True, all_varchar=True)
    except Exception as wrong:
        raise CannotPlace(
            f"{file}: cannot be read as a CSV, Parquet or XLSX file ({wrong})."
        ) from wrong


def _first_sheet(file: Path) -> pa.Table:
    """The first sheet of a workbook, every cell as text and blank cells as null."""
    from python_calamine import CalamineWorkbook

    head, *rows = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
    titles = [str(title) for title in head]
    cells = [
        [_cell(row[at]) if at < len(row) else None for row in rows] for at in range(len(titles))
    ]
    return pa.table(
        {title: pa.array(column, pa.string()) for title, column in zip(titles, cells, strict=True)}
    )


def _cell(value: Any) -> str | None:
    """A cell as text: whole numbers without a point, what is blank as nothing."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip() or None


def compact(postcode: ir.StringValue) -> ir.StringValue:
    """A postcode in upper case without spaces, for comparing; null where it is blank."""
    return postcode.upper().re_replace(r"[^A-Z0-9]", "").nullif("")


def letters(postcode: str) -> str:
    """The same of one text."""
    return "".join(sign for sign in postcode.upper() if sign.isascii() and sign.isalnum())


def _columns(given: Sequence[str]) -> dict[str, str]:
    """Which column is the postcode, and which the name or code at each level; the first of each."""
    found = headings(given, {"postcode": POSTCODE})
    ours = {theirs: level for level, theirs in AS_IN_USE.items()}
    for heading in given:
        said = area_column(heading)
        if said and said.stem in ours:
            is_code = said.part == "code" or heading.lower() in CODES_ALONE
            found.setdefault(ours[said.stem] + ("_code" if is_code else ""), heading)
    return found


def _areas(raw: ir.Table, found: dict[str, str]) -> ir.Table:
    def column(what: str) -> ir.StringValue:
        return (
            raw[found[what]].cast("string").strip().nullif("")
            if what in found
            else ibis.null("string")
        )

    names = {f"place_{level}": column(level).coalesce(column(f"{level}_code")) for level in LEVELS}
    codes = {f"{level}_code": column(f"{level}_code") for level in LEVELS}
    table = raw.select(place_postcode=compact(column("postcode")), **names, **codes)
    return table.filter(table.place_postcode.notnull()).distinct()


def _check_once(table: ir.Table, file: Path) -> None:
    repeats = (
        table.group_by("place_postcode")
        .agg(
            times=ibis._.count(),
            first=ibis._.place_district.min(),
            last=ibis._.place_district.max(),
        )
        .filter(ibis._.times > 1)
        .order_by("place_postcode")
        .limit(3)
    )
    if rows := repeats.to_pyarrow().to_pylist():
        examples = ", ".join(
            f"{row['place_postcode']} ({row['first']}, {row['last']})" for row in rows
        )
        raise CannotPlace(
            f"{file}: a postcode is there with different areas: {examples}. Keep one row for each."
        )
