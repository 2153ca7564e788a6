"""What the database itself keeps: the claims on a benefit never exceed it, whoever writes and however many at once.

`Benefit.claimed` is the sum of what its claims count, written by triggers in the same statement as the claim; a constraint on the row says
that it is at most the quantity. Whoever claims holds the benefit's row, so two at once come one after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

from weft.audit.guards import Guard, changed

Write = Callable[[str], object]
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
SUMS = ("claim_is_counted", "claim_is_counted_anew")


def sum_up(database: BaseDatabaseWrapper, write: Write) -> None:
    """Let the database keep what the claims on each benefit and commitment come to."""
    for statement in _statements(database):
        write(statement)


def stop_summing(database: BaseDatabaseWrapper, write: Write) -> None:
    """Take the triggers down."""
    for name in SUMS:
        if database.vendor == "postgresql":
            write(f"DROP TRIGGER IF EXISTS {name} ON {CLAIM}")
            write(f"DROP FUNCTION IF EXISTS {name}()")
        else:
            write(f"DROP TRIGGER IF EXISTS {name}")


def _statements(database: BaseDatabaseWrapper) -> Iterator[str]:
    for name, act, old in ((SUMS[0], "INSERT", "0"), (SUMS[1], "UPDATE", "OLD.{}")):
        body = (
            f"UPDATE {BENEFIT} SET claimed = claimed + NEW.counts - {old.format('counts')}, "
            f"verified = verified + NEW.verified - {old.format('verified')} WHERE id = NEW.benefit_id; "
            f"UPDATE {COMMITMENT} SET claimed = claimed + NEW.brings - {old.format('brings')}, "
            f"verified = verified + NEW.brings_verified - {old.format('brings_verified')} WHERE id = NEW.commitment_id; "
        )
        if database.vendor == "postgresql":
            yield (
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} RETURN NEW; END $$"
            )
            yield f"CREATE TRIGGER {name} AFTER {act} ON {CLAIM} FOR EACH ROW EXECUTE FUNCTION {name}()"
        else:
            yield f"CREATE TRIGGER {name} AFTER {act} ON {CLAIM} BEGIN {body} END"
