"""Who is written to about what happened to an agreement: those whom it binds, and those who manage it. Never whoever did it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from django.db.models import Q

from weft.commitments import letters, queries
from weft.commitments.due import DAY
from weft.commitments.happened import Happened, happened
from weft.commitments.models import Commitment, Party
from weft.organisations.queries import own_records, viewer_for
from weft.organisations.rules import Permission

if TYPE_CHECKING:
    from weft.commitments.models import Happening
    from weft.organisations.access import Viewer
    from weft.organisations.models import Organisation, Person


def tell(one: Happening, *, by: Viewer) -> None:
    """Write to each person once: who reports for an organisation that is bound, without the reason, as its page shows that to the keeper's people
    alone; and who manages the agreement, or did until then, with the reason."""
    written = {by.person}
    for organisation in _bound(one):
        if organisation.pk in own_records(by):
            continue
        for person in queries.reached(organisation, Permission.REPORT):
            viewer = viewer_for(person, organisation.pk)
            if person in written or not _sees(viewer, one):
                continue
            written.add(person)
            letters.happened(_as_seen(one, viewer, keeps=False), organisation, person)
    for person in _who_manages(one):
        viewer = viewer_for(person, one.agreement.keeper_id)
        if person not in written and _sees(viewer, one):
            written.add(person)
            letters.happened(_as_seen(one, viewer, keeps=True), one.agreement.keeper, person, keeps=True)  # fmt: skip


def _bound(one: Happening) -> Iterator[Organisation]:
    """Of what is promised, who promises it; else all who are bound, and who was until then."""
    of = one.told.get("commitment")
    if of and (promise := Commitment.objects.filter(agreement=one.agreement, ref=of).first()):
        yield promise.promised_by
        return
    bound = Q(until=None) | Q(until__gte=one.on - DAY)
    parties = Party.objects.filter(bound, agreement=one.agreement, organisation__isnull=False)
    others = parties.exclude(organisation=one.agreement.keeper_id).order_by("pk")
    yield from dict.fromkeys(party.organisation for party in others.select_related("organisation") if party.organisation)  # fmt: skip


def _who_manages(one: Happening) -> list[Person]:
    """Who manages the agreement and who stands in; once it is handed over, who did before, too."""
    before = one.told.get("was") if one.act == "hand over" else None
    left = before.values() if isinstance(before, dict) else ()
    told = {one.agreement.manager_id, one.agreement.deputy_id, *left}
    return [person for person in queries.reached(one.agreement.keeper, Permission.MANAGE_AGREEMENTS) if person.pk in told]  # fmt: skip


def _sees(viewer: Viewer, one: Happening) -> bool:
    return queries.agreements_visible_to(viewer).filter(pk=one.agreement_id).exists()


def _as_seen(one: Happening, viewer: Viewer, *, keeps: bool) -> Happened:
    """What happened, with the facts that somebody sees."""
    of = one.told.get("commitment", "")
    seen: Sequence[queries.Standing] = ()
    if of:
        promise = queries.commitments_visible_to(viewer).filter(agreement=one.agreement_id, ref=of)
        seen = queries.standings(promise.select_related("agreement", "edition__framework"), one.on)
    return happened(viewer, [one], seen, keeps=keeps)[0]
