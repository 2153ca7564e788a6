"""Who may do what with frameworks. What is adopted is everybody's, where its licence allows; a draft is its keeper's people's, and
theirs who are or were consulted about it. What is said about it they read as `queries.comments_visible_to` has it: its keeper's people
all, with names; others what was said for their own organisation and, once the consultation has ended, what all said in it."""

from __future__ import annotations

from weft.organisations.access import Viewer
from weft.organisations.rules import COUNCILS, Kind, Permission, State
from weft.ui.marks import Reason, why

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


def why_not_comment(viewer: Viewer, *, asked: bool) -> Reason | None:
    """Whoever works for the organisation that keeps a draft, or for one that is consulted about it, comments for that one. Readers and evaluators
    read what is said."""
    mine = viewer.acting_for
    if mine is None or not asked:
        return why("Your organisation is not consulted about this.")
    if mine.state != State.APPROVED:
        return why("Comments are made for organisations that are approved.")
    if not viewer.may(Permission.COMMENT, mine):
        return why("Your role reads. Others of your organisation comment for it.")
    return None
