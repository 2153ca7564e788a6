"""What a place keeps of people ends when its time is over: one rule for each kind of record.

How long each is kept is in `weft.web.keeping`; here stands what is over, and by which action of its room it ends.
The worker tidies once a day, `weft site tidy` by hand. The record itself is never shortened: what it tells of
people is erased, and each deletion is an entry of its own.
"""

from __future__ import annotations

import calendar
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from weft.audit.actions import erase_older
from weft.audit.queries import told_before
from weft.commitments import queries as commitments
from weft.commitments.actions import forget_contact, forget_evidence, forget_jotting
from weft.jobs.actions import forget_job
from weft.jobs.queries import ended_before, job_folder, under_way
from weft.organisations import actions, letters, queries
from weft.spend import queries as spend
from weft.uploads.actions import forget_arrival, forget_upload
from weft.uploads.queries import arrivals_over, sent_before

log = logging.getLogger("weft.tidying")
WARNED = timedelta(days=30)
"""So long before they are erased people are told."""
AT_A_TIME = 200
Due = Callable[[datetime, datetime], QuerySet[Any]]
End = Callable[[Any, datetime], object]


@dataclass(frozen=True)
class Rule:
    """How one kind of record ends: what of it is due, given the moment until which it was kept and now."""

    kind: str
    does: str
    due: Due
    end: End | None
    sooner: timedelta = timedelta(0)
    """So much before its time."""

    def until(self, at: datetime) -> datetime:
        """What is counted from before this is due."""
        return kept_since(self.kind, at) + self.sooner

    def found(self, at: datetime) -> QuerySet[Any]:
        """What is due."""
        return self.due(self.until(at), at).order_by("pk")


def _warn(person: Any, at: datetime) -> None:
    with transaction.atomic():
        actions.warn_unused(person=person, at=at)
        letters.erased_soon(person, timezone.localdate(at + WARNED))


def _files(before: datetime, at: datetime) -> QuerySet[Any]:
    used = {str(job.wishes.get("upload", "")) for job in under_way()}
    return sent_before(before, but=used | spend.uploads_in_use() | commitments.uploads_in_use())


def _unwarned(before: datetime, at: datetime) -> QuerySet[Any]:
    people = queries.unused_since(before)
    return people.exclude(pk__in=queries.warned(people).values("pk"))


ACTS_END = "erased: what old entries tell of people"
RULES: tuple[Rule, ...] = (
    Rule(
        "sign-ups", "erased: nobody confirmed the address",
        lambda before, at: queries.never_confirmed(before),
        lambda person, at: actions.erase_unused(person=person, because="never confirmed", at=at),
    ),
    Rule("accounts", "told that they will be erased", _unwarned, _warn, sooner=WARNED),
    Rule(
        "accounts", "erased: nobody signed in, though they were told",
        lambda before, at: queries.warned(queries.unused_since(before), at - WARNED),
        lambda person, at: actions.erase_unused(person=person, because="not used", at=at),
    ),
    Rule(
        "memberships", "deleted", lambda before, at: queries.memberships_over(before),
        lambda membership, at: actions.forget_membership(membership=membership, at=at),
    ),
    Rule(
        "invitations", "deleted", lambda before, at: queries.invitations_over(before),
        lambda invitation, at: actions.forget_invitation(invitation=invitation, at=at),
    ),
    Rule("files", "deleted", _files, lambda upload, at: forget_upload(upload=upload, at=at)),
    Rule(
        "arrivals", "deleted: they did not arrive whole, or nobody took them",
        lambda before, at: arrivals_over(at),
        lambda arrival, at: forget_arrival(arrival=arrival, at=at),
    ),
    Rule(
        "evidence", "deleted: its day has come",
        commitments.evidence_over,
        lambda evidence, at: forget_evidence(evidence=evidence, at=at),
    ),
    Rule(
        "jottings", "deleted: nobody went on with them",
        lambda before, at: commitments.jottings_over(before),
        lambda jotting, at: forget_jotting(jotting=jotting, at=at),
    ),
    Rule(
        "contacts", "deleted: nobody has written to them",
        lambda before, at: commitments.contacts_over(before),
        lambda contact, at: forget_contact(contact=contact, at=at),
    ),
    Rule(
        "jobs", "deleted", lambda before, at: ended_before(before, but=spend.jobs_in_use()),
        lambda job, at: forget_job(job=job, root=job_folder(), at=at),
    ),
    Rule("acts", ACTS_END, lambda before, at: told_before(before), end=None),
)  # fmt: skip
"""In this order: whoever is erased leaves memberships and invitations that end later. What
the record tells ends all at once."""
ELSEWHERE = {
    "sessions": "the worker, every few seconds, once they are over",
    "letters": "the queue of letters, once they are sent or given up",
    "backups": "`weft backup`, in the folder that it is given",
}
"""What ends otherwise, and by what."""


@dataclass
class Tidied:
    """What was ended, or is due, of each rule; what could not be, and why; whether more is left."""

    ended: dict[Rule, int] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    more: bool = False


def due(*, at: datetime) -> Tidied:
    """What is over now; nothing is changed."""
    return Tidied({rule: rule.found(at).count() for rule in RULES})


def tidy_all(*, at: datetime) -> Tidied:
    """End all that is over."""
    return tidy(at=at, most=None)


def tidy(*, at: datetime, most: int | None = AT_A_TIME) -> Tidied:
    """End what is over, so many of each kind at most. What fails is left, and keeps nothing else from its end."""
    tidied = Tidied()
    for rule in RULES:
        if rule.end is None:
            tidied.ended[rule] = erase_older(before=rule.until(at), at=at)
            continue
        ended = 0
        for number in list(rule.found(at).values_list("pk", flat=True)):
            if ended == most:
                tidied.more = True
                break
            ended += _end(rule, rule.end, number, at, tidied)
        tidied.ended[rule] = ended
    return tidied


def _end(rule: Rule, end: End, number: int, at: datetime, tidied: Tidied) -> bool:
    """End one thing, where it still is due: two workers may tidy at once."""
    try:
        with transaction.atomic():
            everything = rule.found(at).model._base_manager
            everything.select_for_update().filter(pk=number).first()  # then asked once more
            thing = rule.found(at).filter(pk=number).first()
            if thing is not None:
                end(thing, at)
            return thing is not None
    except actions.CannotDo as reason:
        tidied.kept.append(f"{rule.kind}, number {number}: {reason}")
    except Exception:
        log.exception("%s, number %s: it could not be ended", rule.kind, number)
        tidied.kept.append(
            f"{rule.kind}, number {number}: it could not be ended; the log says where"
        )
    return False


def kept_since(kind: str, at: datetime) -> datetime:
    """What of a kind is counted from before this moment has been kept long enough."""
    keeping = next(one for one in settings.KEEPINGS if one.kind == kind)
    return months_before(at, keeping.months)


def months_before(at: datetime, months: int) -> datetime:
    """The same day of the month and time, so many months before; the last day of a shorter month."""
    year, month = divmod(at.year * 12 + at.month - 1 - months, 12)
    day = min(at.day, calendar.monthrange(year, month + 1)[1])
    return at.replace(year=year, month=month + 1, day=day)
