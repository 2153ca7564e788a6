"""What a report remembers of who is who: the next one's `known`, and what people are asked.

Beside FILE, a Parquet file of the names with the supplier of each, stand its forwardings and earlier names as
`known` reads them, and `.asked.json`: the questions, each with what is known of its two names.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from weft.analysis.spend.resolving.entities import Entities
from weft.analysis.spend.resolving.known import (
    MERGED,
    SPLIT_OFF,
    Forwarding,
    beside,
    read_forwardings,
)
from weft.analysis.spend.resolving.mentions import FACTS
from weft.analysis.spend.resolving.questions import MOST, questions
from weft.analysis.spend.resolving.resolve import ADDED, earlier_names, forwarding_table, write_all
from weft.analysis.spend.resolving.rulings import spelt

ASKED = "asked.json"
SEVERAL = ("company_number", "charity_number", "postcode", "body")
"""What is told of a name, as far as the files say it."""


def remember(entities: Entities, file: Path, most: int = MOST) -> None:
    """Write the names with their suppliers, and beside them forwardings, earlier names and what is asked."""
    here = entities.mentions.slice(0, entities.here)
    asked = json.dumps(asked_of(entities, most), ensure_ascii=False, indent=1)
    parts: dict[Path, bytes | pa.Table | None] = {
        beside(file, "forwarding.csv"): forwarding_table(entities),
        beside(file, "earlier.csv"): earlier_names(entities),
        beside(file, ASKED): asked.encode(),
        file: here.select(["name", *FACTS, "payments", "amount_gbp", *ADDED]),
    }
    write_all(parts, file)


def asked_of(entities: Entities, most: int = MOST) -> list[dict[str, Any]]:
    """The questions as plain values, each with its two `names`: payments, money, numbers, supplier of each."""
    found = questions(entities, most)
    told = _told(entities, {spelt(name) for one in found for name in (one.name, one.other)})
    return [
        {
            **asdict(one),
            "amount_gbp": None if one.amount_gbp is None else str(one.amount_gbp),
            "names": [
                _name(told[spelt(name)], name, body)
                for name, body in ((one.name, one.body), (one.other, one.other_body))
            ],
        }
        for one in found
    ]


def living(file: Path, supplier_id: str) -> str:
    """The id that stands for this one in a result that `remember` has written: its own, or that of the supplier
    that it was merged into."""
    return merged_in(file).get(supplier_id, supplier_id)


def merged_in(file: Path) -> dict[str, str]:
    """The ids that were merged into others, each with the one that stands for it."""
    return {one.old_id: one.new_id for one in _of_a_kind(file, MERGED)}


def split_off_in(file: Path) -> dict[str, str]:
    """The suppliers that came out of others, each with the id of the one that it came out of."""
    return {one.new_id: one.old_id for one in _of_a_kind(file, SPLIT_OFF)}


def _of_a_kind(file: Path, what: str) -> Iterator[Forwarding]:
    place = beside(file, "forwarding.csv")
    return (one for one in read_forwardings(place) if one.what == what)


def _told(entities: Entities, names: set[str]) -> dict[str, list[dict[str, Any]]]:
    """The mentions of these names among the input's."""
    here = entities.mentions.slice(0, entities.here)
    spellings = {one for one in set(here["name"].to_pylist()) if one and spelt(one) in names}
    rows = here.filter(pc.is_in(here["name"], value_set=pa.array(sorted(spellings), pa.string())))
    told: dict[str, list[dict[str, Any]]] = {name: [] for name in names}
    for row in rows.to_pylist():
        told[spelt(row["name"])].append(row)
    return told


def _name(rows: list[dict[str, Any]], name: str, body: str) -> dict[str, Any]:
    """What is told of one name, in one body where the question is about that."""
    its = [row for row in rows if not body or spelt(row["body"] or "") == spelt(body)]
    money = [row["amount_gbp"] for row in its if row["amount_gbp"] is not None]
    largest = max(its, key=lambda row: (abs(row["amount_gbp"] or 0), row["payments"]), default={})
    return {
        "name": name,
        "payments": sum(row["payments"] for row in its),
        "amount_gbp": str(sum(money)) if money else None,
        "supplier_id": largest.get("entity_id"),
        "supplier": largest.get("canonical_name"),
        **{fact: sorted({row[fact] for row in its if row[fact]}) for fact in SEVERAL},
    }
