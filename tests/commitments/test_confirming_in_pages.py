"""Whoever received something says how much, and how it was; what they have in common with whoever delivered it is told."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.cast import NOW
from tests.commitments.conftest import BUILDERS, CHOIR, Place
from tests.ui.pages import tree
from tests.web.getting_in import confirmed
from weft.commitments import actions, queries
from weft.commitments.models import Benefit, Confirmation
from weft.commitments.rules import BenefitState
from weft.commitments.ties import Tie
from weft.organisations import actions as organisations
from weft.organisations.models import Organisation
from weft.organisations.rules import Role

pytestmark = pytest.mark.django_db


def at(place: Place, name: str) -> Client:
    client = Client()
    confirmed(place.cast.person(name))
    client.force_login(place.cast.person(name))
    return client


@pytest.fixture
def cleo(place: Place) -> Client:
    return at(place, "Cleo")


def text(answer: HttpResponse) -> str:
    return " ".join("".join(tree(answer.content.decode()).xpath("//main")[0].itertext()).split())


def problems(answer: HttpResponse) -> list[str]:
    found = tree(answer.content.decode()).xpath("//*[contains(@class, 'error-summary')]//li")
    return ["".join(one.itertext()).strip() for one in found]


def there(benefit: Benefit) -> str:
    return f"/confirmations/{benefit.ref}/"


def test_what_waits_is_on_the_first_page_and_in_the_list(place: Place, cleo: Client) -> None:
    place.benefit(5)
    assert "Say what you received of what others delivered to you" in text(cleo.get("/"))
    listed = text(cleo.get("/confirmations/"))
    assert "People who started a job" in listed and BUILDERS in listed and "5 people" in listed


def test_all_of_it_was_received(place: Place, cleo: Client) -> None:
    made = place.benefit(5)
    cleo.post(there(made), {"answer": "all", "received": "5", "words": "They were on time."})
    made.refresh_from_db()
    assert (made.state, made.confirmed) == (BenefitState.CONFIRMED, 5)
    said = Confirmation.objects.get()
    assert (said.words, said.received, said.said_by) == ("They were on time.", 5, place.cast.person("Cleo"))  # fmt: skip
    assert "Nothing waits for your word." in text(cleo.get("/confirmations/"))


def test_a_part_of_it_is_said_in_the_unit_of_the_measure(place: Place, cleo: Client) -> None:
    made = place.benefit(750, code="H")
    assert "12.5 hours" in text(cleo.get(there(made)))
    cleo.post(there(made), {"answer": "part", "received": "10.25"})
    made.refresh_from_db()
    assert (made.state, made.confirmed) == (BenefitState.PARTLY, 615)


def test_what_is_not_right_is_disputed_with_a_word(place: Place, cleo: Client) -> None:
    made = place.benefit(5)
    cleo.post(there(made), {"answer": "wrong", "received": "2", "words": "Three never came."})
    made.refresh_from_db()
    assert (made.state, made.confirmed) == (BenefitState.DISPUTED, 0)
    assert Confirmation.objects.get().received == 2
    assert "Three never came." in text(at(place, "Mo").get(f"/benefits/{made.ref}/"))


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({}, "Choose what you received"),
        ({"answer": "part"}, "Enter how much you received"),
        ({"answer": "part", "received": "0"}, "Where you received nothing, choose “It is not right”"),
        ({"answer": "part", "received": "1.5"}, "Enter a number, for example 12. It is counted in people"),
        ({"answer": "wrong"}, "Say what is not right"),
        ({"answer": "all", "received": "3"}, "You chose all of it and typed 3 people: which? Choose a part of it, or empty this."),
    ],
)  # fmt: skip
def test_what_is_missing_is_said(place: Place, cleo: Client, said: dict[str, str], problem: str) -> None:  # fmt: skip
    made = place.benefit(5)
    assert problems(cleo.post(there(made), said)) == [problem]
    assert not Confirmation.objects.exists()


def test_nobody_is_named_before_somebody_has_looked(place: Place, cleo: Client) -> None:
    made = place.benefit(5)
    said = {"answer": "all", "words": "AB 12 34 56 C came first."}
    (problem,) = problems(cleo.post(there(made), said))
    assert problem.startswith("This may hold a National Insurance number")
    cleo.post(there(made), {**said, "looked": "on"})
    assert Confirmation.objects.count() == 1


def test_after_a_dispute_there_is_a_second_round(place: Place, cleo: Client) -> None:
    made = place.benefit(5)
    cleo.post(there(made), {"answer": "wrong", "words": "Three never came."})
    answered = cleo.get(there(made), follow=True)
    assert "This has been answered." in "".join(tree(answered.content.decode()).itertext())
    actions.report_benefit(benefit=made, by=place.viewer("Mo"), at=NOW)
    assert "Round 2" in text(cleo.get("/confirmations/"))
    assert "Three never came." in text(cleo.get(there(made)))
    cleo.post(there(made), {"answer": "all"})
    assert [one.round for one in Confirmation.objects.all()] == [1, 2]


def test_what_was_reported_first_stays_to_be_read_after_a_dispute(
    place: Place, cleo: Client
) -> None:
    made = place.benefit(30, description="Painted the hall")
    cleo.post(there(made), {"answer": "wrong", "words": "They came, but no painting."})
    mo = place.viewer("Mo")
    told = place.told(25, description="Dug the garden")
    actions.change_benefit(benefit=made, told=told, by=mo, at=NOW)
    first = "Reported in round 1: 30 people"
    own = text(at(place, "Mo").get(f"/benefits/{made.ref}/"))
    assert first in own and "Painted the hall" in own and "Dug the garden" in own
    actions.report_benefit(benefit=made, by=mo, at=NOW)
    again = text(cleo.get(there(made)))
    assert first in again and "Painted the hall" in again
    cleo.post(there(made), {"answer": "all"})
    assert "Reported in round 2" not in text(cleo.get(f"/benefits/{made.ref}/"))


def test_what_nobody_can_confirm_never_waits(place: Place, cleo: Client) -> None:
    made = place.benefit(5, code="N")
    assert "Nothing waits for your word." in text(cleo.get("/confirmations/"))
    cleo.post(there(made), {"answer": "all"})
    assert not Confirmation.objects.exists()
    with pytest.raises(actions.CannotDo, match="Nobody can confirm this measure"):
        actions.confirm_benefit(benefit=made, received=5, by=place.viewer("Cleo"), at=NOW)


def test_only_those_who_speak_for_it_answer(place: Place) -> None:
    place.cast.member("Carl", CHOIR, Role.READER, administrator="Cleo")
    made = place.benefit(5)
    answers = {name: at(place, name).get(there(made)).status_code for name in ("Carl", "Mo", "Tom")}
    assert answers == {"Carl": 403, "Mo": 404, "Tom": 404}


def put_at(organisation: Organisation, place: Place, lines: str, website: str) -> None:
    organisations.change_organisation(
        organisation=organisation, name=organisation.name, website=website, identifiers=[], other_names=[],
        addresses=[("registered", lines, "M60 2LA")], areas=[], by=place.cast.steward(), at=NOW,
    )  # fmt: skip


def test_what_both_have_in_common_is_told_and_kept(place: Place, cleo: Client) -> None:
    builders, choir = (place.cast.organisations[name] for name in (BUILDERS, CHOIR))
    put_at(builders, place, "4 Lock Street", "https://www.fennel.example/")
    put_at(choir, place, "4, LOCK STREET", "https://fennel.example/choir")
    made = place.benefit(5)
    assert "in common with whoever delivered this" in text(cleo.get(there(made)))
    cleo.post(there(made), {"answer": "all"})
    # everybody of the tests has an address at example.org
    assert Confirmation.objects.get().ties == ["email", "address", "website"]


def test_a_common_mail_provider_is_nothing_in_common(place: Place) -> None:
    for name in ("Mo", "Cleo"):
        person = place.cast.person(name)
        person.email = f"{name.lower()}@GMAIL.com"
        person.save()
    assert queries.ties_of(place.benefit(5)) == []
    place.cast.member("Mo", CHOIR, Role.READER, administrator="Cleo")
    assert queries.ties_of(place.benefit(4, begins=date(2026, 10, 2))) == [Tie.PERSON]
