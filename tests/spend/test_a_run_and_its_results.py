"""A run takes the files in use, and its pages show what it found, down to the payments."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from tests.spend.conftest import APRIL, MAY, analyse, csv_file, send
from weft.jobs.actions import start_job
from weft.jobs.queries import result_folder
from weft.spend.models import Run
from weft.spend.queries import folder_of
from weft.spend.work import ANALYSE

pytestmark = pytest.mark.django_db
Work = Callable[[], None]


@pytest.fixture
def run(mabel: Client, work: Work) -> Run:
    send(mabel, ("April.csv", APRIL), ("May.csv", MAY))
    work()
    return analyse(mabel, "2024-25", work)


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_the_overview_says_where_the_money_went(mabel: Client, run: Run) -> None:
    page = text(mabel, f"/spend/runs/{run.ref}/")
    assert "was paid in 7 payments" in page
    assert "How was this made?" in page
    assert "What we do not know" in page


def test_every_part_of_the_report_has_a_page_and_every_table_a_file(
    mabel: Client, run: Run
) -> None:
    from weft.spend.results import report_at

    report = report_at(folder_of(run))
    assert len(report.sections) > 5
    for section in report.sections:
        assert mabel.get(f"/spend/runs/{run.ref}/{section.id}/").status_code == 200
    for table in report.tables():
        answer = mabel.get(f"/spend/runs/{run.ref}/tables/{table.id}.csv")
        lines = b"".join(answer).decode("utf-8-sig").splitlines()
        assert len(lines) == len(table.rows) + 1, table.id


def test_suppliers_are_searched_sorted_and_individuals_only_counted(
    mabel: Client, run: Run
) -> None:
    page = text(mabel, f"/spend/runs/{run.ref}/suppliers/")
    assert page.index("Canal Boats") < page.index("Ostle Roofing") < page.index("Mill Lane Bakery")
    assert "Smith" not in page
    assert "1 payee who is, or may be, a person" in page
    found = text(mabel, f"/spend/runs/{run.ref}/suppliers/?q=ostle")
    assert "Ostle Roofing" in found
    assert "Canal Boats" not in found
    assert "Nothing fits" in text(mabel, f"/spend/runs/{run.ref}/suppliers/?q=%27%20OR%201=1")


def test_a_supplier_is_followed_down_to_its_payments(mabel: Client, run: Run) -> None:
    page = text(mabel, f"/spend/runs/{run.ref}/suppliers/?q=mill")
    address = page.split(f"/spend/runs/{run.ref}/suppliers/")[1].split('"')[0]
    supplier = text(mabel, f"/spend/runs/{run.ref}/suppliers/{address}")
    for words in ("£160.50", "MILL LANE BAKERY LIMITED", "Catering", "April.csv", "May.csv"):
        assert words in supplier


def test_an_individual_has_no_page(mabel: Client, run: Run) -> None:
    import duckdb

    payments = folder_of(run) / "payments.parquet"
    ids = duckdb.execute(
        "SELECT supplier_id FROM read_parquet(?) WHERE hidden AND supplier_id IS NOT NULL",
        [str(payments)],
    ).fetchall()
    assert ids
    for (supplier,) in ids:
        assert mabel.get(f"/spend/runs/{run.ref}/suppliers/{supplier}/").status_code == 404


def test_what_can_be_taken_away_is_what_was_made(mabel: Client, run: Run) -> None:
    for name in ("report.html", "report.pdf", "summary.pdf", "report.xlsx", "figures.json"):
        answer = mabel.get(f"/spend/runs/{run.ref}/take-away/{name}")
        assert answer.status_code == 200
        kept = b"".join(answer)
        assert kept == (folder_of(run) / "report" / name).read_bytes()
        assert b"John Smith" not in kept
        assert "attachment" in answer["Content-Disposition"]
    for name in ("payments.parquet", "..%2Freport.json", "report.json"):
        assert mabel.get(f"/spend/runs/{run.ref}/take-away/{name}").status_code == 404


def test_a_run_takes_the_files_in_use_and_says_what_changed_since_the_last(
    mabel: Client, run: Run, work: Work
) -> None:
    from weft.spend.models import PaymentFile

    may = PaymentFile.objects.get(upload__name="May.csv")
    corrected = MAY.replace("640.00", "650.00")
    mabel.post(f"/spend/files/{may.ref}/replace/", {"chosen": csv_file("May 2.csv", corrected)})
    work()
    again = analyse(mabel, "2024-25", work)
    page = text(mabel, f"/spend/runs/{again.ref}/")
    for words in ("May 2.csv", "No longer among the files:", "£2,155.50 → £2,165.50"):
        assert words in page
    assert "May.csv" in text(mabel, f"/spend/files/{may.ref}/"), "the earlier run keeps its file"
    figures = json.loads((folder_of(run) / "report" / "figures.json").read_text())
    totals = [f["value"] for f in figures["figures"] if f["id"].endswith("total")]
    assert Decimal(totals[0]) == Decimal("2155.50")


def test_the_same_wishes_give_the_same_results_byte_for_byte(
    cast: Cast, run: Run, work_anew: Work
) -> None:
    again = start_job(kind=ANALYSE, wishes=run.job.wishes, by=cast.viewer("Mabel"), at=NOW)
    work_anew()
    again.refresh_from_db()
    for name in (
        "report.json", "payments.parquet", "names.parquet", "names.asked.json", "report/report.html",
        "report/report.xlsx",
    ):  # fmt: skip
        one, other = folder_of(run) / name, result_folder(again) / name
        assert one.read_bytes() == other.read_bytes(), name


@pytest.mark.parametrize(
    ("period", "told"),
    [("soon", "is not a period"), ("", "Enter a period"), ("2024-26", "is not a period")],
)
def test_a_period_that_is_none_is_asked_again(
    mabel: Client, work: Work, period: str, told: str
) -> None:
    send(mabel, ("April.csv", APRIL))
    work()
    answer = mabel.post("/spend/runs/start/", {"period": period})
    assert told in answer.content.decode()
    assert not Run.objects.exists()


def test_no_run_begins_before_there_is_a_file_or_while_one_is_looked_at(
    mabel: Client, work: Work
) -> None:
    asked = {"period": "2024-25"}
    assert "Send one first" in mabel.post("/spend/runs/start/", asked).content.decode()
    send(mabel, ("April.csv", APRIL))
    assert "still looking" in mabel.post("/spend/runs/start/", asked).content.decode()


def test_a_period_without_payments_fails_with_the_reason(mabel: Client, work: Work) -> None:
    send(mabel, ("April.csv", APRIL))
    work()
    mabel.post("/spend/runs/start/", {"period": "2019-20"})
    work()
    run = Run.objects.latest("pk")
    page = text(mabel, f"/spend/runs/{run.ref}/")
    assert "No payment is dated April 2019 to March 2020" in page


def test_another_council_finds_no_run(mabel: Client, cast: Cast, run: Run) -> None:
    brian = Client()
    brian.force_login(cast.person("Brian"))
    for address in ("", "suppliers/", "take-away/report.pdf", "overview/", "tables/months.csv"):
        assert brian.get(f"/spend/runs/{run.ref}/{address}").status_code == 404


def test_pages_show_the_pictures_that_the_run_has_drawn(
    mabel: Client, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(table: object) -> None:
        raise AssertionError("A page draws a picture.")

    monkeypatch.setattr("weft.ui.pictures.picture", refuse)
    pages = [text(mabel, f"/spend/runs/{run.ref}/{part}") for part in ("", "bridge/", "who/")]
    assert sum(page.count("<svg") for page in pages) >= 2


def test_the_payer_is_the_council_where_the_files_do_not_say_who_paid(
    mabel: Client, run: Run
) -> None:
    from weft.spend.results import report_at

    assert run.council.name in report_at(folder_of(run)).subject
    assert "Body not stated" not in text(mabel, f"/spend/runs/{run.ref}/")


def test_one_period_written_in_two_ways_is_one(mabel: Client, run: Run, work: Work) -> None:
    again = analyse(mabel, "2024/25", work)
    assert again.period == run.period == "2024-25"
    assert analyse(mabel, "2024-05", work).period == "May 2024"
