"""What is looked at of many pairs at once leaves out nothing that a close look would take for one."""

from __future__ import annotations

import random
from fractions import Fraction

import numpy as np

from weft.analysis.commitments.alike import are_swapped, is_a_slip
from weft.analysis.commitments.amounts import AS_MUCH, EXACTLY, OF_A_POST, amount
from weft.analysis.commitments.rows import may_be_a_slip, may_be_as_much


def _amounts(dice: random.Random) -> tuple[int, int]:
    """Two amounts that have something to do with each other, or hardly."""
    one = dice.choice((dice.randrange(1, 60), dice.randrange(1, 5000), dice.randrange(1, 4_000_000)))  # fmt: skip
    times = dice.choice((1, 10, 60, 100, 1000, Fraction(6, 5), *dice.sample(sorted(EXACTLY), 2), *map(Fraction, dice.sample(OF_A_POST, 2))))  # fmt: skip
    figures = [*str(one)]
    at = dice.randrange(max(1, len(figures) - 1))
    figures[at : at + 2] = figures[at : at + 2][::-1]
    step = 10 ** dice.randrange(1, 5)
    other = dice.choice((int(one * times), round(one * times) + dice.randrange(-2, 3), int("".join(figures)), round(one / step) * step, dice.randrange(1, 2 * one + 1)))  # fmt: skip
    return one, max(1, other)


def test_no_two_that_are_as_much_are_passed_over() -> None:
    dice = random.Random(20261201)
    pairs = [_amounts(dice) for _ in range(60_000)]
    one, other = (np.array(each, dtype=np.float64) for each in zip(*pairs, strict=True))
    for one_measure in (True, False):
        may_be = may_be_as_much(one, other, np.full(len(pairs), one_measure))
        is_as_much = [amount(a, b, one_framework=one_measure or dice.random() < 0.5, one_measure=one_measure) in AS_MUCH for a, b in pairs]  # fmt: skip
        passed = [pair for pair, may, much in zip(pairs, may_be.tolist(), is_as_much, strict=True) if much and not may]  # fmt: skip
        assert passed == []
        assert 0.2 < np.mean(is_as_much) <= np.mean(may_be) < 0.95, "and some are"


def _numbers(dice: random.Random) -> tuple[str, str]:
    """A number, and the same with a slip, a figure less, its year before it, or another."""
    one = str(dice.randrange(10_000, 10 ** dice.randrange(5, 9)))
    figures, at = [*one], dice.randrange(len(one) - 1)
    kind = dice.randrange(5)
    if kind == 0:
        figures[at] = dice.choice("0123456789")
    elif kind == 1:
        del figures[at + 1]
    elif kind == 2:
        figures[at : at + 2] = figures[at : at + 2][::-1]
    elif kind == 3:
        figures = ["2025", one]
    else:
        figures = [str(dice.randrange(10_000, 10**8))]
    return one, "".join(figures).lstrip("0") or "1"


def test_no_two_numbers_that_are_one_but_for_a_slip_are_passed_over() -> None:
    dice = random.Random(412)
    pairs = [_numbers(dice) for _ in range(40_000)]
    one, other = (np.array([int(each) for each in some], dtype=np.int64) for some in zip(*pairs, strict=True))  # fmt: skip
    digits, others = (np.array([len(each) for each in some], dtype=np.int64) for some in zip(*pairs, strict=True))  # fmt: skip
    may_be = may_be_a_slip(one, other, digits, others).tolist()
    passed = [pair for pair, may in zip(pairs, may_be, strict=True) if _is_one(*pair) and not may]
    assert passed == []
    assert np.mean(may_be) < 0.9, "and some are not"


def _is_one(one: str, other: str) -> bool:
    if one == other or is_a_slip(one, other) or other == f"2025{one}":
        return True
    return len(one) == len(other) and one[:-2] != other[:-2] and are_swapped(one, other)
