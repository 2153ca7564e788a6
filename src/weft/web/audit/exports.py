"""The record as files: CSV for a spreadsheet, JSON lines to check the chain with. Written as they are read."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

from weft.analysis.reporting.words import harmless
from weft.audit.queries import Wanted, all_of
from weft.audit.rules import Sealed, canonical, moment
from weft.organisations.access import Viewer
from weft.web.audit.shown import Change, Shown, shown

HEADINGS = (
    "Number", "When (UTC)", "Who", "Acting for", "What was done", "To what", "Which", "Before", "After",
    "Position", "Hash",
)  # fmt: skip


class _Line:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        """Give it back."""
        return text


def csv_lines(viewer: Viewer, wanted: Wanted) -> Iterator[str]:
    """The entries in words, a line each; no cell is one that a spreadsheet would run."""
    writer = csv.writer(_Line())
    yield "\ufeff" + writer.writerow(HEADINGS)
    for entries in all_of(wanted):
        for entry in shown(viewer, entries):
            yield writer.writerow([_cell(value) for value in _cells(entry)])


def json_lines(viewer: Viewer, wanted: Wanted) -> Iterator[str]:
    """The entries as the chain has them, with their personal values and salts: enough to check hashes."""
    for entries in all_of(wanted):
        for entry, one in zip(entries, shown(viewer, entries), strict=True):
            yield canonical(_raw(entry) | {"who": one.who, "for": one.acting_for}) + "\n"


def _cells(entry: Shown) -> tuple[Any, ...]:
    return (
        entry.number, moment(entry.at), entry.who, entry.acting_for, entry.act, entry.kind_in_words,
        entry.subject_in_words, _side(entry.changes, "before"), _side(entry.changes, "after"),
        entry.position, entry.chained,
    )  # fmt: skip


def _side(changes: tuple[Change, ...], side: str) -> str:
    said = ((change.field, getattr(change, side)) for change in changes)
    return "; ".join(f"{field}: {value}" for field, value in said if value is not None)


def _cell(value: Any) -> Any:
    return harmless(value) if isinstance(value, str) else value


def _raw(entry: Any) -> dict[str, Any]:
    raw = {field: getattr(entry, field) for field in Sealed._fields}
    told = [
        {"side": one.side, "field": one.field, "salt": one.salt, "value": one.value}
        if one.erased_at is None
        else {"side": one.side, "field": one.field, "erased_at": moment(one.erased_at)}
        for one in entry.told.all()
    ]
    sealed_at = moment(entry.sealed_at) if entry.sealed_at else None
    return raw | {"at": moment(entry.at), "sealed_at": sealed_at, "told": told}
