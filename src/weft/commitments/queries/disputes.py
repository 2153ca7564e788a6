"""What can be asked about disputes: who sees one, who is told whose name, and what waits for whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from weft.commitments.disputes import OPEN, SETTLED_DAYS, DisputeState, Stake
from weft.commitments.models import Answer, Claim, Dispute, Side
from weft.commitments.rules import ClaimState
from weft.organisations.queries import own_records, records_of_all

if TYPE_CHECKING:
    from weft.commitments.models import Benefit
    from weft.organisations.access import Viewer


def disputes_visible_to(viewer: Viewer) -> QuerySet[Dispute]:
    """Those in which the viewer's organisation has a part; to place stewards also the others, but for those of any organisation of theirs."""
    own = Exists(_sides_of(own_records(viewer)))
    seen = own | ~Exists(_sides_of(records_of_all(viewer))) if viewer.is_steward else own
    return Dispute.objects.filter(seen).select_related(
        "benefit__provider", "benefit__accountable", "benefit__beneficiary", "benefit__edition__framework", "opened_for",
        "commitment__agreement__keeper", "commitment__edition__framework", "commitment__promised_by",
    ).prefetch_related(Prefetch("sides", _told()))  # fmt: skip


def _sides_of(records: Iterable[int]) -> QuerySet[Side]:
    return Side.objects.filter(dispute=OuterRef("pk"), organisation__in=list(records))


def _told() -> QuerySet[Side]:
    answers = Prefetch("answers", Answer.objects.order_by("pk"))
    return Side.objects.select_related("organisation").prefetch_related(answers)


def looked_after_by(viewer: Viewer, *, only_open: bool = False) -> Q:
    """Of benefits: those about which people quarrel, or did, for a place steward who has no part in that."""
    if not viewer.is_steward:
        return Q(pk__in=())
    foreign = ~Exists(_sides_of(records_of_all(viewer)))
    about = Dispute.objects.filter(foreign, benefit=OuterRef("pk"))
    return Q(Exists(about.filter(state__in=OPEN) if only_open else about))


def is_side(viewer: Viewer, dispute: Dispute) -> bool:
    """Whether the viewer's organisation has a part in a dispute."""
    return bool(sides_for(viewer, dispute))


def sides_for(viewer: Viewer, dispute: Dispute) -> list[Side]:
    """The sides on which the viewer's organisation stands: more than one, where records were made one."""
    mine = own_records(viewer)
    return [one for one in dispute.sides.all() if one.organisation_id in mine]


def has_own_part(viewer: Viewer, dispute: Dispute) -> bool:
    """Whether any organisation of the viewer has a part in a dispute, whichever they act for."""
    mine = records_of_all(viewer)
    return any(one.organisation_id in mine for one in dispute.sides.all())


def spoke_in(viewer: Viewer, dispute: Dispute) -> bool:
    """Whether the viewer themselves opened a dispute, or has answered in it."""
    person = viewer.person.pk if viewer.person else None
    said = Answer.objects.filter(side__dispute=dispute, said_by=person)
    return dispute.opened_by_id == person or said.exists()


def open_dispute_about(benefit: Benefit) -> Dispute | None:
    """The dispute about a benefit that is not settled yet, whoever sees it."""
    return Dispute.objects.filter(benefit=benefit, state__in=OPEN).first()


def settled_to_be(benefit: Benefit) -> int | None:
    """How much of a benefit happened, as the latest dispute about it was settled, where that is less than was reported; else None."""
    last = Dispute.objects.filter(benefit=benefit, state=DisputeState.SETTLED).order_by("-closed_at", "-pk").first()  # fmt: skip
    if last is None or last.quantity is None or last.quantity >= last.reported:
        return None
    return last.quantity


def is_disputed_now(benefit: str = "pk") -> Exists:
    """Of benefits, whether a dispute about one is open; of what belongs to one, by the name of that."""
    return Exists(Dispute.objects.filter(benefit=OuterRef(benefit), state__in=OPEN))


def disputes_to_answer(viewer: Viewer) -> QuerySet[Dispute]:
    """The open disputes in which the viewer's organisation has a part and has not said anything; not those that it opened."""
    silent = _sides_of(own_records(viewer)).filter(answers__isnull=True)
    here = disputes_visible_to(viewer).filter(Exists(silent), state__in=OPEN)
    return here.exclude(opened_for__in=own_records(viewer))


