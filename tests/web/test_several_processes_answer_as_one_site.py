"""Several processes answer: a visitor does not notice, and a guesser has no more tries by it."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.web.served import HERE, Visitor, answering, serving, until
from weft.web.demo import PASSWORD
from weft.web.tallies import Tallies

pytestmark = [pytest.mark.allow_hosts([HERE])]
PROCESSES = 3
LIMIT = 10
"""So many wrong passwords are taken from an address in a minute."""
MABEL = "mabel@okoro.example"


@pytest.fixture
def tallies(tmp_path: Path) -> Tallies:
    return Tallies(str(tmp_path / "tallies"), {})


def test_of_two_who_add_a_thing_at_once_one_does(
    tallies: Tallies, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tallies, "has_key", lambda *_: False)  # neither sees the other
    assert [tallies.add("code-123456", True, 60) for _ in range(2)] == [True, False]
    assert tallies.get("code-123456") is True
    assert [path.suffix for path in Path(tallies._dir).iterdir()] == [".djcache"]


def test_what_is_over_can_be_added_again(tallies: Tallies) -> None:
    assert tallies.add("code-123456", True, -1)
    assert tallies.add("code-123456", True, 60)


@pytest.mark.long
def test_a_visitor_is_known_to_all_of_them_and_a_guesser_too(tmp_path: Path) -> None:
    (tmp_path / "weft").mkdir()
    with serving(tmp_path / "weft", WEFT_PROCESSES=str(PROCESSES)) as idris:
        assert idris.process
        group = str(idris.process.pid)
        until(lambda: len(answering(group)) == PROCESSES, "all of them to answer")
        idris.sign_in()
        assert {idris.says("/files/") for _ in range(30)} == {200}
        guesser = Visitor(idris.port)
        for _ in range(LIMIT):
            assert try_to_sign_in(guesser, f"nobody-{os.urandom(4).hex()}@example.org") == 200
        assert try_to_sign_in(guesser, MABEL) == 200, "each process counted for itself"

        first = answering(group)
        os.kill(int(first[0]), signal.SIGKILL)
        until(lambda: len(answering(group)) == PROCESSES and answering(group) != first, "another")
        until(lambda: idris.says("/files/") == 200, "pages to go on")


def try_to_sign_in(guesser: Visitor, email: str) -> int:
    """Sign in with the password of the cast: 302 where it opens, 200 where the form comes again."""
    return guesser.send("/account/login/", {"login": email, "password": PASSWORD}).status
