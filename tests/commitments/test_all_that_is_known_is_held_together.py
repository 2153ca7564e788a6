"""Records are held against each other by all that the place knows: who delivers for whom, who is one group, what lies under what, how else a name, a
number or an amount was written."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.cast import NOW
from tests.commitments.conftest import BUILDERS, CHOIR, LATER, ROOFERS, Place, agreement_of
from tests.commitments.test_confirming_in_pages import at, text
from tests.commitments.test_reporting_once_for_all import add_roofers
from weft.commitments import actions, queries
from weft.commitments.actions import Given
from weft.commitments.models import Agreement, Benefit, Repeat
from weft.commitments.rules import EvidenceKind
from weft.commitments.ties import Tie, groups_among
from weft.organisations.models import Organisation, OtherName
from weft.organisations.queries.reached import Reached

pytestmark = pytest.mark.django_db
ELSEWHERE = "It may also be claimed elsewhere"
NOBODY = {"beneficiary": None}
PEOPLE = "One of the organisations had a part in the other’s."


def page_of(place: Place, benefit: Benefit, name: str, client: Client | None = None) -> str:
    """The page on which somebody looks once more before a benefit is reported."""
    return text((client or at(place, name)).get(f"/benefits/{benefit.ref}/report/"))


def reviewed() -> list[tuple[str, ...]]:
    """The reasons of the pairs that the nightly review finds."""
    Repeat.objects.all().delete()
    actions.review_repeats(at=LATER)
    return [tuple(one.reasons) for one in Repeat.objects.all()]


def rename(place: Place, name: str, **said: Any) -> None:
    there = Organisation.objects.filter(pk=place.cast.organisations[name].pk)
    there.update(**said)


def test_what_a_subcontractor_and_its_contractor_record_each_for_itself_is_found(
    place: Place,
) -> None:
    """Neither names the other: the agreement does, under which the roofers do the roof."""
    place.benefit(5, **NOBODY)
    theirs, rolf = place.benefit(5, by="Rolf", report=False, **NOBODY), at(place, "Rolf")
    assert ELSEWHERE not in page_of(place, theirs, "Rolf", rolf)
    add_roofers(place)
    assert ELSEWHERE in page_of(place, theirs, "Rolf", rolf)
    actions.report_benefit(benefit=theirs, by=place.viewer("Rolf"), at=NOW)
    assert [PEOPLE in one for one in reviewed()] == [True]


def test_who_did_not_deliver_in_those_days_has_no_part_in_it(place: Place) -> None:
    place.benefit(5, **NOBODY)
    theirs = place.benefit(5, by="Rolf", report=False, **NOBODY)
    add_roofers(place)
    agreement_of(place.first).parties.filter(role="subcontractor").update(since=date(2026, 11, 5))
    assert ELSEWHERE not in page_of(place, theirs, "Rolf")


def test_two_of_one_group_that_record_the_same_are_found(place: Place) -> None:
    place.benefit(5, **NOBODY)
    theirs, rolf = place.benefit(5, by="Rolf", report=False, **NOBODY), at(place, "Rolf")
    assert ELSEWHERE not in page_of(place, theirs, "Rolf", rolf)
    rename(place, BUILDERS, website="https://www.fennel.example/")
    rename(place, ROOFERS, website="https://fennel.example/roofs")
    assert ELSEWHERE in page_of(place, theirs, "Rolf", rolf)
    actions.report_benefit(benefit=theirs, by=place.viewer("Rolf"), at=NOW)
    assert ["The organisations belong to one group." in one for one in reviewed()] == [True]


def test_what_many_have_in_common_makes_no_group() -> None:
    def at_one(many: int, **said: frozenset[Any]) -> dict[int, Reached]:
        none: dict[str, frozenset[Any]] = dict.fromkeys(("emails", "addresses", "websites"), frozenset())  # fmt: skip
        return {number: Reached(**(none | said)) for number in range(many)}

    address = frozenset({("1 Quay Street", "WD1 1AA")})
    assert groups_among(at_one(2, addresses=address)) == {0: "0", 1: "0"}
    assert groups_among(at_one(6, addresses=address)) == {}
    assert groups_among(at_one(2, emails=frozenset({"us@gmail.com"}))) == {}
    third = Reached(frozenset({"a@fennel.example"}), frozenset(), frozenset({"https://fennel.example"}))  # fmt: skip
    both = at_one(1, emails=frozenset({"b@fennel.example"})) | {7: third}
    assert groups_among(both | {9: Reached(frozenset(), frozenset(), frozenset({"https://fennel.example/x"}))}) == dict.fromkeys((0, 7, 9), "0")  # fmt: skip
    assert Tie.EMAIL == "email"


def test_a_whole_is_held_against_its_parts_when_it_is_recorded(place: Place) -> None:
    parts = [
        place.benefit(2, begins=date(2026, 10, 1), ends=date(2026, 10, 14)),
        place.benefit(3, begins=date(2026, 10, 15), ends=date(2026, 10, 31)),
    ]
    whole = place.benefit(5, report=False)
    page = at(place, "Mo").get(f"/benefits/{whole.ref}/report/").content.decode()
    assert "With another record it comes to the same amount." in page
    assert all(part.ref in page for part in parts)


def test_a_number_is_one_however_it_is_written(place: Place) -> None:
    """The builders and the roofers have nothing to do with each other but for a number, which one of them wrote in its words."""
    one = place.benefit(5, **NOBODY)
    theirs = place.benefit(5, by="Rolf", report=False, description="As in PR/2026/104771", **NOBODY)
    given = [Given(EvidenceKind.PAYROLL, reference="pr 2026-104771 (see list)")]
    rolf = at(place, "Rolf")
    assert ELSEWHERE not in page_of(place, theirs, "Rolf", rolf)
    actions.add_evidence(benefit=one, given=given, by=place.viewer("Mo"), at=NOW)
    assert ELSEWHERE in page_of(place, theirs, "Rolf", rolf)
    assert queries.sharing_evidence({one.pk})[one.pk] == {one.pk, theirs.pk}


def test_an_organisation_is_known_by_its_other_names(place: Place) -> None:
    place.benefit(5)
    typed = {"beneficiary": None, "beneficiary_name": "The Quay Singers"}
    theirs = place.benefit(5, report=False, **typed)
    known = queries.Known()
    assert known.told(theirs).beneficiary == ""
    choir = place.cast.organisations[CHOIR]
    OtherName.objects.create(organisation=choir, name="Quay Singers", kind="trading")
    assert queries.Known().told(theirs).beneficiary == str(choir.pk)
    assert "The same beneficiary." in page_of(place, theirs, "Mo")


def test_what_lies_under_a_framework_lies_under_it_too(place: Place) -> None:
    below, above = (agreement_of(one) for one in (place.first, place.second))
    Agreement.objects.filter(pk=below.pk).update(under=above)
    made = place.benefit(5)
    actions.claim(benefit=made, commitment=place.first, quantity=5, by=place.viewer("Mo"), at=LATER)
    told = queries.Known().told(made)
    assert (told.agreement, told.under) == (below.ref, (above.ref,))
