"""In demo mode everyone's password is shown, so the site answers this machine only."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.served import HERE, serving
from weft.web.named import address_of_site
from weft.web.serving import why_not_listen


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "localhost", "127.9.9.9"])
def test_it_listens_on_this_machine(address: str) -> None:
    assert why_not_listen(address, demo=True) is None


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.168.1.5", "example.org", "10.0.0.1"])
def test_it_listens_nowhere_else(address: str) -> None:
    assert why_not_listen(address, demo=True) is not None


def test_a_real_installation_listens_where_it_is_told() -> None:
    assert why_not_listen("0.0.0.0", demo=False) is None


@pytest.mark.parametrize(
    ("listens_at", "demo", "shown"),
    [
        ("127.0.0.1", True, "http://localhost:8123"),
        ("::1", True, "http://localhost:8123"),
        ("localhost", True, "http://localhost:8123"),
        ("127.9.9.9", True, "http://127.9.9.9:8123"),
        ("127.0.0.1", False, "http://127.0.0.1:8123"),
        ("::", False, "http://[::]:8123"),
    ],
)
def test_the_example_place_is_shown_by_name_where_passkeys_work(
    listens_at: str, demo: bool, shown: str
) -> None:
    assert address_of_site(listens_at, 8123, demo=demo) == shown


@pytest.mark.long
@pytest.mark.allow_hosts([HERE])
def test_it_prints_its_name_and_answers_by_name_and_by_number(tmp_path: Path) -> None:
    (tmp_path / "weft").mkdir()
    with serving(tmp_path / "weft") as visitor:
        said = (tmp_path / "served.log").read_text()
        assert f"is at http://localhost:{visitor.port}/." in said
        for host in ("localhost", HERE):
            answer = visitor.ask("GET", "/account/login/", Host=f"{host}:{visitor.port}")
            assert answer.status == 200, host
        stranger = visitor.ask("GET", "/account/login/", Host="elsewhere.example")
        assert stranger.status == 400
