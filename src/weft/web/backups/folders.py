"""The files that belong to a site, outside its database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from weft.audit import checkpoints
from weft.jobs.queries import job_folder

KEYS, CHECKPOINTS, UPLOADS, JOBS = "keys", "checkpoints", "uploads", "jobs"


@dataclass(frozen=True)
class Folder:
    """A folder of the site. Where its files `end`, one may go while a backup is made, and is missed by nobody."""

    name: str
    path: Path
    end: bool = False

    def files(self) -> Iterator[Path]:
        """Every file in it, in order; none that is only being made (its name begins with a dot)."""
        for path in sorted(self.path.rglob("*")) if self.path.is_dir() else ():
            parts = path.relative_to(self.path).parts
            if not any(part.startswith(".") for part in parts) and path.is_file():
                yield path

    def name_of(self, path: Path) -> str:
        """What a file is called in a backup."""
        return f"{self.name}/{path.relative_to(self.path).as_posix()}"


def folders() -> tuple[Folder, ...]:
    """All of them but the checkpoints, of which a backup holds those that its rows know.

    Only an attempt at a job that failed takes its files away; what a job has made stays.
    """
    return (
        Folder(KEYS, settings.KEY_FOLDER),
        Folder(UPLOADS, settings.UPLOAD_FOLDER),
        Folder(JOBS, job_folder(), end=True),
    )


def places() -> dict[str, Path]:
    """Where each folder's files go back to."""
    return {one.name: one.path for one in folders()} | {CHECKPOINTS: settings.CHECKPOINT_FOLDER}


def checkpoints_until(last: int) -> str:
    """The lines of the file of checkpoints up to one: a later one is of a moment after the backup's."""
    lines = checkpoints.read(settings.CHECKPOINT_FOLDER / checkpoints.FILE)
    there = [at for at, line in enumerate(lines, 1) if line.said and line.said.number <= last]
    return "".join(f"{line.text}\n" for line in lines[: there[-1] if there else 0])
