"""Who may do what with a job. Only its organisation sees it."""

from __future__ import annotations

from weft.organisations.access import Viewer
from weft.organisations.models import Organisation
from weft.organisations.rules import Permission, State


def why_not_start(viewer: Viewer) -> str | None:
    """People who work for an approved organisation start long jobs for it."""
    organisation = viewer.acting_for
    if organisation is None or not viewer.may(Permission.START_JOBS, organisation):
        return "Your role does not start long jobs. Ask your organisation's administrator."
    if organisation.state != State.APPROVED:
        return f"{organisation.name} is {organisation.state}. Jobs start once it is approved."
    return None


def why_not_steer(viewer: Viewer, organisation: Organisation) -> str | None:
    """Whoever may start a job for the organisation may cancel it and try it again."""
    if viewer.may(Permission.START_JOBS, organisation):
        return None
    return "Your role does not cancel or retry jobs. Ask your organisation's administrator."
