"""Payees are placed by postcode, seen from home; what is unknown is never spread over the known."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from tests.analysis.spend.paid import folder, numbered, payment, table
from tests.analysis.spend.paid import rows_of as rows_in
from tests.analysis.spend.spec_places import CASES
from weft.analysis.engine import engine
from weft.analysis.errors import WeftError
from weft.analysis.names.keys import name_key
from weft.analysis.reporting.model import Report
from weft.analysis.spend.figures_where import Local, averages
from weft.analysis.spend.placed import Home, homes, placed
from weft.analysis.spend.places import CannotPlace, Places, read_places
from weft.analysis.spend.reported import make_report
from weft.analysis.spend.suppliers import Addresses, read_suppliers

PLACES = """pcds,LAD23NM,LAD23CD,Combined Authority,RGN22NM
AN1 1AA,Anytown,E08000001,Greater Anytown,North
AN2 2AA,Otherton,E08000002,Greater Anytown,North
BN1 1AA,Farby,E06000003,,North
CN1 1AA,Southcliff,E06000004,,South
"""

# What CLES found for the ten Greater Manchester councils: paid, and paid within the own boundary.
GREATER_MANCHESTER = [
    Local(name, Decimal(paid), Decimal(local))
    for name, paid, local in (
        ("Bolton", "68330289.71", "31179554.05"),
        ("Bury", "38026372.58", "10810750.81"),
        ("Manchester", "235031744.89", "186687585.67"),
        ("Oldham", "133590437.30", "91644381.53"),
        ("Rochdale", "70793775.84", "30995001.50"),
        ("Salford", "143909248.95", "90276813.00"),
        ("Stockport", "126771768.29", "82563092.39"),
        ("Tameside", "45117493.41", "22863548.01"),
        ("Trafford", "41171484.94", "15062797.86"),
        ("Wigan", "101115819.30", "57568701.76"),
    )
]


def made(tmp_path: Path, rows: list[dict[str, Any]], addresses: str = "", **asked: Any) -> Report:
    (tmp_path / "places.csv").write_text(asked.pop("places", PLACES), encoding="utf-8")
    if addresses:
        (tmp_path / "suppliers.csv").write_text(addresses, encoding="utf-8")
        asked["suppliers"] = tmp_path / "suppliers.csv"
    path = folder(tmp_path / "read", rows)
    return make_report([path], period="2024-25", places=tmp_path / "places.csv", **asked)


def looked_up(
    connection: Any, tmp_path: Path, addresses: str = "", *, places: str = PLACES, home: Any = ()
) -> tuple[Addresses | None, Places, dict[str, Home]]:
    """The suppliers, the places and the homes that a report about Anytown Council takes from its files."""
    (tmp_path / "places.csv").write_text(places, encoding="utf-8")
    (tmp_path / "suppliers.csv").write_text(addresses, encoding="utf-8")
    bodies = ("Anytown Council",)
    found = read_suppliers(connection, tmp_path / "suppliers.csv", bodies) if addresses else None
    there = read_places(connection, tmp_path / "places.csv")
    return found, there, homes(home, bodies, there)


def rows_of(report: Report, id: str) -> dict[Any, Any]:
    (table,) = [table for table in report.tables() if table.id == id]
    return {row[0]: row[1] for row in table.rows}


def figures(report: Report) -> dict[str, Any]:
    return {figure.id: figure.value for figure in report.figures()}


PAYEES = ("Alder", "Birch", "Cedar", "Dogwood", "Elder", "Fir", "Gorse", "Hazel", "Ivy")
"""The first word of the payee of each case."""
PAID = [Decimal(f"{amount}.00") for amount in (1, 2, 4, 8, 16, 32, 64, 128, 745)]
"""What each is paid: no two sums of them are alike."""


@pytest.fixture(scope="module")
def of_each_case(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, dict[str, Any]]:
    """The report of payments to a payee for each case, and each payee's payment with what was found."""
    there = tmp_path_factory.mktemp("cases")
    cases = list(zip(PAYEES, PAID, CASES, strict=True))
    rows = [
        payment(supplier_name=f"{payee} Builders Ltd", amount_gbp=paid, postcode=own)
        for payee, paid, (_, own, *_) in cases
    ]
    known = [f"{payee.upper()} BUILDERS LIMITED,{case[0]}" for payee, _, case in cases if case[0]]
    addresses = "\n".join(["Supplier Name,Postcode", *known, ""])
    report = made(there, numbered(rows), addresses, trace=there / "payments.parquet")
    found = pq.read_table(there / "payments.parquet").to_pylist()
    return report, {row["supplier_name"].removesuffix(" Builders Ltd"): row for row in found}


@pytest.mark.parametrize(
    ("payee", "listed", "own", "locality", "why"),
    [(payee, *case) for payee, case in zip(PAYEES, CASES, strict=True)],
)
def test_a_payee_is_placed_by_its_postcode(
    payee: str, listed: str | None, own: str | None, locality: str, why: str | None,
    of_each_case: tuple[Report, dict[str, Any]],
) -> None:  # fmt: skip
    row = of_each_case[1][payee]
    assert (row["locality"], row["locality_because"]) == (locality, why)


