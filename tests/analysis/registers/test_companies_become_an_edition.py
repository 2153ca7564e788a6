"""Companies House's file becomes an edition that says of each company what the file says."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from tests.analysis.registers.sample import ROOFS, companies_csv, company, loaded, rejected, rows
from weft.analysis.editions import State
from weft.analysis.errors import WeftError

FILE = "BasicCompanyDataAsOneFile-2026-03-01.csv"


def test_a_company_is_kept_with_what_is_known_of_it(tmp_path: Path) -> None:
    edition = loaded(tmp_path, "companies-house", {FILE: companies_csv(ROOFS)})
    (roofs,) = rows(edition)
    told = {key: roofs[key] for key in ("org_id", "name", "postcode", "kind", "status", "active")}
    assert told == {
        "org_id": "GB-COH-01234567",
        "name": "QUILLMOUTH ROOFS LIMITED",
        "postcode": "QM1 1AA",
        "kind": "company",
        "status": "Active",
        "active": True,
    }
    assert (roofs["sic_codes"], roofs["sic_section"]) == (["43910"], "F")
    assert (roofs["size"], roofs["registered_on"]) == ("micro", date(2010, 7, 29))
    assert (roofs["source_file"], roofs["source_row"]) == (FILE, 2)


def test_a_previous_name_is_kept_with_the_day_it_ended(tmp_path: Path) -> None:
    edition = loaded(tmp_path, "companies-house", {FILE: companies_csv(ROOFS)})
    (before,) = rows(edition, "other_names")
    assert before["org_id"] == "GB-COH-01234567"
    assert (before["name"], before["sort"]) == ("HESKERBY SLATES LIMITED", "previous")
    assert before["until"] == date(2015, 2, 1)


def test_the_edition_is_named_after_the_day_in_the_files_name(tmp_path: Path) -> None:
    edition = loaded(tmp_path, "companies-house", {FILE: companies_csv(ROOFS)})
    assert (edition.named(), edition.state) == ("companies-house 2026-03-01", State.CHECKED)


def test_parts_and_zips_are_one_register(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("part2.csv", companies_csv(company("CORVOLBY CARE LTD", "00000022")))
    files = {"part1.csv": companies_csv(ROOFS), "part2.zip": packed.getvalue()}
    edition = loaded(tmp_path, "companies-house", files, name="2026-03")
    assert {row["org_id"] for row in rows(edition)} == {"GB-COH-01234567", "GB-COH-00000022"}
    assert {row["source_file"] for row in rows(edition)} == {"part1.csv", "part2.zip!part2.csv"}


def test_a_company_in_two_parts_counts_once(tmp_path: Path) -> None:
    files = {"1.csv": companies_csv(ROOFS), "2.csv": companies_csv(ROOFS)}
    edition = loaded(tmp_path, "companies-house", files, name="2026-03")
    assert len(rows(edition)) == 1
    assert len(rows(edition, "other_names")) == 1
    assert (edition.facts["rows_read"], edition.facts["rows_repeated"]) == (2, 1)


@pytest.mark.parametrize(
    ("category", "kind"),
    [
        ("Private Limited Company", "company"),
        ("Community Interest Company", "CIC"),
        ("Charitable Incorporated Organisation", "charity"),
        ("Registered Society", "co-operative"),
        ("Royal Charter Company", None),
        ("A category that is new", None),
    ],
)
def test_the_category_gives_the_kind(tmp_path: Path, category: str, kind: str | None) -> None:
    one = company("HESKERBY", "01234567", CompanyCategory=category)
    (row,) = rows(loaded(tmp_path, "companies-house", {FILE: companies_csv(one)}))
    assert row["kind"] == kind


@pytest.mark.parametrize(
    ("sic", "codes", "section"),
    [
        (("43910 - Roofing activities",), ["43910"], "F"),
        (("99999 - Dormant Company",), ["99999"], None),
        (("74990 - Non-trading company", "85200 - Primary education"), ["74990", "85200"], "P"),
        (("None Supplied",), [], None),
    ],
)
def test_the_section_is_of_the_first_code_that_says_something(
    tmp_path: Path, sic: tuple[str, ...], codes: list[str], section: str | None
) -> None:
    texts = {"SICCode.SicText_1": ""} | {f"SICCode.SicText_{n}": t for n, t in enumerate(sic, 1)}
    (row,) = rows(
        loaded(
            tmp_path, "companies-house", {FILE: companies_csv(company("A B", "01234567", **texts))}
        )
    )
    assert (row["sic_codes"], row["sic_section"]) == (codes, section)


@pytest.mark.parametrize(
    ("accounts", "size"),
    [("TOTAL EXEMPTION FULL", "small"), ("MEDIUM", "medium"), ("FULL", None), ("DORMANT", None)],
)
def test_the_accounts_give_a_size_only_where_they_tell(
    tmp_path: Path, accounts: str, size: str | None
) -> None:
    one = company("A B", "01234567", **{"Accounts.AccountCategory": accounts})
    (row,) = rows(loaded(tmp_path, "companies-house", {FILE: companies_csv(one)}))
    assert row["size"] == size


def test_a_row_that_cannot_be_used_is_rejected_with_its_place_and_reason(tmp_path: Path) -> None:
    lines = companies_csv(
        ROOFS, company("NO NUMBER LTD", "n/a"), company("", "00000007")
    ).splitlines()
    lines.insert(2, '"a row","of three","cells"')
    lines.insert(4, "")
    edition = loaded(tmp_path, "companies-house", {FILE: "\n".join(lines) + "\n"})
    assert [(row["file"], row["row"], row["reason"]) for row in rejected(edition)] == [
        (FILE, "3", "not as many cells as the heading has"),
        (FILE, "4", "no number, or one that the register does not use"),
        (FILE, "6", "no name"),
    ]
    assert [row["source_row"] for row in rows(edition)] == [2]
    assert edition.facts["rows_rejected"] == 3


def test_an_edition_of_many_rejected_rows_is_refused(tmp_path: Path) -> None:
    text = companies_csv(ROOFS, *(company(f"NO {n} LTD", "n/a") for n in range(3)))
    edition = loaded(tmp_path, "companies-house", {FILE: text})
    assert edition.state == State.REFUSED


def test_letters_in_windows_1252_are_read(tmp_path: Path) -> None:
    text = companies_csv(company("CAFÉ CORVOLBY LIMITED", "00000001"), ROOFS)
    edition = loaded(tmp_path, "companies-house", {FILE: text.encode("cp1252")})
    assert {row["name"] for row in rows(edition)} == {
        "CAFÉ CORVOLBY LIMITED",
        "QUILLMOUTH ROOFS LIMITED",
    }


@pytest.mark.parametrize(
    ("content", "looks"),
    [
        ("<html><body>Not found</body></html>", "a web page"),
        (
            "URN,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name)\n",
            "schools",
        ),
        ("Invoice,Pounds\n1,2\n", "a table headed Invoice, Pounds"),
        ('{"releases": [{"ocid": "ocds-1"}]}', "ocds"),
        ("%PDF-1.7", "a PDF"),
    ],
)
def test_a_file_of_another_kind_is_named(tmp_path: Path, content: str, looks: str) -> None:
    with pytest.raises(WeftError, match=f"not the register companies-house.*{looks}"):
        loaded(tmp_path, "companies-house", {FILE: content})
    assert not (tmp_path / "weft" / "companies-house").exists()


def test_an_unknown_register_is_answered_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(WeftError, match="There are: charity-commission, companies-house"):
        loaded(tmp_path, "companies", {FILE: companies_csv(ROOFS)})


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WeftError, match="is empty"):
        loaded(tmp_path, "companies-house", {FILE: ""})
