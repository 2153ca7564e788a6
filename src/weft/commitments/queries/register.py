"""The contracts that an organisation has recorded, as a register knows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from weft.analysis.commitments.register import Contract
from weft.commitments.models import Agreement
from weft.commitments.queries.agreements import agreements_kept_by
from weft.commitments.rules import ASKING, AgreementKind
from weft.organisations.access import Viewer

CONTRACTS = (
    AgreementKind.CONTRACT.value,
    AgreementKind.CALL_OFF.value,
    AgreementKind.FRAMEWORK.value,
)


def key_of(number: str, title: str, suppliers: Iterable[str]) -> tuple[str, ...]:
    """By what a contract is known again: its number and title, or its title and suppliers where it has none."""
    return (number, title) if number else (title, *suppliers)


def register_of(viewer: Viewer) -> Iterator[Contract]:
    """The contracts, call-offs and framework agreements that the viewer's organisation keeps, by title."""
    kept = agreements_kept_by(viewer).filter(kind__in=CONTRACTS)
    for one in kept.prefetch_related("references", "parties").iterator(chunk_size=1000):
        yield _contract(one)


def _contract(one: Agreement) -> Contract:
    numbers = {each.scheme: each.number for each in reversed(list(one.references.all()))}
    asking = {role.value for role in ASKING}
    suppliers = [
        each.name for each in one.parties.all() if each.role not in asking and not each.until
    ]
    return Contract(
        numbers.get("contract", ""), numbers.get("ocid", ""), one.title, one.kind == AgreementKind.FRAMEWORK, one.description,
        one.category, one.begins, one.ends, one.may_extend_until, one.value_gbp, tuple(suppliers),
    )  # fmt: skip


def recorded_contracts(viewer: Viewer) -> set[tuple[str, ...]]:
    """What those are known by."""
    return {key_of(one.number, one.title, one.suppliers) for one in register_of(viewer)}
