"""What the database worked out of claims until step 0024, in the words of that time: the steps before it know no columns that came later."""

from __future__ import annotations

from weft.audit.guards import Sum

CLAIM, BENEFIT, COMMITMENT = "commitments_claim", "commitments_benefit", "commitments_commitment"
COUNTED = ("counts", "verified", "brings", "brings_verified")
SHARE = (
    "DIV({c}.brings::numeric * LEAST(NEW.confirmed, NEW.claimed), GREATEST(NEW.claimed, 1))::bigint",
    "CAST({c}.brings * MIN(NEW.confirmed, NEW.claimed) / MAX(NEW.claimed, 1) AS INTEGER)",
)
"""Of what a claim brings, the share that is confirmed, in the words of PostgreSQL, whose whole numbers a product may exceed, and of SQLite."""


def _counted(before: str) -> str:
    """Add what a claim counts to its benefit and its commitment, and take away what it counted before."""
    was = {name: before.format(name) for name in COUNTED}
    return (
        f"UPDATE {BENEFIT} SET claimed = claimed + NEW.counts - {was['counts']}, "
        f"verified = verified + NEW.verified - {was['verified']} WHERE id = NEW.benefit_id; "
        f"UPDATE {COMMITMENT} SET claimed = claimed + NEW.brings - {was['brings']}, "
        f"verified = verified + NEW.brings_verified - {was['brings_verified']} WHERE id = NEW.commitment_id; "
    )


CONFIRMED = (
    f"UPDATE {COMMITMENT} SET confirmed = confirmed + (SELECT {{share}} - c.confirmed FROM {CLAIM} c "
    f"WHERE c.benefit_id = NEW.id AND c.commitment_id = {COMMITMENT}.id) "
    f"WHERE id IN (SELECT c.commitment_id FROM {CLAIM} c WHERE c.benefit_id = NEW.id AND c.confirmed <> {{share}}); "
    f"UPDATE {CLAIM} SET confirmed = (SELECT {{share}} FROM {CLAIM} c WHERE c.id = {CLAIM}.id) WHERE benefit_id = NEW.id; "
)
"""A benefit is claimed once for a commitment, so that the one row of both is found."""
SUMS = (
    Sum("claim_is_counted", CLAIM, "INSERT", _counted("0")),
    Sum(
        "claim_is_counted_anew", CLAIM, "UPDATE", _counted("OLD.{}"),
        " OR ".join(f"NEW.{name} <> OLD.{name}" for name in COUNTED),
    ),
    Sum(
        "claim_is_confirmed", BENEFIT, "UPDATE", CONFIRMED,
        "NEW.claimed <> OLD.claimed OR NEW.confirmed <> OLD.confirmed",
        (SHARE[0].format(c="c"), SHARE[1].format(c="c")),
    ),
)  # fmt: skip
