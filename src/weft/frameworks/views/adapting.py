"""What a council makes of an edition, and how that goes on into the next one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from weft.analysis.errors import WeftError
from weft.analysis.frameworks.adapted import Add, Carried, LocalChange
from weft.analysis.frameworks.local_document import as_fields, read_local_document
from weft.frameworks import actions, queries, rules, words
from weft.frameworks.forms.adapting import (
    FORMS,
    AdaptForm,
    CarryForm,
    CarryOnForm,
    CarrySeveralForm,
    ChangesFileForm,
    as_typed,
    counted_as,
    form_of,
)
from weft.frameworks.forms.writing import MeasureForm, measure_of
from weft.frameworks.forms.writing import as_typed as measure_as_typed
from weft.frameworks.models import CarriedChange, Edition
from weft.frameworks.models import LocalChange as Kept
from weft.frameworks.rules import OUTCOMES, Outcome
from weft.frameworks.views.beginning import address_of, done, keeper
from weft.frameworks.views.comparing import in_words
from weft.frameworks.views.seen import edition_for, keeper_of
from weft.frameworks.views.writing import instead, new_node, to_write
from weft.organisations.access import NotAllowed, Viewer
from weft.ui.forms import Form
from weft.ui.reasons import said
from weft.uploads.arriving import takes_files

ASKS = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@ASKS
def adapt(request: HttpRequest, framework: str, edition: str) -> HttpResponse:
    """Begin what the own organisation makes of an edition."""
    found, by = edition_for(request, framework, edition), keeper(request)
    reason = queries.why_not_adapt(by, found)
    if reason and queries.keeps(by, found):
        raise NotAllowed(reason)
    if reason:
        messages.error(request, said(reason))
        return redirect(address_of(found))
    form = AdaptForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        act = partial(
            actions.adapt, edition=found, name=given["name"], edition_name=given["edition"], by=by, at=timezone.now()
        )  # fmt: skip
        if made := done(form, act):
            messages.success(
                request, _("Begun, as a draft. Nothing is copied: say what is different for you.")
            )
            return redirect(address_of(made))
    shown = {
        "form": form, "heading": _("Adapt %(name)s") % {"name": f"{found.framework.name}, {found.name}"},
        "lead": _("You say what you leave out, add, weigh and put first. All else is as it stands there, and nothing is copied."),
        "button": _("Begin"), "cancel": address_of(found),
    }  # fmt: skip
    return render(request, "ui/form_page.html", shown)


@login_required
@ASKS
def say(request: HttpRequest, framework: str, edition: str, change: str) -> HttpResponse:
    """Make a local change of a sort."""
    if change not in FORMS:
        raise Http404
    try:
        found, by = to_write(request, framework, edition)
    except actions.CannotDo as reason:
        return instead(request, framework, edition, reason)
    value, code = queries.whole(found).value, request.GET.get("code", "")
    initial = new_node(value, code) if change == "add" else {"code": code}
    form = form_of(change, request.POST, value=value, initial=initial)
    if form.is_valid():
        act = partial(
            actions.say_local_change, edition=found, change=form.change, by=by, at=timezone.now()
        )
        if made := done(form, act):
            messages.success(request, _("Saved."))
            if change == "add":
                return redirect("frameworks:node", framework, edition, made.code)
            return redirect(f"{address_of(found)}#differences")
    return _asked(request, found, form, change)


@login_required
@ASKS
def change(request: HttpRequest, framework: str, edition: str, number: int) -> HttpResponse:
    """Change a local change."""
    try:
        found, by = to_write(request, framework, edition)
    except actions.CannotDo as reason:
        return instead(request, framework, edition, reason)
    kept = get_object_or_404(Kept, edition=found, pk=number)
    before = queries.change_of(kept)
    form = form_of(
        kept.change, request.POST, value=queries.whole(found).value, initial=as_typed(before)
    )
    if form.is_valid():
        new = counted_as(form.change, before, _cohorts(found))
        act = partial(
            actions.say_local_change, edition=found, change=new, instead_of=kept, by=by, at=timezone.now()
        )  # fmt: skip
        if done(form, act):
            messages.success(request, _("Saved."))
            return redirect(f"{address_of(found)}#differences")
    return _asked(request, found, form, kept.change)


def _asked(request: HttpRequest, found: Edition, form: Form, change: str) -> HttpResponse:
    headings = {
        "leave_out": _("Leave something out"), "add": _("Add something of your own"), "weigh": _("Weigh something"),
        "put_first": _("Put something first"), "add_cohort": _("Add a cohort"),
    }  # fmt: skip
    shown = {
        "form": form,
        "heading": headings[change],
        "button": _("Save"),
        "cancel": address_of(found),
    }
    return render(request, "ui/form_page.html", shown)


@login_required
@ASKS
def measure(request: HttpRequest, framework: str, edition: str, number: int) -> HttpResponse:
    """Say how something is counted that the council has added."""
    try:
        found, by = to_write(request, framework, edition)
    except actions.CannotDo as reason:
        return instead(request, framework, edition, reason)
    kept = get_object_or_404(Kept, edition=found, pk=number, change="add")
    before = queries.change_of(kept)
    assert isinstance(before, Add)
    told = as_fields(before)["node"].get("measure")
    form = MeasureForm(
        request.POST or None, value=queries.whole(found).value, initial=measure_as_typed(told)
    )
    nothing = "nothing" in request.POST
    if nothing or form.is_valid():
        counted = None if nothing else measure_of(form.given_measure)
        new = Add(replace(before.node, measure=counted))
        act = partial(
            actions.say_local_change, edition=found, change=new, instead_of=kept, by=by, at=timezone.now()
        )  # fmt: skip
        if done(form, act):
            messages.success(request, _("Saved."))
            return redirect("frameworks:node", framework, edition, kept.code)
    shown = {
        "form": form, "node": before.node, "heading": _("How is it counted?"),
        "cancel": reverse("frameworks:node", args=[framework, edition, kept.code]),
    }  # fmt: skip
    return render(request, "frameworks/measure.html", shown)


@login_required
@ASKS
def undo(request: HttpRequest, framework: str, edition: str, number: int) -> HttpResponse:
    """Take a local change back, once that is confirmed."""
    try:
        found, by = to_write(request, framework, edition)
    except actions.CannotDo as reason:
        return instead(request, framework, edition, reason)
    kept = get_object_or_404(Kept, edition=found, pk=number)
    form = Form(request.POST or None)
    if request.method == "POST":
        try:
            actions.undo_local_change(change=kept, by=by, at=timezone.now())
        except actions.CannotDo as reason:
            messages.error(request, said(reason))
        else:
            messages.success(request, _("Taken back."))
        return redirect(f"{address_of(found)}#differences")
    name = f"{_(words.LOCAL[kept.change])}: {kept.code}"
    shown = {
        "form": form, "heading": _("Take this back?"), "caption": name, "button": _("Take it back"), "warns": True,
        "cancel": address_of(found),
    }  # fmt: skip
    return render(request, "ui/form_page.html", shown)


@takes_files
@login_required
@ASKS
def take_changes(request: HttpRequest, framework: str, edition: str) -> HttpResponse:
    """Make all local changes of a file, or none."""
    try:
        found, by = to_write(request, framework, edition)
    except actions.CannotDo as reason:
        return instead(request, framework, edition, reason)
    form = ChangesFileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid() and (changes := _read(form)) is not None:
        act = partial(
            actions.take_local_changes, edition=found, changes=changes, by=by, at=timezone.now()
        )  # fmt: skip
        made = done(form, act, "chosen")
        if made is not None:
            messages.success(request, _("Local changes taken in: %(number)s.") % {"number": made})
            return redirect(f"{address_of(found)}#differences")
    shown = {
        "form": form, "heading": _("Take local changes in from a file"), "button": _("Take them in"), "cancel": address_of(found),
    }  # fmt: skip
    return render(request, "ui/form_page.html", shown)


def _read(form: ChangesFileForm) -> tuple[LocalChange, ...] | None:
    """The local changes in the file that was chosen; None, where the form says now why it cannot be read."""
    chosen = form.cleaned_data["chosen"]
    chosen.seek(0)
    try:
        return read_local_document(chosen.read(), name=chosen.name)
    except WeftError as error:
        form.add_error("chosen", error.message)
        return None


@login_required
@ASKS
def carry_on(request: HttpRequest, framework: str, edition: str) -> HttpResponse:
    """Begin the next edition of what the council makes of a framework, and choose on which edition of that."""
    found = edition_for(request, framework, edition)
    by = keeper_of(request, found)
    under_way = found.replaced_by.first()
    reason = rules.why_not_replace(
        rules.Stage(found.stage), under_way=under_way.name if under_way else ""
    )
    if reason or found.adapts is None:
        messages.error(request, said(reason) if reason else _("It adapts no other edition."))
        return redirect(address_of(found))
    there = queries.adoptable(by, found.adapts.framework)
    choices = [(one.ref, one.name) for one in there]
    form = CarryOnForm(request.POST or None, choices=choices)
    if form.is_valid():
        onto = there.get(ref=form.cleaned_data["onto"])
        act = partial(
            actions.carry_on, edition=found, onto=onto, name=form.cleaned_data["name"], by=by, at=timezone.now()
        )  # fmt: skip
        if made := done(form, act, "name"):
            return redirect("frameworks:walk", framework, made.name)
    shown = {
        "form": form, "heading": _("Go on with a newer edition"), "button": _("Go on"), "cancel": address_of(found),
        "lead": _("Each of your changes comes along where all that it stands on is as it was. About each other one you decide: nothing is dropped and nothing moved by itself."),
    }  # fmt: skip
    return render(request, "ui/form_page.html", shown)


@dataclass(frozen=True)
class Step:
    """A local change of the edition before, and how far it is on its way."""

    row: CarriedChange
    answer: Carried
    """What the new edition says about it."""
    sort: str
    title: str
    outcome: str
    waits: bool
    now: LocalChange | None


def steps_of(edition: Edition) -> Iterator[Step]:
    """Every local change of the edition before, in its order."""
    rows = edition.carried.select_related("before", "became", "decided_by").order_by("pk")
    for row, answer in zip(rows, queries.carried_answers(edition), strict=True):
        yield Step(
            row, answer, _(words.LOCAL[row.before.change]), queries.title_of(edition, answer.change),
            _(OUTCOMES[Outcome(row.outcome)]), row.outcome == Outcome.WAITS,
            queries.change_of(row.became) if row.became else None,
        )  # fmt: skip


@login_required
@ASKS
def walk(request: HttpRequest, framework: str, edition: str) -> HttpResponse:
    """What has changed under the council's changes, and what becomes of each of them; of several at once, too."""
    found = edition_for(request, framework, edition)
    by = keeper_of(request, found)
    if found.adapts is None or found.replaces is None or found.replaces.adapts is None:
        raise Http404
    steps = list(steps_of(found))
    waiting = [step for step in steps if step.waits]
    form = CarrySeveralForm(
        request.POST or None, waiting=[(str(each.row.pk), f"{each.sort}: {each.title}") for each in waiting]
    )  # fmt: skip
    if form.is_valid() and (done_with := done(form, partial(_several, waiting, form, by))):
        number = len(done_with)
        messages.success(
            request, ngettext("%(num)s decided.", "%(num)s decided.", number) % {"num": number}
        )
        if left := len(form.cleaned_data["carried"]) - number:
            words_left = ngettext(
                "%(num)s does not fit the new edition as it is, and waits on.",
                "%(num)s do not fit the new edition as they are, and wait on.",
                left,
            )
            messages.warning(request, words_left % {"num": left})
        return redirect("frameworks:walk", framework, edition)
    return render(request, "frameworks/walk.html", {
        "edition": found, "steps": steps, "waiting": len(waiting), "form": form,
        "before": found.replaces.adapts, "after": found.adapts, "cancel": address_of(found),
        "may_write": actions.why_not_write(found, timezone.localdate()) is None, "came": queries.came_in(found),
    })  # fmt: skip


