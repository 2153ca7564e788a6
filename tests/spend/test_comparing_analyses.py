"""Years of a council, and councils that share, are compared: figures, what makes them differ, suppliers in common."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from tests.spend.conftest import AMBLEFORD, analyse, send
from weft.organisations.rules import Role
from weft.spend.actions import agree_to_share, end_sharing, offer_to_share
from weft.spend.models import Run, Sharing
from weft.spend.queries import folder_of
from weft.spend.results import Suppliers

pytestmark = pytest.mark.django_db
BRINDALE = "Brindale Council"
HEAD = "Supplier Name,Payment Date,Net Amount,Service Area,Purpose,Company Number\r\n"
LAST_YEAR = HEAD + (
    "Canal Boats plc,05/04/2023,800.00,Parks,Repairs,01234567\r\n"
    "Mill Lane Bakery Ltd,06/05/2023,90.00,Schools,Catering,\r\n"
    "Mr John Smith,07/05/2023,70.00,Adults,Direct payment,\r\n"
)
THIS_YEAR = HEAD + (
    "Canal Boats plc,05/04/2024,1200.00,Parks,Repairs,01234567\r\n"
    "Mill Lane Bakery Ltd,06/05/2024,100.00,Schools,Catering,\r\n"
    "Mr John Smith,07/05/2024,75.00,Adults,Direct payment,\r\n"
    "Ostle Roofing Ltd,09/05/2024,640.00,Housing,Roofs,\r\n"
)
THEIRS = HEAD.replace("Net Amount", "Gross Amount") + (
    "CANAL BOATS PLC,05/04/2024,2000.00,Leisure,Boats,01234567\r\n"
    "Mill Lane Bakery Limited,06/06/2024,55.00,Schools,Catering,\r\n"
    "Mr John Smith,07/06/2024,75.00,Adults,Direct payment,\r\n"
    "Fen Plumbing Ltd,08/06/2024,400.00,Housing,Pipes,\r\n"
)


@pytest.fixture
def gwen(cast: Cast) -> Client:
    """Gwen's browser; she analyses spend for Brindale."""
    cast.member("Gwen", BRINDALE, Role.SPEND_ANALYST, administrator="Brian")
    client = Client()
    client.force_login(cast.person("Gwen"))
    return client


@pytest.fixture
def years(mabel: Client, work: Callable[[], None]) -> tuple[Run, Run]:
    """Two years of Ambleford."""
    send(mabel, ("2023.csv", LAST_YEAR), ("2024.csv", THIS_YEAR))
    work()
    return analyse(mabel, "2023-24", work), analyse(mabel, "2024-25", work)


@pytest.fixture
def theirs(gwen: Client, work: Callable[[], None]) -> Run:
    """A year of Brindale."""
    send(gwen, ("theirs.csv", THEIRS))
    work()
    return analyse(gwen, "2024-25", work)


def shared(cast: Cast) -> Sharing:
    own = cast.organisations[AMBLEFORD]
    offer = offer_to_share(other=own, by=cast.viewer("Brian"), at=NOW)
    return agree_to_share(sharing=offer, by=cast.viewer("Ada"), at=NOW)


def at(*runs: Run, page: str = "") -> str:
    return f"/spend/compare/{'-'.join(run.ref for run in runs)}/{page}"


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def test_two_years_stand_side_by_side_with_the_difference(
    mabel: Client, years: tuple[Run, Run]
) -> None:
    seen = text(mabel, at(*years))
    assert "2023-24 · 2024-25" in seen
    assert re.search(r"Total paid £960\.00 : .* £2,015\.00 : .* \+£1,055\.00", seen)


def test_every_figure_opens_where_it_was_made(mabel: Client, years: tuple[Run, Run]) -> None:
    html = mabel.get(at(*years)).content.decode()
    links = set(re.findall(r'href="(/spend/runs/[^"]+/figures/[^"]+/)"', html))
    assert {each.split("/")[3] for each in links} == {run.ref for run in years}
    for link in sorted(links)[::7]:
        assert mabel.get(link).status_code == 200, link


def test_the_way_there_begins_with_a_choice_of_the_last_analysis_of_each_year(
    mabel: Client, years: tuple[Run, Run], work: Callable[[], None]
) -> None:
    again = analyse(mabel, "2024-25", work)
    html = mabel.get("/spend/compare/").content.decode()
    assert re.findall(r'name="run"[^>]*value="([^"]+)"', html) == [years[0].ref, again.ref]
    answer = mabel.get("/spend/compare/", {"run": [again.ref, years[0].ref]})
    assert answer.headers["Location"] == at(years[0], again)


