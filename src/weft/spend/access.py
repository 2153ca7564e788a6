"""Who may do what with a council's payment files and runs. Only people of the council see any of it,
but for what it has published: that is everybody’s."""

from __future__ import annotations

from weft.organisations.access import Viewer
from weft.organisations.rules import COUNCILS, Kind, Permission, State
from weft.ui.marks import Reason, why


def may_see(viewer: Viewer) -> bool:
    """People of a council whose role sees its spend."""
    council = viewer.acting_for
    return (
        council is not None
        and Kind(council.kind) in COUNCILS
        and viewer.may(Permission.SEE_SPEND, council)
    )


def why_not_analyse(viewer: Viewer) -> Reason | None:
    """Its spend analysts and administrators send payment files, say what is in them, and run the analysis."""
    council = viewer.acting_for
    if council is None or not viewer.may(Permission.ANALYSE_SPEND, council):
        return why(
            "Your role reads the results. A spend analyst sends payment files and runs the analysis."
        )
    if council.state != State.APPROVED:
        return why("Spend is analysed once your council is approved.")
    return None


def why_not_share(viewer: Viewer) -> Reason | None:
    """Its administrators agree with another council that each sees the other's results, and end it."""
    council = viewer.acting_for
    if council is None or not viewer.may(Permission.SHARE_SPEND, council):
        return why("Only its administrators decide with whom a council shares its results.")
    if council.state != State.APPROVED:
        return why("Results are shared once your council is approved.")
    return None


def why_not_object(viewer: Viewer) -> Reason | None:
    """The administrators of a linked organisation say that a link to it is wrong, while they act for it."""
    mine = viewer.acting_for
    if mine is None or not viewer.may(Permission.OBJECT, mine):
        return why("Only its administrators say for an organisation that a link to it is wrong.")
    return None


def why_not_publish(viewer: Viewer) -> Reason | None:
    """The same people ask that a run be published, sign off what another of them has asked for (they see the
    rows that were not understood), and withdraw what was published."""
    if why_not_analyse(viewer) is None:
        return None
    return why(
        "Your role reads the results. Spend analysts and administrators of an approved council ask that they be "
        "published, and sign off what another has asked for."
    )
