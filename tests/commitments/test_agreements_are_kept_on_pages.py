"""A contract manager records an agreement and what is promised in it, and follows it up, in the browser."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from tests.cast import NOW
from tests.commitments.conftest import AMBLEFORD, BUILDERS, ROOFERS, Place
from tests.ui.pages import tree
from tests.web.getting_in import confirmed
from weft.commitments import actions
from weft.commitments.models import Agreement, Commitment, Note
from weft.commitments.rules import AgreementState, Sort
from weft.organisations.rules import Kind, Role

pytestmark = pytest.mark.django_db
TERMS = {
    "kind": "contract", "title": "Roofs of three schools", "number": "C-17", "begins": "1 4 2026", "ends": "31 3 2028",
    "value_gbp": "£1,250,000", "with_vat": "no", "state": "in force",
}  # fmt: skip
PARTY = {"parties-0-role": "supplier", "parties-0-who": "ostle roofing ltd"}
HAPPENS = {"on": "1 11 2026", "because": "The school is larger now."}


def at(place: Place, name: str) -> Client:
    client = Client()
    confirmed(place.cast.person(name))
    client.force_login(place.cast.person(name))
    return client


@pytest.fixture
def tom(place: Place) -> Client:
    return at(place, "Tom")


def text(answer: HttpResponse) -> str:
    return " ".join("".join(tree(answer.content.decode()).xpath("//main")[0].itertext()).split())


def problems(answer: HttpResponse) -> list[str]:
    found = tree(answer.content.decode()).xpath("//*[contains(@class, 'error-summary')]//li")
    return ["".join(one.itertext()).strip() for one in found]


def there(place: Place, *more: str) -> str:
    return "/".join(["/agreements", place.first.agreement.ref, *more, ""])


def test_an_agreement_is_recorded_with_an_organisation_of_the_place(
    place: Place, tom: Client
) -> None:
    answer = tom.post("/agreements/record/", {**TERMS, **PARTY}, follow=True)
    made = Agreement.objects.get(title="Roofs of three schools")
    assert "Say now what is promised in it" in text(answer) or answer.redirect_chain
    assert (made.value_gbp, made.with_vat, made.begins) == (
        Decimal(1250000),
        False,
        date(2026, 4, 1),
    )
    parties = {(one.organisation.name, one.role) for one in made.parties.all() if one.organisation}
    assert parties == {(ROOFERS, "supplier"), (AMBLEFORD, "buyer")}
    assert (made.references.get().number, made.manager) == ("C-17", place.cast.person("Tom"))


def test_a_name_that_several_have_is_asked_about(place: Place, tom: Client) -> None:
    place.cast.organisation("Ostle Roofing (North) Ltd", Kind.SUPPLIER, administrator="Nora")
    answer = tom.post("/agreements/record/", {**TERMS, **PARTY, "parties-0-who": "Ostle"})
    (problem,) = problems(answer)
    assert problem.startswith("Several are called so, or nearly") and ROOFERS in problem
    written = {**PARTY, "parties-0-who": "Ostle", "parties-0-as_written": "on"}
    tom.post("/agreements/record/", {**TERMS, **written})
    made = Agreement.objects.get(title="Roofs of three schools")
    assert made.parties.get(role="supplier").organisation is None


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"ends": "1 1 2020"}, "It cannot end before it begins"),
        *(
            ({"value_gbp": typed}, "Enter an amount in pounds, for example 1,250,000 or 12.50")
            for typed in ("a lot", "12,5", "1e9", "1,25,000", "(500)", "1_000", "-3", "12.505")
        ),
        ({"title": ""}, "Enter what it is called"),
        ({"kind": ""}, "Choose what kind of agreement it is"),
        ({"parties-0-role": "buyer", "parties-0-who": "Ambleford Council"}, ""),
        ({"parties-0-who": "Ambleford Council"}, "Your own organisation asks, and promises nothing here"),
    ],
)  # fmt: skip
def test_what_is_not_right_is_said(tom: Client, changed: dict[str, Any], problem: str) -> None:
    answer = tom.post("/agreements/record/", {**TERMS, **PARTY, **changed})
    assert problems(answer) == ([problem] if problem else [])


def test_a_promise_is_recorded_in_the_unit_of_its_measure(place: Place, tom: Client) -> None:
    found = tom.get(there(place, "commitments", "add"), {"q": "help"})
    (link,) = tree(found.content.decode()).xpath("//main//ul//a/@href")
    told = {
        "promised_by": place.cast.organisations[BUILDERS].ref, "sort": "per period", "quantity": "12.5", "months": "3",
    }  # fmt: skip
    tom.post(link, told)
    made = Commitment.objects.get(code="H")
    assert (made.quantity, made.sort, made.months) == (750, Sort.PER_PERIOD, 3)
    assert "12.5 hours every 3 months" in text(tom.get(there(place)))


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        ({"sort": "fixed", "quantity": "3"}, "Enter the day by which it is promised"),
        ({"sort": "per period", "quantity": "3"}, "Enter how many months each period is"),
        ({"sort": "rate", "quantity": "1.234"},
         "Enter a number, for example 12. It is counted in hours, to the minute"),
        ({"sort": "rate", "quantity": "0"}, "Enter more than 0"),
    ],
)  # fmt: skip
def test_a_promise_that_cannot_be_so_is_not_recorded(
    place: Place, tom: Client, told: dict[str, str], problem: str
) -> None:
    promise = {"promised_by": place.cast.organisations[BUILDERS].ref, **told}
    answer = tom.post(there(place, "commitments", "add", place.edition.ref, "H"), promise)
    assert problems(answer) == [problem]
    assert not Commitment.objects.filter(code="H").exists()


@pytest.mark.parametrize("name", ["builders", "ambleford", "Kilner", "c-17", "a school"])
def test_it_is_found_once_by_its_name_its_numbers_and_whom_it_binds(
    place: Place, tom: Client, name: str
) -> None:
    agreement = place.first.agreement
    for number in ("C-17", "C-17/2"):
        agreement.references.create(scheme="contract", number=number)
    agreement.parties.create(name="Kilner & Sons", role="subcontractor")
    agreement.parties.create(name="Kilner & Daughters", role="partner")
    found = tree(tom.get("/agreements/", {"q": name}).content.decode())
    there = [one for one in found.xpath("//main//table//a/@href") if one == f"/agreements/{agreement.ref}/"]  # fmt: skip
    assert len(there) == 1
    assert "Nothing fits" in text(tom.get("/agreements/", {"q": "Quay Ltd"}))


def test_what_is_late_is_the_first_thing_to_do(place: Place, tom: Client) -> None:
    Commitment.objects.filter(pk=place.first.pk).update(due=date(2026, 9, 30))
    page = text(tom.get(there(place)))
    assert f"Ask {BUILDERS} about “People who started a job”" in page
    assert "0 people of 10 people reported" in page and "No conversation is noted yet" in page
    tom.post(there(place, "notes", "add"), {"on": "27 11 2026", "text": "They hire in January."})
    page = text(tom.get(there(place)))
    assert "Last note of a conversation: 27 November 2026" in page
    assert "They hire in January." in page


def test_an_agreement_that_nobody_manages_any_more_is_handed_over(
    place: Place, tom: Client
) -> None:
    una = place.cast.member("Una", AMBLEFORD, Role.CONTRACT_MANAGER, administrator="Ada")
    tom.post(there(place, "hand-over"), {"manager": str(una.pk), **HAPPENS})
    assert Agreement.objects.get(pk=place.first.agreement_id).manager == una
    from weft.organisations.actions import end_membership
    from weft.organisations.models import Membership

    assert "Nobody manages it" not in text(tom.get(there(place)))
    end_membership(
        membership=Membership.objects.get(person=una), by=place.viewer("Ada"), at=timezone.now()
    )
    assert "Nobody manages it" in text(tom.get(there(place)))


def test_what_its_keeper_says_among_its_own_people_stays_there(place: Place, tom: Client) -> None:
    tom.post(there(place, "notes", "add"), {"on": "27 11 2026", "text": "We do not trust them."})
    tom.post(there(place, "extend"), {"ends": "31 3 2028", **HAPPENS})
    spent = {
        "begins": "1 4 2026",
        "ends": "30 6 2026",
        "amount_gbp": "1,000",
        "source": "Their invoices",
    }
    tom.post(there(place, "spent", "add"), spent)
    assert Note.objects.exists()
    ours, theirs = text(tom.get(there(place))), text(at(place, "Mo").get(there(place)))
    for secret in (
        "We do not trust them.",
        HAPPENS["because"],
        "Contract manager",
        "Their invoices",
    ):
        assert secret in ours and secret not in theirs
    assert "1 November 2026: Extended" in theirs and "People who started a job" in theirs
    assert "What to do next" not in theirs


def test_one_party_is_not_told_what_another_promises(place: Place) -> None:
    own = place.cast.organisations
    told = {
        "agreement": place.first.agreement,
        "on": NOW.date(),
        "because": "They roof it.",
        "at": NOW,
    }
    party = actions.Bound(actions.agreements.PartyRole.SUBCONTRACTOR, own[ROOFERS])
    actions.add_party(party=party, by=place.viewer("Tom"), **told)
    rolf = at(place, "Rolf")
    page = text(rolf.get(there(place)))
    assert (
        "Nothing is told to your organisation of what is promised in it" in page
        and "People who started a job" not in page
    )
    assert rolf.get(there(place, "commitments", place.first.ref)).status_code == 404


def test_it_is_suspended_and_goes_on_with_a_reason(place: Place, tom: Client) -> None:
    answer = tom.post(there(place, "move", "suspend"), {"on": "1 11 2026", "because": ""})
    assert problems(answer) == ["Say why"]
    tom.post(there(place, "move", "suspend"), HAPPENS)
    assert Agreement.objects.get(pk=place.first.agreement_id).state == AgreementState.SUSPENDED
    assert "Let it go on" in text(tom.get(there(place)))
    tom.post(there(place, "move", "go-on"), HAPPENS)
    assert Agreement.objects.get(pk=place.first.agreement_id).state == AgreementState.IN_FORCE
    answer = tom.post(there(place, "move", "begin"), HAPPENS)
    assert problems(answer) == ["The agreement is “in force”, so it cannot become “in force”."]


def test_until_when_it_can_be_extended_is_told_while_that_is_to_come(
    place: Place, tom: Client
) -> None:
    Agreement.objects.update(may_extend_until=date(2028, 3, 31))
    assert "Can be extended until 31 March 2028" in text(tom.get(there(place)))
    beyond = {"ends": "31 12 2029", "beyond": "The court has said so.", **HAPPENS}
    tom.post(there(place, "extend"), beyond)
    page = text(tom.get(there(place)))
    assert "Ends 31 December 2029" in page
    assert "Can be extended until: was 31 March 2028, is now nothing" in page
    Agreement.objects.update(may_extend_until=date(2029, 12, 31))
    assert "Can be extended until 31 December 2029" not in text(tom.get(there(place)))


def test_an_agreement_in_which_nobody_promises_says_so_first(place: Place, tom: Client) -> None:
    tom.post("/agreements/record/", TERMS)
    made = Agreement.objects.get(title=TERMS["title"])
    page = text(tom.get(f"/agreements/{made.ref}/"))
    assert "Say who promises something in it Until then nothing can be promised in it. Nobody yet" in page  # fmt: skip
    assert "Record what is promised in it" not in page
    party = {"role": "supplier", "who": ROOFERS, "on": "1 11 2026", "because": "x"}
    tom.post(f"/agreements/{made.ref}/parties/add/", party)
    page = text(tom.get(f"/agreements/{made.ref}/"))
    assert "Say who promises" not in page and "Record what is promised in it" in page


def test_of_what_has_ended_nobody_is_asked_who_promises(place: Place, tom: Client) -> None:
    tom.post("/agreements/record/", TERMS)
    made = Agreement.objects.filter(title=TERMS["title"])
    made.update(state="ended")
    assert "Say who promises" not in text(tom.get(f"/agreements/{made.get().ref}/"))
