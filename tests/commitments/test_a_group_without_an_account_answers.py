"""A group without an account is asked by a council, by a letter or on paper, and answers by a button: once, in time, and never by opening."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from tests.commitments.conftest import AMBLEFORD, BUILDERS, LATER, ROOFERS, Place
from tests.commitments.test_confirming_in_pages import at, problems, text
from tests.ui.pages import tree
from weft.audit.models import Entry
from weft.commitments import actions
from weft.commitments.actions import CannotDo
from weft.commitments.models import Benefit, Confirmation, Inquiry
from weft.commitments.rules import BenefitState
from weft.commitments.views import inquiring
from weft.organisations.access import NotAllowed
from weft.organisations.rules import Role
from weft.ui.scanned import scannable

pytestmark = pytest.mark.django_db
BY_LETTER = {"how": "letter", "email": "gwen@allotments.example", "apart": "on"}
ON_PAPER = {"how": "paper", "apart": "on"}


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """Tries are counted in the cache."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def garden(place: Place) -> Benefit:
    """Five people in jobs, for the allotments, which have no account; claimed for Ambleford."""
    made = place.benefit(5, beneficiary=None, beneficiary_name="The allotments")
    actions.claim(benefit=made, commitment=place.first, quantity=5, by=place.viewer("Mo"), at=LATER)
    return made


@pytest.fixture
def lea(place: Place) -> Client:
    """Lea, who leads on communities for Ambleford."""
    place.cast.member("Lea", AMBLEFORD, Role.COMMUNITY_LEAD, administrator="Ada")
    return at(place, "Lea")


def there(benefit: Benefit) -> str:
    return f"/confirmations/{benefit.ref}/ask/"


