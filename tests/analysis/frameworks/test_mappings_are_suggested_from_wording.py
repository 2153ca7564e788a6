"""Mappings are suggested from wording with reasons; what only looks the same is never suggested as exact."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.analysis.frameworks import gold_mappings as gold
from tests.analysis.frameworks.invented import edition, measure, objective
from tests.analysis.frameworks.score_suggesting import edition_of, score
from weft.analysis.frameworks.catalogue import shipped, shipped_mappings
from weft.analysis.frameworks.crosswalks import Mapping, Relation, Status
from weft.analysis.frameworks.edition import Node
from weft.analysis.frameworks.measure import Counting
from weft.analysis.frameworks.suggested import suggested

JOBS = measure("A", "People who started a job")


def said(one: Node, other: Node) -> Relation | None:
    """How the second is suggested to stand to the first; None where nothing is."""
    found = suggested(edition(one), edition(other, name="2"))
    return found[0].mapping.relation if found else None


def ruled(node: Node, **rules: object) -> Node:
    assert node.measure is not None
    counting = Counting(**rules)  # type: ignore[arg-type]
    return replace(node, measure=replace(node.measure, counting=counting))


@pytest.mark.parametrize(
    ("other", "relation"),
    [
        (measure("B", "People who started a job"), Relation.EXACT),
        (measure("B", "The number of people who started a job"), Relation.EXACT),
        (measure("B", "People long out of work who started a job"), Relation.NARROWER),
        (measure("B", "People who left a job"), Relation.RELATED),
        (measure("B", "People who started a job", unit="fte"), Relation.RELATED),
        (measure("B", "People who started a job", over_time="latest"), Relation.RELATED),
        (measure("B", "A job who started people"), Relation.RELATED),
        (measure("B", "People who have not started a job"), Relation.RELATED),
        (ruled(measure("B", "People who started a job"), who="Residents"), Relation.RELATED),
        (measure("B", "Trees planted and alive"), None),
        (objective("B", "People who started a job"), None),
    ],
)
def test_what_is_proposed_follows_from_what_each_says(
    other: Node, relation: Relation | None
) -> None:
    assert said(JOBS, other) is relation


def test_the_reasons_are_words_that_stand_there() -> None:
    (one,) = suggested(
        edition(JOBS), edition(measure("B", "Young people who started jobs", unit="fte"), name="2")
    )
    assert "Unit: people against fte." in one.reasons
    assert any(reason.startswith("Both say ") and "“started”" in reason for reason in one.reasons)
    assert "Only B says “young”." in one.reasons
    assert one.mapping.rationale == " ".join(one.reasons)
    assert one.mapping.status is Status.PROPOSED


def test_what_somebody_has_spoken_of_is_passed_over() -> None:
    there = edition(measure("B", "People who started a job"), name="2")
    not_the_same = Mapping(
        there.ref, "B", Relation.NONE, edition().ref, "A", rationale="Another job."
    )
    assert not suggested(edition(JOBS), there, known=[not_the_same])


def test_no_false_friend_is_ever_suggested_as_exact() -> None:
    one, other = edition_of("harrowbeck", gold.HARROWBECK), edition_of("lanthorn", gold.LANTHORN)
    exact = {
        (each.mapping.subject_code, each.mapping.object_code)
        for each in suggested(one, other, most=100)
        if each.mapping.relation is Relation.EXACT
    }
    friends = {(each.first, each.second) for each in gold.FALSE_FRIENDS}
    assert len(friends) > 30
    assert not exact & friends
    assert not score("held_out").exact_wrong


def test_on_labels_that_were_held_out_it_finds_most_and_most_of_it_is_right() -> None:
    found = score("held_out")
    assert found.precision >= 0.65
    assert found.recall >= 0.6
    assert found.carrying >= 0.7


def test_the_agreed_mappings_between_measures_are_found_again() -> None:
    known = {one.ref: one for one in shipped()}
    agreed = [one for one in shipped_mappings() if one.relation is Relation.EXACT]
    assert all(one.status is Status.AGREED for one in agreed)
    for subject, object_ in {(one.subject, one.object) for one in agreed}:
        exact = {
            each.mapping.pair
            for each in suggested(known[subject], known[object_])
            if each.mapping.relation is Relation.EXACT
        }
        wanted = {one.pair for one in agreed if (one.subject, one.object) == (subject, object_)}
        assert exact == wanted
