"""When somebody records a benefit they see which may be the same; of those that they may not see, only that there are some."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from tests.analysis.commitments.test_a_photograph_loses_where_it_was_taken import photograph
from tests.cast import NOW
from tests.commitments.conftest import BUILDERS, Place
from tests.commitments.test_reporting_once_for_all import add_roofers
from weft.commitments import actions, queries
from weft.commitments.actions import Given
from weft.commitments.models import Benefit, Evidence
from weft.commitments.rules import EvidenceKind
from weft.uploads.arriving import Arrived

pytestmark = pytest.mark.django_db


def beside(place: Place, benefit: Benefit, name: str = "Mo") -> tuple[list[str], bool]:
    found = queries.repeats_beside(place.viewer(name), benefit)
    assert all(one.reasons for one in found.seen)
    return [one.benefit.ref for one in found.seen], found.elsewhere


def test_the_same_recorded_twice_is_shown_with_the_reasons(place: Place) -> None:
    first, again = place.benefit(5), place.benefit(5, report=False)
    assert beside(place, again) == ([first.ref], False)


def test_two_things_at_two_times_are_two(place: Place) -> None:
    place.benefit(5)
    other = place.benefit(5, begins=date(2026, 6, 1), ends=date(2026, 6, 30))
    assert beside(place, other) == ([], False)


def test_a_draft_and_what_was_withdrawn_are_held_against_nothing(place: Place) -> None:
    draft, gone = place.benefit(5, report=False), place.benefit(5)
    actions.withdraw_benefit(benefit=gone, because="Twice.", by=place.viewer("Mo"), at=NOW)
    assert beside(place, place.benefit(5)) == ([], False)
    assert draft.state == "draft"


def test_of_what_one_may_not_see_it_is_only_said_that_it_may_be_claimed_elsewhere(
    place: Place,
) -> None:
    """The roofers report for the builders what the builders have reported themselves."""
    add_roofers(place)
    place.benefit(5)
    theirs = place.benefit(5, by="Rolf", accountable=place.cast.organisations[BUILDERS])
    assert beside(place, theirs, "Rolf") == ([], True)
    assert len(beside(place, theirs, "Mo")[0]) == 1


def test_the_same_file_speaks_for_one_benefit_also_where_nothing_else_is_shared(
    place: Place,
) -> None:
    other = {"beneficiary": None, "begins": date(2026, 10, 5)}
    link = Given(EvidenceKind.PAYROLL, reference="PR-2026-104771")
    one = place.benefit(5, **other)
    two = place.benefit(5, by="Rolf", **other)
    assert beside(place, two, "Rolf") == ([], False)
    for benefit, name in ((one, "Mo"), (two, "Rolf")):
        actions.add_evidence(benefit=benefit, given=[link], by=place.viewer(name), at=NOW)
    assert beside(place, two, "Rolf") == ([], True)


def test_all_but_the_same_picture_speaks_for_one_benefit(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "UPLOAD_FOLDER", tmp_path / "uploads")
    other = {"beneficiary": None}
    benefits = [place.benefit(5, by=name, **other) for name in ("Mo", "Rolf")]
    for benefit, name, quality in zip(benefits, ("Mo", "Rolf"), (90, 40), strict=True):
        photo = Arrived("Yard.jpg", "image/jpeg")
        photo.add(photograph(quality=quality))
        given = [Given(EvidenceKind.FILE, photo)]
        actions.add_evidence(benefit=benefit, given=given, by=place.viewer(name), at=NOW)
    assert Evidence.objects.values("sha256").distinct().count() == 2
    assert beside(place, benefits[1], "Rolf") == ([], True)
