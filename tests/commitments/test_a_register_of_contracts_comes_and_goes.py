"""A council takes its register of contracts in, once it has said what stands where, and takes it away again as the Transparency Code has it."""

from __future__ import annotations

import gzip
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from tests.commitments.conftest import Place
from tests.commitments.test_agreements_are_kept_on_pages import at, problems, text
from weft.analysis.commitments.columns import Table, as_csv, as_xlsx, guessed, read_table
from weft.analysis.commitments.register import COLUMNS as KNOWN
from weft.analysis.commitments.register import WRITTEN, Contract, LeftOut, contracts_in, rows_of
from weft.audit.models import Entry
from weft.commitments.models import Agreement

HEADINGS = "Contract Reference number / ID,Title of the Agreement,Contract type,Contract start date,End date,Contract value,Supplier name"
ROWS = (
    "C1,Roofs,,01/04/2026,31/12/2099,\"£1,000.50\",Ostle", "C1,Roofs,,01/04/2026,31/12/2099,1000.50,Fennel",
    ",Paths,Framework agreement,01-Apr-2020,31/03/2021,,Mill", "C3,Walls,,soon,,,Mill", "C4,,,,,,Mill", "C5,Gates,,,,(300),Mill",
)  # fmt: skip
FILE = "\r\n".join(["Contracts of a council", HEADINGS, *ROWS]).encode("cp1252")
OCDS = Path(__file__).parents[3] / "shared/data/ocds"
REAL = Path(__file__).parents[3] / "shared/data/contracts/norfolk_contract_register_2015.csv.gz"


def taken(table: Table) -> tuple[list[Contract], list[LeftOut]]:
    return contracts_in(table, guessed(table.headings, KNOWN))


