"""The fourth step: where the payee is, seen from home.

The suppliers with their postcodes say so, and the places with the areas of each postcode: a file of
the user's own, or the editions in use. What neither tells is unknown, and stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from weft.analysis.places.local import KindOfAddress
from weft.analysis.spend.places import (
    LEVELS,
    NOT_IN_EDITIONS,
    NOT_IN_PLACES,
    CannotPlace,
    Places,
)
from weft.analysis.spend.suppliers import Addresses

OWN_DISTRICT, CITY_REGION, REGION = "own district", "city region", "region"
ELSEWHERE, UNKNOWN = "elsewhere", "unknown"
LOCALITIES = (OWN_DISTRICT, CITY_REGION, REGION, ELSEWHERE, UNKNOWN)
WORDS = {"district": OWN_DISTRICT, "city_region": CITY_REGION, "region": REGION}

COUNCIL_WORDS = r"\b(?:city|county|borough|metropolitan|district|royal|london|of|the|mbc|council)\b"

NOT_NAMED = "the payee is not named"
NO_ADDRESS = "no postcode is known for the payee"
NOT_ASKED = "no areas of postcodes or no home area was given"
PAYMENT_FILE, REGISTER, NO_POSTCODE = "payment file", "register", "none"
ADDRESS_FROM = (*map(str, KindOfAddress), PAYMENT_FILE, REGISTER, NO_POSTCODE)
"""By which address a payee is placed: of the supplier file the kind of address, else the source."""
REASONS = (NOT_NAMED, NO_ADDRESS, NOT_IN_PLACES, NOT_IN_EDITIONS, NOT_ASKED)


@dataclass(frozen=True)
class Home:
    """The areas that are home to a body, at each level; a level without areas is not told apart."""

    district: frozenset[str]
    city_region: frozenset[str]
    region: frozenset[str]

    def __bool__(self) -> bool:
        """Whether the body is at home anywhere."""
        return bool(self.district or self.city_region or self.region)


def homes(given: Sequence[str], bodies: Sequence[str], places: Places) -> dict[str, Home]:
    """The home of each body: `--home "Body=Area"`, else `--home Area`, else its name's district.

    The city region and region around a home district are taken from the places file. Raises
    `CannotPlace` for a body or an area that is not there, naming those that are.
    """
    own: dict[str, list[str]] = {}
    everyone = [entry.strip() for entry in given if "=" not in entry]
    for entry in given:
        if "=" in entry:
            body, area = entry.split("=", 1)
            own.setdefault(_body(body.strip(), bodies), []).append(area.strip())
    wanted = {body: own.get(body) or everyone or _of_its_name(body, places) for body in bodies}
    return {body: _home(areas, places) for body, areas in wanted.items()}


def placed(
    payments: ir.Table,
    addresses: Addresses | None,
    places: Places | None,
    home: dict[str, Home],
    registered: ir.Table | None = None,
) -> ir.Table:
    """Add `supplier_postcode`, `address_from` (one of `ADDRESS_FROM`), `locality` and
    `locality_because` (why unknown) to each payment.

    The supplier file's postcode goes before the payment's own, and that before the one of a register
    (`registered`: `supplier_id` and `registered_postcode`). Reads `body`, `supplier_id`, `name_key`,
    `supplier_ref`, `company_number`, `postcode`; keeps every row.
    """
    located = _with_postcode(payments, addresses, registered)
    if places is None or not any(home.values()):
        return located.mutate(
            locality=ibis.literal(UNKNOWN), locality_because=ibis.literal(NOT_ASKED)
        )
    return _seen_from_home(places.joined(located), home, places.missing)


def _with_postcode(
    payments: ir.Table, addresses: Addresses | None, registered: ir.Table | None
) -> ir.Table:
    nothing = ibis.null("string")
    located = (
        addresses.located(payments)
        if addresses
        else payments.mutate(found_postcode=nothing, found_kind=nothing)
    )
    if registered is None:
        located = located.mutate(registered_postcode=nothing)
    else:
        right = registered.rename(registered_id="supplier_id")
        located = located.left_join(right, located.supplier_id == right.registered_id)
        located = located.drop("registered_id")
    sources = (located.found_postcode, located.postcode, located.registered_postcode)
    come_from = ibis.cases(
        (located.found_postcode.notnull(), located.found_kind),
        (located.postcode.notnull(), PAYMENT_FILE),
        (located.registered_postcode.notnull(), REGISTER),
        else_=NO_POSTCODE,
    )
    chosen = located.mutate(supplier_postcode=ibis.coalesce(*sources), address_from=come_from)
    return chosen.drop("found_postcode", "found_kind", "registered_postcode")


def _seen_from_home(located: ir.Table, home: dict[str, Home], missing: str) -> ir.Table:
    branches = []
    for body, areas in home.items():
        for level in LEVELS:
            if names := getattr(areas, level):
                here = (located.body == body) & located[f"place_{level}"].isin(sorted(names))
                branches.append((here, WORDS[level]))
    known = located.place_postcode.notnull() & located.body.isin(sorted(home))
    locality = ibis.cases((~known, UNKNOWN), *branches, else_=ELSEWHERE)
    because = ibis.cases(
        (known, ibis.null("string")),
        (located.supplier_postcode.notnull(), missing),
        (located.supplier_id.isnull(), NOT_NAMED),
        else_=NO_ADDRESS,
    )
    marked = located.mutate(locality=locality, locality_because=because)
    return marked.drop("place_postcode", *(f"place_{level}" for level in LEVELS))


def _of_its_name(body: str, places: Places) -> list[str]:
    """The district that a council is named after: "Trafford" for Trafford Council; else none."""
    name = re.sub(COUNCIL_WORDS, " ", body.casefold())
    name = " ".join(name.split())
    districts = sorted({str(row["district"]) for row in places.areas if row["district"]})
    return [district for district in districts if district.casefold() == name][:1]


def _body(name: str, bodies: Sequence[str]) -> str:
    matches = [body for body in bodies if body.casefold() == name.casefold()]
    if not matches:
        raise CannotPlace(
            f"--home “{name}=…”: no payments of “{name}”. The bodies are {', '.join(bodies)}."
        )
    return matches[0]


def _home(areas: Sequence[str], places: Places) -> Home:
    at: dict[str, set[str]] = {level: set() for level in LEVELS}
    for area in areas:
        level, name = places.area(area)
        at[level].add(name)
        for wider, around in places.around(level, name).items():
            at[wider] |= around
    if not places.reaches_beyond(at["city_region"], at["region"]):
        at["region"] = set()
    return Home(*(frozenset(at[level]) for level in LEVELS))
