"""Records that may be one benefit twice are found with reasons; honest look-alikes are left alone, as far as docs/method/repeats.md says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from statistics import fmean

import pytest

from tests.analysis.commitments import planted
from tests.analysis.commitments.score import scored
from tests.analysis.commitments.thought_of.learned import planted as thought_of
from tests.analysis.commitments.thought_of.world import CONTAINS, RELATED
from weft.analysis.commitments import weights
from weft.analysis.commitments.alike import counted, likeness
from weft.analysis.commitments.benefit import Evidence, Recorded
from weft.analysis.commitments.repeats import named, numbered, pairs, repeats, repeats_of
from weft.commitments import words

ONE = Recorded(
    "A", "builders", "builders", (), "place:2026/J", 3, date(2026, 4, 1), date(2026, 6, 30), ("E05",), (), "choir",
    "Harbour Choir", "Three people started a job", (Evidence("payroll", "", None, "PR-001234"),), "one", date(2026, 7, 1),
)  # fmt: skip


def weight(other: Recorded) -> int:
    found = repeats([ONE, other], contains={"E05": "E08"}, related={})
    return found[0].weight if found else 0


def test_the_same_told_twice_is_found_and_says_why() -> None:
    (found,) = repeats([ONE, replace(ONE, ref="B", agreement="two")], contains={}, related={})
    assert (found.one, found.other) == ("A", "B")
    assert "The same number." in found.reasons and "The same measure." in found.reasons


@pytest.mark.parametrize("disguise", [
    {"places": ("E08",)}, {"evidence": (Evidence("payroll", "", None, "pr 001234 (list)"),)}, {"begins": date(2026, 4, 5)},
    {"beneficiary": "", "beneficiary_name": "The harbour choir CIC"}, {"measure": "place:2023/J"}, {"description": "Other words"},
    {"provider": "roofers", "accountable": "builders"},
])  # fmt: skip
def test_a_disguise_does_not_hide_it(disguise: dict[str, object]) -> None:
    assert weight(replace(ONE, ref="B", agreement="two", **disguise)) > 0  # type: ignore[arg-type]


@pytest.mark.parametrize("difference", [
    {"evidence": (Evidence("payroll", "", None, "PR-009999"),)},
    {"begins": date(2027, 4, 1), "ends": date(2027, 6, 30), "evidence": ()},
    {"beneficiary": "school", "beneficiary_name": "Lock Lane School", "places": ("E06",), "evidence": ()},
])  # fmt: skip
def test_other_people_other_days_and_other_schools_are_other_benefits(
    difference: dict[str, object],
) -> None:
    assert weight(replace(ONE, ref="B", **difference)) == 0  # type: ignore[arg-type]


def test_a_policy_that_stands_behind_many_says_nothing() -> None:
    policy = Evidence("file", "f" * 64, None, "policy.pdf")
    many = [
        replace(ONE, ref=f"R{at}", evidence=(policy,), beneficiary=f"b{at}", beneficiary_name=f"Group {at} of the street",
                places=(f"P{at}",), begins=date(2026, 1, 1 + at), ends=date(2026, 1, 1 + at))
        for at in range(9)
    ]  # fmt: skip
    assert not repeats(many, contains={}, related={})


def test_a_new_record_is_held_against_those_there_are() -> None:
    found = repeats_of(replace(ONE, ref="B", agreement="two"), [ONE], contains={}, related={})
    assert [(each.one, each.other) for each in found] == [("B", "A")]


def test_names_and_numbers_are_told_apart_from_how_they_are_written() -> None:
    assert named("The Ostlebeck Repair Café Ltd") == named("repair cafe, Ostlebeck")
    assert numbered("ref SL 2023/105083 (see folder)") == numbered("SL-2023-105083") == "2023105083"
    assert numbered("PR-001234") == numbered("No. 001234") == "1234"


@pytest.mark.parametrize(("one", "other", "as_said"), [
    ("Harbour Football Club", "Harbour FC", "the same name"), ("Lock Lane Primary School", "Lock Lane Primray Sch.", "the same name"),
    ("Lock Lane Primary School", "Lock Lane School", "nearly the same name"), ("Harbour Choir", "Harbour Scouts", "another"),
    ("Harbour Rovers", "Harbour Rovers Juniors", "another"), ("St Mary's CE School", "St Mary's RC School", "another"),
])  # fmt: skip
def test_names_that_are_written_otherwise_are_told_from_those_of_others(
    one: str, other: str, as_said: str
) -> None:
    assert likeness(named(one), named(other)) == as_said


def test_what_is_counted_among_its_like_is_told_apart() -> None:
    assert counted("The second cohort, on Mondays") == {"turn": "second", "cohort": "2", "weekday": "monday"}  # fmt: skip
    assert counted("A visit a school asked for, 12 hours") == {}
    course, again = (
        replace(ONE, ref=ref, agreement=ref, description="First aid, cohort 1", evidence=(Evidence("file", ref * 64, None, "sheet.pdf"),))
        for ref in "AB"
    )  # fmt: skip
    assert repeats([course, again], contains={}, related={})
    second = replace(again, description="First aid, cohort 2")
    assert not repeats([course, second], contains={}, related={})


def test_two_firms_at_one_job_fair_are_two() -> None:
    theirs = replace(ONE, ref="B", provider="roofers", accountable="roofers", agreement="two")
    assert weight(replace(theirs, evidence=(Evidence("payroll", "", None, "RF-77001"),))) == 0


def test_a_whole_is_found_with_its_parts_whichever_days_they_took() -> None:
    parts = [
        replace(ONE, ref="B", quantity=1, ends=date(2026, 4, 30), evidence=(), agreement="two"),
        replace(ONE, ref="C", quantity=2, begins=date(2026, 5, 1), evidence=(), agreement="two"),
    ]
    found = repeats([ONE, *parts], contains={}, related={})
    whole = {frozenset((each.one, each.other)): each for each in found}
    assert set(whole) == {frozenset("AB"), frozenset("AC")}
    assert "With another record it comes to the same amount." in whole[frozenset("AB")].reasons


def test_the_manners_that_its_author_thought_of() -> None:
    """With other dice than those that the weights were learned with."""
    records, drawn = thought_of(6, dice=99, ordinary=300)
    shown = pairs(repeats(records, contains=CONTAINS, related=RELATED))
    share = {
        is_one: fmean(frozenset((one.ref, other.ref)) in shown for _, label, (one, other) in drawn if label is is_one)
        for is_one in (True, False)
    }  # fmt: skip
    assert share[True] >= 0.96 and share[False] <= 0.03


def test_each_reason_can_be_said_in_another_language() -> None:
    assert set(weights.REASONS.values()) <= set(words.REPEATS)


def test_the_manners_of_another_author_are_no_worse_than_is_said() -> None:
    found = scored(planted.dev(2_000))
    assert found.found >= 0.97 and found.flagged <= 0.01
    assert not found.without_reason


def test_the_manners_that_its_author_did_not_see_are_no_worse_than_is_said() -> None:
    found = scored(planted.held_out(2_000))
    assert found.found >= 0.92 and found.flagged <= 0.015
