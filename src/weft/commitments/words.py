"""What the room's keys are called on pages."""

from __future__ import annotations

from typing import Protocol

from weft.analysis.commitments.personal import Sign
from weft.analysis.commitments.ratings import Rating, Suggested, percent
from weft.analysis.commitments.readable import Unread
from weft.analysis.frameworks.units import UNITS, in_words
from weft.commitments.checks import Way
from weft.commitments.disputes import DisputeKind, DisputeState, Stake
from weft.commitments.remedies import RemedyKind, RemedyState
from weft.commitments.rules import (
    AgreementState,
    BenefitState,
    ClaimState,
    EvidenceKind,
    PartyRole,
    Sort,
)
from weft.commitments.ties import Tie
from weft.ui.marks import Sentence, sentence, to_translate

AGREEMENT_STATES = {
    AgreementState.PLANNED: to_translate("Planned"),
    AgreementState.IN_FORCE: to_translate("In force"),
    AgreementState.SUSPENDED: to_translate("Suspended"),
    AgreementState.ENDED: to_translate("Ended"),
    AgreementState.TERMINATED: to_translate("Terminated"),
}
BENEFIT_STATES = {
    BenefitState.DRAFT: to_translate("Draft"),
    BenefitState.REPORTED: to_translate("Reported"),
    BenefitState.CONFIRMED: to_translate("Confirmed"),
    BenefitState.PARTLY: to_translate("Partly confirmed"),
    BenefitState.DISPUTED: to_translate("Disputed"),
    BenefitState.WITHDRAWN: to_translate("Withdrawn"),
}
CLAIM_STATES = {
    ClaimState.MADE: to_translate("Waits to be verified"),
    ClaimState.VERIFIED: to_translate("Verified"),
    ClaimState.ADJUSTED: to_translate("Verified in part"),
    ClaimState.RETURNED: to_translate("Returned"),
    ClaimState.WITHDRAWN: to_translate("Withdrawn"),
}
DISPUTES = {
    DisputeKind.ELSEWHERE: to_translate(
        "It is claimed elsewhere, and should count for another promise"
    ),
    DisputeKind.FACTS: to_translate(
        "It did not happen so: not at all, not so much, not there, or it is recorded twice"
    ),
}
"""What people quarrel about."""
DISPUTE_STATES = {
    DisputeState.OPENED: to_translate("Opened"),
    DisputeState.ANSWERED: to_translate("Answered"),
    DisputeState.SETTLED: to_translate("Settled"),
    DisputeState.WITHDRAWN: to_translate("Taken back"),
}
STAKES = {
    Stake.PROVIDER: to_translate("Delivered it"),
    Stake.ACCOUNTABLE: to_translate("Answers for it"),
    Stake.BENEFICIARY: to_translate("Received it"),
    Stake.KEEPER: to_translate("Keeps an agreement"),
}
"""What a side is to the benefit."""
TONES = {
    AgreementState.PLANNED.value: "govuk-tag--blue",
    AgreementState.IN_FORCE.value: "govuk-tag--green",
    AgreementState.SUSPENDED.value: "govuk-tag--yellow",
    AgreementState.ENDED.value: "govuk-tag--grey",
    AgreementState.TERMINATED.value: "govuk-tag--red",
    BenefitState.DRAFT.value: "govuk-tag--grey",
    BenefitState.REPORTED.value: "govuk-tag--blue",
    BenefitState.CONFIRMED.value: "govuk-tag--green",
    BenefitState.PARTLY.value: "govuk-tag--yellow",
    BenefitState.DISPUTED.value: "govuk-tag--red",
    ClaimState.MADE.value: "govuk-tag--blue",
    ClaimState.VERIFIED.value: "govuk-tag--green",
    ClaimState.ADJUSTED.value: "govuk-tag--yellow",
    ClaimState.RETURNED.value: "govuk-tag--red",
    ClaimState.WITHDRAWN.value: "govuk-tag--grey",
    DisputeState.OPENED.value: "govuk-tag--red",
    DisputeState.ANSWERED.value: "govuk-tag--yellow",
    DisputeState.SETTLED.value: "govuk-tag--green",
}
"""The colour of a state's tag."""
ROLES = {
    PartyRole.BUYER: to_translate("Buyer"),
    PartyRole.FUNDER: to_translate("Funder"),
    PartyRole.AUTHORITY: to_translate("Planning authority"),
    PartyRole.KEEPER: to_translate("Keeps it"),
    PartyRole.SUPPLIER: to_translate("Supplier"),
    PartyRole.DEVELOPER: to_translate("Developer"),
    PartyRole.GRANTEE: to_translate("Who receives the grant"),
    PartyRole.SUBCONTRACTOR: to_translate("Subcontractor"),
    PartyRole.PARTNER: to_translate("Partner"),
}
SORTS = {
    Sort.FIXED: to_translate("An amount by a day"),
    Sort.PER_PERIOD: to_translate("An amount in each period"),
    Sort.RATE: to_translate("An amount for each £1 million that is spent"),
    Sort.YES_NO: to_translate("Something that is done or not"),
    Sort.STORY: to_translate("A story that is told"),
}
SCHEMES = {
    "contract": to_translate("Contract number"),
    "ocid": to_translate("Open contracting number (OCID)"),
    "notice": to_translate("Notice"),
    "award": to_translate("Award number"),
    "tender": to_translate("Tender number"),
    "planning": to_translate("Planning application"),
    "grant": to_translate("Grant number"),
    "other": to_translate("Other number"),
}
"""What kinds of numbers an agreement is known by."""
FACTS = {
    "title": to_translate("Name"), "value_gbp": to_translate("Value"), "with_vat": to_translate("With VAT"), "begins": to_translate("First day"),
    "ends": to_translate("Last day"), "may_extend_until": to_translate("Can be extended until"), "quantity": to_translate("Promised"), "due": to_translate("By"), "words": to_translate("In the words of the agreement"),
    "part_id": to_translate("Lot or phase"), "cohorts": to_translate("For whom first"), "places": to_translate("Places"),
    "baseline": to_translate("Without the promise"), "evidence": to_translate("Evidence that is expected"),
    "weight": to_translate("Weight in the award"), "if_missed": to_translate("If it is missed"),
    "may_subcontract": to_translate("Subcontractors may deliver it, too"), "manager": to_translate("Contract manager"), "deputy": to_translate("Deputy"), "state": to_translate("State"),
}  # fmt: skip
"""What can change of an agreement and of a promise in it."""
HAPPENINGS = {
    "put in force": to_translate("Put in force"),
    "suspend": to_translate("Suspended"),
    "end": to_translate("Ended"),
    "terminate": to_translate("Terminated"),
    "extend": to_translate("Extended"),
    "hand over": to_translate("Handed over"),
    "novate": to_translate("Novated"),
    "add party to": to_translate("A party added"),
    "vary": to_translate("Varied"),
    "end party of": to_translate("A party left"),
    "note insolvency in": to_translate("A party insolvent"),
    "vary commitment in": to_translate("What is promised changed"),
    "end commitment in": to_translate("Something is promised no longer"),
}
"""By the act."""


