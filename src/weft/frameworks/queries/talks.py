"""What can be asked about consultations and comments. Every list starts from what the viewer may see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from weft.analysis.frameworks.compared import (
    Changed,
    Difference,
    Fate,
    compared,
    compared_heads,
)
from weft.analysis.frameworks.document import edition_from
from weft.frameworks import access, rules
from weft.frameworks.models import Comment, Consultation, Edition
from weft.frameworks.queries.editions import editions_kept_by, keeps
from weft.frameworks.queries.whole import whole
from weft.frameworks.rules import OPEN, Became, Stage
from weft.organisations.access import Viewer
from weft.organisations.queries import own_records, visible_to
from weft.organisations.rules import State
from weft.ui.marks import Reason

if TYPE_CHECKING:
    from weft.organisations.models import Organisation

THROUGH = Consultation.invited.through


def _open_on(today: date) -> Q:
    """The consultations that take comments; as `rules.has_ended` says it of one."""
    return Q(closed_at__isnull=True, closes__gte=today)


def _invites(mine: Iterable[int], consultation: str = "pk") -> Exists:
    """Whether a consultation invites one of these records."""
    there = THROUGH.objects.filter(consultation=OuterRef(consultation), organisation__in=mine)
    return Exists(there)


def under_consultation(edition: Edition, today: date) -> Consultation | None:
    """The consultation about it that has not ended."""
    return Consultation.objects.filter(_open_on(today), edition=edition).first()


@dataclass(frozen=True)
class Since:
    """What is not as it was when people were asked about it."""

    heads: tuple[Changed, ...] = ()
    """Outside the tree: definition, principles, cohorts, days."""
    nodes: tuple[Difference, ...] = ()

    @property
    def number(self) -> int:
        """How much it is."""
        return len(self.heads) + len(self.nodes)


def changed_since(consultation: Consultation) -> Since:
    """What is not as it was when people were asked; nothing of consultations whose text was not kept."""
    if not consultation.about:
        return Since()
    asked = edition_from(consultation.about, name=consultation.ref)
    now = whole(consultation.edition).value
    differ = (one for one in compared(asked, now) if one.fate is not Fate.SAME)
    return Since(compared_heads(asked, now), tuple(differ))


def could_be_asked(viewer: Viewer) -> QuerySet[Organisation]:
    """The organisations that the viewer's own can consult."""
    approved = visible_to(viewer).filter(state=State.APPROVED)
    return approved.exclude(pk__in=own_records(viewer))


def consultations_of(viewer: Viewer, edition: Edition) -> QuerySet[Consultation]:
    """The consultations about an edition, the latest first: all, for its keeper's people; else those in which the viewer's
    organisation is or was asked."""
    found = Consultation.objects.filter(edition=edition).select_related("edition__framework__keeper", "opened_by", "closed_by")  # fmt: skip
    return found if keeps(viewer, edition) else found.filter(_invites(own_records(viewer)))


def was_consulted_on(edition: Edition) -> bool:
    """Whether somebody has been consulted about it."""
    return Consultation.objects.filter(edition=edition).exists()


def asked_about(viewer: Viewer, today: date) -> QuerySet[Consultation]:
    """The consultations in which the viewer's organisation is asked now, the one that ends first at the top."""
    found = Consultation.objects.filter(
        _open_on(today), _invites(own_records(viewer)), edition__stage__in=OPEN, edition__framework__may_be_published=True
    ).select_related("edition__framework__keeper")  # fmt: skip
    return found.order_by("closes", "pk")


def asked_about_one(viewer: Viewer, edition: Edition, today: date) -> Consultation | None:
    """The consultation in which the viewer's organisation is asked about this edition now."""
    return asked_about(viewer, today).filter(edition=edition).first()


def comments_visible_to(viewer: Viewer, edition: Edition, today: date) -> QuerySet[Comment]:
    """What was said about an edition: all of it, for its keeper's people. People of an organisation that was asked see what was
    said for it; once a consultation has ended, what all said in it."""
    found = Comment.objects.filter(edition=edition).select_related(
        "edition__framework__keeper", "consultation", "organisation__merged_into", "said_by", "answered_by"
    )  # fmt: skip
    if keeps(viewer, edition):
        return found
    mine = own_records(viewer)
    ended = ~Q(consultation__in=Consultation.objects.filter(_open_on(today)))
    asked = Q(_invites(mine, "consultation"))
    return found.filter(asked, Q(organisation__in=mine) | ended, consultation__isnull=False)


