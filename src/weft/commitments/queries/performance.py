"""What can be asked about how agreements are rated: indicators, tolerances, what was due and delivered in a time, and what was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Sum

from weft.analysis.commitments.ratings import (
    ACT_IN_FORCE,
    FEWEST_KPIS,
    KPIS_ABOVE_GBP,
    Suggested,
    Tolerances,
    suggested,
)
from weft.commitments import performance
from weft.commitments.due import DAY, OfPeriod, Told
from weft.commitments.models import (
    Agreement,
    Assessment,
    Claim,
    Commitment,
    Indicator,
    Party,
    Rated,
    Tolerance,
)
from weft.commitments.performance import Begun, Period
from weft.commitments.queries.agreements import agreements_kept_by, agreements_visible_to
from weft.commitments.queries.standing import accrued_for, terms_of, told_of
from weft.commitments.queries.wordings import Measures
from weft.commitments.rules import ASKING, AgreementKind, AgreementState, Sort
from weft.organisations.access import Viewer
from weft.organisations.queries import own_records


def said_tolerance(keeper: int) -> Tolerance | None:
    """What an organisation has said that it calls close; None where it has said nothing."""
    said = Tolerance.objects.filter(organisation=keeper).select_related("said_by")
    return said.order_by("-pk").first()


def tolerances_of(keeper: int) -> Tolerances:
    """What an organisation calls close, and significantly below; what Weft suggests, where it has said nothing."""
    said = said_tolerance(keeper)
    return as_shares(said.close, said.below) if said else Tolerances()


def as_shares(close: int, below: int) -> Tolerances:
    """Tolerances as the rule takes them, from per cent."""
    return Tolerances(Fraction(close, 100), Fraction(below, 100))


def indicators_visible_to(viewer: Viewer) -> QuerySet[Indicator]:
    """What agreements are rated by, as far as the viewer's organisation asks in them, or is whom it rates."""
    seen = Indicator.objects.select_related(
        "agreement__keeper", "commitment__edition__framework", "commitment__promised_by", "about"
    )
    mine = own_records(viewer)
    theirs = Q(commitment__promised_by__in=mine) | Q(about__in=mine)
    return seen.filter(Q(agreement__keeper__in=mine) | theirs | Exists(_asking(viewer, "agreement")))  # fmt: skip


def whom_it_rates(indicator: Indicator) -> int | None:
    """The number of the organisation that an indicator rates: whoever promised it, or whom it is about; None where that is no organisation here."""
    of = indicator.commitment
    return of.promised_by_id if of else indicator.about_id


def rates_in(period: Period) -> Q:
    """By what is rated in a time: not those that rated somebody before, whose place another had taken by then, nor that other before it came."""
    came = Q(since=None) | Q(since__lte=period.ends)
    return Q(dropped_at=None) & came & (Q(until=None) | Q(until__gte=period.begins))


def _asking(viewer: Viewer, agreement: str) -> QuerySet[Party]:
    roles = [one.value for one in ASKING]
    return Party.objects.filter(
        agreement=OuterRef(agreement), organisation__in=own_records(viewer), role__in=roles
    )


def assessments_visible_to(viewer: Viewer) -> QuerySet[Assessment]:
    """What was found of agreements that the viewer sees; what others than they were rated stands in none of their ratings."""
    seen = Assessment.objects.select_related(
        "agreement__keeper", "assessed_by", "replaces", "replaced_by"
    )
    return seen.filter(agreement__in=agreements_visible_to(viewer).order_by().values("pk"))


def ratings_visible_to(viewer: Viewer) -> QuerySet[Rated]:
    """Ratings in agreements in which the viewer's organisation asks, and those of itself."""
    mine = own_records(viewer)
    seen = Rated.objects.select_related(
        "indicator__commitment__edition__framework", "provider", "assessment__agreement"
    )
    kept = Q(assessment__agreement__keeper__in=mine) | Q(provider__in=mine)
    return seen.filter(kept | Exists(_asking(viewer, "assessment__agreement")))


def standing_assessments(agreement: Agreement) -> QuerySet[Assessment]:
    """What was found of an agreement and was not replaced."""
    return agreement.assessments.filter(replaced_by=None)


def assessed_until(agreement: Agreement) -> date | None:
    """The last day that an assessment covers."""
    found: date | None = agreement.assessments.aggregate(until=Max("ends"))["until"]
    return found


def next_assessment(agreement: Agreement, until: date | None) -> Period | None:
    """What is to be assessed next; None where nobody knows when the agreement begins, or nothing is left. `until`: `assessed_until`."""
    return performance.next_period(
        begins=agreement.begins, ends=agreement.ends, assessed_until=until
    )


