"""Local is counted by three definitions, each from its own evidence; no evidence is not nought."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.analysis.places.invented import NOW, table
from tests.analysis.registers.sample import companies_csv, company
from tests.analysis.spend.paid import folder, payment
from tests.analysis.spend.resolving.suppliers import rulings_file
from weft.analysis.editions import Editions
from weft.analysis.registers.load import load
from weft.analysis.reporting.model import Report
from weft.analysis.spend.reported import make_report

PLACES = ("postcode,district,city_region", "AN1 1AA,Anytown,Greater Anytown",
          "AN2 2AA,Otherton,Greater Anytown", "BN1 1AA,Farby,")  # fmt: skip
HEADS = "supplier,postcode,kind_of_address,branch_in_area,employees,vcse"
Made = Callable[..., Report]

pytestmark = pytest.mark.long


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """A report on one payment of £100 to Bloggs Builders Ltd, with these rows about it."""
    places = table(tmp_path / "places.csv", *PLACES)

    def report(*said: str, registered: str = "", **more: Any) -> Report:
        editions = Editions(tmp_path / "weft")
        if registered:
            path = tmp_path / "companies.csv"
            row = company("BLOGGS BUILDERS LTD", "01234567", **{"RegAddress.PostCode": registered})
            path.write_text(companies_csv(row), encoding="utf-8")
            one = load("companies-house", [path], editions, at=NOW, name="2025-05")
            editions.activate(one.kind, one.name, at=NOW)
        file = table(tmp_path / "s.csv", HEADS, *(f"Bloggs Builders Ltd,{row}" for row in said))
        return make_report(
            [folder(tmp_path / "read", [payment(**more)])], period="2024-25", home=["Anytown"],
            suppliers=file if said else None, places=places, editions=editions,
        )  # fmt: skip

    return report


def local(report: Report, area: str = "own_district") -> dict[str, Any]:
    figures = {one.id: one.value for one in report.figures()}
    names = ("registered", "trading", "based")
    return {name: figures[f"local.{name}.{area}.all.share"] for name in names}


def test_each_kind_of_address_speaks_for_its_definition(made: Made) -> None:
    assert local(made("AN1 1AA,registered,,,")) == {"registered": 1, "trading": None, "based": 1}
    assert local(made("AN1 1AA,invoice,,,")) == {"registered": None, "trading": 1, "based": 1}
    assert local(made("AN1 1AA,branch,,,")) == {"registered": None, "trading": None, "based": 1}


def test_an_address_of_which_nobody_says_what_it_is_tells_where_it_is_based(made: Made) -> None:
    assert local(made("AN1 1AA,,,,")) == {"registered": None, "trading": None, "based": 1}
    assert local(made(postcode="AN1 1AA")) == {"registered": None, "trading": None, "based": 1}


def test_outside_is_nought_and_not_unknown_where_somebody_knows(made: Made) -> None:
    found = local(made("BN1 1AA,invoice,no,,"))
    assert found == {"registered": None, "trading": 0, "based": 0}


def test_a_branch_makes_a_supplier_from_elsewhere_local_by_the_third_only(made: Made) -> None:
    found = made("BN1 1AA,invoice,yes,,")
    assert local(found) == {"registered": None, "trading": 0, "based": 1}
    assert local(found, "city_region") == {"registered": None, "trading": 0, "based": 1}


def test_no_branch_here_says_nothing_of_the_city_region(made: Made) -> None:
    assert local(made("BN1 1AA,invoice,no,,"), "city_region")["based"] is None


def test_a_register_tells_the_registered_address(made: Made) -> None:
    found = made("BN1 1AA,trading,no,,", registered="AN2 2AA")
    assert local(found) == {"registered": 0, "trading": 0, "based": 0}
    assert local(found, "city_region") == {"registered": 1, "trading": 0, "based": 1}


def of_lists(tmp_path: Path, *said: str, ruled: str = "", **more: Any) -> Report:
    """A report where a body's own list of suppliers, and a company in the register, are in use."""
    tmp_path.mkdir(exist_ok=True)
    editions = Editions(tmp_path / "weft")
    path = tmp_path / "companies.csv"
    row = company("QUITE ANOTHER NAME LTD", "01234567", **{"RegAddress.PostCode": "AN1 1AA"})
    path.write_text(companies_csv(row), encoding="utf-8")
    kinds = [("companies-house", path)]
    if said:
        heads = "supplier ref,supplier name,postcode,address type,branch in area"
        kinds.append(("suppliers", table(tmp_path / "master.csv", heads, *said)))
    for kind, file in kinds:
        one = load(kind, [file], editions, at=NOW, name="2025-05")
        editions.activate(one.kind, one.name, at=NOW)
    rulings = rulings_file(tmp_path / "rulings.csv", ruled) if ruled else None
    return make_report(
        [folder(tmp_path / "read", [payment(**more)])], period="2024-25", home=["Anytown"],
        places=table(tmp_path / "places.csv", *PLACES), editions=editions, rulings=rulings,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("Registered office", {"registered": 1, "trading": None, "based": 1}),
        ("Trading address", {"registered": None, "trading": 1, "based": 1}),
        ("Remittance", {"registered": None, "trading": 1, "based": 1}),
        ("Local depot", {"registered": None, "trading": None, "based": 1}),
        ("", {"registered": None, "trading": None, "based": 1}),
    ],
)
def test_a_councils_own_list_says_what_an_address_is(
    kind: str, told: dict[str, Any], tmp_path: Path
) -> None:
    said = f"R1,Bloggs Builders Ltd,AN1 1AA,{kind},"
    assert local(of_lists(tmp_path, said)) == told


