"""What is confirmed of a claim.

Whoever received a benefit confirms the benefit, not the claims on it. What is confirmed is shared among all claims that count, each by
what it counts, never rounded up, and none gets more than it counts. So that all claims together are never confirmed beyond what was confirmed; and
where at least as much is confirmed as is claimed, every claim is confirmed whole. A claim that its contract manager has adjusted to what was confirmed is
confirmed whole, too. What is returned or withdrawn counts nothing, and has no share.

The amounts are in the smallest part of the measure (minutes, pence, people). Where a claim counts for another measure by an agreed mapping, what it
brings there is shared in the same way. The database keeps what comes of it with each claim and each promise.
"""

HEADINGS: tuple[str, ...] = (
    "The claims count",
    "Confirmed of the benefit",
    "Confirmed of each claim",
)

CASES: list[tuple[str, str, str]] = [
    ("90", "70", "70"),
    ("70", "70", "70"),
    ("70", "90", "70"),
    ("45, 45", "70", "35, 35"),
    ("60, 30", "70", "46, 23"),
    ("60, 30", "90", "60, 30"),
    ("60, 30", "120", "60, 30"),
    ("5, 4", "4", "2, 1"),
    ("5, 0", "4", "4, 0"),
    ("1, 1, 1", "2", "0, 0, 0"),
    ("3", "0", "0"),
]  # fmt: skip