LOOKED_AT = {
    "claimed": to_translate("how much is claimed, and how that stands"),
    "delivered": to_translate("what was delivered"),
    "said": to_translate("what others say of it"),
    "evidence": to_translate("what stands behind it"),
    "dispute": to_translate("whether a dispute about it is open"),
    "remedy": to_translate("how it stands, and what was said of it"),
    "instead": to_translate("what is promised instead"),
    "missing": to_translate("how much is missing"),
    "remedies": to_translate("what is proposed already"),
}
"""What somebody looks at before they decide, as `queries.carried` names it."""
EVIDENCE_KINDS = {
    EvidenceKind.FILE: to_translate("File"),
    EvidenceKind.PICTURE: to_translate("Photograph"),
    EvidenceKind.LINK: to_translate("Address on the web"),
    EvidenceKind.STATEMENT: to_translate("Statement"),
    EvidenceKind.PAYROLL: to_translate("Number in the payroll"),
    EvidenceKind.TRAINING: to_translate("Number of the training"),
}
SAID_OF = {
    BenefitState.REPORTED: to_translate("No answer yet"),
    BenefitState.CONFIRMED: to_translate("Confirmed"),
    BenefitState.PARTLY: to_translate("Partly confirmed"),
    BenefitState.DISPUTED: to_translate("Disputed"),
}
"""What whoever received a benefit says of it."""
WAYS = {
    Way.SAMPLE: to_translate("I asked some of those who took part"),
    Way.PAYROLL: to_translate("I looked at the payroll"),
    Way.BOOKS: to_translate("I looked at the books"),
}
"""By what somebody checks, as they say it."""
BY_CHECK = {
    Way.SAMPLE: to_translate(
        "%(amount)s, by a sample: %(found)s of %(sampled)s asked, of %(sampled_of)s"
    ),
    Way.PAYROLL: to_translate("%(amount)s, by the payroll"),
    Way.BOOKS: to_translate("%(amount)s, by the books"),
}
"""What a check confirms, and by what."""
TIES = {
    Tie.PERSON: to_translate("Somebody acts for both."),
    Tie.EMAIL: to_translate("Their email addresses are of the same domain."),
    Tie.ADDRESS: to_translate("They have the same address."),
    Tie.WEBSITE: to_translate("They have the same page on the web."),
}
"""What whoever confirms has in common with whoever delivered."""
UNREAD = {
    Unread.PICTURE: to_translate("pictures and PDFs are not read"), Unread.LARGE: to_translate("it is too large"),
    Unread.LOCKED: to_translate("a password keeps it closed"), Unread.WITHIN: to_translate("a ZIP within a ZIP is not opened"),
    Unread.UNKNOWN: to_translate("it cannot be read"),
}  # fmt: skip
SIGNS = {
    Sign.NUMBER: to_translate("a National Insurance number"),
    Sign.BIRTH: to_translate("a date of birth"),
    Sign.NAMES: to_translate("a list of people’s names"),
    Sign.TITLED: to_translate("the name of a person"),
    Sign.REACHED: to_translate("email addresses or telephone numbers of several people"),
}
REPEATS = {
    "The same number.": to_translate("The same number."),
    "The same file.": to_translate("The same file."),
    "All but the same picture.": to_translate("All but the same picture."),
    "The same reference.": to_translate("The same reference."),
    "Of the same persons.": to_translate("Of the same persons."),
    "One is a sum in which the other stands.": to_translate(
        "One is a sum in which the other stands."
    ),
    "One is an estimate, and the other was measured.": to_translate(
        "One is an estimate, and the other was measured."
    ),
    "One says that it was made longer.": to_translate("One says that it was made longer."),
    "The same organisations had a part in it.": to_translate(
        "The same organisations had a part in it."
    ),
    "The same beneficiary.": to_translate("The same beneficiary."),
    "The same beneficiary, by its name.": to_translate("The same beneficiary, by its name."),
    "The same measure.": to_translate("The same measure."),
    "The same amount.": to_translate("The same amount."),
    "Nearly the same amount.": to_translate("Nearly the same amount."),
    "At the same time.": to_translate("At the same time."),
    "At times that overlap.": to_translate("At times that overlap."),
    "At the same place.": to_translate("At the same place."),
    "Much the same words.": to_translate("Much the same words."),
    "One of the organisations had a part in the other’s.": to_translate(
        "One of the organisations had a part in the other’s."
    ),
    "The organisations belong to one group.": to_translate(
        "The organisations belong to one group."
    ),
    "One records what it received from the other.": to_translate(
        "One records what it received from the other."
    ),
    "The same amount, if two figures were swapped.": to_translate(
        "The same amount, if two figures were swapped."
    ),
    "The same amount, rounded.": to_translate("The same amount, rounded."),
    "On days of the month, quarter or year of the other.": to_translate(
        "On days of the month, quarter or year of the other."
    ),
    "Until the same day.": to_translate("Until the same day."),
    "From the same day on.": to_translate("From the same day on."),
    "On the same day, if day and month were swapped.": to_translate(
        "On the same day, if day and month were swapped."
    ),
    "Some days apart.": to_translate("Some days apart."),
    "One names the day of the other.": to_translate("One names the day of the other."),
    "One names the amount of the other.": to_translate("One names the amount of the other."),
    "One is as much of the other as it says.": to_translate(
        "One is as much of the other as it says."
    ),
    "One says that it is a part of the other.": to_translate(
        "One says that it is a part of the other."
    ),
    "The same number, by its last figures.": to_translate("The same number, by its last figures."),
    "One gave on what it received.": to_translate("One gave on what it received."),
    "One is a total around the days of the other.": to_translate(
        "One is a total around the days of the other."
    ),
    "One comes to so many times the other as it says.": to_translate(
        "One comes to so many times the other as it says."
    ),
    "The same number, if two digits were swapped.": to_translate(
        "The same number, if two digits were swapped."
    ),
    "The same amount, with tax or without.": to_translate("The same amount, with tax or without."),
    "The same amount in another unit, as weeks are days.": to_translate(
        "The same amount in another unit, as weeks are days."
    ),
    "All that stands behind one stands behind the other.": to_translate(
        "All that stands behind one stands behind the other."
    ),
    "Under the same agreement.": to_translate("Under the same agreement."),
    "The same figures, as pounds are pence.": to_translate(
        "The same figures, as pounds are pence."
    ),
    "With another record it comes to the same amount.": to_translate(
        "With another record it comes to the same amount."
    ),
}
"""What speaks for one benefit, as the engine says it."""

