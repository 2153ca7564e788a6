"""What happens to an agreement, each with its reason: it begins, is varied, extended, handed over, novated, suspended, ends; parties come, leave,
and are insolvent; what is promised in it is varied, and ends."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from weft.audit.actions import record
from weft.commitments import days, queries, rules
from weft.commitments.actions.agreements import Bound, party_of
from weft.commitments.actions.held import ON, for_one_side, kept
from weft.commitments.actions.over import as_taken_over
from weft.commitments.actions.promises import Agreed, as_kept, can_be_of, doubts_of
from weft.commitments.actions.telling import tell
from weft.commitments.actions.who import CannotDo, can, doubted, refuse_overwriting
from weft.commitments.due import (
    DAY,
    OVER,
    parted,
    varied,
    why_not_per_period,
    why_not_vary_once_due,
)
from weft.commitments.models import Agreement, Commitment, Happening, Indicator, Party
from weft.commitments.queries.agreements import holds_on
from weft.commitments.rules import Act, AgreementState, Sort
from weft.commitments.shares import PERCENT, why_not_so_much
from weft.organisations.access import NotAllowed, Viewer
from weft.organisations.rules import new_ref
from weft.ui.marks import why

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from weft.organisations.models import Organisation, Person


VERBS = {
    AgreementState.IN_FORCE: "put in force", AgreementState.SUSPENDED: "suspend", AgreementState.ENDED: "end",
    AgreementState.TERMINATED: "terminate",
}  # fmt: skip
MOVES = tuple(VERBS.values())
"""By which an agreement comes to stand otherwise: one follows on the other."""
BINDS = ("novate", "add party to", "end party of", "extend", "vary", "vary commitment in", "end commitment in")  # fmt: skip
"""What changes whom an agreement binds, and to what: it does not end before that."""


def _held_on(
    agreement: Agreement, on: date, by: Viewer, at: datetime, *, party: Party | None = None
) -> tuple[Agreement, Person]:
    """An agreement that the person's organisation keeps, to which something can have happened on a day; to one of its parties, where that is said."""
    held, person = kept(agreement, by)
    since = [one for one in (held.begins, party.since if party else None) if one is not None]
    can(days.why_not_on(on, since=max(since, default=None), today=timezone.localdate(at)))
    return held, person


def _to_do(
    act: Act,
    agreement: Agreement,
    on: date,
    by: Viewer,
    at: datetime,
    *,
    party: Party | None = None,
) -> tuple[Agreement, Person]:
    """The same, where how it stands allows this act."""
    held, person = _held_on(agreement, on, by, at, party=party)
    can(rules.why_not_do(act, AgreementState(held.state)))
    return held, person


def _is_party(agreement: Agreement, organisation: Organisation, role: str) -> bool:
    """Whether an organisation is a party in a role now."""
    return agreement.parties.filter(organisation=organisation, role=role, until=None).exists()


def _happened(
    agreement: Agreement, act: str, *, on: date, because: str, told: Mapping[str, Any], by: Viewer, person: Person, at: datetime
) -> Agreement:  # fmt: skip
    """Keep what happened to an agreement, with its reason, write it down, and tell those whom it concerns."""
    if not because.strip():
        raise CannotDo(why("Say why."))
    as_text = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in told.items()
    }
    one = Happening.objects.create(
        agreement=agreement,
        act=act,
        on=on,
        because=because,
        told=as_text,
        said_at=at,
        said_by=person,
    )
    record(
        act=f"{act} agreement",
        by=by.actor,
        on=(ON, agreement.pk),
        at=at,
        after={"ref": agreement.ref, "since": on, **as_text},
    )
    tell(one, by=by)
    return agreement