def test_the_shares_of_the_localities_are_those_of_their_payees(
    of_each_case: tuple[Report, dict[str, Any]],
) -> None:
    report, found = of_each_case[0], figures(of_each_case[0])
    paid: dict[str, Decimal] = defaultdict(Decimal)
    reasons: dict[str, Decimal] = defaultdict(Decimal)
    for (*_, locality, why), amount in zip(CASES, PAID, strict=True):
        paid[locality] += amount
        if why:
            reasons[why] += amount
    shares = {one: (amount / sum(PAID)).quantize(Decimal("1e-6")) for one, amount in paid.items()}
    assert {one: found[f"local.{one.replace(' ', '_')}.share"] for one in shares} == shares
    every = [one for one in found if one.startswith("local.") and one.count(".") == 2]
    assert sum(found[one] for one in every if one.endswith(".share")) == 1
    assert rows_of(report, "locality-unknown") == reasons


def test_the_unknown_is_a_part_of_its_own_by_money_and_by_payments(tmp_path: Path) -> None:
    here = payment(postcode="AN1 1AA", amount_gbp="300.00")
    rows = [here, payment(), payment(payee="redacted"), payment(payee="redacted")]
    found = figures(made(tmp_path, rows))
    assert found["local.own_district.share"] == Decimal("0.5")
    assert found["local.own_district.payments_share"] == Decimal("0.25")
    assert found["local.unknown.share"] == Decimal("0.5")
    assert found["local.unknown.payments_share"] == Decimal("0.75")


@pytest.mark.parametrize(
    ("addresses", "locality"),
    [
        ("Company Number,Postcode\n1234567,AN2 2AA\n", "city region"),
        ("Supplier ID,Postcode\nV77,AN2 2AA\n", "city region"),
        ("body,Supplier ID,Postcode\nElsewhere,V77,AN2 2AA\n", "unknown"),
        ("name,company number,pcd\nBloggs Builders,99999999,BN1 1AA\n", "region"),
        ("name,company number,pcd\nBloggs Builders,,BN1 1AA\nX,01234567,CN1 1AA\n", "elsewhere"),
        ("name,pcd\nBloggs Builders,AN1 1AA\nBloggs Builders Ltd,CN1 1AA\n", "own district"),
    ],
)
def test_a_supplier_is_found_by_number_then_reference_then_name(
    addresses: str, locality: str, tmp_path: Path
) -> None:
    bloggs = payment(company_number="01234567", supplier_ref="V77")
    with table(tmp_path, [bloggs]) as read:
        found, places, home = looked_up(read.get_backend(), tmp_path, addresses)
        paid = read.mutate(name_key=name_key(read.supplier_name), supplier_id=read.supplier_name)
        assert found
        assert rows_in(placed(paid, found, places, home), "locality") == [(locality,)]


def test_a_reference_counts_among_several_bodies_only_where_the_file_says_whose_it_is(
    tmp_path: Path,
) -> None:
    rows = [payment(supplier_ref="V77"), payment(body="Otherton Council", supplier_ref="V77")]
    nobodys = figures(made(tmp_path, rows, "Supplier ID,Postcode\nV77,AN1 1AA\n"))
    assert nobodys["local.unknown.share"] == 1
    anytowns = "Body,Supplier ID,Postcode\nAnytown Council,V77,AN1 1AA\n"
    assert figures(made(tmp_path, rows, anytowns))["local.own_district.share"] == Decimal("0.5")


def test_each_council_sees_home_from_itself_and_both_averages_are_given(tmp_path: Path) -> None:
    rows = [
        payment(postcode="AN1 1AA", amount_gbp="900.00"),
        payment(postcode="AN2 2AA", amount_gbp="100.00"),
        payment(body="Otherton Council", postcode="AN1 1AA", amount_gbp="50.00"),
        payment(body="Otherton Council", postcode="AN2 2AA", amount_gbp="50.00"),
    ]
    found = figures(made(tmp_path, rows))
    assert found["compared.local.unweighted"] == Decimal("0.7")
    assert found["compared.local.weighted"] == Decimal("0.863636")
    farby = figures(made(tmp_path, rows, home=["Farby", "otherton council=E08000002"]))
    assert farby["compared.local.unweighted"] == Decimal("0.25")


def test_the_ten_greater_manchester_councils_have_the_published_averages() -> None:
    both = averages(GREATER_MANCHESTER)
    assert both is not None
    assert both.unweighted.quantize(Decimal("0.0001")) == Decimal("0.5379")
    assert both.weighted.quantize(Decimal("0.0001")) == Decimal("0.6173")


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"home": ["Atlantis"]}, "“Atlantis” is not an area"),
        ({"home": ["Atlantis"]}, "district: Anytown, Farby, Otherton, Southcliff"),
        ({"home": ["Nowhere Council=Anytown"]}, "The bodies are Anytown Council"),
        ({"places": PLACES + "AN11AA,Farby,E06000003,,North\n"}, "AN11AA (Anytown, Farby)"),
        ({"places": "town,area\na,b\n"}, "needs a heading for the postcode"),
        ({"places": "postcode,colour\na,b\n"}, "needs a heading for the postcode"),
        ({"addresses": "name,town\na,b\n"}, "needs a heading for the postcode"),
        ({"addresses": "colour,postcode\na,b\n"}, "name, reference or company number"),
    ],
)
def test_what_cannot_be_used_is_answered_with_what_there_is(
    asked: dict[str, Any], says: str, tmp_path: Path
) -> None:
    with engine() as connection, pytest.raises(CannotPlace) as stopped:
        looked_up(connection, tmp_path, **asked)
    assert says in stopped.value.message


def test_a_home_without_a_places_file_is_asked_for(tmp_path: Path) -> None:
    path = folder(tmp_path / "read", [payment()])
    with pytest.raises(WeftError, match="--home needs the areas of postcodes"):
        make_report([path], period="2024-25", home=["Anytown"])
    with pytest.raises(CannotPlace, match="there is no such file"):
        make_report([path], period="2024-25", places=tmp_path / "missing.csv")
