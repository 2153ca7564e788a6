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

__all__ = [
    "agreements_kept_by",
    "agreements_visible_to",
    "benefits_visible_to",
    "claims_visible_to",
    "commitments_visible_to",
    "drawn_pence",
    "due_of",
    "has_use_for_agreements",
    "holds_on",
    "keeps",
    "left_of",
    "parties_of",
    "places_named",
    "reporting_for",
    "to_confirm",
    "to_verify",
    "way_to_count",
]
