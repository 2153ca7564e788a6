"""A body's own list of suppliers, CSV or workbook, with lenient headings."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

import pyarrow as pa

from weft.analysis.headings import SUPPLIERS, headings
from weft.analysis.identifiers import charity_number, company_number, spaceless, yes_or_no
from weft.analysis.registers.layouts.layout import NO_NAME, Found, Layout, organisations, tables
from weft.analysis.registers.reading import Reading
from weft.analysis.registers.rejects import Rejected
from weft.analysis.registers.schema import SAME
from weft.analysis.registers.sources import CannotLoad, Piece, records, what_it_is

HEADINGS = SUPPLIERS | {
    "charity": r"charitynumber|charityno|charityregistrationnumber|registeredcharitynumber",
    "vat": r"vatnumber|vatno|vatregistrationnumber|vatregno|vatreg",
    "kind_of_address": r"kindofaddress|addresstype|addresskind|typeofaddress|addressuse",
    "branch": r"branch|branchinarea|localbranch|hasbranch|hasabranch|branchinthearea",
    "employees": r"employees|numberofemployees|staff|headcount|fte|employeecount",
    "vcse": r"vcse|vcs|vcseorganisation|isvcse|voluntarysector|vcseflag",
}
KINDS_OF_ADDRESS = (
    ("registered", r"regist|head ?office|legal"),
    ("branch", r"branch|site|depot|local office"),
    ("invoice", r"invoice|remit|payment|finance|billing"),
    ("trading", r"trad|order|business|office|main|principal"),
)
NEEDED_ROWS = 20
NAME_AND = {"ref", "postcode", "company", "charity", "vat"}


def read(pieces: Sequence[Piece], reading: Reading) -> Iterator[pa.Table]:
    """The suppliers, a row each; several rows of one reference are its several addresses."""
    yield from tables(
        one for piece in pieces for one in organisations(piece, _rows(piece), _supplier, reading)
    )


def looks(piece: Piece) -> bool:
    """Whether one of the first rows heads a name and something to know the supplier by."""
    return _header(piece) is not None


def _header(piece: Piece) -> tuple[int, dict[str, int]] | None:
    """The number of the heading's row, and which column is what."""
    if what_it_is(piece):
        return None
    try:
        for number, cells in records(piece):
            found = headings(cells, HEADINGS)
            if "name" in found and NAME_AND & set(found):
                return number, {what: cells.index(name) for what, name in found.items()}
            if number > NEEDED_ROWS:
                break
    except (CannotLoad, ValueError):
        return None
    return None


def _rows(piece: Piece) -> Iterator[tuple[int, dict[str, str]]]:
    header = _header(piece)
    if header is None:
        return
    first, places = header
    for number, cells in records(piece):
        if number > first and any(cell.strip() for cell in cells):
            yield (
                number,
                {what: cells[at].strip() for what, at in places.items() if at < len(cells)},
            )


def _supplier(row: dict[str, str]) -> Found:
    name = row.get("name", "")
    if not name:
        raise Rejected(NO_NAME, row.get("ref", ""))
    company = company_number(row.get("company", ""))
    charity = charity_number(row.get("charity", ""))
    numbers = [charity_org_id(charity)] if charity else []
    numbers = [f"GB-COH-{company}", *numbers] if company else numbers
    its_id = _org_id(row, numbers)
    return {
        "org_id": its_id,
        "name": name,
        "postcode": row.get("postcode") or None,
        "charity": True if charity else None,
        "reference": row.get("ref") or None,
        "vat_number": spaceless(row.get("vat", "")),
        "employees": _whole(row.get("employees", "")),
        "vcse": yes_or_no(row.get("vcse", "")),
        "relations": [
            {"related_org_id": one, "relation": SAME} for one in numbers if one != its_id
        ],
        "addresses": _addresses(row),
    }


def charity_org_id(number: str) -> str:
    """The org-id of a charity number: Scotland and Northern Ireland have registers of their own."""
    scheme = "GB-SC" if number.startswith("SC") else "GB-NIC" if number.startswith("NIC") else None
    return f"{scheme}-{number.removeprefix('NIC')}" if scheme else f"GB-CHC-{number}"


def _org_id(row: dict[str, str], numbers: list[str]) -> str:
    if reference := row.get("ref"):
        return f"WEFT-SUPPLIER-{(row.get('body') or '').strip()}-{reference}".replace("--", "-")
    if numbers:
        return numbers[0]
    what = f"{row['name'].lower()}|{row.get('postcode', '').lower()}"
    return f"WEFT-SUPPLIER-{hashlib.sha256(what.encode()).hexdigest()[:12]}"


def _addresses(row: dict[str, str]) -> list[dict[str, object]]:
    branch = yes_or_no(row.get("branch", ""))
    if not row.get("postcode") and branch is None:
        return []
    text = row.get("kind_of_address", "").lower()
    kind = next((kind for kind, words in KINDS_OF_ADDRESS if re.search(words, text)), "unknown")
    return [{"postcode": row.get("postcode") or None, "kind_of_address": kind, "branch": branch}]


def _whole(text: str) -> int | None:
    bare = text.replace(",", "").removesuffix(".0").strip()
    return int(bare) if bare.isdigit() else None


LAYOUT = Layout(
    kind="suppliers",
    publisher="The body's own list of suppliers",
    page="",
    signs=("a name", "a reference, postcode, company, charity or VAT number"),
    looks=looks,
    read=read,
    official=False,
)
