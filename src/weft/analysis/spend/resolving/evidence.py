"""What stands beside a name: numbers decide, other facts only weigh."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from weft.analysis.spend.resolving.candidates import Nodes
from weft.analysis.spend.resolving.spelling import pairs_in_blocks
from weft.analysis.spend.resolving.words import Array, mixed

DECIDE = {"company_number": "company number", "charity_number": "charity number"}
WEIGH = {"vat_number": 2.0, "supplier_ref": 3.0, "postcode": 1.5}
"""What the same VAT number, ledger reference of one body, or postcode adds to the log of the odds."""

OTHER_POSTCODE = -0.5
BLOCK = 20


@dataclass
class Facts:
    """For each mention (or node) a number for each fact; -1 where it is not said."""

    codes: dict[str, Array]
    texts: dict[str, pa.Array]
    numbers_key: Array
    """What the deciding numbers come to: equal where all of them are equal, 0 where none is said."""

    def of_nodes(self, nodes: Nodes) -> Facts:
        """The facts of each node: the first that one of its mentions says."""
        found = {}
        for name, codes in self.codes.items():
            said = codes >= 0
            of = np.full(len(nodes.first), np.iinfo(np.int64).max)
            np.minimum.at(of, nodes.node_of[said], codes[said])
            found[name] = np.where(of == np.iinfo(np.int64).max, -1, of)
        return Facts(found, self.texts, self.numbers_key[nodes.first])

    def pairs(self) -> tuple[Array, Array]:
        """Nodes that share a VAT number, a ledger reference or a deciding number: worth comparing."""
        found = [np.zeros((2, 0), np.int64)]
        for name in (*DECIDE, "vat_number", "supplier_ref"):
            if name in self.codes:
                rows = np.flatnonzero(self.codes[name] >= 0)
                order = rows[np.argsort(self.codes[name][rows], kind="stable")]
                found.append(np.stack(pairs_in_blocks(self.codes[name][order], order, BLOCK)))
        both = np.concatenate(found, 1)
        return both[0], both[1]

    def weighed(self, probability: Array, a: Array, b: Array) -> Array:
        """The probabilities after what stands beside the names; two different numbers leave none."""
        odds = np.zeros(len(a))
        for name, weight in WEIGH.items():
            if name in self.codes:
                one, other = self.codes[name][a], self.codes[name][b]
                odds += weight * ((one >= 0) & (one == other))
                if name == "postcode":
                    odds += OTHER_POSTCODE * ((one >= 0) & (other >= 0) & (one != other))
        chance = np.clip(probability, 1e-4, 1 - 1e-4)
        moved = 1 / (1 + (1 - chance) / chance * np.exp(-odds))
        probability = np.where(odds == 0, probability, moved)
        for name in DECIDE:
            if name in self.codes:
                one, other = self.codes[name][a], self.codes[name][b]
                probability = np.where((one >= 0) & (other >= 0) & (one != other), 0, probability)
        return probability

    def same_number(self) -> tuple[Array, Array, pa.Array]:
        """Each mention with a deciding number, with the first that has the same, and the reason."""
        firsts, others, reasons = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)], []
        for name, words in DECIDE.items():
            if name not in self.codes:
                continue
            codes = self.codes[name]
            said = np.flatnonzero(codes >= 0)
            _, first, which = np.unique(codes[said], return_index=True, return_inverse=True)
            later = said[first][which] != said
            firsts.append(said[first][which][later])
            others.append(said[later])
            number = self.texts[name].take(pa.array(codes[said[later]]))
            reasons.append(pc.binary_join_element_wise(f"the same {words}", number, " "))
        reason = pa.concat_arrays([pa.array([], pa.string()), *reasons])
        return np.concatenate(firsts), np.concatenate(others), reason


def facts_of(mentions: pa.Table) -> Facts:
    """The facts of the mentions, as far as there are columns for them."""
    codes: dict[str, Array] = {}
    texts: dict[str, pa.Array] = {}
    for name in (*DECIDE, *WEIGH):
        column = _column(mentions, name)
        if column is None:
            continue
        texts[name] = pc.unique(column).drop_null().sort()
        found = pc.index_in(column, texts[name]).fill_null(-1)
        codes[name] = found.to_numpy(zero_copy_only=False).astype(np.int64)
    key = np.zeros(len(mentions), np.uint64)
    for nth, name in enumerate(DECIDE):
        if name in codes:
            said = codes[name] >= 0
            key[said] ^= mixed(codes[name][said] + ((nth + 1) << 40))
    return Facts(codes, texts, key)


def _column(mentions: pa.Table, name: str) -> pa.Array | None:
    """The column as it is compared; a ledger reference counts only within its body."""
    if name not in mentions.column_names or mentions[name].null_count == len(mentions):
        return None
    column = pc.utf8_upper(
        pc.utf8_trim_whitespace(mentions[name].combine_chunks().cast(pa.string()))
    )
    column = pc.replace_substring(column, " ", "")
    if name == "company_number":
        column = pc.utf8_lpad(column, 8, "0")
    if name == "supplier_ref":
        if "body" not in mentions.column_names:
            return None
        body = mentions["body"].combine_chunks().cast(pa.string())
        column = pc.binary_join_element_wise(body, column, "|", null_handling="emit_null")
    return pc.if_else(pc.equal(column, ""), None, column)
