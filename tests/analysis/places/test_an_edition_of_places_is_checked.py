"""An edition that is not what it says is refused before any figure is made of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.analysis.places.invented import (
    LSOAS,
    WARDS,
    coordinates,
    deprivation,
    failed,
    feature,
    geojson,
    in_use,
    loaded,
    lsoas,
    square,
    table,
    wards,
)
from weft.analysis.editions import CannotActivate, Editions
from weft.analysis.places.checks import CHECKS, check
from weft.analysis.places.load import Kind

MANY = [f"E01{at:06}" for at in range(990001, 990201)]


@pytest.fixture
def editions(tmp_path: Path) -> Editions:
    return Editions(tmp_path / "weft")


def deciles(path: Path, year: int | None, shift: int = 0, key: str = "lsoa21cd") -> Path:
    """Deciles of two hundred areas; those of another year are shifted in one of four."""
    rows = [
        f"{code},{(at + (shift if at % 4 == 0 else 0)) % 10 + 1}{f',{year}' if year else ''}"
        for at, code in enumerate(MANY)
    ]
    return table(path, f"{key},decile{',year' if year else ''}", *rows)


def test_boundaries_that_overlap_are_refused(tmp_path: Path, editions: Editions) -> None:
    areas = [square(-2, 53), square(-1.95, 53), square(-1.8, 53)]
    file = geojson(tmp_path / "w.geojson",
                   [feature(WARDS[at], "x", area, "WD25") for at, area in enumerate(areas)])  # fmt: skip
    (edition,) = loaded(editions, Kind.BOUNDARIES, file)
    assert "most between E05990001 and E05990002" in failed(editions, edition)[0]
    with pytest.raises(CannotActivate, match="overlap"):
        editions.activate(edition.kind, edition.name, at=__import__("datetime").datetime.now())


def test_boundaries_with_a_hole_are_refused(tmp_path: Path, editions: Editions) -> None:
    grid = [(x, y) for x in range(3) for y in range(3) if (x, y) != (1, 1)]
    file = geojson(tmp_path / "w.geojson", [
        feature(f"E0599000{at}", "x", square(-2 + x * 0.1, 53 + y * 0.1), "WD25")
        for at, (x, y) in enumerate(grid)])  # fmt: skip
    (edition,) = loaded(editions, Kind.BOUNDARIES, file)
    assert "holes come to" in failed(editions, edition)[0]


def test_boundaries_that_touch_pass(tmp_path: Path, editions: Editions) -> None:
    (edition,) = loaded(editions, Kind.BOUNDARIES, wards(tmp_path / "w.geojson.gz"))
    assert failed(editions, edition) == []


def test_a_code_that_stands_twice_is_refused(tmp_path: Path, editions: Editions) -> None:
    twice = [feature(WARDS[0], "x", square(west, 53), "WD25") for west in (-2.0, -1.0)]
    (edition,) = loaded(editions, Kind.BOUNDARIES, geojson(tmp_path / "w.geojson", twice))
    assert "stand twice" in failed(editions, edition)[0]


def test_boundaries_in_metres_are_asked_for_in_degrees(tmp_path: Path, editions: Editions) -> None:
    file = geojson(tmp_path / "w.geojson", [feature(WARDS[0], "x", square(384500, 398100), "WD25")])
    with pytest.raises(Exception, match="WGS 84"):
        loaded(editions, Kind.BOUNDARIES, file)


def test_the_publishers_count_is_kept_to_the_row(tmp_path: Path, editions: Editions) -> None:
    (edition,) = loaded(
        editions, Kind.POSTCODES, coordinates(tmp_path / "p.csv"), edition="a", expect=10
    )
    assert failed(editions, edition) == ["9 rows; the publisher says 10"]


def test_small_areas_that_no_other_edition_knows_are_refused(
    tmp_path: Path, editions: Editions
) -> None:
    in_use(editions, Kind.BOUNDARIES, lsoas(tmp_path / "l.geojson"), edition="2021")
    rows = [f"{code},{at}" for at, code in enumerate((*LSOAS[:6], "E01990088", "E01990099"), 1)]
    file = table(tmp_path / "imd2025.csv", "lsoa21cd,decile", *rows)
    (edition,) = loaded(editions, Kind.DEPRIVATION, file)
    assert (
        "2 of 8 codes (LSOA of 2021) are not in boundaries.lsoa21 2021"
        in failed(editions, edition)[0]
    )


def test_an_index_is_held_against_those_of_other_years(tmp_path: Path, editions: Editions) -> None:
    in_use(editions, Kind.DEPRIVATION, deciles(tmp_path / "a.csv", 2015))
    in_use(editions, Kind.DEPRIVATION, deciles(tmp_path / "b.csv", 2019, shift=3))
    (wrong,) = loaded(
        editions, Kind.DEPRIVATION, deciles(tmp_path / "c.csv", None), edition="c", year=2019
    )
    assert (
        "it is not of 2019: 100.0% of its deciles are those of imd 2015"
        in failed(editions, wrong)[0]
    )
    (silent,) = loaded(editions, Kind.DEPRIVATION, deciles(tmp_path / "d.csv", None), edition="d")
    assert "load it again with --year 2015" in failed(editions, silent)[0]
    (right,) = loaded(
        editions, Kind.DEPRIVATION, deciles(tmp_path / "e.csv", None), edition="e", year=2015
    )
    assert failed(editions, right) == []


def test_an_index_is_held_against_one_of_the_other_census_by_the_codes_of_both(
    tmp_path: Path, editions: Editions
) -> None:
    in_use(editions, Kind.DEPRIVATION, deciles(tmp_path / "a.csv", 2019, key="lsoa11cd"))
    (new,) = loaded(editions, Kind.DEPRIVATION, deciles(tmp_path / "b.csv", 2025, shift=3))
    words = " ".join(each.words for each in check(editions, new).findings)
    assert "taken for 2025: 75.0% of its deciles are those of imd 2019 (where the codes" in words
    (old,) = loaded(editions, Kind.DEPRIVATION, deciles(tmp_path / "c.csv", 2025), edition="c")
    assert "it is not of 2025: 100.0% of its deciles" in failed(editions, old)[0]


def test_an_index_put_on_the_areas_of_the_other_census_may_differ(
    tmp_path: Path, editions: Editions
) -> None:
    in_use(editions, Kind.DEPRIVATION, deciles(tmp_path / "a.csv", 2019, key="lsoa11cd"))
    (recast,) = loaded(
        editions, Kind.DEPRIVATION, deciles(tmp_path / "b.csv", 2019, shift=3), edition="b"
    )
    assert failed(editions, recast) == []


def test_ranks_with_a_gap_are_refused(tmp_path: Path, editions: Editions) -> None:
    file = table(
        tmp_path / "imd2025.csv", "lsoa21cd,rank,decile", "E01990001,1,1", "E01990002,3,10"
    )
    (edition,) = loaded(editions, Kind.DEPRIVATION, file)
    assert any("ranks run from 1 to 3 over 2 areas" in each for each in failed(editions, edition))


def test_postcodes_outside_the_country_are_refused(tmp_path: Path, editions: Editions) -> None:
    file = table(tmp_path / "p.csv", "postcode,lat,long", "M1 1AA,-53.4,-2.2")
    (edition,) = loaded(editions, Kind.POSTCODES, file, edition="a")
    assert "1 postcodes lie outside the United Kingdom" in failed(editions, edition)


def test_editions_of_the_same_fact_are_compared(tmp_path: Path, editions: Editions) -> None:
    in_use(editions, Kind.POSTCODES, coordinates(tmp_path / "p.csv"), edition="a")
    moved = table(
        tmp_path / "q.csv",
        "postcode,lat,long",
        "M1 1AA,53.05,-1.975",
        "M1 1AB,50,-1",
        "M1 1AD,50,-1",
    )
    (edition,) = loaded(editions, Kind.POSTCODES, moved, edition="b")
    assert failed(editions, edition) == [
        "1 of 3 postcodes lie within about a hundred metres as in postcodes a"
    ]


def test_each_check_publishes_its_rule() -> None:
    for one in CHECKS:
        module = __import__(one.__module__, fromlist=["x"])
        assert len((module.__doc__ or "").split()) > 20


def test_what_a_load_wrote_down_is_kept(tmp_path: Path, editions: Editions) -> None:
    (edition,) = loaded(
        editions, Kind.DEPRIVATION, deprivation(tmp_path / "i.csv", "2025", range(1, 9))
    )
    facts = json.loads((edition.folder / "edition.json").read_text("utf-8"))["facts"]
    assert facts["files"][0]["name"] == "i.csv"
    assert len(facts["files"][0]["sha256"]) == 64
    assert "Open Government Licence" in facts["attribution"]
