"""What can happen to organisations and people; the only files of the room that write, one for each noun."""

from __future__ import annotations

from weft.organisations.actions.closing import (
    ask_to_close,
    close_organisation,
    keep_open,
    reopen_organisation,
)
from weft.organisations.actions.invitations import (
    accept_invitation,
    forget_invitation,
    invite,
    invite_administrator,
    sealed,
    withdraw_invitation,
)
from weft.organisations.actions.memberships import end_membership, forget_membership, give_roles
from weft.organisations.actions.merges import merge_organisations, undo_merge
from weft.organisations.actions.organisations import (
    approve_organisation,
    change_organisation,
    details_of,
    refuse_organisation,
    register_organisation,
)
from weft.organisations.actions.people import (
    correct_name,
    erase_as_asked,
    erase_person,
    erase_unused,
    join,
    remove_second_factor,
    take_in,
    warn_unused,
)
from weft.organisations.actions.refusals import CannotDo
from weft.organisations.actions.stewards import (
    make_another_steward,
    make_first_steward,
    make_steward,
)

__all__ = [
    "CannotDo",
    "accept_invitation",
    "approve_organisation",
    "ask_to_close",
    "change_organisation",
    "close_organisation",
    "correct_name",
    "details_of",
    "end_membership",
    "erase_as_asked",
    "erase_person",
    "erase_unused",
    "forget_invitation",
    "forget_membership",
    "give_roles",
    "invite",
    "invite_administrator",
    "join",
    "keep_open",
    "make_another_steward",
    "make_first_steward",
    "make_steward",
    "merge_organisations",
    "refuse_organisation",
    "register_organisation",
    "remove_second_factor",
    "reopen_organisation",
    "sealed",
    "take_in",
    "undo_merge",
    "warn_unused",
    "withdraw_invitation",
]
