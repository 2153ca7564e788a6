"""What can happen to payment files and runs; the only file of the room that writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from weft.audit.actions import record
from weft.jobs.actions import start_job
from weft.organisations.access import NotAllowed, Viewer
from weft.organisations.queries import locked
from weft.organisations.rules import new_ref
from weft.spend import access, queries, rules
from weft.spend.models import PaymentFile, Profile, Run
from weft.spend.rules import Standing
from weft.spend.work import ANALYSE, LOOK
from weft.ui.marks import Reason, why
from weft.uploads.actions import keep_uploads
from weft.uploads.rules import TABLES

if TYPE_CHECKING:
    from weft.organisations.models import Organisation, Person
    from weft.uploads.arriving import Arrived
    from weft.uploads.models import Upload


class CannotDo(Exception):
    """How the files stand does not allow it, with the reason."""


@transaction.atomic
def add_files(*, arrived: Sequence[Arrived], by: Viewer, at: datetime) -> list[PaymentFile]:
    """Keep files that arrived as payment files of the council, and have them looked at."""
    council, person = _analyst(by)
    uploads = keep_uploads(arrived=arrived, taken=TABLES, by=by, at=at)
    refs = [(new_ref(), upload) for upload in uploads]
    files = [_file(ref, upload, None) for ref, upload in refs]
    job = start_job(kind=LOOK, wishes=_look(council, files), by=by, at=at)
    added = [
        PaymentFile.objects.create(
            ref=ref, council=council, upload=upload, added_at=at, added_by=person, look=job
        )
        for ref, upload in refs
    ]
    record(
        act="add payment files", by=by.actor, on=("organisation", council.pk), at=at,
        after={"files": [ref for ref, _ in refs]},
    )  # fmt: skip
    return added


@transaction.atomic
def replace_file(*, file: PaymentFile, arrived: Arrived, by: Viewer, at: datetime) -> PaymentFile:
    """Put a new file in the place of an old one; runs that used the old one keep it."""
    council, person = _analyst(by)
    old = _in_use(file, by)
    (upload,) = keep_uploads(arrived=[arrived], taken=TABLES, by=by, at=at)
    ref = new_ref()
    wishes = _look(council, [_file(ref, upload, None)])
    job = start_job(kind=LOOK, wishes=wishes, by=by, at=at)
    fresh = PaymentFile.objects.create(
        ref=ref, council=council, upload=upload, added_at=at, added_by=person, look=job
    )
    old.replaced_by = fresh
    old.save(update_fields=["replaced_by"])
    record(
        act="replace payment file", by=by.actor, on=("payment file", old.pk), at=at,
        after={"ref": old.ref, "replaced_by": ref},
    )  # fmt: skip
    return fresh


@transaction.atomic
def remove_file(*, file: PaymentFile, by: Viewer, at: datetime) -> None:
    """Leave a file out of the runs to come; those that used it keep it."""
    _analyst(by)
    old = _in_use(file, by)
    old.removed_at = at
    old.save(update_fields=["removed_at"])
    record(
        act="remove payment file", by=by.actor, on=("payment file", old.pk), at=at,
        before={"ref": old.ref},
    )  # fmt: skip


@transaction.atomic
def say_what_is_in(
    *, file: PaymentFile, said: Mapping[str, Any], by: Viewer, at: datetime
) -> PaymentFile:
    """Keep what a person says about a file, for every file with the same headings, and look at them again.

    Files about which somebody has said something else themselves stay as they are.
    """
    council, person = _analyst(by)
    held = _in_use(file, by)
    (found,) = queries.stood([held])
    key = found.understanding.key
    held.said = dict(said)
    held.save(update_fields=["said"])
    if key:
        Profile.objects.update_or_create(
            council=council, key=key,
            defaults={"said": held.said, "said_at": at, "said_by": person},
        )  # fmt: skip
    again = [held, *_alike(held, key, council)]
    entries = [_file(each.ref, each.upload, each.said) for each in again]
    job = start_job(kind=LOOK, wishes=_look(council, entries), by=by, at=at)
    PaymentFile.objects.filter(pk__in=[each.pk for each in again]).update(look=job)
    record(
        act="say what is in payment file", by=by.actor, on=("payment file", held.pk), at=at,
        before={"said": file.said}, after={"said": held.said, "files": len(again)},
    )  # fmt: skip
    held.look = job
    return held


@transaction.atomic
def start_run(*, period: str, by: Viewer, at: datetime) -> Run:
    """Analyse all payment files in use for a period."""
    council, person = _analyst(by)
    every = queries.stood(queries.in_use_of(council))
    if reason := rules.why_not_run({each.standing for each in every}):
        raise CannotDo(reason)
    if reason := _why_no_period(period):
        raise CannotDo(reason)
    taken = [each for each in every if each.standing in {Standing.UNDERSTOOD, Standing.UNCLEAR}]
    files = [_file(e.file.ref, e.file.upload, e.understanding.said) for e in taken]
    for file, name in zip(files, rules.names_on_disk(f["name"] for f in files), strict=True):
        file["as"] = name
    ref = new_ref()
    wishes = {"organisation": council.pk, "run": ref, "period": period, "files": files}
    job = start_job(kind=ANALYSE, wishes=wishes, by=by, at=at)
    run = Run.objects.create(
        ref=ref, council=council, period=period, job=job, asked_at=at, asked_by=person
    )
    run.files.set([each.file for each in taken])
    record(
        act="start run", by=by.actor, on=("run", run.pk), at=at,
        after={"ref": run.ref, "period": period, "files": [file["sha256"] for file in files]},
    )  # fmt: skip
    return run


def _why_no_period(period: str) -> Reason | None:
    from weft.analysis.spend.periods import NotAPeriod
    from weft.analysis.spend.periods import period as period_of

    try:
        period_of(period)
    except NotAPeriod:
        return why(
            "“%(period)s” is not a period. Write a financial year such as 2024-25.", period=period
        )
    return None


def _analyst(by: Viewer) -> tuple[Organisation, Person]:
    """The council that the person analyses for, held until the transaction ends: one change at a time."""
    if reason := access.why_not_analyse(by):
        raise NotAllowed(reason)
    assert by.acting_for is not None and by.person is not None
    return locked(by.acting_for), by.person


def _in_use(file: PaymentFile, by: Viewer) -> PaymentFile:
    held = queries.in_use(queries.visible_to(by)).filter(pk=file.pk).first()
    if held is None:
        raise CannotDo(why("This file has been replaced or removed."))
    return held


def _alike(file: PaymentFile, key: str, council: Organisation) -> list[PaymentFile]:
    """Other files in use with the same headings about which nobody has said anything themselves."""
    others = queries.in_use_of(council).filter(said__isnull=True).exclude(pk=file.pk)
    found = queries.stood(others)
    return [each.file for each in found if key and each.understanding.key == key]


def _file(ref: str, upload: Upload, said: Mapping[str, Any] | None) -> dict[str, Any]:
    return {
        "ref": ref, "upload": upload.ref, "name": upload.name, "as": rules.name_on_disk(upload.name),
        "sha256": upload.sha256, "said": said,
    }  # fmt: skip


def _look(council: Organisation, files: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {
        "organisation": council.pk,
        "files": list(files),
        "profiles": queries.profiles_of(council),
    }
