"""An organisation is closed, and reopened: its administrators ask, and a place steward does it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from weft.audit.actions import record
from weft.organisations import access, rules
from weft.organisations.access import Viewer
from weft.organisations.actions.refusals import allow, can
from weft.organisations.models import Organisation
from weft.organisations.queries import held_still
from weft.organisations.rules import State
from weft.ui.marks import why


@transaction.atomic
def ask_to_close(
    *, organisation: Organisation, because: str, by: Viewer, at: datetime
) -> Organisation:
    """Ask a place steward to close an organisation; until then nothing changes for it."""
    allow(access.why_not_ask_to_close(by, organisation))
    now = held_still(organisation)
    asked = now.closing_asked_at is not None
    can(rules.why_not_ask_to_close(now=State(now.state), asked=asked))
    organisation.closing_asked_at, organisation.closing_asked_because = at, because.strip()
    organisation.save(update_fields=["closing_asked_at", "closing_asked_because"])
    record(
        act="ask to close organisation", by=by.actor, on=("organisation", organisation.pk), at=at,
        after={"because": organisation.closing_asked_because},
    )  # fmt: skip
    return organisation


@transaction.atomic
def keep_open(*, organisation: Organisation, by: Viewer, at: datetime) -> Organisation:
    """Take it back that an organisation should be closed, or say no to it."""
    allow(access.why_not_keep_open(by, organisation))
    now = held_still(organisation)
    can(None if now.closing_asked_at else why("Nobody asks for this organisation to be closed."))
    organisation.closing_asked_at, organisation.closing_asked_because = None, ""
    organisation.save(update_fields=["closing_asked_at", "closing_asked_because"])
    record(
        act="keep organisation open", by=by.actor, on=("organisation", organisation.pk), at=at,
        before={"because": now.closing_asked_because},
    )  # fmt: skip
    return organisation


@transaction.atomic
def close_organisation(
    *, organisation: Organisation, because: str, by: Viewer, at: datetime
) -> Organisation:
    """Close an organisation: it takes no new people and nothing is done for it; its history stays."""
    allow(access.why_not_close(by))
    now = State(held_still(organisation).state)
    can(rules.why_not_close(now=now))
    organisation.state, organisation.closed_because = State.CLOSED, because.strip()
    organisation.closing_asked_at, organisation.closing_asked_because = None, ""
    organisation.save(
        update_fields=["state", "closed_because", "closing_asked_at", "closing_asked_because"]
    )
    invited = organisation.invitations.filter(
        accepted_at=None, withdrawn_at=None, expires_at__gt=at
    )
    withdrawn = invited.update(withdrawn_at=at)
    record(
        act="close organisation", by=by.actor, on=("organisation", organisation.pk), at=at,
        before={"state": now},
        after={
            "state": State.CLOSED, "because": organisation.closed_because,
            "invitations_withdrawn": withdrawn,
        },
    )  # fmt: skip
    return organisation


@transaction.atomic
def reopen_organisation(*, organisation: Organisation, by: Viewer, at: datetime) -> Organisation:
    """Let a closed organisation act again, with the people whom it has."""
    allow(access.why_not_close(by))
    now = held_still(organisation)
    can(rules.why_not_reopen(now=State(now.state)))
    organisation.state, organisation.closed_because = State.APPROVED, ""
    organisation.save(update_fields=["state", "closed_because"])
    record(
        act="reopen organisation", by=by.actor, on=("organisation", organisation.pk), at=at,
        before={"state": State.CLOSED, "because": now.closed_because}, after={"state": State.APPROVED},
    )  # fmt: skip
    return organisation
