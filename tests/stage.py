"""What all tests of a module begin from, made once: each test sees it as it was, and what it changes is taken back."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest

Making = Callable[[], Any]
CHANGES_MORE = frozenset(
    {"transactional_db", "live_server", "site", "django_db_serialized_rollback"}
)
"""Fixtures of tests that commit: they make all by themselves."""


@dataclass
class Stage:
    """What was made for a module, by the name of its fixture; None where each test makes it for itself."""

    name: str = ""
    made: Any = None

    def for_a_test(self) -> Any:
        """A copy, which a test may change."""
        return copy.deepcopy(self.made)


def set_for(
    request: pytest.FixtureRequest, blocker: Any, makings: Mapping[str, Making]
) -> Iterator[Stage]:
    """Make, within a transaction that ends with the module, the first of `makings` that each of its tests asks for that asks for any.
    What is made stands also before the module's other tests."""
    name = _asked_by_all(request, makings)
    if not name:
        yield Stage()
        return
    from django.db import transaction

    request.getfixturevalue("django_db_setup")
    with blocker.unblock(), transaction.atomic():
        yield Stage(name, makings[name]())
        transaction.set_rollback(True)


def _asked_by_all(request: pytest.FixtureRequest, makings: Mapping[str, Making]) -> str:
    module = request.node
    tests = [one for one in request.session.items if one.getparent(pytest.Module) is module]
    using = [one for one in tests if any(name in one.fixturenames for name in makings)]
    if not using or any(_commits(one) for one in tests):
        return ""
    return next((name for name in makings if all(_is_asked(name, one) for one in using)), "")


def _commits(test: Any) -> bool:
    marker = test.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction")) or bool(
        CHANGES_MORE & set(test.fixturenames)
    )


def _is_asked(name: str, test: Any) -> bool:
    """Whether a test asks for it, and no nearer fixture of that name makes something else."""
    defined = test._fixtureinfo.name2fixturedefs.get(name, ())
    return name in test.fixturenames and len(defined) == 1