@pytest.mark.parametrize("chosen", [1, 0])
def test_one_analysis_is_not_compared(mabel: Client, years: tuple[Run, Run], chosen: int) -> None:
    answer = mabel.get("/spend/compare/", {"run": [years[0].ref] * chosen, "compare": "yes"})
    assert "There is a problem" in answer.content.decode()
    assert mabel.get(at(years[0])).status_code == 404


def test_a_council_that_shares_is_compared_and_a_stranger_is_not(
    cast: Cast, mabel: Client, years: tuple[Run, Run], theirs: Run
) -> None:
    assert mabel.get(at(years[1], theirs)).status_code == 404
    sharing = shared(cast)
    seen = text(mabel, at(years[1], theirs))
    assert "Ambleford Council, 2024-25 · Brindale Council, 2024-25" in seen
    end_sharing(sharing=sharing, by=cast.viewer("Ada"), at=NOW)
    for page in ("", "suppliers/", "tables/comparison.csv"):
        assert mabel.get(at(years[1], theirs, page=page)).status_code == 404


def test_what_makes_two_less_comparable_is_said(
    cast: Cast, mabel: Client, years: tuple[Run, Run], theirs: Run
) -> None:
    shared(cast)
    seen = text(mabel, at(years[1], theirs))
    assert (
        "Amounts are not on one basis: Ambleford Council, 2024-25 net of VAT and Brindale" in seen
    )
    assert "Ambleford Council, 2024-25 has no payments in June 2024," in seen


def test_suppliers_in_common_are_listed_and_searched_and_people_never_named(
    cast: Cast, mabel: Client, years: tuple[Run, Run], theirs: Run
) -> None:
    shared(cast)
    seen = text(mabel, at(years[1], theirs, page="suppliers/"))
    assert "2 found" in seen
    assert re.search(r"Canal Boats plc name £1,200\.00 : .* £2,000\.00", seen, re.IGNORECASE)
    assert re.search(r"Mill Lane Bakery Ltd name £100\.00 : .* £55\.00", seen)
    assert "Smith" not in seen
    assert "Ostle" not in seen
    found = text(mabel, at(years[1], theirs, page="suppliers/") + "?q=bakery")
    assert "1 found" in found
    assert "Canal" not in found


def test_what_is_side_by_side_can_be_taken_away(mabel: Client, years: tuple[Run, Run]) -> None:
    rows = mabel.get(at(*years, page="tables/comparison.csv")).content.decode().splitlines()
    assert rows[0].startswith("part,figure,value_1,unknown_1,value_2,unknown_2,more_2")
    common = mabel.get(at(*years, page="tables/suppliers-in-common.csv")).content.decode()
    assert common.splitlines()[1:] == [
        "Canal Boats plc,name,,800.00,1200.00",
        "Mill Lane Bakery Ltd,name,,90.00,100.00",
    ]
    assert mabel.get(at(*years, page="tables/nothing.csv")).status_code == 404


def supplier_page(run: Run, name: str) -> str:
    found = Suppliers(folder_of(run)).part(name, "amount_gbp", down=True)[0]
    return f"/spend/runs/{run.ref}/suppliers/{found.supplier_id}/"


def test_a_supplier_has_a_page_over_years_and_councils_that_share(
    cast: Cast, mabel: Client, years: tuple[Run, Run], theirs: Run
) -> None:
    page = supplier_page(years[1], "canal")
    alone = text(mabel, page)
    assert re.search(r"Over years .* 2023-24 £800\.00 , .* 2024-25 £1,200\.00", alone)
    assert BRINDALE not in alone
    sharing = shared(cast)
    seen = text(mabel, page)
    assert re.search(r"2023-24 £800\.00 , .* Not analysed 2024-25 £1,200\.00 £2,000\.00 ,", seen)
    html = mabel.get(page).content.decode()
    assert f'href="{supplier_page(theirs, "canal")}"' in html
    assert f'href="{supplier_page(years[0], "canal")}"' in html
    end_sharing(sharing=sharing, by=cast.viewer("Brian"), at=NOW)
    assert "£2,000.00" not in text(mabel, page)


def test_where_a_council_did_not_pay_it_that_is_said(
    cast: Cast, mabel: Client, years: tuple[Run, Run], theirs: Run
) -> None:
    shared(cast)
    assert "Not paid" in text(mabel, supplier_page(years[1], "ostle"))