@transaction.atomic
def move_agreement(
    *, agreement: Agreement, to: AgreementState, on: date, because: str, by: Viewer, at: datetime
) -> Agreement:
    """Let an agreement begin, be suspended, go on, end or be terminated."""
    held, person = _held_on(agreement, on, by, at)
    for_one_side(held, by)
    can(rules.why_not_move_agreement(AgreementState(held.state), to))
    follows = MOVES if to not in OVER else (*MOVES, *BINDS)
    can(days.why_not_before(on, last=queries.last_day_of(held, follows)))
    was, held.state = held.state, to
    if to in OVER and holds_on(held, on, on):
        can(days.why_not_end(on, delivered=queries.last_delivered(held), spent=queries.last_spent(held)))  # fmt: skip
        held.ends = on
    _say_suspended(held, was, on)
    held.save(update_fields=["state", "ends", "suspended"])
    return _happened(
        held, VERBS[to], on=on, because=because, told={"was": was}, by=by, person=person, at=at
    )


def _say_suspended(held: Agreement, was: str, on: date) -> None:
    """Keep from which day an agreement is suspended, and from which it goes on: nothing falls due in between."""
    if held.state == AgreementState.SUSPENDED:
        held.suspended = [*(held.suspended or ()), [on.isoformat(), None]]
    elif was == AgreementState.SUSPENDED and held.state == AgreementState.IN_FORCE:
        *before, (first, _until) = held.suspended
        held.suspended = [*before, [first, on.isoformat()]] if first < on.isoformat() else before


@transaction.atomic
def extend_agreement(
    *, agreement: Agreement, ends: date, beyond: str = "", was: str = "", on: date, because: str, by: Viewer, at: datetime
) -> Agreement:  # fmt: skip
    """Let an agreement last longer. `beyond`: why it may last longer than it was agreed that it can be extended; `was`: the fingerprint of what
    the writer saw."""
    held, person = _to_do(Act.EXTEND, agreement, on, by, at)
    for_one_side(held, by)
    refuse_overwriting(was, queries.end_of(held))
    can(days.why_not_before(on, last=queries.last_day_of(held, ("extend",))))
    if held.ends and ends <= held.ends:
        raise CannotDo(why("It lasts as long already."))
    limit = held.may_extend_until
    can(days.why_not_last_until(ends, may_extend_until=limit, beyond=beyond))
    told: dict[str, Any] = {"was": held.ends, "ends": ends}
    held.ends = ends
    if limit and ends > limit:  # that was the last day that had been agreed
        before = {"ends": _plain(told["was"]), "may_extend_until": _plain(limit)}
        told |= {"was": before, "may_extend_until": None, "beyond": beyond.strip()}
        held.may_extend_until = None
    held.save(update_fields=["ends", "may_extend_until"])
    return _happened(held, "extend", on=on, because=because, told=told, by=by, person=person, at=at)


@transaction.atomic
def hand_over(
    *, agreement: Agreement, manager: Person, deputy: Person | None, was: str = "", on: date, because: str, by: Viewer, at: datetime
) -> Agreement:  # fmt: skip
    """Give an agreement to another contract manager, and say who stands in. `was`: the fingerprint of what the writer saw."""
    held, person = _to_do(Act.HAND_OVER, agreement, on, by, at)
    refuse_overwriting(was, queries.who_manages(held))
    can(days.why_not_before(on, last=queries.last_day_of(held, ("hand over",))))
    could = queries.could_manage(by)
    for one in (manager, deputy):
        if one is not None and one.pk not in could:
            raise CannotDo(why("%(name)s does not record agreements for you.", name=one.name))
    if deputy is not None and deputy.pk == manager.pk:
        raise CannotDo(why("A deputy is somebody else."))
    before = {"manager": held.manager_id, "deputy": held.deputy_id}
    held.manager, held.deputy = manager, deputy
    held.save(update_fields=["manager", "deputy"])
    told = {"was": before, "manager": manager.pk, "deputy": deputy.pk if deputy else None}
    return _happened(
        held, "hand over", on=on, because=because, told=told, by=by, person=person, at=at
    )


