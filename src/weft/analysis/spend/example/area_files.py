"""Writes the areas of the invented place in the publishers' layouts, ready for `weft places load`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from weft.analysis.spend.example.areas import (
    CITY_REGION_CODE,
    INDEX,
    REGION_CODES,
    YEAR,
    Cell,
    coordinates_of,
    district_code,
    outline,
    small_of,
    ward_of,
    wards,
)
from weft.analysis.spend.example.place import CITY_REGION, DISTRICTS
from weft.analysis.spend.example.writing import write_csv

POPULATION_YEAR = 2023


def write_areas(folder: Path, postcodes: Iterable[str]) -> None:
    """Write boundaries, lookup, postcodes, deprivation and populations into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    _boundaries(folder)
    _lookup(folder)
    _postcodes(folder, sorted(set(postcodes)))
    smalls = [small for ward in wards() for small in ward.smalls]
    write_csv(folder / "deprivation.csv",
              [("lsoa21cd", "index", "year", "rank", "decile"),
               *((one.code, INDEX, YEAR, one.rank, one.decile) for one in smalls)])  # fmt: skip
    _populations(folder)


def _boundaries(folder: Path) -> None:
    smalls = [(one.code, one.name, [one.cell]) for ward in wards() for one in ward.smalls]
    of_wards = [(ward.code, ward.name, [one.cell for one in ward.smalls]) for ward in wards()]
    districts = [
        (district_code(one), one.name,
         [small.cell for ward in wards() if ward.district == one for small in ward.smalls])
        for one in DISTRICTS
    ]  # fmt: skip
    for name, key, areas in (("lsoa21", "LSOA21", smalls), ("wards", "WD25", of_wards),
                             ("districts", "LAD25", districts)):  # fmt: skip
        _geojson(folder / f"boundaries_{name}.geojson", key, areas)


def _geojson(path: Path, key: str, areas: Sequence[tuple[str, str, list[Cell]]]) -> None:
    features = [
        {
            "type": "Feature",
            "properties": {f"{key}CD": code, f"{key}NM": name},
            "geometry": {"type": "Polygon", "coordinates": [outline(cells)]},
        }
        for code, name, cells in areas
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features}) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def _lookup(folder: Path) -> None:
    header = ("LSOA21CD", "LSOA21NM", "WD25CD", "WD25NM", "LAD25CD", "LAD25NM", "CAUTH25CD",
              "CAUTH25NM", "RGN25CD", "RGN25NM")  # fmt: skip
    rows = []
    for ward in wards():
        district = ward.district
        city = (CITY_REGION_CODE, CITY_REGION) if district.city_region else ("", "")
        around = (district_code(district), district.name, *city,
                  REGION_CODES[district.region], district.region)  # fmt: skip
        rows += [(one.code, one.name, ward.code, ward.name, *around) for one in ward.smalls]
    write_csv(folder / "lookup.csv", [header, *rows])


def _postcodes(folder: Path, postcodes: Sequence[str]) -> None:
    """In the layout of the National Statistics Postcode Lookup; the codes of small areas and wards are
    left to the boundaries for every third, as in a list with coordinates only."""
    rows: list[tuple[str, ...]] = [("pcds", "doterm", "lat", "long", "lsoa21cd", "wd25cd")]
    for at, postcode in enumerate(postcodes):
        small, ward = small_of(postcode), ward_of(postcode)
        assert small
        assert ward
        x, y = coordinates_of(postcode)
        codes = ("", "") if at % 3 == 2 else (small.code, ward.code)
        rows.append((postcode, "", f"{y:.6f}", f"{x:.6f}", *codes))
    write_csv(folder / "postcodes.csv", rows)


def _populations(folder: Path) -> None:
    persons = {ward.code: sum(one.persons for one in ward.smalls) for ward in wards()}
    of_districts = [
        (district_code(one), sum(persons[w.code] for w in wards() if w.district == one))
        for one in DISTRICTS
    ]
    smalls = [(one.code, one.persons) for ward in wards() for one in ward.smalls]
    for name, key, areas in (("lsoa21", "lsoa21cd", smalls), ("wards", "wd25cd", list(persons.items())),
                             ("districts", "lad25cd", of_districts)):  # fmt: skip
        rows = [(code, many, POPULATION_YEAR) for code, many in areas]
        write_csv(folder / f"populations_{name}.csv", [(key, "persons", "year"), *rows])
