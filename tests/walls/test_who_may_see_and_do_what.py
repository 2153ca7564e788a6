"""Every address × method × person is answered as the tables of docs/security promise, and no address is left out."""

from __future__ import annotations

from types import ModuleType

import pytest

from tests.walls import (
    library,
    spec_access_to_agreements,
    spec_access_to_benefits,
    spec_access_to_confirmations,
    spec_access_to_crosswalks,
    spec_access_to_files,
    spec_access_to_frameworks,
    spec_access_to_jobs,
    spec_access_to_organisations,
    spec_access_to_signing_in,
    spec_access_to_spend,
    spec_access_to_the_record,
    spec_access_to_the_site,
)
from tests.walls.matrix import Row, not_taken, tried, without_a_row
from tests.walls.people import everyone_named
from tests.walls.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.long]
OF_EACH_KIND = ("Nobody", "Erin", "Xenia", "Ada", "Rita", "Brian", "Stella", "Una")
"""One for each way to be answered; which role someone has makes no difference to a method not taken."""
TABLES = (
    spec_access_to_organisations, spec_access_to_jobs, spec_access_to_files, spec_access_to_spend, spec_access_to_frameworks, spec_access_to_crosswalks, spec_access_to_agreements, spec_access_to_benefits, spec_access_to_confirmations,
    spec_access_to_the_record, spec_access_to_the_site,
)  # fmt: skip


def rows(table: ModuleType) -> list[Row]:
    return [Row(*case) for case in table.CASES]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__.split("spec_")[1])
def test_everyone_is_answered_as_the_table_says(world: World, table: ModuleType) -> None:
    found = tried(world, rows(table))
    assert not found.wrong, found.told()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__.split("spec_")[1])
def test_a_method_that_a_page_does_not_take_shows_and_writes_nothing(
    world: World, table: ModuleType
) -> None:
    found = not_taken(world, rows(table), [everyone_named()[name] for name in OF_EACH_KIND])
    assert not found.wrong, found.told()


def test_signing_in_is_answered_as_its_table_says(world: World) -> None:
    found = library.tried(world, [library.Cell(*case) for case in spec_access_to_signing_in.CASES])
    assert not found.wrong, found.told()


def test_no_address_is_left_out() -> None:
    stated = {row.address for table in TABLES for row in rows(table)}
    library = {case[1] for case in spec_access_to_signing_in.CASES}
    assert without_a_row(stated | library) == set(), "Give these addresses rows in tests/walls."
