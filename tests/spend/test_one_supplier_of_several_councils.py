"""A supplier of several runs is one by its number in a register, else by its resolved name; people are left out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import count
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from weft.spend.beside import BY_LINK, BY_NAME, BY_NUMBER, Common, again, in_common
from weft.spend.results import SUPPLIER_COLUMNS, SUPPLIERS, Supplier

IDS = count(1)
Row = tuple[str, str | None, str, int, bool]
"""Name, number, key of the name, pounds, whether it is or may be a person."""


def run(folder: Path, *rows: Row) -> Path:
    """A run that paid these suppliers."""
    folder.mkdir()
    made = [
        Supplier(f"s-{next(IDS)}", name, 1, Decimal(pounds), Decimal(0), "", None, number, key)
        for name, number, key, pounds, _hidden in rows
    ]
    columns = {
        column: [getattr(each, column) for each in made] for column in SUPPLIER_COLUMNS.split(", ")
    }
    columns["category"] = pa.array([None] * len(rows), pa.string())
    columns["org_id"] = pa.array(columns["org_id"], pa.string())
    hidden = [hidden for *_, hidden in rows]
    pq.write_table(
        pa.table({**columns, "hidden": pa.array(hidden, pa.bool_())}), folder / SUPPLIERS
    )
    return folder


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    yield
    in_common.cache_clear()


def found(tmp_path: Path, ours: list[Row], theirs: list[Row]) -> list[Common]:
    return list(in_common((run(tmp_path / "ours", *ours), run(tmp_path / "theirs", *theirs))))


def test_the_same_number_is_one_supplier_whatever_its_names(tmp_path: Path) -> None:
    (one,) = found(
        tmp_path,
        [("Fennel Ltd", "GB-COH-1", "fennel", 10, False)],
        [("Fennel Builders", "GB-COH-1", "fennel builders", 20, False)],
    )
    assert (one.supplier, one.known_by, one.org_id) == ("Fennel Builders", BY_NUMBER, "GB-COH-1")
    assert one.paid == (Decimal(10), Decimal(20))


def test_the_same_name_is_one_supplier_where_neither_has_a_number(tmp_path: Path) -> None:
    row: Row = ("Fennel Ltd", None, "fennel", 10, False)
    (one,) = found(tmp_path, [row], [row])
    assert (one.known_by, one.org_id) == (BY_NAME, None)


def test_one_without_a_number_is_the_only_one_of_its_name_that_has_one(tmp_path: Path) -> None:
    (one,) = found(
        tmp_path,
        [("Fennel Ltd", "GB-COH-1", "fennel", 10, False)],
        [("FENNEL", None, "fennel", 20, False)],
    )
    assert (one.known_by, one.org_id) == (BY_NAME, "GB-COH-1")


def test_one_name_with_two_numbers_is_two_suppliers(tmp_path: Path) -> None:
    ours: list[Row] = [("Fennel Ltd", "GB-COH-1", "fennel", 10, False)]
    theirs: list[Row] = [
        ("Fennel Ltd", "GB-COH-2", "fennel", 20, False),
        ("Fennel", None, "fennel", 5, False),
    ]
    assert found(tmp_path, ours, theirs) == []


def linked(tmp_path: Path, ours: list[Row], theirs: list[Row]) -> list[Common]:
    """The same, where the first supplier of each is linked to one organisation."""
    folders = (run(tmp_path / "ours", *ours), run(tmp_path / "theirs", *theirs))
    firsts = [pq.read_table(folder / SUPPLIERS)["supplier_id"][0].as_py() for folder in folders]
    return list(in_common(folders, tuple((at, one, 7) for at, one in enumerate(firsts))))


def test_what_councils_link_to_one_organisation_is_one_supplier_before_its_name(
    tmp_path: Path,
) -> None:
    ours: list[Row] = [("Fennel Ltd", None, "fennel", 10, False)]
    theirs: list[Row] = [("FB Group", None, "fb", 20, False), ("Fennel", None, "fennel", 5, False)]
    (one,) = linked(tmp_path, ours, theirs)
    assert (one.supplier, one.known_by) == ("FB Group", BY_LINK)
    assert one.paid == (Decimal(10), Decimal(20))


def test_a_number_goes_before_a_link(tmp_path: Path) -> None:
    ours: list[Row] = [("Fennel Ltd", "GB-COH-1", "fennel", 10, False)]
    assert linked(tmp_path, ours, [("FB Group", "GB-COH-2", "fb", 20, False)]) == []


def test_one_without_a_number_has_that_of_the_organisation_that_it_is_linked_to(
    tmp_path: Path,
) -> None:
    ours: list[Row] = [("Fennel Ltd", "GB-COH-1", "fennel", 10, False)]
    (one,) = linked(tmp_path, ours, [("FB Group", None, "fb", 20, False)])
    assert (one.known_by, one.org_id) == (BY_LINK, "GB-COH-1")


def test_who_is_or_may_be_a_person_is_left_out(tmp_path: Path) -> None:
    row: Row = ("John Smith", None, "john smith", 10, True)
    assert found(tmp_path, [row], [row]) == []


def test_what_one_run_pays_under_two_names_is_added_up_in_it(tmp_path: Path) -> None:
    ours: list[Row] = [
        ("Fennel Ltd", "GB-COH-1", "fennel", 10, False),
        ("Fennel Yard", "GB-COH-1", "fennel yard", 7, False),
    ]
    (one,) = found(tmp_path, ours, [("Fennel Ltd", "GB-COH-1", "fennel", 20, False)])
    assert one.paid == (Decimal(17), Decimal(20))


def test_a_supplier_is_looked_up_again_in_another_run(tmp_path: Path) -> None:
    asked = Supplier("s-0", "Fennel", 1, Decimal(1), Decimal(1), "", None, "GB-COH-1", "fennel")
    there = run(
        tmp_path / "there",
        ("Fennel", "GB-COH-2", "fennel", 50, False),
        ("Fennel", None, "fennel", 40, False),
        ("Fennel Yard", "GB-COH-1", "fennel yard", 30, False),
    )
    nothing = run(tmp_path / "nothing", ("Ostle", None, "ostle", 5, False))
    by_number, none = again([there, nothing], asked)
    assert (by_number is not None and by_number.supplier, none) == ("Fennel Yard", None)
    other = Supplier("s-0", "Fennel", 1, Decimal(1), Decimal(1), "", None, "GB-COH-3", "fennel")
    (by_name,) = again([there], other)
    assert by_name is not None and by_name.amount_gbp == Decimal(40)
