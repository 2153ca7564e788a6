"""Supplier links: said, listed, ended, answered for. Nothing links by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from weft.commitments import access as commitments_access
from weft.organisations.access import Viewer, viewer_in
from weft.organisations.queries import doubles
from weft.spend import access, actions, letters, queries, results
from weft.spend.forms.links import (
    AnswerObjectionForm,
    EndLinkForm,
    LinkForm,
    choices_of,
    reason_of,
)
from weft.spend.models import Run, SupplierLink
from weft.spend.queries.links import ENDED, IN_FORCE, WAITS
from weft.spend.results import Supplier
from weft.spend.views.files import analyst, viewer
from weft.spend.views.seen import Seen
from weft.ui.forms import Form
from weft.ui.listing import Filter, Heading, listed
from weft.ui.reasons import said as in_words

ASKS = require_http_methods(["GET", "HEAD", "POST"])


def who_it_is(request: HttpRequest, seen: Seen, supplier: Supplier) -> dict[str, Any]:
    """Which organisation a supplier is, as far as whoever looks may know it, and what may be said of that. What is
    published does not change, and says nothing of it."""
    if seen.space != "spend":
        return {}
    by, said = viewer_in(request), queries.links_of(seen.run, supplier.supplier_id, own=seen.is_own)
    may = seen.is_own and access.why_not_analyse(by) is None
    asked = may and not said.in_force
    return {
        "links": said,
        "may_link": asked,
        "may_draw": seen.is_own and commitments_access.why_not_manage(by) is None,
        "may_analyse": may,
        "candidates": [
            (one.organisation, reason_of(one)) for one in queries.candidates_for(by, supplier)
        ]
        if asked
        else [],
    }


@login_required
@require_safe
def list_(request: HttpRequest) -> HttpResponse:
    """All links of the council, with who said each, why, and how it stands."""
    asking = viewer(request)
    states = [(IN_FORCE, _("In force")), (WAITS, _("Objected to")), (ENDED, _("Ended"))]
    shown = listed(
        queries.links_visible_to(asking), request.GET, id="links",
        headings=(
            Heading("supplier", _("Supplier"), "supplier"),
            Heading("organisation", _("Organisation"), "organisation__name"),
            Heading("said", _("Said"), "said_at"), Heading("state", _("How it stands"), "state"),
        ),
        filters=(Filter("state", _("How it stands"), "state", states),),
        search=("supplier", "organisation__name", "because"), sort="-said",
    )  # fmt: skip
    found = queries.found_of(asking, list(shown))
    return render(
        request,
        "spend/links.html",
        {"list": shown, "found": found, "words": dict(states),
         "may_analyse": access.why_not_analyse(asking) is None},
    )  # fmt: skip


@login_required
@ASKS
def link(request: HttpRequest, ref: str, supplier: str) -> HttpResponse:
    """Say which organisation a supplier is: one of those that it may be, or one that is looked for."""
    run, found = _supplier(request, ref, supplier)
    asking = analyst(request)
    text = request.GET.get("q", "").replace("\0", "").strip()
    choices, more = _choices(asking, found, text)
    chosen = doubles.approved_with(asking, request.POST.get("organisation", ""))
    if chosen and chosen.ref not in {ref for ref, _name, _hint in choices}:
        choices = [*choices, _looked_for(chosen)]
    form = LinkForm(request.POST if request.method == "POST" else None, choices=choices)
    there = reverse("spend:supplier", args=[ref, supplier])
    if form.is_valid():
        given = form.cleaned_data
        organisation = doubles.approved_with(asking, given.pop("organisation"))
        assert organisation is not None

        def act() -> None:
            letters.linked(
                actions.link_supplier(
                    run=run, supplier_id=supplier, organisation=organisation, **given,
                    by=asking, at=timezone.now(),
                )
            )  # fmt: skip

        words = _("Linked. The administrators of %(name)s are written to.")
        if _done(request, act, form, words % {"name": organisation.name}):
            return redirect(there)
    shown = {
        "form": form, "supplier": found, "text": text, "choices": choices, "more": more,
        "heading": _("Which organisation is %(name)s?") % {"name": found.supplier},
        "button": _("Link them"), "cancel": there,
    }  # fmt: skip
    return render(request, "spend/link.html", shown)


def _supplier(request: HttpRequest, ref: str, supplier: str) -> tuple[Run, Supplier]:
    """A supplier of a run of the own council that may be named."""
    run = get_object_or_404(queries.runs_visible_to(viewer(request)), ref=ref)
    analyst(request)
    if run.job.state != "done":
        raise Http404
    found = results.Suppliers(queries.folder_of(run)).one(supplier)
    if found is None:
        raise Http404
    return run, found


def _choices(
    by: Viewer, supplier: Supplier, text: str
) -> tuple[Sequence[tuple[str, str, str]], bool]:
    """The organisations to choose from, those that were looked for or those that it may be; whether there are more."""
    if not text:
        return choices_of(queries.candidates_for(by, supplier)), False
    found = doubles.approved_called(by, text)
    return [_looked_for(one) for one in found[: doubles.FEW]], len(found) > doubles.FEW


def _looked_for(one: Any) -> tuple[str, str, str]:
    """An organisation as the form shows it, by its name and numbers."""
    return one.ref, one.name, ", ".join([*(n.org_id for n in one.identifiers.all()), one.ref])


@login_required
@ASKS
def end(request: HttpRequest, ref: str) -> HttpResponse:
    """End a link, with the reason; it is kept, and another can follow."""
    link, asking = _link(request, ref), analyst(request)
    form = EndLinkForm(request.POST if request.method == "POST" else None)
    if form.is_valid():

        def act() -> None:
            letters.link_ended(
                actions.end_link(link=link, **form.cleaned_data, by=asking, at=timezone.now())
            )

        if _done(request, act, form, _("The link has ended. It is kept, with the reason.")):
            return redirect("spend:links")
    heading = _("End the link to %(name)s?") % {"name": link.organisation.name}
    return _asked(request, form, heading, _("End it"), warns=True)


@login_required
@ASKS
def answer(request: HttpRequest, ref: str) -> HttpResponse:
    """Read what the linked organisation says against a link, and answer; or end the link instead."""
    link, asking = _link(request, ref), analyst(request)
    form = AnswerObjectionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():

        def act() -> None:
            letters.answered(
                actions.answer_objection(
                    link=link, **form.cleaned_data, by=asking, at=timezone.now()
                )
            )

        if _done(request, act, form, _("Answered. The link stands.")):
            return redirect("spend:links")
    shown = {
        "form": form, "link": link, "button": _("It stands"), "cancel": reverse("spend:links"),
        "heading": _("%(name)s says that this link is wrong") % {"name": link.organisation.name},
    }  # fmt: skip
    return render(request, "spend/answer_objection.html", shown)


def _link(request: HttpRequest, ref: str) -> SupplierLink:
    return get_object_or_404(queries.links_visible_to(viewer(request)), ref=ref)


def _asked(
    request: HttpRequest, form: Form, heading: str, button: str, *, warns: bool
) -> HttpResponse:
    shown = {
        "form": form, "heading": heading, "button": button, "warns": warns, "cancel": reverse("spend:links"),
    }  # fmt: skip
    return render(request, "ui/form_page.html", shown)


def _done(request: HttpRequest, act: Callable[[], None], form: Form, words: str) -> bool:
    """Do it and write about it, both or neither; or say in the form why how it stands does not allow it."""
    try:
        with transaction.atomic():
            act()
    except actions.CannotDo as reason:
        form.add_error(None, in_words(reason))
        return False
    messages.success(request, words)
    return True
