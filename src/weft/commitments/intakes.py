"""Decisions about registers that were taken in. Plain Python: no Django, no database, no clock."""

from __future__ import annotations

from weft.ui.marks import Reason, why


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
