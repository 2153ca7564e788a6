"""Which areas the postcodes of the payees lie in: district, ward, decile of deprivation."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

import ibis
import pyarrow as pa

from weft.analysis.places.ground import Ground, decile_column
from weft.analysis.spend.places import Places


@dataclass(frozen=True, slots=True)
class Spot:
    """The areas of a postcode; None is unknown (or, of a city region, none)."""

    district: str | None = None
    city_region: str | None = None
    region: str | None = None
    ward: str | None = None
    """Its code: names of wards repeat."""
    ward_name: str | None = None
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
    small = _of_editions(found, ground) if ground and found is not None else {}
    return {
        key: Spot(*levels.get(key, (None, None, None)), *small.get(key, (None, None, {})))
        for key in {*levels, *small} & set(wanted)
    }


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
        "".join(sign for sign in row["text"].upper() if sign.isalnum()): (
            row["ward"],
            row["ward_name"],
            {index: row[column] for index, column in columns.items()},
        )
        for row in rows
    }
