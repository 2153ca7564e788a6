"""A dispute on pages: it is opened, each side reads and answers, a place steward settles it, and all are told by letter and on the first page."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from tests.cast import NOW
from tests.commitments.conftest import AMBLEFORD, BRINDALE, Place
from tests.commitments.quarrels import answered, claimed_elsewhere, counted, now, of_facts, settled
from tests.commitments.test_confirming_in_pages import at as sits_down
from tests.commitments.test_confirming_in_pages import problems, text
from tests.ui.pages import tree
from weft.commitments import actions
from weft.commitments.models import Benefit, Claim, Dispute
from weft.commitments.rules import ClaimState
from weft.organisations.rules import Role

pytestmark = pytest.mark.django_db


def at(place: Place, name: str) -> Client:
    """Somebody's browser, the same each time."""
    seats = place.__dict__.setdefault("seats", {})
    if name not in seats:
        seats[name] = sits_down(place, name)
    return seats[name]


def links(answer: HttpResponse) -> list[str]:
    return [str(one) for one in tree(answer.content.decode()).xpath("//main//a/@href")]


def steward(place: Place) -> Client:
    place.cast.steward()
    return at(place, "Stella")


def open_address(claim: Claim) -> str:
    return f"/disputes/open/{claim.benefit.ref}/"


ELSEWHERE = {"wanted": "2", "words": "Two of them work on our school."}


def wanted(place: Place) -> dict[str, Any]:
    return {**ELSEWHERE, "promise": place.second.ref}


def test_a_council_finds_what_counts_elsewhere_beside_its_promise_and_opens_a_dispute(
    place: Place,
) -> None:
    claim, bea = counted(place), at(place, "Bea")
    promise = bea.get(f"/agreements/{place.second.agreement.ref}/commitments/{place.second.ref}/")
    assert open_address(claim) in links(promise)
    asked = text(bea.get(open_address(claim)))
    assert "People who started a job, 1 October 2026 to 31 October 2026" in asked
    assert "5 people" not in asked and "Harbour Choir" not in asked
    there = bea.post(open_address(claim), wanted(place), follow=True)
    assert "Two of them work on our school." in text(there)
    dispute = Dispute.objects.get()
    assert (dispute.commitment, dispute.wanted) == (place.second, 2)
    for said in ("Reported 5 people", "Another organisation’s agreement: 5 people"):
        assert said in text(there)
    for hidden in (AMBLEFORD, claim.commitment.agreement.title, "Harbour Choir"):
        assert hidden not in text(there)


def test_whoever_only_wants_it_reads_nothing_of_what_was_done_until_it_counts_for_them(
    place: Place,
) -> None:
    claim, bea = counted(place, description="Painting the pavilion"), at(place, "Bea")
    dispute = claimed_elsewhere(place, claim.benefit)
    page, own = f"/disputes/{dispute.ref}/", ("Harbour Choir", "Painting the pavilion")
    assert not [one for one in own if one in text(bea.get(page))]
    assert "is not shown to you" in text(bea.get(page))
    assert "Nothing fits" in text(bea.get("/disputes/?q=pavilion"))
    for name in ("Mo", "Tom", "Cleo"):
        shown = text(at(place, name).get(page))
        assert "Painting the pavilion" in shown and "is not shown to you" not in shown
    settled(place, dispute, counts={place.first: 3, place.second: 2})
    assert "Painting the pavilion" in text(bea.get(page))


def test_a_supplier_is_led_from_the_message_that_all_of_it_is_claimed(place: Place) -> None:
    claim, mo = counted(place), at(place, "Mo")
    page = mo.get(f"/benefits/{claim.benefit.ref}/claim/")
    assert "All of it counts already." in text(page)
    assert open_address(claim) in links(page)
    posted = mo.post(f"/benefits/{claim.benefit.ref}/claim/", {place.second.ref: "1"})
    assert open_address(claim) in links(posted)
    assert open_address(claim) in links(mo.get(f"/benefits/{claim.benefit.ref}/"))


