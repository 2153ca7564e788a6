"""What can be asked about benefits, the claims on them, and what waits for somebody's word."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, prefetch_related_objects

from weft.commitments.checks import CHECKS, Way, ways_of
from weft.commitments.models import Benefit, Claim, Commitment, Confirmation, Inquiry, Judgement
from weft.commitments.queries.disputes import is_disputed_now, looked_after_by
from weft.commitments.queries.four_eyes import of_theirs
from weft.commitments.rules import BenefitState, ClaimState, sealed
from weft.commitments.ties import Tie, ties_between
from weft.frameworks.queries import editions_of, mapping_between, whole
from weft.organisations.access import Viewer
from weft.organisations.queries import own_records, records_numbered
from weft.organisations.queries.reached import Reached, reached_at


def benefits_visible_to(viewer: Viewer) -> QuerySet[Benefit]:
    """What the viewer's organisation delivered or answers for; what it received, once that is reported; what counts for an agreement that it
    keeps; and, for place stewards, about what people quarrel."""
    mine = own_records(viewer)
    claimed = Claim.objects.filter(benefit=OuterRef("pk"), commitment__agreement__keeper__in=mine)
    received = Q(beneficiary__in=mine) & ~Q(state=BenefitState.DRAFT)
    return Benefit.objects.select_related(
        "provider", "accountable", "beneficiary", "edition__framework"
    ).filter(
        Q(provider__in=mine) | Q(accountable__in=mine) | received | Exists(claimed) | looked_after_by(viewer)
    )  # fmt: skip


def claims_visible_to(viewer: Viewer) -> QuerySet[Claim]:
    """The claims on what the viewer's organisation delivered or answers for, and those on agreements that it keeps; for place stewards also those
    on what people quarrel about. Whoever keeps one agreement is not told of the claims for another."""
    return _claims().filter(_own(viewer) | _on_what_is_looked_after(viewer))


def own_claims(viewer: Viewer) -> QuerySet[Claim]:
    """The same, without those that a place steward sees because people quarrel about them."""
    return _claims().filter(_own(viewer))


def _claims() -> QuerySet[Claim]:
    return Claim.objects.select_related(
        "benefit__provider", "commitment__agreement", "commitment__edition", "commitment__part"
    )


def _own(viewer: Viewer) -> Q:
    mine = own_records(viewer)
    return (
        Q(benefit__provider__in=mine)
        | Q(benefit__accountable__in=mine)
        | Q(commitment__agreement__keeper__in=mine)
    )


def with_judgements(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Claims with each decision about them: on what day, for whom, how much counted from then, and why."""
    told = Judgement.objects.select_related("said_for", "said_by", "dispute")
    return claims.prefetch_related(Prefetch("judgements", told))


def _on_what_is_looked_after(viewer: Viewer) -> Q:
    if not viewer.is_steward:
        return Q(pk__in=())
    return Q(benefit__in=Benefit.objects.filter(looked_after_by(viewer)).order_by().values("pk"))


def left_of(benefit: Benefit) -> int:
    """How much of a benefit nobody has claimed, in its smallest part."""
    return benefit.quantity - benefit.claimed


def received_by(viewer: Viewer) -> QuerySet[Benefit]:
    """What was reported as delivered to the viewer's organisation."""
    mine = own_records(viewer)
    return (
        benefits_visible_to(viewer).filter(beneficiary__in=mine).exclude(state=BenefitState.DRAFT)
    )


def to_confirm(viewer: Viewer) -> QuerySet[Benefit]:
    """What of that waits for its word; not what is confirmed otherwise, or by nobody, nor what those delivered for whom the viewer acts."""
    waits = received_by(viewer).filter(state=BenefitState.REPORTED).exclude(of_theirs(viewer))
    return _confirmed_by(viewer, waits, frozenset({Way.BENEFICIARY}))


def checkable(viewer: Viewer) -> QuerySet[Benefit]:
    """What was reported and the viewer's organisation received, or which is claimed for an agreement that it keeps: it may look for itself."""
    told = benefits_visible_to(viewer).exclude(state=BenefitState.DRAFT)
    received = Q(beneficiary__in=own_records(viewer))
    return told.filter(received | Exists(_claims_for_agreements_of(viewer)))


