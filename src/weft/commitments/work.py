"""The room's long work: a large workbook of what was delivered is read. It records nothing."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.urls import reverse

from weft.analysis.commitments.filled import CannotReadSheet, filled_in
from weft.analysis.commitments.personal import in_rows
from weft.commitments import queries
from weft.commitments.actions import WhyNotCount
from weft.commitments.forms.lines import Understood, understood
from weft.commitments.lists import READ
from weft.commitments.models import Commitment
from weft.jobs import queries as jobs
from weft.jobs.kinds import About, Made, Run, job_kind
from weft.organisations.access import Viewer
from weft.organisations.queries import viewer_for
from weft.organisations.queries.called import Called
from weft.ui.marks import sentence, to_translate
from weft.ui.reasons import said
from weft.uploads import queries as uploads

LINES, FAULTS = "lines.json", "what-is-wrong.csv"


def workbooks_read(viewer: Viewer, wishes: Sequence[Mapping[str, Any]]) -> Sequence[About | None]:
    """The workbook of each, for those who see the organisation's files; it leads to what comes of it."""
    refs = [one["upload"] for one in wishes]
    names = dict(uploads.visible_to(viewer).filter(ref__in=refs).values_list("ref", "name"))
    read = jobs.visible_to(viewer).filter(kind=READ, wishes__upload__in=list(names))
    pages = {one.wishes["upload"]: reverse("commitments:workbook", args=[one.ref]) for one in read}
    return [About(names[ref], pages[ref]) if ref in pages else None for ref in refs]


@job_kind(READ, words=to_translate("Read a workbook of what was delivered"), about=workbooks_read)
def read(run: Run, wishes: Mapping[str, Any]) -> Made:
    """Read every line, and tell what it says, what is wrong, and what would count for nothing."""
    by = viewer_for(get_user_model().objects.get(pk=wishes["person"]), wishes["organisation"])
    upload = uploads.visible_to(by).filter(ref=wishes["upload"]).first()
    if upload is None:
        raise CannotReadSheet("The workbook was deleted meanwhile. Send it once more.")
    lines, hidden = filled_in(uploads.path_of(upload).read_bytes(), upload.name)
    promises = {one.ref: one for one in queries.promises_to_report(by)}
    measures = queries.Measures()
    found = understood(
        lines,
        measures.counted(promises),
        measures.split(promises),
        date.fromisoformat(wishes["today"]),
        Called(by),
        run.progress,
    )
    names = in_rows([list(line.typed.values()) for line, _told in found.rows])
    made = {
        "rows": [_plain(told) for _line, told in found.rows], "wrong": [asdict(one) for one in found.wrong],
        "uncounted": _uncounted(found, promises, by), "names": [[one.sign.value, one.begins] for one in names],
        "hidden": hidden,
    }  # fmt: skip
    (run.folder / LINES).write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")
    run.progress(len(lines), len(lines))
    return _made(run, found, len(lines))


def _made(run: Run, found: Understood, lines: int) -> Made:
    if not found.wrong:
        return Made(sentence("All of its lines can be recorded: %(lines)s.", lines=f"{lines:,}"))  # fmt: skip
    with (run.folder / FAULTS).open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["Sheet", "Row", "What", "Why"])
        writer.writerows((one.sheet, one.row, one.question, one.why) for one in found.wrong)
    words = sentence("Nothing is recorded: %(faults)s things are wrong with its %(lines)s lines.", faults=f"{len(found.wrong):,}", lines=f"{lines:,}")  # fmt: skip
    return Made(words, (FAULTS,))


def _plain(told: Mapping[str, Any]) -> dict[str, Any]:
    """What a line says, as it is written to a file."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in told.items()
    }


def _uncounted(
    found: Understood, promises: Mapping[str, Commitment], by: Viewer
) -> list[tuple[str, int, str]]:
    """The lines that would count for nothing, and why."""
    assert by.acting_for is not None
    why_not = WhyNotCount(by.acting_for)
    asked = (
        (line, why_not(promises[told["promise"]], told["begins"], told["ends"]))
        for line, told in found.rows
    )
    return [(line.sheet, line.row, said(reason)) for line, reason in asked if reason]
