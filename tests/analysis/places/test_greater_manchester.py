"""Greater Manchester works from what is published: coordinates, boundaries, lookups, deprivation."""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.analysis.places.invented import failed, in_use, loaded
from weft.analysis.editions import Editions
from weft.analysis.places.found import found_areas
from weft.analysis.places.ground import Ground
from weft.analysis.places.load import Kind
from weft.analysis.postcodes.read import Became

GEO = Path(__file__).resolve().parents[4] / "shared" / "data" / "geo"
pytestmark = [
    pytest.mark.real_files,
    pytest.mark.long,
    pytest.mark.skipif(not GEO.is_dir(), reason="the real files are not beside the project"),
]


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    made = Editions(tmp_path_factory.mktemp("weft"))
    drawn = GEO / "boundaries_gm"
    in_use(made, Kind.POSTCODES, *(GEO / "postcodes" / "latlon_may2025").glob("*.csv.gz"),
           edition="2025-05", expect=2_714_964 - 1)  # fmt: skip
    for name in ("lsoa_2021_gm_lsoa", "lsoa_2011_gm_lsoa"):
        in_use(made, Kind.BOUNDARIES, drawn / f"{name}_generalised.geojson.gz")
    for name in ("ward_2023_gm_ward", "local_authority_2023_gm_local_authority"):
        in_use(made, Kind.BOUNDARIES, drawn / f"{name}_generalised.geojson")
    in_use(made, Kind.LOOKUP, GEO / "lookups_uk" / "la_all_codes.csv.gz", edition="2024")
    for name in ("imd2015_england_lsoa11", "imd2019_england_lsoa11", "imd2025_england_lsoa21"):
        in_use(made, Kind.DEPRIVATION, GEO / "imd" / f"{name}.csv.gz")
    return made


def rows(path: Path) -> list[dict[str, str]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def share_alike(
    ours: list[dict[str, Any]], theirs: list[dict[str, str]], one: str, other: str
) -> float:
    alike = sum(
        str(a[one]) == b[other].removesuffix(".0") for a, b in zip(ours, theirs, strict=True)
    )
    return alike / len(theirs)


def test_an_independent_point_in_polygon_comes_to_the_same(editions: Editions) -> None:
    theirs = rows(GEO / "derived" / "gm_postcodes_lsoa21_ward23_imd2025.csv.gz")
    ours = found_areas([row["postcode"] for row in theirs], Ground.of(editions)).to_pylist()
    assert len(ours) == 115_182
    assert share_alike(ours, theirs, "lsoa21", "lsoa21cd") == 1
    assert share_alike(ours, theirs, "ward", "wd23cd") == 1
    assert share_alike(ours, theirs, "imd2025_decile", "imd2025_decile") == 1
    assert share_alike(ours, theirs, "district_name", "lad_nm") > 0.9997
    assert Counter(row["combined_authority_name"] for row in ours)["Greater Manchester"] > 115_100


def test_a_councils_own_list_agrees(editions: Editions) -> None:
    theirs = rows(GEO / "postcodes" / "trafford_postcodes_to_areas.csv")
    ours = found_areas([row["postcode"] for row in theirs], Ground.of(editions)).to_pylist()
    assert share_alike(ours, theirs, "lsoa21", "lsoa_code") > 0.996
    assert share_alike(ours, theirs, "ward", "ward_code") > 0.999
    assert share_alike(ours, theirs, "district", "la_code") == 1


def test_deciles_of_2019_come_by_the_lsoa_of_2011(editions: Editions) -> None:
    deciles = {row["lsoa11_code"]: int(float(row["IMD_decile"])) for row in rows(GEO / "imd" / "imd2019_england_lsoa11.csv.gz")}  # fmt: skip
    found = found_areas(
        ["M60 2LA", "M1 1AA", "SK1 3XE", "OL1 1UL"], Ground.of(editions)
    ).to_pylist()
    assert [row["imd2019_decile"] for row in found] == [deciles[row["lsoa11"]] for row in found]


def test_a_file_of_deciles_that_says_no_year_is_not_taken_for_2019(editions: Editions) -> None:
    files = sorted((GEO / "postcodes" / "imd2015_decile_mislabelled_as_imd").glob("*.csv.gz"))
    (claimed,) = loaded(editions, Kind.DEPRIVATION, *files, edition="claimed", year=2019)
    (reason,) = failed(editions, claimed)
    assert reason.startswith("it is not of 2019: 99.2% of its deciles are those of imd 2015; 72.4%")
    (silent,) = loaded(editions, Kind.DEPRIVATION, *files, edition="silent")
    assert "load it again with --year 2015" in failed(editions, silent)[0]


def test_dirty_postcodes_of_departments_are_mended_or_unknown(editions: Editions) -> None:
    """What docs/method/postcodes.md says of these 17,394 rows."""
    texts = [
        row["postcode_raw"]
        for row in rows(GEO.parent / "labels" / "ukgov_supplier_postcode.csv.gz")
    ]
    ground = Ground.of(editions)
    found = found_areas(texts, ground).to_pylist()
    counts = Counter(row["became"] for row in found)
    assert counts[Became.AS_WRITTEN] == 14_838
    assert counts[Became.TIDIED] + counts[Became.FOUND] == 965
    assert counts[Became.MENDED] == 100
    mended = {row["text"]: row["postcode"] for row in found if row["became"] == Became.MENDED}
    assert mended["SW20 OBA"] == "SW20 0BA"
    assert mended["SWIA2DD"] == "SW1A 2DD"
    assert all(row["postcode"] is None for row in found if row["became"] == Became.UNKNOWN)
