"""What can happen to the wish that a run be published, and to what was published."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.text import slugify

from weft.audit.actions import record
from weft.organisations.access import NotAllowed, Viewer
from weft.organisations.rules import new_ref
from weft.spend import access, queries, results, stages
from weft.spend.actions.who import CannotDo, analyst_of
from weft.spend.models import Edition, PublicName, Run
from weft.spend.stages import Stage
from weft.ui.marks import why

if TYPE_CHECKING:
    from weft.organisations.models import Organisation, Person


@transaction.atomic
def ask_to_publish(*, run: Run, note: str, because: str = "", by: Viewer, at: datetime) -> Edition:
    """Ask that a run be published. `note` is what the council says about its data; `because` is what it
    corrects and why, where the period has been published before."""
    council, person = _publisher_of(by)
    if reason := queries.why_not_ask(run):
        raise CannotDo(reason)
    last = queries.last_of(run)
    if last and not because:
        raise CannotDo(why("Say what it corrects, and why."))
    period = queries.period_of(run)
    edition = Edition.objects.create(
        ref=new_ref(), run=run, council=council, period=period, in_address=stages.in_address(period),
        stage=Stage.ASKED, note=note, corrects=last, corrects_because=because if last else "",
        asked_at=at, asked_by=person,
    )  # fmt: skip
    record(
        act="ask to publish spend", by=by.actor, on=("edition of spend", edition.pk), at=at,
        after={"run": run.ref, "period": period, "note": note, "because": edition.corrects_because},
    )  # fmt: skip
    return edition


@transaction.atomic
def sign_off(*, edition: Edition, by: Viewer, at: datetime) -> Edition:
    """Sign off the quality of the data: it is published, and stays as it is."""
    council, person = _publisher_of(by)
    held = _moved(edition, Stage.PUBLISHED, by)
    if reason := stages.why_not_of_another(own=held.run.council.merged_into_id is None):
        raise CannotDo(reason)
    last = queries.last_of(held.run)
    if (last.pk if last else None) != held.corrects_id:
        raise CannotDo(why("Another edition has been published meanwhile. Send this back."))
    held.number = (last.number or 0) + 1 if last else 1
    held.public_name, held.council_name = _public_name(council), council.name
    held.hashes = results.hashes_in(queries.folder_of(held.run))
    if changed := queries.changed_files(held):
        raise CannotDo(
            why(
                "Its file %(file)s is not what the analysis wrote. Analyse the period again.",
                file=changed[0],
            )
        )
    held.decided_at, held.decided_by = at, person
    held.save()
    record(
        act="publish spend", by=by.actor, on=("edition of spend", held.pk), at=at,
        after={"run": held.run.ref, "period": held.period, "number": held.number},
    )  # fmt: skip
    return held


@transaction.atomic
def send_back(*, edition: Edition, because: str, by: Viewer, at: datetime) -> Edition:
    """Do not sign it off, and say why."""
    _council, person = _publisher_of(by)
    held = _moved(edition, Stage.SENT_BACK, by)
    held.decided_at, held.decided_by, held.sent_back_because = at, person, because
    held.save()
    record(
        act="send spend back", by=by.actor, on=("edition of spend", held.pk), at=at,
        after={"run": held.run.ref, "because": because},
    )  # fmt: skip
    return held


@transaction.atomic
def withdraw_edition(*, edition: Edition, because: str, by: Viewer, at: datetime) -> Edition:
    """Take a published edition away from the public. What is left of it says when and why."""
    _council, person = _publisher_of(by)
    held = _moved(edition, Stage.WITHDRAWN, by)
    held.withdrawn_at, held.withdrawn_by, held.withdrawn_because = at, person, because
    held.save()
    record(
        act="withdraw published spend", by=by.actor, on=("edition of spend", held.pk), at=at,
        after={"run": held.run.ref, "number": held.number, "because": because},
    )  # fmt: skip
    return held


def _publisher_of(by: Viewer) -> tuple[Organisation, Person]:
    if reason := access.why_not_publish(by):
        raise NotAllowed(reason)
    return analyst_of(by)


def _moved(edition: Edition, to: Stage, by: Viewer) -> Edition:
    """The edition at its next stage, as far as that is allowed; not kept yet."""
    held = queries.editions_visible_to(by).get(pk=edition.pk)
    if reason := stages.why_not_move(Stage(held.stage), to):
        raise CannotDo(reason)
    decides = to in {Stage.PUBLISHED, Stage.SENT_BACK}
    if decides and (reason := queries.why_not_decide(by, held)):
        raise CannotDo(reason)
    held.stage = to
    return held


def _public_name(council: Organisation) -> PublicName:
    """What the council is called in public addresses: by its name, the first time that it publishes."""
    if found := PublicName.objects.filter(council=council).first():
        return found
    slug = slugify(council.name)[:60].strip("-") or council.ref
    taken = PublicName.objects.filter(slug=slug).exists()
    return PublicName.objects.create(
        council=council, slug=f"{slug}-{council.ref}" if taken else slug
    )
