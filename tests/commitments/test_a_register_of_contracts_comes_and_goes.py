"""A council takes its register of contracts in, once it has said what stands where, and takes it away again as the Transparency Code has it."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from tests.cast import NOW
from tests.commitments.conftest import BUILDERS, Place
from tests.commitments.test_agreements_are_kept_on_pages import at, problems, text
from weft.analysis.commitments.columns import Table, as_csv, as_xlsx, guessed, read_table
from weft.analysis.commitments.register import COLUMNS as KNOWN
from weft.analysis.commitments.register import (
    Contract,
    Register,
    Supplier,
    contracts_in,
)
from weft.analysis.commitments.written import WRITTEN, rows_of
from weft.audit.models import Entry
from weft.commitments import actions, queries
from weft.commitments.actions import Described
from weft.commitments.models import Agreement, Intake, Party
from weft.commitments.rules import AgreementKind
from weft.organisations.access import Viewer

HEADINGS = "Contract Reference number / ID,Title of the Agreement,Contract type,Contract start date,End date,Contract value,Supplier name"
ROWS = (
    "C1,Roofs,,01/04/2026,31/12/2099,\"£1,000.50\",Ostle", "C1,Roofs,,01/04/2026,31/12/2099,1000.50,Fennel",
    ",Paths,Framework agreement,01-Apr-2020,31/03/2021,,Mill", "C3,Walls,,soon,,,Mill", "C4,,,,,,Mill", "C5,Gates,,,,(300),Mill",
)  # fmt: skip
FILE = "\r\n".join(["Contracts of a council", HEADINGS, *ROWS]).encode("cp1252")
OCDS = Path(__file__).parents[3] / "shared/data/ocds"
REAL = Path(__file__).parents[3] / "shared/data/contracts/norfolk_contract_register_2015.csv.gz"


def register(table: Table) -> Register:
    return contracts_in(table, guessed(table.headings, KNOWN))


def taken(table: Table) -> tuple[list[Contract], list[tuple[str, ...]]]:
    found = register(table)
    return found.found, [one.whys for one in found.left]


def of_rows(*rows: str, headings: str = HEADINGS) -> Register:
    return register(read_table("\r\n".join((headings, *rows)).encode(), KNOWN))


@pytest.mark.parametrize(("cell", "names"), [
    ("Ostle; Fennel & Brook", ("Ostle", "Fennel & Brook")), ("Ostle\nFennel\n", ("Ostle", "Fennel")), ("Ostle;  Ostle", ("Ostle",)),
    ("Smith, Jones & Co", ("Smith, Jones & Co",)),
])  # fmt: skip
def test_several_suppliers_in_a_cell_are_several(cell: str, names: tuple[str, ...]) -> None:
    (found,) = of_rows(f'C1,Roofs,,01/04/2026,31/12/2026,1000,"{cell}"').found
    assert found.names == names


def test_rows_of_one_contract_are_one_and_what_cannot_be_read_is_said() -> None:
    sheet = read_table(FILE, KNOWN)
    found, left = register(sheet).found, register(sheet).left
    roofs, paths = found
    assert (roofs.number, roofs.names, roofs.value_gbp) == (
        "C1",
        ("Ostle", "Fennel"),
        Decimal("1000.50"),
    )
    assert (roofs.begins, roofs.ends) == (date(2026, 4, 1), date(2099, 12, 31))
    assert (paths.is_framework, paths.begins, paths.value_gbp) == (True, date(2020, 4, 1), None)
    assert [(one.row, *one.whys) for one in left] == [
        (6, "“soon” is no date of the calendar. Write one, such as 31/03/2027, or leave it empty."), (7, "It does not say what it is called."),
        (8, "“(300)” stands in brackets, as amounts below 0 do. Write it without, or leave it empty."),
    ]  # fmt: skip


def test_all_that_is_wrong_with_a_row_is_said() -> None:
    headings = HEADINGS + ",Supplier registered company number,Supplier registered charity number"
    (left,) = of_rows(",,,,2027,(5),,12,x", headings=headings).left
    assert [one.partition("”")[0] if "“" in one else one for one in left.whys] == [
        "It does not say what it is called.", "It does not say who the supplier is.", "“2027", "“(5)", "“12", "“x",
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "begins", "ends"), [
    ("01-Jan-1990", date(1990, 1, 1), date(1990, 1, 1)), ("31.12.2099", date(2099, 12, 31), date(2099, 12, 31)),
    ("1st April 1987", date(1987, 4, 1), date(1987, 4, 1)), ("2027-03-31T00:00:00Z", date(2027, 3, 31), date(2027, 3, 31)),
    ("Feb 2026", date(2026, 2, 1), date(2026, 2, 28)), ("1/4/85", date(1985, 4, 1), date(1985, 4, 1)), ("ongoing", None, None),
    ("TBC", None, None), ("32874", date(1990, 1, 1), date(1990, 1, 1)),
])  # fmt: skip
def test_dates_are_read_as_councils_write_them(
    text: str, begins: date | None, ends: date | None
) -> None:
    (one,) = of_rows(f"C1,Roofs,,{text},{text},,Ostle").found
    assert (one.begins, one.ends) == (begins, ends)


@pytest.mark.parametrize(
    "headings",
    [
        "Contract Ref,Contract Name,Contractor,Start,End,Total Contract Value,Notes",
        "Ref. No.,Agreement Title,Supplier(s),Commencement Date,Expiry Date,Value (£),Notes",
        "Contract Number,Name of contract,Provider,Contract Start,Contract End,Contract Sum,Notes",
    ],
)
def test_headings_are_known_as_councils_write_them(headings: str) -> None:
    (one,) = of_rows('C1,Roofs,Ostle,01/04/2026,31/03/2027,"£1,000.50",x', headings=headings).found
    assert (one.number, one.title, one.names, one.value_gbp) == ("C1", "Roofs", ("Ostle",), Decimal("1000.50"))  # fmt: skip
    assert (one.begins, one.ends) == (date(2026, 4, 1), date(2027, 3, 31))
    assert one.suppliers[0].beside == {"Notes": "x"}


def test_a_value_that_nobody_knows_yet_is_kept_as_it_stands() -> None:
    (one,) = of_rows("C1,Roofs,,01/04/2026,,TBC,Ostle").found
    assert one.value_gbp is None
    assert one.suppliers[0].beside == {"Contract value": "TBC"}


def test_a_number_that_stands_twice_is_told_with_both_rows() -> None:
    found = of_rows(
        "C1,Roofs,,01/04/2026,,5,Ostle", "C1,Walls,,01/04/2026,,5,Ostle", "C1,Roofs,,01/04/2026,,6,Mill", "C1,Roofs,,01/04/2026,,5,Fennel",
        "C1,Roofs,,01/04/2026,,5,Ostle", ",Paths,,,,,Mill", ",Paths,,01/04/2026,,,Mill",
    )  # fmt: skip
    assert [one.title for one in found.found] == ["Roofs", "Walls", "Paths"]
    assert found.found[0].names == ("Ostle", "Mill", "Fennel")
    assert [(one.row, one.whys[0].split(".")[0]) for one in found.again] == [
        (3, "Its number C1 stands in row 2 as well, for “Roofs”"), (4, "It is the contract of row 2, with another value"),
        (6, "Row 2 says the same"), (8, "It is the contract of row 7, with another start"),
    ]  # fmt: skip


def test_a_contract_whose_supplier_nobody_has_said_is_taken_by_its_number_or_its_first_day() -> (
    None
):
    found = of_rows(
        "C1,Roofs,,,,5,", "C1,Roofs,,,,5,Ostle", ",Paths,,01/04/2026,,,", "Total,,,,,5,", ",Total,,,,5,", "C2,Walls,,,,,Mill", "C2,Walls,,,,,",
    )  # fmt: skip
    assert [(one.title, one.names) for one in found.found] == [
        ("Roofs", ("Ostle",)), ("Paths", ()), ("Walls", ("Mill",)),
    ]  # fmt: skip
    assert [len(one.suppliers) for one in found.found] == [1, 1, 1]
    assert [(one.row, one.whys) for one in found.left] == [
        (5, ("It does not say what it is called.",)), (6, ("It does not say who the supplier is.",)),
    ]  # fmt: skip


def test_a_day_until_which_it_can_be_extended_before_its_end_is_not_taken() -> None:
    headings = f"{HEADINGS},Last extension date"
    found = of_rows("C1,Roofs,,,31/03/2028,,Ostle,31/03/2027", headings=headings)
    assert found.found[0].may_extend_until is None
    assert found.again[0].whys == (
        "It says that it can be extended until 31/03/2027, before it ends on 31/03/2028. That is not taken: correct it, or leave it empty.",
    )
    assert as_csv(headings.split(","), rows_of("A", found.found, headings.split(","))).endswith(b",31/03/2027\r\n")  # fmt: skip


def test_companies_and_charities_are_known_by_their_numbers() -> None:
    headings = HEADINGS + ",Supplier registered company number,Supplier registered charity number"
    (one,) = of_rows("C1,Roofs,,,,,Ostle,gb/2165763,sc042386", headings=headings).found
    assert one.suppliers == (Supplier("Ostle", "02165763", "SC042386"),)
    assert one.suppliers[0].org_ids == (("GB-COH", "02165763"), ("GB-SC", "SC042386"))


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
    assert [(one.number, one.ocid, one.title, one.ends, one.names) for one in found] == [
        ("T7", "ocds-1", "Taxonomy", date(2025, 12, 31), ("Newcastle University",))
    ]
    assert left == [("It does not say who the supplier is.",)]


@pytest.mark.real_files
@pytest.mark.skipif(not REAL.exists(), reason="The register of a real council lies elsewhere.")
def test_the_register_of_a_county_is_read() -> None:
    sheet = read_table(gzip.decompress(REAL.read_bytes()), KNOWN)
    found, left = taken(sheet)
    assert (len(sheet.rows), len(found), len(left), len(register(sheet).again)) == (
        5729,
        5603,
        6,
        365,
    )
    assert all(one.title and one.suppliers for one in found)
    assert sum(bool(each.company) for one in found for each in one.suppliers) == 1019


@pytest.mark.real_files
@pytest.mark.parametrize(("name", "contracts"), [
    ("silvereye_cf_csv/export-2020-07-01_awards.csv", 10), ("silvereye_cf_csv/export-2020-08-05.csv", 18),
    ("silvereye_cf_csv/export-2020-08-05_single_buyer.csv", 4), ("silvereye_xlsx/spreadsheet_with_meta_template.xlsx", 1),
])  # fmt: skip
@pytest.mark.skipif(not OCDS.exists(), reason="What Contracts Finder gave lies elsewhere.")
def test_what_contracts_finder_gave_is_read(name: str, contracts: int) -> None:
    found, left = taken(read_table((OCDS / name).read_bytes(), KNOWN))
    assert len(found) == contracts
    assert set(left) <= {("It does not say who the supplier is.",)}


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
        "contracts.csv: this is a PDF, which holds no table that can be read exactly. Ask for the CSV or the workbook that it was made from."
    ]


@pytest.mark.django_db
def test_a_council_takes_its_own_contracts_away(place: Place, tom: Client) -> None:
    theirs = tom.get("/agreements/take-away/contracts.csv").content.decode("utf-8-sig")
    assert theirs.startswith(
        "Organisation name,Contract Reference number / ID,Open Contracting ID,"
    )
    assert "A school, built for Tom" in theirs and "built for Bea" not in theirs


@pytest.mark.django_db
def test_what_was_recorded_without_a_supplier_comes_back(place: Place, tom: Client) -> None:
    page = sent(tom, f"{HEADINGS},SME supplier\r\nC1,Roofs,,01/04/2026,,5,,n/a".encode())
    assert "1 of these names no supplier." in text(page)
    tom.post(page.redirect_chain[-1][0], {**COLUMNS, "take": "yes"})
    roofs = Agreement.objects.get(title="Roofs")
    assert [one.role for one in roofs.parties.all()] == ["buyer"]
    out = tom.get("/agreements/take-away/contracts.csv").content
    assert b"Roofs" in out and b"n/a" in out
    again = text(sent(tom, out))
    assert "0 agreements would be recorded. 2 are recorded already." in again
    assert "left out" not in again


NUMBERED = HEADINGS + ",Supplier registered company number,Supplier registered charity number"
BOUND = ("C1,Roofs,,,,,Fennel & Sons,02165763,", "C2,Walls,,,,,Ostle,SC257136,1090095")


@pytest.fixture
def numbered(place: Place) -> Place:
    """The builders have a number."""
    place.cast.organisations[BUILDERS].identifiers.create(scheme="GB-COH", number="02165763")
    return place


@pytest.mark.django_db
def test_a_supplier_is_known_by_its_number_before_its_name(numbered: Place, tom: Client) -> None:
    page = sent(tom, "\r\n".join((NUMBERED, *BOUND)).encode())
    assert (
        f"1 supplier is an organisation here by its number, and will see the agreement with it: Fennel & Sons: {BUILDERS}"
        in text(page)
    )
    there = page.redirect_chain[-1][0]
    tom.post(there, {**COLUMNS, "company": "7", "charity": "8", "take": "yes"})
    bound = {
        one.name: one
        for one in Party.objects.filter(role="supplier", agreement__intake__isnull=False)
    }
    assert bound["Fennel & Sons"].organisation == numbered.cast.organisations[BUILDERS]
    assert (bound["Ostle"].organisation, bound["Ostle"].company, bound["Ostle"].charity) == (
        None,
        "SC257136",
        "1090095",
    )
    out = tom.get("/agreements/take-away/contracts.csv").content.decode("utf-8-sig")
    assert "Fennel & Sons,02165763," in out and "Ostle,SC257136,1090095" in out
    walls = [Agreement.objects.prefetch_related("parties").get(title="Walls")]
    assert [
        one.name for one in queries.parties_called(queries.promising(walls[0]), "SC257136")
    ] == ["Ostle"]


def taken_in(tom: Client) -> Intake:
    tom.post(sent(tom).redirect_chain[-1][0], {**COLUMNS, "take": "yes"})
    return Intake.objects.latest("pk")


def taken_back(
    client: Client, intake: Intake, because: str = "Of another council."
) -> HttpResponse:
    return client.post(
        f"/agreements/taken-in/{intake.ref}/take-back/", {"because": because}, follow=True
    )


@pytest.mark.django_db
def test_a_register_is_taken_back_with_a_reason_and_can_come_once_more(
    place: Place, tom: Client
) -> None:
    before, intake = Agreement.objects.count(), taken_in(tom)
    assert problems(taken_back(tom, intake, " ")) == ["Say why"]
    page = text(taken_back(tom, intake))
    assert "Taken back on" in page and "Of another council." in page
    assert Agreement.objects.count() == before and not Party.objects.filter(name="Ostle").exists()
    assert Entry.objects.latest("pk").act == "take back agreements"
    assert problems(taken_back(tom, intake)) == ["It is taken back already."]
    taken_in(tom)
    assert Agreement.objects.count() == before + 2


HAPPENS: dict[str, Callable[[Agreement, Viewer], object]] = {
    "described": lambda one, by: actions.describe_agreement(agreement=one, told=Described("Roofs of schools"), by=by, at=NOW),
    "noted": lambda one, by: actions.note_conversation(agreement=one, on=NOW.date(), text="They called.", by=by, at=NOW),
    "spent": lambda one, by: actions.record_drawdown(
        agreement=one, begins=date(2026, 5, 1), ends=date(2026, 5, 1), amount_gbp=Decimal(5), source="F1", by=by, at=NOW
    ),
    "above another": lambda one, by: actions.record_agreement(
        kind=AgreementKind.CALL_OFF, title="A call-off", parties=[], under=one, by=by, at=NOW
    ),
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("happened", HAPPENS)
def test_what_something_has_happened_with_is_not_taken_back(
    place: Place, tom: Client, happened: str
) -> None:
    intake = taken_in(tom)
    HAPPENS[happened](Agreement.objects.get(title="Roofs"), place.viewer("Tom"))
    (said,) = problems(taken_back(tom, intake))
    assert said.startswith("Something has happened since with “Roofs”")
    assert intake.agreements.count() == 2


@pytest.mark.django_db
def test_nobody_else_takes_it_back(place: Place, tom: Client) -> None:
    intake = taken_in(tom)
    assert [taken_back(at(place, who), intake).status_code for who in ("Bea", "Mo", "Rita")] == [
        404,
        404,
        403,
    ]
    assert intake.agreements.count() == 2
