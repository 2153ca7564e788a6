"""A postcode without an area lies elsewhere only where the list in use proves it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.analysis.places.invented import coordinates, in_use, lookup, table, wards
from weft.analysis.editions import Editions
from weft.analysis.places.ground import Ground
from weft.analysis.places.load import Kind
from weft.analysis.places.outside import Areas, outside

HOME = Areas(frozenset({"Nearby"}), frozenset({"Greater Nearby"}), frozenset())
FAR = ("SW1A 1AA", 51.50, -0.14)


def ground(folder: Path, *, without: str = "", far: bool = False) -> Ground:
    """Four wards, drawn, with their postcodes and lookup; `without` is a postcode left off the list."""
    made = Editions(folder / "weft")
    lines = coordinates(folder / "all.csv").read_text().splitlines()
    kept = [line for line in lines if not (without and line.startswith(without))]
    kept += [",".join(map(str, FAR))] if far else []
    in_use(made, Kind.POSTCODES, table(folder / "p.csv", *kept), edition="2025-05")
    in_use(made, Kind.BOUNDARIES, wards(folder / "w.geojson"), edition="2025")
    in_use(made, Kind.LOOKUP, lookup(folder / "k.csv"), edition="2025")
    return Ground.of(made)


@pytest.mark.parametrize(
    ("postcode", "proved", "why"),
    [
        ("SW1A1AA", True, "no postcode at home begins with SW"),
        ("JE23QA", True, "the list has JE2, and not at home"),
        ("M99ZZ", False, "M9 is not listed, and M is at home"),
        ("M11ZZ", False, "M1 is at home"),
        ("BF11AA", False, "the forces' post is in no place"),
        ("ZZ11AA", False, "there is no area ZZ"),
        ("NONSENSE", False, "no postcode"),
    ],
)
def test_the_letters_or_the_first_half_tell(
    postcode: str, proved: bool, why: str, tmp_path: Path
) -> None:
    assert (outside([postcode], ground(tmp_path), HOME) == {postcode}) is proved, why


def test_a_listed_postcode_beyond_the_boundaries_is_elsewhere(tmp_path: Path) -> None:
    assert outside(["SW1A1AA"], ground(tmp_path, far=True), HOME) == {"SW1A1AA"}


def test_one_ward_without_a_postcode_proves_nothing(tmp_path: Path) -> None:
    assert outside(["SW1A1AA"], ground(tmp_path, without="M2 1A"), HOME) == frozenset()


def test_where_a_region_counts_a_part_of_the_country_proves_nothing(tmp_path: Path) -> None:
    with_region = Areas(HOME.districts, HOME.cities, frozenset({"North"}))
    assert outside(["SW1A1AA"], ground(tmp_path), with_region) == frozenset()


def test_no_home_proves_nothing(tmp_path: Path) -> None:
    nowhere = Areas(frozenset({"Atlantis"}), frozenset(), frozenset())
    assert outside(["SW1A1AA"], ground(tmp_path), nowhere) == frozenset()
