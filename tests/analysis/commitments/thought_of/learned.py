"""Learn how much each trait weighs: `python -m tests.analysis.commitments.thought_of.learned` prints the weights for `weights.py`, and how
well they do on manners that were left out when they were learned."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from tests.analysis.commitments.thought_of.again import AGAIN, Pair
from tests.analysis.commitments.thought_of.alike import ALIKE
from tests.analysis.commitments.thought_of.world import CONTAINS, RELATED, World
from weft.analysis.commitments.benefit import Recorded
from weft.analysis.commitments.compared import common, seen, traits
from weft.analysis.commitments.repeats import _candidates, _nearly, _split
from weft.analysis.commitments.weights import AGAINST, FOR

FOLDS = 10
RIDGE = 0.04
ORDINARY = "ordinary"


@dataclass(frozen=True)
class Row:
    """What is so of a pair, in which manner it came to be, and whether it is one benefit."""

    manner: str
    is_one: bool
    so: frozenset[str]


def planted(
    many: int, dice: int, ordinary: int
) -> tuple[list[Recorded], list[tuple[str, bool, Pair]]]:
    """So many pairs of each manner, among ordinary benefits."""
    world = World(random.Random(dice))
    records, pairs = [world.happened() for _ in range(ordinary)], []
    for manners, is_one in ((AGAIN, True), (ALIKE, False)):
        for name, manner in manners.items():
            for _ in range(many):
                pair = manner(world)
                records += (*pair, *world.beside)
                world.beside.clear()
                pairs.append((name, is_one, pair))
    return records, pairs


def rows(many: int, dice: int, ordinary: int = 1500) -> list[Row]:
    """What is so of planted pairs, and of others that are worth comparing."""
    records, pairs = planted(many, dice, ordinary)
    held = [seen(one, CONTAINS, RELATED) for one in records]
    by_ref, known = {one.told.ref: one for one in held}, common(held, _nearly(held))
    candidates = _candidates(held, known)
    split = {frozenset((records[a].ref, records[b].ref)) for a, b in _split(held, candidates)}
    found = [
        Row(
            name,
            is_one,
            frozenset(
                traits(
                    by_ref[a.ref], by_ref[b.ref], known, is_split=frozenset((a.ref, b.ref)) in split
                )
            ),
        )
        for name, is_one, (a, b) in pairs
    ]
    drawn = {one.ref for one in records[:ordinary]}
    for at, (a, b) in enumerate(sorted(candidates)):
        if at % 2 == 0 and records[a].ref in drawn and records[b].ref in drawn:
            found.append(
                Row(f"{ORDINARY} {at % 5}", False, frozenset(traits(held[a], held[b], known)))
            )
    return found


@dataclass
class Learning:
    """Rows as figures: each manner weighs as much as every other, however many pairs there are of it."""

    names: list[str]
    x: np.ndarray
    one: np.ndarray
    manner: np.ndarray
    weight: np.ndarray
    ordinary: np.ndarray

    @classmethod
    def of(cls, pairs: Iterable[Row]) -> Learning:
        """Equal rows taken together."""
        many = Counter(pairs)
        each = list(many)
        names = sorted({trait for row in each for trait in row.so})
        x = np.array([[name in row.so for name in names] for row in each], dtype=np.float32)
        of_manner: Counter[str] = Counter()
        for row, count in many.items():
            of_manner[row.manner] += count
        ordinary = np.array([row.manner.startswith(ORDINARY) for row in each])
        weight = np.array([many[row] / of_manner[row.manner] for row in each]) * np.where(
            ordinary, 4, 1
        )
        return cls(
            names,
            x,
            np.array([row.is_one for row in each]),
            np.array([row.manner for row in each]),
            weight,
            ordinary,
        )

    def fitted(self, where: np.ndarray) -> np.ndarray:
        """The weights, the threshold first: what must speak for one benefit never speaks against it, and the other way round."""
        x, sign, weight = self.x[where], np.where(self.one[where], 1.0, -1.0), self.weight[where]

        def loss(at: np.ndarray) -> tuple[float, np.ndarray]:
            z = (x @ at[1:] + at[0]) * sign
            slope = -sign * weight / (1 + np.exp(np.clip(z, -50, 50)))
            far = RIDGE * at[1:]
            return float(
                (weight * np.logaddexp(0, -z)).sum() + (far * at[1:]).sum() / 2
            ), np.concatenate([[slope.sum()], x.T @ slope + far]).astype(float)

        bounds = [
            (None, None),
            *(
                (0, None) if name in FOR else (None, 0) if name in AGAINST else (None, None)
                for name in self.names
            ),
        ]
        return np.asarray(
            minimize(
                loss,
                np.zeros(len(bounds)),
                jac=True,
                bounds=bounds,
                method="L-BFGS-B",
                options={"maxiter": 120},
            ).x
        )

    def told(self, score: np.ndarray, at: float) -> str:
        """The shares found, and flagged without need, from a threshold on."""
        shown = score > at
        said = []
        for label, where in (
            ("found", self.one),
            ("look-alikes", ~self.one & ~self.ordinary),
            ("ordinary", self.ordinary),
        ):
            said.append(f"{label} {np.average(shown[where], weights=self.weight[where]):.2%}")
        return f"from {at:+.1f}: {', '.join(said)}"


def main() -> None:
    """Print weights in tenths, and scores."""
    learning = Learning.of([*rows(45, 11), *rows(45, 12)])
    manners = sorted(set(learning.manner))
    random.Random(3).shuffle(manners)
    left_out = np.zeros(len(learning.one))
    for fold in range(FOLDS):
        out = np.isin(learning.manner, manners[fold::FOLDS])
        at = learning.fitted(~out)
        left_out[out] = learning.x[out] @ at[1:] + at[0]
    whole = learning.fitted(np.ones(len(learning.one), dtype=bool))
    for name in manners:
        here = learning.manner == name
        wrong = (left_out[here] > 0) != learning.one[here]
        if (share := np.average(wrong, weights=learning.weight[here])) > 0.03:
            print(f"{share:4.0%} wrong, left out: {name}")
    for threshold in (-0.5, -0.2, 0, 0.2, 0.4, 0.7, 1):
        print("learned on all:  ", learning.told(learning.x @ whole[1:] + whole[0], threshold))
        print("manners left out:", learning.told(left_out, threshold))
    print("SHOWN_FROM =", round(-10 * whole[0]))
    for name, weight in zip(learning.names, whole[1:], strict=True):
        print(f'    "{name}": {round(10 * weight)},')


if __name__ == "__main__":
    main()
