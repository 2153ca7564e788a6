"""What a workbook says was delivered, taken in at once: as drafts, or reported and counted for the promises that its lines name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from weft.audit.actions import record
from weft.commitments import queries, rules
from weft.commitments.actions.benefits import Delivered, as_told, doubts
from weft.commitments.actions.who import CannotDo, doubted, reporter
from weft.commitments.lists import READ
from weft.commitments.models import Benefit, Claim, Commitment
from weft.commitments.queries.agreements import IN_FORCE
from weft.commitments.rules import BenefitState, ClaimState
from weft.frameworks.queries import adopted_measure
from weft.jobs.actions import start_job
from weft.organisations.access import Viewer
from weft.organisations.rules import new_ref
from weft.ui.marks import why
from weft.uploads.actions import keep_uploads
from weft.uploads.rules import TABLES

if TYPE_CHECKING:
    from weft.jobs.models import Job
    from weft.organisations.models import Organisation
    from weft.ui.marks import Reason
    from weft.uploads.arriving import Arrived

AT_A_TIME = 1_000


@dataclass(frozen=True)
class ToldOf:
    """What was delivered, and the promise that its line names."""

    promise: Commitment
    told: Delivered


@dataclass(frozen=True)
class Taken:
    """What was recorded, and how many were recorded already."""

    benefits: Sequence[Benefit]
    known: int


class WhyNotCount:
    """Why what an organisation delivered does not count for a promise of the same measure; asked once for each promise and day."""

    def __init__(self, provider: Organisation) -> None:
        self._provider = provider
        self._party: dict[tuple[int, date], bool] = {}

    def __call__(self, promise: Commitment, begins: date, ends: date) -> Reason | None:
        """The reason; None where it counts."""
        if promise.ended_at:
            return why("This is promised no longer.")
        agreement, asked = promise.agreement, (promise.pk, ends)
        if asked not in self._party:
            self._party[asked] = queries.reporting_for(promise, self._provider, ends)
        return rules.why_not_count_for(
            of_measure=True, within=queries.stands_on(promise, begins, ends),
            in_force=agreement.state in IN_FORCE, party=self._party[asked],
        )  # fmt: skip


@transaction.atomic
def read_workbook(*, arrived: Arrived, by: Viewer, at: datetime) -> Job:
    """Keep a large workbook of what was delivered, and have it read; nothing is recorded before somebody has seen what comes of it."""
    provider, person = reporter(by)
    (upload,) = keep_uploads(arrived=[arrived], taken=TABLES, by=by, at=at)
    wishes = {
        "organisation": provider.pk, "person": person.pk, "upload": upload.ref, "name": upload.name, "today": timezone.localdate(at).isoformat(),
    }  # fmt: skip
    return start_job(kind=READ, wishes=wishes, by=by, at=at)


@transaction.atomic
def take_delivered(
    *, told: Sequence[ToldOf], source: str, report: bool, looked: bool = False, sure: bool = False, by: Viewer, at: datetime
) -> Taken:  # fmt: skip
    """Record all that a workbook says and that is not recorded yet: all of it, or nothing. With `report` each is reported, and all of it counts for
    the promise that its line names; otherwise each is a draft.

    Raises NamesPeople where its words may name people and nobody has `looked`, Doubtful where some of it is hardly so and nobody is `sure`.
    """
    provider, person = reporter(by)
    recorded = queries.RecordedBenefits(by)
    new = [one for one in told if not recorded.take(one.told)]
    if not new:
        raise CannotDo(why("All of these are recorded already."))
    made, measured = list[Benefit](), cache(adopted_measure)
    for one in new:
        benefit = Benefit(
            ref=new_ref(), provider=provider, state=BenefitState.DRAFT, recorded_at=at, recorded_by=person, meant=one.promise
        )  # fmt: skip
        as_told(benefit, one.told, looked, at, measured)
        if report:
            benefit.state, benefit.reported_at = BenefitState.REPORTED, at
        made.append(benefit)
    pairs = zip(made, new, strict=True)
    told_of_doubt = doubted((why for each, one in pairs for why in doubts(each, one.promise, at)), sure)  # fmt: skip
    Benefit.objects.bulk_create(made, batch_size=AT_A_TIME)
    if report:
        _claimed([(one.promise, each) for one, each in zip(new, made, strict=True)], by, at)
    record(
        act="take in benefits", by=by.actor, on=("organisation", provider.pk), at=at,
        after={"count": len(made), "source": source, "reported": report, **told_of_doubt},
    )  # fmt: skip
    return Taken(made, len(told) - len(new))


def _claimed(pairs: Sequence[tuple[Commitment, Benefit]], by: Viewer, at: datetime) -> None:
    """Let each benefit count, all of it, for its promise. Raises CannotDo where one does not."""
    provider, person = reporter(by)
    why_not = WhyNotCount(provider)
    for promise, benefit in pairs:
        if reason := why_not(promise, benefit.begins, benefit.ends):
            raise CannotDo(reason)
    Claim.objects.bulk_create([
        Claim(
            ref=new_ref(), benefit=benefit, commitment=promise, provider=benefit.accountable, state=ClaimState.MADE,
            quantity=benefit.quantity, counts=benefit.quantity, brings=benefit.quantity, brings_reported=benefit.quantity, made_at=at, made_by=person,
        )
        for promise, benefit in pairs
    ], batch_size=AT_A_TIME)  # fmt: skip
