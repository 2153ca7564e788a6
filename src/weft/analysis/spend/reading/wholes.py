"""Invoices that stand once as a whole and again in their lines, all in one column: the lines count.

INV1   Acorn Ltd   300.00
INV1   Acorn Ltd   100.00   Adults
INV1   Acorn Ltd   200.00   Places
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from weft.analysis.spend.reading.blocks import NEAR, Blocks, goes_on
from weft.analysis.spend.reading.filled import (
    Mask,
    Pence,
    amount_column,
    filled,
    in_pence,
    with_money,
)
from weft.analysis.spend.reading.recognised import ColumnMap
from weft.analysis.spend.reading.records import Records

NOTE = (
    "An invoice stands once as a whole and again in its lines: the lines count, the whole does not."
)
KIND = "the whole of an invoice whose lines count"
_LEAST = 3
Rows = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Wholes:
    """Where the whole of an invoice stands among its rows: 0 the first, -1 the last."""

    place: int
    mark: tuple[int, str] | None = None
    """The column (from 0) that marks the wholes, and with what."""


def wholes_in(
    records: Records, columns: ColumnMap, blocks: Blocks | None, *, decimal_comma: bool = False
) -> Wholes | None:
    """Find whether nearly every invoice of several rows has one that is the sum of the others."""
    near = Records(records.table.slice(0, NEAR))
    amount = amount_column(columns)
    runs = _runs(near, columns, blocks) if amount is not None else []
    several = [run for run in runs if len(run) > 2]
    if amount is None or len(several) < _LEAST:
        return None
    pence = in_pence(near, amount, decimal_comma=decimal_comma)
    for place in (0, -1):
        right = [r for r in several if pence[r[place]] and 2 * pence[r[place]] == pence[r].sum()]
        if len(right) >= max(_LEAST, 0.8 * len(several)):
            return Wholes(place, _mark(near, runs, place, amount))
    return None


def wholes_of(
    records: Records, columns: ColumnMap, blocks: Blocks | None, wholes: Wholes | None, pence: Pence
) -> tuple[Mask, int, int]:
    """Which records are wholes; how many of them differ from their lines, and by how many pence together."""
    found = np.zeros(len(records.table), dtype=bool)
    if wholes is None or not len(found):
        return found, 0, 0
    marked = _marked(records, wholes)
    differing = []
    for run in _runs(records, columns, blocks):
        place = int(run[wholes.place])
        differs = abs(2 * int(pence[place]) - int(pence[run].sum()))
        is_whole = marked[place] and not marked[run].all() if marked is not None else not differs and pence[place]  # fmt: skip
        if is_whole:
            found[place] = True
        if differs and (is_whole or (marked is None and len(run) > 2)):
            differing.append(differs if is_whole else abs(int(pence[place])))
    return found, len(differing), sum(differing)


def _runs(records: Records, columns: ColumnMap, blocks: Blocks | None) -> list[Rows]:
    """The records of each invoice of several rows: those that share a reference, or a block."""
    money = with_money(records, columns)
    rows = np.flatnonzero(money)
    ref = columns.index("transaction_ref")
    if ref is not None and ref < records.width and filled(records, ref)[rows].sum() > 0.9 * len(rows):  # fmt: skip
        codes = pc.dictionary_encode(records.cells(ref)).indices.to_numpy()[rows]
        starts = np.append(True, codes[1:] != codes[:-1]) | ~filled(records, ref)[rows]
    elif blocks is not None and len(blocks.anchors) > 1:
        starts = ~goes_on(records, blocks.anchors, money)[rows]
    else:
        return []
    edges = [*np.flatnonzero(starts).tolist(), len(rows)]
    return [rows[a:b] for a, b in itertools.pairwise(edges) if b - a > 1]


def _mark(
    records: Records, runs: Sequence[Rows], place: int, amount: int
) -> tuple[int, str] | None:
    """The column and the text that stand on every whole and on no line."""
    wholes = [int(run[place]) for run in runs]
    lines = [int(p) for run in runs for p in run if p != run[place]]
    for index in range(records.width):
        cells = records.cells(index)
        texts = set(cells.take(pa.array(wholes)).to_pylist())
        others = set(cells.take(pa.array(lines)).to_pylist())
        if index != amount and len(texts) == 1 and len(others) <= 3 and not texts & others:
            (text,) = texts
            return (index, text) if text.strip() else None
    return None


def _marked(records: Records, wholes: Wholes) -> Mask | None:
    if wholes.mark is None or wholes.mark[0] >= records.width:
        return None
    marks = pc.equal(records.cells(wholes.mark[0]), wholes.mark[1])
    marked: Mask = marks.to_numpy(zero_copy_only=False)
    return marked
