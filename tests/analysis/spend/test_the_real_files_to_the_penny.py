"""The sums of real ledgers agree to the penny with sums made by other means."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pyarrow.compute as pc
import pytest
from scripts.real_files import REAL, TOTALS

from tests.analysis.spend import plainly
from tests.analysis.spend.conftest import RealReading

pytestmark = pytest.mark.real_files

Read = Callable[[str], RealReading]
MANCHESTER, YEAR, SALFORD, TRAFFORD = TOTALS


def test_manchester_agrees_file_by_file_and_in_all(read_once: Read) -> None:
    rows, amount = agreed(read_once("manchester"), "Net Amount")
    assert (rows, amount) == MANCHESTER[1:]


def test_salford_agrees_file_by_file_and_in_all(read_once: Read) -> None:
    rows, amount = agreed(read_once("salford"), "Net")
    assert (rows, amount) == SALFORD[1:]


def test_trafford_agrees_and_so_do_its_cards(read_once: Read) -> None:
    rows, amount = agreed(read_once("trafford"), "Amount", files="trafford-supplier-spend")
    assert (rows, amount) == TRAFFORD[1:]
    assert agreed(read_once("trafford"), "Amount", files="government_procurement_card")[0]


def test_wakefield_agrees_but_for_what_counts_once(read_once: Read) -> None:
    assert agreed(read_once("wakefield"), "Net Amount")[0] > 150_000


@pytest.mark.parametrize(
    ("folder", "heading"),
    [("bradford", "Net Amount"), ("tfl", "Amount"), ("cabinetoffice", "Amount")],
)
def test_other_publishers_agree_too(read_once: Read, folder: str, heading: str) -> None:
    assert agreed(read_once("other_councils"), heading, files=folder)[0] > 1000


def test_manchester_2016_17_agrees_by_the_date_paid(read_once: Read) -> None:
    payments = read_once("manchester").payments("date", "date_kind", "amount_gbp")
    paid = pc.and_(
        pc.greater_equal(payments["date"], date(2016, 4, 1)),
        pc.less_equal(payments["date"], date(2017, 3, 31)),
    )
    year = payments.filter(pc.and_(paid, pc.equal(payments["date_kind"], "paid")))
    assert pc.sum(year["amount_gbp"]).as_py() == YEAR[2]


def test_the_totals_are_those_that_were_counted_apart(read_once: Read) -> None:
    read_once("manchester")
    told = (REAL.parent / "README.md").read_text(encoding="utf-8")
    for _, rows, amount in TOTALS:
        assert f"£{amount:,.2f}" in told
        assert rows is None or f"{rows:,}" in told


def test_leeds_agrees_with_the_totals_that_leeds_printed(read_once: Read) -> None:
    """Where a month of Leeds ends with a total, it is the sum above, to the penny it was rounded."""
    totals = [t for file in read_once("leeds_raw").files for t in file.get("source_totals", [])]
    printed = [t for t in totals if t["label"] == "unlabelled"]
    assert len(printed) == 12
    assert all(abs(Decimal(t["difference_gbp"])) <= Decimal("0.01") for t in printed)


def agreed(real: RealReading, heading: str, files: str = "") -> tuple[int, Decimal]:
    """Compare each file that has this heading; give the rows and the sum that agree in all."""
    rows, amount = 0, Decimal(0)
    for file in real.files:
        if not file["path"].startswith(files) or not file.get("rows_read"):
            continue
        path = REAL / real.name / file["path"].partition("!")[0]
        counted = plainly.sums(
            path if path.exists() else path.with_name(path.name + ".gz"), heading
        )
        if counted is None:
            continue
        ours = file["rows_loaded"] + file["rows_repeated"]
        money = Decimal(file["amount_loaded_gbp"]) + Decimal(file["amount_repeated_gbp"])
        assert (ours, money) == counted, file["path"]
        rows, amount = rows + ours, amount + money
    return rows, amount
