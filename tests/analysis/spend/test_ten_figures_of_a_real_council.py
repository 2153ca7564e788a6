"""Anyone with Manchester's files, csv and a calculator gets the report's figures, to the penny."""

from __future__ import annotations

import csv
import gzip
import json
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.analysis.spend.by_hand import Paid, added, amount, day, share, sums
from weft.analysis.reporting.write import write_report
from weft.analysis.spend.reading.read import read
from weft.analysis.spend.reported import make_report
from weft.analysis.spend.resolved import same_names

REAL = Path(__file__).parents[3].parent / "shared" / "data" / "spend" / "manchester"
MONTHS = ("2016-03", *(f"2016-{month:02}" for month in range(4, 13)), "2017-01", "2017-02", "2017-03", "2017-04")  # fmt: skip
FILES = [REAL / f"{month}.csv.gz" for month in MONTHS]

pytestmark = [
    pytest.mark.real_files,
    pytest.mark.skipif(
        not FILES[0].exists(), reason="The published files are not at ../shared/data/spend."
    ),
]


@pytest.fixture(scope="module")
def paid() -> list[Paid]:
    """The payments of April 2016 to March 2017, straight from the files."""
    found = []
    for path in FILES:
        with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines):
                when, much = day(row["Invoice Payment Date"]), amount(row["Net Amount"])
                if when and much is not None and "2016-04-01" <= str(when) <= "2017-03-31":
                    found.append(
                        Paid(
                            row["Body Name"], when, row["Supplier Name"].strip(), much,
                            row["Service Area"].strip(), row["Expenses Type"].strip(),
                            row["Transaction Number"],
                        )
                    )  # fmt: skip
    return found


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("manchester")
    read(FILES, folder / "read")
    report = make_report([folder / "read"], period="2016-17", resolver=same_names)
    write_report(report, folder / "report", formats=frozenset({"json", "csv"}))
    return folder / "report"


@pytest.fixture(scope="module")
def figures(out: Path) -> dict[str, Any]:
    said = json.loads((out / "figures.json").read_text(encoding="utf-8"))
    return {figure["id"]: figure["value"] for figure in said["figures"]}


def rows(out: Path, table: str) -> dict[str, dict[str, str]]:
    """A table's rows by what they are called."""
    with (out / "tables" / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        told = list(csv.DictReader(lines))
    names = [name for name in told[0] if name != "rank"]
    return {row[names[0]]: row for row in told}


def test_total_payments_and_credits(paid: list[Paid], figures: dict[str, Any]) -> None:
    assert Decimal(figures["total"]) == added(paid) == Decimal("778433763.58")
    assert figures["payments"] == len(paid)
    assert Decimal(figures["credits"]) == added([one for one in paid if one.amount < 0])


def test_a_month(paid: list[Paid], figures: dict[str, Any], out: Path) -> None:
    may = [one for one in paid if str(one.day).startswith("2016-05")]
    assert Decimal(figures["month.2016-05"]) == added(may)
    assert int(rows(out, "months")["May 2016"]["payments"]) == len(may)


@pytest.mark.parametrize(
    ("table", "field"), [("departments", "department"), ("categories", "category")]
)
def test_departments_and_categories(table: str, field: str, paid: list[Paid], out: Path) -> None:
    """The ten largest of each."""
    by_hand = sums(paid, field)
    told = rows(out, table)
    largest = sorted(by_hand, key=lambda name: -by_hand[name])[:10]
    assert [Decimal(told[name]["amount_gbp"]) for name in largest] == [
        by_hand[name] for name in largest
    ]


def test_the_redacted_share(paid: list[Paid], figures: dict[str, Any]) -> None:
    withheld = [one for one in paid if one.payee.casefold().startswith("redacted")]
    assert withheld
    assert Decimal(figures["payee.redacted.share"]) == share(added(withheld), added(paid))


def test_the_largest_supplier_and_the_ten_largest(
    paid: list[Paid], figures: dict[str, Any], out: Path
) -> None:
    """By names that are equal but for their case: for these ten that is all there is to join."""
    named: Counter[str] = Counter()
    for one in paid:
        if not one.payee.casefold().startswith("redacted"):
            named[one.payee.casefold()] += one.amount  # type: ignore[assignment]
    told = rows(out, "suppliers-top")
    largest, ten = named.most_common(1)[0], named.most_common(10)
    first = next(iter(told.values()))
    assert (first["supplier"].casefold(), Decimal(first["amount_gbp"])) == largest
    ten_share = share(sum(Decimal(much) for _, much in ten), added(paid))
    assert Decimal(figures["suppliers.top_10.share"]) == ten_share


def test_the_size_bands(paid: list[Paid], out: Path) -> None:
    told = rows(out, "sizes")
    for name, least, most in (
        ("£500 to under £5,000", 500, 5_000),
        ("£5,000 to under £25,000", 5_000, 25_000),
        ("£1 million and over", 1_000_000, 10**12),
    ):
        band = [one for one in paid if least <= one.amount < most]
        assert int(told[name]["payments"]) == len(band)
        assert Decimal(told[name]["amount_gbp"]) == added(band)
