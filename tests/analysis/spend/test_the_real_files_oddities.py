"""The oddities that the gallery shows, one a file, are each dealt with."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from scripts.real_files import REAL

from tests.analysis.spend.conftest import RealReading

pytestmark = pytest.mark.real_files

BOLTON_2012 = "bolton_raw__expenditure-over-500-for-april-2012.csv"
BOLTON_JANUARY = "bolton_raw__expenditure-over-500-for-january-2016.csv"
BOLTON_APRIL = "bolton_raw__expenditure-over-500-for-april-2016.csv"
TELFORD = "telford_raw__Transparency_Report_December_2014.csv"
WAKEFIELD = "wakefield__2014-Q4__TRUNCATED.csv"
CQC = "ukgov_25k_raw__cqc__transparency_april_2010.csv"
DH = "ukgov_25k_raw__dh___25K_December_data.csv"
OFWAT = "ukgov_25k_raw__ofwat__prs_dat_transactions"
HMRC = "ukgov_25k_raw__hmrc__25kfeb12.csv"


@pytest.fixture
def gallery(read_once: Callable[[str], RealReading]) -> RealReading:
    return read_once("messy_gallery")


def payments(gallery: RealReading, path: str) -> pa.Table:
    table = gallery.payments()
    return table.filter(pc.equal(table["source_file"], path))


def test_the_rows_are_those_that_another_program_counted(gallery: RealReading) -> None:
    """The manifest's counts of data rows, made apart from Weft, totals and notes among them."""
    counted = 0
    with (REAL / "messy_gallery" / "MANIFEST.csv").open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            file = gallery.file(line["gallery_file"])
            if file["kind"] != "payments" or not line["data_rows"] or file["path"] == WAKEFIELD:
                continue
            aside = sum(
                kind["rows"]
                for name, kind in file["not_payments"].items()
                if name in {"a note", "a grand total", "a subtotal"}
            )
            assert file["rows_loaded"] + file["rows_quarantined"] + aside == int(line["data_rows"])
            counted += 1
    assert counted >= 17


def test_no_row_of_the_gallery_with_money_is_set_aside(gallery: RealReading) -> None:
    asides = [f for f in gallery.files if f["kind"] == "payments" and f["rows_quarantined"]]
    assert not asides


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("salford__2022-07.csv", "a contract list"),
        ("ukgov_25k_raw__gla__gla-over-25-1111.csv", "a nil return"),
        ("ukgov_25k_raw__nfc__nfc-over-25k-1006.csv", "a description of a dataset"),
        (f"{OFWAT}201107.csv", "no content"),
    ],
)
def test_what_is_something_else_is_named(gallery: RealReading, path: str, kind: str) -> None:
    assert gallery.file(path)["kind"] == kind
    assert gallery.file(path)["problem"] is None


def test_a_web_page_under_the_name_of_a_csv_is_told(gallery: RealReading) -> None:
    assert "web page" in gallery.file(f"{OFWAT}201202.csv")["problem"]


def test_a_workbook_under_the_name_of_a_csv_is_read(gallery: RealReading) -> None:
    file = gallery.file("ukgov_25k_raw__vmd__vmd-over-25k-1008.csv")
    assert (file["encoding"], file["rows_loaded"]) == ("workbook", 4)


@pytest.mark.parametrize(
    "path", ["manchester__2022-05.csv", "salford__2020-06.csv", "salford__2020-07.csv"]
)
def test_a_first_heading_behind_a_broken_mark_is_known(gallery: RealReading, path: str) -> None:
    body = gallery.file(path)["mapping"]["body"]
    assert body["column"] == 1
    assert body["heading"].endswith(" Name")
    assert pc.all(pc.is_valid(payments(gallery, path)["body"])).as_py()


def test_the_total_without_a_label_is_the_sum_above_it(gallery: RealReading) -> None:
    for path in (BOLTON_APRIL, TELFORD):
        assert "0.00" in [t["difference_gbp"] for t in gallery.file(path)["source_totals"]]


def test_an_excel_serial_among_british_dates_is_a_day_of_the_month(gallery: RealReading) -> None:
    days = payments(gallery, BOLTON_JANUARY)["date"]
    assert pc.min(days).as_py() >= date(2016, 1, 1)
    assert pc.max(days).as_py() <= date(2016, 1, 31)


def test_american_dates_are_proved_and_said(gallery: RealReading) -> None:
    table = gallery.file(CQC)["tables"][0]
    assert table["dates"].startswith("month")
    assert "American" in " ".join(table["notes"])
    days = payments(gallery, CQC)["date"]
    assert {(day.year, day.month) for day in days.to_pylist()} == {(2010, 4)}


def test_misread_characters_are_mended(gallery: RealReading) -> None:
    found = payments(gallery, BOLTON_2012)
    for column in ("supplier_name", "purpose", "department", "service", "category"):
        texts = [text for text in found[column].to_pylist() if text]
        assert not [text for text in texts if "â€" in text or "Ã" in text]


def test_aliases_joined_in_one_name_stay_whole(gallery: RealReading) -> None:
    assert any("#" in name for name in payments(gallery, BOLTON_2012)["supplier_name"].to_pylist())


def test_what_is_not_yet_available_is_no_number(gallery: RealReading) -> None:
    found = payments(gallery, WAKEFIELD)
    for column in ("company_number", "charity_number", "grant"):
        assert found[column].null_count == len(found), column


def test_company_numbers_have_eight_places_and_charities_fewer(
    read_once: Callable[[str], RealReading],
) -> None:
    found = read_once("wakefield").payments("company_number", "charity_number")
    companies = found["company_number"].drop_null().to_pylist()
    charities = found["charity_number"].drop_null().to_pylist()
    assert len(companies) > 40_000 and {len(number) for number in companies} == {8}
    assert len(charities) > 3_000 and {len(number) for number in charities} <= {6, 7, 8, 9}


def test_of_two_headings_alike_the_first_is_used_and_the_other_told(gallery: RealReading) -> None:
    table = gallery.file(WAKEFIELD)["tables"][0]
    assert table["mapping"]["category"]["heading"] == "Procurement Classification"
    assert "Procurement Classification" in table["not_used"]


def test_headings_under_titles_and_lists_of_choices_are_found(gallery: RealReading) -> None:
    assert gallery.file("ukgov_25k_raw__fera__fera-over-25k-1109.csv")["header_row"] == 3
    assert gallery.file("ukgov_25k_raw__nhsla__PublishedData.csv")["header_row"] == 3


def test_semicolons_part_the_columns_where_they_do(gallery: RealReading) -> None:
    file = gallery.file("ukgov_25k_raw__cefas__cefas-over-25k-1004.csv")
    assert (file["separator"], file["rows_loaded"]) == (";", 1)


def test_postcodes_are_postcodes(gallery: RealReading) -> None:
    for path in (DH, HMRC):
        found = [p for p in payments(gallery, path)["postcode"].to_pylist() if p]
        assert len(found) > 100
        assert all(5 <= len(postcode) <= 8 and " " in postcode for postcode in found)


def test_a_broken_heading_does_not_spoil_the_others(gallery: RealReading) -> None:
    mapping = gallery.file(f"{OFWAT}201101.csv")["mapping"]
    assert {"body", "date", "supplier_name", "amount"} <= mapping.keys()
    assert gallery.file(f"{OFWAT}201506.csv")["rows_loaded"] == 12
