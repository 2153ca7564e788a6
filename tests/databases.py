"""What holds for every test that uses the site's database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def _databases_can_be_emptied() -> Iterator[None]:
    """After a test that really commits, Django empties every table: the audit's guards let it."""
    from django.db import connection
    from django.test import TransactionTestCase

    from weft.audit import guards

    empty = TransactionTestCase._fixture_teardown

    def without_guards(case: TransactionTestCase) -> None:
        with guards.down(connection):
            empty(case)

    TransactionTestCase._fixture_teardown = without_guards  # type: ignore[method-assign]
    yield
    TransactionTestCase._fixture_teardown = empty  # type: ignore[method-assign]
