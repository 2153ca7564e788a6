"""What the tests of mappings share: two councils that adapt the authority's edition, another framework, and what is said of them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from tests.cast import NOW, Cast
from tests.frameworks.conftest import (
    AMBLEFORD,
    BRINDALE,
    JOBS,
    OPEN,
    add,
    adopted,
    fields,
)
from tests.ui.pages import tree
from weft.analysis.frameworks.adapted import Add, LeaveOut, LocalChange
from weft.analysis.frameworks.crosswalks import Mapping as Said
from weft.analysis.frameworks.crosswalks import Relation
from weft.analysis.frameworks.edition import Licence
from weft.analysis.frameworks.edition import Node as NodeValue
from weft.analysis.frameworks.measure import AddsUp, Measure, MeasureKind
from weft.frameworks import actions, queries
from weft.frameworks.models import Edition
from weft.frameworks.models import Mapping as Row
from weft.organisations.access import Viewer

HOURS: Mapping[str, Any] = {**JOBS, "unit": "hours"}
WEEKS: Mapping[str, Any] = {**JOBS, "unit": "weeks"}


def measured(unit: str = "people") -> Measure:
    """A measure that adds up."""
    return Measure(unit, MeasureKind.OUTPUT, AddsUp.SUM, AddsUp.SUM)


def other_framework(
    by: Viewer, second: Viewer | None, *, name: str = "National model", licence: Licence = OPEN
) -> Edition:
    """A framework of two measures under an objective; adopted, where there is a second person, else a draft."""
    made = actions.begin_framework(
        name=name, owner="Cabinet Office", scope="", edition="1", licence=licence, by=by, at=NOW
    )
    add(made, None, fields("N", "objective", "Fair work"), by)
    add(made, "N", fields("N-1", "measure", "People who began to work", JOBS), by)
    add(made, "N", fields("N-2", "measure", "Weeks of placement", WEEKS), by)
    return adopted(made, by, second) if second else Edition.objects.get(pk=made.pk)


def adapts(first: Edition, by: Viewer, second: Viewer, *changes: LocalChange) -> Edition:
    """What a council makes of an edition, adopted."""
    assert by.acting_for is not None
    made = actions.adapt(edition=first, name=by.acting_for.name, edition_name="2026", by=by, at=NOW)
    for change in changes:
        actions.say_local_change(edition=made, change=change, by=by, at=NOW)
    return adopted(made, by, second)


def two_councils_adapt(first: Edition, cast: Cast) -> tuple[Edition, Edition]:
    """Ambleford adds hours given and leaves out cleaner air; Brindale adds weeks of placement."""
    return (
        adapts(
            first, cast.viewer("Amir", AMBLEFORD), cast.viewer("Ada", AMBLEFORD),
            Add(NodeValue("A-1", "measure", "Hours given to neighbours", parent="O1-1", measure=measured("hours"))),
            LeaveOut("O2", "The county measures air."),
        ),
        adapts(
            first, cast.viewer("Bea", BRINDALE), cast.viewer("Brian", BRINDALE),
            Add(NodeValue("B-1", "measure", "Weeks of placement", parent="O1-1", measure=measured("weeks"))),
        ),
    )  # fmt: skip


def saying(
    one: Edition, code: str, relation: Relation, other: Edition, other_code: str, factor: str = "", **more: Any
) -> Said:  # fmt: skip
    """How a node stands to another."""
    return Said(
        queries.ref_of(one), code, relation, queries.ref_of(other), other_code,
        factor=Fraction(factor) if factor else None, **{"rationale": "Both count the same.", **more},
    )  # fmt: skip


def proposed(by: Viewer, *said: Said) -> list[Row]:
    """Mappings that somebody proposes."""
    return actions.propose_mappings(mappings=said, by=by, at=NOW)


def agreed(by: Viewer, second: Viewer, *said: Said) -> list[Row]:
    """Mappings that one proposed and another reviewed and agreed to."""
    rows = proposed(by, *said)
    actions.review_mappings(mappings=rows, by=second, at=NOW)
    return actions.agree_to_mappings(mappings=rows, by=second, at=NOW)


INLINE = {"a", "abbr", "b", "em", "span", "strong"}


def words(answer: Any) -> str:
    """What people read on a page, from its heading on."""
    assert answer.status_code == 200, answer
    main = tree(answer.content.decode()).xpath("//main")[0]
    for each in main.iter():
        if each.tag not in INLINE:
            each.text, each.tail = f" {each.text or ''}", f" {each.tail or ''}"
    return " ".join("".join(main.itertext()).split())
