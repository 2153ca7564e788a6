"""What a person is asked: the pairs of names that Weft is not sure of, by the money at stake.

Two kinds: names that are like each other and were left apart, and names that were joined without
much confidence. One question for each two suppliers, and none that a ruling has answered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from weft.analysis.spend.resolving.entities import Entities, Numbers
from weft.analysis.spend.resolving.links import ASKED_FROM

UNSURE_BELOW = 0.8
"""A join of less confidence than this is asked about; names apart are, from `links.ASKED_FROM` on."""
MOST = 100
APART, JOINED = "apart", "joined"


@dataclass(frozen=True)
class Question:
    """Two names, whether they are joined now, and what the answer decides."""

    name: str
    other: str
    body: str
    """Where the name stands for several suppliers: the body that is meant."""
    other_body: str
    now: str
    probability: float
    why: str
    amount_gbp: Decimal | None
    """The money that the answer moves: the lesser supplier's, or that under the lesser name."""
    payments: int


def questions(entities: Entities, most: int = MOST) -> tuple[Question, ...]:
    """At most so many questions, those with the most money (else payments) at stake first."""
    if most <= 0 or not len(entities.links):
        return ()
    stakes = _Stakes(entities)
    asked = pa.concat_tables([_left_apart(stakes), _joined_unsurely(stakes)])
    order = pc.sort_indices(
        asked,
        sort_keys=[
            ("pence", "descending"), ("payments", "descending"), ("unsure", "ascending"),
            ("a", "ascending"), ("b", "ascending"),
        ],
    )  # fmt: skip
    chosen = asked.take(order.slice(0, most)).to_pylist()
    return tuple(_questions(entities, chosen))


class _Stakes:
    """Links with their groups, and the money and payments of every mention and group."""

    def __init__(self, entities: Entities) -> None:
        mentions = entities.mentions
        self.entities = entities
        self.group: Numbers = mentions["group"].fill_null(-1).to_numpy()
        pounds = pc.fill_null(mentions["amount_gbp"].cast(pa.float64()), 0).to_numpy()
        self.pence: Numbers = np.rint(np.abs(pounds) * 100).astype(np.int64)
        self.payments: Numbers = mentions["payments"].to_numpy()
        living = self.group >= 0
        self.of_group = {
            what: np.bincount(
                self.group[living], weights=value[living], minlength=len(self.group)
            ).astype(np.int64)
            for what, value in (("pence", self.pence), ("payments", self.payments))
        }
        links = entities.links
        self.a, self.b = links["a"].to_numpy(), links["b"].to_numpy()
        self.probability = links["probability"].to_numpy()
        here = entities.here
        self.ours = (self.a < here) | (self.b < here)
        self.answered = _answered(entities, self.group)


def _answered(entities: Entities, group: Numbers) -> set[tuple[int, int]]:
    """Pairs of groups, and pairs of mentions within one, that rulings have decided."""
    found: set[tuple[int, int]] = set()
    for a, b in entities.ruled.different:
        found.add((min(int(group[a]), int(group[b])), max(int(group[a]), int(group[b]))))
    return found


def _left_apart(stakes: _Stakes) -> pa.Table:
    """For each two groups the likeliest of the links between them."""
    group_a, group_b = stakes.group[stakes.a], stakes.group[stakes.b]
    likely = stakes.probability >= ASKED_FROM
    rows = np.flatnonzero(stakes.ours & likely & (group_a != group_b))
    low = np.minimum(group_a[rows], group_b[rows])
    high = np.maximum(group_a[rows], group_b[rows])
    best = _best_of_each(low * len(stakes.group) + high, -stakes.probability[rows])
    rows, low, high = rows[best], low[best], high[best]
    open_ = [(int(x), int(y)) not in stakes.answered for x, y in zip(low, high, strict=True)]
    rows, low, high = rows[open_], low[open_], high[open_]
    at_stake = {
        what: np.minimum(value[low], value[high]) for what, value in stakes.of_group.items()
    }
    return _asked(stakes, rows, at_stake, joined=False)


def _joined_unsurely(stakes: _Stakes) -> pa.Table:
    """For each mention that joined with little confidence the link by which it came in."""
    confidence = stakes.entities.mentions["confidence"].to_numpy()
    said = np.zeros(len(confidence), dtype=bool)
    said[sorted(stakes.entities.ruled.said)] = True
    within = stakes.group[stakes.a] == stakes.group[stakes.b]
    less = np.where(confidence[stakes.a] <= confidence[stakes.b], stakes.a, stakes.b)
    unsure = (confidence[less] < UNSURE_BELOW) & ~said[less]
    rows = np.flatnonzero(stakes.ours & within & unsure)
    rows = rows[_best_of_each(less[rows], -stakes.probability[rows])]
    at_stake = {
        what: np.minimum(value[stakes.a[rows]], value[stakes.b[rows]])
        for what, value in (("pence", stakes.pence), ("payments", stakes.payments))
    }
    return _asked(stakes, rows, at_stake, joined=True)


def _best_of_each(of: Numbers, worth: np.ndarray[Any, Any]) -> Numbers:
    """The place of the least `worth` for each different `of`."""
    order = np.lexsort((np.arange(len(of)), worth, of))
    return order[np.unique(of[order], return_index=True)[1]]


def _asked(
    stakes: _Stakes, rows: Numbers, at_stake: dict[str, Numbers], *, joined: bool
) -> pa.Table:
    return pa.table(
        {
            "link": rows,
            "a": stakes.a[rows],
            "b": stakes.b[rows],
            "unsure": np.abs(stakes.probability[rows] - 0.5),
            "joined": np.full(len(rows), joined),
            **at_stake,
        }
    )


def _questions(entities: Entities, chosen: Sequence[dict[str, Any]]) -> Iterator[Question]:
    mentions = entities.mentions
    has_money = mentions["amount_gbp"].null_count < len(mentions)
    several = _of_several(mentions, {int(row[side]) for row in chosen for side in ("a", "b")})
    for row in chosen:
        link = entities.links.slice(row["link"], 1).to_pylist()[0]
        one, other = (_cells(mentions, int(row[side])) for side in ("a", "b"))
        yield Question(
            name=one["name"],
            other=other["name"],
            body=(one["body"] or "") if one["name"] in several else "",
            other_body=(other["body"] or "") if other["name"] in several else "",
            now=JOINED if row["joined"] else APART,
            probability=round(link["probability"], 3),
            why=link["reason"],
            amount_gbp=Decimal(row["pence"]) / 100 if has_money else None,
            payments=row["payments"],
        )


def _cells(mentions: pa.Table, at: int) -> dict[str, Any]:
    found: dict[str, Any] = mentions.select(["name", "body"]).slice(at, 1).to_pylist()[0]
    return found


def _of_several(mentions: pa.Table, asked: set[int]) -> set[str]:
    """The names, of those asked about, that stand for more than one supplier."""
    names = mentions["name"].take(pa.array(sorted(asked), pa.int64())).unique()
    rows = mentions.filter(
        pc.is_in(
            mentions["name"],
            value_set=names.combine_chunks() if isinstance(names, pa.ChunkedArray) else names,
        )
    )
    groups = rows.group_by("name").aggregate([("group", "count_distinct")])
    return {row["name"] for row in groups.to_pylist() if row["group_count_distinct"] > 1}