@login_required
@ASKS
def decide(request: HttpRequest, framework: str, edition: str, number: int) -> HttpResponse:
    """Decide what becomes of one local change of the edition before."""
    try:
        found, by = to_write(request, framework, edition)
    except actions.CannotDo as reason:
        return instead(request, framework, edition, reason)
    step = next((one for one in steps_of(found) if one.row.pk == number), None)
    if step is None:
        raise Http404
    form = CarryForm(request.POST or None, initial={"because": step.row.because})
    value = queries.whole(found).value
    was = step.now or _suggested(step.answer)
    fields = form_of(step.row.before.change, request.POST, value=value, initial=as_typed(was))
    ready = form.is_valid() and (form.cleaned_data["becomes"] == "drop" or fields.is_valid())
    if ready and done(form, partial(_decide, found, step, form, fields, by)):
        messages.success(request, _("Decided."))
        return redirect("frameworks:walk", framework, edition)
    return render(request, "frameworks/carry.html", {
        "form": form, "fields": fields, "step": step, "edition": found,
        "cancel": reverse("frameworks:walk", args=[framework, edition]),
        "otherwise": queries.otherwise_now(found, step.answer.change), "about": words.ABOUT, "in_words": in_words,
        "candidates": [value.by_code[code] for code in step.answer.could_be if code in value.by_code],
    })  # fmt: skip


