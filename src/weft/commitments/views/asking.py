"""Who asks, about which agreement, and how an answer that is no becomes a page."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from weft.commitments import access, actions, queries, words
from weft.commitments.forms.another import AnotherForm
from weft.commitments.forms.looked import LookedForm
from weft.commitments.models import Agreement, Benefit, Commitment
from weft.commitments.rules import LOOK_AGAIN, Act, AgreementState, why_not_do
from weft.organisations.access import NotAllowed, Viewer, viewer_in
from weft.ui.amounts import AmountField
from weft.ui.forms import Form, WasForm
from weft.ui.jinja import told
from weft.ui.reasons import said
from weft.ui.sending import led_on
from weft.uploads.arriving import Arrived

T = TypeVar("T")
View = TypeVar("View", bound=Callable[..., HttpResponse])
MOST_DOUBTED = 10
PROOF = "csrfmiddlewaretoken"
"""What stands in every form, another one in each page that is drawn."""


def ASKS(view: View) -> View:  # noqa: N802
    """A page that asks: it is read or answered, and what one page says once is done once, however often its button is pressed."""
    return require_http_methods(["GET", "HEAD", "POST"])(_once(view))


def KEEPS_FILES(view: View) -> View:  # noqa: N802
    """The same for a page that keeps the files that come with it, and reads no table in them."""
    return require_http_methods(["GET", "HEAD", "POST"])(_once(view, with_files=True))


def _once(view: View, *, with_files: bool = False) -> View:
    """Lead whoever presses again to where the first press led. Other pages that take files answer each time: reading those would hold up others."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **told: Any) -> HttpResponse:
        answers_each = _takes_files(request) and not with_files
        if request.method != "POST" or answers_each or PROOF not in request.POST:
            return view(request, *args, **told)
        answers: list[HttpResponse] = []

        def act() -> str:
            answers.append(view(request, *args, **told))
            return answers[0].headers.get("Location", "")

        there = actions.press_once(said=_said_by(request), act=act, at=timezone.now())
        return answers[0] if answers else led_on(request, there)

    return cast("View", answer)


