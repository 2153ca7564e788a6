"""Names taken apart into words: what kind each is, and where in the name it stands.

All names at once, in flat arrays: the words of all names one after another, each with the name that
it belongs to. Nothing here loops over names.
"""

from __future__ import annotations

import csv
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from weft.analysis.names.patterns import ACCENTED, PLAIN_LETTERS

KNOWLEDGE = Path(__file__).parent / "knowledge"
Array = np.ndarray[Any, Any]

CORE, SOFT, HARD = 0, 1, 2
"""Where a word stands: in the name itself; in a bracket or after a comma; after a form, a dash or a '#'."""

OTHER, FORM, FILLER, SITE, DEPARTMENT, PURPOSE, PLACE, NUMBER, INITIAL, GIVEN, TRADE, APART = range(
    12
)
KINDS = {
    "form": FORM,
    "filler": FILLER,
    "site": SITE,
    "department": DEPARTMENT,
    "purpose": PURPOSE,
    "apart": APART,
}
PART, THREADS = 50_000, 2
MARKS = ("|", "(", ")", "=", "%")


@cache
def known(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a file of general knowledge, without its heading."""
    with (KNOWLEDGE / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(tuple(row) for row in csv.reader(lines) if row)[1:]


REWRITES = (
    (r"^(?:" + "|".join(row[0] for row in known("intermediaries")) + r")(?:\s?\*\s*|\s{2,})", ""),
    (r"&(?:amp;)+", "&"),
    (r"&#0?39;|&apos;|['’`´]", ""),
    (r"\bt\s*[/\\]\s*as?\b|\btrading\s+as\b|\bt\.a\.?\b", " = "),
    (r"\bc\s*/\s*o\b", " % "),
    (r"\bwww\.", " "),
    (r"\.(?:co\.uk|com|org\.uk|co|uk|net|org)\b", " "),
    (r"\ba\s*/\s*c\b", " acc "),
    (r"\b([a-z])\.([a-z])\.([a-z])\b\.?", r"\1\2\3 "),
    (r"\b([a-z])\.([a-z])\b\.?", r"\1\2 "),
    (r"&|\+", " and "),
    (r"\bco-?op(?:erative)?\b", " cooperative "),
    (r"\b([a-z]{3,})([0-9]{5,})", r"\1 | \2"),
    (r"[#~*_|]+|\s-+\s*|\s*-+\s", " | "),
    (r"[(\[{/\\,;:<]", " ( "),
    (r"[)\]}>]", " ) "),
    (r"[^a-z0-9|=%()]+", " "),
    (r"\b([a-z]) ([a-z]) ([a-z])\b", r"\1\2\3"),
    (r"\b([a-z]) ([a-z])\b", r"\1\2"),
)


def plain_texts(names: pa.Array) -> pa.Array:
    """Lower case, without accents and apostrophes; marks that part a name are words of their own."""
    parts = [names[low : low + PART] for low in range(0, len(names), PART)] or [names]
    with ThreadPoolExecutor(THREADS) as threads:  # Arrow lets go of Python while it replaces
        return pa.concat_arrays(list(threads.map(_plain, parts)))


def _plain(names: pa.Array) -> pa.Array:
    text = pc.utf8_lower(names)
    odd = pc.match_substring_regex(text, r"[^\x00-\x7f]")
    if pc.any(odd).as_py():
        table = str.maketrans(ACCENTED, PLAIN_LETTERS)
        mended = [each.translate(table) for each in text.filter(odd).to_pylist()]
        text = pc.replace_with_mask(text, odd, pa.array(mended, text.type))
    for pattern, instead in REWRITES:
        text = pc.replace_substring_regex(text, pattern, instead)
    return pc.utf8_trim_whitespace(text)


@dataclass
class Words:
    """The words of all names, one after another."""

    count: int
    """How many names."""
    name: Array
    """For each word, the name it stands in; rising."""
    word: Array
    """For each word, its place in `texts`."""
    texts: list[str]
    """The distinct words."""
    place: Array
    """For each word: `CORE`, `SOFT` or `HARD`."""

    def only(self, which: Array) -> Words:
        """Some of the words."""
        return Words(self.count, self.name[which], self.word[which], self.texts, self.place[which])


def split(text: pa.Array) -> Words:
    """The words of each text, marks among them."""
    parts = pc.split_pattern_regex(text, r"\s+")
    lengths = pc.list_value_length(parts).to_numpy(zero_copy_only=False)
    coded = pc.dictionary_encode(pc.list_flatten(parts))
    ids = coded.indices.to_numpy(zero_copy_only=False).astype(np.int32)
    found = coded.dictionary.to_pylist()
    order = np.argsort(np.array(found, dtype=object)) if found else np.zeros(0, np.int64)
    rank = np.empty(len(found), np.int32)
    rank[order] = np.arange(len(found), dtype=np.int32)
    return Words(
        len(text),
        np.repeat(np.arange(len(text), dtype=np.int32), lengths),
        rank[ids],
        [found[i] for i in order],
        np.zeros(len(ids), np.int8),
    )


class Dictionary:
    """Numbers for words that can grow."""

    def __init__(self, texts: list[str]) -> None:
        """Begin with these words, numbered from nought."""
        self.texts = list(texts)
        self.number = {text: i for i, text in enumerate(texts)}

    def of(self, text: str) -> int:
        """The number of a word, new where it is new."""
        if text not in self.number:
            self.number[text] = len(self.texts)
            self.texts.append(text)
        return self.number[text]

    def phrase(self, text: str) -> tuple[int, ...]:
        """The numbers of the words of a phrase."""
        return tuple(self.of(word) for word in text.split())


Phrase = tuple[tuple[int, ...], tuple[int, ...], bool]
"""What is written, what it means, and whether only at the head of a name."""


def rewritten(words: Words, phrases: list[Phrase], heads: Array | None = None) -> Words:
    """The words with each phrase put as it is meant; the longest phrases first.

    `heads` says of each name whether a phrase that stands only at the head may be put there.
    """
    order = np.argsort(words.word, kind="stable")
    in_order = words.word[order]
    size = len(words.word)
    lengths = np.ones(size, np.int32)
    taken = np.zeros(size, bool)
    starts = np.ones(size, bool)
    starts[1:] = words.name[1:] != words.name[:-1]
    placed: list[tuple[Array, tuple[int, ...]]] = []
    for written, meant, at_head in sorted(phrases, key=lambda each: (-len(each[0]), each)):
        low, high = np.searchsorted(in_order, [written[0], written[0] + 1])
        at = order[low:high]
        at = at[at + len(written) <= size]
        for step, word in enumerate(written):
            here = at + step
            at = at[
                (words.word[here] == word) & (words.name[here] == words.name[at]) & ~taken[here]
            ]
        if at_head:
            at = at[starts[at]]
            if heads is not None:
                at = at[heads[words.name[at]]]
        if not len(at):
            continue
        for step in range(len(written)):
            taken[at + step] = True
            lengths[at + step] = 0
        lengths[at] = len(meant)
        placed.append((at, meant))
    begins = np.cumsum(lengths) - lengths
    out = np.repeat(words.word, lengths)
    for at, meant in placed:
        for step, word in enumerate(meant):
            out[begins[at] + step] = word
    return Words(
        words.count,
        np.repeat(words.name, lengths),
        out,
        words.texts,
        np.repeat(words.place, lengths),
    )


def placed(words: Words, marks: dict[str, int], forms: Array) -> Words:
    """The words without marks, each with its place in the name.

    A name of which nothing would be left in the core (`t/a Brand`, `(Brand)`) begins with what follows.
    """
    size = len(words.word)
    at = np.arange(size)
    first = np.searchsorted(words.name, words.name, side="left")

    def last(which: Array) -> Array:
        seen = np.where(which, at, -1)
        found = np.maximum.accumulate(seen) if size else seen
        return np.where(found >= first, found, -1)

    is_mark = {mark: words.word == marks[mark] for mark in MARKS}
    any_mark = np.logical_or.reduce(list(is_mark.values()))
    real = ~any_mark
    has_words = last(real) >= 0
    form = np.isin(words.word, forms)
    hard = last((is_mark["|"] | is_mark["%"]) & has_words) >= 0
    before_form = last(form & (last(real & ~form) >= 0))
    opened = last(is_mark["("])
    closed = last(is_mark[")"])
    soft = (opened > closed) | (last(is_mark["="] & has_words) >= 0)
    after_form = (before_form >= 0) & (before_form < at)
    place = np.where(hard | after_form, HARD, np.where(soft, SOFT, CORE)).astype(np.int8)
    place[form] = CORE
    core = np.bincount(words.name[real & ~form & (place == CORE)], minlength=words.count)
    lowest = np.full(words.count, HARD, np.int8)
    np.minimum.at(lowest, words.name[real & ~form], place[real & ~form])
    empty = core == 0
    raised = empty[words.name] & (place == lowest[words.name])
    place[raised] = CORE
    kept = words.only(real)
    kept.place = place[real]
    return kept


def mixed(numbers: Array) -> Array:
    """Numbers that look like chance, the same for the same (splitmix64)."""
    z = numbers.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def distinct(numbers: Array) -> Array:
    """Each number once, sorted; on many millions several times quicker than numpy's own way by hashes."""
    ordered = np.sort(numbers)
    return ordered[np.r_[True, ordered[1:] != ordered[:-1]]] if len(ordered) else ordered
