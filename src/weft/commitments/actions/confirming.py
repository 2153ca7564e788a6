"""What whoever received a benefit says of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from weft.analysis.commitments.personal import in_text
from weft.audit.actions import record
from weft.commitments import queries, rules
from weft.commitments.actions.benefits import ON
from weft.commitments.actions.held import move_benefit
from weft.commitments.actions.who import CannotDo, NamesPeople, confirmer
from weft.commitments.models import Benefit, Confirmation
from weft.commitments.rules import BenefitState
from weft.organisations.access import NotAllowed, Viewer
from weft.organisations.queries import own_records
from weft.ui.marks import why

if TYPE_CHECKING:
    from weft.organisations.models import Organisation, Person


@transaction.atomic
def confirm_benefit(
    *, benefit: Benefit, received: int, disputes: bool = False, words: str = "", looked: bool = False, by: Viewer, at: datetime
) -> Benefit:  # fmt: skip
    """Say, for its beneficiary, how much was received and how it was; or that it is not right.

    Raises NamesPeople where the words may name people and nobody has `looked`.
    """
    organisation, person = confirmer(by)
    held = Benefit.objects.select_for_update().get(pk=benefit.pk, beneficiary__in=own_records(by))
    if reason := rules.why_not_judge(
        own=bool({held.provider_id, held.accountable_id} & own_records(by))
    ):
        raise NotAllowed(reason)
    if not queries.Measures().is_confirmable(held):
        raise CannotDo(why("Nobody can confirm this measure. It counts as it is verified."))
    if not looked and (found := in_text(words)):
        raise NamesPeople(found)
    return _answered(held, received, disputes, words, organisation, person, by, at)


def _answered(
    held: Benefit, received: int, disputes: bool, words: str, organisation: Organisation | None, person: Person | None,
    by: Viewer, at: datetime,
) -> Benefit:  # fmt: skip
    to = rules.answer_to(received=received, reported=held.quantity, disputes=disputes)
    move_benefit(held, to)
    if to is BenefitState.DISPUTED and not words.strip():
        raise CannotDo(why("Say what is not right."))
    held.confirmed = 0 if to is BenefitState.DISPUTED else min(received, held.quantity)
    held.save()
    Confirmation.objects.create(
        benefit=held, round=held.round, organisation=organisation, provider=held.accountable, received=received,
        disputes=to is BenefitState.DISPUTED, words=words, ties=queries.ties_of(held), said_at=at, said_by=person,
    )  # fmt: skip
    record(
        act="confirm benefit", by=by.actor, on=(ON, held.pk), at=at,
        after={"ref": held.ref, "received": received, "state": to},
    )  # fmt: skip
    return held
