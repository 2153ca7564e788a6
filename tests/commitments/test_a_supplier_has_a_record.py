"""What a supplier promised in the past and what was verified, with the numbers behind it: whoever asked reads its own part; the supplier all of it, and answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from tests.cast import NOW
from tests.commitments.conftest import AMBLEFORD, BUILDERS, LATER, Place
from tests.commitments.test_agreements_are_kept_on_pages import at, text, there, tom
from tests.commitments.test_agreements_are_rated_in_pages import choose, old
from weft.analysis.commitments.ratings import Rating
from weft.commitments import actions, queries
from weft.commitments.actions import Bound
from weft.commitments.models import Assessment, Claim, Commitment, Remark
from weft.commitments.queries import Outcome, PastPromise, Record
from weft.commitments.rules import PartyRole
from weft.organisations.access import NotAllowed
from weft.organisations.actions import close_organisation

__all__ = ["old", "tom"]
pytestmark = pytest.mark.django_db
DUE, TODAY = date(2026, 10, 31), LATER.date()


def record(place: Place, who: str = "Tom", on: date = TODAY) -> Record | None:
    ref = place.cast.organisations[BUILDERS].ref
    return queries.record_of(place.viewer(who), ref, on)


@pytest.fixture
def due(place: Place) -> Place:
    """Both promises were due."""
    Commitment.objects.update(due=DUE)
    return place


def claimed(place: Place, quantity: int) -> Claim:
    benefit = place.benefit(quantity)
    mo = place.viewer("Mo")
    return actions.claim(benefit=benefit, commitment=place.first, quantity=quantity, by=mo, at=NOW)


def outcome(place: Place, who: str = "Tom") -> Outcome:
    found = record(place, who)
    assert found
    (line,) = found.lines
    return line.outcome


def test_a_promise_is_kept_by_what_is_verified_and_waits_by_what_is_reported(due: Place) -> None:
    assert outcome(due) is Outcome.MISSED
    first = claimed(due, 4)
    assert outcome(due) is Outcome.MISSED
    actions.verify_claim(claim=first, by=due.viewer("Tom"), at=NOW)
    assert outcome(due) is Outcome.PART
    second = claimed(due, 6)
    assert outcome(due) is Outcome.WAITS
    actions.verify_claim(claim=second, by=due.viewer("Tom"), at=NOW)
    assert outcome(due) is Outcome.KEPT


def test_a_promise_that_goes_on_is_kept_so_far(due: Place) -> None:
    actions.verify_claim(claim=claimed(due, 10), by=due.viewer("Tom"), at=NOW)
    found = record(due)
    assert found
    (line,) = found.lines
    more_to_come = replace(line.standing, is_kept=False)
    assert PastPromise(more_to_come).outcome is Outcome.SO_FAR
    assert line.outcome is Outcome.KEPT


def test_what_is_not_due_yet_is_no_line_of_the_record(place: Place) -> None:
    found = record(place)
    assert found and (list(found.lines), found.not_due) == ([], 1)


def test_a_council_reads_what_was_promised_to_it_and_the_supplier_all_of_it(due: Place) -> None:
    seen = {}
    for who in ("Tom", "Rita", "Bea", "Mo"):
        found = record(due, who)
        assert found
        seen[who] = (sorted(one.standing.commitment.pk for one in found.lines), found.is_own)
    first, second = due.first.pk, due.second.pk
    assert seen == {
        "Tom": ([first], False),
        "Rita": ([first], False),
        "Bea": ([second], False),
        "Mo": ([first, second], True),
    }


@pytest.mark.parametrize("who", ["Cleo", "Rolf", "Paula"])
def test_whoever_was_promised_nothing_sees_no_record(due: Place, who: str) -> None:
    assert record(due, who) is None
    where = f"/agreements/record-of/{due.cast.organisations[BUILDERS].ref}/"
    assert at(due, who).get(where).status_code == 404


def test_a_subcontractor_does_not_read_the_record_of_who_promised(due: Place) -> None:
    party = Bound(PartyRole.SUBCONTRACTOR, due.cast.organisations["Ostle Roofing Ltd"])
    told = {"on": NOW.date(), "because": "They roof it.", "by": due.viewer("Tom"), "at": NOW}
    actions.add_party(agreement=due.first.agreement, party=party, **told)  # type: ignore[arg-type]
    assert record(due, "Rolf") is None


def test_who_promised_nothing_yet_has_a_record_of_its_own_that_says_so(due: Place) -> None:
    ref = due.cast.organisations["Ostle Roofing Ltd"].ref
    shown = text(at(due, "Rolf").get(f"/agreements/record-of/{ref}/"))
    assert "Nothing that was promised was due so far." in shown


def test_the_record_of_a_supplier_that_is_closed_can_still_be_read(due: Place) -> None:
    closed = due.cast.organisations[BUILDERS]
    because = "They have given up."
    close_organisation(organisation=closed, because=because, by=due.cast.steward(), at=NOW)
    shown = text(at(due, "Tom").get(f"/agreements/record-of/{closed.ref}/"))
    assert "People who started a job Missed" in shown


def test_the_supplier_answers_each_line_and_takes_that_back(due: Place) -> None:
    mo, told = due.viewer("Mo"), {"commitment": due.first, "at": LATER}
    actions.remark(text="The site was closed until May.", by=mo, **told)  # type: ignore[arg-type]
    actions.remark(text="The site was closed until June.", by=mo, **told)  # type: ignore[arg-type]
    found = record(due)
    assert found and found.lines[0].remark
    assert found.lines[0].remark.text == "The site was closed until June."
    actions.remark(text="  ", by=mo, **told)  # type: ignore[arg-type]
    assert queries.remarks_beside([due.first]) == {}
    assert Remark.objects.count() == 3


@pytest.mark.parametrize("who", ["Ada", "Tom", "Rita", "Bea", "Rolf", "Cleo"])
def test_nobody_else_answers_for_it(due: Place, who: str) -> None:
    by = due.viewer(who)
    with pytest.raises((NotAllowed, Commitment.DoesNotExist)):
        actions.remark(commitment=due.first, text="They were late.", by=by, at=LATER)


def test_its_answer_stands_wherever_a_council_reads_the_number(
    place: Place, tom: Client, old: object
) -> None:
    mo, said = at(place, "Mo"), "The site was closed until June."
    ref = choose(place, tom).ref
    tom.post(there(place, "performance", "assess"), {f"{ref}-rating": "Inadequate"})
    mo.post(there(place, "commitments", place.first.ref, "remark"), {"text": said})
    record_ = f"/agreements/record-of/{place.cast.organisations[BUILDERS].ref}/"
    pages = [
        record_,
        there(place, "commitments", place.first.ref),
        there(place, "performance", Assessment.objects.get().ref),
    ]
    for page in pages:
        assert said in text(tom.get(page)) and said in text(mo.get(page))
    assert "Say something of it" not in text(tom.get(record_))
    assert "Change what you say of it" in text(mo.get(record_))
    assert tom.get(there(place, "commitments", place.first.ref, "remark")).status_code == 403


def test_the_numbers_and_the_ratings_stand_behind_the_record(
    place: Place, tom: Client, old: object
) -> None:
    ref = choose(place, tom).ref
    tom.post(there(place, "performance", "assess"), {f"{ref}-rating": "Inadequate"})
    first = Assessment.objects.get()
    told = {
        f"{ref}-rating": "Other",
        f"{ref}-because": "It was suspended.",
        "because": "We forgot.",
    }
    tom.post(there(place, "performance", first.ref, "correct"), told)
    found = record(place)
    assert found and found.ratings == {Rating.OTHER: 1}
    shown = text(tom.get(f"/agreements/record-of/{place.cast.organisations[BUILDERS].ref}/"))
    assert "People who started a job Missed" in shown and AMBLEFORD in shown
    assert (
        "Promised: 10 people. Due by now: 10 people. Reported: 0 people. Confirmed: 0 people. Verified: 0 people."
        in shown
    )
    assert "Something was due of 1 promise. Missed: 1." in shown and "Ratings: Other: 1." in shown


def test_the_way_to_it_is_where_people_look(due: Place, tom: Client) -> None:
    ref = due.cast.organisations[BUILDERS].ref
    where = f'href="/agreements/record-of/{ref}/"'
    for client, page in (
        (tom, there(due, "commitments", due.first.ref)),
        (tom, f"/agreements/portfolio/?supplier={ref}"),
        (at(due, "Mo"), "/agreements/portfolio/"),
    ):
        assert where in client.get(page).content.decode()
    assert where not in tom.get("/agreements/portfolio/").content.decode()
