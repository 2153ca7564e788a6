"""Entries as the viewer may read them: with the names that the viewer may know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from weft.audit.rules import AFTER, BEFORE, PERSONAL
from weft.organisations.access import Viewer
from weft.organisations.queries import names_of_organisations, names_of_people
from weft.web.audit.things import names_of_things
from weft.web.audit.words import act_in_words, field_in_words, kind_in_words, value_in_words

PEOPLE, ORGANISATIONS = {"person"}, {"organisation", "other"}
"""Fields and subjects that hold the number of a person, of an organisation."""


@dataclass(frozen=True)
class Change:
    """One value of an entry, before and after, in words; None where the entry does not speak of it."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Shown:
    """An entry in words."""

    number: int
    at: datetime
    who: str
    acting_for: str
    act: str
    kind: str
    subject: int
    subject_in_words: str
    changes: tuple[Change, ...]
    position: int | None
    sealed_at: datetime | None
    chained: str | None

    @property
    def kind_in_words(self) -> str:
        """What kind of thing it was done to."""
        return kind_in_words(self.kind)


class Names:
    """The names that a viewer may know of the people and organisations in some entries."""

    def __init__(self, viewer: Viewer, entries: Sequence[Any]) -> None:
        people, organisations, things = set(), set(), defaultdict[str, set[int]](set)
        for entry in entries:
            things[entry.subject_kind].add(entry.subject)
            people |= {entry.person} | set(_numbers_in(entry, PEOPLE))
            organisations |= {entry.acting_for} | set(_numbers_in(entry, ORGANISATIONS))
        self.people = names_of_people(viewer, people - {None})
        self.organisations = names_of_organisations(viewer, organisations - {None})
        self.things = names_of_things(viewer, things)

    def person(self, number: int) -> str:
        """Someone by name, or why there is none."""
        if number not in self.people:
            return _("someone of another organisation")
        return self.people[number] or _("a person who has been erased")

    def organisation(self, number: int) -> str:
        """An organisation by name, or that it is another."""
        return self.organisations.get(number) or _("another organisation")

    def thing(self, kind: str, number: int) -> str:
        """What something was done to."""
        if kind in PEOPLE:
            return self.person(number)
        if kind in ORGANISATIONS:
            return self.organisation(number)
        if (kind, number) in self.things:
            return self.things[kind, number]
        return f"{kind_in_words(kind)} {number}" if number else kind_in_words(kind)


def shown(viewer: Viewer, entries: Sequence[Any]) -> list[Shown]:
    """Entries in words, with as many questions to the database however many they are."""
    names = Names(viewer, entries)
    return [_shown(entry, names) for entry in entries]


def told_in(entry: Any) -> dict[tuple[str, str], Any]:
    """The personal values of an entry that were not erased, by side and field."""
    return {(one.side, one.field): one.value for one in entry.told.all() if not one.erased_at}


def _shown(entry: Any, names: Names) -> Shown:
    return Shown(
        number=entry.pk, at=entry.at, act=act_in_words(entry.act), kind=entry.subject_kind,
        who=names.person(entry.person) if entry.person is not None else _("Weft"),
        acting_for=names.organisation(entry.acting_for) if entry.acting_for is not None else "",
        subject=entry.subject, subject_in_words=names.thing(entry.subject_kind, entry.subject),
        changes=tuple(_changes(entry, names)), position=entry.position, sealed_at=entry.sealed_at,
        chained=entry.chained,
    )  # fmt: skip


def _changes(entry: Any, names: Names) -> Iterator[Change]:
    told = told_in(entry)

    def said(side: str, field: str, values: Mapping[str, Any]) -> str | None:
        if field not in values:
            return None
        value = values[field]
        if isinstance(value, Mapping) and set(value) == {PERSONAL}:
            return value_in_words(told[side, field]) if (side, field) in told else _("erased")
        if isinstance(value, int) and field in PEOPLE | ORGANISATIONS:
            return names.thing(field, value)
        return value_in_words(value)

    for field in dict.fromkeys([*entry.before, *entry.after]):
        before, after = said(BEFORE, field, entry.before), said(AFTER, field, entry.after)
        yield Change(field_in_words(field), before, after)


def _numbers_in(entry: Any, fields: set[str]) -> Iterator[int]:
    if entry.subject_kind in fields:
        yield entry.subject
    for values in (entry.before, entry.after):
        yield from (
            value for field, value in values.items() if field in fields and type(value) is int
        )
