"""A list says which of its columns and sheets are not read; headings in two rows are one; columns of one heading are told apart."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.test import Client
from openpyxl import Workbook

from tests.commitments.conftest import Place
from tests.commitments.test_a_list_of_promises_comes_and_goes import answers, sent, tom
from tests.commitments.test_agreements_are_kept_on_pages import text
from weft.analysis.commitments.columns import read_table
from weft.analysis.commitments.listed import COLUMNS
from weft.commitments.models import Agreement

__all__ = ["tom"]
pytestmark = pytest.mark.django_db


def workbook(**sheets: list[list[object]]) -> bytes:
    book, into = Workbook(), BytesIO()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(into)
    return into.getvalue()


GROUNDS: list[list[object]] = [["Contract", "Measure", "Target", "Due date", "RAG"], ["C-17", "J", 4, "31/12/2026", "Green"]]  # fmt: skip


def test_columns_and_sheets_that_are_not_read_are_named(tom: Client) -> None:
    other: list[list[object]] = [["Agreement", "KPI", "Lead"], ["C-17", "Hours of help", "Somebody"]]  # fmt: skip
    _there, page = sent(tom, workbook(Grounds=GROUNDS, Homes=other), "plan.xlsx")
    assert "A sheet with other headings is not read: Homes." in text(page)
    assert "A column is not read: RAG." in text(page)


@pytest.mark.parametrize("second", [["", "", "2026/27", "2027/28", "Total"], ["Contract", "Measure", "2026/27", "2027/28", "Total"]])  # fmt: skip
@pytest.mark.parametrize("first", [["Contract", "Measure", "Target", "", ""], ["Contract", "Measure", "Target", "Target", "Target"]])  # fmt: skip
def test_years_under_one_heading_are_read_year_by_year(
    place: Place, tom: Client, first: list[object], second: list[object]
) -> None:
    Agreement.objects.filter(pk=place.first.agreement_id).update(ends=None)
    content = workbook(Plan=[first, second, ["C-17", "H", 20, 30, 50]])
    _there, page = sent(tom, content, "plan.xlsx")
    assert "What stands under Target 2026/27, Target 2027/28 is promised" in text(page)
    assert "2 promises would be recorded" in text(page) and "row 3" not in text(page)
    assert "A column is not read: Target Total." in text(page)


def test_a_row_below_plain_headings_is_no_heading() -> None:
    for row in (["C-17", "J", 4, "31/12/2026", ""], ["C-17", "", "", "", ""]):
        table = read_table(workbook(A=[GROUNDS[0], row]), COLUMNS, "plan.xlsx")
        assert table.headings[:2] == ("Contract", "Measure") and len(table.rows) == 1


def test_columns_of_one_heading_are_told_apart_by_their_letters(tom: Client) -> None:
    rows: list[list[object]] = [["Contract", "Measure", "Value", "Value"], ["C-17", "H", 4, 8]]
    there, page = sent(tom, workbook(A=rows), "plan.xlsx")
    assert "Value (column C)" in text(page) and "Value (column D)" in text(page)
    look = tom.post(there, answers(page) | {"quantity": "3", "until_end": "on", "look": "yes"})
    assert "8 hours" in text(look)
