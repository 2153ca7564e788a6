"""What is promised in agreements under another is added up on its page, at any depth; what somebody may not see has no part in it."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import NOW
from tests.commitments.conftest import BUILDERS, LATER, ROOFERS, Place
from tests.commitments.test_agreements_are_kept_on_pages import at, text
from tests.ui.pages import tree
from weft.commitments import actions, queries
from weft.commitments.actions import Bound, Promise
from weft.commitments.models import Agreement, Commitment
from weft.commitments.queries import NONE
from weft.commitments.rules import AgreementKind, PartyRole, Sort

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 1)
DUE = date(2026, 11, 1)


def made(place: Place, name: str, title: str, under: Agreement | None, party: str = BUILDERS) -> Agreement:  # fmt: skip
    return actions.record_agreement(
        kind=AgreementKind.CALL_OFF, title=title, parties=[Bound(PartyRole.SUPPLIER, place.cast.organisations[party])],
        begins=date(2026, 4, 1), ends=date(2027, 3, 31), under=under, by=place.viewer(name), at=NOW,
    )  # fmt: skip


def promised(
    place: Place, agreement: Agreement, code: str, quantity: int, name: str = "Tom", party: str = BUILDERS, due: date = DUE,
) -> Commitment:  # fmt: skip
    promise = Promise(place.cast.organisations[party], place.edition, code, Sort.FIXED, quantity, due=due)  # fmt: skip
    return actions.record_commitment(agreement=agreement, promise=promise, by=place.viewer(name), at=NOW)  # fmt: skip


@pytest.fixture
def three(place: Place) -> dict[str, Agreement]:
    """A framework agreement of Ambleford; a call-off under it with jobs and hours, and a lot under that with jobs; and a call-off of Brindale,
    under the same framework agreement, to which the builders and nobody of Ambleford are a party."""
    top = made(place, "Tom", "Buildings of the place", None)
    call_off = made(place, "Tom", "The library", top)
    lot = made(place, "Tom", "The library's roof", call_off, ROOFERS)
    hidden = made(place, "Bea", "The baths of Brindale", None)
    Agreement.objects.filter(pk=hidden.pk).update(under=top)
    promised(place, call_off, "J", 4)
    promised(place, call_off, "H", 90)
    promised(place, lot, "J", 3, party=ROOFERS)
    promised(place, lot, "P", 9500, party=ROOFERS)
    promised(place, hidden, "J", 50, name="Bea")
    return {"top": top, "call_off": call_off, "lot": lot, "hidden": hidden}


def delivered(place: Place, commitment: Commitment, quantity: int) -> None:
    """So many jobs, reported, counted and verified."""
    benefit = place.benefit(quantity)
    claim = actions.claim(benefit=benefit, commitment=commitment, quantity=quantity, by=place.viewer("Mo"), at=NOW)  # fmt: skip
    actions.verify_claim(claim=claim, by=place.viewer("Tom"), at=LATER)


def page(client: Client, agreement: Agreement) -> str:
    return text(client.get(f"/agreements/{agreement.ref}/"))


def under(place: Place, name: str, agreement: Agreement) -> dict[str, tuple[int, ...]]:
    found = queries.beneath(place.viewer(name), agreement, DAY)
    assert found is not None
    return {
        one.wording: (one.promises, one.promised, one.due, one.reported, one.verified)
        for one in found.measures
    }


def test_all_that_lies_under_it_is_added_up_by_measure(
    place: Place, three: dict[str, Agreement]
) -> None:
    delivered(place, Commitment.objects.get(agreement=three["call_off"], code="J"), 4)
    jobs, hours = "People who started a job", "Hours of help"
    assert under(place, "Tom", three["top"]) == {jobs: (2, 7, 7, 4, 4), hours: (1, 90, 90, 0, 0)}
    assert under(place, "Tom", three["call_off"]) == {jobs: (1, 3, 3, 0, 0)}
    assert queries.beneath(place.viewer("Tom"), three["lot"], DAY) is None


def test_the_page_leads_to_the_agreements_and_asks_for_no_promise_of_its_own(
    place: Place, three: dict[str, Agreement]
) -> None:
    tom = at(place, "Tom")
    answer = tom.get(f"/agreements/{three['top'].ref}/")
    shown = text(answer)
    assert "2 agreements lie under it that you see" in shown
    assert "Nothing is promised in the agreement itself" in shown
    assert "Record what is promised in it" not in shown
    table = tree(answer.content.decode()).xpath("//table[caption='What is promised under it']")[0]
    rows = {row.xpath("string(th)"): row for row in table.xpath(".//tbody/tr")}
    (jobs,) = (row for wording, row in rows.items() if "started a job" in wording)
    assert [" ".join(cell.split()) for cell in jobs.xpath("td[position() < 3]/text()")] == ["7 people", "7 people"]  # fmt: skip
    assert "2 promises" in jobs.xpath("string(th)")
    links = {f"/agreements/{three[one].ref}/" for one in ("call_off", "lot")}
    assert set(jobs.xpath("td//a/@href")) == links
    assert "Promised under it, and never added up" in shown
    assert "Share of bills paid on time" in shown.split("never added up")[-1]


def test_its_own_promises_are_not_added_to_those_under_it(
    place: Place, three: dict[str, Agreement]
) -> None:
    promised(place, three["top"], "J", 100)
    assert under(place, "Tom", three["top"])["People who started a job"][1] == 7
    assert "both may be the same promise" in page(at(place, "Tom"), three["top"])


def test_what_somebody_may_not_see_is_not_in_it_and_not_hinted_at(
    place: Place, three: dict[str, Agreement]
) -> None:
    shown = page(at(place, "Tom"), three["top"])
    assert "baths" not in shown and "57" not in shown and "3 agreements" not in shown
    mo = under(place, "Mo", three["top"])
    assert mo["People who started a job"][:2] == (2, 54), "its own, and none of the roofers'"
    assert queries.beneath(place.viewer("Bea"), three["top"], DAY) is not None
    Agreement.objects.filter(pk=three["call_off"].pk).update(keeper=place.second.agreement.keeper)
    three["call_off"].parties.all().delete()
    assert queries.beneath(place.viewer("Tom"), three["top"], DAY) is None, (
        "the roof lies under what he does not see"
    )


def test_a_promise_that_has_ended_asks_nothing_and_what_was_delivered_for_it_stands(
    place: Place, three: dict[str, Agreement]
) -> None:
    one = Commitment.objects.get(agreement=three["call_off"], code="J")
    delivered(place, one, 4)
    told = {"on": DAY, "because": "The site has closed.", "by": place.viewer("Tom"), "at": LATER}
    actions.end_commitment(commitment=one, **told)
    assert under(place, "Tom", three["top"])["People who started a job"] == (1, 3, 3, 0, 0)
    shown = page(at(place, "Tom"), three["top"])
    assert (
        "People who started a job Promised no longer1 promise no longer no longer 4 people" in shown
    )


def test_what_is_promised_now_by_whoever_came_is_added_up_as_before(
    place: Place, three: dict[str, Agreement]
) -> None:
    actions.novate(
        agreement=three["call_off"], leaving=place.cast.organisations[BUILDERS], coming=place.cast.organisations[ROOFERS], on=DAY,
        because="The builders were sold.", by=place.viewer("Tom"), at=LATER,
    )  # fmt: skip
    assert under(place, "Tom", three["top"])["People who started a job"][:3] == (2, 7, 7)


def test_all_promises_are_parted_by_the_topmost_agreement_that_is_seen(
    place: Place, three: dict[str, Agreement]
) -> None:
    found = queries.portfolio(place.viewer("Tom"), DAY, {})
    parts = {one.key: one.promises for one in queries.grouped(found, "under")}
    assert parts == {three["top"].ref: 4, NONE: 1}
    tom = at(place, "Tom")
    shown = text(tom.get("/agreements/portfolio/", {"by": "under"}))
    assert "Buildings of the place" in shown and "Under no other agreement" in shown
    some = text(tom.get("/agreements/portfolio/", {"beneath": three["call_off"].ref}))
    assert "2 promises" in some and "agreements under The library" in some
    jobs = f"{place.edition.pk}-J"
    assert "1 promise " in text(tom.get("/agreements/portfolio/", {"beneath": three["call_off"].ref, "of": jobs}))  # fmt: skip
    assert "baths" not in text(tom.get("/agreements/portfolio/", {"beneath": three["hidden"].ref}))


def test_a_list_that_is_taken_away_says_what_lies_under_what(
    place: Place, three: dict[str, Agreement]
) -> None:
    answer = at(place, "Tom").get("/agreements/what-is-promised/promises.csv")
    told = b"".join(answer.streaming_content) if answer.streaming else answer.content
    rows = list(csv.DictReader(io.StringIO(told.decode("utf-8-sig"))))
    above = {row["Agreement"]: row["Lies under"] for row in rows}
    assert above["The library's roof"] == "Buildings of the place > The library"
    assert above["The library"] == "Buildings of the place"
    assert above[place.first.agreement.title] == ""


def test_many_agreements_under_it_are_asked_about_as_often_as_few(
    place: Place, three: dict[str, Agreement]
) -> None:
    tom = at(place, "Tom")
    page(tom, three["top"])
    with CaptureQueriesContext(connection) as few:
        page(tom, three["top"])
    for number in range(12):
        more = made(place, "Tom", f"School {number}", three["top"])
        promised(place, more, "J", 1)
        promised(place, more, "P", 100)
    with CaptureQueriesContext(connection) as many:
        shown = page(tom, three["top"])
    assert len(many) <= len(few)
    assert "19 people" in shown and "All 14 agreements" in shown
