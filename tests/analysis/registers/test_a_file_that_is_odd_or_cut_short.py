"""Registers come cut short, in odd encodings, with notes above them: they load whole, or say what is wrong."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.analysis.registers.sample import (
    CHARITY,
    CHARITY_NAME,
    ROOFS,
    as_json,
    as_tabs,
    companies_csv,
    company,
    loaded,
    rejected,
    rows,
)
from tests.analysis.registers.test_other_registers_become_editions import SCHOOL, TRUST
from weft.analysis.registers.sources import CannotLoad

MANY = companies_csv(ROOFS, *(company(f"HESKERBY {n} LTD", f"{n:08}") for n in range(1, 201)))
CHARITIES = [CHARITY | {"registered_charity_number": 200_000 + n} for n in range(200)]
SHORT = {
    "companies-house": MANY.encode()[:-30],
    "charity-commission": as_tabs(CHARITIES)[:-30],
    "schools": (SCHOOL + SCHOOL.splitlines()[1]).encode()[:-30],
    "nhs": TRUST.encode()[:-40],
}


@pytest.mark.parametrize("kind", SHORT)
def test_a_register_that_ends_in_the_middle_of_a_row_is_no_edition(
    tmp_path: Path, kind: str
) -> None:
    with pytest.raises(CannotLoad, match=r"breaks off in the middle of row \d+\. Fetch it again"):
        loaded(tmp_path, kind, {"register.csv": SHORT[kind]}, name="2026-03")
    assert not list((tmp_path / "weft" / kind).iterdir())


@pytest.mark.parametrize("kind", ["charity-commission", "companies-house"])
def test_a_last_line_that_is_a_note_is_rejected_and_the_rest_is_read(
    tmp_path: Path, kind: str
) -> None:
    whole = {"companies-house": MANY.encode(), "charity-commission": as_tabs(CHARITIES)}[kind]
    edition = loaded(tmp_path, kind, {"register.csv": whole + b"Crown copyright\n"}, name="2026-03")
    assert len(rejected(edition)) == 1
    assert len(rows(edition)) >= 200


def damaged_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("companies.csv", MANY)
    content = bytearray(out.getvalue())
    content[len(content) // 2] ^= 255
    return bytes(content)


@pytest.mark.parametrize(
    "content", [gzip.compress(MANY.encode())[:-900], damaged_zip()], ids=["gzip", "zip"]
)
def test_a_damaged_download_says_so(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(CannotLoad, match=r"companies: damaged, or cut short\. Fetch it again"):
        loaded(tmp_path, "companies-house", {"companies": content}, name="2026-03")


def test_a_charity_may_tell_of_itself_over_several_lines(tmp_path: Path) -> None:
    text = 'Help\nfor\n"everyone"'
    plain, quoted = (
        CHARITY
        | {
            "registered_charity_number": number,
            "charity_activities": activities,
            "charity_has_land": False,
        }
        for number, activities in ((300001, text), (300002, '"Help\nfor ""everyone"""'))
    )
    named = plain | {"registered_charity_number": 300003, "charity_name": '"The ""Lamp"" House"'}
    files = {"publicextract.charity.txt": as_tabs([plain, quoted, named])}
    edition = loaded(tmp_path, "charity-commission", files, name="2026-03")
    assert [row["name"] for row in rows(edition)] == [
        "Quillmouth Lantern Trust", "Quillmouth Lantern Trust", 'The "Lamp" House',
    ]  # fmt: skip
    assert rejected(edition) == []


def test_other_names_alone_are_no_register_of_charities(tmp_path: Path) -> None:
    files = {"publicextract.charity_other_names.json": as_json([CHARITY_NAME])}
    with pytest.raises(
        CannotLoad, match=r"no column charity_registration_status.*publicextract\.charity,"
    ):
        loaded(tmp_path, "charity-commission", files, name="2026-03")


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    files = {"edubase.csv": SCHOOL.replace("EstablishmentStatus (name)", "Status")}
    with pytest.raises(CannotLoad, match=r"lacks the column EstablishmentStatus \(name\)\."):
        loaded(tmp_path, "schools", files, name="2026-03")


def test_nhs_files_may_have_a_heading(tmp_path: Path) -> None:
    cells = TRUST.splitlines()[0].count(",") + 1
    many = "".join(TRUST.replace("RQ9", f"R{n:02}").splitlines(keepends=True)[0] for n in range(90))
    heading = ",".join(["Organisation Code", "Name", *["x"] * (cells - 2)])
    edition = loaded(tmp_path, "nhs", {"etr.csv": f"{heading}\n{many}"}, name="2026-03")
    assert len(rows(edition)) == 90
    assert [row["row"] for row in rejected(edition)] == ["1"]


OWN = [["Extract of our ledger, March"], ["Vendor Name", "Vendor No", "Post Code"],
       ["Heskerby Café,\nTools & Sons", "15", "QM1 1AB"]]  # fmt: skip


def own_in_utf_16() -> bytes:
    return "\n".join("\t".join(f'"{c}"' for c in row) for row in OWN[1:]).encode("utf-16")


def own_with_semicolons() -> bytes:
    return "\r\n".join(";".join(f'"{c}"' for c in row) for row in OWN).encode("cp1252")


def own_on_a_second_sheet() -> bytes:
    book, out = Workbook(), io.BytesIO()
    book.active.append(["How to read this"])
    sheet = book.create_sheet("Suppliers")
    for row in OWN:
        sheet.append(row)
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("write", [own_in_utf_16, own_with_semicolons, own_on_a_second_sheet])
def test_a_bodys_own_list_is_found_under_notes_in_any_encoding(
    tmp_path: Path, write: object
) -> None:
    name = "own.xlsx" if write is own_on_a_second_sheet else "own.csv"
    edition = loaded(tmp_path, "suppliers", {name: write()}, name="2026-03")  # type: ignore[operator]
    assert [(row["name"], row["reference"]) for row in rows(edition)] == [
        ("Heskerby Café, Tools & Sons", "15")
    ]


def test_a_workbook_that_was_cut_short_says_so(tmp_path: Path) -> None:
    files = {"own.xlsx": own_on_a_second_sheet()[:2000]}
    with pytest.raises(CannotLoad, match="a workbook that is damaged or was cut short"):
        loaded(tmp_path, "suppliers", files, name="2026-03")
