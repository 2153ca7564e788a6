"""From mentions to suppliers: nobody set apart, links, rulings, groups, ids and the name to show."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from weft.analysis.engine import engine, uncollected
from weft.analysis.names.keys import with_key
from weft.analysis.spend.reading.payees import NAMED, payees_of
from weft.analysis.spend.resolving.clustered import clustered
from weft.analysis.spend.resolving.contradictions import check_rulings
from weft.analysis.spend.resolving.ids import Claims, ids_of, made_id
from weft.analysis.spend.resolving.known import Forwarding, Known, KnownIds
from weft.analysis.spend.resolving.links import LINK, links_of
from weft.analysis.spend.resolving.mentions import FACTS
from weft.analysis.spend.resolving.ruled import Pair, Ruled, ruled
from weft.analysis.spend.resolving.rulings import Ruling, in_force

NOBODY_ID = "nobody-"
"""What the ids of those begin with who are no supplier; each wording has its own."""
NOT_A_NAME = "nobody: the words stand in place of a name"
NO_NAME = "nobody: no name is given"
SURELY, SAME_NAME = 0.99, "the same name in the same body"
RULED_NOBODY = "nobody: a person ruled so"

Numbers = np.ndarray[Any, np.dtype[np.int64]]
Flags = np.ndarray[Any, np.dtype[np.bool_]]


@dataclass(frozen=True)
class Entities:
    """The suppliers that the mentions are of."""

    mentions: pa.Table
    """The input's mentions, then those of earlier results; with `group`, `entity_id`,
    `canonical_name`, `confidence` and `reason`. `group` is the least mention in it; null for nobody."""
    here: int
    """How many of the mentions are the input's."""
    links: pa.Table
    ruled: Ruled
    forwardings: tuple[Forwarding, ...]


@uncollected()
def entities_of(
    mentions: pa.Table,
    *,
    rulings: Sequence[Ruling] = (),
    known: Known | None = None,
    last: Flags | None = None,
) -> Entities:
    """Resolve mentions as `mentions.read_names` gives them.

    `known` is what an earlier result knew. `last` marks mentions whose name is shown only where a
    supplier has no other (a person's). Raises `CannotRule` for rulings that contradict each other.
    """
    active = in_force(rulings)
    check_rulings(active)
    everyone = _with_earlier(mentions, known)
    by_rule = ruled(everyone, active)
    everyone = _with_ruled_numbers(everyone, by_rule)
    reasons = _why_nobody(everyone, by_rule)
    living = np.flatnonzero(reasons == "")
    links, groups = _grouped(everyone, by_rule, living)
    group = np.full(len(everyone), -1, dtype=np.int64)
    group[living] = living[groups["group"].to_numpy()]
    found, forwardings = _ids(everyone, group, known)
    shown = _shown(everyone, group, last)
    texts = everyone["name"].to_pylist()
    confidence = np.ones(len(everyone))
    confidence[living] = groups["confidence"].to_numpy()
    reasons[living] = groups["reason"].to_numpy(zero_copy_only=False)
    for mention, said in by_rule.said.items():
        reasons[mention] = said
    ids = [
        found[int(g)] if g >= 0 else NOBODY_ID + made_id(texts[m])[2:] for m, g in enumerate(group)
    ]
    whole = {
        "group": pa.array(group, mask=group < 0),
        "entity_id": pa.array(ids, pa.string()),
        "canonical_name": shown,
        "confidence": pa.array(np.round(confidence, 3)),
        "reason": pa.array(reasons, pa.string()),
    }
    for name, column in whole.items():
        everyone = everyone.append_column(name, column)
    return Entities(everyone, len(mentions), links, by_rule, forwardings)


def _with_earlier(mentions: pa.Table, known: Known | None) -> pa.Table:
    """The mentions, and behind them those that only earlier results have."""
    numbered = mentions
    if known is not None and known.mentions is not None:
        names = set(mentions["name"].to_pylist())
        pairs = set(
            zip(mentions["name"].to_pylist(), mentions["company_number"].to_pylist(), strict=True)
        )
        earlier = [
            row["name"] not in names
            or (
                row["company_number"] is not None
                and (row["name"], row["company_number"]) not in pairs
            )
            for row in known.mentions.select(["name", "company_number"]).to_pylist()
        ]
        added = known.mentions.filter(pa.array(earlier, pa.bool_()))
        numbered = pa.concat_tables([mentions, added], promote_options="default")
        for column in ("rows", "payments"):
            filled = pc.fill_null(numbered[column], 0)
            numbered = numbered.set_column(numbered.schema.get_field_index(column), column, filled)
    numbers = pa.array(np.arange(len(numbered)))
    return numbered.append_column("mention", numbers).combine_chunks()


def _with_ruled_numbers(mentions: pa.Table, by_rule: Ruled) -> pa.Table:
    for column, numbers in by_rule.numbers.items():
        cells = mentions[column].to_pylist()
        for mention, number in numbers.items():
            cells[mention] = number
        place = mentions.schema.get_field_index(column)
        mentions = mentions.set_column(place, column, pa.array(cells, pa.string()))
    return mentions


def _why_nobody(mentions: pa.Table, by_rule: Ruled) -> np.ndarray[Any, np.dtype[np.object_]]:
    """For each mention why it is nobody; empty where it is somebody. A ruling decides first."""
    names = mentions["name"].combine_chunks()
    _, payee, _ = payees_of(names)
    blank = pc.equal(pc.utf8_trim_whitespace(names), "")
    said = pc.if_else(pc.equal(payee, NAMED), "", pc.if_else(blank, NO_NAME, NOT_A_NAME))
    reasons = np.array(said.to_pylist(), dtype=object)
    somebody = {*by_rule.people, *by_rule.organisations, *by_rule.said}
    reasons[sorted(somebody)] = ""
    reasons[sorted(by_rule.nobody)] = RULED_NOBODY
    return reasons


