"""What whoever promised something says of its record."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from weft.audit.actions import record
from weft.commitments import access, queries
from weft.commitments.actions.held import ON
from weft.commitments.models import Commitment, Remark
from weft.organisations.access import NotAllowed, Viewer
from weft.organisations.queries import locked, own_records


@transaction.atomic
def remark(*, commitment: Commitment, text: str, by: Viewer, at: datetime) -> Remark:
    """Say something beside the figures of what one's own organisation promised, wherever they are read; nothing takes it back."""
    found = queries.commitments_visible_to(by).get(pk=commitment.pk)
    if reason := access.why_not_remark(by, own=found.promised_by_id in own_records(by)):
        raise NotAllowed(reason)
    assert by.acting_for is not None and by.person is not None
    made = Remark.objects.create(
        commitment=found, organisation=locked(by.acting_for), text=text.strip(), said_at=at, said_by=by.person
    )  # fmt: skip
    record(
        act="remark on commitment", by=by.actor, on=(ON, found.agreement_id), at=at,
        after={"ref": found.agreement.ref, "commitment": found.ref, "said": bool(made.text)},
    )  # fmt: skip
    return made
