"""Nobody learns from a ward, a district or a list of local suppliers where a person lives."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.analysis.places.invented import coordinates, in_use, lookup, wards
from tests.analysis.spend.paid import folder, payment
from weft.analysis.editions import Editions
from weft.analysis.places.load import Kind
from weft.analysis.reporting.model import Report
from weft.analysis.spend.reported import make_report

APART = "Individuals and payees not named, area not shown"
Made = Callable[..., Report]


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    """With wards in use."""
    files = tmp_path_factory.mktemp("wards")
    editions = Editions(files / "weft")
    in_use(editions, Kind.POSTCODES, coordinates(files / "p.csv"), edition="2025-05")
    in_use(editions, Kind.BOUNDARIES, wards(files / "w.geojson"), edition="2025")
    in_use(editions, Kind.LOOKUP, lookup(files / "k.csv"), edition="2025")
    return editions


@pytest.fixture
def made(editions: Editions, tmp_path: Path) -> Made:
    """A report on payments given as (payee, postcode, amount)."""

    def report(*paid: tuple[str, str, str], **more: Any) -> Report:
        rows = [
            payment(supplier_name=name, postcode=postcode, amount_gbp=amount, **more)
            for name, postcode, amount in paid
        ]
        path = folder(tmp_path / "read", rows)
        return make_report([path], period="2024-25", home=["Nearby"], editions=editions)

    return report


def rows(report: Report, id: str, label: str = "name") -> dict[Any, Any]:
    found = next(one for one in report.tables() if one.id == id)
    ids = [column.id for column in found.columns]
    return {row[ids.index(label)]: row[ids.index("amount_gbp")] for row in found.rows}


def test_one_person_in_a_ward_is_not_shown_there(made: Made) -> None:
    found = made(("Mrs Edith Fosk", "M1 1AA", "800.00"), ("Bloggs Builders Ltd", "M1 1AA", "50.00"))
    assert rows(found, "wards")["Ward 1"] == Decimal("50.00")
    assert rows(found, "wards")[APART] == Decimal("800.00")
    assert rows(found, "districts-all", "district")["Nearby"] == Decimal("50.00")
    assert sum(rows(found, "wards").values()) == Decimal("850.00")


def test_a_ward_with_one_person_only_shows_nothing(made: Made) -> None:
    found = made(("Mrs Edith Fosk", "M1 1AA", "800.00"), ("Bloggs Builders Ltd", "M1 1AE", "50.00"))
    assert rows(found, "wards")["Ward 1"] == Decimal(0)


def test_five_people_are_enough_to_be_counted_together(made: Made) -> None:
    people = [
        (f"Mrs Edith {name}", "M1 1AA", "100.00")
        for name in ("Fosk", "Arle", "Birt", "Crane", "Dunn")
    ]
    assert rows(made(*people), "wards")["Ward 1"] == Decimal("500.00")
    assert rows(made(*people[:4]), "wards")["Ward 1"] == Decimal(0)


def test_a_payee_that_is_withheld_may_be_a_person(made: Made) -> None:
    found = made(("", "M1 1AA", "800.00"), payee="redacted")
    assert rows(found, "wards")["Ward 1"] == Decimal(0)
    assert rows(found, "wards")[APART] == Decimal("800.00")


def test_nobody_is_evidence_of_a_local_supplier(made: Made) -> None:
    found = made(
        ("Mrs Edith Fosk", "M1 1AA", "800.00"),
        ("Bloggs Builders Ltd", "M1 1AA", "50.00"),
        ("Farbuild Ltd", "M2 1AA", "9000.00"),
        category="Roofs",
    )
    text = repr([one.rows for one in found.tables()])
    assert "Bloggs Builders Ltd" in text
    assert "Fosk" not in text


def test_a_category_with_one_person_names_nobody_as_its_largest(made: Made) -> None:
    found = made(("A Fosk", "M1 1AA", "800.00"), category="Roofs")
    assert "Fosk" not in repr([one.rows for one in found.tables()])
