"""Whoever lays two planted records side by side can say whether they are one benefit."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from tests.analysis.commitments.ninth_set.facts import ONE_PICTURE, Fact, digits_of, seen
from tests.analysis.commitments.ninth_set.manner import Label, Manner
from tests.analysis.commitments.ninth_set.measures import kind_of
from tests.analysis.commitments.ninth_set.ordinary import ordinary
from tests.analysis.commitments.ninth_set.planting import OF, ninth_set
from tests.analysis.commitments.ninth_set.scene import Scene
from tests.analysis.commitments.planted import Planted
from weft.analysis.commitments.benefit import EvidenceKind, Recorded

LABELS: tuple[Label, ...] = ("repeat", "look-alike")
MANNERS = {manner.name: manner for label in LABELS for manner in OF[label]}
Held = tuple[Recorded, Recorded]


@pytest.fixture(scope="module", params=[None, 12, 77])
def planted(request: pytest.FixtureRequest) -> Planted:
    return ninth_set(300) if request.param is None else ninth_set(300, request.param)


def _held(planted: Planted) -> Iterator[tuple[Manner, str, Held]]:
    of = {one.ref: one for one in planted.benefits}
    for pair in planted.pairs:
        yield MANNERS[pair.manner], pair.label, (of[pair.first], of[pair.second])


def _seen(planted: Planted, held: Held) -> frozenset[Fact]:
    return seen(*held, planted.contains, planted.related)


def test_the_same_seed_plants_the_same() -> None:
    assert ninth_set(120) == ninth_set(120)
    assert ninth_set(120, 5).benefits != ninth_set(120, 6).benefits


def test_there_are_about_fifty_manners_of_each_label_each_by_a_name_of_its_own() -> None:
    assert {label: 50 <= len(OF[label]) <= 60 for label in LABELS} == dict.fromkeys(LABELS, True)
    assert len(MANNERS) == sum(len(OF[label]) for label in LABELS)


def test_each_manner_says_in_one_sentence_what_decides_it() -> None:
    for manner in MANNERS.values():
        assert re.fullmatch(r"[A-Z][^.]+\.", manner.decides), manner.name
        assert manner.facts


def test_partners_exist_and_no_two_records_are_both(planted: Planted) -> None:
    labels = Counter(pair.refs for pair in planted.pairs)
    assert set(labels.values()) == {1}
    assert len(planted.refs) == len(planted.benefits)
    for first, second in labels:
        assert first < second
        assert {first, second} <= planted.refs


def test_every_manner_appears_ten_times_and_labels_are_balanced(planted: Planted) -> None:
    many = Counter((pair.label, pair.manner) for pair in planted.pairs)
    assert {manner for _, manner in many} == set(MANNERS)
    assert min(many.values()) >= 10
    assert max(many.values()) <= 12
    of_label = Counter(pair.label for pair in planted.pairs)
    assert abs(of_label["repeat"] - of_label["look-alike"]) <= sum(of_label.values()) // 20


def test_every_pair_shows_what_its_manner_says(planted: Planted) -> None:
    for manner, _, held in _held(planted):
        assert not manner.facts - _seen(planted, held), (manner.name, manner.facts - _seen(planted, held), held)  # fmt: skip
        assert not list(manner.missing(*held)), (manner.name, list(manner.missing(*held)), held)


BINDS = (Fact.SAME_NUMBER, Fact.SAME_FILE, Fact.SAME_PICTURE, Fact.SAME_LINK, Fact.SAME_RECEIVER)
PARTS = {Fact.OTHER_NUMBERS, Fact.OTHER_RECEIVERS, Fact.OTHER_PLACES, Fact.STRANGERS}


def test_something_binds_every_repeat_and_parts_every_look_alike(planted: Planted) -> None:
    for manner, label, held in _held(planted):
        facts = _seen(planted, held)
        words = bool(manner.said or manner.same) if label == "repeat" else bool(manner.said or manner.other)  # fmt: skip
        if label == "repeat":
            assert words or facts & set(BINDS), (manner.name, held)
            assert not facts & (PARTS - {Fact.OTHER_RECEIVERS}), (manner.name, held)
            assert Fact.OTHER_RECEIVERS not in facts or manner.said, (manner.name, held)
        else:
            apart = {Fact.OTHER_MEASURE, Fact.DAYS_APART} <= facts
            assert words or facts & PARTS or apart, (manner.name, held)


def test_no_look_alike_that_words_do_not_part_shows_all_by_which_a_repeat_is_told(
    planted: Planted,
) -> None:
    for manner, label, held in _held(planted):
        facts = _seen(planted, held)
        if label == "look-alike" and not manner.said and not manner.other and not facts & PARTS:
            alike = [one.name for one in OF["repeat"] if one.facts <= facts and not list(one.missing(*held))]  # fmt: skip
            assert not alike, (manner.name, alike, held)


def test_each_manner_is_told_in_three_wordings_at_least() -> None:
    texts: dict[str, set[tuple[str, str]]] = defaultdict(set)
    people: dict[str, set[str]] = defaultdict(set)
    for manner, _, (one, other) in _held(ninth_set(1500)):
        texts[manner.name].add((_outline(one), _outline(other)))
        people[manner.name].add(one.provider)
    assert {name: len(found) for name, found in texts.items() if len(found) < 6} == {}
    assert {name: len(found) for name, found in people.items() if len(found) < 5} == {}


def _outline(one: Recorded) -> str:
    """The words without figures and names: what is left says how it was told."""
    return " ".join(re.findall(r"[a-z]{3,}", one.description.casefold()))[:24]


KINDS: tuple[EvidenceKind, ...] = ("file", "picture", "link", "statement", "payroll", "training")


def _has(kind: EvidenceKind) -> Callable[[Recorded], bool]:
    return lambda one: any(each.kind == kind for each in one.evidence)


LOOKS: dict[str, Callable[[Recorded], bool]] = {
    "was delivered by another": lambda one: bool(one.delivered_by),
    "is answered for by another": lambda one: one.accountable != one.provider,
    "names areas": lambda one: bool(one.places),
    "names no area": lambda one: not one.places,
    "names cohorts": lambda one: bool(one.cohorts),
    "has a receiver of the place": lambda one: bool(one.beneficiary),
    "has a typed receiver": lambda one: bool(one.beneficiary_name) and not one.beneficiary,
    "has no receiver": lambda one: not one.beneficiary_name,
    "lasts": lambda one: one.begins < one.ends,
    "lies under another agreement": lambda one: bool(one.under),
    "was recorded before its day": lambda one: one.recorded_on < one.begins,
    "has no evidence": lambda one: not one.evidence,
    **{f"has {kind}": _has(kind) for kind in KINDS},
}


@pytest.mark.parametrize("look", LOOKS)
def test_records_of_both_labels_look_so(planted: Planted, look: str) -> None:
    found = {label for _, label, held in _held(planted) if any(map(LOOKS[look], held))}
    assert found == set(LABELS)


FIELDS = ("provider", "accountable", "delivered_by", "measure", "quantity", "begins", "ends", "places", "beneficiary", "beneficiary_name", "description", "evidence", "agreement", "under")  # fmt: skip


@pytest.mark.parametrize("field", FIELDS)
def test_pairs_of_both_labels_have_the_field_alike_and_otherwise(
    planted: Planted, field: str
) -> None:
    found = {(label, getattr(one, field) == getattr(other, field)) for _, label, (one, other) in _held(planted)}  # fmt: skip
    assert found >= {(label, False) for label in LABELS}
    if field not in {"description", "evidence"}:
        assert found >= {(label, True) for label in LABELS}


def test_each_kind_of_benefit_stands_in_both_labels(planted: Planted) -> None:
    kinds: dict[str, set[str]] = defaultdict(set)
    for _, label, held in _held(planted):
        kinds[label] |= {kind_of(one.measure) for one in held}
    assert kinds["repeat"] == kinds["look-alike"]


def test_ordinary_benefits_share_no_number_file_or_picture() -> None:
    alone = [each for one in ordinary(Scene(3), 1500) for each in one.evidence]
    papers = Counter((each.kind, digits_of(each.reference)) for each in alone if not each.sha256)
    assert max(papers.values()) == 1
    files = Counter(each.sha256 for each in alone if each.sha256)
    assert max(files.values()) == 1
    pictures = [each.picture for each in alone if each.picture is not None]
    for n, one in enumerate(pictures):
        assert all((one ^ other).bit_count() > ONE_PICTURE for other in pictures[:n])


def test_records_are_as_weft_keeps_them(planted: Planted) -> None:
    for one in planted.benefits:
        assert one.quantity >= 1
        assert date(2023, 1, 1) <= one.begins <= one.ends
        assert one.beneficiary not in {one.provider, one.accountable}
        assert one.description
        assert len(one.beneficiary_name) <= 200
