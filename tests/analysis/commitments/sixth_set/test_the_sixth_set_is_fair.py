"""Whoever lays two planted records side by side can say whether they are one benefit, and can say only that."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from random import Random
from typing import NamedTuple

import pytest

from tests.analysis.commitments.judge import judged
from tests.analysis.commitments.planted import Planted
from tests.analysis.commitments.score import told
from tests.analysis.commitments.sixth_set import kinds, names, papers, topics
from tests.analysis.commitments.sixth_set.land import quarters
from tests.analysis.commitments.sixth_set.manner import Manner
from tests.analysis.commitments.sixth_set.marks import marks, told_apart
from tests.analysis.commitments.sixth_set.planting import OF, SEED, sixth_set
from tests.analysis.commitments.sixth_set.signs import (
    BINDS,
    PARTS,
    Known,
    Sign,
    bound,
    known,
    seen,
)
from tests.analysis.commitments.sixth_set.stage import slips
from weft.analysis.commitments.benefit import Evidence, Recorded

SIZE = 800
MANNERS = {manner.name: manner for manners in OF.values() for manner in manners}


class Held(NamedTuple):
    """Two planted records as they lie before an officer, and what they show."""

    manner: Manner
    label: str
    one: Recorded
    other: Recorded
    signs: frozenset[Sign]


@pytest.fixture(scope="module", params=[(2000, SEED), (SIZE, 12), (SIZE, 4057)])
def planted(request: pytest.FixtureRequest) -> Planted:
    size, seed = request.param
    return sixth_set(size, seed)


@pytest.fixture(scope="module")
def around(planted: Planted) -> Known:
    return known(planted)


@pytest.fixture(scope="module")
def held(planted: Planted, around: Known) -> list[Held]:
    of = {one.ref: one for one in planted.benefits}
    return [
        Held(MANNERS[pair.manner], pair.label, one, other, seen(one, other, around))
        for pair in planted.pairs
        for one, other in [(of[pair.first], of[pair.second])]
    ]


def test_the_same_seed_plants_the_same() -> None:
    assert sixth_set(200) == sixth_set(200)
    assert sixth_set(200, 5).benefits != sixth_set(200, 6).benefits


def test_there_are_thirty_five_manners_and_more_of_each_label() -> None:
    for manners in OF.values():
        assert len(manners) >= 35
    assert len(MANNERS) == sum(len(manners) for manners in OF.values())
    assert all(manner.decides.endswith(".") and manner.signs for manner in MANNERS.values())


def test_a_common_manner_is_met_three_times_as_often_as_a_rare_one(planted: Planted) -> None:
    many = Counter(pair.manner for pair in planted.pairs)
    assert set(many) == set(MANNERS)
    a_rare_one = min(many.values())
    for name, pairs in many.items():
        assert 0 <= pairs - a_rare_one * MANNERS[name].often <= 2


def test_both_labels_have_about_as_many_pairs(planted: Planted) -> None:
    many = Counter(pair.label for pair in planted.pairs)
    assert abs(many["repeat"] - many["look-alike"]) <= 0.1 * len(planted.pairs)


def test_every_pair_has_one_label_and_both_its_records(planted: Planted) -> None:
    labels = Counter(pair.refs for pair in planted.pairs)
    assert set(labels.values()) == {1}
    assert len(planted.refs) == len(planted.benefits)
    for first, second in [*labels, *planted.either]:
        assert first < second
        assert {first, second} <= planted.refs
    assert not planted.either & set(labels)


def test_no_look_alike_follows_from_repeats_to_be_one(planted: Planted) -> None:
    repeated = {ref for pair in planted.pairs if pair.label == "repeat" for ref in pair.refs}
    alike = {ref for pair in planted.pairs if pair.label == "look-alike" for ref in pair.refs}
    assert not repeated & alike


def test_every_pair_shows_what_its_manner_says(held: list[Held]) -> None:
    for each in held:
        missing = each.manner.signs - each.signs
        assert not missing, (each.manner.name, missing, each.one, each.other)


def test_something_binds_every_repeat_and_nothing_parts_it(held: list[Held]) -> None:
    for each in held:
        if each.label == "repeat":
            assert bound(each.signs), (each.manner.name, each)
            assert not each.signs & PARTS, (each.manner.name, each.signs & PARTS, each)


def test_every_manner_of_a_repeat_names_what_binds_and_every_look_alike_what_parts() -> None:
    for manner in OF["repeat"]:
        assert any(manner.signs >= each for each in BINDS), manner.name
    for manner in OF["look-alike"]:
        assert manner.signs & (PARTS | {Sign.DAYS_APART}), manner.name
        assert not any(manner.signs >= each for each in BINDS), manner.name


def test_no_look_alike_shows_all_by_which_a_repeat_is_told(held: list[Held]) -> None:
    for each in held:
        if each.label == "look-alike":
            assert not bound(each.signs), (each.manner.name, each)
            alike = [manner.name for manner in OF["repeat"] if manner.signs <= each.signs]
            assert not alike, (each.manner.name, alike, each)


def test_numbers_of_two_benefits_are_no_slips_of_each_other(held: list[Held]) -> None:
    for each in held:
        a, b = papers.numbers(each.one), papers.numbers(each.other)
        for label in a.keys() & b.keys():
            assert all(n == m or slips(n, m) >= 2 for n in a[label] for m in b[label]), each


def test_the_months_come_to_the_total_of_their_quarter(held: list[Held]) -> None:
    months: dict[Recorded, int] = defaultdict(int)
    for each in held:
        if each.manner.name == "three months and the total of their quarter":
            total, month = sorted((each.one, each.other), key=lambda one: one.begins - one.ends)
            months[total] += month.quantity
    assert months
    assert all(total.quantity == sum_of for total, sum_of in months.items())


def test_a_look_alike_looks_alike(held: list[Held]) -> None:
    like = {
        Sign.SAME_TOPIC,
        Sign.SAME_RECEIVER,
        Sign.SAME_PERSON,
        Sign.SAME_PAPER,
        Sign.COMMON_FILE,
        Sign.SAME_DAYS,
    }
    for each in held:
        if each.label == "look-alike":
            assert each.signs & like, (each.manner.name, each)


def test_firms_of_a_repeat_are_tied_and_strangers_have_nothing_in_common(
    held: list[Held], around: Known
) -> None:
    for each in held:
        firms = [{one.provider, one.accountable, *one.delivered_by} for one in (each.one, each.other)]  # fmt: skip
        groups = [{around.related.get(firm, firm) for firm in side} for side in firms]
        assert bool(groups[0] & groups[1]) == (Sign.STRANGERS not in each.manner.signs)
        assert each.label == "look-alike" or groups[0] & groups[1]
        if Sign.STRANGERS in each.manner.signs:
            assert each.one.agreement != each.other.agreement


def _met(planted: Planted) -> Iterator[tuple[Recorded, Recorded]]:
    """Any two records that nobody labelled and that share something by which they might be one."""
    asked = {pair.refs for pair in planted.pairs} | planted.either
    sharing: dict[object, list[Recorded]] = defaultdict(list)
    for one in planted.benefits:
        for key in set(_shown(one, planted)):
            sharing[key].append(one)
    told = set(asked)
    for records in sharing.values():
        for one, other in combinations(records, 2):
            if (one.ref, other.ref) not in told:
                told.add((one.ref, other.ref))
                yield one, other


def _shown(one: Recorded, planted: Planted) -> Iterator[object]:
    yield from (each.sha256 for each in one.evidence if each.sha256)
    yield from ((label, n) for label, found in papers.numbers(one).items() for n in found)
    yield from (("link", each.reference[:30]) for each in one.evidence if each.kind == "link")
    for firm in (one.provider, one.accountable, *one.delivered_by):
        yield kinds.OF_MEASURE[one.measure].name, planted.related.get(firm, firm)


def test_no_two_records_are_one_benefit_that_nobody_labelled(
    planted: Planted, around: Known
) -> None:
    for one, other in _met(planted):
        assert not bound(seen(one, other, around)), (one, other)


def test_pictures_of_two_benefits_are_unlike(planted: Planted) -> None:
    repeats = {pair.refs for pair in planted.pairs if pair.label == "repeat"}
    pictures = {
        (each.sha256, each.picture): one.ref
        for one in planted.benefits
        for each in one.evidence
        if each.picture is not None
    }
    for ((_, a), first), ((_, b), second) in combinations(pictures.items(), 2):
        assert a is not None
        assert b is not None
        assert (a ^ b).bit_count() > 12 or tuple(sorted((first, second))) in repeats


def test_records_are_as_weft_keeps_them(planted: Planted) -> None:
    areas = set(planted.contains) | set(planted.contains.values())
    for one in planted.benefits:
        assert one.quantity >= 1
        assert date(2023, 1, 1) <= one.begins <= one.ends
        assert one.ends < date(2028, 1, 1)
        assert one.measure in kinds.OF_MEASURE
        assert set(one.places) <= areas
        assert one.beneficiary not in {one.provider, one.accountable}
        assert one.description.strip()
        assert len(one.beneficiary_name) <= 200
        assert len(one.agreement) > 0


def test_words_are_many(planted: Planted) -> None:
    texts = Counter(one.description for one in planted.benefits)
    assert len(texts) >= 0.75 * len(planted.benefits)


def test_hands_that_have_words_of_their_own_seldom_use_the_same(held: list[Held]) -> None:
    pasted = [
        each for each in held if each.label == "repeat" and Sign.SAME_WORDS not in each.manner.signs
    ]
    same = [each for each in pasted if each.one.description == each.other.description]
    assert len(same) <= 0.05 * len(pasted)


def test_a_matter_is_known_in_all_its_words_and_taken_for_no_other() -> None:
    for kind in kinds.ALL:
        for topic in kind.topics:
            for words in topic:
                assert topics.about(words, kind.topics) == {topic}, (kind.name, words)


def test_what_is_said_around_a_matter_names_no_other() -> None:
    for kind in kinds.ALL:
        for line in kind.lines:
            assert "{t}" in line
            bare = line.format(t="", r="", a="", p="")
            assert not topics.about(bare, kind.topics)
            assert not marks(bare)
        assert not any(marks(words) for topic in kind.topics for words in topic)


@pytest.mark.parametrize("kind", sorted(names.TYPES))
def test_a_name_written_otherwise_is_known_again_and_two_names_are_two(kind: str) -> None:
    rng = Random(8)
    found = names.many(kind, quarters(rng), rng)[:150]
    for name in found:
        for _ in range(12):
            typed = names.otherwise(name, rng)
            assert typed != name
            assert names.same_name(name, typed), (name, typed)
    for one, other in combinations(found, 2):
        assert not names.same_name(one, other), (one, other)


def test_a_number_is_read_however_it_is_written() -> None:
    rng = Random(3)
    for label in papers.WRITTEN:
        for _ in range(20):
            pair = papers.papers(label, 204_186, rng)
            for each in pair:
                record = _with(each)
                assert papers.numbers(record) == {label: {204_186}}, each
            assert pair[0].reference != pair[1].reference


def _with(evidence: Evidence) -> Recorded:
    day = date(2026, 1, 5)
    return Recorded("B-1", "a", "a", (), "greater-manchester:2020/P3-1", 1, day, day, (), (), "", "", "x", (evidence,), "k", day)  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Cohort 2 of the course", "the second cohort", False),
        ("Cohort 2 of the course", "cohort 3", True),
        ("Year 9, careers fair", "Y9: stall", False),
        ("Year 9, careers fair", "Yr 10", True),
        ("in the morning", "afternoon session", True),
        ("lot A", "Phase 2", False),
        ("given to a group", "gift to the Scout Group", False),
    ],
)
def test_words_tell_one_cohort_or_class_from_another(one: str, other: str, apart: bool) -> None:
    assert told_apart(one, other) == apart


def test_the_score_is_told_with_the_worst_manner_of_each_label_first() -> None:
    planted = sixth_set(200)
    missed, flagged = OF["repeat"][7].name, OF["look-alike"][3].name
    found = {
        pair.refs: ["why"]
        for pair in planted.pairs
        if (pair.label == "repeat") != (pair.manner in {missed, flagged})
    }
    head, *lines = told("sixth set", judged(planted, found), manners=True)
    assert head.startswith("sixth set: 9")
    assert lines[0].endswith(flagged)
    assert lines[len(OF["look-alike"])].endswith(missed)
    assert list(told("sixth set", judged(planted, found), manners=False)) == [head]
