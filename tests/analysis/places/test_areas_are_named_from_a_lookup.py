"""The districts of a place and the wards in each are named from the lookup that is in use."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.analysis.places.invented import DISTRICTS, WARDS, in_use, lookup
from weft.analysis.editions import Editions
from weft.analysis.places import areas
from weft.analysis.places.areas import CannotName, areas_of
from weft.analysis.places.ground import Ground
from weft.analysis.places.load import Kind


@pytest.fixture
def editions(tmp_path: Path) -> Editions:
    return Editions(tmp_path / "data")


@pytest.fixture
def ground(tmp_path: Path, editions: Editions) -> Ground:
    in_use(editions, Kind.LOOKUP, lookup(tmp_path / "WD25_LAD25_CAUTH25.csv"), edition="2025")
    return Ground.of(editions)


def test_all_districts_come_with_their_wards(ground: Ground) -> None:
    found = areas_of(ground)
    assert dict(found.districts) == {DISTRICTS[0]: "Nearby", DISTRICTS[1]: "Farby"}
    assert {code: within for code, _name, within in found.wards} == {
        ward: DISTRICTS[at // 2] for at, ward in enumerate(WARDS)
    }
    assert found.edition.endswith("2025")


def test_a_district_is_chosen_by_its_name_or_code(ground: Ground) -> None:
    for wanted in ("farby", DISTRICTS[1]):
        found = areas_of(ground, [wanted])
        assert [name for _code, name in found.districts] == ["Farby"]
        assert [code for code, _name, _within in found.wards] == list(WARDS[2:])


def test_a_district_that_the_lookup_does_not_have_is_named(ground: Ground) -> None:
    with pytest.raises(CannotName, match="no district “Elsewhere”"):
        areas_of(ground, ["Nearby", "Elsewhere"])


def test_of_a_whole_country_the_districts_are_asked_for(
    ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(areas, "MOST", 1)
    with pytest.raises(CannotName, match="has 2 districts"):
        areas_of(ground)


def test_without_a_lookup_it_is_said_which_to_load(editions: Editions) -> None:
    with pytest.raises(CannotName, match="weft places load lookup"):
        areas_of(Ground.of(editions))
