"""The nouns: a council's payment files, what it said about them, and its runs of the analysis."""

from __future__ import annotations

from weft.spend.models.files import PaymentFile, Profile
from weft.spend.models.runs import Run

__all__ = ["PaymentFile", "Profile", "Run"]
