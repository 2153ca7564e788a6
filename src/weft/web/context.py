"""What every page shows around its content: the place, who is asking, the way to the other pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from weft.commitments.access import why_not_confirm, why_not_report
from weft.commitments.queries import has_use_for_agreements
from weft.organisations.access import NOBODY, Viewer, decides_for_a_council, why_not_see_audit
from weft.organisations.rules import Permission
from weft.spend.access import may_see as may_see_spend
from weft.ui.colours import PLAIN, Colours
from weft.web.crumbs import crumbs
from weft.web.demo import Part, sign_ins
from weft.web.single_sign_on import Council

FORM_IS_FOR = "acting_for"
"""The name under which a form says for which organisation its page was shown."""


@dataclass(frozen=True)
class Page:
    """The frame of a page."""

    place: str
    language: str
    right_to_left: bool
    theme: str
    """The address of the style sheet of the place's colours; none, where they are ours."""
    viewer: Viewer
    navigation: list[dict[str, Any]]
    crumbs: Callable[[], list[dict[str, Any]]]
    """The pages above this one, asked for only where they are shown."""
    footer: list[dict[str, str]]
    about_me: str
    """The page about the person who is asking."""
    councils: tuple[Council, ...]
    """Those that sign their people in themselves."""
    sign_ins: list[tuple[Part, str]]
    """The cast of the example place, with their password; in demo mode only."""


def page(request: HttpRequest) -> dict[str, Any]:
    """The frame of the page that answers this request, as `page`."""
    viewer = getattr(request, "viewer", NOBODY)
    return {
        "csrf_input": _proof(request, viewer),
        "page": Page(
            place=settings.PLACE_NAME,
            language=(get_language() or "en-gb").split("-", maxsplit=1)[0],
            right_to_left=get_language_bidi(),
            theme=_theme(),
            viewer=viewer,
            navigation=_navigation(viewer, request.path),
            crumbs=partial(crumbs, request),
            footer=_footer(),
            about_me=reverse("organisations:me"),
            councils=settings.SINGLE_SIGN_ON,
            sign_ins=sign_ins() if settings.DEMO else [],
        ),
    }


def _form_is_ours(request: HttpRequest, viewer: Viewer) -> SafeString:
    """What every form carries: the proof that it is ours, and the organisation that its page shows."""
    proof = csrf_input(request)
    if viewer.acting_for is None:
        return proof
    shown = format_html(
        '<input type="hidden" name="{}" value="{}">', FORM_IS_FOR, viewer.acting_for.ref
    )
    return SafeString(proof + shown)


_proof = lazy(_form_is_ours, SafeString, str)
"""Only when a form is drawn: the proof begins a session."""


def _navigation(viewer: Viewer, path: str) -> list[dict[str, Any]]:
    """The pages that this person has use for, by what they may do."""
    if viewer.person is None:
        links = [
            (_("Frameworks"), reverse("frameworks:list")),
            (_("Published spend"), reverse("published:list")),
            (_("Sign in"), reverse("account_login")),
        ]
        return [_link(text, href, path) for text, href in links]
    links = [(_("Home"), reverse("home"))]
    if viewer.memberships or viewer.is_steward:
        links.append((_("Organisations"), reverse("organisations:list")))
    if viewer.is_steward or decides_for_a_council(viewer):
        links.append((_("To decide"), reverse("organisations:waiting")))
    links.append((_("Frameworks"), reverse("frameworks:list")))
    if has_use_for_agreements(viewer):
        links.append((_("Agreements"), reverse("commitments:agreements")))
    if why_not_report(viewer) is None:
        links.append((_("Benefits"), reverse("commitments:benefits")))
    if why_not_confirm(viewer) is None:
        links.append((_("To confirm"), reverse("commitments:to_confirm")))
    if viewer.is_steward:
        links.append((_("Disputes"), reverse("commitments:disputes")))
    if may_see_spend(viewer):
        links.append((_("Spend"), reverse("spend:list")))
    if Permission.SEE_FILES in viewer.permissions:
        links.append((_("Files"), reverse("uploads:list")))
    if Permission.SEE_JOBS in viewer.permissions:
        links.append((_("Jobs"), reverse("jobs:list")))
    if why_not_see_audit(viewer) is None:
        links.append((_("Record"), reverse("audit:list")))
    return [_link(text, href, path) for text, href in links]


def _theme() -> str:
    colours: Colours = settings.COLOURS
    return "" if colours == PLAIN else reverse("colours", args=[colours.code])


def _link(text: str, href: str, path: str) -> dict[str, Any]:
    within = href != "/" and path.startswith(href)
    return {"text": text, "href": href, "current": path == href, "active": within}


def _footer() -> list[dict[str, str]]:
    return [
        {"text": _("Frameworks"), "href": reverse("frameworks:list")},
        {"text": _("Published spend"), "href": reverse("published:list")},
        {"text": _("What each role may do"), "href": reverse("organisations:roles")},
        {"text": _("Accessibility"), "href": reverse("accessibility")},
        {"text": _("Privacy"), "href": reverse("privacy")},
        {"text": _("Cookies"), "href": reverse("cookies")},
    ]
