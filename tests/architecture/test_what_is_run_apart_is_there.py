"""What `make test` leaves to `make test-apart` is named by files and folders that are there: one that is renamed is not left out unawares."""

from __future__ import annotations

from tests.architecture.project import ROOT
from tests.conftest import APART


def test_each_line_names_tests_that_are_there() -> None:
    assert APART
    assert [one for one in APART if not (ROOT / one).exists()] == []
    assert list(APART) == sorted(set(APART))
