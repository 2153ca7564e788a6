"""Payees who are people are met by those who sent the files, where they correct them, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client

from tests.cast import Cast
from tests.spend.conftest import AMBLEFORD, analyse, send
from weft.organisations.rules import Role
from weft.spend.models import PaymentFile, Run
from weft.spend.results import DOWNLOADS, report_at

pytestmark = pytest.mark.django_db
PERSON = "Zachariah Quillfeather"
FILE = (
    "Supplier Name,Payment Date,Net Amount,Service Area,Purpose\r\n"
    "Canal Boats plc,05/04/2024,1200.00,Parks,Repairs\r\n"
    f"Mr {PERSON},07/04/2024,75.00,Adults,Allowance of Mr {PERSON}\r\n"
    f"Canal Boats plc,08/04/2024,5.00,Parks,Refund to Mr {PERSON}\r\n"
    f"Mr {PERSON},soon,75.00,Adults,Allowance\r\n"
)
LINK = re.compile(r'href="(/spend/[^"#]*)"')


def opened(content: bytes) -> bytes:
    """The content of a file; of a workbook, that of all its parts."""
    if not content.startswith(b"PK"):
        return content
    with ZipFile(BytesIO(content)) as parts:
        return b"".join(parts.read(name) for name in parts.namelist())


def everything(client: Client) -> dict[str, bytes]:
    """Every page of spend that links lead to, and everything that can be taken away."""
    found: dict[str, bytes] = {}
    waiting = ["/spend/"]
    while waiting:
        address = waiting.pop().replace("&amp;", "&")
        if address in found:
            continue
        answer: Any = client.get(address)
        found[address] = opened(b"".join(answer))
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            waiting += LINK.findall(found[address].decode())
    return found


def test_readers_never_meet_them_and_analysts_only_where_they_correct_a_file(
    mabel: Client, cast: Cast, work: Callable[[], None]
) -> None:
    send(mabel, ("April.csv", FILE))
    work()
    run = analyse(mabel, "2024-25", work)
    file = PaymentFile.objects.get()
    cast.member("Connie", AMBLEFORD, Role.COMMISSIONER, administrator="Ada")
    for name in ("Rita", "Connie", "Mabel"):
        client = Client()
        client.force_login(cast.person(name))
        pages = everything(client)
        assert len(pages) > 15 + len(DOWNLOADS), name
        assert f"/spend/runs/{run.ref}/take-away/report.xlsx" in pages
        named = {address for address, page in pages.items() if b"Quillfeather" in page}
        theirs = {f"/spend/files/{file.ref}/{part}" for part in ("", "columns/", "not-understood/")}
        assert named == (theirs if name == "Mabel" else set()), name


def test_they_count_all_the_same(mabel: Client, work: Callable[[], None]) -> None:
    send(mabel, ("April.csv", FILE))
    work()
    run = analyse(mabel, "2024-25", work)
    from weft.spend.queries import folder_of

    report = report_at(folder_of(Run.objects.select_related("job").get(pk=run.pk)))
    total = next(figure for figure in report.figures() if figure.id.endswith("total"))
    assert str(total.value) == "1280.00"


def test_a_supplier_stays_in_the_list_where_a_payment_to_it_names_a_person(
    mabel: Client, work: Callable[[], None]
) -> None:
    send(mabel, ("April.csv", FILE))
    work()
    run = analyse(mabel, "2024-25", work)
    page = mabel.get(f"/spend/runs/{run.ref}/suppliers/").content.decode()
    assert "Canal Boats plc" in page
    assert "1 payee who is, or may be, a person" in page
