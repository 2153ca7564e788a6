"""The watch sees a write that is not in the audit in a test that really commits, too."""

from __future__ import annotations

from types import ModuleType

import pytest
from django.db import connection, transaction

from tests.audit.acts import an_act
from tests.recorded import CommitWatch

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _every_write_is_recorded() -> None:
    """Here the watch is tested itself."""


def wrong(room: ModuleType, way: str) -> list[str]:
    watch = CommitWatch(frozenset({"organisations_organisation", "organisations_person"}))
    with watch.watching(connection):
        getattr(room, way)()
    return watch.wrong


@pytest.mark.parametrize("way", ["rename", "rename_in_one"])
def test_a_forgotten_entry_is_seen(room: ModuleType, way: str) -> None:
    (only,) = wrong(room, way)
    assert "organisations_organisation" in only


@pytest.mark.parametrize("way", ["rename_and_record", "rename_and_think_better_of_it"])
def test_what_is_recorded_or_taken_back_is_fine(room: ModuleType, way: str) -> None:
    assert wrong(room, way) == []


def test_an_entry_of_another_transaction_does_not_count(room: ModuleType) -> None:
    def twice() -> None:
        room.rename_in_one()  # type: ignore[attr-defined]
        with transaction.atomic():
            an_act()

    room.twice = twice  # type: ignore[attr-defined]
    assert len(wrong(room, "twice")) == 1
