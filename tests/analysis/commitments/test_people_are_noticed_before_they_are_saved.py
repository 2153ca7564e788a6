"""A text, a table or a file that may name people is noticed; what speaks of numbers, places and firms is not."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
import xlsxwriter

from weft.analysis.commitments.personal import Sign, in_rows, in_text
from weft.analysis.commitments.readable import people_in

LIST = "Came to the course:\n1. Jane Smith\n2. Omar Khan\n3. Lily O’Brien"


@pytest.mark.parametrize(("text", "signs"), [
    ("Her number is QQ 12 34 56 C.", []), ("Her number is AB 12 34 56 C.", [Sign.NUMBER]), ("ab123456d", [Sign.NUMBER]),
    ("GB123456A is a VAT number", []), ("Order AB1234567 came", []), ("AB123456E", []),
    ("Born 3 May 1999 in Hulme", [Sign.BIRTH]), ("DOB: 03/05/99", [Sign.BIRTH]), ("date of birth 1999-05-03", [Sign.BIRTH]),
    ("The course began on 3 May 2026", []), ("The idea was born in 2019", []),
    (LIST, [Sign.NAMES]), ("Jane Smith, Omar Khan and Lily O’Brien took part", []),
    ("Jane Smith, Omar Khan, Lily O’Brien", [Sign.NAMES]), ("Jane Smith led it", []),
    ("Fennel Builders Ltd, Ostle Roofing Ltd, Harbour Trust", []), ("Twelve people, of whom five were out of work", []),
    ("Salford, Bolton, Bury", []), ("", []),
])  # fmt: skip
def test_what_may_name_people_is_noticed(text: str, signs: list[Sign]) -> None:
    assert [one.sign for one in in_text(text)] == signs


def test_what_was_found_is_said_again_only_in_part() -> None:
    (found,) = in_text("Her number is AB 12 34 56 C.")
    assert found.begins == "AB 1…"


ROWS = [["Ref", "Participant", "Date of birth"], ["1", "Jane", "3/5/1999"], ["2", "Omar", "1/2/2001"], ["3", "Lily", ""]]  # fmt: skip


def test_a_table_of_people_is_noticed_by_its_headings() -> None:
    assert {one.sign for one in in_rows(ROWS)} == {Sign.NAMES, Sign.BIRTH}


def test_a_table_of_numbers_and_firms_is_none() -> None:
    rows = [["Name", "Amount", "Date"], ["Fennel Builders Ltd", "3", "3/5/2026"], ["Ostle Trust", "4", "4/5/2026"], ["Canal Cafe", "1", ""]]  # fmt: skip
    assert in_rows(rows) == []


def workbook() -> bytes:
    into = BytesIO()
    with xlsxwriter.Workbook(into) as book:
        for at, row in enumerate(ROWS):
            book.add_worksheet("Hours") if not at else None
            book.worksheets()[0].write_row(at, 0, row)
    return into.getvalue()


def document(text: str) -> bytes:
    into = BytesIO()
    with zipfile.ZipFile(into, "w") as parts:
        lines = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in text.split("\n"))
        parts.writestr("word/document.xml", f"<w:document>{lines}</w:document>")
    return into.getvalue()


@pytest.mark.parametrize("content", [
    "\n".join(",".join(row) for row in ROWS).encode(), "\n".join(";".join(row) for row in ROWS).encode("utf-16"), workbook(),
    document(LIST),
])  # fmt: skip
def test_a_file_that_names_people_is_noticed(content: bytes) -> None:
    found = people_in(content)
    assert found is not None and Sign.NAMES in {one.sign for one in found}


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7", b"PK\x03\x04 not one", b"\xff\xd8\xff\xe0", b"a" * 5_000_001]
)
def test_of_what_cannot_be_read_nothing_is_said(content: bytes) -> None:
    assert people_in(content) is None


def test_a_workbook_that_unpacks_to_too_much_is_not_opened() -> None:
    into = BytesIO(workbook())
    with zipfile.ZipFile(into, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/media/filling", b"0" * 60_000_000)
    assert len(into.getvalue()) < 100_000 and people_in(into.getvalue()) is None
