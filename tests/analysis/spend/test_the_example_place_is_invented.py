"""Nobody real is in the example, and yet it looks like a council's real year."""

from __future__ import annotations

import csv
import gzip
import re
import statistics
from decimal import Decimal
from pathlib import Path

import pytest

from weft.analysis.spend.example import ExampleTruth, make_example
from weft.analysis.spend.example.names import plain

UK_SHAPE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}")
ROYAL_MAIL_AREAS = """
    AB AL B BA BB BD BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E
    EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN
    LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO
    SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE
"""
WELL_KNOWN = """
    accenture adecco aecom amazon amey anchor arup asda atkins atos aviva babcock balfour bam
    barclays biffa bidfood boots bouygues brakes british bt bupa bunzl capgemini capita carillion
    centrica civica comensura compass costain crown currys deloitte edf engie enterprise equans
    eon experian fcc fujitsu g4s galliford hays hsbc ibm interserve iss itv jacobs jewson kier
    kpmg laing lloyds lovell matrix microsoft mitie morgan morrison mott npower ocado
    openreach oracle pinsent pwc reed ringway royal sainsbury santander sap scottish seddon
    serco shell siemens skanska sodexo softcat sse stagecoach suez tarmac tesco thales travis
    united veolia virgin vodafone waitrose wates willmott wilmott wsp xerox
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ExampleTruth]:
    folder = tmp_path_factory.mktemp("invented")
    return folder, make_example(folder, seed=2, payments=3_000)


def suppliers(folder: Path) -> list[dict[str, str]]:
    """The rows of the supplier file."""
    with (folder / "suppliers.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_no_postcode_is_one_that_post_could_reach(made: tuple[Path, ExampleTruth]) -> None:
    postcodes = [row["postcode"] for row in suppliers(made[0]) if row["postcode"]]
    assert len(postcodes) > 500
    for postcode in postcodes:
        assert UK_SHAPE.fullmatch(postcode), postcode
        assert re.match("[A-Z]+", postcode).group() not in ROYAL_MAIL_AREAS.split()


def test_every_known_postcode_has_its_place(made: tuple[Path, ExampleTruth]) -> None:
    with (made[0] / "places.csv").open(encoding="utf-8", newline="") as file:
        places = {row["postcode"]: row for row in csv.DictReader(file)}
    rows = suppliers(made[0])
    without = sum(not row["postcode"] for row in rows)
    assert {row["postcode"] for row in rows if row["postcode"]} == set(places)
    assert 0.02 < without / len(rows) < 0.12
    assert {place["city_region"] for place in places.values()} == {"Greater Quillmouth", ""}


def test_no_company_number_has_been_given_out(made: tuple[Path, ExampleTruth]) -> None:
    """Companies House gave out numbers up to about 16 million by 2025."""
    numbers = [row["company_number"] for row in suppliers(made[0]) if row["company_number"]]
    assert numbers
    assert all(len(number) == 8 and int(number) >= 90_000_000 for number in numbers)


def test_no_supplier_bears_a_well_known_name(made: tuple[Path, ExampleTruth]) -> None:
    allowed = {"Quillmouth Royal NHS Trust"}
    for row in suppliers(made[0]):
        words = set(plain(row["supplier_name"]).split())
        assert row["supplier_name"] in allowed or not words & set(WELL_KNOWN.split()), row


@pytest.mark.real_files
def test_no_supplier_is_in_a_real_council_ledger(made: tuple[Path, ExampleTruth]) -> None:
    folder = Path(__file__).parents[3].parent / "shared" / "data" / "spend" / "manchester"
    files = sorted(folder.glob("201[67]-*.csv.gz"))
    if not files:
        pytest.skip("The published files are not here: put them at ../shared/data/spend.")
    real = set()
    for path in files:
        with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as file:
            real |= {plain(row["Supplier Name"] or "") for row in csv.DictReader(file)}
    assert len(real) > 1_000
    ours = {plain(row["supplier_name"]) for row in suppliers(made[0])}
    assert ours & real == set()


def test_few_suppliers_take_most_of_the_money(made: tuple[Path, ExampleTruth]) -> None:
    """Two real councils' years: the top ten take 36% and 57%, the top fifty 64% and 71%."""
    for year in made[1].years:
        totals = sorted(year.supplier_totals.values(), reverse=True)
        assert 0.30 < sum(totals[:10]) / year.counted.amount_gbp < 0.65, year.council
        assert 0.55 < sum(totals[:50]) / year.counted.amount_gbp < 0.90, year.council


def test_payments_have_the_sizes_of_a_real_ledger(made: tuple[Path, ExampleTruth]) -> None:
    """Two real ledgers of payments over £500 have medians of £2,000 and £1,562."""
    amounts = [
        row.payment.amount
        for row in made[1].rows
        if row.payment and row.payment.nature == "payment" and row.payment.amount > 0
    ]
    assert min(amounts) >= 500
    assert 1_200 < statistics.median(amounts) < 3_200
    assert max(amounts) > 200_000


def test_the_dirt_is_in_about_the_real_proportion(made: tuple[Path, ExampleTruth]) -> None:
    rows = [row for row in made[1].rows if row.payment]

    def share(kind: str) -> float:
        return sum(kind in row.named() for row in rows) / len(rows)

    assert 0.02 < share("credit") < 0.05
    assert 0.03 < share("redacted") < 0.07
    assert 0.005 < share("identical row that is a payment of its own") < 0.02
    spoilt = sum(row.record.what == "quarantine" for row in rows)
    assert 0 < spoilt / len(rows) < 0.01


def test_each_council_pays_what_procurement_cannot_influence(
    made: tuple[Path, ExampleTruth],
) -> None:
    steps = {"levy", "precept", "pension", "public body", "housing benefit", "individual",
             "redacted", "influenceable"}  # fmt: skip
    for year in made[1].years:
        assert steps <= set(year.bridge), (year.council, year.year)
        assert year.bridge["influenceable"].amount_gbp > year.counted.amount_gbp / 2


def test_names_that_only_look_like_redactions_are_suppliers(
    made: tuple[Path, ExampleTruth],
) -> None:
    named = {row["supplier_name"]: row["supplier_id"] for row in suppliers(made[0])}
    for friend in ("Redacted Ink Press Ltd", "Confidential Shredding (Quillmouth) Ltd"):
        paid = [
            year.supplier_totals[named[friend]]
            for year in made[1].years
            if named[friend] in year.supplier_totals
        ]
        assert sum(paid) > Decimal(500)
