"""Where something is promised and delivered is said by district and, where people know it, by ward; lists and files speak of the same areas."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django import forms

from tests.cast import NOW
from tests.commitments.conftest import BUILDERS, Place
from tests.commitments.test_agreements_are_kept_on_pages import at, text
from tests.commitments.test_recording_in_pages import recorded, signed_in
from weft.analysis.commitments.filled import Line
from weft.audit.actions import WEFT
from weft.commitments import actions, queries
from weft.commitments.actions import Promise
from weft.commitments.forms.lines import understood
from weft.commitments.forms.places import PlacesField, SpokenPlacesField, ask_places
from weft.commitments.queries import SEVERAL, UNKNOWN
from weft.commitments.rules import Sort
from weft.organisations.queries.called import Called
from weft.organisations.rules import Role
from weft.places.actions import name_areas
from weft.places.queries import choices, districts, districts_beside, names_of, spoken
from weft.ui.asking import asked

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 1)
HARBOUR, FEN = ("E08000001", "Harbour"), ("E08000002", "Fen")
WARDS = (
    ("E05000001", "Quay", HARBOUR[0]), ("E05000002", "Abbey", HARBOUR[0]), ("E05000003", "Abbey", FEN[0]), ("E05000004", "Fen", FEN[0]),
)  # fmt: skip


@pytest.fixture
def areas() -> None:
    name_areas(edition="2024", districts=(HARBOUR, FEN), wards=WARDS, by=WEFT, at=NOW)


@pytest.fixture
def promises(areas: None, place: Place) -> Place:
    """Besides ten people in jobs of which nobody says where: one promise for a ward, one for two of a district, one for a
    district, one across both."""
    own = place.cast.organisations[BUILDERS]
    for places in (("E05000001",), ("E05000001", "E05000002"), ("E08000001",), ("E05000001", "E08000002")):  # fmt: skip
        actions.record_commitment(
            agreement=place.first.agreement, by=place.viewer("Tom"), at=NOW,
            promise=Promise(own, place.edition, "J", Sort.FIXED, 4, due=date(2026, 10, 1), places=places),
        )  # fmt: skip
    return place


def test_the_same_edition_again_changes_nothing_and_another_takes_its_place(areas: None) -> None:
    assert name_areas(edition="2024", districts=(HARBOUR, FEN), wards=WARDS, by=WEFT, at=NOW) == []
    name_areas(
        edition="2026", districts=(("E08000009", "Harbour and Fen"),), wards=(), by=WEFT, at=NOW
    )
    assert [one.name for one in districts()] == ["Harbour and Fen"]
    assert choices() == [("E08000009", "Harbour and Fen")]
    assert names_of(["E05000001"]) == {"E05000001": "Quay (Harbour)"}, "earlier names stay"


def test_a_ward_of_a_district_that_is_not_taken_is_left_out(areas: None) -> None:
    wards = (("E05000007", "Elsewhere", "E08000007"), ("E05000008", "Staithe", HARBOUR[0]))
    made = name_areas(edition="2024", districts=(), wards=wards, by=WEFT, at=NOW)
    assert [one.name for one in made] == ["Staithe"]


def test_a_name_that_several_wards_have_means_none_of_them(areas: None) -> None:
    there = spoken()
    assert "abbey" not in there
    assert there["abbey (fen)"] == "E05000003"
    assert there["fen"] == FEN[0], "a district goes before the ward that is called like it"
    assert there["quay"] == there["e05000001"] == "E05000001"


class Where(forms.Form):
    places = PlacesField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_places(self)


def test_of_a_district_and_its_ward_the_ward_is_kept(areas: None) -> None:
    ticked = Where({"places": ["E08000001", "E05000001", "E08000002"]})
    assert ticked.is_valid() and ticked.cleaned_data["places"] == ["E05000001", "E08000002"]
    assert SpokenPlacesField().clean(" quay; HARBOUR ;Abbey  (Fen)") == ["E05000001", "E05000003"]


def test_wards_open_under_their_district(areas: None) -> None:
    items = asked(Where(initial={"places": ["E05000001"]})["places"]).parameters["items"]
    assert [one["value"] for one in items] == ["E08000002", "E08000001"]
    inside = items[1]["conditional"]["html"]
    assert "Wards of Harbour" in inside
    assert 'value="E05000001"' in inside
    assert " open" in inside
    assert " open" not in items[0]["conditional"]["html"]
    assert [one["checked"] for one in items] == [False, True], "else what is ticked would be hidden"


def test_what_was_said_by_an_earlier_ward_stays_when_the_form_comes_back(areas: None) -> None:
    name_areas(edition="2026", districts=(FEN,), wards=(), by=WEFT, at=NOW)
    before = {"places": ["E05000001", FEN[0]]}
    form = Where(before, initial=before)
    assert [one["text"] for one in asked(form["places"]).parameters["items"]] == ["Fen", "Quay (Harbour)"]  # fmt: skip
    assert form.is_valid() and form.cleaned_data["places"] == ["E05000001", FEN[0]]
    assert not Where({"places": ["E05000001"]}).is_valid(), "nobody chooses it anew"


def test_an_organisation_keeps_its_districts_of_an_earlier_edition(areas: None) -> None:
    harbour, fen = sorted(districts(), key=lambda one: one.code)
    name_areas(edition="2026", districts=(FEN, ("E08000009", "Marsh")), wards=(), by=WEFT, at=NOW)
    assert districts_beside([harbour.pk, fen.pk])[:2] == [(fen.pk, "Fen"), (harbour.pk, "Harbour")]
    assert [name for _pk, name in districts_beside([fen.pk])] == ["Fen", "Marsh"]


def test_promises_are_parted_by_district_and_by_ward(promises: Place) -> None:
    found = queries.portfolio(promises.viewer("Tom"), DAY, {})
    by_district = {one.key: one.promises for one in queries.grouped(found, "district")}
    assert by_district == {"E08000001": 3, SEVERAL: 1, UNKNOWN: 1}
    by_ward = {one.key: one.promises for one in queries.grouped(found, "ward")}
    assert by_ward == {"E05000001": 1, SEVERAL: 1, UNKNOWN: 3}


def test_the_page_of_all_promises_speaks_of_wards(promises: Place) -> None:
    page = at(promises, "Tom").get("/agreements/portfolio/?by=ward")
    assert "Quay (Harbour)" in text(page)


def test_what_was_delivered_is_told_where_it_was(areas: None, place: Place) -> None:
    mo, quay, abbey, fen = place.viewer("Mo"), "E05000001", "E05000002", "E05000004"
    for people, there in ((3, [quay]), (2, [quay, abbey]), (1, [fen]), (4, [])):
        benefit = place.benefit(people, places=there)
        actions.claim(benefit=benefit, commitment=place.first, quantity=people, by=mo, at=NOW)
    tom = place.viewer("Tom")
    found = queries.all_delivered(tom)
    reported = {
        by: {key: [one.reported for one in some] for key, some in queries.placed(found, by).items()}
        for by in queries.WAYS
    }
    assert {by: {key: sum(some) for key, some in parts.items()} for by, parts in reported.items()} == {
        "district": {HARBOUR[0]: 5, FEN[0]: 1, UNKNOWN: 4},
        "ward": {quay: 3, SEVERAL: 2, fen: 1, UNKNOWN: 4},
        "each-place": {quay: 5, abbey: 2, fen: 1, UNKNOWN: 4},
    }  # fmt: skip
    (jobs,) = queries.amounts(found)
    assert (jobs.deliveries, jobs.reported, jobs.verified) == (4, 10, 0)
    assert queries.all_delivered(place.viewer("Bea")) == []
    of = {key: [one.quantity for one in queries.Claims(tom, some)] for key, some in queries.placed(found, "ward").items()}  # fmt: skip
    assert of == {quay: [3], SEVERAL: [2], fen: [1], UNKNOWN: [4]}
    page = text(at(place, "Tom").get(f"/agreements/portfolio/delivered/?by=ward&place={quay}"))
    assert "Quay (Harbour)" in page
    assert "3 people" in page


def test_what_was_returned_was_delivered_nowhere(areas: None, place: Place) -> None:
    claim = actions.claim(benefit=place.benefit(3, places=["E05000001"]), commitment=place.first, quantity=3, by=place.viewer("Mo"), at=NOW)  # fmt: skip
    actions.return_claim(claim=claim, because="Nobody knows them", by=place.viewer("Tom"), at=NOW)
    assert queries.all_delivered(place.viewer("Tom")) == []


def test_somebody_says_the_ward_of_what_they_delivered(areas: None, place: Place) -> None:
    place.cast.member("Rena", BUILDERS, Role.REPORTER, administrator="Mo")
    made = recorded(signed_in(place, "Rena"), place, places=["E08000001", "E05000002"])
    assert made.places == ["E05000002"]
    assert "Abbey (Harbour)" in text(signed_in(place, "Rena").get(f"/benefits/{made.ref}/"))


def test_a_sheet_says_where_and_names_the_row_of_a_place_that_is_not_known(
    areas: None, place: Place
) -> None:
    measures = queries.Measures().counted({place.first.ref: place.first})
    lines = [
        Line("A", 2, {"promise": place.first.ref, "quantity": "1", "begins": "1 10 2026", "places": where})
        for where in ("Quay; Fen", "Abbey", "")
    ]  # fmt: skip
    read = understood(lines, measures, {}, DAY, Called(place.viewer("Mo")))
    assert [said["places"] for _line, said in read.rows] == [["E05000001", "E08000002"], []]
    assert [(one.row, one.question) for one in read.wrong] == [(2, "Where was it?")]
    assert "“Abbey” is no district or ward" in read.wrong[0].why
