"""Two editions are held against each other: every node has one fate, every word one step."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.frameworks.invented import edition, editions, measure, objective
from weft.analysis.frameworks.compared import Fate, Step, compared, compared_heads, word_by_word
from weft.analysis.frameworks.edition import Cohort, Edition, Principle

BEFORE = edition(
    objective("A", "Promote jobs"),
    measure("A.1", "Apprentices", parent="A"),
    measure("A.2", "Placements", parent="A"),
    objective("B", "Promote fairness"),
    measure("B.1", "Stories", parent="B", unit="story", over_time="never", over_providers="never"),
)
AFTER = edition(
    objective("A", "Promote good jobs"),
    measure("A.1", "Apprentices", parent="A", unit="fte"),
    replace(measure("A.3", "Paid placements", parent="A"), takes_place_of=("A.2",)),
    objective("C", "Promote clean air"),
    name="2",
)


def test_every_node_has_its_fate() -> None:
    found = [
        (one.fate, (one.before or one.after[0]).code, [n.code for n in one.after])
        for one in compared(BEFORE, AFTER)
    ]
    assert found == [
        (Fate.CHANGED, "A", ["A"]),
        (Fate.CHANGED, "A.1", ["A.1"]),
        (Fate.REPLACED, "A.2", ["A.3"]),
        (Fate.GONE, "B", []),
        (Fate.GONE, "B.1", []),
        (Fate.NEW, "C", ["C"]),
    ]


def test_a_rule_that_changed_is_named() -> None:
    apprentices = compared(BEFORE, AFTER)[1]
    assert [(c.about, c.before, c.after) for c in apprentices.changes] == [
        ("unit", "people", "fte")
    ]
    placements = compared(BEFORE, AFTER)[2]
    assert [(c.about, c.before, c.after) for c in placements.changes] == [
        ("wording", "Placements", "Paid placements")
    ]


def test_words_are_told_one_by_one() -> None:
    assert [(w.step, w.text) for w in word_by_word("Promote jobs", "Promote good jobs")] == [
        (Step.SAME, "Promote "),
        (Step.NEW, "good "),
        (Step.SAME, "jobs"),
    ]


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_words_of_each_side_are_all_there(before: str, after: str) -> None:
    found = word_by_word(before, after)
    assert "".join(w.text for w in found if w.step is not Step.NEW) == before
    assert "".join(w.text for w in found if w.step is not Step.GONE) == after


def test_what_stands_outside_the_tree_is_compared_too() -> None:
    one = replace(
        BEFORE,
        definition="Old",
        principles=(Principle("p", "Be fair"),),
        cohorts=(Cohort("c", "Young"),),
    )
    other = replace(
        AFTER, definition="New", principles=(), cohorts=(Cohort("c", "Young", "under 25"),)
    )
    assert [(c.about, c.before, c.after) for c in compared_heads(one, other)] == [
        ("definition", "Old", "New"),
        ("principle p", "Be fair", ""),
        ("cohort c", "Young", "Young: under 25"),
    ]


@settings(max_examples=30, deadline=None)
@given(editions())
def test_an_edition_differs_in_nothing_from_itself(one: Edition) -> None:
    plain = replace(one, nodes=tuple(replace(node, takes_place_of=()) for node in one.nodes))
    assert {each.fate for each in compared(plain, plain)} <= {Fate.SAME}
    assert not compared_heads(plain, plain)


@settings(max_examples=30, deadline=None)
@given(editions(), editions())
def test_no_node_is_forgotten(before: Edition, after: Edition) -> None:
    found = compared(before, after)
    assert [one.before.code for one in found if one.before] == [
        n.code for _, n in before.in_order()
    ]
    met = {node.code for one in found for node in one.after}
    assert met == set(after.by_code)