@pytest.mark.parametrize(
    ("who", "given", "problem"),
    [
        ("Mo", {}, ["Choose what is not right", "Enter what is not right, and how you know"]),
        ("Mo", {"kind": "claimed elsewhere", "words": "x"},
         ["Choose for which promise it should count", "Enter how much of it should count"]),
        ("Cleo", {}, ["Enter what is not right, and how you know"]),
    ],
)  # fmt: skip
def test_what_is_missing_is_said(
    place: Place, who: str, given: dict[str, str], problem: list[str]
) -> None:
    claim = counted(place)
    assert problems(at(place, who).post(open_address(claim), given)) == problem
    assert not Dispute.objects.exists()


def test_more_than_there_is_is_refused_to_those_alone_who_see_how_much_it_is(place: Place) -> None:
    claim, told = counted(place), {"kind": "claimed elsewhere", **wanted(place), "wanted": "6"}
    answer = at(place, "Mo").post(open_address(claim), told)
    assert problems(answer) == ["All of it is 5 people. Ask for no more than that."]
    at(place, "Bea").post(open_address(claim), told)
    assert Dispute.objects.get().wanted == 6


def test_whoever_received_it_says_what_did_not_happen(place: Place) -> None:
    claim, cleo = counted(place), at(place, "Cleo")
    assert open_address(claim) in links(cleo.get(f"/benefits/{claim.benefit.ref}/"))
    page = tree(cleo.get(open_address(claim)).content.decode())
    assert not page.xpath("//main//input[@name='kind' or @name='promise' or @name='may_be_named']")
    cleo.post(open_address(claim), {"words": "Only three came."})
    assert Dispute.objects.get().kind == "facts"


def test_while_it_is_open_whoever_sees_the_benefit_sees_that(place: Place) -> None:
    claim = counted(place, verified=False)
    dispute = of_facts(place, claim.benefit)
    for who in ("Mo", "Cleo", "Tom"):
        page = at(place, who).get(f"/benefits/{claim.benefit.ref}/")
        assert "A dispute is open" in text(page)
        assert f"/disputes/{dispute.ref}/" in links(page) and open_address(claim) not in links(page)
    tom = at(place, "Tom")
    of_the_promise = f"/agreements/{place.first.agreement.ref}/commitments/{place.first.ref}/"
    for client, there in ((tom, of_the_promise), (at(place, "Mo"), "/benefits/")):
        assert "A dispute is open" in text(client.get(there))
    listed = tom.get("/claims/")
    assert "A dispute is open" in text(listed)
    assert not tree(listed.content.decode()).xpath("//main//input[@name='claim']")
    assert "A dispute is open" in text(tom.get(f"/claims/{claim.ref}/"))


def test_a_claim_is_verified_meanwhile_only_with_a_reason(place: Place) -> None:
    claim, tom = counted(place, verified=False), at(place, "Tom")
    of_facts(place, claim.benefit)
    assert problems(tom.post(f"/claims/{claim.ref}/", {"decision": "verified"})) == ["Say why"]
    assert now(claim)[0] == ClaimState.MADE
    tom.post(f"/claims/{claim.ref}/", {"decision": "verified", "because": "We met all five."})
    assert (now(claim)[0], Claim.objects.get().judgements.get().because) == (
        ClaimState.VERIFIED,
        "We met all five.",
    )


def test_each_side_is_written_to_and_has_it_on_its_first_page(place: Place) -> None:
    claim, bea = counted(place), at(place, "Bea")
    place.cast.steward()
    mail.outbox.clear()
    bea.post(open_address(claim), wanted(place))
    dispute = Dispute.objects.get()
    assert {one.to[0].split("@")[0] for one in mail.outbox} == {
        "mo",
        "ada",
        "tom",
        "cleo",
        "stella",
    }
    assert all(f"/disputes/{dispute.ref}/" in str(one.body) for one in mail.outbox)
    assert not any(BRINDALE in str(one.body) for one in mail.outbox), (
        "who opened it is said on the page"
    )
    for who, waits in (
        ("Mo", True),
        ("Tom", True),
        ("Cleo", True),
        ("Bea", False),
        ("Rolf", False),
    ):
        assert (
            "Answer disputes about what was delivered" in text(at(place, who).get("/"))
        ) is waits
    settles = "Settle disputes about what was delivered"
    assert settles not in text(at(place, "Stella").get("/"))
    answered(place, dispute, "Mo", "Tom", "Cleo")
    assert settles in text(at(place, "Stella").get("/"))


