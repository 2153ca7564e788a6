"""Decisions about organisations and people, in plain Python: no Django, no database, no clock."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from weft.ui.marks import Reason, to_translate, why


class Kind(StrEnum):
    """What an organisation is to the place."""

    COUNCIL = "council"
    COMBINED_AUTHORITY = "combined authority"
    ANCHOR = "anchor institution"
    SUPPLIER = "supplier"
    COMMUNITY = "community organisation"
    DEVELOPER = "developer"
    TRAINING_PROVIDER = "training provider"
    ASSOCIATE_COUNCIL = "associate council"


COUNCILS = frozenset({Kind.COUNCIL, Kind.COMBINED_AUTHORITY, Kind.ASSOCIATE_COUNCIL})
APPROVED_BY_STEWARD = COUNCILS | {Kind.ANCHOR}
"""Kinds that only a place steward approves; a council's administrator may approve the others."""


class State(StrEnum):
    """How an organisation stands."""

    WAITING = "waiting"
    APPROVED = "approved"
    REFUSED = "refused"
    CLOSED = "closed"
    MERGED = "merged"


NEXT: dict[State, tuple[State, ...]] = {
    State.WAITING: (State.APPROVED, State.REFUSED, State.MERGED),
    State.APPROVED: (State.CLOSED, State.MERGED),
    State.REFUSED: (State.WAITING,),
    State.CLOSED: (State.APPROVED,),
    State.MERGED: (State.WAITING, State.APPROVED),
}


HAS_PEOPLE = frozenset({State.WAITING, State.APPROVED})
"""Whose people come and go, and who keeps an administrator."""


class Permission(StrEnum):
    """What someone may do for an organisation; the sentence stands on the page of roles."""

    sentence: str

    def __new__(cls, name: str, sentence: str) -> Permission:
        """Keep the sentence beside the name."""
        member = str.__new__(cls, name)
        member._value_ = name
        member.sentence = sentence
        return member

    SEE_ORGANISATION = "see organisation", to_translate("see the organisation's own pages")
    CHANGE_ORGANISATION = (
        "change organisation",
        to_translate("change its names, identifiers, addresses and areas"),
    )
    SEE_PEOPLE = "see people", to_translate("see who acts for it")
    MANAGE_PEOPLE = (
        "manage people",
        to_translate("invite people to act for it, give them roles, and end that they act for it"),
    )
    APPROVE = (
        "approve",
        to_translate(
            "approve suppliers, community organisations, developers and training providers that register (councils)"
        ),
    )
    CLOSE = "close", to_translate("ask a place steward to close it")
    SEE_AUDIT = "see audit", to_translate("see and export the record of what was done for it")
    SEE_JOBS = "see jobs", to_translate("see its long jobs and fetch what they made")
    SEE_FILES = "see files", to_translate("see and download the files that were sent to it")
    SEND_FILES = "send files", to_translate("send files, and delete them")
    START_JOBS = "start jobs", to_translate("start, cancel and retry long jobs")
    SEE_SPEND = "see spend", to_translate("see where its money went (councils)")
    ANALYSE_SPEND = (
        "analyse spend",
        to_translate(
            "send payment files, say what is in them, run the analysis, say which organisations suppliers are, ask "
            "that it be published, and sign off what another has asked for (councils)"
        ),
    )
    KEEP_FRAMEWORKS = (
        "keep frameworks",
        to_translate(
            "write what it asks for, consult about it, ask that it be adopted, adopt what another has asked for, and say "
            "how it stands to what others ask for (councils and anchor institutions)"
        ),
    )
    COMMENT = (
        "comment",
        to_translate("say what it thinks of drafts about which it is consulted"),
    )
    REPORT = (
        "report benefits",
        to_translate("record what it has delivered, and say for which promises it counts"),
    )
    CONFIRM = (
        "confirm benefits",
        to_translate("say what it has received of what others say they delivered to it"),
    )
    MANAGE_AGREEMENTS = (
        "manage agreements",
        to_translate(
            "record agreements and what is promised in them, and verify what is said to count for them (councils and anchor "
            "institutions)"
        ),
    )
    OBJECT = (
        "object to links",
        to_translate("say that a council is wrong about which of those that it pays it is"),
    )
    SHARE_SPEND = (
        "share spend",
        to_translate("agree with another council that each sees where the other’s money went"),
    )


class Role(StrEnum):
    """What a person is for an organisation."""

    ADMINISTRATOR = "administrator"
    POLICY_LEAD = "policy lead"
    COMMISSIONER = "commissioner"
    EVALUATOR = "evaluator"
    CONTRACT_MANAGER = "contract manager"
    SPEND_ANALYST = "spend analyst"
    REPORTER = "reporter"
    COMMUNITY_LEAD = "community lead"
    READER = "reader"


@dataclass(frozen=True)
class RoleDescription:
    """Whom a role is for, in plain words, and what it may do today."""

    purpose: str
    may: frozenset[Permission]


