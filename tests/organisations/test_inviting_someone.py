"""An administrator invites someone by email; only the person at that address can accept, once, in time."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from tests.cast import NOW, Cast, two_councils
from weft.organisations import actions
from weft.organisations.models import Invitation, Membership
from weft.organisations.rules import INVITATION_DAYS, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return two_councils()


@pytest.fixture
def link(
    client: Client, cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> str:
    """Ada invites Noor, and Noor gets the letter."""
    client.force_login(cast.person("Ada"))
    ref = cast.organisations["Ambleford Council"].ref
    with django_capture_on_commit_callbacks(execute=True):
        client.post(
            f"/organisations/{ref}/people/invite/",
            {"email": "Noor@Example.org", "roles": [Role.COMMISSIONER]},
        )
    (letter,) = mail.outbox
    assert letter.to == ["noor@example.org"]
    found = re.search(r"/invitations/\S+", letter.body)
    assert found is not None
    return found[0]


def test_whoever_is_invited_accepts_and_acts_for_the_organisation(
    client: Client, cast: Cast, link: str
) -> None:
    client.force_login(cast.person("Noor"))
    assert "Commissioner" in client.get(link).content.decode()
    client.post(link)
    membership = Membership.objects.get(person=cast.person("Noor"))
    assert membership.held == {Role.COMMISSIONER}


def test_looking_at_an_invitation_accepts_nothing(client: Client, cast: Cast, link: str) -> None:
    client.force_login(cast.person("Noor"))
    client.get(link)
    assert not Membership.objects.filter(person=cast.person("Noor")).exists()


def test_someone_at_another_address_cannot_accept(client: Client, cast: Cast, link: str) -> None:
    client.force_login(cast.person("Brian"))
    assert client.get(link).status_code == 403
    assert client.post(link).status_code == 403
    assert not Membership.objects.filter(
        person=cast.person("Brian"), organisation=cast.organisations["Ambleford Council"]
    ).exists()


def test_whoever_is_signed_out_signs_in_first(client: Client, link: str) -> None:
    client.logout()
    answer = client.get(link)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login/?next=/invitations/")


def test_a_made_up_link_leads_nowhere(client: Client, cast: Cast) -> None:
    client.force_login(cast.person("Noor"))
    assert client.get("/invitations/made-up/").status_code == 404


def test_the_database_alone_opens_nothing(link: str) -> None:
    secret = link.strip("/").split("/")[-1]
    assert Invitation.objects.get(email="noor@example.org").token != secret


@pytest.mark.parametrize("why", ["used", "withdrawn", "too late"])
def test_an_invitation_works_once_in_time_and_until_withdrawn(cast: Cast, why: str) -> None:
    council = cast.organisations["Ambleford Council"]
    ada = cast.viewer("Ada")
    invitation, _ = actions.invite(
        organisation=council, email="noor@example.org", roles=[Role.READER], by=ada, at=NOW
    )
    at = NOW
    if why == "used":
        actions.accept_invitation(invitation=invitation, person=cast.person("Noor"), at=at)
    elif why == "withdrawn":
        actions.withdraw_invitation(invitation=invitation, by=ada, at=at)
    else:
        at = NOW + timedelta(days=INVITATION_DAYS)
    with pytest.raises(actions.CannotDo):
        actions.accept_invitation(invitation=invitation, person=cast.person("Nell"), at=at)


def test_an_invitation_by_a_record_that_is_part_of_another_leads_nowhere(
    cast: Cast, link: str
) -> None:
    ambleford, brindale = (
        cast.organisations["Ambleford Council"],
        cast.organisations["Brindale Council"],
    )
    actions.merge_organisations(kept=brindale, other=ambleford, by=cast.steward(), at=NOW)
    invitation = Invitation.objects.latest("pk")
    person = cast.person("Ivy")
    with pytest.raises(actions.CannotDo, match="does not act here any more"):
        actions.accept_invitation(invitation=invitation, person=person, at=NOW)
    assert not Membership.objects.filter(person=person).exists()


def test_what_was_accepted_in_the_meantime_is_not_withdrawn(cast: Cast) -> None:
    ada, noor = cast.viewer("Ada"), cast.person("Noor")
    made, _ = actions.invite(
        organisation=cast.organisations["Ambleford Council"], email=noor.email, roles=[Role.READER], by=ada, at=NOW,
    )  # fmt: skip
    as_ada_read_it = Invitation.objects.get(pk=made.pk)
    actions.accept_invitation(invitation=made, person=noor, at=NOW)
    with pytest.raises(actions.CannotDo, match="accepted already"):
        actions.withdraw_invitation(invitation=as_ada_read_it, by=ada, at=NOW)
