"""Whoever lays two planted records side by side can say whether they are one benefit."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

import pytest

from tests.analysis.commitments.planted import Planted
from tests.analysis.commitments.seventh_set.facts import (
    ANOTHER_PICTURE,
    MANY,
    Fact,
    files,
    known,
    links,
    numbers,
    one_name,
    seen,
)
from tests.analysis.commitments.seventh_set.manner import Label, Manner
from tests.analysis.commitments.seventh_set.planting import OF, SEED, seventh_set
from weft.analysis.commitments.benefit import Recorded

LABELS: tuple[Label, ...] = ("repeat", "look-alike")
MANNERS = {each.name: each for label in LABELS for each in OF[label]}
Held = tuple[str, Manner, tuple[Recorded, Recorded], frozenset[Fact]]


@pytest.fixture(scope="module", params=[SEED, 12, 999])
def planted(request: pytest.FixtureRequest) -> Planted:
    return seventh_set(300, request.param)


@pytest.fixture(scope="module")
def laid_out(planted: Planted) -> list[Held]:
    """Each planted pair: its label and manner, the two records, and what they show."""
    of = {one.ref: one for one in planted.benefits}
    around = known(planted.benefits, planted.related, planted.contains)
    pairs = [(pair.label, MANNERS[pair.manner], (of[pair.first], of[pair.second])) for pair in planted.pairs]  # fmt: skip
    return [(label, manner, held, seen(*held, around)) for label, manner, held in pairs]


def test_the_same_seed_plants_the_same() -> None:
    assert seventh_set(60) == seventh_set(60)
    assert seventh_set(60, 5).benefits != seventh_set(60, 6).benefits


def test_there_are_thirty_five_manners_and_more_of_each_label() -> None:
    assert all(len(OF[label]) >= 35 for label in LABELS)
    assert len(MANNERS) == sum(len(OF[label]) for label in LABELS)


def test_manners_that_are_met_more_often_are_planted_more_often(planted: Planted) -> None:
    many = Counter(pair.manner for pair in planted.pairs)
    for name, manner in MANNERS.items():
        assert 5 * manner.often <= many[name] <= 5 * manner.often + 2


def test_partners_exist_and_no_two_records_are_both(planted: Planted) -> None:
    labels = Counter(pair.refs for pair in planted.pairs)
    assert set(labels.values()) == {1}
    assert len(planted.refs) == len(planted.benefits)
    for first, second in labels:
        assert first < second
        assert {first, second} <= planted.refs


def test_no_look_alike_follows_from_repeats_to_be_one(planted: Planted) -> None:
    repeated = {ref for pair in planted.pairs if pair.label == "repeat" for ref in pair.refs}
    for pair in planted.pairs:
        assert pair.label == "repeat" or not repeated & set(pair.refs)


def test_every_pair_shows_what_decides_it(laid_out: list[Held]) -> None:
    for _, manner, held, facts in laid_out:
        assert not manner.facts - facts, (manner.name, manner.facts - facts, held)
        assert manner.words_hold(*held), (manner.name, held)


def test_every_manner_says_in_a_sentence_what_decides_it() -> None:
    for manner in MANNERS.values():
        assert manner.decides.endswith(".")
        assert manner.facts


ONE_PAPER = (Fact.SAME_NUMBER, Fact.NUMBER_MISREAD, Fact.NUMBER_IN_WORDS, Fact.SAME_FILE, Fact.SAME_PICTURE, Fact.SAME_LINK)  # fmt: skip
ONE_DEED = (
    {Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.DAYS_MEET},
    {Fact.SAME_RECEIVER, Fact.ROUNDED, Fact.DAYS_MEET},
    {Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.DATE_IN_WORDS},
    {Fact.EXACT_MONEY, Fact.MONEY, Fact.SAME_DAYS},
    {Fact.SAME_WORDS, Fact.SAME_AMOUNT, Fact.SAME_DAYS},
)


def test_something_binds_every_repeat_and_nothing_parts_it(laid_out: list[Held]) -> None:
    parting = {Fact.STRANGERS, Fact.OTHER_NUMBERS, Fact.OTHER_RECEIVERS, Fact.OTHER_PLACES}
    for label, manner, held, facts in laid_out:
        if label == "repeat":
            bound = facts & {*ONE_PAPER} or any(each <= facts for each in ONE_DEED) or manner.says
            assert bound, (manner.name, held)
            assert Fact.TIED in facts, (manner.name, held)
            assert not facts & parting, (manner.name, facts & parting, held)
            said = [each.name for each in OF["look-alike"] if _words_decide(each, held)]
            assert not said, (manner.name, said, held)


def test_something_parts_every_look_alike_and_nothing_binds_it(laid_out: list[Held]) -> None:
    parting = {Fact.STRANGERS, Fact.OTHER_NUMBERS, Fact.OTHER_RECEIVERS, Fact.OTHER_PLACES, Fact.OTHER_MEASURE}  # fmt: skip
    for label, manner, held, facts in laid_out:
        if label == "look-alike":
            lasting = {Fact.WEEKS, Fact.DAYS_APART} <= facts
            assert facts & parting or lasting or _words_decide(manner, held), (manner.name, held)
            excused = lasting or facts & {Fact.STRANGERS, Fact.OTHER_MEASURE}
            assert excused or not facts & {*ONE_PAPER}, (manner.name, facts, held)
            said = [each.name for each in OF["repeat"] if _words_decide(each, held)]
            assert not said, (manner.name, said, held)


def _words_decide(manner: Manner, held: tuple[Recorded, Recorded]) -> bool:
    return bool(manner.says or manner.differs) and manner.words_hold(*held)


@pytest.mark.parametrize("label", LABELS)
def test_no_pair_shows_everything_by_which_the_other_label_is_told(
    laid_out: list[Held], label: Label
) -> None:
    others = OF["look-alike" if label == "repeat" else "repeat"]
    for is_of, manner, held, facts in laid_out:
        if is_of == label:
            alike = [each.name for each in others if each.facts <= facts and each.words_hold(*held)]
            assert not alike, (manner.name, alike, held)


def test_strangers_are_strangers(planted: Planted, laid_out: list[Held]) -> None:
    for _, manner, (one, other), facts in laid_out:
        if Fact.STRANGERS in manner.facts:
            mine, yours = ({each.provider, each.accountable, *each.delivered_by} for each in (one, other))  # fmt: skip
            assert Fact.TIED not in facts
            assert not mine & yours
            assert not {planted.related.get(firm) for firm in mine} & {planted.related.get(firm, "none") for firm in yours}  # fmt: skip


def test_no_other_two_records_read_as_one(planted: Planted) -> None:
    """Outside the planted pairs no number, file or page is shared by a few, and no firm tells a receiver's days twice."""
    labelled = {pair.refs for pair in planted.pairs}
    sharing, told = defaultdict(list), defaultdict(list)
    for one in planted.benefits:
        for mark in {*numbers(one), *files(one), *links(one)}:
            sharing[mark].append(one.ref)
        told[one.provider].append(one)
    for refs in sharing.values():
        pairs = {(a, b) for a in refs for b in refs if a < b}
        assert len(refs) >= MANY or pairs <= labelled, refs
    for records in told.values():
        for n, one in enumerate(records):
            for other in records[:n]:
                if one.begins <= other.ends and other.begins <= one.ends and one.measure == other.measure:  # fmt: skip
                    named = one.beneficiary_name and other.beneficiary_name
                    same = named and one_name(one.beneficiary_name, other.beneficiary_name)
                    assert not same or (other.ref, one.ref) in labelled, (one, other)


def test_no_other_pictures_are_alike(planted: Planted) -> None:
    alike = {pair.refs for pair in planted.pairs if pair.label == "repeat"}
    pictures = [(one.ref, each.picture) for one in planted.benefits for each in one.evidence if each.picture is not None]  # fmt: skip
    for n, (ref, picture) in enumerate(pictures):
        for other, another in pictures[:n]:
            far = (picture ^ another).bit_count() >= ANOTHER_PICTURE
            assert far or (other, ref) in alike or other == ref


def test_records_are_as_weft_keeps_them(planted: Planted) -> None:
    for one in planted.benefits:
        assert one.quantity >= 1
        assert date(2023, 1, 1) <= one.begins <= one.ends < date(2027, 1, 1)
        assert one.recorded_on >= one.ends
        assert one.beneficiary not in {one.provider, one.accountable}
        assert not one.beneficiary or one.beneficiary_name
        assert one.description.strip()
        assert len(one.beneficiary_name) <= 200
        assert {*one.places} <= {*planted.contains, *planted.contains.values()}
