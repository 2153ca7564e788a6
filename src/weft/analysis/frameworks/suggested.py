"""Mappings that the wording suggests, with reasons, for a person to accept or not.

Two nodes are alike by their rare words: the cosine of their words' weights, where a word that stands in few
nodes of both editions says more, and the words of the rules of counting (who counts, at least, when, left
out) or of the note count a little less than those of the wording. What is proposed:

| the wordings | proposed |
|---|---|
| the same words in the same order, and no rule of the measures differs | exact |
| one says all that the other says and more, and no rule differs | the one that says more is narrower |
| much alike | related |

Words alone never make an exact mapping: where the unit, the kind, how it adds up, which way is better, a rule of
counting, the days from or until which a measure holds, the measure of which it is a part, who a cohort is, a note or what
stands under them differ, or one says “not” and the other does not, it is at most *related*, and the reason says what differs.
Nothing here is ever used before a person accepts it. docs/method/crosswalks.md has the scores.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from weft.analysis.frameworks.crosswalks import Mapping, Relation, spoken_of
from weft.analysis.frameworks.edition import Edition, Node
from weft.analysis.frameworks.measure import Measure
from weft.analysis.reporting import words

ALIKE = 0.2
"""From this likeness on a pair is shown at all. docs/method/crosswalks.md says how these were chosen."""
OF_A_RULE = 0.8
"""What a word of a rule or a note weighs against a word of the wording."""
AT_ONCE = 256
"""So many nodes are held against all the others at a time, so that their likenesses fit into memory."""
OF_THE_WORDING = 0.2
"""By how much the likeness that is told shrinks where the wordings have no word in common; what is shown at all, it does not change."""
ALMOST = 0.99
"""The most of two wordings that are not the same: 1.00 is for the same words."""
OTHER_UNIT = 0.7
"""By what the likeness shrinks where the units differ."""
_WORD = re.compile(r"[a-z0-9£]+(?:'[a-z]+)?")
_COMMON = frozenset(
    [
        "a",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "by",
        "each",
        "for",
        "from",
        "has",
        "have",
        "in",
        "into",
        "is",
        "it",
        "its",
        "number",
        "of",
        "on",
        "or",
        "other",
        "own",
        "per",
        "that",
        "the",
        "their",
        "them",
        "they",
        "this",
        "those",
        "to",
        "total",
        "under",
        "where",
        "which",
        "who",
        "whom",
        "whose",
        "will",
        "with",
        "within",
        "through",
        "all",
        "been",
        "being",
        "more",
        "new",
    ]
)
_FILLING = frozenset(["a", "an", "the", "no", "number", "of"])
"""Words that change nothing of what is counted, at the beginning of a wording."""
_NOT = frozenset(
    ["no", "not", "non", "without", "excluding", "except", "never", "neither", "nor", "un"]
)
_ENDINGS = ("isations", "isation", "ations", "ation", "ments", "ment", "ingly", "ings", "ing",
            "ships", "ship", "ies", "ers", "er", "ed", "es", "s")  # fmt: skip


if TYPE_CHECKING:
    import numpy as np

    Row = np.ndarray[tuple[int], np.dtype[np.float64]]


@dataclass(frozen=True)
class Suggestion:
    """A mapping that a person might accept, how alike the wordings are (0 to 1), and why."""

    mapping: Mapping
    likeness: float
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class _Said:
    """A node and the stems of what it says."""

    node: Node
    words: frozenset[str]
    """The stems of the wording."""
    weights: dict[str, float]
    """What each stem weighs, those of the rules too."""
    in_order: tuple[str, ...]
    """The wording word by word, without what fills its beginning."""
    negated: bool


def suggested(
    before: Edition,
    after: Edition,
    *,
    known: Sequence[Mapping] = (),
    most: int = 3,
    ours: Container[str] | None = None,
    theirs: Container[str] | None = None,
) -> tuple[Suggestion, ...]:
    """For each node of one edition its best counterparts in another, the likeliest first.

    Pairs of which something is said already (`known`, also that they are not the same) are passed over.
    Measures are held against measures, what is not measured against what is not. `ours` and `theirs`: only nodes of these
    codes; what they stand on and what stands under them is read in the whole editions.
    """
    mine, yours = _said(before, ours), _said(after, theirs)
    if not mine or not yours:
        return ()
    rare = _rarity([*mine, *yours])
    settled = spoken_of(known)
    found: list[Suggestion] = []
    for one, (likenesses, told) in zip(mine, _likenesses(mine, yours, rare), strict=True):
        alike = (likenesses >= ALIKE).nonzero()[0]
        likely = alike[(-likenesses[alike]).argsort(kind="stable")]
        pairs = [
            (told[at], yours[at])
            for at in likely[: most + len(settled)]
            if (before.ref, one.node.code, after.ref, yours[at].node.code) not in settled
        ]
        found += [
            _suggestion(before, one, after, other, float(how), rare) for how, other in pairs[:most]
        ]
    return tuple(sorted(found, key=lambda each: -each.likeness))


def _said(edition: Edition, only: Container[str] | None) -> list[_Said]:
    return [_said_at(node) for _, node in edition.in_order() if only is None or node.code in only]


def _said_at(node: Node) -> _Said:
    spoken = _spoken_words(node.wording)
    begins = next((at for at, word in enumerate(spoken) if word not in _FILLING), 0)
    words = frozenset(_stems(node.wording))
    ruled = {stem for text in _ruled(node) for stem in _stems(text)}
    weights = dict.fromkeys(ruled, OF_A_RULE) | dict.fromkeys(words, 1.0)
    negated = bool(_NOT.intersection(spoken[begins:]))
    return _Said(node, words, weights, tuple(spoken[begins:]), negated)


def _ruled(node: Node) -> Sequence[str]:
    """What is said of a node beside its wording."""
    if node.measure is None:
        return (node.note,)
    counting = node.measure.counting
    return (counting.who, counting.at_least, counting.when, *counting.leaves_out)


def _spoken_words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'"))


def _stems(text: str) -> list[str]:
    return [_stem(word) for word in _spoken_words(text) if word not in _COMMON | _NOT]


def _stem(word: str) -> str:
    """A word without its ending: "apprentices" and "apprenticeships" are one."""
    plain = word.removesuffix("'s").removesuffix("'")
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= (3 if ending == "s" else 4):
            return plain.removesuffix(ending).removesuffix("e")
    return plain.removesuffix("e") if len(plain) > 4 else plain


def _rarity(said: Sequence[_Said]) -> dict[str, float]:
    times = Counter(word for one in said for word in one.weights)
    return {word: math.log(1 + len(said) / count) for word, count in times.items()}


def _likenesses(
    ours: Sequence[_Said], theirs: Sequence[_Said], rare: dict[str, float]
) -> Iterator[tuple[Row, Row]]:
    """For each of ours, how alike each of theirs is to it: to choose by, and to tell."""
    import numpy as np

    place = {word: at for at, word in enumerate(rare)}
    mine, yours = (_weighed([one.weights for one in said], rare, place) for said in (ours, theirs))
    worded, otherwise = (
        _weighed([dict.fromkeys(one.words, 1.0) for one in said], rare, place)
        for said in (ours, theirs)
    )
    units = np.array([_unit(one) for one in theirs])
    for begin in range(0, len(ours), AT_ONCE):
        part = ours[begin : begin + AT_ONCE]
        near = (mine[begin : begin + AT_ONCE] @ yours.T).toarray()
        wordings = (worded[begin : begin + AT_ONCE] @ otherwise.T).toarray()
        told = 1 - OF_THE_WORDING * (1 - wordings)
        for one, row, shrunk in zip(part, near, told, strict=True):
            likenesses = row * _comparable(_unit(one), units)
            yield likenesses, likenesses * shrunk


def _weighed(
    said: Sequence[dict[str, float]], rare: dict[str, float], place: dict[str, int]
) -> Any:
    """A row for each node with the weights of its stems, each row of length one."""
    import numpy as np
    from scipy.sparse import csr_array

    rows = [
        {place[word]: rare[word] * weight for word, weight in weights.items()} for weights in said
    ]
    sizes = [math.sqrt(sum(value**2 for value in row.values())) or 1.0 for row in rows]
    values = [value / size for row, size in zip(rows, sizes, strict=True) for value in row.values()]
    ends = np.cumsum([0, *map(len, rows)])
    columns = [at for row in rows for at in row]
    return csr_array((values, columns, ends), shape=(len(rows), len(place)))


def _unit(said: _Said) -> str:
    return said.node.measure.unit if said.node.measure else ""


def _comparable(unit: str, units: Any) -> Row:
    """By what a likeness shrinks: not at all for one unit, to nothing between what is measured and what is not."""
    import numpy as np

    same = np.where(units == unit, 1.0, OTHER_UNIT)
    row: Row = np.where((units == "") == (unit == ""), same, 0.0)
    return row


def _suggestion(
    before: Edition,
    one: _Said,
    after: Edition,
    other: _Said,
    likeness: float,
    rare: dict[str, float],
) -> Suggestion:
    differences = [*_differences(before, one, after, other)]
    if one.in_order != other.in_order:
        likeness = min(likeness, ALMOST)
    relation = _relation(one, other, differences)
    reasons = [_shared(one, other, rare), *differences, *_beyond(one, other, rare)]
    mapping = Mapping(
        before.ref, one.node.code, relation, after.ref, other.node.code, rationale=" ".join(reasons)
    )
    return Suggestion(mapping, round(likeness, 3), tuple(reasons))


def _shared(one: _Said, other: _Said, rare: dict[str, float]) -> str:
    """What both say: in their wordings, else in their rules."""
    for about, mine, yours in (
        ("Both say", one.words, other.words),
        ("What is said beside both wordings has", one.weights.keys(), other.weights.keys()),
    ):
        if shared := sorted(mine & yours, key=lambda word: (-rare[word], word)):
            return f"{about} {', '.join(_spoken(one, word) for word in shared[:5])}."
    return ""


def _relation(one: _Said, other: _Said, differences: list[str]) -> Relation:
    if differences or not (one.words <= other.words or other.words <= one.words):
        return Relation.RELATED
    if one.words != other.words:
        return Relation.NARROWER if one.words < other.words else Relation.BROADER
    return Relation.EXACT if one.in_order == other.in_order else Relation.RELATED


def _differences(before: Edition, one: _Said, after: Edition, other: _Said) -> Iterator[str]:
    """What keeps two nodes with like words from being the same."""
    if one.negated != other.negated:
        yield "One of them says “not” or “without”."
    ours, theirs = one.node, other.node
    if _plain(ours.note) != _plain(theirs.note):
        yield "What is noted beside them is not the same."
    if _under(before, ours) != _under(after, theirs):
        yield "What stands under them is not the same."
    if ours.measure is None or theirs.measure is None:
        return
    rules = (*_rules(ours.measure, theirs.measure), *_around(before, ours, after, theirs))
    for about, left, right in rules:
        if left != right:
            yield f"{about}: {left or 'nothing said'} against {right or 'nothing said'}."


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _under(edition: Edition, node: Node) -> frozenset[str]:
    """What stands below a node, by its wordings: a title may be the same over something else."""
    return frozenset(_plain(below.wording) for _depth, below in edition.in_order(node.code))


def _rules(mine: Measure, yours: Measure) -> Iterator[tuple[str, str, str]]:
    yield "Unit", mine.unit, yours.unit
    yield "Kind", mine.kind, yours.kind
    yield "Over time", mine.over_time, yours.over_time
    yield "Over providers", mine.over_providers, yours.over_providers
    yield "Better is", mine.direction, yours.direction
    yield "Who counts", mine.counting.who, yours.counting.who
    yield "At least", mine.counting.at_least, yours.counting.at_least
    yield "When", mine.counting.when, yours.counting.when
    yield "Left out", "; ".join(mine.counting.leaves_out), "; ".join(yours.counting.leaves_out)
    yield "Holds from", _day(mine.valid_from), _day(yours.valid_from)
    yield "Holds until", _day(mine.valid_until), _day(yours.valid_until)


def _day(day: date | None) -> str:
    return words.day(day) if day else ""


def _around(
    before: Edition, one: Node, after: Edition, other: Node
) -> Iterator[tuple[str, str, str]]:
    """What two measures stand on in their editions: the measure of which each is a part, by its wording, and who the cohorts
    are by which both are split."""
    assert one.measure is not None and other.measure is not None
    mine, yours = one.measure, other.measure
    yield "Part of", _worded(before, mine.part_of), _worded(after, yours.part_of)
    yield "Weighted by", _worded(before, mine.weighted_by), _worded(after, yours.weighted_by)
    ours, theirs = _cohorts(before, mine), _cohorts(after, yours)
    for code in ours.keys() & theirs.keys():
        yield f"The cohort “{code}”", ours[code], theirs[code]


def _worded(edition: Edition, code: str) -> str:
    node = edition.by_code.get(code)
    return node.wording if node else ""


def _cohorts(edition: Edition, measure: Measure) -> dict[str, str]:
    return {
        one.code: f"{one.name}, {one.who}" for one in edition.cohorts if one.code in measure.cohorts
    }


def _beyond(one: _Said, other: _Said, rare: dict[str, float]) -> Iterator[str]:
    for said, against in ((one, other), (other, one)):
        more = sorted(said.words - against.words, key=lambda word: (-rare[word], word))
        if more:
            yield f"Only {said.node.code} says {', '.join(_spoken(said, word) for word in more[:5])}."


def _spoken(said: _Said, stem: str) -> str:
    """The word that has a stem, as it stands there, for a person to read."""
    texts = (said.node.wording, *_ruled(said.node))
    words = (word for text in texts for word in _spoken_words(text))
    return next((f"“{word}”" for word in words if _stem(word) == stem), f"“{stem}”")
