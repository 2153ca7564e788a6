"""In demo mode everyone's password is shown, so the site answers this machine only."""

from __future__ import annotations

import pytest

from weft.web.serving import why_not_listen


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "localhost", "127.9.9.9"])
def test_it_listens_on_this_machine(address: str) -> None:
    assert why_not_listen(address, demo=True) is None


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.168.1.5", "example.org", "10.0.0.1"])
def test_it_listens_nowhere_else(address: str) -> None:
    assert why_not_listen(address, demo=True) is not None


def test_a_real_installation_listens_where_it_is_told() -> None:
    assert why_not_listen("0.0.0.0", demo=False) is None
