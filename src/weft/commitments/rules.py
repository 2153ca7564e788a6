"""Decisions about agreements, commitments, benefits and claims, in plain Python: no Django, no database, no clock."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection, Mapping
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

from weft.commitments.checks import Way, why_not_say
from weft.commitments.days import in_words
from weft.organisations.rules import ALPHABET
from weft.ui.marks import Reason, to_translate, why


class AgreementKind(StrEnum):
    """What binds organisations."""

    CONTRACT = "contract"
    CALL_OFF = "call-off"
    FRAMEWORK = "framework agreement"
    GRANT = "grant"
    PLANNING = "planning obligation"
    DEVELOPMENT = "development agreement"
    CHARTER = "charter pledge"
    AREA = "area plan"
    VOLUNTARY = "voluntary"


KINDS = {
    AgreementKind.CONTRACT: to_translate("Contract"),
    AgreementKind.CALL_OFF: to_translate("Call-off under a framework agreement"),
    AgreementKind.FRAMEWORK: to_translate("Framework agreement"),
    AgreementKind.GRANT: to_translate("Grant"),
    AgreementKind.PLANNING: to_translate("Planning obligation"),
    AgreementKind.DEVELOPMENT: to_translate("Development agreement"),
    AgreementKind.CHARTER: to_translate("Charter pledge"),
    AgreementKind.AREA: to_translate("Area plan"),
    AgreementKind.VOLUNTARY: to_translate("Voluntary agreement"),
}


class PartyRole(StrEnum):
    """What an organisation is to an agreement."""

    BUYER = "buyer"
    FUNDER = "funder"
    AUTHORITY = "planning authority"
    KEEPER = "keeper"
    SUPPLIER = "supplier"
    DEVELOPER = "developer"
    GRANTEE = "grantee"
    SUBCONTRACTOR = "subcontractor"
    PARTNER = "partner"


ASKING = frozenset({PartyRole.BUYER, PartyRole.FUNDER, PartyRole.AUTHORITY, PartyRole.KEEPER})
"""Roles that ask; the others promise."""
SUPPLIES = frozenset({PartyRole.SUPPLIER, PartyRole.DEVELOPER, PartyRole.GRANTEE})
"""Who is told as the supplier of a contract where it is published: those to whom it was awarded, and none who delivers for them. A partner is one of
them where it promises something itself."""
BOUGHT = frozenset({AgreementKind.CONTRACT, AgreementKind.CALL_OFF, AgreementKind.FRAMEWORK})


def role_of_keeper(kind: AgreementKind) -> PartyRole:
    """What whoever keeps an agreement of this kind is to it, where nothing else is said."""
    if kind in BOUGHT:
        return PartyRole.BUYER
    return {AgreementKind.GRANT: PartyRole.FUNDER, AgreementKind.PLANNING: PartyRole.AUTHORITY}.get(kind, PartyRole.KEEPER)  # fmt: skip


class AgreementState(StrEnum):
    """How an agreement stands."""

    PLANNED = "planned"
    IN_FORCE = "in force"
    SUSPENDED = "suspended"
    ENDED = "ended"
    TERMINATED = "terminated"


class BenefitState(StrEnum):
    """How a benefit stands: what its provider says, and what its beneficiary says of that."""

    DRAFT = "draft"
    REPORTED = "reported"
    CONFIRMED = "confirmed"
    PARTLY = "partly confirmed"
    DISPUTED = "disputed"
    WITHDRAWN = "withdrawn"


class ClaimState(StrEnum):
    """How a claim stands: what is said to count towards a commitment, and what the contract manager says of that."""

    MADE = "made"
    VERIFIED = "verified"
    ADJUSTED = "adjusted"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


class Sort(StrEnum):
    """What kind of amount is promised."""

    FIXED = "fixed"
    PER_PERIOD = "per period"
    RATE = "rate"
    YES_NO = "yes or no"
    STORY = "story"


class EvidenceKind(StrEnum):
    """What stands behind a benefit."""

    FILE = "file"
    PICTURE = "picture"
    LINK = "link"
    STATEMENT = "statement"
    PAYROLL = "payroll"
    TRAINING = "training"


AGREEMENT_NEXT: Mapping[AgreementState, tuple[AgreementState, ...]] = {
    AgreementState.PLANNED: (AgreementState.IN_FORCE, AgreementState.TERMINATED),
    AgreementState.IN_FORCE: (
        AgreementState.SUSPENDED,
        AgreementState.ENDED,
        AgreementState.TERMINATED,
    ),
    AgreementState.SUSPENDED: (AgreementState.IN_FORCE, AgreementState.TERMINATED),
    AgreementState.ENDED: (),
    AgreementState.TERMINATED: (),
}
BENEFIT_NEXT: Mapping[BenefitState, tuple[BenefitState, ...]] = {
    BenefitState.DRAFT: (BenefitState.REPORTED, BenefitState.WITHDRAWN),
    BenefitState.REPORTED: (
        BenefitState.CONFIRMED, BenefitState.PARTLY, BenefitState.DISPUTED, BenefitState.WITHDRAWN,
    ),
    BenefitState.CONFIRMED: (),
    BenefitState.PARTLY: (BenefitState.REPORTED, BenefitState.WITHDRAWN),
    BenefitState.DISPUTED: (BenefitState.REPORTED, BenefitState.WITHDRAWN),
    BenefitState.WITHDRAWN: (),
}  # fmt: skip
"""After a dispute, or where only a part was confirmed, the provider may report it once more: a second round."""
CLAIM_NEXT: Mapping[ClaimState, tuple[ClaimState, ...]] = {
    ClaimState.MADE: (
        ClaimState.VERIFIED,
        ClaimState.ADJUSTED,
        ClaimState.RETURNED,
        ClaimState.WITHDRAWN,
    ),
    ClaimState.VERIFIED: (ClaimState.RETURNED,),
    ClaimState.ADJUSTED: (ClaimState.RETURNED,),
    ClaimState.RETURNED: (ClaimState.MADE, ClaimState.WITHDRAWN),
    ClaimState.WITHDRAWN: (ClaimState.MADE,),
}
"""What was verified or adjusted wrongly is returned, with the reason; what is returned or was taken back can be made again."""


def why_not_move_agreement(now: AgreementState, to: AgreementState) -> Reason | None:
    """Say why an agreement cannot come to stand so, or None when it can."""
    if to in AGREEMENT_NEXT[now]:
        return None
    return why("The agreement is “%(now)s”, so it cannot become “%(to)s”.", now=now, to=to)


class Act(StrEnum):
    """What is done about an agreement, and is not how it comes to stand."""

    VARY = "vary it"
    EXTEND = "extend it"
    NOVATE = "let another take a party's place"
    ADD_PARTY = "add a party"
    END_PARTY = "let a party leave"
    PROMISE = "record what is promised in it"
    VARY_PROMISE = "change what is promised"
    END_PROMISE = "end what is promised"
    NOTE_INSOLVENCY = "note that a party is insolvent"
    HAND_OVER = "hand it over"


LASTING = (AgreementState.PLANNED, AgreementState.IN_FORCE, AgreementState.SUSPENDED)
"""While it stands so, it binds, or is to. Afterwards nothing of what it binds to changes but that somebody is let off."""
MAY_BE_DONE: Mapping[Act, tuple[AgreementState, ...]] = {
    Act.VARY: LASTING,
    Act.EXTEND: LASTING,
    Act.NOVATE: LASTING,
    Act.ADD_PARTY: LASTING,
    Act.END_PARTY: LASTING,
    Act.PROMISE: LASTING,
    Act.VARY_PROMISE: LASTING,
    Act.END_PROMISE: tuple(AgreementState),
    Act.NOTE_INSOLVENCY: tuple(AgreementState),
    Act.HAND_OVER: tuple(AgreementState),
}


def why_not_do(act: Act, now: AgreementState) -> Reason | None:
    """Say why something is not done about an agreement that stands so, or None when it can be."""
    if now in MAY_BE_DONE[act]:
        return None
    return {
        Act.VARY: why("It has ended, so what was agreed stays as it was. Record a new agreement."),
        Act.EXTEND: why("It has ended. Record a new agreement."),
        Act.NOVATE: why("It has ended, so nothing of it goes over to another."),
        Act.ADD_PARTY: why("It has ended, so it binds nobody else any more."),
        Act.END_PARTY: why("It has ended, so it binds nobody who could leave."),
        Act.PROMISE: why("It has ended, so nothing could be claimed for a new promise. Record it in another agreement."),
        Act.VARY_PROMISE: why("It has ended, so what was promised in it stays as it was. Where nothing more is asked for, end the promise."),
    }[act]  # fmt: skip


def why_not_promise_in(now: AgreementState, *, ends: date | None, today: date) -> Reason | None:
    """Say why nothing more is promised in an agreement, or None when something can be: nothing could be claimed for it once that has ended."""
    if reason := why_not_do(Act.PROMISE, now):
        return reason
    if ends is None or ends >= today:
        return None
    return why(
        "It lasted until %(ends)s, so nothing could be claimed for a new promise. Extend it first, or record it in another agreement.",
        ends=in_words(ends),
    )  # fmt: skip


def why_not_move_benefit(now: BenefitState, to: BenefitState) -> Reason | None:
    """Say why a benefit cannot come to stand so, or None when it can."""
    if to in BENEFIT_NEXT[now]:
        return None
    return why("The benefit is “%(now)s”, so it cannot become “%(to)s”.", now=now, to=to)


def why_not_move_claim(now: ClaimState, to: ClaimState) -> Reason | None:
    """Say why a claim cannot come to stand so, or None when it can."""
    if to in CLAIM_NEXT[now]:
        return None
    return why("The claim is “%(now)s”, so it cannot become “%(to)s”.", now=now, to=to)


def why_not_take_claim_back(now: ClaimState, *, settled: bool) -> Reason | None:
    """Say why a claim is not taken back, or None when it is. `settled`: so much of it counts as a place steward settled, and its keeper has decided nothing
    about it since."""
    if settled:
        return why(
            "It counts as a dispute was settled, so it stays. Ask the contract manager of its agreement to return it or to count a part of it; where you do "
            "not agree, open another dispute."
        )  # fmt: skip
    return why_not_move_claim(now, ClaimState.WITHDRAWN)


def why_not_record(*, quantity: int, begins: date, ends: date, today: date) -> Reason | None:
    """Say why a benefit cannot be recorded so, or None when it can. `quantity` in the measure's smallest part."""
    if quantity < 1:
        return why("Say how much was delivered: 0 is no benefit.")
    if ends < begins:
        return why("It cannot end before it begins.")
    if begins > today:
        return why("It lies in the future. A benefit is recorded once it has happened.")
    return None