def test_rows_of_one_contract_are_one_and_what_cannot_be_read_is_said() -> None:
    sheet = read_table(FILE, KNOWN)
    found, left = taken(sheet)
    roofs, paths = found
    assert (roofs.number, roofs.suppliers, roofs.value_gbp) == (
        "C1",
        ("Ostle", "Fennel"),
        Decimal("1000.50"),
    )
    assert (roofs.begins, roofs.ends) == (date(2026, 4, 1), date(2099, 12, 31))
    assert (paths.is_framework, paths.begins, paths.value_gbp) == (True, date(2020, 4, 1), None)
    assert [(one.row, one.why) for one in left] == [
        (6, "“soon” is no date."), (7, "It does not say what it is called."), (8, "“(300)” stands in brackets, as amounts below 0 do. Write it without, or leave it empty."),
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_it_goes_out_as_it_came_in(form: str) -> None:
    found, _left = taken(read_table(FILE, KNOWN))
    rows = rows_of("Ambleford Council", found)
    out = as_csv(WRITTEN, rows) if form == "csv" else as_xlsx("contracts", WRITTEN, rows)
    assert taken(read_table(out, KNOWN)) == (found, [])


def test_a_formula_goes_out_as_text() -> None:
    found, _left = taken(read_table(f"{HEADINGS}\r\nC1,=1+1,,,,,Ostle\r\n".encode(), KNOWN))
    out = as_csv(WRITTEN, rows_of("Ambleford Council", found))
    assert b"'=1+1" in out
    assert taken(read_table(out, KNOWN)) == (found, [])


def test_what_contracts_finder_gives_is_known_by_its_headings() -> None:
    headings = "uri,releases/0/ocid,releases/0/tender/id,releases/0/tender/title,releases/0/awards/0/title,releases/0/awards/0/contractPeriod/endDate,releases/0/awards/0/suppliers/0/name"
    lines = (
        headings,
        "u,ocds-1,T7,Taxonomy,,2025-12-31T00:00:00Z,Newcastle University",
        "u,ocds-2,T8,Plan,,,",
    )
    found, left = taken(read_table("\r".join(lines).encode(), KNOWN))
    assert [(one.number, one.ocid, one.title, one.ends, one.suppliers) for one in found] == [
        ("T7", "ocds-1", "Taxonomy", date(2025, 12, 31), ("Newcastle University",))
    ]
    assert [one.why for one in left] == ["It does not say who the supplier is."]


@pytest.mark.real_files
@pytest.mark.skipif(not REAL.exists(), reason="The register of a real council lies elsewhere.")
def test_the_register_of_a_county_is_read() -> None:
    sheet = read_table(gzip.decompress(REAL.read_bytes()), KNOWN)
    found, left = taken(sheet)
    assert len(sheet.rows) == 5729
    assert len(found) > 5500 and len(left) < 15
    assert all(one.title and one.suppliers for one in found)


@pytest.mark.real_files
@pytest.mark.parametrize(("name", "contracts"), [
    ("silvereye_cf_csv/export-2020-07-01_awards.csv", 10), ("silvereye_cf_csv/export-2020-08-05.csv", 18),
    ("silvereye_cf_csv/export-2020-08-05_single_buyer.csv", 4), ("silvereye_xlsx/spreadsheet_with_meta_template.xlsx", 1),
])  # fmt: skip
@pytest.mark.skipif(not OCDS.exists(), reason="What Contracts Finder gave lies elsewhere.")
def test_what_contracts_finder_gave_is_read(name: str, contracts: int) -> None:
    found, left = taken(read_table((OCDS / name).read_bytes(), KNOWN))
    assert len(found) == contracts
    assert {one.why for one in left} <= {"It does not say who the supplier is."}


@pytest.fixture
def tom(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(settings, "UPLOAD_FOLDER", tmp_path)
    return at(place, "Tom")


def sent(tom: Client, content: bytes = FILE) -> HttpResponse:
    file = SimpleUploadedFile("contracts.csv", content)
    return tom.post("/agreements/take-in/", {"chosen": file}, follow=True)


COLUMNS = {
    "number": "0", "title": "1", "kind": "2", "begins": "3", "ends": "4", "value": "5", "supplier": "6",
}  # fmt: skip


@pytest.mark.django_db
def test_nothing_is_recorded_before_it_is_said_and_nothing_twice(tom: Client) -> None:
    before = Agreement.objects.count()
    page = sent(tom)
    assert "2 agreements would be recorded" in text(page) and "3 rows are left out" in text(page)
    there = page.redirect_chain[-1][0]
    assert Agreement.objects.count() == before
    less = text(tom.post(there, {**COLUMNS, "value": "", "look": "yes"}))
    assert "3 agreements would be recorded" in less and Agreement.objects.count() == before
    tom.post(there, {**COLUMNS, "take": "yes"})
    assert Agreement.objects.count() == before + 2
    roofs = Agreement.objects.get(title="Roofs")
    assert (roofs.state, roofs.references.get().number) == ("in force", "C1")
    assert {(one.name, one.role, one.organisation_id is None) for one in roofs.parties.all()} == {
        ("Ostle", "supplier", True), ("Fennel", "supplier", True), ("Ambleford Council", "buyer", False),
    }  # fmt: skip
    assert Agreement.objects.get(title="Paths").state == "ended"
    assert Entry.objects.latest("pk").act == "take in agreements"
    again = tom.post(there, {**COLUMNS, "take": "yes"})
    assert problems(again) == ["All of these are recorded already."]
    assert Agreement.objects.count() == before + 2


@pytest.mark.django_db
def test_what_is_no_register_is_said(tom: Client) -> None:
    assert problems(sent(tom, b"%PDF-1.7 \x00\x01")) == [
        "This is no workbook or CSV file that can be read. Save it as XLSX or CSV, and send it again."
    ]


@pytest.mark.django_db
def test_a_council_takes_its_own_contracts_away(place: Place, tom: Client) -> None:
    theirs = tom.get("/agreements/take-away/contracts.csv").content.decode("utf-8-sig")
    assert theirs.startswith(
        "Organisation name,Contract Reference number / ID,Open Contracting ID,"
    )
    assert "A school, built for Tom" in theirs and "built for Bea" not in theirs
