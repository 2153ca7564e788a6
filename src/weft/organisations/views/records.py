"""What is done with an organisation's record: register, approve, refuse, change, merge."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from weft.organisations import access, actions, forms, letters
from weft.organisations.access import viewer_in
from weft.organisations.models import Organisation
from weft.organisations.queries import doubles
from weft.organisations.registers import why_not_hold
from weft.organisations.views.asking import allow, attempt, organisation_asked
from weft.places.queries import districts_beside
from weft.ui.reasons import said

ASK = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@ASK
def register(request: HttpRequest) -> HttpResponse:
    """Register an organisation; what may be the same one is shown before it is made."""
    form = forms.RegisterForm(request.POST or None)
    if not form.is_valid():
        return render(request, "organisations/register.html", {"form": form})
    viewer, told = viewer_in(request), form.told()
    alike = doubles.likely_duplicates(viewer, name=told["name"], identifiers=told["identifiers"])
    taken = doubles.held_by_another(told["identifiers"])
    if alike and (taken or "none_of_these" not in request.POST):
        shown = {"form": form, "alike": alike, "taken": said(why_not_hold(taken)) if taken else ""}
        return render(request, "organisations/alike.html", shown)
    try:
        made = actions.register_organisation(**told, by=viewer, at=timezone.now())
    except actions.CannotDo as reason:
        form.add_error(None, said(reason))
        return render(request, "organisations/register.html", {"form": form})
    done = _(
        "%(name)s is registered. Somebody looks at it, and you get a letter about what they decide."
    )
    messages.success(request, done % {"name": made.name})
    return redirect("organisations:show", made.ref)


@login_required
@require_POST
def approve(request: HttpRequest, ref: str) -> HttpResponse:
    """Let an organisation act in the place."""
    organisation = organisation_asked(request, ref)

    def act() -> None:
        letters.decided(
            actions.approve_organisation(
                organisation=organisation, by=viewer_in(request), at=timezone.now()
            )
        )

    attempt(request, act, _("%(name)s is approved.") % {"name": organisation.name})
    return redirect("organisations:show", ref)


@login_required
@ASK
def refuse(request: HttpRequest, ref: str) -> HttpResponse:
    """Refuse an organisation, with the reason."""
    organisation, viewer = organisation_asked(request, ref), viewer_in(request)
    allow(access.why_not_decide(viewer, organisation))
    form = forms.RefuseForm(request.POST or None)
    if not form.is_valid():
        heading = _("Refuse %(name)s") % {"name": organisation.name}
        return _ask(request, form, heading, _("Refuse it"), organisation.ref)

    def act() -> None:
        letters.decided(
            actions.refuse_organisation(
                organisation=organisation, because=form.cleaned_data["because"], by=viewer,
                at=timezone.now(),
            )
        )  # fmt: skip

    attempt(request, act, _("%(name)s is refused.") % {"name": organisation.name})
    return redirect("organisations:list")


@login_required
@ASK
def change(request: HttpRequest, ref: str) -> HttpResponse:
    """Change an organisation's details."""
    organisation, viewer = organisation_asked(request, ref), viewer_in(request)
    allow(access.why_not_change(viewer, organisation))
    form = forms.ChangeForm(
        request.POST or None,
        initial=forms.details_as_typed(organisation),
        districts=districts_beside(organisation.areas.values_list("area", flat=True)),
    )
    if form.is_valid():
        try:
            actions.change_organisation(
                organisation=organisation, **form.told(), by=viewer, at=timezone.now()
            )
        except actions.CannotDo as reason:
            form.add_error(None, said(reason))
        else:
            messages.success(request, _("The details are saved."))
            return redirect("organisations:show", ref)
    heading = _("Change %(name)s") % {"name": organisation.name}
    return _ask(request, form, heading, _("Save"), organisation.ref)


@login_required
@ASK
def merge(request: HttpRequest, ref: str) -> HttpResponse:
    """Make this record part of another one, which is looked for by its name or number."""
    other, viewer = organisation_asked(request, ref), viewer_in(request)
    allow(access.why_not_merge(viewer))
    form = forms.MergeForm(request.POST or None)
    if form.is_valid():
        kept = doubles.could_be_kept(viewer, other).filter(ref=form.cleaned_data["kept"]).first()
        if kept is None:
            form.add_error("kept", _("Choose a record from those shown"))
        else:
            act = partial(
                actions.merge_organisations, kept=kept, other=other, by=viewer, at=timezone.now()
            )
            if attempt(request, act, _("The two records are one.")):
                return redirect("organisations:show", kept.ref)
    return render(request, "organisations/merge.html", _to_choose(request, other) | {"form": form})


def _to_choose(request: HttpRequest, other: Organisation) -> dict[str, Any]:
    """The records to choose from: those that were looked for, else those much alike."""
    viewer, text = viewer_in(request), request.GET.get("q", "").strip()
    if text:
        found = doubles.could_be_kept_called(viewer, other, text)
    else:
        found = doubles.perhaps_the_same(viewer, other)
    shown = {"other": other, "text": text, "found": found[: doubles.FEW]}
    return shown | {"more": len(found) > doubles.FEW}


@login_required
@require_POST
def undo_merge(request: HttpRequest, ref: str) -> HttpResponse:
    """Take a merged record out of the one that it is part of."""
    viewer = viewer_in(request)
    other = organisation_asked(request, ref)
    allow(access.why_not_merge(viewer))
    found = get_object_or_404(doubles.merges_of(viewer, other))
    act = partial(actions.undo_merge, merge=found, by=viewer, at=timezone.now())
    attempt(request, act, _("%(name)s stands on its own again.") % {"name": other.name})
    return redirect("organisations:show", ref)


def _ask(request: HttpRequest, form: object, heading: str, button: str, ref: str) -> HttpResponse:
    asked = {"form": form, "heading": heading, "button": button, "ref": ref}
    return render(request, "organisations/ask.html", asked)