def why_not_comment(viewer: Viewer, edition: Edition, today: date) -> Reason | None:
    """Say why the viewer, who sees an edition, does not comment on it, or None when they do."""
    own = keeps(viewer, edition)
    asked = own or consultations_of(viewer, edition).exists()
    if reason := access.why_not_comment(viewer, asked=asked):
        return reason
    consulting = own or asked_about_one(viewer, edition, today) is not None
    return rules.why_not_comment(Stage(edition.stage), consulting=consulting, own=own)


def is_theirs(viewer: Viewer, comment: Comment) -> bool:
    """Whether the viewer said it, for the organisation that they act for."""
    person = viewer.person.pk if viewer.person else None
    return comment.said_by_id == person and is_for_theirs(viewer, comment)


def is_for_theirs(viewer: Viewer, comment: Comment) -> bool:
    """Whether it was said for the organisation that the viewer acts for."""
    return comment.organisation_id in own_records(viewer)


def by_what_they_are_about(edition: Edition, comments: Iterable[Comment]) -> list[Comment]:
    """Comments on the whole first, then in the order of the tree, then those about what stands in it no more."""
    place = {node.code: at for at, (_depth, node) in enumerate(whole(edition).value.in_order(), 1)}
    last = len(place) + 1
    return sorted(
        comments, key=lambda one: (place.get(one.code, last) if one.code else 0, one.code, one.pk)
    )


def said_by(viewer: Viewer) -> list[dict[str, Any]]:
    """What the viewer has said of drafts, as plain values."""
    found = Comment.objects.filter(said_by=viewer.person).select_related(
        "edition__framework", "organisation"
    )
    return [
        {
            "framework": one.edition.framework.name, "edition": one.edition.name, "about": one.code, "text": one.text,
            "organisation": one.organisation.name, "said_at": one.said_at,
        }
        for one in found
    ]  # fmt: skip


def unanswered(edition: Edition) -> QuerySet[Comment]:
    """What was said about it in consultations and nobody has answered."""
    return Comment.objects.filter(edition=edition, consultation__isnull=False, became="")


def to_answer(viewer: Viewer) -> QuerySet[Comment]:
    """What was said in consultations about drafts that the viewer keeps, and nobody has answered."""
    if access.why_not_keep(viewer):
        return Comment.objects.none()
    drafts = editions_kept_by(viewer).filter(stage__in=OPEN).values("pk")
    return Comment.objects.filter(edition__in=drafts, consultation__isnull=False, became="")


def needs_consultation(edition: Edition) -> bool:
    """Whether people are to be consulted about it before it is adopted: about what a place asks for itself, not about what is published
    elsewhere, what a council makes of another's, or what only its keeper's people may read."""
    framework = edition.framework
    elsewhere = framework.published_elsewhere or edition.adapts_id is not None
    return framework.may_be_published and not elsewhere


def all_answered(edition: Edition, today: date) -> QuerySet[Consultation]:
    """The consultations about an edition that have ended with everything answered, and whose people do not know yet."""
    waits = Comment.objects.filter(consultation=OuterRef("pk"), became="")
    found = Consultation.objects.filter(edition=edition, answered_at__isnull=True)
    return found.filter(~Q(_open_on(today)), ~Exists(waits))


@dataclass(frozen=True)
class Told:
    """A consultation in numbers: how much was said in it, and what became of that. What everybody reads, once the edition is adopted:
    texts may name people, numbers do not."""

    consultation: Consultation
    comments: int
    became: dict[Became, int]
    unanswered: int


def told_of(consultations: Iterable[Consultation]) -> list[Told]:
    """These consultations in numbers."""
    every = list(consultations)
    found = Comment.objects.filter(consultation__in=every).values_list("consultation", "became")
    counts = Counter(found.order_by())
    return [_told(one, {became: n for (pk, became), n in counts.items() if pk == one.pk}) for one in every]  # fmt: skip


def _told(consultation: Consultation, counts: dict[str, int]) -> Told:
    became = {one: counts[one] for one in Became if counts.get(one)}
    return Told(consultation, sum(counts.values()), became, counts.get("", 0))
