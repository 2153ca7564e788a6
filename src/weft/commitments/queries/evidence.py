"""What can be asked about evidence, and about what somebody has typed and not yet recorded."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from weft.commitments import access
from weft.commitments.disputes import OPEN
from weft.commitments.due import months_after
from weft.commitments.models import Benefit, Claim, Dispute, Evidence, Jotting, Judgement
from weft.commitments.queries.disputes import looked_after_by
from weft.commitments.rules import BenefitState, ClaimState
from weft.organisations.queries import own_records
from weft.uploads.queries import path_of

if TYPE_CHECKING:
    from weft.organisations.access import Viewer
    from weft.uploads.models import Upload


def evidence_visible_to(viewer: Viewer) -> QuerySet[Evidence]:
    """What stands behind benefits that the viewer's organisation delivered or answers for; for those who verify or check, behind those which are claimed
    on an agreement that it keeps; behind those that it received, where their provider lets it look; and, for place stewards, behind what people
    quarrel about, until that is settled."""
    mine = own_records(viewer)
    counts = Claim.objects.filter(
        benefit=OuterRef("benefit"), commitment__agreement__keeper__in=mine
    )
    judged = (
        Exists(counts.exclude(state=ClaimState.WITHDRAWN))
        if access.why_not_check(viewer) is None
        else Q(pk__in=())
    )
    received = Q(benefit__beneficiary__in=mine, for_beneficiary=True) & ~Q(
        benefit__state=BenefitState.DRAFT
    )
    return Evidence.objects.select_related("benefit", "upload").filter(
        Q(benefit__provider__in=mine) | Q(benefit__accountable__in=mine) | judged | received | _of_what_is_looked_after(viewer)
    )  # fmt: skip


def _of_what_is_looked_after(viewer: Viewer) -> Q:
    if not viewer.is_steward:
        return Q(pk__in=())
    here = looked_after_by(viewer, only_open=True)
    return Q(benefit__in=Benefit.objects.filter(here).order_by().values("pk"))


def with_what_stays(evidence: QuerySet[Evidence]) -> QuerySet[Any]:
    """Evidence with `stays`: whether it was there when something that counts of its benefit was verified."""
    verified = (ClaimState.VERIFIED, ClaimState.ADJUSTED)
    decided = Judgement.objects.filter(
        claim__benefit=OuterRef("benefit"), claim__state__in=verified, state__in=verified, said_at__gte=OuterRef("added_at")
    )  # fmt: skip
    return evidence.annotate(stays=Exists(decided))


def evidence_kept_until(benefit: Benefit) -> date:
    """The last day on which the place keeps evidence of a benefit."""
    keeping = next(one for one in settings.KEEPINGS if one.kind == "evidence")
    return months_after(benefit.ends, keeping.months)


def evidence_over(before: datetime, at: datetime) -> QuerySet[Evidence]:
    """The evidence of everyone whose day has come, or of benefits that ended before a moment; what is disputed is kept until it is settled."""
    there = Evidence.objects.filter(forgotten_at__isnull=True)
    over = Q(kept_until__lt=timezone.localdate(at)) | Q(
        benefit__ends__lt=timezone.localdate(before)
    )
    quarrelled = Dispute.objects.filter(benefit=OuterRef("benefit"), state__in=OPEN)
    return there.filter(over).exclude(Exists(quarrelled) | Q(benefit__state=BenefitState.DISPUTED))


def uploads_in_use() -> set[str]:
    """The references of the uploads that are evidence: they end with it, not before."""
    there = Evidence.objects.filter(upload__isnull=False)
    return set(there.values_list("upload__ref", flat=True))


def bytes_of(upload: Upload) -> bytes:
    """The bytes of a file that is evidence."""
    return path_of(upload).read_bytes()


def jottings_of(viewer: Viewer) -> QuerySet[Jotting]:
    """What the viewer themselves has typed for the organisation that they act for and not recorded yet; the last first."""
    return begun_by(viewer).filter(became__isnull=True)


def begun_by(viewer: Viewer) -> QuerySet[Jotting]:
    """The same, with what has become a benefit since."""
    theirs = Jotting.objects.filter(person=viewer.person, organisation__in=own_records(viewer))
    return theirs.select_related(
        "commitment__agreement__keeper", "commitment__edition__framework", "commitment__promised_by"
    )


def last_in_rows(viewer: Viewer) -> str:
    """The reference of the benefit that the viewer has recorded last otherwise than by itself: in rows, from a workbook; nothing, where there is none."""
    theirs = Benefit.objects.filter(recorded_by=viewer.person, provider__in=own_records(viewer))
    alone = Exists(Jotting.objects.filter(became=OuterRef("pk")))
    return theirs.exclude(alone).order_by("-pk").values_list("ref", flat=True).first() or ""


def jottings_over(before: datetime) -> QuerySet[Jotting]:
    """What everyone has typed and not gone on with since before a moment, and what became a benefit before it."""
    return Jotting.objects.filter(saved_at__lt=before)
