"""Which benefits may be the same one recorded twice, as whoever looks may be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import Case, Exists, OuterRef, Prefetch, Q, QuerySet, When

from weft.analysis.commitments.days import FAR
from weft.analysis.commitments.repeats import repeats, repeats_of
from weft.commitments.models import Benefit, Claim, Evidence, Repeat, Review
from weft.commitments.queries.benefits import benefits_visible_to, claims_to_judge
from weft.commitments.queries.evidence_shared import Sharing, with_evidence_of
from weft.commitments.queries.four_eyes import acts_there, is_own
from weft.commitments.queries.told import Known
from weft.commitments.rules import BenefitState
from weft.organisations.rules import new_ref

if TYPE_CHECKING:
    from weft.organisations.access import Viewer

AROUND = FAR
"""So far apart two records of one benefit may be."""
MONTHS = 12
MOST_HELD = 2_000
"""Against so many at most, the last first, one is held while somebody waits."""


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
    known = Known()
    told = {one.pk: known.told(one) for one in _with_all(_held_against(benefit, known))}
    new = told.pop(benefit.pk)
    found = repeats_of(new, [*told.values()], contains=known.contains, related=known.related)
    reasons = {one.other: one.reasons for one in found}
    visible = benefits_visible_to(viewer).filter(ref__in=reasons)
    seen = tuple(MayBeTwice(one, reasons[one.ref]) for one in visible)
    return Beside(seen, elsewhere=len(seen) < len(reasons))


def _held_against(benefit: Benefit, known: Known) -> QuerySet[Benefit]:
    """A benefit, and of the whole place what shares evidence with it, or people and days: of the latter the last that are as much, of the same measure or
    for the same first."""
    said, received = _said_beside(benefit), _received_the_same(benefit, known)
    together = said.filter(_had_a_part(benefit, known) | received, _about_the_days(benefit))
    likely = received | Q(quantity=benefit.quantity) | Q(code=benefit.code)
    in_order = together.order_by(Case(When(likely, then=0), default=1), "-pk")
    found = {*in_order.values_list("pk", flat=True)[:MOST_HELD]}
    found |= {*said.filter(pk__in=with_evidence_of([benefit])).values_list("pk", flat=True)}
    return Benefit.objects.filter(pk__in=found | {benefit.pk})


def _said_beside(benefit: Benefit) -> QuerySet[Benefit]:
    """What is said to have happened beside a benefit; beside a draft also what its provider recorded before it and has not reported yet, such as another
    line of the same workbook."""
    said = said_to_have_happened().exclude(pk=benefit.pk)
    if benefit.state != BenefitState.DRAFT:
        return said
    return said | Benefit.objects.filter(state=BenefitState.DRAFT, provider=benefit.provider_id, pk__lt=benefit.pk)  # fmt: skip


def _had_a_part(benefit: Benefit, known: Known) -> Q:
    """Whether those who had a part in a benefit, or have to do with them, had a part in another."""
    parties = known.records(known.beside({benefit.provider_id, benefit.accountable_id}))
    return Q(provider__in=parties) | Q(accountable__in=parties)


def _received_the_same(benefit: Benefit, known: Known) -> Q:
    """Whether whoever received a benefit received another, by its number or as its name was typed."""
    received, name = known.beneficiary_of(benefit), benefit.beneficiary_name
    same = Q(beneficiary__in=known.records([received])) if received else Q(pk__in=())
    names = {each for each in (name, benefit.beneficiary.name if benefit.beneficiary else "") if each}  # fmt: skip
    for each in names:
        same |= Q(beneficiary_name__iexact=each)
    return same


def _about_the_days(benefit: Benefit) -> Q:
    """Whether another lies about the days of a benefit, or would if day and month had changed places."""
    about = Q(begins__lte=benefit.ends + AROUND, ends__gte=benefit.begins - AROUND)
    begins = benefit.begins
    if begins.day <= MONTHS:
        about |= Q(begins=begins.replace(month=begins.day, day=begins.month))
    return about


def _with_all(benefits: QuerySet[Benefit]) -> QuerySet[Benefit]:
    claims = Claim.objects.order_by("pk").select_related("commitment__agreement")
    return benefits.select_related(
        "provider", "accountable", "beneficiary", "edition__framework", "edition__adapts__framework"
    ).prefetch_related("evidence", Prefetch("claims", claims))


Pair = tuple[int, int, int, tuple[str, ...]]
"""The numbers of two benefits that may be one, the weight, and the reasons."""


def between(records: QuerySet[Benefit], new: set[int], known: Known) -> list[Pair]:
    """The pairs among benefits that may be one, of which at least one is new: the numbers of both, the weight, and the reasons."""
    by_ref, told = dict[str, int](), []
    for one in _with_all(records).iterator(chunk_size=2_000):
        by_ref[one.ref] = one.pk
        told.append(known.told(one))
    found = repeats(told, contains=known.contains, related=known.related)
    pairs = [
        (min(by_ref[one.one], by_ref[one.other]), max(by_ref[one.one], by_ref[one.other]), one.weight, one.reasons)
        for one in found
    ]  # fmt: skip
    return [pair for pair in pairs if new & {pair[0], pair[1]}]


def found_beside(benefit: Benefit) -> list[Pair]:
    """The same of one benefit and what is held against it while somebody records it."""
    known = Known()
    return between(_held_against(benefit, known), {benefit.pk}, known)


def to_keep(pairs: Iterable[Pair], at: datetime) -> Iterator[Repeat]:
    """What was found, as it is kept; not kept yet."""
    for one, other, weight, reasons in pairs:
        yield Repeat(ref=new_ref(), one_id=one, other_id=other, weight=weight, reasons=list(reasons), found_at=at)  # fmt: skip


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


def to_hold(new: set[int], first: date, last: date, sharing: Sharing) -> QuerySet[Benefit]:
    """Against what new ones are held, which lie between two days: all that lies about those, and what shares evidence with one of them."""
    others = {number for one in new for number in sharing.get(one, ())}
    about = Q(begins__lte=last + AROUND, ends__gte=first - AROUND)
    return said_to_have_happened().filter(about | Q(pk__in=others))


def open_repeats() -> QuerySet[Repeat]:
    """The pairs of which nobody has said that they are two, and neither was taken back."""
    return Repeat.objects.filter(apart_at=None).exclude(one__state=BenefitState.WITHDRAWN).exclude(other__state=BenefitState.WITHDRAWN)  # fmt: skip


def may_be_twice(benefit: str = "pk") -> Exists:
    """Of benefits, whether the last review found another record that may be of the same; of what belongs to one, by the name of that."""
    return Exists(open_repeats().filter(Q(one=OuterRef(benefit)) | Q(other=OuterRef(benefit))))


def repeats_visible_to(viewer: Viewer) -> QuerySet[Repeat]:
    """Those of which the viewer may see both."""
    seen = benefits_visible_to(viewer)
    both = open_repeats().filter(
        Exists(seen.filter(pk=OuterRef("one"))), Exists(seen.filter(pk=OuterRef("other")))
    )
    return both.select_related(*(f"{each}__{name}" for each in ("one", "other") for name in ("provider", "beneficiary", "edition__framework")))  # fmt: skip


def has_stake_in(viewer: Viewer, repeat: Repeat) -> dict[str, bool]:
    """Whether either of two records counts for an agreement that the viewer's organisation keeps, and whether that, or another for
    which they act, delivered either."""
    both = (repeat.one, repeat.other)
    keeps = claims_to_judge(viewer).filter(benefit__in=[one.pk for one in both]).exists()
    return {
        "keeps": keeps,
        "own": any(is_own(viewer, one) for one in both),
        "acts_there": any(acts_there(viewer, one) for one in both),
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