SEES = frozenset({
    Permission.SEE_ORGANISATION, Permission.SEE_PEOPLE, Permission.SEE_AUDIT, Permission.SEE_JOBS,
    Permission.SEE_FILES, Permission.SEE_SPEND,
})  # fmt: skip
"""What may still be done for an organisation that is closed: its history is kept and seen."""
READS = frozenset({
    Permission.SEE_ORGANISATION, Permission.SEE_PEOPLE, Permission.SEE_JOBS, Permission.SEE_SPEND,
})  # fmt: skip
WORKS = READS | {
    Permission.START_JOBS, Permission.SEE_FILES, Permission.SEND_FILES, Permission.COMMENT,
}  # fmt: skip

ROLES: dict[Role, RoleDescription] = {
    Role.ADMINISTRATOR: RoleDescription(
        to_translate(
            "For whoever looks after the organisation here: its details, its people and their roles."
        ),
        frozenset(Permission),
    ),
    Role.POLICY_LEAD: RoleDescription(
        to_translate(
            "For whoever keeps what the organisation says matters: its frameworks and what it makes of those of others."
        ),
        WORKS | {Permission.SEE_AUDIT, Permission.KEEP_FRAMEWORKS},
    ),
    Role.COMMISSIONER: RoleDescription(
        to_translate(
            "For whoever asks for social value when money, land or permission is given, and records what was agreed."
        ),
        WORKS | {Permission.MANAGE_AGREEMENTS},
    ),
    Role.EVALUATOR: RoleDescription(
        to_translate(
            "For whoever scores bids. There are no pages for that work yet; until then it is a reader’s, with a second factor."
        ),
        READS,
    ),
    Role.CONTRACT_MANAGER: RoleDescription(
        to_translate(
            "For whoever records agreements and follows what was promised in them and delivered."
        ),
        WORKS | {Permission.MANAGE_AGREEMENTS},
    ),
    Role.SPEND_ANALYST: RoleDescription(
        to_translate("For whoever takes payment files and says where the money went."),
        WORKS | {Permission.ANALYSE_SPEND},
    ),
    Role.REPORTER: RoleDescription(
        to_translate("For whoever records and reports what the organisation has delivered."),
        WORKS | {Permission.REPORT},
    ),
    Role.COMMUNITY_LEAD: RoleDescription(
        to_translate(
            "For whoever speaks for a community: says what it has received, and records what it delivers."
        ),
        WORKS | {Permission.CONFIRM, Permission.REPORT},
    ),
    Role.READER: RoleDescription(
        to_translate("For whoever reads what the organisation may see, and changes nothing."), READS
    ),
}

STEWARD = (
    to_translate("approve or refuse councils, anchor institutions and every other organisation"),
    to_translate("see every organisation that has registered, and put its details right"),
    to_translate("close an organisation, and reopen it"),
    to_translate("make two records of one organisation one, and take them apart again"),
    to_translate("have organisations looked for that were entered twice, while working for one"),
    to_translate("invite an administrator where an organisation has none"),
    to_translate("make another place steward"),
    to_translate("erase someone who asks for it"),
    to_translate(
        "settle disputes about what was delivered, where no organisation of theirs has a part in it"
    ),
    to_translate("see and export the whole record of what was done"),
)
"""What a place steward may do: who looks after the place itself, whatever their roles in its organisations."""
NEEDS_SECOND_FACTOR = frozenset({Role.ADMINISTRATOR, Role.EVALUATOR, Role.CONTRACT_MANAGER})
"""Roles that sign in with a second factor. Contract managers verify what was delivered."""

INVITATION_DAYS = 14
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"

NAMED = (
    *(
        to_translate("Council"),
        to_translate("Combined authority"),
        to_translate("Anchor institution"),
    ),
    *(to_translate("Supplier"), to_translate("Community organisation"), to_translate("Developer")),
    *(to_translate("Training provider"), to_translate("Associate council")),
    *(to_translate("Waiting"), to_translate("Approved"), to_translate("Refused")),
    *(to_translate("Closed"), to_translate("Merged")),
    *(to_translate("Administrator"), to_translate("Policy lead"), to_translate("Commissioner")),
    *(to_translate("Evaluator"), to_translate("Contract manager"), to_translate("Spend analyst")),
    *(to_translate("Reporter"), to_translate("Community lead"), to_translate("Reader")),
)
"""What kinds, states and roles are called on pages."""


def new_ref() -> str:
    """A short public reference that nobody can guess, without letters that are mistaken for others."""
    return "".join(secrets.choice(ALPHABET) for _ in range(8))


def permissions_of(roles: Collection[Role]) -> frozenset[Permission]:
    """All that these roles together may do."""
    return frozenset(permission for role in roles for permission in ROLES[role].may)


