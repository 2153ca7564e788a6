"""What was said in conversations, and the money spent under an agreement."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from weft.analysis.frameworks.units import pounds
from weft.commitments import actions
from weft.commitments.forms.happenings import BecauseForm, DrawdownForm, NoteForm
from weft.commitments.models import Agreement, Note
from weft.commitments.views.asking import ASKS, address_of, agreement_for, asking, keeper_of
from weft.organisations.access import Viewer


@login_required
@ASKS
def note(request: HttpRequest, ref: str) -> HttpResponse:
    """Keep what was said in a conversation."""
    found = agreement_for(request, ref)
    by = keeper_of(request, found)
    form = NoteForm(request.POST or None, initial={"on": timezone.localdate()})
    return asking(
        request, form, lambda: _noted(form, found, by),
        says=_("Kept."), to=address_of(found), heading=_("Note a conversation"), button=_("Keep it"), caption=found.title,
    )  # fmt: skip


def _noted(form: NoteForm, agreement: Agreement, by: Viewer) -> Note | None:
    said = form.cleaned_data
    try:
        return actions.note_conversation(
            agreement=agreement, on=said["on"], text=said["text"], looked=form.has_looked, by=by, at=timezone.now()
        )  # fmt: skip
    except actions.NamesPeople as names:
        form.warn(names.found, "text")
        return None


@login_required
@ASKS
def drawdown(request: HttpRequest, ref: str) -> HttpResponse:
    """Record money spent under it."""
    found = agreement_for(request, ref)
    by = keeper_of(request, found)
    form = DrawdownForm(request.POST or None)
    return asking(
        request, form,
        lambda: actions.record_drawdown(
            agreement=found, sure=form.is_sure, by=by, at=timezone.now(), **form.cleaned_data
        ),
        says=_("Recorded."), to=address_of(found), heading=_("Record what was spent"), button=_("Record it"), caption=found.title,
        points=[_("What is promised for each £1 million that is spent is due with it.")],
    )  # fmt: skip


@login_required
@ASKS
def withdraw_drawdown(request: HttpRequest, ref: str, drawdown: str) -> HttpResponse:
    """Take back what was recorded as spent."""
    found = agreement_for(request, ref)
    by = keeper_of(request, found)
    one = found.drawdowns.filter(ref=drawdown, withdrawn_at=None).first()
    if one is None:
        raise Http404
    form = BecauseForm(request.POST or None)
    return asking(
        request, form,
        lambda: actions.withdraw_drawdown(drawdown=one, by=by, at=timezone.now(), **form.cleaned_data),
        says=_("Taken back."), to=address_of(found), warns=True, button=_("Take it back"), caption=found.title,
        heading=_("Take back that %(amount)s was spent?") % {"amount": pounds(one.amount_gbp)},
    )  # fmt: skip
