"""Which two names are worth comparing: far fewer than every two, and few that belong together are missed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from weft.analysis.spend.resolving.parsed import Names
from weft.analysis.spend.resolving.spelling import pairs_in_blocks, spelt_alike
from weft.analysis.spend.resolving.words import (
    CORE,
    THREADS,
    Array,
    distinct,
    mixed,
)

LENGTH = 12
BLOCK = 40
WORDS_OF_A_NAME = 4


@dataclass
class Nodes:
    """Names that differ in nothing that tells suppliers apart, once each, in tables of fixed width."""

    node_of: Array
    """For each name its node."""
    first: Array
    """For each node, one of its names."""
    word: Array
    """(nodes, LENGTH): the words that tell names apart, -1 where there is none."""
    place: Array
    kind: Array
    weight: Array
    """(nodes, LENGTH): how rare the word is: 0 in every name, 1 in one only."""
    root: Array
    """(nodes, LENGTH): the word, or the usual word that it may be a misspelling of."""
    often: Array
    """(nodes, LENGTH): in how many nodes the root stands."""
    heads: Array
    """For each word, the share of its nodes in which it stands first."""
    length: Array
    """For each node, how many words it has here."""
    total: Array
    """For each node, the weight of all its words."""


def nodes_of(names: Names) -> Nodes:
    """Put names that differ in nothing that tells into one."""
    keys, first, node_of = np.unique(names.whole_key, return_index=True, return_inverse=True)
    words = names.words.only(names.tells)
    count = len(keys)
    # Each node takes the words of its first name.
    start = np.searchsorted(words.name, first, side="left")
    end = np.searchsorted(words.name, first, side="right")
    at = start[:, None] + np.arange(LENGTH)
    there = at < end[:, None]
    at = np.minimum(at, max(len(words.word) - 1, 0))
    word = np.where(there, words.word[at], -1).astype(np.int32)
    place = np.where(there, words.place[at], -1).astype(np.int8)
    kind = np.where(there, names.kinds[words.word[at]], -1).astype(np.int8)
    size = len(words.texts)
    rows = np.broadcast_to(np.arange(count)[:, None], word.shape)
    once = distinct(rows[there].astype(np.int64) * size + word[there])
    often = np.bincount(once % size, minlength=size)
    roots = spelt_alike(words.texts, often)
    root = np.where(there, roots[word], -1).astype(np.int32)
    often_root = np.bincount(roots, weights=often, minlength=size)
    weight = 1 - np.log(np.maximum(often, 1)) / np.log(max(count, 2))
    heads = np.bincount(word[:, 0][word[:, 0] >= 0], minlength=size) / np.maximum(often, 1)
    weights = np.where(there, weight[word], 0).astype(np.float32)
    return Nodes(
        node_of,
        first,
        word,
        place,
        kind,
        weights,
        root,
        np.where(there, often_root[root], 0).astype(np.int32),
        heads,
        there.sum(1).astype(np.int8),
        weights.sum(1),
    )


def candidates(
    names: Names, nodes: Nodes, more: tuple[Array, Array] | None = None, block: int = BLOCK
) -> tuple[Array, Array]:
    """Pairs of nodes to compare, each once, a < b."""
    ways: list[Callable[[], tuple[Array, Array]]] = [
        lambda: _cut_off(names, nodes),
        lambda: _two_words(nodes, block),
        lambda: _rare_words(nodes, block),
        lambda: _hubs(nodes),
        lambda: _same_value(_hashes(names.squeezed.take(pa.array(nodes.first))), 60),
        lambda: _same_value(names.core_key[nodes.first], 200),
        lambda: _acronyms(names, nodes),
        lambda: _branches(names, nodes),
    ]
    with ThreadPoolExecutor(THREADS) as threads:  # NumPy lets go of Python while it sorts
        found = list(threads.map(lambda way: way(), ways)) + ([more] if more else [])
    codes = distinct(np.concatenate([a.astype(np.int64) << 32 | b for a, b in found]))
    return codes >> 32, codes & 0xFFFFFFFF


def _hashes(texts: pa.Array) -> Array:
    coded = texts.dictionary_encode()
    found: Array = coded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    return found


def _same_value(value: Array, most: int) -> tuple[Array, Array]:
    order = np.argsort(value, kind="stable")
    return pairs_in_blocks(value[order], order, most)


def _rare_words(nodes: Nodes, block: int) -> tuple[Array, Array]:
    often = np.where(nodes.root >= 0, nodes.often, np.iinfo(np.int32).max)
    rarest = np.argsort(often, axis=1, kind="stable")[:, :WORDS_OF_A_NAME]
    root = np.take_along_axis(nodes.root, rarest, 1)
    count = np.take_along_axis(often, rarest, 1)
    keep = (root >= 0) & (count <= block) & (count > 1)
    rows = np.broadcast_to(np.arange(len(root))[:, None], root.shape)[keep]
    value = root[keep].astype(np.int64)
    order = np.lexsort((rows, value))
    return pairs_in_blocks(value[order], rows[order], block)


def _two_words(nodes: Nodes, block: int) -> tuple[Array, Array]:
    """Two words that stand together, where each alone is too frequent."""
    one, other = nodes.root[:, :-1].astype(np.int64), nodes.root[:, 1:].astype(np.int64)
    keep = (one >= 0) & (other >= 0)
    low, high = np.minimum(one, other), np.maximum(one, other)
    rows = np.broadcast_to(np.arange(len(one))[:, None], one.shape)[keep]
    value = (low << 32 | high)[keep]
    order = np.lexsort((rows, value))
    return pairs_in_blocks(value[order], rows[order], block)


def _hubs(nodes: Nodes) -> tuple[Array, Array]:
    """A name with every name that begins with all of it."""
    size = len(nodes.word)
    value = np.zeros(size, np.uint64)
    prefixes: list[Array] = []
    for step in range(4):
        word = nodes.root[:, step].astype(np.int64)
        value = value + mixed(
            mixed(word.astype(np.uint64)) + mixed(np.full(size, step + 7, np.uint64))
        )
        prefixes.append(value.copy())
    total = (nodes.word >= 0).sum(1)
    found: list[tuple[Array, Array]] = []
    for step in range(4):
        hub = np.flatnonzero(total == step + 1)
        order = hub[np.argsort(prefixes[step][hub], kind="stable")]
        keys = prefixes[step][order]
        longer = np.flatnonzero(total > step + 1)
        low = np.searchsorted(keys, prefixes[step][longer], side="left")
        high = np.searchsorted(keys, prefixes[step][longer], side="right")
        for nth in range(2):
            hit = low + nth < high
            found.append((order[(low + nth)[hit]], longer[hit]))
    a = np.concatenate([x for x, _ in found])
    b = np.concatenate([y for _, y in found])
    return np.minimum(a, b), np.maximum(a, b)


def _cut_off(names: Names, nodes: Nodes) -> tuple[Array, Array]:
    """A name with the next ones in the alphabet, where they begin with all of it."""
    texts = np.array(names.squeezed.take(pa.array(nodes.first)).to_pylist(), object)
    order = np.argsort(texts, kind="stable")
    found_a, found_b = [], []
    ordered = texts[order].tolist()
    long = np.fromiter(map(len, ordered), np.int32, len(ordered)) >= 8
    for step in (1, 2, 3):
        begins = map(str.startswith, ordered[step:], ordered)
        hit = np.fromiter(begins, bool, max(len(ordered) - step, 0)) & long[:-step]
        found_a.append(order[:-step][hit])
        found_b.append(order[step:][hit])
    a, b = np.concatenate(found_a), np.concatenate(found_b)
    keep = a != b
    return np.minimum(a, b)[keep], np.maximum(a, b)[keep]


def _acronyms(names: Names, nodes: Nodes) -> tuple[Array, Array]:
    """A name that is an acronym, with the names beside which the acronym stands."""
    code = distinct(names.alias_word << 32 | nodes.node_of[names.alias_name])
    acronym, long = code >> 32, code & 0xFFFFFFFF
    core_n = ((nodes.word >= 0) & (nodes.place == CORE)).sum(1)
    short = np.flatnonzero(core_n == 1)
    order = short[np.argsort(nodes.word[short, 0], kind="stable")]
    keys = nodes.word[order, 0]
    low, high = np.searchsorted(keys, acronym, "left"), np.searchsorted(keys, acronym, "right")
    times = np.minimum(high - low, 60)
    a = np.repeat(long, times)
    b = order[
        np.repeat(low, times) + np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
    ]
    keep = a != b
    return np.minimum(a, b)[keep], np.maximum(a, b)[keep]


def _branches(names: Names, nodes: Nodes) -> tuple[Array, Array]:
    """Each branch of a chain with the first one."""
    chain = names.chain[nodes.first]
    of = np.flatnonzero(chain >= 0)
    _, first, which = np.unique(chain[of], return_index=True, return_inverse=True)
    a, b = of[first][which], of
    return a[a != b], b[a != b]
