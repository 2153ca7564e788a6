"""What can happen to agreements, commitments, benefits and claims."""

from __future__ import annotations

from weft.commitments.actions.agreements import (
    Bound,
    Described,
    describe_agreement,
    link_party,
    note_conversation,
    record_agreement,
)
from weft.commitments.actions.benefits import (
    Delivered,
    change_benefit,
    claim,
    record_benefit,
    report_benefit,
    withdraw_benefit,
    withdraw_claim,
)
from weft.commitments.actions.checking import Check, check_benefit
from weft.commitments.actions.confirming import (
    answer_inquiry,
    confirm_benefit,
    inquire,
    why_not_answer,
)
from weft.commitments.actions.contacts import approve_contact, drop_contact, forget_contact
from weft.commitments.actions.delivered import (
    Taken,
    ToldOf,
    WhyNotCount,
    read_workbook,
    take_delivered,
)
from weft.commitments.actions.disputes import (
    Quarrel,
    Settlement,
    answer_dispute,
    open_dispute,
    settle_dispute,
    withdraw_dispute,
)
from weft.commitments.actions.evidence import (
    Given,
    add_evidence,
    forget_evidence,
    take_away_evidence,
)
from weft.commitments.actions.happenings import (
    add_party,
    end_commitment,
    end_party,
    extend_agreement,
    hand_over,
    move_agreement,
    note_insolvency,
    novate,
    vary_agreement,
    vary_commitment,
)
from weft.commitments.actions.jottings import (
    begin_jotting,
    forget_jotting,
    keep_jotting,
    throw_away_jotting,
)
from weft.commitments.actions.judging import (
    adjust_claim,
    return_claim,
    verify_claim,
    verify_claims,
)
from weft.commitments.actions.listed import Wished, keep_profile, take_promises
from weft.commitments.actions.presses import press_once
from weft.commitments.actions.promises import Agreed, Promise, record_commitment
from weft.commitments.actions.rating import (
    Finding,
    assess,
    choose_indicators,
    correct_assessment,
    describe_indicator,
    drop_indicator,
    explain_few_indicators,
    say_tolerances,
)
from weft.commitments.actions.register import take_back_contracts, take_contracts
from weft.commitments.actions.remarks import remark
from weft.commitments.actions.remedies import (
    Proposed,
    answer_remedy,
    move_remedy,
    propose_remedy,
)
from weft.commitments.actions.reminding import chase, remind_all
from weft.commitments.actions.repeats import review_repeats, say_two
from weft.commitments.actions.reporting import (
    claim_shares,
    report_and_claim,
    report_several,
)
from weft.commitments.actions.spent import (
    Spent,
    draw_from_analysis,
    record_drawdown,
    take_spent,
    withdraw_drawdown,
)
from weft.commitments.actions.who import (
    CannotDo,
    ChangedMeanwhile,
    Doubtful,
    NamesPeople,
    ThereAlready,
)

__all__ = [
    "Agreed",
    "Bound",
    "CannotDo",
    "ChangedMeanwhile",
    "Check",
    "Delivered",
    "Described",
    "Doubtful",
    "Finding",
    "Given",
    "NamesPeople",
    "Promise",
    "Proposed",
    "Quarrel",
    "Settlement",
    "Spent",
    "Taken",
    "ThereAlready",
    "ToldOf",
    "WhyNotCount",
    "Wished",
    "add_evidence",
    "add_party",
    "adjust_claim",
    "answer_dispute",
    "answer_inquiry",
    "answer_remedy",
    "approve_contact",
    "assess",
    "begin_jotting",
    "change_benefit",
    "chase",
    "check_benefit",
    "choose_indicators",
    "claim",
    "claim_shares",
    "confirm_benefit",
    "correct_assessment",
    "describe_agreement",
    "describe_indicator",
    "draw_from_analysis",
    "drop_contact",
    "drop_indicator",
    "end_commitment",
    "end_party",
    "explain_few_indicators",
    "extend_agreement",
    "forget_contact",
    "forget_evidence",
    "forget_jotting",
    "hand_over",
    "inquire",
    "keep_jotting",
    "keep_profile",
    "link_party",
    "move_agreement",
    "move_remedy",
    "note_conversation",
    "note_insolvency",
    "novate",
    "open_dispute",
    "press_once",
    "propose_remedy",
    "read_workbook",
    "record_agreement",
    "record_benefit",
    "record_commitment",
    "record_drawdown",
    "remark",
    "remind_all",
    "report_and_claim",
    "report_benefit",
    "report_several",
    "return_claim",
    "review_repeats",
    "say_tolerances",
    "say_two",
    "settle_dispute",
    "take_away_evidence",
    "take_back_contracts",
    "take_contracts",
    "take_delivered",
    "take_promises",
    "take_spent",
    "throw_away_jotting",
    "vary_agreement",
    "vary_commitment",
    "verify_claim",
    "verify_claims",
    "why_not_answer",
    "withdraw_benefit",
    "withdraw_claim",
    "withdraw_dispute",
    "withdraw_drawdown",
]
