"""Learn how much each trait weighs: `python -m tests.analysis.commitments.learned` prints how well the weights do on manners, and on authors, that
were left out when they were learned; with `--write` it writes them to `weights.csv` beside the search.

Nine authors thought of manners: the detector's, and those of eight planted sets that have been opened; the eighth of nine has not. The detector's author also went through a
record field by field (`thought_of/fields.py`), and put pairs together from their parts (`thought_of/composed.py`).
"""

from __future__ import annotations

import csv
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_array

from tests.analysis.commitments import planted as first_set
from tests.analysis.commitments.fifth_set.planting import fifth_set
from tests.analysis.commitments.fourth_set.planting import fourth_set
from tests.analysis.commitments.ninth_set.planting import ninth_set
from tests.analysis.commitments.planted import Planted
from tests.analysis.commitments.second_set.planting import second_set
from tests.analysis.commitments.seventh_set.planting import seventh_set
from tests.analysis.commitments.sixth_set.planting import sixth_set
from tests.analysis.commitments.third_set.halves import HALVES
from tests.analysis.commitments.third_set.planting import third_set
from tests.analysis.commitments.thought_of.composed import composed
from tests.analysis.commitments.thought_of.drawn import crowded, drawn
from tests.analysis.commitments.thought_of.fields import field_by_field
from tests.analysis.commitments.thought_of.world import CONTAINS, RELATED
from weft.analysis.commitments.benefit import Contains, Recorded, Related
from weft.analysis.commitments.candidates import candidates_among
from weft.analysis.commitments.compared import WITH_A_THING, traits
from weft.analysis.commitments.parts import parts_of_wholes
from weft.analysis.commitments.seen import seen
from weft.analysis.commitments.weights import AGAINST, FOR, WRITTEN

FOLDS = 10
RIDGE = 0.06
OUTRIGHT = frozenset(["words: each its own", "words: counted apart", "words: each a share", "number: other people", "number: others of a sort", "things: another", "together: one person, counted and timed", "words: the same but for a figure", "words: the same but for a name", "words: one counts its own", "words: other persons", "words: leaves the other out", "words: teams of two firms"])  # fmt: skip
"""What says outright that two are two: it may come to weigh much though few manners say it."""
HOW_MUCH_LESS_HELD_BACK = 0.15
ORDINARY = "ordinary"
BESIDE = f"{ORDINARY}, beside one of a pair"
CROWDED = 3000
MOST_ORDINARY = 6000
"""So many ordinary pairs, at most, are learned on of one place."""
HOW_MUCH_ORDINARY_WEIGHS = 4
HOW_MUCH_MORE_WHERE_CROWDED = 24
"""So many times as much weigh ordinary pairs where few firms record much: there they are as many as that."""
CROWDED_PLACE = "detector's, crowded"
SURE_BY = -0.5
"""So much must speak for one benefit before two are shown: less than nought, as a repeat that is missed is worse than a look-alike that is shown. From
there on, one in a hundred look-alikes of manners left out is."""
SLIPS_WITH_A_THING = frozenset(f"{WITH_A_THING}{each}" for each in ("where: elsewhere", "where: beside", "cohort: another"))  # fmt: skip
"""What says two elsewhere, and may be a slip where one thing stands behind both."""
Refs = tuple[str, str]


@dataclass(frozen=True)
class Drawn:
    """Records in which pairs of known manners stand."""

    author: str
    records: Sequence[Recorded]
    contains: Contains
    related: Related
    pairs: Mapping[Refs, tuple[str, bool]]
    """The manner of each pair, and whether it is one benefit."""
    ordinary: frozenset[str]


@dataclass(frozen=True)
class Row:
    """What is so of a pair, in which manner it came to be, and whether it is one benefit."""

    author: str
    manner: str
    is_one: bool
    so: frozenset[str]
    may_be_found: bool
    """Whether the two are held against each other at all."""


def all_drawn() -> Iterator[Drawn]:
    """What is learned on."""
    for dice in (11, 12):
        records, pairs = drawn(30, dice, 1500)
        known = {_in_order(a.ref, b.ref): (name, is_one) for name, is_one, (a, b) in pairs}
        ordinary = frozenset(one.ref for one in records[:1500])
        yield Drawn("detector's", records, CONTAINS, RELATED, known, ordinary)
    records, pairs = crowded(6, 13, CROWDED)
    known = {_in_order(a.ref, b.ref): (name, is_one) for name, is_one, (a, b) in pairs}
    yield Drawn(CROWDED_PLACE, records, CONTAINS, RELATED, known, frozenset(one.ref for one in records[:CROWDED]))  # fmt: skip
    yield from _sets()
    for seed in (8, 9):
        records, place, pairs = field_by_field(25, seed, 1500)
        known = {_in_order(a.ref, b.ref): (name, is_one) for name, is_one, a, b in pairs}
        ordinary = frozenset(one.ref for one in records[:1500])
        yield Drawn("field by field", records, place.contains, place.related, known, ordinary)
    for seed in (5, 6, 7):
        scene, records, made = composed(14, seed, 1500)
        known = {_in_order(a.ref, b.ref): (name, is_one) for name, is_one, a, b in made}
        ordinary = frozenset(one.ref for one in records[:1500])
        yield Drawn("composed", records, scene.place.contains, scene.place.related, known, ordinary)


