"""What can be asked of uploads. Every list starts from `visible_to(viewer)`."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import QuerySet, Sum

from weft.analysis.errors import WeftError
from weft.organisations.access import Viewer
from weft.organisations.queries import records_of
from weft.organisations.rules import Permission
from weft.ui.marks import sentence
from weft.uploads.models import Upload

if TYPE_CHECKING:
    from weft.organisations.models import Organisation


def visible_to(viewer: Viewer) -> QuerySet[Upload]:
    """The uploads of the organisation that they act for, newest first, where their role sees files.

    Those of a record that has become part of it are among them, as long as it is.
    """
    organisation = viewer.acting_for
    if organisation is None or not viewer.may(Permission.SEE_FILES, organisation):
        return Upload.objects.none()
    theirs = Upload.objects.filter(organisation__in=records_of(organisation))
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
    """Where the bytes of an organisation's upload are, for its long work. Raises WeftError once deleted."""
    upload = Upload.objects.filter(ref=ref, organisation=organisation).first()
    if upload is None:
        raise WeftError(sentence("The file was deleted before the work began. Send it again."))
    return path_of(upload)


def stored_at(name: str) -> Path:
    """Where what is stored under a name is."""
    return Path(settings.UPLOAD_FOLDER) / name[:2] / name
