"""What the database itself keeps: the claims on a benefit never exceed it, whoever writes and however many at once.

`Benefit.claimed` is the sum of what its claims count, written by triggers in the same statement as the claim; a constraint on the row says
that it is at most the quantity. Whoever claims holds the benefit's row, so two at once come one after the other. What is confirmed of each claim
(`rules.confirmed_of_a_claim`) and of each promise follows in the same statement as the claim, or as its beneficiary's word.
"""

from __future__ import annotations

from weft.audit.guards import Guard, Sum, changed

CLAIM, BENEFIT, COMMITMENT = "commitments_claim", "commitments_benefit", "commitments_commitment"
SAID = "What was said of a benefit stays with the claim that says it."
GUARDS = (
    Guard(
        "a_claim_stays_with_its_benefit", CLAIM, "UPDATE", SAID,
        changed(("benefit_id", "commitment_id", "provider_id")),
    ),
    Guard("a_claim_is_never_deleted", CLAIM, "DELETE", "A claim is withdrawn, never deleted.", "OLD.counts > 0"),
)  # fmt: skip
STANDS = "An assessment never changes. What was wrong in it is put right by the next version."
OF_ASSESSMENTS = tuple(
    Guard(f"{table}_stands_on_{act.lower()}", table, act, STANDS)
    for table in ("commitments_assessment", "commitments_rated")
    for act in ("UPDATE", "DELETE")
)
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
