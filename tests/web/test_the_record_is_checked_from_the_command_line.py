"""`weft audit` in processes of its own, on a site of its own, whose database someone edits by hand."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.audit.acts import AT

COMMAND = "from weft.cli.main import run; run()"
ACTS = f"""
import django; django.setup()
from datetime import datetime
from weft.organisations import actions
at = datetime.fromisoformat("{AT.isoformat()}")
for name in ("Ada", "Brian", "Cora"):
    actions.join(email=f"{{name}}@example.org", name=name, at=at)
"""


class Site:
    """A site in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("WEFT_")},
            "WEFT_MODE": "demo", "WEFT_DATA": str(folder),
            "DJANGO_SETTINGS_MODULE": "weft.web.settings",
        }  # fmt: skip
        assert self.weft("site", "migrate").returncode == 0
        self.python(ACTS)

    def weft(self, *words: str) -> subprocess.CompletedProcess[str]:
        return self.python(COMMAND, *words)

    def python(self, code: str, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", code, *words], env=self.environment, capture_output=True,
            text=True, check=False,
        )  # fmt: skip

    def edit(self, *statements: str) -> None:
        with closing(sqlite3.connect(self.folder / "site" / "weft.sqlite3")) as database:
            for statement in statements:
                database.execute(statement)
            database.commit()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(tmp_path_factory.mktemp("site"))


@pytest.mark.long
def test_a_site_is_sealed_signed_edited_and_found_out(site: Site) -> None:
    assert site.weft("audit", "seal").stdout == "3 entries sealed.\n"
    made = site.weft("audit", "checkpoint", "--json")
    assert json.loads(made.stdout)["count"] == 3
    holds = site.weft("audit", "verify")
    assert (holds.returncode, holds.stderr) == (0, "")
    assert "The record holds." in holds.stdout
    assert "in the 1 entry after it" in holds.stdout

    kept = site.folder / "from-the-mail.jsonl"
    kept.write_text(made.stdout)
    key = site.folder / "site" / "keys" / "audit.pub"
    copy = site.weft("audit", "verify", "--checkpoints", str(kept), "--key", str(key), "--json")
    assert json.loads(copy.stdout)["holds"] is True

    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        site.edit("UPDATE audit_entry SET act = 'leave' WHERE position = 2")
    site.edit(
        "DROP TRIGGER entry_is_only_sealed",
        "UPDATE audit_entry SET act = 'leave' WHERE position = 2",
    )
    found = site.weft("audit", "verify", "--json")
    assert found.returncode == 7
    faults = json.loads(found.stdout)["faults"]
    assert [(one["kind"], one["position"], one["entry"]) for one in faults] == [
        ("changed", 2, 2), ("unguarded", None, None),
    ]  # fmt: skip
    words = site.weft("audit", "verify")
    assert words.returncode == 7
    assert "Entry 2 at position 2 was changed after it was sealed." in words.stdout
    assert words.stdout.endswith("The record does not hold.\n")

    assert "entry_is_only_sealed" in site.weft("audit", "guard").stdout
    assert site.weft("audit", "guard").stdout == "All guards are up.\n"


def test_a_file_without_checkpoints_is_a_wrong_use(site: Site) -> None:
    answer = site.weft("audit", "verify", "--checkpoints", str(site.folder / "none"))
    assert answer.returncode == 2
    assert "There is no checkpoint in" in answer.stderr


def test_a_key_that_others_can_read_stops_the_checkpoint(site: Site) -> None:
    site.weft("audit", "checkpoint")
    secret = site.folder / "site" / "keys" / "audit.key"
    secret.chmod(0o644)
    answer = site.weft("audit", "checkpoint")
    secret.chmod(0o600)
    assert answer.returncode == 2
    assert "chmod 600" in answer.stderr
