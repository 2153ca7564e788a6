"""A council adapts an edition without copying it, and carries what it said into the next edition: nothing is
lost, nothing is remapped in silence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.frameworks.invented import edition, measure, objective
from weft.analysis.frameworks.adapted import (
    Add,
    AddCohort,
    Becomes,
    LeaveOut,
    LocalChange,
    PutFirst,
    Weigh,
    adapted,
    carried,
    decided,
    why_not,
)
from weft.analysis.frameworks.edition import Cohort, Edition, Node, Origin, problems
from weft.analysis.frameworks.measure import AddsUp

OLD = edition(
    *(objective(f"O{n}", f"Objective {n}") for n in range(1, 7)),
    *(
        measure(f"O{n}-{m}", f"Measure {m} of {n}", parent=f"O{n}")
        for n in range(1, 7)
        for m in range(1, 4)
    ),
    cohorts=(Cohort("young", "Young people"),),
)
"""Six objectives with three measures each."""
NEW = edition(
    objective("O1", "Objective 1"),
    objective("O2", "Objective 2, said otherwise"),
    objective("O3", "Objective 3"),
    replace(objective("P1", "A new one"), takes_place_of=("O4",)),
    objective("O6", "Objective 6"),
    *(measure(f"O1-{m}", f"Measure {m} of 1", parent="O1") for m in range(1, 4)),
    measure("O2-1", "Measure 1 of 2", parent="O2"),
    measure("O3-1", "Measure 1 of 3", parent="O3", unit="hours"),
    measure("O3-2", "Measure 2 of 3", parent="O3"),
    measure("O3-3", "Measure 3 of 3", parent="O1"),
    replace(
        measure("P1-1", "Measures of 4 together", parent="P1"), takes_place_of=("O4-1", "O4-2")
    ),
    measure("L-1", "What was local is everybody's now", parent="O1"),
    *(measure(f"O6-{m}", f"Measure {m} of 6", parent="O6") for m in range(1, 5)),
    name="2",
    replaces="1",
    cohorts=(Cohort("carers", "Carers"),),
)
KEPT, DECIDE = Becomes.KEPT, Becomes.DECIDE

ONE_COUNCIL: list[tuple[LocalChange, Becomes, tuple[str, ...]]] = [
    (LeaveOut("O1-1", "We have none."), KEPT, ()),
    (LeaveOut("O2-2", "We have none."), DECIDE, ()),
    (LeaveOut("O4-1", "We have none."), DECIDE, ("P1-1",)),
    (LeaveOut("O6", "Done by the county."), DECIDE, ("O6",)),
    (Add(measure("L-1", "Hours in our park", parent="O1", unit="hours")), DECIDE, ("L-1",)),
    (Add(measure("L-2", "Trees of ours", parent="O1")), KEPT, ()),
    (Add(measure("L-3", "Trees of theirs", parent="O2")), DECIDE, ("O2",)),
    (Add(measure("L-4", "Trees of all", parent="O4")), DECIDE, ("P1",)),
    (Add(measure("L-5", "A part of L-2", parent="L-9", part_of="L-2")), KEPT, ()),
    (Add(measure("L-6", "A part of what has gone", parent="O1", part_of="O5-1")), DECIDE, ()),
    (Add(measure("L-7", "By age", parent="O1", cohorts=("young",))), DECIDE, ()),
    (Add(objective("L-8", "Our own objective")), KEPT, ()),
    (Add(replace(objective("L-9"), level="outcome", parent="L-8")), KEPT, ()),
    (Weigh("O1-2", Decimal(3)), KEPT, ()),
    (Weigh("O3-1", Decimal(2)), DECIDE, ("O3-1",)),
    (Weigh("L-2", Decimal("0.5")), KEPT, ()),
    (PutFirst("O1", "Our people asked for it."), KEPT, ()),
    (PutFirst("O5", "Our people asked for it."), DECIDE, ()),
    (AddCohort(Cohort("carers", "Carers of ours")), DECIDE, ()),
    (AddCohort(Cohort("night", "Night workers")), KEPT, ()),
]
OTHER_COUNCIL: list[tuple[LocalChange, Becomes, tuple[str, ...]]] = [
    *((LeaveOut(f"O1-{n}", "Not here."), KEPT, ()) for n in (1, 2, 3)),
    *((Weigh(f"O6-{n}", Decimal(n)), KEPT, ()) for n in (1, 2, 3)),
    (LeaveOut("O4-2", "Not here."), DECIDE, ("P1-1",)),
    (LeaveOut("O5", "Not here."), DECIDE, ()),
    (LeaveOut("O3-3", "Not here."), DECIDE, ("O3-3",)),
    *((Add(measure(f"X-{n}", f"Ours {n}", parent="O6")), KEPT, ()) for n in range(1, 6)),
    (PutFirst("X-1", "First of all."), KEPT, ()),
    (PutFirst("O3-2", "Second."), KEPT, ()),
    (PutFirst("O2", "Third."), DECIDE, ("O2",)),
    (PutFirst("O4", "Fourth."), DECIDE, ("P1",)),
    (AddCohort(Cohort("prison", "People leaving prison")), KEPT, ()),
    (Weigh("O2-1", Decimal(1)), KEPT, ()),
]


@pytest.mark.parametrize("council", [ONE_COUNCIL, OTHER_COUNCIL], ids=["one council", "another"])
def test_twenty_changes_are_walked_through_one_by_one(
    council: list[tuple[LocalChange, Becomes, tuple[str, ...]]],
) -> None:
    local = [change for change, _, _ in council]
    assert len(local) == 20
    assert not [*why_not(OLD, local)]
    found = carried(local, OLD, NEW)
    assert [one.change for one in found] == local
    assert [(one.becomes, one.could_be) for one in found] == [(b, c) for _, b, c in council]
    assert all(bool(one.why) == (one.becomes is DECIDE) for one in found)


def test_what_is_kept_fits_the_new_edition_as_it_is() -> None:
    for council in (ONE_COUNCIL, OTHER_COUNCIL):
        kept = [
            one.change
            for one in carried([c for c, _, _ in council], OLD, NEW)
            if one.becomes is KEPT
        ]
        assert not [*why_not(NEW, kept)]


def test_a_decision_moves_a_change_to_another_code() -> None:
    add, weigh = Add(measure("L-4", parent="O4")), Weigh("O4-1", Decimal(2))
    assert decided(weigh, to="P1-1") == Weigh("P1-1", Decimal(2))
    moved = decided(add, to="P1")
    assert isinstance(moved, Add)
    assert moved.node.parent == "P1"
    assert not [*why_not(NEW, [moved, decided(weigh, to="P1-1")])]


def test_the_adapted_edition_shows_whose_words_are_whose() -> None:
    found = adapted(OLD, [change for change, _, _ in ONE_COUNCIL])
    assert found.edition.node("L-2").origin is Origin.PLACE
    assert found.edition.node("O1").origin is Origin.PUBLISHER
    assert [node.code for node, _ in found.left_out] == ["O1-1", "O2-2", "O4-1", "O6"]
    assert not {"O1-1", "O2-2", "O4-1", "O6", "O6-1", "O6-2", "O6-3"} & set(found.edition.by_code)
    assert found.weights["L-2"] == Decimal("0.5")
    assert found.priorities == {"O1": "Our people asked for it.", "O5": "Our people asked for it."}
    assert "night" in {one.code for one in found.edition.cohorts}
    assert not problems(found.edition)


@pytest.mark.parametrize(
    ("local", "words"),
    [
        ([Add(measure("O1-1"))], "The edition has “O1-1” itself"),
        ([Add(measure("L", parent="Z"))], "under “Z”, which is not there"),
        ([LeaveOut("Z", "why")], "“Z” cannot be left out"),
        ([LeaveOut("O1", " ")], "Say why “O1” is left out"),
        ([Weigh("Z", Decimal(1))], "“Z” is not there"),
        ([Weigh("O1", Decimal(-1))], "less than 0"),
        ([PutFirst("Z", "why")], "“Z” is not there"),
        ([AddCohort(Cohort("young", "Y"))], "has the cohort “young” itself"),
        ([Weigh("O1", Decimal(1)), Weigh("O1", Decimal(2))], "“O1” is said twice"),
        ([Add(measure("L", unit="lumps"))], "the unit “lumps” is none of"),
        ([Add(Node("L", "objective", " ")), Add(measure("M", parent="L"))], "it has no wording"),
    ],
)  # fmt: skip
def test_a_change_that_does_not_fit_is_refused_with_the_reason(
    local: list[LocalChange], words: str
) -> None:
    assert words in "\n".join(why_not(OLD, local))


CHANGES: st.SearchStrategy[LocalChange] = st.one_of(
    st.sampled_from([c for c, _, _ in ONE_COUNCIL]),
    st.sampled_from([c for c, _, _ in OTHER_COUNCIL]),
)


def fitting(local: Sequence[LocalChange]) -> list[LocalChange]:
    """As many of these changes as fit the old edition together."""
    kept: list[LocalChange] = []
    for change in sorted(local, key=lambda one: not isinstance(one, Add)):
        if not [*why_not(OLD, [*kept, change])]:
            kept.append(change)
    return kept


@settings(deadline=None)
@given(st.lists(CHANGES, unique_by=lambda c: (type(c), c.code)))
def test_nothing_is_lost_and_nothing_is_moved_in_silence(drawn: Sequence[LocalChange]) -> None:
    local = fitting(drawn)
    found = carried(local, OLD, NEW)
    assert [one.change for one in found] == local
    for one in found:
        if one.becomes is KEPT:
            stands = one.change.node.parent if isinstance(one.change, Add) else one.change.code
            before, after = OLD.by_code.get(stands), NEW.by_code.get(stands)
            assert before is None or after is None or before.wording == after.wording


@settings(deadline=None)
@given(st.lists(CHANGES, unique_by=lambda c: (type(c), c.code)))
def test_the_same_edition_keeps_everything(drawn: Sequence[LocalChange]) -> None:
    local = fitting(drawn)
    again: Edition = replace(OLD, name="again")
    assert all(one.becomes is KEPT for one in carried(local, OLD, again))


FEW = edition(
    objective("O1"), measure("H", parent="O1", unit="hours"), measure("M", parent="O1", part_of="T"),
    measure("T", parent="O1", part_of="U"), measure("U", parent="O1"), objective("O2"), measure("V", parent="O2"),
    measure("A", parent="O2", unit="percent", over_time=AddsUp.WEIGHTED_AVERAGE, over_providers=AddsUp.WEIGHTED_AVERAGE,
            weighted_by="H"),
)  # fmt: skip
"""M is a part of T, and T of U; A is averaged by H."""
GONE = LeaveOut("O2", "Not here.")


@pytest.mark.parametrize(
    "change", [Weigh("O2", Decimal(2)), Weigh("V", Decimal(2)), PutFirst("V", "Ours"), Add(measure("L-1", parent="O2"))]
)  # fmt: skip
def test_nothing_is_said_of_what_is_left_out(change: LocalChange) -> None:
    assert not [*why_not(FEW, [GONE])] and not [*why_not(FEW, [change])]
    (said,) = why_not(FEW, [GONE, change])
    assert said.endswith("stands on it. Keep both, or neither.")
    assert said.startswith("“O2”" if change.code in {"O2", "L-1"} else "“V”")


def test_what_is_left_out_under_what_is_left_out_is_no_fault() -> None:
    assert not [*why_not(FEW, [GONE, LeaveOut("V", "Nor this.")])]


def test_what_stands_on_the_councils_own_addition_goes_with_it_or_stays() -> None:
    added = Add(measure("L-1", parent="O1"))
    assert not [*why_not(FEW, [GONE, added, Weigh("L-1", Decimal(2))])]


def test_a_measure_is_not_averaged_by_one_that_is_left_out() -> None:
    assert [*why_not(FEW, [LeaveOut("H", "Not here.")])] == [
        "“A” is averaged by “H”, which is left out. Keep both, or neither."
    ]
    assert not [*why_not(FEW, [LeaveOut("H", "Not here."), LeaveOut("A", "Nor this.")])]
    assert not [*why_not(FEW, [LeaveOut("H", "Not here."), GONE])]


@pytest.mark.parametrize(
    ("left_out", "within"), [((), "T"), (("T",), "U"), (("T", "U"), ""), (("U",), "T")]
)
def test_a_measure_is_counted_within_the_next_larger_one_that_is_left(
    left_out: tuple[str, ...], within: str
) -> None:
    local = [LeaveOut(code, "Not here.") for code in left_out]
    assert not [*why_not(FEW, local)]
    mine = adapted(FEW, local).edition
    found = mine.node("M").measure
    assert found is not None and found.part_of == within
    assert not problems(mine)


def test_who_a_cohort_is_may_have_changed_under_its_code() -> None:
    split = measure("O1", "By age", parent="", cohorts=("young",))
    before = replace(OLD, nodes=(split,), cohorts=(Cohort("young", "Young people", "16 to 24"),))
    after = replace(before, name="2", cohorts=(Cohort("young", "Young people", "16 to 29"),))
    local = (
        Weigh("O1", Decimal(2)),
        Add(measure("L-1", "Ours", parent="O1")),
        Add(measure("L-2", "Ours by age", parent="", cohorts=("young",))),
    )
    found = carried(local, before, after)
    assert {one.becomes for one in found} == {DECIDE}
    assert all("“young” (Young people) is not who it was" in one.why for one in found)
    same = carried(local, before, replace(after, cohorts=before.cohorts))
    assert {one.becomes for one in same} == {KEPT}