OUTCOMES = {
    "kept": to_translate("Kept"),
    "so far": to_translate("Kept so far"),
    "waits": to_translate("Reported, not verified"),
    "part": to_translate("Kept in part"),
    "missed": to_translate("Missed"),
    "not owed": to_translate("Ended before it was due"),
}
"""What became of what was due."""
OUTCOME_TONES = {
    "kept": "govuk-tag--green",
    "so far": "govuk-tag--teal",
    "waits": "govuk-tag--blue",
    "part": "govuk-tag--yellow",
    "missed": "govuk-tag--red",
    "not owed": "govuk-tag--grey",
}
REMEDIES = {
    RemedyKind.PLAN: to_translate("A plan to make up for it"),
    RemedyKind.SUBSTITUTE: to_translate("Another promise instead"),
    RemedyKind.PAYMENT: to_translate("A payment"),
}
REMEDY_STATES = {
    RemedyState.PROPOSED: to_translate("Proposed"),
    RemedyState.AGREED: to_translate("Agreed"),
    RemedyState.REFUSED: to_translate("Refused"),
    RemedyState.DONE: to_translate("Done"),
    RemedyState.NOT_DONE: to_translate("Not done"),
    RemedyState.WITHDRAWN: to_translate("Withdrawn"),
}
REMEDY_TONES = {
    RemedyState.PROPOSED.value: "govuk-tag--blue",
    RemedyState.AGREED.value: "govuk-tag--turquoise",
    RemedyState.REFUSED.value: "govuk-tag--red",
    RemedyState.DONE.value: "govuk-tag--green",
    RemedyState.NOT_DONE.value: "govuk-tag--red",
    RemedyState.WITHDRAWN.value: "govuk-tag--grey",
}
RATINGS = {
    Rating.GOOD: to_translate("Good"),
    Rating.APPROACHING: to_translate("Approaching target"),
    Rating.REQUIRES: to_translate("Requires improvement"),
    Rating.INADEQUATE: to_translate("Inadequate"),
    Rating.OTHER: to_translate("Other"),
}
"""In the words of the regulations."""
RATING_TONES = {
    Rating.GOOD.value: "govuk-tag--green",
    Rating.APPROACHING.value: "govuk-tag--turquoise",
    Rating.REQUIRES.value: "govuk-tag--yellow",
    Rating.INADEQUATE.value: "govuk-tag--red",
    Rating.OTHER.value: "govuk-tag--grey",
}
WHY_SUGGESTED = {
    Rating.GOOD: to_translate("%(share)s of what was due: all of it, or more."),
    Rating.APPROACHING: to_translate("%(share)s of what was due: at least %(limit)s, which is close."),
    Rating.REQUIRES: to_translate("%(share)s of what was due: less than %(limit)s."),
    Rating.INADEQUATE: to_translate("%(share)s of what was due: less than %(limit)s, which is significantly below."),
    Rating.OTHER: to_translate("Nothing was due in that time."),
}  # fmt: skip
"""By which share, held against which tolerance, a rating is suggested."""


def why_suggested(one: Suggested) -> Sentence:
    """The sentence that says why a rating is suggested."""
    share, limit = (percent(each) if each is not None else "" for each in (one.share, one.limit))
    return sentence(WHY_SUGGESTED[one.rating], share=share, limit=limit)


class Checked(Protocol):
    """What is said of a benefit, and by what."""

    @property
    def way(self) -> str: ...
    @property
    def sampled(self) -> int | None: ...
    @property
    def sampled_of(self) -> int | None: ...
    @property
    def found(self) -> int | None: ...


def by_check(one: Checked, much: str) -> Sentence:
    """The sentence that says how much a check confirms, and by what."""
    sample = {name: f"{getattr(one, name)}" for name in ("sampled", "sampled_of", "found")}
    return sentence(BY_CHECK[Way(one.way)], amount=much, **sample)


def amount(parts: int, unit: str) -> str:
    """A number of a unit's smallest parts, as a person says it."""
    return in_words(parts, UNITS[unit])
