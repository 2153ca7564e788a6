"""A register in use, for the tests of looking a name up."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from weft.analysis.editions import Editions
from weft.analysis.registers.load import load
from weft.analysis.spend.example.register_files import COLUMNS
from weft.analysis.spend.example.writing import write_csv

COMPANIES = (
    ("QUILLMOUTH YOUTH PROJECT", "01234567", "ZX1 1AA"),
    ("ZELLENFOLD AND QUILLMOUTH YOUTH PROJECT", "07654321", "ZX2 2BB"),
)


def put_companies_to_use() -> None:
    """Companies House with these companies, in the data folder of the site."""
    editions, at = Editions(Path(settings.DATA_FOLDER)), datetime(2026, 4, 1, tzinfo=UTC)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "companies.csv"
        write_csv(file, [COLUMNS, *(_company(*one) for one in COMPANIES)])
        one = load("companies-house", [file], editions, at=at)
    editions.activate(one.kind, one.name, at=at)


def _company(name: str, number: str, postcode: str) -> list[str]:
    told = {"CompanyName": name, " CompanyNumber": number, "RegAddress.PostCode": postcode}
    told |= {"CompanyCategory": "Private Limited Company", "CompanyStatus": "Active"}
    return [told.get(column, "") for column in COLUMNS]
