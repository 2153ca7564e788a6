"""The door for loading: a kind, its files, and the editions that come of them."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from weft.analysis.editions import Edition, Editions
from weft.analysis.places.asked import Asked
from weft.analysis.places.boundaries import load_boundaries
from weft.analysis.places.deprivation import load_deprivation
from weft.analysis.places.lookups import load_lookup
from weft.analysis.places.populations import load_populations
from weft.analysis.places.postcodes import load_postcodes


class Kind(StrEnum):
    """What can be loaded."""

    POSTCODES = "postcodes"
    LOOKUP = "lookup"
    BOUNDARIES = "boundaries"
    DEPRIVATION = "deprivation"
    POPULATIONS = "populations"


LOADERS: dict[Kind, Callable[[Editions, Asked], list[Edition]]] = {
    Kind.POSTCODES: load_postcodes,
    Kind.LOOKUP: load_lookup,
    Kind.BOUNDARIES: load_boundaries,
    Kind.DEPRIVATION: load_deprivation,
    Kind.POPULATIONS: load_populations,
}


def load(editions: Editions, kind: Kind, asked: Asked) -> list[Edition]:
    """Load files as editions, inactive: one, or one for each level of area that is in them."""
    return LOADERS[kind](editions, asked)


def of_places(edition: Edition) -> bool:
    """Whether an edition of the data folder is one of places (registers keep theirs there too)."""
    return edition.kind.split(".")[0] in set(Kind)
