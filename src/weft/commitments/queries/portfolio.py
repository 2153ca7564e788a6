"""All promises of an organisation side by side: by whom, of what kind, in which category and place, and measure by measure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from weft.analysis.frameworks.measure import AddsUp
from weft.commitments.models import Agreement, Commitment
from weft.commitments.queries.agreements import IN_FORCE, agreements_kept_by, commitments_visible_to
from weft.commitments.queries.standing import Standing, standings
from weft.commitments.rules import AgreementState
from weft.organisations.access import Viewer
from weft.organisations.queries import own_records

ENDS_SOON = timedelta(90)
"""So long before its end an agreement is extended, or what follows it is prepared."""
MOST_ENDING = 5
SEVERAL, UNKNOWN = "several", "unknown"
"""Values of a slice that parts the whole: what is for several places, and that of which it is not said."""


@dataclass(frozen=True)
class Slice:
    """A way to part promises: each stands in one part, so that the parts add up to the whole."""

    key: str
    part_of: Callable[[Commitment], tuple[str, str]]
    """The key of the part in which a promise stands, and what it is called; the name is empty for `SEVERAL` and `UNKNOWN`."""


def _places(one: Commitment) -> tuple[str, str]:
    codes: Sequence[str] = one.places or one.agreement.places
    if not codes:
        return UNKNOWN, ""
    return (SEVERAL, "") if len(codes) > 1 else (codes[0], codes[0])


def _category(one: Commitment) -> tuple[str, str]:
    name = one.agreement.category
    return (name, name) if name else (UNKNOWN, "")


SLICES = {
    one.key: one
    for one in (
        Slice("supplier", lambda one: (one.promised_by.ref, one.promised_by.name)),
        Slice("keeper", lambda one: (one.agreement.keeper.ref, one.agreement.keeper.name)),
        Slice("kind", lambda one: (one.agreement.kind, one.agreement.kind)),
        Slice("category", _category),
        Slice("place", _places),
    )
}


@dataclass(frozen=True)
class Group:
    """A part of the promises: how many, and how many are kept and late."""

    key: str
    name: str
    promises: int = 0
    kept: int = 0
    late: int = 0

    def with_one(self, one: Standing) -> Group:
        """The same with one promise more."""
        return replace(
            self,
            promises=self.promises + 1,
            kept=self.kept + one.is_kept,
            late=self.late + one.is_late,
        )


@dataclass(frozen=True)
class OfMeasure:
    """What is promised of one measure, by however many: in its smallest part, column by column."""

    wording: str
    unit: str
    promises: int
    due: int
    reported: int
    confirmed: int | None
    """None where nobody can confirm it."""
    verified: int


def promises_in_force(viewer: Viewer) -> QuerySet[Commitment]:
    """What is promised in agreements that are in force, or have ended and are still followed up."""
    seen = commitments_visible_to(viewer).filter(ended_at__isnull=True)
    return seen.filter(agreement__state__in=IN_FORCE)


def managed_by(viewer: Viewer) -> Q:
    """The promises in agreements that the viewer manages, or for whose manager they stand in."""
    return Q(agreement__manager=viewer.person) | Q(agreement__deputy=viewer.person)


@dataclass(frozen=True)
class ToFollowUp:
    """What waits for whoever manages agreements."""

    late: int
    ending: Sequence[Agreement]
    """Those that are in force, and end soon or were to end."""


def waits_to_follow_up(viewer: Viewer, today: date) -> ToFollowUp:
    """What waits for the viewer in the agreements of their organisation that they manage, or for whose manager they stand in."""
    kept = promises_in_force(viewer).filter(
        managed_by(viewer), agreement__keeper__in=own_records(viewer)
    )
    late = sum(one.is_late for one in standings(kept, today))
    manages = Q(manager=viewer.person) | Q(deputy=viewer.person)
    there = agreements_kept_by(viewer).filter(
        manages, state=AgreementState.IN_FORCE, ends__lte=today + ENDS_SOON
    )
    return ToFollowUp(late, list(there.order_by("ends")[:MOST_ENDING]))


def portfolio(
    viewer: Viewer, on: date, chosen: Mapping[str, str], *, mine: bool = False
) -> list[Standing]:
    """How all promises stand that the viewer follows up, what is late first; of the parts that are chosen, by slice; `mine`: in the
    agreements that the viewer manages."""
    promises = promises_in_force(viewer)
    found = standings(promises.filter(managed_by(viewer)) if mine else promises, on)
    wanted = [(SLICES[key], value) for key, value in chosen.items() if value and key in SLICES]
    fit = [
        one
        for one in found
        if all(each.part_of(one.commitment)[0] == value for each, value in wanted)
    ]
    return sorted(fit, key=lambda one: (not one.is_late, one.commitment.due or date.max, one.commitment.pk))  # fmt: skip


def grouped(promises: Iterable[Standing], by: str) -> list[Group]:
    """Promises by the parts of a slice, those with most that is late first. They add up to the whole."""
    found: dict[str, Group] = {}
    for one in promises:
        key, name = SLICES[by].part_of(one.commitment)
        found[key] = found.get(key, Group(key, name)).with_one(one)
    return sorted(found.values(), key=lambda one: (-one.late, one.key in (SEVERAL, UNKNOWN), one.name))  # fmt: skip


def by_measure(promises: Iterable[Standing]) -> list[OfMeasure]:
    """Amounts of each measure that adds up over providers, as it is asked for in its edition."""
    found: dict[tuple[int, str], list[Standing]] = {}
    for one in promises:
        adds = one.measure is not None and one.measure.over_providers is AddsUp.SUM
        if adds and one.measure and one.measure.counted_in.adds:
            found.setdefault((one.commitment.edition_id, one.commitment.code), []).append(one)
    return [_summed(same) for same in found.values()]


def _summed(same: Sequence[Standing]) -> OfMeasure:
    confirmed = [one.confirmed for one in same if one.confirmed is not None]
    return OfMeasure(
        same[0].wording, same[0].commitment.unit, len(same), sum(one.due for one in same), sum(one.reported for one in same),
        sum(confirmed) if confirmed else None, sum(one.verified for one in same),
    )  # fmt: skip
