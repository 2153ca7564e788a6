"""A run makes files to take away: its tables with their description, its payments, an extract without people."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pyarrow.parquet as pq
import pytest
from django.conf import settings
from django.test import Client

from tests.spend.conftest import analyse, send
from weft.spend.models import Run
from weft.spend.results import AS_COLUMNS, INDIVIDUAL

pytestmark = pytest.mark.django_db
Work = Callable[[], None]
FILE = (
    "Supplier Name,Payment Date,Net Amount,Service Area,Purpose,Postcode\r\n"
    "=1+1 Canal Boats plc,05/04/2024,1200.00,Parks,Repairs,Q1 1AA\r\n"
    "Canal Boats plc,06/04/2024,-20.50,Parks,Credit,Q1 1AA\r\n"
    "REDACTED PERSONAL DATA,07/04/2024,80.00,Adults,Care of Zachariah,Q1 1AB\r\n"
    "Mr John Smith,08/04/2024,75.00,Adults,Allowance,Q1 1AC\r\n"
    "Canal Boats plc,09/04/2024,5.00,Parks,Refund to Mr John Smith,Q1 1AA\r\n"
)


@pytest.fixture
def run(mabel: Client, work: Work) -> Run:
    send(mabel, ("April.csv", FILE))
    work()
    return analyse(mabel, "2024-25", work)


def taken(client: Client, run: Run, name: str) -> bytes:
    answer: Any = client.get(f"/spend/runs/{run.ref}/take-away/{name}")
    assert answer.status_code == 200, name
    return b"".join(answer)


def inside(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def test_every_table_comes_with_the_package_that_describes_it(mabel: Client, run: Run) -> None:
    files = inside(taken(mabel, run, "tables.zip"))
    described = json.loads(files.pop("datapackage.json"))
    assert len(files) > 10
    assert {each["path"] for each in described["resources"]} == set(files)
    for each in described["resources"]:
        assert each["hash"] == f"sha256:{sha256(files[each['path']]).hexdigest()}"


def test_every_payment_comes_as_parquet_with_people_not_named(mabel: Client, run: Run) -> None:
    table = pq.read_table(BytesIO(taken(mabel, run, "payments-shown.parquet")))
    assert tuple(table.column_names[: len(AS_COLUMNS)]) == AS_COLUMNS
    assert {"supplier_id", "locality", "district"} <= set(table.column_names)
    rows = table.to_pylist()
    assert len(rows) == 5
    theirs = [row for row in rows if row["payee"] == INDIVIDUAL]
    assert sorted(str(row["amount_gbp"]) for row in theirs) == ["5.00", "75.00"]
    left = {"date", "payee", "amount_gbp", "kept_apart", "kept_apart_because"}
    for row in theirs:
        told = {name for name, value in row.items() if value is not None}
        assert told <= left | {"source_file", "source_sheet", "source_row"}
    (withheld,) = (row for row in rows if row["payee"] == "redacted")
    assert withheld["locality"] is withheld["district"] is None
    assert not any("postcode" in name for name in table.column_names)


def test_the_extract_leaves_people_out_and_says_how_many_and_why(mabel: Client, run: Run) -> None:
    files = inside(taken(mabel, run, "extract.zip"))
    rows = list(csv.DictReader(StringIO(files["payments.csv"].decode(), newline="")))
    assert tuple(rows[0]) == AS_COLUMNS
    assert [row["amount_gbp"] for row in rows] == ["1200.00", "-20.50", "80.00"]
    assert rows[0]["payee"] == "'=1+1 Canal Boats plc"
    assert rows[2]["purpose"] == rows[2]["reference"] == rows[2]["category"] == ""
    said = files["what-was-left-out.txt"].decode()
    assert "Payments in payments.csv: 3, £1,259.50." in said
    assert f"Payments left out under {settings.LEFT_OUT_UNDER}: 2, £80.00." in said
    assert "section 40" in said
    assert "whose payee the published files withhold: 1, £80.00" in said
    assert b"Smith" not in files["payments.csv"]
    assert b"Zachariah" not in files["payments.csv"]


def test_the_law_is_the_one_that_the_site_is_told(
    mabel: Client, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "LEFT_OUT_UNDER", "section 38 of another Act")
    send(mabel, ("Other.csv", FILE.replace("1200", "1300")))
    work()
    run = analyse(mabel, "2024-25", work)
    said = inside(taken(mabel, run, "extract.zip"))["what-was-left-out.txt"].decode()
    assert "Payments left out under section 38 of another Act: 2, £80.00." in said
