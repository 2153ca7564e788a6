"""Whoever lays two records of the fourth set side by side can say whether they are one benefit."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from tests.analysis.commitments.fourth_set.facts import ANOTHER_PICTURE, Fact, seen
from tests.analysis.commitments.fourth_set.manner import Label
from tests.analysis.commitments.fourth_set.planting import OF, fourth_set
from tests.analysis.commitments.planted import Planted
from weft.analysis.commitments.benefit import Recorded

LABELS: tuple[Label, ...] = ("repeat", "look-alike")
MANNERS = {manner.name: manner for label in LABELS for manner in OF[label]}
Laid = tuple[str, str, tuple[Recorded, Recorded], frozenset[Fact]]
"""The manner, the label, the two records, and what they show."""


@pytest.fixture(scope="module", params=[None, 12])
def planted(request: pytest.FixtureRequest) -> Planted:
    return fourth_set(150, request.param)


@pytest.fixture(scope="module")
def laid(planted: Planted) -> list[Laid]:
    of = {one.ref: one for one in planted.benefits}
    pairs = [(pair, (of[pair.first], of[pair.second])) for pair in planted.pairs]
    return [
        (pair.manner, pair.label, held, seen(*held, planted.related, planted.contains))
        for pair, held in pairs
    ]


def test_the_same_seed_plants_the_same() -> None:
    one = fourth_set(0, 12)
    assert one == fourth_set(0, 12)
    assert one != fourth_set(0)


def test_there_are_thirty_six_manners_of_each_label_and_ten_pairs_of_each(planted: Planted) -> None:
    many = Counter((pair.label, pair.manner) for pair in planted.pairs)
    for label in LABELS:
        assert len({manner.name for manner in OF[label]}) == len(OF[label]) >= 36
    assert len(many) == len(MANNERS)
    assert 10 <= min(many.values()) <= max(many.values()) <= 12


def test_partners_exist_and_no_record_is_in_two_cases(planted: Planted) -> None:
    assert len(planted.refs) == len(planted.benefits)
    labels = Counter(pair.refs for pair in planted.pairs)
    assert set(labels.values()) == {1}
    assert all(first < second and {first, second} <= planted.refs for first, second in labels)
    repeats = {ref for pair in planted.pairs if pair.label == "repeat" for ref in pair.refs}
    looks = {ref for pair in planted.pairs if pair.label == "look-alike" for ref in pair.refs}
    assert not repeats & looks


def test_every_pair_shows_what_its_manner_says(laid: list[Laid]) -> None:
    for name, _, held, facts in laid:
        missing = MANNERS[name].facts - facts
        assert not missing, (name, missing, held)
        for words in MANNERS[name].words:
            assert any(words.search(one.description) for one in held), (name, words.pattern, held)


BINDS = ({Fact.SAME_NUMBER}, {Fact.SAME_FILE}, {Fact.SAME_PICTURE}, {Fact.SAME_LINK}, {Fact.SAME_RECEIVER, Fact.OVERLAP},
         {Fact.SAME_RECEIVER, Fact.DAY_IN_WORDS}, {Fact.SAME_RECEIVER, Fact.SHARED_WORDS},
         {Fact.NAMED_IN_WORDS, Fact.OVERLAP}, {Fact.SAME_RECEIVER, Fact.SAME_CITED})  # fmt: skip
PARTS = {
    Fact.OTHER_NUMBERS,
    Fact.OTHER_RECEIVERS,
    Fact.STRANGERS,
    Fact.DAYS_APART,
    Fact.OTHER_PLACES,
}
CONTRADICTS = {Fact.OTHER_NUMBERS, Fact.OTHER_RECEIVERS, Fact.STRANGERS, Fact.OTHER_PLACES}


def test_something_binds_every_repeat_and_parts_every_look_alike(laid: list[Laid]) -> None:
    for name, label, held, facts in laid:
        says = bool(MANNERS[name].words)
        if label == "repeat":
            assert says or any(each <= facts for each in BINDS), (name, held)
            assert says or not facts & CONTRADICTS, (name, facts & CONTRADICTS, held)
        else:
            assert says or facts & PARTS, (name, held)


def test_no_look_alike_shows_all_by_which_a_repeat_is_told(laid: list[Laid]) -> None:
    repeats = [manner for manner in OF["repeat"] if not manner.words]
    for name, label, held, facts in laid:
        if label == "look-alike" and not MANNERS[name].words and not facts & CONTRADICTS:
            alike = [each.name for each in repeats if each.facts <= facts]
            assert not alike, (name, alike, held)


def test_a_manner_is_told_in_several_ways(laid: list[Laid]) -> None:
    words: dict[str, set[str]] = {}
    for name, _, held, _ in laid:
        words.setdefault(name, set()).update(one.description for one in held)
    few = {name: len(said) for name, said in words.items() if len(said) < 6}
    assert not few


def test_ordinary_benefits_share_no_number_file_or_picture(planted: Planted) -> None:
    labelled = {ref for pair in planted.pairs for ref in pair.refs}
    alone = [one for one in planted.benefits if one.ref not in labelled]
    evidence = [each for one in alone for each in one.evidence]
    numbered = Counter(each.reference for each in evidence if not each.sha256 and each.reference[-5:].isdigit())  # fmt: skip
    files = Counter(each.sha256 for each in evidence if each.sha256)
    assert max(numbered.values()) == max(files.values()) == 1
    pictures = [each.picture for each in evidence if each.picture is not None]
    for n, one in enumerate(pictures):
        assert all((one ^ other).bit_count() >= ANOTHER_PICTURE for other in pictures[:n])


def test_records_are_as_weft_keeps_them(planted: Planted) -> None:
    for one in planted.benefits:
        assert one.quantity >= 1
        assert date(2023, 1, 1) <= one.begins <= one.ends
        assert one.beneficiary not in {one.provider, one.accountable}
        assert one.description
        assert len(one.beneficiary_name) <= 200
