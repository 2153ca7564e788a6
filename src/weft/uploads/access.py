"""Who may do what with uploads. Only those who work for the organisation see them."""

from __future__ import annotations

from weft.organisations.access import Viewer
from weft.organisations.models import Organisation
from weft.organisations.rules import Permission, State


def why_not_send(viewer: Viewer) -> str | None:
    """People who work for an approved organisation send files to it."""
    organisation = viewer.acting_for
    if organisation is None or not viewer.may(Permission.SEND_FILES, organisation):
        return "Your role does not send files. Ask your organisation's administrator."
    if organisation.state != State.APPROVED:
        return f"{organisation.name} is {organisation.state}. Files are sent once it is approved."
    return None


def why_not_delete(viewer: Viewer, organisation: Organisation) -> str | None:
    """Whoever may send files to the organisation may delete them."""
    if viewer.may(Permission.SEND_FILES, organisation):
        return None
    return "Your role does not delete files. Ask your organisation's administrator."
