"""From a postcode to its areas and deciles, or the reason why they are unknown."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.analysis.places.invented import (
    DISTRICTS,
    LSOAS,
    WARDS,
    coordinates,
    deprivation,
    in_use,
    lookup,
    lsoas,
    table,
    wards,
)
from weft.analysis.editions import Editions, NoSuchEdition
from weft.analysis.places.found import found_areas
from weft.analysis.places.ground import Ground
from weft.analysis.places.load import Kind


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented areas in use, to copy."""
    files = tmp_path_factory.mktemp("areas")
    made = Editions(files / "weft")
    in_use(made, Kind.POSTCODES, coordinates(files / "p.csv"), edition="2025-05")
    in_use(made, Kind.BOUNDARIES, lsoas(files / "l.geojson"), edition="2021")
    in_use(made, Kind.BOUNDARIES, wards(files / "w.geojson"), edition="2025")
    in_use(made, Kind.LOOKUP, lookup(files / "k.csv"), edition="2025")
    in_use(made, Kind.DEPRIVATION, deprivation(files / "d.csv", "2025", [1, 2, 3, 4, 5, 6, 7, 8]))
    return files / "weft"


@pytest.fixture
def editions(loaded: Path, tmp_path: Path) -> Editions:
    return Editions(shutil.copytree(loaded, tmp_path / "weft"))


def found(editions: Editions, *texts: str | None) -> list[dict[str, Any]]:
    return found_areas(texts, Ground.of(editions)).to_pylist()


def test_coordinates_give_the_areas_and_a_lookup_the_wider_ones(editions: Editions) -> None:
    (row,) = found(editions, "M2 1AB")  # the sixth: east in the third ward
    wanted = {"lsoa21": LSOAS[5], "ward": WARDS[2], "ward_name": "Ward 3", "district": DISTRICTS[1],
              "district_name": "Farby", "combined_authority_name": "Greater Nearby",
              "region_name": "North", "imd2025_decile": 6, "area_reason": ""}  # fmt: skip
    assert {name: row[name] for name in wanted} == wanted


def test_rows_keep_their_order_and_repeat(editions: Editions) -> None:
    texts = ["M2 1AB", None, "M1 1AA", "m21ab", "M2 1AB", "x", None]
    assert [row["text"] for row in found(editions, *texts)] == texts
    lsoa = [row["lsoa21"] for row in found(editions, *texts)]
    assert lsoa == [LSOAS[5], None, LSOAS[0], LSOAS[5], LSOAS[5], None, None]


@pytest.mark.parametrize(
    ("text", "district", "reason"),
    [
        ("m1 1aa", "Nearby", ""),
        ("MI 1AA", "Nearby", ""),
        ("M1", "Nearby", "every postcode that begins with M1 is in one district"),
        ("M1 9ZZ", "Nearby", "M1 9ZZ is not in postcodes 2025-05; every postcode that begins with M1 is in one district"),
        ("M3 1AA", None, "M3 1AA is not in postcodes 2025-05, and no postcode there begins with M3"),
        ("M3", None, "no postcode in postcodes 2025-05 begins with M3"),
        ("JE2 3QA", None, "Jersey: a Crown dependency, in no area of the United Kingdom"),
        ("GX11 1AA", None, "Gibraltar: a British overseas territory, in no area of the United Kingdom"),
        ("ITALY", None, "another country, and no postcode"),
        (None, None, "no postcode is known"),
    ],
)  # fmt: skip
def test_where_it_is_or_why_it_is_unknown(
    text: str | None, district: str | None, reason: str, editions: Editions
) -> None:
    (row,) = found(editions, text)
    assert (row["district_name"], row["area_reason"]) == (district, reason)


def test_a_first_half_that_lies_in_two_districts_gives_none(
    tmp_path: Path, editions: Editions
) -> None:
    rows = ["M1 1AA,53.05,-1.975", "M1 1AB,53.05,-1.625"]
    in_use(
        editions, Kind.POSTCODES, table(tmp_path / "q.csv", "postcode,lat,long", *rows), edition="b"
    )
    (row,) = found(editions, "M1")
    assert row["district"] is None
    assert row["region_name"] == "North"
    assert row["area_reason"] == "the postcodes that begin with M1 lie in 2 districts"


def test_deciles_by_lsoa_of_2011_are_never_joined_to_the_lsoa_of_2021(
    tmp_path: Path, editions: Editions
) -> None:
    old = deprivation(tmp_path / "e.csv", "2019", [8, 7, 6, 5, 4, 3, 2, 1], key="lsoa11_code")
    in_use(editions, Kind.DEPRIVATION, old)
    (row,) = found(editions, "M1 1AA")
    assert (row["lsoa11"], row["imd2019_decile"], row["imd2025_decile"]) == (None, None, 1)
    in_use(editions, Kind.BOUNDARIES, lsoas(tmp_path / "o.geojson", "LSOA11"), edition="2011")
    assert found(editions, "M1 1AA")[0]["imd2019_decile"] == 8


def test_the_publishers_own_codes_go_before_coordinates(tmp_path: Path, editions: Editions) -> None:
    file = table(
        tmp_path / "q.csv", "pcds,doterm,lat,long,osward", f"M1 1AA,200905,53.05,-1.975,{WARDS[3]}"
    )
    in_use(editions, Kind.POSTCODES, file, edition="b")
    (row,) = found(editions, "M1 1AA")
    assert (row["ward"], row["lsoa21"], row["ended"]) == (WARDS[3], LSOAS[0], "2009-05")
    assert row["district_name"] == "Farby"


def test_results_say_which_editions_they_used(editions: Editions) -> None:
    ground = Ground.of(editions)
    assert ground.used() == (
        "boundaries.lsoa21 2021",
        "boundaries.ward 2025",
        "deprivation.imd2025 2025",
        "lookup.ward-district-combined_authority-region 2025",
        "postcodes 2025-05",
    )
    made_from = ground.joined().made_from
    assert made_from["ward"] == ["boundaries.ward 2025, by coordinates"]
    assert made_from["imd2025_decile"] == ["deprivation.imd2025 2025, by LSOA of 2021"]


def test_a_new_edition_in_use_makes_a_new_answer(tmp_path: Path, editions: Editions) -> None:
    assert found(editions, "M1 1AA")[0]["imd2025_decile"] == 1
    again = deprivation(tmp_path / "d2.csv", "2025", [8, 7, 6, 5, 4, 3, 2, 1])
    (after,) = in_use(editions, Kind.DEPRIVATION, again, edition="2025-corrected")
    assert found(editions, "M1 1AA")[0]["imd2025_decile"] == 8
    assert editions.edition(after.kind, after.name).replaces == "2025"


def test_without_postcodes_in_use_the_remedy_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoSuchEdition, match="weft places load postcodes"):
        found(Editions(tmp_path), "M1 1AA")
