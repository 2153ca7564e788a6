"""Registers as they were really published load, with nothing rejected that is good."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.analysis.registers.sample import NOW, rows
from weft.analysis.editions import Editions, State
from weft.analysis.registers.load import load

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
FILES = [
    ("companies-house", "orgs/companies_house_sample/basic-sample.csv", 31),
    ("local-authorities", "orgs/local_authorities/uk_local_authorities_current.csv", 470),
    ("ocds", "ocds/contracts_finder_raw_2019_2020", 363),
    ("ocds", "ocds/contracts_finder_with_company_ids", 310),
    ("suppliers", "er/derived/trafford_supplier_id_vat_names.csv", 3217),
]


@pytest.mark.real_files
@pytest.mark.parametrize(("kind", "path", "organisations"), FILES)
def test_it_loads(tmp_path: Path, kind: str, path: str, organisations: int) -> None:
    file = SHARED / path
    if not file.exists():
        pytest.skip("needs the published files beside the project")
    edition = load(kind, [file], Editions(tmp_path), at=NOW, name="real")
    assert edition.state == State.CHECKED
    assert edition.facts["rows_rejected"] == 0
    assert len(rows(edition)) == organisations
