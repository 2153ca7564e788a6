"""The example's areas load as published ones do, pass every check, and say what the truth says."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from tests.analysis.places.invented import failed, in_use, loaded
from weft.analysis.editions import Editions
from weft.analysis.places.found import found_areas
from weft.analysis.places.ground import Ground
from weft.analysis.places.levels import Level
from weft.analysis.places.load import Kind
from weft.analysis.places.outlines import outlines
from weft.analysis.spend.example import make_example
from weft.analysis.spend.example.areas import wards


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("example")
    make_example(folder, seed=3, payments=1_000)
    return folder


@pytest.fixture(scope="module")
def editions(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Editions:
    made, places = Editions(tmp_path_factory.mktemp("weft")), example / "places"
    in_use(made, Kind.POSTCODES, places / "postcodes.csv", edition="2025")
    for name in ("lsoa21", "wards", "districts"):
        in_use(made, Kind.BOUNDARIES, places / f"boundaries_{name}.geojson", edition="2025")
        in_use(made, Kind.POPULATIONS, places / f"populations_{name}.csv")
    in_use(made, Kind.LOOKUP, places / "lookup.csv", edition="2025")
    in_use(made, Kind.DEPRIVATION, places / "deprivation.csv")
    return made


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_postcode_lies_where_the_places_file_puts_it(
    example: Path, editions: Editions
) -> None:
    wanted = rows(example / "places.csv")
    found = found_areas([row["postcode"] for row in wanted], Ground.of(editions)).to_pylist()
    for theirs, ours in zip(wanted, found, strict=True):
        assert ours["district_name"] == theirs["district"], theirs
        assert (ours["combined_authority_name"] or "") == theirs["city_region"]
        assert ours["region_name"] == theirs["region"]


def test_coordinates_and_codes_say_the_same(example: Path, editions: Editions) -> None:
    """Two in three postcodes have the codes, the others are found by coordinates."""
    of = {one.code: ward for ward in wards() for one in ward.smalls}
    found = found_areas(
        [row["pcds"] for row in rows(example / "places" / "postcodes.csv")], Ground.of(editions)
    )
    for row in found.to_pylist():
        assert row["ward"] == of[row["lsoa21"]].code
        assert row["postcode"].startswith(f"{of[row['lsoa21']].outcode} ")
    bare = example / "bare.csv"
    with bare.open("w", encoding="utf-8", newline="") as file:
        listed = [
            [row[key] for key in ("pcds", "lat", "long")]
            for row in rows(example / "places" / "postcodes.csv")
        ]
        csv.writer(file).writerows([["pcds", "lat", "long"], *listed])
    in_use(editions, Kind.POSTCODES, bare, edition="bare")
    again = found_areas(found["text"], Ground.of(editions))
    for column in ("lsoa21", "ward", "district"):
        assert again[column].to_pylist() == found[column].to_pylist()


def test_money_by_decile_is_what_the_truth_says(example: Path, editions: Editions) -> None:
    truth = json.loads((example / "truth.json").read_text("utf-8"))
    suppliers = {row["supplier_id"]: row["postcode"] for row in rows(example / "suppliers.csv")}
    found = found_areas(list(suppliers.values()), Ground.of(editions)).to_pylist()
    decile = {
        supplier: str(row["eastmarch2025_decile"] or "unknown")
        for supplier, row in zip(suppliers, found, strict=True)
    }
    for year in truth["years"]:
        sums: dict[str, Decimal] = defaultdict(Decimal)
        for supplier, amount in year["supplier_totals"].items():
            sums[decile[supplier]] += Decimal(str(amount))
        told = {key: Decimal(str(each["amount_gbp"])) for key, each in year["deciles"].items()}
        assert sum(told.values()) == Decimal(str(year["counted"]["amount_gbp"]))
        for key in set(told) - {"unknown"}:
            assert told[key] == sums[key], (year["council"], year["year"], key)


def test_deciles_are_tenths_and_people_add_up(example: Path) -> None:
    deciles = [int(row["decile"]) for row in rows(example / "places" / "deprivation.csv")]
    counts = [deciles.count(each) for each in range(1, 11)]
    assert max(counts) - min(counts) <= 1
    smalls, districts = (
        sum(int(row["persons"]) for row in rows(example / "places" / f"populations_{name}.csv"))
        for name in ("lsoa21", "districts")
    )
    assert smalls == districts > 100_000


def test_people_are_known_by_area(editions: Editions) -> None:
    ground = Ground.of(editions)
    persons = ground.persons(Level.WARD)
    assert persons == {ward.code: sum(one.persons for one in ward.smalls) for ward in wards()}
    assert ground.populations[Level.WARD].facts["year"] == 2023
    assert ground.persons(Level.REGION) == {}


def test_the_map_of_the_city_region_can_be_drawn(editions: Editions) -> None:
    drawn = outlines(Ground.of(editions), Level.DISTRICT)
    assert drawn
    assert len(drawn.outlines) == 8
    assert "Quillmouth" in drawn.names.values()


def test_nothing_of_it_is_refused(example: Path, tmp_path: Path) -> None:
    editions = Editions(tmp_path / "weft")
    for kind, name in ((Kind.BOUNDARIES, "boundaries_lsoa21.geojson"), (Kind.LOOKUP, "lookup.csv")):
        for one in loaded(editions, kind, example / "places" / name, edition="2025"):
            assert failed(editions, one) == []


def test_the_areas_are_the_same_whatever_the_seed(example: Path, tmp_path: Path) -> None:
    make_example(tmp_path, seed=4, payments=1_000)
    for name in ("boundaries_wards.geojson", "deprivation.csv", "populations_lsoa21.csv"):
        one, other = ((folder / "places" / name).read_bytes() for folder in (example, tmp_path))
        assert one == other
