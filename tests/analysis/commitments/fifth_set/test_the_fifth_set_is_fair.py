"""Whoever lays two planted records of the fifth set side by side can say whether they are one benefit."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

import pytest

from tests.analysis.commitments.fifth_set.facts import (
    OTHER_PICTURE_BITS,
    Fact,
    link,
    numbers,
    seen,
)
from tests.analysis.commitments.fifth_set.manner import Label, Manner
from tests.analysis.commitments.fifth_set.place import COUNTY
from tests.analysis.commitments.fifth_set.planting import OF, fifth_set
from tests.analysis.commitments.planted import Planted
from weft.analysis.commitments.benefit import Recorded

LABELS: tuple[Label, ...] = ("repeat", "look-alike")
MANNERS: dict[str, Manner] = {each.name: each for label in LABELS for each in OF[label]}
Held = tuple[Recorded, Recorded]
Laid = tuple[Manner, Label, Held, frozenset[Fact]]


@pytest.fixture(scope="module", params=[None, 12])
def planted(request: pytest.FixtureRequest) -> Planted:
    return fifth_set(150, request.param)


@pytest.fixture(scope="module")
def laid_out(planted: Planted) -> list[Laid]:
    return list(_laid_out(planted))


def _laid_out(planted: Planted) -> Iterator[Laid]:
    """Each pair side by side, with its manner and what it shows."""
    of = {one.ref: one for one in planted.benefits}
    for pair in planted.pairs:
        one, other = of[pair.first], of[pair.second]
        facts = seen(one, other, planted.contains, planted.related)
        yield MANNERS[pair.manner], pair.label, (one, other), facts


def test_the_same_seed_plants_the_same() -> None:
    assert fifth_set(60) == fifth_set(60)
    assert fifth_set(60, 5).benefits != fifth_set(60, 6).benefits


def test_thirty_manners_and_more_of_each_label_are_told_apart() -> None:
    assert len(MANNERS) == sum(len(OF[label]) for label in LABELS)
    assert min(len(OF[label]) for label in LABELS) >= 30
    assert len({each.decides for each in MANNERS.values()}) == len(MANNERS)


def test_each_manner_is_met_as_often_as_it_says(planted: Planted) -> None:
    many = Counter(pair.manner for pair in planted.pairs)
    for name, manner in MANNERS.items():
        assert 4 * manner.often <= many[name] <= 4 * manner.often + 5


def test_partners_exist_and_no_two_records_are_both(planted: Planted) -> None:
    labels = Counter(pair.refs for pair in planted.pairs)
    assert set(labels.values()) == {1}
    assert len(planted.refs) == len(planted.benefits)
    for first, second in [*labels, *planted.either]:
        assert first < second
        assert {first, second} <= planted.refs
    assert not planted.either & set(labels)


def test_no_look_alike_follows_from_repeats_to_be_one(planted: Planted) -> None:
    repeats = {ref for pair in planted.pairs if pair.label == "repeat" for ref in pair.refs}
    looks = {ref for pair in planted.pairs if pair.label == "look-alike" for ref in pair.refs}
    assert not repeats & looks


def test_every_pair_shows_what_its_manner_says(laid_out: list[Laid]) -> None:
    for manner, _, held, facts in laid_out:
        missing = manner.facts - facts
        assert not missing, (manner.name, missing, held)
        texts = [one.description for one in held]
        for words in manner.words:
            assert any(words.search(text) for text in texts), (manner.name, words.pattern, texts)
        for words in manner.both:
            assert all(words.search(text) for text in texts), (manner.name, words.pattern, texts)


CLOCK = re.compile(r"(\d+)[.:](\d\d)\D+(\d+)[.:](\d\d)")


def test_hours_of_the_clock_are_the_same_in_repeats_and_do_not_meet_in_look_alikes(
    laid_out: list[Laid],
) -> None:
    clocked = [
        (label, [CLOCK.search(one.description) for one in held])
        for manner, label, held, _ in laid_out
        if any(r"[.:]\d\d" in words.pattern for words in manner.both)
    ]
    assert {label for label, _ in clocked} == set(LABELS)
    for label, found in clocked:
        (one, ends), (other, others) = sorted(_minutes(each) for each in found if each)
        assert (one, ends) == (other, others) if label == "repeat" else ends <= other


def _minutes(found: re.Match[str]) -> tuple[int, int]:
    hour, minute, to_hour, to_minute = map(int, found.groups())
    return hour * 60 + minute, to_hour * 60 + to_minute


def test_a_day_that_words_name_is_the_day_of_the_first_record(laid_out: list[Laid]) -> None:
    named = [
        held
        for manner, _, held, _ in laid_out
        if any(r"\d+ \w+" in words.pattern for words in (*manner.words, *manner.both))
    ]
    assert len(named) >= 10
    for held in named:
        first, second = sorted(held, key=lambda one: one.begins)
        assert f"{first.begins.day} {first.begins:%b}" in second.description


PARTS = {Fact.OTHER_NUMBERS, Fact.OTHER_RECEIVERS, Fact.OTHER_SUBJECTS, Fact.STRANGERS}
BINDS = (
    {Fact.SAME_NUMBER},
    {Fact.SAME_FILE},
    {Fact.SAME_PICTURE},
    {Fact.SAME_LINK},
    {Fact.ALL_THE_SAME},
    {Fact.SAME_RECEIVER, Fact.SAME_AMOUNT, Fact.SAME_DAYS},
)


def test_something_binds_every_repeat_and_nothing_parts_it(laid_out: list[Laid]) -> None:
    for manner, label, held, facts in laid_out:
        if label == "repeat":
            said = bool(manner.words or manner.both)
            assert said or any(each <= facts for each in BINDS), (manner.name, held)
            passed_on = {Fact.OTHER_RECEIVERS} if manner.name == "what was given is passed on" else set()  # fmt: skip
            assert not facts & PARTS - passed_on, (manner.name, facts & PARTS, held)


def test_something_parts_every_look_alike(laid_out: list[Laid]) -> None:
    for manner, label, held, facts in laid_out:
        if label == "look-alike":
            lasts = {Fact.SAME_NUMBER, Fact.DAYS_APART} <= facts and "APP-W" in _codes(held)
            said = bool(manner.words or manner.both) and held[0].description != held[1].description
            weekly = bool(manner.both) and Fact.DAYS_APART in facts
            assert facts & PARTS or lasts or said or weekly, (manner.name, held)


def _codes(held: Held) -> str:
    """The codes of the measures, in the words of one framework."""
    same = {"E3": "APP-W", "C07": "APP-W"}
    return " ".join(same.get(code, code) for one in held for code in [one.measure.split("/")[1]])


def test_no_look_alike_shows_all_by_which_a_repeat_is_told(laid_out: list[Laid]) -> None:
    plain = [each for each in OF["repeat"] if not each.words and not each.both]
    for manner, label, held, facts in laid_out:
        if label == "look-alike" and not facts & PARTS:
            alike = [each.name for each in plain if each.facts <= facts]
            assert not alike or manner.words or manner.both, (manner.name, alike, held)


def test_strangers_are_strangers_in_every_other_record(
    planted: Planted, laid_out: list[Laid]
) -> None:
    together = {
        frozenset((firm, other))
        for one in planted.benefits
        for firm in (one.provider, one.accountable, *one.delivered_by)
        for other in (one.provider, *one.delivered_by)
    }
    strangers = [held for *_, held, facts in laid_out if Fact.STRANGERS in facts]
    assert strangers
    for one, other in strangers:
        assert frozenset((one.provider, other.provider)) not in together


def _bare(text: str, names: set[str]) -> str:
    """A description without amounts and names."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "N")
    return re.sub(r"[£\d.,:]+", "0", text)