def _sets() -> Iterator[Drawn]:
    """What other authors planted: all that has been opened."""
    for seed in (88211, 101, 202, 303):
        yield _of("first set", first_set.planted(3000, seed))
    for seed in (30417, 111, 222):
        for half in HALVES:
            yield _of("second set", second_set(half, 1500, seed))
    for seed in (51871, 112, 223):
        for half in HALVES:
            yield _of("third set", third_set(half, 1500, seed))
    for seed in (40127, 113, 224):
        yield _of("fourth set", fourth_set(1500, seed))
    for seed in (340_719, 115, 226):
        yield _of("fifth set", fifth_set(1500, seed))
    for seed in (730_451, 116, 227):
        yield _of("sixth set", sixth_set(1500, seed))
    for seed in (70_423, 117, 228):
        yield _of("seventh set", seventh_set(1500, seed))
    for seed in (90_210, 119, 230):
        yield _of("ninth set", ninth_set(1500, seed))


def _of(author: str, made: Planted) -> Drawn:
    known = {one.refs: (one.manner, one.label == "repeat") for one in made.pairs}
    taken = {ref for refs in (*known, *made.either) for ref in refs}
    return Drawn(author, made.benefits, made.contains, made.related, known, made.refs - taken)


def _in_order(one: str, other: str) -> Refs:
    return (one, other) if one < other else (other, one)


