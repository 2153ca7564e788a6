"""Every figure of a run, and of what is published of it, has a page with the payments that sum to it, and a file of exactly those."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from django.test import Client

from tests.cast import Cast
from tests.spend.conftest import APRIL, MAY, analyse, send
from tests.spend.published import published
from weft.analysis.reporting.model import Figure
from weft.spend.models import Run
from weft.spend.queries import folder_of
from weft.spend.results import INDIVIDUAL, report_at

pytestmark = pytest.mark.django_db
AMOUNT = re.compile(r'<td [^>]*--numeric[^>]*><span translate="no">£(-?[\d,.]+)</span></td>')
DATES = [f"{day:02}/06/2024" for day in range(1, 31)]
JUNE = "Supplier Name,Payment Date,Net Amount,Service Area,Purpose\r\n" + "".join(
    f"{payee},{DATES[at % 30]},{at}.01,{service},{purpose}\r\n"
    for at in range(-5, 120)
    for payee, service, purpose in [
        ("=1+1 Sums Ltd,Sums,Sums", "Ostle Roofing Ltd,Housing,Roofs", "Mr John Smith,Adults,Allowance")[
            at % 3
        ].split(",")
    ]
)  # fmt: skip


@pytest.fixture
def run(mabel: Client, work: Callable[[], None]) -> Run:
    send(mabel, ("April.csv", APRIL), ("May.csv", MAY), ("June.csv", JUNE))
    work()
    return analyse(mabel, "2024-25", work)


@pytest.fixture
def there(run: Run) -> str:
    """Where the run is for its council."""
    return f"/spend/runs/{run.ref}/"


@pytest.fixture
def public(run: Run, cast: Cast) -> str:
    """Where everybody finds it, once it is published."""
    published(run, cast.viewer("Mabel"), cast.viewer("Ada"))
    return "/spend-published/ambleford-council/2024-25/1/"


def pages(client: Client, there: str, figure: Figure) -> Iterator[str]:
    """The pages of a figure's payments, from the first to the last."""
    address = f"{there}figures/{figure.id}/"
    answer = client.get(address)
    while True:
        assert answer.status_code == 200, figure.id
        page = answer.content.decode()
        yield page
        following = re.search(r'href="(\?page=\d+)#payments"\s+rel="next"', page)
        if not following:
            return
        answer = client.get(address + following[1])


def on_pages(client: Client, there: str, figure: Figure) -> tuple[int, Decimal]:
    found = [
        Decimal(amount.replace(",", ""))
        for page in pages(client, there, figure)
        for amount in AMOUNT.findall(page)
    ]
    return len(found), sum(found, Decimal("0.00"))


def in_file(client: Client, there: str, figure: Figure) -> list[dict[str, str]]:
    answer = client.get(f"{there}figures/{figure.id}.csv")
    assert answer.status_code == 200, figure.id
    assert figure.id in answer["Content-Disposition"]
    return list(csv.DictReader(io.StringIO(b"".join(answer).decode())))


def test_the_payments_of_every_published_figure_add_up_on_its_pages_and_in_its_file(
    run: Run, public: str
) -> None:
    stranger = Client()
    figures = report_at(folder_of(run)).figures()
    opened = [one for one in figures if one.workings.which is not None]
    assert len(opened) > 30
    assert any((one.workings.rows or 0) > 100 for one in opened)
    for one in opened:
        said = (one.workings.rows, one.workings.amount_gbp)
        assert on_pages(stranger, public, one) == said, one.id
        rows = in_file(stranger, public, one)
        assert (len(rows), sum((Decimal(row["amount_gbp"]) for row in rows), Decimal(0))) == said


def test_what_counts_other_things_says_so_and_has_no_file(
    mabel: Client, run: Run, there: str
) -> None:
    other = [one for one in report_at(folder_of(run)).figures() if one.workings.which is None]
    assert len(other) > 5
    for one in other:
        (page,) = pages(mabel, there, one)
        assert "It does not count payments of the period" in page
        assert mabel.get(f"{there}figures/{one.id}.csv").status_code == 404


def test_every_figure_on_the_pages_leads_there(run: Run, public: str) -> None:
    report = report_at(folder_of(run))
    for section in report.sections:
        page = Client().get(f"{public}{section.id}/").content.decode()
        for figure in section.figures:
            assert f'href="{public}figures/{figure.id}/"' in page, figure.id


def test_individuals_are_listed_and_not_named(mabel: Client, run: Run, there: str) -> None:
    total = next(one for one in report_at(folder_of(run)).figures() if one.id == "total")
    rows = in_file(mabel, there, total)
    theirs = [row for row in rows if row["payee"] == INDIVIDUAL]
    assert len(theirs) > 30
    assert not any(row["category"] or row["purpose"] or row["department"] for row in theirs)
    assert not any("Smith" in page for page in pages(mabel, there, total))
    assert "Smith" not in str(rows)


def test_no_cell_of_the_file_is_run_by_a_spreadsheet(mabel: Client, run: Run, there: str) -> None:
    total = next(one for one in report_at(folder_of(run)).figures() if one.id == "total")
    rows = in_file(mabel, there, total)
    assert "'=1+1 Sums Ltd" in {row["payee"] for row in rows}
    assert not any(
        value.startswith(("=", "+", "@")) or (value.startswith("-") and name != "amount_gbp")
        for row in rows
        for name, value in row.items()
    )


def test_what_is_no_figure_is_not_found(mabel: Client, run: Run) -> None:
    for figure in ("nothing", "total' OR 1=1", ".."):
        assert mabel.get(f"/spend/runs/{run.ref}/figures/{figure}/").status_code == 404
        assert mabel.get(f"/spend/runs/{run.ref}/figures/{figure}.csv").status_code == 404


def test_another_council_finds_no_figure(cast: Cast, mabel: Client, run: Run) -> None:
    brian = Client()
    brian.force_login(cast.person("Brian"))
    for address in ("total/", "total.csv"):
        assert brian.get(f"/spend/runs/{run.ref}/figures/{address}").status_code == 404
