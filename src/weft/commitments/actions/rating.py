"""How agreements are rated: what is called close, indicators chosen, described and dropped, a time assessed, and put right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from weft.analysis.commitments.ratings import Rating
from weft.audit.actions import record
from weft.commitments import access, performance, queries
from weft.commitments.actions.held import ON, for_one_side, kept
from weft.commitments.actions.who import CannotDo, can
from weft.commitments.models import (
    Agreement,
    Assessment,
    Commitment,
    Indicator,
    Rated,
    Tolerance,
)
from weft.commitments.performance import Period
from weft.commitments.queries import ToRate
from weft.commitments.rules import AgreementState
from weft.commitments.shares import PERCENT, why_not_so_much
from weft.organisations.access import NotAllowed, Viewer
from weft.organisations.queries import locked
from weft.organisations.rules import new_ref
from weft.ui.marks import why

if TYPE_CHECKING:
    from weft.organisations.models import Organisation


@transaction.atomic
def say_tolerances(*, close: int, below: int, by: Viewer, at: datetime) -> Tolerance:
    """Say what the person's organisation calls close, and significantly below, in per cent of what was due. What was assessed before stays as it was."""
    if reason := access.why_not_say_tolerances(by):
        raise NotAllowed(reason)
    can(performance.why_not_tolerate(close=close, below=below))
    assert by.acting_for is not None and by.person is not None
    held = locked(by.acting_for)
    made = Tolerance.objects.create(
        organisation=held, close=close, below=below, said_at=at, said_by=by.person
    )
    record(
        act="say tolerances", by=by.actor, on=("organisation", held.pk), at=at,
        after={"close": close, "below": below},
    )  # fmt: skip
    return made


@transaction.atomic
def choose_indicators(
    *, agreement: Agreement, commitments: Iterable[Commitment], by: Viewer, at: datetime
) -> list[Indicator]:
    """Let an agreement be rated by what is promised in it: each of these, too."""
    held, person = kept(agreement, by)
    for_one_side(held, by)
    made = []
    for one in commitments:
        _can_choose(held)
        found = held.commitments.get(pk=one.pk, ended_at=None, until=None)
        if found.indicators.filter(dropped_at=None).exists():
            raise CannotDo(why("It is rated by this already."))
        made.append(
            Indicator.objects.create(
                ref=new_ref(), agreement=held, commitment=found, chosen_at=at, chosen_by=person
            )
        )
    record(
        act="choose indicators of agreement", by=by.actor, on=(ON, held.pk), at=at,
        after={"ref": held.ref, "commitments": [one.commitment.ref for one in made if one.commitment]},
    )  # fmt: skip
    return made


@transaction.atomic
def describe_indicator(
    *, agreement: Agreement, name: str, unit: str, target: int, more_is_better: bool, about: Organisation | None, by: Viewer, at: datetime
) -> Indicator:  # fmt: skip
    """Let an agreement be rated by something that is promised in no measure: what is aimed at each time, in the smallest part of a unit."""
    held, person = kept(agreement, by)
    for_one_side(held, by)
    _can_choose(held)
    if about is not None and not held.parties.filter(organisation=about, until=None).exists():
        raise CannotDo(why("%(name)s is no party to this agreement.", name=about.name))
    if reason := queries.why_not_rate(by, [about.pk] if about else []):
        raise NotAllowed(reason)
    can(why_not_so_much(target, share=unit == PERCENT))
    made = Indicator.objects.create(
        ref=new_ref(), agreement=held, name=name, unit=unit, target=target, more_is_better=more_is_better, about=about,
        chosen_at=at, chosen_by=person,
    )  # fmt: skip
    record(
        act="describe indicator of agreement", by=by.actor, on=(ON, held.pk), at=at,
        after={"ref": held.ref, "indicator": made.ref, "unit": unit, "target": target},
    )  # fmt: skip
    return made


def _can_choose(held: Agreement) -> None:
    chosen = held.indicators.filter(dropped_at=None, until=None).count()
    can(performance.why_not_choose(chosen=chosen))


@transaction.atomic
def drop_indicator(*, indicator: Indicator, because: str, by: Viewer, at: datetime) -> Indicator:
    """Rate an agreement by something no longer, and say why. What was assessed by it stays."""
    held, _person = kept(indicator.agreement, by)
    for_one_side(held, by)
    found = held.indicators.select_for_update().get(pk=indicator.pk)
    if found.dropped_at:
        raise CannotDo(why("It is dropped already."))
    if not because.strip():
        raise CannotDo(why("Say why."))
    found.dropped_at, found.dropped_because = at, because
    found.save(update_fields=["dropped_at", "dropped_because"])
    record(
        act="drop indicator of agreement", by=by.actor, on=(ON, held.pk), at=at,
        after={"ref": held.ref, "indicator": found.ref},
    )  # fmt: skip
    return found


@transaction.atomic
def explain_few_indicators(
    *, agreement: Agreement, because: str, by: Viewer, at: datetime
) -> Agreement:
    """Say why an agreement has fewer indicators than the Act asks of contracts of its value; nothing takes that back."""
    held, _person = kept(agreement, by)
    for_one_side(held, by)
    held.few_because = because.strip()
    held.save(update_fields=["few_because"])
    record(
        act="explain few indicators of agreement", by=by.actor, on=(ON, held.pk), at=at,
        after={"ref": held.ref, "explained": bool(held.few_because)},
    )  # fmt: skip
    return held


