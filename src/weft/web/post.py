"""Letters go out by the queue: an act is done whether or not the mail server answers, and the letter follows.

A letter holds secrets (links that let people in). Its text is emptied out of the queue once it is sent or given up.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone
from django_tasks import TaskContext, TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

log = logging.getLogger("weft.post")
QUEUE = "letters"
TRIED_FOR = timedelta(days=1)
LONGEST_WAIT = timedelta(hours=2)
LEFT_LYING = timedelta(minutes=10)
"""A letter that a worker took so long ago was left lying: no mail server is waited for that long."""
NOTHING: dict[str, Any] = {"args": [], "kwargs": {}}
KEPT = ("subject", "body", "from_email", "to", "cc", "bcc", "reply_to", "extra_headers")


class Queue(BaseEmailBackend):
    """Takes every letter that the site sends and hands it to the worker."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Queue the letters, together with what is under way; gives how many."""
        for letter in email_messages:
            send.enqueue(as_kept(letter), timezone.now().isoformat(), 0)
        return len(email_messages)


def as_kept(letter: EmailMessage) -> dict[str, Any]:
    """A letter as it stands in the queue. Raises ValueError for one with files: none of ours has any."""
    if letter.attachments:
        raise ValueError("A letter by the queue has no attachments.")
    others = [[text, kind] for text, kind in getattr(letter, "alternatives", [])]
    kept = {name: getattr(letter, name) for name in KEPT}
    return kept | {"subject": str(letter.subject), "body": str(letter.body), "alternatives": others}


@task(queue_name=QUEUE, takes_context=True)
def send(context: TaskContext, kept: dict[str, Any], since: str, tries: int) -> None:
    """Send a letter; where that fails, queue it again for later, for a day from `since`."""
    try:
        connection = get_connection(settings.POST_GOES_BY)
        EmailMultiAlternatives(**_as_given(kept), connection=connection).send()
    except Exception as fault:  # only its kind is told: its words may hold the address
        with transaction.atomic():
            _later(kept, since, tries + 1, type(fault).__name__)
            _empty(context.task_result.id)
    else:
        _empty(context.task_result.id)


def wait_after(tries: int) -> timedelta:
    """How long a letter waits after so many tries: a minute, then twice as long each time, two hours at most."""
    return min(timedelta(minutes=2 ** min(tries - 1, 10)), LONGEST_WAIT)


def clear_post(at: datetime) -> None:
    """Delete what is over of the queue of letters; a letter whose worker died is tried again."""
    letters = DBTaskResult.objects.filter(queue_name=QUEUE)
    lying = letters.filter(status=TaskResultStatus.RUNNING, started_at__lt=at - LEFT_LYING)
    if lying.exists():
        lying.exclude(args_kwargs=NOTHING).update(status=TaskResultStatus.READY)
        lying.delete()
    over = letters.filter(status__in=[TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED])
    if over.exists():
        over.delete()


def _later(kept: dict[str, Any], since: str, tries: int, fault: str) -> None:
    now = timezone.now()
    if now - datetime.fromisoformat(since) >= TRIED_FOR:
        log.error("a letter could not be sent for a day and is given up (%s)", fault)
        return
    wait = wait_after(tries)
    log.warning("a letter could not be sent (%s); tried again in %s", fault, wait)
    send.using(run_after=now + wait).enqueue(kept, since, tries)


def _as_given(kept: dict[str, Any]) -> dict[str, Any]:
    """What a letter is made of, in the words of its class."""
    given = dict(kept)
    return given | {
        "headers": given.pop("extra_headers"),
        "alternatives": [tuple(one) for one in kept["alternatives"]],
    }


def _empty(number: str) -> None:
    DBTaskResult.objects.filter(pk=number).update(args_kwargs=NOTHING)
