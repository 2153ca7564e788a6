"""Two councils side by side: what both have from one edition is the same, what is said where a node was written holds for all of them,
and what a council leaves out it does not ask for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from tests.analysis.frameworks.invented import PLACE, edition, measure, objective
from weft.analysis.frameworks.adapted import Add, LeaveOut, LocalChange, PutFirst, Weigh, adapted
from weft.analysis.frameworks.beside import Asked, Lack, beside, left_out_there, lifted
from weft.analysis.frameworks.crosswalks import Mapping, Relation, Status
from weft.analysis.frameworks.edition import Edition

EXACT, BROADER, NARROWER, RELATED, NONE = Relation
BASE = edition(
    objective("O"),
    measure("M1", parent="O"),
    measure("M2", parent="O"),
    objective("P"),
    measure("M3", parent="P"),
)
OTHER = edition(objective("X"), measure("X1", parent="X"), of=replace(PLACE, key="other"))


def council(key: str, *changes: LocalChange) -> Asked:
    """What a council makes of the edition."""
    made = adapted(BASE, changes)
    gone = {
        node.code: one.reason for one in changes if isinstance(one, LeaveOut)
        for node in (BASE.node(one.code), *(below for _depth, below in BASE.in_order(one.code)))
    }  # fmt: skip
    own = frozenset(one.code for one in changes if isinstance(one, Add))
    named = replace(made.edition, framework=replace(PLACE, key=key))
    return Asked(named, BASE.ref, own, gone, made.weights, made.priorities)


OURS = council(
    "ours", Add(measure("A1", parent="O")), LeaveOut("P", "The county does that."), Weigh("M1", Decimal(2)), PutFirst("M2", "Ours.")
)  # fmt: skip
THEIRS = council("theirs", Add(measure("B1", parent="P")), Weigh("M1", Decimal(2)))
WHOLE, OUTSIDE = Asked(BASE), Asked(OTHER)


def said(
    one: Edition | Asked,
    code: str,
    relation: Relation,
    other: Edition | Asked,
    to: str,
    **more: object,
) -> Mapping:
    made = Mapping(one.ref, code, relation, other.ref, to, rationale="So.", status=Status.AGREED)
    return replace(made, **more)  # type: ignore[arg-type]


def seen(ours: Asked, theirs: Asked, *mappings: Mapping) -> set[tuple[str, Relation, str]]:
    found = lifted(ours, theirs, mappings)
    assert {(one.subject, one.object) for one in found} <= {(ours.ref, theirs.ref)}
    return {(one.subject_code, one.relation, one.object_code) for one in found}


TAKEN_OVER = {("O", EXACT, "O"), ("M1", EXACT, "M1"), ("M2", EXACT, "M2")}


def test_what_both_have_from_one_edition_is_the_same() -> None:
    assert seen(OURS, THEIRS) == TAKEN_OVER
    assert seen(OURS, WHOLE) == TAKEN_OVER == seen(WHOLE, OURS)
    assert seen(OURS, OUTSIDE) == set()


@pytest.mark.parametrize(
    ("ours", "theirs", "mapping", "found"),
    [
        (OURS, OUTSIDE, said(BASE, "M1", BROADER, OTHER, "X1"), {("M1", BROADER, "X1")}),
        (OUTSIDE, OURS, said(BASE, "M1", BROADER, OTHER, "X1"), {("X1", NARROWER, "M1")}),
        (OURS, OUTSIDE, said(BASE, "M3", EXACT, OTHER, "X1"), set()),
        (THEIRS, OUTSIDE, said(BASE, "M3", EXACT, OTHER, "X1"), {("M3", EXACT, "X1")}),
        (OURS, THEIRS, said(OURS, "A1", RELATED, THEIRS, "B1"), {("A1", RELATED, "B1")}),
        (THEIRS, OURS, said(OURS, "A1", BROADER, BASE, "M1"), {("M1", NARROWER, "A1")}),
        (OURS, OUTSIDE, said(BASE, "A1", EXACT, OTHER, "X1"), set()),
        (OURS, OUTSIDE, said(BASE, "M1", NONE, OTHER, ""), {("M1", NONE, "")}),
        (OUTSIDE, OURS, said(BASE, "M1", NONE, OTHER, ""), set()),
        (OUTSIDE, OURS, said(OTHER, "X1", NONE, BASE, ""), set()),
        (OUTSIDE, WHOLE, said(OTHER, "X1", NONE, BASE, ""), {("X1", NONE, "")}),
        (OUTSIDE, OURS, said(OTHER, "X1", NONE, OURS, ""), {("X1", NONE, "")}),
    ],
)  # fmt: skip
def test_what_is_said_where_a_node_was_written_holds_for_who_takes_it_over(
    ours: Asked, theirs: Asked, mapping: Mapping, found: set[tuple[str, Relation, str]]
) -> None:
    shared = TAKEN_OVER if {ours.ref, theirs.ref} == {OURS.ref, THEIRS.ref} else set()
    assert seen(ours, theirs, mapping) - shared == found


def test_each_pair_is_told_once() -> None:
    one = said(BASE, "M1", EXACT, OTHER, "X1")
    assert len(lifted(OURS, OUTSIDE, [one, one.turned()])) == 1


def alone(rows: Sequence[object]) -> list[tuple[str, Lack, str]]:
    return [(row.node.code, row.lack, row.because) for row in rows]  # type: ignore[attr-defined]


def test_what_only_one_asks_for_is_told_with_why_it_is_not_met() -> None:
    found = beside(OURS, THEIRS, [said(OURS, "A1", NONE, THEIRS, "", rationale="No such thing.")])
    assert [one.node.code for one in found.same] == ["O", "M1", "M2"]
    assert all(one.taken_over for one in found.same)
    assert alone(found.only_ours) == [("A1", Lack.NOTHING, "No such thing.")]
    assert alone(found.only_theirs) == [
        ("P", Lack.LEFT_OUT, "The county does that."), ("M3", Lack.LEFT_OUT, "The county does that."), ("B1", Lack.UNSAID, ""),
    ]  # fmt: skip


def test_what_is_near_is_no_more_alone_and_what_waits_counts_for_nothing() -> None:
    near = said(OURS, "A1", RELATED, THEIRS, "B1")
    found = beside(OURS, THEIRS, [near])
    assert [(one.node.code, one.mapping.relation, one.other.code) for one in found.near] == [
        ("A1", RELATED, "B1")
    ]
    assert "A1" not in {one.node.code for one in found.only_ours}
    for status in (Status.PROPOSED, Status.REVIEWED):
        waits = beside(OURS, THEIRS, [replace(near, status=status)])
        assert waits.near == () and "A1" in {one.node.code for one in waits.only_ours}


def test_that_two_are_not_the_same_leaves_both_alone() -> None:
    found = beside(OURS, THEIRS, [said(OURS, "A1", NONE, THEIRS, "B1")])
    assert found.near == () and alone(found.only_ours) == [("A1", Lack.UNSAID, "")]


def test_what_is_weighed_or_put_first_otherwise_is_pointed_out() -> None:
    assert [one.node.code for one in beside(OURS, THEIRS, []).weighed] == ["M2"]
    assert beside(OURS, OURS, []).weighed == ()


def test_what_the_other_leaves_out_is_known_also_through_what_is_said_of_it() -> None:
    assert left_out_there(THEIRS, OURS) == {
        "P": "The county does that.",
        "M3": "The county does that.",
    }
    same = said(OUTSIDE, "X1", EXACT, WHOLE, "M3")
    assert left_out_there(OUTSIDE, OURS, [same]) == {"X1": "The county does that."}
    assert left_out_there(OUTSIDE, OURS, [replace(same, relation=NONE)]) == {}
    (x1,) = (one for one in beside(OUTSIDE, OURS, [same]).only_ours if one.node.code == "X1")
    assert (x1.lack, x1.because) == (Lack.LEFT_OUT, "The county does that.")
