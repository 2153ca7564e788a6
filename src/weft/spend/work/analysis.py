"""The analysis of a council's payment files. Everything it needs is in its wishes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse

from weft.jobs.kinds import About, Made, Run, job_kind
from weft.organisations.access import Viewer
from weft.spend import queries
from weft.spend.results import (
    ASKED,
    FILES_NAMED,
    HASHES,
    KEPT,
    NAMES,
    PAYMENTS,
    PICTURES,
    READING,
    REPORT,
    SUPPLIERS,
    TOTALS,
    WORKLIST,
    files_named,
    sha256_of,
    wanted_kept,
    written_pictures,
)
from weft.spend.work.inputs import laid_out, reading, told_in, wishes_of
from weft.spend.work.questions import look_up_names
from weft.spend.work.taken_away import write_taken_away
from weft.ui.marks import sentence, to_translate

if TYPE_CHECKING:
    from weft.analysis.editions import Editions
    from weft.analysis.spend.figures import Account

ANALYSE = "analyse spend"
STEPS = 100
"""How far an analysis is, in parts of a hundred: reading takes the first half."""


def periods_analysed(viewer: Viewer, wishes: Sequence[Mapping[str, Any]]) -> Sequence[About | None]:
    """The period of each analysis, for those who see the council's spend."""
    refs = [one["run"] for one in wishes]
    found = queries.runs_visible_to(viewer).filter(ref__in=refs)
    periods = dict(found.values_list("ref", "period"))
    return [
        About(periods[ref], reverse("spend:run", args=[ref])) if ref in periods else None
        for ref in refs
    ]


@job_kind(ANALYSE, words=to_translate("Analyse spend"), about=periods_analysed)
def analyse(run: Run, wishes: Mapping[str, Any]) -> Made:
    """Read all files together, take their payments through every step, and write the report."""
    from weft.analysis.reporting.charts import pictures
    from weft.analysis.reporting.stored import stored
    from weft.analysis.reporting.write import write_report
    from weft.analysis.spend.reading.read import read
    from weft.analysis.spend.reported import reported
    from weft.analysis.spend.worklist import worklist

    files, out = wishes["files"], run.folder / READING
    payer = wishes.get("council")
    said = {
        file["as"]: wishes_of(file["said"], file.get("corrections", ()), payer) for file in files
    }
    with laid_out(files, wishes["organisation"], run.folder) as folder:
        run.say(sentence("Files to read: %(files)s.", files=f"{len(files):,}"))
        far = reading(run, folder, begins=0, ends=STEPS // 2, of=STEPS)
        read([folder], out, by_file=said, progress=far)
    run.progress(STEPS // 2, STEPS)
    run.say(sentence("Finding out who was paid, where they are, and what for."))
    editions = _editions(wishes)
    told = told_in(wishes, run.folder)
    account = _account(run.folder, wishes["period"], told, editions)
    report = reported(account, told)
    (run.folder / WORKLIST).write_bytes(wanted_kept(worklist(account)))
    look_up_names(run.folder / ASKED, editions)
    run.progress(STEPS * 8 // 10, STEPS)
    run.say(sentence("Writing the report."))
    write_suppliers(run.folder / PAYMENTS, run.folder / SUPPLIERS)
    (run.folder / KEPT).write_bytes(stored(report))
    (run.folder / FILES_NAMED).write_text(json.dumps(files_named(run.folder)), encoding="utf-8")
    drawn = pictures(report)
    (run.folder / PICTURES).write_bytes(written_pictures(drawn))
    write_report(report, run.folder / REPORT, drawn=drawn)
    write_taken_away(report, run.folder, left_out_under=wishes["left_out_under"])
    totals = _totals(out)
    (run.folder / TOTALS).write_text(json.dumps(totals), encoding="utf-8")
    seal(run.folder)
    run.progress(STEPS, STEPS)
    return Made(sentence("Payments read: %(payments)s.", payments=f"{totals['rows_loaded']:,}"))


def _editions(wishes: Mapping[str, Any]) -> Editions:
    """The editions that were in use when the run was asked for; those of today for one from before they were kept."""
    from weft.analysis.editions import Editions, EditionsThen

    root = Path(settings.DATA_FOLDER)
    return EditionsThen(root, wishes["editions"]) if "editions" in wishes else Editions(root)


def seal(folder: Path) -> None:
    """Keep the hash of every file of the run, so that it can be seen later that none has changed."""
    files = sorted(each for each in folder.rglob("*") if each.is_file())
    hashes = {each.relative_to(folder).as_posix(): sha256_of(each) for each in files}
    (folder / HASHES).write_text(json.dumps(hashes), encoding="utf-8")


def _account(
    folder: Path, period: str, told: dict[str, Path | None], editions: Editions
) -> Account:
    """What the report is made from; the payments and the names of the run are kept by the way."""
    from weft.analysis.spend.account import Asked, account_of
    from weft.analysis.spend.folders import open_folders
    from weft.analysis.spend.periods import period as period_of

    asked = Asked(
        period_of(period), told, editions=editions, trace=folder / PAYMENTS, names=folder / NAMES
    )
    return account_of(open_folders([folder / READING]), asked)


def _totals(reading: Path) -> dict[str, Any]:
    """What the reconciliation comes to."""
    account = json.loads((reading / "reconciliation.json").read_text(encoding="utf-8"))
    totals: dict[str, Any] = account["total"]
    return totals


def write_suppliers(payments: Path, suppliers: Path) -> None:
    """One row for each supplier that was paid, the largest first, so that no list adds up payments again.

    A supplier stays in the list where one of its payments speaks of a person. By `org_id` (in a register) and
    `name_key` it is found again among the suppliers of another council.
    """
    from weft.analysis.engine import brought, engine
    from weft.analysis.names.keys import with_key
    from weft.analysis.spend.figures_who import INDIVIDUAL

    with engine() as connection:
        found = connection.con.sql(
            "SELECT supplier_id, any_value(supplier) AS supplier, bool_or(who = ?) AS hidden, "
            "count(*) AS payments, sum(amount_gbp) AS amount_gbp, "
            "any_value(org_id) AS org_id, coalesce(sum(amount_gbp) FILTER (kept_apart IS NULL), 0) AS influenceable_gbp, "
            "string_agg(DISTINCT locality, ', ' ORDER BY locality) AS locality, "
            "mode(category ORDER BY category) FILTER (NOT hidden) AS category "
            "FROM read_parquet(?) WHERE supplier_id IS NOT NULL GROUP BY supplier_id",
            params=[INDIVIDUAL, str(payments)],
        )
        rows = brought(connection, found.to_arrow_table(), "suppliers")
        rows = with_key(rows, "supplier")
        order = [rows.amount_gbp.desc(), rows.supplier_id]
        rows.order_by(order).to_parquet(suppliers)
