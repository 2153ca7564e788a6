"""What can happen to evidence: added, taken away, forgotten when its time is over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from weft.analysis.commitments.personal import Found, in_text
from weft.analysis.commitments.pictures import NotWhole, is_heic, picture_hash, without_location
from weft.analysis.commitments.readable import Looked, Unread, people_in
from weft.audit.actions import Actor, record
from weft.commitments import queries, rules
from weft.commitments.actions.who import CannotDo, NamesPeople, can, own_benefit, reporter
from weft.commitments.models import Benefit, Evidence
from weft.commitments.rules import BenefitState, EvidenceKind
from weft.organisations.rules import new_ref
from weft.ui.marks import why
from weft.uploads.actions import CannotKeep, forget_upload, keep_uploads
from weft.uploads.arriving import Arrived, written_anew
from weft.uploads.rules import PICTURES, Kind, kind_of, name_to_keep

if TYPE_CHECKING:
    from weft.organisations.access import Viewer
    from weft.organisations.models import Person
    from weft.uploads.models import Upload

ON = "evidence"
TAKEN = frozenset({
    Kind.PNG, Kind.JPEG, Kind.PDF, Kind.TEXT, Kind.XLSX, Kind.XLS, Kind.ODS, Kind.ZIP,
})  # fmt: skip
"""A document (DOCX) is a zip by its bytes."""
LARGEST_PICTURE = 40_000_000
TOO_LARGE = why("A photograph has at most 40 MB. Save it smaller, and send it again.")
NOT_WHOLE = why(
    "This photograph cannot be opened whole, so that where it was taken cannot be taken out. Save it anew, for example with the program that shows "
    "you pictures, and send it again; or tick that where it was taken is kept."
)
AS_TELEPHONES_KEEP_IT = why(
    "This photograph is kept as some telephones do it (HEIC), and few programs can show it. Save it as a JPEG, and send that: on an iPhone, choose "
    "“Most Compatible” in Settings, Camera, Formats, or send the picture to yourself by email."
)


@dataclass(frozen=True)
class Given:
    """One thing that is given as evidence: a file that arrived, or what was typed."""

    kind: EvidenceKind
    file: Arrived | None = None
    reference: str = ""


@transaction.atomic
def add_evidence(
    *, benefit: Benefit, given: Sequence[Given], kept_until: date | None = None, with_location: bool = False,
    for_beneficiary: bool = False, looked: bool = False, by: Viewer, at: datetime,
) -> list[Evidence]:  # fmt: skip
    """Keep what stands behind a benefit: all of it, or none. Photographs lose where they were taken, unless that is wanted.

    Raises NamesPeople where it may name people and nobody has `looked`; CannotDo; CannotKeep where a file is not taken.
    """
    _provider, person = reporter(by)
    held = own_benefit(benefit, by)
    if held.state == BenefitState.WITHDRAWN:
        raise CannotDo(why("The benefit was withdrawn."))
    longest = queries.evidence_kept_until(held)
    until = min(kept_until, longest) if kept_until else longest
    can(rules.why_not_keep_until(until=until, today=timezone.localdate(at), at_most=longest))
    for one in given:
        can(
            rules.why_not_add_evidence(
                kind=one.kind, reference=one.reference, has_file=one.file is not None
            )
        )
    if not looked:
        _nobody_named_in(given)
    files = [_as_kept(one.file, with_location) for one in given if one.file is not None]
    uploads = iter(keep_uploads(arrived=files, taken=TAKEN, by=by, at=at))
    return [
        _added(
            _row(held, one, next(uploads) if one.file else None, until, with_location, for_beneficiary, person, at),
            by, at,
        )
        for one in given
    ]  # fmt: skip


def _added(made: Evidence, by: Viewer, at: datetime) -> Evidence:
    made.save()
    record(
        act="add evidence", by=by.actor, on=(ON, made.pk), at=at,
        after={"ref": made.ref, "benefit": made.benefit.ref, "kind": made.kind, "sha256": made.sha256, "kept_until": made.kept_until},
    )  # fmt: skip
    return made


def _row(
    benefit: Benefit, one: Given, upload: Upload | None, until: date, with_location: bool, for_beneficiary: bool, person: Person,
    at: datetime,
) -> Evidence:  # fmt: skip
    made = Evidence(
        ref=new_ref(), benefit=benefit, kind=one.kind, reference=one.reference.strip(), for_beneficiary=for_beneficiary,
        kept_until=until, added_at=at, added_by=person,
    )  # fmt: skip
    if upload is not None:
        is_picture = upload.kind in PICTURES
        made.kind = EvidenceKind.PICTURE if is_picture else EvidenceKind.FILE
        made.upload, made.name, made.sha256 = upload, upload.name, upload.sha256
        if is_picture:
            made.with_location = with_location
            hashed = picture_hash(queries.bytes_of(upload))
            made.picture = f"{hashed:016x}" if hashed is not None else ""
    return made


def _as_kept(file: Arrived, with_location: bool) -> Arrived:
    """A file as it is kept: a photograph without where it was taken, unless that is wanted."""
    name = name_to_keep(file.name or "")
    first, last = file.ends()
    if is_heic(first):
        raise CannotKeep(AS_TELEPHONES_KEEP_IT, name)
    if with_location or kind_of(first, last) not in PICTURES:
        return file
    if (file.size or 0) > LARGEST_PICTURE:
        raise CannotKeep(TOO_LARGE, name)
    file.seek(0)
    try:
        return written_anew(file, without_location(file.read()))
    except NotWhole:
        raise CannotKeep(NOT_WHOLE, name) from None


def _nobody_named_in(given: Iterable[Given]) -> None:
    """Raise NamesPeople where something of it may name people, or is a list that could not be looked through."""
    found, unread = list["Found"](), dict[str, "Sequence[Unread]"]()
    for one in given:
        found += in_text(one.reference)
        if one.file is not None and kind_of(*one.file.ends()) in TAKEN:
            looked = _looked_through(one.file)
            found += looked.found
            if why := sorted(looked.unread - {Unread.PICTURE}):
                unread[name_to_keep(one.file.name or "")] = why
    if found or unread:
        raise NamesPeople(found, unread=unread)


def _looked_through(file: Arrived) -> Looked:
    file.seek(0)
    return people_in(file.read(rules.MOST_LOOKED_AT + 1))


@transaction.atomic
def take_away_evidence(*, evidence: Evidence, because: str, by: Viewer, at: datetime) -> Evidence:
    """Take evidence away before its day: what it says is deleted; that it was there, and why it went, stays."""
    reporter(by)
    held = Evidence.objects.select_for_update(of=("self",)).get(pk=evidence.pk)
    benefit = own_benefit(held.benefit, by)
    can(
        rules.why_not_take_evidence_away(
            BenefitState(benefit.state), is_open=queries.open_dispute_about(benefit) is not None,
            behind_verified=queries.with_what_stays(Evidence.objects.filter(pk=held.pk)).get().stays,
        )
    )  # fmt: skip
    if not because.strip():
        raise CannotDo(why("Say why."))
    return _ended(held, because, "take away evidence", by.actor, at)


@transaction.atomic
def forget_evidence(*, evidence: Evidence, at: datetime) -> Evidence:
    """Delete what evidence says, whose day has come. That it was there stays."""
    held = Evidence.objects.select_for_update(of=("self",)).get(pk=evidence.pk)
    is_open = queries.open_dispute_about(held.benefit) is not None
    can(rules.why_not_forget(BenefitState(held.benefit.state), is_open=is_open))
    by = Actor(None, held.benefit.provider_id)
    return _ended(held, "", "forget evidence", by, at)


def _ended(held: Evidence, because: str, act: str, by: Actor, at: datetime) -> Evidence:
    if held.forgotten_at is not None:
        raise CannotDo(why("It has gone already."))
    upload, held.upload = held.upload, None
    held.name = held.reference = ""
    held.forgotten_at, held.forgotten_because = at, because
    held.save()
    if upload is not None:
        forget_upload(upload=upload, at=at)
    record(
        act=act, by=by, on=(ON, held.pk), at=at,
        before={"ref": held.ref, "kind": held.kind, "sha256": held.sha256, "kept_until": held.kept_until},
    )  # fmt: skip
    return held
