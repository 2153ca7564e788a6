"""How likely two names are one organisation: decision trees over what `compared` says, and a few rules.

The trees stand in `trees.csv`; scripts/score_resolving.py --fit fits them, and docs/method/suppliers.md says on what.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import numpy as np

from weft.analysis.spend.resolving.words import Array

TREES = Path(__file__).parent / "trees.csv"
SURE = 0.96
"""What numbers, equal names or a chain say stands above this; what the trees say stands below."""

CHAIN, ACRONYM, DOUBTFUL, UNLIKE = 0.97, 0.8, 0.5, 0.03
MISSPELT, CUT_OFF = 0.85, 0.99
"""How far the first words left over on both sides must agree, or begin alike, to be one word."""

TELLING = ("other", "trade", "apart", "place", "name", "dept", "number")
"""Kinds of words that tell one company from another, where both write their legal form."""


class Tree:
    """One tree: at each node a feature, a bound and two ways; at each leaf a value."""

    def __init__(self, rows: list[dict[str, str]]) -> None:
        """Take the rows of one tree, the root first."""
        self.rows = rows

    def values(self, columns: dict[str, Array], node: int = 0) -> Array:
        """The value of each pair, from its columns."""
        row = self.rows[node]
        if not row["feature"]:
            return np.float32(row["value"])  # type: ignore[return-value]
        return np.where(
            columns[row["feature"]] <= np.float32(row["bound"]),
            self.values(columns, int(row["left"])),
            self.values(columns, int(row["right"])),
        )


Trees = tuple[float, tuple[Tree, ...]]
"""The value to begin with, and the trees whose values are added to it."""


def read_trees(rows: Iterable[dict[str, str]]) -> Trees:
    """Trees from their rows: tree, node, feature, bound, left, right, value."""
    by_tree: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        by_tree.setdefault(row["tree"], []).append(row)
    begin = float(by_tree.pop("begin")[0]["value"])
    return begin, tuple(Tree(each) for each in by_tree.values())


@cache
def trees() -> Trees:
    """The trees as they were fitted last."""
    with TREES.open(encoding="utf-8", newline="") as lines:
        return read_trees(csv.DictReader(line for line in lines if not line.startswith("#")))


def judged(columns: dict[str, Array], fitted: Trees | None = None) -> Array:
    """The probability for each pair that both are one organisation."""
    begin, each_tree = fitted or trees()
    total = np.full(len(columns["ratio"]), begin, np.float32)
    for tree in each_tree:
        total += tree.values(columns)
    probability = np.minimum(1 / (1 + np.exp(-total)), SURE - 0.01)
    return ruled_out(probability, columns)


def ruled_out(probability: Array, columns: dict[str, Array]) -> Array:
    """The probabilities after the rules that stand above the trees."""
    of = columns
    nothing_else = (
        of["shared_other"] + of["shared_trade"] + of["shared_apart"] + of["shared_place"]
    ) <= 0
    only_given = (
        (of["shared_name"] > 0)
        & nothing_else
        & (of["shared_number"] + of["shared_site"] + of["shared_dept"] + of["shared_purpose"] <= 0)
    )
    more = (of["left_core_n_short"] > 0) | (of["left_core_n_long"] > 0)
    apart = (only_given & more) | (of["one_chain"] > 0) | (of["other_brand"] > 0)
    apart |= two_companies(columns)
    probability = np.where(apart, np.minimum(probability, UNLIKE), probability)
    doubtful = two_places(columns)
    probability = np.where(doubtful, np.minimum(probability, DOUBTFUL), probability)
    acronym = (of["alias"] > 0) & (of["shared_n"] == 0)
    probability = np.where(acronym, np.maximum(probability, ACRONYM), probability)
    return np.where(of["same_chain"] > 0, CHAIN, probability)


def two_places(columns: dict[str, Array]) -> Array:
    """Which pairs are a school, a college, a nursery or the like of one name in two places: a person is asked.

    "St Mary's Primary School Bolton" and "… Bury" are two schools; now and then one writes its town and its city.
    """
    of = columns
    both = np.ones(len(of["shared_apart"]), bool)
    for side in ("short", "long"):
        both &= of[f"left_core_place_{side}"] + of[f"left_tail_place_{side}"] > 0
    one_word = (of["left_alike"] >= MISSPELT) | (of["left_prefix"] >= CUT_OFF)
    return both & (of["shared_apart"] > 0) & ~one_word


def two_companies(columns: dict[str, Array]) -> Array:
    """Which pairs are two companies' full names that differ in a word that is neither misspelt nor cut off.

    No two companies on the register may have the same name (Companies Act 2006 s.66), and who writes the
    legal form writes the name: "Services Ltd" and "Services (Commercial) Ltd" are two. Sites and purposes
    do not count, nor words behind the form alone.
    """
    of = columns
    both_formed = (of["form_short"] > 0) & (of["form_long"] > 0)
    beside = np.zeros(len(both_formed), bool)
    telling = np.zeros(len(both_formed), bool)
    for side in ("short", "long"):
        beside |= of[f"left_n_{side}"] > of[f"left_hard_{side}"]
        for kind in TELLING:
            telling |= (of[f"left_core_{kind}_{side}"] > 0) | (of[f"left_tail_{kind}_{side}"] > 0)
    one_word = (of["left_alike"] >= MISSPELT) | (of["left_prefix"] >= CUT_OFF)
    return both_formed & beside & telling & ~one_word
