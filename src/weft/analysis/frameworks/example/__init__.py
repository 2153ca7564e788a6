"""The frameworks of the example place: a combined authority's in two editions, and what three councils make of it.

Greater Quillmouth and everybody in it is invented, and so is every word of these frameworks. `*.json` are
editions, `*.local.json` the local changes of a council, `*.decisions.json` what its people decided when the
next edition came, `*.sssom.tsv` mappings.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from weft.analysis.frameworks.adapted import Becomes, LocalChange, adapted, carried
from weft.analysis.frameworks.catalogue import edition_called
from weft.analysis.frameworks.crosswalks import Mapping
from weft.analysis.frameworks.document import read_document
from weft.analysis.frameworks.edition import Edition, Framework, Licence
from weft.analysis.frameworks.local_document import (
    WORDS,
    read_change,
    read_local_document,
)
from weft.analysis.frameworks.sssom import read_sssom

HERE = Path(__file__).parent
AUTHORITY = "Greater Quillmouth Combined Authority"
FIRST, SECOND = "2023", "2026"
"""The editions of the authority's framework."""
LICENCE = Licence("Invented for Weft's example place; under the licence of Weft")
MODEL = "social-value-model:ppn-002"
"""The shipped edition to which the authority's second one is mapped."""


@dataclass(frozen=True)
class Decision:
    """What people of a council decided about one of its local changes when the next edition came."""

    change: LocalChange
    """As it stood on the edition before."""
    becomes: LocalChange | None
    """As it stands on the next; nothing where it was dropped."""
    reason: str


@dataclass(frozen=True)
class MovedOn:
    """How a council went on to the next edition of the framework that it adapts."""

    name: str
    """What its own edition is called from then on."""
    begins: date
    parent: Edition
    decisions: tuple[Decision, ...]
    """One for each local change that `adapted.carried` leaves to a person, in their order."""


@dataclass(frozen=True)
class ExampleCouncil:
    """A council of the example place, and what it makes of the authority's framework."""

    council: str
    """Its name, as in the rest of the example place."""
    framework: Framework
    name: str
    """What its own edition is called."""
    begins: date
    parent: Edition
    """The authority's edition that it adapts."""
    local: tuple[LocalChange, ...]
    next: MovedOn | None = None

    @property
    def edition(self) -> Edition:
        """Its own edition, whole: the authority's with its local changes."""
        whole = adapted(self.parent, self.local).edition
        return replace(whole, framework=self.framework, name=self.name, begins=self.begins)

    @property
    def local_next(self) -> tuple[LocalChange, ...]:
        """Its local changes on the next edition: kept as they were, or as decided. None before it moved on."""
        if self.next is None:
            return ()
        decided = {one.change: one.becomes for one in self.next.decisions}
        now = (
            one.change if one.becomes is Becomes.KEPT else decided[one.change]
            for one in carried(self.local, self.parent, self.next.parent)
        )
        return tuple(change for change in now if change is not None)

    @property
    def next_edition(self) -> Edition | None:
        """Its own edition after it moved on."""
        if self.next is None:
            return None
        return replace(
            adapted(self.next.parent, self.local_next).edition,
            framework=self.framework, name=self.next.name, begins=self.next.begins, replaces=self.name,
        )  # fmt: skip


@cache
def editions() -> dict[str, Edition]:
    """The authority's two editions by their names."""
    return {name: _edition(f"greater-quillmouth-{name}.json") for name in (FIRST, SECOND)}


@cache
def councils() -> tuple[ExampleCouncil, ...]:
    """The three councils. The first two have moved on to the second edition; the third has not."""
    return (
        ExampleCouncil(
            "Quillmouth City Council",
            _framework("quillmouth", "What Quillmouth asks", "Quillmouth City Council"),
            "2024", date(2024, 4, 1), editions()[FIRST], _local("quillmouth-2024"),
            _moved_on("quillmouth-2026", "quillmouth-2024", date(2026, 6, 1)),
        ),
        ExampleCouncil(
            "Harrowfen Borough Council",
            _framework("harrowfen", "Harrowfen first", "Harrowfen Borough Council"),
            "2024", date(2024, 7, 1), editions()[FIRST], _local("harrowfen-2024"),
            _moved_on("harrowfen-2026", "harrowfen-2024", date(2026, 9, 1)),
        ),
        ExampleCouncil(
            "Ostlebeck Council",
            _framework("ostlebeck", "The short list of Ostlebeck", "Ostlebeck Council"),
            "2024", date(2024, 10, 1), editions()[FIRST], _local("ostlebeck-2024"),
        ),
    )  # fmt: skip


@cache
def mappings() -> tuple[Mapping, ...]:
    """Every mapping of the example place: between editions of the authority, the councils and the Social Value Model."""
    known = every_edition()
    return tuple(
        mapping
        for path in sorted(HERE.glob("*.sssom.tsv"))
        for mapping in read_sssom(path.read_text("utf-8"), name=path.name, editions=known)
    )


def every_edition() -> tuple[Edition, ...]:
    """Every edition of which the mappings speak: the authority's, the councils' own, and the shipped one."""
    own = [one.edition for one in councils()]
    later = [one.next_edition for one in councils() if one.next_edition is not None]
    return (*editions().values(), *own, *later, edition_called(MODEL))


def _framework(key: str, name: str, owner: str) -> Framework:
    scope = f"What {owner} asks for, on the framework of the {AUTHORITY}."
    return Framework(key, name, owner, LICENCE, scope)


def _edition(file: str) -> Edition:
    return read_document((HERE / file).read_bytes(), name=file)


def _local(own: str) -> tuple[LocalChange, ...]:
    file = f"{own}.local.json"
    return read_local_document((HERE / file).read_bytes(), name=file)


def _moved_on(own: str, before: str, begins: date) -> MovedOn:
    file = f"{own}.decisions.json"
    local = {(WORDS[type(one)], one.code): one for one in _local(before)}
    decisions = tuple(
        Decision(
            local[said["change"], said["code"]],
            read_change(said["becomes"], name=file) if said["becomes"] else None,
            said["reason"],
        )
        for said in json.loads((HERE / file).read_bytes())["decisions"]
    )
    return MovedOn(own.rpartition("-")[2], begins, editions()[SECOND], decisions)
