"""How a draft becomes what holds: one person asks, another adopts it or sends it back."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from weft.audit.actions import WEFT, Actor, record
from weft.frameworks import queries, rules
from weft.frameworks.actions.who import CannotDo, can, kept
from weft.frameworks.models import Edition
from weft.frameworks.rules import Stage, fingerprint, state_of
from weft.organisations.access import Viewer
from weft.ui.marks import Reason, why


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
def send_back(
    *, edition: Edition, because: str, was: str = "", by: Viewer, at: datetime
) -> Edition:
    """Do not adopt it as it stands, and say why: it can be written again. `was` as in `adopt`."""
    held, _person = kept(edition, by)
    can(queries.why_not_decide(by, held))
    _refuse_unseen(was, held)
    held.asked_at, held.asked_by, held.sent_back_because = None, None, because
    held.save(update_fields=["asked_at", "asked_by", "sent_back_because"])
    record(
        act="send framework back", by=by.actor, on=("edition of a framework", held.pk), at=at,
        after={"because": because},
    )  # fmt: skip
    return held


@transaction.atomic
def adopt(*, edition: Edition, was: str = "", by: Viewer, at: datetime) -> Edition:
    """Adopt an edition: it never changes from now on, and supersedes the one that it replaces from the day on which it is in force.

    `was` is the fingerprint of how the draft stood (`rules.state_of`) when whoever decides read it.
    """
    held, person = kept(edition, by)
    can(queries.why_not_decide(by, held))
    _refuse_unseen(was, held)
    held.stage, held.adopted_at, held.adopted_by = Stage.ADOPTED, at, person
    held.told_framework = queries.framework_fields(held.framework)
    held.changed += 1
    for one in held.consultations.all():
        one.changed_after = queries.changed_since(one).number
        one.save(update_fields=["changed_after"])
    held.save()
    if held.replaces is not None and held.begins and held.begins <= timezone.localdate(at):
        held.replaces.stage = Stage.SUPERSEDED
        held.replaces.save(update_fields=["stage"])
    record(
        act="adopt framework", by=by.actor, on=("edition of a framework", held.pk), at=at,
        after={"framework": held.framework.key, "name": held.name, "begins": held.begins},
    )  # fmt: skip
    return held


def supersede_all(*, at: datetime) -> int:
    """Mark as superseded what the next edition has replaced by now; gives how many."""
    waiting = list(queries.over_by(at).values_list("pk", flat=True))
    return sum(_superseded(number, at) for number in waiting)


@transaction.atomic
def _superseded(number: int, at: datetime) -> bool:
    Edition.objects.select_for_update().filter(pk=number).first()
    held = queries.over_by(at).filter(pk=number).first()
    if held is None:  # another worker was here
        return False
    held.stage = Stage.SUPERSEDED
    held.save(update_fields=["stage"])
    record(
        act="supersede framework", by=Actor(WEFT.person, held.framework.keeper_id), at=at,
        on=("edition of a framework", held.pk), after={"framework": held.framework.key, "name": held.name},
    )  # fmt: skip
    return True


def _refuse_unseen(was: str, held: Edition) -> None:
    """Raise CannotDo where the draft is not as it was read."""
    if was and was != fingerprint(state_of(changed=held.changed, asked_at=held.asked_at)):
        raise CannotDo(
            why(
                "It is not as it was when you opened this page: it was sent back, changed and asked for again. Read it, and decide then."
            )
        )


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
