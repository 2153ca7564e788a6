"""Get Information about Schools: every establishment, one CSV in Windows-1252."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyarrow as pa

from weft.analysis.registers.kinds import categories
from weft.analysis.registers.layouts.layout import (
    NO_NAME,
    NO_NUMBER,
    Found,
    Layout,
    day,
    has,
    organisations,
    tables,
    under_headings,
)
from weft.analysis.registers.reading import Reading
from weft.analysis.registers.rejects import Rejected
from weft.analysis.registers.schema import OTHER, RUN_BY
from weft.analysis.registers.sources import Piece

SIGNS = ("URN", "EstablishmentName", "TypeOfEstablishment (name)", "EstablishmentStatus (name)")


def read(pieces: Sequence[Piece], reading: Reading) -> Iterator[pa.Table]:
    """The schools, colleges and universities."""
    yield from tables(
        one
        for piece in pieces
        for one in organisations(piece, under_headings(piece, reading.rejects), _school, reading)
    )


def _school(row: dict[str, str]) -> Found:
    urn, name = row["URN"], row["EstablishmentName"]
    if not (urn.isdigit() and len(urn) in (5, 6)):
        raise Rejected(NO_NUMBER, f"{urn},{name}")
    if not name:
        raise Rejected(NO_NAME, urn)
    group = row.get("EstablishmentTypeGroup (name)", "")
    found = categories("schools").get(group.lower())
    status = row["EstablishmentStatus (name)"]
    return {
        "org_id": f"GB-EDU-{urn}",
        "name": name,
        "postcode": row.get("Postcode") or None,
        "kind": found.kind if found else None,
        "category": row["TypeOfEstablishment (name)"] or group or None,
        "status": status or None,
        "active": not status.lower().startswith("closed"),
        "sic_section": "P",
        "registered_on": day(row.get("OpenDate")),
        "dissolved_on": day(row.get("CloseDate")),
        "other_names": _with_place(name, row.get("Town", "")),
        "relations": _trust(row),
    }


def _with_place(name: str, town: str) -> list[dict[str, str]]:
    """Schools of one name are told apart by their town: "St Mary's School, Wakefield"."""
    return [{"name": f"{name} {town}", "sort": OTHER}] if town else []


def _trust(row: dict[str, str]) -> list[dict[str, str]]:
    code = row.get("Trusts (code)", "")
    return [{"related_org_id": f"GB-EDU-GROUP-{code}", "relation": RUN_BY}] if code else []


LAYOUT = Layout(
    kind="schools",
    publisher="Department for Education: Get Information about Schools",
    page="https://get-information-schools.service.gov.uk/Downloads",
    signs=SIGNS,
    looks=has(SIGNS),
    read=read,
)
