"""Names in doubt are asked about one at a time; each answer opens the next question, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast
from tests.spend.conftest import analyse, send
from tests.spend.doubts import DOUBTS, LONGER, SECOND, SECOND_OTHER, YOUTH
from tests.spend.registered import put_companies_to_use
from weft.spend.models import Ruling, Run

pytestmark = pytest.mark.django_db
Work = Callable[[], None]


@pytest.fixture
def run(mabel: Client, work: Work) -> Run:
    send(mabel, ("April.csv", DOUBTS))
    work()
    return analyse(mabel, "2024-25", work)


@pytest.fixture
def review(run: Run) -> str:
    return f"/spend/runs/{run.ref}/review/"


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def answer(client: Client, address: str, says: str, **more: str) -> Any:
    return client.post(address, {"says": says, **more})


def in_force() -> list[tuple[str, str, str]]:
    found = Ruling.objects.filter(withdrawn_at=None).order_by("pk")
    return [(one.says, one.name, one.other) for one in found]


def test_a_question_says_what_is_known_of_both_names(mabel: Client, review: str) -> None:
    page = text(mabel, f"{review}1/")
    for words in (
        YOUTH, LONGER, "£6,300.00", "£7,000.00", "Weft holds them to be two:", "At stake:", "Question 1 of 2",
        "0 of 2 said", "£0.00",
    ):  # fmt: skip
        assert words in page, words


def test_each_answer_opens_the_next_question_and_the_last_one_says_so(
    mabel: Client, review: str
) -> None:
    assert answer(mabel, f"{review}1/", "same", reason="One charity")["Location"] == f"{review}2/"
    page = text(mabel, f"{review}2/")
    assert "1 of 2 said" in page
    assert "£6,300.00" in page
    assert answer(mabel, f"{review}2/", "different")["Location"] == review
    assert "All have been said" in text(mabel, review)
    assert in_force() == [
        ("same", YOUTH, LONGER), ("different", SECOND, SECOND_OTHER),
    ]  # fmt: skip
    assert Ruling.objects.earliest("pk").reason == "One charity"


def test_a_question_that_is_skipped_comes_again_after_the_last(mabel: Client, review: str) -> None:
    assert f'href="{review}2/"' in text(mabel, f"{review}1/")
    assert answer(mabel, f"{review}2/", "different")["Location"] == f"{review}1/"


def test_undo_takes_the_last_answer_back_and_asks_again(
    mabel: Client, review: str, cast: Cast
) -> None:
    answer(mabel, f"{review}1/", "same")
    answer(mabel, f"{review}2/", "same")
    assert mabel.post(f"{review}undo/")["Location"] == f"{review}2/"
    assert mabel.post(f"{review}undo/")["Location"] == f"{review}1/"
    assert in_force() == []
    assert mabel.post(f"{review}undo/")["Location"] == review
    assert all(one.withdrawn_by == cast.person("Mabel") for one in Ruling.objects.all())


def test_undo_takes_back_what_one_has_said_oneself(mabel: Client, review: str, cast: Cast) -> None:
    ada = Client()
    ada.force_login(cast.person("Ada"))
    answer(mabel, f"{review}1/", "same")
    answer(ada, f"{review}2/", "different")
    mabel.post(f"{review}undo/")
    assert [says for says, _name, _other in in_force()] == ["different"]


def test_an_answer_that_contradicts_another_is_refused_on_the_page(
    mabel: Client, review: str
) -> None:
    answer(mabel, f"{review}1/", "same")
    page = answer(mabel, f"{review}1/", "different").content.decode()
    assert "These cannot all be true" in page
    assert f"“{YOUTH}” is the same as “{LONGER}”" in page


@pytest.fixture
def register(kept: Path) -> None:
    put_companies_to_use()


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    ("which", "said"),
    [
        ("both", [("company", YOUTH, "01234567"), ("company", LONGER, "01234567")]),
        ("first", [("company", YOUTH, "01234567"), ("different", YOUTH, LONGER)]),
        ("second", [("company", LONGER, "01234567"), ("different", YOUTH, LONGER)]),
    ],
)
def test_a_name_is_looked_up_in_the_registers_in_use(
    mabel: Client, review: str, which: str, said: list[tuple[str, str, str]]
) -> None:
    page = text(mabel, f"{review}1/register/")
    assert "QUILLMOUTH YOUTH PROJECT" in page
    assert "01234567" in page
    assert "no organisation" not in text(mabel, f"{review}1/register/?q=7654321").lower()
    assert "No organisation" in text(mabel, f"{review}1/register/?q=nothing+such")
    given = {"chosen": "company 01234567", "which": which}
    assert mabel.post(f"{review}1/register/", given)["Location"] == f"{review}2/"
    assert in_force() == said
    assert mabel.post(f"{review}undo/")["Location"] == f"{review}1/"
    assert in_force() == []


@pytest.mark.usefixtures("register")
def test_what_is_not_among_the_organisations_found_cannot_be_chosen(
    mabel: Client, review: str
) -> None:
    given = {"chosen": "company 09999999", "which": "both"}
    page = mabel.post(f"{review}1/register/", given).content.decode()
    assert "Choose the organisation from those shown" in page
    assert in_force() == []


@pytest.mark.long
@pytest.mark.usefixtures("register")
def test_a_question_says_what_the_registers_in_use_tell(mabel: Client, work_anew: Work) -> None:
    send(mabel, ("April.csv", DOUBTS))
    work_anew()
    run = analyse(mabel, "2024-25", work_anew)
    page = text(mabel, f"/spend/runs/{run.ref}/review/1/")
    assert "GB-COH-01234567" in page
    assert "GB-COH-07654321" in page


def test_only_those_who_analyse_are_asked(mabel: Client, review: str, cast: Cast) -> None:
    for name, status in (("Rita", 403), ("Brian", 404)):
        client = Client()
        client.force_login(cast.person(name))
        for page in ("", "1/", "1/register/"):
            assert client.get(f"{review}{page}").status_code == status, name
        assert answer(client, f"{review}1/", "same").status_code == status
    assert f"{review}" in text(mabel, review[: -len("review/")])
    rita = Client()
    rita.force_login(cast.person("Rita"))
    assert "Names in doubt" not in text(rita, review[: -len("review/")])
    assert mabel.get(f"{review}3/").status_code == 404
    assert mabel.get(f"{review}0/").status_code == 404
