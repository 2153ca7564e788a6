"""What others than its provider say of a benefit: how much of it is confirmed, by what, and who could still say something."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from weft.commitments import access, queries, words
from weft.commitments.checks import CHECKS, Way, why_not_check, why_not_say
from weft.commitments.models import Benefit
from weft.commitments.rules import BenefitState, why_not_inquire
from weft.organisations.access import Viewer
from weft.ui.reasons import said

ANSWERED = (BenefitState.CONFIRMED, BenefitState.PARTLY, BenefitState.DISPUTED)


def confirmed(benefit: Benefit, measures: queries.Measures) -> str:
    """What of a benefit is confirmed, and by what check, in words that never make a 0 of what nobody was asked."""
    ways = measures.ways_of(benefit)
    if not ways:
        return _("not confirmable")
    if benefit.state in ANSWERED or (benefit.state == BenefitState.WITHDRAWN and benefit.confirmations.all()):  # fmt: skip
        return _with_its_check(benefit)
    if benefit.state == BenefitState.WITHDRAWN:
        return _("nothing, it was taken back")
    is_named = benefit.beneficiary_id is not None or bool(benefit.beneficiary_name)
    if Way.BENEFICIARY not in ways or (CHECKS & set(ways) and not is_named):
        return _("not confirmed yet")
    if not is_named:
        return _("not confirmed: nobody is named who received it")
    if queries.is_no_answer(benefit, timezone.localdate()):
        return _("no answer")
    return _("no answer yet")


def _with_its_check(benefit: Benefit) -> str:
    much = words.amount(benefit.confirmed, benefit.unit)
    last = [one for one in benefit.confirmations.all() if one.round == benefit.round][-1:]
    return next(
        (said(words.by_check(one, much)) for one in last if one.way != Way.BENEFICIARY), much
    )


def nobody_is_named(benefit: Benefit, measures: queries.Measures) -> bool:
    """Whether nobody can confirm a benefit, because nobody is named who received it."""
    is_named = benefit.beneficiary_id is not None or bool(benefit.beneficiary_name)
    return not is_named and set(measures.ways_of(benefit)) == {Way.BENEFICIARY}


def others_say(viewer: Viewer, benefit: Benefit, measures: queries.Measures) -> dict[str, Any]:
    """What was said of a benefit, and what the viewer could do that more is said."""
    queries.read_confirmations(benefit)
    return {
        "said": benefit.confirmations.all(), "named": queries.checkers_named(viewer, benefit), "by_check": words.by_check, "ties": words.TIES,
        "confirmed": confirmed(benefit, measures), "may_check": _may_check(viewer, benefit, measures), **_inquiry(viewer, benefit, measures),
    }  # fmt: skip


def may_confirm(viewer: Viewer, benefit: Benefit, measures: queries.Measures) -> bool:
    """Whether the viewer says, for whoever received it, what was received."""
    return (
        benefit.state == BenefitState.REPORTED and why_not_say(measures.ways_of(benefit)) is None
        and access.why_not_confirm(viewer) is None and queries.why_not_judge(viewer, benefit) is None and queries.received_by(viewer).filter(pk=benefit.pk).exists()
    )  # fmt: skip


def _may_check(viewer: Viewer, benefit: Benefit, measures: queries.Measures) -> bool:
    """Whether the viewer looks for themselves. While people quarrel about it, the page of the check says that nobody does."""
    if benefit.state != BenefitState.REPORTED or access.why_not_check(viewer) is not None:
        return False
    reason = queries.why_not_judge(viewer, benefit) or why_not_check(measures.ways_of(benefit))
    return reason is None and queries.checkable(viewer).filter(pk=benefit.pk).exists()


def _inquiry(viewer: Viewer, benefit: Benefit, measures: queries.Measures) -> dict[str, Any]:
    """Whether the viewer judges claims on it, and may ask whoever received it; whether they were asked, and what they have in common with whoever
    delivered."""
    may = access.why_not_inquire(viewer) is None and queries.why_not_judge(viewer, benefit) is None
    if not may or not queries.inquirable(viewer).filter(pk=benefit.pk).exists():
        return {"judges": False, "inquiry": None}
    if benefit.state != BenefitState.REPORTED:
        return {"judges": True, "inquiry": None}
    reason = why_not_inquire(
        now=BenefitState(benefit.state), named=bool(benefit.beneficiary_name), account=benefit.beneficiary_id is not None,
        ways=measures.ways_of(benefit),
    )  # fmt: skip
    if reason is not None:
        return {"judges": True, "inquiry": None}
    asked = benefit.inquiries.filter(used_at=None, withdrawn_at=None, round=benefit.round).last()
    why_not_anew = access.why_not_ask_anew(viewer)
    if why_not_anew and not queries.contacts_for(viewer, benefit).exists():
        return {"judges": True, "why_not_inquire": said(why_not_anew), "inquiry": asked}
    return {"judges": True, "may_inquire": True, "inquiry": asked}
