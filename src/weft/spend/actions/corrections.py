"""What can happen to the rows of a payment file that were not understood."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from weft.audit.actions import record
from weft.organisations.access import Viewer
from weft.spend import queries, rules
from weft.spend.actions.files import in_use
from weft.spend.actions.who import CannotDo, analyst_of
from weft.spend.models import PaymentFile, RowCorrection
from weft.spend.quarantine import Row


@transaction.atomic
def correct_row(
    *, file: PaymentFile, row: Row, cells: Mapping[int, str], by: Viewer, at: datetime
) -> list[RowCorrection]:
    """Keep what a person writes in cells (their columns from 1) of a row; the next look and run read it so.

    A cell that is given as it came is corrected no more.
    """
    _council, person = analyst_of(by)
    held = in_use(file, by)
    there = dict(enumerate(row.whole, start=1))
    changed = {at: text for at, text in cells.items() if text != there.get(at, "")}
    if reason := rules.why_not_correct(changed, known=len(there)):
        raise CannotDo(reason)
    _undo(_of_row(held, row), by, at)
    made = [
        RowCorrection.objects.create(
            **_place(held, row),
            column=column,
            before=there[column],
            after=text,
            said_at=at,
            said_by=person,
        )
        for column, text in sorted(changed.items())
    ]
    record(
        act="correct row of payment file", by=by.actor, on=("payment file", held.pk), at=at,
        after={"ref": held.ref, "row": _called(row), "columns": [each.column for each in made]},
    )  # fmt: skip
    return made


@transaction.atomic
def leave_row_out(
    *, file: PaymentFile, row: Row, reason: str, by: Viewer, at: datetime
) -> RowCorrection:
    """Leave a row out, for a reason: it is no payment, and its money is accounted for as that."""
    _council, person = analyst_of(by)
    held = in_use(file, by)
    _undo(_of_row(held, row), by, at)
    made = RowCorrection.objects.create(
        **_place(held, row), column=0, reason=reason, said_at=at, said_by=person
    )
    record(
        act="leave row of payment file out", by=by.actor, on=("payment file", held.pk), at=at,
        after={"ref": held.ref, "row": _called(row)},
    )  # fmt: skip
    return made


@transaction.atomic
def undo_correction(
    *, file: PaymentFile, correction: RowCorrection, by: Viewer, at: datetime
) -> None:
    """Take back what was said of a row; the next look and run read it as it came."""
    analyst_of(by)
    held = in_use(file, by)
    same = {name: getattr(correction, name) for name in ("sha256", "sheet", "row")}
    _undo(queries.corrections_of(held).filter(**same), by, at)
    record(
        act="undo correction of row", by=by.actor, on=("payment file", held.pk), at=at,
        after={"ref": held.ref, "row": _called(correction)},
    )  # fmt: skip


def _called(row: Row | RowCorrection) -> str:
    """The sheet and the row, for the record: what stands in its cells may name people, and is not for its readers."""
    return f"{row.sheet}, {row.row}" if row.sheet else str(row.row)


def _place(file: PaymentFile, row: Row) -> dict[str, object]:
    return {
        "council": file.council, "upload_sha256": file.upload.sha256, "sha256": row.sha256,
        "sheet": row.sheet, "row": row.row,
    }  # fmt: skip


def _of_row(file: PaymentFile, row: Row) -> QuerySet[RowCorrection]:
    held = queries.corrections_of(file)
    return held.filter(sha256=row.sha256, sheet=row.sheet, row=row.row)


def _undo(held: QuerySet[RowCorrection], by: Viewer, at: datetime) -> None:
    held.update(undone_at=at, undone_by=by.person)
