"""Checkpoints: head and count of the chain, signed, and kept outside the database.

A file of JSON lines that is only appended to. Each names the one before it, so that a line that was
taken out or put in is found.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import BinaryIO

from weft.analysis.errors import ExitCode, WeftError
from weft.audit.faults import Fault, Kind
from weft.audit.keys import is_signed
from weft.audit.rules import GENESIS, canonical, sha256

FILE = "checkpoints.jsonl"
Unnumbered = Callable[[int, str], "Checkpoint"]
"""Makes a signed checkpoint of its number and the SHA-256 of the one before."""


class CannotKeep(WeftError):
    """The file of checkpoints cannot be added to, with the remedy."""

    exit_code = ExitCode.CANNOT_WRITE


@dataclass(frozen=True)
class Checkpoint:
    """The chain at one moment: how many entries, and the hash of the last; signed."""

    number: int
    place: str
    at: str
    count: int
    head: str
    previous: str
    key: str
    signature: str = ""

    @property
    def signed_text(self) -> str:
        """What the signature is over: everything else, as canonical JSON."""
        return canonical(
            {name: value for name, value in asdict(self).items() if name != "signature"}
        )

    @property
    def line(self) -> str:
        """The checkpoint as it stands in the file."""
        return canonical(asdict(self))


@dataclass(frozen=True)
class Line:
    """A line of a file of checkpoints: what it says, or None where that cannot be read."""

    number: int
    text: str
    said: Checkpoint | None


def append(path: Path, made: Unnumbered) -> Checkpoint:
    """Add the next checkpoint to the file and see it onto the disk; gives it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        last = _last(path, file)
        checkpoint = made(last.number + 1 if last else 1, sha256(last.line) if last else GENESIS)
        file.write(f"{checkpoint.line}\n".encode())
        file.flush()
        os.fsync(file.fileno())
    _sync_folder(path.parent)
    return checkpoint


def read(path: Path) -> list[Line]:
    """The lines of a file of checkpoints; none where there is no file."""
    if not path.exists():
        return []
    texts = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return [Line(n, text, understood(text)) for n, text in enumerate(texts, 1) if text.strip()]


def check(
    lines: Sequence[Line], *, keys: Collection[str], made: Iterable[int], whole: bool
) -> tuple[list[Checkpoint], list[Fault]]:
    """The checkpoints that can be relied on, and what is wrong with the file.

    `made` are the numbers of the checkpoints that the audit says were made. Where `whole`, the file is
    the installation's own and holds them all; else it is a copy and may hold a part.
    """
    faults: list[Fault] = []
    good: list[Checkpoint] = []
    for line in lines:
        if wrong := _wrong(line, good[-1] if good else None, keys):
            faults.append(Fault(Kind.CHECKPOINT, f"Line {line.number} of the checkpoints {wrong}."))
        if line.said and _is_genuine(line.said, keys):
            good.append(line.said)
    there = {one.number for one in good}
    expected = set(made) | set(range(1, max(there, default=0))) if whole else set()
    expected |= set(range(min(there, default=0), max(there, default=0)))
    for number in sorted(expected - there):
        faults.append(Fault(Kind.CHECKPOINT, f"Checkpoint {number} is missing or was replaced."))
    return good, faults


def compare(
    checkpoints: Sequence[Checkpoint], heads: Mapping[int, str | None], end: int
) -> list[Fault]:
    """What the checkpoints say against the chain: whether it was cut off, or made again as a whole."""
    agreed = 0
    for one in sorted(checkpoints, key=lambda one: one.count):
        found = GENESIS if one.count == 0 else heads.get(one.count)
        if found == one.head:
            agreed = one.count
        elif found is not None:
            return [_made_again(one, agreed)]
        elif one.count > end:
            return [_cut_off(one, agreed, end)]
    return []


def _made_again(one: Checkpoint, agreed: int) -> Fault:
    said = (
        f"Between positions {agreed + 1} and {one.count} the chain was made again: checkpoint "
        f"{one.number} of {one.at} has another hash for position {one.count}."
    )
    return Fault(Kind.REMADE, said, agreed + 1, None, one.count)


def _cut_off(one: Checkpoint, agreed: int, end: int) -> Fault:
    said = (
        f"Between positions {agreed + 1} and {one.count} entries are missing: checkpoint {one.number} of "
        f"{one.at} counts {one.count}, and the chain ends at {end}."
    )
    return Fault(Kind.MISSING, said, agreed + 1, None, one.count)


def _is_genuine(said: Checkpoint, keys: Collection[str]) -> bool:
    return said.key in keys and is_signed(said.signed_text, said.signature, said.key)


def _wrong(line: Line, before: Checkpoint | None, keys: Collection[str]) -> str | None:
    """Say what is wrong with a line, or None when nothing is."""
    said = line.said
    if said is None:
        return "cannot be read"
    if said.key not in keys:
        return f"(checkpoint {said.number}) is signed with a key that is not this site's"
    if not _is_genuine(said, keys):
        return f"(checkpoint {said.number}) is not what the site signed"
    if before and said.number <= before.number:
        return f"(checkpoint {said.number}) stands after checkpoint {before.number}"
    if before and said.number == before.number + 1 and said.previous != sha256(before.line):
        return f"(checkpoint {said.number}) names another one before it than checkpoint {before.number}"
    return None


def understood(text: str) -> Checkpoint | None:
    """What a line says, or None where it is no checkpoint."""
    try:
        fields = json.loads(text)
        said = Checkpoint(**fields)
    except (ValueError, TypeError):
        return None
    numbers = all(type(number) is int for number in (said.number, said.count))
    return said if numbers and said == replace(said, **fields) else None


def _last(path: Path, file: BinaryIO) -> Checkpoint | None:
    lines = read(path)
    if not lines:
        return None
    file.seek(-1, os.SEEK_END)
    if lines[-1].said is None or file.read(1) != b"\n":
        raise CannotKeep(
            f"The last line of {path} is not a whole checkpoint. Look at it with `weft audit verify`, "
            "keep a copy of the file, and take that line out."
        )
    return lines[-1].said


def _sync_folder(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
