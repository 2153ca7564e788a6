"""For whom people act on frameworks, and what stops them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from weft.frameworks import access, queries, rules
from weft.frameworks.models import Edition
from weft.frameworks.rules import Stage, fingerprint
from weft.organisations.access import NotAllowed, Viewer
from weft.organisations.queries import locked
from weft.ui.marks import Reason, why

if TYPE_CHECKING:
    from weft.organisations.models import Organisation, Person


class CannotDo(Exception):
    """How the edition stands does not allow it, with the reason."""


def can(reason: Reason | None) -> None:
    """Raise CannotDo where there is a reason."""
    if reason:
        raise CannotDo(reason)


def keeper(by: Viewer) -> tuple[Organisation, Person]:
    """The organisation for which the person keeps frameworks, held until the transaction ends: one change at a time."""
    if reason := access.why_not_keep(by):
        raise NotAllowed(reason)
    assert by.acting_for is not None and by.person is not None
    return locked(by.acting_for), by.person


def kept(edition: Edition, by: Viewer) -> tuple[Edition, Person]:
    """An edition that the person's organisation keeps, as it is now, which nobody else changes until the transaction ends.

    Raises Edition.DoesNotExist for one that it does not keep.
    """
    _organisation, person = keeper(by)
    Edition.objects.select_for_update().get(pk=edition.pk)
    return queries.editions_kept_by(by).get(pk=edition.pk), person


def open_to(edition: Edition, by: Viewer, at: datetime) -> Edition:
    """The same where it can be written now."""
    held, _person = kept(edition, by)
    can(why_not_write(held, timezone.localdate(at)))
    return held


def written(edition: Edition, by: Viewer, at: datetime) -> Edition:
    """The same, about to be written: its number of changes goes up by one."""
    held = open_to(edition, by, at)
    held.changed += 1
    held.save(update_fields=["changed"])
    return held


def why_not_write(edition: Edition, today: date) -> Reason | None:
    """Say why an edition cannot be written as it stands, or None when it can."""
    return rules.why_not_write(
        Stage(edition.stage), asked=edition.asked_at is not None,
        consulting=queries.under_consultation(edition, today) is not None,
    )  # fmt: skip


def refuse_overwriting(was: str, now: Any) -> None:
    """Raise CannotDo where what stands there is not what the writer saw."""
    if was and was != fingerprint(now):
        raise CannotDo(
            why(
                "Somebody has changed this since you opened it. Open it again, so that their words are not lost."
            )
        )
