"""The example place's frameworks on the site: a combined authority's in two editions, three councils, and what is agreed between them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tests.cast import NOW, Cast
from tests.frameworks.conftest import adopted
from weft.analysis.frameworks import example
from weft.analysis.frameworks.adapted import LocalChange
from weft.analysis.frameworks.catalogue import edition_called
from weft.frameworks import actions, queries
from weft.frameworks.models import Edition, Mapping
from weft.organisations.access import Viewer
from weft.organisations.rules import Kind, Role

COUNCILS = {
    "Quillmouth City Council": "quillmouth",
    "Harrowfen Borough Council": "harrowfen",
    "Ostlebeck Council": "ostlebeck",
}


def example_place(cast: Cast) -> None:
    """Everything is adopted, and every mapping that the example says is agreed is agreed."""
    first, second = _two(cast, example.AUTHORITY, Kind.COMBINED_AUTHORITY)
    base = {"2023": _taken(example.editions()["2023"], first, second)}
    later = [one for one in example.councils() if one.next is not None]
    (stays,) = (one for one in example.councils() if one.next is None)
    _adapts(cast, stays.council, stays.name, base["2023"], stays.local, stays.begins)
    base["2026"] = _taken(example.editions()["2026"], first, second)
    _taken(edition_called(example.MODEL), first, second)
    for one in later:
        assert one.next is not None
        _adapts(cast, one.council, one.next.name, base["2026"], one.local_next, one.next.begins)
    councils = [cast.viewer(f"{name.split(maxsplit=1)[0]}-lead", name) for name in COUNCILS]
    _agree(first, second, councils)


def _two(cast: Cast, name: str, kind: Kind = Kind.COUNCIL) -> tuple[Viewer, Viewer]:
    one, two = f"{name.split(maxsplit=1)[0]}-lead", f"{name.split(maxsplit=1)[0]}-second"
    cast.organisation(name, kind, administrator=one)
    cast.member(two, name, Role.POLICY_LEAD, administrator=one)
    return cast.viewer(one, name), cast.viewer(two, name)


def _taken(value: object, first: Viewer, second: Viewer) -> Edition:
    made = actions.take_in(value=value, published_elsewhere=True, by=first, at=NOW)  # type: ignore[arg-type]
    return adopted(made, first, second)


def _adapts(
    cast: Cast, council: str, name: str, base: Edition, changes: Sequence[LocalChange], begins: date
) -> Edition:  # fmt: skip
    first, second = _two(cast, council)
    made = actions.adapt(edition=base, name=COUNCILS[council], edition_name=name, by=first, at=NOW)
    waiting = list(changes)
    while waiting:
        change = waiting.pop(0)
        try:
            actions.say_local_change(edition=made, change=change, by=first, at=NOW)
        except actions.CannotDo:
            waiting.append(change)
    return adopted(made, first, second, begins)


def _agree(first: Viewer, second: Viewer, councils: Sequence[Viewer]) -> None:
    """Those who keep one end of a mapping agree to it."""
    for path in sorted(Path(example.__file__).parent.glob("*.sssom.tsv")):
        if "quillmouth-2024" not in path.name and "harrowfen-2024" not in path.name:
            actions.take_mappings(content=path.read_bytes(), name=path.name, by=first, at=NOW)
    said = {one.pair: one for one in example.mappings()}
    rows = queries.mappings_visible_to(second)
    wanted = [
        row
        for row in rows
        if row.rationale in {one.rationale for one in said.values() if one.status == "agreed"}
    ]
    actions.review_mappings(mappings=wanted, by=second, at=NOW)
    for one in (second, *councils):
        theirs = [row for row in wanted if queries.keeps_an_end(one, row)]
        if theirs:
            actions.agree_to_mappings(mappings=theirs, by=one, at=NOW)
        wanted = [row for row in wanted if row not in theirs]
    assert not wanted
    assert Mapping.objects.filter(status="agreed").count() > 40
