"""Where someone is signed in: the button ends what it says it ends, and is not there where it would end nothing."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client

from tests.cast import Cast
from tests.web.getting_in import confirmed, sign_in

pytestmark = pytest.mark.django_db


def test_signed_in_once_there_is_nowhere_else_to_sign_out(client: Client) -> None:
    cache.clear()
    rita = confirmed(Cast().person("Rita"))
    sign_in(client, rita)
    page = client.get("/account/sessions/").content.decode()
    assert "nowhere else" in page
    assert 'action="/account/sessions/"' not in page
    sign_in(Client(), rita)
    page = client.get("/account/sessions/").content.decode()
    assert "Sign out everywhere else" in page
    assert 'action="/account/sessions/"' in page
