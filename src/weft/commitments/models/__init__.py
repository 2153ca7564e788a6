"""The nouns: agreements and what is promised in them; benefits, claims on them, and what beneficiaries say; what stands behind them."""

from __future__ import annotations

from weft.commitments.models.agreements import (
    Agreement,
    Commitment,
    Drawdown,
    Happening,
    Note,
    Part,
    Party,
    Reference,
)
from weft.commitments.models.benefits import Benefit, Claim, Confirmation, Inquiry
from weft.commitments.models.evidence import Evidence, Jotting

__all__ = [
    "Agreement",
    "Benefit",
    "Claim",
    "Commitment",
    "Confirmation",
    "Drawdown",
    "Evidence",
    "Happening",
    "Inquiry",
    "Jotting",
    "Note",
    "Part",
    "Party",
    "Reference",
]
