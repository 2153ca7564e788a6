"""A map draws each area where it lies: neighbours share a border, islands and holes stay, labels stand inside."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest
import shapely

from tests.analysis.places.invented import WARDS, feature, geojson, in_use, square
from weft.analysis.editions import Editions
from weft.analysis.places.ground import Ground
from weft.analysis.places.levels import Level
from weft.analysis.places.load import Kind
from weft.analysis.places.outlines import Drawn, outlines, tiles

Point = tuple[float, float]


def polygon(*rings: list[Point]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]] for ring in rings]}


def many(*shapes: dict[str, Any]) -> dict[str, Any]:
    return {"type": "MultiPolygon", "coordinates": [shape["coordinates"] for shape in shapes]}


@pytest.fixture
def editions(tmp_path: Path) -> Editions:
    return Editions(tmp_path / "weft")


def ground(editions: Editions, folder: Path, *shapes: dict[str, Any]) -> Ground:
    features = [
        feature(code, f"Ward {code[-1]}", shape, "WD25")
        for code, shape in zip(WARDS, shapes, strict=False)
    ]
    file = geojson(folder / "wards.geojson", features)
    in_use(editions, Kind.BOUNDARIES, file, edition="2025")
    return Ground.of(editions)


def drawn_of(editions: Editions, folder: Path, *shapes: dict[str, Any]) -> Drawn:
    found = outlines(ground(editions, folder, *shapes), Level.WARD)
    assert found
    return found


def lands(drawn: Drawn) -> dict[str, Any]:
    """The land of each area, in square kilometres: rings inside others are holes."""
    return {
        one.area: shapely.build_area(
            shapely.GeometryCollection([shapely.LinearRing(ring) for ring in one.rings])
        )
        for one in drawn.outlines
    }


def test_neighbours_share_the_border_that_is_drawn(tmp_path: Path, editions: Editions) -> None:
    border = [(-1.9 + 0.004 * math.sin(at / 30), 53 + at / 20_000) for at in range(2001)]
    west = polygon([(-2.0, 53.0), *border, (-2.0, 53.1)])
    east = polygon([(-1.8, 53.1), *border[::-1], (-1.8, 53.0)])
    drawn = drawn_of(editions, tmp_path, west, east)
    one, other = lands(drawn).values()
    assert sum(len(ring) for each in drawn.outlines for ring in each.rings) < 1000
    assert one.intersection(other).area == pytest.approx(0, abs=1e-3)
    assert len(shapely.get_parts(one.union(other))) == 1
    assert one.union(other).interiors[:] == []


def test_islands_stay_where_they_can_be_seen(tmp_path: Path, editions: Editions) -> None:
    main, island, rock = square(-2, 53), square(-1.85, 53, 0.02, 0.02), square(-1.8, 53, 1e-5, 1e-5)
    islet = square(-1.7, 53, 1e-5, 1e-5)
    found = drawn_of(editions, tmp_path, many(main, island, rock), islet)
    by_area = {one.area: one for one in found.outlines}
    assert len(by_area[WARDS[0]].rings) == 2
    assert len(by_area[WARDS[1]].rings) == 1


def test_a_hole_stays_a_hole_with_the_area_that_lies_in_it(
    tmp_path: Path, editions: Editions
) -> None:
    outer = square(-2, 53)["coordinates"][0]
    inner = square(-1.97, 53.03, 0.04, 0.04)["coordinates"][0]
    ring, middle = (
        {"type": "Polygon", "coordinates": [outer, inner]},
        square(-1.97, 53.03, 0.04, 0.04),
    )
    land = lands(drawn_of(editions, tmp_path, ring, middle))
    assert land[WARDS[0]].intersection(land[WARDS[1]]).area == pytest.approx(0, abs=1e-3)
    assert len(land[WARDS[0]].interiors) == 1


def test_each_code_has_its_own_land_and_its_label_inside_it(
    tmp_path: Path, editions: Editions
) -> None:
    bent = polygon([(-2, 53), (-1.9, 53), (-1.9, 53.01), (-1.99, 53.01), (-1.99, 53.1), (-2, 53.1)])
    found = drawn_of(editions, tmp_path, bent, square(-1.8, 53), square(-1.7, 53, 0.2))
    land = lands(found)
    for one in found.outlines:
        assert land[one.area].contains(shapely.Point(one.at))
    assert land[WARDS[0]].bounds[2] < land[WARDS[1]].bounds[0]
    assert land[WARDS[2]].area == pytest.approx(2 * land[WARDS[1]].area, rel=0.02)
    assert [one.name for one in found.outlines] == ["Ward 1", "Ward 2", "Ward 3"]


def test_tiles_stand_as_areas_lie_from_north_to_south_and_west_to_east(
    tmp_path: Path, editions: Editions
) -> None:
    south_east, south_west = square(-1.9, 53), square(-2, 53)
    north_east, north_west = square(-1.9, 53.1), square(-2, 53.1)
    stand = tiles(
        ground(editions, tmp_path, south_east, north_west, south_west, north_east), Level.WARD
    )
    assert {one.area: (one.row, one.column) for one in stand} == {
        WARDS[1]: (0, 0), WARDS[3]: (0, 1), WARDS[2]: (1, 0), WARDS[0]: (1, 1),
    }  # fmt: skip
