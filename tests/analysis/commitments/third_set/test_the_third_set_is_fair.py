"""Whoever lays two planted records side by side can say whether they are one benefit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from tests.analysis.commitments.planted import Planted
from tests.analysis.commitments.third_set.facts import ANOTHER_PICTURE, Fact, seen
from tests.analysis.commitments.third_set.halves import HALVES, Half, drawn
from tests.analysis.commitments.third_set.manner import Label, Manner
from tests.analysis.commitments.third_set.planting import OF, third_set
from weft.analysis.commitments.benefit import Recorded

LABELS: tuple[Label, ...] = ("repeat", "look-alike")
Held = tuple[Recorded, Recorded]


@pytest.fixture(scope="module", params=[(half, seed) for half in HALVES for seed in (None, 12)])
def planted(request: pytest.FixtureRequest) -> Planted:
    half, seed = request.param
    return third_set(half, 300, seed)


@pytest.mark.parametrize("half", HALVES)
def test_the_same_seed_plants_the_same(half: Half) -> None:
    assert third_set(half, 120) == third_set(half, 120)
    assert third_set(half, 120, 5).benefits != third_set(half, 120, 6).benefits


def test_thirty_manners_and_more_of_each_label_stand_in_the_half_into_which_they_were_drawn() -> (
    None
):
    for label in LABELS:
        stands = {manner.name: half for half in HALVES for manner in OF[half][label]}
        assert len(stands) >= 30
        assert len(stands) == sum(len(OF[half][label]) for half in HALVES)
        assert stands == drawn(stands)


def test_partners_exist_and_no_two_records_are_both(planted: Planted) -> None:
    labels = Counter(pair.refs for pair in planted.pairs)
    assert set(labels.values()) == {1}
    assert len(planted.refs) == len(planted.benefits)
    for first, second in [*labels, *planted.either]:
        assert first < second
        assert {first, second} <= planted.refs
    assert not planted.either & set(labels)


def test_no_look_alike_follows_from_repeats_to_be_one(planted: Planted) -> None:
    one_benefit: dict[str, str] = {}
    for pair in planted.pairs:
        if pair.label == "repeat":
            one_benefit[pair.second] = one_benefit.setdefault(pair.first, pair.first)
    for pair in planted.pairs:
        if pair.label == "look-alike":
            assert one_benefit.get(pair.first, pair.first) != one_benefit.get(
                pair.second, pair.second
            )


def test_there_are_ten_pairs_of_each_manner_at_least(planted: Planted) -> None:
    many = Counter((pair.label, pair.manner) for pair in planted.pairs)
    assert min(many.values()) >= 10
    assert max(many.values()) <= 14


def _manners() -> dict[str, Manner]:
    return {each.name: each for half in HALVES for label in LABELS for each in OF[half][label]}


def _held(planted: Planted) -> Iterator[tuple[str, str, Held]]:
    of = {one.ref: one for one in planted.benefits}
    for pair in planted.pairs:
        yield pair.manner, pair.label, (of[pair.first], of[pair.second])


def _seen(planted: Planted, held: Held) -> frozenset[Fact]:
    return seen(*held, planted.related, planted.contains)


def test_every_pair_shows_what_its_manner_says(planted: Planted) -> None:
    manners = _manners()
    for name, _, held in _held(planted):
        missing = manners[name].facts - _seen(planted, held)
        assert not missing, (name, missing, held)
        for words in manners[name].words:
            assert any(words.search(one.description) for one in held), (name, words.pattern, held)


BINDS = ({Fact.SAME_PERSON}, {Fact.SAME_PAPER}, {Fact.SAME_FILE}, {Fact.SAME_PICTURE}, {Fact.SAME_LINK},
         {Fact.SAME_RECEIVER, Fact.SAME_SUBJECT})  # fmt: skip
PARTS = {Fact.OTHER_NUMBERS, Fact.OTHER_RECEIVERS, Fact.OTHER_SUBJECTS, Fact.OTHER_MEASURE, Fact.STRANGERS, Fact.OTHER_FILES}  # fmt: skip


def test_something_binds_every_repeat_and_parts_every_look_alike(planted: Planted) -> None:
    manners = _manners()
    for name, label, held in _held(planted):
        facts, said = _seen(planted, held), bool(manners[name].words)
        if label == "repeat":
            same_words = not held[0].description or held[1].description.startswith(held[0].description) or held[0].description.startswith(held[1].description)  # fmt: skip
            assert same_words or any(each <= facts for each in BINDS) or said, (name, held)
            assert not facts & {Fact.STRANGERS, Fact.OTHER_NUMBERS, Fact.OTHER_RECEIVERS}, (name, held)  # fmt: skip
        else:
            lasting = {Fact.SAME_PERSON, Fact.DAYS_CLOSE} <= facts or {Fact.SAME_PERSON, Fact.DAYS_APART} <= facts  # fmt: skip
            assert facts & PARTS or said or lasting, (name, held)


def test_no_look_alike_shows_all_by_which_a_repeat_is_told(planted: Planted) -> None:
    by_facts = [one for one in _manners().values() if not one.words]
    repeats = [one for one in by_facts if any(one in OF[half]["repeat"] for half in HALVES)]
    for name, label, held in _held(planted):
        if label == "look-alike":
            facts = _seen(planted, held)
            alike = [each.name for each in repeats if each.facts <= facts]
            assert not alike, (name, alike, held)


def test_ordinary_benefits_share_no_number_file_or_picture(planted: Planted) -> None:
    labelled = {ref for pair in planted.pairs for ref in pair.refs}
    alone = [one for one in planted.benefits if one.ref not in labelled]
    numbers = Counter(
        (one.provider, each.kind, each.reference)
        for one in alone
        for each in one.evidence
        if not each.sha256
    )
    assert max(numbers.values()) == 1
    files = Counter(each.sha256 for one in alone for each in one.evidence if each.sha256)
    assert max(files.values()) == 1
    pictures = [each.picture for one in alone for each in one.evidence if each.picture is not None]
    for n, one in enumerate(pictures):
        assert all((one ^ other).bit_count() >= ANOTHER_PICTURE for other in pictures[:n])


def test_records_are_as_weft_keeps_them(planted: Planted) -> None:
    for one in planted.benefits:
        assert one.quantity >= 1
        assert date(2023, 1, 1) <= one.begins <= one.ends
        assert one.beneficiary not in {one.provider, one.accountable}
        assert one.description
        assert len(one.beneficiary_name) <= 200
