"""How a draft becomes what holds: one person asks, another adopts it or sends it back."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from weft.audit.actions import record
from weft.frameworks import queries, rules
from weft.frameworks.actions.who import can, kept
from weft.frameworks.models import Edition
from weft.frameworks.rules import Stage
from weft.organisations.access import Viewer
from weft.ui.marks import Reason


@transaction.atomic
def ask_to_adopt(*, edition: Edition, by: Viewer, at: datetime) -> Edition:
    """Ask that a draft be adopted as it stands; another person of the keeper decides."""
    held, person = kept(edition, by)
    today = timezone.localdate(at)
    can(why_not_ask(held, today))
    held.asked_at, held.asked_by, held.sent_back_because = at, person, ""
    held.save(update_fields=["asked_at", "asked_by", "sent_back_because"])
    queries.all_answered(held, today).update(answered_at=at)
    record(act="ask to adopt framework", by=by.actor, on=("edition of a framework", held.pk), at=at)
    return held


@transaction.atomic
def send_back(*, edition: Edition, because: str, by: Viewer, at: datetime) -> Edition:
    """Do not adopt it as it stands, and say why: it can be written again."""
    held, _person = kept(edition, by)
    can(queries.why_not_decide(by, held))
    held.asked_at, held.asked_by, held.sent_back_because = None, None, because
    held.save(update_fields=["asked_at", "asked_by", "sent_back_because"])
    record(
        act="send framework back", by=by.actor, on=("edition of a framework", held.pk), at=at,
        after={"because": because},
    )  # fmt: skip
    return held


@transaction.atomic
def adopt(*, edition: Edition, by: Viewer, at: datetime) -> Edition:
    """Adopt an edition: it never changes from now on, and supersedes the one that it replaces."""
    held, person = kept(edition, by)
    can(queries.why_not_decide(by, held))
    held.stage, held.adopted_at, held.adopted_by = Stage.ADOPTED, at, person
    held.told_framework = queries.framework_fields(held.framework)
    held.changed += 1
    held.save()
    if held.replaces is not None:
        held.replaces.stage = Stage.SUPERSEDED
        held.replaces.save(update_fields=["stage"])
    record(
        act="adopt framework", by=by.actor, on=("edition of a framework", held.pk), at=at,
        after={"framework": held.framework.key, "name": held.name, "begins": held.begins},
    )  # fmt: skip
    return held


def why_not_ask(edition: Edition, today: date) -> Reason | None:
    """Say why it cannot be asked that an edition be adopted, or None when it can."""
    return rules.why_not_ask(
        Stage(edition.stage), asked=edition.asked_at is not None,
        consulting=queries.under_consultation(edition, today) is not None,
        wrong=len(queries.whole(edition).wrong), unanswered=queries.unanswered(edition).count(),
        undecided=queries.undecided(edition), begins=edition.begins is not None,
        needs_consultation=queries.needs_consultation(edition), waits_for=_waits_for(edition),
    )  # fmt: skip


def _waits_for(edition: Edition) -> str:
    """The name of the edition before where that is still a draft; none where nothing has to come first."""
    before = edition.replaces
    return before.name if before is not None and before.stage in rules.OPEN else ""