@transaction.atomic
def novate(
    *, agreement: Agreement, leaving: Organisation, coming: Organisation, on: date, because: str, by: Viewer, at: datetime
) -> Agreement:  # fmt: skip
    """Let one organisation take another's place in an agreement from a day on. What the first one promised ends for it on the day before, with
    what was due and what counts by then; the rest is promised anew by the second one (`due.parted`)."""
    there = list(
        agreement.parties.filter(organisation=leaving, until__isnull=True).order_by("-since")
    )
    held, person = _to_do(Act.NOVATE, agreement, on, by, at, party=there[0] if there else None)
    for_one_side(held, by, coming)
    if not there:
        raise CannotDo(why("%(name)s is no party to this agreement.", name=leaving.name))
    if coming.pk in (leaving.pk, held.keeper_id):
        raise CannotDo(why("%(name)s cannot take its place.", name=coming.name))
    can(days.why_not_once_over(on, ends=held.ends))
    can(days.why_not_before(on, last=queries.last_day_of(held, (*MOVES, *BINDS))))
    can(days.why_not_after(on, delivered=queries.last_delivered(held, Q(promised_by=leaving))))
    _spent_apart(held, held.commitments.filter(promised_by=leaving), on)
    for party in there:
        _replaced(held, party, coming, on)
    promised = Commitment.objects.select_for_update(of=("self",)).filter(
        agreement=held, promised_by=leaving, ended_at__isnull=True, until__isnull=True
    )  # fmt: skip
    parts = [_parted(held, one, coming, on, person, at) for one in promised.order_by("pk")]
    _rate_who_comes(held, leaving, coming, on, person, at)
    told = {"from": leaving.pk, "to": coming.pk, "commitments": parts}
    return _happened(held, "novate", on=on, because=because, told=told, by=by, person=person, at=at)


def _spent_apart(held: Agreement, promises: QuerySet[Commitment], on: date) -> None:
    """Raise CannotDo where something is recorded as spent across the day, and something of these promises accrues from it."""
    at_rate = promises.filter(sort=Sort.RATE, ended_at=None, until=None)
    across = held.drawdowns.filter(withdrawn_at=None, begins__lt=on, ends__gte=on)
    if at_rate.exists() and (one := across.order_by("begins").first()):
        raise CannotDo(why(
            "£%(amount)s is recorded as spent from %(begins)s to %(ends)s, across that day, and something is promised for each £1 million. Take it back, and "
            "enter what was spent before that day and since then apart.",
            amount=f"{one.amount_gbp:,.2f}", begins=days.in_words(one.begins), ends=days.in_words(one.ends),
        ))  # fmt: skip


def _replaced(held: Agreement, party: Party, coming: Organisation, on: date) -> None:
    """Let a party leave, and the one who comes be bound as it was."""
    party.until = on - DAY
    party.save(update_fields=["until"])
    if not _is_party(held, coming, party.role):
        Party.objects.create(
            agreement=held, organisation=coming, name=coming.name, role=party.role, since=on
        )


def _parted(
    held: Agreement, one: Commitment, coming: Organisation, on: date, person: Person, at: datetime
) -> dict[str, Any]:
    """End a promise for whoever made it, and have what is left of it promised by the one who comes; what became of it, as it is kept."""
    found = parted(
        Sort(one.sort), quantity=one.quantity, claimed=one.claimed, due=one.due, ends=held.ends, adds=one.adds_up, on=on
    )  # fmt: skip
    told = {"commitment": one.ref, "unit": one.unit, "was": one.quantity, "stays": found.stays, "goes": found.goes}  # fmt: skip
    one.quantity, one.until = found.stays, on - DAY
    one.save(update_fields=["quantity", "until"])
    if not found.goes:
        return told
    made = as_taken_over(one, promised_by=coming, quantity=found.goes, since=on, made_at=at, made_by=person)  # fmt: skip
    made.save()
    return told | {"by": made.ref}


