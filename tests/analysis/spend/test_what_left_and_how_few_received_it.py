"""Leakage, concentration, kinds and maps of a small invented council, each added up by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.analysis.places.invented import NOW, coordinates, in_use, table, wards
from tests.analysis.registers.sample import companies_csv, company
from tests.analysis.spend.paid import folder, payment
from weft.analysis.editions import Editions
from weft.analysis.places.load import Kind
from weft.analysis.registers.load import load
from weft.analysis.reporting.model import Report, Shape, Table
from weft.analysis.spend.figures_leakage import Category
from weft.analysis.spend.reported import make_report

OWN, CITY, NEXT, FAR = "M1 1AA", "M1 1AD", "M2 1AA", "M2 1AD"
"""In the own district, the rest of the city region, the rest of the region, and beyond."""
LOOKUP = (
    "WD25CD,WD25NM,LAD25CD,LAD25NM,CAUTH25CD,CAUTH25NM,RGN25CD,RGN25NM",
    "E05990001,Ward 1,E08990001,Nearby,E47990001,Greater Nearby,E12990001,North",
    "E05990002,Ward 2,E08990002,Otherton,E47990001,Greater Nearby,E12990001,North",
    "E05990003,Ward 3,E08990003,Farby,,,E12990001,North",
    "E05990004,Ward 4,E08990004,Southcliff,,,E12990002,South",
)
PAID = [  # payee, postcode, category, pounds, company number
    ("Ambler Roofs Ltd", OWN, "Roofs", "130.00", "00000001"),
    ("Ambler Roofs Ltd", OWN, "Roofs", "-30.00", "00000001"),
    ("Brook Slates Ltd", CITY, "Roofs", "300.00", "00000002"),
    ("Corve Roofing Ltd", NEXT, "Roofs", "1000.00", "00000003"),
    ("Dask Cleaning Ltd", FAR, "Roofs", "500.00", "00000004"),
    ("Edda Ltd", None, "Roofs", "50.00", None),
    ("Rachel Heskerby", NEXT, "Roofs", "70.00", None),
    ("Grell Print Ltd", FAR, "Paper", "200.00", "00000005"),
    ("Kiln Cleaning Ltd", OWN, "Paper", "300.00", "00000008"),
    ("Dask Cleaning Ltd", FAR, "Pipes", "5.00", "00000004"),
    ("Sorrel Ltd", FAR, "Paper", "-40.00", None),
    ("Hulm Builders Ltd", OWN, "Halls", "40.00", "00000006"),
    ("Farway Builders Ltd", NEXT, "Halls", "10.00", "00000007"),
    ("A Fosk", OWN, "Halls", "900.00", None),
    ("HM Revenue & Customs", FAR, "Tax", "9000.00", None),
]
FREE = Decimal("3435.00")
ROOFING, CLEANING, PRINTING = "43910 - Roofing", "81210 - Cleaning", "18129 - Printing"
OLD = {"IncorporationDate": "01/01/1980"}
Company = tuple[str, str, str, dict[str, str]]
PAID_COMPANIES: list[Company] = [
    ("AMBLER ROOFS LTD", "00000001", ROOFING, OLD), ("BROOK SLATES LTD", "00000002", ROOFING, OLD),
    ("CORVE ROOFING LTD", "00000003", ROOFING, OLD), ("DASK CLEANING LTD", "00000004", CLEANING, OLD),
    ("GRELL PRINT LTD", "00000005", PRINTING, OLD), ("HULM BUILDERS LTD", "00000006", ROOFING, OLD),
    ("FARWAY BUILDERS LTD", "00000007", ROOFING, OLD),
    ("KILN CLEANING LTD", "00000008", CLEANING, OLD),
]  # fmt: skip
OTHER_COMPANIES: list[Company] = [
    ("LUND ROOFERS LTD", "00000014", ROOFING, {"IncorporationDate": "01/01/2004"}),
    ("JOLT ROOFERS LTD", "00000012", ROOFING, {"IncorporationDate": "01/01/2002"}),
    ("IVER ROOFERS LTD", "00000011", ROOFING, {"IncorporationDate": "01/01/2001"}),
    ("KEMP ROOFERS LTD", "00000013", ROOFING, {"IncorporationDate": "01/01/2003"}),
    ("OLUWAKEMI HESKERBY", "00000015", ROOFING, {"IncorporationDate": "01/01/1990"}),
    ("MOSS ROOFERS LTD", "00000016", ROOFING, {"CompanyStatus": "Dissolved"}),
    ("NANT ROOFERS LTD", "00000017", ROOFING, {"RegAddress.PostCode": NEXT}),
    ("OAKLEY CLEANERS LTD", "00000018", CLEANING, {}),
]
AT = {number: postcode for _, postcode, _, _, number in PAID if number}
ACCOUNTS = {"00000004": "MEDIUM", "00000005": "FULL"}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    place = tmp_path_factory.mktemp("leaks")
    editions = Editions(place / "weft")
    in_use(editions, Kind.POSTCODES, coordinates(place / "p.csv"), edition="2025-05")
    in_use(editions, Kind.BOUNDARIES, wards(place / "w.geojson"), edition="2025")
    in_use(editions, Kind.LOOKUP, table(place / "k.csv", *LOOKUP), edition="2025")
    rows = [
        company(name, number, **{
            "RegAddress.PostCode": AT.get(number) or OWN, "SICCode.SicText_1": line,
            "Accounts.AccountCategory": ACCOUNTS.get(number, "MICRO ENTITY"), **more,
        })
        for name, number, line, more in (*PAID_COMPANIES, *OTHER_COMPANIES)
    ]  # fmt: skip
    (place / "companies.csv").write_text(companies_csv(*rows), encoding="utf-8")
    one = load("companies-house", [place / "companies.csv"], editions, at=NOW, name="2025-05")
    editions.activate(one.kind, one.name, at=NOW)
    said = table(
        place / "suppliers.csv", "supplier,postcode,employees,vcse",
        "Ambler Roofs Ltd,,4,no", "Corve Roofing Ltd,,300,", "Edda Ltd,,30,yes",
    )  # fmt: skip
    paid = [
        payment(supplier_name=name, postcode=postcode, category=category, amount_gbp=amount,
                company_number=number)
        for name, postcode, category, amount, number in PAID
    ]  # fmt: skip
    return make_report(
        [folder(place / "read", paid)], period="2024-25", home=["Nearby"], suppliers=said,
        editions=editions,
    )  # fmt: skip


def found(report: Report, id: str) -> Table:
    return next(one for one in report.tables() if one.id == id)


def rows(report: Report, id: str) -> list[dict[str, Any]]:
    one = found(report, id)
    return [dict(zip([column.id for column in one.columns], row, strict=True)) for row in one.rows]


def of(report: Report, id: str, key: str, value: str) -> dict[Any, Any]:
    return {row[key]: row[value] for row in rows(report, id)}


def figures(report: Report) -> dict[str, Any]:
    return {one.id: one.value for one in report.figures()}


def share(amount: str) -> Decimal:
    return (Decimal(amount) / FREE).quantize(Decimal("0.000001"))


def test_money_leaves_from_the_city_region_not_from_the_region(report: Report) -> None:
    told = [tuple(row.values()) for row in rows(report, "leakage")]
    assert told == [
        ("Roofs", *map(Decimal, ("1950.00", "100.00", "300.00", "1500.00", "50.00", "0.769231"))),
        ("Paper", *map(Decimal, ("460.00", "300.00", "0.00", "160.00", "0.00", "0.347826"))),
        ("Halls", *map(Decimal, ("50.00", "40.00", "0.00", "10.00", "0.00", "0.200000"))),
        ("Pipes", *map(Decimal, ("5.00", "0.00", "0.00", "5.00", "0.00", "1.000000"))),
    ]


def test_shares_that_left_are_of_all_that_can_be_influenced(report: Report) -> None:
    told = figures(report)
    assert told["bridge.influenceable"] == FREE
    assert told["leakage.share"] == share("1675.00")
    assert told["leakage.unknown.share"] == share("50.00")


def test_where_most_left_and_who_is_left_out_is_said(report: Report) -> None:
    said = " ".join(next(one for one in report.sections if one.id == "leakage").sentences)
    assert "Most money left in Roofs (£1.5k), Paper (£160) and Halls (£10)." in said
    assert "£970 to payees who are or may be individuals, or are not named, is left out" in said


def test_local_suppliers_are_named_as_evidence(report: Report) -> None:
    """By money, then by how long they are registered; none that is far, closed, paid or a person."""
    line = "F: Construction"
    other = f"Paid for something else, and in its line ({line})"
    registered = f"Registered in its line ({line}); named are some that are not paid"
    told = {
        (row["category"], row["evidence"]): (row["suppliers"], row["named"])
        for row in rows(report, "leakage-evidence")
    }
    assert told["Roofs", "Already paid in it"] == (2, "Brook Slates Ltd and Ambler Roofs Ltd")
    assert told["Roofs", other] == (1, "Hulm Builders Ltd")
    oldest = "IVER ROOFERS LTD, JOLT ROOFERS LTD and KEMP ROOFERS LTD"
    assert told["Roofs", registered] == (8, oldest)
    assert told["Paper", "Already paid in it"] == (1, "Kiln Cleaning Ltd")
    printing = "Paid for something else, and in its line (C: Manufacturing)"
    assert [sort for category, sort in told if category == "Paper"] == [
        "Already paid in it",
        printing,
    ]
    assert told["Paper", printing] == (0, "none")
    assert told["Halls", other] == (2, "Brook Slates Ltd and Ambler Roofs Ltd")


def test_each_category_says_how_few_received_it(report: Report) -> None:
    told = {row["category"]: list(row.values())[1:] for row in rows(report, "concentration")}
    gross = Decimal(2020)
    paid = (Decimal(each) for each in (100, 300, 1000, 500, 50, 70))
    index = round(sum((each / gross) ** 2 for each in paid) * 10_000)
    assert told["Roofs"] == [gross, 6, "Corve Roofing Ltd", Decimal("0.495050"), index]
    assert told["Paper"] == [Decimal(460), 2, "Kiln Cleaning Ltd", Decimal("0.6"), 5_200]
    assert told["Halls"][:2] == [Decimal("950.00"), 3]
    assert told["Halls"][2] == "Individuals, not named"
    assert list(told) == ["Roofs", "Halls", "Paper", "Pipes"]


def test_categories_with_three_suppliers_or_fewer_are_listed(report: Report) -> None:
    assert [row["category"] for row in rows(report, "few-suppliers")] == ["Halls", "Paper", "Pipes"]
    said = " ".join(next(one for one in report.sections if one.id == "concentration").sentences)
    assert "3 categories have 3 suppliers or fewer; £1.4k (41.2% of influenceable spend)" in said


def test_the_whole_has_one_index_over_all_suppliers(report: Report) -> None:
    paid = [Decimal(each) for each in (100, 300, 1000, 505, 50, 70, 200, 300, 40, 10, 900)]
    index = round(sum((each / sum(paid)) ** 2 for each in paid) * 10_000)
    told = figures(report)
    assert told["concentration.herfindahl"] == index
    assert told["concentration.top_10.share"] == share("3465.00")


def test_what_nobody_has_said_is_neither_yes_nor_no(report: Report) -> None:
    total = Decimal("12435.00")
    told = of(report, "vcse", "is", "amount_gbp")
    assert told["Yes"] == Decimal("50.00")
    assert told["No"] == Decimal("9100.00") + Decimal("70.00")
    assert sum(told.values()) == total
    assert figures(report)["vcse.share"] == (50 / total).quantize(Decimal("0.000001"))
    sme = of(report, "sme", "is", "amount_gbp")
    assert sme["Yes"] == sum(map(Decimal, (100, 300, 505, 50, 40, 10, 300)))
    assert sme["No"] == Decimal(1000) + Decimal(9000)


def test_size_by_employees_and_by_accounts_stand_side_by_side(report: Report) -> None:
    told = {
        row["is"]: (
            row["amount_gbp"],
            row["by_employees_gbp"],
            row["by_proxy_gbp"],
            row["suppliers"],
        )
        for row in rows(report, "supplier-sizes")
    }
    assert told["Micro (fewer than 10)"] == (Decimal(750), Decimal(100), Decimal(650), 5)
    assert told["Small (10 to 49)"] == (Decimal(50), Decimal(50), Decimal(0), 1)
    assert told["Medium (50 to 249)"] == (Decimal(505), Decimal(0), Decimal(505), 1)
    assert told["Large (250 or more)"] == (Decimal(1000), Decimal(1000), Decimal(0), 1)


def test_lines_of_business_are_those_of_the_companies(report: Report) -> None:
    told = of(report, "sic-sections", "is", "amount_gbp")
    construction = sum(map(Decimal, (100, 300, 1000, 40, 10)))
    assert told["F: Construction"] == construction
    assert told["C: Manufacturing"] == Decimal(200)
    assert told["N: Administration and support services"] == Decimal(805)
    assert of(report, "sic-sections", "is", "suppliers")["F: Construction"] == 5


def test_fewer_than_five_people_are_not_counted(report: Report) -> None:
    told = of(report, "kinds", "is", "suppliers")
    assert (told["Person"], told["Company"]) == (None, 10)


def test_maps_show_home_and_its_city_region_and_name_the_rest(report: Report) -> None:
    districts, near = found(report, "districts").chart, rows(report, "districts")
    assert districts and districts.shape == Shape.TILES
    assert [row["name"] for row in near if row["area"]] == ["Nearby", "Otherton"]
    drawn = found(report, "wards").chart
    assert drawn and drawn.shape == Shape.MAP
    assert [one.area for one in drawn.outlines] == ["E05990001"]
    assert of(report, "wards", "name", "amount_gbp")["Ward 1"] == Decimal("440.00")


def test_it_is_said_by_which_address_payees_are_placed(report: Report) -> None:
    told = of(report, "addresses", "address", "amount_gbp")
    assert told["The address in the payment file"] == Decimal("12385.00")
    assert told["No address is known"] == Decimal("50.00")


@pytest.mark.parametrize(
    ("money", "line"),
    [({"F": 50, "N": 30, "C": 20}, "F"), ({"F": 40, "N": 30, "C": 30}, None), ({}, None)],
)
def test_a_category_has_a_line_where_it_has_half_the_money(
    money: dict[str, int], line: str | None
) -> None:
    lines = {section: Decimal(amount) for section, amount in money.items()}
    assert Category("Anytown Council", "Roofs", lines=lines).line == line
