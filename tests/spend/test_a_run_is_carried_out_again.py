"""A run that is carried out again gives what it gave, whatever is in use by then; or it is said what differs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from typer.testing import CliRunner, Result

from tests.cast import NOW
from tests.spend.conftest import APRIL, MAY, analyse, send
from weft.analysis.editions import Editions, EditionsThen, Finding, NoSuchEdition
from weft.spend.models import Run
from weft.spend.queries import folder_of
from weft.spend.results import HASHES
from weft.web.command_line.site import app as site

pytestmark = pytest.mark.django_db
Work = Callable[[], None]


@pytest.fixture
def run(mabel: Client, work: Work) -> Run:
    send(mabel, ("April.csv", APRIL), ("May.csv", MAY))
    work()
    return analyse(mabel, "2024-25", work)


def rebuilt(run: Run) -> Result:
    return CliRunner().invoke(site, ["rebuild", run.ref])


def test_every_file_of_it_is_the_same(run: Run) -> None:
    told = rebuilt(run)
    assert told.exit_code == 0, told.output
    kept = json.loads((folder_of(run) / HASHES).read_text())
    assert f"files that are the same: {len(kept)}." in told.output


def test_what_differs_is_named(run: Run) -> None:
    hashes = folder_of(run) / HASHES
    kept = json.loads(hashes.read_text())
    hashes.write_text(json.dumps(kept | {"payments.parquet": "0" * 64}))
    told = rebuilt(run)
    assert told.exit_code != 0
    assert "Not the same: payments.parquet." in str(told.exception)


def test_a_run_that_is_not_there_is_said(db: None) -> None:
    told = CliRunner().invoke(site, ["rebuild", "nowhere"])
    assert "There is no analysis “nowhere” that is done." in str(told.exception)


def test_it_leaves_nothing_behind(run: Run) -> None:
    before = sorted(folder_of(run).parent.rglob("*"))
    rebuilt(run)
    assert sorted(folder_of(run).parent.rglob("*")) == before


def put_to_use(editions: Editions, name: str) -> None:
    with editions.loading("postcodes", name) as loading:
        (loading.folder / "postcodes.parquet").write_bytes(b"")
    editions.check("postcodes", name, [Finding("read", True, "it was read")])
    editions.activate("postcodes", name, at=NOW)


def test_it_keeps_to_the_editions_that_were_in_use(tmp_path: Path) -> None:
    editions = Editions(tmp_path)
    put_to_use(editions, "2025-05")
    then = editions.in_use()
    put_to_use(editions, "2026-02")
    assert (then, editions.in_use()) == ({"postcodes": "2025-05"}, {"postcodes": "2026-02"})
    held = EditionsThen(tmp_path, then)
    assert held.in_use() == then
    active = held.active("postcodes")
    assert active is not None
    assert active.name == "2025-05"
    assert EditionsThen(tmp_path, {}).active("postcodes") is None


def test_an_edition_that_has_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoSuchEdition, match="There is no postcodes edition “2020-01”"):
        EditionsThen(tmp_path, {"postcodes": "2020-01"})


def test_a_run_is_told_which_editions_are_in_use(run: Run) -> None:
    assert run.job.wishes["editions"] == Editions(Path(settings.DATA_FOLDER)).in_use()
