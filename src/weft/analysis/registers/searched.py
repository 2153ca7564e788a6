"""A register searched by a person: organisations by a part of their name, or by their number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from weft.analysis.editions import Edition
from weft.analysis.engine import engine
from weft.analysis.identifiers import charity_number, company_number
from weft.analysis.registers.known import known_names, organisations

MOST = 20
COMPANY, CHARITY = "company", "charity"
SCHEMES = {"GB-COH-": COMPANY, "GB-CHC-": CHARITY, "GB-SC-": CHARITY, "GB-NIC-": CHARITY}
"""The registers whose numbers a ruling takes, and the word of the ruling."""
BEFORE = {"GB-NIC-": "NIC"}
"""What a number has before it that its org-id has not."""


@dataclass(frozen=True)
class Registered:
    """An organisation as a register has it."""

    ruling: str
    """`company` or `charity`."""
    number: str
    name: str
    postcode: str
    active: bool
    register: str
    also: str
    """The previous or other name by which it was found; empty where it was the current one."""


def searched(text: str, editions: Sequence[Edition], most: int = MOST) -> tuple[Registered, ...]:
    """The companies and charities of these registers whose number this is, or whose name, now or before, holds
    all its words; those in force first, then the shorter names."""
    words = text.casefold().split()
    if not words or not editions:
        return ()
    with engine() as connection:
        names = known_names(connection, editions)
        names = names.filter(ibis.or_(*(names.own_id.startswith(one) for one in SCHEMES)))
        found = names.filter(_fits(names, text, words))
        whole = organisations(connection, editions).select(
            "register", own_id="org_id", current="name", at="postcode"
        )
        rows = found.inner_join(whole, ["register", "own_id"])
        order = [rows.active.desc(), rows.name.length(), rows.name, rows.own_id, rows.register]
        told = rows.order_by(order).limit(most * 3).to_pyarrow().to_pylist()
    first = {row["own_id"]: row for row in reversed(told)}
    kept = [row for row in told if first[row["own_id"]] is row]
    return tuple(_registered(row) for row in kept[:most])


def _fits(names: ir.Table, text: str, words: Sequence[str]) -> ir.BooleanValue:
    numbers = {number for read in (company_number, charity_number) if (number := read(text))}
    ids = [
        f"{scheme}{one.removeprefix(BEFORE.get(scheme, ''))}"
        for scheme in SCHEMES
        for one in numbers
    ]
    lower = names.name.lower()
    by_name = ibis.and_(*(lower.contains(word) for word in words))
    return by_name | names.own_id.isin(ids) if ids else by_name


def _registered(row: dict[str, object]) -> Registered:
    own = str(row["own_id"])
    scheme = next(one for one in SCHEMES if own.startswith(one))
    current = str(row["current"])
    return Registered(
        SCHEMES[scheme], BEFORE.get(scheme, "") + own.removeprefix(scheme), current,
        str(row["at"] or ""), bool(row["active"]), str(row["register"]),
        "" if row["name"] == current else str(row["name"]),
    )  # fmt: skip
