"""A council that is taken out of the settings leaves no page broken for those whom it had signed in."""

from __future__ import annotations

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from tests.cast import two_councils

pytestmark = pytest.mark.django_db


def test_their_page_still_shows_how_they_came(client: Client) -> None:
    ada = two_councils().person("Ada")
    SocialAccount.objects.create(user=ada, provider="ambleford", uid="42")
    client.force_login(ada)
    answer = client.get("/account/3rdparty/")
    assert answer.status_code == 200
    assert "<li>ambleford</li>" in answer.content.decode()
