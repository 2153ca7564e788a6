"""Charities, schools, NHS bodies, contract parties and a body's own suppliers become editions."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.analysis.registers.sample import (
    CHARITY,
    CHARITY_NAME,
    as_json,
    as_tabs,
    loaded,
    rejected,
    rows,
)

SCHOOL = (
    '"URN","EstablishmentName","TypeOfEstablishment (name)","EstablishmentTypeGroup (name)",'
    '"EstablishmentStatus (name)","OpenDate","CloseDate","Town","Postcode","Trusts (code)"\n'
    '"100001","St Anne’s Primary School","Community school","Local authority maintained schools",'
    '"Open","01-09-1998","","Quillmouth","QM3 3CC",""\n'
    '"100002","Corvolby University","Higher education institutions","Universities","Closed",'
    '"","31-08-2020","Corvolby","QM4 4DD","5001"\n'
)
TRUST = (
    '"RQ9","QUILLMOUTH HOSPITALS NHS FOUNDATION TRUST","Y62","QE1","TRUST HOUSE","","","QUILLMOUTH",'
    '"","QM5 5EE","20010401","",,,,,,,,,,"0",,,,,\n'
    '"P81001","CORVOLBY SURGERY","Y62","QE1","1 HIGH STREET","","","CORVOLBY","","QM6 6FF",'
    '"19740401","20210331",,,,,,,,,,"0",,,,,\n'
)


@pytest.mark.parametrize("write", [as_json, as_tabs])
def test_a_charity_brings_its_other_names_and_its_company(tmp_path: Path, write: Any) -> None:
    files = {
        "publicextract.charity": write([CHARITY]),
        "publicextract.charity_other_names": write([CHARITY_NAME]),
    }
    edition = loaded(tmp_path, "charity-commission", files, name="2026-03")
    (lantern,) = rows(edition)
    assert (lantern["org_id"], lantern["kind"]) == ("GB-CHC-1234567", "charity")
    assert (lantern["active"], lantern["registered_on"]) == (True, date(2011, 5, 6))
    assert lantern["postcode"] == "QM2 2BB"
    assert [(n["name"], n["sort"]) for n in rows(edition, "other_names")] == [
        ("The Lantern", "other")
    ]
    assert rows(edition, "relations") == [
        {"org_id": "GB-CHC-1234567", "related_org_id": "GB-COH-07654321", "relation": "same"}
    ]


def test_a_removed_charity_is_not_active_and_a_linked_one_is_a_part(tmp_path: Path) -> None:
    removed = CHARITY | {"charity_registration_status": "Removed", "date_of_removal": "2020-01-02"}
    linked = CHARITY | {"linked_charity_number": 3, "charity_company_registration_number": None}
    content = as_json([removed, linked])
    edition = loaded(tmp_path, "charity-commission", {"charity.json": content}, name="2026-03")
    by_id = {row["org_id"]: row for row in rows(edition)}
    assert by_id["GB-CHC-1234567"]["active"] is False
    assert by_id["GB-CHC-1234567"]["dissolved_on"] == date(2020, 1, 2)
    assert {
        "org_id": "GB-CHC-1234567-3", "related_org_id": "GB-CHC-1234567", "relation": "part",
    } in rows(edition, "relations")  # fmt: skip


def test_a_charity_without_a_number_is_rejected(tmp_path: Path) -> None:
    many = [CHARITY | {"registered_charity_number": 200_000 + n} for n in range(60)]
    content = as_json([*many, CHARITY | {"registered_charity_number": None}])
    edition = loaded(tmp_path, "charity-commission", {"charity.json": content}, name="2026-03")
    assert [(row["row"], row["reason"]) for row in rejected(edition)] == [
        ("61", "no number, or one that the register does not use")
    ]


def test_json_that_breaks_off_leaves_no_edition(tmp_path: Path) -> None:
    content = as_json([CHARITY, CHARITY])[:-40]
    with pytest.raises(Exception, match=r"charity\.json: breaks off as JSON"):
        loaded(tmp_path, "charity-commission", {"charity.json": content}, name="2026-03")
    assert not list((tmp_path / "weft" / "charity-commission").iterdir())


def test_schools_are_read_in_windows_1252(tmp_path: Path) -> None:
    files = {"edubasealldata20260301.csv": SCHOOL.encode("cp1252")}
    edition = loaded(tmp_path, "schools", files)
    school, university = sorted(rows(edition), key=lambda row: row["org_id"])
    assert edition.name == "2026-03-01"
    assert (school["org_id"], school["name"]) == ("GB-EDU-100001", "St Anne’s Primary School")
    assert (school["kind"], school["active"], school["registered_on"]) == (
        "school", True, date(1998, 9, 1),
    )  # fmt: skip
    assert (university["kind"], university["active"]) == ("university", False)
    assert rows(edition, "relations")[0]["relation"] == "run by"


def test_nhs_bodies_are_read_without_a_heading(tmp_path: Path) -> None:
    edition = loaded(tmp_path, "nhs", {"etr.csv": TRUST}, name="2026-02")
    surgery, trust = sorted(rows(edition), key=lambda row: row["org_id"])
    assert (trust["org_id"], trust["kind"], trust["postcode"]) == ("GB-NHS-RQ9", "NHS", "QM5 5EE")
    assert (surgery["kind"], surgery["active"]) == ("NHS", False)
    assert surgery["dissolved_on"] == date(2021, 3, 31)


PARTY = {
    "id": "GB-COH-1234567",
    "name": "Quillmouth Roofs",
    "identifier": {"scheme": "GB-COH", "id": "1234567", "legalName": "QUILLMOUTH ROOFS LIMITED"},
    "additionalIdentifiers": [{"scheme": "GB-CHC", "id": "1234567"}],
    "address": {"postalCode": "QM1 1AA"},
    "roles": ["supplier", "tenderer"],
    "details": {"scale": "sme", "vcse": False},
}
RELEASE = {
    "ocid": "ocds-1",
    "parties": [PARTY],
    "buyer": {"id": "b1", "name": "Quillmouth Council"},
}
SHAPES = {
    "a package of releases": json.dumps({"uri": "x", "releases": [RELEASE, RELEASE]}),
    "a package of records": json.dumps({"records": [{"ocid": "1", "compiledRelease": RELEASE}]}),
    "records of releases": json.dumps({"records": [{"ocid": "1", "releases": [RELEASE]}]}),
    "one release": json.dumps(RELEASE),
    "an array of releases": json.dumps([RELEASE, RELEASE]),
    "releases on lines": f"{json.dumps(RELEASE)}\n{json.dumps(RELEASE)}\n",
    "packages on lines": f"{json.dumps({'releases': [RELEASE]})}\n{json.dumps({'releases': [RELEASE]})}\n",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_parties_of_contracts_are_kept_once_whatever_the_package(
    tmp_path: Path, shape: str
) -> None:
    edition = loaded(tmp_path, "ocds", {"package.json": SHAPES[shape]}, name="2026-03")
    by_name = {row["name"]: row for row in rows(edition)}
    assert set(by_name) == {"QUILLMOUTH ROOFS LIMITED", "Quillmouth Council"}
    roofs = by_name["QUILLMOUTH ROOFS LIMITED"]
    assert (roofs["org_id"], roofs["postcode"]) == ("GB-COH-01234567", "QM1 1AA")
    assert (roofs["category"], roofs["size"], roofs["vcse"]) == ("supplier, tenderer", "sme", False)
    assert [(r["related_org_id"], r["relation"]) for r in rows(edition, "relations")] == [
        ("GB-CHC-1234567", "same")
    ]
    assert [name["name"] for name in rows(edition, "other_names")] == ["Quillmouth Roofs"]


def test_a_line_that_is_no_json_is_rejected_and_the_others_are_read(tmp_path: Path) -> None:
    many = "".join(json.dumps(RELEASE) + "\n" for _ in range(60))
    edition = loaded(tmp_path, "ocds", {"feed.jsonl": many + '{"ocid": \n'}, name="2026-03")
    assert [(row["row"], row["reason"]) for row in rejected(edition)] == [
        ("61", "the line is no JSON object")
    ]
    assert len(rows(edition)) == 2


OWN = (
    ("Vendor Name", "Vendor No", "Post Code", "CRN", "VAT Reg No", "Address Type", "Branch in area",
     "Employees", "VCSE"),
    ("Quillmouth Roofs Ltd", "V1", "qm1 1aa", "1234567", "GB 123 4567 89", "Head Office", "no", "12", "N"),
    ("Quillmouth Roofs Ltd", "V1", "QM9 9ZZ", "1234567", "GB123456789", "Depot / branch", "Y", "12", "N"),
    ("The Lantern", "V2", "", "", "", "", "", "1,200", "yes"),
)  # fmt: skip


def own_csv() -> bytes:
    return "\n".join(",".join(f'"{cell}"' for cell in row) for row in OWN).encode()


def own_workbook() -> bytes:
    book, out = Workbook(), io.BytesIO()
    for row in OWN:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(("name", "write"), [("own.csv", own_csv), ("own.xlsx", own_workbook)])
def test_a_bodys_own_suppliers_bring_their_addresses(tmp_path: Path, name: str, write: Any) -> None:
    edition = loaded(tmp_path, "suppliers", {name: write()}, name="2026-03")
    lantern, roofs = sorted(rows(edition), key=lambda row: row["reference"], reverse=True)
    assert (roofs["reference"], roofs["vat_number"], roofs["employees"]) == (
        "V1",
        "GB123456789",
        12,
    )
    assert (lantern["vcse"], lantern["employees"]) == (True, 1200)
    assert rows(edition, "relations") == [
        {"org_id": roofs["org_id"], "related_org_id": "GB-COH-01234567", "relation": "same"}
    ]
    addresses = {
        (a["postcode"], a["kind_of_address"], a["branch"]) for a in rows(edition, "addresses")
    }
    assert addresses == {("qm1 1aa", "registered", False), ("QM9 9ZZ", "branch", True)}


def test_a_reference_under_two_names_keeps_both(tmp_path: Path) -> None:
    own = "Supplier,Supplier ID,Postcode\nLornolby Repairs,S77,\nHeskerby Mending,S77,\n"
    edition = loaded(tmp_path, "suppliers", {"own.csv": own}, name="2026-03")
    (kept,) = rows(edition)
    (other,) = rows(edition, "other_names")
    assert (kept["name"], other["name"], other["sort"]) == (
        "Lornolby Repairs", "Heskerby Mending", "other",
    )  # fmt: skip
