"""Check a backup: that it is whole, and that everything in it is what was written."""

from __future__ import annotations

import hashlib
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from weft.analysis.errors import ExitCode, WeftError
from weft.web.backups.manifest import MANIFEST, Damaged, Manifest, understood

CHUNK = 1 << 20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, struct.error)
"""What the zip library raises where bytes were lost or changed."""


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """The backup, to read from. Raises WeftError where it is none, or Damaged while it is read."""
    try:
        with zipfile.ZipFile(path) as backup:
            yield backup
    except FileNotFoundError:
        raise WeftError(f"There is no backup at {path}.", exit_code=ExitCode.NOTHING_READ) from None
    except _BROKEN as fault:
        raise Damaged(_damaged(path, "It is cut off, or bytes of it have changed.")) from fault
    except Damaged as fault:
        raise Damaged(_damaged(path, fault.message)) from fault


def check_backup(path: Path) -> Manifest:
    """Read all of a backup; gives what it holds. Raises Damaged, or MadeByNewer."""
    with opened(path) as backup:
        return checked(backup)


def checked(backup: zipfile.ZipFile) -> Manifest:
    """The same for a backup that is open."""
    names = backup.namelist()
    if MANIFEST not in names:
        raise Damaged(f"It has no {MANIFEST}, so it is no backup of Weft.")
    manifest = understood(backup.read(MANIFEST))
    expected = manifest.paths
    if sorted([*expected, MANIFEST]) != sorted(names):
        raise Damaged("What it holds is not what its manifest names.")
    for name, sha256 in expected.items():
        if _sha256(backup, name) != sha256:
            raise Damaged(f"{name} in it is not what was written.")
    return manifest


def stream(backup: zipfile.ZipFile, name: str, take: Callable[[bytes], object]) -> tuple[int, str]:
    """Give every byte of what is in a backup to someone; gives how many there were, and the SHA-256."""
    seen, size = hashlib.sha256(), 0
    with backup.open(name) as file:
        while chunk := file.read(CHUNK):
            take(chunk)
            seen.update(chunk)
            size += len(chunk)
    return size, seen.hexdigest()


def _sha256(backup: zipfile.ZipFile, name: str) -> str:
    return stream(backup, name, len)[1]


def _damaged(path: Path, what: str) -> str:
    return f"The backup {path} is damaged. {what} Nothing was restored. Use another backup."
