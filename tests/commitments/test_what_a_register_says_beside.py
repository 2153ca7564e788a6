"""What a register says that is recorded nowhere (who buys it, by which procedure, whether the supplier is small) is kept as it stands, and goes out
again; for the people of its keeper alone."""

from __future__ import annotations

import csv
import gzip
import io
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests.cast import NOW
from tests.commitments.conftest import BUILDERS, ROOFERS, Place
from tests.commitments.test_a_register_of_contracts_comes_and_goes import REAL
from tests.commitments.test_a_register_of_contracts_comes_and_goes import sent as send
from tests.commitments.test_agreements_are_kept_on_pages import at, text
from weft.analysis.commitments.columns import (
    Row,
    Table,
    as_csv,
    as_xlsx,
    day_of,
    guessed,
    money_of,
    read_table,
)
from weft.analysis.commitments.register import COLUMNS, Register, contracts_in
from weft.analysis.commitments.written import headings_of, rows_of
from weft.analysis.identifiers import company_number
from weft.commitments import actions
from weft.commitments.models import Agreement, RegisterRow

HEADINGS = (
    "Organisation name", "Contract Reference number / ID", "Title of the Agreement", "Contract type", "Directorate / service responsible", "Contract start date",
    "End date", "Contract value", "Supplier name", "Supplier registered company number", "SME supplier", "Nominated contact point: email", "Tender process type", "Risk",
)  # fmt: skip
ROOFS = ("Ambleford Council", "C1", "Roofs", "Spot contract", "HIGHWAYS", "01/04/2026", "ongoing", "1000", "Ostle", "", "Yes", "buy@ambleford.example", "Open", "low")  # fmt: skip
ALSO = ("Ambleford Council", "C1", "Roofs", "Spot contract", "HIGHWAYS", "01/04/2026", "ongoing", "1000", BUILDERS, "02165763", "No", "buy@ambleford.example", "Open", "low")  # fmt: skip


def lines(*rows: tuple[str, ...], headings: tuple[str, ...] = HEADINGS) -> bytes:
    into = io.StringIO()
    csv.writer(into).writerows((headings, *rows))
    return into.getvalue().encode()


def register(table: Table) -> Register:
    return contracts_in(table, guessed(table.headings, COLUMNS))


def written(found: Register, form: str) -> Table:
    headings = headings_of(found.found)
    rows = rows_of("Ambleford Council", found.found, headings)
    out = as_csv(headings, rows) if form == "csv" else as_xlsx("contracts", headings, rows)
    return read_table(out, COLUMNS)


def cells(table: Table, row: Row) -> dict[str, str]:
    return row.said({heading: at for at, heading in enumerate(table.headings)})


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_stands_beside_goes_out_as_it_came(form: str) -> None:
    out = written(register(read_table(lines(ROOFS, ALSO), COLUMNS)), form)
    ostle, fennel = (cells(out, row) for row in out.rows)
    assert [{name: one[name] for name in HEADINGS[3:5] + HEADINGS[10:]} for one in (ostle, fennel)] == [
        dict(zip(HEADINGS[3:5] + HEADINGS[10:], row[3:5] + row[10:], strict=True)) for row in (ROOFS, ALSO)
    ]  # fmt: skip
    assert ostle["End date"] == "ongoing"


def test_headings_come_in_the_order_of_the_schema_and_those_of_ones_own_last() -> None:
    there = headings_of(register(read_table(lines(ROOFS, ALSO), COLUMNS)).found)
    assert there.index("Contract type") < there.index(HEADINGS[4]) < there.index("End date")
    assert there[-2:] == ("Tender process type", "Risk")


def test_what_two_rows_say_otherwise_of_one_supplier_is_told() -> None:
    other = (*ROOFS[:12], "Restricted", "high")
    (again,) = register(read_table(lines(ROOFS, other), COLUMNS)).again
    assert again.whys[0].startswith(
        "It names the contract and the supplier of another row, with another “Tender process type”, “Risk”."
    )


def test_of_open_data_laid_out_as_a_table_nothing_is_kept_beside() -> None:
    table = read_table(lines(("T", "S", "x"), headings=("releases/0/tender/title", "releases/0/awards/0/suppliers/0/name", "version")), COLUMNS)  # fmt: skip
    (one,) = register(table).found
    assert one.suppliers[0].beside == {}


def same(heading: str, text: str) -> object:
    """What a cell of a taken column means, however it is written."""
    if heading in ("Contract start date", "End date", "Last extension date"):
        return day_of(text)
    if heading == "Contract value":
        return money_of(text)
    return company_number(text) if heading == "Supplier registered company number" else text


