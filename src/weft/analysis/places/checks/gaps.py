"""There are no holes between the boundaries of one level.

A hole that all areas together leave open inside them is a missing area, or land in none: together at most
one thousandth of the area. Sea between islands is no hole.
"""

from __future__ import annotations

from collections.abc import Iterator

from weft.analysis.editions import Edition, Editions, Finding
from weft.analysis.places.boundaries import flat
from weft.analysis.places.points import shapes_of

MOST = 0.001


def gaps(edition: Edition, _editions: Editions) -> Iterator[Finding]:
    """Measure the holes in the union of all areas."""
    if not edition.kind.startswith("boundaries."):
        return
    import shapely

    whole = shapely.union_all(flat(shapes_of(edition)[1]))
    parts = shapely.get_parts(whole)
    outer = shapely.polygons(shapely.get_exterior_ring(parts))
    open_ = float(shapely.area(outer).sum() - shapely.area(parts).sum())
    total = float(shapely.area(whole))
    words = f"holes come to {open_:.2f} of {total:,.1f} square kilometres"
    yield Finding("gaps", open_ <= MOST * total, words)
