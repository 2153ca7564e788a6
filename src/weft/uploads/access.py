"""Who may do what with uploads. Only those who work for the organisation see them."""

from __future__ import annotations

from weft.organisations.access import Viewer
from weft.organisations.queries import acts_upon
from weft.organisations.rules import Permission, State
from weft.ui.marks import Reason, why


def why_not_send(viewer: Viewer) -> Reason | None:
    """People who work for an approved organisation send files to it."""
    organisation = viewer.acting_for
    if organisation is not None and organisation.state == State.CLOSED:
        return why("Your organisation is closed: it takes no files.")
    if organisation is None or not viewer.may(Permission.SEND_FILES, organisation):
        return why("Your role does not send files. Ask your organisation’s administrator.")
    if organisation.state != State.APPROVED:
        return why("Files are sent once your organisation is approved.")
    return None


def why_not_delete(viewer: Viewer, organisation: int) -> Reason | None:
    """Whoever may send files to the organisation of this number may delete them."""
    if Permission.SEND_FILES in viewer.permissions and acts_upon(viewer, organisation):
        return None
    return why("Your role does not delete files. Ask your organisation’s administrator.")
