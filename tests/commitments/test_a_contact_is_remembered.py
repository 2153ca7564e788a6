"""Whoever speaks for a group without an account is approved once by a community lead, asked again by the same address, and forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from tests.commitments.conftest import AMBLEFORD, LATER, Place
from tests.commitments.test_a_group_without_an_account_answers import link
from tests.commitments.test_confirming_in_pages import at, problems, text
from weft.audit.models import Entry
from weft.commitments import actions
from weft.commitments.models import Benefit, Contact, Inquiry
from weft.commitments.rules import BenefitState
from weft.organisations.access import NotAllowed
from weft.organisations.rules import Role
from weft.web.tidying import tidy_all

pytestmark = pytest.mark.django_db
KEPT = {
    "how": "letter", "email": "gwen@allotments.example", "apart": "on", "keep": "on", "known_by": "The council’s list of groups",
}  # fmt: skip


def given(place: Place, quantity: int = 5, group: str = "The allotments") -> Benefit:
    """People in jobs, for a group that has no account; claimed for Ambleford."""
    made = place.benefit(quantity, beneficiary=None, beneficiary_name=group)
    actions.claim(benefit=made, commitment=place.first, quantity=quantity, by=place.viewer("Mo"), at=LATER)  # fmt: skip
    return made


@pytest.fixture
def lea(place: Place) -> Client:
    """Lea, who leads on communities for Ambleford."""
    place.cast.member("Lea", AMBLEFORD, Role.COMMUNITY_LEAD, administrator="Ada")
    return at(place, "Lea")


@pytest.fixture
def known(place: Place, lea: Client) -> Contact:
    """Gwen, who speaks for the allotments."""
    lea.post(f"/confirmations/{given(place, 3).ref}/ask/", KEPT)
    return Contact.objects.get()


def test_a_contact_that_is_kept_is_offered_the_next_time(
    place: Place, lea: Client, known: Contact
) -> None:
    assert (known.group, known.email) == ("The allotments", "gwen@allotments.example")
    assert Inquiry.objects.get().contact == known
    page = text(lea.get(f"/confirmations/{given(place, 2).ref}/ask/"))
    assert "By a letter to gwen@allotments.example, whom Lea knows" in page
    assert "gwen@" not in text(lea.get(f"/confirmations/{given(place, 2, 'The choir').ref}/ask/"))
    mail.outbox.clear()
    there = f"/confirmations/{given(place).ref}/ask/"
    lea.post(there, {"how": known.ref, "apart": "on"})
    assert [one.to for one in mail.outbox] == [["gwen@allotments.example"]]
    assert "keeps your address to ask you again" in str(mail.outbox[0].body)


def test_a_contract_manager_asks_by_it_and_approves_none(place: Place, known: Contact) -> None:
    tom, benefit = at(place, "Tom"), given(place)
    page = text(tom.get(f"/confirmations/{benefit.ref}/ask/"))
    assert "whom Lea knows" in page
    assert "Keep this address" not in page
    mail.outbox.clear()
    tom.post(f"/confirmations/{benefit.ref}/ask/", {"how": known.ref, "apart": "on"})
    assert [one.to for one in mail.outbox] == [["gwen@allotments.example"]]
    anew = {"how": "letter", "email": "a@b.example", "apart": "on"}
    for other in (anew, {"how": "paper", "apart": "on"}):
        assert problems(tom.post(f"/confirmations/{benefit.ref}/ask/", other))
    assert (Contact.objects.count(), len(mail.outbox)) == (1, 1)
    with pytest.raises(NotAllowed, match="Nobody has said yet who speaks for this group"):
        actions.inquire(benefit=benefit, by=place.viewer("Tom"), at=LATER)
    with pytest.raises(NotAllowed):
        actions.approve_contact(group="The choir", email="a@b.example", known_by="A list", by=place.viewer("Tom"), at=LATER)  # fmt: skip


def test_it_is_said_how_they_are_known(place: Place, lea: Client) -> None:
    page = lea.post(f"/confirmations/{given(place).ref}/ask/", KEPT | {"known_by": ""})
    assert "Say how you know that they speak for the group" in problems(page)
    assert not Contact.objects.exists()
    assert not Inquiry.objects.exists()


def test_who_acts_for_whoever_delivered_is_no_contact(place: Place, lea: Client) -> None:
    mo = place.cast.people["Mo"].email
    page = lea.post(f"/confirmations/{given(place).ref}/ask/", KEPT | {"email": mo})
    assert "Somebody who acts for whoever delivered this has this address" in problems(page)[0]
    assert not Contact.objects.exists()  # all of it, or nothing


def test_an_address_that_is_not_kept_stands_nowhere(place: Place, lea: Client) -> None:
    lea.post(f"/confirmations/{given(place).ref}/ask/", KEPT | {"keep": "", "known_by": ""})
    assert not Contact.objects.exists()
    assert Inquiry.objects.get().contact is None


def test_another_council_does_not_see_it(place: Place, known: Contact) -> None:
    bea = at(place, "Bea")
    assert "gwen@" not in text(bea.get("/confirmations/contacts/"))
    assert bea.get(f"/confirmations/contacts/{known.ref}/forget/").status_code == 404


def test_it_is_listed_and_forgotten(place: Place, lea: Client, known: Contact) -> None:
    assert "gwen@allotments.example" in text(lea.get("/confirmations/contacts/"))
    assert at(place, "Tom").post(f"/confirmations/contacts/{known.ref}/forget/").status_code == 403
    lea.post(f"/confirmations/contacts/{known.ref}/forget/")
    assert not Contact.objects.exists()
    assert Inquiry.objects.get().contact is None
    assert Entry.objects.filter(act="drop contact").count() == 1


def test_by_whom_nobody_asks_for_two_years_is_forgotten(known: Contact) -> None:
    tidy_all(at=timezone.now() + timedelta(days=720))
    assert Contact.objects.exists()
    tidy_all(at=timezone.now() + timedelta(days=740))
    assert not Contact.objects.exists()


def test_a_contact_who_does_not_answer_is_asked_twice_more_each_time_by_a_new_link(
    known: Contact,
) -> None:
    first, asked = link(), Inquiry.objects.get().asked_at
    days = [1, 13, 14, 15, 27, 28, 29, 60]
    letters = [_written(asked + timedelta(day)) for day in days]
    assert [len(one) for one in letters] == [0, 0, 1, 0, 0, 1, 0, 0]
    assert "You were asked this before" in letters[2][0]
    assert Inquiry.objects.filter(withdrawn_at=None).count() == 1
    assert Client().get(first).status_code == 410
    assert Client().get(link()).status_code == 200


def _written(day: datetime) -> list[str]:
    before = len(mail.outbox)
    actions.remind_all(at=day)
    return [str(one.body) for one in mail.outbox[before:] if "gwen@" in one.to[0]]


def test_a_contact_who_has_answered_is_not_asked_again(known: Contact) -> None:
    inquiry = Inquiry.objects.get()
    actions.answer_inquiry(inquiry=inquiry, received=3, at=timezone.now())
    assert (
        inquiry.benefit.__class__.objects.get(pk=inquiry.benefit_id).state == BenefitState.CONFIRMED
    )
    assert _written(inquiry.asked_at + timedelta(14)) == []
