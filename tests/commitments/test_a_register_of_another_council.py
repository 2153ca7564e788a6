"""A register whose rows name another organisation is not taken in as the own one, until somebody says that this is the own organisation."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from tests.cast import NOW
from tests.commitments.conftest import Place
from tests.commitments.test_a_register_of_contracts_comes_and_goes import COLUMNS as THERE
from tests.commitments.test_a_register_of_contracts_comes_and_goes import sent
from tests.commitments.test_agreements_are_kept_on_pages import at, problems, text
from weft.analysis.commitments.register import NOBODY, Contract, Supplier
from weft.audit.models import Entry
from weft.commitments import actions
from weft.commitments.actions import CannotDo
from weft.commitments.models import Agreement, Profile

HEADINGS = "Organisation name,Contract Reference number / ID,Title of the Agreement,Contract type,Contract start date,End date,Contract value,Supplier name"
COLUMNS = {
    "organisation": "0",
    **{name: str(int(column) + 1) for name, column in THERE.items()},
}
COUNTY, DISTRICT = "norfolkcountycouncil", "eastmarshdistrictcouncil"


def rows(*organisations: str) -> bytes:
    lines = (
        f"{name},N{n},Roofs {n},,01/04/2026,31/03/2028,1000,Ostle"
        for n, name in enumerate(organisations)
    )
    return "\r\n".join((HEADINGS, *lines)).encode()


MIXED = rows(
    "Norfolk County Council", "NORFOLK COUNTY COUNCIL", "Eastmarsh District Council", "The Ambleford Council", ""
)  # fmt: skip


@pytest.fixture
def tom(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(settings, "UPLOAD_FOLDER", tmp_path)
    return at(place, "Tom")


def take(tom: Client, page: HttpResponse, *ours: str) -> HttpResponse:
    there = page.redirect_chain[-1][0]  # type: ignore[attr-defined]
    return tom.post(there, {**COLUMNS, "ours": ours, "take": "yes"})


def taken() -> set[str]:
    return set(Agreement.objects.filter(intake__isnull=False).values_list("title", flat=True))


@pytest.mark.django_db
def test_it_is_said_before_how_many_rows_name_whom(tom: Client) -> None:
    page = text(sent(tom, MIXED))
    assert (
        "Rows name 2 other organisations as those whose contracts they are. Which of these are you?"
        in page
    )
    assert "Norfolk County Council (2 rows) Eastmarsh District Council (1 row)" in page
    assert "Rows that name nobody (1 row)" in page
    assert (
        "1 agreement would be recorded. 3 rows name other organisations, and are left out. "
        "1 row does not say whose contract it is, and is left out." in page
    )


@pytest.mark.django_db
def test_rows_of_others_are_left_out_until_they_are_ticked(tom: Client) -> None:
    page = sent(tom, MIXED)
    take(tom, page, COUNTY)
    assert taken() == {"Roofs 0", "Roofs 1", "Roofs 3"}
    assert Entry.objects.filter(act="take in agreements").latest("pk").after["ours"] == [COUNTY]


@pytest.mark.django_db
def test_rows_that_name_nobody_are_the_own_once_that_is_ticked_each_time(tom: Client) -> None:
    take(tom, sent(tom, MIXED), NOBODY)
    assert taken() == {"Roofs 3", "Roofs 4"}
    assert Profile.objects.get().said["ours"] == []
    assert "1 row does not say whose contract it is" in text(sent(tom, rows("", "Eastmarsh Council")))  # fmt: skip


@pytest.mark.django_db
def test_where_none_but_the_own_organisation_is_named_rows_without_a_name_are_its_own(tom: Client) -> None:  # fmt: skip
    page = text(sent(tom, rows("The Ambleford Council", "", "")))
    assert "3 agreements would be recorded." in page and "name nobody" not in page


@pytest.mark.django_db
def test_a_register_of_another_council_alone_is_not_taken_in(tom: Client) -> None:
    page = sent(tom, rows("Norfolk County Council", "Norfolk County Council"))
    assert "0 agreements would be recorded. 2 rows name other organisations" in text(page)
    assert problems(take(tom, page)) == [
        "Nothing comes of it. Say what stands in which column, and whose contracts they are."
    ]
    assert not taken()
    take(tom, page, COUNTY)
    assert len(taken()) == 2


@pytest.mark.django_db
def test_what_is_ticked_is_remembered_for_these_names_alone(tom: Client) -> None:
    take(tom, sent(tom, rows("Norfolk County Council")), COUNTY)
    page = text(sent(tom, MIXED))
    assert "2 agreements would be recorded. 1 is recorded already. 1 row names another" in page
    take(tom, sent(tom, rows("", "", "Eastmarsh District Council")))
    assert Profile.objects.get().said["ours"] == [COUNTY]


@pytest.mark.django_db
def test_another_name_of_the_own_organisation_is_the_own(place: Place, tom: Client) -> None:
    place.cast.organisations["Ambleford Council"].other_names.create(name="Ambleford Borough")
    page = text(sent(tom, rows("AMBLEFORD BOROUGH", "Ambleford Council")))
    assert "2 agreements would be recorded" in page and "Whose contracts" not in page


@pytest.mark.django_db
def test_it_is_refused_whichever_way_it_comes(place: Place) -> None:
    one = Contract(
        "N1", "", "Roofs", False, "", "", date(2026, 4, 1), None, None, None, (Supplier("Ostle"),), "Norfolk County Council"
    )  # fmt: skip
    with pytest.raises(CannotDo, match="These are contracts of “Norfolk County Council”"):
        actions.take_contracts(contracts=[one], source="x", by=place.viewer("Tom"), at=NOW)
    assert not taken()


@pytest.mark.django_db
def test_a_row_with_nothing_but_a_name_is_no_contract(tom: Client) -> None:
    page = text(sent(tom, rows("Ambleford Council") + b"\r\nAmbleford Council,,,,,,,"))
    assert "1 agreement would be recorded." in page and "left out" not in page