def link() -> str:
    """The path of the link in the letter."""
    found = re.search(r"https?://[^/\s]+(/c/\w+/)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def stands(benefit: Benefit) -> tuple[str, int]:
    now = Benefit.objects.get(pk=benefit.pk)
    return now.state, now.confirmed


def test_whoever_gets_the_letter_answers_without_an_account(
    place: Place, lea: Client, garden: Benefit
) -> None:
    assert "Ask whoever received it" in text(lea.get(f"/benefits/{garden.ref}/"))
    lea.post(there(garden), BY_LETTER)
    (letter,) = mail.outbox
    assert letter.to == ["gwen@allotments.example"]
    for words in (BUILDERS, AMBLEFORD, "The allotments", "People who started a job: 5 people"):
        assert words in str(letter.body)
    assert "have not answered yet" in text(lea.get(f"/benefits/{garden.ref}/"))
    gwen = Client()
    assert f"{AMBLEFORD} asks you whether you received this." in text(gwen.get(link()))
    assert "Thank you" in text(gwen.post(link(), {"answer": "part", "received": "4", "words": "Four came."}))  # fmt: skip
    assert stands(garden) == (BenefitState.PARTLY, 4)
    said = Confirmation.objects.get()
    assert (said.words, said.said_by, said.organisation) == ("Four came.", None, None)
    assert said.inquiry is not None and said.inquiry.asked_by == place.cast.person("Lea")


def test_opening_the_link_changes_nothing(place: Place, lea: Client, garden: Benefit) -> None:
    lea.post(there(garden), BY_LETTER)
    entries = Entry.objects.count()
    for _ in range(3):
        assert Client().get(link()).status_code == 200
        assert Client().head(link()).status_code == 200
    assert stands(garden) == (BenefitState.REPORTED, 0)
    assert (Entry.objects.count(), Inquiry.objects.get().used_at) == (entries, None)


def test_a_link_answers_once(place: Place, lea: Client, garden: Benefit) -> None:
    lea.post(there(garden), BY_LETTER)
    Client().post(link(), {"answer": "all"})
    again = Client().post(link(), {"answer": "wrong", "words": "No."})
    assert again.status_code == 410
    assert "This has been answered. Thank you." in text(again)
    assert stands(garden) == (BenefitState.CONFIRMED, 5)
    with pytest.raises(actions.CannotDo, match="has been answered"):
        actions.answer_inquiry(inquiry=Inquiry.objects.get(), received=1, at=timezone.now())


def test_when_the_time_is_over_it_says_what_to_do(lea: Client, garden: Benefit) -> None:
    lea.post(there(garden), BY_LETTER)
    Inquiry.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    for answer in (Client().get(link()), Client().post(link(), {"answer": "all"})):
        assert answer.status_code == 410
        assert "Ask the council that sent you this for a new one." in text(answer)
    assert stands(garden) == (BenefitState.REPORTED, 0)


def test_what_nobody_sent_says_what_to_do_and_is_not_tried_for_long() -> None:
    answer = Client().get("/c/nobodysentthis/")
    assert answer.status_code == 404
    assert "ask the council that sent it for a new one" in text(answer)
    tries = [Client().get("/c/nobodysentthis/").status_code for _ in range(25)]
    assert tries[0] == 404 and tries[-1] == 429


def test_another_letter_takes_the_place_of_the_first(lea: Client, garden: Benefit) -> None:
    lea.post(there(garden), BY_LETTER)
    first = link()
    lea.post(there(garden), BY_LETTER)
    assert "has taken the place of this one" in text(Client().get(first))
    assert Client().get(link()).status_code == 200


def test_in_a_second_round_the_first_letter_answers_nothing(
    place: Place, lea: Client, garden: Benefit
) -> None:
    lea.post(there(garden), BY_LETTER)
    Client().post(link(), {"answer": "wrong", "words": "Nobody came."})
    assert stands(garden)[0] == BenefitState.DISPUTED
    actions.report_benefit(benefit=garden, by=place.viewer("Mo"), at=LATER)
    assert Client().post(link(), {"answer": "all"}).status_code == 410
    lea.post(there(garden), BY_LETTER)
    assert "Nobody came." in text(Client().get(link()))
    Client().post(link(), {"answer": "all"})
    assert [one.round for one in Confirmation.objects.all()] == [1, 2]


def test_the_code_on_paper_is_typed_as_it_stands_there(lea: Client, garden: Benefit) -> None:
    paper = text(lea.post(there(garden), ON_PAPER))
    found = re.search(r"Type this code: (\S+)", paper)
    assert found and not mail.outbox
    gwen = Client()
    answer = gwen.post("/c/", {"code": f" {found[1].upper().replace('-', ' ')} "}, follow=True)
    assert "asks you whether you received this" in text(answer)
    gwen.post(answer.redirect_chain[-1][0], {"answer": "all"})
    assert stands(garden) == (BenefitState.CONFIRMED, 5)
    (problem,) = problems(gwen.post("/c/", {"code": "abcd-efgh"}))
    assert problem.startswith("This code is not known.")


def test_a_phone_opens_the_page_from_the_paper_and_that_changes_nothing(
    lea: Client, garden: Benefit, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []

    def kept(address: str) -> str:
        drawn.append(address)
        return scannable(address)

    monkeypatch.setattr(inquiring, "scannable", kept)
    paper = tree(lea.post(there(garden), ON_PAPER).content.decode())
    (picture,) = paper.xpath("//main//img")
    kind, _, svg = picture.get("src").partition(";base64,")
    assert kind == "data:image/svg+xml" and b64decode(svg).startswith(b"<svg")
    (address,) = drawn
    assert address.startswith(settings.SITE_ADDRESS)
    before = stands(garden)
    answer = Client().get(address.removeprefix(settings.SITE_ADDRESS))
    assert "asks you whether you received this" in text(answer) and stands(garden) == before


def test_codes_are_tried_no_longer_than_a_while() -> None:
    tries = [Client().post("/c/", {"code": "abcd-efgh"}).status_code for _ in range(25)]
    assert tries[0] == 200 and tries[-1] == 429


def test_the_code_stands_nowhere(lea: Client, garden: Benefit) -> None:
    lea.post(there(garden), BY_LETTER)
    code = link().split("/")[2]
    kept = Inquiry.objects.values().get()
    assert code not in str(kept) and "gwen@" not in str(kept)
    assert len(code) == 16 and len(kept["token"]) == 64


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ({"apart": "on"}, "Choose how they are asked"),
        ({"how": "letter", "apart": "on"}, "Enter their email address"),
        ({"how": "paper"}, "Make sure of it, for example by what the council knows of the group, and tick this"),
    ],
)  # fmt: skip
def test_what_is_missing_is_said(
    lea: Client, garden: Benefit, asked: dict[str, str], problem: str
) -> None:
    assert problems(lea.post(there(garden), asked)) == [problem]
    assert not Inquiry.objects.exists()


def test_whoever_delivered_it_is_never_who_answers(
    place: Place, lea: Client, garden: Benefit
) -> None:
    mo = place.cast.person("Mo").email
    (problem,) = problems(lea.post(there(garden), {**BY_LETTER, "email": mo.upper()}))
    assert problem.startswith("Somebody who acts for whoever delivered this has this address.")
    as_mo = {**BY_LETTER, "email": "gwen@example.org"}
    (warned,) = problems(lea.post(there(garden), as_mo))
    assert "Their email addresses are of the same domain." in warned and not Inquiry.objects.exists()  # fmt: skip
    lea.post(there(garden), as_mo | {"aware": "on"})
    page = f"/benefits/{garden.ref}/"
    assert "Their email addresses are of the same domain." in text(lea.get(page))
    assert "Look closely" not in text(at(place, "Mo").get(page))
    Client().post(link(), {"answer": "all"})
    assert Confirmation.objects.get().ties == ["email"]


