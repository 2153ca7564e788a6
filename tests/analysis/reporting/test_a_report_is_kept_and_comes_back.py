"""A report that was kept comes back as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weft.analysis.reporting.model import (
    Chart,
    Column,
    Figure,
    Input,
    Kind,
    Outline,
    Report,
    Section,
    Shape,
    Table,
    Tile,
    Which,
    Workings,
)
from weft.analysis.reporting.stored import CannotBringBack, report_in, stored

TEXTS = st.text("ab £\n≠é", max_size=12)
VALUES = st.one_of(
    st.none(), TEXTS, st.integers(), st.dates(), st.decimals(allow_nan=False, allow_infinity=False)
)
WHICH = Which(
    (("apart", (None, "£ 1")), ("new", (True,)), ("day", (date(2024, 4, 1), Decimal("1.50"))))
)
REPORT = Report(
    "weft-spend-2024-25", "Where the money went", "Ashford", "2024-25", ("£1 was paid.",),
    (
        Section(
            "who", "Who", ("One.",),
            (Figure("who.one", "One", Decimal("1.00"), Kind.GBP, Workings("All.", 1, Decimal(1), ("1 ÷ 1",), ("a",), WHICH)),),
            (
                Table(
                    "places", "Places", (Column("area", "Area"), Column("gbp", "Amount", Kind.GBP)),
                    (("E08000001", Decimal("1.50")), (None, None), (date(2024, 4, 1), 3)), "A row is an area.",
                    Chart(
                        Shape.MAP, "area", "gbp",
                        outlines=(Outline("E08000001", (((0.0, 1.0), (1.5, 2.0)),), (0.5, 1.0), "Bolton"),),
                        tiles=(Tile("E08000001", 1, 2, "Bolton"),),
                    ),
                ),
            ),
            in_summary=True,
        ),
    ),
    ("Nothing.",), ("By hand.",), (Input("a", "a.csv", "00", 1, Decimal("1.00")),), {"weft": "1"},
)  # fmt: skip


def test_a_report_comes_back_with_its_tables_pictures_and_workings() -> None:
    assert report_in(stored(REPORT)) == REPORT


def test_all_rows_and_no_rows_are_told_apart() -> None:
    figure = REPORT.figures()[0]
    for which in (None, Which()):
        made = replace(figure, workings=replace(figure.workings, which=which))
        report = replace(REPORT, sections=(replace(REPORT.sections[0], figures=(made,)),))
        assert report_in(stored(report)).figures()[0].workings.which == which


@given(st.lists(st.tuples(VALUES, VALUES), max_size=3), TEXTS)
def test_every_kind_of_value_comes_back_as_itself(
    rows: list[tuple[object, object]], note: str
) -> None:
    table = replace(REPORT.sections[0].tables[0], rows=tuple(rows), note=note)  # type: ignore[arg-type]
    report = replace(REPORT, sections=(replace(REPORT.sections[0], tables=(table,)),))
    back = report_in(stored(report))
    assert back == report
    assert [list(map(type, row)) for row in back.sections[0].tables[0].rows] == [
        list(map(type, row)) for row in rows
    ]


@pytest.mark.parametrize("kept", [b"", b"{}", b'{"schema": "weft-report-9", "report": {}}', b"[1]"])
def test_what_is_no_kept_report_is_refused(kept: bytes) -> None:
    with pytest.raises(CannotBringBack):
        report_in(kept)
