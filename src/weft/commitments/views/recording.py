"""Agreements recorded, and described."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from weft.commitments import actions, queries
from weft.commitments.actions import Described
from weft.commitments.forms.agreements import DescribeForm, RecordForm, answer, answered
from weft.commitments.models import Agreement
from weft.commitments.rules import AgreementKind, AgreementState
from weft.commitments.views.asking import (
    ASKS,
    address_of,
    agreement_for,
    asking,
    done,
    keeper_of,
    recorder,
)
from weft.frameworks.rules import fingerprint
from weft.organisations.access import Viewer


@login_required
@ASKS
def record(request: HttpRequest) -> HttpResponse:
    """Record an agreement that the own organisation keeps."""
    by = recorder(request)
    form = RecordForm(request.POST or None)
    if form.is_valid() and (made := _recorded(form, by)):
        messages.success(request, _("Recorded. Say now what is promised in it."))
        return redirect(address_of(made))
    shown = {
        "form": form, "heading": _("Record an agreement"), "button": _("Record it"),
        "cancel": reverse("commitments:agreements"),
    }  # fmt: skip
    return render(request, "ui/form_page.html", shown)


def _recorded(form: RecordForm, by: Viewer) -> Agreement | None:
    """The agreement; None, where the form says now what is not right."""
    bound = form.bound(by)
    if not form.is_valid():
        return None
    given = form.cleaned_data
    number = [("contract", given["number"])] if given["number"] else []
    act = partial(
        actions.record_agreement, kind=AgreementKind(given["kind"]), parties=bound, references=number,
        state=AgreementState(given["state"]), another=form.is_another, by=by, at=timezone.now(), **form.terms(),
    )  # fmt: skip
    return done(form, act)


@login_required
@ASKS
def describe(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what an agreement is known by, which lots it has, where it is, and what it lies under."""
    found = agreement_for(request, ref)
    by = keeper_of(request, found)
    form = DescribeForm(request.POST or None, initial=_as_described(found), viewer=by)
    return asking(
        request, form, lambda: _described(found, form, by), says=_("Saved."), to=address_of(found),
        heading=_("What is it known by?"), button=_("Save"), caption=found.title,
    )  # fmt: skip


def _as_described(agreement: Agreement) -> dict[str, object]:
    return {
        **{name: getattr(agreement, name) for name in ("description", "category", "may_extend_until", "places")},
        "under": agreement.under.ref if agreement.under else "", "under_act": answered(agreement.under_act),
        "was": fingerprint(queries.description_of(agreement)), "references": list(agreement.references.values("scheme", "number")), "parts": list(agreement.parts.values("name")),
    }  # fmt: skip


def _described(agreement: Agreement, form: DescribeForm, by: Viewer) -> Agreement:
    given = form.cleaned_data
    rows = form.rows_given("references")
    told = Described(
        **{name: given[name] for name in ("description", "category", "under", "may_extend_until")},
        under_act=answer(given["under_act"]), places=tuple(given.get("places", agreement.places)),
        references=tuple(dict.fromkeys((one["scheme"], one["number"]) for one in rows)),
        parts=tuple(dict.fromkeys(one["name"] for one in form.rows_given("parts"))),
    )  # fmt: skip
    return actions.describe_agreement(
        agreement=agreement, told=told, was=given["was"], by=by, at=timezone.now()
    )