def _several(waiting: Sequence[Step], form: CarrySeveralForm, by: Viewer) -> list[CarriedChange]:
    given, at = form.cleaned_data, timezone.now()
    return actions.decide_about_several(
        carried=[each.row for each in waiting if str(each.row.pk) in given["carried"]],
        keep=given["becomes"] == form.KEEP, because=given["because"], by=by, at=at,
    )  # fmt: skip


def _suggested(answer: Carried) -> LocalChange:
    """The change as the form shows it first: on the one code that takes the place of what it stood on, where there is one."""
    from weft.analysis.frameworks.adapted import decided

    codes = answer.could_be
    return (
        decided(answer.change, to=codes[0])
        if len(codes) == 1 and codes[0] != answer.change.code
        else answer.change
    )


def _decide(
    edition: Edition, step: Step, form: CarryForm, fields: Any, by: Viewer
) -> CarriedChange:
    because, at = form.cleaned_data["because"], timezone.now()
    if form.cleaned_data["becomes"] == "drop":
        return actions.decide_about(
            carried=step.row, outcome=Outcome.DROPPED, because=because, by=by, at=at
        )
    before = step.answer.change
    new = counted_as(fields.change, before, _cohorts(edition))
    outcome = queries.outcome_of(before, new)
    return actions.decide_about(
        carried=step.row, outcome=outcome, change=new, because=because, by=by, at=at
    )


def _cohorts(edition: Edition) -> set[str]:
    return {one.code for one in queries.whole(edition).value.cohorts}
