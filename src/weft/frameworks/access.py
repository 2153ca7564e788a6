"""Who may do what with frameworks. What is adopted is everybody's, where its licence allows; a draft is its keeper's people's, and
theirs who are consulted about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weft.organisations.access import Viewer
from weft.organisations.rules import COUNCILS, Kind, Permission, State
from weft.ui.marks import Reason, why

if TYPE_CHECKING:
    from weft.organisations.models import Organisation

KEEPERS = COUNCILS | {Kind.ANCHOR}
"""Kinds of organisations that keep frameworks."""


def why_not_keep(viewer: Viewer) -> Reason | None:
    """Policy leads and administrators of councils and anchor institutions write frameworks, consult about them, ask that they be adopted, and
    adopt what another of them has asked for."""
    mine = viewer.acting_for
    if mine is None or Kind(mine.kind) not in KEEPERS:
        return why("Councils and anchor institutions keep frameworks. Act for one to do this.")
    if not viewer.may(Permission.KEEP_FRAMEWORKS, mine):
        return why("Your role reads frameworks. A policy lead or an administrator writes them.")
    if mine.state != State.APPROVED:
        return why("Frameworks are kept once your organisation is approved.")
    return None


def why_not_write(viewer: Viewer, *, own: bool) -> Reason | None:
    """They write those that their own organisation keeps."""
    if reason := why_not_keep(viewer):
        return reason
    return None if own else why("Another organisation keeps this framework.")


def why_not_map(viewer: Viewer) -> Reason | None:
    """They say how what is asked for here stands to what is asked for there, of any editions that they see, review what another
    proposed, and agree to it."""
    return why_not_keep(viewer)


def may_comment(viewer: Viewer, *, organisation: Organisation | None) -> bool:
    """Whoever acts for an approved organisation, its keeper or one that is consulted, comments for it."""
    return (
        organisation is not None
        and organisation.state == State.APPROVED
        and viewer.person is not None
    )