def _grouped(mentions: pa.Table, by_rule: Ruled, living: Numbers) -> tuple[pa.Table, pa.Table]:
    """The links between those who are somebody, by their numbers here; and their groups among them."""
    alive = mentions.select(["name", *FACTS]).take(pa.array(living))
    alive = alive.append_column("mention", pa.array(np.arange(len(living))))
    place = np.full(len(mentions), -1, dtype=np.int64)
    place[living] = np.arange(len(living))
    links = _with_links(links_of(alive), _among(by_rule.beside, place))
    groups = clustered(
        alive,
        links,
        same=_among(by_rule.same, place),
        different=_among(by_rule.different, place),
    )
    back = {side: pa.array(living[links[side].to_numpy()]) for side in ("a", "b")}
    for side, column in back.items():
        links = links.set_column(links.schema.get_field_index(side), side, column)
    return links, groups


def _with_links(links: pa.Table, beside: Sequence[Pair]) -> pa.Table:
    """The links, and those between mentions of one name that a ruling must not part by the way."""
    rows = [
        {"a": min(pair), "b": max(pair), "probability": SURELY, "reason": SAME_NAME}
        for pair in beside
    ]
    return pa.concat_tables([links, pa.Table.from_pylist(rows, schema=LINK)]) if rows else links


def _among(pairs: Sequence[Pair], place: Numbers) -> list[Pair]:
    moved = [(int(place[a]), int(place[b])) for a, b in pairs]
    return sorted({pair for pair in moved if min(pair) >= 0})


def _ids(
    mentions: pa.Table, group: Numbers, known: Known | None
) -> tuple[dict[int, str], tuple[Forwarding, ...]]:
    """The id of each group by its least mention, and the forwardings."""
    firsts = np.unique(group[group >= 0])
    keys = _keys(mentions, group, firsts)

    def whole(place: int) -> str:
        first = mentions.select(["name", *FACTS]).slice(int(firsts[place]), 1)
        return json.dumps(first.to_pylist()[0], ensure_ascii=False)

    claims = _claims(mentions, np.searchsorted(firsts, group), group, known) if known else {}
    ids, forwardings = ids_of(keys, whole, claims, known.forwardings if known else ())
    return dict(zip(firsts.tolist(), ids, strict=True)), forwardings


def _keys(mentions: pa.Table, group: Numbers, firsts: Numbers) -> list[str]:
    """What each group's id is made of: its least company number, charity number, or its name."""
    with engine() as connection:
        names = mentions.select(["mention", "name"]).take(pa.array(firsts))
        connection.con.register("firsts", names)
        table = connection.table("firsts")
        keyed = with_key(table).order_by("mention")
        keys: list[str] = keyed.to_pyarrow()["name_key"].to_pylist()
    place = {int(first): at for at, first in enumerate(firsts)}
    for column, kind in (("charity_number", "charity"), ("company_number", "company")):
        least: dict[int, str] = {}
        numbers = mentions[column].combine_chunks()
        for mention in np.flatnonzero(numbers.is_valid().to_numpy(zero_copy_only=False)).tolist():
            if group[mention] >= 0:
                number, at = numbers[mention].as_py(), place[int(group[mention])]
                least[at] = min(least.get(at, number), number)
        for at, number in least.items():
            keys[at] = f"{kind} {number}"
    return keys


def _claims(mentions: pa.Table, place: Numbers, group: Numbers, known: Known) -> Claims:
    """Which earlier ids the mentions of each group had, and how much of each."""
    finder = KnownIds(known)
    claims: defaultdict[int, dict[str, tuple[float, int]]] = defaultdict(dict)
    for mention, row in enumerate(mentions.select(["name", *FACTS]).to_pylist()):
        if group[mention] >= 0 and (found := finder.of(row)):
            one, pence = found
            money, names = claims[int(place[mention])].get(one, (0, 0))
            claims[int(place[mention])][one] = (money + pence, names + 1)
    return dict(claims)


def _shown(mentions: pa.Table, group: Numbers, last: Flags | None) -> pa.Array:
    """The name that each mention's supplier goes by; null for nobody.

    The name with the most money, then the most payments; among equals one that is not all in
    capitals, then one of the usual length for the supplier (neither initials nor a long note).
    """
    names = mentions["name"].combine_chunks()
    living = np.flatnonzero(group >= 0)
    length = pc.utf8_length(names).to_numpy(zero_copy_only=False).astype(np.float64)
    size = np.bincount(group[living], minlength=len(group))
    letters = np.bincount(group[living], weights=length[living], minlength=len(group))
    mean = letters / np.maximum(size, 1)
    behind = np.zeros(len(names), dtype=bool)
    if last is not None:
        behind[: len(last)] = last
    ranked = pa.table(
        {
            "group": group,
            "behind": behind.astype(np.int8),
            "money": pc.negate(pc.fill_null(mentions["amount_gbp"], 0)),
            "payments": pc.negate(mentions["payments"]),
            "capitals": pc.equal(pc.utf8_upper(names), names).cast(pa.int8()),
            "unusual": np.abs(length - mean[np.maximum(group, 0)]),
            "name": names,
        }
    )
    order = pc.sort_indices(ranked, [(key, "ascending") for key in ranked.column_names]).to_numpy()
    firsts, at = np.unique(group[order], return_index=True)
    best = np.full(len(group) + 1, -1, dtype=np.int64)
    best[firsts] = order[at]
    chosen = best[group]
    chosen[group < 0] = -1
    return names.take(pa.array(chosen, mask=chosen < 0))
