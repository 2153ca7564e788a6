"""What happens to an agreement, each with the day from which it holds, and its reason."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from weft.commitments import actions, queries
from weft.commitments.forms.agreements import answered
from weft.commitments.forms.happenings import (
    ExtendForm,
    HandOverForm,
    HappensForm,
    NovateForm,
    PartyForm,
    VaryForm,
    WhoForm,
)
from weft.commitments.models import Agreement, Party
from weft.commitments.rules import Act, AgreementState
from weft.commitments.views.asking import (
    ASKS,
    address_of,
    agreement_for,
    asking,
    keeper_of,
    refused,
    refused_now,
)
from weft.frameworks.rules import fingerprint
from weft.organisations.access import Viewer, viewer_in

MOVES = {
    "begin": AgreementState.IN_FORCE, "go-on": AgreementState.IN_FORCE, "suspend": AgreementState.SUSPENDED,
    "end": AgreementState.ENDED, "terminate": AgreementState.TERMINATED,
}  # fmt: skip
"""By what stands in the address."""


def _told(form: Any, agreement: Agreement, by: Viewer) -> dict[str, Any]:
    """What every act is told."""
    given = form.cleaned_data
    return {
        "agreement": agreement, "on": given["on"], "because": given["because"], "by": by, "at": timezone.now(),
    }  # fmt: skip


def _was(shown: dict[str, object]) -> dict[str, Any]:
    """What a form carries of what it shows."""
    return {"was": fingerprint(shown)}


def _today() -> dict[str, Any]:
    return {"on": timezone.localdate()}


def _refused(request: HttpRequest, agreement: Agreement, act: Act | None) -> HttpResponse | None:
    """The way back to an agreement with the reason why whoever is asking does not do this to it; None where there is no such reason."""
    both = queries.why_not_change_for_both(viewer_in(request), agreement)
    return refused(request, agreement, both) or (refused_now(request, agreement, act) if act else None)  # fmt: skip


@login_required
@ASKS
def vary(request: HttpRequest, ref: str) -> HttpResponse:
    """Change what was agreed."""
    found = agreement_for(request, ref)
    by = keeper_of(request, found)
    if no := _refused(request, found, None if queries.unsaid_of(found) else Act.VARY):
        return no
    names = ("title", "begins", "ends", "value_gbp")
    now = {name: getattr(found, name) for name in names} | {"with_vat": answered(found.with_vat)}
    form = VaryForm(request.POST or None, initial=now | _today() | _was(queries.terms_of(found)))
    return asking(
        request, form, lambda: actions.vary_agreement(**form.terms(), was=form.cleaned_data["was"], **_told(form, found, by)),
        says=_("Varied."), to=address_of(found), heading=_("What is agreed now?"), button=_("Vary it"), caption=found.title,
    )  # fmt: skip


@login_required
@ASKS
def extend(request: HttpRequest, ref: str) -> HttpResponse:
    """Let it last longer."""
    found = agreement_for(request, ref)
    by = keeper_of(request, found)
    if no := _refused(request, found, Act.EXTEND):
        return no
    now = {"ends": found.ends} if request.method == "POST" else {}
    form = ExtendForm(request.POST or None, initial=now | _today() | _was(queries.end_of(found)))
    return asking(
        request, form,
        lambda: actions.extend_agreement(**{name: form.cleaned_data[name] for name in ("ends", "beyond", "was")}, **_told(form, found, by)),
        says=_("Extended."), to=address_of(found), heading=_("Extend this agreement"), button=_("Extend it"), caption=found.title,
    )  # fmt: skip


@login_required
@ASKS
def move(request: HttpRequest, ref: str, to: str) -> HttpResponse:
    """Let it begin, be suspended, go on, end or be terminated."""
    found = agreement_for(request, ref)
    if to not in MOVES:
        raise Http404
    by = keeper_of(request, found)
    if no := _refused(request, found, None):
        return no
    heading, button, says = _said_of(to)
    form = HappensForm(request.POST or None, initial=_today())
    return asking(
        request, form, lambda: actions.move_agreement(to=MOVES[to], **_told(form, found, by)),
        says=says, to=address_of(found), heading=heading, button=button, caption=found.title, warns=to in {"end", "terminate"},
        points=_what_follows(to),
    )  # fmt: skip


def _said_of(to: str) -> tuple[str, str, str]:
    """The heading, the button, and what is said afterwards."""
    return {
        "begin": (_("Put this agreement in force?"), _("Put it in force"), _("It is in force.")),
        "go-on": (_("Let this agreement go on?"), _("Let it go on"), _("It goes on.")),
        "suspend": (_("Suspend this agreement?"), _("Suspend it"), _("Suspended.")),
        "end": (_("Has this agreement ended?"), _("End it"), _("Ended.")),
        "terminate": (_("Terminate this agreement?"), _("Terminate it"), _("Terminated.")),
    }[to]


def _what_follows(to: str) -> list[str]:
    if to == "end":
        return [
            _("What was delivered before can still be reported and verified."),
            _("This cannot be undone."),
        ]
    if to == "terminate":
        return [
            _("Nothing more can be claimed for what is promised in it."),
            _("This cannot be undone."),
        ]
    return []


@login_required
@ASKS
def hand_over(request: HttpRequest, ref: str) -> HttpResponse:
    """Give it to another contract manager, and say who stands in."""
    found = agreement_for(request, ref)
    by = keeper_of(request, found)
    if no := refused_now(request, found, Act.HAND_OVER):
        return no
    people = [(str(number), name) for number, name in queries.could_manage(by).items()]
    now = {"manager": str(found.manager_id or ""), "deputy": str(found.deputy_id or "")}
    now |= _was(queries.who_manages(found))
    form = HandOverForm(request.POST or None, initial=now | _today(), people=people)
    return asking(
        request, form, lambda: _handed_over(form, found, by), says=_("Handed over."), to=address_of(found),
        heading=_("Hand this agreement over"), button=_("Hand it over"), caption=found.title,
        points=[_("Those who record agreements for your organisation can manage one. An administrator gives people that role.")],
    )  # fmt: skip


def _handed_over(form: HandOverForm, agreement: Agreement, by: Viewer) -> Agreement:
    given = form.cleaned_data
    people = {one.person.pk: one.person for one in queries.colleagues(by)}
    deputy = people[int(given["deputy"])] if given["deputy"] else None
    return actions.hand_over(
        manager=people[int(given["manager"])],
        deputy=deputy,
        was=given["was"],
        **_told(form, agreement, by),
    )


@login_required
@ASKS
def add_party(request: HttpRequest, ref: str) -> HttpResponse:
    """Let it bind somebody else, too."""
    found = agreement_for(request, ref)
    by = keeper_of(request, found)
    if no := refused_now(request, found, Act.ADD_PARTY):
        return no
    form = PartyForm(request.POST or None, initial=_today())
    party = form.bound(by) if form.is_valid() else None
    return asking(
        request, form, lambda: actions.add_party(party=party, **_told(form, found, by)) if party else None,
        says=_("Added."), to=address_of(found), heading=_("Add a party"), button=_("Add it"), caption=found.title,
    )  # fmt: skip


def _party_of(agreement: Agreement, number: int) -> Party:
    found = agreement.parties.select_related("organisation").filter(pk=number, until=None).first()
    if found is None:
        raise Http404
    return found


@login_required
@ASKS
def link_party(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Say which organisation a party is that is known by its name only."""
    found = agreement_for(request, ref)
    by, party = keeper_of(request, found), _party_of(found, number)
    form = WhoForm(request.POST or None, initial={"who": party.name})
    there = form.organisation(by) if form.is_valid() else None
    act = partial(actions.link_party, agreement=found, party=party, by=by, at=timezone.now())
    return asking(
        request, form, lambda: act(organisation=there) if there else None, says=_("Its people see this agreement now."),
        to=address_of(found), heading=_("Which organisation is “%(name)s”?") % {"name": party.name}, button=_("Save"),
        caption=found.title,
        points=[_("Its people see the agreement then, and can report what they deliver.")],
    )  # fmt: skip


