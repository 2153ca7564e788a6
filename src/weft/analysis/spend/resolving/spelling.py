"""Words that are one letter apart, so that a misspelt word is taken for the usual one."""

from __future__ import annotations

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from weft.analysis.spend.resolving.words import Array, distinct

SHORTEST = 5


def spelt_alike(texts: list[str], often: Array, sure: Array | None = None) -> Array:
    """For each word the word that it may be a misspelling of: the most frequent one letter apart, or itself.

    Only words of letters, of `SHORTEST` letters or more, with the same first letter. `often` says in
    how many names each word stands.
    """
    root = np.arange(len(texts), dtype=np.int32)
    a, b = _one_letter_apart(texts, often)
    swap = (often[a] > often[b]) | ((often[a] == often[b]) & (a < b))
    rarer, usual = np.where(swap, b, a), np.where(swap, a, b)
    if sure is not None:
        swap = sure[a] & ~sure[b]
        usual, rarer = np.where(swap, a, b), np.where(swap, b, a)
        keep = (sure[a] ^ sure[b]) & (often[rarer] * 10 <= often[usual])
        usual, rarer = usual[keep], rarer[keep]
    order = np.lexsort((usual, -often[usual], rarer))
    rarer, usual = rarer[order], usual[order]
    first = np.r_[True, rarer[1:] != rarer[:-1]] if len(rarer) else np.zeros(0, bool)
    root[rarer[first]] = usual[first]
    return root


def _one_letter_apart(texts: list[str], often: Array) -> tuple[Array, Array]:
    words = [
        i for i, text in enumerate(texts) if len(text) >= SHORTEST and text.isalpha() and often[i]
    ]
    of: list[int] = []
    parts: list[int] = []
    for i in words:
        text = texts[i]
        variants = {text} | {text[:at] + text[at + 1 :] for at in range(1, len(text))}
        of.extend([i] * len(variants))
        parts.extend(map(hash, variants))
    owner, part = np.array(of, np.int64), np.array(parts, np.int64)
    order = np.argsort(part, kind="stable")
    owner, part = owner[order], part[order]
    a, b = pairs_in_blocks(part, owner, 30)
    texts_of = np.array(texts, object)
    near = cpdist(
        texts_of[a].tolist(), texts_of[b].tolist(), scorer=OSA.distance, score_cutoff=1, workers=2
    )
    near_enough = near <= 1
    return a[near_enough], b[near_enough]


def pairs_in_blocks(block: Array, member: Array, most: int) -> tuple[Array, Array]:
    """Every two different members of each block of at most `most`; `block` is sorted. Each pair once, a < b."""
    starts = (
        np.flatnonzero(np.r_[True, block[1:] != block[:-1]]) if len(block) else np.zeros(0, int)
    )
    sizes = np.diff(np.r_[starts, len(block)])
    starts, sizes = starts[(sizes > 1) & (sizes <= most)], sizes[(sizes > 1) & (sizes <= most)]
    found: list[Array] = []
    for size in np.unique(sizes):
        rows = starts[sizes == size][:, None] + np.arange(size)
        one, other = np.triu_indices(size, 1)
        left, right = member[rows[:, one]].ravel(), member[rows[:, other]].ravel()
        low, high = np.minimum(left, right), np.maximum(left, right)
        found.append((low.astype(np.int64) << 32 | high)[low != high])
    codes = distinct(np.concatenate(found)) if found else np.zeros(0, np.int64)
    return codes >> 32, codes & 0xFFFFFFFF
