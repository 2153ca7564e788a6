"""Registers of an invented place in several files, long enough to be read in several parts.

In each, a row at the beginning and a row at the end of every file cannot be used.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.analysis.registers.sample import (
    CHARITY,
    CHARITY_NAME,
    as_json,
    as_tabs,
    companies_csv,
    company,
)

SHORT = 11
"""Rows of a part."""
ROWS = 16
"""Rows of a file. No multiple of a part, so that parts go over from one file to the next."""

SCHOOLS = (
    "URN,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),Town,Trusts (code)"
)
AUTHORITIES = "local-authority-code,official-name,gss-code,alt-names"


def numbered(first: int) -> range:
    return range(first * 100, first * 100 + ROWS)


def companies(first: int) -> bytes:
    """Repeats the first company of the file before under another name."""
    rows = [
        company(f"HESKERBY {n} LTD", f"{n:08}", **{"PreviousName_1.CompanyName": f"OLD {n} LTD"})
        for n in numbered(first)
    ]
    again = company("HESKERBY AGAIN LTD", f"{(first - 1) * 100:08}")
    text = companies_csv(company("NUMBERLESS LTD", ""), *rows, again, company("", "00000009"))
    heading, _, lines = text.partition("\n")
    return f'{heading}\n"too","few"\n{lines}"too","few","too"\n'.encode()


def charities(first: int, write: Callable[..., bytes]) -> bytes:
    none = CHARITY | {"registered_charity_number": None}
    rows = [CHARITY | {"registered_charity_number": 200_000 + n} for n in numbered(first)]
    return write([rows[0], none, *rows[1:], none])


def charity_names(first: int) -> bytes:
    none = CHARITY_NAME | {"charity_name": ""}
    rows = [
        CHARITY_NAME | {"registered_charity_number": 200_000 + n, "charity_name": f"Lantern {n}"}
        for n in numbered(first)
    ]
    return as_json([rows[0], none, *rows[1:], none])


def schools(first: int) -> bytes:
    rows = [
        f"{100_000 + n},St Anne {n},Community school,Open,Corvolby,T{n}" for n in numbered(first)
    ]
    return "\n".join([SCHOOLS, "few,cells", *rows, "X,no number,,,,", ""]).encode()


def nhs(first: int) -> bytes:
    def body(code: str, name: str) -> str:
        return f'"{code}","{name}","Y62","QE1","","","","","","QM5 5EE","20010401",""'

    rows = [body(f"P8{n:04}", f"SURGERY {n}") for n in numbered(first)]
    return "\n".join([rows[0], body("P89999", ""), *rows[1:], '"few","cells"', ""]).encode()


def authorities(first: int) -> bytes:
    rows = [f"A{n},Council {n},E{n},Borough of {n}" for n in numbered(first)]
    return "\n".join([AUTHORITIES, "few,cells", *rows, "?,Nowhere,,", ""]).encode()


def suppliers(first: int) -> bytes:
    rows = [f"{n},Quill {n},QM1 1AA,{n:08}" for n in numbered(first)]
    return "\n".join(
        ["Supplier ID,Supplier,Postcode,Company Number", "1,,,", *rows, "2,,,", ""]
    ).encode()


def release(number: int) -> dict[str, object]:
    """Two parties, so that a part may end in the middle of a release."""
    company = {"scheme": "GB-COH", "id": f"{number:08}"}
    roofs = {"id": str(number), "name": f"Roofs {number}", "identifier": company}
    return {"ocid": str(number), "parties": [roofs], "buyer": {"id": "b", "name": "Quill Council"}}


NAMELESS = {"ocid": "0", "parties": [{"id": "nameless"}]}


def on_lines(first: int) -> bytes:
    rows = [json.dumps(release(n)) for n in numbered(first)[: ROWS // 2]]
    return "\n".join([rows[0], "no json", *rows[1:], json.dumps(NAMELESS), ""]).encode()


def package(first: int) -> bytes:
    found = [release(n) for n in numbered(first)[: ROWS // 2]]
    return json.dumps({"releases": [NAMELESS, *found, NAMELESS]}).encode()


KINDS: dict[str, dict[str, bytes]] = {
    "companies-house": {f"part{n}_3.csv": companies(n) for n in (1, 2, 3)},
    "charity-commission": {
        "charity-1.json": charities(1, as_json),
        "charity-names.json": charity_names(2),
        "charity-2.txt": charities(2, as_tabs),
    },
    "schools": {f"schools-{n}.csv": schools(n) for n in (1, 2)},
    "nhs": {f"nhs-{n}.csv": nhs(n) for n in (1, 2)},
    "ocds": {"one.jsonl": on_lines(1), "two.json": package(2), "three.jsonl": on_lines(3)},
    "local-authorities": {f"councils-{n}.csv": authorities(n) for n in (1, 2)},
    "suppliers": {f"suppliers-{n}.csv": suppliers(n) for n in (1, 2)},
}
"""The files of each kind of register, by name."""
