"""A careful officer who lays two planted records side by side can say whether they are one benefit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from tests.analysis.commitments.eighth_set.facts import Fact, bits_apart, numbers, seen
from tests.analysis.commitments.eighth_set.manner import Manner
from tests.analysis.commitments.eighth_set.planting import OF, eighth_set
from tests.analysis.commitments.planted import Pair, Planted
from weft.analysis.commitments.benefit import Recorded

Held = tuple[Recorded, Recorded]
PARTS = {Fact.STRANGERS, Fact.OTHER_RECEIVERS, Fact.OTHER_PLACES, Fact.OTHER_COHORTS, Fact.OTHER_NUMBERS, Fact.SAYS_OTHER, Fact.SAYS_OWN}  # fmt: skip
"""Each of them parts two benefits."""
BINDS = {Fact.SAME_NUMBER, Fact.SAME_FILE, Fact.SAME_PICTURE, Fact.SAME_LINK, Fact.SAME_RECEIVER}
"""At least one of them binds two records of one benefit."""
LASTS = {"GQ30"}
"""Codes of measures of what one person goes on doing under one number."""
MANNERS: dict[str, Manner] = {one.name: one for manners in OF.values() for one in manners}


@pytest.fixture(scope="module", params=[(400, 40823), (400, 7), (2500, 19)])
def planted(request: pytest.FixtureRequest) -> Planted:
    return eighth_set(*request.param)


def _held(planted: Planted) -> Iterator[tuple[Pair, Held, frozenset[Fact]]]:
    of = {one.ref: one for one in planted.benefits}
    for pair in planted.pairs:
        one, other = of[pair.first], of[pair.second]
        yield pair, (one, other), seen(one, other, planted.related, planted.contains)


def _is_one_benefit(held: Held, facts: frozenset[Fact]) -> bool:
    """What the officer says of two records, by rules that know of no manner."""
    if facts & PARTS:
        return False
    same_paper = {Fact.SAME_NUMBER, Fact.SAME_AMOUNT} <= facts
    if Fact.OTHER_MEASURE in facts:
        return same_paper and Fact.SAME_DAYS in facts
    if Fact.DAYS_APART in facts:
        moved = any("moved from" in text or "postponed from" in text or "was to be on" in text for text in _texts(held))  # fmt: skip
        lasts = held[0].measure.split("/")[1] in LASTS
        return (same_paper and not lasts) or (moved and Fact.SAME_RECEIVER in facts)
    return bool(facts & BINDS)


def _texts(held: Held) -> list[str]:
    return [one.description.lower() for one in held]


def test_the_same_seed_plants_the_same_and_another_seed_another() -> None:
    assert eighth_set(120, 5) == eighth_set(120, 5)
    one, other = eighth_set(120, 5), eighth_set(120, 6)
    texts, others = ({each.description for each in drawn.benefits} for drawn in (one, other))
    assert 10 * len(texts & others) < len(texts)
    assert {pair.manner for pair in one.pairs} == {pair.manner for pair in other.pairs}


@pytest.mark.parametrize("label", OF)
def test_manners_are_many_and_each_says_in_a_sentence_what_decides_it(label: str) -> None:
    manners = [one for name, of in OF.items() if name == label for one in of]
    assert len({one.name for one in manners}) == len(manners) >= 35
    for one in manners:
        assert one.decides.endswith(".")
        assert one.facts
    assert len(MANNERS) == sum(len(of) for of in OF.values())


@pytest.mark.parametrize("label", OF)
def test_manners_that_are_met_all_the_time_bring_a_third_of_the_pairs(
    label: str, planted: Planted
) -> None:
    pairs = Counter(pair.manner for pair in planted.pairs if pair.label == label)
    plain = sum(many for name, many in pairs.items() if MANNERS[name].often == 3)
    assert 3 * plain >= sum(pairs.values())


def test_a_manner_has_as_many_pairs_as_it_is_often_met(planted: Planted) -> None:
    pairs = Counter(pair.manner for pair in planted.pairs)
    once = max(3, 3)
    for name, manner in MANNERS.items():
        assert pairs[name] >= once * manner.often


def test_partners_exist_and_no_two_records_bear_both_labels(planted: Planted) -> None:
    labels = Counter(pair.refs for pair in planted.pairs)
    assert set(labels.values()) == {1}
    assert len(planted.refs) == len(planted.benefits)
    for first, second in labels:
        assert first < second
        assert {first, second} <= planted.refs


def test_every_pair_shows_what_its_manner_says(planted: Planted) -> None:
    for pair, held, facts in _held(planted):
        manner = MANNERS[pair.manner]
        assert not manner.facts - facts, (pair.manner, manner.facts - facts, held)
        if manner.words:
            assert any(manner.words.search(one.description) for one in held), (pair.manner, held)


def test_a_reading_that_knows_no_manner_tells_repeats_from_look_alikes(planted: Planted) -> None:
    for pair, held, facts in _held(planted):
        assert _is_one_benefit(held, facts) == (pair.label == "repeat"), (pair.manner, facts, held)


def test_what_many_records_share_is_shared_by_nine(planted: Planted) -> None:
    of = {one.ref: one for one in planted.benefits}
    shared = Counter(each.reference for one in planted.benefits for each in one.evidence if each.kind == "statement" and each.reference.startswith(("PO ", "Purchase order ", "Contract ref ", "Order no. ", "Project ")))  # fmt: skip
    assert set(shared.values()) == {9}
    files = Counter((one.provider, each.sha256) for one in planted.benefits for each in one.evidence if each.sha256)  # fmt: skip
    for pair in planted.pairs:
        if pair.manner in {"the firm's policy attached to everything", "the firm's logo as the picture"}:  # fmt: skip
            one, other = (of[ref] for ref in pair.refs)
            common = {each.sha256 for each in one.evidence} & {each.sha256 for each in other.evidence}  # fmt: skip
            assert [files[one.provider, sha256] for sha256 in common if sha256] == [9]


def test_no_look_alike_follows_from_repeats_to_be_one(planted: Planted) -> None:
    one_benefit: dict[str, str] = {}
    for pair in planted.pairs:
        if pair.label == "repeat":
            one_benefit[pair.second] = one_benefit.setdefault(pair.first, pair.first)
    for pair in planted.pairs:
        if pair.label == "look-alike":
            assert not set(pair.refs) & set(one_benefit)


def _alone(planted: Planted) -> list[Recorded]:
    """Those that stand in no pair and share nothing with eight others."""
    paired = {ref for pair in planted.pairs for ref in pair.refs}
    shared = Counter((one.provider, each.reference) for one in planted.benefits for each in one.evidence)  # fmt: skip
    return [
        one for one in planted.benefits
        if one.ref not in paired and all(shared[one.provider, each.reference] < 9 for each in one.evidence)
    ]  # fmt: skip


def test_ordinary_benefits_share_no_number_file_or_picture(planted: Planted) -> None:
    alone = _alone(planted)
    assert len(alone) >= 400
    typed = Counter((one.provider, number) for one in alone for number in numbers(one))
    assert max(typed.values()) == 1
    files = Counter(each.sha256 for one in alone for each in one.evidence if each.sha256)
    assert max(files.values()) == 1
    pictures = [each for one in alone for each in one.evidence if each.picture is not None]
    for n, one in enumerate(pictures):
        assert all(bits_apart(one, other) > 8 for other in pictures[:n])


def test_no_two_ordinary_benefits_of_a_firm_reached_one_receiver_on_one_day(
    planted: Planted,
) -> None:
    days = Counter(
        (one.provider, one.measure, one.beneficiary or one.beneficiary_name, one.begins)
        for one in _alone(planted) if one.beneficiary_name
    )  # fmt: skip
    assert max(days.values()) == 1


def test_records_are_as_weft_keeps_them(planted: Planted) -> None:
    for one in planted.benefits:
        assert one.quantity >= 1
        assert date(2023, 1, 1) <= one.begins <= one.ends < one.recorded_on < date(2026, 11, 1)
        assert one.beneficiary not in {one.provider, one.accountable}
        assert one.description == one.description.strip()
        assert len(one.beneficiary_name) <= 200
        assert one.agreement
        for each in one.evidence:
            assert (each.picture is not None) == (each.kind == "picture")
            assert bool(each.sha256) == (each.kind in {"file", "picture"})


def test_fields_are_filled_as_people_fill_them(planted: Planted) -> None:
    def share(of: list[bool]) -> float:
        return sum(of) / len(of)

    benefits = planted.benefits
    assert 0.8 < share([bool(one.places) for one in benefits]) < 0.97
    assert 0.05 < share([bool(one.cohorts) for one in benefits]) < 0.35
    assert 0.6 < share([bool(one.evidence) for one in benefits]) < 0.95
    assert 0.5 < share([bool(numbers(one)) for one in benefits]) < 0.85
    named = [one for one in benefits if one.beneficiary_name]
    assert 0.1 < share([not one.beneficiary for one in named]) < 0.4


def test_words_are_many(planted: Planted) -> None:
    texts = Counter(one.description for one in planted.benefits)
    assert len(texts) > 0.75 * len(planted.benefits)


REAL = ("manchester", "salford", "bolton", "bury", "oldham", "rochdale", "stockport", "tameside", "trafford", "wigan", "leeds", "liverpool", "quillmouth", "harrowfen", "ostlebeck")  # fmt: skip


def test_names_are_invented(planted: Planted) -> None:
    for one in planted.benefits:
        told = f"{one.provider} {one.beneficiary_name} {one.description}".lower()
        assert not any(name in told for name in REAL), one
        for each in one.evidence:
            if each.kind == "link":
                assert ".example/" in each.reference
