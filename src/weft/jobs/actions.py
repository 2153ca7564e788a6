"""What can happen to a job; the only file of the room that writes.

What a person does (start, cancel, retry) is theirs in the audit; what a worker does is Weft's own. A worker
writes only as the holder of the lease: each of its writes names holder and state, and when it changes no
row, the job has been taken away, and the work stops.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from weft.audit.actions import WEFT, Actor, record
from weft.jobs import access, queries, rules
from weft.jobs.kinds import Made, kind_of
from weft.jobs.models import Job, JobLine
from weft.jobs.rules import LEASE, State
from weft.organisations.access import NotAllowed, Viewer
from weft.organisations.rules import new_ref
from weft.ui.marks import Sentence, sentence, why

CARRY_OUT = "weft.jobs.tasks.carry_out"
TELL_OWNER = "weft.jobs.tasks.tell_owner"
BEGINS_AGAIN = sentence("The worker stopped without a word. The work begins again.")
STOPPED = sentence(
    "The work was begun %(times)s times, and its worker stopped each time without a word. Try it again, or ask "
    "whoever runs this site to look at the log.",
    times=str(rules.TRIES),
)


class CannotDo(Exception):
    """The state of the job does not allow it, with the reason."""


class Taken(Exception):
    """The job is no longer this worker's: its lease ran out, and it was taken back."""


@transaction.atomic
def start_job(
    *, kind: str, wishes: Mapping[str, Any], by: Viewer, at: datetime, alone: bool = False
) -> Job:
    """Ask for a piece of long work, for the organisation that the person acts for.

    With `alone` it is not begun while the same work for the same organisation waits or runs.
    """
    if reason := access.why_not_start(by):
        raise NotAllowed(reason)
    kind_of(kind)
    assert by.acting_for is not None and by.person is not None
    if alone and queries.same_under_way(by.acting_for, kind, wishes):
        raise CannotDo(why("This work is under way already. You find it under Jobs."))
    job = Job.objects.create(
        ref=new_ref(), kind=kind, wishes=dict(wishes), organisation=by.acting_for, owner=by.person,
        state=State.WAITING, asked_at=at, queued_at=at,
    )  # fmt: skip
    _queue(job, at)
    record(
        act="start job", by=by.actor, on=("job", job.pk), at=at,
        after={"kind": kind, "wishes": job.wishes, "ref": job.ref},
    )  # fmt: skip
    return job


@transaction.atomic
def cancel_job(*, job: Job, by: Viewer, at: datetime) -> Job:
    """Stop a job: at once where it waits, at its next step where it runs."""
    held = _steered(job, by)
    if reason := rules.why_not_cancel(State(held.state)):
        raise CannotDo(reason)
    if held.state == State.WAITING:
        _end(held, State.CANCELLED, at)
    else:
        held.cancel_asked_at = at
        held.save(update_fields=["cancel_asked_at"])
    record(act="cancel job", by=by.actor, on=("job", held.pk), at=at, after={"state": held.state})
    return held


@transaction.atomic
def retry_job(*, job: Job, by: Viewer, at: datetime) -> Job:
    """Begin a job again that failed or was cancelled."""
    held = _steered(job, by)
    before = State(held.state)
    if reason := rules.why_not_retry(before):
        raise CannotDo(reason)
    held.state, held.ended_at, held.cancel_asked_at = State.WAITING, None, None
    held.problem, held.problem_values, held.done, held.of = "", {}, 0, 0
    held.begun_at = None
    held.tries_left_from = held.attempt
    held.save()
    _queue(held, at)
    record(
        act="retry job", by=by.actor, on=("job", held.pk), at=at,
        before={"state": before}, after={"state": held.state},
    )  # fmt: skip
    return held


def see_job(*, job: Job, by: Viewer, at: datetime) -> None:
    """Note that its owner has seen how it ended, so that they are told no more. Not an act of record."""
    if by.person is not None and by.person.pk == job.owner_id and job.ended_at is not None:
        Job.objects.filter(pk=job.pk).update(seen_at=at)


def take(*, ref: str, at: datetime) -> Job | None:
    """Take a waiting job to carry it out; None where it does not wait (any more)."""
    holder = secrets.token_hex(16)
    taken = Job.objects.filter(ref=ref, state=State.WAITING).update(
        state=State.RUNNING, holder=holder, lease_until=at + LEASE, begun_at=at,
        attempt=F("attempt") + 1, done=0, of=0,
    )  # fmt: skip
    return Job.objects.get(ref=ref, holder=holder) if taken else None


def hold(*, job: Job, at: datetime, **told: Any) -> bool:
    """Keep the lease, and say how far the work is; gives whether someone asked to cancel it."""
    _as_holder(job, lease_until=at + LEASE, **told)
    return Job.objects.filter(pk=job.pk, cancel_asked_at__isnull=False).exists()


def say(*, job: Job, words: Sentence, at: datetime) -> None:
    """Add a line to the log."""
    JobLine.objects.create(
        job=job, at=at, attempt=job.attempt, words=words.message, values=words.values
    )


