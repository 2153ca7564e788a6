"""No test reaches the network: what it needs lies in the project or beside it."""

from __future__ import annotations

import socket
import urllib.request
from typing import TYPE_CHECKING

import pytest
from pytest_socket import SocketBlockedError, SocketConnectBlockedError

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Warnings are errors here, and pytest-socket warns before it refuses: either may arrive first.
REFUSED = (SocketBlockedError, SocketConnectBlockedError, UserWarning)


def test_a_connection_is_refused() -> None:
    with pytest.raises(REFUSED, match="A test tried to use socket"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_a_name_is_not_looked_up() -> None:
    with pytest.raises(REFUSED, match="A test tried to use socket"):
        urllib.request.urlopen("http://example.invalid/", timeout=1)


@pytest.mark.django_db(transaction=True)
def test_a_test_that_visits_the_site_reaches_this_machine_only(site: str) -> None:
    with urllib.request.urlopen(f"{site}/roles/", timeout=10) as answer:
        assert answer.status == 200
    with pytest.raises((OSError, *REFUSED), match="A test tried to use socket"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with socket.socket() as unnamed, pytest.raises(REFUSED, match="A test tried to use socket"):
        unnamed.connect(("192.0.2.1", 80))
    with pytest.raises((OSError, *REFUSED), match="A test tried to use socket"):
        urllib.request.urlopen("http://example.invalid/", timeout=1)


def test_what_is_not_the_site_may_not_even_reach_this_machine() -> None:
    with pytest.raises(REFUSED, match="A test tried to use socket"):
        socket.create_connection(("127.0.0.1", 9), timeout=1)


@pytest.mark.browser
def test_a_browser_looks_no_name_up(browser: Browser) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        with pytest.raises(Exception, match="ERR_NAME_NOT_RESOLVED"):
            page.goto("http://example.com/")
