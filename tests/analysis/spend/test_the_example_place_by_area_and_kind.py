"""The example's areas and registers are put to use, and each new figure is added up by other means:
plain Python over the truth and the published files."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.example import Example
from weft.analysis.editions import Editions
from weft.analysis.reporting.model import Figure, Report, Table
from weft.analysis.spend.example.areas import district_code, small_of, ward_of
from weft.analysis.spend.example.files import What
from weft.analysis.spend.example.place import COUNCILS, DISTRICTS, where
from weft.analysis.spend.example.truth import ExampleTruth
from weft.analysis.spend.reading.read import read
from weft.analysis.spend.reported import make_report

QUILLMOUTH = COUNCILS[0]
Money = dict[str, Decimal]
SIZE_OF = {"MICRO ENTITY": "Micro (fewer than 10)", "SMALL": "Small (10 to 49)",
           "TOTAL EXEMPTION FULL": "Small (10 to 49)", "MEDIUM": "Medium (50 to 249)"}  # fmt: skip


@pytest.fixture(scope="module")
def folder(example_place: Example) -> Path:
    return example_place.folder


@pytest.fixture(scope="module")
def report(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Of one council, whose files are tidy, so that the truth is what its files say."""
    out = tmp_path_factory.mktemp("read")
    read([folder / "payments" / QUILLMOUTH.folder], out)
    return make_report(
        [out],
        period="2024-25",
        suppliers=folder / "suppliers.csv",
        editions=Editions(folder / "weft"),
    )


@pytest.fixture(scope="module")
def truth(example_place: Example) -> ExampleTruth:
    return example_place.truth


@pytest.fixture(scope="module")
def suppliers(folder: Path) -> dict[str, dict[str, str]]:
    return {row["supplier_id"]: row for row in rows_of(folder / "suppliers.csv")}


@pytest.fixture(scope="module")
def companies(folder: Path) -> dict[str, dict[str, str]]:
    rows = rows_of(folder / "registers" / "companies_house.csv")
    return {row[" CompanyNumber"]: row for row in rows}


@pytest.fixture(scope="module")
def paid(truth: ExampleTruth) -> dict[str, Decimal]:
    """What each true supplier was paid; what went to nobody known is under ""."""
    year = truth.year_of(QUILLMOUTH.name, "2024-25")
    sums = dict(year.supplier_totals)
    sums[""] = year.counted.amount_gbp - sum(sums.values(), Decimal(0))
    return sums


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def table(report: Report, id: str) -> Table:
    return next(one for one in report.tables() if one.id == id)


def amounts(found: Table, label: str, where: Callable[[dict[str, Any]], bool] = bool) -> Money:
    ids = [column.id for column in found.columns]
    rows = [dict(zip(ids, row, strict=True)) for row in found.rows]
    return {str(row[label]): row["amount_gbp"] for row in rows if where(row)}


def added_by(paid: dict[str, Decimal], of: Callable[[str], str]) -> Money:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for supplier, amount in paid.items():
        sums[of(supplier)] += amount
    return dict(sums)


def postcode_of(
    suppliers: dict[str, dict[str, str]], companies: dict[str, dict[str, str]]
) -> Callable[[str], str | None]:
    """The ledger's postcode, else the registered one."""

    def postcode(supplier: str) -> str | None:
        row = suppliers.get(supplier)
        if row is None:
            return None
        registered = companies.get(row["company_number"], {}).get("RegAddress.PostCode")
        return row["postcode"] or registered or None

    return postcode


def test_money_by_district_ward_and_decile_is_the_truth(
    report: Report,
    paid: dict[str, Decimal],
    suppliers: dict[str, dict[str, str]],
    companies: dict[str, dict[str, str]],
) -> None:
    postcode = postcode_of(suppliers, companies)

    def district(supplier: str) -> str:
        found = where(postcode(supplier))
        return found.name if found else "Not known where"

    def ward(supplier: str) -> str:
        found = ward_of(postcode(supplier))
        if found is None:
            return "Not known where"
        return found.code if found.district.name == "Quillmouth" else "Elsewhere"

    def decile(supplier: str) -> str:
        found = small_of(postcode(supplier))
        return str(found.decile) if found else "Not known where"

    assert nonzero(amounts(table(report, "districts-all"), "district")) == added_by(paid, district)
    assert nonzero(amounts(table(report, "deciles-eastmarch2025"), "decile")) == added_by(
        paid, decile
    )
    found = table(report, "wards")
    by_ward = amounts(found, "area", lambda row: row["area"] is not None)
    by_ward |= amounts(found, "name", lambda row: row["area"] is None)
    assert nonzero(by_ward) == added_by(paid, ward)


