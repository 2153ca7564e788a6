"""An organisation is closed and reopened, and gets an administrator again."""

from __future__ import annotations

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from weft.organisations import access, actions, forms, letters, queries
from weft.organisations.access import viewer_in
from weft.organisations.models import Organisation
from weft.organisations.views.asking import allow, attempt, organisation_asked
from weft.organisations.views.records import ASK


@login_required
@ASK
def ask(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask a place steward to close the organisation, with the reason."""
    organisation, viewer = organisation_asked(request, ref), viewer_in(request)
    allow(access.why_not_ask_to_close(viewer, organisation))
    form = forms.CloseForm(request.POST or None)
    if not form.is_valid():
        heading = _("Ask for %(name)s to be closed") % {"name": organisation.name}
        return _ask(request, form, heading, _("Ask a place steward"), organisation)
    act = partial(
        actions.ask_to_close,
        organisation=organisation, **form.cleaned_data, by=viewer, at=timezone.now(),
    )  # fmt: skip
    attempt(request, act, _("A place steward decides about it. Until then nothing changes."))
    return redirect("organisations:show", ref)


@login_required
@require_POST
def keep_open(request: HttpRequest, ref: str) -> HttpResponse:
    """The organisation is not to be closed after all."""
    organisation, viewer = organisation_asked(request, ref), viewer_in(request)
    allow(access.why_not_keep_open(viewer, organisation))
    act = partial(
        actions.keep_open, organisation=organisation, by=viewer, at=timezone.now()
    )  # fmt: skip
    attempt(request, act, _("%(name)s stays open.") % {"name": organisation.name})
    return redirect("organisations:show", ref)


@login_required
@ASK
def close(request: HttpRequest, ref: str) -> HttpResponse:
    """Close the organisation, with the reason; the page says what that means first."""
    organisation, viewer = organisation_asked(request, ref), viewer_in(request)
    allow(access.why_not_close(viewer))
    asked = {"because": organisation.closing_asked_because}
    form = forms.CloseForm(request.POST or None, initial=asked)
    if not form.is_valid():
        heading = _("Close %(name)s") % {"name": organisation.name}
        return _ask(request, form, heading, _("Close it"), organisation)

    def act() -> None:
        letters.closed(
            actions.close_organisation(
                organisation=organisation, **form.cleaned_data, by=viewer, at=timezone.now()
            )
        )

    attempt(request, act, _("%(name)s is closed.") % {"name": organisation.name})
    return redirect("organisations:show", ref)


@login_required
@require_POST
def reopen(request: HttpRequest, ref: str) -> HttpResponse:
    """Let a closed organisation act again."""
    organisation, viewer = organisation_asked(request, ref), viewer_in(request)
    allow(access.why_not_close(viewer))

    def act() -> None:
        letters.decided(
            actions.reopen_organisation(organisation=organisation, by=viewer, at=timezone.now())
        )

    attempt(request, act, _("%(name)s is open again.") % {"name": organisation.name})
    return redirect("organisations:show", ref)


@login_required
@ASK
def administrator(request: HttpRequest, ref: str) -> HttpResponse:
    """Invite an administrator, where there is none."""
    organisation, viewer = organisation_asked(request, ref), viewer_in(request)
    attended = queries.is_attended(organisation)
    allow(access.why_not_invite_administrator(viewer, organisation, attended=attended))
    form = forms.AdministratorForm(request.POST or None)
    if not form.is_valid():
        asked = {
            "form": form, "ref": ref, "button": _("Send the invitation"),
            "heading": _("Invite an administrator for %(name)s") % {"name": organisation.name},
        }  # fmt: skip
        return render(request, "organisations/ask.html", asked)

    def act() -> None:
        invitation, secret = actions.invite_administrator(
            organisation=organisation, **form.cleaned_data, by=viewer, at=timezone.now()
        )
        letters.invited(invitation, secret)

    attempt(request, act, _("The invitation is on its way."))
    return redirect("organisations:show", ref)


def _ask(
    request: HttpRequest, form: object, heading: str, button: str, organisation: Organisation
) -> HttpResponse:
    """Ask why, under what it means for an organisation to be closed."""
    means = [
        _("It takes no new people. Invitations that were not accepted are withdrawn."),
        _("Nothing more is done for it: no details changed, no files sent, no jobs started."),
        _("Only its own people, stewards and those who decide about it still see it."),
        _("What it did stays on record, and its people still see that."),
        _("A place steward can reopen it."),
    ]
    asked = {
        "form": form, "heading": heading, "button": button, "ref": organisation.ref, "points": means,
        "warns": True,
    }  # fmt: skip
    return render(request, "organisations/ask.html", asked)
