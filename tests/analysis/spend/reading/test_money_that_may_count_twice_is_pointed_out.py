"""An invoice repeated per cost centre, and VAT on a row of its own, are shown with the money at stake."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.analysis.spend.reading.given import Result, reading_of

HEADINGS = ("Payment Date", "Supplier Name", "Amount", "Invoice Ref", "Cost Centre Name", "Purpose")


def plain(count: int) -> list[tuple[str, ...]]:
    return [
        (f"{n:02}/04/2016", f"Firm {n} Ltd", f"{n * 101}.00", f"I{n}", "Highways", "Works")
        for n in range(1, count + 1)
    ]


def notices(result: Result) -> dict[str, dict[str, Any]]:
    return {notice["kind"]: notice for notice in result.only["notices"]}


def test_one_invoice_on_three_cost_centres_with_its_whole_amount(tmp_path: Path) -> None:
    centres = [
        ("20/04/2016", "Acorn Ltd", "900.00", "I77", c, "Care") for c in ("East", "West", "North")
    ]
    result = reading_of(tmp_path, [HEADINGS, *plain(6), *centres])
    notice = notices(result)["one invoice on several rows with the same amount"]
    assert (notice["rows"], notice["amount_gbp"]) == (2, "1800.00")
    assert result.only["rows_loaded"] == 9


def test_an_invoice_split_into_different_amounts_is_no_matter(tmp_path: Path) -> None:
    split = [
        ("20/04/2016", "Acorn Ltd", amount, "I77", centre, "Care")
        for amount, centre in (("600.00", "East"), ("300.00", "West"))
    ]
    assert notices(reading_of(tmp_path, [HEADINGS, *plain(6), *split])) == {}


def test_other_invoices_of_the_same_amount_are_no_matter(tmp_path: Path) -> None:
    two = [
        ("20/04/2016", "Acorn Ltd", "900.00", ref, centre, "Care")
        for ref, centre in (("I77", "East"), ("I78", "West"))
    ]
    assert notices(reading_of(tmp_path, [HEADINGS, *plain(6), *two])) == {}


def test_vat_on_rows_of_its_own(tmp_path: Path) -> None:
    vat = [
        ("20/04/2016", "Acorn Ltd", "20.00", "I77", "Control", "VAT"),
        ("20/04/2016", "Acorn Ltd", "31.50", "I78", "Control", "VAT Input"),
        ("21/04/2016", "VAT Consultants Ltd", "99.00", "I79", "Finance", "Advice on VAT"),
    ]
    result = reading_of(tmp_path, [HEADINGS, *plain(6), *vat])
    notice = notices(result)["VAT on a row of its own"]
    assert (notice["rows"], notice["amount_gbp"]) == (2, "51.50")
    assert result.only["rows_loaded"] == 9
