"""Benefits as plain values, with all that is known around them, to be held against each other: never to be shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, cast

from django.utils import timezone

from weft.analysis.commitments.alike import named
from weft.analysis.commitments.benefit import Evidence as EvidenceValue
from weft.analysis.commitments.benefit import EvidenceKind, Recorded
from weft.commitments.models import Agreement, Party
from weft.commitments.queries.wordings import Measures
from weft.commitments.rules import ASKING, PartyRole
from weft.commitments.ties import groups_among
from weft.organisations.queries import wholes_of_parts
from weft.organisations.queries.reached import names_known, reached_each
from weft.places.queries import lies_within

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from weft.commitments.models import Benefit, Claim, Evidence

DELIVER = frozenset({PartyRole.SUBCONTRACTOR, PartyRole.PARTNER})
"""Who may deliver for others in an agreement."""


@dataclass(frozen=True)
class Binds:
    """One organisation in an agreement, and from when until when."""

    agreement: int
    organisation: int
    delivers: bool
    """Whether it may deliver for those that promise."""
    since: date | None
    until: date | None

    def is_there(self, benefit: Benefit) -> bool:
        """Whether it was bound while a benefit happened."""
        after = self.since is None or self.since <= benefit.ends
        return after and (self.until is None or benefit.begins <= self.until)


class Known:
    """What is known around benefits: measures, agreements and whom they bind, organisations, areas. Each is asked for once, when it is first needed."""

    def __init__(self) -> None:
        self.measures = Measures()

    @cached_property
    def wholes(self) -> Mapping[int, int]:
        """The record that stands for each that has become part of it."""
        return wholes_of_parts()

    @cached_property
    def contains(self) -> Mapping[str, str]:
        """The area around each area."""
        return lies_within()

    @cached_property
    def groups(self) -> Mapping[int, str]:
        """Which organisations are reached at one address, page or domain."""
        return groups_among(reached_each(self.wholes))

    @cached_property
    def related(self) -> Mapping[str, str]:
        """The same, as the search for repeats is given it."""
        return {str(number): group for number, group in self.groups.items()}

    @cached_property
    def bound(self) -> Mapping[int, Sequence[Binds]]:
        """By the numbers of agreements in which somebody may deliver for others, whom they bind."""
        asking = [role.value for role in ASKING]
        there = Party.objects.exclude(role__in=asking).filter(organisation__isnull=False)
        delivering = there.filter(role__in=[role.value for role in DELIVER]).order_by()
        found: dict[int, list[Binds]] = defaultdict(list)
        several = there.filter(agreement__in=delivering.values("agreement")).order_by("pk")
        for agreement, organisation, role, since, until in several.values_list("agreement", "organisation", "role", "since", "until"):  # fmt: skip
            found[agreement].append(Binds(agreement, self.whole(organisation), role in DELIVER, since, until))  # fmt: skip
        return found

    @cached_property
    def above(self) -> Mapping[str, str]:
        """By the reference of an agreement that of the one above it."""
        under = Agreement.objects.filter(under__isnull=False).order_by()
        return dict(under.values_list("ref", "under__ref"))

    @cached_property
    def called(self) -> Mapping[str, int]:
        """By each name that one approved organisation alone has, however it is written, its number."""
        found: dict[str, set[int]] = defaultdict(set)
        for number, name in names_known():
            found[named(name)].add(self.whole(number))
        return {name: min(numbers) for name, numbers in found.items() if name and len(numbers) == 1}

    def whole(self, number: int) -> int:
        """The number of the record that stands for this one."""
        return self.wholes.get(number, number)

    def records(self, numbers: Iterable[int]) -> set[int]:
        """These, and the records that have become part of them."""
        wanted = {self.whole(one) for one in numbers}
        return wanted | {part for part, whole in self.wholes.items() if whole in wanted}

    def beside(self, numbers: Iterable[int]) -> set[int]:
        """These, those of their groups, and those with whom they deliver under one agreement."""
        wanted = {self.whole(one) for one in numbers}
        groups = {self.groups[one] for one in wanted if one in self.groups}
        found = wanted | {one for one, group in self.groups.items() if group in groups}
        for binds in self.bound.values():
            there = {each.organisation for each in binds}
            if there & wanted:
                found |= there
        return found

    def beneficiary_of(self, benefit: Benefit) -> int | None:
        """Which organisation here received a benefit, also where its name alone was typed."""
        if benefit.beneficiary_id is not None:
            return self.whole(benefit.beneficiary_id)
        return self.called.get(named(benefit.beneficiary_name)) if benefit.beneficiary_name else None  # fmt: skip

    def told(self, benefit: Benefit) -> Recorded:
        """A benefit as a plain value; records that have become part of an organisation are that organisation."""
        claims = list(benefit.claims.all())
        received = self.beneficiary_of(benefit)
        agreement = claims[0].commitment.agreement.ref if claims else ""
        return Recorded(
            ref=benefit.ref, provider=str(self.whole(benefit.provider_id)), accountable=str(self._accountable(benefit, claims)),
            delivered_by=tuple(map(str, self._delivering(benefit, claims))),
            measure=f"{self.measures.home_of(benefit)}/{benefit.code}", quantity=benefit.quantity,
            begins=benefit.begins, ends=benefit.ends, places=tuple(benefit.places),
            cohorts=(benefit.cohort,) if benefit.cohort else (), beneficiary=str(received) if received else "",
            beneficiary_name=benefit.beneficiary.name if benefit.beneficiary else benefit.beneficiary_name,
            description=benefit.description or benefit.story, evidence=values(benefit.evidence.all()),
            agreement=agreement, recorded_on=timezone.localdate(benefit.recorded_at), under=self._chain(agreement),
        )  # fmt: skip

    def _accountable(self, benefit: Benefit, claims: Sequence[Claim]) -> int:
        """Who answers for it: as it says itself, or whoever made the promise for which it counts."""
        said = benefit.accountable_id
        if said == benefit.provider_id and claims:
            said = claims[0].commitment.promised_by_id
        return self.whole(said)

    def _delivering(self, benefit: Benefit, claims: Sequence[Claim]) -> list[int]:
        """Who may have delivered it for a contractor that says nothing of that: those who may under the agreements for which it counts, or else under
        all that bind it."""
        own = self.whole(benefit.provider_id)
        if benefit.accountable_id != benefit.provider_id:
            return []
        counts = [self.bound.get(one.commitment.agreement_id, ()) for one in claims]
        found: set[int] = set()
        for binds in counts or self.bound.values():
            there = [each for each in binds if each.is_there(benefit)]
            if any(each.organisation == own and not each.delivers for each in there):
                found |= {each.organisation for each in there if each.delivers}
        return sorted(found - {own})

    def _chain(self, agreement: str) -> tuple[str, ...]:
        found: list[str] = []
        while agreement and (agreement := self.above.get(agreement, "")) and agreement not in found:
            found.append(agreement)
        return tuple(found)


def values(evidence: Iterable[Evidence]) -> tuple[EvidenceValue, ...]:
    """What stands behind a benefit, as plain values: of a file, what it is called."""
    return tuple(
        EvidenceValue(
            kind=cast("EvidenceKind", one.kind), sha256=one.sha256,
            picture=int(one.picture, 16) if one.picture else None, reference=one.reference or one.name,
        )
        for one in evidence
    )  # fmt: skip
