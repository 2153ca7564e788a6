"""Which areas the postcodes of the payees lie in: district, ward, decile of deprivation."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

import ibis
import pyarrow as pa

from weft.analysis.places.ground import Ground, decile_column
from weft.analysis.spend.places import Places, letters


@dataclass(frozen=True, slots=True)
class Spot:
    """The areas of a postcode; None is unknown (or, of a city region, none)."""

    district: str | None = None
    city_region: str | None = None
    region: str | None = None
    ward: str | None = None
    """Its code: names of wards repeat."""
    ward_name: str | None = None
    is_outside: bool = False
    """Whether it is proved to be in no home district and no home city region, and nothing more is known."""
    deciles: Mapping[str, int | None] = field(default_factory=dict)
    """By index and year: imd2025."""


NOWHERE = Spot()


def spots_of(
    wanted: Collection[str], places: Places | None, ground: Ground | None, found: pa.Table | None
) -> dict[str, Spot]:
    """The spot of each postcode (in capitals without spaces) of which anything is known.

    Wards and deciles are those of the editions in use, as `found_areas` has `found` them; district,
    city region and region are those of `places`, so that every figure of a report agrees.
    """
    levels = _of_places(wanted, places) if places else {}
    outside = places.outside if places else frozenset()
    small = _of_editions(found, ground) if ground and found is not None else {}
    return {
        key: _spot(
            key, levels.get(key, (None, None, None)), small.get(key, (None, None, {})), outside
        )
        for key in {*levels, *small} & set(wanted)
    }


def _spot(
    key: str, wide: tuple[Any, Any, Any], small: tuple[Any, Any, Any], outside: Collection[str]
) -> Spot:
    ward, name, deciles = small
    return Spot(*wide, ward, name, key in outside and wide[0] is None, deciles)


def _of_places(wanted: Collection[str], places: Places) -> dict[str, tuple[Any, Any, Any]]:
    asked = ibis.memtable(pa.table({"key": pa.array(sorted(wanted), pa.string())}))
    table = places.table.semi_join(asked, places.table.place_postcode == asked.key)
    return {
        row["place_postcode"]: (
            row["place_district"],
            row["place_city_region"],
            row["place_region"],
        )
        for row in table.to_pyarrow().to_pylist()
    }


def _of_editions(found: pa.Table, ground: Ground) -> dict[str, tuple[Any, Any, Any]]:
    columns = {index: decile_column(index) for index in sorted(ground.deprivation)}
    rows = found.select(["text", "ward", "ward_name", *columns.values()]).to_pylist()
    return {
        letters(row["text"]): (
            row["ward"],
            row["ward_name"],
            {index: row[column] for index, column in columns.items()},
        )
        for row in rows
    }
