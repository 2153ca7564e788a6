"""What benefits are about, in whatever words: which thing of which kind a text names, such as laptops, which another calls notebook computers.

Which words are one thing stands in `things.csv`. A thing that is not there says nothing.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

WRITTEN = Path(__file__).with_name("things.csv")
LONGEST = 4
"""So many words, at most, name one thing."""


@dataclass(frozen=True)
class Named:
    """The things that a text names."""

    things: frozenset[int]
    kinds: frozenset[str]


def plain(text: str) -> list[str]:
    """The words of a text as they are looked up: in small letters, of many as of one, without small words."""
    return [_of_one(word) for word in re.findall(r"[a-z0-9]+", text.lower()) if word not in _SMALL]


_SMALL = frozenset(["a", "an", "the", "of", "our", "their", "its", "some", "s"])


@lru_cache(maxsize=50_000)
def _of_one(word: str) -> str:
    """A word as of one thing: “laptops” as “laptop”."""
    if len(word) < 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes", "oes")) else word[:-1]


def _written() -> tuple[dict[str, tuple[int, ...]], tuple[str, ...]]:
    """By its words the things that they may be, and of each thing its kind."""
    found: dict[str, list[int]] = defaultdict(list)
    kinds = []
    with WRITTEN.open(encoding="utf-8", newline="") as file:
        for at, line in enumerate(csv.DictReader(each for each in file if not each.startswith("#"))):  # fmt: skip
            kinds.append(line["kind"])
            for words in line["words"].split("|"):
                key = " ".join(plain(words))
                if at not in found[key]:
                    found[key].append(at)
    return {words: tuple(each) for words, each in found.items()}, tuple(kinds)


_THINGS, _KINDS = _written()
_BEGIN: Mapping[str, int] = {
    first: max(len(words.split()) for words in _THINGS if words.split()[0] == first)
    for first in {words.split()[0] for words in _THINGS}
}
"""By its first word, of how many words a thing is at most."""


@lru_cache(maxsize=300_000)
def things_in(text: str, name: str) -> Named:
    """The things that a text names, the longest words first, without a name that stands in it."""
    words = plain(re.sub(re.escape(name), " , ", text, flags=re.IGNORECASE) if name else text)
    found: set[int] = set()
    at = 0
    while at < len(words):
        longest = _BEGIN.get(words[at], 0)
        for many in range(min(longest, len(words) - at), 0, -1):
            if things := _THINGS.get(" ".join(words[at : at + many])):
                found.update(things)
                at += many - 1
                break
        at += 1
    return Named(frozenset(found), frozenset(_KINDS[each] for each in found))


def compared(one: Named, other: Named) -> tuple[bool, bool]:
    """Whether two name one thing, and whether they name things of a kind of which none is the same."""
    same = one.things & other.things
    shared = {_KINDS[each] for each in same}
    return bool(same), bool((one.kinds & other.kinds) - shared)
