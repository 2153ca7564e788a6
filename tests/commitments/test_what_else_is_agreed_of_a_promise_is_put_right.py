"""What else is agreed of a promise beside its amount and its days is put right, with its reason, and what it was stays told."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.cast import NOW
from tests.commitments.conftest import LATER, Place
from tests.commitments.test_agreements_are_kept_on_pages import at
from tests.commitments.test_two_windows_on_one_agreement import opened, text
from weft.commitments import actions
from weft.commitments.actions import Agreed, CannotDo, Described
from weft.commitments.models import Commitment, Happening

pytestmark = pytest.mark.django_db
TYPED = {
    "words": "Ten people from here.", "baseline": "Two a year.", "evidence": "Contracts of work.", "weight": "12.5",
    "if_missed": "A plan.",
}  # fmt: skip


@pytest.fixture
def lot(place: Place) -> Any:
    actions.describe_agreement(
        agreement=place.first.agreement, told=Described(parts=("North", "South")), by=place.viewer("Tom"), at=NOW
    )  # fmt: skip
    return place.first.agreement.parts.get(name="North")


def where(place: Place, *way: str) -> str:
    return "/".join(["/agreements", place.first.agreement.ref, *way, ""])


def test_all_that_is_agreed_is_put_right_on_one_page_and_told(place: Place, lot: Any) -> None:
    tom, way = at(place, "Tom"), where(place, "commitments", place.first.ref, "vary")
    form = opened(tom.get(way))
    sent = form | TYPED | {"part": str(lot.pk), "because": "It was typed wrong."}
    sent.pop("may_subcontract")
    tom.post(way, sent)
    now = Commitment.objects.get(pk=place.first.pk)
    assert (now.words, now.baseline, now.evidence, now.weight, now.if_missed) == (
        "Ten people from here.", "Two a year.", "Contracts of work.", Decimal("12.5"), "A plan.",
    )  # fmt: skip
    assert (now.part, now.may_subcontract, now.quantity) == (lot, False, 10)
    for name in ("Tom", "Mo"):
        page = text((tom if name == "Tom" else at(place, name)).get(where(place)))
        for fact in (
            "Lot or phase: was nothing, is now North", "Weight in the award: was nothing, is now 12.5",
            "Subcontractors may deliver it, too: was yes, is now no", "Without the promise: was nothing, is now Two a year.",
            "Evidence that is expected: was nothing, is now Contracts of work.",
        ):  # fmt: skip
            assert fact in page, (name, fact)


def test_a_form_that_is_opened_and_sent_changes_nothing_but_what_was_typed(
    place: Place, lot: Any
) -> None:
    agreed = Agreed(words="So.", weight=Decimal("12.500"), part=lot, may_subcontract=False)
    told: dict[str, Any] = {"on": NOW.date(), "by": place.viewer("Tom"), "at": LATER}
    actions.vary_commitment(commitment=place.first, quantity=10, due=place.first.due, agreed=agreed, because="Wrong.", **told)  # fmt: skip
    tom, way = at(place, "Tom"), where(place, "commitments", place.first.ref, "vary")
    tom.post(way, opened(tom.get(way)) | {"quantity": "11", "because": "More."})
    kept = Happening.objects.latest("pk").told
    assert kept == {"commitment": place.first.ref, "was": {"quantity": 10}, "quantity": 11}


def test_where_it_is_promised_is_put_right(place: Place) -> None:
    told: dict[str, Any] = {"on": NOW.date(), "by": place.viewer("Tom"), "at": LATER}
    actions.vary_commitment(commitment=place.first, quantity=10, due=place.first.due, agreed=Agreed(places=("Q01", "Q02")), because="Wrong.", **told)  # fmt: skip
    assert Commitment.objects.get(pk=place.first.pk).places == ["Q01", "Q02"]
    assert "Places: was nothing, is now Q01; Q02" in text(at(place, "Tom").get(where(place)))


def test_a_lot_of_another_agreement_is_refused(place: Place, lot: Any) -> None:
    told: dict[str, Any] = {"on": NOW.date(), "by": place.viewer("Bea"), "at": LATER}
    with pytest.raises(CannotDo, match="no lot or phase of this agreement"):
        actions.vary_commitment(commitment=place.second, quantity=10, due=place.second.due, agreed=Agreed(part=lot), because="Wrong.", **told)  # fmt: skip