def to_check(viewer: Viewer) -> QuerySet[Benefit]:
    """What of that is not confirmed yet, and can be by a sample, the payroll or the books; not what those delivered for whom the viewer acts, nor that
    about which people quarrel."""
    waits = checkable(viewer).filter(state=BenefitState.REPORTED)
    others = waits.exclude(of_theirs(viewer)).exclude(is_disputed_now())
    return _confirmed_by(viewer, others, CHECKS)


def _confirmed_by(viewer: Viewer, waits: QuerySet[Benefit], ways: Set[Way]) -> QuerySet[Benefit]:
    """Those of measures that are confirmed in one of these ways; whoever received it is asked also of what its edition has no more."""
    fit, unfit = Q(pk__in=()), Q(pk__in=())
    for edition, measures in _measures_of_benefits(viewer).items():
        by = {code for code, each in measures.items() if ways & each}
        fit |= Q(edition=edition, code__in=by)
        unfit |= Q(edition=edition, code__in=measures.keys() - by)
    return waits.exclude(unfit) if Way.BENEFICIARY in ways else waits.filter(fit)


def _measures_of_benefits(viewer: Viewer) -> dict[int, dict[str, Set[Way]]]:
    """By which ways each measure is confirmed of the editions of which there are benefits, by their numbers; looked at once while somebody asks."""
    if "ways of measures" not in viewer.asked:
        viewer.asked["ways of measures"] = {
            edition.pk: {
                node.code: set(ways_of(node.measure.confirmed_by))
                for node in whole(edition).value.by_code.values() if node.measure
            }
            for edition in editions_of(Benefit)
        }  # fmt: skip
    found: dict[int, dict[str, Set[Way]]] = viewer.asked["ways of measures"]
    return found


def _claims_for_agreements_of(viewer: Viewer) -> QuerySet[Claim]:
    """The claims on a benefit, of a query around this one, for agreements that the viewer's organisation keeps; not those that were taken back."""
    kept = Q(commitment__agreement__keeper__in=own_records(viewer))
    return Claim.objects.filter(kept, benefit=OuterRef("pk")).exclude(state=ClaimState.WITHDRAWN)


def with_confirmations(benefits: QuerySet[Benefit]) -> QuerySet[Benefit]:
    """Benefits with what was said of each in every round, and for whom."""
    return benefits.prefetch_related(_said())


def read_confirmations(benefit: Benefit) -> None:
    """Read the same of one benefit, once for all that asks for it."""
    prefetch_related_objects([benefit], _said())


def _said() -> Prefetch[str]:
    return Prefetch(
        "confirmations", Confirmation.objects.select_related("organisation", "inquiry__contact")
    )


def claims_to_judge(viewer: Viewer) -> QuerySet[Claim]:
    """The claims on agreements that the viewer's organisation keeps, with all that stands on a page about one; not those that were taken back."""
    kept = Q(commitment__agreement__keeper__in=own_records(viewer))
    return Claim.objects.filter(kept).exclude(state=ClaimState.WITHDRAWN).select_related(
        "benefit__provider", "benefit__accountable", "benefit__beneficiary", "benefit__edition__framework",
        "commitment__agreement", "commitment__edition__framework", "commitment__part",
    )  # fmt: skip


def was_taken_back(viewer: Viewer, ref: str) -> bool:
    """Whether a claim on an agreement that the viewer's organisation keeps was taken back."""
    kept = Claim.objects.filter(commitment__agreement__keeper__in=own_records(viewer))
    return kept.filter(ref=ref, state=ClaimState.WITHDRAWN).exists()


def to_verify(viewer: Viewer) -> QuerySet[Claim]:
    """Those of them which nobody has decided about."""
    return claims_to_judge(viewer).filter(state=ClaimState.MADE)


def agreements_to_verify(viewer: Viewer) -> list[tuple[str, str]]:
    """The agreements for which such claims are made, by their references, in the order of their titles."""
    waits = to_verify(viewer).order_by("commitment__agreement__title")
    held = waits.values_list("commitment__agreement__ref", "commitment__agreement__title")
    return list(dict.fromkeys(held))


