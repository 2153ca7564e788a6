"""What is said about drafts: read, said, taken back, answered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from weft.analysis.frameworks.edition import Node
from weft.frameworks import access, actions, letters, queries, rules
from weft.frameworks.forms.talks import AnswerForm, CommentForm
from weft.frameworks.models import Comment, Edition
from weft.frameworks.rules import BECAME, Became, Stage, fingerprint
from weft.frameworks.views.beginning import address_of, done
from weft.frameworks.views.seen import edition_for, keeper_of, may_keep
from weft.organisations.access import NotAllowed, Viewer, viewer_in
from weft.organisations.queries import standing_for
from weft.ui.forms import Form
from weft.ui.listing import numbered
from weft.ui.reasons import said

ASKS = require_http_methods(["GET", "HEAD", "POST"])
A_PAGE = 25
FEW = 10
"""So many are shown on the page of what they are about; the others where all are."""
ALL, WAITS, ANSWERED, OURS = "all", "to-answer", "answered", "ours"
"""What of the comments is shown."""
TAGS = {
    Became.TAKEN_UP: "govuk-tag--green", Became.IN_PART: "govuk-tag--turquoise",
    Became.NOT_TAKEN_UP: "govuk-tag--grey", Became.ANSWERED: "govuk-tag--light-blue",
}  # fmt: skip


@dataclass(frozen=True)
class Said:
    """A comment as the viewer may read it."""

    comment: Comment
    who: str
    """Its writer, for those who may know; else nothing."""
    organisation: str
    became: str
    tag: str
    answered_by: str
    may_answer: bool
    may_withdraw: bool


@dataclass(frozen=True)
class Group:
    """Comments about one thing."""

    code: str
    node: Node | None
    comments: list[Said]


def as_read(viewer: Viewer, comment: Comment) -> Said:
    """A comment with the names that the viewer may know: all, for its keeper's people; those of their own organisation, for others."""
    edition, stage = comment.edition, Stage(comment.edition.stage)
    keeps = queries.keeps(viewer, edition)
    named = keeps or queries.is_for_theirs(viewer, comment)
    erased = _("somebody who has been erased")
    theirs, answered = queries.is_theirs(viewer, comment), bool(comment.became)
    return Said(
        comment, (comment.said_by.name or erased) if named else "", standing_for(comment.organisation).name,
        _(BECAME[Became(comment.became)]) if answered else "", TAGS[Became(comment.became)] if answered else "",
        (comment.answered_by.name or erased) if keeps and comment.answered_by else "",
        may_keep(viewer, edition) and rules.why_not_answer(stage) is None,
        rules.why_not_withdraw(stage, theirs=theirs, answered=answered) is None,
    )  # fmt: skip


def grouped(viewer: Viewer, edition: Edition, comments: Iterable[Comment]) -> list[Group]:
    """Comments that follow each other by what they are about."""
    nodes = queries.whole(edition).value.by_code
    return [
        Group(code, nodes.get(code), [as_read(viewer, one) for one in about])
        for code, about in groupby(comments, key=lambda one: one.code)
    ]


def part_of(
    request: HttpRequest, comments: Sequence[Comment], size: int
) -> tuple[Sequence[Comment], dict[str, Any] | None]:
    """The comments of the page that the address asks for, and the way to the other pages."""
    page = Paginator(comments, size).get_page(request.GET.get("page"))
    asked = request.GET.copy()

    def address(number: int) -> str:
        asked["page"] = str(number)
        return f"?{asked.urlencode()}"

    return list(page.object_list), numbered(page, address) if page.has_other_pages() else None


