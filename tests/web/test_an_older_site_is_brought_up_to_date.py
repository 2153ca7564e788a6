"""A site as an earlier version left it is backed up, brought back by this one and brought up to date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.cast import NOW
from tests.postgres import Postgres
from tests.web.installation import Installation
from weft.audit import queries
from weft.audit.actions import WEFT, make_checkpoint, record, seal_what_waits
from weft.jobs.models import Job
from weft.organisations.models import Identifier, Merge
from weft.spend.models import Run
from weft.web.backups.making import make_backup
from weft.web.backups.restoring import restore_backup
from weft.web.beginning import bring_database_up_to_date, why_not_serve

LATER = NOW + timedelta(days=1)
FIRST = {
    "organisations": "0001_first_nouns", "jobs": "0001_first_nouns", "uploads": "0001_files_that_people_send",
    "places": "0001_first_nouns", "spend": None, "frameworks": None, "commitments": None,
}  # fmt: skip
"""The rooms as the first version had them; spend, frameworks and commitments were not there."""


@pytest.fixture(autouse=True)
def _databases_of_their_own(django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


def an_installation(folder: Path, kind: str, request: pytest.FixtureRequest) -> Installation:
    if kind == "postgresql":
        server: Postgres = request.getfixturevalue("postgres")
        return Installation(folder, server.address(server.database()))
    return Installation(folder, f"sqlite:///{folder}/weft.sqlite3")


def as_the_first_version_left_it() -> None:
    """Two records with one number, one part of the other; a job; the record sealed and signed."""
    executor = MigrationExecutor(connection)
    now = [node for node in executor.loader.graph.leaf_nodes() if node[0] not in FIRST]
    executor.migrate([*now, *FIRST.items()])
    nodes = [*now, *((room, name) for room, name in FIRST.items() if name)]
    then = executor.loader.project_state(nodes).apps
    noor = then.get_model("organisations", "Person").objects.create(
        email="noor@example.org", name="Noor", joined_at=NOW, steward=True
    )
    there = then.get_model("organisations", "Organisation").objects
    kept, other = (
        there.create(name=name, kind="supplier", state="approved", registered_at=NOW, ref=name.lower())
        for name in ("Alder", "Birch")
    )  # fmt: skip
    for one in (kept, other):
        then.get_model("organisations", "Identifier").objects.create(
            organisation=one, scheme="GB-COH", number="01234567"
        )
    then.get_model("organisations", "Merge").objects.create(
        kept=kept, other=other, other_was="approved", moved=[7], merged_at=NOW, undone_at=NOW
    )
    then.get_model("jobs", "Job").objects.create(
        kind="count sheep", organisation=kept, owner=noor, wishes={"sheep": 3}, asked_at=NOW,
        queued_at=NOW, ref="sheep", state="waiting",
    )  # fmt: skip
    record(act="join", by=WEFT, on=("person", noor.pk), at=NOW)
    seal_what_waits(at=NOW)
    make_checkpoint(
        keys=settings.KEY_FOLDER, folder=settings.CHECKPOINT_FOLDER, place="Quillmouth", at=NOW
    )


def is_up_to_date() -> bool:
    """Whether the site can be served, and what the first version kept means what it means today."""
    held = list(Identifier.objects.order_by("pk").values_list("held", flat=True))
    seal_what_waits(at=LATER)
    verdict = queries.verified(
        queries.checkpoints_in(settings.CHECKPOINT_FOLDER),
        trusted=queries.public_keys([settings.KEY_FOLDER]), whole=True,
    )  # fmt: skip
    assert why_not_serve() is None
    assert (held, verdict.faults, verdict.checkpoints) == ([True, False], [], 1)
    assert (Merge.objects.get().moved, Merge.objects.get().lent) == ([7], [])
    assert (Job.objects.get().wishes, Run.objects.count()) == ({"sheep": 3}, 0)
    return True


def older(folder: Path, kind: str, request: pytest.FixtureRequest) -> Installation:
    """A site that the first version made, and that this one does not serve as it is."""
    site = an_installation(folder, kind, request)
    with site.at_work():
        as_the_first_version_left_it()
        assert "older than this version" in str(why_not_serve())
    return site


@pytest.mark.parametrize(
    ("kind", "into"),
    [
        pytest.param("sqlite", "postgresql", marks=pytest.mark.apart),
        pytest.param("sqlite", "sqlite", marks=pytest.mark.long),
        pytest.param("postgresql", "postgresql", marks=pytest.mark.long),
        pytest.param("postgresql", "sqlite", marks=pytest.mark.long),
    ],
)
def test_a_backup_of_it_is_restored_and_brought_up_to_date(
    kind: str, into: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    with older(tmp_path / "older", kind, request).at_work():
        path, made = make_backup(to=tmp_path, at=LATER)
    assert ("organisations", "0002_details_in_the_order_they_were_typed") not in made.migrations
    assert "spend_run" not in {table.name for table in made.tables}
    with an_installation(tmp_path / "new", into, request).at_work():
        restore_backup(path, at=LATER)
        assert is_up_to_date()


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.apart)])
def test_it_is_brought_up_to_date_where_it_stands(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    with older(tmp_path / "older", kind, request).at_work():
        bring_database_up_to_date()
        assert is_up_to_date()
