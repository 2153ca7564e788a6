"""Somebody is written to: by itself before and after a day, and by a contract manager about what is late."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from weft.audit.actions import WEFT, Actor, record
from weft.commitments import letters, queries, rules
from weft.commitments.actions.who import CannotDo, can, keeper_of, nameless
from weft.commitments.models import Inquiry, Note, Reminder
from weft.commitments.reminding import Step
from weft.commitments.so_far import so_far
from weft.organisations.queries import locked
from weft.organisations.rules import Permission, new_ref
from weft.ui.marks import why

if TYPE_CHECKING:
    from datetime import date

    from weft.commitments.models import Agreement
    from weft.commitments.queries import Standing
    from weft.organisations.access import Viewer
    from weft.organisations.models import Organisation, Person

OF_AN_ORGANISATION = "organisation"


def remind_all(*, at: datetime) -> int:
    """Write to everybody who is to be written to today: one letter to each person about all promises, one about all that was reported.

    Gives how many organisations and contacts were written to. Done twice on a day, it writes once.
    """
    today = timezone.localdate(at)
    promised = dict.fromkeys(
        one.commitment.promised_by for one in queries.promises_to_remind(today)
    )
    received = dict.fromkeys(
        one.benefit.beneficiary for one in queries.benefits_to_ask_about(today)
    )
    again = queries.inquiries_to_repeat(today)
    return (
        sum(_reminded(one, today, at) for one in promised)
        + sum(_asked(one, today, at) for one in received if one)
        + sum(_repeated(one, step, today, at) for one, step in again)
    )  # fmt: skip


@transaction.atomic
def _reminded(organisation: Organisation, today: date, at: datetime) -> bool:
    """Write to those who report for an organisation, where any do, about what is due and missing."""
    locked(organisation)
    people = queries.reached(organisation, Permission.REPORT)
    missing = queries.promises_to_remind(today, of=organisation.pk)
    if not people or not missing:  # or another worker was here
        return False
    Reminder.objects.bulk_create(
        Reminder(organisation=organisation, commitment=one.commitment, day=one.day, step=one.step, sent_at=at)
        for one in missing
    )  # fmt: skip
    for person in people:
        letters.reminded(organisation, person, missing)
    _record("remind of promises", organisation, len(missing), at)
    return True


@transaction.atomic
def _asked(organisation: Organisation, today: date, at: datetime) -> bool:
    """Write to those who confirm for an organisation, where any do, about what waits for its word."""
    locked(organisation)
    people = queries.reached(organisation, Permission.CONFIRM)
    waits = queries.benefits_to_ask_about(today, of=organisation.pk)
    if not people or not waits:
        return False
    Reminder.objects.bulk_create(
        Reminder(organisation=organisation, benefit=one.benefit, round=one.benefit.round, step=one.step, sent_at=at)
        for one in waits
    )  # fmt: skip
    for person in people:
        letters.asked(organisation, person, waits)
    _record("remind of what was received", organisation, len(waits), at)
    return True


def _record(act: str, organisation: Organisation, number: int, at: datetime) -> None:
    on = (OF_AN_ORGANISATION, organisation.pk)
    record(act=act, by=Actor(WEFT.person, organisation.pk), on=on, at=at, after={"written_about": number})  # fmt: skip


@transaction.atomic
def _repeated(asked: Inquiry, step: Step, today: date, at: datetime) -> bool:
    """Ask a contact once more: the code of the first letter stands nowhere, so that another takes its place."""
    asked = Inquiry.objects.select_for_update(of=("self",)).get(pk=asked.pk)
    still = {one.pk: each for one, each in queries.inquiries_to_repeat(today)}
    if still.get(asked.pk) is not step or asked.contact is None:
        return False
    asked.withdrawn_at = at
    asked.save(update_fields=["withdrawn_at"])
    code = rules.new_code()
    made = Inquiry.objects.create(
        ref=new_ref(), benefit=asked.benefit, round=asked.round, token=rules.sealed(code), by_letter=True, ties=asked.ties,
        asked_at=asked.asked_at, asked_by=asked.asked_by, asked_for=asked.asked_for, provider=asked.provider, contact=asked.contact,
        expires_at=at + timedelta(rules.INQUIRY_DAYS),
    )  # fmt: skip
    Reminder.objects.create(benefit=asked.benefit, round=asked.round, step=step, sent_at=at)
    letters.inquired(made, code, asked.contact.email, again=True)
    record(
        act="ask what was received once more", by=Actor(WEFT.person, asked.asked_for_id), on=("benefit", asked.benefit_id), at=at,
        after={"ref": asked.benefit.ref, "inquiry": made.ref, "round": made.round},
    )  # fmt: skip
    return True


@transaction.atomic
def chase(
    *, promises: Sequence[str], words: str, looked: bool = False, by: Viewer, at: datetime
) -> int:
    """Write to those who promised what is late, by the references of the promises: one letter to each person about all of it, noted with each
    agreement; gives how many organisations were written to.

    Raises CannotDo where none of them is late, or nobody reports for whoever promised one; NamesPeople where the words may name people and nobody
    has `looked`.
    """
    nameless(looked, {"words": words})
    organisation, person = keeper_of(
        by
    )  # held: two of its people do not write about the same at once
    today = timezone.localdate(at)
    found = queries.late_kept_by(by, today, wanted=promises) if promises else []
    for one in found:
        can(one.why_not)
    late = [one.standing for one in found]
    if not late:
        raise CannotDo(why("Nothing of that is late any more."))
    to = by_promiser(late)
    for promiser, theirs in to.items():
        Reminder.objects.bulk_create(
            Reminder(organisation=promiser, commitment=one.commitment, day=today, step=Step.CHASED, sent_at=at) for one in theirs
        )  # fmt: skip
        for each in queries.reached(promiser, Permission.REPORT):
            letters.chased(organisation, promiser, each, theirs, words)
    _note(late, words, today, person, at)
    record(
        act="chase promises", by=by.actor, on=(OF_AN_ORGANISATION, organisation.pk), at=at,
        after={"agreements": sorted({one.commitment.agreement.ref for one in late}), "commitments": [one.ref for one in found]},
    )  # fmt: skip
    return len(to)


def by_promiser(late: Sequence[Standing]) -> dict[Organisation, list[Standing]]:
    """What is late, by who promised it."""
    found: dict[Organisation, list[Standing]] = {}
    for one in late:
        found.setdefault(one.commitment.promised_by, []).append(one)
    return found


def _note(late: Sequence[Standing], words: str, today: date, person: Person, at: datetime) -> None:
    """Keep with each agreement what was asked."""
    asked: dict[Agreement, list[Standing]] = {}
    for one in late:
        asked.setdefault(one.commitment.agreement, []).append(one)
    for agreement, its in asked.items():
        lines = [_line(one) for one in its] + ([words.strip()] if words.strip() else [])
        Note.objects.create(agreement=agreement, on=today, text="\n".join(lines), said_at=at, said_by=person)  # fmt: skip


def _line(one: Standing) -> str:
    told = {"name": one.commitment.promised_by.name, "promise": one.wording, "told": so_far(one)}
    return _("Letter to %(name)s about “%(promise)s”: %(told)s.") % told
