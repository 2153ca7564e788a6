"""The nouns: agreements and what is promised in them; benefits, claims on them, and what beneficiaries say; what stands behind them; who was
reminded of what; how agreements are rated; what follows where something is missed, and what whoever promised says of it; what people quarrel
about; what was said of files; which button was pressed."""

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
from weft.commitments.models.benefits import AsReported, Benefit, Claim, Confirmation, Inquiry
from weft.commitments.models.disputes import Answer, Dispute, Side
from weft.commitments.models.evidence import Evidence, Jotting
from weft.commitments.models.intakes import Intake, RegisterRow
from weft.commitments.models.judgements import Judgement
from weft.commitments.models.performance import Assessment, Indicator, Rated, Tolerance
from weft.commitments.models.presses import Press
from weft.commitments.models.profiles import Profile
from weft.commitments.models.remarks import Remark
from weft.commitments.models.remedies import Remedy, RemedyStep
from weft.commitments.models.reminding import Contact, Reminder
from weft.commitments.models.repeats import Repeat, Review

__all__ = [
    "Agreement",
    "Answer",
    "AsReported",
    "Assessment",
    "Benefit",
    "Claim",
    "Commitment",
    "Confirmation",
    "Contact",
    "Dispute",
    "Drawdown",
    "Evidence",
    "Happening",
    "Indicator",
    "Inquiry",
    "Intake",
    "Jotting",
    "Judgement",
    "Note",
    "Part",
    "Party",
    "Press",
    "Profile",
    "Rated",
    "Reference",
    "RegisterRow",
    "Remark",
    "Remedy",
    "RemedyStep",
    "Reminder",
    "Repeat",
    "Review",
    "Side",
    "Tolerance",
]
