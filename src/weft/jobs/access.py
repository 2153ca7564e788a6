"""Who may do what with a job. Only its organisation sees it."""

from __future__ import annotations

from weft.organisations.access import Viewer
from weft.organisations.queries import acts_upon
from weft.organisations.rules import Permission, State
from weft.ui.marks import Reason, why


def why_not_start(viewer: Viewer) -> Reason | None:
    """People who work for an approved organisation start long jobs for it."""
    organisation = viewer.acting_for
    if organisation is not None and organisation.state == State.CLOSED:
        return why("Your organisation is closed: no jobs start for it.")
    if organisation is None or not viewer.may(Permission.START_JOBS, organisation):
        return why("Your role does not start long jobs. Ask your organisation’s administrator.")
    if organisation.state != State.APPROVED:
        return why("Jobs start once your organisation is approved.")
    return None


def why_not_steer(viewer: Viewer, organisation: int) -> Reason | None:
    """Whoever may start a job for the organisation of this number may cancel it and try it again."""
    if Permission.START_JOBS in viewer.permissions and acts_upon(viewer, organisation):
        return None
    return why("Your role does not cancel or retry jobs. Ask your organisation’s administrator.")