def said_here(viewer: Viewer, edition: Edition, code: str, today: date) -> dict[str, Any]:
    """What the page of an edition or a node shows of comments about it: nothing, to those who are neither its keeper's nor asked."""
    asked = queries.consultations_of(viewer, edition).first() if viewer.person else None
    own = queries.keeps(viewer, edition)
    if asked is None and not own:
        return {}
    seen = queries.comments_visible_to(viewer, edition, today)
    here = list(seen.filter(code=code)[: FEW + 1])
    may = queries.why_not_comment(viewer, edition, today) is None
    return {
        "consultation": asked, "ended": asked is not None and asked.has_ended(today),
        "said": [as_read(viewer, one) for one in here[:FEW]], "more_said": len(here) > FEW,
        "comment_form": CommentForm(initial={"about": code}, own=own) if may else None,
    }  # fmt: skip


def talked_about(request: HttpRequest, framework: str, edition: str) -> Edition:
    """An edition of which whoever is asking may read what was said: its keeper's people, and those who were asked."""
    found = edition_for(request, framework, edition)
    viewer = viewer_in(request)
    if not queries.keeps(viewer, found) and not queries.consultations_of(viewer, found).exists():
        raise Http404
    return found


@login_required
@require_safe
def list_(request: HttpRequest, framework: str, edition: str) -> HttpResponse:
    """What was said about an edition, by what it is about: all of it, or what nobody has answered."""
    found = talked_about(request, framework, edition)
    viewer, today = viewer_in(request), timezone.localdate()
    every = queries.comments_visible_to(viewer, found, today)
    asked = every.filter(consultation__isnull=False)
    parts = {
        ALL: (_("All"), every), WAITS: (_("To answer"), asked.filter(became="")),
        ANSWERED: (_("Answered"), every.exclude(became="")), OURS: (_("Among yourselves"), every.filter(consultation=None)),
    }  # fmt: skip
    if not queries.keeps(viewer, found):
        del parts[OURS]
    shown = request.GET.get("show", ALL)
    shown = shown if shown in parts else ALL
    page, pages = part_of(request, queries.by_what_they_are_about(found, parts[shown][1]), A_PAGE)
    return render(request, "frameworks/comments.html", {
        "edition": found, "parts": [(key, words, rows.count()) for key, (words, rows) in parts.items()], "shown": shown,
        "groups": grouped(viewer, found, page), "pages": pages, "may_keep": may_keep(viewer, found),
        "next": queries.unanswered(found).first(), "may_comment": queries.why_not_comment(viewer, found, today) is None,
    })  # fmt: skip


@login_required
@ASKS
def say(request: HttpRequest, framework: str, edition: str) -> HttpResponse:
    """Say something about a draft as a whole, or about the node that the form or the address names."""
    found = talked_about(request, framework, edition)
    by = viewer_in(request)
    if reason := access.why_not_comment(by, asked=True):
        raise NotAllowed(reason)
    if reason := queries.why_not_comment(by, found, timezone.localdate()):
        messages.error(request, said(reason))
        return redirect(address_of(found))
    given = {"about": request.GET.get("about", "")}
    form = CommentForm(request.POST or None, initial=given, own=queries.keeps(by, found))
    about = form["about"].value() or ""
    node = queries.whole(found).value.by_code.get(about)
    act = partial(_say, found, form, by)
    if form.is_valid() and done(form, act, "text") is not None:
        messages.success(request, _("Kept. You can take it back until it is answered."))
        return redirect(f"{_page_of(found, node.code if node else '')}#comments")
    shown = {
        "form": form, "heading": _("Comment on this draft"), "button": _("Send"), "cancel": _page_of(found, node.code if node else ""),
        "about": f"{node.code} {node.wording}" if node else f"{found.framework.name}, {found.name}",
    }  # fmt: skip
    return render(request, "frameworks/say.html", shown)


def _say(edition: Edition, form: CommentForm, by: Viewer) -> Comment:
    given = form.cleaned_data
    return actions.comment(
        edition=edition, code=given["about"], text=given["text"], by=by, at=timezone.now()
    )


def _page_of(edition: Edition, code: str) -> str:
    if not code:
        return address_of(edition)
    return reverse("frameworks:node", args=[edition.framework.key, edition.name, code])


def confirming(request: HttpRequest) -> Form:
    """The form of a page that only asks whether to go on."""
    return Form(request.POST if request.method == "POST" else None)


