"""An analyst looks suppliers up, on the page or in a workbook; the next run goes by what was found."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cast import Cast
from tests.spend.conftest import APRIL, MAY, analyse, csv_file, send
from weft.analysis.editions import Editions
from weft.analysis.spend.answers import as_kept
from weft.analysis.spend.example import make_example
from weft.analysis.spend.example.editions import put_to_use
from weft.analysis.spend.worklist import KINDS_OF_ADDRESS, NOT_KNOWN
from weft.spend.forms import FoundOutForm
from weft.spend.forms.worklist import YES_OR_NO
from weft.spend.models import Answer, Run
from weft.spend.queries import folder_of, worklist_of
from weft.spend.rules import ADDRESSES

pytestmark = pytest.mark.django_db
Work = Callable[[], None]


@pytest.fixture
def run(mabel: Client, work: Work) -> Run:
    send(mabel, ("April.csv", APRIL), ("May.csv", MAY))
    work()
    return analyse(mabel, "2024-25", work)


@pytest.fixture
def there(run: Run) -> str:
    return f"/spend/runs/{run.ref}/worklist/"


def called(run: Run, name: str) -> str:
    """The id of a supplier of the worklist."""
    return next(one.supplier_id for one in worklist_of(run).wanted if one.supplier == name)


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def sheet(client: Client, there: str) -> Any:
    """The workbook as it is taken away."""
    return openpyxl.load_workbook(io.BytesIO(client.get(f"{there}list.xlsx").content))


def give(client: Client, there: str, book: Any) -> Any:
    held = io.BytesIO()
    book.save(held)
    file = SimpleUploadedFile("filled.xlsx", held.getvalue())
    return client.post(f"{there}take/", {"chosen": file})


def paid(run: Run, where: str, *values: object) -> Decimal:
    """The sum of payments of a run, from its payments and nothing else."""
    query = f"SELECT coalesce(sum(amount_gbp), 0) FROM read_parquet(?) WHERE {where}"
    ((amount,),) = duckdb.execute(
        query, [str(folder_of(run) / "payments.parquet"), *values]
    ).fetchall()
    return Decimal(amount)


def test_the_largest_come_first_and_no_individual_is_listed(mabel: Client, there: str) -> None:
    page = text(mabel, there)
    assert page.index("Canal Boats") < page.index("Ostle Roofing") < page.index("Mill Lane Bakery")
    assert "Smith" not in page
    assert "0 of 3 answered" in page


def test_only_what_was_filled_in_is_kept_with_who_and_when(
    mabel: Client, run: Run, there: str, cast: Cast
) -> None:
    boats = called(run, "Canal Boats plc")
    given = {
        "supplier_id": boats,
        "postcode": "m60 2la",
        "employees": "1,200",
        "looked_up": "3 11 2026",
    }
    assert mabel.post(there, given)["Location"] == f"{there}?page=1#{boats}"
    answer = Answer.objects.get()
    assert answer.said == {"postcode": "M60 2LA", "employees": "1200", "looked_up": "2026-11-03"}
    assert answer.said_by == cast.person("Mabel")
    page = text(mabel, there)
    for words in ("1 of 3 answered", "M60 2LA", "3 November 2026", "answered by", "Mabel"):
        assert words in page
    assert "about 1 supplier since" in text(mabel, there.replace("worklist/", ""))
    mabel.post(there, {"supplier_id": boats})
    assert "0 of 3 answered" in text(mabel, there), "nothing filled in takes it back"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"postcode": "Quillmouth"}, "Write a whole postcode"),
        ({"employees": "many"}, "Write a whole number"),
        ({"vcse": "perhaps"}, "from those shown"),
        ({"looked_up": "soon"}, "looked_up"),
    ],
)
def test_what_cannot_be_understood_is_asked_again(
    mabel: Client, run: Run, there: str, given: dict[str, str], told: str
) -> None:
    answer = mabel.post(there, {"supplier_id": called(run, "Canal Boats plc"), **given})
    assert told in answer.content.decode()
    assert not Answer.objects.exists()


def test_who_is_not_in_the_list_is_not_answered_for(mabel: Client, there: str) -> None:
    answer = mabel.post(there, {"supplier_id": "s-0000000000000000", "postcode": "M60 2LA"})
    assert answer.status_code == 200
    assert not Answer.objects.exists()


def test_the_workbook_holds_the_answers_and_comes_back_filled(
    mabel: Client, run: Run, there: str
) -> None:
    mabel.post(there, {"supplier_id": called(run, "Canal Boats plc"), "postcode": "M60 2LA"})
    book = sheet(mabel, there)
    rows = book.worksheets[0]
    titles = [cell.value for cell in rows[1]]
    assert rows.cell(2, titles.index("postcode") + 1).value == "M60 2LA"
    rows.cell(3, titles.index("postcode") + 1).value = "M1 1AA"
    rows.cell(3, titles.index("employees") + 1).value = 45
    rows.cell(4, titles.index("vcse") + 1).value = "Yes"
    assert give(mabel, there, book).status_code == 302
    assert {one.supplier: one.said for one in Answer.objects.all()} == {
        "Canal Boats plc": {"postcode": "M60 2LA"},
        "Ostle Roofing Ltd": {"postcode": "M1 1AA", "employees": "45"},
        "Mill Lane Bakery Ltd": {"vcse": "yes"},
    }


def test_a_workbook_is_taken_in_the_words_of_the_page(mabel: Client, there: str) -> None:
    book = sheet(mabel, there)
    rows = book.worksheets[0]
    titles = [cell.value for cell in rows[1]]
    for column in ("kind_of_address", "branch_in_area", "vcse"):
        rows.cell(2, titles.index(column) + 1).value = "Not known"
    filled = {
        3: {"kind_of_address": "Registered office", "branch_in_area": "YES", "vcse": "Not known"},
        4: {"kind_of_address": " where  it TRADES from", "branch_in_area": "No", "vcse": "yes"},
    }
    for row, cells in filled.items():
        for column, value in cells.items():
            rows.cell(row, titles.index(column) + 1).value = value
    answer = give(mabel, there, book)
    assert answer.status_code == 302, answer.content.decode()
    assert {one.supplier: one.said for one in Answer.objects.all()} == {
        "Ostle Roofing Ltd": {"kind_of_address": "registered", "branch_in_area": "yes"},
        "Mill Lane Bakery Ltd": {
            "kind_of_address": "trading", "branch_in_area": "no", "vcse": "yes",
        },
    }  # fmt: skip


def test_every_choice_of_the_page_is_taken_in_a_workbook() -> None:
    assert ADDRESSES == KINDS_OF_ADDRESS and YES_OR_NO[0][1] == NOT_KNOWN
    for column in ("kind_of_address", "branch_in_area", "vcse"):
        for word, called in FoundOutForm().fields[column].choices:  # type: ignore[attr-defined]
            if word:
                given = (word, word.upper(), str(called), str(called).lower())
                assert {as_kept(column, each) for each in given} == {word}


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        (
            "postcode",
            "Quillmouth",
            "row 3: postcode “Quillmouth” is not understood. Write a whole postcode",
        ),
        (
            "kind_of_address",
            "shed",
            "row 3: kind_of_address “shed” is not understood. Write one of",
        ),
        ("employees", -3, "row 3: employees “-3” is not understood"),
        ("supplier_id", "s-0000000000000000", "is no supplier of this list"),
    ],
)
def test_nothing_is_kept_of_a_workbook_of_which_a_row_is_wrong(
    mabel: Client, there: str, column: str, value: object, told: str
) -> None:
    book = sheet(mabel, there)
    rows = book.worksheets[0]
    titles = [cell.value for cell in rows[1]]
    for row in (2, 3):
        rows.cell(row, titles.index("postcode") + 1).value = "M60 2LA"
    rows.cell(3, titles.index(column) + 1).value = value
    assert told in give(mabel, there, book).content.decode()
    assert not Answer.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("filled.csv", "supplier_id,postcode\n", "Nothing is filled in"),
        ("filled.csv", "name\nA\n", "there is no “supplier_id”"),
        ("filled.pdf", "%PDF-1.7", "neither a CSV file nor a workbook"),
    ],
)
def test_another_file_is_refused(
    mabel: Client, there: str, name: str, content: str, told: str
) -> None:
    answer = mabel.post(f"{there}take/", {"chosen": csv_file(name, content)})
    assert told in answer.content.decode()


def test_the_next_run_goes_by_what_was_found_out(
    mabel: Client, run: Run, there: str, work: Work
) -> None:
    bakery = called(run, "Mill Lane Bakery Ltd")
    assert paid(run, "vcse") == 0
    mabel.post(there, {"supplier_id": bakery, "vcse": "yes", "employees": "9"})
    again = analyse(mabel, "2024-25", work)
    assert paid(again, "vcse") == Decimal("160.50") == Decimal("100.00") + Decimal("50.50") + 10
    assert paid(again, "sme AND supplier_id = ?", bakery) == Decimal("160.50")


@pytest.mark.long
def test_the_money_of_a_supplier_that_was_found_moves_to_where_it_is(
    mabel: Client, work_anew: Work, tmp_path: Path, kept: Path
) -> None:
    """The example place: what one supplier was paid is no longer unknown, but in the own district, to the penny."""
    place = tmp_path / "place"
    make_example(place, seed=5, payments=1_000)
    put_to_use(place, Editions(Path(settings.DATA_FOLDER)), at=datetime(2026, 4, 1, tzinfo=UTC))
    files = [
        each
        for each in sorted((place / "payments").rglob("*.csv"))
        if "Quillmouth" in each.read_text(errors="ignore")
    ]
    mabel.post(
        "/spend/files/send/",
        {"chosen": [SimpleUploadedFile(each.name, each.read_bytes()) for each in files]},
    )
    work_anew()
    before = analyse(mabel, "2024-25", work_anew)
    first = worklist_of(before).wanted[0].supplier_id
    ((body, postcode),) = duckdb.execute(
        "SELECT body, supplier_postcode FROM read_parquet($1) WHERE locality = 'own district' "
        "AND supplier_postcode IS NOT NULL "
        "AND body IN (SELECT body FROM read_parquet($1) WHERE supplier_id = $2) LIMIT 1",
        [str(folder_of(before) / "payments.parquet"), first],
    ).fetchall()
    moved = paid(before, "supplier_id = ?", first)
    home = paid(before, "supplier_id = ? AND body = ?", first, body)
    assert home > 0
    given = {"supplier_id": first, "postcode": postcode}
    assert mabel.post(f"/spend/runs/{before.ref}/worklist/", given).status_code == 302
    after = analyse(mabel, "2024-25", work_anew)
    for where, change in (("unknown", -moved), ("own district", home)):
        assert paid(after, "locality = ?", where) == paid(before, "locality = ?", where) + change
    assert first not in {one.supplier_id for one in worklist_of(after).wanted}


def test_only_those_who_analyse_see_it(there: str, cast: Cast) -> None:
    for name, status in (("Rita", 403), ("Brian", 404)):
        client = Client()
        client.force_login(cast.person(name))
        for page in ("", "list.xlsx", "take/"):
            assert client.get(f"{there}{page}").status_code == status, name