def test_the_most_deprived_tenth_fifth_and_three_tenths_are_shares_of_all_money(
    report: Report,
    paid: dict[str, Decimal],
    suppliers: dict[str, dict[str, str]],
    companies: dict[str, dict[str, str]],
) -> None:
    postcode = postcode_of(suppliers, companies)

    def decile(supplier: str) -> str:
        found = small_of(postcode(supplier))
        return str(found.decile) if found else ""

    by_decile, total = added_by(paid, decile), sum(paid.values(), Decimal(0))
    for most, words in ((1, "tenth"), (2, "fifth"), (3, "three tenths")):
        found = figure(report, f"deprivation.eastmarch2025.most_deprived_{most}.share")
        inside = sum((by_decile.get(str(at), Decimal(0)) for at in range(1, most + 1)), Decimal(0))
        assert float(found.value) == pytest.approx(float(inside / total), abs=1e-6)  # type: ignore[arg-type]
        assert (
            found.label == f"To payees in the most deprived {words} of areas, Eastmarch index 2025"
        )
    assert table(report, "deciles-eastmarch2025").title == "By deprivation, Eastmarch index 2025"


def figure(report: Report, id: str) -> Figure:
    return next(one for one in report.figures() if one.id == id)


def nonzero(money: Money) -> Money:
    return {key: amount for key, amount in money.items() if amount}


def test_per_head_is_money_by_people(report: Report, folder: Path) -> None:
    persons = {
        row["lad25cd"]: int(row["persons"])
        for row in rows_of(folder / "places" / "populations_districts.csv")
    }
    found = table(report, "districts")
    ids = [column.id for column in found.columns]
    rows = [dict(zip(ids, row, strict=True)) for row in found.rows]
    areas = [row for row in rows if row["area"]]
    assert {row["name"] for row in areas} == {"Quillmouth", "Harrowfen", "Ostlebeck"}
    for row in areas:
        code = next(district_code(one) for one in DISTRICTS if one.name == row["name"])
        assert row["persons"] == persons[code]
        assert row["per_head_gbp"] == round(row["amount_gbp"] / persons[code], 2)
    (home,) = (row for row in areas if row["name"] == "Quillmouth")
    found = figure(report, "per_head.quillmouth")
    assert found.value == home["per_head_gbp"]
    assert f"÷ {home['persons']:,} residents" in str(found.workings)


def test_lines_and_sizes_are_those_of_the_register(
    report: Report,
    paid: dict[str, Decimal],
    suppliers: dict[str, dict[str, str]],
    companies: dict[str, dict[str, str]],
) -> None:
    def company(supplier: str) -> dict[str, str]:
        return companies.get(suppliers.get(supplier, {}).get("company_number", ""), {})

    def construction(supplier: str) -> str:
        code = company(supplier).get("SICCode.SicText_1", "")[:2]
        return "F: Construction" if code in ("41", "42", "43") else "other"

    def size(supplier: str) -> str:
        employees = suppliers.get(supplier, {}).get("employees", "")
        if employees:
            many = int(employees)
            names = [
                (10, "Micro (fewer than 10)"),
                (50, "Small (10 to 49)"),
                (250, "Medium (50 to 249)"),
            ]
            return next((name for most, name in names if many < most), "Large (250 or more)")
        return SIZE_OF.get(company(supplier).get("Accounts.AccountCategory", ""), "unknown")

    by_line = amounts(table(report, "sic-sections"), "is")
    assert by_line["F: Construction"] == added_by(paid, construction)["F: Construction"]
    by_size, wanted = amounts(table(report, "supplier-sizes"), "is"), added_by(paid, size)
    for name in {*SIZE_OF.values(), "Large (250 or more)"}:
        assert by_size.get(name, Decimal(0)) == wanted.get(name, Decimal(0)), name
    assert "proxy" in table(report, "supplier-sizes").definition


