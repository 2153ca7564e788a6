"""What can be asked about agreements and what is promised in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, Max, Min, OuterRef, Q, QuerySet

from weft.commitments import rules
from weft.commitments.days import days_within
from weft.commitments.due import DAY
from weft.commitments.models import Agreement, Benefit, Claim, Commitment, Happening, Party
from weft.commitments.rules import ASKING, AgreementState
from weft.frameworks.access import KEEPERS
from weft.organisations.access import Viewer
from weft.organisations.queries import own_records, people_of
from weft.organisations.rules import Kind, Permission, State, permissions_of
from weft.places.queries import names_of

if TYPE_CHECKING:
    from weft.organisations.models import Membership, Organisation


def agreements_kept_by(viewer: Viewer) -> QuerySet[Agreement]:
    """Those that the viewer's organisation keeps."""
    return _told().filter(keeper__in=own_records(viewer))


def agreements_visible_to(viewer: Viewer) -> QuerySet[Agreement]:
    """Those that the viewer's organisation keeps, or to which it is a party, or was one."""
    mine = own_records(viewer)
    party = Party.objects.filter(agreement=OuterRef("pk"), organisation__in=mine)
    return _told().filter(Q(keeper__in=mine) | Exists(party))


def _told() -> QuerySet[Agreement]:
    return Agreement.objects.select_related("keeper", "under", "manager", "deputy")


def has_use_for_agreements(viewer: Viewer) -> bool:
    """Whether the viewer acts for a council or an anchor institution, which keep agreements, or for a party to one."""
    mine = viewer.acting_for
    if mine is None:
        return False
    if mine.state == State.APPROVED and Kind(mine.kind) in KEEPERS:
        return True
    return agreements_visible_to(viewer).exists()


def keeps(viewer: Viewer, agreement: Agreement) -> bool:
    """Whether the viewer's organisation keeps an agreement."""
    return agreement.keeper_id in own_records(viewer)


def chain_above(agreement: Agreement) -> set[int]:
    """The numbers of an agreement and of those under which it lies, one above the other."""
    found: set[int] = set()
    number: int | None = agreement.pk
    while number is not None and number not in found:
        found.add(number)
        above = Agreement.objects.filter(pk=number).values_list("under", flat=True)
        number = above.first()
    return found


def colleagues(viewer: Viewer) -> list[Membership]:
    """Those who record agreements for the viewer's organisation, by name."""
    if viewer.acting_for is None:
        return []
    people = people_of(viewer, viewer.acting_for)
    return [one for one in people if Permission.MANAGE_AGREEMENTS in permissions_of(one.held)]


def could_manage(viewer: Viewer) -> dict[int, str]:
    """Their names, by their numbers."""
    return {one.person.pk: one.person.name for one in colleagues(viewer)}


def places_named(codes: Iterable[str]) -> list[str]:
    """The names of areas by their codes; the code, where no such area is known."""
    wanted = list(codes)
    known = names_of(wanted)
    return [known.get(code, code) for code in wanted]


LISTED = Q(quantity__gt=0) | Q(reported__gt=0)
"""What stands in lists of promises: not what another has taken over whole at a novation, so that nothing is left of it and nothing was reported."""


FOLLOWED_UP = Q(ended_at__isnull=True) | Q(reported__gt=0)
"""What is promised no longer is followed up where something of it was reported: that goes on counting."""


def commitments_visible_to(viewer: Viewer) -> QuerySet[Commitment]:
    """What is promised in agreements that the viewer sees; of other parties' promises only those that ask see all."""
    whole = _asked_for_by(viewer).values("pk")
    return _commitments().filter(Q(agreement__in=whole) | Q(promised_by__in=own_records(viewer)))


