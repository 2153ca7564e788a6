"""What comes next with a draft, step by step, for those who keep it: what is done, what can be done, and what stands in the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from weft.frameworks import actions, queries
from weft.frameworks.models import Edition
from weft.frameworks.queries import Told, Whole
from weft.organisations.access import Viewer
from weft.ui.reasons import said


@dataclass(frozen=True)
class NextStep:
    """One step: how it stands, and the way there where it can be taken."""

    title: str
    status: str
    href: str = ""
    hint: str = ""
    done: bool = False


def steps(viewer: Viewer, edition: Edition, whole: Whole, today: date) -> list[NextStep]:
    """The steps from a draft to what holds."""
    latest = queries.told_of(queries.consultations_of(viewer, edition)[:1])
    told = latest[0] if latest else None
    return [
        _write(edition, whole, today), *_decide(edition), _consult(edition, told, today), *_answer(edition, told), _ask(edition, today),
        _adopt(viewer, edition),
    ]  # fmt: skip


def _there(edition: Edition, page: str, *more: str) -> str:
    return reverse(f"frameworks:{page}", args=[edition.framework.key, edition.name, *more])


def _write(edition: Edition, whole: Whole, today: date) -> NextStep:
    title, wrong = _("Write it"), len(whole.wrong)
    if reason := actions.why_not_write(edition, today):
        return NextStep(title, _("Stands as it is"), hint=said(reason), done=True)
    if wrong:
        status = ngettext("%(num)s thing to put right", "%(num)s things to put right", wrong)
        return NextStep(title, status % {"num": wrong}, "#write")
    return NextStep(title, _("Can be written"), "#write")


def _decide(edition: Edition) -> Iterator[NextStep]:
    """Only where local changes of an edition before come along."""
    if edition.adapts is None or edition.replaces is None:
        return
    title, number = _("Decide what becomes of your changes"), queries.undecided(edition)
    status = _("%(num)s to decide") % {"num": number} if number else _("All decided")
    yield NextStep(title, status, _there(edition, "walk"), done=not number)


def _consult(edition: Edition, told: Told | None, today: date) -> NextStep:
    title = _("Consult people about it")
    if told is not None:
        ended = told.consultation.has_ended(today)
        status = _("Ended on %(day)s") if ended else _("Until %(day)s")
        day = date_format(told.consultation.until, "j F Y")
        there = _there(edition, "consultation", told.consultation.ref)
        return NextStep(title, status % {"day": day}, there, done=ended)
    needed = queries.needs_consultation(edition)
    reason = actions.why_not_consult(edition, today)
    status = _("Not begun") if needed else _("Not needed")
    if reason:
        return NextStep(title, status, hint=said(reason) if needed else "", done=not needed)
    return NextStep(title, status, _there(edition, "consult"), done=not needed)


def _answer(edition: Edition, told: Told | None) -> Iterator[NextStep]:
    """Only where somebody has been consulted: of all that was ever asked about it."""
    if told is None:
        return
    title, number = _("Answer what was said"), queries.unanswered(edition).count()
    there = _there(edition, "comments")
    if number:
        status = _("%(num)s to answer") % {"num": number}
        yield NextStep(title, status, f"{there}?show=to-answer")
    else:
        yield NextStep(title, _("Nothing to answer"), there, done=True)


def _ask(edition: Edition, today: date) -> NextStep:
    title = _("Ask that it be adopted")
    if edition.asked_at and edition.asked_by:
        name = edition.asked_by.name
        return NextStep(title, _("Asked for"), hint=_("By %(name)s") % {"name": name}, done=True)
    if reason := actions.why_not_ask(edition, today):
        return NextStep(title, _("Cannot be done yet"), hint=said(reason))
    return NextStep(title, _("Can be done"), _there(edition, "ask"))


def _adopt(viewer: Viewer, edition: Edition) -> NextStep:
    title = _("Another of you adopts it")
    reason = queries.why_not_decide(viewer, edition)
    if reason:
        return NextStep(title, _("Cannot be done yet"), hint=said(reason))
    return NextStep(title, _("Waits for you"), _there(edition, "decide"))
