"""What can happen to uploads; the only file of the room that writes."""

from __future__ import annotations

import os
import secrets
from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models import ProtectedError

from weft.audit.actions import WEFT, Actor, Personal, record
from weft.organisations.access import NotAllowed, Viewer
from weft.organisations.queries import locked
from weft.organisations.rules import new_ref
from weft.ui.marks import Reason, why
from weft.uploads import access, queries, rules
from weft.uploads.arriving import ARRIVING, Arrived
from weft.uploads.models import Arrival, Upload
from weft.uploads.rules import Kind

if TYPE_CHECKING:
    from weft.organisations.models import Organisation

ON_ITS_WAY = timedelta(days=7)
"""So long a file that arrives in parts may take."""
LEFT_OVER = timedelta(hours=6)
"""After so long nobody is still sending it."""


class CannotKeep(Exception):
    """The file is not kept: the reason for whoever sent it, and the file's name."""

    def __init__(self, reason: Reason, name: str) -> None:
        super().__init__(reason, name)
        self.reason, self.name = reason, name

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"


def keep_uploads(
    *, arrived: Sequence[Arrived], taken: Collection[Kind], by: Viewer, at: datetime
) -> list[Upload]:
    """Keep files that arrived, for the organisation that their sender acts for: all of them, or none.

    Raises CannotKeep where one of them is of a kind that is not `taken`, is empty, or has no room.
    """
    named = [(one, secrets.token_hex(16)) for one in arrived]
    try:
        with transaction.atomic():
            return [_keep(one, stored_as, taken, by, at) for one, stored_as in named]
    except BaseException:
        for _, stored_as in named:
            queries.stored_at(stored_as).unlink(missing_ok=True)
        raise


@transaction.atomic
def turn_away(
    *, arrived: Sequence[Arrived], taken: Collection[Kind], by: Viewer, at: datetime
) -> tuple[list[Arrived], list[CannotKeep]]:
    """Sort out the files that are empty or of a kind that is not `taken`; what came of them in parts is thrown away,
    so that they are in the way of no other. Gives the others, and why each of these is refused."""
    if reason := access.why_not_send(by):
        raise NotAllowed(reason)
    others, refused = list["Arrived"](), list[CannotKeep]()
    for one in arrived:
        if (reason := _why_not_take(one, taken)) is None:
            others.append(one)
            continue
        refused.append(CannotKeep(reason, rules.name_to_keep(one.name or "")))
        if one.arrival is not None:
            with suppress(NotAllowed):  # another window was first
                throw_away(arrival=one.arrival, by=by, at=at)
    return others, refused


def _keep(
    arrived: Arrived, stored_as: str, taken: Collection[Kind], by: Viewer, at: datetime
) -> Upload:
    if reason := access.why_not_send(by):
        raise NotAllowed(reason)
    assert by.acting_for is not None and by.person is not None
    whose = locked(by.acting_for)
    kind, size = rules.kind_of(*arrived.ends()), int(arrived.size or 0)
    if reason := _why_not_take(arrived, taken) or _why_no_room(size, whose):
        raise CannotKeep(reason, rules.name_to_keep(arrived.name or ""))
    if arrived.arrival is not None:
        _take(arrived.arrival)
    path = queries.stored_at(stored_as)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    arrived.keep_at(path)
    upload = Upload.objects.create(
        ref=new_ref(), organisation=whose, sent_by=by.person, sent_at=at, size=size, kind=kind,
        name=rules.name_to_keep(arrived.name or ""), sha256=arrived.sha256, stored_as=stored_as,
    )  # fmt: skip
    name = Personal(upload.name, by.person.pk)
    record(
        act="send file", by=by.actor, on=("upload", upload.pk), at=at,
        after={"ref": upload.ref, "name": name, "kind": kind, "size": size, "sha256": upload.sha256},
    )  # fmt: skip
    return upload


def _why_not_take(arrived: Arrived, taken: Collection[Kind]) -> Reason | None:
    kind = rules.kind_of(*arrived.ends())
    return rules.why_not_take(size=int(arrived.size or 0), kind=kind, taken=taken)


def _why_no_room(size: int, whose: Organisation) -> Reason | None:
    return rules.why_not_keep(
        size=size, kept=queries.kept_by(whose), quota=settings.UPLOAD_QUOTA, whose=whose.name
    )


def _take(arrival: Arrival) -> None:
    """A whole file is on its way no more: whoever takes it first has it."""
    path = queries.part_at(arrival.stored_as)
    gone, _ = Arrival.objects.filter(pk=arrival.pk).delete()
    if not gone:
        raise CannotKeep(
            why("It waits no longer: it was kept, or thrown away, in another window."), arrival.name
        )
    transaction.on_commit(lambda: path.unlink(missing_ok=True))


