"""What finds repeats is judged by what it found, what it flagged without need, and whether it says why."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from tests.analysis.commitments.judge import Share, judged, missed, told
from tests.analysis.commitments.planted import Pair, Planted, Refs, everything

WHY = ("The same number.",)


@cache
def place() -> Planted:
    return everything()


def labelled(label: str) -> list[Pair]:
    return [one for one in place().pairs if one.label == label]


def found(pairs: list[Pair]) -> dict[Refs, tuple[str, ...]]:
    return {one.refs: WHY for one in pairs}


def hundred_of_each() -> Planted:
    return replace(place(), pairs=(*labelled("repeat")[:100], *labelled("look-alike")[:100]))


def test_who_finds_all_repeats_and_nothing_else_is_good_enough() -> None:
    judgement = judged(place(), found(labelled("repeat")))
    assert judgement.found == 1 and judgement.flagged == judgement.ordinary == 0
    assert not list(judgement.why_not_good_enough())
    assert not missed(place(), found(labelled("repeat")))


def test_who_finds_nothing_is_told_what_was_promised() -> None:
    judgement = judged(place(), {})
    assert list(judgement.why_not_good_enough()) == [
        "0.00% of repeats are found; 99.00% are promised."
    ]
    assert len(missed(place(), {})) == len(labelled("repeat"))


def test_who_flags_everything_is_told_so() -> None:
    (said,) = judged(place(), found(list(place().pairs))).why_not_good_enough()
    assert said == "100.00% of look-alikes are flagged; at most 1.00% may be."


@pytest.mark.parametrize(
    ("repeats", "look_alikes", "good_enough"),
    [(99, 1, True), (98, 1, False), (99, 2, False), (100, 0, True)],
)
def test_the_promise_holds_from_99_found_and_up_to_1_flagged_of_a_hundred(
    repeats: int, look_alikes: int, good_enough: bool
) -> None:
    hundred = hundred_of_each()
    flagged = [*hundred.pairs[:repeats], *hundred.pairs[100 : 100 + look_alikes]]
    judgement = judged(hundred, found(flagged))
    assert (not list(judgement.why_not_good_enough())) is good_enough


def test_a_pair_counts_once_in_whichever_order_it_is_given() -> None:
    one = labelled("repeat")[0]
    there = judged(place(), {(one.first, one.second): WHY})
    and_back = judged(place(), {(one.second, one.first): WHY})
    both = judged(place(), {(one.first, one.second): WHY, (one.second, one.first): WHY})
    assert there == and_back == both
    assert sum(each.flagged for each in both.shares) == 1


def test_each_manner_has_its_own_share() -> None:
    (one,) = [each for each in labelled("look-alike") if each.manner == "the next number"][:1]
    shares = {each.manner: each for each in judged(place(), found([one])).shares}
    many = sum(each.manner == one.manner for each in place().pairs)
    assert shares[one.manner] == Share("the next number", "look-alike", many, 1)
    assert sum(each.flagged for each in shares.values()) == 1


def test_what_nobody_planted_is_counted_for_a_thousand_benefits() -> None:
    refs = sorted(place().refs - {ref for one in place().pairs for ref in one.refs})
    judgement = judged(place(), {(refs[0], other): WHY for other in refs[1:7]})
    assert judgement.ordinary == 6
    assert judgement.ordinary_per_thousand == 3
    assert "6, or 3.0 for 1,000 benefits" in told(judgement)


def test_the_two_parts_of_a_whole_may_be_flagged_or_not() -> None:
    assert place().either
    assert judged(place(), dict.fromkeys(place().either, WHY)).ordinary == 0


@pytest.mark.parametrize("reasons", [(), ("",)])
def test_a_pair_without_a_reason_is_not_good_enough(reasons: tuple[str, ...]) -> None:
    first = labelled("repeat")[0].refs
    all_but_one = found(labelled("repeat")) | {first: reasons}
    (said,) = judged(place(), all_but_one).why_not_good_enough()
    assert said == f"Without a reason: 1 of the flagged pairs, such as {first}."


@pytest.mark.parametrize("refs", [("B-000001", "B-000001"), ("B-000001", "B-999999")])
def test_a_pair_that_cannot_be_is_refused(refs: Refs) -> None:
    with pytest.raises(ValueError, match=refs[1]):
        judged(place(), {refs: WHY})


def test_the_worst_manners_are_told_first_and_those_held_out_have_a_star() -> None:
    good = found([one for one in labelled("repeat") if one.manner != "rounded"])
    lines = told(judged(place(), good)).splitlines()
    repeats = [line for line in lines if line.startswith("repeat  ")]
    assert repeats[0].endswith("* rounded") and " 0 of " in repeats[0]
    assert any(line.endswith("  in other words") for line in repeats[1:])
