"""Others with an account on the machine read nothing that a site keeps, whoever begins it, and how."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_nobody_else_reads_the_database_or_looks_into_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "weft"
    settings = {"WEFT_MODE": "demo", "WEFT_DATA": str(folder), "WEFT_DATABASE": ""}
    subprocess.run(
        [sys.executable, "-m", "weft", "site", "migrate"], env=os.environ | settings, check=True,
        umask=0o022,
    )  # fmt: skip
    made = [folder, *folder.rglob("*")]
    assert any(path.suffix == ".sqlite3" for path in made)
    assert [path for path in made if path.stat().st_mode & 0o077] == []
