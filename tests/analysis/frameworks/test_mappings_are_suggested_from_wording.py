"""Mappings are suggested from wording with reasons; what only looks the same is never suggested as exact."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.analysis.frameworks import gold_mappings as gold
from tests.analysis.frameworks.invented import edition, measure, objective
from tests.analysis.frameworks.score_suggesting import edition_of, score
from weft.analysis.frameworks.catalogue import shipped, shipped_mappings
from weft.analysis.frameworks.crosswalks import Mapping, Relation, Status
from weft.analysis.frameworks.edition import Cohort, Edition, Node
from weft.analysis.frameworks.measure import Counting, Direction
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


WHOLE = edition(
    objective("O", "Promote jobs"),
    measure("A", "People who started a job", parent="O", cohorts=("young",)),
    measure("P", "Apprentices who started a job", parent="O", part_of="A"),
    cohorts=(Cohort("young", "Young people", "Aged 16 to 24"),),
)


def rewritten(code: str, **said: object) -> Edition:
    """A twin of the edition in which one node says something else."""
    node = WHOLE.node(code)
    measured = {key: value for key, value in said.items() if hasattr(node.measure, key)}
    if node.measure and measured:
        node = replace(node, measure=replace(node.measure, **measured))  # type: ignore[arg-type]
    node = replace(node, **{key: value for key, value in said.items() if key not in measured})  # type: ignore[arg-type]
    return replace(
        WHOLE, name="2", nodes=tuple(node if one.code == code else one for one in WHOLE.nodes)
    )


def exact_in(twin: Edition) -> set[str]:
    return {
        one.mapping.subject_code
        for one in suggested(WHOLE, twin)
        if one.mapping.relation is Relation.EXACT and one.mapping.subject_code == one.mapping.object_code
    }  # fmt: skip


def test_an_edition_is_the_same_as_its_twin() -> None:
    assert exact_in(replace(WHOLE, name="2")) == {"O", "A", "P"}


@pytest.mark.parametrize(
    ("twin", "no_longer", "why"),
    [
        (rewritten("P", direction=Direction.LESS), "P", "Better is: more against less."),
        (rewritten("P", note="A job is a task of an hour."), "P", "What is noted beside them is not the same."),
        (rewritten("O", note="A job is a task of an hour."), "O", "What is noted beside them is not the same."),
        (rewritten("P", valid_until=date(2024, 3, 31)), "P", "Holds until: nothing said against 31 March 2024."),
        (rewritten("P", valid_from=date(2027, 4, 1)), "P", "Holds from: nothing said against 1 April 2027."),
        (rewritten("P", part_of=""), "P", "Part of: People who started a job against nothing said."),
        (
            replace(WHOLE, name="2", cohorts=(Cohort("young", "Young people", "Aged 16 to 30"),)), "A",
            "The cohort “young”: Young people, Aged 16 to 24 against Young people, Aged 16 to 30.",
        ),
        (rewritten("A", wording="Trees planted"), "O", "What stands under them is not the same."),
        (replace(WHOLE, name="2", nodes=WHOLE.nodes[:1]), "O", "What stands under them is not the same."),
    ],
)  # fmt: skip
def test_what_is_not_counted_alike_is_not_suggested_as_the_same(
    twin: Edition, no_longer: str, why: str
) -> None:
    assert no_longer not in exact_in(twin)
    (reasons,) = (
        one.reasons for one in suggested(WHOLE, twin)
        if (one.mapping.subject_code, one.mapping.object_code) == (no_longer, no_longer)
    )  # fmt: skip
    assert why in reasons


def test_of_some_nodes_alone_the_same_is_suggested_as_of_all() -> None:
    for twin in (replace(WHOLE, name="2"), rewritten("A", wording="Trees planted")):
        for code in "OP":
            (one,) = suggested(WHOLE, twin, ours={code}, theirs={code})
            exact = one.mapping.relation is Relation.EXACT
            assert exact == (code in exact_in(twin)), (code, one.reasons)


def test_trees_planted_and_trees_felled_are_never_wholly_alike() -> None:
    rules = {"who": "Trees on land in the area, with the consent of whoever owns it", "when": "A year after the work was done"}  # fmt: skip
    planted = ruled(measure("A", "Trees planted and counted after a year"), **rules)
    felled = ruled(measure("B", "Trees felled and counted after a year"), **rules)
    planted = ruled(planted, **{**rules, "at_least": "Felled or planted by a forester"})
    felled = ruled(felled, **{**rules, "at_least": "Felled or planted by a forester"})
    (one,) = suggested(edition(planted), edition(felled, name="2"))
    assert one.mapping.relation is Relation.RELATED
    assert one.likeness < 0.98
    (same,) = suggested(edition(planted), edition(replace(planted, code="B"), name="2"))
    assert f"{same.likeness:.2f}" == "1.00"


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
