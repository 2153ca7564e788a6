"""Which approved organisation somebody means by what they write: by its reference, its number in a register, or any of its names, however it is spelled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from weft.analysis.identifiers import org_id
from weft.analysis.names.single import key_of_one
from weft.organisations.access import Viewer
from weft.organisations.models import Organisation
from weft.organisations.queries import standing_for, visible_to
from weft.organisations.queries.doubles import ALIKE, likeness, spelled
from weft.organisations.rules import State

FEWEST_LETTERS = 4
"""Of fewer, whatever holds them is no hint."""


@dataclass(frozen=True)
class Meant:
    """Whom somebody may mean."""

    same: list[Organisation] = field(default_factory=list)
    """Those of this reference, number or name: one, where it is clear."""
    near: list[Organisation] = field(default_factory=list)
    """Where there are none of these: those that are called nearly so."""

    @property
    def one(self) -> Organisation | None:
        """The one that is meant, where it is clear."""
        return self.same[0] if len(self.same) == 1 else None


class Called:
    """The approved organisations that a viewer may know, by all that they are called. Read once, when the first is asked for."""

    def __init__(self, viewer: Viewer) -> None:
        self._viewer = viewer
        self._known: dict[int, Organisation] = {}
        self._by: list[dict[str, set[int]]] = [defaultdict(set) for _ in range(3)]
        self._names: list[tuple[int, str]] = []

    def _read(self) -> None:
        approved = visible_to(self._viewer).filter(state=State.APPROVED)
        self._known = {one.pk: one for one in approved}
        there = Organisation.objects.exclude(state=State.REFUSED)
        there = there.select_related("merged_into")
        for one in there.prefetch_related("other_names", "identifiers"):
            kept = standing_for(one).pk
            if kept in self._known:
                self._take(one, kept)

    def _take(self, one: Organisation, kept: int) -> None:
        """Learn what a record is called, for the one that stands for it."""
        numbers, names, keys = self._by
        numbers[one.ref.casefold()].add(kept)
        for each in one.identifiers.all():
            for number in (each.number, f"{each.scheme}-{each.number}"):
                numbers[number.casefold()].add(kept)
        for name in (one.name, *(other.name for other in one.other_names.all())):
            names[_plain(name)].add(kept)
            keys[key_of_one(name)].add(kept)
            self._names.append((kept, name))

    def meant(self, text: str) -> Meant:
        """Whom a text means: by a number, else by a name as it is written, else by one that is the same but for how it is spelled; else those near it."""
        text = text.replace("\0", "").strip()
        if not text:
            return Meant()
        if not self._known:
            self._read()
        told = (_numbers(text), [_plain(text)], [key_of_one(text)])
        for by, wanted in zip(self._by, told, strict=True):
            if found := {pk for one in wanted if one for pk in by.get(one, ())}:
                return Meant(same=self._sorted(found))
        return Meant(near=self._sorted(self._near(text)))

    def _near(self, text: str) -> Iterable[int]:
        wanted, plain = spelled(text), _plain(text)
        for pk, name in self._names:
            is_part = len(plain) >= FEWEST_LETTERS and plain in _plain(name)
            if is_part or likeness(wanted, spelled(name)) >= ALIKE:
                yield pk

    def _sorted(self, found: Iterable[int]) -> list[Organisation]:
        return sorted((self._known[pk] for pk in set(found)), key=lambda one: one.name)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _numbers(text: str) -> list[str]:
    """A text as a reference or a number, as it is kept."""
    bare = "".join(text.split()).casefold()
    whole = org_id(text)
    return [bare, *(["-".join(whole).casefold()] if whole else [])]
