"""What is said in many records: sentences that are added to everything, and words that stand in each other's place, such as one trade and another."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

HEARD_OF = 4_000
"""So many texts are listened to, spread over all."""
OFTEN = 5
"""A sentence that so many of them have says nothing of two."""
FEWEST_IN_PLACE = 3
MOST_IN_PLACE = 60
"""So many different words, at least and at most, stand in one place."""
A_NAME = 3
"""So many words, at most, stand there together."""
_LITTLE = frozenset(
    ["a", "an", "and", "the", "of", "to", "for", "in", "on", "at", "by", "with", "from", "our", "we", "us", "was", "were", "is", "are", "it", "its", "this", "that", "they", "their", "them", "who", "had", "has", "have", "been", "as", "or", "so", "all", "no", "not", "into", "out", "up", "over", "near", "per", "each", "one", "two", "some", "more"]
)  # fmt: skip
Place = tuple[str, str, str]
"""The two words before, and the one after."""
Found = Mapping[Place, frozenset[str]]


@dataclass(frozen=True)
class Heard:
    """What many records say."""

    often: frozenset[str]
    """Sentences, each as one."""
    places: Mapping[str, tuple[Place, ...]]
    """By words that stand in each other's place the places in which they do."""

    def of(self, text: str, but: Collection[str] = ()) -> Found:
        """By a place the words of a text that stand there in others, but for those of a name."""
        found: dict[Place, set[str]] = defaultdict(set)
        tokens = tokens_of(text)
        for many in range(1, A_NAME + 1):
            for at in range(len(tokens) - many + 1):
                words = tokens[at : at + many]
                if any(word in but for word in words):
                    continue
                said = " ".join(words)
                for place in self.places.get(said, ()):
                    found[place].add(said)
        return {place: frozenset(said) for place, said in found.items()}

    def own(self, sentences: Sequence[str]) -> str:
        """What a text says of its own; all, where that is nothing."""
        return " . ".join(each for each in sentences if as_one(each) not in self.often) or " . ".join(sentences)  # fmt: skip


NOTHING = Heard(frozenset(), {})


def heard(
    texts: Sequence[str], sentences: Iterable[Sequence[str]], where: Sequence[Sequence[str]]
) -> Heard:
    """What many texts say, of some thousands of them, and where each was."""
    step = max(1, len(texts) // HEARD_OF)
    said = Counter(as_one(each) for of_one in islice(sentences, 0, None, step) for each in {*of_one})  # fmt: skip
    there: dict[Place, Counter[str]] = defaultdict(Counter)
    areas: dict[str, Counter[str]] = defaultdict(Counter)
    for text, codes in zip(texts[::step], where[::step], strict=True):
        for place, words in {*_in_places(tokens_of(text))}:
            there[place][words] += 1
            areas[words][codes[0] if codes else ""] += 1
    places: dict[str, list[Place]] = defaultdict(list)
    for place, many in there.items():
        some = [words for words, times in many.items() if times > 1 and not _is_of_an_area(areas[words])]  # fmt: skip
        if len(some) >= FEWEST_IN_PLACE and len(many) <= MOST_IN_PLACE:
            for words in some:
                places[words].append(place)
    often = frozenset(each for each, many in said.items() if many >= OFTEN)
    return Heard(often, {words: tuple(each) for words, each in places.items()})


def _is_of_an_area(there: Counter[str]) -> bool:
    """Whether words name an area, as nearly all who say them were there."""
    ((area, many),) = there.most_common(1)
    return bool(area) and many * 5 >= there.total() * 4


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
    """Whether two have the same words in a place, and others in a place."""
    both = one.keys() & other.keys()
    same = any(one[place] & other[place] for place in both)
    return same, any(not one[place] & other[place] for place in both)