@dataclass(frozen=True)
class ToAssess:
    """An agreement that is due to be assessed, and for which time."""

    agreement: Agreement
    period: Period


def to_assess(viewer: Viewer, today: date) -> list[ToAssess]:
    """The agreements that the viewer's organisation keeps of which a time is over that nobody has assessed."""
    rated = Indicator.objects.filter(agreement=OuterRef("pk"), dropped_at=None)
    kept = agreements_kept_by(viewer).exclude(state=AgreementState.PLANNED).filter(Exists(rated))
    there = kept.annotate(until=Max("assessments__ends"))
    found = ((one, next_assessment(one, one.until)) for one in there)
    return [ToAssess(one, period) for one, period in found if period and period.ends < today]


def act_asks(agreement: Agreement) -> bool | None:
    """Whether the Act asks at least three indicators of it; None where that cannot be said from what is known."""
    return performance.act_asks(
        kind=AgreementKind(agreement.kind), value_gbp=agreement.value_gbp, with_vat=agreement.with_vat,
        under_act=begun(agreement).under_act,
    )  # fmt: skip


def begun(agreement: Agreement) -> Begun:
    """What is known of when, and under what, an agreement was begun."""
    above = agreement.under if agreement.kind == AgreementKind.CALL_OFF else None
    while above is not None and above.kind != AgreementKind.FRAMEWORK:
        above = above.under
    told = Begun(AgreementKind(agreement.kind), agreement.begins, agreement.under_act)
    if above is None:
        return told
    return replace(told, framework=True, framework_begins=above.begins, framework_said=above.under_act)  # fmt: skip


def lacks_indicators(agreement: Agreement, chosen: int) -> bool:
    """Whether the Act asks more indicators of it than it has, and nobody has said why."""
    return chosen < FEWEST_KPIS and not agreement.few_because and act_asks(agreement) is True


def rated_agreements(viewer: Viewer) -> QuerySet[Agreement]:
    """The agreements that the viewer's organisation keeps and rates, or of which the Act may ask that it does; with how many indicators each has,
    and until when it was assessed."""
    kinds = [one.value for one in performance.UNDER_THE_ACT]
    maybe = (
        Q(kind__in=kinds, value_gbp__gt=KPIS_ABOVE_GBP)
        & ~Q(under_act=False)
        & ~Q(begins__lt=ACT_IN_FORCE)
    )
    earlier = Q(kind=AgreementKind.CALL_OFF, under__kind=AgreementKind.FRAMEWORK)
    maybe &= ~(earlier & (Q(under__begins__lt=ACT_IN_FORCE) | Q(under__under_act=False)))
    chosen = Indicator.objects.filter(agreement=OuterRef("pk"), dropped_at=None)
    kept = agreements_kept_by(viewer).filter(maybe | Exists(chosen))
    counted = Count(
        "indicators", filter=Q(indicators__dropped_at=None, indicators__until=None), distinct=True
    )
    return kept.annotate(chosen=counted, until=Max("assessments__ends"))


def last_found(agreements: Iterable[Agreement]) -> dict[int, Assessment]:
    """The last assessment of each of these agreements, with its ratings, by their numbers."""
    there = Assessment.objects.filter(agreement__in=[one.pk for one in agreements], replaced_by=None)  # fmt: skip
    return {one.agreement_id: one for one in there.order_by("begins").prefetch_related("ratings")}


@dataclass(frozen=True)
class Figures:
    """What was due of a promise in a time, and what is said to be delivered, in the smallest part of its unit. Three columns, never added."""

    due: int
    reported: int
    confirmed: int | None
    verified: int
    share: tuple[int, int] | None = None
    """What was due and what is verified of it in all periods that ended in the time, of what is due anew in each: each counts for as much as was
    promised for it at most, and for nothing where nothing was told. The figures are their mean then."""
    periods: Sequence[OfPeriod] = ()
    """What was told of each of them."""

    @property
    def untold(self) -> Sequence[OfPeriod]:
        """Those of which nothing was told."""
        return [of for of in self.periods if not of.counts]

    @property
    def of_periods(self) -> list[list[int]] | None:
        """What was promised, reported, confirmed and verified in each, as it is kept; None of what is not due anew in each period."""
        return [[of.promised, of.reported, of.confirmed, of.verified] for of in self.periods] or None  # fmt: skip


