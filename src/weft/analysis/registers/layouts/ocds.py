"""Open Contracting Data Standard: the parties of releases and records, JSON or JSON lines.

A party stands in `parties` (OCDS 1.1) or where it acts (buyer, tenderers, suppliers). Each counts once,
by its identifier where it has one, else by its name and postcode.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa

from weft.analysis.identifiers import company_number
from weft.analysis.registers.layouts.layout import NO_NAME, Found, Layout, organisations, tables
from weft.analysis.registers.layouts.packages import lines, objects, skip_bom
from weft.analysis.registers.reading import Reading
from weft.analysis.registers.rejects import Rejected, Rejects
from weft.analysis.registers.schema import OTHER, SAME
from weft.analysis.registers.sources import BOM, CannotLoad, Piece, is_json

SIZES = {"micro": "micro", "small": "small", "medium": "medium", "sme": "sme", "large": "large"}
LONGEST_LINE = 1 << 24
NOT_JSON = "the line is no JSON object"


def read(pieces: Sequence[Piece], reading: Reading) -> Iterator[pa.Table]:
    """The parties, as often as they stand in the packages; the edition keeps each once."""
    yield from tables(
        one
        for piece in pieces
        for one in organisations(piece, _parties(piece, reading.rejects), _party, reading)
    )


def looks(piece: Piece) -> bool:
    """Whether it is JSON with releases, records or a single release."""
    if not is_json(piece):
        return False
    head = piece.head(1 << 20)
    return any(sign in head for sign in (b'"ocid"', b'"releases"', b'"records"'))


def releases(piece: Piece, rejects: Rejects) -> Iterator[tuple[int, dict[str, Any]]]:
    """Every release of a piece: of a package, of a record, of an array, on a line, or by itself."""
    if _on_lines(piece):
        for number, one, text in lines(piece):
            if one is None:
                rejects.add(piece.name, number, NOT_JSON, text)
            else:
                yield from ((number, release) for release in _in(one))
        return
    for number, one in objects(piece, _path(piece)):
        yield from ((number, release) for release in _in(one))


def _in(one: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The releases in a package, a record or a release."""
    for inner in _list(one.get("releases")) + _list(one.get("records")):
        yield from _in(inner)
    compiled = one.get("compiledRelease")
    if isinstance(compiled, dict):
        yield compiled
    if "releases" not in one and "records" not in one and compiled is None:
        yield one


def _on_lines(piece: Piece) -> bool:
    if piece.name.lower().endswith((".jsonl", ".ndjson", ".jsonl.gz")):
        return True
    with piece.open() as stream:
        first = stream.readline(LONGEST_LINE).removeprefix(BOM).strip()
        second = stream.read(1)
    return first.startswith(b"{") and first.endswith(b"}") and second == b"{"


def _path(piece: Piece) -> str:
    """Where the releases are, as ijson writes a path."""
    import ijson

    with piece.open() as stream:
        skip_bom(stream)
        try:
            for prefix, event, _ in ijson.parse(stream):
                if event == "start_array" and prefix in {"", "releases", "records"}:
                    return f"{prefix}.item" if prefix else "item"
        except (ijson.JSONError, UnicodeDecodeError) as fault:
            raise CannotLoad(
                f"{piece.name}: cannot be read as JSON ({' '.join(str(fault).split())[:120]})."
            ) from None
    return ""


def parties(release: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    """Each party of a release with its roles; a mere reference to one of `parties` is left out."""
    listed = _list(release.get("parties"))
    known = {str(one.get("id")) for one in listed}
    for one in listed:
        yield one, ", ".join(str(role) for role in one.get("roles") or ())
    for one, role in _acting(release):
        if str(one.get("id")) not in known:
            yield one, role


def _acting(release: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    tender = release.get("tender")
    tender = tender if isinstance(tender, dict) else {}
    for one, role in ((release.get("buyer"), "buyer"), (tender.get("procuringEntity"), "buyer")):
        if isinstance(one, dict):
            yield one, role
    yield from ((one, "tenderer") for one in _list(tender.get("tenderers")))
    for award in _list(release.get("awards")):
        yield from ((one, "supplier") for one in _list(award.get("suppliers")))


def _list(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _parties(piece: Piece, rejects: Rejects) -> Iterator[tuple[int, tuple[dict[str, Any], str]]]:
    for number, release in releases(piece, rejects):
        yield from ((number, acting) for acting in parties(release) if acting[0])


def _party(acting: tuple[dict[str, Any], str]) -> Found:
    party, role = acting
    main = party.get("identifier")
    main = main if isinstance(main, dict) else {}
    name = _text(main.get("legalName")) or _text(party.get("name"))
    if name is None:
        raise Rejected(NO_NAME, str(party.get("id") or ""))
    address = party.get("address")
    postcode = _text(address.get("postalCode")) if isinstance(address, dict) else None
    ids = [
        found for one in (main, *_list(party.get("additionalIdentifiers"))) if (found := _id(one))
    ]
    details = party.get("details")
    details = details if isinstance(details, dict) else {}
    vcse = details.get("vcse")
    return {
        "org_id": ids[0] if ids else _own_id(name, postcode),
        "name": name,
        "postcode": postcode,
        "category": role or None,
        "size": SIZES.get(str(details.get("scale") or "").lower()),
        "vcse": vcse if isinstance(vcse, bool) else None,
        "other_names": _other_names(party, name),
        "relations": [
            {"related_org_id": one, "relation": SAME} for one in ids[1:] if one != ids[0]
        ],
    }


def _id(identifier: dict[str, Any]) -> str | None:
    scheme, number = _text(identifier.get("scheme")), _text(identifier.get("id"))
    if scheme is None or number is None:
        return None
    if scheme.upper() == "GB-COH":
        found = company_number(number)
        return f"GB-COH-{found}" if found else None
    return f"{scheme.upper()}-{number.removeprefix(scheme).lstrip('-')}"


def _own_id(name: str, postcode: str | None) -> str:
    what = f"{name.lower()}|{(postcode or '').lower()}"
    return f"OCDS-PARTY-{hashlib.sha256(what.encode()).hexdigest()[:12]}"


def _other_names(party: dict[str, Any], name: str) -> list[dict[str, str]]:
    other = _text(party.get("name"))
    return [{"name": other, "sort": OTHER}] if other and other.lower() != name.lower() else []


def _text(value: Any) -> str | None:
    return (" ".join(str(value).split()) or None) if value is not None else None


LAYOUT = Layout(
    kind="ocds",
    publisher="A publisher of open contracting data",
    page="https://standard.open-contracting.org/",
    signs=("releases or records, with parties",),
    looks=looks,
    read=read,
    official=False,
)
