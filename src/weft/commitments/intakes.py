"""Decisions about registers that were taken in. Plain Python: no Django, no database, no clock."""

from __future__ import annotations

from weft.ui.marks import Reason, why


def why_not_take(*, contracts: int, other: str) -> Reason | None:
    """Say why a register cannot be taken in, or None when it can. `contracts`: so many come of it; `other`: whose contracts some of them are, where
    that is another organisation."""
    if other:
        return why("These are contracts of “%(name)s”. Say that this is you, or leave its rows out.", name=other)  # fmt: skip
    if not contracts:
        return why("Nothing comes of it. Say what stands in which column, and whose contracts they are.")  # fmt: skip
    return None


def why_not_take_back(*, withdrawn: bool, changed: str, because: str) -> Reason | None:
    """Say why a register cannot be taken back, or None when it can. `changed`: an agreement of it with which something has happened since."""
    if withdrawn:
        return why("It is taken back already.")
    if changed:
        return why(
            "Something has happened since with “%(title)s”, which came of it, so it stays. End the agreements that should not be there one by one.",
            title=changed,
        )  # fmt: skip
    return None if because.strip() else why("Say why.")
