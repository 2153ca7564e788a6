"""The second set: each pair can be decided from its two records, and nothing but them gives it away."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from tests.analysis.commitments.judge import judged
from tests.analysis.commitments.planted import Label, Planted
from tests.analysis.commitments.scene import Scene
from tests.analysis.commitments.second_set.facts import Fact, plain_name, seen
from tests.analysis.commitments.second_set.halves import HALVES, drawn
from tests.analysis.commitments.second_set.manner import Case, Manner
from tests.analysis.commitments.second_set.planting import OF, second_set
from tests.analysis.commitments.second_set.score import told
from weft.analysis.commitments.benefit import Evidence, Recorded

OTHER: dict[Label, Label] = {"repeat": "look-alike", "look-alike": "repeat"}
WHY = ("The same.",)


def manners(label: Label) -> list[Manner]:
    return [one for half in HALVES for one in OF[half][label]]


@cache
def cases() -> list[tuple[Label, Manner, Case, frozenset[Fact]]]:
    """Twelve pairs of each manner, in three places, with what is seen of them."""
    found = []
    for scene in (Scene(seed, 2000) for seed in (3, 1871, 40961)):
        for label in OTHER:
            for manner in manners(label):
                for case in (manner.make(scene) for _ in range(4)):
                    facts = seen(case.one, case.other, scene.place.related)
                    found.append((label, manner, case, facts))
    return found


@cache
def shown() -> Planted:
    return second_set("shown", 300)


def test_each_manner_says_in_a_sentence_what_decides_it() -> None:
    for one in (*manners("repeat"), *manners("look-alike")):
        assert re.fullmatch(r"[A-Z][^.]{30,}\.", one.decides), one.name
        assert len(one.facts) > 1, one.name


def test_what_decides_a_manner_is_seen_in_every_pair_of_it() -> None:
    hidden = {(one.name, fact.name) for _, one, _, facts in cases() for fact in one.facts - facts}
    assert not hidden


def test_no_pair_shows_all_that_decides_a_manner_of_the_other_label() -> None:
    both = {
        (one.name, other.name)
        for label, one, _, facts in cases()
        for other in manners(OTHER[label])
        if other.facts <= facts
    }
    assert not both


def test_a_repeat_and_a_look_alike_never_have_the_same_visible_facts() -> None:
    repeats, looks = ({facts for of, *_, facts in cases() if of == label} for label in OTHER)
    assert repeats and looks and not repeats & looks


def test_each_record_could_have_been_made() -> None:
    for _, manner, case, _ in cases():
        for one in (case.one, case.other, *case.around):
            assert one.begins <= one.ends <= one.recorded_on <= date(2026, 11, 28), manner.name
            assert one.quantity > 0 and one.provider and one.accountable and one.agreement
            assert all(len(each.sha256) in {0, 64} for each in one.evidence), manner.name


def test_no_pair_is_made_twice() -> None:
    made = Counter((manner.name, case) for _, manner, case, _ in cases())
    assert max(made.values()) == 1


def test_firms_dates_and_words_are_others_from_pair_to_pair() -> None:
    for wanted in (*manners("repeat"), *manners("look-alike")):
        ones = [case.one for _, manner, case, _ in cases() if manner is wanted]
        assert len({one.provider for one in ones}) > 6, wanted.name
        assert len({one.begins for one in ones}) > 3, wanted.name
        assert len({one.description for one in ones}) > 3, wanted.name


def test_there_are_as_many_look_alikes_as_repeats_and_of_each_twenty_five_or_more() -> None:
    for half in HALVES:
        assert len(OF[half]["repeat"]) == len(OF[half]["look-alike"])
    assert min(len(manners(label)) for label in OTHER) >= 25


def test_each_manner_stands_in_the_half_into_which_it_was_drawn() -> None:
    for label in OTHER:
        halves = drawn([one.name for one in manners(label)])
        assert {name for name, half in halves.items() if half == "shown"} == {
            one.name for one in OF["shown"][label]
        }


def test_every_manner_weighs_the_same() -> None:
    planted = Counter((one.label, one.manner) for one in shown().pairs)
    assert set(planted.values()) == {10}
    assert len(planted) == len(OF["shown"]["repeat"]) * 2


def test_pairs_are_hidden_among_ordinary_benefits_under_references_that_tell_nothing() -> None:
    planted = {ref for one in shown().pairs for ref in one.refs}
    assert len(shown().refs) == len(shown().benefits) >= len(planted) + 300
    next_to = sum(int(one.second[2:]) - int(one.first[2:]) == 1 for one in shown().pairs)
    assert next_to < 10
    middle = sorted(shown().refs)[len(shown().refs) // 2]
    assert 0.4 < sum(ref < middle for ref in planted) / len(planted) < 0.6


def test_one_seed_makes_one_set_and_another_seed_another() -> None:
    assert second_set("kept", 20, 7) == second_set("kept", 20, 7)
    assert second_set("kept", 20, 7).benefits != second_set("kept", 20, 8).benefits


def record(**said: Any) -> Recorded:
    made = Recorded("B-1", "O-1", "O-1", (), "gq:2026/GQ16", 600, date(2025, 3, 4), date(2025, 3, 4), (), (), "", "", "Hours given.", (), "A-1", date(2025, 6, 1))  # fmt: skip
    return replace(made, **said)


def sheet(number: str) -> tuple[Evidence, ...]:
    return (Evidence("statement", "", None, number),)


@pytest.mark.parametrize(
    ("one", "other", "fact"),
    [
        ({"evidence": sheet("SI-2025-104567")}, {"evidence": sheet("no. si/2025/104567")}, Fact.SAME_NUMBER),
        ({"evidence": sheet("SI-2025-104567")}, {"evidence": sheet("SI-2025-104568")}, Fact.OTHER_NUMBERS),
        ({"evidence": sheet("SI-2025-104567")}, {"evidence": sheet("SI-2025-140567")}, Fact.DIGITS_SWAPPED),
        ({"evidence": sheet("SI-2025-104567")}, {"evidence": sheet("SI-2025-104576")}, Fact.OTHER_NUMBERS),
        ({"evidence": sheet("PR-7, PR-9")}, {"evidence": sheet("PR-9 and PR-11")}, Fact.SAME_NUMBER),
        ({"evidence": sheet("SI-7")}, {}, Fact.NUMBER_MISSING),
        ({}, {"begins": date(2025, 4, 3), "ends": date(2025, 4, 3)}, Fact.DAY_MISTYPED),
        ({}, {"begins": date(2024, 3, 4), "ends": date(2024, 3, 4)}, Fact.DAY_MISTYPED),
        ({}, {"begins": date(2025, 3, 5), "ends": date(2025, 3, 5)}, Fact.NO_DAY_SHARED),
        ({}, {"begins": date(2025, 3, 1), "ends": date(2025, 3, 31)}, Fact.DAYS_SHARED),
        ({}, {"quantity": 720}, Fact.WITH_VAT),
        ({}, {"quantity": 615}, Fact.ROUNDED),
        ({}, {"quantity": 300}, Fact.OTHER_AMOUNTS),
        ({}, {"provider": "O-2", "delivered_by": ("O-1",), "agreement": "A-2"}, Fact.TIED),
        ({}, {"provider": "O-2", "accountable": "O-2", "agreement": "A-2"}, Fact.STRANGERS),
        ({}, {"measure": "gq:2023/GQ16"}, Fact.COUNTED_THE_SAME),
        ({}, {"measure": "gq:2026/GQ17"}, Fact.OTHER_MEASURE),
        ({"description": "Morning session."}, {"description": "Afternoon."}, Fact.TOLD_APART),
        ({"description": "Morning session."}, {"description": "Session."}, Fact.NOT_TOLD_APART),
    ],
)  # fmt: skip
def test_an_official_sees(one: dict[str, object], other: dict[str, object], fact: Fact) -> None:
    for pair in ((record(**one), record(**other)), (record(**other), record(**one))):
        assert fact in seen(*pair, {})


def test_two_records_of_one_group_of_firms_are_tied() -> None:
    theirs = record(provider="O-2", accountable="O-2", agreement="A-2")
    assert Fact.TIED in seen(record(), theirs, {"O-1": "G-1", "O-2": "G-1"})


@pytest.mark.parametrize("typed", ["St Brannocs Primary", "the saint brannoc's primary school", "St. Brannoc's Primary Sch"])  # fmt: skip
def test_a_name_typed_in_a_hurry_is_the_name(typed: str) -> None:
    assert plain_name(typed) == plain_name("Saint Brannoc's Primary School")
    assert plain_name(typed) != plain_name("Saint Brannoc's High School")


def test_who_finds_all_repeats_and_nothing_else_is_told_so_by_manner() -> None:
    found = {one.refs: WHY for one in shown().pairs if one.label == "repeat"}
    first, *lines = told("shown", judged(shown(), found), manners=True, kept=False)
    assert first == "shown: 100.0% found, 0.0% flagged, 0.0 ordinary for 1,000"
    assert len(lines) == len(OF["shown"]["repeat"]) * 2


def test_the_manners_of_the_kept_half_are_told_only_when_they_are_asked_for() -> None:
    kept = judged(second_set("kept", 20), {})
    assert len(list(told("kept", kept, manners=True, kept=False))) == 1
    assert len(list(told("kept", kept, manners=True, kept=True))) == 1 + len(kept.shares)
    assert len(list(told("shown", kept, manners=False, kept=True))) == 1
