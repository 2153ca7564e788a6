"""A register of contracts, taken in at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from weft.analysis.commitments.register import Contract
from weft.audit.actions import record
from weft.commitments import queries
from weft.commitments.actions.who import CannotDo, keeper_of
from weft.commitments.models import Agreement, Party, Reference
from weft.commitments.rules import AgreementKind, AgreementState, PartyRole
from weft.organisations.access import Viewer
from weft.organisations.rules import new_ref
from weft.ui.marks import why


@transaction.atomic
def take_contracts(
    *, contracts: Sequence[Contract], source: str, by: Viewer, at: datetime
) -> list[Agreement]:
    """Record the contracts of a register that the person's organisation keeps and has not recorded yet: those of the same number and title, or
    of the same title and supplier where they have none, are passed over. Suppliers are known by their names, until somebody says which
    organisations they are."""
    keeper, person = keeper_of(by)
    there = queries.recorded_contracts(by)
    new = [
        one
        for one in contracts
        if queries.key_of(one.number, one.title, one.suppliers) not in there
    ]
    if not new:
        raise CannotDo(why("All of these are recorded already."))
    made = Agreement.objects.bulk_create([
        Agreement(
            ref=new_ref(), keeper=keeper, kind=AgreementKind.FRAMEWORK if one.is_framework else AgreementKind.CONTRACT,
            state=_state(one, at.date()), title=one.title, description=one.description, category=one.category, begins=one.begins,
            ends=one.ends, may_extend_until=one.may_extend_until, value_gbp=one.value_gbp, manager=person, made_at=at, made_by=person,
        )
        for one in new
    ], batch_size=500)  # fmt: skip
    pairs = list(zip(made, new, strict=True))
    Reference.objects.bulk_create([
        Reference(agreement=agreement, scheme=scheme, number=number)
        for agreement, one in pairs
        for scheme, number in (("contract", one.number), ("ocid", one.ocid))
        if number
    ], batch_size=500)  # fmt: skip
    Party.objects.bulk_create([
        *(Party(agreement=agreement, name=name, role=PartyRole.SUPPLIER, since=one.begins) for agreement, one in pairs for name in one.suppliers),
        *(Party(agreement=agreement, organisation=keeper, name=keeper.name, role=PartyRole.BUYER, since=one.begins) for agreement, one in pairs),
    ], batch_size=500)  # fmt: skip
    record(
        act="take in agreements", by=by.actor, on=("organisation", keeper.pk), at=at, after={"count": len(made), "source": source}
    )  # fmt: skip
    return made


def _state(one: Contract, today: date) -> AgreementState:
    if one.begins and one.begins > today:
        return AgreementState.PLANNED
    return AgreementState.ENDED if one.ends and one.ends < today else AgreementState.IN_FORCE
