"""The districts of a place and the wards in each, by name, from the lookups that are in use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow.compute as pc
import pyarrow.parquet as pq

from weft.analysis.editions import Edition
from weft.analysis.errors import WeftError
from weft.analysis.places.ground import Ground
from weft.analysis.places.levels import Level

HOW_TO = "docs/how-to/load-places.md"
MOST = 60
"""A place of more districts than this was not meant: a lookup of the whole country was."""


class CannotName(WeftError):
    """No lookup in use names the areas that were asked for; it says what is missing."""


@dataclass(frozen=True)
class Areas:
    """Areas by code and name: districts, and wards each with the code of its district."""

    edition: str
    districts: tuple[tuple[str, str], ...]
    wards: tuple[tuple[str, str, str], ...]


def areas_of(ground: Ground, districts: Sequence[str] = ()) -> Areas:
    """The districts that are named or whose codes are given, else all of the lookup that is in use, with their wards.

    Raises CannotName.
    """
    edition = _lookup(ground)
    names = _names(edition)
    chosen = _chosen({code: name for (level, code), name in names.items() if level == Level.DISTRICT}, districts, edition)  # fmt: skip
    pairs = pq.read_table(edition.table("pairs"))
    within = pairs.filter(
        (pc.field("level") == Level.WARD) & (pc.field("wider") == Level.DISTRICT)
    ).to_pylist()
    wards = (
        (row["code"], names.get((Level.WARD, row["code"]), row["code"]), row["wider_code"])
        for row in within
        if row["wider_code"] in chosen
    )
    ordered = sorted(chosen.items(), key=lambda one: one[1])
    return Areas(edition.named(), tuple(ordered), tuple(sorted(wards, key=lambda one: one[1])))


def _lookup(ground: Ground) -> Edition:
    """The lookup from wards to districts that was put to use last."""
    both = {str(Level.WARD), str(Level.DISTRICT)}
    fit = [
        one for one in ground.lookups if both <= set(one.facts["areas"]) and one.facts["columns"]
    ]
    if not fit:
        raise CannotName(
            f"No lookup from wards to districts is in use in {ground.root}. Load one: weft places load lookup "
            f"FILE --activate ({HOW_TO})."
        )
    return max(fit, key=lambda one: one.name)


def _names(edition: Edition) -> dict[tuple[str, str], str]:
    rows = pq.read_table(edition.table("names")).to_pylist()
    return {(row["level"], row["code"]): row["name"] for row in rows}


def _chosen(there: dict[str, str], wanted: Sequence[str], edition: Edition) -> dict[str, str]:
    """The districts that are wanted, by code."""
    if not wanted:
        if len(there) > MOST:
            raise CannotName(
                f"{edition.named()} has {len(there)} districts. Say which are of this place: --district NAME, once for each."
            )
        return there
    called = {text.casefold(): code for code, name in there.items() for text in (code, name)}
    if missing := [one for one in wanted if one.strip().casefold() not in called]:
        raise CannotName(
            f"{edition.named()} has no district “{missing[0]}”. Write its name or its code as the lookup has it."
        )
    codes = {called[one.strip().casefold()] for one in wanted}
    return {code: name for code, name in there.items() if code in codes}
