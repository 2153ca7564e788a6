"""What can be asked of uploads. Every list starts from `visible_to(viewer)`."""

from __future__ import annotations

import shutil
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import QuerySet, Sum

from weft.analysis.errors import WeftError
from weft.organisations.access import Viewer
from weft.organisations.queries import own_records, records_numbered, records_of
from weft.organisations.rules import Permission
from weft.ui.marks import sentence
from weft.uploads.models import Arrival, Upload

if TYPE_CHECKING:
    from weft.organisations.models import Organisation


def visible_to(viewer: Viewer) -> QuerySet[Upload]:
    """The uploads of the organisation that they act for, newest first, where their role sees files.

    Those of a record that has become part of it are among them, as long as it is.
    """
    organisation = viewer.acting_for
    if organisation is None or not viewer.may(Permission.SEE_FILES, organisation):
        return Upload.objects.none()
    theirs = Upload.objects.filter(organisation__in=own_records(viewer))
    return theirs.select_related("sent_by")


def sent_by(viewer: Viewer) -> list[dict[str, Any]]:
    """What is held of the files that the viewer has sent, for whomever, as plain values."""
    theirs = Upload.objects.filter(sent_by=viewer.person).select_related("organisation")
    return [
        {
            "organisation": one.organisation.name, "name": one.name, "kind": one.kind, "bytes": one.size,
            "sha256": one.sha256, "sent_at": one.sent_at,
        }
        for one in theirs
    ]  # fmt: skip


def kept_by(organisation: Organisation) -> int:
    """How many bytes of an organisation are kept."""
    theirs = Upload.objects.filter(organisation__in=records_of(organisation))
    return theirs.aggregate(all=Sum("size"))["all"] or 0


def sent_before(before: datetime, but: Collection[str] = ()) -> QuerySet[Upload]:
    """The uploads of everyone that were sent before a moment, but those of these references."""
    return Upload.objects.filter(sent_at__lt=before).exclude(ref__in=but)


def path_of(upload: Upload) -> Path:
    """Where its bytes are."""
    return stored_at(upload.stored_as)


def path_for(ref: str, organisation: int) -> Path:
    """Where the bytes of an organisation's upload, or of one of a record that is part of it, are, for its long work.
    Raises WeftError once deleted."""
    theirs = Upload.objects.filter(organisation__in=records_numbered(organisation))
    upload = theirs.filter(ref=ref).first()
    if upload is None:
        raise WeftError(sentence("The file was deleted before the work began. Send it again."))
    return path_of(upload)


PARTS = ".parts"


def part_at(name: str) -> Path:
    """Where what has arrived of a file on its way is."""
    return Path(settings.UPLOAD_FOLDER) / PARTS / name


def here(arrival: Arrival) -> int:
    """How many bytes of a file on its way are here: what the disk says, whatever broke off."""
    try:
        return part_at(arrival.stored_as).stat().st_size
    except FileNotFoundError:
        return 0


def arrivals_of(viewer: Viewer) -> QuerySet[Arrival]:
    """The files that the viewer themselves has on their way to the organisation that they act for."""
    organisation = viewer.acting_for
    if organisation is None or not viewer.may(Permission.SEND_FILES, organisation):
        return Arrival.objects.none()
    return Arrival.objects.filter(organisation=organisation, sent_by=viewer.person)


def arrivals_over(at: datetime) -> QuerySet[Arrival]:
    """The files on their way, of everyone, whose time is over."""
    return Arrival.objects.filter(kept_until__lt=at)


def on_their_way(organisation: Organisation) -> int:
    """How many bytes an organisation's files on their way will have."""
    theirs = Arrival.objects.filter(organisation=organisation)
    return theirs.aggregate(all=Sum("size"))["all"] or 0


def free_on_disk() -> int:
    """How many bytes more the disk takes before what is spared for the site's own work."""
    folder = Path(settings.UPLOAD_FOLDER)
    there = next(path for path in (folder, *folder.parents) if path.exists())
    return max(shutil.disk_usage(there).free - settings.DISK_SPARED, 0)


def stored_at(name: str) -> Path:
    """Where what is stored under a name is."""
    return Path(settings.UPLOAD_FOLDER) / name[:2] / name
