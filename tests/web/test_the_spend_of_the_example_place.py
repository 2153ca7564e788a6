"""The three councils of the example place have sent two years of payments, through the same actions as real ones."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from weft.analysis.spend.example.place import COUNCILS
from weft.audit.models import Entry
from weft.jobs.models import Job
from weft.jobs.tasks import carry_out
from weft.organisations.models import Organisation
from weft.organisations.rules import Role
from weft.spend.models import Edition, PaymentFile, Run
from weft.spend.work import ANALYSE
from weft.web import demo_spend
from weft.web.demo import CAST, PASSWORD, fill_example_place
from weft.web.demo_spend import (
    PERIODS,
    QUALITY,
    fill_example_spend,
    link_example_suppliers,
    publish_example_spend,
)

pytestmark = pytest.mark.django_db
NUMBERS = re.compile(
    r"\d[\d,.]*|\b(?:no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|"
    r"fifty|\w+ty-\w+|\w*hundreds?|thousands?|dozens?|half|third|quarter)\b",
    re.IGNORECASE,
)
"""Numbers as texts have them, in figures and in words."""


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    """The folder that the site's folder lies in."""
    settings.DATA_FOLDER, settings.SITE_FOLDER = tmp_path / "data", tmp_path / "data" / "site"
    settings.UPLOAD_FOLDER = tmp_path / "data" / "site" / "uploads"
    return tmp_path


@pytest.fixture
def _beside(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An example with one small file of each council, and nothing to put to use."""
    (folder / "truth.json").write_text("{}")
    for council in COUNCILS:
        there = folder / "payments" / council.folder
        there.mkdir(parents=True)
        rows = f"Supplier,Date,Amount\r\n{council.district} Boats,01/04/2024,1.00\r\n"
        (there / "April.csv").write_text(rows)
    monkeypatch.setattr(demo_spend, "put_to_use", lambda *_, **__: ())


def by_council(model: Any) -> dict[str, int]:
    every = Organisation.objects.all()
    found = {one.name: model.objects.filter(council=one).count() for one in every}
    return {name: count for name, count in found.items() if count}


@pytest.mark.usefixtures("_beside")
def test_the_files_beside_the_sites_folder_are_sent_once_and_both_years_asked_for() -> None:
    fill_example_place()
    for _ in range(2):
        fill_example_spend()
        assert by_council(PaymentFile) == dict.fromkeys((one.name for one in COUNCILS), 1)
        assert by_council(Run) == dict.fromkeys((one.name for one in COUNCILS), 2)
    assert set(Run.objects.values_list("period", flat=True)) == set(PERIODS)
    assert Job.objects.exclude(kind=ANALYSE).count() == 3, "one look for each council"
    assert not Job.objects.exclude(kind=ANALYSE).exclude(state="done").exists()
    assert Entry.objects.filter(act="start run").count() == 6


@pytest.mark.usefixtures("_beside")
def test_what_was_broken_off_is_taken_up_again(monkeypatch: pytest.MonkeyPatch) -> None:
    fill_example_place()

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(demo_spend, "start_run", killed)
        with pytest.raises(KeyboardInterrupt):
            fill_example_spend()
    sent = by_council(PaymentFile)
    fill_example_spend()
    assert (by_council(PaymentFile), Run.objects.count()) == (sent, 6)


def test_what_the_example_says_of_its_data_gives_no_number_that_only_its_analysis_can_know() -> (
    None
):
    assert NUMBERS.findall(QUALITY) == []
    assert NUMBERS.findall("Nine of 1,200 rows; a third unknown") == ["Nine", "1,200", "third"]


@pytest.mark.long
def test_a_run_over_files_made_for_it_says_where_the_money_went_on_a_map(client: Client) -> None:
    fill_example_place()
    fill_example_spend()
    assert min(by_council(PaymentFile).values()) >= 2
    run = Run.objects.filter(council__name=COUNCILS[0].name, period=PERIODS[0]).get()
    assert not publish_example_spend(), "nothing is analysed yet"
    carry_out.call(run.job.ref)
    for _ in range(2):
        assert publish_example_spend()
        assert link_example_suppliers()
    edition = Edition.objects.get()
    assert edition.asked_by != edition.decided_by
    assert f"{COUNCILS[0].name}" in Client().get("/spend-published/").content.decode()
    address = f"/spend-published/{edition.public_name.slug}/{edition.in_address}/"
    public = re.sub(r"<[^>]+>|\s+", " ", Client().get(address).content.decode())
    assert QUALITY in public
    assert re.search(r"[1-9]\d* rows \(£[\d,.]+\) of all the files could not be understood", public)
    assert re.search(r"Where [\d.]+% of the money went is not known", public)
    analyst = next(one for one in CAST if Role.SPEND_ANALYST in one.roles)
    assert client.login(email=analyst.email, password=PASSWORD)
    overview = client.get(f"/spend/runs/{run.ref}/").content.decode()
    assert "Local by three definitions" in overview
    assert "<svg" in client.get(f"/spend/runs/{run.ref}/areas/").content.decode()
