"""The room's long work: look at payment files, and analyse them. Everything it needs is in its wishes."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse

from weft.jobs.kinds import About, Made, Run, job_kind
from weft.organisations.access import Viewer
from weft.spend import queries
from weft.spend.results import (
    KEPT,
    PAYMENTS,
    READING,
    REPORT,
    SUPPLIERS,
    TOTALS,
    UNDERSTOOD,
    quarantine_of,
)
from weft.ui.marks import sentence, to_translate
from weft.uploads.queries import path_for

LOOK, ANALYSE = "look at payment files", "analyse spend"
STEPS = 100
"""How far an analysis is, in parts of a hundred: reading takes the first half."""


def files_looked_at(viewer: Viewer, wishes: Sequence[Mapping[str, Any]]) -> Sequence[About | None]:
    """The first file of each look, for those who see the council's spend."""
    refs = [one["files"][0]["ref"] for one in wishes]
    found = queries.visible_to(viewer).filter(ref__in=refs)
    names = dict(found.values_list("ref", "upload__name"))
    return [
        About(names[ref], reverse("spend:file", args=[ref])) if ref in names else None
        for ref in refs
    ]


def periods_analysed(viewer: Viewer, wishes: Sequence[Mapping[str, Any]]) -> Sequence[About | None]:
    """The period of each analysis, for those who see the council's spend."""
    refs = [one["run"] for one in wishes]
    found = queries.runs_visible_to(viewer).filter(ref__in=refs)
    periods = dict(found.values_list("ref", "period"))
    return [
        About(periods[ref], reverse("spend:run", args=[ref])) if ref in periods else None
        for ref in refs
    ]


@job_kind(LOOK, words=to_translate("Look at payment files"), about=files_looked_at)
def look(run: Run, wishes: Mapping[str, Any]) -> Made:
    """Read each file by itself, and tell what was understood of it."""
    understood: dict[str, Any] = {}
    files = wishes["files"]
    for done, file in enumerate(files):
        run.progress(done, len(files))
        with _laid_out([file], wishes["organisation"], run.folder) as folder:
            understood[file["ref"]] = _understood(run, folder, file, wishes["profiles"])
    run.progress(len(files), len(files))
    written = json.dumps(understood, ensure_ascii=False).encode()
    (run.folder / UNDERSTOOD).write_bytes(written)
    words = sentence("Files looked at: %(files)s.", files=f"{len(files):,}")
    run.say(words)
    return Made(words)


def _understood(
    run: Run, folder: Path, file: Mapping[str, Any], profiles: Mapping[str, Any]
) -> dict[str, Any]:
    from weft.analysis.errors import WeftError
    from weft.analysis.spend.reading.glimpses import glimpses_of
    from weft.analysis.spend.reading.read import read
    from weft.analysis.spend.reading.reconciliation import refused_file

    glimpses = glimpses_of(folder)
    key = next((one.key for one in glimpses if one.key), "")
    said = file["said"] or profiles.get(key)
    with tempfile.TemporaryDirectory(dir=run.folder) as scratch:
        out = Path(scratch) / "read"
        try:
            account = read([folder], out, wishes=wishes_of(said)).reconciliation
        except WeftError as fault:
            entries, months = [refused_file(file["name"], None, fault.message)], []
        else:
            entries, months = account["files"], _months(out / "payments.parquet")
            shutil.move(out / "quarantine.csv", run.folder / quarantine_of(file["ref"]))
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