def test_a_branch_in_a_councils_own_list_counts_though_the_rest_is_far(tmp_path: Path) -> None:
    rows = ("R1,Bloggs Builders Ltd,BN1 1AA,Remittance,", "R1,Bloggs Builders Ltd,,,yes")
    assert local(of_lists(tmp_path, *rows)) == {"registered": None, "trading": 0, "based": 1}


def test_a_ruled_company_number_gives_the_registered_address_of_that_company(
    tmp_path: Path,
) -> None:
    unruled = of_lists(tmp_path / "a")
    ruled = of_lists(tmp_path / "b", ruled="company|Bloggs Builders Ltd|01234567")
    assert local(unruled) == {"registered": None, "trading": None, "based": None}
    assert local(ruled) == {"registered": 1, "trading": None, "based": 1}


def test_the_first_lines_say_local_by_each_definition_and_what_left(made: Made) -> None:
    here, far = made("AN1 1AA,registered,,,"), made("BN1 1AA,invoice,,,")
    assert (
        "Local by three definitions, in the payer's own district: 100.0% to suppliers registered there (0.0% not "
        "known), for “trading” there is no evidence and 100.0% to suppliers based or with a branch there "
        "(0.0% not known)."
    ) in here.headlines
    assert not any("left the home area" in line for line in here.headlines)
    assert any(
        line.startswith("£100 of influenceable spend left the home area") for line in far.headlines
    )
    assert not any("three definitions" in line for line in made().headlines)


def test_without_any_address_nothing_is_known(made: Made) -> None:
    found = made()
    assert local(found) == {"registered": None, "trading": None, "based": None}
    section = next(one for one in found.sections if one.id == "definitions")
    assert sum("there is no evidence" in sentence for sentence in section.sentences) == 6
    (definitions,) = [one for one in found.tables() if one.id == "local-definitions"]
    assert {row[2] for row in definitions.rows} == {None, Decimal("100.00")}


def test_the_registered_address_places_a_payee_of_whom_nothing_else_is_known(made: Made) -> None:
    found = made(registered="AN1 1AA")
    (addresses,) = [one for one in found.tables() if one.id == "addresses"]
    assert addresses.rows[0][0] == "The registered address, from a register"
    figures = {one.id: one.value for one in found.figures()}
    assert figures["local.own_district.share"] == 1


def test_employees_and_vcse_that_somebody_filled_in_are_counted(made: Made) -> None:
    found = made("AN1 1AA,trading,,12,yes")
    sizes = next(one for one in found.tables() if one.id == "supplier-sizes")
    assert [(row[0], row[1], row[5], row[6]) for row in sizes.rows] == [
        ("Small (10 to 49)", Decimal("100.00"), Decimal("100.00"), Decimal("0.00"))
    ]
    figures = {one.id: one.value for one in found.figures()}
    assert figures["vcse.share"] == 1
    assert figures["sme.share"] == 1


def test_an_answer_alone_without_a_postcode_counts_too(made: Made) -> None:
    assert local(made(",,yes,,")) == {"registered": None, "trading": None, "based": 1}
