"""Frameworks begun, taken in, and gone on with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from weft.analysis.errors import WeftError
from weft.analysis.frameworks.compared import compared
from weft.analysis.frameworks.edition import Edition as Value
from weft.frameworks import access, actions, queries, words
from weft.frameworks.forms.writing import (
    BeginForm,
    ContentForm,
    FileForm,
    FrameworkForm,
    NextForm,
    TakeInForm,
)
from weft.frameworks.models import Edition
from weft.frameworks.rules import Stage, fingerprint, state_of, why_not_replace
from weft.frameworks.views.seen import edition_for, framework_for, keeper_of
from weft.organisations.access import NotAllowed, Viewer, viewer_in
from weft.ui.forms import Form
from weft.ui.reasons import said
from weft.uploads.arriving import takes_files

T = TypeVar("T")
ASKS = require_http_methods(["GET", "HEAD", "POST"])


def keeper(request: HttpRequest) -> Viewer:
    """Whoever is asking, where they keep frameworks for their organisation. Raises NotAllowed with the reason."""
    by = viewer_in(request)
    if reason := access.why_not_keep(by):
        raise NotAllowed(reason)
    return by


def done(form: Form, act: Callable[[], T], field: str | None = None) -> T | None:
    """Do it, and give what came of it; or say in the form why how it stands does not allow it, and give None."""
    try:
        with transaction.atomic():
            return act()
    except actions.CannotDo as reason:
        form.add_error(field, said(reason))
        return None


def address_of(edition: Edition) -> str:
    """The page of an edition."""
    return reverse("frameworks:edition", args=[edition.framework.key, edition.name])


@login_required
@ASKS
def begin(request: HttpRequest) -> HttpResponse:
    """Begin a framework of the own organisation, with its first edition."""
    by = keeper(request)
    assert by.acting_for is not None
    form = BeginForm(request.POST or None, initial={"owner": by.acting_for.name, "public": "yes"})
    if form.is_valid():
        given = form.cleaned_data
        act = partial(
            actions.begin_framework,
            name=given["name"],
            owner=given["owner"],
            scope=given["scope"],
            edition=given["edition"],
            licence=form.given_licence,
            by=by,
            at=timezone.now(),
        )
        if made := done(form, act):
            messages.success(
                request, _("Begun, as a draft that only your organisation’s people see.")
            )
            return redirect(address_of(made))
    shown = {
        "form": form,
        "heading": _("Begin a framework"),
        "button": _("Begin"),
        "cancel": reverse("frameworks:list"),
    }
    return render(request, "ui/form_page.html", shown)


@login_required
@ASKS
def take_in(request: HttpRequest) -> HttpResponse:
    """Take in an open framework that comes with Weft."""
    from weft.analysis.frameworks.catalogue import edition_called, shipped

    by = keeper(request)
    choices = [(one.ref, f"{one.framework.name}, {one.name}") for one in shipped()]
    form = TakeInForm(request.POST or None, choices=choices)
    if form.is_valid():
        value = edition_called(form.cleaned_data["shipped"])
        if made := done(form, partial(_taken, value, by, elsewhere=True), "shipped"):
            messages.success(
                request, _("Taken in as a draft. Look it over, and ask that it be adopted.")
            )
            return redirect(address_of(made))
    shown = {
        "form": form, "heading": _("Take in an open framework"), "button": _("Take it in"),
        "lead": _("It is kept here for the whole place once it is adopted, so that councils can adapt it and map their own words to it."),
        "cancel": reverse("frameworks:list"),
    }  # fmt: skip
    return render(request, "frameworks/take_in.html", shown)


@takes_files
@login_required
@ASKS
def take_in_file(request: HttpRequest) -> HttpResponse:
    """Take in a framework from a file: a workbook, CSV files, JSON, or SKOS."""
    by = keeper(request)
    form = FileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid() and (value := read(form)) is not None:
        elsewhere = form.cleaned_data["whose"] == "others"
        if made := done(form, partial(_taken, value, by, elsewhere=elsewhere), "chosen"):
            messages.success(
                request, _("Taken in as a draft. Look it over, and ask that it be adopted.")
            )
            return redirect(address_of(made))
    shown = {
        "form": form, "heading": _("Take a framework in from a file"), "button": _("Take it in"),
        "cancel": reverse("frameworks:list"),
    }  # fmt: skip
    return render(request, "ui/form_page.html", shown)


@takes_files
@login_required
@ASKS
def take_content(request: HttpRequest, framework: str, edition: str) -> HttpResponse:
    """Put what a file holds in place of all that stands in a draft."""
    found = edition_for(request, framework, edition)
    by = keeper_of(request, found)
    if reason := actions.why_not_take_content(found, timezone.localdate()):
        messages.error(request, said(reason))
        return redirect(address_of(found))
    stands = fingerprint(state_of(changed=found.changed, asked_at=None))
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ContentForm(*sent, initial={"was": stands})
    if form.is_valid() and (value := read(form)) is not None:
        before, was = queries.whole(found).value, form.cleaned_data["was"] or UNSEEN
        act = partial(
            actions.take_content, edition=found, value=value, was=was, by=by, at=timezone.now()
        )
        if done(form, act, "chosen"):
            messages.success(
                request,
                f"{_('Taken in, in the place of all that stood here.')} {_told_of(before, value)}",
            )
            return redirect(address_of(found))
    shown = {
        "form": form, "heading": _("Take the content in from a file"), "button": _("Put it in place of all that stands here"),
        "warns": True, "cancel": address_of(found),
        "lead": _("Take the workbook away first, change it, and send it here: nothing is lost on the way there and back. What stands here now is not kept."),
    }  # fmt: skip
    return render(request, "ui/form_page.html", shown)


UNSEEN = "unseen"
"""What stands for a form that does not say what its page showed."""


def _told_of(before: Value, after: Value) -> str:
    """What has become of the entries of a draft, in numbers."""
    found = Counter(one.fate for one in compared(before, after))
    return ", ".join(f"{_(words.FATES[fate])}: {number}" for fate, number in sorted(found.items()))


def read(form: FileForm | ContentForm) -> Value | None:
    """The edition in the file that was chosen; None, where the form says now why it cannot be read."""
    from weft.analysis.frameworks.files import edition_in

    chosen = form.cleaned_data["chosen"]
    chosen.seek(0)
    try:
        return edition_in(chosen.read(), name=chosen.name)
    except WeftError as error:
        form.add_error("chosen", error.message)
        return None


def _taken(value: Value, by: Viewer, *, elsewhere: bool) -> Edition:
    return actions.take_in(value=value, published_elsewhere=elsewhere, by=by, at=timezone.now())


@login_required
@ASKS
def next_(request: HttpRequest, framework: str, edition: str) -> HttpResponse:
    """Begin the next edition, which holds all that this one holds."""
    found = edition_for(request, framework, edition)
    by = keeper_of(request, found)
    under_way = found.replaced_by.first()
    if reason := why_not_replace(Stage(found.stage), under_way=under_way.name if under_way else ""):
        messages.error(request, said(reason))
        return redirect(address_of(found))
    form = NextForm(request.POST or None)
    if form.is_valid():
        name = form.cleaned_data["name"]
        act = partial(actions.begin_next, edition=found, name=name, by=by, at=timezone.now())
        if made := done(form, act, "name"):
            messages.success(
                request, _("Begun, as a draft that holds all that the edition before holds.")
            )
            return redirect(address_of(made))
    shown = {
        "form": form,
        "heading": _("Begin the next edition"),
        "button": _("Begin"),
        "cancel": address_of(found),
    }
    return render(request, "ui/form_page.html", shown)


@login_required
@ASKS
def change_framework(request: HttpRequest, framework: str) -> HttpResponse:
    """Change what is said of a framework."""
    found, by = framework_for(request, framework), viewer_in(request)
    if reason := access.why_not_write(by, own=queries.keeps_framework(by, found)):
        raise NotAllowed(reason)
    there = reverse("frameworks:framework", args=[found.key])
    form = FrameworkForm(request.POST or None, initial={
        "name": found.name, "owner": found.owner, "scope": found.scope, "licence": found.licence_name,
        "licence_url": found.licence_url, "attribution": found.attribution, "public": "yes" if found.may_be_published else "no",
    })  # fmt: skip
    if form.is_valid():
        given = form.cleaned_data
        act = partial(
            actions.change_framework,
            framework=found,
            name=given["name"],
            owner=given["owner"],
            scope=given["scope"],
            licence=form.given_licence,
            by=by,
            at=timezone.now(),
        )
        if done(form, act):
            messages.success(
                request,
                _("Changed. Editions that are adopted keep what was said when they were adopted."),
            )
            return redirect(there)
    shown = {
        "form": form,
        "heading": _("Change what is said of the framework"),
        "button": _("Save"),
        "cancel": there,
    }
    return render(request, "ui/form_page.html", shown)


@login_required
@ASKS
def delete(request: HttpRequest, framework: str, edition: str) -> HttpResponse:
    """Throw a draft away, once that is confirmed."""
    found = edition_for(request, framework, edition)
    by = keeper_of(request, found)
    if reason := actions.why_not_delete(found):
        messages.error(request, said(reason))
        return redirect(address_of(found))
    form = Form(request.POST or None)
    if request.method == "POST":
        actions.delete_draft(edition=found, by=by, at=timezone.now())
        messages.success(request, _("Thrown away."))
        return redirect("frameworks:list")
    shown = {
        "form": form, "heading": _("Throw this draft away?"), "button": _("Throw it away"), "warns": True,
        "lead": _("It cannot be brought back."), "cancel": address_of(found),
    }  # fmt: skip
    return render(request, "ui/form_page.html", shown)
