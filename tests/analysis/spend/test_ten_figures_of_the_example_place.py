"""Whoever adds up the example's published files by hand gets the report's figures, to the penny."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.analysis.spend.by_hand import Paid, added, amount, day, share, sheets, sums
from tests.example import Example
from weft.analysis.reporting.write import write_report
from weft.analysis.spend.reported import make_report

HEADINGS = {
    "body": {"Organisation Name", "Organisation", "Body Name"},
    "day": {"Payment Date", "Date Paid"},
    "payee": {"Supplier Name", "Payee", "Supplier"},
    "amount": {"Net Amount", "Net Amount £", "Amount excl VAT (£)", "Net (£)"},
    "department": {"Directorate", "Department"},
    "category": {"Expense Type", "Expense Description", "Type of expenditure"},
    "ref": {"Transaction Number", "Document No", "Voucher Number", "Doc No"},
    "postcode": {"Supplier Postcode"},
    "number": {"Company Number"},
}
OWN = {
    "Quillmouth City Council": "Quillmouth",
    "Harrowfen Borough Council": "Harrowfen",
    "Ostlebeck Council": "Ostlebeck",
}

WITHHELD = {
    "REDACTED", "[Redacted]", "*** REDACTED ***", "REDACTED - PERSONAL DATA", "Name withheld",
    "Redacted Personal Information", "Redacted under the Data Protection Act",
    "Redacted (commercial confidentiality)", "Supplier name redacted", "Personal data withheld",
    "Individual - name withheld",
}  # fmt: skip
"""As they stand in the files; Redacted Ink Press Ltd and its like are suppliers."""


@pytest.fixture(scope="module")
def place(example_place: Example) -> Path:
    return example_place.folder


@pytest.fixture(scope="module")
def out(place: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    report = make_report(
        [place / "read"],
        period="2024-25",
        suppliers=place / "suppliers.csv",
        places=place / "places.csv",
    )
    out = tmp_path_factory.mktemp("report") / "report"
    write_report(report, out, formats=frozenset({"json", "csv"}))
    return out


@pytest.fixture(scope="module")
def figures(out: Path) -> dict[str, Any]:
    said = json.loads((out / "figures.json").read_text(encoding="utf-8"))
    return {figure["id"]: figure["value"] for figure in said["figures"]}


@pytest.fixture(scope="module")
def paid(place: Path) -> list[Paid]:
    """The payments of April 2024 to March 2025, each transaction of two files once."""
    counted: Counter[Paid] = Counter()
    for path in sorted((place / "payments").rglob("*.*")):
        in_file = Counter(one for rows in sheets(path) for one in payments_of(rows))
        counted |= in_file  # the most that any one file has: repeats in a file are real
    return [
        one
        for one in counted.elements()
        if one.day and "2024-04-01" <= str(one.day) <= "2025-03-31"
    ]


def payments_of(rows: list[list[object]]) -> list[Paid]:
    """The rows with a council, a date and an amount; headings may stand anywhere above them."""
    found, at = [], dict[str, int]()
    for row in rows:
        heads = {
            field: place
            for place, cell in enumerate(row)
            for field, names in HEADINGS.items()
            if str(cell).strip() in names
        }
        if {"day", "payee"} <= set(heads):
            at = heads
        elif at:
            cells = {field: row[place] for field, place in at.items() if place < len(row)}
            when, much = day(cells.get("day")), amount(cells.get("amount"))
            if str(cells.get("body") or "").strip() in OWN and when and much is not None:
                found.append(a_payment(cells, much))
    return found


def a_payment(cells: dict[str, object], much: Decimal) -> Paid:
    said = {field: " ".join(str(cell or "").split()) for field, cell in cells.items()}
    return Paid(
        said["body"], day(cells["day"]), said["payee"], much, said.get("department", ""),
        said.get("category", ""), said.get("ref", ""), said.get("postcode", ""),
        said.get("number", ""),
    )  # fmt: skip


def rows(out: Path, table: str) -> list[dict[str, str]]:
    with (out / "tables" / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_total_payments_and_credits(paid: list[Paid], figures: dict[str, Any]) -> None:
    assert Decimal(figures["total"]) == added(paid)
    assert figures["payments"] == len(paid)
    credits = [one for one in paid if one.amount < 0]
    assert credits
    assert Decimal(figures["credits"]) == added(credits)


def test_each_council_and_each_month(paid: list[Paid], figures: dict[str, Any], out: Path) -> None:
    told = {row["body"]: Decimal(row["amount_gbp"]) for row in rows(out, "bodies")}
    assert told == sums(paid, "body")
    months = {id[6:]: Decimal(value) for id, value in figures.items() if id.startswith("month.")}
    by_hand = dict.fromkeys(months, Decimal(0))
    for one in paid:
        by_hand[str(one.day)[:7]] += one.amount
    assert months == by_hand


@pytest.mark.parametrize(
    ("table", "field"), [("departments", "department"), ("categories", "category")]
)
def test_departments_and_categories(table: str, field: str, paid: list[Paid], out: Path) -> None:
    told = {(row["body"], row["name"]): Decimal(row["amount_gbp"]) for row in rows(out, table)}
    for body in OWN:
        by_hand = sums([one for one in paid if one.body == body], field)
        largest = max(by_hand, key=lambda name: by_hand[name])
        assert told[body, largest] == by_hand[largest]


def test_the_redacted_share_and_payees_left_blank(
    paid: list[Paid], figures: dict[str, Any]
) -> None:
    withheld = [one for one in paid if one.payee in WITHHELD]
    blank = [one for one in paid if not one.payee]
    assert withheld and blank
    assert Decimal(figures["payee.redacted.share"]) == share(added(withheld), added(paid))
    assert Decimal(figures["payee.not_stated.share"]) == share(added(blank), added(paid))


def test_how_many_payments_are_of_which_size(paid: list[Paid], out: Path) -> None:
    told = {row["size"]: int(row["payments"]) for row in rows(out, "sizes")}
    assert told["£500 to under £5,000"] == sum(500 <= one.amount < 5_000 for one in paid)
    assert told["£5,000 to under £25,000"] == sum(5_000 <= one.amount < 25_000 for one in paid)
    assert told["Credits"] == sum(one.amount < 0 for one in paid)


def test_the_largest_suppliers_sum(paid: list[Paid], out: Path) -> None:
    """The largest payee is written in several ways; all begin with the same two words."""
    first = rows(out, "suppliers-top")[0]
    core = " ".join(first["supplier"].casefold().split()[:2])
    mine = [one for one in paid if one.payee.casefold().startswith(core)]
    assert Decimal(first["amount_gbp"]) == added(mine)
    assert int(first["payments"]) == len(mine)


def test_where_the_money_of_one_council_went(place: Path, paid: list[Paid], out: Path) -> None:
    """Quillmouth's file has company numbers and postcodes: joined with the two lists by hand."""
    districts = {row["postcode"]: row["district"] for row in lines(place / "places.csv")}
    listed = lines(place / "suppliers.csv")
    by_number = {row["company_number"]: row["postcode"] for row in listed if row["company_number"]}
    by_name = {bare(row["supplier_name"]): row["postcode"] for row in reversed(listed)}
    own = unknown = Decimal(0)
    mine = [one for one in paid if one.body == "Quillmouth City Council"]
    for one in mine:
        listed_at = by_number.get(one.number) or by_name.get(bare(one.payee)) if one.payee else ""
        district = districts.get(listed_at or one.postcode)
        own += one.amount if district == "Quillmouth" else 0
        unknown += one.amount if district is None else 0
    (told,) = [row for row in rows(out, "compared") if row["body"] == "Quillmouth City Council"]
    assert Decimal(told["own_district_gbp"]) == own
    assert Decimal(told["unknown_share"]) == share(unknown, added(mine))


def lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def bare(name: str) -> str:
    """A name without case, punctuation, legal form and trading name."""
    name = re.split(r"(?i)\s+(?:t/a|trading as)\s+", name)[0].casefold().replace("&", " and ")
    words = re.sub(r"[’'.]", "", name)
    words = re.sub(r"[^a-z0-9]+", " ", words)
    return re.sub(r"^the | (ltd|limited|plc|llp|cic|cio)$", "", words.strip()).strip()


def test_both_averages_follow_from_each_councils_share(figures: dict[str, Any], out: Path) -> None:
    told = rows(out, "compared")
    own = [Decimal(row["own_district_gbp"]) for row in told]
    whole = [Decimal(row["amount_gbp"]) for row in told]
    mean = sum((one / all for one, all in zip(own, whole, strict=True)), Decimal(0)) / len(own)
    assert Decimal(figures["compared.local.unweighted"]) == share(mean, 1)
    assert Decimal(figures["compared.local.weighted"]) == share(sum(own), sum(whole))
