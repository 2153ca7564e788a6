"""Which benefits may be the same one recorded twice, as whoever looks may be told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, cast

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from weft.analysis.commitments.benefit import Evidence as EvidenceValue
from weft.analysis.commitments.benefit import EvidenceKind, Recorded
from weft.analysis.commitments.repeats import NEAR_BITS, repeats, repeats_of
from weft.commitments.models import Benefit, Claim, Evidence, Repeat, Review
from weft.commitments.queries.benefits import benefits_visible_to, claims_to_judge
from weft.commitments.queries.wordings import Measures
from weft.commitments.rules import BenefitState
from weft.organisations.queries import own_records, wholes_of_parts
from weft.places.queries import lies_within

if TYPE_CHECKING:
    from weft.organisations.access import Viewer

AROUND = timedelta(14)
"""So far apart two records of one benefit may begin."""
MOST_HELD = 2_000
"""Against so many at most, the last first, one is held while somebody waits."""
A_QUARTER = timedelta(92)


@dataclass(frozen=True)
class MayBeTwice:
    """A benefit that may be the same, and what speaks for that."""

    benefit: Benefit
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Beside:
    """What may be the same as a benefit: what the viewer may see, and whether there is more."""

    seen: tuple[MayBeTwice, ...]
    elsewhere: bool
    """Whether it may also be claimed elsewhere, by somebody whom the viewer may not see."""


def repeats_beside(viewer: Viewer, benefit: Benefit) -> Beside:
    """The benefits that may be the same as one: those that the viewer may see, with the reasons; of others only that there are some."""
    measures, wholes = Measures(), wholes_of_parts()
    held = list(_held_against(benefit, wholes))
    found = repeats_of(
        _told(benefit, measures, wholes),
        [_told(one, measures, wholes) for one in held],
        contains=lies_within(),
        related={},
    )
    reasons = {one.other: one.reasons for one in found}
    visible = benefits_visible_to(viewer).filter(ref__in=reasons)
    seen = tuple(MayBeTwice(one, reasons[one.ref]) for one in visible)
    return Beside(seen, elsewhere=len(seen) < len(reasons))


def _held_against(benefit: Benefit, wholes: Mapping[int, int]) -> QuerySet[Benefit]:
    """Of the whole place, what shares people or evidence with a benefit, and days."""
    parties = {wholes.get(one, one) for one in (benefit.provider_id, benefit.accountable_id)}
    parties |= {part for part, whole in wholes.items() if whole in parties}
    people = Q(provider__in=parties) | Q(accountable__in=parties)
    if benefit.beneficiary_id is not None:
        people |= Q(beneficiary=benefit.beneficiary_id)
    elif benefit.beneficiary_name:
        people |= Q(beneficiary_name__iexact=benefit.beneficiary_name)
    together = people & Q(begins__lte=benefit.ends + AROUND, ends__gte=benefit.begins - AROUND)
    others = _with_all(Benefit.objects.exclude(pk=benefit.pk))
    said = others.exclude(state__in=[BenefitState.DRAFT, BenefitState.WITHDRAWN])
    return said.filter(together | Q(pk__in=_with_same_evidence(benefit)))[:MOST_HELD]


def _with_all(benefits: QuerySet[Benefit]) -> QuerySet[Benefit]:
    claims = Claim.objects.order_by("pk").select_related("commitment__agreement")
    return benefits.select_related(
        "provider", "accountable", "beneficiary", "edition__framework", "edition__adapts__framework"
    ).prefetch_related("evidence", Prefetch("claims", claims))


def _with_same_evidence(benefit: Benefit) -> set[int]:
    """The benefits behind which stands the same file, the same reference, or all but the same picture."""
    own = list(benefit.evidence.all())
    others = Evidence.objects.exclude(benefit=benefit).order_by()
    same = Q(pk__in=())
    if hashes := {one.sha256 for one in own if one.sha256}:
        same |= Q(sha256__in=hashes)
    if said := {one.reference for one in own if one.reference}:
        same |= Q(reference__in=said)
    found = set(others.filter(same).values_list("benefit_id", flat=True)[:MOST_HELD])
    pictures = {int(one.picture, 16) for one in own if one.picture}
    return found | (_with_near_picture(pictures, others, benefit) if pictures else set())


def _with_near_picture(
    pictures: set[int], others: QuerySet[Evidence], benefit: Benefit
) -> set[int]:
    near = others.exclude(picture="").filter(
        benefit__begins__lte=benefit.ends + A_QUARTER, benefit__ends__gte=benefit.begins - A_QUARTER
    )  # fmt: skip
    return {
        number
        for number, other in near.values_list("benefit_id", "picture").iterator()
        if any((one ^ int(other, 16)).bit_count() <= NEAR_BITS for one in pictures)
    }


def _told(benefit: Benefit, measures: Measures, wholes: Mapping[int, int]) -> Recorded:
    """A benefit as a plain value; records that have become part of an organisation are that organisation."""

    def _whole(number: int) -> str:
        return str(wholes.get(number, number))

    claims = list(benefit.claims.all())
    name = benefit.beneficiary.name if benefit.beneficiary else benefit.beneficiary_name
    return Recorded(
        ref=benefit.ref, provider=_whole(benefit.provider_id), accountable=_whole(benefit.accountable_id), delivered_by=(),
        measure=f"{measures.home_of(benefit)}/{benefit.code}", quantity=benefit.quantity,
        begins=benefit.begins, ends=benefit.ends, places=tuple(benefit.places),
        cohorts=(benefit.cohort,) if benefit.cohort else (),
        beneficiary=_whole(benefit.beneficiary_id) if benefit.beneficiary_id else "", beneficiary_name=name, description=benefit.description,
        evidence=_values(benefit.evidence.all()), agreement=claims[0].commitment.agreement.ref if claims else "",
        recorded_on=benefit.recorded_at.date(),
    )  # fmt: skip


def _values(evidence: Iterable[Evidence]) -> tuple[EvidenceValue, ...]:
    return tuple(
        EvidenceValue(
            kind=cast("EvidenceKind", one.kind), sha256=one.sha256,
            picture=int(one.picture, 16) if one.picture else None, reference=one.reference,
        )
        for one in evidence
    )  # fmt: skip


Pair = tuple[int, int, int, tuple[str, ...]]
"""The numbers of two benefits that may be one, the weight, and the reasons."""


def between(records: QuerySet[Benefit], new: set[int]) -> list[Pair]:
    """The pairs among benefits that may be one, of which at least one is new: the numbers of both, the weight, and the reasons."""
    measures, wholes, by_ref = Measures(), wholes_of_parts(), dict[str, int]()
    told = []
    for one in _with_all(records).iterator(chunk_size=2_000):
        by_ref[one.ref] = one.pk
        told.append(_told(one, measures, wholes))
    found = repeats(told, contains=lies_within(), related={})
    pairs = [
        (min(by_ref[one.one], by_ref[one.other]), max(by_ref[one.one], by_ref[one.other]), one.weight, one.reasons)
        for one in found
    ]  # fmt: skip
    return [pair for pair in pairs if new & {pair[0], pair[1]}]


def not_reviewed(since: datetime | None) -> QuerySet[Benefit]:
    """What was reported since the last review, or has had evidence added since."""
    there = said_to_have_happened()
    if since is None:
        return there
    added = Exists(Evidence.objects.filter(benefit=OuterRef("pk"), added_at__gte=since))
    return there.filter(Q(reported_at__gte=since) | added)


def said_to_have_happened() -> QuerySet[Benefit]:
    """What is reported and was not taken back, of the whole place: for reviews alone, never to be shown."""
    return Benefit.objects.exclude(state__in=[BenefitState.DRAFT, BenefitState.WITHDRAWN])


def around(benefits: QuerySet[Benefit], first: date, last: date) -> QuerySet[Benefit]:
    """Those of them that lie about some days."""
    return benefits.filter(begins__lte=last + AROUND, ends__gte=first - AROUND)


def with_evidence_of(new: set[int]) -> set[int]:
    """The benefits behind which stands the same file or reference as behind one of these."""
    own = Evidence.objects.filter(benefit__in=new).order_by()
    hashes = own.exclude(sha256="").values("sha256")
    said = own.exclude(reference="").values("reference")
    same = Evidence.objects.filter(Q(sha256__in=hashes) | Q(reference__in=said)).order_by()
    return set(same.values_list("benefit_id", flat=True)[:MOST_HELD])


def open_repeats() -> QuerySet[Repeat]:
    """The pairs of which nobody has said that they are two, and neither was taken back."""
    return Repeat.objects.filter(apart_at=None).exclude(one__state=BenefitState.WITHDRAWN).exclude(other__state=BenefitState.WITHDRAWN)  # fmt: skip


def repeats_visible_to(viewer: Viewer) -> QuerySet[Repeat]:
    """Those of which the viewer may see both."""
    seen = benefits_visible_to(viewer)
    both = open_repeats().filter(
        Exists(seen.filter(pk=OuterRef("one"))), Exists(seen.filter(pk=OuterRef("other")))
    )
    return both.select_related(*(f"{each}__{name}" for each in ("one", "other") for name in ("provider", "beneficiary", "edition__framework")))  # fmt: skip


def has_stake_in(viewer: Viewer, repeat: Repeat) -> dict[str, bool]:
    """Whether either of two records counts for an agreement that the viewer's organisation keeps, and whether it delivered either."""
    both = (repeat.one, repeat.other)
    keeps = claims_to_judge(viewer).filter(benefit__in=[one.pk for one in both]).exists()
    mine = own_records(viewer)
    return {
        "keeps": keeps,
        "own": any({one.provider_id, one.accountable_id} & mine for one in both),
    }


def also_elsewhere(viewer: Viewer) -> QuerySet[Benefit]:
    """What the viewer sees of such pairs, where they may not see the other: it may also be claimed elsewhere."""
    seen = benefits_visible_to(viewer)
    numbers = Benefit.objects.filter(pk__in=seen.order_by().values("pk")).values("pk")
    hidden = open_repeats().filter(
        Q(one__in=numbers) & ~Q(other__in=numbers) | Q(other__in=numbers) & ~Q(one__in=numbers)
    )
    ones = Q(pk__in=hidden.order_by().values("one")) | Q(pk__in=hidden.order_by().values("other"))
    return seen.filter(ones)


def last_review() -> Review | None:
    """The last review of the whole place."""
    return Review.objects.first()
