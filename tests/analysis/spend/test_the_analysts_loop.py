"""The analyst's loop: no address is known, a worklist is filled in, and the money finds its place."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.analysis.spend.paid import folder, payment
from weft.analysis.spend.account import Asked, account_of
from weft.analysis.spend.folders import open_folders
from weft.analysis.spend.periods import period
from weft.analysis.spend.reported import make_report
from weft.analysis.spend.worklist import ASKED, KNOWN, Worklist, worklist, worklist_xlsx

PLACES = """pcds,LAD23NM,Combined Authority,RGN22NM
AN1 1AA,Anytown,Greater Anytown,North
AN2 2AA,Otherton,Greater Anytown,North
BN1 1AA,Farby,,North
"""
PAID = [
    ("Ambler Construction Ltd", "900000.00"),
    ("Brook Care Homes Ltd", "500000.00"),
    ("BROOK CARE HOMES LIMITED", "100000.00"),
    ("Corve Taxis LLP", "70000.00"),
    ("Dask Print Ltd", "30000.00"),
    ("Dask Print Ltd", "-5000.00"),
    ("Mrs Edith Fosk", "800000.00"),
]
ANSWERS = {
    "Ambler Construction Ltd": ("AN1 1AA", "registered"),
    "Brook Care Homes Ltd": ("an22aa", "trading"),
    "Corve Taxis LLP": ("BN1 1AA", "invoice"),
}

pytestmark = pytest.mark.long


@pytest.fixture
def read(tmp_path: Path) -> Path:
    """A year of payments without a single address."""
    (tmp_path / "places.csv").write_text(PLACES, encoding="utf-8")
    rows = [payment(supplier_name=name, amount_gbp=Decimal(amount)) for name, amount in PAID]
    return folder(tmp_path / "read", rows)


def listed(read: Path, top: int = 300, **files: Path) -> Worklist:
    given: dict[str, Path | None] = {
        "suppliers": None, "places": read.parent / "places.csv", "rules": None, **files,
    }  # fmt: skip
    asked = Asked(period("2024-25"), given, ("Anytown",))
    return worklist(account_of(open_folders([read]), asked), top=top)


def filled(read: Path, answers: dict[str, tuple[str, str]] = ANSWERS) -> Path:
    """The workbook as an analyst gives it back."""
    path = read.parent / "worklist.xlsx"
    path.write_bytes(worklist_xlsx(listed(read)))
    book = openpyxl.load_workbook(path)
    sheet = book["Suppliers"]
    titles = [cell.value for cell in sheet[1]]
    for row in range(2, sheet.max_row + 1):
        name = sheet.cell(row, titles.index("supplier") + 1).value
        if name in answers:
            postcode, kind = answers[name]
            sheet.cell(row, titles.index("postcode") + 1).value = postcode
            sheet.cell(row, titles.index("kind_of_address") + 1).value = kind
    book.save(path)
    return path


def localities(read: Path, suppliers: Path | None) -> dict[Any, Any]:
    report = make_report(
        [read], period="2024-25", suppliers=suppliers, places=read.parent / "places.csv",
        home=["Anytown"],
    )  # fmt: skip
    (table,) = [table for table in report.tables() if table.id == "locality-influenceable"]
    return {row[0]: row[1] for row in table.rows}


def test_the_largest_come_first_and_say_how_much_they_decide(read: Path) -> None:
    found = listed(read).wanted
    assert [one.influenceable_gbp for one in found] == [
        Decimal("900000.00"), Decimal("600000.00"), Decimal("70000.00"), Decimal("25000.00"),
    ]  # fmt: skip
    assert found[1].share_so_far == (Decimal(1500000) / Decimal(1595000)).quantize(
        Decimal("0.000001")
    )


def test_nobody_is_asked_where_a_person_lives(read: Path) -> None:
    assert not any("Fosk" in one.supplier for one in listed(read).wanted)
    assert b"Fosk" not in worklist_xlsx(listed(read))


def test_only_so_many_are_asked_about(read: Path) -> None:
    found = listed(read, top=2)
    assert len(found.wanted) == 2
    assert found.decides_gbp == Decimal("1500000.00")
    assert found.unknown_gbp == Decimal("1595000.00")


def test_before_it_is_filled_in_everything_is_unknown(read: Path) -> None:
    assert localities(read, None)["Not known where"] == Decimal("1595000.00")


def test_filled_in_each_pound_goes_where_its_answer_says(read: Path) -> None:
    found = localities(read, filled(read))
    assert found["In the own district"] == Decimal("900000.00")
    assert found["In the rest of the city region"] == Decimal("600000.00")
    assert found["In the rest of the region"] == Decimal("70000.00")
    assert found["Not known where"] == Decimal("25000.00")


def test_what_is_known_is_not_asked_again(read: Path) -> None:
    again = listed(read, suppliers=filled(read))
    assert [one.supplier for one in again.wanted] == ["Dask Print Ltd"]


def test_the_workbook_has_a_list_to_choose_from_and_says_how(read: Path) -> None:
    book = openpyxl.load_workbook(filled(read, {}))
    assert book.sheetnames == ["Suppliers", "How to"]
    assert [cell.value for cell in book["Suppliers"][1]] == [*KNOWN, *ASKED]
    choices = [one.formula1 for one in book["Suppliers"].data_validations.dataValidation]
    assert '"registered,trading,invoice,branch"' in choices


def test_the_same_payments_give_the_same_bytes(read: Path) -> None:
    assert worklist_xlsx(listed(read)) == worklist_xlsx(listed(read))
