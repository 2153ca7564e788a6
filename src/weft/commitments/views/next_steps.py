"""What to do next about an agreement, for those who manage it: what is late, what waits, what comes to an end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from weft.analysis.commitments.ratings import KPIS_ABOVE_GBP
from weft.commitments import queries
from weft.commitments.models import Agreement
from weft.commitments.queries import Standing
from weft.commitments.rules import (
    AGREEMENT_NEXT,
    Act,
    AgreementState,
    Sort,
    why_not_do,
    why_not_promise_in,
)
from weft.commitments.so_far import so_far
from weft.organisations.access import Viewer


@dataclass(frozen=True)
class NextStep:
    """One thing to do: how it stands, and the way there."""

    title: str
    status: str
    href: str = ""
    hint: str = ""
    is_late: bool = False


def steps(
    viewer: Viewer, agreement: Agreement, promises: Sequence[Standing], today: date, *, rolls_up: bool = False
) -> list[NextStep]:  # fmt: skip
    """What to do about an agreement, what is late first; `rolls_up`: whether something is promised in agreements under it."""
    return [
        *_chase(agreement, promises), *_late(agreement, promises), *_to_verify(viewer, agreement), *_state(agreement, today), *_ends(agreement, today),
        *_parties(agreement), *_nobody(viewer, agreement), *_promise(agreement, promises, today, rolls_up=rolls_up), *_spent(agreement, promises, today), *_remedies(agreement, today), *_rating(agreement, today),
    ]  # fmt: skip


def _there(agreement: Agreement, page: str, *more: object) -> str:
    return reverse(f"commitments:{page}", args=[agreement.ref, *more])


def _chase(agreement: Agreement, promises: Sequence[Standing]) -> Iterator[NextStep]:
    number = sum(one.is_late for one in promises)
    if number and agreement.state in queries.CHASED:
        status = ngettext("%(num)s promise is late", "%(num)s promises are late", number) % {"num": number}  # fmt: skip
        there = f"{reverse('commitments:chase')}?agreement={agreement.ref}"
        yield NextStep(_("Write about what is late"), status, there, is_late=True)


def _late(agreement: Agreement, promises: Sequence[Standing]) -> Iterator[NextStep]:
    spoken = agreement.notes.first()
    hint = _("Last note of a conversation: %(day)s") % {"day": date_format(spoken.on, "j F Y")} if spoken else _("No conversation is noted yet.")  # fmt: skip
    for one in promises:
        if one.is_late:
            name, told = one.commitment.promised_by.name, so_far(one)
            title = _("Ask %(name)s about “%(promise)s”") % {"name": name, "promise": one.wording}
            yield NextStep(
                title, f"{told[0].upper()}{told[1:]}", _there(agreement, "note"), hint, is_late=True
            )


def _to_verify(viewer: Viewer, agreement: Agreement) -> Iterator[NextStep]:
    number = queries.to_verify(viewer).filter(commitment__agreement=agreement).count()
    if number:
        status = ngettext("%(num)s waits", "%(num)s wait", number) % {"num": number}
        there = f"{reverse('commitments:to_verify')}?agreement={agreement.ref}"
        yield NextStep(_("Verify what is said to count"), status, there)


def _state(agreement: Agreement, today: date) -> Iterator[NextStep]:
    begins, ends = agreement.begins, agreement.ends
    if agreement.state == AgreementState.PLANNED and begins and begins <= today:
        status = _("Began on %(day)s") % {"day": date_format(begins, "j F Y")}
        yield NextStep(_("Put it in force"), status, _there(agreement, "move", "begin"))
    if agreement.state == AgreementState.IN_FORCE and ends and ends < today:
        status = _("Was to end on %(day)s") % {"day": date_format(ends, "j F Y")}
        yield NextStep(_("End it, or extend it"), status, _there(agreement, "move", "end"))


def _ends(agreement: Agreement, today: date) -> Iterator[NextStep]:
    ends = agreement.ends
    if (
        agreement.state != AgreementState.IN_FORCE
        or ends is None
        or not today <= ends <= today + queries.ENDS_SOON
    ):
        return
    status = _("Ends on %(day)s") % {"day": date_format(ends, "j F Y")}
    longest = agreement.may_extend_until
    if longest and longest > ends:
        hint = _("It can be extended until %(day)s") % {"day": date_format(longest, "j F Y")}
        yield NextStep(_("Extend it, or let it end"), status, _there(agreement, "extend"), hint)
    else:
        yield NextStep(_("Prepare for its end"), status)


def _parties(agreement: Agreement) -> Iterator[NextStep]:
    """Those who are no organisation here can report nothing; the insolvent may deliver nothing."""
    there = agreement.parties.filter(until=None)
    for one in there.filter(organisation=None)[:5]:
        title = _("Say which organisation %(name)s is") % {"name": one.name}
        hint = _("Its people see the agreement then, and report what they deliver.")
        yield NextStep(
            title, _("Known by its name only"), _there(agreement, "link_party", one.pk), hint
        )
    if why_not_do(Act.NOVATE, AgreementState(agreement.state)):
        return
    for one in there.filter(insolvent_since__isnull=False, organisation__isnull=False):
        title = _("Decide what becomes of what %(name)s promised") % {"name": one.name}
        yield NextStep(title, _("Insolvent"), _there(agreement, "novate", one.pk), is_late=True)


def _nobody(viewer: Viewer, agreement: Agreement) -> Iterator[NextStep]:
    """Whoever managed it may have left, or have another role now."""
    if agreement.manager_id not in queries.could_manage(viewer):
        yield NextStep(_("Hand it over"), _("Nobody manages it"), _there(agreement, "hand_over"), is_late=True)  # fmt: skip


def _promise(
    agreement: Agreement, promises: Sequence[Standing], today: date, *, rolls_up: bool
) -> Iterator[NextStep]:
    there, state = queries.promising(agreement), AgreementState(agreement.state)
    if rolls_up or why_not_promise_in(state, ends=agreement.ends, today=today):
        return
    if not there:
        hint = _("Until then nothing can be promised in it.")
        yield NextStep(_("Say who promises something in it"), _("Nobody yet"), _there(agreement, "add_party"), hint)  # fmt: skip
    elif not promises:
        yield NextStep(_("Record what is promised in it"), _("Nothing yet"), _there(agreement, "which"))  # fmt: skip


A_QUARTER = timedelta(92)


def _spent(agreement: Agreement, promises: Sequence[Standing], today: date) -> Iterator[NextStep]:
    """What is promised for each £1 million falls due with what is recorded as spent: once a quarter somebody does."""
    at_rate = any(one.commitment.sort == Sort.RATE and not one.is_over for one in promises)
    if not at_rate or agreement.state != AgreementState.IN_FORCE:
        return
    last = queries.spent_until(agreement)
    since = last or agreement.begins
    if since is not None and today - since > A_QUARTER:
        status = _("Nothing since %(day)s") % {"day": date_format(since, "j F Y")}
        hint = _("What is promised for each £1 million falls due with what was spent.")
        yield NextStep(_("Record what was spent"), status, _there(agreement, "drawdown"), hint)


def _remedies(agreement: Agreement, today: date) -> Iterator[NextStep]:
    """What was agreed because something was missed, and whose day has come."""
    for one in queries.open_remedies(agreement).filter(state="agreed", by_when__lt=today):
        there = _there(agreement, "remedy", one.commitment.ref, one.ref)
        status = _("Until %(day)s") % {"day": date_format(one.by_when or today, "j F Y")}
        title = _("See whether %(name)s has done what was agreed") % {"name": one.commitment.promised_by.name}  # fmt: skip
        yield NextStep(title, status, there, one.what[:100], is_late=True)


def _rating(agreement: Agreement, today: date) -> Iterator[NextStep]:
    """Indicators that the Act asks for, what has to be said to know it, and an assessment that is due."""
    chosen, there = (
        agreement.indicators.filter(dropped_at=None, until=None).count(),
        _there(agreement, "performance"),
    )
    if queries.lacks_indicators(agreement, chosen):
        status = ngettext("It has %(num)s", "It has %(num)s", chosen) % {"num": chosen}
        yield NextStep(
            _("Choose at least three indicators"),
            status,
            there,
            _("The Procurement Act asks it of contracts of more than £5 million with VAT."),
            is_late=True,
        )
    if queries.act_asks(agreement) is None and (
        queries.begun(agreement).under_act or (agreement.value_gbp or 0) > KPIS_ABOVE_GBP
    ):
        yield NextStep(
            _("Say what is needed to know whether the Procurement Act asks indicators of it"),
            _("Not known"),
            there,
        )
    period = (
        queries.next_assessment(agreement, queries.assessed_until(agreement)) if chosen else None
    )
    if period and period.ends < today and agreement.state != AgreementState.PLANNED:
        status = _("Due since %(day)s") % {"day": date_format(period.ends + timedelta(1), "j F Y")}
        yield NextStep(
            _("Assess how well it was kept"), status, _there(agreement, "assess"), is_late=True
        )


def moves(agreement: Agreement) -> list[tuple[str, str]]:
    """What the state of an agreement can become: the words of the link, and the address."""
    now = AgreementState(agreement.state)
    called = {
        AgreementState.IN_FORCE: ("begin", _("Put it in force")) if now is AgreementState.PLANNED else ("go-on", _("Let it go on")),
        AgreementState.SUSPENDED: ("suspend", _("Suspend it")),
        AgreementState.ENDED: ("end", _("End it")),
        AgreementState.TERMINATED: ("terminate", _("Terminate it")),
    }  # fmt: skip
    found = [called[to] for to in AGREEMENT_NEXT[now]]
    return [(text, _there(agreement, "move", to)) for to, text in found]
