"""A map says which areas have how much, without colour too, and what is not on it."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.reporting import sample
from weft.analysis.reporting import charts, html, pdf
from weft.analysis.reporting.check import why_not_report
from weft.analysis.reporting.maps import MOST_CLASSES, SHADES, classes_of, drawn_map, drawn_tiles
from weft.analysis.reporting.model import (
    Chart,
    Column,
    Kind,
    Outline,
    Section,
    Shape,
    Table,
    Tile,
    Value,
)

SVG = "{http://www.w3.org/2000/svg}"


def square(at: int, columns: int = 4, side: float = 10.0) -> Outline:
    x, y = at % columns * side, at // columns * side
    ring = ((x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y))
    return Outline(f"E{at:08}", (ring,), (x + side / 2, y + side / 2), f"Area {at}")


def mapped(*rows: tuple[Value, Value, Value], shape: Shape = Shape.MAP, areas: int = 4) -> Table:
    columns = (Column("name", "Area"), Column("code", "Code"), Column("y", "Paid", Kind.GBP))
    outlines = tuple(map(square, range(areas)))
    chart = Chart(shape, "name", "y", area="code", outlines=outlines, alt="Paid by area.")
    return Table("t", "T", columns, rows, "Rows.", chart=chart)


def four(*amounts: int) -> tuple[tuple[Value, Value, Value], ...]:
    return tuple((f"Ward {at}", f"E{at:08}", Decimal(amount)) for at, amount in enumerate(amounts))


def texts(table: Table) -> list[str]:
    picture = charts.picture(table)
    assert picture
    found = ET.fromstring(picture.svg).iter(f"{SVG}text")
    return ["".join(each.itertext()).strip() for each in found]


@pytest.mark.parametrize("shape", [Shape.MAP, Shape.TILES])
def test_a_few_areas_each_bear_their_name_and_amount(shape: Shape) -> None:
    said = texts(mapped(*four(1000, 2000, 3000, 4000), shape=shape))
    for at in range(4):
        assert " ".join(said).count(f"Ward {at}".split()[1]) > 0
        assert f"£{at + 1}.0k" in said


def test_many_areas_bear_the_number_of_their_class_and_the_key_says_what_it_is() -> None:
    rows = four(*range(1000, 26000, 1000))
    said = texts(mapped(*rows, areas=25))
    assert "£1.0k to £5.0k (5 areas)" in said
    assert "£21.0k to £25.0k (5 areas)" in said
    assert [said.count(str(number)) for number in range(1, 6)] == [6] * 5  # five areas and the key


def test_an_area_of_which_nothing_is_known_says_so() -> None:
    said = texts(mapped(*four(1000, 2000, 3000)))
    assert "Area 3" in said
    assert said.count("?") == 2
    assert "nothing is known (1 area)" in said


def test_what_is_not_on_the_map_is_named_with_its_amount() -> None:
    rows = (*four(1, 2, 3, 4), ("Elsewhere", "", Decimal(5000)), ("Unknown", None, Decimal(7000)))
    picture = charts.picture(mapped(*rows))
    assert picture
    assert picture.note == "Not on the map: Elsewhere £5.0k, Unknown £7.0k."


def test_small_areas_without_room_for_a_number_are_counted() -> None:
    outlines = (*map(square, range(24)), replace(square(24, side=0.01), area="E00000024"))
    table = mapped(*four(*range(1, 26)), areas=0)
    assert table.chart
    picture = charts.picture(replace(table, chart=replace(table.chart, outlines=outlines)))
    assert picture
    assert picture.note == "One area is too small here to bear a number; the table has them."


def test_a_hole_in_an_area_stays_open() -> None:
    outer = square(0, side=30).rings[0]
    inner = tuple((10 + x / 3, 10 + y / 3) for x, y in reversed(outer))
    table = mapped(*four(5), areas=0)
    assert table.chart
    ring = Outline("E00000000", (outer, inner), (3, 3))
    picture = charts.picture(replace(table, chart=replace(table.chart, outlines=(ring,))))
    assert picture
    paths = [each.get("d", "") for each in ET.fromstring(picture.svg).iter(f"{SVG}path")]
    assert any(path.count("M") == 2 for path in paths)


def test_a_map_without_outlines_is_a_tile_map() -> None:
    table = mapped(*four(1000, 2000), areas=0)
    assert table.chart
    tiled = replace(table, chart=replace(table.chart, shape=Shape.TILES))
    assert charts.picture(table) == charts.picture(tiled)


def test_an_area_is_drawn_where_it_lies_darker_for_more_and_bears_its_own_amount() -> None:
    table = mapped(*four(10, 20, 30, 40))
    outlines = tuple(square(at, columns=2) for at in range(4))
    bars = charts._bars(table, table.chart or Chart(Shape.MAP, "", ""))
    drawn = drawn_map(bars, outlines, Kind.GBP)[0].to_dict()
    layers = [drawn["datasets"][layer["data"]["name"]] for layer in drawn["layer"]]
    areas = layers[0]
    shades = [SHADES.index(area["shade"]) for area in areas]
    assert shades == sorted(set(shades))
    boxes = [box_of(area["path"]) for area in areas]
    (left, top, _, _), (right, _, _, _), (_, above, _, _) = boxes[0], boxes[1], boxes[2]
    assert left < right
    assert above < top
    written = [value for layer in layers[1:] for value in layer]
    for (west, north, east, south), amount in zip(boxes, ("£10", "£20", "£30", "£40"), strict=True):
        label = next(each for each in written if each.get("says") == amount)
        assert west < label["x"] < east
        assert north < label["y"] < south
    key = [next(each for each in written if each.get("says") == f"£{n}0 (1 area)") for n in (1, 2)]
    assert key[0]["y"] < key[1]["y"]


def test_of_many_that_are_not_on_the_map_five_are_named() -> None:
    beside = tuple((f"Elsewhere {at}", "", Decimal(at)) for at in range(7))
    picture = charts.picture(mapped(*four(1, 2, 3, 4), *beside))
    assert picture
    assert picture.note.endswith("Elsewhere 4 £4 and 2 more.")


def test_many_tiles_bear_the_number_of_their_class() -> None:
    said = texts(mapped(*four(*range(1000, 51000, 1000)), shape=Shape.TILES, areas=0))
    assert [said.count(str(number)) for number in range(1, 6)] == [11] * 5


def box_of(path: str) -> tuple[float, float, float, float]:
    """West, north, east and south of a path, in pixels."""
    points = [tuple(map(float, each.split(","))) for each in re.findall(r"[\d.]+,[\d.]+", path)]
    x, y = [point[0] for point in points], [point[1] for point in points]
    return min(x), min(y), max(x), max(y)


def test_tiles_stand_where_they_are_put_and_the_others_follow() -> None:
    table = mapped(*four(1, 2, 3), shape=Shape.TILES)
    assert table.chart
    tiles = (Tile("E00000001", 0, 0), Tile("E00000000", 1, 0))
    said = texts(replace(table, chart=replace(table.chart, tiles=tiles)))
    names = [each for each in said if each in {"0", "1", "2"}]
    assert names[:3] != []
    picture = charts.picture(replace(table, chart=replace(table.chart, tiles=tiles)))
    assert picture
    at = {
        "".join(each.itertext()): each.get("transform", "")
        for each in ET.fromstring(picture.svg).iter(f"{SVG}text")
    }
    left = {
        name: float(re.findall(r"[\d.]+", place)[0])
        for name, place in at.items()
        if name.startswith("£")
    }
    assert left["£2"] < left["£1"]


@given(st.lists(st.integers(-1000, 1000), min_size=1, max_size=60))
def test_classes_hold_every_area_once_in_order(amounts: list[int]) -> None:
    classes = classes_of([Decimal(each) for each in amounts], Kind.COUNT)
    numbers = [classes[Decimal(each)].number for each in sorted(amounts)]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(1, max(numbers) + 1))
    assert max(numbers) == min(MOST_CLASSES, len(set(amounts)))


def test_shades_are_told_apart_in_grey_and_their_letters_read() -> None:
    def light(shade: str) -> float:
        parts = [int(shade[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [
            each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lights = [light(shade) for shade in SHADES]
    assert all(pale > 1.3 * dark for pale, dark in pairwise(lights))
    for found in classes_of([Decimal(at) for at in range(5)], Kind.COUNT).values():
        ink, shade = light(found.ink), light(found.shade)
        assert (max(ink, shade) + 0.05) / (min(ink, shade) + 0.05) >= 4.5


def test_maps_are_the_same_each_time_and_share_a_page_without_clashing() -> None:
    table = mapped(*four(1000, 2000, 3000))
    one, other = charts.picture(table), charts.picture(table)
    assert one
    assert one == other
    root = ET.fromstring(one.svg)
    assert not [each for each in root.iter() if "id" in each.attrib]
    assert {each.tag.removeprefix(SVG) for each in root.iter()} <= {
        "svg",
        "g",
        "path",
        "rect",
        "text",
    }
    assert not re.search(r"\b(?:role|aria-\w+|href|url)=", one.svg)


def test_hostile_names_stay_text() -> None:
    rows = (("<script>alert(1)</script>", "E00000000", Decimal(1)),)
    picture = charts.picture(mapped(*rows))
    assert picture
    assert "<script" not in picture.svg


def test_altair_finds_nothing_wrong() -> None:
    bars = charts._bars(mapped(*four(1, 2, 3)), mapped().chart or Chart(Shape.MAP, "", ""))
    drawn_map(bars, tuple(map(square, range(4))), Kind.GBP)[0].to_dict(validate=True)
    drawn_tiles(bars, (Tile("E00000000", 0, 0),), Kind.GBP)[0].to_dict(validate=True)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"area": "nowhere"}, "its chart's area names “nowhere”"),
        ({"outlines": (square(0), square(0))}, "an area stands twice among its chart's outlines"),
        (
            {"tiles": (Tile("a", 0, 0), Tile("b", 0, 0))},
            "two tiles of its chart stand in one place",
        ),
        ({"outlines": (Outline("a", (((0, 0), (1, 1)),), (0, 0)),)}, "fewer than four points"),
    ],
)
def test_a_map_that_contradicts_itself_is_refused(change: dict[str, object], says: str) -> None:
    table = mapped(*four(1, 2))
    assert table.chart
    wrong = replace(table, chart=replace(table.chart, **change))  # type: ignore[arg-type]
    report = replace(sample.report(), sections=(Section("s", "S", tables=(wrong,)),))
    assert says in (why_not_report(report) or "")


def test_a_map_stands_in_page_and_pdf_with_its_table(tmp_path: Path) -> None:
    table = mapped(*four(1000, 2000, 3000), ("Elsewhere", "", Decimal(5000)))
    report = replace(sample.report(), sections=(Section("where", "Where", tables=(table,)),))
    page = html.page(report)
    assert 'aria-label="Paid by area."' in page
    assert "Not on the map: Elsewhere £5.0k." in page
    assert "The table behind the picture" in page
    assert pdf.whole(report).startswith(b"%PDF")