def _rate_who_comes(
    held: Agreement, leaving: Organisation, coming: Organisation, on: date, person: Person, at: datetime
) -> None:  # fmt: skip
    """Rate whoever comes by what the one who leaves was rated by, each for its own time."""
    for one in held.indicators.filter(dropped_at=None, until=None).select_related("commitment"):
        promise, about = one.commitment, one.about_id
        if (promise is not None and promise.until is None) or (
            promise is None and about != leaving.pk
        ):
            continue
        one.until = on - DAY
        one.save(update_fields=["until"])
        followed = Commitment.objects.filter(takes_place_of=promise).first() if promise else None
        if promise is None or followed is not None:
            Indicator.objects.create(
                ref=new_ref(), agreement=held, commitment=followed, name=one.name, unit=one.unit, target=one.target,
                more_is_better=one.more_is_better, about=None if promise else coming, since=on, chosen_at=at, chosen_by=person,
            )  # fmt: skip


@transaction.atomic
def add_party(
    *, agreement: Agreement, party: Bound, on: date, because: str, by: Viewer, at: datetime
) -> Agreement:
    """Let an agreement bind somebody else, too: a subcontractor, a partner."""
    held, person = _to_do(Act.ADD_PARTY, agreement, on, by, at)
    can(days.why_not_once_over(on, ends=held.ends))
    if party.organisation and _is_party(held, party.organisation, party.role):
        raise CannotDo(
            why("%(name)s is a party in this role already.", name=party.organisation.name)
        )
    made = party_of(held, party, on)
    made.save()
    told = {"party": made.name, "role": party.role}
    return _happened(
        held, "add party to", on=on, because=because, told=told, by=by, person=person, at=at
    )


@transaction.atomic
def vary_agreement(
    *, agreement: Agreement, title: str, value_gbp: Decimal | None, with_vat: bool | None, begins: date | None, ends: date | None,
    was: str = "", on: date, because: str, by: Viewer, at: datetime,
) -> Agreement:  # fmt: skip
    """Change what was agreed: what it is called, its value, its days. What nobody has said yet can be said of one that has ended, too. `was`: the
    fingerprint of what the writer saw."""
    held, person = _held_on(agreement, on, by, at)
    for_one_side(held, by)
    refuse_overwriting(was, queries.terms_of(held))
    if ends != held.ends and days.why_not_last_until(
        ends, may_extend_until=held.may_extend_until, beyond=""
    ):
        raise CannotDo(
            why("It lasts longer then than it was agreed that it can. Extend it, and say why.")
        )
    if begins and ends and ends < begins:
        raise CannotDo(why("It cannot end before it begins."))
    new = {
        "title": title,
        "value_gbp": value_gbp,
        "with_vat": with_vat,
        "begins": begins,
        "ends": ends,
    }
    changed = {name: value for name, value in new.items() if getattr(held, name) != value}
    if not changed:
        raise CannotDo(why("Nothing of it has changed."))
    if not changed.keys() <= queries.unsaid_of(held):
        can(rules.why_not_do(Act.VARY, AgreementState(held.state)))
        can(days.why_not_once_over(on, ends=ends))
    _can_last(held, begins, ends)
    before = {name: _plain(getattr(held, name)) for name in changed}
    for name, value in changed.items():
        setattr(held, name, value)
    held.save(update_fields=list(changed))
    told = {"was": before, **{name: _plain(value) for name, value in changed.items()}}
    return _happened(held, "vary", on=on, because=because, told=told, by=by, person=person, at=at)


def _can_last(held: Agreement, begins: date | None, ends: date | None) -> None:
    """Raise CannotDo where an agreement did not begin on another day, or ended on no earlier one: something of it was outside."""
    if begins is not None and begins != held.begins:
        _can_begin(held, begins, ends)
    if ends is not None and (held.ends is None or ends < held.ends):
        can(days.why_not_end(
            ends, delivered=queries.last_delivered(held), spent=queries.last_spent(held), due=queries.last_promised(held)
        ))  # fmt: skip


