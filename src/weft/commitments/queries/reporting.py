"""What can be asked by whoever reports: what is due, what counts for what, what was said last time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum

from weft.commitments import rules
from weft.commitments.due import falls_due, next_period_ends
from weft.commitments.models import Benefit, Claim, Commitment, Party
from weft.commitments.queries.agreements import IN_FORCE, most_for, reporting_for, stands_on
from weft.commitments.queries.benefits import WayToCount, benefits_visible_to, left_of, way_to_count
from weft.commitments.queries.evidence import jottings_of
from weft.commitments.queries.standing import Standing, standings, terms_of
from weft.commitments.rules import BenefitState, ClaimState, PartyRole, Sort
from weft.organisations.queries import own_records

if TYPE_CHECKING:
    from weft.organisations.access import Viewer

DELIVERS = (PartyRole.SUBCONTRACTOR.value, PartyRole.PARTNER.value)
SOON = timedelta(days=92)
"""What is due within a quarter is asked for now."""


def promises_to_report(viewer: Viewer) -> QuerySet[Commitment]:
    """What the viewer's organisation promised, or may deliver for whoever did: of agreements that are in force, or were, and not ended."""
    mine = own_records(viewer)
    delivers = Party.objects.filter(
        agreement=OuterRef("agreement"), organisation__in=mine, role__in=DELIVERS, until__isnull=True
    )  # fmt: skip
    seen = Commitment.objects.select_related(
        "agreement__keeper", "promised_by", "edition__framework", "part"
    ).filter(ended_at__isnull=True, agreement__state__in=IN_FORCE)
    seen = seen.exclude(quantity=0, until=None)  # all of it was done by whoever was there before
    return seen.filter(Q(promised_by__in=mine) | Q(may_subcontract=True) & Exists(delivers))


@dataclass(frozen=True)
class Due:
    """What is promised, how much of it is due, and what has been claimed for it."""

    standing: Standing
    next_due: date | None
    """The next day on which some of it is due; None where nothing more is, or nobody can say."""
    is_ours: bool
    """Whether the organisation itself promised it: whoever delivers for another is not told how much that one promised."""

    @property
    def commitment(self) -> Commitment:
        """What is promised."""
        return self.standing.commitment

    @property
    def late(self) -> int:
        """How much was due and has not been claimed, nor made good in another way."""
        return self.standing.late

    @property
    def is_met(self) -> bool:
        """Whether all that was promised as a fixed amount is claimed."""
        one = self.commitment
        return one.sort in (Sort.FIXED, Sort.YES_NO, Sort.STORY) and one.claimed >= one.quantity


def due_to_report(viewer: Viewer, on: date) -> list[Due]:
    """What the viewer's organisation has to report, what is late first, then by its next day, and last what is met or will never be due."""
    mine = own_records(viewer)
    found = [
        Due(one, _next_due(one.commitment, on), one.commitment.promised_by_id in mine)
        for one in standings(promises_to_report(viewer), on)
    ]
    return sorted(
        found,
        key=lambda each: (
            each.is_met or each.standing.was_never_due, not each.late, each.next_due or date.max, each.commitment.pk,
        ),
    )  # fmt: skip


def _next_due(one: Commitment, on: date) -> date | None:
    terms = terms_of(one)
    if terms.over is not None or (one.until is not None and one.until < on):
        return None
    if one.sort == Sort.PER_PERIOD:
        day = next_period_ends(begins=terms.begins, ends=terms.ends, months=one.months, on=on)
    else:
        day = one.due
    day = falls_due(day, terms.suspended) if day else None
    return day if day is not None and day >= on else None


@dataclass(frozen=True)
class Waits:
    """How much waits for whoever reports."""

    late: int
    """Promises of which something is due that is not reported."""
    begun: int
    drafts: int
    answered: int
    """Benefits of which their beneficiary says something else."""
    returned: int


def waits_to_report(viewer: Viewer, on: date) -> Waits:
    """What waits for whoever reports for the viewer's organisation."""
    mine = own_records(viewer)
    state = {
        "drafts": Q(state=BenefitState.DRAFT), "answered": Q(state__in=[BenefitState.PARTLY, BenefitState.DISPUTED]),
    }  # fmt: skip
    own = Benefit.objects.filter(Q(provider__in=mine) | Q(accountable__in=mine)).order_by()
    counted = own.aggregate(**{name: Count("pk", filter=wanted) for name, wanted in state.items()})
    returned = Claim.objects.filter(state=ClaimState.RETURNED, provider__in=mine).count()
    late = sum(1 for one in due_to_report(viewer, on) if one.late and one.is_ours)
    begun = jottings_of(viewer).count()
    return Waits(late, begun, counted["drafts"], counted["answered"], returned)


