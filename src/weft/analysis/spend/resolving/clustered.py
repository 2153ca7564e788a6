"""From links and people's rulings to groups: each mention in one, with how sure and why."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from weft.analysis.spend.resolving.links import JOINED_FROM

GROUP = pa.schema(
    [
        ("mention", pa.int64()),
        ("group", pa.int64()),
        ("confidence", pa.float64()),
        ("reason", pa.string()),
    ]
)
ALONE = "no other name is like it"
RULED_SAME = "a person ruled that they are the same"


def clustered(
    mentions: pa.Table,
    links: pa.Table,
    *,
    same: Sequence[tuple[int, int]] = (),
    different: Sequence[tuple[int, int]] = (),
) -> pa.Table:
    """The group of each mention, with the columns of `GROUP`, in the order of the mentions.

    `mentions` and `links` are as in `links_of`. `group` is the least mention in it. `same` and
    `different` are pairs of mentions that people have ruled on: they always win, also over numbers;
    they must not contradict each other. A ruling changes only the groups of the mentions that it names.
    `confidence` says how sure it is that the mention belongs to its group, `reason` why: the link by
    which it came in. The order of the mentions and of the links does not matter.
    """
    groups = _Groups(len(mentions), different)
    why: dict[int, tuple[float, str]] = {}
    for a, b in same:
        groups.join(a, b)
        why.setdefault(b, (1.0, RULED_SAME))
        why.setdefault(a, (1.0, RULED_SAME))
    for link in sorted(links.to_pylist(), key=lambda link: -link["probability"]):
        if link["probability"] >= JOINED_FROM and groups.join(link["a"], link["b"]):
            why.setdefault(link["b"], (link["probability"], link["reason"]))
            why.setdefault(link["a"], (link["probability"], link["reason"]))
    rows = [
        {"mention": m, "group": groups.of(m), "confidence": sure, "reason": reason}
        for m in range(len(mentions))
        for sure, reason in [why.get(m, (1.0, ALONE))]
    ]
    return pa.Table.from_pylist(rows, schema=GROUP)


def left_open(links: pa.Table, groups: pa.Table) -> pa.Table:
    """The links whose two mentions are in different groups: what a person may be asked about.

    `groups` is of `clustered`. The likeliest first.
    """
    group = groups["group"]
    apart = pc.not_equal(group.take(links["a"]), group.take(links["b"]))
    return links.filter(apart).sort_by([("probability", "descending")])


class _Groups:
    """Mentions in groups that can be joined, but not those that hold a pair ruled different."""

    def __init__(self, count: int, different: Sequence[tuple[int, int]]) -> None:
        self.above = list(range(count))
        self.apart = list(different)

    def of(self, mention: int) -> int:
        while self.above[mention] != mention:
            self.above[mention] = self.above[self.above[mention]]
            mention = self.above[mention]
        return mention

    def join(self, a: int, b: int) -> bool:
        one, other = sorted((self.of(a), self.of(b)))
        if {one, other} in [{self.of(x), self.of(y)} for x, y in self.apart]:
            return False
        self.above[other] = one
        return True