@dataclass(frozen=True)
class ToRate:
    """An indicator as it is rated for a time: what it is, whom it rates, and the figures where they are known here."""

    indicator: Indicator
    wording: str
    unit: str
    figures: Figures | None

    def suggests(
        self, tolerances: Tolerances, due: int | None = None, delivered: int | None = None
    ) -> Suggested | None:
        """What the rule suggests, from the figures or from what was typed; None where that is nothing."""
        if self.figures:
            due, delivered = self.figures.share or (self.figures.due, self.figures.verified)
        if due is None or delivered is None or not self.indicator.more_is_better:
            return None
        return suggested(due=due, delivered=delivered, tolerances=tolerances)


def rating_for(indicators: Iterable[Indicator], period: Period) -> list[ToRate]:
    """Indicators with the figures of a time."""
    asked, measures = list(indicators), Measures()
    found = figures_in([one.commitment for one in asked if one.commitment], period, measures)
    return [
        ToRate(one, measures.wording_of(of), of.unit, found[of.pk]) if (of := one.commitment) else ToRate(one, one.name, one.unit, None)
        for one in asked
    ]  # fmt: skip


def figures_in(
    commitments: Sequence[Commitment], period: Period, measures: Measures
) -> dict[int, Figures]:
    """What was due of promises in a time, and what was delivered, by their numbers. What a benefit brings counts on its last day."""
    before = period.begins - DAY
    known = {one.pk: terms_of(one) for one in commitments}
    spent = [(one.pk, one.agreement_id, known[one.pk]) for one in commitments]
    come = {day: accrued_for(spent, day) for day in (before, period.ends)}
    anew = [one for one in commitments if known[one.pk].is_due_anew]
    told, sums = told_of(one.pk for one in anew), _brought(commitments, period)
    found = {one.pk: _of_periods(one, told.get(one.pk, ()), period, measures) for one in anew}
    for one in commitments:
        if one in anew:
            continue
        due = {day: known[one.pk].by(day, there.get(one.pk, 0)) for day, there in come.items()}
        reported, confirmed, verified = sums.get(one.pk, (0, 0, 0))
        of = performance.due_in(Sort(one.sort), due_before=due[before] if one.adds_up else 0, due_by_end=due[period.ends])  # fmt: skip
        found[one.pk] = Figures(of, reported, measures.confirmed_of(one, confirmed), verified)  # fmt: skip
    return found


def _of_periods(
    one: Commitment, told: Sequence[Told], period: Period, measures: Measures
) -> Figures:
    """The figures of what is due anew in each period: the mean of those that ended in the time."""
    each = [of for of in terms_of(one).periods(told, period.ends) if of.ends >= period.begins]
    if not each:
        return Figures(0, 0, measures.confirmed_of(one, 0), 0)
    reported, confirmed, verified = (
        sum(min(getattr(of, column), of.promised) for of in each) for column in ("reported", "confirmed", "verified")
    )  # fmt: skip
    many, promised = len(each), sum(of.promised for of in each)
    return Figures(
        promised // many, reported // many, measures.confirmed_of(one, confirmed // many), verified // many, (promised, verified),
        each,
    )  # fmt: skip


def _brought(commitments: Sequence[Commitment], period: Period) -> dict[int, tuple[int, int, int]]:
    """What claims bring, what of that is confirmed, and verified, for each promise."""
    found: dict[int, tuple[int, int, int]] = {}
    since = {one.pk: performance.counts_from(Sort(one.sort), period) for one in commitments}
    for first in set(since.values()):
        same = [number for number, day in since.items() if day == first]
        claims = Claim.objects.filter(commitment__in=same, counts__gt=0, benefit__ends__lte=period.ends)  # fmt: skip
        if first is not None:
            claims = claims.filter(benefit__ends__gte=first)
        for row in claims.filter(commitment__adds_up=True).order_by().values("commitment").annotate(
            reported=Sum("brings_reported"), confirmed=Sum("confirmed"), verified=Sum("brings_verified")
        ):  # fmt: skip
            found[row["commitment"]] = (int(row["reported"]), int(row["confirmed"]), int(row["verified"]))  # fmt: skip
        for number, latest in _latest(claims.filter(commitment__adds_up=False)).items():
            found[number] = latest
    return found


def _latest(claims: QuerySet[Claim]) -> dict[int, tuple[int, int, int]]:
    """What the claims of the latest days say that say anything, for promises that are not added up over time, by their numbers."""
    found: dict[int, tuple[int, int, int]] = {}
    told = claims.order_by("benefit__ends", "pk").values_list("commitment", "brings_reported", "confirmed", "brings_verified")  # fmt: skip
    for number, reported, confirmed, verified in told:
        was = found.get(number, (0, 0, 0))
        found[number] = (reported or was[0], confirmed or was[1], verified or was[2])
    return found
