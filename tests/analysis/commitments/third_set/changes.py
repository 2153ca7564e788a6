"""What of a record may be written otherwise."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from weft.analysis.commitments.benefit import Evidence


class Changes(TypedDict, total=False):
    """The parts of a record that a second hand changes."""

    provider: str
    accountable: str
    delivered_by: tuple[str, ...]
    measure: str
    quantity: int
    begins: date
    ends: date
    places: tuple[str, ...]
    cohorts: tuple[str, ...]
    beneficiary: str
    beneficiary_name: str
    description: str
    evidence: tuple[Evidence, ...]
    agreement: str
    recorded_on: date
