"""Payees who are people are met by those who sent the files, where they correct them, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pyarrow.parquet as pq
import pytest
from django.test import Client
from pypdf import PdfReader

from tests.cast import NOW, Cast
from tests.spend.conftest import AMBLEFORD, analyse, send
from tests.spend.published import published
from weft.organisations.rules import Role
from weft.spend.actions import agree_to_share, offer_to_share
from weft.spend.models import PaymentFile, Run
from weft.spend.results import DOWNLOADS, READ, report_at

pytestmark = pytest.mark.django_db
PERSON = "Zachariah Quillfeather"
FILE = (
    "Supplier Name,Payment Date,Net Amount,Service Area,Purpose\r\n"
    "Canal Boats plc,05/04/2024,1200.00,Parks,Repairs\r\n"
    f"Mr {PERSON},07/04/2024,75.00,Adults,Allowance of Mr {PERSON}\r\n"
    f"Canal Boats plc,08/04/2024,5.00,Parks,Refund to Mr {PERSON}\r\n"
    f"Mr {PERSON},soon,75.00,Adults,Allowance\r\n"
)
LINK = re.compile(r'href="(/spend(?:-published)?/[^"#]*)"')
TRADER, WITHHELD = "G Heskerby", "Ermintrude Applethwaite"
CARED, FOSTERED = "Jane Canarytwo", "Tim Canarythree"
"""Payees, shown as a person and withheld, whom the category and the department of their payments name."""
HOME = "ZX9 9QQ"
"""Where the sole trader lives."""
FLAGGED = (
    "Supplier Name,Payment Date,Net Amount,Service Area,Purpose,Postcode,Redacted,Category\r\n"
    "Canal Boats plc,05/04/2024,1200.00,Parks,Repairs,ZX1 1AA,No,\r\n"
    f"Mr {PERSON},07/04/2024,75.00,Adults,Allowance of Mr {PERSON},{HOME},No,\r\n"
    f"{TRADER} Builders,08/04/2024,60.00,Housing,Doors,{HOME},No,\r\n"
    f"Wintergreen Joinery,08/04/2024,61.00,Housing,Doors,{HOME},No,\r\n"
    f"{WITHHELD},09/04/2024,80.00,Adults,Care,ZX1 1AB,Yes,\r\n"
    f"REDACTED PERSONAL DATA,10/04/2024,81.00,Adults,Care of {WITHHELD},ZX1 1AB,Yes,\r\n"
    f"Mr {PERSON},soon,75.00,Adults,Allowance,{HOME},No,\r\n"
    f"{CARED},11/04/2024,82.00,Flat of {CARED},Care,ZX1 1AC,No,Direct payment {CARED}\r\n"
    f"REDACTED PERSONAL DATA,12/04/2024,83.00,Home of {FOSTERED},Care,ZX1 1AD,Yes,Foster care for {FOSTERED}\r\n"
)


def opened(content: bytes) -> bytes:
    """What a file says; of a workbook or a zip, that of all its parts."""
    if content.startswith(b"PAR1"):
        return str(pq.read_table(BytesIO(content)).to_pylist()).encode()
    if content.startswith(b"%PDF"):
        return "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).encode()
    if not content.startswith(b"PK"):
        return content
    with ZipFile(BytesIO(content)) as parts:
        return b"".join(parts.read(name) for name in parts.namelist())


def everything(client: Client, begin: str = "/spend/") -> dict[str, bytes]:
    """Every page of spend that links lead to, and everything that can be taken away."""
    found: dict[str, bytes] = {}
    waiting = [begin]
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
        rows = f"/spend/files/{file.ref}/not-understood/"
        named = {rows if address.startswith(rows) else address for address in named}
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


def test_nobody_is_named_on_any_public_page_or_in_any_file_of_it(
    mabel: Client, cast: Cast, work: Callable[[], None]
) -> None:
    send(mabel, ("April.csv", FLAGGED))
    work()
    run = analyse(mabel, "2024-25", work)
    published(run, cast.viewer("Mabel"), cast.viewer("Ada"))
    pages = everything(Client(), "/spend-published/")
    assert all(address.startswith("/spend-published/") for address in pages)
    assert len(pages) > 60
    public = "/spend-published/ambleford-council/2024-25/1/"
    assert {f"{public}take-away/{name}" for name in set(DOWNLOADS) - {READ}} <= set(pages)
    assert any(b"Canal Boats" in page for page in pages.values())
    for secret in (PERSON, TRADER, WITHHELD, CARED, FOSTERED, HOME, "Mabel", run.ref):
        told = {address for address, page in pages.items() if named(secret, page)}
        assert told == set(), secret


def named(secret: str, page: bytes) -> bool:
    """Whether a page or a file tells it, however it is spaced and capitalised."""
    return secret.replace(" ", "").lower().encode() in b"".join(page.lower().split())


def test_a_council_that_shares_meets_no_person_and_no_payment(
    mabel: Client, cast: Cast, work: Callable[[], None]
) -> None:
    send(mabel, ("April.csv", FILE))
    work()
    for period in ("2024-25", "2024"):
        analyse(mabel, period, work)
    own = cast.organisations[AMBLEFORD]
    offer = offer_to_share(other=own, by=cast.viewer("Brian"), at=NOW)
    agree_to_share(sharing=offer, by=cast.viewer("Ada"), at=NOW)
    brian = Client()
    brian.force_login(cast.person("Brian"))
    there = everything(brian)
    run, before = Run.objects.all()
    compared = f"/spend/compare/{before.ref}-{run.ref}/"
    more = (compared, f"{compared}suppliers/", f"/spend/runs/{run.ref}/figures/total/")
    there |= {page: brian.get(page).content for page in more}
    assert f"/spend/runs/{run.ref}/take-away/report.xlsx" in there
    for address, content in there.items():
        assert "Quillfeather" not in content.decode(errors="replace"), address
    figure = there[f"/spend/runs/{run.ref}/figures/total/"].decode()
    assert "They are seen by the people of their council." in figure
