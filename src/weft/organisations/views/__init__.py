"""HTTP in, HTTP out: what is looked at. What is done stands beside: records, people, about_me."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from weft.organisations import access, queries
from weft.organisations.access import Viewer, viewer_in
from weft.organisations.models import Organisation
from weft.organisations.queries import doubles
from weft.organisations.rules import (
    NEEDS_SECOND_FACTOR,
    ROLES,
    STEWARD,
    Kind,
    Permission,
    State,
    may_become_part,
    why_not_undo,
)
from weft.organisations.views.asking import organisation_asked
from weft.ui.listing import Filter, Heading, listed
from weft.ui.reasons import said


@login_required
@require_safe
def list_(request: HttpRequest) -> HttpResponse:
    """The organisations that the viewer may see."""
    return _listed(request, queries.visible_to(viewer_in(request)))


@login_required
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """The organisations that wait for the viewer's decision."""
    return _listed(request, queries.waiting_for(viewer_in(request)), waiting=True)


def _listed(
    request: HttpRequest, found: QuerySet[Organisation], *, waiting: bool = False
) -> HttpResponse:
    states = Filter("state", _("State"), "state", [(s.value, _(s.capitalize())) for s in State])
    kinds = Filter("kind", _("Kind"), "kind", [(k.value, _(k.capitalize())) for k in Kind])
    shown = listed(
        found,
        request.GET,
        id="organisations",
        headings=[
            Heading("name", _("Name"), by="name"),
            Heading("kind", _("Kind"), by="kind"),
            Heading("state", _("State"), by="" if waiting else "state"),
        ],
        filters=[kinds] if waiting else [kinds, states],
        search=["name"],
        sort="name",
    )
    return render(request, "organisations/list.html", {"list": shown, "waiting": waiting})


@login_required
@require_safe
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """One organisation, and what the viewer may do with it."""
    viewer = viewer_in(request)
    organisation = queries.with_details(organisation_asked(request, ref))
    state, waits = State(organisation.state), organisation.state == State.WAITING
    why_not = access.why_not_decide(viewer, organisation)
    shown = {
        "organisation": organisation,
        "may_decide": waits and why_not is None,
        "why_not_decide": said(why_not)
        if waits and why_not and access.decides_for_a_council(viewer)
        else "",
        "may_change": access.why_not_change(viewer, organisation) is None,
        "may_see_people": access.why_not_see_people(viewer, organisation) is None,
        "mine": organisation.pk in viewer.memberships,
        "acting": viewer.acting_for is not None and viewer.acting_for.pk == organisation.pk,
    }
    return render(
        request,
        "organisations/show.html",
        shown | _closing(viewer, organisation, state) | _merging(viewer, organisation, state),
    )


def _closing(viewer: Viewer, organisation: Organisation, state: State) -> dict[str, Any]:
    """Whether the organisation may be closed or reopened, and by whom."""
    asked, open_ = organisation.closing_asked_at is not None, state == State.APPROVED
    asks = access.why_not_ask_to_close(viewer, organisation) is None
    may = access.why_not_close(viewer) is None
    return {
        "may_ask_to_close": asks and not may and open_ and not asked,
        "may_keep_open": (asks or may) and open_ and asked,
        "may_close": may and open_,
        "may_reopen": may and state == State.CLOSED,
        "unattended": may and open_ and not queries.is_attended(organisation),
    }


def _merging(viewer: Viewer, organisation: Organisation, state: State) -> dict[str, Any]:
    """Which records are part of this one or like it, and whether it is taken out of another. For stewards."""
    if access.why_not_merge(viewer):
        return {}
    merge = doubles.merges_of(viewer, organisation).select_related("kept").first()
    return {
        "may_become_part": may_become_part(state),
        "merge": merge,
        "why_not_undo": said(
            why_not_undo(
                merge.kept.name,
                State(merge.kept.state),
                undone=False,
                both=doubles.held_since_merged(merge.kept, merge.other),
            )
            or ""
        )
        if merge
        else "",
        "merges": doubles.merges_into(viewer, organisation),
        "alike": doubles.likely_duplicates(viewer, name=organisation.name),
    }


@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    """What each role may do, in plain words."""
    shown = {
        "roles": ROLES, "permissions": list(Permission), "second_factor": NEEDS_SECOND_FACTOR, "steward": STEWARD,
    }  # fmt: skip
    return render(request, "organisations/roles.html", shown)
