"""The page of people says who acts for an organisation, who is shut out yet, and who has not answered."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from tests.cast import Cast, two_councils
from tests.ui.pages import tree
from weft.organisations import actions
from weft.organisations.rules import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    """Ada has a second factor; Evan, who evaluates, has none yet; Noor has not answered."""
    cast = two_councils()
    cast.member("Evan", "Ambleford Council", Role.EVALUATOR, administrator="Ada")
    Authenticator.objects.create(user=cast.person("Ada"), type=Authenticator.Type.TOTP, data={})
    actions.invite(
        organisation=cast.organisations["Ambleford Council"], email="noor@example.org",
        roles=[Role.REPORTER, Role.COMMISSIONER], by=cast.viewer("Ada"), at=timezone.now(),
    )  # fmt: skip
    return cast


def rows(client: Client, cast: Cast, name: str) -> list[str]:
    client.force_login(cast.person(name))
    ref = cast.organisations["Ambleford Council"].ref
    page = tree(client.get(f"/organisations/{ref}/people/", secure=True).content.decode())
    return [" ".join("".join(row.itertext()).split()) for row in page.xpath("//dl/div")]


def test_an_administrator_sees_whose_second_factor_is_missing(
    client: Client, cast: Cast, settings: Settings
) -> None:
    settings.DEMO = False
    shown = rows(client, cast, "Ada")
    assert [row.split()[0] for row in shown if "No second factor yet" in row] == ["Evan"]


def test_the_example_place_needs_none(client: Client, cast: Cast) -> None:
    assert "No second factor" not in " ".join(rows(client, cast, "Ada"))


def test_an_administrator_sees_what_someone_was_invited_to(client: Client, cast: Cast) -> None:
    (row,) = [row for row in rows(client, cast, "Ada") if "noor@example.org" in row]
    assert "Commissioner, Reporter" in row
    assert "Withdraw" in row


def test_whoever_only_reads_is_told_neither(client: Client, cast: Cast, settings: Settings) -> None:
    settings.DEMO = False
    shown = " ".join(rows(client, cast, "Rita"))
    assert "Evan" in shown
    assert "noor@example.org" not in shown
    assert "second factor" not in shown


def test_nothing_on_it_scrolls_sideways_on_a_phone(client: Client, cast: Cast) -> None:
    assert len(rows(client, cast, "Ada")) == 4
    ref = cast.organisations["Ambleford Council"].ref
    page = tree(client.get(f"/organisations/{ref}/people/", secure=True).content.decode())
    assert page.xpath("//*[contains(@class, 'weft-scroll')] | //table") == []