@transaction.atomic
def begin_arrival(*, name: str, size: int, changed: str, by: Viewer, at: datetime) -> Arrival:
    """Make room for a file that will arrive in parts. Raises CannotKeep where there is none."""
    if reason := access.why_not_send(by):
        raise NotAllowed(reason)
    assert by.acting_for is not None and by.person is not None
    whose, called = locked(by.acting_for), rules.name_to_keep(name)
    if reason := _why_not_begin(size, whose, by):
        raise CannotKeep(reason, called)
    arrival = Arrival.objects.create(
        ref=new_ref(), organisation=whose, sent_by=by.person, begun_at=at, kept_until=at + ON_ITS_WAY,
        name=called, size=size, changed=changed, stored_as=secrets.token_hex(16),
    )  # fmt: skip
    record(
        act="begin to send file", by=by.actor, on=("file on its way", arrival.pk), at=at,
        after={"ref": arrival.ref, "name": Personal(called, by.person.pk), "size": size},
    )  # fmt: skip
    path = queries.part_at(arrival.stored_as)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.touch(mode=0o600, exist_ok=False)
    return arrival


def _why_not_begin(size: int, whose: Organisation, by: Viewer) -> Reason | None:
    theirs = list(queries.arrivals_of(by))
    under_way = sum(one.size for one in theirs)
    kept = queries.kept_by(whose) + queries.on_their_way(whose)
    return (
        rules.why_not_begin(
            size=size, under_way=under_way, count=len(theirs), limit=settings.UPLOAD_LIMIT,
            free=queries.free_on_disk(),
        )
        or rules.why_not_keep(
            size=size, kept=kept, quota=settings.UPLOAD_QUOTA, whose=whose.name
        )
    )  # fmt: skip


@transaction.atomic
def throw_away(*, arrival: Arrival, by: Viewer, at: datetime) -> None:
    """Give up a file on its way: what has arrived of it is gone."""
    if not queries.arrivals_of(by).filter(pk=arrival.pk).exists():
        raise NotAllowed(why("It waits no longer: it was kept, or thrown away, in another window."))
    _end_arrival(arrival, "throw away file on its way", by.actor, at)


@transaction.atomic
def forget_arrival(*, arrival: Arrival, at: datetime) -> None:
    """Give up a file on its way whose time is over."""
    by = Actor(WEFT.person, arrival.organisation_id)
    _end_arrival(arrival, "forget file on its way", by, at)


def _end_arrival(arrival: Arrival, act: str, by: Actor, at: datetime) -> None:
    path, number = queries.part_at(arrival.stored_as), arrival.pk
    before = {"ref": arrival.ref, "size": arrival.size}
    arrival.delete()
    record(act=act, by=by, on=("file on its way", number), at=at, before=before)
    transaction.on_commit(lambda: path.unlink(missing_ok=True))


@transaction.atomic
def delete_upload(*, upload: Upload, by: Viewer, at: datetime) -> None:
    """Delete a file: its row and its bytes. The record keeps that it was there."""
    if reason := access.why_not_delete(by, upload.organisation_id):
        raise NotAllowed(reason)
    path, number = queries.path_of(upload), upload.pk
    before = {"ref": upload.ref, "kind": upload.kind, "size": upload.size, "sha256": upload.sha256}
    try:
        upload.delete()
    except ProtectedError:
        raise NotAllowed(
            why(
                "An analysis of spend rests on this file, or a benefit of which it is evidence. Leave it out under Spend, or take it away there."
            )
        ) from None
    record(act="delete file", by=by.actor, on=("upload", number), at=at, before=before)
    transaction.on_commit(lambda: path.unlink(missing_ok=True))


@transaction.atomic
def forget_upload(*, upload: Upload, at: datetime) -> None:
    """Delete a file that has been kept for as long as the place has decided. The record keeps that it was."""
    path, number = queries.path_of(upload), upload.pk
    by = Actor(WEFT.person, upload.organisation_id)
    before = {"ref": upload.ref, "kind": upload.kind, "size": upload.size, "sha256": upload.sha256}
    upload.delete()
    record(act="forget file", by=by, on=("upload", number), at=at, before=before)
    transaction.on_commit(lambda: path.unlink(missing_ok=True))


def sweep(*, at: datetime) -> list[Path]:
    """Take away what a killed process left: files that never arrived, or that no row names. Gives them."""
    root = Path(settings.UPLOAD_FOLDER)
    old = [path for path in root.glob(f"{ARRIVING}/*") if _is_left_over(path, at)]
    for pattern, noun in (("??/*", Upload), (f"{queries.PARTS}/*", Arrival)):
        stored = [path for path in root.glob(pattern) if _is_left_over(path, at)]
        rows = noun._default_manager.filter(stored_as__in=[path.name for path in stored])
        named = set(rows.values_list("stored_as", flat=True))
        old += [path for path in stored if path.name not in named]
    for path in old:
        path.unlink(missing_ok=True)
    return old


def _is_left_over(path: Path, at: datetime) -> bool:
    try:
        return os.stat(path).st_mtime < (at - LEFT_OVER).timestamp()  # noqa: PTH116
    except FileNotFoundError:
        return False
