"""What can be asked about frameworks and their editions. Every list starts from what the viewer may see."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from weft.frameworks import access, rules
from weft.frameworks.models import Consultation, Edition, Framework
from weft.frameworks.rules import OPEN, Outcome, Stage
from weft.organisations.access import Viewer
from weft.organisations.queries import own_records
from weft.ui.marks import Reason, why

OUT = (Stage.ADOPTED.value, Stage.SUPERSEDED.value)
PUBLIC = Q(stage__in=OUT, framework__may_be_published=True)
"""What everybody sees."""


def _told() -> QuerySet[Edition]:
    return Edition.objects.select_related(
        "framework__keeper", "replaces", "adapts__framework__keeper", "adapts__replaces", "asked_by", "adopted_by"
    )  # fmt: skip


def editions_visible_to(viewer: Viewer) -> QuerySet[Edition]:
    """Adopted editions whose licence allows it, everybody's; all that the viewer's organisation keeps; and drafts about
    which it is or was consulted."""
    mine = own_records(viewer)
    if not mine:
        return _told().filter(PUBLIC)
    asked = Consultation.objects.filter(edition=OuterRef("pk"), invited__in=mine)
    theirs = Q(Exists(asked), framework__may_be_published=True)
    return _told().filter(PUBLIC | Q(framework__keeper__in=mine) | theirs)


def public_editions() -> QuerySet[Edition]:
    """What everybody sees."""
    return _told().filter(PUBLIC)


def frameworks_visible_to(viewer: Viewer) -> QuerySet[Framework]:
    """The frameworks of which the viewer sees an edition, and those that their organisation keeps."""
    seen = editions_visible_to(viewer).filter(framework=OuterRef("pk"))
    found = Framework.objects.select_related("keeper")
    return found.filter(Exists(seen) | Q(keeper__in=own_records(viewer)))


def edition_at(viewer: Viewer, key: str, name: str) -> Edition | None:
    """What the viewer finds at an address."""
    return editions_visible_to(viewer).filter(framework__key=key, name=name).first()


def editions_kept_by(viewer: Viewer) -> QuerySet[Edition]:
    """All that the viewer's organisation keeps."""
    return _told().filter(framework__keeper__in=own_records(viewer))


def in_force(editions: QuerySet[Edition], on: date) -> QuerySet[Edition]:
    """Those that are in force on a day: adopted, begun, not ended, and not replaced by one that has begun."""
    later = Edition.objects.filter(replaces=OuterRef("pk"), stage__in=OUT, begins__lte=on)
    open_ = Q(ends__isnull=True) | Q(ends__gte=on)
    return editions.filter(open_, ~Exists(later), stage__in=OUT, begins__lte=on)


def keeps(viewer: Viewer, edition: Edition) -> bool:
    """Whether the viewer's organisation keeps it."""
    return edition.framework.keeper_id in own_records(viewer)


def keeps_framework(viewer: Viewer, framework: Framework) -> bool:
    """Whether the viewer's organisation keeps a framework."""
    return framework.keeper_id in own_records(viewer)


def why_not_decide(viewer: Viewer, edition: Edition) -> Reason | None:
    """Say why the viewer, who may adopt for its keeper, does not decide about this one, or None when they do."""
    person = viewer.person.pk if viewer.person else None
    return rules.why_not_decide(
        asked=waits_to_be_adopted(edition), is_theirs=edition.asked_by_id == person
    )


def undecided(edition: Edition) -> int:
    """How many local changes of the edition before wait for a decision."""
    return edition.carried.filter(outcome=Outcome.WAITS).count()


def waits_to_be_adopted(edition: Edition) -> bool:
    """Whether somebody has asked that it be adopted, and nobody has decided yet."""
    return edition.asked_at is not None and edition.stage in OPEN


def why_not_adapt_again(viewer: Viewer, edition: Edition) -> Reason | None:
    """Say why the viewer's organisation, which adapts an edition of this framework already, does not begin another, or None."""
    theirs = editions_kept_by(viewer).filter(adapts__framework=edition.framework_id)
    same = theirs.exclude(stage=Stage.SUPERSEDED).first()
    if same is None:
        return None
    return why(
        "Your organisation adapts this framework already, in %(name)s. Go on with that one.",
        name=f"{same.framework.name}, {same.name}",
    )  # fmt: skip


def over_by(at: datetime) -> QuerySet[Edition]:
    """The editions that another, which is in force by now, has replaced, and that nobody has marked as superseded yet."""
    begun = Edition.objects.filter(
        replaces=OuterRef("pk"), stage__in=OUT, begins__lte=timezone.localdate(at)
    )
    return Edition.objects.filter(Exists(begun), stage=Stage.ADOPTED).select_related("framework")


def waiting_for(viewer: Viewer) -> QuerySet[Edition]:
    """What waits for the viewer to adopt it or send it back."""
    if access.why_not_keep(viewer):
        return Edition.objects.none()
    asked = editions_kept_by(viewer).filter(stage__in=OPEN, asked_at__isnull=False)
    return asked.exclude(asked_by=viewer.person)


def last_adopted() -> datetime | None:
    """When something was last adopted, or said of a framework that has been."""
    adopted = Edition.objects.filter(stage__in=OUT)
    found = adopted.aggregate(adopted=Max("adopted_at"), said=Max("framework__changed_at"))
    return max((each for each in found.values() if each), default=None)
