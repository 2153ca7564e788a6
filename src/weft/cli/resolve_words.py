"""What resolving names says of itself on the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pyarrow.compute as pc

from weft.cli.words import pounds

if TYPE_CHECKING:
    import pyarrow as pa

    from weft.analysis.spend.resolving.resolve import Resolution

LARGEST = 5
SHOWN = 3


def resolution_lines(resolution: Resolution) -> Iterator[str]:
    """Give the lines: the sums, the largest joins, what to review, and where the files are."""
    mentions = resolution.entities.mentions.slice(0, resolution.entities.here)
    yield from _sums(resolution, mentions)
    yield from _largest(mentions)
    yield from _ids(resolution)
    yield from _rulings(resolution)
    yield from _to_review(resolution)
    yield f"Written: {', '.join(str(path) for path in reversed(resolution.written))}"


def _sums(resolution: Resolution, mentions: pa.Table) -> Iterator[str]:
    suppliers = pc.count_distinct(mentions["group"]).as_py()
    named = mentions["name"].filter(pc.is_valid(mentions["group"]))
    yield (
        f"{len(resolution.names.table):,} rows with {pc.count_distinct(mentions['name']).as_py():,} "
        f"names are of {suppliers:,} suppliers."
    )
    if nobody := len(mentions) - len(named):
        yield f"  Nobody (redacted, blank, or words such as “various”): {nobody:,} of the names."


def _largest(mentions: pa.Table) -> Iterator[str]:
    grouped = mentions.filter(pc.is_valid(mentions["group"])).group_by("group")
    counted = grouped.aggregate([("name", "count_distinct"), ("canonical_name", "min")])
    joined = counted.filter(pc.greater(counted["name_count_distinct"], 1))
    rows = joined.sort_by(
        [("name_count_distinct", "descending"), ("canonical_name_min", "ascending")]
    ).slice(0, LARGEST)
    if len(rows):
        yield "The most names for one supplier:"
    for row in rows.to_pylist():
        yield f"  {row['name_count_distinct']:>6,}  {row['canonical_name_min']}"


def _ids(resolution: Resolution) -> Iterator[str]:
    if resolution.known is None:
        return
    before = set(resolution.known.ids)
    now = set(resolution.entities.mentions["entity_id"].unique().to_pylist())
    old = {one.old_id for one in resolution.known.forwardings}
    for what, words in (
        ("merged", ("id now leads to another: its supplier is the same",
                    "ids now lead to others: their suppliers are the same")),
        ("split off", ("supplier was split off another and has an id of its own",
                       "suppliers were split off others and have ids of their own")),
    ):  # fmt: skip
        new = [
            one
            for one in resolution.entities.forwardings
            if one.what == what and one not in resolution.known.forwardings
        ]
        if new:
            yield f"  {len(new):,} {words[len(new) > 1]}, as forwarding.csv says."
    yield f"  {len(before & now):,} of {len(before - old):,} earlier ids stay as they were."


def _rulings(resolution: Resolution) -> Iterator[str]:
    waiting = resolution.entities.ruled.not_here
    active = sum(1 for ruling in resolution.rulings if not ruling.withdrawn)
    if active:
        yield f"  {active - len(waiting):,} of {active:,} rulings are about names that are here."
    for ruling in waiting[:SHOWN]:
        yield f"  waits for a name that is not here: {ruling}"
    if len(waiting) > SHOWN:
        yield f"  and {len(waiting) - SHOWN:,} more"


def _to_review(resolution: Resolution) -> Iterator[str]:
    asked = resolution.asked
    if not asked:
        return
    many = "question is" if len(asked) == 1 else "questions are"
    yield f"{len(asked):,} {many} worth a look. The first:"
    for one in asked[:SHOWN]:
        stake = f"{pounds(one.amount_gbp)} at stake, " if one.amount_gbp is not None else ""
        yield f"  “{one.name}” and “{one.other}”: {stake}{one.now} now, {one.probability:.0%} sure to be one"
