"""Money spread over areas, so that all of it adds up and nobody learns where a person is paid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from weft.analysis.spend.counted import Part
from weft.analysis.spend.figures import Account
from weft.analysis.spend.figures_who import FEW
from weft.analysis.spend.spots import Spot
from weft.analysis.spend.sums import NOTHING, Sum, added

ELSEWHERE, UNKNOWN = "Elsewhere", "Not known where"
PEOPLE = "Individuals and payees not named, area not shown"
PEOPLE_RULE = (
    f"Where fewer than {FEW} individuals (or payees that are not named) were paid in an area, their "
    "money stands in a row of its own and not in the area's."
)
AreaOf = Callable[[Spot], str | None]


@dataclass(frozen=True)
class Spread:
    """Money by area; what cannot be shown there stands apart. All of it adds up to the total."""

    areas: dict[str, Sum] = field(default_factory=dict)
    unknown: Sum = NOTHING
    people: Sum = NOTHING

    def beside(self, shown: Iterable[str]) -> tuple[tuple[str, Sum], ...]:
        """The rows that stand below the areas that are shown: the others, the unknown, the people."""
        left = set(self.areas) - set(shown)
        rest = added(self.areas[area] for area in sorted(left))
        rows = ((ELSEWHERE, rest), (UNKNOWN, self.unknown), (PEOPLE, self.people))
        return tuple((label, one) for label, one in rows if one.payments)


def spread(account: Account, area_of: AreaOf) -> Spread:
    """The period's money by an area of the payees. No area tells of fewer than `FEW` individuals."""
    parts = by_area(account, area_of)
    unknown, people = parts.pop(UNKNOWN, []), parts.pop(PEOPLE, [])
    areas = {area: added(part.sum for part in inside) for area, inside in parts.items()}
    return Spread(areas, added(one.sum for one in unknown), added(one.sum for one in people))


def by_area(account: Account, area_of: AreaOf) -> dict[str, list[Part]]:
    """The period's payments by the area that may show them, `UNKNOWN` and `PEOPLE` among the areas."""
    parts: dict[str, list[Part]] = defaultdict(list)
    for part in account.counts.parts:
        parts[area_of(account.spot(part.postcode)) or UNKNOWN].append(part)
    shown: dict[str, list[Part]] = {UNKNOWN: parts.pop(UNKNOWN, []), PEOPLE: []}
    for area, inside in sorted(parts.items()):
        hidden = [part for part in inside if _is_person(account, part)]
        if len({part.supplier_id or part.postcode for part in hidden}) >= FEW:
            shown[area] = inside
            continue
        shown[PEOPLE] += hidden
        if named := [part for part in inside if not _is_person(account, part)]:
            shown[area] = named
    return shown


def _is_person(account: Account, part: Part) -> bool:
    """Whether the payee is or may be an individual: who is not named may be one."""
    return part.supplier_id is None or part.supplier_id in account.hidden