def commitments_visible_in(
    viewer: Viewer, states: Collection[AgreementState]
) -> QuerySet[Commitment]:
    """The same, in agreements that stand so. Which those are is asked first, so that a database finds what is promised in them by their numbers,
    and need not look through what is promised in the whole place."""
    whole = list(_asked_for_by(viewer).filter(state__in=states).values_list("pk", flat=True))
    mine = Q(promised_by__in=own_records(viewer))
    return _commitments().filter(Q(agreement__in=whole) | mine, agreement__state__in=states)


def _commitments() -> QuerySet[Commitment]:
    return Commitment.objects.select_related(
        "agreement__keeper", "promised_by", "edition__framework", "part"
    )


def _asked_for_by(viewer: Viewer) -> QuerySet[Agreement]:
    """The agreements that the viewer's organisation keeps, or in which it is a party that asks: it sees all that is promised in them."""
    mine = own_records(viewer)
    asks = Party.objects.filter(
        agreement=OuterRef("pk"), organisation__in=mine, role__in=[one.value for one in ASKING]
    )
    return Agreement.objects.filter(Q(keeper__in=mine) | Exists(asks)).order_by()


def parties_of(agreement: Agreement, on: date) -> QuerySet[Party]:
    """Whom an agreement binds on a day."""
    here = Party.objects.filter(agreement=agreement).select_related("organisation")
    return here.filter(
        Q(since__isnull=True) | Q(since__lte=on), Q(until__isnull=True) | Q(until__gte=on)
    )


def promising_in(agreement: Agreement) -> list[Organisation]:
    """The organisations here that promise something in an agreement now."""
    there = agreement.parties.filter(until=None, organisation__isnull=False)
    others = there.exclude(role__in=[one.value for one in ASKING]).select_related("organisation")
    return [one.organisation for one in others if one.organisation]


def unsaid_of(agreement: Agreement) -> set[str]:
    """What nobody has said of an agreement, and has to be known to say how it is assessed: when it begins, what it is worth."""
    return {
        name for name in ("begins", "value_gbp", "with_vat") if getattr(agreement, name) is None
    }


def promises_in(agreement: Agreement, organisation: int) -> bool:
    """Whether an organisation, by its number, is a party to an agreement now that promises something."""
    there = agreement.parties.filter(until=None, organisation=organisation)
    return there.exclude(role__in=[one.value for one in ASKING]).exists()


def novations_since(promise: Commitment) -> list[Happening]:
    """The novations by which others have come to the place of whoever made a promise that lasts until a day, one after the other."""
    there = Happening.objects.filter(agreement=promise.agreement_id, act="novate").order_by("pk")
    found: list[Happening] = []
    for one in there:
        came = found[-1].told["to"] if found else promise.promised_by_id
        is_next = bool(found) or (promise.until is not None and one.on == promise.until + DAY)
        if is_next and one.told["from"] == came:
            found.append(one)
    return found


def _day(rows: QuerySet[Any], day: Max | Min) -> date | None:
    """The first or last of a day of these; None where there are none."""
    found: date | None = rows.aggregate(day=day)["day"]
    return found


def last_day_of(agreement: Agreement, acts: Iterable[str]) -> date | None:
    """The last day on which any of these happened to an agreement."""
    return _day(agreement.happenings.filter(act__in=acts), Max("on"))


def first_day_of(agreement: Agreement, acts: Iterable[str]) -> date | None:
    """The first day on which any of these happened to an agreement."""
    return _day(agreement.happenings.filter(act__in=acts), Min("on"))


def first_delivered(agreement: Agreement) -> date | None:
    """The first day until which something was delivered that counts in an agreement."""
    return _day(_counting(agreement), Min("benefit__ends"))


def last_delivered(agreement: Agreement, of: Q | None = None) -> date | None:
    """The last day from which something was delivered that counts in an agreement; for promises alone, where that is said."""
    return _day(_counting(agreement, of), Max("benefit__begins"))


def _counting(agreement: Agreement, of: Q | None = None) -> QuerySet[Claim]:
    promises = agreement.commitments.filter(of or Q()).order_by().values("pk")
    return Claim.objects.filter(commitment__in=promises, counts__gt=0)


