"""What a heading means: its words against a data file of the words that councils use.

`headings.csv` says which words make which column; `word_families.csv` says which words mean the
same (`@payee` is supplier, vendor, creditor …), so that a heading nobody has seen is understood
from its parts. A person adds rows of their own with `weft spend read --headings FILE`.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from rapidfuzz.distance import DamerauLevenshtein

from weft.analysis.spend.reading.errors import CannotRead
from weft.analysis.spend.reading.mending import mended

_NOISE = frozenset(
    {
        "the",
        "of",
        "for",
        "in",
        "and",
        "or",
        "a",
        "t",
        "s",
        "this",
        "by",
        "is",
        "was",
        "our",
        "y",
        "yr",
        "i",
        "amp",
    }
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORDS = re.compile(r"[a-zà-ÿ]+|[0-9]+|£")
_JOINED = {"refno": ("ref", "no")}


@dataclass(frozen=True)
class Meaning:
    """What a heading may mean: the column, how sure (0 to 1), and the words that say so."""

    role: str
    score: float
    why: str


@dataclass(frozen=True)
class _Entry:
    role: str
    words: tuple[frozenset[str], ...]
    strength: float


class Vocabulary:
    """The headings that Weft knows, and those that a person has added."""

    def __init__(self, own: Iterable[Path] = ()) -> None:
        self._families = _families()
        self._entries = [self._entry(row) for row in _rows("headings.csv")]
        for path in own:
            self._entries += [self._entry(row) for row in _own_rows(path)]
        self._known = frozenset(
            word for entry in self._entries for words in entry.words for word in words
        )
        self._by_word = self._indexed()
        self._alike: dict[str, str] = {}
        self.meanings = lru_cache(maxsize=4096)(self._meanings)

    def words(self, heading: str) -> tuple[str, ...]:
        """Split a heading into its words, misspelt ones put right: "SuplierName(T)" → supplier, name."""
        text = _CAMEL.sub(" ", mended(heading)).lower()
        found = [word for word in _WORDS.findall(text) if word not in _NOISE]
        return tuple(self._spelt(word) for word in found if not word.isdigit())

    def _meanings(self, heading: str) -> tuple[Meaning, ...]:
        """List what a heading may mean, surest first; nothing for a blank or unknown one."""
        words = self.words(heading)
        best: dict[str, Meaning] = {}
        for entry in {id(e): e for word in words for e in self._by_word.get(word, ())}.values():
            score = _score(entry, words)
            if score > best.get(entry.role, _NOTHING).score:
                best[entry.role] = Meaning(entry.role, score, f"the heading “{_one_line(heading)}”")
        return tuple(sorted(best.values(), key=lambda meaning: -meaning.score))

    def _indexed(self) -> dict[str, list[_Entry]]:
        """For each word the entries that cannot match without it: those whose shortest list has it."""
        index: defaultdict[str, list[_Entry]] = defaultdict(list)
        for entry in self._entries:
            for word in min(entry.words, key=len):
                index[word].append(entry)
        return index

    def _entry(self, row: dict[str, str]) -> _Entry:
        words = tuple(
            self._families[word[1:]] if word.startswith("@") else frozenset({word})
            for word in row["words"].split()
        )
        return _Entry(row["role"], words, float(row["strength"]))

    def _spelt(self, word: str) -> str:
        """The known word that this is a slip of the finger of (two in long words), else the word itself."""
        if word in self._known or len(word) < 5:
            return word
        if word not in self._alike:
            allowed = 1 if len(word) < 8 else 2
            near = [
                (DamerauLevenshtein.distance(word, other, score_cutoff=allowed), other)
                for other in self._known
                if other[0] == word[0]
                and len(other) >= 5
                and abs(len(other) - len(word)) <= allowed
            ]
            distance, other = min(near, default=(99, word))
            self._alike[word] = other if distance <= allowed else word
        return self._alike[word]


_NOTHING = Meaning("", 0.0, "")


def _score(entry: _Entry, words: tuple[str, ...]) -> float:
    """All of the entry's words must be there; what else the heading says makes it less sure."""
    left = list(words)
    for family in entry.words:
        match = next((word for word in left if word in family), None)
        if match is None:
            return 0.0
        left.remove(match)
    said = [word for word in words if word != "£"] or list(words)
    others = [word for word in left if word != "£"]
    return entry.strength * (0.5 + 0.5 * (len(said) - len(others)) / len(said))


def _families() -> dict[str, frozenset[str]]:
    families: defaultdict[str, set[str]] = defaultdict(set)
    for row in _rows("word_families.csv"):
        families[row["family"]].add(row["word"])
    return {name: frozenset(words) for name, words in families.items()}


def _rows(name: str) -> list[dict[str, str]]:
    text = (files("weft.analysis.spend.reading") / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _own_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for number, row in enumerate(rows, start=2):
        if not row.get("role") or not row.get("words"):
            raise CannotRead(
                f"{path}, row {number}: a heading needs a role and its words, as in “supplier_name,paid to,1”."
            )
        row["strength"] = row.get("strength") or "1"
    return rows


def _one_line(heading: str) -> str:
    return " ".join(heading.split())
