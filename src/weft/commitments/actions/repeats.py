"""The benefits of the whole place are held against each other, and somebody says of two that they are two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from weft.audit.actions import WEFT, record
from weft.commitments import access, queries
from weft.commitments.actions.who import CannotDo, keeper_of
from weft.commitments.models import Benefit, Repeat, Review
from weft.organisations.access import NotAllowed, Viewer
from weft.ui.marks import why

A_MONTH = 31
"""What is new is looked at by the month in which it began, with all that lies about that."""


def review_repeats(*, at: datetime) -> Review:
    """Hold what was reported since the last review against all that lies about the same days or has the same evidence; what is found stays found.

    It is kept at the end, all of it at once: nobody waits for it meanwhile, and where it ends on the way, the next one looks at the same again.
    """
    last = queries.last_review()
    fresh = queries.not_reviewed(last.begun_at if last else None)
    told = list(fresh.order_by("begins").values_list("pk", "begins", "ends"))
    sharing, known = queries.sharing_evidence({number for number, *_days in told}), queries.Known()
    pairs = [
        each
        for new, first, last_day in _months(told)
        for each in queries.between(queries.to_hold(new, first, last_day, sharing), new, known)
    ]
    return _reviewed(pairs, len(told), at)


def _months(told: list[tuple[int, date, date]]) -> Iterator[tuple[set[int], date, date]]:
    """What is new, in parts that begin within a month, each with its first day and its last."""
    part: list[tuple[int, date, date]] = []
    for one in told:
        if part and (one[1] - part[0][1]).days >= A_MONTH:
            yield _part(part)
            part = []
        part.append(one)
    if part:
        yield _part(part)


def _part(part: list[tuple[int, date, date]]) -> tuple[set[int], date, date]:
    return (
        {number for number, _begins, _ends in part},
        part[0][1],
        max(ends for _number, _begins, ends in part),
    )


def keep_beside(*, benefit: Benefit, at: datetime) -> None:
    """Keep what may be the same as a benefit, as it is reported: whoever judges it sees at once what its provider was shown, and waits for no review."""
    found = queries.to_keep(queries.found_beside(benefit), at)
    Repeat.objects.bulk_create(found, ignore_conflicts=True)


@transaction.atomic
def _reviewed(pairs: Sequence[queries.Pair], looked_at: int, at: datetime) -> Review:
    """Keep the pairs that are not known yet, and that it was done."""
    before = Repeat.objects.count()
    Repeat.objects.bulk_create(queries.to_keep(pairs, at), ignore_conflicts=True)
    found = Repeat.objects.count() - before
    made = Review.objects.create(begun_at=at, ended_at=timezone.now(), looked_at=looked_at, found=found)  # fmt: skip
    record(act="review repeats", by=WEFT, on=("review", made.pk), at=at, after={"looked_at": looked_at, "found": found})  # fmt: skip
    return made


@transaction.atomic
def say_two(*, repeat: Repeat, because: str, by: Viewer, at: datetime) -> Repeat:
    """Say, for the keeper of an agreement for which one of them counts, that they are two, and why. Nobody says it of what their own organisation
    delivered."""
    organisation, person = keeper_of(by)
    held = queries.repeats_visible_to(by).select_for_update(of=("self",)).get(pk=repeat.pk)
    if reason := access.why_not_say_two(by, **queries.has_stake_in(by, held)):
        raise NotAllowed(reason)
    if not because.strip():
        raise CannotDo(why("Say why."))
    held.apart_at, held.apart_because, held.apart_by, held.apart_for = (
        at,
        because.strip(),
        person,
        organisation,
    )
    held.save()
    record(
        act="say that they are two", by=by.actor, on=("repeat", held.pk), at=at,
        after={"ref": held.ref, "benefits": [held.one.ref, held.other.ref]},
    )  # fmt: skip
    return held
