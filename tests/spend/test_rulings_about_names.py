"""A council says which names are one supplier; the next run goes by it, and ids stay."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import duckdb
import pytest
from django.test import Client

from tests.cast import Cast
from tests.spend.conftest import analyse, csv_file, send
from tests.spend.doubts import DOUBTS, LONGER, YOUTH
from weft.spend.models import Ruling, Run
from weft.spend.queries import folder_of

pytestmark = pytest.mark.django_db
Work = Callable[[], None]


@pytest.fixture
def run(mabel: Client, work: Work) -> Run:
    send(mabel, ("April.csv", DOUBTS))
    work()
    return analyse(mabel, "2024-25", work)


def say(client: Client, says: str, name: str, other: str = "", reason: str = "") -> Any:
    return client.post(
        "/spend/rulings/say/", {"says": says, "name": name, "other": other, "reason": reason}
    )


def suppliers(run: Run) -> dict[str, tuple[str, Decimal]]:
    """Id and money of each supplier of a run by its name, from the payments and nothing else."""
    rows = duckdb.execute(
        "SELECT supplier, any_value(supplier_id), sum(amount_gbp) FROM read_parquet(?) GROUP BY supplier",
        [str(folder_of(run) / "payments.parquet")],
    ).fetchall()
    return {name: (one, amount) for name, one, amount in rows}


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_two_names_ruled_the_same_are_one_supplier_in_the_next_run(
    mabel: Client, run: Run, work: Work
) -> None:
    before = suppliers(run)
    assert {YOUTH, LONGER} <= set(before)
    assert say(mabel, "same", YOUTH, LONGER, "One charity").status_code == 302
    page = text(mabel, f"/spend/runs/{run.ref}/")
    assert "1 ruling was said or withdrawn since" in page
    joined = analyse(mabel, "2024-25", work)
    after = suppliers(joined)
    assert YOUTH not in after
    gone, stayed = before[YOUTH][0], before[LONGER][0]
    assert after[LONGER] == (stayed, Decimal("13300.00"))
    told = (folder_of(joined) / "rulings.csv").read_text()
    assert "Ambleford Council" in told
    assert "Mabel" not in told, "results name no officer"
    # the address of the one that was merged leads to the one that it is part of
    answer = mabel.get(f"/spend/runs/{joined.ref}/suppliers/{gone}/")
    assert answer["Location"] == f"/spend/runs/{joined.ref}/suppliers/{stayed}/"
    assert mabel.get(f"/spend/runs/{joined.ref}/suppliers/s-0000000000000000/").status_code == 404


@pytest.mark.long
def test_withdrawn_they_are_two_again_and_ids_come_back(
    mabel: Client, run: Run, work: Work
) -> None:
    before = suppliers(run)
    say(mabel, "same", YOUTH, LONGER)
    joined = analyse(mabel, "2024-25", work)
    ruling = Ruling.objects.get()
    mabel.post(f"/spend/rulings/{ruling.ref}/withdraw/")
    assert suppliers(analyse(mabel, "2024-25", work)) == before
    assert YOUTH not in suppliers(joined), "a run is never changed"


@pytest.mark.long
def test_an_id_stays_when_another_spelling_has_the_most_money(
    mabel: Client, run: Run, work: Work
) -> None:
    before = suppliers(run)["Canal Boats plc"][0]
    more = "Supplier Name,Payment Date,Net Amount\r\nAardvark Canal Boats P.L.C.,03/05/2024,9000.00\r\n"
    say(mabel, "same", "Canal Boats plc", "Aardvark Canal Boats P.L.C.")
    send(mabel, ("May.csv", more))
    work()
    after = suppliers(analyse(mabel, "2024-25", work))
    assert after["Aardvark Canal Boats P.L.C."] == (before, Decimal("9500.00"))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("same", YOUTH, LONGER), ("different", LONGER.upper(), YOUTH)),
        (("company", YOUTH, "01234567"), ("person", YOUTH, "")),
        (("company", YOUTH, "01234567"), ("company", YOUTH, "7654321")),
        (("nobody", YOUTH, ""), ("same", YOUTH, LONGER)),
    ],
)
def test_what_contradicts_a_ruling_in_force_is_refused_with_the_names(
    mabel: Client, cast: Cast, first: tuple[str, str, str], second: tuple[str, str, str]
) -> None:
    assert say(mabel, *first).status_code == 302
    page = say(mabel, *second).content.decode()
    assert "These cannot all be true" in page
    assert YOUTH in page
    assert Ruling.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (("company", YOUTH, "no number"), "is no number of that register"),
        (("same", YOUTH, ""), "Say which other name is meant"),
        (("same", "", YOUTH), "Enter the name"),
        (("same", "x" * 501, YOUTH), "500 characters or fewer"),
    ],
)
def test_a_ruling_that_cannot_be_understood_is_asked_again(
    mabel: Client, said: tuple[str, str, str], told: str
) -> None:
    assert told in say(mabel, *said).content.decode()
    assert not Ruling.objects.exists()


def test_the_same_is_not_said_twice(mabel: Client) -> None:
    say(mabel, "company", YOUTH, "1234567")
    assert "said already" in say(mabel, "company", YOUTH.upper(), "01234567").content.decode()
    assert Ruling.objects.get().other == "01234567"


def test_rulings_are_kept_as_a_file_and_taken_from_it_by_another_council(
    mabel: Client, cast: Cast
) -> None:
    say(mabel, "same", YOUTH, LONGER, "=1+1")
    say(mabel, "company", "Canal Boats plc", "1234567")
    mabel.post(f"/spend/rulings/{Ruling.objects.latest('pk').ref}/withdraw/")
    kept = mabel.get("/spend/rulings/rulings.csv").content.decode()
    rows = list(csv.DictReader(io.StringIO(kept)))
    assert [(row["ruling"], row["by"], bool(row["withdrawn"])) for row in rows] == [
        ("same", "Mabel", False), ("company", "Mabel", True),
    ]  # fmt: skip
    assert rows[0]["reason"] == "'=1+1"
    brian = Client()
    brian.force_login(cast.person("Brian"))
    for _twice in range(2):
        answer = brian.post("/spend/rulings/take/", {"chosen": csv_file("rulings.csv", kept)})
        assert answer.status_code == 302, answer.content.decode()
    theirs = Ruling.objects.filter(council=cast.organisations["Brindale Council"]).order_by("pk")
    assert [(one.says, one.decided_by, one.said_by.name, one.reason) for one in theirs] == [
        ("same", "Mabel", "Brian", "=1+1"), ("company", "Mabel", "Brian", ""),
    ]  # fmt: skip
    assert [one.withdrawn_at is None for one in theirs] == [True, False]


def test_a_file_that_withdraws_a_ruling_withdraws_it_here(mabel: Client) -> None:
    say(mabel, "same", YOUTH, LONGER)
    gone = f"ruling,name,other,withdrawn\nsame,{LONGER},{YOUTH},2026-11-03\n"
    mabel.post("/spend/rulings/take/", {"chosen": csv_file("gone.csv", gone)})
    assert Ruling.objects.get().withdrawn_by is not None


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (
            "ruling,name,other\nsame,A Ltd,B Ltd\nperhaps,C Ltd,D Ltd\n",
            "row 3: “perhaps” is no ruling",
        ),
        (
            "ruling,name,other\nsame,A Ltd,B Ltd\ndifferent,A Ltd,B Ltd\n",
            "These cannot all be true",
        ),
        ("a,b\n1,2\n", "needs the headings"),
        ("", "empty"),
        ("ruling,name,other\n", "There is no ruling in this file"),
    ],
)
def test_nothing_is_kept_of_a_file_of_which_something_is_wrong(
    mabel: Client, file: str, told: str
) -> None:
    answer = mabel.post("/spend/rulings/take/", {"chosen": csv_file("rulings.csv", file)})
    assert told in answer.content.decode()
    assert not Ruling.objects.exists()


def test_the_list_says_who_said_what_and_is_filtered(mabel: Client) -> None:
    say(mabel, "same", YOUTH, LONGER, "One charity")
    say(mabel, "person", "Canal Boats plc")
    page = text(mabel, "/spend/rulings/?ruling=same")
    for words in (LONGER, "Mabel", "One charity"):
        assert words in page
    assert "Canal Boats" not in page
    assert "Canal Boats" in text(mabel, "/spend/rulings/?q=canal&state=in+force")
    assert "Nothing fits" in text(mabel, "/spend/rulings/?state=withdrawn")