def comment_for(
    request: HttpRequest, framework: str, edition: str, ref: str
) -> tuple[Edition, Comment]:
    """The comment at an address, where whoever is asking may read it."""
    found = talked_about(request, framework, edition)
    seen = queries.comments_visible_to(viewer_in(request), found, timezone.localdate())
    one = seen.filter(ref=ref).first()
    if one is None:
        raise Http404
    return found, one


@login_required
@ASKS
def answer(request: HttpRequest, framework: str, edition: str, ref: str) -> HttpResponse:
    """Say what became of a comment, and go on to the next that nobody has answered."""
    found, one = comment_for(request, framework, edition, ref)
    by, all_of_it = keeper_of(request, found), _all_of(found)
    if reason := rules.why_not_answer(Stage(found.stage)):
        messages.error(request, said(reason))
        return redirect(all_of_it)
    told = actions.answer_of(one)
    form = AnswerForm(request.POST or None, initial={**told, "was": fingerprint(told)})
    act = partial(_answer, one, form, by)
    if form.is_valid() and done(form, act) is not None:
        return _next(request, found, was_open=not told["became"])
    shown = {
        "form": form, "edition": found, "one": as_read(by, one), "button": _("Answer"), "cancel": all_of_it,
        "node": queries.whole(found).value.by_code.get(one.code), "heading": _("Answer this comment"),
        "left": queries.unanswered(found).count(),
    }  # fmt: skip
    return render(request, "frameworks/answer.html", shown)


def _answer(comment: Comment, form: AnswerForm, by: Viewer) -> Comment:
    given, at = form.cleaned_data, timezone.now()
    answered = actions.answer_comment(
        comment=comment, became=Became(given["became"]), answer=given["answer"], was=given["was"], by=by, at=at
    )  # fmt: skip
    letters.answered(answered.edition, at)
    return answered


def _next(request: HttpRequest, edition: Edition, *, was_open: bool) -> HttpResponse:
    """On to the next comment that nobody has answered; to all of them, where there is none, or an answer was put right."""
    left = queries.unanswered(edition)
    number = left.count()
    next_ = left.first() if was_open else None
    if next_ is None:
        messages.success(
            request, _("Saved.") if number else _("Answered. Nothing is left to answer.")
        )
        return redirect(_all_of(edition))
    words = ngettext(
        "Answered. %(num)s is left: this one.", "Answered. %(num)s are left: this is the next.", number
    )  # fmt: skip
    messages.success(request, words % {"num": number})
    return redirect("frameworks:answer", edition.framework.key, edition.name, next_.ref)


def _all_of(edition: Edition) -> str:
    return reverse("frameworks:comments", args=[edition.framework.key, edition.name])


@login_required
@ASKS
def withdraw(request: HttpRequest, framework: str, edition: str, ref: str) -> HttpResponse:
    """Take back what one has said, once that is confirmed."""
    found, one = comment_for(request, framework, edition, ref)
    by, there = viewer_in(request), _all_of(found)
    theirs, answered = queries.is_theirs(by, one), bool(one.became)
    reason = rules.why_not_withdraw(Stage(found.stage), theirs=theirs, answered=answered)
    if reason and not theirs:
        raise NotAllowed(reason)
    if reason:
        messages.error(request, said(reason))
        return redirect(there)
    form = confirming(request)
    if request.method == "POST" and done(form, partial(_withdraw, one, by)):
        messages.success(request, _("Taken back."))
        return redirect(there)
    shown = {
        "form": form, "heading": _("Take this comment back?"), "button": _("Take it back"), "warns": True, "cancel": there,
        "one": as_read(by, one),
    }  # fmt: skip
    return render(request, "frameworks/withdraw.html", shown)


def _withdraw(comment: Comment, by: Viewer) -> bool:
    at = timezone.now()
    actions.withdraw_comment(comment=comment, by=by, at=at)
    letters.answered(comment.edition, at)
    return True
