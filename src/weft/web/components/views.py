"""Every component in its states, on one page: for those who build pages, and for the tests."""

from __future__ import annotations

from functools import wraps
from typing import Any, Protocol

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from weft.organisations.access import viewer_in
from weft.ui.listing import Filter, Heading, Listing, listed
from weft.ui.pictures import download, shown, worked
from weft.uploads.arriving import takes_files
from weft.web.components import samples
from weft.web.components.forms import KINDS, EveryQuestion

STEPS = 4
"""After so many askings the example of progress is done."""


class Answering(Protocol):
    """A view."""

    def __call__(self, request: HttpRequest, /) -> HttpResponse: ...


def for_builders(view: Answering) -> Answering:
    """Show a page to everyone in demo mode, and otherwise to stewards only."""

    @wraps(view)
    def answer(request: HttpRequest, /) -> HttpResponse:
        viewer = viewer_in(request)
        if not settings.DEMO and viewer.person is None:
            answer_: HttpResponseRedirect = redirect_to_login(request.get_full_path())
            return answer_
        if not settings.DEMO and not viewer.is_steward:
            raise Http404
        return view(request)

    return answer


@takes_files
@for_builders
@require_http_methods(["GET", "HEAD", "POST"])
def components(request: HttpRequest) -> HttpResponse:
    """The page; what its form is sent is checked and thrown away."""
    sent = request.method == "POST"
    form = EveryQuestion(request.POST, request.FILES) if sent else EveryQuestion()
    if sent and form.is_valid():
        messages.success(request, _("Everything was understood. Nothing was kept."))
        return redirect("components")
    return render(request, "web/components.html", _shown(request, form))


@for_builders
@require_safe
def table(request: HttpRequest) -> HttpResponse:
    """A picture's table as a file, by its name; that of the bars where none is named."""
    named = {one.id: one for one in (samples.PICTURE, samples.MAP, samples.TILES, samples.EMPTY)}
    wanted = request.GET.get("of", samples.PICTURE.id)
    if wanted not in named:
        raise Http404
    return download(named[wanted])


@for_builders
@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    """The example of progress, one step on."""
    step = request.GET.get("step", "")
    return render(
        request, "web/components_progress.html", _far(int(step) if step in {"1", "2", "3"} else 0)
    )


def _shown(request: HttpRequest, form: EveryQuestion) -> dict[str, Any]:
    nothing = listed([], request.GET.__class__(), id="nothing", headings=_headings(), sort="name")
    return {
        "form": form,
        "list": _list(request),
        "nothing": nothing,
        "picture": shown(samples.PICTURE),
        "empty": shown(samples.EMPTY),
        "map": shown(samples.MAP),
        "tiles": shown(samples.TILES),
        "figures": [worked(samples.FIGURE), worked(samples.UNKNOWN)],
        "long": samples.LONG,
        "right_to_left": samples.RIGHT_TO_LEFT,
        **_far(0),
        "still": "still" in request.GET,
    }


def _headings() -> tuple[Heading, ...]:
    return (
        Heading("name", _("Name"), by="name"),
        Heading("kind", _("Kind"), by="kind"),
        Heading("people", _("People"), by="people", number=True),
    )


def _list(request: HttpRequest) -> Listing:
    return listed(
        samples.SAMPLES,
        request.GET,
        id="samples",
        headings=_headings(),
        filters=[Filter("kind", _("Kind"), "kind", KINDS)],
        search=["name"],
        sort="name",
        size=5,
    )


def _far(step: int) -> dict[str, Any]:
    return {
        "percent": 100 * step // STEPS,
        "next_step": f"{reverse('components_progress')}?step={step + 1}",
        "running": step < STEPS - 1,
    }
