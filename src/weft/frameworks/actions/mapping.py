"""How nodes of two editions stand to each other: proposed by one person, reviewed and agreed to by others, withdrawn for a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from weft.analysis.errors import WeftError
from weft.analysis.frameworks import crosswalks as engine
from weft.analysis.frameworks.crosswalks import Status
from weft.audit.actions import record
from weft.frameworks import mapped, queries
from weft.frameworks.actions.held_against import Proposed, new_ones, remembered, why_not_stand
from weft.frameworks.actions.who import CannotDo, can, keeper
from weft.frameworks.models import Mapping as Row
from weft.organisations.access import Viewer
from weft.organisations.rules import new_ref
from weft.ui.marks import Reason, why

if TYPE_CHECKING:
    from weft.organisations.models import Organisation, Person

MOST_IN_A_FILE = 20_000
AT_ONCE = 1000


@dataclass(frozen=True)
class Taken:
    """What became of mappings that came together."""

    proposed: int
    known: int
    """So many were said already."""


@transaction.atomic
def propose_mappings(*, mappings: Sequence[engine.Mapping], by: Viewer, at: datetime) -> list[Row]:
    """Propose how nodes of two editions stand to each other: all of these, or none.

    Each is said of its nodes where they were written: of one that a council only takes over, in the edition that it adapts. Raises
    CannotDo with the reason, also where all of it is said already.
    """
    organisation, person = keeper(by)
    fresh, _known = new_ones([("", one) for one in mappings], by)
    if not fresh:
        raise CannotDo(why("This is said already."))
    made = _kept(fresh, organisation, person, at)
    record(
        act="propose mappings", by=by.actor, on=("organisation", organisation.pk), at=at,
        after={"mappings": [each.ref for each in made], "said": [_in_short(each) for each in made]},
    )  # fmt: skip
    return made


@transaction.atomic
def take_mappings(*, content: bytes, name: str, by: Viewer, at: datetime) -> Taken:
    """Take mappings from an SSSOM table: all, or none. Whatever the table says of how far they have come, each is proposed by
    whoever sends it, with its author, day and rationale; what is said already is passed over.

    Raises CannotDo, which names the row.
    """
    organisation, person = keeper(by)
    rows = _read(content, name, by)
    fresh, known = new_ones([(f"{name}, row {number}", one) for number, one in rows], by)
    made = _kept(fresh, organisation, person, at)
    _record_taken(made, name, organisation, by, at)
    return Taken(len(made), known)


@transaction.atomic
def take_shipped_mappings(*, by: Viewer, at: datetime) -> Taken:
    """Propose the mappings that Weft ships between editions that are both here."""

    organisation, person = keeper(by)
    fresh, known = new_ones([("", one) for one in queries.shipped_here(by)], by)
    made = _kept(fresh, organisation, person, at)
    _record_taken(made, "Weft", organisation, by, at)
    return Taken(len(made), known)


def _record_taken(
    made: Sequence[Row], name: str, organisation: Organisation, by: Viewer, at: datetime
) -> None:
    record(
        act="take mappings", by=by.actor, on=("organisation", organisation.pk), at=at,
        after={"name": name, "mappings": [each.ref for each in made]},
    )  # fmt: skip


@transaction.atomic
def review_mappings(*, mappings: Iterable[Row], by: Viewer, at: datetime) -> list[Row]:
    """Say that proposals are right as they stand; gives those that were reviewed. One that cannot be is passed over; CannotDo is
    raised where none can."""
    organisation, person = keeper(by)
    done = _judged(
        mappings, by,
        lambda one: mapped.why_not_review(
            Status(one.status), withdrawn=one.withdrawn_at is not None, is_theirs=one.proposed_by_id == person.pk
        ),
    )  # fmt: skip
    Row.objects.filter(pk__in=[each.pk for each in done]).update(
        status=Status.REVIEWED, reviewed_at=at, reviewed_by=person, reviewed_for=organisation
    )
    record(
        act="review mappings", by=by.actor, on=("organisation", organisation.pk), at=at,
        after={"mappings": [each.ref for each in done]},
    )  # fmt: skip
    return done


@transaction.atomic
def agree_to_mappings(*, mappings: Iterable[Row], by: Viewer, at: datetime) -> list[Row]:
    """Agree to what has been reviewed: from now on amounts are carried by it, and whoever sees both editions sees it."""
    organisation, person = keeper(by)
    whole = remembered()
    done = _judged(
        mappings, by,
        lambda one: mapped.why_not_agree(
            Status(one.status), withdrawn=one.withdrawn_at is not None, is_theirs=one.proposed_by_id == person.pk,
            keeps_an_end=queries.keeps_an_end(by, one),
        ) or why_not_stand(queries.as_value(one), whole(one.subject), whole(one.object)),
    )  # fmt: skip
    Row.objects.filter(pk__in=[each.pk for each in done]).update(
        status=Status.AGREED, agreed_at=at, agreed_by=person, agreed_for=organisation
    )
    record(
        act="agree to mappings", by=by.actor, on=("organisation", organisation.pk), at=at,
        after={"mappings": [each.ref for each in done]},
    )  # fmt: skip
    return done


@transaction.atomic
def withdraw_mapping(*, mapping: Row, because: str, by: Viewer, at: datetime) -> Row:
    """Take a mapping back, or send a proposal back, and say why. It is kept, and counts no more."""
    organisation, person = keeper(by)
    (held,) = _held([mapping], by)
    can(
        mapped.why_not_withdraw(
            Status(held.status), withdrawn=held.withdrawn_at is not None, concerned=queries.is_concerned(by, held)
        )
    )  # fmt: skip
    held.withdrawn_at, held.withdrawn_by, held.withdrawn_because = at, person, because
    held.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_because"])
    record(
        act="withdraw mapping", by=by.actor, on=("organisation", organisation.pk), at=at,
        before={"mappings": [held.ref], "said": [_in_short(held)], "status": held.status}, after={"because": because},
    )  # fmt: skip
    return held


def _held(mappings: Iterable[Row], by: Viewer) -> list[Row]:
    """Mappings as they are now, which nobody else judges until the transaction ends. Raises Row.DoesNotExist for what is not seen."""
    wanted = {each.pk for each in mappings}
    locked = Row.objects.select_for_update().filter(pk__in=wanted).order_by("pk")
    list(locked.values_list("pk", flat=True))
    found = list(queries.mappings_visible_to(by).filter(pk__in=wanted).order_by("pk"))
    if len(found) < len(wanted):
        raise Row.DoesNotExist
    return found


def _judged(
    mappings: Iterable[Row], by: Viewer, why_not: Callable[[Row], Reason | None]
) -> list[Row]:
    held = _held(mappings, by)
    reasons = {each.pk: why_not(each) for each in held}
    done = [each for each in held if reasons[each.pk] is None]
    if not done:
        can(next(iter(reasons.values()), None))
        raise CannotDo(why("Tick at least one."))
    return done


def _read(content: bytes, name: str, by: Viewer) -> Sequence[tuple[int, engine.Mapping]]:
    """The rows of a table, of editions that the person sees."""
    from weft.analysis.frameworks.sssom import numbered

    seen = map(queries.ref_of, queries.editions_visible_to(by))
    try:
        rows = numbered(content.decode("utf-8-sig"), name=name, refs=seen)
    except UnicodeDecodeError:
        raise CannotDo(why("%(name)s is not UTF-8. Save it as UTF-8.", name=name)) from None
    except WeftError as fault:
        raise CannotDo(why("%(problem)s", problem=fault.message)) from None
    if not 0 < len(rows) <= MOST_IN_A_FILE:
        raise CannotDo(why("There is no mapping in this file, or there are more than 20,000."))
    return rows


def _kept(
    fresh: Iterable[Proposed], organisation: Organisation, person: Person, at: datetime
) -> list[Row]:
    made = [
        Row(
            ref=new_ref(), subject=subject, subject_code=one.subject_code, relation=one.relation, object=object_,
            object_code=one.object_code, factor="" if one.factor is None else str(one.factor),
            rationale=one.rationale.strip(), author=one.author, said_on=one.on, through=list(one.through),
            status=Status.PROPOSED, organisation=organisation, proposed_at=at, proposed_by=person,
        )
        for one, subject, object_ in fresh
    ]  # fmt: skip
    return Row.objects.bulk_create(made, batch_size=AT_ONCE)


def _in_short(row: Row) -> str:
    """A mapping in a line of the record: “quillmouth:2026/O1 exact harrowfen:2026/H1”."""
    one = queries.as_value(row)
    return f"{one.subject}/{one.subject_code} {one.relation} {one.object}/{one.object_code}".rstrip(
        "/"
    )
