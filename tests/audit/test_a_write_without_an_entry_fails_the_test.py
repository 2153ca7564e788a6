"""The watch that every test of a room runs under sees a write that is not in the audit."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

import pytest
from django.db import connection

from tests.cast import NOW, two_councils
from tests.recorded import Watch
from weft.organisations import actions
from weft.organisations.models import Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def watch() -> Iterator[Watch]:
    watch = Watch(frozenset({"organisations_organisation", "organisations_person"}))
    with connection.execute_wrapper(watch):
        yield watch


@pytest.fixture(autouse=True)
def _every_write_is_recorded() -> None:
    """Here the watch is tested itself."""


@pytest.mark.parametrize("way", ["rename", "rename_in_one"])
def test_a_forgotten_entry_is_seen(watch: Watch, room: ModuleType, way: str) -> None:
    getattr(room, way)()
    assert len(watch.wrong) == 1
    assert "organisations_organisation" in watch.wrong[0]


@pytest.mark.parametrize("way", ["rename_and_record", "rename_and_think_better_of_it"])
def test_what_is_recorded_or_taken_back_is_fine(watch: Watch, room: ModuleType, way: str) -> None:
    getattr(room, way)()
    assert watch.wrong == []


def test_what_the_test_itself_writes_is_its_own_affair(watch: Watch) -> None:
    Organisation.objects.update(name="Elsewhere")
    assert watch.wrong == []


def test_the_actions_of_a_room_are_fine(watch: Watch) -> None:
    cast = two_councils()
    actions.make_steward(person=cast.person("Ada"), by=cast.steward(), at=NOW)
    assert watch.wrong == []
