"""The Charity Commission for England and Wales: the public extract, as JSON or in tabs.

The table of charities brings its company numbers; the table of other names is read with it when it is
given too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import pyarrow as pa

from weft.analysis.identifiers import company_number
from weft.analysis.registers.kinds import Kind
from weft.analysis.registers.layouts.layout import (
    NO_NAME,
    NO_NUMBER,
    Found,
    Layout,
    day,
    heading,
    organisations,
    tables,
    under_headings,
)
from weft.analysis.registers.layouts.packages import objects
from weft.analysis.registers.reading import Reading
from weft.analysis.registers.rejects import Rejected, Rejects
from weft.analysis.registers.schema import OTHER, PART, PREVIOUS, SAME
from weft.analysis.registers.sources import CannotLoad, Piece, is_json

SIGNS = ("registered_charity_number", "linked_charity_number", "charity_name")
MAIN = "charity_registration_status"
NAMES = "charity_name_type"


def read(pieces: Sequence[Piece], reading: Reading) -> Iterator[pa.Table]:
    """The charities; the other names are held in memory meanwhile (some 100,000 of them)."""
    names: dict[str, list[dict[str, Any]]] = {}
    heads = [columns(piece) for piece in pieces]
    if not any(MAIN in head for head in heads):
        raise CannotLoad(
            f"{pieces[0].name}: has no column {MAIN}, so it is not the table of charities. "
            "Give publicextract.charity, and with it the other names."
        )
    for piece, head in zip(pieces, heads, strict=True):
        if NAMES in head:
            _hold(names, piece, reading)
    yield from tables(
        one
        for piece, head in zip(pieces, heads, strict=True)
        if MAIN in head
        for one in organisations(
            piece, rows_of(piece, reading.rejects), partial(_charity, names), reading
        )
    )


def columns(piece: Piece) -> set[str]:
    """The headings of a table, or the keys of the first object of a JSON file."""
    if is_json(piece):
        return set(next((one for _, one in objects(piece, "item")), {}))
    return set(heading(piece))


def rows_of(piece: Piece, rejects: Rejects) -> Iterator[tuple[int, dict[str, Any]]]:
    """The records of a JSON array or of a table in tabs."""
    return objects(piece, "item") if is_json(piece) else under_headings(piece, rejects)


def org_id(row: dict[str, Any]) -> str | None:
    """GB-CHC- and the number; a linked charity has its own number behind a dash."""
    number = str(row.get("registered_charity_number") or "").strip()
    linked = str(row.get("linked_charity_number") or "0").strip()
    if not (number.isdigit() and 5 <= len(number) <= 8 and linked.isdigit()):
        return None
    return f"GB-CHC-{int(number)}" + (f"-{int(linked)}" if int(linked) else "")


def _name_and_id(row: dict[str, Any]) -> tuple[str, str]:
    name, its_id = _text(row.get("charity_name")), org_id(row)
    if its_id is None:
        raise Rejected(NO_NUMBER, f"{row.get('registered_charity_number')},{name}")
    if name is None:
        raise Rejected(NO_NAME, its_id)
    return name, its_id


def _hold(names: dict[str, list[dict[str, Any]]], piece: Piece, reading: Reading) -> None:
    for number, row in reading.held(piece, rows_of(piece, reading.rejects)):
        try:
            name, of = _name_and_id(row)
        except Rejected as fault:
            reading.rejects.add(piece.name, number, fault.reason, fault.text)
        else:
            before = "previous" in str(row.get(NAMES)).lower()
            names.setdefault(of, []).append({"name": name, "sort": PREVIOUS if before else OTHER})


def _charity(names: dict[str, list[dict[str, Any]]], row: dict[str, Any]) -> Found:
    name, its_id = _name_and_id(row)
    status = _text(row.get(MAIN))
    removed = day(_text(row.get("date_of_removal")))
    return {
        "org_id": its_id,
        "name": name,
        "postcode": _text(row.get("charity_contact_postcode")),
        "kind": Kind.CHARITY.value,
        "category": _text(row.get("charity_type")),
        "status": status,
        "active": removed is None and (status or "").lower() != "removed",
        "registered_on": day(_text(row.get("date_of_registration"))),
        "dissolved_on": removed,
        "charity": True,
        "other_names": names.get(its_id),
        "relations": _relations(row, its_id),
    }


def _relations(row: dict[str, Any], its_id: str) -> list[dict[str, str]]:
    found = []
    company = company_number(str(row.get("charity_company_registration_number") or ""))
    if company:
        found.append({"related_org_id": f"GB-COH-{company}", "relation": SAME})
    if its_id.count("-") > 2:
        found.append({"related_org_id": its_id.rpartition("-")[0], "relation": PART})
    return found


def _text(value: Any) -> str | None:
    return (str(value).strip() or None) if value is not None else None


LAYOUT = Layout(
    kind="charity-commission",
    publisher="Charity Commission for England and Wales",
    page="https://register-of-charities.charitycommission.gov.uk/register/full-register-download",
    signs=(*SIGNS, MAIN),
    looks=lambda piece: set(SIGNS) <= columns(piece),
    read=read,
)