def _can_begin(held: Agreement, begins: date, ends: date | None) -> None:
    """Raise CannotDo where something of an agreement was before the day on which it is to have begun, or nothing would be due in a period of it."""
    can(days.why_not_begin(
        begins, delivered=queries.first_delivered(held), due=queries.first_due(held), spent=queries.first_spent(held),
        happened=queries.first_day_of(held, (*VERBS.values(), "novate")),
    ))  # fmt: skip
    for one in held.commitments.filter(sort=Sort.PER_PERIOD, ended_at=None):
        can(why_not_per_period(one.months, begins=begins, ends=ends))


def _plain(value: object) -> object:
    """A value as it is kept in a history."""
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


@transaction.atomic
def end_party(
    *, agreement: Agreement, party: Party, on: date, because: str, by: Viewer, at: datetime
) -> Agreement:
    """Let a party leave an agreement. What it promised is novated, varied or ended first."""
    held, person = _to_do(Act.END_PARTY, agreement, on, by, at, party=party)
    for_one_side(held, by)
    can(days.why_not_once_over(on, ends=held.ends))
    found = held.parties.get(pk=party.pk, until=None)
    promised = Commitment.objects.filter(
        agreement=held, promised_by=found.organisation_id, ended_at=None
    )
    elsewhere = held.parties.filter(organisation=found.organisation_id, until=None).exclude(
        pk=found.pk
    )
    if (
        found.organisation_id
        and promised.filter(until=None, quantity__gt=0).exists()
        and not elsewhere.exists()
    ):
        raise CannotDo(
            why(
                "%(name)s still promises something in it. Let another take its place, or end what it promises, first.",
                name=found.name,
            )
        )  # fmt: skip
    found.until = on
    found.save(update_fields=["until"])
    told = {"party": found.name, "role": found.role}
    return _happened(
        held, "end party of", on=on, because=because, told=told, by=by, person=person, at=at
    )


@transaction.atomic
def note_insolvency(
    *, agreement: Agreement, party: Party, on: date, because: str, by: Viewer, at: datetime
) -> Agreement:
    """Keep that a party is insolvent, and what is known of it. What it promised stands until it is novated, varied or ended."""
    held, person = _to_do(Act.NOTE_INSOLVENCY, agreement, on, by, at, party=party)
    found = held.parties.get(pk=party.pk, until=None)
    if found.insolvent_since:
        raise CannotDo(why("That it is insolvent is known already."))
    found.insolvent_since = on
    found.save(update_fields=["insolvent_since"])
    told = {"party": found.name}
    return _happened(
        held, "note insolvency in", on=on, because=because, told=told, by=by, person=person, at=at
    )


@transaction.atomic
def vary_commitment(
    *, commitment: Commitment, quantity: int, due: date | None, agreed: Agreed | None = None, was: str = "", sure: bool = False, on: date, because: str,
    by: Viewer, at: datetime,
) -> Commitment:  # fmt: skip
    """Change how much is promised, by when, and what else is agreed of it; that stays as it is where nothing is said. What counts for it goes on
    counting, and what fell due before the day from which it holds stays. `was`: the fingerprint of what the writer saw. Raises Doubtful where it is
    hardly so and nobody is `sure`."""
    held, person, found = _open(Act.VARY_PROMISE, commitment, on, by, at)
    before = queries.promise_of(found)
    refuse_overwriting(was, before)
    _can_vary(found, held, quantity, due, on)
    can_be_of(agreed.part if agreed else None, held)
    _vary_from(found, held, quantity, due, on)
    told = {"quantity": quantity, "due": due, "earlier": found.earlier} | (as_kept(agreed) if agreed else {})  # fmt: skip
    for name, value in told.items():
        setattr(found, name, value)
    now = queries.promise_of(found)
    changed = [name for name in now if now[name] != before[name]]
    told_of_doubt = doubted(
        doubts_of(found, at) if {"quantity", "due"} & set(changed) else (), sure
    )
    found.save(update_fields=list(told))
    happened = {
        "commitment": found.ref, "was": {name: _plain(before[name]) for name in changed}, **{name: _plain(now[name]) for name in changed},
        **told_of_doubt,
    }  # fmt: skip
    _happened(
        held, "vary commitment in", on=on, because=because, told=happened, by=by, person=person, at=at
    )  # fmt: skip
    return found