def test_a_side_answers_and_says_more(place: Place) -> None:
    claim = counted(place)
    dispute, tom = claimed_elsewhere(place, claim.benefit), at(place, "Tom")
    there = f"/disputes/{dispute.ref}/answer/"
    assert "Two of them work on our school." in text(tom.get(there))
    assert problems(tom.post(there, {"words": " "})) == ["Enter what you say of it"]
    page = tom.post(
        there, {"words": "All five are on our site.", "may_be_named": "on"}, follow=True
    )
    assert "All five are on our site." in text(page)
    tom.post(there, {"words": "Here is the list."})
    seen = text(at(place, "Bea").get(f"/disputes/{dispute.ref}/"))
    assert AMBLEFORD in seen and "Here is the list." in seen and "All five are on our site." in seen
    assert "Answer disputes" not in text(tom.get("/"))
    form = tree(tom.get(there).content.decode())
    assert not form.xpath("//main//input[@name='may_be_named']"), "it is named already"


def test_whoever_opened_it_takes_it_back_and_all_are_told(place: Place) -> None:
    claim = counted(place)
    dispute, bea = claimed_elsewhere(place, claim.benefit), at(place, "Bea")
    assert f"/disputes/{dispute.ref}/take-back/" in links(bea.get(f"/disputes/{dispute.ref}/"))
    assert f"/disputes/{dispute.ref}/take-back/" not in links(
        at(place, "Tom").get(f"/disputes/{dispute.ref}/")
    )
    mail.outbox.clear()
    page = bea.post(
        f"/disputes/{dispute.ref}/take-back/", {"because": "They were right."}, follow=True
    )
    assert "They were right." in text(page) and "Taken back" in text(page)
    assert {one.to[0].split("@")[0] for one in mail.outbox} >= {"mo", "tom", "cleo"}


def test_a_steward_reads_all_of_it_and_settles_it(place: Place) -> None:
    claim = counted(place)
    dispute = claimed_elsewhere(place, claim.benefit, at=timezone.now())
    stella, there = steward(place), f"/disputes/{dispute.ref}/settle/"
    assert there not in links(stella.get(f"/disputes/{dispute.ref}/")), (
        "not before they have answered"
    )
    assert stella.get(there).status_code == 302
    answered(place, dispute, "Mo", "Tom", "Cleo")
    assert there in links(stella.get(f"/disputes/{dispute.ref}/"))
    page = text(stella.get(there))
    for said in (
        AMBLEFORD,
        BRINDALE,
        "Mo says so.",
        "Tom says so.",
        "Two of them work on our school.",
    ):
        assert said in page
    mail.outbox.clear()
    counts = {f"counts-{place.first.ref}": "3", f"counts-{place.second.ref}": "2"}
    done = stella.post(
        there,
        {"stands": "stands", "quantity": "5", **counts, "because": "Two are on the other list."},
        follow=True,
    )
    assert "3 people from then, before 5 people" in text(done)
    assert now(claim) == (ClaimState.ADJUSTED, 3, 3)
    assert {one.to[0].split("@")[0] for one in mail.outbox} >= {"mo", "tom", "cleo", "bea"}
    assert all("Two are on the other list." in str(one.body) for one in mail.outbox)
    told = text(at(place, "Bea").get(f"/disputes/{dispute.ref}/"))
    assert (
        "Two are on the other list." in told
        and "Another organisation’s agreement: 3 people from then" in told
    )
    for who in ("Mo", "Tom", "Cleo", "Bea"):
        assert "Read how disputes were settled" in text(at(place, who).get("/"))


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({}, ["Choose whether it happened", "Enter how much of it happened", "Enter how much of it counts, or 0", "Say why"]),
        ({"stands": "stands", "quantity": "", "because": "x", "first": "5"}, ["Enter how much of it happened"]),
        ({"stands": "stands", "quantity": "5", "because": "x", "first": ""}, ["Enter how much of it counts, or 0"]),
        ({"stands": "stands", "quantity": "4", "because": "x", "first": "5"},
         ["Only 4 people happened. Let no more than that count in all."]),
    ],
)  # fmt: skip
def test_what_is_missing_in_a_settlement_is_said(
    place: Place, given: dict[str, str], problem: list[str]
) -> None:
    claim = counted(place)
    dispute = of_facts(place, claim.benefit)
    answered(place, dispute, "Mo", "Tom")
    sent = {
        (f"counts-{place.first.ref}" if key == "first" else key): value
        for key, value in given.items()
    }
    assert problems(steward(place).post(f"/disputes/{dispute.ref}/settle/", sent)) == problem
    assert Dispute.objects.get().state == "answered"


