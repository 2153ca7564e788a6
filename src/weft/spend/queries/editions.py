"""What can be asked about editions. What is published is everybody's; every other list starts from the viewer."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, Max, OuterRef, QuerySet, Subquery

from weft.organisations.access import Viewer
from weft.organisations.queries import own_records
from weft.spend import access, results, stages
from weft.spend.models import Edition, Run
from weft.spend.queries.runs import folder_of
from weft.spend.stages import Stage
from weft.ui.marks import Reason

OUT = (Stage.PUBLISHED.value, Stage.WITHDRAWN.value)
"""What has an address that everybody can open: the edition, or its tombstone."""


UNDER_WAY = (Stage.ASKED.value, Stage.PUBLISHED.value)


def _told() -> QuerySet[Edition]:
    """Editions with what is told of them, and the number of the latest of their council and period."""
    same = Edition.objects.filter(
        council=OuterRef("council"), in_address=OuterRef("in_address"), number__isnull=False
    )
    latest = Subquery(same.order_by("-number").values("number")[:1])
    return Edition.objects.annotate(latest=latest).select_related(
        "run__job",
        "run__council",
        "public_name",
        "corrects",
        "asked_by",
        "decided_by",
        "withdrawn_by",
    )


def editions_visible_to(viewer: Viewer) -> QuerySet[Edition]:
    """What was asked of the runs of the council that the viewer acts for, the newest first."""
    if not access.may_see(viewer):
        return Edition.objects.none()
    return _told().filter(council__in=own_records(viewer))


def waiting_for(viewer: Viewer) -> QuerySet[Edition]:
    """What waits for the viewer to sign it off."""
    if access.why_not_publish(viewer):
        return Edition.objects.none()
    asked = editions_visible_to(viewer).filter(stage=Stage.ASKED)
    return asked.exclude(asked_by=viewer.person)


def published() -> QuerySet[Edition]:
    """Every edition that was ever published in the place, those withdrawn among them: for everybody."""
    return _told().filter(stage__in=OUT)


def edition_at(council: str, period: str, number: int | None) -> Edition | None:
    """What everybody finds at an address: the edition of this number, or the latest where it names none."""
    there = published().filter(public_name__slug=council, in_address=period)
    there = there if number is None else there.filter(number=number)
    return there.order_by("-number").first()


def last_change(council: int | None = None) -> datetime | None:
    """When something was last published or withdrawn, by a council or by any: until then its public pages stay."""
    out = Edition.objects.filter(stage__in=OUT)
    theirs = out if council is None else out.filter(council=council)
    moments: list[datetime | None] = list(
        theirs.aggregate(one=Max("decided_at"), other=Max("withdrawn_at")).values()
    )
    return max((each for each in moments if each), default=None)


def latest_published() -> QuerySet[Edition]:
    """The latest edition of each council and period: for everybody."""
    later = Edition.objects.filter(
        council=OuterRef("council"),
        in_address=OuterRef("in_address"),
        number__gt=OuterRef("number"),
    )
    return published().filter(~Exists(later))


def editions_beside(edition: Edition) -> QuerySet[Edition]:
    """The latest editions of other periods of the same council that still stand."""
    same = latest_published().filter(council=edition.council_id, stage=Stage.PUBLISHED)
    return same.exclude(in_address=edition.in_address).order_by("in_address")


def edition_of(run: Run) -> Edition | None:
    """The last thing that was asked about a run, and what became of it."""
    return _told().filter(run=run).first()


def last_of(run: Run) -> Edition | None:
    """The last edition published of the council and the period of a run."""
    same = _told().filter(council=run.council_id, in_address=_address_of(run), stage__in=OUT)
    return same.order_by("-number").first()


def why_not_ask(run: Run) -> Reason | None:
    """Say why a run cannot be asked to be published, or None."""
    done, last = run.job.state == "done", last_of(run)
    open_ = Edition.objects.filter(run=run, stage__in=UNDER_WAY)
    under_way = open_.values_list("stage", flat=True).first()
    hashes = results.hashes_in(folder_of(run)) if done else {}
    return stages.why_not_ask(
        done=done,
        own=run.council.merged_into_id is None,
        sealed=bool(hashes),
        under_way=Stage(under_way) if under_way else None,
        newer=last is not None and last.run_id > run.pk,
        naming=results.file_naming_someone(folder_of(run)) if hashes else None,
    )


def why_not_decide(viewer: Viewer, edition: Edition) -> Reason | None:
    """Say why the viewer does not sign this off, who may sign off others, or None."""
    person = viewer.person.pk if viewer.person else None
    return stages.why_not_decide(is_theirs=edition.asked_by_id == person)


def period_of(run: Run) -> str:
    """The period of a run, as all write it; as it was typed, where this version does not know such a one."""
    from weft.analysis.spend.periods import NotAPeriod, period

    try:
        return period(run.period).name
    except NotAPeriod:
        return run.period


def _address_of(run: Run) -> str:
    return stages.in_address(period_of(run))


def changed_files(edition: Edition) -> list[str]:
    """The files of an edition that are no longer what they were when it was published, or are gone."""
    folder = folder_of(edition.run)
    return [
        path
        for path, sha256 in sorted(edition.hashes.items())
        if not (folder / path).is_file() or results.sha256_of(folder / path) != sha256
    ]
