"""Editions: published states of things that change, kept in a data folder on this machine.

A register, a list of postcodes, a set of boundaries: each load is an *edition*. It is loaded inactive,
checked, then activated; it is never changed, only replaced by a successor that names it.

    editions = Editions.at(None)
    with editions.loading("postcodes", "2025-05") as loading:
        write_parquet(loading.folder / "postcodes.parquet")
        loading.facts |= {"rows_loaded": 2_700_000}
    editions.check("postcodes", "2025-05", [Finding("gaps", True, "every postcode has a district")])
    editions.activate("postcodes", "2025-05", at=now)

Room on disk: `<data folder>/<kind>/<edition>/`, with `edition.json` beside the tables.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import IO, Any

from weft.analysis.errors import ExitCode, WeftError

VARIABLE = "WEFT_DATA"
ABOUT = "edition.json"
LOCK = "loading.lock"
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")


class State(StrEnum):
    """How far an edition has come."""

    LOADED = "loaded"
    CHECKED = "checked"
    REFUSED = "refused"
    ACTIVE = "active"
    REPLACED = "replaced"


NEXT: dict[State, tuple[State, ...]] = {
    State.LOADED: (State.CHECKED, State.REFUSED),
    State.CHECKED: (State.ACTIVE, State.CHECKED, State.REFUSED),
    State.REFUSED: (State.CHECKED, State.REFUSED),
    State.ACTIVE: (State.REPLACED,),
    State.REPLACED: (State.ACTIVE,),
}
"""Which states may follow which. Going back to a replaced edition activates it again."""


class NoSuchEdition(WeftError):
    """An edition was asked for that has not been loaded."""


class CannotActivate(WeftError):
    """An edition cannot be used yet, with the reason."""


@dataclass(frozen=True)
class Finding:
    """What a check found out about an edition."""

    check: str
    passed: bool
    words: str


@dataclass(frozen=True)
class Edition:
    """One edition: where its tables are, and what is known of it."""

    kind: str
    name: str
    folder: Path
    state: State
    facts: dict[str, Any]
    """Publisher, source files with SHA-256, rows read, loaded and rejected, versions: what the load
    wrote down. Plain JSON values."""
    findings: tuple[Finding, ...] = ()
    replaces: str | None = None

    def table(self, name: str) -> Path:
        """The Parquet file of one of its tables. Raises NoSuchEdition where it has none."""
        path = self.folder / f"{name}.parquet"
        if not path.is_file():
            raise NoSuchEdition(f"The {self.kind} edition “{self.name}” has no table “{name}”.")
        return path

    def named(self) -> str:
        """How results say which edition they used: "postcodes 2025-05"."""
        return f"{self.kind} {self.name}"


@dataclass
class Loading:
    """A load under way: a folder to write the tables into, and the facts to keep about it."""

    folder: Path
    facts: dict[str, Any] = field(default_factory=dict)


class Editions:
    """The editions kept in one data folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @classmethod
    def at(cls, given: Path | None, environment: dict[str, str] | None = None) -> Editions:
        """The folder given, else that of `WEFT_DATA`, else `weft` in the user's own data folder."""
        variables = dict(os.environ) if environment is None else environment
        if given is not None:
            return cls(given)
        if named := variables.get(VARIABLE):
            return cls(Path(named))
        home = variables.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
        return cls(Path(home) / "weft")

    def listed(self, kind: str | None = None) -> tuple[Edition, ...]:
        """Every edition that is loaded, of one kind or of all, by kind and name. Other folders, such
        as those of the site, are passed over."""
        kinds = [kind] if kind else sorted(_names_in(self.root))
        return tuple(
            self.edition(one, name)
            for one in kinds
            for name in sorted(_names_in(self.root / one))
            if (self.root / one / name / ABOUT).is_file()
        )

    def edition(self, kind: str, name: str) -> Edition:
        """One edition by its name. Raises NoSuchEdition, which says what there is."""
        folder = self.root / kind / name
        if not (folder / ABOUT).is_file():
            there = ", ".join(sorted(_names_in(self.root / kind))) or "none"
            raise NoSuchEdition(
                f"There is no {kind} edition “{name}” in {self.root}. There is: {there}."
            )
        about = json.loads((folder / ABOUT).read_text("utf-8"))
        findings = tuple(Finding(**found) for found in about["findings"])
        state = State(about["state"])
        return Edition(kind, name, folder, state, about["facts"], findings, about["replaces"])

    def active(self, kind: str) -> Edition | None:
        """The edition of this kind that is in use, if one is."""
        return next((e for e in self.listed(kind) if e.state == State.ACTIVE), None)

    def in_use(self) -> dict[str, str]:
        """The name of the edition that is in use, of each kind that has one."""
        return {each.kind: each.name for each in self.listed() if each.state == State.ACTIVE}

    @contextmanager
    def loading(
        self, kind: str, name: str, *, same: str | None = None, afresh: bool = False
    ) -> Iterator[Loading]:
        """Load an edition: all of it or nothing. An edition that is there already is not changed.

        What is written into the folder becomes the edition when the block ends without an error. A
        load that is killed leaves a folder that no edition is; the next load of the kind sweeps it away.

        With `same`, which names all that makes two loads the same, the next load gets the folder as the
        killed one left it, unless that one is still at work or `afresh` is asked for. A WeftError removes
        the folder; whatever else stops the block leaves it.
        """
        if not (_NAME.fullmatch(kind) and _NAME.fullmatch(name)):
            raise WeftError(
                f"“{name}” cannot name an edition: use small letters, numbers, dots and dashes, "
                "as in 2025-05."
            )
        final = self.root / kind / name
        if final.exists():
            raise WeftError(
                f"The {kind} edition “{name}” is loaded already, and an edition never changes. "
                "Give the new one a name of its own with --edition."
            )
        with _working_folder(final, same, afresh) as working:
            loading = Loading(working)
            yield loading
            _write(working, Edition(kind, name, working, State.LOADED, loading.facts))
            _put_in_place(working, final)

    def check(self, kind: str, name: str, findings: Sequence[Finding]) -> Edition:
        """Keep what the checks found; an edition with a failed check is refused."""
        passed = all(found.passed for found in findings)
        return self._moved(
            self.edition(kind, name),
            State.CHECKED if passed else State.REFUSED,
            findings=tuple(findings),
        )

    def activate(self, kind: str, name: str, *, at: datetime) -> Edition:
        """Put an edition that passed its checks to use, in place of the one before."""
        wanted, before = self.edition(kind, name), self.active(kind)
        if reason := why_not_activate(wanted):
            raise CannotActivate(reason)
        replaces = before.name if before and before.name != name else wanted.replaces
        facts = wanted.facts | {"activated_at": at.isoformat()}
        active = self._moved(wanted, State.ACTIVE, facts=facts, replaces=replaces)
        if before and before.name != name:
            self._moved(before, State.REPLACED)
        return active

    def _moved(self, edition: Edition, state: State, **changes: Any) -> Edition:
        if state not in NEXT[edition.state] and state != edition.state:
            raise CannotActivate(
                f"The {edition.kind} edition “{edition.name}” is {edition.state}, and cannot "
                f"become {state}."
            )
        kept = {"facts": edition.facts, "findings": edition.findings, "replaces": edition.replaces}
        moved = Edition(edition.kind, edition.name, edition.folder, state, **(kept | changes))
        _write(edition.folder, moved)
        return moved