def first_due(agreement: Agreement) -> date | None:
    """The first day by which something is promised in an agreement."""
    return _day(agreement.commitments.filter(ended_at=None), Min("due"))


def last_promised(agreement: Agreement) -> date | None:
    """The last day by which something is promised in an agreement."""
    return _day(agreement.commitments.filter(ended_at=None), Max("due"))


def last_varied(promise: Commitment) -> date | None:
    """The last day from which a promise is another amount, or by another day."""
    there = promise.agreement.happenings.filter(act="vary commitment in").values_list("told", "on")
    return max((on for told, on in there if told.get("commitment") == promise.ref and {"quantity", "due"} & told.keys()), default=None)  # fmt: skip


def first_spent(agreement: Agreement) -> date | None:
    """The first day from which something is recorded as spent under an agreement."""
    return _day(agreement.drawdowns.filter(withdrawn_at=None), Min("begins"))


def last_spent(agreement: Agreement) -> date | None:
    """The last day from which something is recorded as spent under an agreement."""
    return _day(agreement.drawdowns.filter(withdrawn_at=None), Max("begins"))


def spent_until(agreement: Agreement) -> date | None:
    """The last day of what is recorded as spent under an agreement."""
    return _day(agreement.drawdowns.filter(withdrawn_at=None), Max("ends"))


def suppliers_of(agreement: Agreement) -> tuple[list[Organisation], set[int]]:
    """The organisations here that are suppliers of an agreement now, and the numbers of all that ever were."""
    own = Commitment.objects.filter(agreement=agreement, promised_by=OuterRef("organisation"))
    awarded = Q(role__in=rules.SUPPLIES) | Q(Exists(own), role=rules.PartyRole.PARTNER)
    there = agreement.parties.filter(awarded, organisation__isnull=False)
    bound = list(there.select_related("organisation").order_by("pk"))
    now = [one.organisation for one in bound if one.organisation and not one.until]
    return now, {one.organisation_id for one in bound if one.organisation_id}


def reporting_for(commitment: Commitment, provider: Organisation, on: date) -> bool:
    """Whether what an organisation delivered may count for a promise: it promised it, or, where that is allowed, is a subcontractor or
    partner of the agreement on that day."""
    if provider.pk == commitment.promised_by_id:
        return True
    if not commitment.may_subcontract:
        return False
    delivers = (rules.PartyRole.SUBCONTRACTOR.value, rules.PartyRole.PARTNER.value)
    there = parties_of(commitment.agreement, on).filter(organisation=provider, role__in=delivers)
    return there.exists()


def holds_on(agreement: Agreement, begins: date, ends: date) -> bool:
    """Whether an agreement held at some time between two days."""
    after = agreement.begins is None or ends >= agreement.begins
    return after and (agreement.ends is None or begins <= agreement.ends)


def stands_on(promise: Commitment, begins: date, ends: date) -> bool:
    """Whether what happened between two days is what was promised: its agreement held then, and whoever promised it was not followed by another, and
    had followed whoever was there before."""
    after = promise.since is None or ends >= promise.since
    before = promise.until is None or begins <= promise.until
    return after and before and holds_on(promise.agreement, begins, ends)


def most_for(promise: Commitment, benefit: Benefit) -> int:
    """How much of a benefit can count for a promise, by how many of its days that holds; of what is not added up over time, all."""
    if not promise.adds_up:
        return benefit.quantity
    agreement = promise.agreement
    first = max((one for one in (agreement.begins, promise.since) if one), default=None)
    last = min((one for one in (agreement.ends, promise.until) if one), default=None)
    within = days_within(benefit.begins, benefit.ends, first=first, last=last)
    return rules.most_within(benefit.quantity, within=within, days=(benefit.ends - benefit.begins).days + 1)  # fmt: skip


IN_FORCE = (AgreementState.IN_FORCE, AgreementState.SUSPENDED, AgreementState.ENDED)
"""While it is suspended and after it has ended what was delivered before is still recorded."""
