"""What an organisation promised in the past and what of it was verified, line by line, with the numbers behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from weft.analysis.commitments.ratings import Rating
from weft.commitments.models import Commitment, Rated, Remark, Remedy
from weft.commitments.queries.agreements import IN_FORCE, LISTED, commitments_visible_to
from weft.commitments.queries.performance import ratings_visible_to
from weft.commitments.queries.remedies import remedies_beside
from weft.commitments.queries.standing import Standing, standings
from weft.commitments.rules import AgreementState
from weft.organisations.access import Viewer
from weft.organisations.queries import own_records, records_of

if TYPE_CHECKING:
    from weft.organisations.models import Organisation

PAST = (*IN_FORCE, AgreementState.TERMINATED)


class Outcome(StrEnum):
    """What became of what was due."""

    KEPT = "kept"
    SO_FAR = "so far"
    WAITS = "waits"
    PART = "part"
    MISSED = "missed"
    NOT_OWED = "not owed"


@dataclass(frozen=True)
class PastPromise:
    """One promise of which something was due, or of which something was delivered before it ended, and what became of it."""

    standing: Standing
    ratings: Sequence[Rated] = ()
    remedies: Sequence[Remedy] = ()
    remark: Remark | None = None

    @property
    def outcome(self) -> Outcome:
        """All that was promised is verified; all that was due is, and more is to come; all is reported, and its keeper has not verified it;
        a part is; nothing is; or it ended before it was due."""
        one = self.standing
        if one.was_never_due:
            return Outcome.NOT_OWED
        if not one.lacks.unverified:
            return Outcome.KEPT if one.is_kept else Outcome.SO_FAR
        if not one.lacks.uncounted:
            return Outcome.WAITS
        return Outcome.PART if one.verified else Outcome.MISSED


@dataclass(frozen=True)
class Record:
    """What an organisation promised in the past, as far as the viewer sees it."""

    organisation: Organisation
    is_own: bool
    lines: Sequence[PastPromise]
    """What was due last first."""
    not_due: int
    """How many promises there are besides, of which nothing is due yet."""
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    ratings: Counter[Rating] = field(default_factory=Counter)
    """Of what it was rated, described indicators among it; each version that was put right left out."""


def record_of(viewer: Viewer, ref: str, on: date) -> Record | None:
    """The past of an organisation in the agreements that the viewer sees; its whole past, where it is the viewer's own; None where the viewer
    sees nothing of it."""
    seen = commitments_visible_to(viewer)
    one = seen.filter(promised_by__ref=ref).first()
    mine = viewer.acting_for if viewer.acting_for and viewer.acting_for.ref == ref else None
    organisation = one.promised_by if one else mine
    if organisation is None:
        return None
    its, is_own = records_of(organisation), organisation.pk in own_records(viewer)
    promised = seen.filter(LISTED, promised_by__in=its, agreement__state__in=PAST)
    found = standings(promised, on)
    due = sorted(
        (one for one in found if one.was_due > 0 or (one.was_never_due and one.reported)), key=_last_due, reverse=True
    )  # fmt: skip
    not_due = sum(one.was_due == 0 and not one.was_never_due for one in found)
    lines = _lines(viewer, due)
    rated = ratings_visible_to(viewer).filter(provider__in=its, assessment__replaced_by=None)
    return Record(
        organisation, is_own, lines, not_due, Counter(one.outcome for one in lines),
        Counter(Rating(one.rating) for one in rated),
    )  # fmt: skip


def _last_due(one: Standing) -> tuple[date, int]:
    of = one.commitment
    return of.due or of.agreement.ends or date.max, of.pk


def _lines(viewer: Viewer, due: Sequence[Standing]) -> list[PastPromise]:
    numbers = [one.commitment.pk for one in due]
    ratings: dict[int, list[Rated]] = {}
    seen = ratings_visible_to(viewer).filter(indicator__commitment__in=numbers, assessment__replaced_by=None)  # fmt: skip
    for rated in seen.order_by("assessment__begins"):
        ratings.setdefault(rated.indicator.commitment_id or 0, []).append(rated)
    follows, said = remedies_beside(due), remarks_beside(one.commitment for one in due)
    return [
        PastPromise(one, ratings.get(number, []), follows.get(number, []), said.get(number))
        for one in due if (number := one.commitment.pk)
    ]  # fmt: skip


def remarks_beside(commitments: Iterable[Commitment]) -> dict[int, Remark]:
    """What whoever promised says of promises on a page, by their numbers; the latest of each, where that says something."""
    numbers = [one.pk for one in commitments]
    there = Remark.objects.filter(commitment__in=numbers).select_related("organisation")
    latest: dict[int, Remark] = {}
    for one in there.order_by("pk"):
        latest[one.commitment_id] = one
    return {number: one for number, one in latest.items() if one.text}


def earlier_remarks(commitment: Commitment) -> Sequence[Remark]:
    """What whoever promised something said of it before, the last first; an empty one took back what was said."""
    latest, *earlier = [*commitment.remarks.select_related("organisation"), None]
    return [one for one in ([latest, *earlier] if latest and not latest.text else earlier) if one]


def promises_something(viewer: Viewer) -> bool:
    """Whether the viewer's organisation has promised anything."""
    return Commitment.objects.filter(promised_by__in=own_records(viewer)).exists()
