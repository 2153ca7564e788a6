"""What can happen to payment files, and to what is said about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from weft.audit.actions import record
from weft.jobs.actions import start_job
from weft.jobs.queries import is_under_way
from weft.organisations.access import Viewer
from weft.organisations.rules import new_ref
from weft.spend import queries, rules
from weft.spend.actions.who import CannotDo, analyst_of
from weft.spend.models import PaymentFile, Profile
from weft.spend.work import LOOK
from weft.ui.marks import why
from weft.uploads.actions import keep_uploads, throw_away
from weft.uploads.rules import TABLES

if TYPE_CHECKING:
    from weft.jobs.models import Job
    from weft.organisations.models import Organisation
    from weft.uploads.arriving import Arrived
    from weft.uploads.models import Upload


@dataclass(frozen=True)
class Added:
    """The payment files that were added; and the names of those that were there already, byte for byte."""

    files: Sequence[PaymentFile]
    known: Sequence[str] = ()


@transaction.atomic
def add_files(*, arrived: Sequence[Arrived], by: Viewer, at: datetime) -> Added:
    """Keep files that arrived as payment files of the council, and have them looked at: all of them, or none.

    A file whose very bytes are among those in use is not added again, so that nothing is doubled.
    """
    council, person = analyst_of(by)
    fresh, known = _fresh(arrived, council)
    for one in known:
        if one.arrival is not None:
            throw_away(arrival=one.arrival, by=by, at=at)
    names = [one.name or "" for one in known]
    if not fresh:
        return Added((), names)
    uploads = keep_uploads(arrived=fresh, taken=TABLES, by=by, at=at)
    refs = [(new_ref(), upload) for upload in uploads]
    held = queries.holding(council)
    files = [as_wished(ref, upload, None, held) for ref, upload in refs]
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
    return Added(added, names)


def _fresh(
    arrived: Sequence[Arrived], council: Organisation
) -> tuple[list[Arrived], list[Arrived]]:
    """The files whose bytes no file in use has, each once; and the others."""
    seen = set(queries.in_use_of(council).values_list("upload__sha256", flat=True))
    fresh, known = list["Arrived"](), list["Arrived"]()
    for one in arrived:
        (known if one.sha256 in seen else fresh).append(one)
        seen.add(one.sha256)
    return fresh, known


@transaction.atomic
def replace_file(*, file: PaymentFile, arrived: Arrived, by: Viewer, at: datetime) -> PaymentFile:
    """Put a new file in the place of an old one; runs that used the old one keep it."""
    council, person = analyst_of(by)
    old = in_use(file, by)
    if not _fresh([arrived], council)[0]:
        raise CannotDo(why("The same file, byte for byte, is among your payment files already."))
    (upload,) = keep_uploads(arrived=[arrived], taken=TABLES, by=by, at=at)
    ref = new_ref()
    wishes = _look(council, [as_wished(ref, upload, None, queries.holding(council))])
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
    analyst_of(by)
    old = in_use(file, by)
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
    council, person = analyst_of(by)
    held = in_use(file, by)
    (found,) = queries.stood([held])
    key = found.understanding.key
    held.said = dict(said) | rules.of_this_file_still(held.said)
    held.save(update_fields=["said"])
    if key:
        Profile.objects.update_or_create(
            council=council, key=key,
            defaults={"said": rules.true_of_others(said), "said_at": at, "said_by": person},
        )  # fmt: skip
    again = [held, *_alike(held, key, council)]
    job = _looked_at_again(again, council, by, at)
    record(
        act="say what is in payment file", by=by.actor, on=("payment file", held.pk), at=at,
        before={"said": file.said}, after={"said": held.said, "files": len(again)},
    )  # fmt: skip
    held.look = job
    return held


@transaction.atomic
def say_where_headings_are(*, file: PaymentFile, row: int, by: Viewer, at: datetime) -> PaymentFile:
    """Keep in which row of a file its headings stand, and look at it again.

    What was said of its columns was said of other headings, and holds no more.
    """
    council, _person = analyst_of(by)
    held = in_use(file, by)
    if row < 1:
        raise CannotDo(why("Rows are counted from 1."))
    before = held.said
    held.said = {"header_row": row}
    held.save(update_fields=["said"])
    held.look = _looked_at_again([held], council, by, at)
    record(
        act="say where headings are", by=by.actor, on=("payment file", held.pk), at=at,
        before={"said": before}, after={"said": held.said},
    )  # fmt: skip
    return held


@transaction.atomic
def look_again(*, file: PaymentFile, by: Viewer, at: datetime) -> PaymentFile:
    """Look at a file once more, by what has been said of it and of its rows meanwhile."""
    council, _person = analyst_of(by)
    held = in_use(file, by)
    if is_under_way(held.look):
        raise CannotDo(why("Weft is looking at this file already. Wait until it is done."))
    held.look = _looked_at_again([held], council, by, at)
    record(
        act="look at payment file again", by=by.actor, on=("payment file", held.pk), at=at,
        after={"ref": held.ref},
    )  # fmt: skip
    return held


def _looked_at_again(
    files: Sequence[PaymentFile], council: Organisation, by: Viewer, at: datetime
) -> Job:
    corrections = queries.holding(council)
    entries = [as_wished(each.ref, each.upload, each.said, corrections) for each in files]
    job = start_job(kind=LOOK, wishes=_look(council, entries), by=by, at=at)
    PaymentFile.objects.filter(pk__in=[each.pk for each in files]).update(look=job)
    return job


def in_use(file: PaymentFile, by: Viewer) -> PaymentFile:
    """The file as it is now. Raises CannotDo where it has been replaced or removed."""
    held = queries.in_use(queries.visible_to(by)).filter(pk=file.pk).first()
    if held is None:
        raise CannotDo(why("This file has been replaced or removed."))
    return held


def _alike(file: PaymentFile, key: str, council: Organisation) -> list[PaymentFile]:
    """Other files in use with the same headings about which nobody has said anything themselves."""
    others = queries.in_use_of(council).filter(said__isnull=True).exclude(pk=file.pk)
    found = queries.stood(others)
    return [each.file for each in found if key and each.understanding.key == key]


def as_wished(
    ref: str, upload: Upload, said: Mapping[str, Any] | None, corrections: Mapping[str, list[int]]
) -> dict[str, Any]:
    """A file as work is told of it: whose bytes, what was said of it, and the numbers of its rows' corrections."""
    return {
        "ref": ref, "upload": upload.ref, "name": upload.name, "as": rules.name_on_disk(upload.name),
        "sha256": upload.sha256, "said": said,
        "corrections": corrections.get(upload.sha256, []),
    }  # fmt: skip


def _look(council: Organisation, files: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {
        "organisation": council.pk,
        "council": council.name,
        "files": list(files),
        "profiles": queries.profiles_of(council),
    }
