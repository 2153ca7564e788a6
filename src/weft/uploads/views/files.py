"""HTTP in, HTTP out."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from weft.organisations.access import NotAllowed, Viewer, viewer_in
from weft.organisations.rules import Permission
from weft.ui.attachments import attached
from weft.ui.keyset import stretch
from weft.ui.reasons import said
from weft.ui.sending import SendingForm, led_on, say_refused
from weft.uploads import access, actions, queries
from weft.uploads.arriving import arrived, sending, takes_files
from weft.uploads.models import Upload
from weft.uploads.rules import TABLES, in_words


def _viewer(request: HttpRequest) -> Viewer:
    """Whoever is asking, where their role sees files of the organisation that they act for."""
    viewer = viewer_in(request)
    if Permission.SEE_FILES not in viewer.permissions:
        raise Http404
    return viewer


def _upload(request: HttpRequest, ref: str) -> Upload:
    return get_object_or_404(queries.visible_to(_viewer(request)), ref=ref)


@login_required
@require_safe
def list_(request: HttpRequest) -> HttpResponse:
    """The files of the organisation that the viewer acts for, newest first."""
    viewer = _viewer(request)
    assert viewer.acting_for is not None
    shown = {
        "uploads": stretch(queries.visible_to(viewer), request.GET, by="-pk"),
        "may_send": access.why_not_send(viewer) is None,
        "kept": in_words(queries.kept_by(viewer.acting_for)),
        "quota": in_words(settings.UPLOAD_QUOTA),
    }
    return render(request, "uploads/list.html", shown)


@takes_files
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest) -> HttpResponse:
    """Send files. What is empty or no table is said by its name; of the others all are kept, or none."""
    viewer = _viewer(request)
    if reason := access.why_not_send(viewer):
        raise NotAllowed(reason)
    told, posted = sending(viewer), request.method == "POST"
    hint = _(
        "Tables as they were published: CSV, XLSX, XLS, ODS, Parquet, or a zip of them. At most %(limit)s at a time."
    ) % {"limit": told.limit}
    form = SendingForm(
        *((request.POST, request.FILES) if posted else ()), whole=told.whole, hint=hint
    )
    if posted and form.is_valid():
        given = form.cleaned_data
        by: Any = {"taken": TABLES, "by": viewer, "at": timezone.now()}
        try:
            with arrived(viewer, given["chosen"], given["arrived"]) as files:
                others, refused = actions.turn_away(arrived=files, **by)
                form.refuse(refused)
                kept = actions.keep_uploads(arrived=others, **by)
        except actions.CannotKeep as fault:
            form.add_error("chosen", f"{fault.name}: {said(fault.reason)}")
        else:
            if kept:
                words = ngettext(
                    "%(count)s file was kept.", "%(count)s files were kept.", len(kept)
                )
                messages.success(request, words % {"count": len(kept)})
                say_refused(request, refused)
                return led_on(request, "uploads:list")
    if posted:
        told = sending(viewer)
        form.left(told.whole)
    shown = {"form": form, "heading": _("Send files"), "button": _("Send"), "sending": told}
    return render(request, "uploads/send.html", shown)


@login_required
@require_safe
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """One file: what is known of it, and what can be done with it."""
    upload = _upload(request, ref)
    may_delete = access.why_not_delete(_viewer(request), upload.organisation_id) is None
    return render(request, "uploads/show.html", {"upload": upload, "may_delete": may_delete})


@login_required
@require_safe
def download(request: HttpRequest, ref: str) -> FileResponse:
    """The file as it came, as an attachment."""
    upload = _upload(request, ref)
    try:
        return attached(queries.path_of(upload), name=upload.name)
    except FileNotFoundError:
        raise Http404 from None


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, ref: str) -> HttpResponse:
    """Delete a file. The page asks first."""
    viewer, upload = _viewer(request), _upload(request, ref)
    if reason := access.why_not_delete(viewer, upload.organisation_id):
        raise NotAllowed(reason)
    if request.method != "POST":
        return render(request, "uploads/delete.html", {"upload": upload})
    actions.delete_upload(upload=upload, by=viewer, at=timezone.now())
    messages.success(request, _("The file was deleted."))
    return redirect("uploads:list")