@dataclass(frozen=True)
class Finding:
    """How well an indicator was met, as a person decides; and the figures, of one that is described."""

    indicator: Indicator
    rating: Rating
    because: str = ""
    due: int | None = None
    delivered: int | None = None


@transaction.atomic
def assess(
    *, agreement: Agreement, period: Period, findings: Sequence[Finding], words: str = "", by: Viewer, at: datetime
) -> Assessment:  # fmt: skip
    """Say how well an agreement was kept in a time, indicator by indicator. The supplier reads what it is rated, and nothing of it changes later."""
    held, _person = kept(agreement, by)
    chosen = list(held.indicators.filter(queries.rates_in(period)))
    can(performance.why_not_assess(
        period=period, now=AgreementState(held.state), begins=held.begins, assessed_until=queries.assessed_until(held),
        indicators=len(chosen), today=timezone.localdate(at),
    ))  # fmt: skip
    made = _found(held, period, words, by, at)
    return _rated(made, chosen, findings, by, at)


@transaction.atomic
def correct_assessment(
    *, assessment: Assessment, findings: Sequence[Finding], because: str, words: str = "", by: Viewer, at: datetime
) -> Assessment:  # fmt: skip
    """Put an assessment right by another version of it, and say why. The one before stays to be read."""
    held, _person = kept(assessment.agreement, by)
    before = held.assessments.get(pk=assessment.pk)
    if before.agreement.assessments.filter(replaces=before).exists():
        raise CannotDo(why("It has been put right already. Put the last version right."))
    if not because.strip():
        raise CannotDo(why("Say why."))
    period = Period(before.begins, before.ends)
    made = _found(held, period, words, by, at, replaces=before, because=because)
    chosen = Indicator.objects.filter(ratings__assessment=before)
    return _rated(made, list(chosen), findings, by, at)


def _found(
    held: Agreement, period: Period, words: str, by: Viewer, at: datetime, *, replaces: Assessment | None = None, because: str = ""
) -> Assessment:  # fmt: skip
    """The assessment itself, with the tolerances of its keeper as they are now."""
    assert by.acting_for is not None and by.person is not None
    tolerances = queries.tolerances_of(held.keeper_id)
    return Assessment.objects.create(
        ref=new_ref(), agreement=held, begins=period.begins, ends=period.ends, replaces=replaces, because=because, words=words,
        version=replaces.version + 1 if replaces else 1, close=int(tolerances.close * 100), below=int(tolerances.below * 100),
        assessed_for=by.acting_for, assessed_at=at, assessed_by=by.person,
    )  # fmt: skip


def _rated(
    made: Assessment, chosen: Sequence[Indicator], findings: Sequence[Finding], by: Viewer, at: datetime
) -> Assessment:  # fmt: skip
    """Keep how well each indicator was met: all that were chosen, each once."""
    told = {one.indicator.pk: one for one in findings}
    if set(told) != {one.pk for one in chosen} or len(told) != len(findings):
        raise CannotDo(why("Say of each indicator how well it was met."))
    asked = Indicator.objects.select_related("commitment__edition__framework", "commitment__agreement", "commitment__promised_by")  # fmt: skip
    rating = queries.rating_for(asked.filter(pk__in=told), Period(made.begins, made.ends))
    Rated.objects.bulk_create([_one(made, one, told[one.indicator.pk], by) for one in rating])
    record(
        act="assess agreement", by=by.actor, on=(ON, made.agreement_id), at=at,
        after={"ref": made.agreement.ref, "assessment": made.ref, "begins": made.begins, "ends": made.ends, "version": made.version,
               "ratings": [f"{one.indicator.ref} {one.rating}" for one in findings]},
    )  # fmt: skip
    return made


def _one(made: Assessment, one: ToRate, finding: Finding, by: Viewer) -> Rated:
    provider = queries.whom_it_rates(one.indicator)
    if reason := queries.why_not_rate(by, [provider]):
        raise NotAllowed(reason)
    figures = one.figures or queries.Figures(finding.due or 0, 0, None, finding.delivered or 0)
    if one.figures is None and (finding.due is None or finding.delivered is None):
        raise CannotDo(why("Enter what was due, and what was delivered."))
    for typed in (finding.due, finding.delivered) if one.figures is None else ():
        can(why_not_so_much(typed, share=one.unit == PERCENT))
    tolerances = queries.as_shares(made.close, made.below)
    suggests = one.suggests(tolerances, finding.due, finding.delivered)
    suggested = suggests.rating.value if suggests else ""
    can(performance.why_not_record_rating(rating=finding.rating, suggested=suggested, because=finding.because))  # fmt: skip
    return Rated(
        assessment=made, indicator=one.indicator, provider_id=provider, rated_for=made.assessed_for, due=figures.due,
        reported=figures.reported, confirmed=figures.confirmed, verified=figures.verified, suggested=suggested,
        rating=finding.rating, because=finding.because, periods=figures.of_periods,
    )  # fmt: skip
