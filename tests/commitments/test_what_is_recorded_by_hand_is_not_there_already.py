"""The same agreement, or the same promise, recorded once more by hand is noticed before it is kept, with the way to the one that is there; whoever means
another one says so."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.cast import NOW
from tests.commitments.conftest import BUILDERS, Place
from tests.commitments.test_agreements_are_kept_on_pages import (
    PARTY,
    TERMS,
    at,
    problems,
    there,
)
from tests.ui.pages import tree
from weft.commitments import actions, queries
from weft.commitments.actions import Bound, Promise, ThereAlready
from weft.commitments.models import Agreement, Commitment
from weft.commitments.rules import AgreementKind, PartyRole, Sort
from weft.organisations.rules import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def tom(place: Place) -> Client:
    client = at(place, "Tom")
    client.post("/agreements/record/", {**TERMS, **PARTY})
    return client


def made() -> int:
    return Agreement.objects.filter(title__istartswith="Roofs").count()


def ways(answer: HttpResponse) -> list[str]:
    found = tree(answer.content.decode()).xpath("//*[@id='id_another-item-hint']//a/@href")
    return [str(one) for one in found]


def test_a_number_that_is_there_is_told_with_the_way_to_its_agreement(
    place: Place, tom: Client
) -> None:
    again = {**TERMS, **PARTY, "title": "Roofs, second lot", "number": " c-17 ", "ends": ""}
    answer = tom.post("/agreements/record/", again)
    first = Agreement.objects.get(title="Roofs of three schools")
    assert problems(answer) == [
        "Your agreement “Roofs of three schools” has the number c-17 already. Open it, or say that this is another one."
    ]
    assert ways(answer) == [f"/agreements/{first.ref}/"] and made() == 1
    tom.post("/agreements/record/", {**again, "another": "on"})
    assert made() == 2


SAME = {**TERMS, **PARTY, "number": "", "title": "ROOFS of three schools"}


def test_a_name_with_the_same_supplier_and_days_is_told(tom: Client) -> None:
    answer = tom.post("/agreements/record/", SAME)
    assert problems(answer) == [
        "You have an agreement “Roofs of three schools” with the same parties and days already. Open it, or say that this is another one."
    ]
    assert len(ways(answer)) == 1 and made() == 1


@pytest.mark.parametrize("otherwise", [
    {"begins": "2 4 2026"}, {"ends": "30 3 2028"}, {"title": "Roofs of four schools"}, {"parties-0-who": BUILDERS},
])  # fmt: skip
def test_what_differs_is_recorded_without_a_word(tom: Client, otherwise: dict[str, Any]) -> None:
    tom.post("/agreements/record/", {**SAME, **otherwise})
    assert made() == 2


def test_a_supplier_that_is_known_by_its_name_alone_is_the_same(place: Place, tom: Client) -> None:
    told = {"kind": AgreementKind.CONTRACT, "title": "Roofs of three schools", "begins": date(2026, 4, 1), "ends": date(2028, 3, 31)}  # fmt: skip
    with pytest.raises(ThereAlready):
        actions.record_agreement(
            **told, parties=[Bound(PartyRole.SUPPLIER, name="OSTLE ROOFING LIMITED")], by=place.viewer("Tom"), at=NOW
        )  # fmt: skip


def test_what_another_council_keeps_is_never_told(place: Place, tom: Client) -> None:
    at(place, "Bea").post("/agreements/record/", {**TERMS, **PARTY})
    assert made() == 2


PROMISE = {"sort": "fixed", "quantity": "10", "due": "31 3 2027"}


def promised(client: Client, place: Place, **told: str) -> HttpResponse:
    """Ten people in jobs by the builders, once more."""
    builders = place.cast.organisations[BUILDERS].ref
    address = there(place, "commitments", "add", place.edition.ref, "J")
    return client.post(address, {**PROMISE, "promised_by": builders, **told})


def test_the_same_promise_is_told_with_the_way_to_it(place: Place, tom: Client) -> None:
    answer = promised(tom, place)
    assert problems(answer) == [
        "As much of this is promised by the same organisation, by the same day, in the same part already. Open it, or say that this is another one."
    ]
    assert ways(answer) == [there(place, "commitments", place.first.ref)]
    assert place.first.agreement.commitments.count() == 1
    promised(tom, place, another="on")
    assert place.first.agreement.commitments.count() == 2


@pytest.mark.parametrize("otherwise", [
    {"quantity": "11"}, {"due": "30 3 2027"}, {"sort": "per period", "months": "3", "due": ""},
])  # fmt: skip
def test_a_promise_that_differs_is_recorded_without_a_word(
    place: Place, tom: Client, otherwise: dict[str, str]
) -> None:
    promised(tom, place, **otherwise)
    assert place.first.agreement.commitments.count() == 2


def test_the_same_for_another_lot_is_another_promise(place: Place, tom: Client) -> None:
    part = place.first.agreement.parts.create(name="Lot 2")
    promised(tom, place, part=str(part.pk))
    assert place.first.agreement.commitments.count() == 2


def test_what_is_for_other_places_or_other_people_is_another_promise(
    place: Place, tom: Client
) -> None:
    builders = place.cast.organisations[BUILDERS]
    Commitment.objects.filter(pk=place.first.pk).update(places=["E05000001"], cohorts=["care"])
    for told, is_another in (
        ({}, False), ({"places": ("E05000001",)}, False), ({"places": ("E05000002",)}, True), ({"cohorts": ("young",)}, True),
    ):  # fmt: skip
        promise = Promise(
            builders, place.edition, "J", Sort.FIXED, 10, due=date(2027, 3, 31), **told
        )  # type: ignore[arg-type]
        assert (queries.promise_alike(place.first.agreement, promise) is None) is is_another


def test_agreements_of_one_procurement_have_one_open_contracting_number(place: Place) -> None:
    told: dict[str, Any] = {"kind": AgreementKind.CONTRACT, "references": [("ocid", "ocds-1-1")], "parties": [], "by": place.viewer("Tom"), "at": NOW}  # fmt: skip
    for title in ("Lot 1", "Lot 2"):
        actions.record_agreement(title=title, **told)
    assert Agreement.objects.filter(title__startswith="Lot").count() == 2


def test_what_is_promised_no_longer_can_be_promised_once_more(place: Place, tom: Client) -> None:
    actions.end_commitment(
        commitment=place.first, on=NOW.date(), because="x", by=place.viewer("Tom"), at=NOW
    )
    promised(tom, place)
    assert place.first.agreement.commitments.count() == 2


def test_two_people_who_record_one_promise_record_it_once(place: Place, tom: Client) -> None:
    place.cast.member("Tessa", "Ambleford Council", Role.CONTRACT_MANAGER, administrator="Ada")
    again = Promise(place.cast.organisations[BUILDERS], place.edition, "J", Sort.FIXED, 10, due=date(2027, 3, 31))  # fmt: skip
    with pytest.raises(ThereAlready):
        actions.record_commitment(
            agreement=place.first.agreement, promise=again, by=place.viewer("Tessa"), at=NOW
        )
    assert Commitment.objects.filter(agreement=place.first.agreement).count() == 1
