"""Single nodes, whatever editions they were written in, without these editions being made whole."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from weft.analysis.frameworks.document import node_from
from weft.analysis.frameworks.edition import Node as NodeValue
from weft.frameworks.models import LocalChange, Node

Place = tuple[int, str]
"""A node: the number of the edition in which it was written, and its code."""
FIELDS = ("code", "level", "wording", "note", "origin", "measure")


def nodes_at(places: Iterable[Place]) -> dict[Place, NodeValue]:
    """What stands at some places: nodes of a tree, and those that a council adds to the one that it adapts. What is there no longer
    is not among them."""
    wanted = {place for place in places if place[1]}
    added = LocalChange.objects.filter(_any_of(wanted), change="add")
    found = {(row.edition_id, row.code): node_from(row.told["node"]) for row in added}
    found |= {(row.edition_id, row.code): value_of(row) for row in written_at(wanted)}
    return found


def written_at(places: set[Place]) -> list[Node]:
    """The nodes of trees at some places."""
    rows = Node.objects.filter(_any_of(places))
    return [row for row in rows if (row.edition_id, row.code) in places]


def value_of(row: Node) -> NodeValue:
    """A node as the engine knows it, by itself: without what stands above it."""
    return node_from({name: getattr(row, name) for name in FIELDS})


def _any_of(places: set[Place]) -> Q:
    by_edition: dict[int, set[str]] = {}
    for edition, code in places:
        by_edition.setdefault(edition, set()).add(code)
    wanted = Q(pk__in=())
    for edition, codes in by_edition.items():
        wanted |= Q(edition=edition, code__in=codes)
    return wanted
