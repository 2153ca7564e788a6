"""Local authorities: names and codes, as mySociety keeps them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pyarrow as pa

from weft.analysis.registers.kinds import Kind
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
from weft.analysis.registers.schema import OTHER
from weft.analysis.registers.sources import Piece

SIGNS = ("local-authority-code", "official-name", "gss-code")
SCHEMES = {"Scotland": "GB-LAS", "Northern Ireland": "GB-LANI", "Wales": "GB-PLA"}


def read(pieces: Sequence[Piece], reading: Reading) -> Iterator[pa.Table]:
    """The councils and combined authorities."""
    yield from tables(
        one
        for piece in pieces
        for one in organisations(piece, under_headings(piece, reading.rejects), _authority, reading)
    )


def _authority(row: dict[str, str]) -> Found:
    code, name = row["local-authority-code"], row["official-name"]
    if not re.fullmatch(r"[A-Z0-9-]{2,6}", code):
        raise Rejected(NO_NUMBER, f"{code},{name}")
    if not name:
        raise Rejected(NO_NAME, code)
    ended = day(row.get("end-date"))
    return {
        "org_id": f"{SCHEMES.get(row.get('nation', ''), 'GB-LAE')}-{code}",
        "name": name,
        "kind": Kind.PUBLIC_BODY.value,
        "category": row.get("local-authority-type-name") or None,
        "status": "ended" if ended else "current",
        "active": ended is None,
        "sic_section": "O",
        "registered_on": day(row.get("start-date")),
        "dissolved_on": ended,
        "reference": row["gss-code"] or None,
        "other_names": _full_names(row, name),
    }


def _full_names(row: dict[str, str], official: str) -> list[dict[str, str]]:
    """Other names that say that they are a council's; "Bolton" alone may be anybody."""
    texts = re.split(r",(?! )", row.get("alt-names", ""))
    texts += [row.get(f"alt-name-{n}", "") for n in (1, 2, 3)]
    words = re.compile(
        r"\b(?:council|borough|authority|corporation|county of|city of|mbc|bc)\b", re.I
    )
    kept = dict.fromkeys(text.strip() for text in texts if words.search(text))
    return [{"name": text, "sort": OTHER} for text in kept if text.lower() != official.lower()]


LAYOUT = Layout(
    kind="local-authorities",
    publisher="mySociety: UK local authority names and codes",
    page="https://pages.mysociety.org/uk_local_authority_names_and_codes/",
    signs=SIGNS,
    looks=has(SIGNS),
    read=read,
)
