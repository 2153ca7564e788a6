"""A picture says what its table says, to people who see few colours or no picture at all."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest

from tests.analysis.reporting import hostile, sample
from weft.analysis.reporting import charts, words
from weft.analysis.reporting.drawing import COLOURS, DRAWN_AS, LOOK, Bar
from weft.analysis.reporting.model import Chart, Column, Kind, Shape, Table, Value

SVG = "{http://www.w3.org/2000/svg}"
TABLES = {table.id: table for table in sample.report().tables() if table.chart and table.rows}


@pytest.fixture(scope="module")
def drawn() -> dict[str, charts.Picture]:
    return charts.pictures(sample.report())


def texts(picture: charts.Picture) -> str:
    """All text in the picture, lines of one label joined."""
    found = ET.fromstring(picture.svg).iter(f"{SVG}text")
    return " | ".join(" ".join(" ".join(each.itertext()).split()) for each in found)


def bars(*rows: tuple[Value, Value], kind: Kind = Kind.GBP, shape: Shape = Shape.BARS) -> Table:
    columns = (Column("name", "Name"), Column("y", "Y", kind))
    return Table("t", "T", columns, rows, "Rows.", chart=Chart(shape, "name", "y", alt="Bars."))


@pytest.mark.parametrize("id", TABLES)
def test_every_bar_says_its_name_and_its_amount(id: str, drawn: dict[str, charts.Picture]) -> None:
    table, said = TABLES[id], texts(drawn[id])
    names = [column.id for column in table.columns]
    assert table.chart
    x, y = names.index(table.chart.x), names.index(table.chart.y)
    for row in table.rows[: charts.MOST_BARS]:
        amount = words.short(row[y], table.columns[y].kind)
        assert str(row[x]).split()[0] in said
        room = table.chart.shape is not Shape.STACK or Decimal(str(row[y])) > Decimal("0.1")
        assert not room or amount.removeprefix("£") in said


def test_pictures_are_the_same_each_time(drawn: dict[str, charts.Picture]) -> None:
    assert charts.pictures(sample.report()) == drawn


def test_pictures_share_a_page_without_clashing(drawn: dict[str, charts.Picture]) -> None:
    for picture in drawn.values():
        root = ET.fromstring(picture.svg)
        assert not [each for each in root.iter() if "id" in each.attrib]
        assert not re.search(r"\b(?:role|aria-\w+|href|url)=", picture.svg)


def test_a_waterfall_ends_where_the_money_ends() -> None:
    steps = [
        Bar("All", Decimal(100), total=True),
        Bar("Less", Decimal(-30)),
        Bar("More", Decimal(10)),
        Bar("Left", Decimal(80), total=True),
    ]
    spec = DRAWN_AS[Shape.STEPS](steps, Kind.GBP).to_dict()
    values = next(data for data in spec["datasets"].values() if data and "says" in data[0])
    assert [(each["from"], each["to"]) for each in values] == [
        (0.0, 100.0),
        (100.0, 70.0),
        (70.0, 80.0),
        (0.0, 80.0),
    ]


def test_a_long_table_says_how_much_of_it_is_drawn(drawn: dict[str, charts.Picture]) -> None:
    assert drawn["largest-suppliers"].note == "The first 20 of 300 are drawn."
    assert drawn["months"].note == ""


def test_two_bars_of_one_name_stay_two() -> None:
    picture = charts.picture(bars(("Smith Ltd", Decimal(5000)), ("Smith Ltd", Decimal(7000))))
    assert picture
    assert "£5.0k" in texts(picture)
    assert "£7.0k" in texts(picture)


def test_rows_without_an_amount_are_not_drawn_as_nought() -> None:
    picture = charts.picture(bars(("Known", Decimal(5)), ("Unknown", None)))
    assert picture
    assert "Unknown" not in texts(picture)


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("rows", [(), (("a", None), (None, None))])
def test_nothing_to_draw_is_no_picture(shape: Shape, rows: tuple[tuple[Value, Value], ...]) -> None:
    table = bars(*rows, shape=shape)
    assert table.chart
    assert charts.picture(replace(table, chart=replace(table.chart, split="name"))) is None


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize(
    "amounts", [(0,), (0, 0), (-5, -7), (-5, 7), (10**12, 1), ("0.01",)], ids=str
)
def test_any_amounts_can_be_drawn(shape: Shape, amounts: tuple[str | int, ...]) -> None:
    table = bars(*((f"n{at}", Decimal(amount)) for at, amount in enumerate(amounts)), shape=shape)
    assert table.chart
    picture = charts.picture(replace(table, chart=replace(table.chart, split="name")))
    assert picture
    assert "NaN" not in picture.svg
    assert "undefined" not in picture.svg


def test_many_parts_become_all_other() -> None:
    parts = tuple((f"Part {at}", Decimal(at + 10)) for at in range(9))
    table = bars(*parts, shape=Shape.STACK)
    table = replace(
        table,
        columns=(*table.columns, Column("whole", "Whole")),
        rows=tuple((*row, "All") for row in table.rows),
        chart=Chart(Shape.STACK, "whole", "y", split="name", alt="Parts."),
    )
    picture = charts.picture(table)
    assert picture
    assert "All other" in texts(picture)
    assert "£66" in texts(picture)  # 15 + 16 + 17 + 18: five parts are kept
    assert sum(colour in picture.svg for colour in COLOURS) == len(COLOURS)


def test_hostile_labels_stay_text() -> None:
    for picture in charts.pictures(hostile.report()).values():
        tags = {each.tag.removeprefix(SVG) for each in ET.fromstring(picture.svg).iter()}
        assert tags <= {"svg", "g", "path", "line", "rect", "text", "tspan"}
        assert "onerror=" not in re.sub(r">[^<]*<", "><", picture.svg)


@pytest.mark.parametrize("id", TABLES)
def test_altair_finds_nothing_wrong(id: str) -> None:
    """A report is drawn without this check, which takes longer than the drawing."""
    table = TABLES[id]
    assert table.chart
    kind = next(column.kind for column in table.columns if column.id == table.chart.y)
    described = DRAWN_AS[table.chart.shape](charts._bars(table, table.chart), kind)
    described.configure(**LOOK).to_dict(validate=True)


@pytest.mark.parametrize(("columns", "labelled"), [(12, 12), (13, 13), (24, 12), (36, 12)])
def test_the_labels_under_many_columns_do_not_overlap(columns: int, labelled: int) -> None:
    rows = tuple((f"M{at}", Decimal(1000 + at)) for at in range(columns))
    picture = charts.picture(bars(*rows, shape=Shape.COLUMNS))
    assert picture
    assert len(re.findall(r"\bM\d+", texts(picture))) == labelled


def test_a_step_of_nought_is_in_the_table_and_not_in_the_picture() -> None:
    rows = (("All", 90, "total"), ("Nought", 0, ""), ("Kept", 90, "total"), ("Less", -30, ""))
    table = bars(*((name, Decimal(much)) for name, much, _ in rows), shape=Shape.STEPS)
    table = replace(
        table,
        columns=(*table.columns, Column("stands", "Total or step")),
        rows=tuple((name, Decimal(much), stands) for name, much, stands in rows),
        chart=Chart(Shape.STEPS, "name", "y", total="stands", alt="Steps."),
    )
    picture = charts.picture(table)
    assert picture
    assert "Less" in texts(picture)
    assert "Nought" not in texts(picture)


def test_steps_are_never_cut_before_they_arrive() -> None:
    rows = (*((f"Step {at}", Decimal(-1)) for at in range(40)), ("The end", Decimal(-2)))
    picture = charts.picture(bars(*rows, shape=Shape.STEPS))
    assert picture
    assert "The end" in texts(picture)


def test_months_under_narrow_columns_are_abbreviated() -> None:
    rows = tuple((f"September {2000 + at}", Decimal(1000 + at)) for at in range(12))
    picture = charts.picture(bars(*rows, shape=Shape.COLUMNS))
    assert picture
    assert "Sep 2000" in texts(picture)
    assert "September" not in texts(picture)
