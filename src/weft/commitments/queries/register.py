"""The contracts that an organisation has recorded, as a register knows them; and the registers that it took in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from weft.analysis.commitments.register import CHARITIES, Contract, Supplier
from weft.analysis.commitments.written import OF_SUPPLIERS
from weft.analysis.names.single import key_of_one
from weft.audit.queries import Wanted, entries
from weft.commitments.models import (
    Agreement,
    Commitment,
    Drawdown,
    Intake,
    Note,
    Party,
    RegisterRow,
)
from weft.commitments.queries.agreements import agreements_kept_by
from weft.commitments.rules import SUPPLIES, AgreementKind
from weft.organisations.access import Viewer
from weft.organisations.queries import doubles, own_records

if TYPE_CHECKING:
    from weft.organisations.models import Organisation

CONTRACTS = (
    AgreementKind.CONTRACT.value,
    AgreementKind.CALL_OFF.value,
    AgreementKind.FRAMEWORK.value,
)


def register_of(viewer: Viewer) -> Iterator[Contract]:
    """The contracts, call-offs and framework agreements that the viewer's organisation keeps, by title, each with what a register said beside."""
    kept = _contracts_kept(viewer).prefetch_related("parties__register_row")
    for one in kept.iterator(chunk_size=1000):
        contract, suppliers = _contract(one), _suppliers(one)
        yield replace(contract, suppliers=tuple(_with_beside(suppliers, list(one.parties.all()))))


def _contracts_kept(viewer: Viewer) -> QuerySet[Agreement]:
    kept = agreements_kept_by(viewer).filter(kind__in=CONTRACTS)
    return kept.prefetch_related("references", "parties__organisation__identifiers")


def _with_beside(suppliers: Collection[Party], bound: Iterable[Party]) -> Iterator[Supplier]:
    """Suppliers with what else a register said of each. Of one who came later that is what the first row said of the contract alone."""
    rows = {one.pk: one.register_row.said for one in bound if hasattr(one, "register_row")}
    first: dict[str, str] = next(iter(rows.values()), {})
    of_contract = {name: text for name, text in first.items() if name not in OF_SUPPLIERS}
    if first and not suppliers:
        yield Supplier("", beside=first)
    for one in suppliers:
        yield replace(_supplier(one), beside=rows.get(one.pk, of_contract))


def _contract(one: Agreement) -> Contract:
    numbers = {each.scheme: each.number for each in reversed(list(one.references.all()))}
    return Contract(
        numbers.get("contract", ""), numbers.get("ocid", ""), one.title, one.kind == AgreementKind.FRAMEWORK, one.description,
        one.category, one.begins, one.ends, one.may_extend_until, one.value_gbp, tuple(map(_supplier, _suppliers(one))),
    )  # fmt: skip


def _suppliers(one: Agreement) -> list[Party]:
    return [each for each in one.parties.all() if each.role in SUPPLIES and not each.until]


def _supplier(party: Party) -> Supplier:
    """A party with its numbers: those of the organisation that it is, or else as a register said them."""
    known = {one.scheme: one.number for one in party.organisation.identifiers.all()} if party.organisation else {}  # fmt: skip
    charity = next((known[code] for code in CHARITIES.values() if code in known), party.charity)
    return Supplier(party.name, known.get("GB-COH", party.company), charity)


def recorded_contracts(viewer: Viewer) -> set[tuple[str, ...]]:
    """What those are known by."""
    kept = _contracts_kept(viewer).iterator(chunk_size=1000)
    return {_contract(one).key for one in kept}


@dataclass(frozen=True)
class Other:
    """Another organisation than the viewer's that a register names as the one whose contracts these are."""

    key: str
    """What the spellings of its name have in common."""
    name: str
    rows: int


def others_named(viewer: Viewer, named: Mapping[str, int]) -> list[Other]:
    """Those that are not the viewer's by any of its names, those of most rows first. `named`: in how many rows each stands."""
    own, found = doubles.own_keys(viewer) if named else set(), dict[str, Other]()
    for name, rows in named.items():
        key = key_of_one(name)
        if key and key not in own:
            there = found.get(key, Other(key, name, 0))
            found[key] = replace(there, rows=there.rows + rows)
    return sorted(found.values(), key=lambda one: (-one.rows, one.name))


def suppliers_known(viewer: Viewer, contracts: Iterable[Contract]) -> dict[Supplier, Organisation]:
    """The suppliers of contracts that are organisations here, by their numbers."""
    numbered = {one: one.org_ids for contract in contracts for one in contract.suppliers if one.org_ids}  # fmt: skip
    there = doubles.approved_of_numbers(viewer, {number for ids in numbered.values() for number in ids})  # fmt: skip
    found = {one: {there[number].pk: there[number] for number in ids if number in there} for one, ids in numbered.items()}  # fmt: skip
    return {one: next(iter(orgs.values())) for one, orgs in found.items() if len(orgs) == 1}


def register_rows_of(agreement: Agreement) -> list[RegisterRow]:
    """What else the rows of the register say with which an agreement was taken in."""
    if agreement.intake_id is None:
        return []
    rows = RegisterRow.objects.filter(party__agreement=agreement)
    return list(rows.select_related("party").order_by("party"))


def intakes_visible_to(viewer: Viewer) -> QuerySet[Intake]:
    """The registers that the viewer's organisation took in, the newest first."""
    return Intake.objects.filter(keeper__in=own_records(viewer)).select_related("taken_by", "withdrawn_by")  # fmt: skip


def happened_since(intake: Intake) -> QuerySet[Agreement]:
    """The agreements of a register with which something has happened since it was taken in."""
    same = Q(agreement=OuterRef("pk"))
    written = entries(Wanted(subject_kind="agreement")).filter(subject=OuterRef("pk"))
    there = [Exists(model.objects.filter(same)) for model in (Commitment, Drawdown, Note)]
    below = Exists(Agreement.objects.filter(under=OuterRef("pk")))
    somehow = Q(Exists(written)) | Q(below) | Q(there[0]) | Q(there[1]) | Q(there[2])
    return intake.agreements.filter(somehow | ~Q(keeper=intake.keeper_id)).order_by("pk")