@pytest.mark.real_files
@pytest.mark.skipif(not REAL.exists(), reason="The register of a real council lies elsewhere.")
def test_every_cell_of_the_register_of_a_county_goes_out_again() -> None:
    key = ("Contract Reference number / ID", "Title of the Agreement", "Supplier name")
    table = read_table(gzip.decompress(REAL.read_bytes()), COLUMNS)
    found = register(table)
    out = written(found, "csv")
    there = {tuple(one[name] for name in key): one for one in (cells(out, row) for row in out.rows)}
    told = {one.row for one in (*found.left, *found.again) if any("can be extended" not in why for why in one.whys)}  # fmt: skip
    compared = 0
    for row in (row for row in table.rows if row.number not in told):
        came = {name: text for name, text in cells(table, row).items() if text}
        went = there[tuple(came.get(name, "") for name in key)]
        ours = {"Organisation name": "Ambleford Council"}
        assert {name: same(name, went[name]) for name in came} == {name: same(name, text) for name, text in {**came, **(ours if "Organisation name" in came else {})}.items()}  # fmt: skip
        compared += len(came)
    assert compared == 90_822


@pytest.fixture
def tom(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(settings, "UPLOAD_FOLDER", tmp_path)
    place.cast.organisations[BUILDERS].identifiers.create(scheme="GB-COH", number="02165763")
    return at(place, "Tom")


@pytest.fixture
def roofs(tom: Client) -> Agreement:
    """A contract that was taken in with all that its register says."""
    there = send(tom, lines(ROOFS, ALSO)).redirect_chain[-1][0]
    columns = {name: str(column) for name, column in guessed(HEADINGS, COLUMNS).items()}
    tom.post(there, {**columns, "take": "yes"})
    return Agreement.objects.get(title="Roofs")


def taken_away(tom: Client) -> dict[str, dict[str, str]]:
    """The rows of the register of Roofs, by their suppliers."""
    out = tom.get("/agreements/take-away/contracts.csv").content.decode("utf-8-sig")
    return {one["Supplier name"]: one for one in csv.DictReader(io.StringIO(out)) if one["Title of the Agreement"] == "Roofs"}  # fmt: skip


@pytest.mark.django_db
def test_it_is_said_before_which_columns_are_kept_as_they_stand(tom: Client) -> None:
    page = text(send(tom, lines(ROOFS)))
    assert "5 more columns are kept as they stand" in page
    assert "Directorate / service responsibleSME supplierNominated contact point: emailTender process typeRisk" in page  # fmt: skip


@pytest.mark.django_db
def test_it_goes_out_with_the_register(tom: Client, roofs: Agreement) -> None:
    out = taken_away(tom)
    assert [out["Ostle"][name] for name in HEADINGS] == [*ROOFS[:7], "1000.00", *ROOFS[8:]]
    assert out[BUILDERS]["SME supplier"] == "No"


@pytest.mark.django_db
def test_its_keeper_alone_reads_it(place: Place, tom: Client, roofs: Agreement) -> None:
    there = f"/agreements/{roofs.ref}/"
    assert "SME supplier: Yes" in text(tom.get(there)) and "Risk: low" in text(tom.get(there))
    theirs = text(at(place, "Mo").get(there))
    assert "Roofs" in theirs and "Risk" not in theirs and "SME supplier" not in theirs


@pytest.mark.django_db
def test_what_is_recorded_since_stands_before_what_the_register_said(
    place: Place, tom: Client, roofs: Agreement
) -> None:
    actions.extend_agreement(
        agreement=roofs, ends=date(2028, 3, 31), on=date(2026, 4, 1), because="x", by=place.viewer("Tom"), at=NOW
    )  # fmt: skip
    assert taken_away(tom)["Ostle"]["End date"] == "31/03/2028"


@pytest.mark.django_db
def test_whoever_takes_a_suppliers_place_has_what_is_said_of_the_contract_alone(
    place: Place, tom: Client, roofs: Agreement
) -> None:
    leaving, coming = (place.cast.organisations[name] for name in (BUILDERS, ROOFERS))
    actions.novate(agreement=roofs, leaving=leaving, coming=coming, on=date(2026, 6, 1), because="x", by=place.viewer("Tom"), at=NOW)  # fmt: skip
    out = taken_away(tom)
    assert set(out) == {"Ostle", coming.name}
    assert (out[coming.name]["Tender process type"], out[coming.name]["SME supplier"]) == ("Open", "")  # fmt: skip


@pytest.mark.django_db
def test_it_goes_with_the_agreements_when_the_register_is_taken_back(
    place: Place, tom: Client, roofs: Agreement
) -> None:
    assert RegisterRow.objects.count() == 2 and roofs.intake is not None
    actions.take_back_contracts(intake=roofs.intake, because="x", by=place.viewer("Tom"), at=NOW)
    assert not RegisterRow.objects.exists()
