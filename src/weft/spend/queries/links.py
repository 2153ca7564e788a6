"""What can be asked about supplier links. Every list starts from what the viewer may see."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from django.db.models import Case, Exists, OuterRef, Prefetch, Q, QuerySet, Value, When
from django.urls import reverse

from weft.organisations.access import Viewer
from weft.organisations.queries import doubles, own_records, records_beside, standing_for
from weft.spend import access, linked
from weft.spend.models import Edition, Objection, Run, SupplierLink
from weft.spend.queries.editions import latest_published
from weft.spend.queries.runs import folder_of, run_that_knows
from weft.spend.queries.sharing import results_visible_to, shares_with
from weft.spend.results import Supplier, Suppliers, merged_in, split_off_in
from weft.spend.stages import Stage

if TYPE_CHECKING:
    from weft.organisations.models import Organisation

IN_FORCE, WAITS, ENDED = "in force", "objected to", "ended"
"""How a link stands, as `state` of every link says."""
NOT_NAMED = ""
"""What a payee is called that was found to be, perhaps, a person since it was linked."""


def _told(links: QuerySet[SupplierLink]) -> QuerySet[SupplierLink]:
    """Links with what is told of them."""
    waiting = Objection.objects.filter(link=OuterRef("pk"), answered_at__isnull=True)
    ended = When(ended_at__isnull=False, then=Value(ENDED))
    waits = When(Exists(waiting), then=Value(WAITS))
    said = Objection.objects.select_related("said_by", "answered_by")
    found = links.annotate(state=Case(ended, waits, default=Value(IN_FORCE)))
    people = ("council", "organisation__merged_into", "said_by", "ended_by")
    return found.select_related(*people).prefetch_related(Prefetch("objections", said))


def links_visible_to(viewer: Viewer) -> QuerySet[SupplierLink]:
    """The links of the council that the viewer acts for, also those that have ended, the newest first."""
    if not access.may_see(viewer):
        return SupplierLink.objects.none()
    return _told(SupplierLink.objects.filter(council__in=own_records(viewer)))


def links_to(viewer: Viewer, organisation: Organisation) -> QuerySet[SupplierLink]:
    """The links to an organisation that the viewer may see: its own people all of them, the people of a council its
    own, and those in force of councils that share with it."""
    theirs = SupplierLink.objects.filter(organisation__in=records_beside(organisation))
    if organisation.pk in own_records(viewer):
        return _told(theirs)
    if not access.may_see(viewer):
        return theirs.none()
    shared = Q(council__in=shares_with(viewer), ended_at__isnull=True)
    return _told(theirs.filter(Q(council__in=own_records(viewer)) | shared))


def links_of_own(viewer: Viewer) -> QuerySet[SupplierLink]:
    """The links to the organisation that the viewer acts for."""
    return _told(SupplierLink.objects.filter(organisation__in=own_records(viewer)))


def objected_to(viewer: Viewer) -> QuerySet[SupplierLink]:
    """The links against which something is said that the viewer, who analyses, answers."""
    if access.why_not_analyse(viewer):
        return SupplierLink.objects.none()
    waiting = Objection.objects.filter(answered_at__isnull=True)
    return links_visible_to(viewer).filter(ended_at__isnull=True, objections__in=waiting)


@dataclass(frozen=True)
class Ways:
    """By which ids the suppliers of a council go now, as its last analysis remembers it."""

    folder: Path | None
    records: frozenset[int]
    """The numbers of the council's records."""

    @cached_property
    def merged(self) -> Mapping[str, str]:
        """The ids that stand for no supplier any more, each with the one that does."""
        return merged_in(self.folder) if self.folder else {}

    @cached_property
    def split_off(self) -> Mapping[str, str]:
        """The suppliers that came out of others, each with the one that it came out of."""
        return split_off_in(self.folder) if self.folder else {}

    def now(self, supplier_id: str) -> str:
        """The id that stands for this one now."""
        return self.merged.get(supplier_id, supplier_id)

    def all_of(self, ids: Iterable[str]) -> set[str]:
        """These ids, and all that lead to the same suppliers."""
        wanted = {self.now(each) for each in ids}
        return wanted | {old for old, new in self.merged.items() if new in wanted}

    def out_of(self, supplier_id: str) -> set[str]:
        """The suppliers that came out of this one, by their ids now."""
        here = self.now(supplier_id)
        came = {self.now(new) for new, old in self.split_off.items() if self.now(old) == here}
        return came - {here}

    def before(self, supplier_id: str) -> str | None:
        """The supplier that this one came out of, by its id now."""
        old = self.split_off.get(self.now(supplier_id))
        return self.now(old) if old and self.now(old) != self.now(supplier_id) else None


