"""Make a backup while the site runs: rows of one moment, and the files that they name."""

from __future__ import annotations

import hashlib
import os
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import connections

from weft.analysis.errors import ExitCode, WeftError, is_no_room
from weft.audit.checkpoints import FILE
from weft.audit.rules import CHECKPOINT, MAKE_CHECKPOINT
from weft.web.backups import rows
from weft.web.backups.checking import CHUNK
from weft.web.backups.folders import CHECKPOINTS, Folder, checkpoints_until, folders
from weft.web.backups.manifest import FILES, MANIFEST, KeptFile, Manifest, Table

NAME = "weft-{:%Y-%m-%dT%H%M%SZ}.zip"
NAMES = re.compile(r"weft-\d{4}-\d\d-\d\dT\d{6}Z\.zip")
OWNER_ONLY = 0o600
TRIES = 5


class CannotBackUp(WeftError):
    """A backup could not be made, with the remedy. Nothing of it was left."""

    exit_code = ExitCode.CANNOT_WRITE


class _Gone(Exception):
    """A file that the rows name was deleted since they were read."""


def make_backup(*, to: Path, at: datetime) -> tuple[Path, Manifest]:
    """Make a backup in a folder; gives the file and what it holds. Raises CannotBackUp."""
    path = to / NAME.format(at.astimezone(UTC))
    for _ in range(TRIES):
        try:
            with _written_whole(path) as file:
                return path, _fill(file, at)
        except _Gone:
            continue
    raise CannotBackUp(
        f"Files of the site were deleted {TRIES} times while they were being copied. Try it again."
    )


def forget_older(folder: Path, *, keep: int | None, before: datetime) -> list[Path]:
    """Delete backups of a folder from before a moment, and the oldest, so that so many are left at most; gives
    those deleted. The latest one stays."""
    there = sorted(path for path in folder.iterdir() if NAMES.fullmatch(path.name))
    least = NAME.format(before.astimezone(UTC))
    old = [
        path for path in there[:-1] if path.name < least or path in there[: -(keep or len(there))]
    ]
    for path in old:
        path.unlink()
    return old


@contextmanager
def _written_whole(path: Path) -> Iterator[IO[bytes]]:
    """A file that is there wholly in the end, or not at all; only its owner can read it."""
    making = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        number = os.open(making, os.O_RDWR | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
        try:
            with os.fdopen(number, "w+b") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            os.link(making, path)  # never over another's
        finally:
            making.unlink(missing_ok=True)
        _see_onto_disk(path.parent)
    except OSError as fault:
        raise _cannot_write(path, fault) from fault


def _fill(file: IO[bytes], at: datetime) -> Manifest:
    before = _what_stays()
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as backup,
        rows.snapshot() as using,
    ):
        if before - _what_stays():
            raise _Gone
        known = rows.tables_of(using)
        tables = tuple(_keep_rows(backup, known, using))
        files = (
            *(kept for folder in folders() for kept in _keep_files(backup, folder)),
            *_keep_checkpoints(backup, known, using),
        )
        manifest = Manifest(
            weft=version("weft"), place=settings.PLACE_NAME, made_at=at.astimezone(UTC).isoformat(),
            database=connections[using].vendor, migrations=known.migrations, tables=tables, files=files,
        )  # fmt: skip
        backup.writestr(MANIFEST, manifest.text)
    return manifest


def _what_stays() -> set[Path]:
    return {path for folder in folders() if not folder.end for path in folder.files()}


def _keep_rows(backup: zipfile.ZipFile, known: rows.Tables, using: str) -> Iterator[Table]:
    for model in known.models:
        inside = Table(model._meta.db_table, (), 0, None, "").path
        with backup.open(inside, "w", force_zip64=True) as entry:
            yield rows.write_rows(model, using, entry.write)


def _keep_files(backup: zipfile.ZipFile, folder: Folder) -> Iterator[KeptFile]:
    for path in folder.files():
        try:
            file = path.open("rb")
        except FileNotFoundError:
            if folder.end:
                continue
            raise _Gone from None
        with file:
            yield _keep(backup, folder.name_of(path), file)


def _keep(backup: zipfile.ZipFile, name: str, file: IO[bytes]) -> KeptFile:
    seen, size = hashlib.sha256(), 0
    with backup.open(f"{FILES}/{name}", "w", force_zip64=True) as entry:
        while chunk := file.read(CHUNK):
            seen.update(chunk)
            size += len(chunk)
            entry.write(chunk)
    return KeptFile(name, size, seen.hexdigest())


def _keep_checkpoints(
    backup: zipfile.ZipFile, known: rows.Tables, using: str
) -> Iterator[KeptFile]:
    """Those that the rows know. The file is written before the row, so it may be ahead by one."""
    entries = known.named("audit", "Entry")._base_manager.using(using)
    made = entries.filter(act=MAKE_CHECKPOINT, subject_kind=CHECKPOINT)
    last = max(made.values_list("subject", flat=True), default=0)
    if text := checkpoints_until(last).encode():
        name = f"{CHECKPOINTS}/{FILE}"
        backup.writestr(f"{FILES}/{name}", text)
        yield KeptFile(name, len(text), hashlib.sha256(text).hexdigest())


def _cannot_write(path: Path, fault: OSError) -> CannotBackUp:
    if isinstance(fault, FileExistsError):
        return CannotBackUp(f"{path} is there already. Make another in a second.")
    if isinstance(fault, FileNotFoundError) and not path.parent.is_dir():
        return CannotBackUp(f"There is no folder {path.parent}. Make it, readable by nobody else.")
    if is_no_room(fault):
        return CannotBackUp(
            f"There is not enough room in {path.parent}. Make room, or choose another folder with "
            "--to. Nothing of this backup was left there."
        )
    where = f" {fault.filename}" if fault.filename else ""
    return CannotBackUp(f"The backup could not be made:{where} {fault.strerror}.")


def _see_onto_disk(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
