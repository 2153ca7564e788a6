"""What is held of how someone signs in is shown to them, in their file, and gone when they are erased."""

from __future__ import annotations

import json

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client

from tests.cast import PASSWORD, Cast
from tests.web.getting_in import app, confirmed, sign_in, sure
from weft.audit.models import Told
from weft.organisations.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def rita(client: Client) -> Person:
    """Rita is signed in on two devices, has an app, and was signed in by her council once."""
    cache.clear()
    rita = confirmed(Cast().person("Rita"))
    sign_in(Client(headers={"user-agent": "Telephone"}), rita)
    sign_in(client, rita)
    sure(client)
    app(client)
    told = {"email": rita.email, "name": "Rita Ashby"}
    SocialAccount.objects.create(user=rita, provider="ambleford", uid="r", extra_data=told)
    return rita


def test_the_file_about_me_says_how_i_sign_in(client: Client, rita: Person) -> None:
    text = client.get("/me/export/").content.decode()
    held = json.loads(text)["sign_in"]
    assert held["email_addresses"] == [{"email": rita.email, "confirmed": True}]
    assert [one["kind"] for one in held["second_factors"]] == ["totp", "recovery_codes"]
    assert [one["council"] for one in held["signed_in_by"]] == ["ambleford"]
    assert "Telephone" in [one["browser"] for one in held["signed_in_on"]]
    acts = [one["act"] for one in json.loads(text)["on_record"]]
    assert acts == ["add second factor", "sign in", "sign in", "join"]
    for one in Authenticator.objects.filter(user=rita):
        assert one.data.get("secret", one.data.get("seed")) not in text


def test_the_page_about_me_says_it_too(client: Client, rita: Person) -> None:
    page = client.get("/me/").content.decode()
    for said in ("Authenticator app", "Ways to sign in", "2 devices"):
        assert said in page


def test_who_is_erased_leaves_no_way_in(client: Client, rita: Person) -> None:
    client.post("/me/erase/")
    for held in (EmailAddress, Authenticator, SocialAccount, UserSession):
        assert not held.objects.filter(user=rita).exists()
    assert not [one for one in Session.objects.all() if str(rita.pk) in str(one.get_decoded())]
    assert not Told.objects.filter(about=rita.pk, erased_at=None).exists()


def test_who_is_erased_may_join_again(client: Client, rita: Person) -> None:
    client.post("/me/erase/")
    given = {"email": "rita@example.org", "name": "Rita", "password1": PASSWORD}
    Client().post("/account/signup/", given)
    assert Person.objects.get(email="rita@example.org").pk != rita.pk
