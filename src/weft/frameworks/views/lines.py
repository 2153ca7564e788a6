"""Mappings as pages show them: both ends with their words, and how the one stands to the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from weft.analysis.frameworks.crosswalks import Relation
from weft.analysis.frameworks.edition import Node
from weft.frameworks import queries
from weft.frameworks.forms.mapping import as_makes
from weft.frameworks.models import Edition, Mapping
from weft.ui import units


@dataclass(frozen=True)
class End:
    """One of the two nodes of a mapping."""

    edition: Edition
    """In which it was written."""
    code: str
    """Empty where there is nothing."""
    node: Node | None
    """None also for what is there no longer."""

    @property
    def unit(self) -> str:
        """In what it is counted, in words; empty where nothing is."""
        measure = self.node.measure if self.node else None
        return _(units.UNITS.get(measure.unit, measure.unit)) if measure else ""


@dataclass(frozen=True)
class Line:
    """A mapping as it is shown."""

    row: Mapping
    relation: Relation
    """How there stands to here."""
    here: End
    there: End
    makes: str
    """How many of the unit there one of the unit here makes; empty where that is not said."""

    @property
    def made(self) -> dict[str, str]:
        """The same in words: the number, and both units."""
        ours, theirs = (end.node.measure if end.node else None for end in (self.here, self.there))
        if ours is None or theirs is None:
            return {}
        return {
            "one": _(units.ONE[ours.unit]),
            "number": self.makes,
            "many": _(units.MANY[theirs.unit]),
        }


def lines(rows: Iterable[Mapping]) -> list[Line]:
    """Mappings, as they were said; those that are `turned`, the other way round."""
    found = list(rows)
    places = [(row.subject_id, row.subject_code) for row in found]
    nodes = queries.nodes_at([*places, *((row.object_id, row.object_code) for row in found)])
    return [_line(row, nodes) for row in found]


def _line(row: Mapping, nodes: dict[tuple[int, str], Node]) -> Line:
    one, turned = queries.as_value(row), getattr(row, "turned", False)
    ends = [
        End(edition, code, nodes.get((edition.pk, code)))
        for edition, code in ((row.subject, row.subject_code), (row.object, row.object_code))
    ]
    if turned:
        ends.reverse()
        one = one if one.for_nothing else one.turned()
    here, there = ends
    makes = as_makes(one.factor, here.node, there.node) if here.node else ""
    return Line(row, one.relation, here, there, makes)
