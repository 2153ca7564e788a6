"""A quarter in a workbook: it comes with a line for each promise; all lines become drafts, or what is wrong is said by sheet and row."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from tests.cast import NOW
from tests.commitments.conftest import BUILDERS, CHOIR, Place
from tests.commitments.test_recording_in_pages import signed_in
from weft.analysis.commitments.filled import filled_in
from weft.analysis.commitments.opened import CannotOpen
from weft.commitments.models import Benefit
from weft.organisations.rules import Role
from weft.uploads.models import Upload

pytestmark = pytest.mark.django_db
THERE = "/benefits/record/spreadsheet/"
HEADINGS = ["Promise", "How much", "From", "To", "Received by", "What was done"]


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "UPLOAD_FOLDER", tmp_path / "uploads")
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def rena(place: Place) -> Client:
    place.cast.member("Rena", BUILDERS, Role.REPORTER, administrator="Mo")
    return signed_in(place, "Rena")


def csv_of(*rows: list[str]) -> bytes:
    return "\r\n".join(",".join(row) for row in (HEADINGS, *rows)).encode()


def sent(client: Client, content: bytes, name: str = "delivered.xlsx", **more: str) -> str:
    """What is said then; nothing, where one is led on."""
    answer = client.post(THERE, {"chosen": SimpleUploadedFile(name, content)} | more)
    return "" if answer.status_code == 302 else answer.content.decode()


def test_the_workbook_that_is_offered_comes_back_filled_in(place: Place, rena: Client) -> None:
    offered = b"".join(rena.get(f"{THERE}delivered.xlsx"))  # type: ignore[arg-type]
    book = load_workbook(BytesIO(offered))
    sheet = book.active
    assert sheet is not None
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == [
        place.first.ref,
        place.second.ref,
    ]
    for column, value in enumerate(
        (3, date(2026, 10, 1), "31/10/2026", "Harbour Choir", "Three new jobs."), 6
    ):
        sheet.cell(2, column, value)
    into = BytesIO()
    book.save(into)
    assert sent(rena, into.getvalue()) == ""
    made = Benefit.objects.get()
    assert (made.quantity, made.begins, made.ends, made.state) == (
        3,
        date(2026, 10, 1),
        date(2026, 10, 31),
        "draft",
    )
    assert (made.beneficiary, made.description) == (
        place.cast.organisations[CHOIR],
        "Three new jobs.",
    )
    assert not Upload.objects.exists(), "the workbook itself is not kept"


def test_what_is_wrong_is_said_by_its_row_and_nothing_is_recorded(
    place: Place, rena: Client
) -> None:
    first = place.first.ref
    rows = (
        [first, "3", "1 10 2026"],
        ["nobody", "3", "1 10 2026"],
        [first, "four", "1 10 2026"],
        [first, "2", "31 2 2026"],
    )
    page = sent(rena, csv_of(*rows), "d.csv")
    for row in (3, 4, 5):
        assert f"Row {row}, " in page
    assert "Row 2, " not in page and not Benefit.objects.exists()


def test_a_promise_of_another_firm_is_none_of_theirs(place: Place) -> None:
    rolf = signed_in(place, "Rolf")
    assert "Row 2, " in sent(rolf, csv_of([place.first.ref, "3", "1 10 2026"]), "d.csv")
    assert not Benefit.objects.exists()


def test_a_workbook_that_names_people_waits_until_somebody_has_looked(
    place: Place, rena: Client
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([*HEADINGS, "Participant"])
    for name in ("Jane", "Omar", "Lily"):
        sheet.append([place.first.ref, 1, "1 10 2026", "", "", "", name])
    into = BytesIO()
    book.save(into)
    assert "a list of people’s names" in sent(rena, into.getvalue())
    assert not Benefit.objects.exists()
    assert sent(rena, into.getvalue(), looked="on") == ""
    assert Benefit.objects.count() == 3


@pytest.mark.parametrize(("content", "said"), [
    (b"\x00\x01\x02", "neither a workbook nor a text"), (b"Name,Hours\n1,2\n", "has no line of headings"), (csv_of(["r", "", "1 10 2026"]), "no line is filled in"),
    (b"PK\x03\x04 broken", "is damaged"), (csv_of(*[["r", "1", "1 10 2026"]] * 20_001), "more than 20,000 lines"),
    (b"a" * 20_000_001, "larger than 20 MB"),
])  # fmt: skip
def test_what_cannot_be_read_says_what_to_do(content: bytes, said: str) -> None:
    with pytest.raises(CannotOpen, match=said):
        filled_in(content)


def test_an_amount_is_read_with_its_unit(place: Place, rena: Client) -> None:
    assert sent(rena, csv_of([place.first.ref, "3 people", "1 10 2026"]), "d.csv") == ""
    assert Benefit.objects.get().quantity == 3


def test_a_hidden_sheet_is_not_read_and_the_page_says_so(place: Place, rena: Client) -> None:
    book, into = Workbook(), BytesIO()
    for sheet in (book.active, book.create_sheet("Last quarter")):
        assert sheet is not None
        sheet.append(HEADINGS)
        sheet.append([place.first.ref, 1, "1 10 2026"])
    book["Last quarter"].sheet_state = "hidden"
    book.save(into)
    assert sent(rena, into.getvalue()) == ""
    assert Benefit.objects.count() == 1
    assert "Hidden sheets were not read: Last quarter." in rena.get("/benefits/").content.decode()


def test_a_file_that_cannot_be_read_is_said_on_the_page(rena: Client) -> None:
    assert "has no line of headings" in sent(rena, b"Name,Hours\n1,2\n", "d.csv")


def test_headings_may_stand_lower_and_in_any_order() -> None:
    (line,) = filled_in(b"Our quarter,,\n,,\nfrom,HOW  much,Promise\n1/10/2026,2.5,abc\n").lines
    assert (line.row, line.typed) == (
        4,
        {"promise": "abc", "quantity": "2.5", "begins": "1/10/2026"},
    )


def test_a_reference_of_figures_alone_stays_as_it_is() -> None:
    """A spreadsheet takes it for a number."""
    book, into = Workbook(), BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADINGS)
    sheet.append([23456789, 2.5, "1 10 2026"])
    book.save(into)
    (line,) = filled_in(into.getvalue()).lines
    assert (line.typed["promise"], line.typed["quantity"]) == ("23456789", "2.5")
