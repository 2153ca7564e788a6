"""Every page is one that the menu, the header or the foot of the page leads to, or has breadcrumbs that work."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client, RequestFactory

from tests.cast import Cast
from tests.ui.everywhere import PEOPLE, address, end, everyone, names
from tests.ui.pages import tree
from weft.web.crumbs import crumbs as told_by

pytestmark = pytest.mark.django_db

TOP = frozenset({
    "home", "organisations:list", "frameworks:list", "commitments:agreements", "commitments:benefits", "commitments:to_confirm", "commitments:disputes", "spend:list", "uploads:list", "jobs:list", "audit:list",  # in the menu
    "organisations:me", "account_logout",  # in the header
    "organisations:roles", "accessibility", "privacy", "cookies", "published:list",  # at the foot of the page
    "organisations:accept", "commitments:enter_code", "commitments:say_received", "account_confirm_email", "account_reset_password_from_key",  # in letters
    "components",  # for those who build pages
})  # fmt: skip
SIGNING_IN = frozenset({
    "account_login", "account_signup", "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key_done", "account_email_verification_sent", "account_inactive",
    "mfa_authenticate", "socialaccount_login_cancelled", "socialaccount_login_error", "openid_connect_login",
    "single_sign_on_refused",
})  # fmt: skip
"""Pages on the way in: above them lies nothing that one could see yet."""


@pytest.fixture
def cast() -> Cast:
    return everyone()


def crumbs(html: str) -> list[Any]:
    return tree(html).xpath("//nav[contains(@class, 'govuk-breadcrumbs')]//a")


def shown(client: Client, there: str | None) -> str | None:
    """The page at an address; None where there is none to look at."""
    answer = client.get(there) if there else None
    if answer is not None:
        end(answer)
    if answer is None or answer.status_code != 200 or answer.streaming:
        return None
    if not answer.headers["Content-Type"].startswith("text/html"):
        return None
    html = answer.content.decode()
    return html if 'id="main-content"' in html else None


def leads(client: Client, there: str) -> bool:
    """Whether there is a page at an address."""
    answer = client.get(there)
    end(answer)
    return answer.status_code == 200


@pytest.mark.parametrize("who", PEOPLE)
def test_every_page_is_at_the_top_or_has_breadcrumbs_that_lead_somewhere(
    cast: Cast, who: str | None
) -> None:
    client, bare, broken, seen = Client(), [], [], 0
    there_is_one: dict[str, bool] = {}  # many pages lie below the same few
    if who:
        client.force_login(cast.person(who))
    for name in names():
        html = shown(client, address(name, cast))
        if html is None:
            continue
        above = [link.get("href") for link in crumbs(html)]
        seen += bool(above)
        bare += [name] if not above and name not in TOP | SIGNING_IN else []
        for href in above:
            if href not in there_is_one:
                there_is_one[href] = leads(client, href)
            broken += [] if there_is_one[href] else [(name, href)]
    assert (bare, broken) == ([], [])
    assert seen > 8 or who is None


def test_the_breadcrumbs_name_what_lies_above(cast: Cast, client: Client) -> None:
    client.force_login(cast.person("Ada"))
    ref = cast.organisations["Ambleford Council"].ref
    html = client.get(f"/organisations/{ref}/people/invite/").content.decode()
    said = [" ".join(link.itertext()).strip() for link in crumbs(html)]
    assert said == ["Home", "Organisations", "Ambleford Council", "People"]


def test_what_nobody_may_see_has_no_breadcrumbs(cast: Cast, client: Client) -> None:
    ref = cast.organisations["Mill Lane Bakery"].ref
    client.force_login(cast.person("Rita"))
    answer = client.get(f"/organisations/{ref}/people/invite/")
    assert answer.status_code == 404
    assert crumbs(answer.content.decode()) == []


@pytest.mark.parametrize(
    ("there", "above"),
    [
        ("/account/2fa/totp/activate/", ["/", "/me/", "/account/2fa/"]),
        ("/account/password/change/", ["/", "/me/", "/account/2fa/"]),
        ("/me/erase/", ["/", "/me/"]),
        ("/stewards/make/", ["/", "/organisations/"]),
        ("/nowhere/at/all/", []),
        ("/", []),
    ],
)
def test_an_address_tells_what_lies_above_it(there: str, above: list[str]) -> None:
    assert [crumb["href"] for crumb in told_by(RequestFactory().get(there))] == above
