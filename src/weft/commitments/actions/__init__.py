"""What can happen to agreements, commitments, benefits and claims."""

from __future__ import annotations

from weft.commitments.actions.agreements import (
    Bound,
    Promise,
    add_party,
    extend_agreement,
    hand_over,
    move_agreement,
    novate,
    record_agreement,
    record_commitment,
    record_drawdown,
)
from weft.commitments.actions.benefits import (
    Delivered,
    adjust_claim,
    claim,
    confirm_benefit,
    record_benefit,
    report_benefit,
    return_claim,
    verify_claim,
    withdraw_benefit,
    withdraw_claim,
)
from weft.commitments.actions.who import CannotDo

__all__ = [
    "Bound",
    "CannotDo",
    "Delivered",
    "Promise",
    "add_party",
    "adjust_claim",
    "claim",
    "confirm_benefit",
    "extend_agreement",
    "hand_over",
    "move_agreement",
    "novate",
    "record_agreement",
    "record_benefit",
    "record_commitment",
    "record_drawdown",
    "report_benefit",
    "return_claim",
    "verify_claim",
    "withdraw_benefit",
    "withdraw_claim",
]
