"""What whoever received a benefit says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from weft.analysis.commitments.personal import in_text
from weft.audit.actions import WEFT, Actor, record
from weft.commitments import access, checks, queries, rules
from weft.commitments.actions.benefits import ON
from weft.commitments.actions.held import move_benefit
from weft.commitments.actions.who import CannotDo, NamesPeople, asker, can, confirmer
from weft.commitments.checks import Sample, Way
from weft.commitments.models import AsReported, Benefit, Confirmation, Contact, Inquiry
from weft.commitments.rules import BenefitState
from weft.commitments.ties import Tie
from weft.organisations.access import NotAllowed, Viewer
from weft.organisations.queries import own_records
from weft.organisations.rules import new_ref
from weft.ui.marks import Reason, why

if TYPE_CHECKING:
    from weft.organisations.models import Organisation, Person


@transaction.atomic
def confirm_benefit(
    *, benefit: Benefit, received: int, disputes: bool = False, words: str = "", looked: bool = False, by: Viewer, at: datetime
) -> Benefit:  # fmt: skip
    """Say, for its beneficiary, how much was received and how it was; or that it is not right.

    Raises NamesPeople where the words may name people and nobody has `looked`.
    """
    organisation, person = confirmer(by)
    held = Benefit.objects.select_for_update().get(pk=benefit.pk, beneficiary__in=own_records(by))
    if reason := queries.why_not_judge(by, held):
        raise NotAllowed(reason)
    can(checks.why_not_say(queries.Measures().ways_of(held)))
    if not looked and (found := in_text(words)):
        raise NamesPeople(found)
    answer = Answer(received, disputes, words, organisation, person, queries.ties_of(held))
    return answered(held, answer, by.actor, at)


@dataclass(frozen=True)
class Answer:
    """What is said of a benefit, by what it is known, and by whom it is said."""

    received: int
    disputes: bool
    words: str
    organisation: Organisation | None
    person: Person | None
    ties: Sequence[Tie]
    inquiry: Inquiry | None = None
    way: Way = Way.BENEFICIARY
    sample: Sample | None = None


def answered(held: Benefit, answer: Answer, by: Actor, at: datetime) -> Benefit:
    """Let what is said stand with a benefit that is held, and with all that is claimed of it."""
    to = rules.answer_to(received=answer.received, reported=held.quantity, disputes=answer.disputes)
    move_benefit(held, to)
    if to is BenefitState.DISPUTED and not answer.words.strip():
        raise CannotDo(why("Say what is not right."))
    held.confirmed = 0 if to is BenefitState.DISPUTED else min(answer.received, held.quantity)
    held.save()
    Confirmation.objects.create(
        benefit=held, round=held.round, organisation=answer.organisation, provider=held.accountable, received=answer.received,
        disputes=to is BenefitState.DISPUTED, words=answer.words, ties=answer.ties, inquiry=answer.inquiry, said_at=at,
        said_by=answer.person, way=answer.way, about=AsReported.of(held).kept(), **_sampled(answer),
    )  # fmt: skip
    asked = {"inquiry": answer.inquiry.ref} if answer.inquiry else {}
    is_check = answer.way is not Way.BENEFICIARY
    by_what = {"way": answer.way, **_sampled(answer)} if is_check else {}
    record(
        act="check benefit" if is_check else "confirm benefit", by=by, on=(ON, held.pk), at=at,
        after={"ref": held.ref, "received": answer.received, "state": to, **asked, **by_what},
    )  # fmt: skip
    return held


def _sampled(answer: Answer) -> dict[str, int]:
    return asdict(answer.sample) if answer.sample else {}


@transaction.atomic
def inquire(
    *, benefit: Benefit, email: str = "", contact: Contact | None = None, by: Viewer, at: datetime
) -> tuple[Inquiry, str]:
    """Ask whoever received a benefit and has no account: by a letter to a contact or an address, or, without one, by a code on paper. Without a
    contact that was approved, whoever approves contacts asks.

    Gives the code, which stands nowhere but in the letter or on the paper. What was asked before in this round answers nothing any more.
    """
    organisation, person = asker(by)
    if contact is None and (reason := access.why_not_ask_anew(by)):
        raise NotAllowed(reason)
    held = _to_ask_about(benefit, by)
    if contact is not None:
        contact = queries.contacts_for(by, held).select_for_update(of=("self",)).get(pk=contact.pk)
        email, contact.used_at = contact.email, at
        contact.save(update_fields=["used_at"])
    can(rules.why_not_ask_at(of_those_who_ask=queries.is_address_of_who_asks(by, held, email)))
    ties = queries.ties_of_address(held, email)
    if Tie.PERSON in ties:
        raise CannotDo(why("Somebody who acts for whoever delivered this has this address. Ask the group for one of its own."))  # fmt: skip
    held.inquiries.filter(used_at=None, withdrawn_at=None).update(withdrawn_at=at)
    code = rules.new_code()
    made = Inquiry.objects.create(
        ref=new_ref(), benefit=held, round=held.round, token=rules.sealed(code), by_letter=bool(email), ties=ties, asked_at=at,
        asked_by=person, asked_for=organisation, provider=held.accountable, expires_at=at + timedelta(rules.INQUIRY_DAYS),
        contact=contact,
    )  # fmt: skip
    record(
        act="ask what was received", by=by.actor, on=(ON, held.pk), at=at,
        after={"ref": held.ref, "inquiry": made.ref, "round": made.round},
    )  # fmt: skip
    return made, code


def _to_ask_about(benefit: Benefit, by: Viewer) -> Benefit:
    """A benefit, held, of which the person may ask whoever received it. Raises NotAllowed, CannotDo."""
    held = Benefit.objects.select_for_update(of=("self",)).select_related(
        "provider", "accountable", "edition__framework"
    ).get(pk=queries.inquirable(by).get(pk=benefit.pk).pk)  # fmt: skip
    if reason := queries.why_not_judge(by, held):
        raise NotAllowed(reason)
    can(
        rules.why_not_inquire(
            now=BenefitState(held.state), named=bool(held.beneficiary_name), account=held.beneficiary_id is not None,
            ways=queries.Measures().ways_of(held),
        )
    )  # fmt: skip
    return held


@transaction.atomic
def answer_inquiry(
    *, inquiry: Inquiry, received: int, disputes: bool = False, words: str = "", looked: bool = False, at: datetime
) -> Benefit:  # fmt: skip
    """Say what was received, as whoever holds the code; once.

    Raises NamesPeople where the words may name people and nobody has `looked`.
    """
    asked = Inquiry.objects.select_for_update().get(pk=inquiry.pk)
    held = Benefit.objects.select_for_update(of=("self",)).select_related("accountable").get(pk=asked.benefit_id)  # fmt: skip
    can(why_not_answer(asked, held, at))
    if not looked and (found := in_text(words)):
        raise NamesPeople(found)
    answer = Answer(received, disputes, words, None, None, [Tie(one) for one in asked.ties], asked)
    answered(held, answer, WEFT, at)
    asked.used_at = at
    asked.save(update_fields=["used_at"])
    return held


def why_not_answer(inquiry: Inquiry, benefit: Benefit, at: datetime) -> Reason | None:
    """Say why a code answers nothing any more, or None when it does."""
    here = inquiry.round == benefit.round and benefit.state == BenefitState.REPORTED
    return rules.why_not_answer(
        used=inquiry.used_at is not None, withdrawn=inquiry.withdrawn_at is not None, expires=inquiry.expires_at, at=at,
        this_round=here,
    )  # fmt: skip