def inquirable(viewer: Viewer) -> QuerySet[Benefit]:
    """What is claimed for an agreement that the viewer's organisation keeps: of whoever received it, its people may ask what they say."""
    seen = benefits_visible_to(viewer).exclude(state=BenefitState.DRAFT)
    return seen.filter(Exists(_claims_for_agreements_of(viewer)))


def to_ask(viewer: Viewer) -> QuerySet[Benefit]:
    """What of that groups without an account received which nobody has asked in this round, the longest reported first."""
    asked = Inquiry.objects.filter(
        benefit=OuterRef("pk"), round=OuterRef("round"), withdrawn_at=None
    )
    groups = inquirable(viewer).filter(state=BenefitState.REPORTED, beneficiary=None)
    waits = groups.exclude(beneficiary_name="").filter(~Exists(asked), ~is_disputed_now())
    others = waits.exclude(of_theirs(viewer))
    return _confirmed_by(viewer, others, frozenset({Way.BENEFICIARY})).order_by("reported_at", "pk")


def inquiry_with(code: str) -> Inquiry | None:
    """The question that a code answers, for whoever holds it."""
    found = Inquiry.objects.filter(token=sealed(code)).select_related(
        "asked_for", "benefit__provider", "benefit__accountable", "benefit__beneficiary", "benefit__edition__framework"
    )  # fmt: skip
    return found.first()


def ties_of_address(benefit: Benefit, email: str) -> list[Tie]:
    """What an email address has in common with those that delivered a benefit and answer for it."""
    alone = Reached(frozenset({email} if email else ()), frozenset(), frozenset())
    return ties_between(alone, _delivered(benefit))


def is_address_of_who_asks(viewer: Viewer, benefit: Benefit, email: str) -> bool:
    """Whether an address is of somebody who acts for whoever asks what was received, or for a keeper who verifies it."""
    if not email:
        return False
    keepers = set(benefit.claims.values_list("commitment__agreement__keeper", flat=True))
    numbers = {number for one in keepers for number in records_numbered(one)} | own_records(viewer)
    alone = Reached(frozenset({email}), frozenset(), frozenset())
    return Tie.PERSON in ties_between(alone, reached_at(numbers))


def ties_of(benefit: Benefit) -> list[Tie]:
    """What the organisation that received a benefit has in common with those that delivered it and answer for it."""
    number = benefit.beneficiary_id
    return [] if number is None else ties_with(benefit, number)


def ties_with(benefit: Benefit, number: int) -> list[Tie]:
    """What the organisation of this number has in common with them."""
    return ties_between(reached_at(records_numbered(number)), _delivered(benefit))


def _delivered(benefit: Benefit) -> Reached:
    parties = {benefit.provider_id, benefit.accountable_id}
    return reached_at({number for one in parties for number in records_numbered(one)})


def checkers_named(viewer: Viewer, benefit: Benefit) -> set[int]:
    """Of those for whom it was checked, the numbers of those whom the viewer may know: whoever delivered it knows all, and everybody knows their
    own. Whoever keeps one agreement is not told who keeps another for which it counts."""
    mine = own_records(viewer)
    said = {one.organisation_id for one in benefit.confirmations.all() if one.organisation_id}
    return said if {benefit.provider_id, benefit.accountable_id} & mine else said & mine


@dataclass(frozen=True)
class WayToCount:
    """How a benefit counts for a commitment: as it is, or by an agreed mapping with its factor."""

    factor: Fraction
    is_mapped: bool

    def brings(self, parts: int) -> int:
        """What so much of the benefit comes to in the commitment's smallest part, never rounded up."""
        return int(parts * self.factor)


def way_to_count(benefit: Benefit, commitment: Commitment) -> WayToCount | None:
    """How a benefit counts for a commitment; None, where it is another measure and no agreed mapping carries it."""
    if (benefit.edition_id, benefit.code) == (commitment.edition_id, commitment.code):
        return WayToCount(Fraction(1), is_mapped=False)
    factor = mapping_between(benefit.edition, benefit.code, commitment.edition, commitment.code)
    return WayToCount(factor, is_mapped=True) if factor is not None else None
