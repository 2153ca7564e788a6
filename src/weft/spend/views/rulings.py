"""Rulings: said, listed, withdrawn, kept as a file and taken from one."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from weft.spend import actions, queries
from weft.spend.forms import RulingForm, RulingsFileForm
from weft.spend.rules import RULINGS
from weft.spend.views.files import analyst, viewer
from weft.ui.listing import Filter, Heading, listed
from weft.ui.reasons import said as in_words
from weft.ui.sending import led_on
from weft.uploads.arriving import takes_files


@login_required
@require_safe
def list_(request: HttpRequest) -> HttpResponse:
    """All rulings of the council, with who said each and when."""
    shown = listed(
        queries.rulings_visible_to(analyst(request)), request.GET, id="rulings",
        headings=(
            Heading("name", _("Name"), "name"), Heading("says", _("Ruling"), "says"),
            Heading("other", _("Other name, or number"), "other"),
            Heading("said", _("Said"), "said_at"), Heading("state", _("In force"), "state"),
        ),
        filters=(
            Filter("ruling", _("Ruling"), "says", [(one, _(words)) for one, words in RULINGS.items()]),
            Filter(
                "state", _("In force"), "state",
                [("in force", _("In force")), ("withdrawn", _("Withdrawn"))],
            ),
        ),
        search=("name", "other", "reason", "said_by__name", "decided_by"), sort="-said",
    )  # fmt: skip
    return render(request, "spend/rulings.html", {"list": shown, "words": RULINGS})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def say(request: HttpRequest) -> HttpResponse:
    """Say something of a name, whether Weft has asked or not."""
    asking = analyst(request)
    form = RulingForm(request.POST or None, initial={"name": request.GET.get("name", "")})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        told = {"ruling": given["says"], **{one: given[one] for one in ("name", "other", "reason")}}
        try:
            actions.say_rulings(said=[told], by=asking, at=timezone.now())
        except actions.CannotDo as reason:
            form.add_error(None, in_words(reason))
        else:
            messages.success(request, _("Kept. The next analysis goes by it."))
            return redirect("spend:rulings")
    shown = {"form": form, "heading": _("Say who a name is"), "button": _("Keep")}
    return render(request, "ui/form_page.html", shown)


@login_required
@require_POST
def withdraw(request: HttpRequest, ref: str) -> HttpResponse:
    """Take one ruling back."""
    ruling = get_object_or_404(queries.rulings_visible_to(viewer(request)), ref=ref)
    asking = analyst(request)
    try:
        actions.withdraw_ruling(ruling=ruling, by=asking, at=timezone.now())
    except actions.CannotDo as reason:
        messages.error(request, in_words(reason))
    else:
        messages.success(request, _("The ruling is withdrawn. The next analysis does without it."))
    return redirect("spend:rulings")


@login_required
@require_safe
def keep(request: HttpRequest) -> HttpResponse:
    """All rulings as the CSV file that people keep and give again."""
    made = queries.rulings_file(queries.rulings_visible_to(analyst(request)).order_by("pk"))
    headers = {"Content-Disposition": 'attachment; filename="rulings.csv"'}
    return HttpResponse(made, content_type="text/csv; charset=utf-8", headers=headers)


@takes_files
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take(request: HttpRequest) -> HttpResponse:
    """Take rulings from a file: all of them, or none."""
    asking = analyst(request)
    form = RulingsFileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        try:
            taken = actions.take_rulings(
                arrived=form.cleaned_data["chosen"], by=asking, at=timezone.now()
            )
        except actions.CannotDo as reason:
            form.add_error("chosen", in_words(reason))
        else:
            words = _("New rulings: %(said)s. Withdrawn: %(withdrawn)s. Known already: %(known)s.")
            messages.success(request, words % vars(taken))
            return led_on(request, "spend:rulings")
    shown = {"form": form, "heading": _("Take rulings from a file"), "button": _("Send")}
    return render(request, "ui/form_page.html", shown)
