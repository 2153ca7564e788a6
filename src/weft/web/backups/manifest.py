"""What a backup says it holds. Plain values: a backup is checked without a site and without Django.

A backup is one zip file: `manifest.json`; `tables/<table>.jsonl`, a JSON array for each row; and
`files/<folder>/<path>`. The manifest has the SHA-256 of each of them.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import Any

from weft.analysis.errors import ExitCode, WeftError

FORMAT = 1
MANIFEST, TABLES, FILES = "manifest.json", "tables", "files"


class Damaged(WeftError):
    """A backup is not what was written."""

    exit_code = ExitCode.NOTHING_READ


class MadeByNewer(WeftError):
    """A backup was made by a later version of Weft, which this one does not understand."""

    exit_code = ExitCode.NOTHING_READ


@dataclass(frozen=True)
class Table:
    """A table as it stood: its columns in order, how many rows, and the last number it gave out."""

    name: str
    columns: tuple[str, ...]
    rows: int
    last_number: int | None
    sha256: str

    @property
    def path(self) -> str:
        """Where its rows are in the backup."""
        return f"{TABLES}/{self.name}.jsonl"


@dataclass(frozen=True)
class KeptFile:
    """A file as it stood; its path begins with the name of its folder: keys, checkpoints, uploads, jobs."""

    path: str
    size: int
    sha256: str

    @property
    def inside(self) -> str:
        """Where it is in the backup."""
        return f"{FILES}/{self.path}"


@dataclass(frozen=True)
class Manifest:
    """What a backup holds, of which place, from when, and by which version."""

    weft: str
    place: str
    made_at: str
    database: str
    """The kind that it was taken from, sqlite or postgresql; it goes back into either."""
    migrations: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...]
    files: tuple[KeptFile, ...]
    format: int = FORMAT

    @property
    def text(self) -> str:
        """The manifest as it stands in the backup."""
        return json.dumps(asdict(self), indent=1, ensure_ascii=False)

    @property
    def rows(self) -> int:
        """The rows of all tables."""
        return sum(table.rows for table in self.tables)

    @property
    def paths(self) -> dict[str, str]:
        """Where each table and file is in the backup, with its SHA-256."""
        tables = {table.path: table.sha256 for table in self.tables}
        return tables | {file.inside: file.sha256 for file in self.files}


def understood(text: bytes) -> Manifest:
    """What a manifest says. Raises MadeByNewer, or Damaged where it makes no sense."""
    try:
        said: dict[str, Any] = json.loads(text)
        if said["format"] > FORMAT:
            raise MadeByNewer(_newer(said["weft"], "its format"))
        tables = tuple(Table(**{**one, "columns": tuple(one["columns"])}) for one in said["tables"])
        files = tuple(KeptFile(**one) for one in said["files"])
        migrations = tuple((app, name) for app, name in said["migrations"])
        made = Manifest(**{**said, "tables": tables, "files": files, "migrations": migrations})
    except (ValueError, TypeError, KeyError, AttributeError) as fault:
        raise Damaged(f"Its {MANIFEST} cannot be understood.") from fault
    if strange := next((one.path for one in files if not _stays_inside(one.path)), None):
        raise Damaged(f"It names a file outside the site's folders: {strange}.")
    return made


def newer_than(version: str, manifest: Manifest, known: set[tuple[str, str]]) -> str | None:
    """Say why this version cannot take the backup, or None when it can."""
    if unknown := sorted(set(manifest.migrations) - known):
        return _newer(manifest.weft, f"{'.'.join(unknown[0])}", version)
    return None


def _newer(made_by: object, what: str, version: str = "") -> str:
    this = f" ({version})" if version else ""
    return (
        f"The backup was made by Weft {made_by}, and this version{this} does not know {what}. "
        "Install the version that made it, or a later one."
    )


def _stays_inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return len(parts) > 1 and not path.startswith("/") and ".." not in parts
