"""Paths → pieces that can be read: folders, zips and gzips opened, each piece told by its content.

Uploads are hostile: how large, how often nested and how much blown up a container may be is bounded.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO, cast

from weft.analysis.errors import is_no_room
from weft.analysis.spend.reading.errors import CannotRead
from weft.analysis.spend.reading.refusals import why_not_read
from weft.analysis.spend.reading.spooled import spooled

LARGEST = 8 << 30
LOCKED = "{name}: the workbook is protected by a password. Open it, remove the password, and save it again."
LARGEST_WORKBOOK = 1 << 29
MOST_MEMBERS = 10_000
MOST_CELLS = 60_000_000
DEEPEST = 3
GREATEST_RATIO = 400
_RATIO_FROM = 1 << 26
_CHUNK = 1 << 20
_PASSED_OVER = re.compile(
    r"(^|/)(__MACOSX/|\.(?!\.?[/\\])|~\$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE
)
_COMPANIONS = re.compile(
    r"\.(json|md|txt\.metadata|ya?ml|xml|rdf|ttl|html?|py|sql|log)$", re.IGNORECASE
)


class Sort(StrEnum):
    """What a piece is, by its content."""

    TEXT = "text"
    WORKBOOK = "workbook"
    PARQUET = "parquet"


@dataclass
class Piece:
    """One readable thing: its name as given, its content, what it is, and its hash."""

    name: str
    file: IO[bytes]
    sort: Sort
    sha256: str
    container: tuple[str, str] | None = None
    """The zip or gzip it lies in: the name as given and the hash of that file."""


@dataclass(frozen=True)
class Refused:
    """Something that cannot be read, with the reason in plain words."""

    name: str
    reason: str
    sha256: str | None = None


@dataclass(frozen=True)
class PassedOver:
    """A file of a folder that is hidden, or of a kind that lies beside payment files (JSON, HTML …)."""

    name: str


def pieces_of(paths: Sequence[Path], scratch: Path) -> Iterator[Piece | Refused | PassedOver]:
    """Give every readable piece under the paths, in order of name; refuse the rest with reasons.

    Raises CannotRead where a path itself is missing.
    """
    for path in paths:
        if not path.exists():
            raise CannotRead(f"{path}: there is no such file or folder. Check the spelling.")
        if not path.is_file() and not path.is_dir():
            raise CannotRead(
                f"{path}: this is neither a file nor a folder (a pipe or a device, perhaps). Save it as a file first."
            )
    for path in paths:
        for name, file in _files(path):
            if isinstance(file, Refused | PassedOver):
                yield file
                continue
            try:
                opened = file.open("rb")
            except OSError as fault:
                yield Refused(
                    name,
                    f"{name}: the file cannot be opened ({fault.strerror}). Ask for the permission to read it.",
                )
                continue
            with opened:
                yield from _opened(name, opened, scratch, depth=0)


def count_files(paths: Sequence[Path]) -> int:
    """How many files lie under the paths."""
    return sum(1 for path in paths for _, file in _files(path) if isinstance(file, Path))


def _files(path: Path) -> Iterator[tuple[str, Path | Refused | PassedOver]]:
    """The files of a folder in order of name; what is hidden, beside the point or closed is named."""
    if not path.is_dir():
        yield _written(path.name), path
        return
    closed: list[OSError] = []
    for file in sorted(_walked(path, closed)):
        name = _written(file.relative_to(path).as_posix())
        if _PASSED_OVER.search(name) or _COMPANIONS.search(name) or not file.is_file():
            yield name, PassedOver(name)
        else:
            yield name, file
    for fault in closed:
        name = _written(str(Path(str(fault.filename)).relative_to(path)))
        yield (
            name,
            Refused(
                name,
                f"{name}: the folder cannot be opened ({fault.strerror}). Ask for the permission to read it.",
            ),
        )


def _walked(path: Path, closed: list[OSError]) -> Iterator[Path]:
    """Every file below a folder, the folders that Weft itself has written there left out."""
    for top, folders, names in os.walk(path, onerror=closed.append):
        if names and "figures.json" in names and set(names) <= _OUR_REPORT:
            folders.clear()
            yield Path(top)
            continue
        folders[:] = [folder for folder in folders if not folder.startswith(".")]
        ours = _OUR_READING if set(names) >= _OUR_READING else set()
        for name in names:
            if name not in ours:
                yield Path(top) / name


_OUR_READING = {"payments.parquet", "reconciliation.json", "quarantine.csv", "not_payments.csv"}
_OUR_REPORT = {
    "report.html", "report.pdf", "summary.pdf", "report.xlsx", "figures.json", "datapackage.json",
}  # fmt: skip


def _written(name: str) -> str:
    """A file's name as text that can be written anywhere, whatever bytes the disk holds."""
    return os.fsencode(name).decode("utf-8", "replace")


