"""A new site takes one step to the nouns of this room, an older one those that it has not taken yet: both end up with the same."""

from __future__ import annotations

from typing import Any

from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

LAST = ("commitments", "0018_at_a_novation_each_keeps_what_is_its_own")
ONE = ("commitments", "0001_squashed_0018_commitments")


def left_by(step: tuple[str, str], *, one: bool) -> ProjectState:
    loader = MigrationLoader(None, replace_migrations=one)
    return loader.project_state(step)


def unlike(before: ProjectState, after: ProjectState) -> dict[str, Any]:
    """What would have to be done to come from the one to the other."""
    loader = MigrationLoader(None)
    return MigrationAutodetector(before, after).changes(graph=loader.graph, trim_to_apps={"commitments"})  # fmt: skip


def test_both_leave_the_same_nouns() -> None:
    many, one = left_by(LAST, one=False), left_by(ONE, one=True)
    assert unlike(many, one) == unlike(one, many) == {}
    many.remove_field("commitments", "claim", "counts")
    assert unlike(many, one) != {}
