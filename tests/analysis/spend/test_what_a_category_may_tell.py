"""A category or department is told only where it cannot name the person who was paid; its money always counts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from tests.analysis.spend.paid import folder, payment
from weft.analysis.reporting.model import Report
from weft.analysis.spend.account import Asked, account_of
from weft.analysis.spend.folders import open_folders
from weft.analysis.spend.periods import period
from weft.analysis.spend.reported import make_report
from weft.analysis.spend.telling import NOT_TOLD

PEOPLE = [
    "Jane Canarytwo",
    "Kate Canarytwo",
    "Anne Canarytwo",
    "Lily Canarytwo",
    "Rachel Canarytwo",
]
NAMED = "Foster care for Tim Canarythree"
Rows = list[dict[str, Any]]


def to(*names: str, **differs: Any) -> Rows:
    return [payment(supplier_name=name, **differs) for name in names]


def withheld(times: int, **differs: Any) -> Rows:
    return [payment(payee="redacted", **differs) for _ in range(times)]


CASES: list[tuple[Rows, str, bool, str]] = [
    (to(*PEOPLE[:4], category="Respite at night"), "Respite at night", False, "four people"),
    (to(*PEOPLE, category="Respite"), "Respite", True, "five people"),
    (to(*PEOPLE, category="Lodging of Tim"), "Lodging of Tim", False, "five people, and a forename"),
    (withheld(19, category="Short breaks"), "Short breaks", False, "19 payments withheld"),
    (withheld(20, category="Long breaks"), "Long breaks", True, "20 payments withheld"),
    (withheld(20, category=NAMED), NAMED, False, "20 payments withheld, and a forename"),
    (
        withheld(1, category="Adaptations") + to("Acorn Care Ltd", category="Adaptations"),
        "Adaptations", True, "an organisation too",
    ),
    (
        to("Jane Canarytwo", "Acorn Care Ltd", category="Care of CANARYTWO, Jane"),
        "Care of CANARYTWO, Jane", False, "an organisation too, and a person who is named",
    ),
    (to("Acorn Cars Ltd", category="Taxi for Mrs Canary"), "Taxi for Mrs Canary", False, "a title"),
]  # fmt: skip


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    rows = [row for case in CASES for row in case[0]]
    return make_report([folder(tmp_path_factory.mktemp("told"), rows)], period="2024-25")


def rows_of(report: Report, id: str) -> list[tuple[Any, ...]]:
    return [
        tuple(row) for each in report.sections for t in each.tables if t.id == id for row in t.rows
    ]


@pytest.mark.parametrize(("rows", "words", "told", "why"), CASES, ids=[case[3] for case in CASES])
def test_a_category_is_told_where_enough_have_it_and_no_name_is_in_it(
    rows: Rows, words: str, told: bool, why: str, report: Report
) -> None:
    found = {row[0]: row[1] for row in rows_of(report, "categories")}
    assert found.get(words) == (100 * len(rows) if told else None)
    assert told or words not in repr(report)


def test_the_money_of_what_is_not_told_stays_in_the_table(report: Report) -> None:
    found = {row[0]: row[1] for row in rows_of(report, "categories")}
    assert found[NOT_TOLD] == 100 * sum(len(rows) for rows, _, told, _ in CASES if not told)
    assert sum(found.values()) == 100 * sum(len(rows) for rows, *_ in CASES)


def test_a_department_is_told_by_the_same_rule_as_are_the_payments_behind_a_figure(
    tmp_path: Path,
) -> None:
    rows = [
        *to("Jane Canarytwo", department="Flat of Jane Canarytwo", category="For Jane Canarytwo"),
        *withheld(1, service="Home of Tim Canarythree", category=NAMED),
        payment(department="Parks", category="Bricks"),
    ]
    read, kept = folder(tmp_path / "r", rows), tmp_path / "kept.parquet"
    assert "canary" not in repr(make_report([read], period="2024-25")).casefold()
    nothing = dict.fromkeys(("suppliers", "places", "rules", "rulings", "known"))
    account_of(open_folders([read]), Asked(period("2024-25"), nothing, trace=kept))
    table = pq.read_table(kept, columns=["category", "department", "amount_gbp"]).to_pylist()
    assert sorted((row["category"], row["department"]) for row in table) == [
        ("Bricks", "Parks"), (NOT_TOLD, NOT_TOLD), (NOT_TOLD, NOT_TOLD),
    ]  # fmt: skip
