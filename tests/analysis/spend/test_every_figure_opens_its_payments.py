"""Every figure says which payments are behind it, and they add up to it, to the penny."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.example import Example
from weft.analysis.names.individuals import NOT_SHOWN
from weft.analysis.reporting.behind import condition
from weft.analysis.reporting.model import Report, Which
from weft.analysis.spend.reading.read import read
from weft.analysis.spend.reported import make_report

REAL = Path(__file__).parents[3].parent / "shared" / "data" / "spend" / "manchester"
OF_OTHER_THINGS = {
    "bridge.read", "bridge.loaded", "suppliers.lost", "undated.share",
    *(f"reconciled.{part}.{what}" for part in ("read", "loaded", "quarantined", "not_payments")
      for what in ("rows", "amount")),
}  # fmt: skip
"""The figures that count no payments of the period: rows of files, the year before, what has no date."""


@dataclass(frozen=True)
class Traced:
    """A report, and the payments of its period."""

    report: Report
    payments: Path

    def asked(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = duckdb.execute(
            query.replace("payments", f"read_parquet('{self.payments}')"), list(values)
        ).fetchall()
        return rows

    def behind(self, which: Which) -> tuple[int, Decimal]:
        words, values = condition(which)
        ((count, amount),) = self.asked(
            f"SELECT count(*), coalesce(sum(amount_gbp), 0) FROM payments WHERE {words}", *values
        )
        return count, amount

    def wrong(self) -> list[tuple[str, object, object]]:
        """The figures whose payments are not as many, or not as much, as their workings say."""
        found = [
            (one, (one.workings.rows, one.workings.amount_gbp)) for one in self.report.figures()
        ]
        return [
            (one.id, said, self.behind(one.workings.which))
            for one, said in found
            if one.workings.which is not None and self.behind(one.workings.which) != said
        ]

    def without(self) -> set[str]:
        return {one.id for one in self.report.figures() if one.workings.which is None}


@pytest.fixture(scope="module")
def example(example_place: Example, tmp_path_factory: pytest.TempPathFactory) -> Traced:
    """The year of all the councils of the example place, with all that can be known of it."""
    place, trace = example_place.folder, tmp_path_factory.mktemp("traced") / "payments.parquet"
    report = make_report(
        [place / "read"], period="2024-25", suppliers=place / "suppliers.csv",
        editions=example_place.editions, trace=trace,
    )  # fmt: skip
    return Traced(report, trace)


def test_the_payments_of_every_figure_add_up_to_it(example: Traced) -> None:
    assert example.wrong() == []
    assert example.without() == OF_OTHER_THINGS


def test_the_example_has_payments_behind_figures_of_every_sort(example: Traced) -> None:
    telling = [one for one in example.report.figures() if one.workings.which and one.workings.rows]
    columns = {column for one in telling if (w := one.workings.which) for column, _ in w.values}
    assert columns >= {
        "month", "kept_apart", "locality", "payee", "who", "top", "top_influenceable", "new", "vcse",
        "sme", "district", "registered_own_district", "trading_city_region",
        "based_own_district",
    }  # fmt: skip
    assert any(column.endswith("_decile") for column in columns)
    assert len(telling) > 60


def test_the_total_is_all_of_them(example: Traced) -> None:
    total = next(one for one in example.report.figures() if one.id == "total")
    assert total.workings.which == Which()
    assert example.asked("SELECT sum(amount_gbp) FROM payments") == [(total.value,)]


def test_the_order_of_the_payments_tells_no_name(example: Traced) -> None:
    """By name they would stand between their neighbours in the alphabet."""
    rows = example.asked(
        "SELECT hidden, date, source_file, coalesce(source_sheet, ''), source_row FROM payments"
    )
    hidden = [row[1:] for row in rows if row[0]]
    assert len(hidden) > 10
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    assert hidden == sorted(hidden)


def test_who_is_not_named_in_the_report_is_hidden_among_the_payments(example: Traced) -> None:
    for_all = "SELECT count(*), sum(amount_gbp) FROM payments WHERE "
    individuals = example.asked(for_all + "who = 'individual'")
    assert example.asked(for_all + "who = 'individual' AND hidden") == individuals
    assert example.asked(for_all + "who = 'not named' AND supplier_id IS NOT NULL")[0][0] == 0
    top = next(one for one in example.report.tables() if one.id == "suppliers-top")
    (shown,) = (row for row in top.rows if str(row[1]).startswith(NOT_SHOWN))
    assert example.asked(for_all + "who = 'individual' AND top IS NOT NULL") == [shown[4:1:-2]]


@pytest.mark.parametrize(
    ("which", "rows"),
    [
        (Which(), {1, 2, 3}),
        (Which((("kind", ("a",)),)), {1}),
        (Which((("kind", (None,)),)), {3}),
        (Which((("kind", (None, "a")),)), {1, 3}),
        (Which((("kind", ("a", "b")), ("new", (True,)))), {2}),
        (Which((("kind", ()),)), set()),
        (Which((("kind", ("' OR true --",)),)), set()),
    ],
)
def test_a_condition_picks_the_rows_with_its_values(which: Which, rows: set[int]) -> None:
    words, values = condition(which)
    found = duckdb.execute(
        "SELECT id FROM (VALUES (1, 'a', false), (2, 'b', true), (3, NULL, true)) AS t (id, kind, new) "
        f"WHERE {words}",
        values,
    ).fetchall()
    assert {id_ for (id_,) in found} == rows


@pytest.mark.real_files
@pytest.mark.long
def test_the_payments_of_every_figure_of_a_real_year_add_up_to_it(tmp_path: Path) -> None:
    files = sorted(REAL.glob("201[67]-*.csv.gz"))
    if not files:
        pytest.skip("The published files are not here: put them at ../shared/data/spend.")
    read([file for file in files if "2016-03" <= file.name[:7] <= "2017-04"], tmp_path / "read")
    trace = tmp_path / "payments.parquet"
    real = Traced(make_report([tmp_path / "read"], period="2016-17", trace=trace), trace)
    assert real.wrong() == []
    assert real.without() == OF_OTHER_THINGS - {"suppliers.lost"}
