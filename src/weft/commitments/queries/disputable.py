"""About what somebody can open a dispute: what they are to a benefit, and for which promises it could have counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from weft.commitments import access
from weft.commitments.disputes import DisputeKind, Stake, kinds_open_to
from weft.commitments.models import Benefit, Claim, Commitment
from weft.commitments.queries.agreements import IN_FORCE
from weft.commitments.queries.disputes import is_disputed_now
from weft.commitments.queries.reporting import promises_to_report, ways_among
from weft.commitments.rules import BenefitState, ClaimState
from weft.frameworks.queries import counting_for, home_of
from weft.organisations.queries import own_records

if TYPE_CHECKING:
    from weft.organisations.access import Viewer

MOST_LOOKED_AT = 200
"""Of what somebody delivered, the last so many are looked at while a page is made."""
SAID = (BenefitState.REPORTED, BenefitState.CONFIRMED, BenefitState.PARTLY, BenefitState.DISPUTED)


@dataclass(frozen=True)
class Disputable:
    """A benefit about which somebody can open a dispute."""

    benefit: Benefit
    stakes: tuple[Stake, ...]
    """What the viewer's organisation is to it, those first in which the viewer speaks."""
    kinds: tuple[DisputeKind, ...]
    """About what the viewer can open one; empty, where their role does not speak for it."""
    wanted_for: tuple[Commitment, ...]
    """For what it could count."""


def disputable(viewer: Viewer, ref: str) -> Disputable | None:
    """The benefit of this reference, where the viewer's organisation can have a part in a dispute about it; else None."""
    found = _told().filter(ref=ref, state__in=SAID).first()
    if found is None:
        return None
    stakes, wanted = stakes_in(viewer, found), _wanted_for(viewer, found)
    if wanted and not stakes and found.claimed:
        stakes = (Stake.KEEPER,)
    if not stakes:
        return None
    speaks = tuple(one for one in stakes if access.speaks_as(viewer, one))
    kinds = kinds_open_to(speaks, has_claim=_has_claim(viewer, found), could_count=bool(wanted))
    return Disputable(found, speaks or stakes, kinds, wanted)


def _told() -> QuerySet[Benefit]:
    return Benefit.objects.select_related(
        "provider", "accountable", "beneficiary", "edition__framework", "edition__adapts__framework"
    )


def stakes_in(viewer: Viewer, benefit: Benefit) -> tuple[Stake, ...]:
    """What the viewer's organisation is to a benefit that it sees."""
    mine = own_records(viewer)
    of_each = (
        (Stake.PROVIDER, benefit.provider_id in mine), (Stake.ACCOUNTABLE, benefit.accountable_id in mine),
        (Stake.BENEFICIARY, benefit.beneficiary_id in mine), (Stake.KEEPER, _has_claim(viewer, benefit)),
    )  # fmt: skip
    return tuple(stake for stake, is_so in of_each if is_so)


def _has_claim(viewer: Viewer, benefit: Benefit) -> bool:
    kept = Claim.objects.filter(
        benefit=benefit, commitment__agreement__keeper__in=own_records(viewer)
    )
    return kept.exclude(state=ClaimState.WITHDRAWN).exists()


def _wanted_for(viewer: Viewer, benefit: Benefit) -> tuple[Commitment, ...]:
    """The promises for which a benefit could count: those that the viewer's organisation keeps, and those for which it reports."""
    delivers = bool({benefit.provider_id, benefit.accountable_id} & own_records(viewer))
    promises = promises_to_report(viewer) if delivers else promises_kept(viewer)
    return tuple(one for one, _way in ways_among(promises, benefit))


def promises_kept(viewer: Viewer) -> QuerySet[Commitment]:
    """What is promised in agreements that the viewer's organisation keeps and that are in force, or were."""
    seen = Commitment.objects.select_related("agreement__keeper", "promised_by", "edition__framework", "part")  # fmt: skip
    return seen.filter(
        agreement__keeper__in=own_records(viewer), ended_at__isnull=True, agreement__state__in=IN_FORCE
    )  # fmt: skip


def counted_elsewhere(viewer: Viewer, commitment: Commitment) -> list[Benefit]:
    """What whoever made a promise delivered of its measure, or of one that an agreed mapping carries to it, while its agreement held, and which
    counts wholly for others: for the keeper of the agreement, which may open a dispute about it. Nothing, once the promise is met."""
    if commitment.claimed >= commitment.quantity:
        return []
    counts, homes = counting_for(commitment.edition, commitment.code), dict[tuple[int, str], Any]()
    found = []
    for one in _wholly_counted(viewer, commitment):
        measure = one.edition_id, one.code
        if measure not in homes:
            homes[measure] = home_of(one.edition, one.code)
        if homes[measure] in counts:
            found.append(one)
    return found


def _wholly_counted(viewer: Viewer, commitment: Commitment) -> QuerySet[Benefit]:
    """What whoever made a promise delivered while its agreement held, and of which nothing is left for it."""
    of_them = Q(provider=commitment.promised_by) | Q(accountable=commitment.promised_by)
    here = Claim.objects.filter(
        benefit=OuterRef("pk"), commitment__agreement__keeper__in=own_records(viewer)
    )
    agreement = commitment.agreement
    found = Benefit.objects.filter(of_them, state__in=SAID, claimed__gte=F("quantity"))
    if agreement.begins:
        found = found.filter(ends__gte=agreement.begins)
    if agreement.ends:
        found = found.filter(begins__lte=agreement.ends)
    # each by itself, by the day, and numbers first: so that the database need read neither all claims nor all benefits, nor sort long rows
    last = found.filter(~Exists(here), ~is_disputed_now()).order_by("-ends", "-pk")
    numbers = list(last.values_list("pk", flat=True)[:MOST_LOOKED_AT])
    return _told().filter(pk__in=numbers).order_by("-ends", "-pk")


def may_dispute(viewer: Viewer, benefit: Benefit) -> bool:
    """Whether the viewer can say that something is not right with a benefit whose page they see."""
    if benefit.state not in SAID:
        return False
    return any(access.speaks_as(viewer, one) for one in stakes_in(viewer, benefit))
