"""Which mentions of suppliers are one organisation, two by two, each with its reason.

A *mention* is one way in which a supplier stands in the files: a name, and what the files say of it.
A *link* says of two mentions how likely it is that they are one organisation, and why.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from weft.analysis.spend.reading.payees import NAMED, payees_of
from weft.analysis.spend.resolving.candidates import Nodes, candidates, nodes_of
from weft.analysis.spend.resolving.compared import compared, families_of
from weft.analysis.spend.resolving.evidence import Facts, facts_of
from weft.analysis.spend.resolving.judged import judged, trees
from weft.analysis.spend.resolving.parsed import Names, parsed
from weft.analysis.spend.resolving.reasons import SAME_WORDS, reasons_of
from weft.analysis.spend.resolving.words import Array, known

MENTION = pa.schema(
    [
        ("mention", pa.int64()),
        ("name", pa.string()),
        ("company_number", pa.string()),
        ("charity_number", pa.string()),
        ("vat_number", pa.string()),
        ("supplier_ref", pa.string()),
        ("body", pa.string()),
        ("postcode", pa.string()),
    ]
)
LINK = pa.schema(
    [("a", pa.int64()), ("b", pa.int64()), ("probability", pa.float64()), ("reason", pa.string())]
)
JOINED_FROM = 0.7
"""From this probability on, on average, two groups of mentions are one: where labels that the trees had not
seen are joined with a precision of 0.97 (docs/method/suppliers.md)."""

ASKED_FROM = 0.2
"""Links from this probability on are worth a question; those below are given only to weigh against."""

GIVEN_FROM = 0.05
SAME_WORDS_ARE = 0.99
SAME_NUMBER_IS = 0.995
CHUNK = 100_000
THREADS = 2


def links_of(mentions: pa.Table) -> pa.Table:
    """The links between the mentions, with the columns of `LINK`; `a` is less than `b`.

    `mentions` has `mention` (0, 1, 2… in this order) and `name`; the other columns of `MENTION` may be
    missing or null. Not every two mentions of one organisation are linked, but they are all
    connected. A link may be a doubtful one (below `JOINED_FROM`): `clustered` weighs it
    with the others, and the review list may ask about it. Names that stand for nobody have no links. The
    order of the mentions does not matter: a permutation of them gives the same links.
    """
    order = in_order(mentions)
    order = order[somebody(mentions["name"].take(pa.array(order)))]
    if not len(order):
        return LINK.empty_table()
    sorted_mentions = mentions.take(pa.array(order))
    a, b, probability, reason = _links(sorted_mentions)
    a, b = order[a], order[b]
    return pa.table([np.minimum(a, b), np.maximum(a, b), probability, reason], schema=LINK).sort_by(
        [("a", "ascending"), ("b", "ascending")]
    )


def in_order(mentions: pa.Table) -> Array:
    """The mentions sorted by what they say, so that nothing hangs on the order they came in."""
    columns = [name for name in MENTION.names[1:] if name in mentions.column_names]
    keys = [(name, "ascending") for name in columns]
    found: Array = pc.sort_indices(mentions.select(columns), sort_keys=keys).to_numpy()
    return found.astype(np.int64)


def somebody(names: pa.Array) -> Array:
    """Whether each name is that of somebody: not a redaction, not "various", not petty cash."""
    names = names.combine_chunks() if isinstance(names, pa.ChunkedArray) else names
    names = pc.fill_null(names, "")
    _, payee, _ = payees_of(names)
    nobody = "|".join(row[0] for row in known("nobody"))
    said = pc.match_substring_regex(pc.utf8_trim_whitespace(names), nobody, ignore_case=True)
    letters = pc.match_substring_regex(names, "[A-Za-z0-9]")
    found: Array = pc.and_(pc.and_not(pc.equal(payee, NAMED), said), letters).to_numpy(
        zero_copy_only=False
    )
    return found


def _links(mentions: pa.Table) -> tuple[Array, Array, Array, pa.Array]:
    names = parsed(mentions["name"].combine_chunks())
    facts = facts_of(mentions)
    names.whole_key ^= facts.numbers_key
    nodes = nodes_of(names)
    at_node = facts.of_nodes(nodes)
    a, b = candidates(names, nodes, at_node.pairs())
    found = _weighed(mentions, names, nodes, at_node, a, b)
    inside_a, inside_b = _inside(nodes)
    number_a, number_b, number_reason = facts.same_number()
    return (
        np.concatenate([nodes.first[found.a], inside_a, number_a]),
        np.concatenate([nodes.first[found.b], inside_b, number_b]),
        np.concatenate(
            [
                found.probability,
                np.full(len(inside_a), SAME_WORDS_ARE),
                np.full(len(number_a), SAME_NUMBER_IS),
            ]
        ),
        pa.concat_arrays([found.reason, pa.repeat(SAME_WORDS, len(inside_a)), number_reason]),
    )


@dataclass
class _Found:
    a: Array
    b: Array
    probability: Array
    reason: pa.Array


def _weighed(
    mentions: pa.Table, names: Names, nodes: Nodes, facts: Facts, a: Array, b: Array
) -> _Found:
    families = families_of(names, nodes, mentions["name"].combine_chunks())
    trees()
    # Short names beside short names: what a chunk costs goes by its longest name.
    order = np.argsort(np.maximum(nodes.length[a], nodes.length[b]), kind="stable")
    a, b = a[order], b[order]

    def chunk(low: int) -> _Found:
        left, right = a[low : low + CHUNK], b[low : low + CHUNK]
        columns = compared(names, nodes, families, left, right)
        probability = facts.weighed(judged(columns), left, right)
        kept = np.flatnonzero(probability >= GIVEN_FROM)
        some = {name: column[kept] for name, column in columns.items()}
        reason = reasons_of(some, names, nodes, left[kept], right[kept])
        return _Found(left[kept], right[kept], probability[kept].astype(np.float64), reason)

    with ThreadPoolExecutor(THREADS) as threads:
        parts = list(threads.map(chunk, range(0, max(len(a), 1), CHUNK)))
    return _Found(
        np.concatenate([part.a for part in parts]),
        np.concatenate([part.b for part in parts]),
        np.concatenate([part.probability for part in parts]),
        pa.concat_arrays([part.reason for part in parts]),
    )


def _inside(nodes: Nodes) -> tuple[Array, Array]:
    """Every mention that says what an earlier one says, with the first of them."""
    first = nodes.first[nodes.node_of]
    others = np.flatnonzero(first != np.arange(len(first)))
    return first[others], others
