"""Agreements and benefits while they are changed: who may, held until it is done, at their next state."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from weft.commitments import queries, rules
from weft.commitments.actions.who import can, keeper_of
from weft.commitments.models import Agreement, Benefit
from weft.commitments.rules import BenefitState
from weft.organisations.access import NotAllowed, Viewer

if TYPE_CHECKING:
    from weft.organisations.models import Organisation, Person

ON = "agreement"


def kept(agreement: Agreement, by: Viewer) -> tuple[Agreement, Person]:
    """An agreement that the person's organisation keeps, which nobody else changes until the transaction ends."""
    _keeper, person = keeper_of(by)
    Agreement.objects.select_for_update().get(pk=agreement.pk)
    return queries.agreements_kept_by(by).get(pk=agreement.pk), person


def for_one_side(held: Agreement, by: Viewer, promiser: Organisation | None = None) -> None:
    """Raise NotAllowed where the person acts for whoever keeps an agreement and for one that promises in it, or is to."""
    numbers = (promiser.pk,) if promiser else ()
    if reason := queries.why_not_change_for_both(by, held, coming=numbers):
        raise NotAllowed(reason)


def move_benefit(held: Benefit, to: BenefitState) -> None:
    """Let a benefit come to stand so, where that can be; not kept yet."""
    can(rules.why_not_move_benefit(BenefitState(held.state), to))
    held.state = to


def hold_benefits(numbers: Iterable[int]) -> None:
    """Let nobody else change these benefits, or claim on them, until the transaction ends. Whoever writes a claim holds its benefit first, and
    several in the order of their numbers, so that no two wait for each other."""
    held = Benefit.objects.select_for_update().filter(pk__in=set(numbers)).order_by("pk")
    list(held.values_list("pk", flat=True))
