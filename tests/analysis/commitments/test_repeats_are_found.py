"""Records that may be one benefit twice are found with reasons; honest look-alikes are left alone, as far as docs/method/repeats.md says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.analysis.commitments import planted
from tests.analysis.commitments.score import scored
from weft.analysis.commitments.benefit import Evidence, Recorded
from weft.analysis.commitments.repeats import named, numbered, repeats, repeats_of

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


def test_the_manners_that_its_author_saw() -> None:
    found = scored(planted.dev(2_000))
    assert found.found >= 0.99 and found.flagged <= 0.01
    assert not found.without_reason


def test_the_manners_that_its_author_did_not_see_are_no_worse_than_is_said() -> None:
    found = scored(planted.held_out(2_000))
    assert found.found >= 0.93 and found.flagged <= 0.29