def ways_of(council: Organisation) -> Ways:
    """By which ids the suppliers of a council go now."""
    last = run_that_knows(council)
    return Ways(folder_of(last) if last else None, frozenset(records_beside(council)))


def _in_force(ways: Ways, ids: Iterable[str]) -> list[SupplierLink]:
    """The links in force of these suppliers of a council, whatever ids they were said under."""
    theirs = SupplierLink.objects.filter(council__in=ways.records, ended_at__isnull=True)
    found = theirs.filter(supplier_id__in=ways.all_of(ids))
    return list(found.select_related("organisation__merged_into", "council").order_by("pk"))


def contradicts(links: Collection[SupplierLink]) -> bool:
    """Whether links in force say that one supplier is several organisations: two of its names were linked before
    they were found to be one. Then none of them counts until all but one have ended."""
    return len({standing_for(link.organisation).pk for link in links}) > 1


@dataclass(frozen=True)
class OfASupplier:
    """What is said of which organisation one supplier is."""

    in_force: Sequence[SupplierLink]
    history: Sequence[SupplierLink]
    """All that its council's people see of it, the newest first; empty for others."""
    came_out: bool = False
    """Whether suppliers came out of it since it was linked."""
    came_from: Sequence[SupplierLink] = ()
    """The links in force of the supplier that it came out of: they did not follow it."""

    @property
    def contradicts(self) -> bool:
        """Whether they say that it is several organisations."""
        return contradicts(self.in_force)


def links_of(run: Run, supplier_id: str, *, own: bool) -> OfASupplier:
    """What is said of a supplier of a run; `own`: to people of its council, who see who said it, why, and what was."""
    ways = ways_of(run.council)
    held = _in_force(ways, [supplier_id])
    if not own:
        return OfASupplier([] if contradicts(held) else held, ())
    ids = ways.all_of([supplier_id])
    every = SupplierLink.objects.filter(council__in=ways.records, supplier_id__in=ids)
    before = ways.before(supplier_id)
    return OfASupplier(
        held, list(_told(every)), bool(held) and bool(ways.out_of(supplier_id)),
        _in_force(ways, [before]) if before and not held else (),
    )  # fmt: skip


def organisations_of(run: Run, ids: Collection[str]) -> dict[str, Organisation]:
    """Which organisations these suppliers of a run are, by their ids in it, where that is said."""
    ways = ways_of(run.council)
    found: dict[str, list[SupplierLink]] = {}
    for link in _in_force(ways, ids):
        found.setdefault(ways.now(link.supplier_id), []).append(link)
    return {
        one: standing_for(links[0].organisation)
        for one in ids
        if (links := found.get(ways.now(one))) and not contradicts(links)
    }


def linked_in(run: Run) -> dict[str, int]:
    """All suppliers of a run's council that are linked, by every id that leads to one, with the organisation's number."""
    ways, found = ways_of(run.council), dict[str, set[int]]()
    theirs = SupplierLink.objects.filter(council__in=ways.records, ended_at__isnull=True)
    for link in theirs.select_related("organisation__merged_into"):
        now = ways.now(link.supplier_id)
        found.setdefault(now, set()).add(standing_for(link.organisation).pk)
    one = {now: next(iter(numbers)) for now, numbers in found.items() if len(numbers) == 1}
    return one | {old: one[new] for old, new in ways.merged.items() if new in one}