def said_before(viewer: Viewer, *, edition: int, code: str) -> Benefit | None:
    """The last benefit of a measure that the viewer's organisation recorded itself: its answers are offered again."""
    theirs = Benefit.objects.filter(
        provider__in=own_records(viewer), edition_id=edition, code=code
    ).exclude(state=BenefitState.WITHDRAWN)
    return theirs.select_related("beneficiary").first()


def beneficiaries_before(viewer: Viewer, most: int = 6) -> list[str]:
    """The names of those who received what the viewer's organisation delivered, the last first."""
    theirs = Benefit.objects.filter(provider__in=own_records(viewer)).select_related("beneficiary")
    names = [
        one.beneficiary.name if one.beneficiary else one.beneficiary_name for one in theirs[:100]
    ]
    return list(dict.fromkeys(name for name in names if name))[:most]


@dataclass(frozen=True)
class CountsFor:
    """A commitment that a benefit counts for, how, and how much of it is offered."""

    commitment: Commitment
    way: WayToCount
    offered: int
    """In the benefit's smallest part: what is needed there and is left."""
    claimed: bool
    """Whether it is claimed for that commitment already."""


def counts_for(viewer: Viewer, benefit: Benefit) -> list[CountsFor]:
    """Every commitment that a benefit counts for, as it is or by an agreed mapping, of those that the viewer reports for. What is left of the
    benefit is offered once, to the one for which it was recorded, then to those that are due first; what a keeper has struck of a claim is offered
    to nobody else. Where the one for which it was recorded cannot take it, nothing is offered: whoever reports says for what it counts."""
    there = sorted(
        ways_among(promises_to_report(viewer), benefit),
        key=lambda each: each[0].pk != benefit.meant_id,
    )
    claimed = _claimed_already(benefit)
    is_meant = (
        benefit.meant_id is None
        or benefit.claimed
        or any(one.pk == benefit.meant_id for one, _way in there)
    )
    left = max(0, left_of(benefit) - struck_of(benefit)) if is_meant else 0
    found = list[CountsFor]()
    for one, way in there:
        needed = 0 if one.pk in claimed else rules.needed_of(
            missing=max(0, one.quantity - one.claimed) if one.sort == Sort.FIXED else None,
            factor=way.factor, left=min(left, most_for(one, benefit)),
        )  # fmt: skip
        left -= needed
        found.append(CountsFor(one, way, needed, one.pk in claimed))
    return _rest_to_the_first(benefit, found, left)


def struck_of(benefit: Benefit) -> int:
    """How much of a benefit was claimed and, as its claims were verified, not taken to count."""
    if not benefit.claimed:
        return 0
    adjusted = benefit.claims.filter(state=ClaimState.ADJUSTED)
    return adjusted.aggregate(all=Sum(F("quantity") - F("counts")))["all"] or 0


def _rest_to_the_first(benefit: Benefit, found: Sequence[CountsFor], left: int) -> list[CountsFor]:
    """What nobody needs is offered to the first all the same: more than was promised is delivered, too."""
    free = next((at for at, one in enumerate(found) if not one.claimed), None)
    if free is None or not left:
        return list(found)
    first = found[free]
    offered = min(first.offered + left, most_for(first.commitment, benefit))
    more = CountsFor(first.commitment, first.way, offered, first.claimed)
    return [*found[:free], more, *found[free + 1 :]]


def _claimed_already(benefit: Benefit) -> set[int]:
    return set(
        benefit.claims.filter(state__in=["made", "verified", "adjusted"]).values_list(
            "commitment_id", flat=True
        )
    )


def ways_among(
    promises: QuerySet[Commitment], benefit: Benefit
) -> list[tuple[Commitment, WayToCount]]:
    """Of promises those for which a benefit counts, and how. A mapping between two measures is looked up once, however many promise them."""
    known: dict[tuple[int, str], WayToCount | None] = {}
    found = []
    for one in promises.order_by("due", "pk"):
        if not stands_on(one, benefit.begins, benefit.ends):
            continue
        measure = one.edition_id, one.code
        if measure not in known:
            known[measure] = way_to_count(benefit, one)
        way = known[measure]
        if way is not None and _may_deliver(one, benefit):
            found.append((one, way))
    return found


def _may_deliver(one: Commitment, benefit: Benefit) -> bool:
    """Whether whoever delivered a benefit, or answers for it, promised it or may deliver it for the one who did."""
    parties = dict.fromkeys((benefit.accountable, benefit.provider))
    return any(reporting_for(one, each, benefit.ends) for each in parties)


def delivered_by(viewer: Viewer) -> QuerySet[Benefit]:
    """What the viewer's organisation delivered or answers for, the last first."""
    mine = own_records(viewer)
    return benefits_visible_to(viewer).filter(Q(provider__in=mine) | Q(accountable__in=mine))
