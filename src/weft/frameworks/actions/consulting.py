"""How people are consulted about a draft, what they say of it, and what becomes of that. What they say may name people: it stays out
of the record of acts, which others read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from weft.analysis.frameworks.document import edition_fields
from weft.audit.actions import record
from weft.frameworks import access, queries, rules
from weft.frameworks.actions.who import CannotDo, can, kept, refuse_overwriting
from weft.frameworks.models import Comment, Consultation, Edition
from weft.frameworks.rules import Became, Stage
from weft.organisations.access import NotAllowed, Viewer
from weft.organisations.rules import new_ref
from weft.ui.marks import Reason, why

if TYPE_CHECKING:
    from weft.organisations.models import Organisation


@transaction.atomic
def open_consultation(
    *, edition: Edition, group: str, question: str, closes: date, invited: Sequence[Organisation], by: Viewer, at: datetime
) -> Consultation:  # fmt: skip
    """Ask a named group of organisations about a draft. Its text stands until the last day is over, or somebody closes it."""
    held, person = kept(edition, by)
    today = timezone.localdate(at)
    can(why_not_consult(held, today) or rules.why_not_last_until(last_day=closes, today=today))
    asked = queries.could_be_asked(by).filter(pk__in=[one.pk for one in invited])
    if not asked:
        raise CannotDo(why("Choose at least one organisation."))
    over = Consultation.objects.filter(edition=held, closed_at__isnull=True)
    over.update(closed_at=at, closed_by=person)  # its last day had ended it
    made = Consultation.objects.create(
        ref=new_ref(), edition=held, group=group, question=question, closes=closes, opened_at=at, opened_by=person,
        about=edition_fields(queries.whole(held).value),
    )  # fmt: skip
    made.invited.set(asked)
    held.stage = Stage.CONSULTED
    held.save(update_fields=["stage"])
    record(
        act="open consultation", by=by.actor, on=("edition of a framework", held.pk), at=at,
        after={"ref": made.ref, "group": group, "closes": closes, "invited": sorted(one.name for one in asked)},
    )  # fmt: skip
    return made


@transaction.atomic
def close_consultation(
    *, consultation: Consultation, because: str, by: Viewer, at: datetime
) -> Consultation:
    """End a consultation before its last day is over, and say why: no more comments are taken, and the draft can be written again."""
    edition, person = kept(consultation.edition, by)
    held = Consultation.objects.get(pk=consultation.pk)
    can(rules.why_not_close(ended=held.has_ended(timezone.localdate(at)), because=because))
    held.closed_at, held.closed_by, held.closed_because = at, person, because
    held.save(update_fields=["closed_at", "closed_by", "closed_because"])
    queries.all_answered(edition, timezone.localdate(at)).update(answered_at=at)
    record(
        act="close consultation", by=by.actor, on=("edition of a framework", edition.pk), at=at,
        after={"ref": held.ref, "group": held.group, "because": because},
    )  # fmt: skip
    return held


@transaction.atomic
def comment(*, edition: Edition, code: str = "", text: str, by: Viewer, at: datetime) -> Comment:
    """Say something about a draft, or about the node of this code: for its keeper among its own people, or for an organisation that is
    consulted."""
    held, today = _seen(edition, by), timezone.localdate(at)
    own = queries.keeps(by, held)
    asked = own or queries.consultations_of(by, held).exists()
    if reason := access.why_not_comment(by, asked=asked):
        raise NotAllowed(reason)
    assert by.acting_for is not None and by.person is not None
    can(queries.why_not_comment(by, held, today))
    if code and code not in queries.whole(held).value.by_code:
        raise CannotDo(why("There is nothing with the code “%(code)s” in this edition.", code=code))
    made = Comment.objects.create(
        ref=new_ref(), edition=held, code=code, text=text, organisation=by.acting_for, said_by=by.person, said_at=at,
        consultation=None if own else queries.asked_about_one(by, held, today),
    )  # fmt: skip
    record(
        act="comment on framework", by=by.actor, on=("edition of a framework", held.pk), at=at,
        after={"ref": made.ref, "code": code},
    )  # fmt: skip
    return made


@transaction.atomic
def answer_comment(
    *, comment: Comment, became: Became, answer: str, was: str = "", by: Viewer, at: datetime
) -> Comment:
    """Say what became of a comment, and why; or put that right. `was` is the fingerprint of the answer that the writer saw."""
    edition, person = kept(comment.edition, by)
    can(rules.why_not_answer(Stage(edition.stage)))
    held = Comment.objects.get(pk=comment.pk)
    refuse_overwriting(was, answer_of(held))
    before = held.became
    held.became, held.answer, held.answered_at, held.answered_by = became, answer, at, person
    held.save(update_fields=["became", "answer", "answered_at", "answered_by"])
    queries.all_answered(edition, timezone.localdate(at)).update(answered_at=at)
    record(
        act="answer comment", by=by.actor, on=("edition of a framework", edition.pk), at=at,
        before={"ref": held.ref, "became": before}, after={"ref": held.ref, "became": became},
    )  # fmt: skip
    return held


@transaction.atomic
def withdraw_comment(*, comment: Comment, by: Viewer, at: datetime) -> None:
    """Take back what one has said, as long as nobody has answered it."""
    edition = _seen(comment.edition, by)
    held = Comment.objects.get(pk=comment.pk)
    theirs, answered = queries.is_theirs(by, held), bool(held.became)
    can(rules.why_not_withdraw(Stage(edition.stage), theirs=theirs, answered=answered))
    held.delete()
    queries.all_answered(edition, timezone.localdate(at)).update(answered_at=at)
    record(
        act="withdraw comment", by=by.actor, on=("edition of a framework", edition.pk), at=at,
        before={"ref": comment.ref, "code": comment.code},
    )  # fmt: skip


def why_not_consult(edition: Edition, today: date) -> Reason | None:
    """Say why people cannot be consulted about an edition, or None when they can."""
    return rules.why_not_consult(
        Stage(edition.stage), public=edition.framework.may_be_published, asked=edition.asked_at is not None,
        consulting=queries.under_consultation(edition, today) is not None, wrong=len(queries.whole(edition).wrong),
    )  # fmt: skip


def answer_of(comment: Comment) -> dict[str, str]:
    """What a comment has been answered, to be shown and told from another answer."""
    return {"became": comment.became, "answer": comment.answer}


def _seen(edition: Edition, by: Viewer) -> Edition:
    """An edition that the person sees, as it is now, which nobody else changes until the transaction ends."""
    Edition.objects.select_for_update().get(pk=edition.pk)
    return queries.editions_visible_to(by).get(pk=edition.pk)
