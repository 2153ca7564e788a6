"""Writing a report: everything or nothing.

    out/report.html  report.pdf  summary.pdf  report.xlsx  figures.json
    out/datapackage.json  out/tables/<table>.csv

It is written into a folder beside `out` and moved into place at the end, so that stopping half way
leaves what was there before. The same report on the same versions gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING

from weft.analysis.errors import ExitCode
from weft.analysis.reporting.check import CannotReport, why_not_report
from weft.analysis.reporting.model import Report, Table

if TYPE_CHECKING:
    from weft.analysis.reporting.charts import Picture

FORMATS = frozenset({"html", "pdf", "summary", "xlsx", "csv", "json"})
DRAWN = frozenset({"html", "pdf", "summary"})
OURS = frozenset(
    {"report.html", "report.pdf", "summary.pdf", "report.xlsx", "figures.json"}
    | {"datapackage.json", "tables"}
)
_BESIDE = {
    "summary": "summary.pdf",
    "pdf": "report.pdf",
    "xlsx": "report.xlsx",
    "csv": "tables/",
    "json": "figures.json",
}


def write_report(
    report: Report,
    out: Path,
    *,
    formats: frozenset[str] | None = None,
    drawn: dict[str, Picture] | None = None,
) -> tuple[Path, ...]:
    """Write the report into the folder `out` and return its files, the page first.

    `formats` are some of `FORMATS` (None is all), `drawn` its pictures by table id, where they are drawn
    already. An earlier report in `out` is replaced whole.
    Raises CannotReport when the report contradicts itself, or `out` holds other people's files.
    """
    formats = FORMATS if formats is None else formats
    out = out.resolve()
    for reason, code in (
        (why_not_formats(formats), ExitCode.WRONG_USE),
        (why_not_report(report), ExitCode.FAULT),
        (why_not_out(out), ExitCode.CANNOT_WRITE),
    ):
        if reason:
            raise CannotReport(reason, exit_code=code)
    try:
        return _written(report, out, formats, drawn)
    except OSError as error:
        raise CannotReport(
            f"The report could not be written to {out}: {error.strerror}. "
            "Free some room or choose another folder.",
            exit_code=ExitCode.CANNOT_WRITE,
        ) from error


def _written(
    report: Report, out: Path, formats: frozenset[str], drawn: dict[str, Picture] | None
) -> tuple[Path, ...]:
    out.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as beside:
        fresh = Path(beside) / "report"
        names = [_put(fresh / name, said) for name, said in _files(report, formats, drawn)]
        _moved(fresh, out, before=Path(beside) / "before")
    return tuple(out / name.relative_to(fresh) for name in names)


def why_not_formats(formats: frozenset[str]) -> str | None:
    """Say which formats there are, when something else or nothing is asked for."""
    if formats and formats <= FORMATS:
        return None
    asked = ", ".join(sorted(formats - FORMATS)) or "none"
    return f"The formats are {', '.join(sorted(FORMATS))}; asked for: {asked}."


def why_not_out(out: Path) -> str | None:
    """Say why the folder must not be replaced: it is a file, or holds what no report has."""
    if not out.exists():
        return None
    if not out.is_dir():
        return f"{out} is a file. Choose a folder for the report."
    strange = sorted({each.name for each in out.iterdir()} - OURS)
    tables = out / "tables"
    if tables.is_dir():
        strange += sorted(
            f"tables/{each.name}" for each in tables.iterdir() if each.suffix != ".csv"
        )
    if not strange:
        return None
    return (
        f"{out} holds “{strange[0]}”, which is not part of a report, and writing would replace the "
        "whole folder. Choose a new folder, or move that away."
    )


def _files(
    report: Report, formats: frozenset[str], drawn: dict[str, Picture] | None
) -> Iterator[tuple[str, bytes]]:
    """Every file's name and content. The drawing engine starts while other things are written."""
    if formats & DRAWN and drawn is None:
        from weft.analysis.reporting import charts

        starting = Thread(target=charts.warm)
        starting.start()
        later = list(_tables_and_figures(report, formats))
        yield from _pages(report, formats, charts.pictures(report))
        starting.join()
        yield from later
    else:
        if drawn is not None:
            yield from _pages(report, formats, drawn)
        yield from _tables_and_figures(report, formats)


def _pages(
    report: Report, formats: frozenset[str], drawn: dict[str, Picture]
) -> Iterator[tuple[str, bytes]]:
    from weft.analysis.reporting import html, pdf

    if "html" in formats:
        beside = frozenset(path for format, path in _BESIDE.items() if format in formats)
        yield "report.html", html.page(report, drawn=drawn, beside=beside).encode()
    if "pdf" in formats:
        yield "report.pdf", pdf.whole(report, drawn=drawn)
    if "summary" in formats:
        yield "summary.pdf", pdf.summary(report, drawn=drawn)


def _tables_and_figures(report: Report, formats: frozenset[str]) -> Iterator[tuple[str, bytes]]:
    if "xlsx" in formats:
        from weft.analysis.reporting import workbook

        yield "report.xlsx", workbook.as_xlsx(report)
    if "json" in formats:
        from weft.analysis.reporting import figures

        yield "figures.json", figures.as_json(report)
    if "csv" in formats:
        yield from _package(report.tables(), report)


def _package(tables: tuple[Table, ...], report: Report) -> Iterator[tuple[str, bytes]]:
    from weft.analysis.reporting import datapackage

    written = {table.id: datapackage.as_csv(table) for table in tables}
    yield "datapackage.json", datapackage.describing(report, written)
    yield from ((f"tables/{id}.csv", said) for id, said in written.items())


def _put(path: Path, said: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(said)
    return path


def _moved(fresh: Path, out: Path, *, before: Path) -> None:
    """Put the new folder where the old one was; when that fails, put the old one back."""
    if out.exists():
        out.rename(before)
    try:
        fresh.rename(out)
    except BaseException:
        if before.exists():
            before.rename(out)
        raise
