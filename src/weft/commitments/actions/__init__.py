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
    change_benefit,
    claim,
    confirm_benefit,
    record_benefit,
    report_benefit,
    return_claim,
    verify_claim,
    withdraw_benefit,
    withdraw_claim,
)
from weft.commitments.actions.evidence import (
    Given,
    add_evidence,
    forget_evidence,
    take_away_evidence,
)
from weft.commitments.actions.jottings import (
    begin_jotting,
    forget_jotting,
    keep_jotting,
    throw_away_jotting,
)
from weft.commitments.actions.reporting import report_and_claim
from weft.commitments.actions.who import CannotDo, NamesPeople

__all__ = [
    "Bound",
    "CannotDo",
    "Delivered",
    "Given",
    "NamesPeople",
    "Promise",
    "add_evidence",
    "add_party",
    "adjust_claim",
    "begin_jotting",
    "change_benefit",
    "claim",
    "confirm_benefit",
    "extend_agreement",
    "forget_evidence",
    "forget_jotting",
    "hand_over",
    "keep_jotting",
    "move_agreement",
    "novate",
    "record_agreement",
    "record_benefit",
    "record_commitment",
    "record_drawdown",
    "report_and_claim",
    "report_benefit",
    "return_claim",
    "take_away_evidence",
    "throw_away_jotting",
    "verify_claim",
    "withdraw_benefit",
    "withdraw_claim",
]
