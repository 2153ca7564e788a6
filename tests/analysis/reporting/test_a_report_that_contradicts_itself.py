"""A room that fills a report wrongly is told what and where before anything is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.analysis.reporting import sample
from weft.analysis.reporting.check import CannotReport, why_not_report
from weft.analysis.reporting.model import Chart, Column, Kind, Report, Section, Shape, Table
from weft.analysis.reporting.write import write_report


def with_table(**changes: Any) -> Report:
    table = Table("t", "T", (Column("a", "A"), Column("b", "B", Kind.GBP)), (), "Rows of T.")
    section = Section("s", "S", tables=(replace(table, **changes),))
    return replace(sample.report(3), sections=(section,))


def with_value(value: Any, kind: Kind) -> Report:
    return with_table(
        columns=(Column("a", "A", kind), Column("n", "N", Kind.COUNT)), rows=((None, 1), (value, 1))
    )


def test_a_sound_report_has_no_fault() -> None:
    assert why_not_report(sample.report()) is None


@pytest.mark.parametrize(
    ("report", "reason"),
    [
        (with_value(1.5, Kind.GBP), "Table “t”, row 2, column “a”: 1.5 is not an amount"),
        (with_value(Decimal("NaN"), Kind.SHARE), "is not a share"),
        (with_value(True, Kind.COUNT), "True is not a whole number"),
        (with_value(Decimal(2), Kind.COUNT), "is not a whole number"),
        (with_value("3", Kind.GBP), "'3' is not an amount"),
        (with_value(3, Kind.TEXT), "3 is not text"),
        (with_value(datetime(2026, 1, 1, tzinfo=UTC), Kind.DATE), "is not a date"),
        (with_table(rows=(("x",),)), "row 1 has 1 values for 2 columns"),
        (with_table(rows=(("x", None), (None, None))), "row 2 has no value at all"),
        (with_table(id="Top 300!"), "Table “Top 300!”: an id is lower case"),
        (with_table(id="a" * 32), "at most 31 characters"),
        (with_table(id="method"), "keeps that name for itself"),
        (with_table(columns=()), "has no columns"),
        (with_table(columns=(Column("a", "A"), Column("a", "A"))), "have the id “a”"),
        (with_table(columns=(Column("=a", "A"),)), "column id “=a”: use letters"),
        (with_table(chart=Chart(Shape.BARS, "a", "z", alt="x")), "chart's y names “z”"),
        (with_table(chart=Chart(Shape.BARS, "b", "a", alt="x")), "“a”, is not a number"),
        (with_table(chart=Chart(Shape.STACK, "a", "b", alt="x")), "a stack needs the column"),
        (with_table(chart=Chart(Shape.BARS, "a", "b")), "no alt text"),
    ],
)
def test_a_fault_in_a_table(report: Report, reason: str) -> None:
    assert reason in str(why_not_report(report))


def test_a_figure_that_names_a_file_nobody_lists() -> None:
    report = replace(sample.report(3), inputs=())
    assert "names the input “file-1”, which the report does not list" in str(why_not_report(report))


def test_two_things_of_one_name() -> None:
    report = sample.report(3)
    twice = replace(report, sections=report.sections * 2)
    assert "Two figures have the id “total”" in str(why_not_report(twice))


def test_nothing_is_written_of_it(tmp_path: Path) -> None:
    with pytest.raises(CannotReport, match="keeps that name"):
        write_report(with_table(id="figures"), tmp_path / "out")
    assert list(tmp_path.iterdir()) == []