def _can_vary(found: Commitment, held: Agreement, quantity: int, due: date | None, on: date) -> None:  # fmt: skip
    """Raise CannotDo where a promise cannot be of so much, by such a day, or not from a day on."""
    can(days.why_not_once_over(on, ends=held.ends))
    can(days.why_not_before(on, last=queries.last_varied(found)))
    if quantity < 1:
        raise CannotDo(why("Say how much is promised. To promise nothing any more, end it."))
    if Sort(found.sort) is Sort.FIXED and due is None:
        raise CannotDo(why("Say by which day it is promised."))
    if found.unit == PERCENT and quantity != found.quantity:
        can(why_not_so_much(quantity, share=queries.is_share(found.edition, found.code)))
    if due != found.due:
        can(days.why_not_due(due, begins=held.begins, ends=held.ends, may_extend_until=held.may_extend_until))  # fmt: skip


def _vary_from(found: Commitment, held: Agreement, quantity: int, due: date | None, on: date) -> None:  # fmt: skip
    """Keep what was promised until a day, of what falls due again and again; what was due once stays due."""
    if Sort(found.sort) not in (Sort.PER_PERIOD, Sort.RATE):
        if (quantity, due) != (found.quantity, found.due):
            can(why_not_vary_once_due(found.due, on=on))
    elif quantity != found.quantity:
        if Sort(found.sort) is Sort.RATE:
            _spent_apart(held, held.commitments.filter(pk=found.pk), on)
        before = queries.earlier_in(found.earlier)
        kept_so_far = varied(found.quantity, before, on=on, since=found.since or held.begins)
        found.earlier = [[last.isoformat(), much] for last, much in kept_so_far] or None


@transaction.atomic
def end_commitment(
    *, commitment: Commitment, on: date, because: str, by: Viewer, at: datetime
) -> Commitment:
    """Let something be promised no longer from a day on. What counts for it, and what was due before, stays; nothing more can be claimed."""
    held, person, found = _open(Act.END_PROMISE, commitment, on, by, at)
    can(days.why_not_before(on, last=queries.last_varied(found)))
    can(days.why_not_after(on, delivered=queries.last_delivered(held, Q(pk=found.pk))))
    found.ended_on, found.ended_at, found.ended_because = on, at, because
    found.save(update_fields=["ended_on", "ended_at", "ended_because"])
    told = {"commitment": found.ref}
    _happened(
        held, "end commitment in", on=on, because=because, told=told, by=by, person=person, at=at
    )
    return found


def _open(
    act: Act, commitment: Commitment, on: date, by: Viewer, at: datetime
) -> tuple[Agreement, Person, Commitment]:
    """A promise that stands, in an agreement that the person's organisation keeps; held until the transaction ends."""
    held, person = _to_do(act, commitment.agreement, on, by, at)
    found = Commitment.objects.select_for_update(of=("self",)).get(pk=commitment.pk, agreement=held)
    if reason := queries.why_not_speak_for_both(by, found):
        raise NotAllowed(reason)
    if found.ended_at:
        raise CannotDo(why("It is promised no longer."))
    if found.until:
        raise CannotDo(why("Another has taken its place. Change what that one promises."))
    return held, person, found
