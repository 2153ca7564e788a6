"""Who may do what with agreements, benefits and claims. To whoever is no party to a thing, it is not there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from weft.commitments.disputes import Stake
from weft.commitments.four_eyes import why_not_judge
from weft.frameworks.access import KEEPERS
from weft.organisations.access import Viewer
from weft.organisations.rules import Kind, Permission, State
from weft.ui.marks import Reason, why

if TYPE_CHECKING:
    from weft.organisations.models import Organisation


def _acts(viewer: Viewer) -> Organisation | None:
    mine = viewer.acting_for
    return mine if mine is not None and mine.state == State.APPROVED else None


def why_not_manage(viewer: Viewer) -> Reason | None:
    """Contract managers, commissioners and administrators of councils and anchor institutions record agreements and what is promised in
    them, and verify claims."""
    mine = _acts(viewer)
    if mine is None or Kind(mine.kind) not in KEEPERS:
        return why("Councils and anchor institutions record agreements. Act for one to do this.")
    if not viewer.may(Permission.MANAGE_AGREEMENTS, mine):
        return why("Your role reads agreements. A contract manager records and verifies.")
    return None


def why_not_change(viewer: Viewer, *, own: bool) -> Reason | None:
    """They change those that their own organisation keeps."""
    if reason := why_not_manage(viewer):
        return reason
    return None if own else why("Another organisation keeps this agreement.")


def why_not_say_tolerances(viewer: Viewer) -> Reason | None:
    """Administrators of councils and anchor institutions say what they call close when agreements are rated."""
    mine = _acts(viewer)
    if mine is None or Kind(mine.kind) not in KEEPERS:
        return why("Councils and anchor institutions rate agreements. Act for one to do this.")
    if not viewer.may(Permission.CHANGE_ORGANISATION, mine):
        return why("An administrator of the organisation says what it calls close.")
    return None


def why_not_report(viewer: Viewer) -> Reason | None:
    """Those who report for an approved organisation record what it delivered, and make claims."""
    mine = _acts(viewer)
    if mine is None or not viewer.may(Permission.REPORT, mine):
        return why(
            "Your role reads what was delivered. Someone who reports for the organisation records it."
        )
    return None


def why_not_remark(viewer: Viewer, *, own: bool) -> Reason | None:
    """Those who report for whoever promised something say something beside its figures."""
    if not own:
        return why("Whoever promised it says something of it here.")
    return why_not_report(viewer)


def why_not_answer_remedy(viewer: Viewer, *, own: bool) -> Reason | None:
    """Those who report for whoever promised what was missed say whether they agree to what is to follow."""
    if not own:
        return why("Whoever promised it, or keeps the agreement, says what becomes of this.")
    return why_not_report(viewer)


def why_not_inquire(viewer: Viewer) -> Reason | None:
    """Community leads, contract managers, commissioners and administrators of councils and anchor institutions ask those who have no account."""
    mine = _acts(viewer)
    if mine is None or Kind(mine.kind) not in KEEPERS:
        return why("The council that is said to benefit asks whoever has no account.")
    if not {Permission.MANAGE_AGREEMENTS, Permission.CONFIRM} & viewer.permissions:
        return why(
            "Your role reads what was received. A community lead or a contract manager asks those who have no account."
        )
    return None


def why_not_approve_contact(viewer: Viewer) -> Reason | None:
    """Of those, community leads and administrators say who speaks for a group, for all who ask it after them."""
    if reason := why_not_inquire(viewer):
        return reason
    if Permission.CONFIRM not in viewer.permissions:
        return why("A community lead or an administrator says who speaks for a group.")
    return None


def why_not_ask_anew(viewer: Viewer) -> Reason | None:
    """Of those, the same ask where nobody has said yet who speaks for a group: at another address, or on paper. The others ask at an address that was
    approved."""
    if why_not_approve_contact(viewer) is None:
        return None
    return why(
        "Nobody has said yet who speaks for this group. A community lead or an administrator of your organisation asks it, or keeps an address at which you ask it."
    )


def why_not_confirm(viewer: Viewer) -> Reason | None:
    """Those who speak for an approved organisation say what it has received."""
    mine = _acts(viewer)
    if mine is None or not viewer.may(Permission.CONFIRM, mine):
        return why(
            "Your role reads what was received. A community lead or an administrator confirms it."
        )
    return None


def why_not_check(viewer: Viewer) -> Reason | None:
    """Those who record agreements, or speak for an approved organisation, look for themselves whether what concerns it happened."""
    if why_not_manage(viewer) is None or why_not_confirm(viewer) is None:
        return None
    return why(
        "Your role reads what was delivered. A contract manager, a community lead or an administrator checks it."
    )


def why_not_report_of(viewer: Viewer, *, own: bool) -> Reason | None:
    """Those who report for the organisation that delivered a benefit, or answers for it, say what becomes of it."""
    if not own:
        return why("Only whoever delivered this, or answers for it, can do that.")
    return why_not_report(viewer)


SPEAKS = {
    Stake.PROVIDER: Permission.REPORT,
    Stake.ACCOUNTABLE: Permission.REPORT,
    Stake.BENEFICIARY: Permission.CONFIRM,
    Stake.KEEPER: Permission.MANAGE_AGREEMENTS,
}
"""What somebody may do who speaks in a dispute for an organisation with this stake."""


def speaks_as(viewer: Viewer, stake: Stake) -> bool:
    """Whether the viewer speaks in a dispute for their organisation, where that has this stake."""
    mine = _acts(viewer)
    return mine is not None and viewer.may(SPEAKS[stake], mine)


def why_not_speak(viewer: Viewer, stakes: Iterable[Stake]) -> Reason | None:
    """Those speak in a dispute who report, confirm or record agreements for an organisation that has a part in it."""
    if any(speaks_as(viewer, one) for one in stakes):
        return None
    return why(
        "Your role reads this. Someone who reports, confirms or records agreements for your organisation speaks in a dispute."
    )


def why_not_settle(viewer: Viewer) -> Reason | None:
    """Place stewards settle disputes."""
    return None if viewer.is_steward else why("Only a place steward settles a dispute.")


def why_not_say_two(viewer: Viewer, *, keeps: bool, own: bool, acts_there: bool) -> Reason | None:
    """Those who record agreements for the keeper of one for which a record counts say that two records are two; never of what an
    organisation of theirs delivered."""
    if reason := why_not_manage(viewer):
        return reason
    if reason := why_not_judge(own=own, acts_there=acts_there):
        return reason
    return (
        None if keeps else why("Whoever keeps an agreement for which one of them counts says so.")
    )
