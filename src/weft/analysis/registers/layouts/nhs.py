"""NHS Organisation Data Service: CSV files without headings (trusts, practices, boards, sites…).

The files differ in length by age; the first twelve columns are the same in all: code, name, national
grouping, geography, five lines of address, postcode, date opened, date closed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pyarrow as pa

from weft.analysis.postcodes.read import postcode
from weft.analysis.registers.kinds import categories
from weft.analysis.registers.layouts.layout import (
    NO_NAME,
    NO_NUMBER,
    Found,
    Layout,
    day,
    even_records,
    first_records,
    organisations,
    tables,
)
from weft.analysis.registers.reading import Reading
from weft.analysis.registers.rejects import Rejected
from weft.analysis.registers.sources import Piece

CODE, NAME, POSTCODE, OPENED, CLOSED = 0, 1, 9, 10, 11
A_CODE = re.compile(r"[0-9A-Z]{3,10}")
WHAT = (
    ("trust", re.compile(r"^R[0-9A-Z]{2}$|^T[A-Z][0-9A-Z]$")),
    ("practice", re.compile(r"^[A-HJ-NPVWY][0-9]{5}$")),
    ("board", re.compile(r"^Q[0-9A-Z]{2}$|^[0-9]{2}[A-Z]$|^X24$|^X26$")),
)


def looks(piece: Piece) -> bool:
    """Whether one of the first rows has a code, a name and a date where these files have them."""
    return any(_fits(cells) for cells in first_records(piece, 3))


def _fits(cells: list[str]) -> bool:
    return (
        len(cells) > CLOSED
        and bool(A_CODE.fullmatch(cells[CODE]))
        and bool(postcode(cells[POSTCODE]) or not cells[POSTCODE])
        and day(cells[OPENED]) is not None
    )


def read(pieces: Sequence[Piece], reading: Reading) -> Iterator[pa.Table]:
    """The organisations."""
    yield from tables(
        one
        for piece in pieces
        for one in organisations(
            piece, even_records(piece, reading.rejects), _organisation, reading
        )
    )


def _organisation(cells: list[str]) -> Found:
    code, name = cells[CODE], cells[NAME]
    if not A_CODE.fullmatch(code):
        raise Rejected(NO_NUMBER, f"{code},{name}")
    if not name:
        raise Rejected(NO_NAME, code)
    what = next((what for what, shape in WHAT if shape.fullmatch(code)), "other")
    closed = day(cells[CLOSED])
    return {
        "org_id": f"GB-NHS-{code}",
        "name": name,
        "postcode": cells[POSTCODE] or None,
        "kind": categories("nhs")[what].kind,
        "category": what,
        "status": "closed" if closed else "open",
        "active": closed is None,
        "sic_section": "Q",
        "registered_on": day(cells[OPENED]),
        "dissolved_on": closed,
    }


LAYOUT = Layout(
    kind="nhs",
    publisher="NHS England: Organisation Data Service",
    page="https://digital.nhs.uk/services/organisation-data-service/export-data-files/csv-downloads",
    signs=(),
    looks=looks,
    read=read,
)