def _opened(
    name: str, file: IO[bytes], scratch: Path, depth: int
) -> Iterator[Piece | Refused | PassedOver]:
    """Tell a file by its first bytes and open what it contains."""
    head = file.read(4096)
    file.seek(0)
    try:
        if head[:2] == b"\x1f\x8b":
            yield from _gzip(name, file, scratch, depth)
        elif head[:4] == b"PK\x03\x04" and not _is_workbook(file):
            yield from _zip(name, file, scratch, depth)
        else:
            yield _piece(name, file, head)
    except CannotRead as refusal:
        yield Refused(name, refusal.message, _sha256(file))


def _piece(name: str, file: IO[bytes], head: bytes) -> Piece | Refused:
    sha256 = _sha256(file)
    if reason := why_not_read(name, head, file):
        return Refused(name, reason, sha256)
    if head[:4] == b"PAR1":
        return Piece(name, file, Sort.PARQUET, sha256)
    if head[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        return Piece(name, file, Sort.WORKBOOK, sha256)
    return Piece(name, file, Sort.TEXT, sha256)


def _is_workbook(file: IO[bytes]) -> bool:
    """Whether a zip is an XLSX, XLSB or ODS workbook."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            return "[Content_Types].xml" in names or (
                "mimetype" in names and "content.xml" in names
            )
    except (zipfile.BadZipFile, OSError, ValueError):
        return False
    finally:
        file.seek(0)


def check_workbook(name: str, file: IO[bytes]) -> None:
    """Refuse a workbook that is locked, broken, or blown up beyond bounds, before it is parsed."""
    file.seek(0)
    head = file.read(8)
    if head[:4] == b"\xd0\xcf\x11\xe0":
        file.seek(0)
        content = file.read(LARGEST_WORKBOOK)
        if (
            "EncryptedPackage".encode("utf-16-le") in content
            or "EncryptionInfo".encode("utf-16-le") in content
        ):
            raise CannotRead(LOCKED.format(name=name))
    else:
        with zipfile.ZipFile(file) as archive:
            if sum(member.file_size for member in archive.infolist()) > LARGEST_WORKBOOK:
                raise CannotRead(
                    f"{name}: unpacked, the workbook is larger than {LARGEST_WORKBOOK >> 20} MB. Save its sheets as CSV."
                )
            _check_ratio(name, archive)
            manifest = "META-INF/manifest.xml"
            if manifest in archive.namelist() and b"encryption-data" in archive.read(manifest):
                raise CannotRead(LOCKED.format(name=name))
    file.seek(0)


def _check_ratio(name: str, archive: zipfile.ZipFile) -> None:
    packed = sum(member.compress_size for member in archive.infolist()) or 1
    unpacked = sum(member.file_size for member in archive.infolist())
    if unpacked > LARGEST or (unpacked > _RATIO_FROM and unpacked > GREATEST_RATIO * packed):
        raise CannotRead(
            f"{name}: unpacked it would be {unpacked >> 20} MB from {packed >> 10} KB, as a zip bomb is. It was not opened. Unpack it yourself if you trust it."
        )


def _gzip(
    name: str, file: IO[bytes], scratch: Path, depth: int
) -> Iterator[Piece | Refused | PassedOver]:
    _check_depth(name, depth)
    inner = re.sub(r"\.gz$", "", name, flags=re.IGNORECASE)
    packed = file.seek(0, io.SEEK_END)
    file.seek(0)
    try:
        with gzip.GzipFile(fileobj=file, mode="rb") as stream:
            unpacked = _spooled(cast("IO[bytes]", stream), scratch, name, packed)
    except (EOFError, OSError, zlib.error) as fault:
        if is_no_room(fault):
            raise
        raise CannotRead(
            f"{name}: the gzip file is cut short or damaged ({fault}). Download it again."
        ) from None
    with unpacked:
        yield from _inside((name, _sha256(file)), _opened(inner, unpacked, scratch, depth + 1))


def _zip(
    name: str, file: IO[bytes], scratch: Path, depth: int
) -> Iterator[Piece | Refused | PassedOver]:
    _check_depth(name, depth)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError):
        raise CannotRead(
            f"{name}: the zip file or workbook is cut short or damaged. Download it again."
        ) from None
    members = [m for m in archive.infolist() if not m.is_dir() and not m.filename.endswith("\\")]
    if len(members) > MOST_MEMBERS:
        raise CannotRead(
            f"{name}: the zip holds {len(members)} files; at most {MOST_MEMBERS} are opened. Unpack it."
        )
    _check_ratio(name, archive)
    outer = name, _sha256(file)
    for member in sorted(members, key=lambda m: m.filename):
        if _PASSED_OVER.search(member.filename) or _COMPANIONS.search(member.filename):
            yield PassedOver(f"{name}!{member.filename}")
        else:
            yield from _inside(outer, _member(name, archive, member, scratch, depth))


def _inside(
    outer: tuple[str, str], pieces: Iterator[Piece | Refused | PassedOver]
) -> Iterator[Piece | Refused | PassedOver]:
    """The pieces of a container, each told which one it lies in."""
    for piece in pieces:
        if isinstance(piece, Piece):
            piece.container = outer
        yield piece


def _member(
    name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo, scratch: Path, depth: int
) -> Iterator[Piece | Refused | PassedOver]:
    label = f"{name}!{member.filename}"
    try:
        with archive.open(member) as stream:
            unpacked = _spooled(stream, scratch, label, member.compress_size)
    except RuntimeError:
        yield Refused(
            label, f"{label}: the zip is protected by a password. Unpack it, and give the files."
        )
        return
    except (zipfile.BadZipFile, EOFError, OSError, zlib.error, NotImplementedError) as fault:
        if is_no_room(fault):
            raise
        yield Refused(
            label,
            f"{label}: this member of the zip is damaged or of an unknown kind ({fault}). Download it again.",
        )
        return
    except CannotRead as refusal:
        yield Refused(label, refusal.message)
        return
    with unpacked:
        yield from _opened(label, unpacked, scratch, depth + 1)


def _check_depth(name: str, depth: int) -> None:
    if depth >= DEEPEST:
        raise CannotRead(
            f"{name}: archives lie inside archives more than {DEEPEST} deep. Unpack it yourself if you trust it."
        )


def _spooled(stream: IO[bytes], scratch: Path, name: str, packed: int) -> IO[bytes]:
    """Unpack into memory or a temporary file, within bounds."""
    target = spooled(scratch)
    try:
        _unpack(stream, target, name, packed)
    except BaseException:
        target.close()
        raise
    target.seek(0)
    return target


def _unpack(stream: IO[bytes], target: IO[bytes], name: str, packed: int) -> None:
    size = 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        if size > LARGEST or (size > _RATIO_FROM and size > GREATEST_RATIO * max(packed, 1)):
            raise CannotRead(
                f"{name}: unpacked it grows beyond {GREATEST_RATIO} times its size, as a zip bomb does. It was not opened. Unpack it yourself if you trust it."
            )
        target.write(chunk)


def _sha256(file: IO[bytes]) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()