def test_an_amount_that_cannot_be_typed_stays_as_it_is(place: Place) -> None:
    """70 minutes are no hundredths of an hour; a steward who leaves the boxes as they are changes nothing."""
    benefit = place.benefit(70, code="H")
    dispute = of_facts(place, benefit)
    answered(place, dispute, "Mo")
    stella = steward(place)
    page = tree(stella.get(f"/disputes/{dispute.ref}/settle/").content.decode())
    (typed,) = page.xpath("//input[@name='quantity']/@value")
    stella.post(
        f"/disputes/{dispute.ref}/settle/",
        {"stands": "stands", "quantity": typed, "because": "It is right."},
    )
    assert (Dispute.objects.get().state, Benefit.objects.get().quantity) == ("settled", 70)


def test_a_steward_opens_what_stands_behind_it(place: Place) -> None:
    claim = counted(place)
    stella = steward(place)
    assert stella.get(f"/benefits/{claim.benefit.ref}/").status_code == 404
    of_facts(place, claim.benefit)
    assert claim.commitment.agreement.title in text(stella.get(f"/benefits/{claim.benefit.ref}/"))


def test_nobody_else_finds_it(place: Place) -> None:
    claim = counted(place)
    dispute = claimed_elsewhere(place, claim.benefit)
    place.cast.member("Rhea", BRINDALE, Role.READER, administrator="Brian")
    for suffix, answers in (
        ("", {"Rolf": 404, "Paula": 404, "Rhea": 200, "Tom": 200}),
        ("answer/", {"Rolf": 404, "Rhea": 403, "Tom": 200}),
        ("take-back/", {"Rolf": 404, "Rhea": 403, "Tom": 403, "Bea": 200}),
        ("settle/", {"Rolf": 404, "Tom": 403, "Mo": 403, "Bea": 403}),
    ):
        found = {
            who: at(place, who).get(f"/disputes/{dispute.ref}/{suffix}").status_code
            for who in answers
        }
        assert found == answers, suffix
    assert at(place, "Rolf").get(open_address(claim)).status_code == 404
    assert at(place, "Rhea").get(open_address(claim)).status_code == 403


def test_the_list_says_which_wait_for_an_answer(place: Place) -> None:
    claim = counted(place)
    dispute = claimed_elsewhere(place, claim.benefit)
    assert "Waits for your answer" in text(at(place, "Tom").get("/disputes/"))
    assert "Waits for your answer" not in text(at(place, "Bea").get("/disputes/"))
    assert "There is none" in text(at(place, "Rolf").get("/disputes/"))
    settled(place, dispute)
    assert "Settled" in text(at(place, "Tom").get("/disputes/?state=settled"))


def test_what_names_people_is_asked_about_once_more(place: Place) -> None:
    claim, cleo = counted(place), at(place, "Cleo")
    names = {"words": "AB123456C never came."}
    assert "National Insurance number" in " ".join(problems(cleo.post(open_address(claim), names)))
    cleo.post(open_address(claim), {**names, "looked": "on"})
    assert Dispute.objects.get().words == names["words"]
    actions.answer_dispute(dispute=Dispute.objects.get(), words="x", by=place.viewer("Mo"), at=NOW)
