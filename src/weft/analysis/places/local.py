"""Three definitions of local, side by side: none of them is the only one, so each figure names its own.

*Registered*: the registered address is in the area. *Trading*: a trading or invoice address is in the
area. *Based*: the supplier is based in the area or has a branch there.

Each is in, out or unknown, with its reason. An address that is not known is never taken for one outside;
and as nobody has a branch only because no list says so, a supplier is out by the third definition only
where somebody has said which branches it has, or that it has none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

import pyarrow as pa

from weft.analysis.places.found import found_areas
from weft.analysis.places.ground import Ground
from weft.analysis.places.levels import Level


class KindOfAddress(StrEnum):
    """What an address is to its supplier."""

    REGISTERED = "registered"
    TRADING = "trading"
    INVOICE = "invoice"
    BRANCH = "branch"
    NOT_STATED = "not stated"
    """An address of which nobody says what it is: it tells where the supplier is, and nothing of the
    first two definitions."""


class Local(StrEnum):
    """Whether a supplier is local by one definition."""

    IN = "in"
    OUT = "out"
    UNKNOWN = "unknown"


NO_BRANCH = "none"
"""What stands in place of a branch's postcode where a source says that there is no branch."""


@dataclass(frozen=True)
class Home:
    """The areas that count as local: codes of one level."""

    level: Level
    codes: frozenset[str]


@dataclass(frozen=True)
class Address:
    """One address: its kind, its area at home's level (None while unknown), why, and who says so."""

    kind: KindOfAddress
    area: str | None
    why_unknown: str = ""
    source: str = ""
    none: bool = False
    """Whether the source says that there is none of this kind."""


@dataclass(frozen=True)
class Answer:
    """One definition's answer, and its reason in words."""

    local: Local
    because: str


@dataclass(frozen=True)
class Answers:
    """The three definitions, side by side."""

    registered: Answer
    trading: Answer
    based: Answer


SCHEMA = pa.schema([
    (name, pa.string())
    for name in ("supplier_id", "registered", "registered_because", "trading", "trading_because",
                 "based", "based_because")
])  # fmt: skip


def three_answers(addresses: Sequence[Address], home: Collection[str]) -> Answers:
    """Whether a supplier with these addresses is local, by each definition."""
    of = {kind: [each for each in addresses if each.kind == kind] for kind in KindOfAddress}
    trading = of[KindOfAddress.TRADING] + of[KindOfAddress.INVOICE]
    return Answers(
        registered=_registered(of[KindOfAddress.REGISTERED], home),
        trading=_any(trading, home, "trading or invoice address"),
        based=_based(list(addresses), of[KindOfAddress.BRANCH], home),
    )


def answers(addresses: pa.Table, home: Home, ground: Ground) -> pa.Table:
    """The three answers for each supplier, by its id.

    Reads `supplier_id`, `kind` (registered, trading, invoice, branch), `postcode` (for a branch also
    "none") and `source`; gives `supplier_id` and, for each definition, in, out or unknown and why. The
    order of the rows makes no difference. ValueError for a kind of address that is none.
    """
    areas = found_areas(addresses["postcode"], ground)
    rows = sorted(
        zip(
            addresses["supplier_id"].to_pylist(),
            addresses["kind"].to_pylist(),
            addresses["postcode"].to_pylist(),
            addresses["source"].to_pylist(),
            areas[str(home.level)].to_pylist(),
            areas["area_reason"].to_pylist(),
            strict=True,
        ),
        key=lambda row: tuple(str(each) for each in row),
    )
    made = [
        {"supplier_id": supplier} | _row(three_answers(list(map(_address, of)), home.codes))
        for supplier, of in groupby(rows, key=lambda row: row[0])
    ]
    return pa.Table.from_pylist(made, SCHEMA)


def _address(row: tuple[str, str, str | None, str | None, str | None, str]) -> Address:
    _, kind, postcode, source, area, reason = row
    none = kind == KindOfAddress.BRANCH and (postcode or "").strip().casefold() == NO_BRANCH
    return Address(KindOfAddress(kind), area, reason, source or "", none)


def _row(found: Answers) -> dict[str, str]:
    return {
        "registered": str(found.registered.local), "registered_because": found.registered.because,
        "trading": str(found.trading.local), "trading_because": found.trading.because,
        "based": str(found.based.local), "based_because": found.based.because,
    }  # fmt: skip


def _registered(addresses: Sequence[Address], home: Collection[str]) -> Answer:
    """There is one registered address; where sources give one in the area and one outside, it is not
    known which is right."""
    known = [each for each in addresses if each.area]
    inside = [each for each in known if each.area in home]
    if inside and len(inside) < len(known):
        return Answer(Local.UNKNOWN, "registered addresses in the area and outside are given")
    return _any(addresses, home, "registered address")


def _any(addresses: Sequence[Address], home: Collection[str], what: str) -> Answer:
    """In where one is in the area; out where all are known and none is."""
    inside = [each for each in addresses if each.area in home and each.area]
    unknown = [each for each in addresses if not each.area]
    if inside:
        return Answer(Local.IN, f"{_one(what)} in the area{_said(inside)}")
    if unknown:
        return Answer(
            Local.UNKNOWN, f"{_one(what)} whose place is not known: {unknown[0].why_unknown}"
        )
    if addresses:
        return Answer(Local.OUT, f"{_one(what)} outside the area{_said(addresses)}")
    return Answer(Local.UNKNOWN, f"no {what} is known")


def _based(
    addresses: Sequence[Address], branches: Sequence[Address], home: Collection[str]
) -> Answer:
    places = [each for each in addresses if not each.none]
    inside = [each for each in places if each.area and each.area in home]
    if inside:
        return Answer(Local.IN, f"{_one(_words(inside[0]))} in the area{_said(inside)}")
    unknown = [each for each in places if not each.area]
    if unknown:
        what = _one(_words(unknown[0]))
        return Answer(Local.UNKNOWN, f"{what} whose place is not known: {unknown[0].why_unknown}")
    if not addresses:
        return Answer(Local.UNKNOWN, "no address is known")
    if not branches:
        return Answer(
            Local.UNKNOWN,
            "its addresses are outside; whether it has a branch in the area is not known",
        )
    none = [each for each in branches if each.none]
    because = (
        "no branch" if none and len(none) == len(branches) else "its branches are outside the area"
    )
    return Answer(Local.OUT, f"{because}{_said(branches)}")


def _words(address: Address) -> str:
    return "address" if address.kind == KindOfAddress.NOT_STATED else f"{address.kind} address"


def _one(what: str) -> str:
    return f"{'an' if what[0] in 'aeiou' else 'a'} {what}"


def _said(addresses: Iterable[Address]) -> str:
    """Who says so, each source once."""
    sources = sorted({each.source for each in addresses if each.source})
    return f" ({', '.join(sources)})" if sources else ""
