"""Which agreements lie under which, as far as the viewer sees them: what they do not see parts nothing and leads nowhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import Q

from weft.commitments.models import Agreement
from weft.commitments.queries.agreements import agreements_visible_to
from weft.organisations.access import Viewer

Above = Mapping[int, Sequence[tuple[str, str]]]
"""By the numbers of agreements the references and titles of what stands above, from the topmost down, and of themselves."""


def numbers_beneath(viewer: Viewer, agreement: Agreement) -> set[int]:
    """The numbers of all agreements under another, at any depth, as far as the viewer sees down."""
    found: set[int] = set()
    level = {agreement.pk}
    while level:
        seen = agreements_visible_to(viewer).filter(under__in=level).order_by()
        level = set(seen.values_list("pk", flat=True)) - found - {agreement.pk}
        found |= level
    return found


def names_above(viewer: Viewer) -> Above:
    """The references and titles of all agreements above one, from the topmost down and with itself, by its number; of those alone that lie under
    another or have others under them, as far as the viewer sees up."""
    seen = agreements_visible_to(viewer).order_by().select_related(None)
    beneath = seen.filter(under__isnull=False)
    either = seen.filter(Q(under__isnull=False) | Q(pk__in=beneath.values("under")))
    told = {number: (ref, title, under) for number, ref, title, under in either.values_list("pk", "ref", "title", "under")}  # fmt: skip
    pairs = {number: under for number, (_ref, _title, under) in told.items() if under in told}
    return {
        number: tuple(told[one][:2] for one in _chain(number, pairs))
        for number in {*pairs, *pairs.values()}
    }


def _chain(number: int, above: Mapping[int, int | None]) -> list[int]:
    """An agreement and those above it, the topmost first."""
    found = [number]
    while (higher := above.get(found[0])) and higher not in found:
        found.insert(0, higher)
    return found
