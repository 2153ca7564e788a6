"""How well mappings are suggested from wording: against the labels of `gold_mappings`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from tests.analysis.frameworks import gold_mappings as gold
from tests.analysis.frameworks.invented import LEVELS
from weft.analysis.frameworks.crosswalks import Mapping
from weft.analysis.frameworks.edition import Edition, Framework, Licence, Node
from weft.analysis.frameworks.suggested import suggested

Pair = tuple[str, str]


def edition_of(key: str, asked: Collection[gold.Asked]) -> Edition:
    """The measures of one of the invented councils as an edition."""
    about = Framework(key, key.title(), key.title(), Licence("Invented"))
    nodes = tuple(Node(one.code, "measure", one.wording, measure=one.measure) for one in asked)
    return Edition(about, "1", levels=LEVELS, nodes=nodes)


@dataclass(frozen=True)
class Score:
    """What was found of what there is."""

    precision: float
    """Of the pairs that are suggested, those that an officer maps (exact, broader, narrower, related)."""
    recall: float
    """Of the pairs that an officer maps, those that are suggested."""
    carrying: float
    """Of the pairs that carry amounts (exact, broader, narrower), those that are suggested, as whatever."""
    exact_right: int
    exact_wrong: tuple[Pair, ...]
    """Suggested as exact, and they are not."""


def score(part: str) -> Score:
    """The score over one half of the labels."""
    one, other = edition_of("harrowbeck", gold.HARROWBECK), edition_of("lanthorn", gold.LANTHORN)
    codes = set(gold.SPLIT[part])
    found = {_pair(each.mapping): each.mapping.relation for each in suggested(one, other)}
    mine = {pair: relation for pair, relation in found.items() if pair[0] in codes}
    labels = {
        (each.first, each.second): each.relation for each in gold.LABELS if each.first in codes
    }
    friends = {
        (each.first, each.second): each.truth
        for each in gold.FALSE_FRIENDS
        if each.first in codes and each.truth != "none"
    }
    truth: dict[Pair, str] = {**friends, **labels}
    either = {(each[0], each[1]) for each in gold.EITHER_WAY}
    scored = {pair for pair in mine if pair not in either}
    carrying = {pair for pair, relation in truth.items() if relation != "related"}
    return Score(
        precision=len(scored & set(truth)) / len(scored) if scored else 1.0,
        recall=len(set(mine) & set(truth)) / len(truth),
        carrying=len(set(mine) & carrying) / len(carrying),
        exact_right=sum(mine[p] == "exact" and truth.get(p) == "exact" for p in mine),
        exact_wrong=tuple(p for p in mine if mine[p] == "exact" and truth.get(p) != "exact"),
    )


def _pair(mapping: Mapping) -> Pair:
    return mapping.subject_code, mapping.object_code


if __name__ == "__main__":
    for part in gold.SPLIT:
        print(part, score(part))