def disputes_to_settle(viewer: Viewer, today: date) -> QuerySet[Dispute]:
    """The open disputes that the viewer settles, as a place steward: every side has answered, or has had the time to."""
    here = disputes_visible_to(viewer).filter(state__in=OPEN)
    if not viewer.is_steward:
        return here.none()
    silent = Side.objects.filter(dispute=OuterRef("pk"), answers__isnull=True)
    waits = Exists(silent.exclude(organisation=OuterRef("opened_for")))
    foreign = here.exclude(Exists(_sides_of(records_of_all(viewer))))
    return foreign.filter(Q(answer_until__lt=today) | ~waits)


def settled_lately(viewer: Viewer, at: datetime) -> QuerySet[Dispute]:
    """The disputes of the viewer's organisation that were settled in the last days."""
    since = at - timedelta(SETTLED_DAYS)
    own = disputes_visible_to(viewer).filter(Exists(_sides_of(own_records(viewer))))
    return own.filter(state=DisputeState.SETTLED, closed_at__gte=since)


def silent_sides(dispute: Dispute) -> list[Side]:
    """The sides that have not answered; whoever opened it has said what is not right."""
    return [
        one
        for one in dispute.sides.all()
        if not one.answers.all() and one.organisation_id != dispute.opened_for_id
    ]


@dataclass(frozen=True)
class SideTold:
    """A side of a dispute, as somebody is told of it."""

    name: str
    """Empty, where it does not want to be named to them."""
    stake: Stake
    is_own: bool
    opened: bool
    answers: Sequence[Answer]


def sides_told(viewer: Viewer, dispute: Dispute, *, benefit_seen: bool) -> list[SideTold]:
    """Who has a part in a dispute, and what they say, as the viewer may be told: the name of a keeper only as far as they may know it, and
    that of whoever received it where they see the benefit."""
    mine, sees_all = own_records(viewer), sees_who_claims(viewer, dispute)
    return [
        SideTold(
            one.organisation.name if sees_all or one.organisation_id in mine or _is_known(one, benefit_seen) else "", Stake(one.stake),
            one.organisation_id in mine, one.organisation_id == dispute.opened_for_id, list(one.answers.all()),
        )
        for one in dispute.sides.all()
    ]  # fmt: skip


def _is_known(side: Side, benefit_seen: bool) -> bool:
    """Whether another side is told who one is: it lets itself be named, or stands on the benefit as far as that is told."""
    if side.may_be_named or side.stake in (Stake.PROVIDER, Stake.ACCOUNTABLE):
        return True
    return side.stake == Stake.BENEFICIARY and benefit_seen


def sees_who_claims(viewer: Viewer, dispute: Dispute) -> bool:
    """Whether the viewer sees every claim on the benefit: whoever delivered it or answers for it, and whoever settles it."""
    benefit = dispute.benefit
    delivers = bool({benefit.provider_id, benefit.accountable_id} & own_records(viewer))
    return delivers or (viewer.is_steward and not has_own_part(viewer, dispute))


@dataclass(frozen=True)
class ClaimTold:
    """What a benefit counts for, as somebody is told of it."""

    claim: Claim
    keeper: str
    """Who keeps the agreement; empty, where they may not know."""
    title: str
    """The agreement; empty, where they may not see it."""


def claims_told(viewer: Viewer, dispute: Dispute) -> list[ClaimTold]:
    """What a benefit counts for: each claim, with whose agreement it is as far as the viewer may know."""
    mine, sees_all = own_records(viewer), sees_who_claims(viewer, dispute)
    named = {one.organisation_id for one in dispute.sides.all() if one.may_be_named}
    return [
        _claim_told(one, seen=sees_all or one.commitment.agreement.keeper_id in mine, named=named)
        for one in claims_in(dispute)
    ]


def _claim_told(one: Claim, *, seen: bool, named: set[int]) -> ClaimTold:
    agreement = one.commitment.agreement
    knows = seen or agreement.keeper_id in named
    return ClaimTold(one, agreement.keeper.name if knows else "", agreement.title if seen else "")


def claims_in(dispute: Dispute) -> QuerySet[Claim]:
    """The claims on the benefit that were not taken back."""
    there = Claim.objects.filter(benefit=dispute.benefit_id).exclude(state=ClaimState.WITHDRAWN)
    return there.select_related(
        "commitment__agreement__keeper", "commitment__edition__framework"
    ).order_by("pk")
