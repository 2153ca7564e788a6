"""Small registers of an invented place, each in its publisher's layout."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from weft.analysis.editions import Edition, Editions
from weft.analysis.registers.load import load

NOW = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)

COMPANY_COLUMNS = (
    "CompanyName", " CompanyNumber", "RegAddress.CareOf", "RegAddress.POBox",
    "RegAddress.AddressLine1", " RegAddress.AddressLine2", "RegAddress.PostTown",
    "RegAddress.County", "RegAddress.Country", "RegAddress.PostCode", "CompanyCategory",
    "CompanyStatus", "CountryOfOrigin", "DissolutionDate", "IncorporationDate",
    "Accounts.AccountRefDay", "Accounts.AccountRefMonth", "Accounts.NextDueDate",
    "Accounts.LastMadeUpDate", "Accounts.AccountCategory", "Returns.NextDueDate",
    "Returns.LastMadeUpDate", "Mortgages.NumMortCharges", "Mortgages.NumMortOutstanding",
    "Mortgages.NumMortPartSatisfied", "Mortgages.NumMortSatisfied", "SICCode.SicText_1",
    "SICCode.SicText_2", "SICCode.SicText_3", "SICCode.SicText_4",
    "LimitedPartnerships.NumGenPartners", "LimitedPartnerships.NumLimPartners", "URI",
    *(f" PreviousName_{n}.{part}" for n in range(1, 11) for part in ("CONDATE", "CompanyName")),
    "ConfStmtNextDueDate", " ConfStmtLastMadeUpDate",
)  # fmt: skip
ROOFS = {
    "CompanyName": "QUILLMOUTH ROOFS LIMITED",
    "CompanyNumber": "01234567",
    "RegAddress.PostCode": "QM1 1AA",
    "CompanyCategory": "Private Limited Company",
    "CompanyStatus": "Active",
    "IncorporationDate": "29/07/2010",
    "Accounts.AccountCategory": "MICRO ENTITY",
    "SICCode.SicText_1": "43910 - Roofing activities",
    "PreviousName_1.CONDATE": "01/02/2015",
    "PreviousName_1.CompanyName": "HESKERBY SLATES LIMITED",
}


def company(name: str, number: str, **more: str) -> dict[str, str]:
    """A company like the first one, with another name and number."""
    row = {k: v for k, v in ROOFS.items() if not k.startswith("Previous")}
    return row | {"CompanyName": name, "CompanyNumber": number} | more


def companies_csv(*rows: Mapping[str, str]) -> str:
    """The 55 columns, each cell in quotation marks."""
    text = io.StringIO()
    text.write(",".join(COMPANY_COLUMNS) + "\n")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
    for row in rows:
        writer.writerow([row.get(name.strip(), "") for name in COMPANY_COLUMNS])
    return text.getvalue()


CHARITY = {
    "date_of_extract": "2026-03-01T00:00:00",
    "organisation_number": 7,
    "registered_charity_number": 1234567,
    "linked_charity_number": 0,
    "charity_name": "Quillmouth Lantern Trust",
    "charity_type": "Charitable company",
    "charity_registration_status": "Registered",
    "date_of_registration": "2011-05-06T00:00:00",
    "date_of_removal": None,
    "charity_contact_postcode": "QM2 2BB",
    "charity_company_registration_number": "7654321",
    "charity_is_cio": False,
}
CHARITY_NAME = {
    "date_of_extract": "2026-03-01T00:00:00",
    "organisation_number": 7,
    "registered_charity_number": 1234567,
    "linked_charity_number": 0,
    "charity_name_id": 1,
    "charity_name_type": "Working Name",
    "charity_name": "The Lantern",
}


def as_json(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """An array, with the byte order mark of the Commission's files."""
    return b"\xef\xbb\xbf" + json.dumps(list(rows)).encode()


def as_tabs(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """A heading and rows, parted by tabs."""
    lines = ["\t".join(rows[0])]
    lines += [
        "\t".join("" if value is None else str(value) for value in row.values()) for row in rows
    ]
    return ("\r\n".join(lines) + "\r\n").encode()


def loaded(folder: Path, kind: str, files: Mapping[str, str | bytes], **more: Any) -> Edition:
    """Write the files, load them as a register, and give the edition."""
    paths = []
    for name, content in files.items():
        path = folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        paths.append(path)
    return load(kind, paths, Editions(folder / "weft"), at=NOW, **more)


def rows(edition: Edition, table: str = "organisations") -> list[dict[str, Any]]:
    """The rows of one of its tables."""
    found: list[dict[str, Any]] = pq.read_table(edition.table(table)).to_pylist()
    return found


def rejected(edition: Edition) -> list[dict[str, str]]:
    """What stands in rejects.csv."""
    with (edition.folder / "rejects.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
