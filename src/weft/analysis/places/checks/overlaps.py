"""Boundaries of one level do not overlap.

Boundaries drawn with fewer points than the land has may cross a little; together that is at most one
thousandth of their area.
"""

from __future__ import annotations

from collections.abc import Iterator

from weft.analysis.editions import Edition, Editions, Finding
from weft.analysis.places.boundaries import flat
from weft.analysis.places.points import shapes_of

MOST = 0.001


def overlaps(edition: Edition, _editions: Editions) -> Iterator[Finding]:
    """Measure what any two areas share."""
    if not edition.kind.startswith("boundaries."):
        return
    import numpy as np
    import shapely

    names, degrees = shapes_of(edition)
    shapes = flat(degrees)
    one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    pairs = one < other
    shared = shapely.area(shapely.intersection(shapes[one[pairs]], shapes[other[pairs]]))
    total, whole = float(shared.sum()), float(shapely.area(shapes).sum())
    worst = ""
    if len(shared) and total > MOST * whole:
        at = int(np.argmax(shared))
        worst = f"; most between {names[one[pairs][at]]} and {names[other[pairs][at]]}"
    words = f"areas overlap by {total:.2f} of {whole:,.1f} square kilometres{worst}"
    yield Finding("overlaps", total <= MOST * whole, words)
