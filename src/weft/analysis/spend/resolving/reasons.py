"""Why two names are linked, in words."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from weft.analysis.spend.resolving.candidates import Nodes
from weft.analysis.spend.resolving.parsed import Names
from weft.analysis.spend.resolving.words import Array, known

SAME_WORDS = "the same but for capitals, punctuation, legal form or usual abbreviations"
BRANCH = "both begin with the chain “{}”"
FIRST_LETTERS = "one is the first letters of the other, and stands beside it elsewhere"
CUT_OFF = "one is the other, cut off after “{}”"
ENDING = "the same after removing “{}”"
ENDINGS = "the same after removing “{}” from one and “{}” from the other"
SPELLING = "spelt alike: {} of 100 letters agree"
BESIDE = "what stands beside the names agrees"
SHARED = "both have “{}”, which is rare"


def reasons_of(
    columns: dict[str, Array], names: Names, nodes: Nodes, a: Array, b: Array
) -> pa.Array:
    """The reason of each link between nodes; `columns` is of `compared`."""
    texts = names.words.texts
    chains = known("chains")
    chain = names.chain[nodes.first[a]]
    squeezed = names.squeezed
    left_a, left_b = _left(nodes, a, b), _left(nodes, b, a)
    rarest = _rarest(nodes, a, b)
    reasons = []
    for at in range(len(a)):
        short = [texts[w] for w in left_a[at] if w >= 0]
        long = [texts[w] for w in left_b[at] if w >= 0]
        if columns["same_chain"][at]:
            reason = BRANCH.format(chains[chain[at]][0])
        elif columns["alias"][at] and not columns["shared_n"][at]:
            reason = FIRST_LETTERS
        elif columns["share_short"][at] >= 0.999 and (short or long):
            both = [" ".join(words) for words in (short, long) if words]
            reason = (ENDINGS if len(both) == 2 else ENDING).format(*both)
        elif columns["prefix"][at] >= 0.999:
            one, other = (squeezed[int(nodes.first[x[at]])].as_py() for x in (a, b))
            reason = CUT_OFF.format(min(one, other, key=len)[-12:])
        elif columns["ratio"][at] >= 0.8:
            reason = SPELLING.format(int(100 * columns["ratio"][at]))
        else:
            reason = SHARED.format(texts[rarest[at]]) if rarest[at] >= 0 else BESIDE
        reasons.append(reason)
    return pa.array(reasons, pa.string())


def _rarest(nodes: Nodes, a: Array, b: Array) -> list[int]:
    """The rarest word that each two nodes share, -1 where there is none."""
    shared = (nodes.root[a][:, :, None] == nodes.root[b][:, None, :]).any(2) & (nodes.word[a] >= 0)
    rare = np.where(shared, nodes.weight[a], -1).argmax(1)
    word = np.take_along_axis(nodes.word[a], rare[:, None], 1)[:, 0]
    found: list[int] = np.where(shared.any(1), word, -1).tolist()
    return found


def _left(nodes: Nodes, a: Array, b: Array) -> list[list[int]]:
    """The words of the one that the other has not, -1 for the rest."""
    has = (nodes.root[a][:, :, None] == nodes.root[b][:, None, :]).any(2)
    found: list[list[int]] = np.where(has, -1, nodes.word[a]).tolist()
    return found
