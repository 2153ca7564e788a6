"""A file that is no list says which file it is, what is wrong with it, and what to do; what can be read is read, however it was saved."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable, Sequence

import pytest
from openpyxl import Workbook

from tests.analysis.spend.reading.test_hostile_and_broken_files_are_refused import (
    locked_ods,
    locked_workbook,
)
from weft.analysis.commitments.columns import CannotReadTable, guessed, read_table
from weft.analysis.commitments.filled import filled_in
from weft.analysis.commitments.opened import CannotOpen
from weft.analysis.commitments.register import COLUMNS, contracts_in

HEADINGS = "Title of the Agreement,Supplier name,End date"
ROOFS = "Roofs and “gutters” – £5,Fennel & Söhne,31/12/2026"
GOOD = f"{HEADINGS}\r\n{ROOFS}\r\n"


def zipped(**files: bytes) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return into.getvalue()


def document() -> bytes:
    return zipped(**{"[Content_Types].xml": b"<x/>", "word/document.xml": b"<w:document/>"})


def workbook(*rows: list[object], merged: str = "", hidden: str = "", states: Sequence[str] = ("hidden",)) -> bytes:  # fmt: skip
    """Rows in a sheet; the same rows, another time each, in sheets that are `hidden`, by that name."""
    book, into = Workbook(), io.BytesIO()
    for state in states if hidden else ():
        beside = book.create_sheet(f"{hidden} {state}")
        beside.sheet_state = state
        for row in rows:
            beside.append(row)
    for row in rows:
        book.active.append(row)
    if merged:
        book.active.merge_cells(merged)
    book.save(into)
    return into.getvalue()


BAD: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "empty.csv": (lambda: b"", "the file is empty", "again"),
    "blank.csv": (lambda: b" \r\n\r\n", "only white space", "again"),
    "report.csv": (lambda: b"%PDF-1.7\n", "this is a PDF", "Ask for the CSV or the workbook"),
    "photo.xlsx": (lambda: b"\xff\xd8\xff\xe0" + bytes(300), "this is a picture", "Ask for"),
    "error.csv": (lambda: b"<!DOCTYPE html><html><body>404</body></html>", "this is a web page", "Download the file again"),
    "table.xls": (lambda: b"<table>" + b"<tr><td>1</td></tr>" * 40 + b"</table>", "web page with a table", "save it as XLSX or CSV"),
    "locked.xlsx": (locked_workbook, "protected by a password", "remove the password"),
    "locked.ods": (locked_ods, "protected by a password", "remove the password"),
    "renamed.xlsx": (lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "no sheet can be read in it", "save it as XLSX"),
    "letter.xlsx": (document, "no sheet can be read in it", "save it as XLSX"),
    "lists.zip": (lambda: zipped(**{"a.csv": GOOD.encode()}), "a zip of other files", "unpack a zip first"),
    "cut.xlsx": (lambda: workbook(["a"])[:900], "is damaged", "save it as XLSX"),
    "packed.csv.gz": (lambda: gzip.compress(GOOD.encode()), "a packed file", "Unpack it"),
    "binary.csv": (lambda: bytes(range(256)), "neither a workbook nor a text", "save it as XLSX or CSV"),
    "large.csv": (lambda: b"a" * 20_000_001, "larger than 20 MB", "in parts"),
}  # fmt: skip


@pytest.mark.parametrize("read", [lambda c, n: read_table(c, COLUMNS, n), filled_in], ids=["a list", "a workbook"])  # fmt: skip
@pytest.mark.parametrize("name", BAD)
def test_each_says_its_name_what_it_is_and_what_to_do(name: str, read: Callable[[bytes, str], object]) -> None:  # fmt: skip
    make, says, remedy = BAD[name]
    with pytest.raises(CannotOpen) as refused:
        read(make(), name)
    said = refused.value.message
    assert said.startswith(name) and says in said and remedy in said and "CSV”" not in said


@pytest.mark.parametrize(("content", "says"), [
    (HEADINGS.encode(), "register.csv has no rows below a line of headings. Write a row"),
    ("\n".join([HEADINGS, *[ROOFS] * 20_001]).encode(), "register.csv has more than 20,000 rows. Send it in parts"),
])  # fmt: skip
def test_a_list_without_rows_or_with_too_many_says_so(content: bytes, says: str) -> None:
    with pytest.raises(CannotReadTable) as refused:
        read_table(content, COLUMNS, "register.csv")
    assert refused.value.message.startswith(says)


@pytest.mark.parametrize("content", [
    GOOD.encode(), GOOD.encode("utf-8-sig"), GOOD.encode("cp1252"), GOOD.encode("utf-16"), GOOD.replace(",", ";").encode(), GOOD.replace(",", "\t").encode(),
    GOOD.replace("\r\n", "\r").encode("cp1252"),
    workbook(["A council"], HEADINGS.split(","), ROOFS.split(",")),
    workbook(["What", None, "When"], HEADINGS.split(","), ROOFS.split(","), merged="A1:B1"),
])  # fmt: skip
def test_a_list_is_read_however_it_was_saved(content: bytes) -> None:
    table = read_table(content, COLUMNS, "register")
    (one,) = contracts_in(table, guessed(table.headings, COLUMNS)).found
    assert (one.title, one.names) == ("Roofs and “gutters” – £5", ("Fennel & Söhne",))


def test_hidden_sheets_are_not_read_and_are_named() -> None:
    rows = (HEADINGS.split(","), ROOFS.split(","))
    table = read_table(workbook(*rows, hidden="Last year", states=("hidden", "veryHidden")), COLUMNS, "register")  # fmt: skip
    assert {row.sheet for row in table.rows} == {"Sheet"}
    assert table.hidden == ("Last year hidden", "Last year veryHidden") and table.unread == ()
    filled = filled_in(workbook(["Promise", "How much", "From"], ["abc", 2, "1/10/2026"], hidden="Old"))  # fmt: skip
    assert (len(filled.lines), filled.hidden) == (1, ("Old hidden",))


def test_a_formula_that_was_never_worked_out_says_nothing() -> None:
    table = read_table(workbook(HEADINGS.split(","), ["=A9", "Fennel", None]), COLUMNS, "r.xlsx")
    (left,) = contracts_in(table, guessed(table.headings, COLUMNS)).left
    assert (left.sheet, left.row, left.whys) == (
        "Sheet",
        2,
        ("It does not say what it is called.",),
    )
