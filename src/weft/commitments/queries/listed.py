"""What a council's lists speak of: its agreements and their parties, the editions in force, and what it has recorded already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from weft.analysis.names.single import key_of_one
from weft.commitments.models import Agreement, Commitment, Party
from weft.commitments.queries.agreements import (
    FOLLOWED_UP,
    IN_FORCE,
    LISTED,
    agreements_kept_by,
    commitments_visible_to,
)
from weft.commitments.rules import ASKING, Sort
from weft.frameworks.queries import editions_visible_to, in_force
from weft.organisations.access import Viewer

if TYPE_CHECKING:
    from weft.frameworks.models import Edition

Same = tuple[Any, ...]


def handed_over(agreements: Collection[int]) -> dict[int, list[date]]:
    """The days from which another organisation promises what accrues from spending, by the numbers of the agreements."""
    there = Commitment.objects.filter(agreement__in=agreements, sort=Sort.RATE, since__isnull=False)
    found: dict[int, list[date]] = {}
    for number, since in there.order_by().values_list("agreement", "since"):
        if since is not None:
            found.setdefault(number, []).append(since)
    return found


class Kept:
    """The agreements that the viewer's organisation keeps, as lists name them."""

    def __init__(self, viewer: Viewer) -> None:
        whole = agreements_kept_by(viewer).prefetch_related(
            "references", "parts", "parties__organisation__identifiers", "parties__organisation__other_names"
        )  # fmt: skip
        self._called: list[dict[str, dict[int, Agreement]]] = [
            defaultdict(dict), defaultdict(dict), defaultdict(dict)
        ]  # fmt: skip
        self.handed_over = handed_over({one.pk for one in whole})
        """The days from which another organisation promises what accrues from spending, by the numbers of agreements."""
        for one in whole:
            numbers = (each.number for each in one.references.all())
            for names, called in zip(([one.ref], numbers, [one.title]), self._called, strict=True):
                for name in names:
                    called[_plain(name)][one.pk] = one

    def called(self, text: str) -> list[Agreement]:
        """Those of this reference; else of this number; else of this title."""
        return next(
            (list(names[_plain(text)].values()) for names in self._called if _plain(text) in names),
            [],
        )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def promising(agreement: Agreement) -> list[Party]:
    """Those whom an agreement binds and that promise something in it."""
    asking = {role.value for role in ASKING}
    return [one for one in agreement.parties.all() if not one.until and one.role not in asking]


def once_promising(agreement: Agreement) -> list[Party]:
    """Those that promised something in it, and whose place another has taken, or that have left."""
    asking = {role.value for role in ASKING}
    return [one for one in agreement.parties.all() if one.until and one.role not in asking]


def parties_called(parties: Iterable[Party], text: str) -> list[Party]:
    """Those that a list means by a name or a number; else those whose name is the same but for how it is spelled."""
    there = list(parties)
    same = [one for one in there if _plain(text) in {_plain(name) for name in _names(one)}]
    if same:
        return same
    key = key_of_one(text)
    return [one for one in there if key and key in {key_of_one(name) for name in _names(one)}]


def _names(party: Party) -> list[str]:
    """The names and numbers by which a list may mean a party."""
    found = [party.name, *(number for number in (party.company, party.charity) if number)]
    if (one := party.organisation) is not None:
        found += [one.name, one.ref, *(other.name for other in one.other_names.all())]
        for number in one.identifiers.all():
            found += [number.number, f"{number.scheme}-{number.number}"]
    return found


def editions_to_promise_of(
    viewer: Viewer, on: date, *, instead_of: Commitment | None = None
) -> dict[str, Edition]:
    """The editions in force of which something can be promised, those that the own organisation keeps first, by their references; before them that of
    a promise whose place is to be taken."""
    found = list(in_force(editions_visible_to(viewer), on))
    mine = viewer.acting_for.pk if viewer.acting_for else None
    found.sort(key=lambda one: (one.framework.keeper_id != mine, one.framework.name, one.name))
    own = [instead_of.edition] if instead_of else []
    return {one.ref: one for one in (*own, *found)}


def edition_called(edition: Edition) -> str:
    """What an edition is called."""
    return f"{edition.framework.name}, {edition.name}"


def recorded_promises(viewer: Viewer) -> QuerySet[Commitment]:
    """All that was ever promised in agreements that the viewer's organisation keeps."""
    seen = commitments_visible_to(viewer)
    return seen.filter(agreement__in=agreements_kept_by(viewer).values("pk"))


def same_as(agreement: int, promise: Any) -> Same:
    """By what a promise is known again, however much of it is promised."""
    party, part = promise.promised_by.pk, promise.part.pk if promise.part else None
    return (
        agreement, party, promise.edition.pk, promise.code, part, str(promise.sort), promise.due, promise.months, promise.words.strip(),
        tuple(promise.cohorts), tuple(promise.places),
    )  # fmt: skip


class Recorded:
    """What is recorded already, each once: a promise of a list is held against it, and takes it up."""

    def __init__(self, promises: Iterable[Commitment]) -> None:
        self.by_ref = {one.ref: one for one in promises}
        self._free: dict[Same, list[Commitment]] = defaultdict(list)
        for one in self.by_ref.values():
            self._free[same_as(one.agreement_id, one)].append(one)

    def take(self, agreement: int, promise: Any) -> Commitment | None:
        """The same promise, of the same amount; taken up with that."""
        there = self._free.get(same_as(agreement, promise), [])
        same = next((one for one in there if one.quantity == promise.quantity), None)
        if same is not None:
            there.remove(same)
        return same

    def otherwise(self, agreement: int, promise: Any) -> Commitment | None:
        """One that differs by its amount alone, and that no other row takes up."""
        return next(iter(self._free.get(same_as(agreement, promise), [])), None)


def promises_to_take_away(
    viewer: Viewer, numbers: Collection[int] | None = None
) -> Sequence[Commitment]:
    """What is promised, as far as the viewer sees it, of these numbers; None: all that stands in the portfolio."""
    seen = commitments_visible_to(viewer).filter(LISTED & FOLLOWED_UP)
    if numbers is None:
        seen = seen.filter(agreement__state__in=IN_FORCE)
    found = seen.prefetch_related("agreement__references").order_by("agreement__title", "pk")
    return [one for one in found if numbers is None or one.pk in numbers]
