"""Manchester 2016-17 without one address: a worklist, invented answers, and each figure by other means."""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest

from tests.analysis.places.invented import in_use
from weft.analysis.editions import Editions
from weft.analysis.places.load import Kind
from weft.analysis.reporting.model import Report
from weft.analysis.spend.account import Asked, account_of
from weft.analysis.spend.figures import Account
from weft.analysis.spend.folders import open_folders
from weft.analysis.spend.periods import period
from weft.analysis.spend.reading.read import read
from weft.analysis.spend.reported import make_report
from weft.analysis.spend.worklist import worklist, worklist_xlsx

REAL = Path(__file__).resolve().parents[4] / "shared" / "data"
GEO, SPEND = REAL / "geo", REAL / "spend" / "manchester"
NOW = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)
pytestmark = [
    pytest.mark.real_files,
    pytest.mark.long,
    pytest.mark.skipif(
        not (GEO.is_dir() and SPEND.is_dir()), reason="the real files are not beside the project"
    ),
]
FILES: dict[str, Path | None] = {"suppliers": None, "places": None, "rules": None}
Answer = dict[str, Any]


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    made, drawn = Editions(tmp_path_factory.mktemp("weft")), GEO / "boundaries_gm"
    postcodes = [
        GEO / "postcodes" / "latlon_may2025" / f"{area}.csv.gz" for area in ("M", "OL", "SK")
    ]
    in_use(made, Kind.POSTCODES, *postcodes, edition="2025-05")
    for name in ("lsoa_2021_gm_lsoa", "lsoa_2011_gm_lsoa"):
        in_use(made, Kind.BOUNDARIES, drawn / f"{name}_generalised.geojson.gz")
    for name in ("ward_2023_gm_ward", "local_authority_2023_gm_local_authority"):
        in_use(made, Kind.BOUNDARIES, drawn / f"{name}_generalised.geojson")
    in_use(made, Kind.LOOKUP, GEO / "lookups_uk" / "la_all_codes.csv.gz", edition="2024")
    for name in ("imd2019_england_lsoa11", "imd2025_england_lsoa21"):
        in_use(made, Kind.DEPRIVATION, GEO / "imd" / f"{name}.csv.gz")
    return made


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("manchester")
    files = sorted(SPEND.glob("201[67]-*.csv.gz"))
    read([file for file in files if "2016-03" <= file.name[:7] <= "2017-04"], made / "read")
    return made


@pytest.fixture(scope="module")
def before(folder: Path, editions: Editions) -> Account:
    return account_of(
        open_folders([folder / "read"]), Asked(period("2016-17"), FILES, editions=editions)
    )


def test_without_addresses_everything_is_unknown_and_said_so(
    folder: Path, editions: Editions, before: Account
) -> None:
    report = make_report([folder / "read"], period="2016-17", editions=editions)
    figures = {one.id: one.value for one in report.figures()}
    assert before.homes["Manchester City Council"].district == {"Manchester"}
    assert figures["local.unknown.share"] == 1
    assert figures["local.based.own_district.all.share"] is None
    assert amounts(report, "districts-all", "district") == {
        "Not known where": before.total.amount_gbp
    }
    kinds = amounts(report, "kinds", "is")
    assert sum(kinds.values()) == before.total.amount_gbp
    assert kinds["Company"] > kinds["University"] > 0


@pytest.fixture(scope="module")
def spots() -> dict[str, dict[str, str]]:
    """Postcodes of Greater Manchester with their areas, as somebody else has worked them out."""
    path = GEO / "derived" / "gm_postcodes_lsoa21_ward23_imd2025.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        return {
            row["postcode"]: row
            for row in csv.DictReader(lines)
            if row["postcode"].startswith(("M", "OL", "SK"))
        }


@pytest.fixture(scope="module")
def answers(before: Account, spots: dict[str, dict[str, str]]) -> dict[str, Answer]:
    """What an invented analyst found out, from a seed."""
    rng, postcodes = Random(7), sorted(spots)
    found: dict[str, Answer] = {}
    for one in worklist(before).wanted:
        if rng.random() < 0.15:
            continue
        found[one.supplier_id] = {
            "postcode": rng.choice(postcodes),
            "kind_of_address": rng.choice(("registered", "trading", "invoice", "branch")),
            "branch_in_area": rng.choice(("yes", "no", None)),
            "employees": rng.choice((4, 30, 200, 900, None)),
            "vcse": rng.choice(("yes", "no", None)),
        }
    return found


@pytest.fixture(scope="module")
def report(folder: Path, editions: Editions, before: Account, answers: dict[str, Answer]) -> Report:
    path = folder / "worklist.xlsx"
    path.write_bytes(worklist_xlsx(worklist(before)))
    book = openpyxl.load_workbook(path)
    sheet = book["Suppliers"]
    titles = [cell.value for cell in sheet[1]]
    for row in range(2, sheet.max_row + 1):
        for title, answer in answers.get(str(sheet.cell(row, 1).value), {}).items():
            sheet.cell(row, titles.index(title) + 1).value = answer
    book.save(path)
    return make_report([folder / "read"], period="2016-17", suppliers=path, editions=editions)


