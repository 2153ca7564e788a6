"""What is planted can be decided by a careful person: each repeat keeps something, each look-alike lacks it."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import combinations, pairwise

import pytest

from tests.analysis.commitments.activities import MEASURES
from tests.analysis.commitments.aspects import around, days, name, number, picture, same_in, tied
from tests.analysis.commitments.invented_place import TODAY, place
from tests.analysis.commitments.judge import judged
from tests.analysis.commitments.manners import MANNERS
from tests.analysis.commitments.planted import (
    HELD_OUT_SEED,
    Pair,
    Planted,
    dev,
    everything,
    held_out,
    planted,
)
from tests.architecture.project import ROOT
from weft.analysis.commitments.benefit import Evidence, Recorded

REPEATS = sorted(one.name for one in MANNERS.values() if one.label == "repeat")
LOOK_ALIKES = sorted(one.name for one in MANNERS.values() if one.label == "look-alike")
SPLIT = "split in two"
SHARED_BY_MANY = {
    "a logo in many reports",
    "an order number on everything",
    "a policy behind many",
    "a payroll export behind many",
}


@cache
def all_of_them(size: int = 2000) -> Planted:
    return everything(size)


@cache
def records() -> dict[str, Recorded]:
    return {one.ref: one for one in all_of_them().benefits}


def pairs(manner: str) -> list[tuple[Pair, Recorded, Recorded]]:
    by_ref = records()
    return [
        (one, by_ref[one.first], by_ref[one.second])
        for one in all_of_them().pairs
        if one.manner == manner
    ]


def same(aspect: str, one: Recorded, other: Recorded) -> bool:
    place_of = all_of_them()
    return same_in(aspect, one, other, place_of.contains, place_of.related)


def ordinary(size: int = 2000) -> list[Recorded]:
    planted_refs = {ref for one in all_of_them(size).pairs for ref in one.refs}
    return [one for one in all_of_them(size).benefits if one.ref not in planted_refs]


def fingerprint(what: Planted) -> str:
    return hashlib.sha256(
        repr((what.benefits, what.pairs, sorted(what.either))).encode()
    ).hexdigest()


def test_the_same_seed_plants_the_same_whatever_order_sets_have() -> None:
    program = (
        "from tests.analysis.commitments.test_what_is_planted_can_be_decided import *;"
        "print(fingerprint(everything()))"
    )
    for order in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": order},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.strip() == fingerprint(all_of_them())


def test_another_seed_plants_another_place() -> None:
    others = {one.ref: one for one in planted(2000, HELD_OUT_SEED).benefits}
    assert not set(others.values()) & set(records().values())


@pytest.mark.parametrize("size", [2000, 16000])
def test_there_are_as_many_as_were_asked_for(size: int) -> None:
    of_size = all_of_them(size)
    labels = Counter(one.label for one in of_size.pairs)
    assert len(of_size.benefits) == len(of_size.refs) == size
    wanted = max(300, size // 50)
    assert wanted <= labels["repeat"] <= wanted * 1.15
    assert wanted <= labels["look-alike"] <= wanted * 1.15


def test_the_place_is_a_place() -> None:
    somewhere = place(1)
    assert len(somewhere.providers) == 200
    assert len(MEASURES) == 40
    assert len({*somewhere.contains, *somewhere.contains.values()}) == 60
    assert max(len(one.agreements) for one in somewhere.providers) <= 10
    assert {one.measure.replace(":2023/GQ", ":2026/GQ") for one in records().values()} <= set(
        MEASURES
    )


def test_a_record_says_what_can_be_so() -> None:
    for one in records().values():
        assert one.quantity > 0 and one.begins <= one.ends <= TODAY, one
        assert one.recorded_on <= TODAY and one.description, one
        for each in one.evidence:
            assert re.fullmatch(r"([0-9a-f]{64})?", each.sha256), one
            assert (each.picture is not None) == (each.kind == "picture"), one
            assert each.picture is None or 0 <= each.picture < 2**64, one


def test_every_pair_has_its_label_once_and_says_why() -> None:
    all_pairs = all_of_them().pairs
    assert len({one.refs for one in all_pairs}) == len(all_pairs)
    assert {one.manner for one in all_pairs} == set(MANNERS)
    for one in all_pairs:
        assert set(one.refs) <= all_of_them().refs and one.first < one.second
        assert one.label == MANNERS[one.manner].label and MANNERS[one.manner].words
        assert one.why.endswith(".") and one.same and one.differs
    assert all_of_them().either.isdisjoint(one.refs for one in all_pairs)


@pytest.mark.parametrize("manner", sorted(MANNERS))
def test_what_a_label_says_of_its_pair_is_so(manner: str) -> None:
    for pair, one, other in pairs(manner):
        assert not [each for each in pair.same if not same(each, one, other)], (one, other)
        assert not [each for each in pair.differs if same(each, one, other)], (one, other)


def keeps_a_proof(one: Recorded, other: Recorded) -> bool:
    """What is left of a repeat: its number, bytes or picture; or whom, when and how much."""
    if any(same(each, one, other) for each in ("number", "file", "picture")):
        return True
    named = same("receiver", one, other) or same("name", one, other)
    exact = same("amount", one, other) and one.quantity > 10_000
    return same("days", one, other) and ((named and same("about", one, other)) or exact)


@pytest.mark.parametrize("manner", REPEATS)
def test_a_repeat_keeps_something_and_changes_something(manner: str) -> None:
    for _, one, other in pairs(manner):
        assert same("parties", one, other), (one, other)
        assert one.description != other.description, (one, other)
        assert keeps_a_proof(one, other) or manner == SPLIT, (one, other)


def test_the_parts_of_a_whole_add_up_to_it_for_the_same_receiver_and_days() -> None:
    wholes = defaultdict(list)
    for _, *both in pairs(SPLIT):
        whole, part = sorted(both, key=lambda one: -one.quantity)
        wholes[whole].append(part)
    for whole, parts in wholes.items():
        assert len(parts) == 2 and sum(one.quantity for one in parts) == whole.quantity
        assert {(one.begins, one.ends, one.beneficiary) for one in parts} == {
            (whole.begins, whole.ends, whole.beneficiary)
        }
        assert tuple(sorted(one.ref for one in parts)) in all_of_them().either


@pytest.mark.parametrize("manner", sorted(set(LOOK_ALIKES) - SHARED_BY_MANY))
def test_a_look_alike_lacks_all_that_a_repeat_keeps(manner: str) -> None:
    for _, one, other in pairs(manner):
        if not same("parties", one, other):
            continue
        assert not number(one, other) and not picture(one, other) and not same("file", one, other)
        told = one.description != other.description and one.evidence != other.evidence
        elsewhere = not around(one, other, all_of_them().contains)
        named = one.beneficiary_name and (same("receiver", one, other) or name(one, other))
        assert told or elsewhere or not named or not days(one, other), (one, other)


def test_firms_that_nothing_ties_share_no_repeat() -> None:
    untied = {
        pair.manner
        for manner in LOOK_ALIKES
        for pair, one, other in pairs(manner)
        if not tied(one, other, all_of_them().related)
    }
    assert untied == {"shares of a consortium", "one payroll number at two firms"}


@pytest.mark.parametrize("manner", sorted(SHARED_BY_MANY))
def test_what_many_share_is_shared_by_eight_or_more(manner: str) -> None:
    shared = Counter(each for one in records().values() for each in marks(one))
    for _, one, other in pairs(manner):
        common = marks(one) & marks(other)
        assert common and min(shared[each] for each in common) >= 8, (one, other)


def marks(one: Recorded) -> set[str]:
    return {
        each
        for piece in one.evidence
        for each in (piece.sha256, mark_of_picture(piece), piece.reference)
        if each and not re.fullmatch(r"(IMG_\d+|photo)\.jpg", each)
    }


def mark_of_picture(piece: Evidence) -> str:
    """Which logo it is, saved anew or not; nothing for other pictures."""
    for logo in logos():
        if piece.picture is not None and (piece.picture ^ logo).bit_count() <= 2:
            return f"logo {logo}"
    return ""


@cache
def logos() -> tuple[int, ...]:
    pictures = [
        {each.picture for each in one.evidence} & {each.picture for each in other.evidence} - {None}
        for _, one, other in pairs("a logo in many reports")
    ]
    return tuple(sorted({each for found in pictures for each in found if each is not None}))


def test_what_was_planted_cannot_be_told_by_how_it_is_written() -> None:
    plain = ordinary()
    assert any(one.delivered_by for one in plain)
    assert any(one.provider != one.accountable for one in plain)
    assert any(not one.evidence for one in plain)
    begins = {re.match(r"[A-Z]+", one.agreement)[0] for one in plain}  # type: ignore[index]
    assert begins == {re.match(r"[A-Z]+", one.agreement)[0] for one in records().values()}  # type: ignore[index]
    assert codes(records().values()) == codes(plain)
    apart = [int(one.second[2:]) - int(one.first[2:]) for one in all_of_them().pairs]
    assert sum(apart) / len(apart) > 500, "pairs stand near each other"


def codes(benefits: Iterable[Recorded]) -> set[str]:
    """By what they are counted, whichever edition."""
    return {one.measure.rpartition("/")[2] for one in benefits}


def test_no_ordinary_benefit_repeats_another_by_chance() -> None:
    kinds = defaultdict(list)
    for one in ordinary(16000):
        group = all_of_them(16000).related.get(one.provider, one.provider)
        code = one.measure.rpartition("/")[2]
        if one.beneficiary:
            kinds[group, code, one.beneficiary].append((one.begins, one.ends))
    for stretches in kinds.values():
        for (_, ends), (begins, _) in pairwise(sorted(stretches)):
            assert (begins - ends).days > 10
    attached = Counter(each.sha256 for one in ordinary(16000) for each in one.evidence)
    assert 2 not in {many for sha256, many in attached.items() if sha256}


def test_an_author_sees_some_manners_and_is_judged_on_the_others() -> None:
    seen, unseen = ({one.manner for one in part.pairs} for part in (dev(), held_out()))
    assert seen | unseen == set(MANNERS) and not seen & unseen
    for manner in MANNERS:
        odd = int(hashlib.sha256(manner.encode()).hexdigest()[:2], 16) % 2 == 1
        assert (manner in unseen) == odd
    assert dev().related != held_out().related, "the place is another"


def test_the_plainest_rule_is_not_good_enough() -> None:
    what, found = all_of_them(), {}
    by_provider = defaultdict(list)
    for one in what.benefits:
        by_provider[one.provider].append(one)
    for theirs in by_provider.values():
        for one, other in combinations(theirs, 2):
            alike = one.measure == other.measure and days(one, other)
            if (alike and around(one, other, what.contains)) or same("file", one, other):
                found[one.ref, other.ref] = ("The same provider, measure, days and place.",)
    judgement = judged(what, found)
    assert judgement.found < 0.9 and judgement.flagged > 0.3
