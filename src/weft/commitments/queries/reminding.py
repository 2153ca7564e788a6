"""Who is to be written to, about what; and who speaks for groups that have no account."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from weft.commitments import reminding
from weft.commitments.checks import Way
from weft.commitments.due import Told, missing_of
from weft.commitments.models import Benefit, Commitment, Contact, Inquiry, Reminder
from weft.commitments.queries.portfolio import (
    lines,
    managed_by,
    promises_to_chase,
    shown,
)
from weft.commitments.queries.standing import (
    NOTHING,
    Promised,
    Standing,
    lacks_then,
    terms_of,
    told_of,
)
from weft.commitments.queries.wordings import Measures
from weft.commitments.reminding import Step
from weft.commitments.rules import AgreementState, BenefitState, Sort
from weft.organisations.access import Viewer
from weft.organisations.queries import holders_of, own_records, standing_for
from weft.organisations.rules import Permission, State
from weft.ui.marks import Reason

if TYPE_CHECKING:
    from weft.organisations.models import Organisation, Person


@dataclass(frozen=True)
class Missing:
    """How much of a promise is due on a day and not reported, and which letter about it that is."""

    commitment: Commitment
    day: date
    parts: int
    """In the smallest part of its measure."""
    step: Step


def promises_to_remind(today: date, of: int | None = None) -> list[Missing]:
    """The promises in agreements in force of which somebody is to be written to today; of one organisation, where that is said."""
    in_force = Commitment.objects.filter(
        agreement__state=AgreementState.IN_FORCE, ended_at__isnull=True, until__isnull=True
    )
    near = Q(due__range=(today - reminding.TOO_OLD, today + reminding.BEFORE))
    put_off = Q(due__lte=today) & Q(agreement__suspended__isnull=False)
    once = (near | put_off) & Q(claimed__lt=F("quantity"))
    wanted = in_force.filter(once | Q(sort=Sort.PER_PERIOD)).exclude(sort=Sort.RATE)
    if of is not None:
        wanted = wanted.filter(promised_by=of)
    found = list(wanted.select_related("agreement__keeper", "edition__framework", "promised_by").order_by("due", "pk"))  # fmt: skip
    told = told_of(one.pk for one in found if terms_of(one).is_due_anew)
    missing = [each for one in found for each in _missing(one, told.get(one.pk, ()), today)]
    there = Reminder.objects.filter(commitment__in=[one.commitment.pk for one in missing])
    sent = set(there.values_list("commitment", "day", "step"))
    return [one for one in missing if (one.commitment.pk, one.day, one.step.value) not in sent]


def _missing(one: Commitment, told: Sequence[Told], today: date) -> Iterator[Missing]:
    terms = terms_of(one)
    made = Promised(one.pk, one.agreement_id, terms, one.made_good_by, one.claimed, 0, told)
    then = lacks_then([made]).get(one.pk, NOTHING)
    for day in reminding.days_due(terms, today=today):
        step, lacks = reminding.step_before(day, today), terms.lacks(day, counts=one.claimed, verified=0, told=told)  # fmt: skip
        parts = missing_of(lacks.uncounted, one.made_good, then.uncounted)
        if terms.is_due_anew:
            periods = terms.periods(told, day)
            parts = min(parts, max(0, periods[-1].promised - periods[-1].counts) if periods else 0)
        if step is not None and parts > 0:
            yield Missing(one, day, parts, step)


@dataclass(frozen=True)
class Unanswered:
    """What was reported, of which whoever received it has not said anything, and which letter about it that is."""

    benefit: Benefit
    step: Step


def benefits_to_ask_about(today: date, of: int | None = None) -> list[Unanswered]:
    """What was reported to organisations that are to be written to about it today; to one of them, where that is said."""
    waits = _waits(today).filter(beneficiary__isnull=False)
    if of is not None:
        waits = waits.filter(beneficiary=of)
    measures = Measures()
    return [one for one in _due(waits, today) if Way.BENEFICIARY in measures.ways_of(one.benefit)]


def inquiries_to_repeat(today: date) -> list[tuple[Inquiry, Step]]:
    """The questions to contacts that are asked once more today, and which letter that is."""
    asked = Inquiry.objects.filter(
        contact__isnull=False, used_at=None, withdrawn_at=None, benefit__in=_waits(today), round=F("benefit__round")
    ).select_related("contact", "asked_for", "benefit__edition__framework", "benefit__provider")  # fmt: skip
    steps = [(one, reminding.step_after(_day(one.asked_at), today)) for one in asked]
    sent = _sent(one.benefit for one, _step in steps)
    return [
        (one, step) for one, step in steps
        if step in (Step.AGAIN, Step.LAST) and (one.benefit_id, one.round, step.value) not in sent
    ]  # fmt: skip


def _waits(today: date) -> QuerySet[Benefit]:
    since = timezone.make_aware(datetime.combine(today - reminding.TOO_OLD, time.min))
    return (
        Benefit.objects.filter(state=BenefitState.REPORTED, reported_at__gte=since)
        .select_related("provider", "beneficiary", "edition__framework")
        .order_by("reported_at", "pk")
    )


def _due(waits: QuerySet[Benefit], today: date) -> list[Unanswered]:
    steps = [
        (one, reminding.step_after(_day(one.reported_at), today)) for one in waits if one.reported_at
    ]  # fmt: skip
    sent = _sent(one for one, _step in steps)
    return [
        Unanswered(one, step) for one, step in steps
        if step is not None and (one.pk, one.round, step.value) not in sent
    ]  # fmt: skip


def _sent(benefits: Iterable[Benefit]) -> set[tuple[int, int, str]]:
    there = Reminder.objects.filter(benefit__in=[one.pk for one in benefits])
    return {(number, each or 0, step) for number, each, step in there.values_list("benefit", "round", "step")}  # fmt: skip


def _day(at: datetime) -> date:
    return timezone.localdate(at)


def is_no_answer(benefit: Benefit, today: date) -> bool:
    """Whether whoever received a benefit has been silent so long that it is shown as no answer."""
    if benefit.state != BenefitState.REPORTED or benefit.reported_at is None:
        return False
    return reminding.is_no_answer(_day(benefit.reported_at), today)


MOST_LATE = 200
"""About so much somebody writes at a time."""


@dataclass(frozen=True)
class Late:
    """A promise that is late, when its organisation was last written to about it, and why it is not today."""

    standing: Standing
    asked_at: datetime | None
    why_not: Reason | None

    @property
    def ref(self) -> str:
        """The reference of the promise."""
        return str(self.standing.commitment.ref)


def late_kept_by(
    viewer: Viewer,
    today: date,
    *,
    agreement: str = "",
    mine: bool = False,
    wanted: Sequence[str] = (),
) -> list[Late]:
    """What is late in the agreements that the viewer's organisation keeps, what was due first before the rest, so many at most: of one
    agreement, by its reference, of those that the viewer manages, or of the promises that are wanted, by theirs."""
    kept = promises_to_chase(viewer).filter(agreement__keeper__in=own_records(viewer))
    if agreement:
        kept = kept.filter(agreement__ref=agreement)
    if mine:
        kept = kept.filter(managed_by(viewer))
    if wanted:
        kept = kept.filter(ref__in=wanted)
    late = sorted(
        (one for one in lines(kept, today) if one.is_late),
        key=lambda one: (one.due_on or date.max, one.number),
    )[:MOST_LATE]
    found = shown(late, today)
    asked = _last_letters(one.commitment for one in found)
    reports: dict[int, bool] = {}
    return [_late(one, asked.get(one.commitment.pk), reports, today) for one in found]


def _late(one: Standing, asked_at: datetime | None, reports: dict[int, bool], today: date) -> Late:
    promiser = one.commitment.promised_by
    if promiser.pk not in reports:
        reports[promiser.pk] = bool(reached(promiser, Permission.REPORT))
    return Late(one, asked_at, reminding.why_not_chase(
        reports=reports[promiser.pk], today_already=asked_at is not None and _day(asked_at) == today, name=promiser.name,
    ))  # fmt: skip


def reached(organisation: Organisation, permission: Permission) -> list[Person]:
    """Those who may do this for an organisation, or for the one of which it is part now; nobody, where that may not act."""
    now = standing_for(organisation)
    return holders_of(now, permission) if now.state == State.APPROVED else []


def _last_letters(promises: Iterable[Commitment]) -> dict[int, datetime]:
    """When its keeper last wrote about each promise, by its number."""
    there = Reminder.objects.filter(commitment__in=[one.pk for one in promises], step=Step.CHASED)
    return dict(there.order_by("sent_at").values_list("commitment", "sent_at"))


def contacts_of(viewer: Viewer) -> QuerySet[Contact]:
    """Those whom the viewer's organisation knows."""
    return Contact.objects.filter(keeper__in=own_records(viewer)).select_related("approved_by")


def contacts_for(viewer: Viewer, benefit: Benefit) -> QuerySet[Contact]:
    """Those of them who speak for the group that received a benefit."""
    return contacts_of(viewer).filter(group__iexact=called(benefit.beneficiary_name))


def called(group: str) -> str:
    """A group's name as it is kept."""
    return " ".join(group.split())


def contacts_over(before: datetime) -> QuerySet[Contact]:
    """Those whom nobody has written to since."""
    return Contact.objects.filter(used_at__lt=before)
