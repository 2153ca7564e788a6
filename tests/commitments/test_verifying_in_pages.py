"""A contract manager looks at what is said to count, with what stands beside it, and verifies, counts a part, or returns it."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import NOW
from tests.commitments.conftest import AMBLEFORD, BUILDERS, LATER, Place
from tests.commitments.test_confirming_in_pages import at, problems, text
from tests.ui.pages import tree
from weft.commitments import actions
from weft.commitments.actions import CannotDo, Given, Promise
from weft.commitments.models import Benefit, Claim, Repeat
from weft.commitments.rules import ClaimState, EvidenceKind, Sort
from weft.organisations.access import NotAllowed
from weft.organisations.rules import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def tom(place: Place) -> Client:
    return at(place, "Tom")


def claimed(place: Place, quantity: int = 5, **told: object) -> Claim:
    made = place.benefit(quantity, **told)
    return actions.claim(
        benefit=made, commitment=place.first, quantity=quantity, by=place.viewer("Mo"), at=NOW
    )


def on_another_day(place: Place, quantity: int = 2) -> Claim:
    return claimed(place, quantity, begins=date(2026, 10, 9), ends=date(2026, 10, 9))


def there(claim: Claim) -> str:
    return f"/claims/{claim.ref}/"


def as_it_is(claim: Claim) -> tuple[str, int, str]:
    now, decided = Claim.objects.get(pk=claim.pk), claim.judgements.last()
    return now.state, now.verified, decided.because if decided else ""


def told(answer: HttpResponse) -> str:
    return " ".join("".join(tree(answer.content.decode()).itertext()).split())


def test_what_waits_is_on_the_first_page_on_the_agreement_and_in_the_list(
    place: Place, tom: Client
) -> None:
    claimed(place)
    assert "Verify what is said to count for your agreements" in text(tom.get("/"))
    agreement = place.first.agreement
    page = tree(tom.get(f"/agreements/{agreement.ref}/").content.decode())
    assert f"/claims/?agreement={agreement.ref}" in page.xpath("//main//a/@href")
    listed = text(tom.get("/claims/"))
    assert "People who started a job: 5 people" in listed
    assert "Confirmed: no answer yet." in listed and "Nothing stands behind it." in listed


def test_what_its_provider_was_told_may_be_there_twice_is_opened_by_itself_at_once(
    place: Place, tom: Client
) -> None:
    first = claimed(place, 4)
    again = place.benefit(4, report=False)
    actions.report_and_claim(
        benefit=again, shares={place.first: 4}, by=place.viewer("Mo"), at=LATER
    )
    second = again.claims.get()
    assert Repeat.objects.get().other_id == again.pk
    listed = tom.get("/claims/").content.decode()
    for claim in (first, second):
        assert f'value="{claim.ref}.' not in listed, "neither is ticked among others"
    assert "It may be there twice" in text(tom.get(there(second)))


def test_where_something_was_decided_meanwhile_nothing_of_what_is_ticked_is_verified(
    place: Place, tom: Client
) -> None:
    one, other = claimed(place), on_another_day(place)
    actions.return_claim(claim=one, because="No list.", by=place.viewer("Tom"), at=LATER)
    page = tom.post("/claims/", {"claim": [one.ref, other.ref]}, follow=True)
    assert "Something was decided about some of these meanwhile" in text(page)
    assert as_it_is(other) == ("made", 0, "")


def test_what_is_missing_because_less_counts_is_not_called_unreported(
    place: Place, tom: Client
) -> None:
    promise = actions.Promise(
        place.cast.organisations[BUILDERS], place.edition, "J", Sort.FIXED, 4, due=date(2026, 10, 31)
    )  # fmt: skip
    agreement = place.first.agreement
    due = actions.record_commitment(agreement=agreement, promise=promise, by=place.viewer("Tom"), at=NOW)  # fmt: skip
    mo = {"by": place.viewer("Mo"), "at": NOW}
    claim = actions.claim(benefit=place.benefit(4), commitment=due, quantity=4, **mo)
    actions.adjust_claim(claim=claim, verified=3, because="One left.", by=place.viewer("Tom"), at=LATER)  # fmt: skip
    said = "1 person of what is due by now is missing: councils count 3 people of the 4 people that are reported."
    assert said in text(at(place, "Mo").get("/benefits/"))
    assert "3 people of 4 people counts" in text(tom.get(f"/agreements/{agreement.ref}/"))


def test_of_several_promises_of_one_measure_it_is_said_for_which_a_claim_counts(
    place: Place, tom: Client
) -> None:
    told = Promise(place.cast.organisations[BUILDERS], place.edition, "J", Sort.FIXED, 4, due=date(2026, 12, 31))  # fmt: skip
    actions.record_commitment(agreement=place.first.agreement, promise=told, by=place.viewer("Tom"), at=NOW)  # fmt: skip
    claim = claimed(place)
    called = "10 people, by 31 March 2027: People who started a job – A school, built for Tom"
    for page in ("/claims/", there(claim), f"/benefits/{claim.benefit.ref}/"):
        assert called in text(tom.get(page)), page
    assert called in text(at(place, "Mo").get(f"/benefits/{claim.benefit.ref}/"))


def test_whoever_keeps_one_agreement_reads_what_was_verified_for_its_own(
    place: Place, tom: Client
) -> None:
    claim = claimed(place, 3)
    benefit = Benefit.objects.get(pk=claim.benefit_id)
    Benefit.objects.filter(pk=benefit.pk).update(quantity=5, reported=5)
    actions.claim(
        benefit=benefit, commitment=place.second, quantity=2, by=place.viewer("Mo"), at=NOW
    )
    actions.verify_claim(claim=claim, by=place.viewer("Tom"), at=LATER)
    read = [
        " ".join(
            "".join(tree(client.get(f"/benefits/{benefit.ref}/").content.decode())
            .xpath("//table[contains(@class, 'weft-three')]//td")[2].itertext()).split()
        )
        for client in (tom, at(place, "Bea"), at(place, "Mo"))
    ]  # fmt: skip
    yours = "of what is claimed for your agreements"
    assert read == ["3 people" + yours, "0 people" + yours, "3 people"]


def test_all_that_stands_beside_a_claim_is_on_its_page(place: Place, tom: Client) -> None:
    claim = claimed(place)
    line = Given(EvidenceKind.STATEMENT, reference="A letter of the college")
    actions.add_evidence(benefit=claim.benefit, given=[line], by=place.viewer("Mo"), at=NOW)
    actions.confirm_benefit(
        benefit=claim.benefit, received=4, words="Four came.", by=place.viewer("Cleo"), at=NOW
    )
    page = text(tom.get(there(claim)))
    for said in ("A letter of the college", "received 4 people", "Four came.", "Partly confirmed",
                 "Their email addresses are of the same domain."):  # fmt: skip
        assert said in page
    assert "1 thing stands behind it." in text(tom.get("/claims/"))


@pytest.mark.parametrize(
    ("decided", "becomes"),
    [
        ({"decision": "verified"}, (ClaimState.VERIFIED, 5, "")),
        ({"decision": "adjusted", "verified": "3", "because": "Two left."}, (ClaimState.ADJUSTED, 3, "Two left.")),
        ({"decision": "returned", "because": "No list."}, (ClaimState.RETURNED, 0, "No list.")),
    ],
)  # fmt: skip
def test_it_is_decided(
    place: Place, tom: Client, decided: dict[str, str], becomes: tuple[str, int, str]
) -> None:
    claim = claimed(place)
    tom.post(there(claim), decided)
    assert as_it_is(claim) == becomes


@pytest.mark.parametrize(
    ("decided", "problem"),
    [
        ({}, ["Choose whether it counts"]),
        ({"decision": "adjusted", "because": "Two left."}, ["Enter how much of it counts"]),
        ({"decision": "adjusted", "verified": "5", "because": "x"},
         ["Enter less than is claimed, or choose that all of it counts"]),
        ({"decision": "adjusted", "verified": "3"}, ["Say why"]),
        ({"decision": "returned"}, ["Say why"]),
        ({"decision": "verified", "verified": "1"},
         ["You chose all of it and typed 1 person: which? Choose a part of it, or empty this."]),
    ],
)  # fmt: skip
def test_what_is_missing_is_said(
    place: Place, tom: Client, decided: dict[str, str], problem: list[str]
) -> None:
    claim = claimed(place)
    assert problems(tom.post(there(claim), decided)) == problem
    assert as_it_is(claim)[0] == ClaimState.MADE


def test_what_was_verified_wrongly_is_returned_and_nothing_else(place: Place, tom: Client) -> None:
    claim = claimed(place)
    tom.post(there(claim), {"decision": "verified"})
    page = tree(tom.get(there(claim)).content.decode())
    assert page.xpath("//main//input[@name='decision']/@value") == ["returned"]
    tom.post(there(claim), {"decision": "returned", "because": "It was another school."})
    assert as_it_is(claim) == (ClaimState.RETURNED, 0, "It was another school.")
    assert "It was returned." in text(tom.get(there(claim)))


def test_several_are_verified_at_once(place: Place, tom: Client) -> None:
    one, two = claimed(place), on_another_day(place)
    listed = tom.get("/claims/?ticked=yes")
    refs = tree(listed.content.decode()).xpath("//main//input[@name='claim'][@checked]/@value")
    assert {ref.partition(".")[0] for ref in refs} == {one.ref, two.ref}
    assert "2 are verified." in told(tom.post("/claims/", {"claim": refs}, follow=True))
    assert (as_it_is(one)[0], as_it_is(two)[0]) == (ClaimState.VERIFIED, ClaimState.VERIFIED)
    assert "Nothing waits to be verified." in text(tom.get("/claims/"))
    assert "Tick at least one." in told(tom.post("/claims/", {}, follow=True))


def test_what_is_disputed_is_never_verified_among_others(place: Place, tom: Client) -> None:
    one, two = claimed(place), on_another_day(place)
    actions.confirm_benefit(
        benefit=one.benefit, received=0, disputes=True, words="Nobody came.", by=place.viewer("Cleo"), at=NOW
    )  # fmt: skip
    page = tree(tom.get("/claims/").content.decode())
    (ticked,) = page.xpath("//main//input[@name='claim']/@value")
    assert ticked.startswith(f"{two.ref}.")
    answer = tom.post("/claims/", {"claim": [one.ref, two.ref]}, follow=True)
    assert "Read what they say, and decide about it by itself." in told(answer)
    assert (as_it_is(one)[0], as_it_is(two)[0]) == (ClaimState.MADE, ClaimState.MADE)


def test_the_list_is_narrowed_to_what_was_answered_so(place: Place, tom: Client) -> None:
    one, two = claimed(place), on_another_day(place)
    actions.confirm_benefit(benefit=one.benefit, received=5, by=place.viewer("Cleo"), at=NOW)

    def shown(asked: str) -> list[str]:
        page = tree(tom.get(f"/claims/{asked}").content.decode())
        return [str(one).split("/")[-2] for one in page.xpath("//main//h2/a/@href")]

    assert shown("?answer=confirmed") == [one.ref]
    assert shown("?answer=reported") == [two.ref]
    assert set(shown(f"?agreement={place.first.agreement.ref}")) == {one.ref, two.ref}


def test_what_is_to_be_looked_at_closely_is_not_ticked_with_all(place: Place, tom: Client) -> None:
    """Confirmed in part; by somebody with a tie; perhaps there twice; and one that may be verified among others."""
    partly, tied, twice, again, plain = (
        claimed(place, 2, begins=date(2026, 10, day), ends=date(2026, 10, day)) for day in (2, 9, 16, 17, 23)
    )  # fmt: skip
    cleo = place.viewer("Cleo")
    actions.confirm_benefit(benefit=partly.benefit, received=1, words="One came", by=cleo, at=NOW)
    actions.confirm_benefit(benefit=tied.benefit, received=2, by=cleo, at=NOW)
    Repeat.objects.create(ref="r", one=twice.benefit, other=again.benefit, weight=60, found_at=NOW)
    page = tree(tom.get("/claims/?ticked=yes").content.decode())
    (ticked,) = page.xpath("//main//input[@name='claim' and @checked]/@value")
    assert ticked.startswith(f"{plain.ref}.")
    said = text(tom.get("/claims/"))
    assert "Less of it is confirmed than is claimed." in said
    assert "May be recorded twice" in said
    assert "something in common" in said
    for one in (partly, tied, twice, again):
        tom.post("/claims/", {"claim": [one.ref, plain.ref]})
    assert {as_it_is(one)[0] for one in (partly, tied, twice, again, plain)} == {ClaimState.MADE}, "all or none"  # fmt: skip
    all_of_it = {"decision": "verified"}
    assert problems(tom.post(there(partly), all_of_it)) == ["Say why"]
    with pytest.raises(CannotDo, match="Less of it is confirmed"):
        actions.verify_claim(claim=partly, by=place.viewer("Tom"), at=LATER)
    assert as_it_is(partly)[0] == ClaimState.MADE
    tom.post(there(partly), all_of_it | {"because": "The second signed the list on the next day."})
    assert as_it_is(partly)[0] == ClaimState.VERIFIED


def test_only_those_who_manage_for_its_keeper_decide(place: Place) -> None:
    claim = claimed(place)
    place.cast.member("Lea", AMBLEFORD, Role.COMMUNITY_LEAD, administrator="Ada")
    answers = {
        name: at(place, name).post(there(claim), {"decision": "verified"}).status_code
        for name in ("Lea", "Bea", "Mo", "Cleo")
    }
    assert answers == {"Lea": 403, "Bea": 404, "Mo": 404, "Cleo": 404}
    assert as_it_is(claim)[0] == ClaimState.MADE


def own_delivery(place: Place) -> Claim:
    """A claim on what Ambleford itself delivered for the builders."""
    claim = claimed(place)
    council = place.cast.organisations[AMBLEFORD]
    Benefit.objects.filter(pk=claim.benefit_id).update(provider=council)
    return claim


def test_nobody_decides_about_what_their_own_organisation_delivered(
    place: Place, tom: Client
) -> None:
    claim = own_delivery(place)
    page = tom.get(there(claim))
    assert "Nobody confirms or verifies what their own organisation delivered." in text(page)
    assert not tree(page.content.decode()).xpath("//main//input[@name='decision']")
    assert tom.post(there(claim), {"decision": "verified"}).status_code == 403
    with pytest.raises(NotAllowed):
        actions.verify_claims(claims=[claim], by=place.viewer("Tom"), at=LATER)
    assert as_it_is(claim)[0] == ClaimState.MADE


def test_a_part_counts_by_the_factor_with_which_it_was_claimed(place: Place) -> None:
    claim = claimed(place)
    Claim.objects.filter(pk=claim.pk).update(factor="1/2", brings=2, brings_reported=2)
    actions.adjust_claim(claim=claim, verified=3, because="Two left.", by=place.viewer("Tom"), at=NOW)  # fmt: skip
    now = Claim.objects.get(pk=claim.pk)
    assert (now.counts, now.brings, now.brings_verified) == (3, 1, 1)
    assert Benefit.objects.get(pk=claim.benefit_id).claimed == 3


def asked(client: Client, address: str) -> int:
    """How often a page asks the database."""
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len([one for one in queries if "SAVEPOINT" not in one["sql"]])


def test_the_lists_ask_no_more_for_many_than_for_few(place: Place, tom: Client) -> None:
    cleo, lists = at(place, "Cleo"), ("/claims/", "/confirmations/")

    def deliver(days: range) -> None:
        for day in days:
            on = date(2026, 10, day)
            claimed(place, 1, begins=on, ends=on)

    deliver(range(1, 3))
    few = [asked(tom, lists[0]), asked(cleo, lists[1])]
    deliver(range(3, 9))
    many = [asked(tom, lists[0]), asked(cleo, lists[1])]
    assert all(now <= was for now, was in zip(many, few, strict=True)), (few, many)


def test_what_was_taken_back_meanwhile_is_said_and_nothing_is_decided(place: Place, tom: Client) -> None:  # fmt: skip
    claim = claimed(place)
    there = f"/claims/{claim.ref}/"
    assert tom.get(there).status_code == 200
    actions.withdraw_claim(claim=claim, by=place.viewer("Mo"), at=LATER)
    for answer in (tom.get(there, follow=True), tom.post(there, {"decision": "verified"}, follow=True)):  # fmt: skip
        assert answer.redirect_chain[-1][0] == "/claims/"
        assert "has taken it back meanwhile" in text(answer)
    assert Claim.objects.get(pk=claim.pk).state == ClaimState.WITHDRAWN
    assert at(place, "Bea").get(there).status_code == 404, "of another council"
