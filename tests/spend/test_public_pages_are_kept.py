"""Whoever has a public page already is told that it is the same, and nothing is made for that; until something is
published or withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import NOW, Cast
from tests.spend.published import OfEachKind, asked, of_each_kind, published
from tests.spend.ready import once_more, ready
from weft.spend import results
from weft.spend.actions import sign_off, withdraw_edition
from weft.spend.models import Edition

pytestmark = pytest.mark.django_db
LIST = "/spend-published/"
PUBLIC = f"{LIST}ambleford-council/2024-25/"
PARTS = (
    "", "who/", "suppliers/", "figures/total/", "figures/total.csv", "tables/months.csv", "take-away/report.pdf",
)  # fmt: skip


@pytest.fixture
def edition(cast: Cast) -> Edition:
    """The first edition of Ambleford's year."""
    _file, run = ready(cast.viewer("Mabel"))
    return published(run, cast.viewer("Mabel"), cast.viewer("Ada"))


def fetched(address: str, tag: str = "", client: Client | None = None) -> Any:
    """An answer, read to its end."""
    answer: Any = (client or Client()).get(address, headers={"If-None-Match": tag} if tag else {})
    b"".join(answer)
    return answer


@pytest.mark.parametrize("address", [LIST, PUBLIC, *(f"{PUBLIC}1/{part}" for part in PARTS)])
def test_who_has_a_page_is_told_that_it_is_the_same(edition: Edition, address: str) -> None:
    first = fetched(address)
    assert (first.status_code, first.headers["Cache-Control"]) == (200, "public, max-age=300")
    again = fetched(address, first.headers["ETag"])
    assert (again.status_code, b"".join(again)) == (304, b"")
    assert again.headers["Cache-Control"] == "public, max-age=300"
    assert again.headers["ETag"] == first.headers["ETag"]
    assert fetched(address, '"something else"').status_code == 200


def test_nothing_is_looked_up_or_read_to_say_so(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    tag = fetched(f"{PUBLIC}1/figures/total/").headers["ETag"]

    def refuse(*_: object) -> None:
        raise AssertionError("Results are looked up for somebody who has them.")

    for name in ("asked", "report_at", "rows_behind"):
        monkeypatch.setattr(results, name, refuse)
    for part in ("", "suppliers/", "figures/total/", "figures/total.csv"):
        with CaptureQueriesContext(
            connection,
        ) as asked_for:
            assert fetched(f"{PUBLIC}1/{part}", tag).status_code == 304
        assert len(asked_for) <= 2, part


def of_every_page(client: Client | None = None) -> dict[str, str]:
    addresses = (LIST, PUBLIC, f"{PUBLIC}1/", f"{PUBLIC}1/suppliers/")
    return {each: fetched(each, client=client).headers.get("ETag", "") for each in addresses}


def withdrawn(edition: Edition, cast: Cast) -> None:
    at = NOW + timedelta(hours=1)
    withdraw_edition(edition=edition, because="A draft.", by=cast.viewer("Ada"), at=at)


def superseded(edition: Edition, cast: Cast) -> None:
    newer = asked(once_more(cast.viewer("Mabel")), cast.viewer("Mabel"))
    sign_off(edition=newer, by=cast.viewer("Ada"), at=NOW + timedelta(hours=1))


@pytest.mark.parametrize("change", [withdrawn, superseded])
def test_what_was_published_or_withdrawn_since_is_shown_to_who_had_it_before(
    edition: Edition, cast: Cast, change: Callable[[Edition, Cast], None]
) -> None:
    before = of_every_page()
    assert all(before.values())
    change(edition, cast)
    for address, tag in before.items():
        now = fetched(address, tag)
        assert now.status_code in {200, 410}, address
        assert now.headers.get("ETag") != tag, address


def test_whoever_is_signed_in_is_always_shown_the_page(edition: Edition, cast: Cast) -> None:
    tags, mabel = of_every_page(), Client()
    mabel.force_login(cast.person("Mabel"))
    for address, tag in tags.items():
        shown = fetched(address, tag, mabel)
        assert shown.status_code == 200, address
        assert shown.headers["Cache-Control"] == "private, no-store", address


def test_what_is_not_there_or_not_public_is_never_the_same(cast: Cast) -> None:
    _file, run = ready(cast.viewer("Mabel"))
    found: OfEachKind = of_each_kind(run, cast.viewer("Mabel"), cast.viewer("Ada"))
    assert found.withdrawn.number == 1
    for address, status in ((f"{PUBLIC}1/", 410), (f"{PUBLIC}3/", 404), (f"{PUBLIC}3/who/", 404)):
        assert fetched(address, "*").status_code == status, address
