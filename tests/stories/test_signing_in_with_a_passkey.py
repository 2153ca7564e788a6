"""Passkeys, with the browser's own virtual authenticator: added, used alone and as second factor, removed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.cast import Cast
from tests.stories.people import People, Someone, walking
from tests.web.getting_in import acts_about, confirmed
from weft.organisations.models import Person

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def people(browser: Browser, site: str) -> Iterator[People]:
    """A passkey belongs to a name, never to a number such as 127.0.0.1."""
    with walking(browser, site.replace("127.0.0.1", "localhost")) as people:
        yield people


@pytest.fixture
def rita(people: People) -> Someone:
    confirmed(Cast().person("Rita"))
    return people.someone("Rita")


def gets_a_device(someone: Someone, *, verifies: bool = True) -> tuple[Any, str]:
    """A phone or computer that keeps passkeys, and that knows its owner (or does not)."""
    session = someone.page.context.new_cdp_session(someone.page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": verifies, "automaticPresenceSimulation": True,
    }  # fmt: skip
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session, made["authenticatorId"]


def adds_a_passkey(someone: Someone, *, alone: bool = True) -> None:
    someone.opens("/account/2fa/webauthn/add/")
    someone.gives_the_password_again()
    someone.is_at("Add a passkey")
    tick = someone.page.get_by_label("Sign in with it alone")
    tick.set_checked(alone)
    someone.looks_right(320, 1280)
    someone.presses("Add it")
    someone.is_at("Recovery codes")


def test_someone_adds_a_passkey_signs_in_with_it_alone_and_removes_it(rita: Someone) -> None:
    device, number = gets_a_device(rita)
    rita.signs_in()
    adds_a_passkey(rita)
    assert len(device.send("WebAuthn.getCredentials", {"authenticatorId": number})["credentials"])
    rita.signs_out()
    rita.opens("/account/login/")
    rita.presses("Sign in with a passkey")
    rita.is_at("What waits for you")

    rita.opens("/account/2fa/webauthn/")
    rita.sees("Passkey 1")
    rita.looks_right(320, 1280)
    rita.follows("Remove")
    asked = rita.page.get_by_role("heading", level=1)
    expect(asked).to_have_text(re.compile("Enter your password again|Remove this passkey"))
    if asked.inner_text() == "Enter your password again":
        rita.gives_the_password_again()
    rita.is_at("Remove this passkey")
    rita.presses("Remove it")
    rita.sees("You have none yet")
    on_record = acts_about(Person.objects.get(name="Rita"))
    assert on_record == ["sign in", "add second factor", "sign in", "remove second factor"]


def test_a_passkey_is_a_second_factor_after_the_password(rita: Someone) -> None:
    gets_a_device(rita)
    rita.signs_in()
    adds_a_passkey(rita, alone=False)
    rita.signs_out()
    rita.signs_in()
    rita.is_at("Enter a code")
    rita.looks_right(320, 1280)
    rita.presses("Use a passkey")
    rita.is_at("What waits for you")


def test_a_device_that_does_not_know_its_owner_lets_nobody_in(rita: Someone) -> None:
    device, number = gets_a_device(rita)
    rita.signs_in()
    adds_a_passkey(rita)
    rita.signs_out()
    device.send("WebAuthn.setUserVerified", {"authenticatorId": number, "isUserVerified": False})
    rita.opens("/account/login/")
    rita.presses("Sign in with a passkey")
    rita.sees("The passkey was not used")
    rita.sees("Sign in with your email address and password")
    rita.looks_right(320, 1280)


def test_where_there_is_no_device_the_page_says_so_and_offers_the_other_ways(
    rita: Someone,
) -> None:
    rita.signs_in()
    rita.opens("/account/2fa/webauthn/add/")
    rita.gives_the_password_again()
    rita.page.evaluate(
        "() => { navigator.credentials.create = async () => { throw new DOMException('no', 'NotAllowedError') } }"
    )
    rita.presses("Add it")
    rita.sees("The passkey was not used")
    expect(rita.page.locator("#no-passkey")).to_be_focused()
    rita.looks_right(320, 1280)
    rita.follows("Set up an authenticator app")
    rita.is_at("Set up an authenticator app")


def test_an_address_that_is_a_number_says_so(browser: Browser, site: str) -> None:
    with walking(browser, site) as people:
        someone = people.someone("Rita")
        someone.opens("/account/login/")
        someone.presses("Sign in with a passkey")
        someone.sees("This browser cannot use passkeys on this site")


def test_without_javascript_the_page_says_so_and_has_no_dead_button(
    browser: Browser, site: str
) -> None:
    with walking(browser, site, "without JavaScript") as people:
        someone = people.someone("Rita")
        someone.opens("/account/login/")
        expect(someone.page.locator("noscript p")).to_have_text(
            "Passkeys need JavaScript. Sign in with your email address and password."
        )
        expect(someone.page.get_by_role("button", name="Sign in with a passkey")).to_have_count(0)
