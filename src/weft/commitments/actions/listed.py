"""A list of what is promised, taken in at once; and what somebody says of files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db import transaction

from weft.audit.actions import record
from weft.commitments import queries
from weft.commitments.actions.held import for_one_side
from weft.commitments.actions.promises import Promise, as_promised, doubts_of
from weft.commitments.actions.who import CannotDo, doubted, keeper_of
from weft.commitments.models import Agreement, Commitment, Party, Profile
from weft.commitments.rules import ASKING
from weft.frameworks.queries import adopted_measure
from weft.organisations.access import Viewer
from weft.ui.marks import why

if TYPE_CHECKING:
    from weft.commitments.lists import Listed
    from weft.uploads.models import Upload


@dataclass(frozen=True)
class Wished:
    """A promise of a list, and the agreement that it is to be recorded in."""

    agreement: Agreement
    promise: Promise


@transaction.atomic
def take_promises(
    *, wished: Sequence[Wished], source: Upload, sure: bool = False, by: Viewer, at: datetime
) -> list[Commitment]:
    """Record what a list promises and is not recorded yet: all of it, or nothing. Raises Doubtful where it is hardly so and nobody is `sure`."""
    keeper, person = keeper_of(by)
    recorded = queries.Recorded(queries.recorded_promises(by))
    new = [one for one in wished if recorded.take(one.agreement.pk, one.promise) is None]
    if not new:
        raise CannotDo(why("All of these are recorded already."))
    numbers = {one.agreement.pk for one in new}
    mine = queries.agreements_kept_by(by).filter(pk__in=numbers)
    if mine.count() < len(numbers):
        raise CannotDo(why("Another organisation keeps one of these agreements. Send the list again."))  # fmt: skip
    for one in {(one.agreement.pk, one.promise.promised_by.pk): one for one in new}.values():
        for_one_side(one.agreement, by, one.promise.promised_by)
    promising, measured = _promising(numbers), cache(adopted_measure)
    promised = [
        as_promised(
            one.agreement, one.promise, promises=(one.agreement.pk, one.promise.promised_by.pk) in promising, person=person, at=at, measured=measured,
        )
        for one in new
    ]  # fmt: skip
    told_of_doubt = doubted((why for one in promised for why in doubts_of(one, at)), sure)
    made = Commitment.objects.bulk_create(promised, batch_size=500)
    record(
        act="take in promises", by=by.actor, on=("organisation", keeper.pk), at=at,
        after={"count": len(made), "source": source.name, "sha256": source.sha256, **told_of_doubt},
    )  # fmt: skip
    return made


def _promising(agreements: set[int]) -> set[tuple[int, int | None]]:
    """Which organisations promise something in which agreements, by their numbers."""
    parties = Party.objects.filter(agreement__in=agreements, until__isnull=True)
    there = parties.exclude(role__in=[one.value for one in ASKING])
    return set(there.values_list("agreement", "organisation"))


@transaction.atomic
def keep_profile(
    *, of: Listed, key: str, said: Mapping[str, Any], by: Viewer, at: datetime
) -> Profile:
    """Keep what somebody says of files with the same headings, for the next one."""
    keeper, person = keeper_of(by)
    there = Profile.objects.filter(keeper=keeper, of=of, key=key).first()
    if there is not None and there.said == said:
        return there
    kept, _new = Profile.objects.update_or_create(
        keeper=keeper, of=of, key=key, defaults={"said": dict(said), "said_at": at, "said_by": person}
    )  # fmt: skip
    record(
        act="say what is in list", by=by.actor, on=("organisation", keeper.pk), at=at,
        after={"of": of, "said": kept.said},
    )  # fmt: skip
    return kept
