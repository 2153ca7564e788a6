"""All promises of an organisation side by side: by whom, of what kind, in which category and place, and measure by measure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Q, QuerySet

from weft.commitments.due import DAY, Lacks, Suspended, Terms, Told, last_due, missing_of
from weft.commitments.models import Agreement, Commitment
from weft.commitments.queries.above import Above, names_above
from weft.commitments.queries.agreements import (
    FOLLOWED_UP,
    IN_FORCE,
    LISTED,
    agreements_kept_by,
    commitments_visible_in,
    commitments_visible_to,
)
from weft.commitments.queries.by_place import (
    PLACES,
    SEVERAL,
    UNKNOWN,
    WAYS,
    Part,
    codes_in,
)
from weft.commitments.queries.standing import (
    NOTHING,
    Promised,
    Standing,
    accrued_for,
    earlier_in,
    lacks_then,
    standings,
    suspended_in,
    told_of,
)
from weft.commitments.queries.wordings import OfOneMeasure, confirmed_of, measure_by_measure
from weft.commitments.rules import AgreementState
from weft.frameworks.queries import editions_numbered
from weft.organisations.access import Viewer
from weft.organisations.queries import own_records
from weft.places.queries import lies_within

if TYPE_CHECKING:
    from weft.frameworks.models import Edition

ENDS_SOON = timedelta(90)
"""So long before its end an agreement is extended, or what follows it is prepared."""
MOST_ENDING = 5
NONE = "-none"
"""What lies under nothing."""


NOWHERE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Bound:
    """What lists of promises show of an agreement."""

    called: tuple[str, str]
    """Its reference and title."""
    keeper: tuple[str, str]
    """Its reference and name."""
    kind: str
    category: str
    begins: date | None
    ends: date | None
    last_due: date | None
    """The last day on which anything is due in it, where there is one."""
    places: Sequence[str]
    above: Sequence[tuple[str, str]] = ()
    """The references and titles of the agreements above it, from the topmost down and with itself; empty where it stands alone."""
    suspended: Suspended = ()


class Line(NamedTuple):
    """How one promise stands, as long lists need it: a promise of thousands, so it is made quickly. Amounts in the smallest part of its measure."""

    number: int
    agreement: Bound
    promised_by: tuple[str, str]
    """Its reference and name."""
    edition: int
    code: str
    unit: str
    due_on: date | None
    due: int
    is_late: bool
    """Whether less counts than was due by the day before, and the rest is not made good in another way."""
    is_kept: bool
    """Whether all that was promised is verified."""
    ended: bool
    """Whether it is promised no longer."""
    reported: int
    confirmed: int
    verified: int
    promised: int | None
    """In all; what was due of it, where it is promised no longer; None where it goes on without an end, or accrues."""
    places: Sequence[str]
    around: Mapping[str, str] = NOWHERE
    """From the code of each ward to that of its district."""

    @property
    def of(self) -> str:
        """Of which measure it is, as addresses say it."""
        return f"{self.edition}-{self.code}"

    def lies_under(self, ref: str) -> bool:
        """Whether it is promised in an agreement that lies, at any depth, under the one of this reference."""
        return any(ref == above for above, _title in self.agreement.above[:-1])


@dataclass(frozen=True)
class Slice:
    """A way to part promises."""

    key: str
    parts_of: Callable[[Line], Sequence[Part]]
    """The parts in which a promise stands."""
    partitions: bool = True
    """Whether each stands in one part alone, so that the parts add up to the whole; where they overlap, no whole is shown."""


def _codes_of(one: Line) -> Sequence[str]:
    return one.places or one.agreement.places


def _placed(key: str) -> Slice:
    parts_of, partitions = WAYS[key]
    return Slice(key, lambda one: parts_of(_codes_of(one), one.around), partitions)


def _category(one: Line) -> Sequence[Part]:
    name = one.agreement.category
    return [(name, name) if name else (UNKNOWN, "")]


def _topmost(one: Line) -> Sequence[Part]:
    return one.agreement.above[:1] or [(NONE, "")]


SLICES = {
    one.key: one
    for one in (
        Slice("supplier", lambda one: [one.promised_by]),
        Slice("keeper", lambda one: [one.agreement.keeper]),
        Slice("kind", lambda one: [(one.agreement.kind, one.agreement.kind)]),
        Slice("category", _category),
        Slice("under", _topmost),
        *map(_placed, WAYS),
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


@dataclass(frozen=True)
class OfMeasure:
    """What is promised of one measure, by however many: in its smallest part, column by column."""

    key: str
    wording: str
    edition: str
    """Of which framework and edition, where two measures have the same wording; else empty."""
    unit: str
    promises: int
    promised: int
    """By all of which it is known how much that is."""
    goes_on: int
    """So many go on without an end, or accrue from money that is not all spent."""
    due: int
    reported: int
    confirmed: int | None
    """None where nobody can confirm it."""
    verified: int
    there: Set[tuple[str, str]]
    """The references and titles of the agreements in which it is promised."""

    @property
    def agreements(self) -> Sequence[tuple[str, str]]:
        """Those agreements, by title."""
        return sorted(self.there, key=lambda called: (called[1], called[0]))


CHASED = (AgreementState.IN_FORCE, AgreementState.ENDED)
"""In agreements that stand so people are written to about what is late; while one is suspended nobody is."""


def promises_to_chase(viewer: Viewer) -> QuerySet[Commitment]:
    """What is promised in agreements that are in force, or have ended and are still followed up."""
    seen = commitments_visible_to(viewer).filter(LISTED, ended_at__isnull=True)
    return seen.filter(agreement__state__in=CHASED)


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
    kept = promises_to_chase(viewer).filter(
        managed_by(viewer), agreement__keeper__in=own_records(viewer)
    )
    late = sum(one.is_late for one in lines(kept, today))
    manages = Q(manager=viewer.person) | Q(deputy=viewer.person)
    there = agreements_kept_by(viewer).filter(
        manages, state=AgreementState.IN_FORCE, ends__lte=today + ENDS_SOON
    )
    return ToFollowUp(late, list(there.order_by("ends")[:MOST_ENDING]))


TOLD = (
    "pk", "agreement", "promised_by__ref", "promised_by__name", "edition", "code", "unit", "sort", "quantity", "months", "due", "adds_up", "claimed", "reported",
    "confirmed", "verified", "made_good", "since", "until", "ended_on", "earlier", "made_good_by",
)  # fmt: skip


def lines(promises: QuerySet[Commitment], on: date, above: Above | None = None) -> list[Line]:
    """How promises stand on a day, with only what long lists show of them. `above`: what stands above agreements, by their numbers, where it is
    asked for."""
    rows = list(promises.order_by().values_list(*TOLD, PLACES))
    bound = _bound({row[1] for row in rows}, above or {})
    terms = {row[0]: _terms(row, bound[row[1]]) for row in rows}
    come, around = accrued_for(((row[0], row[1], terms[row[0]]) for row in rows), on), lies_within()
    told = told_of(number for number, each in terms.items() if each.is_due_anew)
    then = lacks_then(
        Promised(row[0], row[1], terms[row[0]], row[21], row[12], row[15], told.get(row[0], ())) for row in rows if row[21]
    )  # fmt: skip
    return [
        _line(row, bound[row[1]], terms[row[0]], Rest(come.get(row[0], 0), told.get(row[0], ()), on, around, then.get(row[0], NOTHING)))
        for row in rows
    ]  # fmt: skip


def _bound(agreements: set[int], above: Above) -> dict[int, Bound]:
    told = Agreement.objects.filter(pk__in=agreements).order_by().values_list(
        "pk", "ref", "title", "keeper__ref", "keeper__name", "kind", "category", "begins", "ends", "state", PLACES, "suspended"
    )  # fmt: skip
    return {
        row[0]: Bound(
            (row[1], row[2]),
            (row[3], row[4]),
            row[5],
            row[6],
            row[7],
            row[8],
            last_due(row[9], row[8]),
            codes_in(row[10]),
            above.get(row[0], ()),
            suspended_in(row[11]),
        )
        for row in told
    }


class Rest(NamedTuple):
    """What belongs to a promise and stands in no row of it."""

    accrued: int
    told: Sequence[Told]
    on: date
    around: Mapping[str, str]
    then: Lacks


def _terms(row: tuple[Any, ...], agreement: Bound) -> Terms:
    sort, quantity, months, day, adds, since, until, ended_on = *row[7:12], *row[17:20]
    return Terms(
        sort, quantity, day, months, adds, since, until, ended_on, agreement.begins, agreement.ends, agreement.last_due, agreement.suspended,
        earlier_in(row[20]),
    )  # fmt: skip


def _line(row: tuple[Any, ...], agreement: Bound, terms: Terms, rest: Rest) -> Line:
    number, _of, ref, name, edition, code, unit, *_terms, claimed, reported, confirmed, verified, made_good, _since, _until, ended_on, _earlier, _by, places = row  # fmt: skip
    due, before = terms.by(rest.on, rest.accrued), NOTHING
    if ended_on is None and (terms.is_due_anew or due > claimed):
        before = terms.lacks(rest.on - DAY, counts=claimed, verified=verified, accrued=rest.accrued, told=rest.told)  # fmt: skip
    lacks = before.uncounted > 0 and missing_of(before.uncounted, made_good, rest.then.uncounted) > 0  # fmt: skip
    promised = terms.in_all()
    is_kept = not before.unverified and terms.is_kept(promised, verified, rest.told)
    return Line(
        number, agreement, (ref, name), edition, code, unit, terms.due, due, lacks, is_kept, ended_on is not None,
        reported, confirmed, verified, promised, codes_in(places), rest.around,
    )  # fmt: skip


def portfolio(
    viewer: Viewer, on: date, chosen: Mapping[str, str], *, mine: bool = False, terminated: bool = False, beneath: str = "", of: str = ""
) -> list[Line]:  # fmt: skip
    """How all promises stand that the viewer follows up, what is late first, what is promised no longer last; of the parts that are chosen, by slice; `mine`: in the
    agreements that the viewer manages; `terminated`: in those that were terminated, instead of those that are followed up; `beneath`: in those that lie under the one of this reference; `of`: of this measure."""
    states = [AgreementState.TERMINATED] if terminated else IN_FORCE
    promises = commitments_visible_in(viewer, states).filter(LISTED & FOLLOWED_UP)
    fit = lines(promises.filter(managed_by(viewer)) if mine else promises, on, names_above(viewer))
    if beneath:
        fit = [one for one in fit if one.lies_under(beneath)]
    if of:
        fit = [one for one in fit if one.of == of]
    for key, value in chosen.items():
        if value and (each := SLICES.get(key)):
            fit = [one for one in fit if any(part == value for part, _name in each.parts_of(one))]
    return sorted(
        fit, key=lambda one: (not one.is_late, one.ended, one.due_on or date.max, one.number)
    )


def editions_of(promises: Iterable[Line]) -> dict[int, Edition]:
    """The editions in whose measures it is promised, by their numbers."""
    return editions_numbered({one.edition for one in promises})


def shown(
    some: Sequence[Line], on: date, editions: Mapping[int, Edition] | None = None
) -> list[Standing]:
    """The promises of a page, whole, in the same order. `editions`: those of their measures, where they have been read."""
    there = Commitment.objects.select_related("agreement__keeper", "promised_by", "part")
    if editions is None:
        there = there.select_related("edition__framework")
    by_number = there.in_bulk([one.number for one in some])
    if editions is not None:
        for one in by_number.values():
            one.edition = editions[one.edition_id]
    return standings([by_number[one.number] for one in some], on)


def grouped(promises: Iterable[Line], by: str) -> list[Group]:
    """Promises by the parts of a slice, those with most that is late first. They add up to the whole, where the slice partitions them."""
    parts: dict[Part, list[int]] = {}
    parts_of = SLICES[by].parts_of
    for one in promises:
        for part in parts_of(one):
            many = parts.get(part) or parts.setdefault(part, [0, 0, 0])
            many[0] += 1
            many[1] += one.is_kept
            many[2] += one.is_late
    found = [Group(key, name, *many) for (key, name), many in parts.items()]
    return sorted(found, key=lambda one: (-one.late, one.key in (SEVERAL, UNKNOWN, NONE), one.name))


def by_measure(promises: Iterable[Line], editions: Mapping[int, Edition]) -> list[OfMeasure]:
    """Amounts of each measure that adds up over providers."""
    return [_summed(one) for one in measure_by_measure(promises, editions)]


def _summed(of: OfOneMeasure[Line]) -> OfMeasure:
    same = of.rows
    known = [one.promised for one in same if one.promised is not None]
    due, reported, confirmed, verified = (
        sum(map(attrgetter(column), same))
        for column in ("due", "reported", "confirmed", "verified")
    )
    return OfMeasure(
        same[0].of, of.wording, of.edition, same[0].unit, len(same), sum(known), len(same) - len(known), due, reported,
        confirmed_of(of.measure, confirmed), verified, {one.agreement.called for one in same},
    )  # fmt: skip