def test_no_manner_is_one_template(laid_out: list[Laid]) -> None:
    texts = defaultdict(list)
    for manner, _, held, _ in laid_out:
        names = {one.beneficiary_name for one in held if one.beneficiary_name}
        texts[manner.name].append(tuple(sorted(_bare(one.description, names) for one in held)))
    for name, said in texts.items():
        assert len(set(said)) >= 0.6 * len(said), (name, said)


def test_ordinary_benefits_share_nothing_with_any_other_record(planted: Planted) -> None:
    labelled = {ref for pair in planted.pairs for ref in pair.refs}
    alone = {one.ref for one in planted.benefits if one.ref not in labelled and "Call-off of one order" not in one.description}  # fmt: skip
    shared = defaultdict(list)
    for one in planted.benefits:
        marks = {
            *(("number", found) for found in numbers(one)),
            *(("file", each.sha256) for each in one.evidence if each.sha256),
            *(("link", link(each.reference)) for each in one.evidence if each.kind == "link"),
            (
                "all",
                one.provider,
                one.measure,
                one.begins,
                one.quantity,
                one.beneficiary_name,
                one.description,
            ),
        }
        for mark in marks:
            shared[mark].append(one.ref)
    for mark, refs in shared.items():
        assert len(refs) == 1 or not alone & set(refs) or _is_everywhere(refs), (mark, refs)


def _is_everywhere(refs: list[str]) -> bool:
    """Whether so many have it that it says nothing: an order, a policy, a contract's number."""
    return len(refs) >= 8


def test_photographs_are_alike_only_where_they_are_one(planted: Planted) -> None:
    repeats = {pair.refs for pair in planted.pairs if pair.label == "repeat"}
    pictures = [
        (one, each.picture)
        for one in planted.benefits
        for each in one.evidence
        if each.picture is not None
    ]
    for n, (one, picture) in enumerate(pictures):
        for other, another in pictures[:n]:
            if (picture ^ another).bit_count() < OTHER_PICTURE_BITS:
                a_repeat = (other.ref, one.ref) in repeats
                a_logo = one.provider == other.provider and one.agreement == other.agreement
                assert a_repeat or a_logo, (one, other)


def test_records_are_as_weft_keeps_them(planted: Planted) -> None:
    for one in planted.benefits:
        assert one.quantity >= 1
        assert date(2022, 1, 1) <= one.begins <= one.ends
        assert one.recorded_on >= one.ends or re.search(
            "planned|booked|forecast|we will", one.description, re.IGNORECASE
        )
        assert one.beneficiary not in {one.provider, one.accountable}
        assert one.description[0].isupper() or one.description[0].islower() or one.description[0] in "£0123456789"  # fmt: skip
        assert one.beneficiary_name or not one.beneficiary
        assert len(one.beneficiary_name) <= 200
        assert {*one.places} <= {*planted.contains, COUNTY.upper()}