def rows(there: Drawn) -> Iterator[Row]:
    """What is so of the pairs that are known, and of ordinary ones that are worth comparing."""
    held = [seen(one, there.contains, there.related) for one in there.records]
    at = {one.told.ref: number for number, one in enumerate(held)}
    worth = candidates_among(held)
    split = parts_of_wholes(held, worth.first, worth.second)
    candidates = frozenset(worth.pairs)

    def row(manner: str, is_one: bool, pair: tuple[int, int]) -> Row:
        so = traits(held[pair[0]], held[pair[1]], worth.common, is_split=pair in split)
        return Row(there.author, manner, is_one, frozenset(so), pair in candidates)

    for (one, other), (manner, is_one) in there.pairs.items():
        yield row(manner, is_one, (min(at[one], at[other]), max(at[one], at[other])))
    for many, name in ((2, ORDINARY), (1, BESIDE)):
        found = [pair for pair in worth.pairs if sum(held[each].told.ref in there.ordinary for each in pair) == many]  # fmt: skip
        for number, pair in enumerate(found[:: len(found) // MOST_ORDINARY + 1]):
            yield row(f"{name} {number % 5}", False, pair)


class Learning:
    """Rows as figures: each manner weighs as much as every other, however many pairs there are of it."""

    def __init__(self, found: Sequence[Row]) -> None:
        """Equal rows are taken together."""
        many = Counter(found)
        each = list(many)
        of_manner: Counter[Refs] = Counter()
        for row, count in many.items():
            of_manner[row.author, row.manner] += count
        self.names = sorted({trait for row in each for trait in row.so})
        self.x = _as_figures(each, self.names)
        self.one = np.array([row.is_one for row in each])
        self.author = np.array([row.author for row in each])
        self.manner = np.array([f"{row.author}: {row.manner}" for row in each])
        self.may_be_found = np.array([row.may_be_found for row in each])
        self.ordinary = np.array([row.manner.startswith(ORDINARY) for row in each])
        share = np.array([many[row] / of_manner[row.author, row.manner] for row in each])
        self.weight = share * np.where(self.ordinary, HOW_MUCH_ORDINARY_WEIGHS, 1)
        self.weight[self.ordinary & (self.author == CROWDED_PLACE)] *= HOW_MUCH_MORE_WHERE_CROWDED

    def fitted(self, where: np.ndarray) -> np.ndarray:
        """The weights, the threshold first: what must speak for one benefit never speaks against it, and the other way round."""
        x, turned = self.x[where], self.x[where].T.tocsr()
        sign, weight = np.where(self.one[where], 1.0, -1.0), self.weight[where]

        ridge = RIDGE * np.array([HOW_MUCH_LESS_HELD_BACK if each in OUTRIGHT else 1.0 for each in self.names])  # fmt: skip

        def loss(at: np.ndarray) -> tuple[float, np.ndarray]:
            z = (x @ at[1:] + at[0]) * sign
            slope = -sign * weight / (1 + np.exp(np.clip(z, -50, 50)))
            far = ridge * at[1:]
            value = (weight * np.logaddexp(0, -z)).sum() + (far * at[1:]).sum() / 2
            return float(value), np.concatenate([[slope.sum()], turned @ slope + far])

        bounds = [(None, None), *map(_bound, self.names)]
        return np.asarray(minimize(loss, np.zeros(len(bounds)), jac=True, bounds=bounds, method="L-BFGS-B", options={"maxiter": 150}).x)  # fmt: skip

    def left_out(self, parts: Sequence[np.ndarray]) -> np.ndarray:
        """How much speaks for one benefit in each row, by weights that were learned without its part."""
        score = np.zeros(len(self.one))
        for out in parts:
            at = self.fitted(~out)
            score[out] = self.x[out] @ at[1:] + at[0]
        return np.where(self.may_be_found, score, -np.inf)

    def told(self, score: np.ndarray, where: np.ndarray, at: float) -> str:
        """The shares found, and flagged without need, from a threshold on."""
        said = []
        for label, which in (
            ("found", self.one),
            ("look-alikes", ~self.one & ~self.ordinary),
            ("ordinary", self.ordinary),
        ):
            here = which & where
            said.append(f"{label} {np.average(score[here] > at, weights=self.weight[here]):.2%}")
        return ", ".join(said)

    def wrong(self, score: np.ndarray, at: float) -> Iterator[str]:
        """The manners that go wrong, the worst first."""
        shares = []
        for name in sorted(set(self.manner)):
            here = self.manner == name
            wrong = (score[here] > at) != self.one[here]
            shares.append((float(np.average(wrong, weights=self.weight[here])), name))
        yield from (f"{share:4.0%} wrong: {name}" for share, name in sorted(shares, reverse=True) if share > 0.03)  # fmt: skip


def _as_figures(rows: Sequence[Row], names: Sequence[str]) -> csr_array:
    """A row for each, with a one where a trait is so."""
    at = {name: place for place, name in enumerate(names)}
    found = [sorted(at[trait] for trait in row.so) for row in rows]
    starts = np.cumsum([0, *map(len, found)])
    places = np.array([place for row in found for place in row])
    return csr_array((np.ones(len(places)), places, starts), shape=(len(rows), len(names)))


def _bound(name: str) -> tuple[float | None, float | None]:
    if name in SLIPS_WITH_A_THING:
        return None, None
    name = name.removeprefix(WITH_A_THING)
    return (0, None) if name in FOR else (None, 0) if name in AGAINST else (None, None)


def main() -> None:
    """Print scores, and write the weights where that is asked for."""
    learning = Learning([row for there in all_drawn() for row in rows(there)])
    authors = sorted(set(learning.author))
    manners = sorted(set(learning.manner))
    random.Random(3).shuffle(manners)
    everywhere = np.ones(len(learning.one), dtype=bool)
    by_manner = learning.left_out([np.isin(learning.manner, manners[fold::FOLDS]) for fold in range(FOLDS)])  # fmt: skip
    by_author = learning.left_out([learning.author == author for author in authors])
    whole = learning.fitted(everywhere)
    all_learned = np.where(learning.may_be_found, learning.x @ whole[1:] + whole[0], -np.inf)
    for how, score in (
        ("learned on all", all_learned),
        ("manners left out", by_manner),
        ("author left out", by_author),
    ):
        print(f"{how}: {learning.told(score, everywhere, SURE_BY)}")
        for author in authors:
            print(f"  {author}: {learning.told(score, learning.author == author, SURE_BY)}")
        print(*learning.wrong(score, SURE_BY), sep="\n")
    if "--write" in sys.argv:
        write(learning.names, whole)


def write(names: Sequence[str], learned: np.ndarray) -> None:
    """Write the weights in tenths, the greatest first, after that from which on two are shown."""
    weights = {name: round(10 * weight) for name, weight in zip(names, learned[1:], strict=True)}
    in_order = sorted((each for each in weights.items() if each[1]), key=lambda each: (-each[1], each[0]))  # fmt: skip
    with WRITTEN.open("w", encoding="utf-8", newline="") as file:
        file.write("# written by `python -m tests.analysis.commitments.learned --write`\n")
        lines = csv.writer(file, lineterminator="\n")
        lines.writerows([("so", "weight"), ("shown from", round(10 * (SURE_BY - learned[0]))), *in_order])  # fmt: skip


if __name__ == "__main__":
    main()
