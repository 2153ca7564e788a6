"""Who is registered in a line of business in a home area, whether paid or not."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ibis
import ibis.expr.types as ir

from weft.analysis.editions import Edition
from weft.analysis.engine import kept
from weft.analysis.names.individuals import NO, UNCLEAR
from weft.analysis.names.keys import plain
from weft.analysis.names.people import with_looks
from weft.analysis.places.ground import Ground
from weft.analysis.registers.known import compact, organisations
from weft.analysis.spend.placed import Home

NAMED = 3


@dataclass(frozen=True)
class Line:
    """The active organisations of a line of business in a home area."""

    organisations: int
    named: tuple[str, ...]
    """The longest registered of those that were not paid and whose name cannot be a person's."""


def local_lines(
    connection: Any,
    registers: Sequence[Edition],
    ground: Ground | None,
    homes: Mapping[str, Home],
    paid: Collection[str],
) -> dict[tuple[str, str], Line]:
    """By body and section of SIC 2007: who is registered in the body's city region, else its district.

    `paid` are the org-ids of suppliers. Empty where no register, or no postcodes, are in use.
    """
    if not registers or ground is None:
        return {}
    local = kept(_in_home(connection, registers, ground, homes), "local_organisations")
    found: dict[tuple[str, str], Line] = {}
    for body, home in homes.items():
        level = "combined_authority_name" if home.city_region else "district_name"
        names = sorted(home.city_region or home.district)
        here = local.filter(local[level].isin(names))
        for row in _counted(here, paid).to_pyarrow().to_pylist():
            found[body, row["sic_section"]] = Line(row["organisations"], tuple(row["named"] or ()))
    return found


def _in_home(
    connection: Any, registers: Sequence[Edition], ground: Ground, homes: Mapping[str, Home]
) -> ir.Table:
    """The active organisations with a line of business in any home, and whether one may be named."""
    joined = ground.joined()
    postcodes = connection.read_parquet(joined.postcodes)
    spots = connection.read_parquet(joined.spots)
    cities = sorted({name for home in homes.values() for name in home.city_region})
    districts = sorted({name for home in homes.values() for name in home.district})
    there = spots.filter(
        spots.combined_authority_name.isin(cities) | spots.district_name.isin(districts)
    )
    at = postcodes.join(there, "spot").select("key", "district_name", "combined_authority_name")
    every = organisations(connection, registers)
    every = every.filter(every.active.fill_null(False) & every.sic_section.notnull())
    every = every.mutate(key=compact(every.postcode))
    here = every.inner_join(at, "key")
    looked = with_looks(kept(here.mutate(plain=plain(here.name)), "registered_here"))
    return looked.mutate(may_be_named=looked.looks.isin([NO, UNCLEAR])).drop("plain", "looks")


def _counted(here: ir.Table, paid: Collection[str]) -> ir.Table:
    others = here.may_be_named & ~here.org_id.isin(sorted(paid)) if paid else here.may_be_named
    once = here.mutate(others=others).distinct(on="org_id")
    order = ibis.row_number().over(
        group_by=["sic_section", "others"], order_by=["registered_on", "org_id"]
    )
    ranked = once.mutate(place=order)
    return ranked.group_by("sic_section").agg(
        organisations=ibis._.count(),
        named=ranked.name.collect(
            where=ranked.others & (ranked.place < NAMED), order_by=ranked.place
        ),
    )
