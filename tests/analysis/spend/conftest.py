"""What the tests of spend share: the published files of real councils, each folder read once."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from scripts.real_files import NAMES, REAL, read_folder

MISSING = (
    "The published files of real councils are not here. They are no part of the project; "
    "who has them puts them in ../shared/data/spend."
)
FOLDERS = sorted({name.split("/")[0] for name in NAMES})


@dataclass(frozen=True)
class RealReading:
    """One folder of published files, and what the reader has written of it."""

    name: str
    out: Path
    account: dict[str, Any]

    @property
    def files(self) -> list[dict[str, Any]]:
        """The account of each file."""
        found: list[dict[str, Any]] = self.account["files"]
        return found

    def file(self, path: str) -> dict[str, Any]:
        """The account of the file with this path."""
        return next(file for file in self.files if file["path"] == path)

    def payments(self, *columns: str) -> pa.Table:
        """The payments loaded, all columns or only these."""
        return pq.read_table(self.out / "payments.parquet", columns=list(columns) or None)


@pytest.fixture(scope="session")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], RealReading]:
    """Read a folder the first time that any worker asks for it."""
    parallel = os.environ.get("PYTEST_XDIST_WORKER")
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if parallel else base
    read: dict[str, RealReading] = {}

    def reading(name: str) -> RealReading:
        if not (REAL / name).is_dir():
            pytest.skip(MISSING)
        if name not in read:
            read[name] = RealReading(name, shared / name, _account(name, shared))
        return read[name]

    return reading


def _account(name: str, shared: Path) -> dict[str, Any]:
    """Read the folder, or wait for the worker that is reading it."""
    written = shared / f"{name}.json"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not written.exists():
            written.write_text(json.dumps(read_folder(name, shared / name)), encoding="utf-8")
    account: dict[str, Any] = json.loads(written.read_text(encoding="utf-8"))
    return account


@pytest.fixture(scope="session", params=FOLDERS)
def real(request: pytest.FixtureRequest, read_once: Callable[[str], RealReading]) -> RealReading:
    """Each folder of published files in turn."""
    return read_once(request.param)
