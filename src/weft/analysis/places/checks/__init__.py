"""What is checked of an edition before it may be used: one check a file, its docstring is the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from weft.analysis.editions import Edition, Editions, Finding
from weft.analysis.places.checks.agreement import agreement
from weft.analysis.places.checks.codes import codes
from weft.analysis.places.checks.coordinates import coordinates
from weft.analysis.places.checks.counts import counts
from weft.analysis.places.checks.gaps import gaps
from weft.analysis.places.checks.overlaps import overlaps
from weft.analysis.places.checks.ranks import ranks
from weft.analysis.places.checks.year import year

Check = Callable[[Edition, Editions], Iterable[Finding]]
CHECKS: tuple[Check, ...] = (counts, coordinates, codes, overlaps, gaps, ranks, year, agreement)


def check(editions: Editions, edition: Edition) -> Edition:
    """Check an edition and keep the findings: it may be activated if all passed, else it is refused."""
    found = [finding for each in CHECKS for finding in each(edition, editions)]
    return editions.check(edition.kind, edition.name, found)


def waiting(editions: Editions) -> Iterator[Edition]:
    """The editions of places that are not in use and have not been."""
    from weft.analysis.places.load import of_places

    for edition in editions.listed():
        if of_places(edition) and edition.state in ("loaded", "checked", "refused"):
            yield edition
