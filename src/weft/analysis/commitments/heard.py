"""What is said in many records: sentences that are added to everything, and words that stand in each other's place, such as one trade and another."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

HEARD_OF = 4_000
"""So many texts are listened to, spread over all."""
OFTEN = 5
"""A sentence that so many of them have says nothing of two."""
FEWEST_IN_PLACE = 3
MOST_IN_PLACE = 60
"""So many different words, at least and at most, stand in one place."""
MOST_KINDS = 12
"""Of so many kinds, at most, are words taken to be."""
A_NAME = 3
"""So many words, at most, stand there together."""
_LITTLE = frozenset(
    ["a", "an", "and", "the", "of", "to", "for", "in", "on", "at", "by", "with", "from", "our", "we", "us", "was", "were", "is", "are", "it", "its", "this", "that", "they", "their", "them", "who", "had", "has", "have", "been", "as", "or", "so", "all", "no", "not", "into", "out", "up", "over", "near", "per", "each", "one", "two", "some", "more"]
)  # fmt: skip
Place = tuple[str, str, str]
"""The two words before, and the one after."""


@dataclass(frozen=True)
class Found:
    """The things that a text names, by the kinds that they are of."""

    things: frozenset[tuple[int, str]]
    kinds: frozenset[int]


@dataclass(frozen=True)
class Heard:
    """What many records say."""

    often: frozenset[str]
    """Sentences, each as one."""
    kinds: Mapping[str, tuple[int, ...]]
    """By words that stand in each other's place the kinds that they are of: those that do so are one kind."""
    _found: dict[tuple[str, str], Found] = field(default_factory=dict, compare=False)

    def of(self, text: str, name: str) -> Found:
        """The things that a text names, but for what stands in a name."""
        if (text, name) not in self._found:
            self._found[text, name] = self._looked_for(tokens_of(text), {*tokens_of(name)})
        return self._found[text, name]

    def _looked_for(self, tokens: Sequence[str], but: set[str]) -> Found:
        found: set[tuple[int, str]] = set()
        for many in range(1, A_NAME + 1):
            for at in range(len(tokens) - many + 1):
                words = tokens[at : at + many]
                if but.isdisjoint(words):
                    said = " ".join(words)
                    found.update((kind, said) for kind in self.kinds.get(said, ()))
        return Found(frozenset(found), frozenset(kind for kind, _ in found))

    def own(self, sentences: Sequence[str]) -> str:
        """What a text says of its own; all, where that is nothing."""
        return " . ".join(each for each in sentences if as_one(each) not in self.often) or " . ".join(sentences)  # fmt: skip


def heard(
    texts: Sequence[str], sentences: Iterable[Sequence[str]], where: Sequence[Sequence[str]]
) -> Heard:
    """What some thousands of texts say, and where each was."""
    said = Counter(as_one(each) for of_one in sentences for each in {*of_one})
    there: dict[Place, Counter[str]] = defaultdict(Counter)
    areas: dict[str, Counter[str]] = defaultdict(Counter)
    for text, codes in zip(texts, where, strict=True):
        for place, words in {*_in_places(tokens_of(text))}:
            there[place][words] += 1
            areas[words][codes[0] if codes else ""] += 1
    often = frozenset(each for each, many in said.items() if many >= OFTEN)
    return Heard(often, _kinds(there.values(), areas))


def _kinds(there: Iterable[Counter[str]], areas: Mapping[str, Counter[str]]) -> dict[str, tuple[int, ...]]:  # fmt: skip
    """The kinds of which words are, as they stand in the same places: the most usual first."""
    usual: Counter[frozenset[str]] = Counter()
    for many in there:
        some = frozenset(words for words, times in many.items() if times > 1 and not _is_of_an_area(areas[words]))  # fmt: skip
        if len(some) >= FEWEST_IN_PLACE and len(many) <= MOST_IN_PLACE:
            usual[some] += many.total()
    kinds: dict[str, list[int]] = defaultdict(list)
    for number, (some, _times) in enumerate(usual.most_common()):
        for words in some:
            if len(kinds[words]) < MOST_KINDS:
                kinds[words].append(number)
    return {words: tuple(each) for words, each in kinds.items()}


def _is_of_an_area(there: Counter[str]) -> bool:
    """Whether words name an area, as nearly all who say them were there."""
    ((area, many),) = there.most_common(1)
    return bool(area) and many * 5 >= there.total() * 4


@lru_cache(maxsize=300_000)
def as_one(sentence: str) -> str:
    """A sentence without amounts, marks and capitals."""
    return re.sub(r"[^a-z#]+", " ", re.sub(r"\d[\d.,]*", "#", sentence.lower())).strip()


def tokens_of(text: str) -> list[str]:
    """Words and stops, each amount as one mark."""
    return re.findall(r"[a-z#][a-z']*|[.,;:!?()-]", re.sub(r"£?\d[\d.,]*\d|£?\d", "#", text.lower().rstrip(" .!?")))  # fmt: skip


def _in_places(tokens: Sequence[str]) -> Iterator[tuple[Place, str]]:
    """The words of a text, each with the place in which they stand, where that place says something."""
    padded = ["^", "^", *tokens, "$"]
    for at in range(2, len(padded) - 1):
        for many in range(1, min(A_NAME, len(padded) - 1 - at) + 1):
            words = padded[at : at + many]
            place = (padded[at - 2], padded[at - 1], padded[at + many])
            if not words[-1].isalpha():
                break
            if any(_says_something(each) for each in place) and not all(each in _LITTLE for each in words):  # fmt: skip
                yield place, " ".join(words)


def _says_something(word: str) -> bool:
    return len(word) > 2 and word not in _LITTLE


def compared(one: Found, other: Found) -> tuple[bool, bool]:
    """Whether two name the same thing of a kind, and others of a kind of which none is the same."""
    same = one.things & other.things
    return bool(same), bool((one.kinds & other.kinds) - {kind for kind, _ in same})
