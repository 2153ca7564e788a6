"""What forms carry of agreements and promises when they are opened: held against what stands there once they are sent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from weft.commitments.models import Agreement, Claim, Commitment, Remedy
from weft.commitments.queries.disputes import open_dispute_about
from weft.commitments.queries.remedies import missing_of
from weft.frameworks.rules import fingerprint

Shown = dict[str, object]


def terms_of(agreement: Agreement) -> Shown:
    """What was agreed."""
    names = ("title", "value_gbp", "with_vat", "begins", "ends")
    return {name: getattr(agreement, name) for name in names}


def end_of(agreement: Agreement) -> Shown:
    """How long it lasts, and can be extended."""
    return {"ends": agreement.ends, "may_extend_until": agreement.may_extend_until}


def who_manages(agreement: Agreement) -> Shown:
    """Who manages it, and who stands in."""
    return {"manager": agreement.manager_id, "deputy": agreement.deputy_id}


def description_of(agreement: Agreement) -> Shown:
    """What else is known of it."""
    names = ("description", "category", "under_id", "under_act", "may_extend_until", "places")
    return {name: getattr(agreement, name) for name in names} | {
        "references": list(agreement.references.values_list("scheme", "number")),
        "parts": list(agreement.parts.values_list("name", flat=True)),
    }


def promise_of(commitment: Commitment) -> Shown:
    """How much is promised, by when, in which words, and what else is agreed of it."""
    names = (
        "quantity", "due", "words", "part_id", "cohorts", "places", "baseline", "evidence", "weight", "if_missed", "may_subcontract",
    )  # fmt: skip
    return {name: getattr(commitment, name) for name in names}


DELIVERED = (
    "quantity", "begins", "ends", "places", "cohort", "beneficiary_id", "beneficiary_name", "description", "story",
)  # fmt: skip


def claim_as_judged(claim: Claim) -> Shown:
    """What stands on the page on which somebody decides about a claim, by what it is about."""
    benefit = claim.benefit
    kept = benefit.evidence.filter(forgotten_at=None).order_by("pk")
    said = sorted(one.pk for one in benefit.confirmations.all())
    dispute = open_dispute_about(benefit)
    return {
        "claimed": (claim.state, claim.quantity, claim.counts, claim.brings),
        "delivered": {name: getattr(benefit, name) for name in DELIVERED},
        "said": (benefit.state, benefit.round, said),
        "evidence": list(kept.values_list("pk", flat=True)),
        "dispute": dispute.pk if dispute else None,
    }


def claim_as_listed(claim: Any) -> Shown:
    """What stands of a claim, one of `to_be_read`, in the list of those that wait to be verified."""
    benefit = claim.benefit
    return {
        "claimed": (claim.state, claim.quantity, claim.brings),
        "delivered": {name: getattr(benefit, name) for name in DELIVERED},
        "said": (benefit.state, benefit.round, sorted(one.pk for one in benefit.confirmations.all())),
        "evidence": claim.behind,
        "dispute": claim.quarrelled,
    }  # fmt: skip


def remedy_as_said(remedy: Remedy) -> Shown:
    """What stands on the page on which somebody says what becomes of a remedy, by what it is about."""
    steps, instead = remedy.steps.order_by("pk").values_list("pk", flat=True), remedy.instead
    return {
        "remedy": (remedy.state, list(steps)),
        "instead": (instead.quantity, instead.due, instead.ended_at) if instead else None,
    }


def shortfall(commitment: Commitment, on: date) -> Shown:
    """What stands on the page on which somebody proposes what is to follow for a promise."""
    proposed = commitment.remedies.order_by("pk").values_list("pk", "state")
    return {"missing": missing_of(commitment, on), "remedies": list(proposed)}


def fingerprints(shown: Mapping[str, object]) -> str:
    """One fingerprint for each thing that is shown: a form carries them, and can say later which of them has changed."""
    return ".".join(fingerprint(value) for value in shown.values())


def changed_since(was: str, shown: Mapping[str, object]) -> tuple[str, ...]:
    """What is not as somebody saw it. `was`: `fingerprints` of what they saw; empty where they saw nothing."""
    if not was:
        return ()
    before = was.split(".")
    if len(before) != len(shown):
        return tuple(shown)
    pairs = zip(shown.items(), before, strict=True)
    return tuple(name for (name, value), one in pairs if fingerprint(value) != one)
