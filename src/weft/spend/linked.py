"""Decisions about supplier links and what is said against them, in plain Python: no Django, no database, no clock."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from weft.organisations.rules import State
from weft.ui.marks import Reason, why


def why_not_link(*, named: bool, name: str, state: State, kept: str | None) -> Reason | None:
    """Say why a supplier cannot be linked to an organisation of this name that stands so, or None when it can.

    `named`: whether the payee may be named; `kept`: the record that this one is part of.
    """
    if not named:
        return why(
            "This payee is not named: it is, or may be, a person, or the files withhold it. Only a supplier is linked."
        )
    if kept is not None:
        return why("“%(name)s” is part of “%(kept)s” now. Choose that one.", name=name, kept=kept)
    if state != State.APPROVED:
        return why(
            "“%(name)s” stands as “%(state)s”. Only an approved organisation is linked.",
            name=name, state=state.capitalize(),
        )  # fmt: skip
    return None


def why_not_begin(
    *, linked_to: Collection[str], holds_from: date | None, held_until: date | None
) -> Reason | None:
    """Say why another link of the supplier cannot begin on this day, or None when it can.

    `linked_to`: to what links in force tie it; `held_until`: the last day of those that have ended.
    """
    if linked_to:
        names = "”, “".join(sorted(set(linked_to)))
        return why("This supplier is linked to “%(names)s” already. End that first.", names=names)
    if held_until is not None and (holds_from is None or holds_from <= held_until):
        return why(
            "Another link held until %(day)s. Say from which later day this one holds.",
            day=held_until.strftime("%d/%m/%Y"),
        )
    return None


def why_not_end(*, ended: bool, holds_from: date | None, held_until: date | None) -> Reason | None:
    """Say why a link cannot end so, or None when it can."""
    if ended:
        return why("This link has ended already.")
    if holds_from is not None and held_until is not None and held_until < holds_from:
        return why(
            "The link holds from %(day)s. Give that day or a later one, or none, where it was never right.",
            day=holds_from.strftime("%d/%m/%Y"),
        )
    return None


def why_not_object(*, ended: bool, waits: bool) -> Reason | None:
    """Say why nobody can say now that a link is wrong, or None when somebody can."""
    if ended:
        return why("This link has ended already.")
    if waits:
        return why("Your organisation has said so already. The council’s analysts answer it.")
    return None


def why_not_answer(*, ended: bool, waits: bool) -> Reason | None:
    """Say why there is nothing to answer, or None where there is."""
    if ended:
        return why("This link has ended already.")
    return None if waits else why("Nothing waits for an answer here.")


def holds_on(day: date, *, holds_from: date | None, ended: bool, held_until: date | None) -> bool:
    """Whether a link holds on a day. One that ended without a last day was never right, and holds on none."""
    if holds_from is not None and day < holds_from:
        return False
    return not ended or (held_until is not None and day <= held_until)