def test_nobody_who_delivered_it_or_asks_answers_while_signed_in(
    place: Place, lea: Client, garden: Benefit
) -> None:
    lea.post(there(garden), BY_LETTER)
    for client in (lea, at(place, "Mo")):
        for answer in (client.get(link()), client.post(link(), {"answer": "all"})):
            assert answer.status_code == 403
            assert "You act for whoever delivered this, or for whoever asks." in answer.content.decode()  # fmt: skip
    assert not Confirmation.objects.exists()
    assert Client().post(link(), {"answer": "all"}).status_code == 200
    assert "(answered by letter)" in text(lea.get(f"/benefits/{garden.ref}/"))


def test_only_the_keeper_of_an_agreement_that_it_counts_for_asks(
    place: Place, lea: Client, garden: Benefit
) -> None:
    place.cast.member("Rena", AMBLEFORD, Role.REPORTER, administrator="Ada")
    asked = {
        name: at(place, name).get(there(garden)).status_code
        for name in ("Tom", "Rena", "Mo", "Bea", "Rolf")
    }
    assert asked == {"Tom": 403, "Rena": 403, "Mo": 404, "Bea": 404, "Rolf": 404}
    assert lea.get(there(garden)).status_code == 200


def test_a_contract_manager_is_told_that_a_community_lead_asks_first(
    place: Place, lea: Client, garden: Benefit
) -> None:
    tom, page = at(place, "Tom"), "/confirmations/contacts/"
    shown = text(tom.get(f"/benefits/{garden.ref}/"))
    assert "Nobody has said yet who speaks for this group." in shown
    assert "Ask whoever received it" not in shown
    first = "Ask groups without an account what they received 1 waits"
    assert first in text(lea.get("/")) and first not in text(tom.get("/"))
    asks = f"Ask The allotments: {BUILDERS}, 1 October 2026 to 31 October 2026"
    assert asks in text(lea.get(page)) and asks not in text(tom.get(page))
    lea.post(there(garden), BY_LETTER)
    assert asks not in text(lea.get(page)) and first not in text(lea.get("/"))


def test_nobody_asks_about_what_their_own_organisation_delivered(
    place: Place, garden: Benefit
) -> None:
    council = place.cast.organisations[AMBLEFORD]
    Benefit.objects.filter(pk=garden.pk).update(provider=council)
    with pytest.raises(NotAllowed):
        actions.inquire(benefit=garden, by=place.viewer("Ada"), at=LATER)
    inquiry, _code = _by_brindale(place, garden)
    with pytest.raises(IntegrityError), transaction.atomic():
        Inquiry.objects.filter(pk=inquiry.pk).update(asked_for=inquiry.provider)


def _by_brindale(place: Place, garden: Benefit) -> tuple[Inquiry, str]:
    Benefit.objects.filter(pk=garden.pk).update(provider=place.cast.organisations[ROOFERS])
    return actions.inquire(benefit=garden, by=place.viewer("Ada"), at=LATER)


def test_whoever_has_an_account_is_not_asked_by_letter(place: Place, lea: Client) -> None:
    made = place.benefit(5)
    actions.claim(benefit=made, commitment=place.first, quantity=5, by=place.viewer("Mo"), at=LATER)
    (problem,) = problems(lea.post(there(made), BY_LETTER))
    assert problem == "Whoever received it has an account here, and answers there."
    assert "Ask whoever received it" not in text(lea.get(f"/benefits/{made.ref}/"))


def test_nobody_is_named_before_somebody_has_looked(lea: Client, garden: Benefit) -> None:
    lea.post(there(garden), BY_LETTER)
    said = {"answer": "all", "words": "AB 12 34 56 C came first."}
    (problem,) = problems(Client().post(link(), said))
    assert problem.startswith("This may hold a National Insurance number")
    Client().post(link(), {**said, "looked": "on"})
    assert Confirmation.objects.count() == 1


def test_nobody_is_asked_at_an_address_of_those_who_verify(place: Place, garden: Benefit) -> None:
    ada = place.viewer("Ada")
    for name in ("Tom", "Ada"):
        with pytest.raises(CannotDo, match="acts for a council that verifies this"):
            actions.inquire(benefit=garden, email=place.cast.person(name).email, by=ada, at=LATER)
    assert not Inquiry.objects.exists()
    actions.inquire(benefit=garden, email="lea@harbour.example", by=ada, at=LATER)
