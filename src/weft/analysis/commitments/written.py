"""A register of contracts, written again: what is taken of it and recorded, and what it said beside, in the order of the schema of the Transparency Code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from weft.analysis.commitments.columns import Value, plain
from weft.analysis.commitments.register import COLUMNS, Contract, Supplier, is_framework

WRITTEN = tuple(known[0] for known in COLUMNS.values())
"""The headings under which what is taken of a register is written: those of the schema."""
OF_SUPPLIERS = ("Other supplier ID", "Other IDs", "SME supplier", "VCSE supplier", "VCSE supplier type")  # fmt: skip
"""What a row says beside of the supplier, and not of the contract."""
LAYOUT = (
    "Organisation name", "Organisation code", "Effective Date", WRITTEN[1], WRITTEN[2], WRITTEN[3], "Contract type",
    "Local authority directorate/service responsible", "Directorate / service responsible", "Service Category label", "Service category URI",
    "Description of goods and services", "Procurement classification: Councils procurement category label", "Procurement classification: CPV label",
    "Procurement classification: CPV code", "Procurement classification: Proclass label", "Procurement classification: Proclass code",
    "Contract start date", "End date", "Review date", "Last extension date", "Extension Period", "Contract value", "Fixed cost / estimated cost",
    "Irrecoverable VAT", "Supplier name", "Supplier registered company number", "Supplier registered charity number", *OF_SUPPLIERS,
    "Nominated contact point: name", "Nominated contact point: email", "Nominated contact point: URL", "Tender process type", "Tender type",
    "Tender document URL", "Original tender document", "Contract document URL", "Performance information URL", "Location service label",
    "Location served label", "Location served URI",
)  # fmt: skip
"""The order of the schema's headings, with those that councils write in place of some."""
_PLACES = {plain(heading): at for at, heading in enumerate(LAYOUT)}


def headings_of(contracts: Iterable[Contract]) -> tuple[str, ...]:
    """The headings of a register: what is taken of one, and what stands beside, as the schema orders them; then what it does not have."""
    beside = dict.fromkeys(heading for one in contracts for each in one.suppliers for heading in each.beside)  # fmt: skip
    return tuple(sorted(dict.fromkeys((*WRITTEN, *beside)), key=lambda one: _PLACES.get(plain(one), len(LAYOUT))))  # fmt: skip


def rows_of(
    organisation: str, contracts: Iterable[Contract], headings: Sequence[str] = WRITTEN
) -> Iterator[tuple[Value, ...]]:
    """The rows of a register below its headings: one for each supplier. What is recorded stands before what a register said beside."""
    for one in contracts:
        for supplier in one.suppliers or (Supplier(""),):
            said = (
                organisation, one.number, one.ocid, one.title, _kind(one, supplier), one.description, one.category, one.begins, one.ends,
                one.may_extend_until, one.value_gbp, supplier.name, supplier.company, supplier.charity,
            )  # fmt: skip
            recorded: dict[str, Value] = dict(zip(WRITTEN, said, strict=True))
            yield tuple(
                recorded[heading] if recorded.get(heading) not in ("", None) else supplier.beside.get(heading, "")
                for heading in headings
            )  # fmt: skip


def _kind(one: Contract, supplier: Supplier) -> str:
    """Its type in the words of the register, while they say what it is."""
    said = supplier.beside.get(COLUMNS["kind"][0], "")
    if one.is_framework == is_framework(said):
        return said
    return "Framework agreement" if one.is_framework else "Contract"
