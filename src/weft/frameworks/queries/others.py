"""A node in the words of others: what each edition that is in force says in its place.

However many editions there are, the database is asked as often: for the mappings of the node, the nodes that they lead to, what stands
above these, and what councils have changed there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from weft.analysis.frameworks import crosswalks as engine
from weft.analysis.frameworks.adapted import Add, LeaveOut, PutFirst, Weigh
from weft.analysis.frameworks.crosswalks import Relation, Status
from weft.analysis.frameworks.edition import Node as NodeValue
from weft.analysis.frameworks.elsewhere import Elsewhere, Meeting
from weft.frameworks.models import Edition, LocalChange, Node
from weft.frameworks.queries.crosswalks import (
    AGREED,
    as_value,
    homes_of,
    mappings_visible_to,
    ref_of,
)
from weft.frameworks.queries.editions import editions_visible_to, in_force
from weft.frameworks.queries.nodes import Place, value_of, written_at
from weft.frameworks.queries.whole import change_of, whole
from weft.organisations.access import Viewer


def others_in_force(viewer: Viewer, edition: Edition, on: date) -> QuerySet[Edition]:
    """The editions in force on a day that the viewer sees, but this one, by whose they are."""
    found = in_force(editions_visible_to(viewer), on).exclude(pk=edition.pk)
    return found.order_by("framework__owner", "framework__name", "pk")


def in_others_words(
    viewer: Viewer, edition: Edition, code: str, others: Sequence[Edition]
) -> list[Elsewhere]:
    """What each of some editions says in place of a node, by what is agreed."""
    own = whole(edition).home_of(code) == ref_of(edition)
    home = edition.pk if own or edition.adapts_id is None else edition.adapts_id
    said = _said_of(viewer, home, code)
    places = {(home, code), *(place for place, one in said if place[1])}
    found = _Found.of(others, places)
    return [_elsewhere(each, (home, code), said, found) for each in others]


def _said_of(viewer: Viewer, home: int, code: str) -> list[tuple[Place, engine.Mapping]]:
    """What is agreed of a node, seen from it, each with where it leads."""
    here = Q(subject=home, subject_code=code) | Q(object=home, object_code=code)
    rows = mappings_visible_to(viewer).filter(AGREED).filter(here)
    return [
        ((row.object_id, row.object_code), as_value(row))
        if (row.subject_id, row.subject_code) == (home, code)
        else ((row.subject_id, row.subject_code), as_value(row).turned())
        for row in rows
        if row.object_code or row.subject_id == home
    ]


@dataclass
class _Found:
    """What stands at the nodes that are asked about, and what councils have changed there."""

    nodes: dict[Place, NodeValue] = field(default_factory=dict)
    above: dict[Place, tuple[str, ...]] = field(default_factory=dict)
    """The codes of what stands above each."""
    changes: dict[int, list[Any]] = field(default_factory=dict)
    """Local changes by the number of the edition that makes them."""
    adding: set[int] = field(default_factory=set)
    """Editions that add something to the one that they adapt."""

    @classmethod
    def of(cls, others: Sequence[Edition], places: Iterable[Place]) -> _Found:
        """All that is asked of the database."""
        made, wanted = cls(), set(places)
        made._read_nodes(wanted)
        codes = {code for _edition, code in wanted}.union(*made.above.values())
        adapting = [each.pk for each in others if each.adapts_id]
        rows = LocalChange.objects.filter(edition__in=adapting)
        made.adding = {*rows.filter(change="add").values_list("edition", flat=True).distinct()}
        for row in rows.filter(code__in=codes):
            made.changes.setdefault(row.edition_id, []).append(change_of(row))
        for number, changes in made.changes.items():
            made.nodes |= {(number, one.code): one.node for one in changes if isinstance(one, Add)}
        return made

    def _read_nodes(self, wanted: set[Place]) -> None:
        rows = written_at(wanted)
        parents = _parents(rows)
        for row in rows:
            self.nodes[row.edition_id, row.code] = value_of(row)
            self.above[row.edition_id, row.code] = tuple(_above(row, parents))

    def left_out(self, edition: Edition, place: Place) -> str | None:
        """Why an edition leaves out a node that it could take over; None where it does not."""
        gone = {place[1], *self.above.get(place, ())}
        said = (one for one in self.changes.get(edition.pk, ()) if isinstance(one, LeaveOut))
        return next((one.reason for one in said if one.code in gone), None)

    def of_kind(self, edition: Edition, code: str, kind: type[Any]) -> Any:
        """The change of a kind that an edition makes to a node; None where it makes none."""
        said = self.changes.get(edition.pk, ())
        return next((one for one in said if isinstance(one, kind) and one.code == code), None)


def _parents(rows: Iterable[Node]) -> Mapping[int, Node]:
    """All nodes above some, asked for level by level."""
    found: dict[int, Node] = {}
    wanted = {row.parent_id for row in rows if row.parent_id}
    while missing := wanted - found.keys():
        found |= {row.pk: row for row in Node.objects.filter(pk__in=missing)}
        wanted = {row.parent_id for row in found.values() if row.parent_id}
    return found


def _above(row: Node, parents: Mapping[int, Node]) -> Iterable[str]:
    here: Node | None = row
    while here is not None and here.parent_id:
        here = parents[here.parent_id]
        yield here.code


def _elsewhere(
    other: Edition, place: Place, said: Sequence[tuple[Place, engine.Mapping]], found: _Found
) -> Elsewhere:
    homes = homes_of(other)
    meetings = []
    if place[0] in homes and place in found.nodes:
        meetings.append(_meeting(other, place, _same(other, place), found, taken_over=True))
    meetings += [
        _meeting(other, there, one, found)
        for there, one in said
        if there[0] in homes and there in found.nodes
    ]
    nothing = [
        one.rationale
        for there, one in said
        if one.for_nothing and (there[0] == other.pk or (there[0] in homes and other.pk not in found.adding))
    ]  # fmt: skip
    framework = other.framework
    return Elsewhere(
        framework.owner, framework.name, other.name, tuple(meetings), nothing[0] if nothing else None
    )  # fmt: skip


def _same(other: Edition, place: Place) -> engine.Mapping:
    ref = ref_of(other)
    return engine.Mapping(ref, place[1], Relation.EXACT, ref, place[1], status=Status.AGREED)


def _meeting(
    other: Edition, place: Place, one: engine.Mapping, found: _Found, *, taken_over: bool = False
) -> Meeting:
    own = place[0] == other.pk
    weight, first = (found.of_kind(other, place[1], kind) for kind in (Weigh, PutFirst))
    return Meeting(
        one, found.nodes[place], taken_over, None if own else found.left_out(other, place),
        weight.weight if weight else None, first.reason if first else None,
    )  # fmt: skip
