"""Sites of the tests' own, each with its database and its folders, of which a test may have several."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import connection
from django.test import override_settings

from tests.cast import NOW, Cast, two_councils
from tests.databases import make_tables
from tests.frameworks.of_each_kind import adopted, taken_in
from tests.jobs.conftest import Clock
from tests.jobs.work import count_sheep, known
from tests.postgres import default_database
from tests.walls.promised import promised
from weft.audit.actions import make_checkpoint, seal_what_waits
from weft.jobs import actions as jobs
from weft.jobs import running
from weft.jobs.tasks import job_folder
from weft.organisations.rules import Kind, Role
from weft.web.backups import rows


@dataclass
class Installation:
    """A site: where it keeps things, and its database."""

    folder: Path
    database: str

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """While this is the site that Weft runs."""
        site = self.folder / "site"
        folders: dict[str, Any] = {
            "SITE_FOLDER": site, "KEY_FOLDER": site / "keys", "UPLOAD_FOLDER": site / "uploads",
            "CHECKPOINT_FOLDER": site / "checkpoints",
        }  # fmt: skip
        site.mkdir(parents=True, exist_ok=True)
        with override_settings(**folders), default_database(self.database):
            yield

    def files(self) -> dict[str, bytes]:
        """Every file that it keeps, but its database."""
        there = (self.folder / "site").rglob("*")
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in there
            if path.is_file() and "sqlite3" not in path.name
        }


def every_row() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of the site at work, as its migrations know them."""
    return {
        model._meta.db_table: list(model._base_manager.order_by("pk").values_list())
        for model in rows.tables_of(connection.alias).models
    }


def live() -> Cast:
    """Let two councils work on the site: one job is done, one waits, a framework is adopted, something is
    promised, delivered, claimed and confirmed, the record is sealed and
    signed."""
    make_tables()
    cast, clock = two_councils(), Clock()
    ada = cast.person("Ada")
    EmailAddress.objects.create(user=ada, email=ada.email, verified=True, primary=True)
    with known("count sheep", count_sheep):
        done, _waiting = (ask_for_sheep(cast) for _ in range(2))
        running.carry_out(done, root=job_folder(), clock=clock, seconds=3600)
    cast.member("Polly", "Ambleford Council", Role.POLICY_LEAD, administrator="Ada")
    polly = cast.viewer("Polly")
    edition = adopted(taken_in("all-we-buy", "2026", polly), polly, cast.viewer("Ada"))
    cast.organisation("Fennel Construction Ltd", Kind.SUPPLIER, administrator="Mo")
    cast.organisation("Elmet Choir", Kind.COMMUNITY, administrator="Otto")
    promised(cast, edition)
    seal_what_waits(at=NOW)
    for _ in range(2):
        make_checkpoint(
            keys=settings.KEY_FOLDER, folder=settings.CHECKPOINT_FOLDER, place="Quillmouth", at=NOW
        )
    return cast


def ask_for_sheep(cast: Cast) -> str:
    """Ada asks for sheep to be counted; gives the job's reference."""
    return jobs.start_job(
        kind="count sheep", wishes={"sheep": 3}, by=cast.viewer("Ada"), at=NOW
    ).ref
