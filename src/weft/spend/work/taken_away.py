"""What can be taken away of a run beside its report: all its tables together, its payments, and an extract of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from weft.analysis.reporting.datapackage import csv_lines
from weft.analysis.reporting.model import Report
from weft.analysis.reporting.words import count, gbp, plain
from weft.spend.results import (
    A_BATCH,
    AS_COLUMNS,
    EXTRACT,
    PAYMENTS,
    REPORT,
    SHOWN_PAYMENTS,
    TABLES,
    shown_columns,
)

CSV, TEXT = "payments.csv", "what-was-left-out.txt"
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of everything in a zip: the same run gives the same bytes."""


def write_taken_away(report: Report, folder: Path, *, left_out_under: str) -> None:
    """Write all of it into the folder of a run whose report and payments are there."""
    _write_tables(folder / REPORT, folder / TABLES)
    _write_payments(folder / PAYMENTS, folder / SHOWN_PAYMENTS)
    _write_extract(report, folder / PAYMENTS, folder / EXTRACT, left_out_under)


def _write_tables(report: Path, file: Path) -> None:
    """Every table as CSV with the data package that describes them, in one zip."""
    inside = [report / "datapackage.json", *sorted((report / "tables").glob("*.csv"))]
    with ZipFile(file, "w") as made:
        for each in inside:
            _put(made, each.relative_to(report).as_posix(), [each.read_bytes()])


def _write_payments(payments: Path, file: Path) -> None:
    """The payments of the period as they may be shown, as Parquet."""
    import duckdb

    with duckdb.connect(config={"threads": 1}) as engine:
        shown = ", ".join(f'{what} AS "{name}"' for name, what in shown_columns(payments).items())
        engine.execute(
            f"COPY (SELECT {shown} FROM read_parquet(?)) TO '{file}' (FORMAT parquet)",
            [str(payments)],
        )


def _write_extract(report: Report, payments: Path, file: Path, left_out_under: str) -> None:
    """The payments of the period without those to people, and how many and how much these are."""
    import duckdb

    with duckdb.connect(config={"threads": 1}) as engine, ZipFile(file, "w") as made:
        shown = ", ".join(shown_columns(payments)[name] for name in AS_COLUMNS)
        engine.execute(
            f"SELECT {shown} FROM read_parquet(?) WHERE NOT hidden "
            "ORDER BY date, source_file, source_sheet, source_row",
            [str(payments)],
        )
        _put(made, CSV, (line.encode() for line in csv_lines(AS_COLUMNS, _rows(engine))))
        sums = {
            (hidden, redacted): (rows, amount)
            for hidden, redacted, rows, amount in engine.execute(
                "SELECT hidden, payee = 'redacted', count(*), sum(amount_gbp) FROM read_parquet(?) GROUP BY ALL",
                [str(payments)],
            ).fetchall()
        }
        _put(made, TEXT, (f"{line}\r\n".encode() for line in _text(report, sums, left_out_under)))


def _rows(engine: Any) -> Iterator[tuple[Any, ...]]:
    while rows := engine.fetchmany(A_BATCH):
        yield from rows


def _text(report: Report, sums: Any, left_out_under: str) -> Iterator[str]:
    def of(*wanted: tuple[bool, bool]) -> str:
        rows = sum(sums[each][0] for each in wanted if each in sums)
        return f"{count(rows)}, {gbp(sum(sums[each][1] for each in wanted if each in sums))}"

    yield f"Payments of {plain(report.subject)}, {plain(report.period)}"
    yield ""
    yield f"Payments in {CSV}: {of((False, False), (False, True))}."
    yield (
        f"Payments left out under {left_out_under}: {of((True, False), (True, True))}. Their payees are, or may "
        "be, people, or what is said of them names one."
    )
    yield (
        f"Among those in {CSV}, payments whose payee the published files withhold: {of((False, True))}. Neither "
        "their payee nor their purpose is told; a category only where it cannot tell who was paid."
    )
    yield "An empty cell is not known. Amounts are pounds; credits are negative."


def _put(made: ZipFile, name: str, parts: Iterable[bytes]) -> None:
    """Write a file into a zip, part by part."""
    there = ZipInfo(name, LONG_AGO)
    there.compress_type = ZIP_DEFLATED
    with made.open(there, "w", force_zip64=True) as file:
        for part in parts:
            file.write(part)
