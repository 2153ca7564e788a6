"""A small invented country of areas for the tests of places, in the publishers' layouts.

Two districts of four wards, each ward a square of a tenth of a degree; each ward has two LSOAs, west and
east. Codes are of ONS's form and above all that ONS has given out.
"""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from weft.analysis.editions import Edition, Editions
from weft.analysis.places.asked import Asked
from weft.analysis.places.checks import check
from weft.analysis.places.load import Kind, load

NOW = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)
DISTRICTS = ("E08990001", "E08990002")
WARDS = tuple(f"E0599000{at}" for at in range(1, 5))
LSOAS = tuple(f"E0199000{at}" for at in range(1, 9))


def square(west: float, south: float, wide: float = 0.1, high: float = 0.1) -> dict[str, Any]:
    east, north = west + wide, south + high
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def feature(code: str, name: str, geometry: dict[str, Any], key: str) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {f"{key}CD": code, f"{key}NM": name},
        "geometry": geometry,
    }


def geojson(path: Path, features: Sequence[dict[str, Any]]) -> Path:
    text = json.dumps({"type": "FeatureCollection", "features": list(features)})
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(text.encode()))
    else:
        path.write_text(text, encoding="utf-8")
    return path


def wards(path: Path) -> Path:
    return geojson(
        path,
        [feature(code, f"Ward {at + 1}", square(-2 + at * 0.1, 53), "WD25")
         for at, code in enumerate(WARDS)],
    )  # fmt: skip


def lsoas(path: Path, key: str = "LSOA21") -> Path:
    return geojson(
        path,
        [feature(code, f"Small {at + 1}", square(-2 + at * 0.05, 53, 0.05), key)
         for at, code in enumerate(LSOAS)],
    )  # fmt: skip


def table(path: Path, header: str, *rows: str) -> Path:
    path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return path


def lookup(path: Path) -> Path:
    rows = [
        f"{ward},Ward {at + 1},{DISTRICTS[at // 2]},{'Nearby' if at < 2 else 'Farby'},E47990001,Greater Nearby,E12990001,North"
        for at, ward in enumerate(WARDS)
    ]
    return table(path, "WD25CD,WD25NM,LAD25CD,LAD25NM,CAUTH25CD,CAUTH25NM,RGN25CD,RGN25NM", *rows)


def coordinates(path: Path) -> Path:
    """Postcodes with coordinates only: M1 1AA in the first LSOA, M1 1AB in the second, and so on."""
    rows = [f"M{1 + at // 4} 1A{'ABDE'[at % 4]},{53.05},{-1.975 + at * 0.05}" for at in range(8)]
    return table(path, "Postcode,lat,long", *rows, "JE2 3QA,99.999999,0.000000")


def deprivation(path: Path, year: str, deciles: Sequence[int], key: str = "lsoa21_code") -> Path:
    rows = [f"{code},{year},{decile}" for code, decile in zip(LSOAS, deciles, strict=True)]
    return table(path, f"{key},year,decile", *rows)


def loaded(editions: Editions, kind: Kind, *files: Path, **asked: Any) -> list[Edition]:
    return load(editions, kind, Asked(tuple(files), NOW, **asked))


def in_use(editions: Editions, kind: Kind, *files: Path, **asked: Any) -> list[Edition]:
    made = loaded(editions, kind, *files, **asked)
    for one in made:
        check(editions, one)
        editions.activate(one.kind, one.name, at=NOW)
    return made


def failed(editions: Editions, edition: Edition) -> list[str]:
    """What the checks that did not pass said."""
    return [each.words for each in check(editions, edition).findings if not each.passed]


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
