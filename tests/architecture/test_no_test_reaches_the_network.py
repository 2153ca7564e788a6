"""No test reaches the network: what it needs lies in the project or beside it."""

from __future__ import annotations

import socket
import urllib.request

import pytest
from pytest_socket import SocketBlockedError

# Warnings are errors here, and pytest-socket warns before it refuses: either may arrive first.
REFUSED = (SocketBlockedError, UserWarning)


def test_a_connection_is_refused() -> None:
    with pytest.raises(REFUSED, match="A test tried to use socket"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_a_name_is_not_looked_up() -> None:
    with pytest.raises(REFUSED, match="A test tried to use socket"):
        urllib.request.urlopen("http://example.invalid/", timeout=1)
