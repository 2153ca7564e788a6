"""The look at payment files, each by itself. Everything it needs is in its wishes."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.urls import reverse

from weft.jobs.kinds import About, Made, Run, job_kind
from weft.organisations.access import Viewer
from weft.spend import queries
from weft.spend.quarantine import keep_quarantine, quarantine_of
from weft.spend.results import UNDERSTOOD
from weft.spend.rules import true_of_others
from weft.spend.work.inputs import laid_out, reading, wishes_of
from weft.ui.marks import sentence, to_translate

LOOK = "look at payment files"
STEPS = 100
"""How far the look at one file is."""


def files_looked_at(viewer: Viewer, wishes: Sequence[Mapping[str, Any]]) -> Sequence[About | None]:
    """The first file of each look, for those who see the council's spend."""
    refs = [one["files"][0]["ref"] for one in wishes]
    found = queries.visible_to(viewer).filter(ref__in=refs)
    names = dict(found.values_list("ref", "upload__name"))
    return [
        About(names[ref], reverse("spend:file", args=[ref])) if ref in names else None
        for ref in refs
    ]


@job_kind(LOOK, words=to_translate("Look at payment files"), about=files_looked_at)
def look(run: Run, wishes: Mapping[str, Any]) -> Made:
    """Read each file by itself, and tell what was understood of it."""
    understood: dict[str, Any] = {}
    files = wishes["files"]
    for done, file in enumerate(files):
        with laid_out([file], wishes["organisation"], run.folder) as folder:
            steps = {"begins": done * STEPS, "ends": (done + 1) * STEPS, "of": len(files) * STEPS}
            told = reading(run, folder, **steps)
            understood[file["ref"]] = _understood(run, folder, file, wishes, told)
        run.say(sentence("Looked at %(name)s.", name=file["name"]))
    run.progress(len(files) * STEPS, len(files) * STEPS)
    written = json.dumps(understood, ensure_ascii=False).encode()
    (run.folder / UNDERSTOOD).write_bytes(written)
    words = sentence("Files looked at: %(files)s.", files=f"{len(files):,}")
    run.say(words)
    return Made(words)


def _understood(
    run: Run, folder: Path, file: Mapping[str, Any], wishes: Mapping[str, Any], told: Any
) -> dict[str, Any]:
    from weft.analysis.errors import WeftError, is_no_room
    from weft.analysis.spend.reading.glimpses import glimpses_of
    from weft.analysis.spend.reading.read import read
    from weft.analysis.spend.reading.reconciliation import refused_file

    own = file["said"] or {}
    glimpses = glimpses_of(folder, header_row=own.get("header_row"))
    key = next((one.key for one in glimpses if one.key), "")
    said = own if true_of_others(own) else {**(wishes["profiles"].get(key) or {}), **own} or None
    with tempfile.TemporaryDirectory(dir=run.folder) as scratch:
        out = Path(scratch) / "read"
        try:
            asked = wishes_of(said, file.get("corrections", ()), wishes.get("council"))
            account = read([folder], out, wishes=asked, progress=told).reconciliation
        except WeftError as fault:
            if is_no_room(fault):
                raise
            entries, months = [refused_file(file["name"], None, fault.message)], []
        else:
            entries, months = account["files"], _months(out / "payments.parquet")
            hashes = {entry["path"]: entry["sha256"] for entry in entries}
            kept = run.folder / quarantine_of(file["ref"])
            keep_quarantine(out / "quarantine.csv", kept, hashes)
    heads = [
        {"file": g.file, "sheet": g.sheet, "headings": g.headings, "rows": g.rows} for g in glimpses
    ]
    return {"entries": entries, "glimpses": heads, "key": key, "said": said, "months": months}


def _months(payments: Path) -> list[dict[str, Any]]:
    """Payments and money of each month."""
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    table = pq.read_table(payments, columns=["date", "amount_gbp"])
    table = table.append_column("month", pc.strftime(table["date"], "%Y-%m"))
    rows = table.group_by("month").aggregate([([], "count_all"), ("amount_gbp", "sum")])
    found = [
        {"month": row["month"], "rows": row["count_all"], "amount_gbp": str(row["amount_gbp_sum"])}
        for row in rows.to_pylist()
    ]
    return sorted(found, key=lambda row: row["month"] or "")