@login_required
@ASKS
def novate(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Let another organisation take a party's place."""
    found = agreement_for(request, ref)
    by, party = keeper_of(request, found), _party_of(found, number)
    if no := _refused(request, found, Act.NOVATE):
        return no
    form = NovateForm(request.POST or None, initial=_today())
    coming = form.organisation(by) if form.is_valid() else None
    leaving = party.organisation
    return asking(
        request, form,
        lambda: actions.novate(leaving=leaving, coming=coming, **_told(form, found, by)) if coming and leaving else None,
        says=_("Novated."), to=address_of(found), caption=found.title,
        heading=_("Who takes the place of %(name)s?") % {"name": party.name}, button=_("Novate it"), warns=True,
        points=[
            _("What was due before that day, and what counts already, stays with the one who leaves, with its ratings and remarks."),
            _("The rest is promised by the one who comes: of fixed amounts, what is left; per period and per £1 million, what is due from then on."),
            _("The one who leaves can still report what it delivered before."),
        ],
    )  # fmt: skip


@login_required
@ASKS
def end_party(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Let a party leave."""
    found = agreement_for(request, ref)
    by, party = keeper_of(request, found), _party_of(found, number)
    if no := _refused(request, found, Act.END_PARTY):
        return no
    form = HappensForm(request.POST or None, initial=_today())
    return asking(
        request, form, lambda: actions.end_party(party=party, **_told(form, found, by)),
        says=_("It is no party any more."), to=address_of(found), caption=found.title, warns=True,
        heading=_("Is %(name)s no party any more?") % {"name": party.name}, button=_("It has left"),
    )  # fmt: skip


@login_required
@ASKS
def insolvent(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Keep that a party is insolvent."""
    found = agreement_for(request, ref)
    by, party = keeper_of(request, found), _party_of(found, number)
    if no := refused_now(request, found, Act.NOTE_INSOLVENCY):
        return no
    form = HappensForm(request.POST or None, initial=_today())
    return asking(
        request, form, lambda: actions.note_insolvency(party=party, **_told(form, found, by)),
        says=_("Noted."), to=address_of(found), caption=found.title,
        heading=_("Is %(name)s insolvent?") % {"name": party.name}, button=_("Note it"),
        points=[_("What it promised stands until another takes its place, or you end it."), _("Everybody whom the agreement binds sees that it is insolvent.")],
    )  # fmt: skip
