"""What can be said of two names beside each other, in numbers: one column for each thing said."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from rapidfuzz.distance import JaroWinkler, Levenshtein, Prefix
from rapidfuzz.process import cpdist

from weft.analysis.spend.resolving.candidates import Nodes
from weft.analysis.spend.resolving.parsed import Names
from weft.analysis.spend.resolving.words import (
    APART,
    CORE,
    DEPARTMENT,
    GIVEN,
    HARD,
    INITIAL,
    NUMBER,
    OTHER,
    PLACE,
    PURPOSE,
    SITE,
    TRADE,
    Array,
    known,
    mixed,
)

CLASSES = {
    "other": (OTHER,), "place": (PLACE,), "number": (NUMBER,), "site": (SITE,), "dept": (DEPARTMENT,),
    "purpose": (PURPOSE,), "name": (GIVEN, INITIAL), "trade": (TRADE,), "apart": (APART,),
}  # fmt: skip
CLASS_OF = np.full(256, len(CLASSES))
for _nth, _kinds in enumerate(CLASSES.values()):
    CLASS_OF[list(_kinds)] = _nth

Columns = dict[str, Array]


@dataclass
class Families:
    """What the whole of the names says of each node."""

    words: Array
    lengths: Array
    texts: Array
    """The squeezed core of each node, and how long it is."""
    text_lengths: Array
    columns: Columns
    """By heading, a number for each node."""


class Side:
    """One side of many pairs: its words, and which of them the other side has too."""

    def __init__(self, nodes: Nodes, at: Array, width: int) -> None:
        """Take the words of these nodes, of which none has more than `width`."""
        self.at = at
        self.word, self.root = nodes.word[:, :width][at], nodes.root[:, :width][at]
        self.weight, place = nodes.weight[:, :width][at], nodes.place[:, :width][at]
        self.core, self.hard = place == CORE, place == HARD
        self.kind = CLASS_OF[nodes.kind[:, :width][at]]
        self.there = self.word >= 0
        self.has = self.exact = self.there

    def meet(self, other: Side) -> None:
        """Find the words that both have: the same, or one a misspelling of the other."""
        self.has, self.exact = np.zeros_like(self.there), np.zeros_like(self.there)
        other.has, other.exact = np.zeros_like(other.there), np.zeros_like(other.there)
        # One word of the other side at a time: much less to hold than all pairs of words at once.
        for nth in range(other.word.shape[1]):
            both = (self.root == other.root[:, nth, None]) & self.there
            exact = both & (self.word == other.word[:, nth, None])
            self.has |= both
            self.exact |= exact
            other.has[:, nth], other.exact[:, nth] = both.any(1), exact.any(1)

    def sums(self, which: Array) -> Array:
        """The weight of some of the words by class: (classes, pairs)."""
        size, classes = len(self.word), len(CLASSES) + 1
        at = self.kind + np.arange(size)[:, None] * classes
        weights = np.where(which, self.weight, 0)
        return np.bincount(at.ravel(), weights.ravel(), size * classes).reshape(size, classes).T


def compared(names: Names, nodes: Nodes, families: Families, a: Array, b: Array) -> Columns:
    """What can be said of each pair of nodes: a float32 for each pair under each heading.

    Of each pair, *short* is the node whose words weigh less.
    """
    swap = nodes.total[a] > nodes.total[b]
    width = int(max(nodes.length[a].max(initial=1), nodes.length[b].max(initial=1)))
    short = Side(nodes, np.where(swap, b, a), width)
    long = Side(nodes, np.where(swap, a, b), width)
    short.meet(long)
    out = _shared(short, long)
    for name, side in (("short", short), ("long", long)):
        out |= {f"{heading}_{name}": column for heading, column in _left(side).items()}
        out[f"head_share_{name}"] = nodes.heads[side.word[:, 0]]
        out[f"form_{name}"] = names.form[nodes.first[side.at]]
        out |= {f"{heading}_{name}": each[side.at] for heading, each in families.columns.items()}
    out["both_left"] = np.minimum(out["left_core_max_short"], out["left_core_max_long"])
    out |= _spelling(families, short, long)
    out |= _known(names, nodes, short, long)
    return {name: np.asarray(column, np.float32) for name, column in out.items()}


def _shared(short: Side, long: Side) -> Columns:
    in_short, in_long = np.where(short.has, short.weight, 0), np.where(long.has, long.weight, 0)
    weight, other = in_short.sum(1), in_long.sum(1)
    classes = short.sums(short.has)
    return {
        "shared": np.minimum(weight, other),
        "shared_n": short.has.sum(1),
        "shared_max": in_short.max(1),
        "fuzzy": np.where(short.exact, 0, in_short).sum(1),
        **{f"shared_{name}": classes[nth] for nth, name in enumerate(CLASSES)},
        "share_short": weight / np.maximum(short.weight.sum(1), 1e-6),
        "share_long": other / np.maximum(long.weight.sum(1), 1e-6),
        "first_same": short.root[:, 0] == long.root[:, 0],
    }


def _left(side: Side) -> Columns:
    left = side.there & ~side.has
    core = left & side.core
    in_core, in_tail = side.sums(core), side.sums(left & ~side.core)
    weight = np.where(side.core, side.weight, 0)
    total = weight.sum(1)
    return {
        "core_share": np.where(side.has, weight, 0).sum(1) / np.maximum(total, 1e-6),
        "core_weight": total,
        "core_n": side.core.sum(1),
        **{f"left_core_{name}": in_core[nth] for nth, name in enumerate(CLASSES)},
        **{f"left_tail_{name}": in_tail[nth] for nth, name in enumerate(CLASSES)},
        "left_n": left.sum(1),
        "left_hard": (left & side.hard).sum(1),
        "left_core_n": core.sum(1),
        "left_core_max": np.where(core, side.weight, 0).max(1),
        "run": np.cumprod(side.has, axis=1).sum(1),
        "has_first": side.has[:, 0],
    }


def _spelling(families: Families, short: Side, long: Side) -> Columns:
    """How far the texts agree: the whole, and the first words that are left over on each side."""
    one, other = families.texts[short.at].tolist(), families.texts[long.at].tolist()
    lengths = families.text_lengths[short.at], families.text_lengths[long.at]
    shorter = np.minimum(*lengths)
    common = cpdist(one, other, scorer=Prefix.similarity, dtype=np.int32)
    alike, prefix = _first_left_alike(families, short, long)
    return {
        "left_alike": alike,
        "left_prefix": prefix,
        "ratio": cpdist(one, other, scorer=Levenshtein.normalized_similarity, dtype=np.float32),
        "prefix": common / np.maximum(shorter, 1),
        "prefix_n": common,
        "len_short": shorter,
        "len_gap": np.abs(lengths[0] - lengths[1]),
    }


def _first_left_alike(families: Families, short: Side, long: Side) -> tuple[Array, Array]:
    one, other = _first_left(short), _first_left(long)
    alike, prefix = np.full(len(one), -1.0), np.full(len(one), -1.0)
    both = np.flatnonzero((one >= 0) & (other >= 0))
    one, other = one[both], other[both]
    left, right = families.words[one].tolist(), families.words[other].tolist()
    alike[both] = cpdist(left, right, scorer=JaroWinkler.normalized_similarity, dtype=np.float32)
    shorter = np.minimum(families.lengths[one], families.lengths[other])
    prefix[both] = cpdist(left, right, scorer=Prefix.similarity, dtype=np.int32) / shorter
    return alike, prefix


def _first_left(side: Side) -> Array:
    left = side.there & ~side.has & side.core
    first = np.take_along_axis(side.word, left.argmax(1)[:, None], 1)[:, 0]
    return np.where(left.any(1), first, -1)


def _known(names: Names, nodes: Nodes, short: Side, long: Side) -> Columns:
    """What general knowledge and the other names say: acronyms, chains, the same core."""
    one, other = nodes.first[short.at], nodes.first[long.at]
    stands_for = _among(mixed(short.word[:, 0]) ^ names.core_key[other], names.aliases)
    stands_for |= _among(mixed(long.word[:, 0]) ^ names.core_key[one], names.aliases)
    chain, other_chain = names.chain[one], names.chain[other]
    brand = names.brand[one]
    of_brand = (brand >= 0) & (brand == names.brand[other])
    return {
        "alias": stands_for,
        "same_core": names.core_key[one] == names.core_key[other],
        "same_chain": (chain >= 0) & (chain == other_chain),
        "one_chain": of_brand & ((chain >= 0) != (other_chain >= 0)),
        "other_brand": (chain >= 0) & (other_chain >= 0) & (chain != other_chain),
    }


def _among(values: Array, sorted_values: Array) -> Array:
    if not len(sorted_values):
        return np.zeros(len(values), bool)
    at = np.minimum(np.searchsorted(sorted_values, values), len(sorted_values) - 1)
    found: Array = sorted_values[at] == values
    return found


def families_of(names: Names, nodes: Nodes, raw: pa.Array) -> Families:
    """How large the family of each first word is, which names are as long as a ledger cuts them, and so on."""
    words = np.array(names.words.texts, object)
    head, second = nodes.root[:, 0], nodes.root[:, 1].astype(np.int64)
    size = len(words)
    pair = np.unique(head.astype(np.int64) << 32 | np.where(second >= 0, second, 0xFFFFFFFF))
    with_form = np.bincount(head[names.form[nodes.first] > 0], minlength=size)
    federated = {row[0].split()[0] for row in known("federations")}
    columns = {
        "family": np.log1p(np.bincount(head, minlength=size))[head],
        "formed": np.log1p(with_form)[head],
        "own": np.log1p(np.bincount((pair >> 32).astype(np.int64), minlength=size))[head],
        "cut": _as_long_as_cut(raw)[nodes.first],
        "federated": np.fromiter((w in federated for w in words), bool, size)[head],
    }
    texts = np.array(names.squeezed.take(pa.array(nodes.first)).to_pylist(), object)
    lengths = np.fromiter(map(len, words), np.int32, size)
    return Families(
        words, lengths, texts, np.fromiter(map(len, texts), np.int32, len(texts)), columns
    )


def _as_long_as_cut(raw: pa.Array) -> Array:
    """Whether each name is of a length at which many more names end than at those around it."""
    lengths = pc.utf8_length(raw).to_numpy(zero_copy_only=False)
    counts = np.bincount(lengths, minlength=30)
    cuts = np.zeros(len(counts), bool)
    for length in range(20, len(counts)):
        around = np.r_[counts[length - 4 : length], counts[length + 1 : length + 5]]
        cuts[length] = len(around) > 0 and counts[length] > 1.4 * np.median(around) + 5
    found: Array = cuts[lengths]
    return found