@job_kind(ANALYSE, words=to_translate("Analyse spend"), about=periods_analysed)
def analyse(run: Run, wishes: Mapping[str, Any]) -> Made:
    """Read all files together, take their payments through every step, and write the report."""
    from weft.analysis.editions import Editions
    from weft.analysis.reporting.stored import stored
    from weft.analysis.reporting.write import write_report
    from weft.analysis.spend.reading.read import read
    from weft.analysis.spend.reported import make_report

    files, reading = wishes["files"], run.folder / READING
    said = {file["as"]: wishes_of(file["said"]) for file in files if file["said"]}
    with _laid_out(files, wishes["organisation"], run.folder) as folder:
        run.say(sentence("Files to read: %(files)s.", files=f"{len(files):,}"))
        read([folder], reading, by_file=said, progress=_reading(run, len(files)))
    run.progress(STEPS // 2, STEPS)
    run.say(sentence("Finding out who was paid, where they are, and what for."))
    report = make_report(
        [reading],
        period=wishes["period"],
        editions=Editions(Path(settings.DATA_FOLDER)),
        trace=run.folder / PAYMENTS,
    )
    run.progress(STEPS * 8 // 10, STEPS)
    run.say(sentence("Writing the report."))
    write_suppliers(run.folder / PAYMENTS, run.folder / SUPPLIERS)
    (run.folder / KEPT).write_bytes(stored(report))
    write_report(report, run.folder / REPORT)
    totals = _totals(reading)
    (run.folder / TOTALS).write_text(json.dumps(totals), encoding="utf-8")
    run.progress(STEPS, STEPS)
    return Made(sentence("Payments read: %(payments)s.", payments=f"{totals['rows_loaded']:,}"))


def _reading(run: Run, files: int) -> Any:
    """Tells the job how far reading is."""
    from weft.analysis.spend.reading.read import Progress

    begun = iter(range(files))
    return Progress(
        file=lambda name: run.progress(next(begun, files) * STEPS // 2 // max(files, 1), STEPS)
    )


def _totals(reading: Path) -> dict[str, Any]:
    """What the reconciliation comes to."""
    account = json.loads((reading / "reconciliation.json").read_text(encoding="utf-8"))
    totals: dict[str, Any] = account["total"]
    return totals


def write_suppliers(payments: Path, suppliers: Path) -> None:
    """One row for each supplier that was paid, the largest first, so that no list adds up payments again.

    A supplier stays in the list where one of its payments speaks of a person.
    """
    import duckdb

    from weft.analysis.spend.figures_who import INDIVIDUAL

    with duckdb.connect() as engine:
        engine.execute(
            "COPY (SELECT supplier_id, any_value(supplier) AS supplier, bool_or(who = ?) AS hidden, "
            "count(*) AS payments, sum(amount_gbp) AS amount_gbp, "
            "coalesce(sum(amount_gbp) FILTER (kept_apart IS NULL), 0) AS influenceable_gbp, "
            "string_agg(DISTINCT locality, ', ' ORDER BY locality) AS locality, "
            "mode(category ORDER BY category) FILTER (NOT hidden) AS category "
            "FROM read_parquet(?) WHERE supplier_id IS NOT NULL GROUP BY supplier_id "
            "ORDER BY amount_gbp DESC, supplier_id) TO '" + str(suppliers) + "' (FORMAT parquet)",
            [INDIVIDUAL, str(payments)],
        )


def wishes_of(said: Mapping[str, Any] | None) -> Any:
    """What a person has said, as the reader takes it."""
    from weft.analysis.spend.reading.dates import Order
    from weft.analysis.spend.reading.layout import Wishes

    if not said:
        return Wishes()
    order = Order(said["dates"]) if said.get("dates") else None
    return Wishes(said.get("map") or {}, order, said.get("body") or None)


@contextmanager
def _laid_out(
    files: Sequence[Mapping[str, Any]], organisation: int, folder: Path
) -> Iterator[Path]:
    """A folder with the files under the names that people know them by; nothing is copied."""
    with tempfile.TemporaryDirectory(dir=folder, prefix="files-") as made:
        for file in files:
            kept = path_for(file["upload"], organisation)
            try:
                os.link(kept, Path(made) / file["as"])
            except OSError:  # another disk
                shutil.copyfile(kept, Path(made) / file["as"])
        yield Path(made)
