"""The worker: carries out what is queued, and keeps house."""

from __future__ import annotations

import logging
import os
import secrets
import threading
from collections.abc import Callable
from datetime import datetime, time, timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from weft.audit.actions import seal_what_waits
from weft.commitments import tasks
from weft.commitments.actions import remind_all
from weft.commitments.queries import last_review
from weft.frameworks.actions import supersede_all
from weft.jobs.actions import reclaim
from weft.uploads.actions import sweep
from weft.web.ending import end_with_server
from weft.web.post import QUEUE, clear_post
from weft.web.tidying import tidy

log = logging.getLogger("weft.worker")
LOOK_SECONDS = 0.5
LOOK_FOR_LETTERS_SECONDS = 2.0
KEEP_HOUSE_SECONDS = 5.0
KEPT_IN_QUEUE = timedelta(days=1)
NIGHT = (time(1), time(5))
ONE_NIGHT, MISSED = timedelta(hours=12), timedelta(hours=36)
GIVES_WAY = 5
"""How much the worker gives way to the pages on a machine that both use (see nice(1))."""


def sweep_sessions(at: datetime) -> None:
    """Delete what is kept of sessions that are over: nobody is signed in by them any more."""
    over = Session.objects.filter(expire_date__lt=at)
    if over.exists():  # most times there is nothing to do, and a deletion would make writers wait
        over.delete()
    gone = UserSession.objects.exclude(session_key__in=Session.objects.values("session_key"))
    if gone.exists():
        gone.delete()


def sweep_queue(at: datetime) -> None:
    """Delete what is over of the queue that jobs are carried out by, a day later."""
    over = DBTaskResult.objects.filter(finished_at__lt=at - KEPT_IN_QUEUE).exclude(queue_name=QUEUE)
    if over.exists():
        over.delete()


def remind(at: datetime) -> bool:
    """Write to those who are to be written to today; nothing is left of that."""
    remind_all(at=at)
    return False


def review(at: datetime) -> None:
    """Have the benefits of the whole place held against each other, as a work of its own: it may take long."""
    tasks.review.enqueue()


def reviewed_at() -> datetime | None:
    """When the benefits of the whole place were last held against each other."""
    last = last_review()
    return last.begun_at if last else None


class Daily:
    """A chore that is done once a day, and when the worker begins; on until it says that nothing is left."""

    def __init__(self, chore: Callable[[datetime], bool]) -> None:
        self.chore = chore
        self.done_at: datetime | None = None

    def __call__(self, at: datetime) -> None:
        """Do it where a day has gone by. A clock that was put back makes it done sooner, never later."""
        if self.done_at is not None and timedelta(0) <= at - self.done_at < timedelta(days=1):
            return
        if not self.chore(at):
            self.done_at = at


class Nightly:
    """A heavy chore that is done once a night, while few people wait for pages.

    It is done by day where it was never done, and where nights were missed: a site that is off by night would else never have it done.
    """

    def __init__(
        self, chore: Callable[[datetime], object], last: Callable[[], datetime | None]
    ) -> None:
        self.chore, self.last = chore, last
        self.asked_at: datetime | None = None

    def __call__(self, at: datetime) -> None:
        """Do it where it is due, and not again while it may still be under way."""
        if self.asked_at is not None and timedelta(0) <= at - self.asked_at < ONE_NIGHT:
            return
        last = self.last()
        gone_by = at - last if last else MISSED
        if gone_by >= MISSED or (gone_by >= ONE_NIGHT and is_night(at)):
            self.chore(at)
            self.asked_at = at


def is_night(at: datetime) -> bool:
    """Whether it is night by the clocks of the place."""
    return NIGHT[0] <= timezone.localtime(at).time() < NIGHT[1]


Chore = Callable[[datetime], object]
CHORES: list[Chore] = [
    lambda at: reclaim(at=at),
    lambda at: seal_what_waits(at=at),
    lambda at: sweep(at=at),
    lambda at: supersede_all(at=at),
    sweep_sessions,
    clear_post,
    sweep_queue,
    Daily(lambda at: tidy(at=at).more),
    Daily(remind),
    Nightly(review, reviewed_at),
]
"""What the worker does by itself, again and again."""


def give_way() -> None:
    """Let this process have the machine where no page is asked for: people wait for pages, nobody for the worker."""
    os.nice(GIVES_WAY)


def work() -> None:
    """Work until told to stop; what is under way is finished first. Letters do not wait behind a long job."""
    over = threading.Event()
    worker, postman = _worker(["*"], [QUEUE], LOOK_SECONDS), _postman()
    house = threading.Thread(target=_keep_house, args=(over,), daemon=True)
    post = threading.Thread(target=_send_letters, args=(postman, over), daemon=True)
    worker.configure_signals()
    end_with_server()
    house.start()
    post.start()
    try:
        _go_on(worker, over)
    finally:
        postman.running = False
        over.set()
        house.join(timeout=KEEP_HOUSE_SECONDS)
        post.join(timeout=KEEP_HOUSE_SECONDS)


def _worker(queues: list[str], but: list[str], seconds: float) -> Worker:
    return Worker(
        queue_names=queues, interval=seconds, batch=False, backend_name="default", startup_delay=False,
        max_tasks=None, worker_id=secrets.token_hex(16), excluded_queue_names=but,
    )  # fmt: skip


def _postman() -> Worker:
    return _worker([QUEUE], [], LOOK_FOR_LETTERS_SECONDS)


def _send_letters(postman: Worker, over: threading.Event) -> None:
    """Send letters until it is over."""
    try:
        _go_on(postman, over)
    finally:
        connection.close()


def _go_on(worker: Worker, over: threading.Event) -> None:
    """Let a worker work until it is told to stop; a fault of the database ends one round, never its work."""
    while not over.is_set():
        try:
            worker.run()
        except Exception:
            log.exception("the queue could not be worked off")
            connection.close_if_unusable_or_obsolete()
            over.wait(KEEP_HOUSE_SECONDS)
        else:
            return


def keep_house(at: datetime) -> None:
    """Do every chore once; one that fails does not keep the others from being done."""
    for chore in CHORES:
        try:
            chore(at)
        except Exception:
            log.exception("a chore of the worker failed")
            connection.close_if_unusable_or_obsolete()


def _keep_house(over: threading.Event) -> None:
    try:
        while not over.wait(KEEP_HOUSE_SECONDS):
            keep_house(timezone.now())
    finally:
        connection.close()
