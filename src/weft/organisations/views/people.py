"""Who acts for an organisation: invite, accept, give roles, end; and for whom one acts."""

from __future__ import annotations

from functools import partial

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from weft.organisations import access, actions, forms, letters, queries
from weft.organisations.access import viewer_in
from weft.organisations.models import Invitation, Membership, Organisation
from weft.organisations.rules import needs_second_factor
from weft.organisations.signing_in import lack_second_factor
from weft.organisations.views.asking import allow, attempt, organisation_asked
from weft.organisations.views.records import ASK

ACTING_FOR = "acting_for"


def _seen_from_inside(request: HttpRequest, ref: str) -> Organisation:
    """The organisation, for its own people; to others its people are not there at all."""
    organisation = organisation_asked(request, ref)
    if access.why_not_see_people(viewer_in(request), organisation):
        raise Http404
    return organisation


@login_required
@require_safe
def list_(request: HttpRequest, ref: str) -> HttpResponse:
    """Who acts for the organisation."""
    viewer, organisation = viewer_in(request), _seen_from_inside(request, ref)
    may_manage = access.why_not_manage_people(viewer, organisation) is None
    people = list(queries.people_of(viewer, organisation))
    shown = {
        "organisation": organisation,
        "people": people,
        "shut_out": _shut_out(people) if may_manage else set(),
        "invitations": queries.invitations_of(viewer, organisation, timezone.now()),
        "may_manage": may_manage,
    }
    return render(request, "organisations/people.html", shown)


def _shut_out(people: list[Membership]) -> set[int]:
    """Whose role needs a second factor that they have not set up: until they do, they get no further."""
    if settings.DEMO:
        return set()
    asked = [one.person for one in people if needs_second_factor(steward=False, roles=one.held)]
    return lack_second_factor(asked)


@login_required
@ASK
def invite(request: HttpRequest, ref: str) -> HttpResponse:
    """Invite someone, by email."""
    viewer, organisation = viewer_in(request), _seen_from_inside(request, ref)
    allow(access.why_not_manage_people(viewer, organisation))
    form = forms.InviteForm(request.POST or None)
    if not form.is_valid():
        heading = _("Invite someone to act for %(name)s") % {"name": organisation.name}
        return _ask(request, form, heading, _("Send the invitation"), organisation)

    def act() -> None:
        invitation, secret = actions.invite(
            organisation=organisation, **form.cleaned_data, by=viewer, at=timezone.now()
        )
        letters.invited(invitation, secret)

    attempt(request, act, _("The invitation is on its way."))
    return redirect("organisations:people", ref)


@login_required
@require_POST
def withdraw(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Take an invitation back."""
    viewer, organisation = viewer_in(request), _seen_from_inside(request, ref)
    allow(access.why_not_manage_people(viewer, organisation))
    open_ = queries.invitations_of(viewer, organisation, timezone.now())
    invitation = get_object_or_404(open_, pk=number)
    act = partial(actions.withdraw_invitation, invitation=invitation, by=viewer, at=timezone.now())
    attempt(request, act, _("The invitation is withdrawn."))
    return redirect("organisations:people", ref)


@login_required
@ASK
def roles(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Give someone roles."""
    viewer, organisation = viewer_in(request), _seen_from_inside(request, ref)
    membership = _member(request, organisation, number)
    allow(access.why_not_manage_people(viewer, organisation))
    form = forms.RolesForm(request.POST or None, initial={"roles": sorted(membership.held)})
    if not form.is_valid():
        heading = _("Roles of %(name)s") % {"name": membership.person.name}
        return _ask(request, form, heading, _("Save"), organisation)

    def act() -> None:
        actions.give_roles(membership=membership, **form.cleaned_data, by=viewer, at=timezone.now())
        letters.second_factor_wanted(membership)

    attempt(request, act, _("The roles are saved."))
    return redirect("organisations:people", ref)


@login_required
@ASK
def end(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """End a membership: someone's, or one's own. The page asks first."""
    viewer, organisation = viewer_in(request), _seen_from_inside(request, ref)
    membership = _member(request, organisation, number)
    allow(access.why_not_end(viewer, membership))
    own = viewer.person is not None and membership.person_id == viewer.person.pk
    if request.method != "POST":
        return render(request, "organisations/end.html", {"membership": membership, "own": own})
    act = partial(actions.end_membership, membership=membership, by=viewer, at=timezone.now())
    attempt(request, act, _("The membership is ended."))
    return redirect("home") if own else redirect("organisations:people", ref)


@login_required
@require_POST
def act_for(request: HttpRequest, ref: str) -> HttpResponse:
    """Act for another of one's organisations from now on."""
    organisation = organisation_asked(request, ref)
    allow(access.why_not_act_for(viewer_in(request), organisation))
    request.session[ACTING_FOR] = organisation.pk
    messages.success(request, _("You act for %(name)s now.") % {"name": organisation.name})
    return redirect("home")


@ASK
def accept(request: HttpRequest, secret: str) -> HttpResponse:
    """Take up an invitation; whoever has the link and the address that it was sent to."""
    viewer = viewer_in(request)
    if viewer.person is None:
        return redirect_to_login(request.path)
    invitation = get_object_or_404(Invitation, token=actions.sealed(secret))
    mine = viewer.person.email.casefold() == invitation.email.casefold()
    shown = {"invitation": invitation, "mine": mine}
    if request.method != "POST" or not mine:
        status = 200 if mine else 403
        return render(request, "organisations/invitation.html", shown, status=status)
    person = viewer.person

    def act() -> None:
        letters.second_factor_wanted(
            actions.accept_invitation(invitation=invitation, person=person, at=timezone.now())
        )

    name = invitation.organisation.name
    if attempt(request, act, _("You act for %(name)s now.") % {"name": name}):
        request.session[ACTING_FOR] = invitation.organisation_id
    return redirect("home")


def _member(request: HttpRequest, organisation: Organisation, number: int) -> Membership:
    return get_object_or_404(queries.people_of(viewer_in(request), organisation), pk=number)


def _ask(
    request: HttpRequest, form: object, heading: str, button: str, organisation: Organisation
) -> HttpResponse:
    asked = {"form": form, "heading": heading, "button": button, "ref": organisation.ref}
    return render(request, "organisations/ask.html", asked)