def test_each_definition_of_local_counts_its_own_addresses(
    report: Report,
    paid: dict[str, Decimal],
    suppliers: dict[str, dict[str, str]],
    companies: dict[str, dict[str, str]],
) -> None:
    def here(postcode: str | None) -> bool | None:
        found = where(postcode)
        return found.name == "Quillmouth" if found else None

    def registered(supplier: str) -> str:
        number = suppliers.get(supplier, {}).get("company_number", "")
        return words(here(companies.get(number, {}).get("RegAddress.PostCode")))

    def trading(supplier: str) -> str:
        row = suppliers.get(supplier, {})
        said = row.get("kind_of_address") in ("invoice", "trading")
        return words(here(row["postcode"]) if said else None)

    def based(supplier: str) -> str:
        row = suppliers.get(supplier, {})
        number = row.get("company_number", "")
        registered_at = companies.get(number, {}).get("RegAddress.PostCode")
        inside = here(row.get("postcode")) or here(registered_at)
        return "In the area" if inside else "Not known"

    found = table(report, "local-definitions")
    for name, of in (("Registered", registered), ("Trading", trading), ("Based", based)):
        title = f"{name}, own district"
        told = {row[1]: row[2] for row in found.rows if row[0] == title}
        wanted = added_by(paid, of)
        assert told.pop("Not in the area") == wanted.pop("Not in the area", None), name
        assert told == wanted, name


def words(inside: bool | None) -> str:
    return {True: "In the area", False: "Not in the area", None: "Not known"}[inside]


def test_every_table_of_all_the_money_adds_up(report: Report) -> None:
    total = next(one.value for one in report.figures() if one.id == "total")
    for id in ("addresses", "districts", "districts-all", "wards", "deciles-eastmarch2025", "kinds",
               "vcse", "sme", "supplier-sizes", "sic-sections"):  # fmt: skip
        found = table(report, id)
        at = [column.id for column in found.columns].index("amount_gbp")
        assert sum((row[at] for row in found.rows), Decimal(0)) == total, id  # type: ignore[misc]


def test_concentration_is_what_a_hand_adds_up(report: Report, truth: ExampleTruth) -> None:
    """Over the truth, where a supplier is one whatever its spelling."""
    whole: dict[str, Decimal] = defaultdict(Decimal)
    for row in truth.rows:
        one = row.payment
        if one is None or row.first is not None or row.record.what != What.PAYMENT:
            continue
        ours = one.council == QUILLMOUTH.name and one.financial_year == truth.year
        if ours and one.supplier and one.bridge == "influenceable":
            whole[one.supplier.id] += one.amount
    positive = [amount for amount in whole.values() if amount > 0]
    wanted = round(sum((amount / sum(positive)) ** 2 for amount in positive) * 10_000)
    found = next(one.value for one in report.figures() if one.id == "concentration.herfindahl")
    assert isinstance(found, int)
    assert abs(found - wanted) <= 1


def test_what_left_and_who_is_there(report: Report, truth: ExampleTruth) -> None:
    found = table(report, "leakage")
    ids = [column.id for column in found.columns]
    for row in found.rows:
        one = dict(zip(ids, row, strict=True))
        parts = ("own_district_gbp", "city_region_gbp", "left_gbp", "unknown_gbp")
        assert sum(one[part] for part in parts) == one["amount_gbp"]  # type: ignore[misc]
    people = {
        one["payee"]
        for one in json.loads(truth.as_json())["planted"]
        if one["kind"] == "individual"
    }
    evidence = table(report, "leakage-evidence")
    assert evidence.rows
    assert not [row for row in evidence.rows if any(person in str(row) for person in people)]
    assert any("Registered in its line" in str(row) for row in evidence.rows)


def test_the_report_names_its_editions(report: Report) -> None:
    assert any(name.startswith("edition of postcodes") for name in report.versions)
    assert any(name.startswith("edition of companies-house") for name in report.versions)
    assert "deprivation.eastmarch2025" in table(report, "deciles-eastmarch2025").definition
    said = " ".join(report.method)
    assert "companies-house example-" in said
