"""A draft written on screen: its head, its lists, its tree."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from weft.analysis.frameworks.edition import Edition as Value
from weft.frameworks import actions, queries
from weft.frameworks.forms.writing import LISTS, HeadForm, MeasureForm, NodeForm, as_typed
from weft.frameworks.models import Edition, Node
from weft.frameworks.rules import fingerprint, next_code
from weft.frameworks.views.beginning import address_of, done
from weft.frameworks.views.seen import edition_for, keeper_of
from weft.organisations.access import Viewer
from weft.ui.forms import Form
from weft.ui.marks import why
from weft.ui.reasons import said

ASKS = require_http_methods(["GET", "HEAD", "POST"])


def to_write(request: HttpRequest, framework: str, edition: str) -> tuple[Edition, Viewer]:
    """An edition that whoever is asking may write now. Raises CannotDo with what stands in the way."""
    found = edition_for(request, framework, edition)
    by = keeper_of(request, found)
    if reason := actions.why_not_write(found, timezone.localdate()):
        raise actions.CannotDo(reason)
    return found, by


def instead(
    request: HttpRequest, framework: str, edition: str, reason: actions.CannotDo
) -> HttpResponse:
    """Back to the edition, with the reason why it cannot be written."""
    messages.error(request, said(reason))
    return redirect("frameworks:edition", framework, edition)


@login_required
@ASKS
def head(request: HttpRequest, framework: str, edition: str) -> HttpResponse:
    """Change the name of a draft, when it is in force, and the definition."""
    try:
        found, by = to_write(request, framework, edition)
    except actions.CannotDo as reason:
        return instead(request, framework, edition, reason)
    told = actions.head_of(found)
    form = HeadForm(request.POST or None, initial={**told, "was": fingerprint(told)})
    if form.is_valid():
        act = partial(
            actions.change_head, edition=found, **form.cleaned_data, by=by, at=timezone.now()
        )
        if done(form, act):
            messages.success(request, _("Saved."))
            return redirect("frameworks:edition", found.framework.key, form.cleaned_data["name"])
    shown = {
        "form": form,
        "heading": _("Name, days and definition"),
        "button": _("Save"),
        "cancel": address_of(found),
    }
    return render(request, "ui/form_page.html", shown)


@login_required
@ASKS
def list_(request: HttpRequest, framework: str, edition: str, which: str) -> HttpResponse:
    """Change the principles, cohorts, levels or sources of a draft."""
    if which not in LISTS:
        raise Http404
    try:
        found, by = to_write(request, framework, edition)
    except actions.CannotDo as reason:
        return instead(request, framework, edition, reason)
    told = getattr(found, which)
    shown_rows = [
        {**row, "read_on": date.fromisoformat(row["read_on"])} if row.get("read_on") else row
        for row in told
    ]
    form: Any = LISTS[which](
        request.POST or None, initial={which: shown_rows, "was": fingerprint(told)}
    )
    if form.is_valid():
        rows = [_kept(row) for row in form.rows_given(which)]
        was = form.cleaned_data["was"]
        act = partial(
            actions.change_list,
            edition=found,
            which=which,
            rows=rows,
            was=was,
            by=by,
            at=timezone.now(),
        )
        if done(form, act):
            messages.success(request, _("Saved."))
            return redirect(address_of(found))
    headings = {
        "principles": _("Principles"),
        "cohorts": _("Cohorts"),
        "levels": _("Levels"),
        "sources": _("Sources"),
    }
    shown = {
        "form": form,
        "heading": headings[which],
        "button": _("Save"),
        "cancel": address_of(found),
    }
    return render(request, "ui/form_page.html", shown)


def _kept(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as it is kept: what is empty is left out, a day is text."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in row.items()
        if value
    }


@login_required
@ASKS
def add(request: HttpRequest, framework: str, edition: str) -> HttpResponse:
    """Add a node to a draft, under the one that the address names."""
    try:
        found, by = to_write(request, framework, edition)
    except actions.CannotDo as reason:
        return instead(request, framework, edition, reason)
    value = queries.whole(found).value
    under = value.by_code.get(request.GET.get("under", ""))
    form = NodeForm(
        request.POST or None, value=value, initial=new_node(value, under.code if under else "")
    )
    if form.is_valid() and (made := done(form, partial(_added, found, form, by))):
        messages.success(request, _("Added."))
        return redirect("frameworks:node", framework, edition, made.code)
    shown = {
        "form": form,
        "heading": _("Add to the framework"),
        "button": _("Add"),
        "cancel": address_of(found),
    }
    return render(request, "ui/form_page.html", shown)


def new_node(value: Value, under: str) -> dict[str, Any]:
    """With what a new node begins: a free code, and the level below the one above."""
    keys = [level.key for level in value.levels]
    above = value.by_code.get(under)
    at = keys.index(above.level) + 1 if above and above.level in keys else 0
    number = len(value.under.get(under, ())) + 1
    wanted = f"{under}-{number}" if under else f"{keys[0][:1].upper() if keys else 'N'}{number}"
    return {
        "parent": under,
        "level": keys[min(at, len(keys) - 1)] if keys else "",
        "code": next_code(wanted, value.by_code),
    }


def parent_in(edition: Edition, code: str) -> Node | None:
    """The node under which something is to stand. Raises CannotDo where there is none of this code."""
    if not code:
        return None
    found = Node.objects.filter(edition=edition, code__iexact=code).first()
    if found is None:
        raise actions.CannotDo(
            why("There is nothing with the code “%(code)s” in this edition.", code=code)
        )
    return found


def _says(form: NodeForm, measure: Any) -> dict[str, Any]:
    given = form.cleaned_data
    return {
        "code": given["code"], "level": given["level"], "wording": given["wording"], "note": given["note"],
        "source": given.get("source", ""), "takes_place_of": given.get("takes_place_of", []), "measure": measure,
    }  # fmt: skip


def _added(edition: Edition, form: NodeForm, by: Viewer) -> Node:
    parent = parent_in(edition, form.cleaned_data["parent"])
    return actions.add_node(
        edition=edition, parent=parent, fields=_says(form, None), by=by, at=timezone.now()
    )


def _changed(node: Node, form: NodeForm, by: Viewer) -> Node:
    parent = parent_in(node.edition, form.cleaned_data["parent"])
    return actions.change_node(
        node=node, parent=parent, fields=_says(form, node.measure), was=form.cleaned_data["was"],
        by=by, at=timezone.now(),
    )  # fmt: skip


def _node_at(edition: Edition, code: str) -> Node:
    node = (
        Node.objects.filter(edition=edition, code=code)
        .select_related("edition__framework", "parent")
        .first()
    )
    if node is None:
        raise Http404
    return node


@login_required
@ASKS
def change(request: HttpRequest, framework: str, edition: str, code: str) -> HttpResponse:
    """Change what a node says, or where it stands."""
    try:
        found, by = to_write(request, framework, edition)
    except actions.CannotDo as reason:
        return instead(request, framework, edition, reason)
    node = _node_at(found, code)
    told = actions.node_fields(node)
    initial = {**told, "takes_place_of": ", ".join(node.takes_place_of), "was": fingerprint(told)}
    form = NodeForm(request.POST or None, value=queries.whole(found).value, initial=initial)
    if form.is_valid():
        act = partial(_changed, node, form, by)
        if done(form, act):
            messages.success(request, _("Saved."))
            return redirect("frameworks:node", framework, edition, form.cleaned_data["code"])
    cancel = reverse("frameworks:node", args=[framework, edition, code])
    shown = {
        "form": form,
        "heading": _("Change what it says"),
        "button": _("Save"),
        "cancel": cancel,
    }
    return render(request, "ui/form_page.html", shown)


@login_required
@ASKS
def measure(request: HttpRequest, framework: str, edition: str, code: str) -> HttpResponse:
    """Say how a node is counted; or, by its other button, that nothing is measured there."""
    try:
        found, by = to_write(request, framework, edition)
    except actions.CannotDo as reason:
        return instead(request, framework, edition, reason)
    node = _node_at(found, code)
    told = actions.node_fields(node)
    initial = {**as_typed(node.measure), "was": fingerprint(told)}
    form = MeasureForm(request.POST or None, value=queries.whole(found).value, initial=initial)
    nothing = "nothing" in request.POST
    if nothing or form.is_valid():
        new = None if nothing else form.given_measure
        act = partial(
            actions.change_node,
            node=node,
            parent=node.parent,
            fields=_without_parent(told) | {"measure": new},
            was=request.POST.get("was", ""),
            by=by,
            at=timezone.now(),
        )
        if done(form, act):
            messages.success(request, _("Saved."))
            return redirect("frameworks:node", framework, edition, code)
    shown = {
        "form": form, "node": node, "edition": found, "heading": _("How is it counted?"),
        "cancel": reverse("frameworks:node", args=[framework, edition, code]),
    }  # fmt: skip
    return render(request, "frameworks/measure.html", shown)


def _without_parent(told: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if name != "parent"}


@login_required
@require_POST
def move(request: HttpRequest, framework: str, edition: str, code: str) -> HttpResponse:
    """Let a node change places with the one before or after it."""
    try:
        found, by = to_write(request, framework, edition)
        node = _node_at(found, code)
        actions.move_node(
            node=node, down=request.POST.get("to") == "down", by=by, at=timezone.now()
        )
    except actions.CannotDo as reason:
        return instead(request, framework, edition, reason)
    messages.success(request, _("Moved."))
    page = request.POST.get("back", "")
    there = address_of(found)
    if node.parent and not page:
        there = reverse("frameworks:node", args=[framework, edition, node.parent.code])
    asked = urlencode({"page": page, "moved": code} if page.isdecimal() else {"moved": code})
    return redirect(f"{there}?{asked}#at-{code}")


@login_required
@ASKS
def remove(request: HttpRequest, framework: str, edition: str, code: str) -> HttpResponse:
    """Remove a node with all that stands under it, once that is confirmed."""
    try:
        found, by = to_write(request, framework, edition)
    except actions.CannotDo as reason:
        return instead(request, framework, edition, reason)
    node = _node_at(found, code)
    if request.method == "POST":
        number = actions.remove_node(node=node, by=by, at=timezone.now())
        messages.success(request, _("Removed: %(number)s.") % {"number": number})
        return redirect(address_of(found))
    below = sum(1 for _each in queries.whole(found).value.in_order(code))
    shown = {
        "form": Form(), "heading": _("Remove “%(wording)s”?") % {"wording": node.wording}, "button": _("Remove it"), "warns": True,
        "lead": _("With it goes all that stands under it: %(number)s.") % {"number": below} if below else "",
        "cancel": reverse("frameworks:node", args=[framework, edition, code]),
    }  # fmt: skip
    return render(request, "ui/form_page.html", shown)
