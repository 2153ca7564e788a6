"""The review list of a run: one question at a time, by mouse, by keyboard, with a script or without."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from weft.organisations.access import Viewer
from weft.spend import actions, queries
from weft.spend.forms import AnswerForm, LookedUpForm
from weft.spend.models import Ruling, Run
from weft.spend.rules import RULINGS
from weft.spend.views.files import analyst, viewer
from weft.ui.reasons import said as in_words


@dataclass(frozen=True)
class Asked:
    """A question of a run, and who is asked."""

    run: Run
    review: queries.Review
    number: int
    by: Viewer

    @property
    def question(self) -> Mapping[str, Any]:
        """The question itself."""
        return self.review.questions[self.number - 1]

    @property
    def names(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """The two names, each with its body, as a ruling about one of them has them."""
        one = self.question
        return (
            {"name": one["name"], "body": one["body"]},
            {"name": one["other"], "body": one["other_body"]},
        )

    def on(self) -> HttpResponse:
        """The way to the next question."""
        after = queries.review_of(self.run, self.by).open_after(self.number)
        return redirect("spend:question", self.run.ref, after) if after else self.over()

    def over(self) -> HttpResponse:
        """The way to where it says that all is answered."""
        return redirect("spend:review", self.run.ref)


def _run(request: HttpRequest, ref: str) -> Run:
    run = get_object_or_404(queries.runs_visible_to(viewer(request)), ref=ref)
    analyst(request)
    if run.job.state != "done":
        raise Http404
    return run


def _asked(request: HttpRequest, ref: str, number: int) -> Asked:
    run, by = _run(request, ref), analyst(request)
    review = queries.review_of(run, by)
    if not 1 <= number <= len(review.questions):
        raise Http404
    return Asked(run, review, number, by)


@login_required
@require_safe
def review(request: HttpRequest, ref: str) -> HttpResponse:
    """The questions of a run, how many are answered, and where to go on."""
    run = _run(request, ref)
    found = queries.review_of(run, analyst(request))
    both = zip(found.questions, found.answers, strict=True)
    shown = {
        "run": run, "review": found, "next": found.open_after(0), "words": RULINGS,
        "questions": [(n, one, answer) for n, (one, answer) in enumerate(both, start=1)],
    }  # fmt: skip
    return render(request, "spend/review.html", shown)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Are these two one supplier? The next question opens at once."""
    asked = _asked(request, ref, number)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = _of_both(asked, form.cleaned_data["says"], form.cleaned_data["reason"])
        if _keeps(asked, [told], form):
            return asked.on()
    after = asked.review.open_after(number)
    shown = {
        "here": asked, "form": form, "words": RULINGS, "answer": asked.review.answers[number - 1],
        "skip": after if after != number else None, "last": _last(asked.by),
    }  # fmt: skip
    return render(request, "spend/question.html", shown)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def look_up(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Look a name up in the registers in use, and say which organisation it is."""
    asked = _asked(request, ref, number)
    text = request.GET.get("q", asked.question["name"]).replace("\0", "").strip()
    found = _searched(text)
    names = (asked.question["name"], asked.question["other"])
    form = LookedUpForm(request.POST or None, found=found, names=names)
    if (
        request.method == "POST"
        and form.is_valid()
        and _keeps(asked, _looked_up(asked, form), form)
    ):
        return asked.on()
    shown = {"here": asked, "form": form, "found": found, "text": text}
    return render(request, "spend/look_up.html", shown)


@login_required
@require_POST
def undo(request: HttpRequest, ref: str) -> HttpResponse:
    """Take back what one has said last, and ask again."""
    run, asking = _run(request, ref), analyst(request)
    last = _last(asking)
    if last is None:
        messages.error(request, _("There is nothing to take back."))
        return redirect("spend:review", ref)
    together = list(queries.rulings_visible_to(asking).filter(said_with=last.said_with))
    try:
        actions.undo_rulings(ruling=last, by=asking, at=timezone.now())
    except actions.CannotDo as reason:
        messages.error(request, in_words(reason))
    number = queries.review_of(run, asking).of(together)
    return redirect("spend:question", ref, number) if number else redirect("spend:review", ref)


def _last(by: Viewer) -> Ruling | None:
    """The last ruling that somebody has said and not taken back."""
    theirs = queries.rulings_visible_to(by).filter(said_by=by.person, withdrawn_at__isnull=True)
    return theirs.first()


def _keeps(asked: Asked, said: Sequence[dict[str, str]], form: Any) -> bool:
    try:
        actions.say_rulings(said=said, by=asked.by, at=timezone.now())
    except actions.CannotDo as reason:
        form.add_error(None, in_words(reason))
        return False
    return True


def _of_both(asked: Asked, ruling: str, reason: str = "") -> dict[str, str]:
    first, second = asked.names
    return {
        "ruling": ruling, **first, "other": second["name"], "other_body": second["body"],
        "reason": reason,
    }  # fmt: skip


def _looked_up(asked: Asked, form: LookedUpForm) -> list[dict[str, str]]:
    """Which names the number is of; where it is of one only, the other is another organisation."""
    ruling, _space, number = form.cleaned_data["chosen"].partition(" ")
    first, second = ({"ruling": ruling, **name, "other": number} for name in asked.names)
    if form.cleaned_data["which"] == form.BOTH:
        return [first, second]
    chosen = first if form.cleaned_data["which"] == form.FIRST else second
    return [chosen, _of_both(asked, "different")]


def _searched(text: str) -> Sequence[Any]:
    from weft.analysis.editions import Editions
    from weft.analysis.registers.searched import searched
    from weft.analysis.spend.described import registers_in_use

    editions = Editions(Path(settings.DATA_FOLDER))
    return searched(text, registers_in_use(editions.listed()))