def amounts(report: Report, id: str, label: str) -> dict[Any, Decimal]:
    found = next(one for one in report.tables() if one.id == id)
    ids = [column.id for column in found.columns]
    return {row[ids.index(label)]: row[ids.index("amount_gbp")] for row in found.rows}  # type: ignore[misc]


def paid(before: Account, answers: dict[str, Answer]) -> Iterator[tuple[Answer, Decimal]]:
    """Each supplier's money with the answer about it; all the rest with none."""
    rest = before.total.amount_gbp
    for one in before.counts.suppliers:
        if one.supplier_id in answers:
            rest -= one.in_period.amount_gbp
            yield answers[one.supplier_id], one.in_period.amount_gbp
    yield {}, rest


def wanted(
    before: Account, answers: dict[str, Answer], of: Callable[[Answer], Any]
) -> dict[Any, Decimal]:
    sums: dict[Any, Decimal] = defaultdict(Decimal)
    for answer, amount in paid(before, answers):
        sums[of(answer)] += amount
    return {key: amount for key, amount in sums.items() if amount}


def test_wards_and_deciles_are_those_of_the_answers(
    report: Report,
    before: Account,
    answers: dict[str, Answer],
    spots: dict[str, dict[str, str]],
) -> None:
    def ward(answer: Answer) -> str:
        spot = spots.get(answer.get("postcode", ""))
        if spot is None:
            return "Not known where"
        return spot["wd23nm"] if spot["lad_nm"] == "Manchester" else "Elsewhere"

    def decile(answer: Answer) -> str:
        spot = spots.get(answer.get("postcode", ""))
        return str(int(float(spot["imd2025_decile"]))) if spot else "Not known where"

    found = {key: one for key, one in amounts(report, "wards", "name").items() if one}
    assert found == wanted(before, answers, ward)
    assert {k: v for k, v in amounts(report, "deciles-imd2025", "decile").items() if v} == wanted(
        before, answers, decile
    )
    in_2019 = amounts(report, "deciles-imd2019", "decile")
    assert sum(in_2019.values()) == before.total.amount_gbp
    assert in_2019 != amounts(report, "deciles-imd2025", "decile")


def test_three_definitions_go_by_the_kind_of_address(
    report: Report,
    before: Account,
    answers: dict[str, Answer],
    spots: dict[str, dict[str, str]],
) -> None:
    def here(answer: Answer) -> bool:
        return spots.get(answer.get("postcode", ""), {}).get("lad_nm") == "Manchester"

    def by(*kinds: str) -> Callable[[Answer], str]:
        def of(answer: Answer) -> str:
            if answer.get("kind_of_address") not in kinds:
                return "Not known"
            return "In the area" if here(answer) else "Not in the area"

        return of

    def based(answer: Answer) -> str:
        if here(answer) or answer.get("branch_in_area") == "yes":
            return "In the area"
        out = answer.get("branch_in_area") == "no" or answer.get("kind_of_address") == "branch"
        return "Not in the area" if out else "Not known"

    found = next(one for one in report.tables() if one.id == "local-definitions")
    for name, of in (("Registered", by("registered")), ("Trading", by("trading", "invoice")),
                     ("Based", based)):  # fmt: skip
        told = {row[1]: row[2] for row in found.rows if row[0] == f"{name}, own district"}
        assert told == wanted(before, answers, of), name


def test_sizes_come_from_the_employees_that_were_filled_in(
    report: Report, before: Account, answers: dict[str, Answer]
) -> None:
    names = {4: "Micro (fewer than 10)", 30: "Small (10 to 49)", 200: "Medium (50 to 249)",
             900: "Large (250 or more)"}  # fmt: skip
    told = wanted(before, answers, lambda answer: names.get(answer.get("employees")))
    found = amounts(report, "supplier-sizes", "is")
    for name in names.values():
        assert found[name] == told[name]


def test_every_new_table_adds_up_to_all_the_money(report: Report, before: Account) -> None:
    for id, label in (("addresses", "address"), ("districts", "name"), ("districts-all", "district"),
                      ("wards", "name"), ("kinds", "is"), ("vcse", "is"), ("sme", "is")):  # fmt: skip
        assert sum(amounts(report, id, label).values()) == before.total.amount_gbp, id


def test_the_maps_are_drawn_from_the_boundaries_in_use(report: Report) -> None:
    charts = {one.id: one.chart for one in report.tables()}
    assert charts["districts"] and len(charts["districts"].outlines) == 10
    assert charts["wards"] and len(charts["wards"].outlines) == 32
