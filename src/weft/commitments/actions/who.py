"""For whom people act on agreements and benefits, and what stops them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from weft.analysis.commitments.personal import in_text
from weft.commitments import access
from weft.commitments.models import Benefit
from weft.commitments.queries import changed_since, open_dispute_about
from weft.commitments.rules import LOOK_AGAIN
from weft.frameworks.rules import fingerprint
from weft.organisations.access import NotAllowed, Viewer
from weft.organisations.queries import locked, own_records
from weft.ui.marks import why

if TYPE_CHECKING:
    from weft.analysis.commitments.personal import Found
    from weft.analysis.commitments.readable import Unread
    from weft.commitments.disputes import Stake
    from weft.commitments.models import Agreement, Commitment
    from weft.organisations.models import Organisation, Person
    from weft.ui.marks import Reason


class CannotDo(Exception):
    """How the thing stands does not allow it, with the reason."""


class ChangedMeanwhile(CannotDo):
    """Somebody has changed it since the writer opened it: what of it, where that is known."""

    def __init__(self, reason: Reason, what: tuple[str, ...] = ()) -> None:
        super().__init__(reason)
        self.what = what


class ThereAlready(CannotDo):
    """It may be there already, and nobody has said that it is another one: what is there."""

    def __init__(self, reason: Reason, there: Agreement | Commitment) -> None:
        super().__init__(reason)
        self.there = there


class Doubtful(CannotDo):
    """What is to be recorded is hardly so, and nobody has said that they are sure: why."""

    def __init__(self, reasons: Sequence[Reason]) -> None:
        super().__init__(reasons[0])
        self.reasons = list(reasons)


def doubted(reasons: Iterable[Reason | None], sure: bool) -> dict[str, object]:
    """What the record says of what is hardly so and was recorded all the same; nothing where there is no doubt. Raises Doubtful where nobody is `sure`."""
    found = [one for one in reasons if one is not None]
    if found and not sure:
        raise Doubtful(found)
    return {"sure": True} if found else {}


class NamesPeople(Exception):
    """What is to be saved may name people, and nobody has said that they have looked: what was found, and which files were not read, and why."""

    def __init__(
        self, found: Sequence[Found], by_text: Mapping[str, Sequence[Found]] | None = None, unread: Mapping[str, Sequence[Unread]] | None = None
    ) -> None:  # fmt: skip
        super().__init__(found)
        self.found, self.by_text, self.unread = found, by_text or {}, unread or {}


def nameless(looked: bool, texts: Mapping[str, str]) -> None:
    """Raise NamesPeople with what is found in each of some texts that may name people, where nobody has looked. Each is looked through by itself."""
    if looked:
        return
    by_text = {name: found for name, text in texts.items() if (found := in_text(text))}
    if by_text:
        raise NamesPeople([one for found in by_text.values() for one in found], by_text)


def can(reason: Reason | None) -> None:
    """Raise CannotDo where there is a reason."""
    if reason:
        raise CannotDo(reason)


def refuse_overwriting(was: str, now: Mapping[str, object]) -> None:
    """Raise ChangedMeanwhile where what stands there is not what the writer saw. `was`: its fingerprint; empty where nobody saw anything."""
    if was and was != fingerprint(now):
        raise ChangedMeanwhile(
            why(
                "Somebody has changed this since you opened it. Below stands what it says now, then what you typed. Look at both, and "
                "press once more to let yours stand."
            )
        )


def refuse_unread(was: str, now: Mapping[str, object]) -> None:
    """Raise ChangedMeanwhile where something of what somebody decides about is not as they saw it. `was`: its `fingerprints`; empty where nobody saw
    anything."""
    if what := changed_since(was, now):
        raise ChangedMeanwhile(LOOK_AGAIN, what)


def keeper_of(by: Viewer) -> tuple[Organisation, Person]:
    """The organisation for which the person manages agreements."""
    return _for(by, access.why_not_manage(by))


def reporter(by: Viewer) -> tuple[Organisation, Person]:
    """The organisation for which the person reports."""
    return _for(by, access.why_not_report(by))


def confirmer(by: Viewer) -> tuple[Organisation, Person]:
    """The organisation for which the person confirms."""
    return _for(by, access.why_not_confirm(by))


def checker(by: Viewer) -> tuple[Organisation, Person]:
    """The organisation for which the person looks for themselves whether something happened."""
    return _for(by, access.why_not_check(by))


def asker(by: Viewer) -> tuple[Organisation, Person]:
    """The organisation for which the person asks those who have no account."""
    return _for(by, access.why_not_inquire(by))


def speaker(by: Viewer, stakes: Iterable[Stake]) -> tuple[Organisation, Person]:
    """The organisation for which the person speaks in a dispute."""
    return _for(by, access.why_not_speak(by, stakes))


def _for(by: Viewer, reason: Reason | None) -> tuple[Organisation, Person]:
    if reason:
        raise NotAllowed(reason)
    assert by.acting_for is not None and by.person is not None
    return locked(by.acting_for), by.person


def unquarrelled(benefit: Benefit) -> None:
    """Raise CannotDo while people quarrel about a benefit: what is said of it stays until that is settled."""
    if open_dispute_about(benefit) is not None:
        raise CannotDo(why("A dispute about this is open. It stays as it is until that is settled."))  # fmt: skip


def own_benefit(benefit: Benefit, by: Viewer) -> Benefit:
    """A benefit that the person's organisation delivered or answers for, which nobody else changes until the transaction ends."""
    held = Benefit.objects.select_for_update(of=("self",)).select_related(
        "provider", "accountable", "edition__framework"
    ).get(pk=benefit.pk)  # fmt: skip
    if not {held.provider_id, held.accountable_id} & own_records(by):
        raise Benefit.DoesNotExist
    return held
