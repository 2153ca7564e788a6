"""What a reading says of itself on the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any


def reading_lines(account: dict[str, Any], folder: Path) -> Iterator[str]:
    """Give the lines: the sums first, then what a person should look at, then where the files are."""
    total = account["total"]
    yield f"{total['files_of_payments']} of {total['files']} files hold payments."
    yield from _sums(total)
    yield from _undated(total)
    yield from _corrected(total)
    yield from _something_else(account["files"])
    yield from _passed_over(account["passed_over"])
    yield from _to_look_at(account)
    yield f"Written to {folder}: payments.parquet, quarantine.csv, not_payments.csv, reconciliation.json"


def _sums(total: dict[str, Any]) -> Iterator[str]:
    rows = (
        ("read", "read"),
        ("loaded", "loaded"),
        ("quarantined", "quarantined"),
        ("not payments", "not_payments"),
    )
    for words, key in rows:
        yield f"  {words:<13} {total[f'rows_{key}']:>12,} rows {pounds(total[f'amount_{key}_gbp']):>22}"
    if total["rows_quarantined_without_amount"]:
        yield f"  of the quarantined rows {total['rows_quarantined_without_amount']:,} have no amount that can be read"


def _corrected(total: dict[str, Any]) -> Iterator[str]:
    if total["rows_corrected"]:
        money = pounds(total["amount_corrected_gbp"])
        yield f"  corrected: {total['rows_corrected']:,} loaded rows ({money}) were corrected by a person"


def _undated(total: dict[str, Any]) -> Iterator[str]:
    if total["rows_undated"]:
        money = pounds(total["amount_undated_gbp"])
        yield f"  no date: {total['rows_undated']:,} loaded rows ({money}) have no date, as their files give none; no year's report counts them"


def _something_else(files: list[dict[str, Any]]) -> Iterator[str]:
    for file in files:
        if file["kind"] != "payments" and not file["problem"]:
            yield f"  {file['path']}: {file['kind']}, not payments"


def _passed_over(names: list[str]) -> Iterator[str]:
    if names:
        more = f" and {len(names) - 5} more" if len(names) > 5 else ""
        yield f"  passed over (hidden, or no kind of table): {', '.join(names[:5])}{more}"


def _to_look_at(account: dict[str, Any]) -> Iterator[str]:
    for repeat in account["repeats"]:
        month = f", {repeat['month']}" if repeat["month"] else ""
        yield (
            f"  counted once: {repeat['rows']:,} rows ({pounds(repeat['amount_gbp'])}) of {repeat['file']} repeat "
            f"{repeat['kept_in']} ({pounds(repeat['amount_kept_gbp'])}{month}): {repeat['why']}"
        )
    yield from _notes(account["files"])
    yield from _notices(account["files"])
    for file in account["files"]:
        for total in file["source_totals"]:
            if Decimal(total["difference_gbp"]):
                yield (
                    f"  {file['path']}, row {total['row']}: the file's own total “{total['label']}” is {pounds(total['stated_gbp'])}, "
                    f"the rows above add up to {pounds(total['summed_gbp'])}"
                )


def _notes(files: list[dict[str, Any]]) -> Iterator[str]:
    """What was taken for what in a way that a person should check, and in which files."""
    where: dict[str, list[str]] = {}
    for file in files:
        for note in dict.fromkeys(note for t in file["tables"] for note in t.get("notes", ())):
            where.setdefault(note, []).append(file["path"])
    for note, paths in sorted(where.items()):
        more = f" and {len(paths) - 1} more files" if len(paths) > 1 else ""
        yield f"  taken so: {note.rstrip('.')} ({paths[0]}{more})"


def _notices(files: list[dict[str, Any]]) -> Iterator[str]:
    """Add up the notices of one kind over the files."""
    kinds: dict[str, list[Any]] = {}
    for file in files:
        for notice in file["notices"]:
            kept = kinds.setdefault(notice["kind"], [0, 0, Decimal(0), notice["detail"]])
            kept[0] += 1
            kept[1] += notice["rows"]
            kept[2] += Decimal(notice["amount_gbp"])
    for kind, (count, rows, amount, detail) in sorted(kinds.items()):
        yield f"  look at: {kind}: {rows:,} rows, {pounds(amount)}, in {count} files. {detail}"


def pounds(amount: str | Decimal) -> str:
    """Money with its sign, thousands and pence."""
    value = Decimal(amount)
    return f"{'−' if value < 0 else ''}£{abs(value):,.2f}"
