"""What can be asked about payment files. Every list starts from what the viewer may see."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from weft.jobs.queries import is_under_way, result_folder
from weft.jobs.rules import State
from weft.organisations.access import Viewer
from weft.organisations.queries import own_records, records_beside
from weft.spend import access
from weft.spend.models import PaymentFile, Profile, RowCorrection
from weft.spend.quarantine import Quarantine, quarantine_of
from weft.spend.results import understood_in
from weft.spend.rules import Standing, Understanding, understanding_of

if TYPE_CHECKING:
    from weft.organisations.models import Organisation

NOTHING_YET = Understanding()


@dataclass(frozen=True)
class Stood:
    """A payment file, how it stands, and what was understood of it."""

    file: PaymentFile
    standing: Standing
    understanding: Understanding


def visible_to(viewer: Viewer) -> QuerySet[PaymentFile]:
    """The payment files of the council that the viewer acts for, also those replaced or removed; those of a record
    that has become part of it among them, as long as it is."""
    if not access.may_see(viewer):
        return PaymentFile.objects.none()
    theirs = PaymentFile.objects.filter(council__in=own_records(viewer))
    return theirs.select_related("upload", "look", "added_by", "council")


def in_use(files: QuerySet[PaymentFile]) -> QuerySet[PaymentFile]:
    """Those that the next run takes: neither replaced nor removed."""
    return files.filter(removed_at__isnull=True, replaced_by__isnull=True)


def in_use_of(council: Organisation) -> QuerySet[PaymentFile]:
    """The payment files of a council that its next run takes, for the room's own actions."""
    theirs = PaymentFile.objects.filter(council__in=records_beside(council))
    return in_use(theirs).select_related("upload", "look")


def stood(files: Iterable[PaymentFile]) -> list[Stood]:
    """The files with how they stand."""
    return [_stood(file) for file in files]


def _stood(file: PaymentFile) -> Stood:
    if is_under_way(file.look):
        return Stood(file, Standing.LOOKED_AT, NOTHING_YET)
    found = _understood_of(file)
    if found is None:
        return Stood(file, Standing.NOT_LOOKED_AT, NOTHING_YET)
    return Stood(file, found.standing, found)


def _understood_of(file: PaymentFile) -> Understanding | None:
    """What the last look has understood of a file; None where it failed, was cancelled, or left nothing."""
    if file.look.state != State.DONE:
        return None
    try:
        return understanding_of(understood_in(result_folder(file.look))[file.ref])
    except FileNotFoundError:
        return None


def profiles_of(council: Organisation) -> dict[str, Any]:
    """What a council has said about its files, by the key of their headings; the latest, where its records differ."""
    said = Profile.objects.filter(council__in=records_beside(council)).order_by("said_at", "pk")
    return dict(said.values_list("key", "said"))


def quarantine(file: PaymentFile) -> Quarantine:
    """The rows of a file that were not understood by its last look."""
    return Quarantine(result_folder(file.look) / quarantine_of(file.ref))


def holding(council: Organisation) -> dict[str, list[int]]:
    """The corrections of a council that hold, by the hash of the file that was sent."""
    found: dict[str, list[int]] = {}
    standing = _corrections(council)
    for sha256, number in standing.values_list("upload_sha256", "pk").order_by("pk"):
        found.setdefault(sha256, []).append(number)
    return found


def corrections_of(file: PaymentFile) -> QuerySet[RowCorrection]:
    """The corrections of the rows of a file that hold."""
    held = _corrections(file.council).filter(upload_sha256=file.upload.sha256)
    return held.select_related("said_by")


def _corrections(council: Organisation) -> QuerySet[RowCorrection]:
    records = records_beside(council)
    return RowCorrection.objects.filter(council__in=records, undone_at__isnull=True)


def corrections_numbered(numbers: Collection[int]) -> list[RowCorrection]:
    """Those that work was told of; they never change, and what is undone since counted then."""
    return list(RowCorrection.objects.filter(pk__in=numbers).order_by("pk"))


def told_to_look(file: PaymentFile) -> set[int]:
    """The corrections that the last look at a file was told of."""
    wished = (one for one in file.look.wishes["files"] if one["ref"] == file.ref)
    return {number for one in wished for number in one.get("corrections", ())}