class EditionsThen(Editions):
    """A data folder as it was when others of its editions were in use: those that a result was made with.

    Raises NoSuchEdition where one of them is no longer there.
    """

    def __init__(self, root: Path, in_use: Mapping[str, str]) -> None:
        super().__init__(root)
        self.then = dict(in_use)
        for kind, name in self.then.items():
            self.edition(kind, name)

    def edition(self, kind: str, name: str) -> Edition:
        """One edition, active where it was in use then, and only there."""
        found = super().edition(kind, name)
        if self.then.get(kind) == name:
            return replace(found, state=State.ACTIVE)
        return replace(found, state=State.REPLACED) if found.state == State.ACTIVE else found


def why_not_activate(edition: Edition) -> str | None:
    """Say why an edition cannot be put to use, or None when it can."""
    failed = [found.words for found in edition.findings if not found.passed]
    if failed:
        return (
            f"The {edition.kind} edition “{edition.name}” failed its checks: {'; '.join(failed)}."
        )
    if not edition.findings:
        return f"The {edition.kind} edition “{edition.name}” has not been checked yet."
    return None


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _names_in(folder: Path) -> list[str]:
    if not folder.is_dir():
        return []
    return [path.name for path in folder.iterdir() if path.is_dir() and path.name[0] != "."]