def needs_second_factor(*, steward: bool, roles: Collection[Role]) -> bool:
    """Whether someone with these roles has to sign in with a second factor."""
    return steward or bool(NEEDS_SECOND_FACTOR & set(roles))


def why_not_decide(*, now: State, to: State) -> Reason | None:
    """Say why an organisation cannot be approved or refused as it stands, or None when it can."""
    return None if now == State.WAITING else _why_not_become(now, to)


def why_not_close(*, now: State) -> Reason | None:
    """Say why an organisation cannot be closed as it stands, or None when it can."""
    return None if now == State.APPROVED else _why_not_become(now, State.CLOSED)


def why_not_reopen(*, now: State) -> Reason | None:
    """Say why an organisation cannot be reopened as it stands, or None when it can."""
    return None if now == State.CLOSED else _why_not_become(now, State.APPROVED)


def why_not_ask_to_close(*, now: State, asked: bool) -> Reason | None:
    """Say why nobody can ask for an organisation to be closed, or None when somebody can."""
    if asked and now == State.APPROVED:
        return why("This has been asked for already. A place steward decides about it.")
    return why_not_close(now=now)


def _why_not_become(now: State, to: State) -> Reason:
    if now == State.MERGED:
        return why("This record is part of another one. Take it apart again first.")
    return why(
        "The organisation stands as “%(now)s”, so it cannot become “%(to)s”.",
        now=now.capitalize(), to=to.capitalize(),
    )  # fmt: skip


def why_not_merge(*, kept: State, other: State, same: bool) -> Reason | None:
    """Say why two records cannot be made one, or None when they can."""
    if same:
        return why("A record cannot be merged with itself. Choose another.")
    if State.MERGED in {kept, other}:
        return why("One of the two is part of another record already. Take that apart first.")
    if kept not in HAS_PEOPLE:
        return why(
            "The record to keep stands as “%(now)s”, so it takes no people. Choose another.",
            now=kept.capitalize(),
        )
    if not may_become_part(other):
        return why(
            "The organisation stands as “%(now)s”, so it cannot become part of another record.",
            now=other.capitalize(),
        )
    return None


def why_not_undo(kept: str, now: State, *, undone: bool, both: str | None = None) -> Reason | None:
    """Say why a record cannot be taken out of the one kept, which stands so, or None when it can.

    `both` is a number that the two have as one organisation.
    """
    if undone:
        return why("This merge has been undone already.")
    if now == State.MERGED:
        return why(
            "“%(name)s” is part of another record now. Take that apart first: the latest merge "
            "is undone first.",
            name=kept,
        )
    if both:
        return why(
            "“%(name)s” and the record to take out of it both have %(identifier)s. Take the number out of the "
            "details of one of them first.",
            name=kept, identifier=both,
        )  # fmt: skip
    return None


def why_not_stand_alone(
    name: str, state: State, *, people: int, administrators: int
) -> Reason | None:
    """Say why a record cannot stand by itself: people act for it, and none of them administers it.

    Where nobody acts for it, it can: it is closed then (`stands_as`).
    """
    if state == State.APPROVED and people and not administrators:
        return why(
            "“%(name)s” would have no administrator. Make one of its people one first.", name=name
        )
    return None


def stands_as(state: State, *, people: int) -> State:
    """How a record stands that is taken out of another: closed, where nobody acts for it any more."""
    return State.CLOSED if state == State.APPROVED and not people else state


def may_become_part(now: State) -> bool:
    """Whether a record that stands so can become part of another one."""
    return State.MERGED in NEXT[now]


def why_not_invite(email: str, *, acts: bool, invited: bool) -> Reason | None:
    """Say why someone cannot be invited to an organisation, or None when they can."""
    if acts:
        return why(
            "%(email)s acts for the organisation already. Change their roles instead.", email=email
        )
    if invited:
        return why(
            "%(email)s has been invited already. Withdraw that invitation to send another.",
            email=email,
        )
    return None


def why_not_accept(
    *, accepted: bool, withdrawn: bool, expires: datetime, at: datetime, now: State
) -> Reason | None:
    """Say why an invitation cannot be accepted, or None when it can."""
    if accepted:
        return why("This invitation has been used already. Sign in instead.")
    if withdrawn:
        return why("This invitation has been withdrawn. Ask the person who sent it for a new one.")
    if at >= expires:
        return why("This invitation has expired. Ask the person who sent it for a new one.")
    if now != State.APPROVED:
        return why("The organisation that invited you does not act here any more.")
    return None


def why_not_withdraw(*, accepted: bool) -> Reason | None:
    """Say why an invitation cannot be taken back, or None when it can."""
    return why("It has been accepted already. End the membership instead.") if accepted else None


def why_not_leave_unattended(*, administrators_left: int) -> Reason | None:
    """Say why a role cannot be taken: an organisation keeps at least one administrator."""
    if administrators_left < 1:
        return why("The organisation would have no administrator. Make someone else one first.")
    return None
