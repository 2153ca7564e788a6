"""A session that could not be written: because the database does not answer, or because it was ended elsewhere."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import OperationalError, connection
from django.test import Client

from tests.cast import Cast, two_councils

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return two_councils()


def act_for(client: Client, cast: Cast) -> Any:
    """Ada chooses for whom she acts, which her session keeps."""
    client.force_login(cast.person("Ada"))
    return lambda: client.post(
        f"/organisations/{cast.organisations['Ambleford Council'].ref}/act-for/"
    )


def test_while_the_database_is_locked_the_site_is_not_available(client: Client, cast: Cast) -> None:
    choose = act_for(client, cast)

    def locked(execute: Any, sql: str, *more: Any) -> Any:
        if sql.startswith(("UPDATE", "INSERT")) and "django_session" in sql:
            raise OperationalError("database is locked")
        return execute(sql, *more)

    with connection.execute_wrapper(locked):
        answer = choose()
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "60"


def test_whoever_was_signed_out_meanwhile_is_told_so(client: Client, cast: Cast) -> None:
    choose = act_for(client, cast)

    def ended(execute: Any, sql: str, *more: Any) -> Any:
        if "organisations_membership" in sql:  # while the page is made
            Session.objects.all().delete()
        return execute(sql, *more)

    with connection.execute_wrapper(ended):
        answer = choose()
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "You were signed out meanwhile" in page and "Sign in again" in page