@contextmanager
def _working_folder(final: Path, same: str | None, afresh: bool) -> Iterator[Path]:
    """A folder beside the edition's own, locked while this process works in it, and then gone."""
    kept = final.parent / f".{same}" if same else None
    try:
        final.parent.mkdir(parents=True, exist_ok=True)
        lock = _taken_up(kept) if kept and not afresh else None
        _sweep(final.parent)
        working, lock = (kept, lock) if kept and lock else _begun(final, kept)
    except OSError as fault:
        raise WeftError(
            f"{final}: cannot be written ({fault.strerror}). Choose another folder with --data "
            f"or {VARIABLE}.",
            exit_code=ExitCode.CANNOT_WRITE,
        ) from None
    with lock:
        try:
            yield working
        except BaseException as fault:
            if isinstance(fault, WeftError) or working != kept:
                shutil.rmtree(working, ignore_errors=True)
            raise


def _begun(final: Path, kept: Path | None) -> tuple[Path, IO[str]]:
    """A new folder, and its lock: of the name under which it is taken up again, if that is free."""
    working = Path(tempfile.mkdtemp(prefix=f".{final.name}-", dir=final.parent))
    lock = (working / f"{LOCK}.fresh").open("w")
    fcntl.flock(lock, fcntl.LOCK_EX)
    (working / f"{LOCK}.fresh").rename(working / LOCK)  # never seen before it is locked
    if kept:
        with suppress(OSError):
            working = working.rename(kept)
    return working, lock


def _taken_up(folder: Path) -> IO[str] | None:
    """The lock of the folder that a killed load left; None where there is none, or another has it."""
    with ExitStack() as unless_ours, suppress(OSError):
        lock = unless_ours.enter_context((folder / LOCK).open("r+"))
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(lock.fileno()), (folder / LOCK).stat()):
            unless_ours.pop_all()
            return lock
    return None


def _sweep(folder: Path) -> None:
    """Remove what loads left behind that were killed: folders whose lock nobody holds."""
    for left in folder.glob(f".*/{LOCK}"):
        if lock := _taken_up(left.parent):
            with lock:
                shutil.rmtree(left.parent, ignore_errors=True)


def _put_in_place(working: Path, final: Path) -> None:
    try:
        working.rename(final)
    except OSError:
        raise WeftError(
            f"{final}: another load of this edition was quicker, and an edition never changes."
        ) from None
    (final / LOCK).unlink()


def _write(folder: Path, edition: Edition) -> None:
    about = {
        "kind": edition.kind,
        "name": edition.name,
        "state": edition.state,
        "replaces": edition.replaces,
        "facts": edition.facts,
        "findings": [asdict(found) for found in edition.findings],
    }
    text = json.dumps(about, indent=1, ensure_ascii=False, default=str) + "\n"
    fresh = folder / f"{ABOUT}.fresh"
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(folder / ABOUT)
