"""Which councils say that they pay an organisation: its own people read it, and say where it is wrong. No money is
shown here but by the way to what a council has published, or to the own council's analysis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_http_methods, require_safe

from weft.organisations import queries as organisations
from weft.organisations.access import NotAllowed, Viewer, viewer_in
from weft.spend import access, actions, letters, queries
from weft.ui.forms import Form
from weft.ui.reasons import said


@dataclass(frozen=True)
class Shown:
    """A link as whoever looks sees it."""

    link: Any
    found: Any
    """What the supplier is called, and where what it was paid is seen."""
    all_of_it: bool
    """Whether they see who said it, why, and what was said against it: the two that it ties together do."""
    may_object: bool


class ObjectForm(Form):
    """Why is a link wrong?"""

    called: ClassVar = {"because": later("why it is wrong")}

    because = forms.CharField(
        label=later("Why is it wrong?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=later("The council’s people read this. Name no person."),
        error_messages={"required": later("Say why it is wrong")},
    )  # fmt: skip


@login_required
@require_safe
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """The councils that say that they pay an organisation, as far as whoever looks may know it."""
    viewer = viewer_in(request)
    organisation = get_object_or_404(organisations.visible_to(viewer), ref=ref)
    links = list(queries.links_to(viewer, organisation))
    shown = {"organisation": organisation, "links": list(_shown(viewer, organisation, links))}
    return render(request, "web/linked.html", shown)


def _shown(viewer: Viewer, organisation: Any, links: Sequence[Any]) -> Iterator[Shown]:
    own = organisations.own_records(viewer)
    found = queries.found_of(viewer, links)
    mine = organisation.pk in own
    may = mine and access.why_not_object(viewer) is None
    for link in links:
        all_of_it = mine or link.council_id in own
        yield Shown(link, found[link.pk], all_of_it, may and link.state == "in force")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def object_(request: HttpRequest, ref: str, link: str) -> HttpResponse:
    """Say for an organisation that a link to it is wrong."""
    viewer = viewer_in(request)
    organisation = get_object_or_404(organisations.visible_to(viewer), ref=ref)
    records = organisations.records_of(organisation)
    found = get_object_or_404(queries.links_of_own(viewer), ref=link, organisation__in=records)
    if reason := access.why_not_object(viewer):
        raise NotAllowed(reason)
    form = ObjectForm(request.POST if request.method == "POST" else None)
    there = reverse("linked", args=[ref])
    if form.is_valid():
        try:
            with transaction.atomic():
                because = form.cleaned_data["because"]
                actions.object_to_link(link=found, because=because, by=viewer, at=timezone.now())
                letters.objected(found)
        except actions.CannotDo as reason:
            form.add_error(None, said(reason))
        else:
            messages.success(request, _("Said. The council’s administrators are written to."))
            return redirect(there)
    heading = _("Is %(council)s wrong about you?") % {"council": found.council.name}
    shown = {"form": form, "heading": heading, "button": _("Say so"), "cancel": there}
    return render(request, "ui/form_page.html", shown)