@transaction.atomic
def finish(*, job: Job, made: Made, at: datetime) -> None:
    """The work is done: what it made becomes the result, all at once."""
    words = made.words or sentence("")
    result = {"files": list(made.files), "words": words.message, "values": words.values}
    _as_holder(job, state=State.DONE, lease_until=None, ended_at=at, result=result, problem="")
    _ended(job, State.DONE, at)


@transaction.atomic
def fail(*, job: Job, problem: Sentence, at: datetime) -> None:
    """The work has failed, with the reason in words for the person who asked for it."""
    _as_holder(
        job, state=State.FAILED, lease_until=None, ended_at=at,
        problem=problem.message, problem_values=problem.values,
    )  # fmt: skip
    _ended(job, State.FAILED, at)


@transaction.atomic
def stop(*, job: Job, at: datetime) -> None:
    """The work stops because it was cancelled."""
    _as_holder(job, state=State.CANCELLED, lease_until=None, ended_at=at)
    _ended(job, State.CANCELLED, at)


@transaction.atomic
def forget_job(*, job: Job, root: Path, at: datetime) -> None:
    """Delete a job that ended long ago, as the place has decided: its log, and what it made below `root`."""
    by, number, folder = Actor(WEFT.person, job.organisation_id), job.pk, root / job.ref
    before = {"ref": job.ref, "kind": job.kind, "state": job.state}
    job.delete()
    record(act="forget job", by=by, on=("job", number), at=at, before=before)
    transaction.on_commit(partial(shutil.rmtree, folder, ignore_errors=True))


def reclaim(*, at: datetime) -> list[Job]:
    """Take back what dead workers left: begun again, or said to have failed. Gives those touched."""
    touched = [_taken_back(job.pk, at) for job in queries.abandoned(at)]
    touched += [_queued_again(job.pk, at) for job in queries.waiting_since(at - LEASE)]
    return [job for job in touched if job is not None]


@transaction.atomic
def _taken_back(number: int, at: datetime) -> Job | None:
    job = Job.objects.select_for_update().get(pk=number)
    if not rules.is_abandoned(state=State(job.state), lease_until=job.lease_until, at=at):
        return None
    becomes = rules.after_abandonment(
        begun=job.attempt - job.tries_left_from, cancel_asked=job.cancel_asked_at is not None
    )
    job.holder, job.lease_until = "", None
    if becomes == State.WAITING:
        job.state, job.begun_at = becomes, None
        job.save()
        say(job=job, words=BEGINS_AGAIN, at=at)
        _queue(job, at)
        _record_by_weft("take job back", job, at)
    else:
        if becomes == State.FAILED:
            job.problem, job.problem_values = STOPPED.message, STOPPED.values
        _end(job, becomes, at)
        _ended(job, becomes, at)
        half_done = queries.result_folder(job)
        transaction.on_commit(partial(shutil.rmtree, half_done, ignore_errors=True))
    return job


@transaction.atomic
def _queued_again(number: int, at: datetime) -> Job | None:
    """A job that waits, but whose task died between being claimed and taking it."""
    job = Job.objects.select_for_update().get(pk=number)
    if job.state != State.WAITING:
        return None
    ready = DBTaskResult.objects.filter(pk=job.queued_as, status=TaskResultStatus.READY).exists()
    if ready:
        return None
    _queue(job, at)
    _record_by_weft("queue job again", job, at)
    return job


def _as_holder(job: Job, **changes: Any) -> None:
    held = Job.objects.filter(pk=job.pk, state=State.RUNNING, holder=job.holder)
    if not held.update(**changes):
        raise Taken(f"Job {job.ref} is no longer this worker's.")


def _steered(job: Job, by: Viewer) -> Job:
    if reason := access.why_not_steer(by, job.organisation_id):
        raise NotAllowed(reason)
    return Job.objects.select_for_update().get(pk=job.pk)


def _queue(job: Job, at: datetime) -> None:
    """Put the job into the queue, in the same transaction as the job itself."""
    task = import_string(CARRY_OUT).enqueue(job.ref)
    job.queued_at, job.queued_as = at, str(task.id)
    job.save(update_fields=["queued_at", "queued_as"])


def _end(job: Job, state: State, at: datetime) -> None:
    job.state, job.ended_at, job.lease_until = state, at, None
    job.save()


def _ended(job: Job, state: State, at: datetime) -> None:
    """Write down that a job is over, and queue a word to its owner."""
    record(
        act=f"job {state}", by=Actor(None, job.organisation_id), on=("job", job.pk), at=at,
        after={"state": state, "attempt": job.attempt},
    )  # fmt: skip
    import_string(TELL_OWNER).enqueue(job.ref)


def _record_by_weft(act: str, job: Job, at: datetime) -> None:
    by = Actor(WEFT.person, job.organisation_id)
    record(act=act, by=by, on=("job", job.pk), at=at, after={"attempt": job.attempt})
