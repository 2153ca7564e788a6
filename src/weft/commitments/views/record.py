"""What an organisation promised in the past, what of it was verified, and what it says of that."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from weft.commitments import access, actions, queries, words
from weft.commitments.forms.remedies import RemarkForm
from weft.commitments.views.asking import ASKS, agreement_for, asking
from weft.commitments.views.remedying import commitment_for, there
from weft.organisations.access import NotAllowed, viewer_in
from weft.organisations.queries import own_records
from weft.ui.listing import numbered

A_PAGE = 25


@login_required
@require_safe
def show(request: HttpRequest, organisation: str) -> HttpResponse:
    """The past of an organisation, as far as the viewer sees it."""
    viewer = viewer_in(request)
    found = queries.record_of(viewer, organisation, timezone.localdate())
    if found is None:
        raise Http404
    page = Paginator(found.lines, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "commitments/record.html", {
        "record": found, "page_": page, "outcomes": words.OUTCOMES, "outcome_tones": words.OUTCOME_TONES, "ratings": words.RATINGS,
        "rating_tones": words.RATING_TONES, "remedy_kinds": words.REMEDIES, "remedy_states": words.REMEDY_STATES, "remedy_tones": words.REMEDY_TONES,
        "may_remark": access.why_not_remark(viewer, own=found.is_own) is None,
        "pages": numbered(page, lambda number: f"?page={number}") if page.paginator.num_pages > 1 else None,
    })  # fmt: skip


@login_required
@ASKS
def remark(request: HttpRequest, ref: str, commitment: str) -> HttpResponse:
    """Say something beside the figures of what one's own organisation promised."""
    by, found = viewer_in(request), agreement_for(request, ref)
    one = commitment_for(request, found, commitment)
    if reason := access.why_not_remark(by, own=one.promised_by_id in own_records(by)):
        raise NotAllowed(reason)
    said = queries.remarks_beside([one]).get(one.pk)
    form = RemarkForm(request.POST or None, initial={"text": said.text if said else ""})
    return asking(
        request, form, lambda: actions.remark(commitment=one, by=by, at=timezone.now(), **form.cleaned_data),
        says=_("Said. It stands beside the figures wherever they are read."), to=there(found, one), caption=found.title,
        heading=_("What do you say of it?"), button=_("Say it"), lead=queries.Measures().wording_of(one),
        points=[_("Whoever reads how this promise stands reads what you say of it.")],
    )  # fmt: skip
