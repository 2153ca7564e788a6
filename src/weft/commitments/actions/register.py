"""A register of contracts, taken in at once; and taken back, while nothing has happened since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from weft.analysis.commitments.register import Contract
from weft.audit.actions import record
from weft.commitments import intakes, queries
from weft.commitments.actions.who import CannotDo, can, keeper_of
from weft.commitments.models import Agreement, Intake, Party, Reference, RegisterRow
from weft.commitments.rules import AgreementKind, AgreementState, PartyRole
from weft.organisations.access import Viewer
from weft.organisations.rules import new_ref
from weft.ui.marks import why

if TYPE_CHECKING:
    from weft.analysis.commitments.register import Supplier
    from weft.organisations.models import Organisation, Person


@transaction.atomic
def take_contracts(
    *, contracts: Sequence[Contract], ours: Collection[str] = (), source: str, by: Viewer, at: datetime
) -> list[Agreement]:  # fmt: skip
    """Record the contracts of a register that the person's organisation keeps and has not recorded yet: those of the same number and title, or
    of the same title and supplier where they have none, are passed over. A supplier whose number an organisation here has is that organisation;
    the others are known by their names, until somebody says which organisations they are. `ours`: names that a register may give the person's
    organisation besides those by which it is known here, by their keys."""
    keeper, person = keeper_of(by)
    named = Counter(one.organisation for one in contracts if one.organisation)
    others = [one.name for one in queries.others_named(by, named) if one.key not in ours]
    can(intakes.why_not_take(contracts=len(contracts), other=others[0] if others else ""))
    there = queries.recorded_contracts(by)
    new = [one for one in contracts if one.key not in there]
    if not new:
        raise CannotDo(why("All of these are recorded already."))
    intake = Intake.objects.create(
        ref=new_ref(), keeper=keeper, source=source[:200], number=len(new), taken_at=at, taken_by=person
    )  # fmt: skip
    made = Agreement.objects.bulk_create([_agreement(one, intake, person, at) for one in new], batch_size=500)  # fmt: skip
    pairs = list(zip(made, new, strict=True))
    Reference.objects.bulk_create([
        Reference(agreement=agreement, scheme=scheme, number=number)
        for agreement, one in pairs
        for scheme, number in (("contract", one.number), ("ocid", one.ocid))
        if number
    ], batch_size=500)  # fmt: skip
    known = queries.suppliers_known(by, new)
    bound = [party for agreement, one in pairs for party in _parties(agreement, one, keeper, known)]
    parties = Party.objects.bulk_create([party for party, _beside in bound], batch_size=500)
    RegisterRow.objects.bulk_create([
        RegisterRow(party=party, said=dict(beside))
        for party, (_same, beside) in zip(parties, bound, strict=True) if beside
    ], batch_size=500)  # fmt: skip
    record(
        act="take in agreements", by=by.actor, on=("organisation", keeper.pk), at=at,
        after={"count": len(made), "source": source, "ref": intake.ref, "ours": sorted(ours)},
    )  # fmt: skip
    return made


def _agreement(one: Contract, intake: Intake, person: Person, at: datetime) -> Agreement:
    return Agreement(
        ref=new_ref(), keeper=intake.keeper, kind=AgreementKind.FRAMEWORK if one.is_framework else AgreementKind.CONTRACT,
        state=_state(one, timezone.localdate(at)), title=one.title, description=one.description, category=one.category, begins=one.begins,
        ends=one.ends, may_extend_until=one.may_extend_until, value_gbp=one.value_gbp, manager=person, made_at=at, made_by=person, intake=intake,
    )  # fmt: skip


def _parties(
    agreement: Agreement, one: Contract, keeper: Organisation, known: dict[Supplier, Organisation]
) -> Iterator[tuple[Party, Mapping[str, str]]]:
    """Its suppliers, each organisation once, with what else their rows say; and its buyer, with that of a row that names nobody."""
    nobody = {} if one.names else one.suppliers[0].beside if one.suppliers else {}
    bound = {keeper.pk}
    for supplier in one.suppliers:
        if not supplier.name:
            continue
        found = known.get(supplier)
        meant = found if found is not None and found.pk not in bound else None
        bound |= {meant.pk} if meant else set()
        yield Party(
            agreement=agreement, organisation=meant, name=supplier.name, role=PartyRole.SUPPLIER, since=one.begins,
            company=supplier.company, charity=supplier.charity,
        ), supplier.beside  # fmt: skip
    yield Party(agreement=agreement, organisation=keeper, name=keeper.name, role=PartyRole.BUYER, since=one.begins), nobody  # fmt: skip


def _state(one: Contract, today: date) -> AgreementState:
    if one.begins and one.begins > today:
        return AgreementState.PLANNED
    return AgreementState.ENDED if one.ends and one.ends < today else AgreementState.IN_FORCE


@transaction.atomic
def take_back_contracts(*, intake: Intake, because: str, by: Viewer, at: datetime) -> Intake:
    """Take a register back that was taken in: the agreements that came of it are deleted, all of them or none."""
    keeper, person = keeper_of(by)
    held = queries.intakes_visible_to(by).select_for_update(of=("self",)).get(pk=intake.pk)
    list(held.agreements.select_for_update().order_by("pk").values_list("pk", flat=True))
    changed = queries.happened_since(held).first()
    can(intakes.why_not_take_back(
        withdrawn=held.withdrawn_at is not None, changed=changed.title if changed else "", because=because
    ))  # fmt: skip
    held.agreements.all().delete()
    held.withdrawn_at, held.withdrawn_by, held.withdrawn_because = at, person, because
    held.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_because"])
    record(
        act="take back agreements", by=by.actor, on=("organisation", keeper.pk), at=at,
        after={"count": held.number, "source": held.source, "ref": held.ref},
    )  # fmt: skip
    return held