def _takes_files(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and getattr(match.func, "takes_files", False)


def _said_by(request: HttpRequest) -> str:
    """Who sends which page with which answers and files."""
    person = viewer_in(request).person
    files = (
        f"{one.name} {one.sha256}"
        for _name, sent in request.FILES.lists()
        for one in sent
        if isinstance(one, Arrived)
    )
    said = (
        str(person.pk) if person else "",
        request.get_full_path(),
        request.POST.urlencode(),
        *files,
    )
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def done(form: Form, act: Callable[[], T], field: str | None = None) -> T | None:
    """Do it, and give what came of it; or say in the form why how it stands does not allow it, and give None."""
    try:
        with transaction.atomic():
            return act()
    except actions.ChangedMeanwhile:
        raise
    except actions.ThereAlready as reason:
        assert isinstance(form, AnotherForm)
        there, called = _way_to(reason.there)
        form.ask_whether_another(said(reason), there=there, called=called)
        return None
    except actions.Doubtful as doubt:
        assert isinstance(form, LookedForm)
        form.ask_whether_sure([said(one) for one in doubt.reasons[:MOST_DOUBTED]])
        return None
    except actions.CannotDo as reason:
        form.add_error(field, said(reason))
        return None


def _way_to(there: Agreement | Commitment) -> tuple[str, str]:
    """Where something stands that is there already, and what it is called."""
    if isinstance(there, Agreement):
        return address_of(there), there.title
    called = queries.Measures().wording_of(there)
    return reverse("commitments:commitment", args=[there.agreement.ref, there.ref]), called


def agreement_for(request: HttpRequest, ref: str) -> Agreement:
    """The agreement at an address, where whoever is asking sees it."""
    found = queries.agreements_visible_to(viewer_in(request)).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def recorder(request: HttpRequest) -> Viewer:
    """Whoever is asking, where they record agreements for their organisation. Raises NotAllowed with the reason."""
    by = viewer_in(request)
    if reason := access.why_not_manage(by):
        raise NotAllowed(reason)
    return by


def keeper_of(request: HttpRequest, agreement: Agreement) -> Viewer:
    """Whoever is asking, where they change this agreement. Raises NotAllowed with the reason."""
    by = viewer_in(request)
    if reason := access.why_not_change(by, own=queries.keeps(by, agreement)):
        raise NotAllowed(reason)
    return by


def address_of(agreement: Agreement) -> str:
    """The page of an agreement."""
    return reverse("commitments:agreement", args=[agreement.ref])


def refused(request: HttpRequest, agreement: Agreement, reason: str | None) -> HttpResponse | None:
    """The way back to an agreement with the reason why something is not asked about it; None where there is no such reason."""
    if reason is None:
        return None
    messages.error(request, said(reason))
    return redirect(address_of(agreement))


def refused_now(request: HttpRequest, agreement: Agreement, act: Act) -> HttpResponse | None:
    """The same, of something that is not done about an agreement that stands so."""
    return refused(request, agreement, why_not_do(act, AgreementState(agreement.state)))


def sent_of(
    request: HttpRequest, now: Mapping[str, object]
) -> tuple[QueryDict | None, tuple[str, ...]]:
    """What was sent by a page on which somebody decides, and what of what it showed has changed since. Then nothing is decided: that is asked anew."""
    if request.method != "POST":
        return None, ()
    changed = queries.changed_since(request.POST.get("was", ""), now)
    if not changed:
        return request.POST, ()
    sent = request.POST.copy()
    sent.pop("decision", None)
    return sent, changed


def asking(
    request: HttpRequest, form: Form, act: Callable[[], object], *, says: str, to: str, caption: str,
    template: str = "ui/form_page.html", changed: tuple[str, ...] = (), **shown: Any,
) -> HttpResponse:  # fmt: skip
    """A page that asks: once it is answered and done, says so and goes on; until then shows the form, and what is not right. `changed`: what is not
    as it was when the page was drawn."""
    try:
        if changed:
            raise actions.ChangedMeanwhile(LOOK_AGAIN, changed)
        if form.is_valid() and done(form, act) is not None:
            messages.success(request, says)
            return redirect(to)
    except actions.ChangedMeanwhile as reason:
        shown["points"] = now_beside(form, reason)
    return render(
        request, template, {"form": form, "cancel": to, "caption": told(caption), **shown}
    )


def now_beside(form: Form, reason: actions.ChangedMeanwhile) -> list[str]:
    """What stands there now of what was typed otherwise. The form says that it was changed, and carries from now on what it shows."""
    assert isinstance(form, WasForm)
    form.is_valid()
    now, given = form.initial, form.cleaned_data
    sent = QueryDict(mutable=True)
    sent.update(form.data)
    sent["was"] = now["was"]
    form.data = sent
    form.add_error(None, said(reason))
    names = [name for name in now if name in form.fields and name not in ("was", "on", "because")]
    looked_at = [
        _("Changed since you opened it: %(what)s.") % {"what": _(words.LOOKED_AT[one])}
        for one in reason.what
    ]
    return looked_at + [
        _("Now: %(question)s %(answer)s") % {"question": form.fields[name].label, "answer": as_read(form.fields[name], now[name])}
        for name in names
        if as_read(form.fields[name], now[name]) != as_read(form.fields[name], given.get(name))
    ]  # fmt: skip


def as_read(field: Any, value: Any) -> str:
    """What is typed in a field, as somebody reads it."""
    choices = {str(key): str(text) for key, text in getattr(field, "choices", ())}
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, Decimal):
        return f"£{value:,.2f}"
    if isinstance(field, AmountField) and value is not None:
        return str(words.amount(value, field.unit))
    if isinstance(value, list | tuple):
        return "; ".join(as_read(field, one) for one in value) or _("nothing")
    return choices.get(str(value), "" if value is None else str(value)) or _("nothing")


def reporter(request: HttpRequest) -> Viewer:
    """Whoever is asking, where they report for their organisation. Raises NotAllowed with the reason."""
    by = viewer_in(request)
    if reason := access.why_not_report(by):
        raise NotAllowed(reason)
    return by


def benefit_for(request: HttpRequest, ref: str) -> Benefit:
    """The benefit at an address, where whoever is asking sees it."""
    found = queries.benefits_visible_to(viewer_in(request)).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def own_benefit_for(request: HttpRequest, ref: str) -> tuple[Viewer, Benefit]:
    """Whoever is asking, and a benefit of theirs that they report. Raises NotAllowed with the reason."""
    by, found = viewer_in(request), benefit_for(request, ref)
    if reason := access.why_not_report_of(by, own=queries.is_own(by, found)):
        raise NotAllowed(reason)
    return by, found
