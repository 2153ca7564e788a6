"""What can happen to what somebody has typed and not yet recorded: begun, kept as they go on, thrown away, forgotten."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from weft.audit.actions import WEFT, Actor, record
from weft.commitments import queries, rules
from weft.commitments.actions.who import CannotDo, nameless, reporter
from weft.commitments.models import Commitment, Jotting
from weft.organisations.rules import new_ref
from weft.ui.marks import why

if TYPE_CHECKING:
    from weft.organisations.access import Viewer

ON = "jotting"
FREE = ("received", "description", "story")
"""What is typed in words of one's own."""
Typed = Mapping[str, str]


@transaction.atomic
def begin_jotting(
    *, commitment: Commitment | None, typed: Typed, by: Viewer, at: datetime
) -> Jotting:
    """Begin to record a benefit, with what is offered; nothing is recorded yet."""
    organisation, person = reporter(by)
    if queries.jottings_of(by).count() >= rules.MOST_JOTTINGS:
        raise CannotDo(
            why("You have begun %(most)s already. Finish some, or throw them away.", most=str(rules.MOST_JOTTINGS))
        )  # fmt: skip
    made = Jotting.objects.create(
        ref=new_ref(), organisation=organisation, person=person, commitment=commitment, typed=_bounded(typed),
        begun_at=at, saved_at=at,
    )  # fmt: skip
    record(act="begin jotting", by=by.actor, on=(ON, made.pk), at=at, after={"ref": made.ref})
    return made


@transaction.atomic
def keep_jotting(
    *, jotting: Jotting, typed: Typed, looked: bool = False, by: Viewer, at: datetime
) -> Jotting:
    """Keep what somebody has typed so far; what has become a benefit meanwhile (`became`) stays as it was recorded.

    Raises NamesPeople where it may name people and nobody has `looked`: then nothing of it is kept.
    """
    held = held_jotting(jotting, by)
    if held.became_id is not None:
        return held
    nameless(looked, {name: typed[name] or "" for name in FREE if name in typed})
    held.typed, held.saved_at = _bounded(typed), at
    held.save(update_fields=["typed", "saved_at"])
    return held


@transaction.atomic
def throw_away_jotting(*, jotting: Jotting, by: Viewer, at: datetime) -> None:
    """Throw away what was typed."""
    held = held_jotting(jotting, by)
    if held.became_id is not None:
        raise CannotDo(why("It is recorded already. Take that back instead."))
    _ended(held, "throw away jotting", by.actor, at)


@transaction.atomic
def forget_jotting(*, jotting: Jotting, at: datetime) -> None:
    """Throw away what nobody has gone on with."""
    by = Actor(WEFT.person, jotting.organisation_id)
    _ended(jotting, "forget jotting", by, at)


def _ended(jotting: Jotting, act: str, by: Actor, at: datetime) -> None:
    number, ref = jotting.pk, jotting.ref
    jotting.delete()
    record(act=act, by=by, on=(ON, number), at=at, before={"ref": ref})


def held_jotting(jotting: Jotting, by: Viewer) -> Jotting:
    """What the person has begun, which nobody else changes until the transaction ends."""
    reporter(by)
    held = queries.begun_by(by).select_for_update(of=("self",)).filter(pk=jotting.pk).first()
    if held is None and Jotting.objects.filter(pk=jotting.pk).exists():
        raise Jotting.DoesNotExist
    if held is None:
        raise CannotDo(why("It was thrown away meanwhile. Record it anew."))
    return held


def _bounded(typed: Typed) -> dict[str, str]:
    kept = dict(typed)
    if len(json.dumps(kept)) > rules.MOST_TYPED:
        raise CannotDo(why("That is more than can be kept before it is recorded. Shorten it."))
    return kept
