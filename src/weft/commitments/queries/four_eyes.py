"""Whether somebody stands on both sides: of what was delivered, of what was promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from weft.commitments import four_eyes
from weft.commitments.checks import Way
from weft.commitments.models import Commitment
from weft.organisations.queries import own_records, records_acted_for, records_of_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from weft.commitments.models import Agreement, Benefit, Inquiry
    from weft.organisations.access import Viewer
    from weft.ui.marks import Reason


def is_own(viewer: Viewer, benefit: Benefit) -> bool:
    """Whether the viewer's organisation delivered a benefit, or answers for it."""
    return bool({benefit.provider_id, benefit.accountable_id} & own_records(viewer))


def acts_there(viewer: Viewer, benefit: Benefit) -> bool:
    """Whether the viewer acts for an organisation that delivered a benefit, or answers for it: for that now, for another now, or since the benefit began."""
    theirs = records_of_all(viewer) | records_acted_for(viewer, benefit.begins)
    return bool({benefit.provider_id, benefit.accountable_id} & theirs)


def of_theirs(viewer: Viewer) -> Q:
    """Of benefits: those that an organisation delivered or answers for, for which the viewer acts, also where they do not now."""
    theirs = records_of_all(viewer)
    return Q(provider__in=theirs) | Q(accountable__in=theirs)


def why_not_judge(viewer: Viewer, benefit: Benefit) -> Reason | None:
    """Say why the viewer does not confirm, check or verify a benefit, or None when they may: they stand on the side that delivered it."""
    return four_eyes.why_not_judge(own=is_own(viewer, benefit), acts_there=acts_there(viewer, benefit))  # fmt: skip


def why_not_judge_claim(viewer: Viewer, benefit: Benefit) -> Reason | None:
    """Say why the viewer does not decide about a claim on a benefit, or None when they may: they stand on that side, or brought the word of whoever
    received it."""
    return why_not_judge(viewer, benefit) or four_eyes.why_not_judge_too(
        said_it=_has_said(viewer, benefit), asked_on_paper=_asked_on_paper(viewer, benefit), chose_address=_chose_address(viewer, benefit)
    )  # fmt: skip


def _has_said(viewer: Viewer, benefit: Benefit) -> bool:
    """Whether this very person has said, for whoever received a benefit, what was received."""
    person = viewer.person.pk if viewer.person else None
    said = (one for one in benefit.confirmations.all() if one.said_by_id)
    return any(one.way == Way.BENEFICIARY and one.said_by_id == person for one in said)


def _asked_on_paper(viewer: Viewer, benefit: Benefit) -> bool:
    """Whether an answer came by a code that this very person has printed."""
    return any(not one.by_letter for one in _asked_by(viewer, benefit))


def _chose_address(viewer: Viewer, benefit: Benefit) -> bool:
    """Whether an answer came by a letter to an address that this very person has typed or approved."""
    letters = (one for one in _asked_by(viewer, benefit) if one.by_letter)
    return any(one.contact is None or one.contact.approved_by_id == one.asked_by_id for one in letters)  # fmt: skip


def _asked_by(viewer: Viewer, benefit: Benefit) -> Iterator[Inquiry]:
    """What this very person asked and was answered."""
    person = viewer.person.pk if viewer.person else None
    for one in benefit.confirmations.all():
        if one.inquiry and one.inquiry.asked_by_id == person:
            yield one.inquiry


def why_not_rate(viewer: Viewer, numbers: Iterable[int | None]) -> Reason | None:
    """Say why the viewer does not rate what the organisations of these numbers promised, or None when they may."""
    rated = {one for one in numbers if one is not None}
    return four_eyes.why_not_rate(
        own=bool(rated & own_records(viewer)), acts_there=bool(rated & records_of_all(viewer))
    )


def why_not_speak_for_both(viewer: Viewer, commitment: Commitment) -> Reason | None:
    """Say why the viewer neither changes a promise nor says what follows where it is missed, or None when they may. Where whoever keeps the agreement
    promised it itself, it has one side."""
    both = _acts_for_both(viewer, {commitment.promised_by_id}, commitment.agreement.keeper_id)
    return four_eyes.why_not_speak_for_both(acts_for_both=both)


def why_not_change_for_both(viewer: Viewer, agreement: Agreement, *, coming: Iterable[int] = ()) -> Reason | None:  # fmt: skip
    """Say why the viewer does not say what becomes of an agreement (that it is varied, extended, novated, suspended, goes on, ends), or None when they may:
    they act for whoever keeps it and for one that promises something in it. `coming`: whoever is to take another's place, by their numbers."""
    if records_of_all(viewer) <= own_records(viewer):
        return None
    promised = Commitment.objects.filter(agreement=agreement).order_by().values_list("promised_by", flat=True)  # fmt: skip
    both = _acts_for_both(viewer, {*promised, *coming}, agreement.keeper_id)
    return four_eyes.why_not_change_for_both(acts_for_both=both)


def _acts_for_both(viewer: Viewer, promised: Set[int], keeper: int) -> bool:
    """Whether the viewer acts for whoever keeps an agreement and for another that promised something."""
    theirs, own = records_of_all(viewer), own_records(viewer)
    return keeper in theirs and any({one, keeper} - own for one in promised & theirs)
