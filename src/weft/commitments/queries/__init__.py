"""What can be asked about agreements, benefits and claims. Every list starts from what the viewer may see."""

from __future__ import annotations

from weft.commitments.queries.agreements import (
    agreements_kept_by,
    agreements_visible_to,
    commitments_visible_to,
    drawn_pence,
    due_of,
    has_use_for_agreements,
    holds_on,
    keeps,
    parties_of,
    places_named,
    reporting_for,
)
from weft.commitments.queries.benefits import (
    benefits_visible_to,
    claims_visible_to,
    left_of,
    to_confirm,
    to_verify,
    way_to_count,
)
from weft.commitments.queries.evidence import (
    bytes_of,
    evidence_kept_until,
    evidence_over,
    evidence_visible_to,
    jottings_of,
    jottings_over,
    uploads_in_use,
)
from weft.commitments.queries.repeats import Beside, MayBeTwice, repeats_beside
from weft.commitments.queries.reporting import (
    CountsFor,
    Due,
    beneficiaries_before,
    counts_for,
    delivered_by,
    due_to_report,
    promises_to_report,
    said_before,
)

__all__ = [
    "Beside",
    "CountsFor",
    "Due",
    "MayBeTwice",
    "agreements_kept_by",
    "agreements_visible_to",
    "beneficiaries_before",
    "benefits_visible_to",
    "bytes_of",
    "claims_visible_to",
    "commitments_visible_to",
    "counts_for",
    "delivered_by",
    "drawn_pence",
    "due_of",
    "due_to_report",
    "evidence_kept_until",
    "evidence_over",
    "evidence_visible_to",
    "has_use_for_agreements",
    "holds_on",
    "jottings_of",
    "jottings_over",
    "keeps",
    "left_of",
    "parties_of",
    "places_named",
    "promises_to_report",
    "repeats_beside",
    "reporting_for",
    "said_before",
    "to_confirm",
    "to_verify",
    "uploads_in_use",
    "way_to_count",
]