def why_not_untold(*, is_story: bool, told: str) -> Reason | None:
    """Say why this is no story, or None when it is one, or none is asked for. `told`: all that is said of it in words."""
    if not is_story or told.strip():
        return None
    return why("A story is told in words. Record it by itself and tell it there, or write it below “What was done” in a spreadsheet.")  # fmt: skip


def most_within(quantity: int, *, within: int, days: int) -> int:
    """How much of a benefit can count where the promise holds on so many of its days alone: its share of the days, rounded up."""
    return quantity if within >= days else -(-quantity * within // days)


def why_not_claim_outside(*, wanted: int, most: int, in_words: str) -> Reason | None:
    """Say why so much of a benefit is not claimed, or None when it is: for its days outside the agreement nothing counts. `most`: `most_within`."""
    if wanted <= most:
        return None
    return why("Not all of its days lie in the agreement, so at most %(most)s of it counts there. Claim no more, or record by itself what was delivered in those days.", most=in_words)  # fmt: skip


def why_not_claim(*, wanted: int, left: int, in_words: str) -> Reason | None:
    """Say why this quantity of a benefit cannot be claimed, or None when it can. `in_words`: what is left."""
    if wanted < 1:
        return why("Say how much of it counts.")
    if left < 1:
        return why("All of this benefit is claimed already. If that is not right, open a dispute.")
    if wanted > left:
        return why(
            "Only %(left)s of this benefit are unclaimed; the rest is claimed elsewhere. Claim no more than that, or open a "
            "dispute.",
            left=in_words,
        )  # fmt: skip
    return None


def why_not_count_for(
    *, of_measure: bool, within: bool, in_force: bool, party: bool
) -> Reason | None:
    """Say why a benefit cannot count towards a commitment, or None when it can.

    `of_measure`: the benefit is of the commitment's measure, or of one that an agreed mapping carries to it; `within`: it happened
    while the agreement held; `in_force`: the agreement is neither planned nor terminated; `party`: whoever provided it promised it,
    or may deliver it for the one who did.
    """
    if not party:
        return why("Whoever delivered this is no party to the agreement.")
    if not of_measure:
        return why("This is another measure than the one that was promised.")
    if not in_force:
        return why("The agreement is not in force.")
    if not within:
        return why("It did not happen while the agreement held.")
    return None


def why_not_ask_at(*, of_those_who_ask: bool) -> Reason | None:
    """Say why nobody is asked at an address, or None when somebody can be: it is not theirs who ask, or who verify."""
    return (
        why("Somebody who acts for a council that verifies this has this address. Ask whoever received it at an address of their own.")
        if of_those_who_ask else None
    )  # fmt: skip


INQUIRY_DAYS = 28
"""So long somebody without an account can answer."""
CODE_LETTERS = 16


def new_code() -> str:
    """A code that answers a question, which nobody can guess."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LETTERS))


def sealed(code: str) -> str:
    """What the database keeps of a code; however it is typed: in capitals, in groups."""
    plain = "".join(filter(str.isalnum, code)).lower()
    return hashlib.sha256(plain.encode()).hexdigest()


def why_not_inquire(
    *, now: BenefitState, named: bool, account: bool, ways: Collection[Way]
) -> Reason | None:
    """Say why whoever received a benefit is not asked by a letter or on paper, or None when they can be."""
    if account:
        return why("Whoever received it has an account here, and answers there.")
    if not named:
        return why("It is not said who received it. Its provider puts that right.")
    if reason := why_not_say(ways):
        return reason
    if now is not BenefitState.REPORTED:
        return why("The benefit is “%(now)s”, so nobody is asked now.", now=now)
    return None


def why_not_answer(
    *, used: bool, withdrawn: bool, expires: datetime, at: datetime, this_round: bool
) -> Reason | None:
    """Say why a code answers nothing any more, or None when it does."""
    if used:
        return why(
            "This has been answered. Thank you. If it is reported once more, you are asked again."
        )
    if withdrawn or not this_round:
        return why(
            "Another letter or code has taken the place of this one. Use that, or ask the council for a new one."
        )
    if at >= expires:
        return why("The time to answer is over. Ask the council that sent you this for a new one.")
    return None


LOOK_AGAIN = why("Something of this has changed since you opened it. Look at it as it is now, and decide again.")  # fmt: skip
"""What is said to somebody who decides about what they have not read as it is."""


def why_not_verify_unread(
    now: BenefitState, *, short: bool = False, twice: bool = False, tied: bool = False
) -> Reason | None:
    """Say why a claim is not verified among others without its page being read, or None when it can be. `short`: less of it is confirmed than is
    claimed; `twice`: it may be recorded twice; `tied`: whoever said so has something in common with whoever delivered it."""
    if now is BenefitState.DISPUTED:
        return why("Somebody says that it is not right. Read what they say, and decide about it by itself.")  # fmt: skip
    if short:
        return why("Less of it is confirmed than is claimed. Read what was received, and decide about it by itself.")  # fmt: skip
    if twice:
        return why("It may be recorded twice. See what it is like, and decide about it by itself.")
    if tied:
        return why("Whoever confirmed it has something in common with whoever delivered it. Decide about it by itself.")  # fmt: skip
    return None


def why_not_all(*, typed: int | None, quantity: int, in_words: str) -> Reason | None:
    """Say why it is not known whether somebody means all of it, or None when it is: they chose all, and typed another number beside it. `in_words`:
    what they typed."""
    if typed is None or typed == quantity:
        return None
    return why("You chose all of it and typed %(typed)s: which? Choose a part of it, or empty this.", typed=in_words)  # fmt: skip


def is_short(now: BenefitState, *, brings: int, confirmed: int) -> bool:
    """Whether whoever received it has confirmed less than a claim brings."""
    return now is BenefitState.PARTLY and confirmed < brings


def why_not_verify_all(*, short: bool, because: str) -> Reason | None:
    """Say why all of a claim does not count yet, or None when it can: of what is confirmed in part it is said why all of it counts all the same."""
    if short and not because.strip():
        return why("Less of it is confirmed. Say why all of it counts all the same, or count a part.")  # fmt: skip
    return None


def answer_to(*, received: int, reported: int, disputes: bool) -> BenefitState:
    """How a benefit stands once its beneficiary has said how much it received."""
    if disputes or received == 0:
        return BenefitState.DISPUTED
    return BenefitState.CONFIRMED if received >= reported else BenefitState.PARTLY


def confirmed_of_a_claim(*, brings: int, confirmed: int, claimed: int) -> int:
    """How much of what a claim brings is confirmed, never rounded up. The database works it out alike (`guards.SUMS`).

    `confirmed`, `claimed`: of its benefit, what its beneficiary confirmed, and what all its claims count. Where at least as much is confirmed
    as is claimed, all of each claim is; else each has its share, so that together they are never more than what is confirmed.
    """
    return brings * min(confirmed, claimed) // claimed if claimed else 0


CHANGES = frozenset({BenefitState.DRAFT, BenefitState.PARTLY, BenefitState.DISPUTED})
"""While it stands so, its provider may put right what it says: before it is reported, and before it is reported once more."""


def why_not_change_benefit(now: BenefitState) -> Reason | None:
    """Say why what is recorded of a benefit cannot be changed, or None when it can."""
    if now in CHANGES:
        return None
    return why(
        "The benefit is “%(now)s”, so what it says stays. Withdraw it to record it otherwise.",
        now=now,
    )


def why_not_shrink(*, quantity: int, claimed: int, in_words: str) -> Reason | None:
    """Say why a benefit cannot come to so little, or None when it can. `in_words`: what is claimed of it."""
    if quantity >= claimed:
        return None
    return why("Claimed of it: %(claimed)s. Withdraw claims first.", claimed=in_words)


def why_not_grow(*, quantity: int, settled: int | None, in_words: str) -> Reason | None:
    """Say why a benefit cannot come to so much, or None when it can. `settled`: how much of it happened as a dispute was settled, None where none was
    settled to be less than was reported; `in_words`: the same."""
    if settled is None or quantity <= settled:
        return None
    return why("A dispute settled that %(settled)s of it happened. Enter so much, or less. What happened besides is recorded by itself.", settled=in_words)  # fmt: skip


MOST_TYPED = 20_000
"""So many letters of a benefit that is not recorded yet are kept."""
MOST_JOTTINGS = 200
"""So many of them one person keeps for one organisation."""
LONGEST_REFERENCE = 2_000
MOST_LOOKED_AT = 5_000_000
"""So many bytes of a file are looked through for names."""


def why_not_add_evidence(*, kind: EvidenceKind, reference: str, has_file: bool) -> Reason | None:
    """Say why this is no evidence, or None when it is."""
    if kind in (EvidenceKind.FILE, EvidenceKind.PICTURE):
        return None if has_file else why("Choose a file.")
    if not reference.strip():
        return why("Say what it is.")
    if len(reference) > LONGEST_REFERENCE:
        return why("It is too long: at most %(most)s letters.", most=str(LONGEST_REFERENCE))
    if kind is EvidenceKind.LINK and not reference.startswith(("https://", "http://")):
        return why("An address on the web begins with https://")
    return None


def why_not_keep_until(*, until: date, today: date, at_most: date) -> Reason | None:
    """Say why evidence cannot be kept until a day, or None when it can. `at_most`: as long as the place keeps it."""
    if until <= today:
        return why("It would be forgotten at once. Choose a day that is to come.")
    if until > at_most:
        return why("This place keeps evidence until %(day)s at most.", day=at_most.isoformat())
    return None


def why_not_forget(now: BenefitState, *, is_open: bool) -> Reason | None:
    """Say why evidence is kept beyond its day, or None when it is not. `is_open`: people quarrel about the benefit."""
    if now is BenefitState.DISPUTED or is_open:
        return why("It is disputed whether it happened. Evidence is kept until that is settled.")
    return None


def why_not_take_evidence_away(
    now: BenefitState, *, is_open: bool, behind_verified: bool
) -> Reason | None:
    """Say why evidence is not taken away before its day, or None when it is. `is_open`: people quarrel about the benefit; `behind_verified`: it was there
    when something that counts of the benefit was verified."""
    if behind_verified:
        return why("It stood behind what was verified, so it stays until its day. Where it has to go before that, ask whoever verified it to return the claim first.")  # fmt: skip
    return why_not_forget(now, is_open=is_open)


def needed_of(*, missing: int | None, factor: Fraction, left: int) -> int:
    """How much of a benefit a commitment needs, of what is left: what brings all that is missing, rounded up; all, where no end is set."""
    if missing is None:
        return left
    return min(left, -(-missing * factor.denominator // factor.numerator))
