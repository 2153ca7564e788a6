"""A text, a table or a file that may name people is noticed; what speaks of numbers, places and firms is not."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
import xlsxwriter

from weft.analysis.commitments.personal import Sign, in_rows, in_text
from weft.analysis.commitments.readable import Unread, people_in

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
    looked = people_in(content)
    assert Sign.NAMES in {one.sign for one in looked.found} and not looked.unread


@pytest.mark.parametrize(("content", "why"), [
    (b"%PDF-1.7", Unread.PICTURE), (b"\xff\xd8\xff\xe0", Unread.PICTURE), (b"PK\x03\x04 not one", Unread.UNKNOWN), (b"\x1f\x8b 1", Unread.UNKNOWN),
    (b"a" * 5_000_001, Unread.LARGE), (b"Jane\n" * 50_001, Unread.LARGE),
])  # fmt: skip
def test_of_what_is_not_read_it_is_said_why(content: bytes, why: Unread) -> None:
    assert people_in(content).unread == {why}


def test_a_workbook_that_unpacks_to_too_much_is_not_opened() -> None:
    into = BytesIO(workbook())
    with zipfile.ZipFile(into, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/media/filling", b"0" * 60_000_000)
    assert len(into.getvalue()) < 100_000 and people_in(into.getvalue()).unread == {Unread.LARGE}


def packed(**files: bytes) -> bytes:
    into = BytesIO()
    with zipfile.ZipFile(into, "w") as parts:
        for name, content in files.items():
            parts.writestr(name, content)
    return into.getvalue()


def locked() -> bytes:
    """A ZIP whose only file says that a password is needed."""
    content = bytearray(packed(one=b"Jane"))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


@pytest.mark.parametrize(("content", "signs", "unread"), [
    (packed(a=b"12 people came", b=LIST.encode()), {Sign.NAMES}, set()), (packed(a=workbook()), {Sign.NAMES, Sign.BIRTH}, set()),
    (packed(a=document(LIST)), {Sign.NAMES}, set()), (packed(a=packed(b=LIST.encode())), set(), {Unread.WITHIN}), (locked(), set(), {Unread.LOCKED}),
    (packed(a=b"12 people came", b=b"%PDF-1.7"), set(), {Unread.PICTURE}), (packed(**{str(one): b"came" for one in range(201)}), set(), {Unread.LARGE}),
])  # fmt: skip
def test_a_zip_is_looked_into_and_what_stays_closed_is_said(
    content: bytes, signs: set[Sign], unread: set[Unread]
) -> None:
    looked = people_in(content)
    assert ({one.sign for one in looked.found}, looked.unread) == (signs, unread)


PEOPLE = ("Jane Smith", "Omar Khan", "Ann Lee", "Bob Jones")


@pytest.mark.parametrize(("column", "signs"), [
    (["Attendance 3 May", *PEOPLE], {Sign.NAMES}), (["Who", "Jane", "Omar", "Ann"], {Sign.NAMES}), (PEOPLE, {Sign.NAMES}), (["Set 4", *PEOPLE], {Sign.NAMES}),
    (["Received by", "Riverside Walkers", "Northgate Juniors", "Marsh Singers"], set()), (["Measure name", "Local Spend", "Green Space", "School Visits"], set()),
    (["Measure", "Volunteer Hours", "Local Spend", "Green Space", "School Visits"], set()),
    (["Write to", "a@b.org", "c@d.org", "e@f.co.uk"], {Sign.REACHED}), (["", "07700 900123", "0161 496 0000", "+44 7700 900125"], {Sign.REACHED}),
    (["Order", "1234567890", "1234567891", "1234567892"], set()), (["Write to", "a@b.org", "a@b.org", "a@b.org"], set()),
])  # fmt: skip
def test_a_column_of_people_is_noticed_under_any_heading_or_none(
    column: list[str], signs: set[Sign]
) -> None:
    rows = [[cell, str(at)] for at, cell in enumerate(column)]
    assert {one.sign for one in in_rows(rows)} == signs


def test_a_number_that_stands_far_below_is_noticed() -> None:
    rows = [["Hours"], *([str(one)] for one in range(20_000)), ["AB123456C"]]
    assert {one.sign for one in people_in("\n".join(row[0] for row in rows).encode()).found} == {Sign.NUMBER}  # fmt: skip


@pytest.mark.parametrize(("text", "signs"), [
    ("Mrs J Smith", [Sign.TITLED]), ("Given by Mr. Khan", [Sign.TITLED]), ("The missing hours", []), ("a@b.org, c@d.org; e@f.org", [Sign.REACHED]),
    ("Write to a@b.org", []), ("0161 496 0000, 0161 496 0001 and 0161 496 0002", [Sign.REACHED]), ("£01,200,300; 2026-05-03; 03/05/2026", []),
])  # fmt: skip
def test_a_person_and_how_several_are_reached_are_noticed(text: str, signs: list[Sign]) -> None:
    assert [one.sign for one in in_text(text)] == signs