def suppliers_linked(organisation: Organisation, council: Organisation, *, on: date) -> list[str]:
    """The suppliers of a council that an organisation is on a day, by the ids under which the council's last analysis
    knows them. Where links contradict each other, none of them counts."""
    ways, of_each = ways_of(council), dict[str, list[SupplierLink]]()
    theirs = SupplierLink.objects.filter(council__in=ways.records)
    for link in theirs.select_related("organisation__merged_into"):
        ended = link.ended_at is not None
        told = {"holds_from": link.holds_from, "held_until": link.held_until}
        if linked.holds_on(on, ended=ended, **told):
            of_each.setdefault(ways.now(link.supplier_id), []).append(link)
    wanted = standing_for(organisation).pk
    return sorted(
        one
        for one, links in of_each.items()
        if not contradicts(links) and standing_for(links[0].organisation).pk == wanted
    )


@dataclass(frozen=True)
class Candidate:
    """An organisation that a supplier may be, and what speaks for it."""

    organisation: Organisation
    number: str = ""
    """The org-id that both have; else both have the same name."""


def candidates_for(viewer: Viewer, supplier: Supplier) -> list[Candidate]:
    """The organisations that a supplier may be: those with its number in a register, then those of its name."""
    number = supplier.org_id or ""
    same = doubles.approved_numbered(viewer, number) if number else []
    known = {one.pk for one in same}
    alike = doubles.approved_of_key(viewer, supplier.name_key)
    return [
        *(Candidate(one, number) for one in same),
        *(Candidate(one) for one in alike if one.pk not in known),
    ]


@dataclass(frozen=True)
class Found:
    """Where the supplier of a link is found, by whoever looks."""

    name: str
    """What it was called when it was linked; `NOT_NAMED` where its council's last analysis has found that it is,
    perhaps, a person."""
    page: str = ""
    """Its page in the last analysis of its council that the viewer sees; empty where it was not paid there."""
    published: str = ""
    """Its page in the latest edition of its council; empty where there is none of it."""


def found_of(viewer: Viewer, links: Iterable[SupplierLink]) -> dict[int, Found]:
    """Where the suppliers of links are found, by the numbers of the links; asked once for each council."""
    by_council: dict[int, list[SupplierLink]] = {}
    for link in links:
        by_council.setdefault(link.council_id, []).append(link)
    found: dict[int, Found] = {}
    for theirs in by_council.values():
        found |= _found_in(viewer, theirs)
    return found


def _found_in(viewer: Viewer, links: Sequence[SupplierLink]) -> dict[int, Found]:
    """The same for links of one council."""
    council = links[0].council
    ways = ways_of(council)
    ids = {link.pk: ways.all_of([link.supplier_id]) for link in links}
    every = sorted(set().union(*ids.values()))
    hidden = Suppliers(ways.folder).not_named(every) if ways.folder else set()
    run = results_visible_to(viewer).filter(council=council, job__state="done").first()
    edition = latest_published().filter(council=council, stage=Stage.PUBLISHED)
    out = edition.order_by("-decided_at").first()
    here, there = (_named(one, every) for one in (run, out.run if out else None))
    return {
        link.pk: Found(NOT_NAMED)
        if ids[link.pk] & hidden
        else Found(
            link.supplier,
            next((_page(run, one) for one in ids[link.pk] & here), ""),
            next((_published(out, one) for one in ids[link.pk] & there), ""),
        )
        for link in links
    }


def _named(run: Run | None, ids: Sequence[str]) -> set[str]:
    """Those of these suppliers that a run paid and may name."""
    return Suppliers(folder_of(run)).named(ids) if run else set()


def _page(run: Run | None, supplier_id: str) -> str:
    return reverse("spend:supplier", args=[run.ref, supplier_id]) if run else ""


def _published(edition: Edition | None, supplier_id: str) -> str:
    if edition is None or edition.public_name is None:
        return ""
    at = [edition.public_name.slug, edition.in_address, edition.number]
    return reverse("published:supplier", args=[*at, supplier_id])
