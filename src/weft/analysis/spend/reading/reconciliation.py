"""The account of a reading: per file and in total, every row and every penny in exactly one place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from weft.analysis.spend.reading.layout import Layout
from weft.analysis.spend.reading.notices import Notice, together
from weft.analysis.spend.reading.repeats import Repeat
from weft.analysis.spend.reading.sorting import SourceTotal
from weft.analysis.spend.reading.tables import FileRead, Understood

ZERO = Decimal("0.00")


@dataclass
class Account:
    """One file's rows and money: read = loaded + quarantined + not payments."""

    file: FileRead
    rows_loaded: int = 0
    amount_loaded: Decimal = ZERO
    rows_undated: int = 0
    amount_undated: Decimal = ZERO
    rows_repeated: int = 0
    amount_repeated: Decimal = ZERO
    notices: list[Notice] = field(default_factory=list)

    @property
    def rows_not_payments(self) -> int:
        """Blanks, headings, titles, totals, notes and repeats."""
        return len(self.file.sorted.not_payments) + self.file.sorted.blanks + self.rows_repeated

    @property
    def amount_not_payments(self) -> Decimal:
        """The money that stands on rows that are not payments."""
        stated = sum(
            (s.amount for s in self.file.sorted.not_payments if s.amount is not None), ZERO
        )
        return stated + self.amount_repeated

    @property
    def amount_quarantined(self) -> Decimal:
        """The money on quarantined rows, where it can be read."""
        return sum((s.amount for s in self.file.sorted.quarantine if s.amount is not None), ZERO)

    def why_not_whole(self) -> str | None:
        """Say what does not add up, or None. Asked of every file before anything is written."""
        rows = self.rows_loaded + len(self.file.sorted.quarantine) + self.rows_not_payments
        amount = self.amount_loaded + self.amount_quarantined + self.amount_not_payments
        if rows != self.file.sorted.rows:
            return f"{self.file.name}: {self.file.sorted.rows} rows were read but {rows} are accounted for"
        if amount != self.file.sorted.amount:
            return f"{self.file.name}: £{self.file.sorted.amount} was read but £{amount} is accounted for"
        return None


def reconciliation(
    accounts: Sequence[Account],
    refused: Sequence[dict[str, Any]],
    repeats: Sequence[Repeat],
    versions: dict[str, str],
    options: dict[str, Any],
) -> dict[str, Any]:
    """Build what `reconciliation.json` holds; amounts are decimal strings in pounds."""
    files = [_file(account) for account in accounts] + [dict(entry) for entry in refused]
    files.sort(key=lambda entry: entry["path"])
    return {
        "schema": "weft-reconciliation-1",
        "versions": versions,
        "options": options,
        "total": _total(files),
        "files": files,
        "repeats": [_repeat(repeat) for repeat in repeats],
    }


_SUMS = (
    "rows_read", "rows_loaded", "rows_quarantined", "rows_not_payments", "rows_quarantined_without_amount", "rows_repeated",
    "rows_undated", "rows_corrected",
)  # fmt: skip
_MONEY = (
    "amount_read_gbp", "amount_loaded_gbp", "amount_quarantined_gbp", "amount_not_payments_gbp", "amount_repeated_gbp",
    "amount_undated_gbp", "amount_corrected_gbp",
)  # fmt: skip


def _file(account: Account) -> dict[str, Any]:
    file = account.file
    layout = file.layout
    return {
        "path": file.name,
        "sha256": file.sha256,
        "container": _container(file.container),
        "kind": file.kind,
        "encoding": file.encoding,
        "separator": file.separator,
        **_laid_out(file, layout),
        "rows_read": file.sorted.rows,
        "rows_loaded": account.rows_loaded,
        "rows_quarantined": len(file.sorted.quarantine),
        "rows_not_payments": account.rows_not_payments,
        "rows_quarantined_without_amount": sum(
            1 for s in file.sorted.quarantine if s.amount is None
        ),
        "rows_repeated": account.rows_repeated,
        "rows_undated": account.rows_undated,
        "rows_corrected": file.sorted.corrected,
        "amount_read_gbp": str(file.sorted.amount + ZERO),
        "amount_loaded_gbp": str(account.amount_loaded),
        "amount_quarantined_gbp": str(account.amount_quarantined),
        "amount_not_payments_gbp": str(account.amount_not_payments),
        "amount_repeated_gbp": str(account.amount_repeated),
        "amount_undated_gbp": str(account.amount_undated),
        "amount_corrected_gbp": str(file.sorted.amount_corrected + ZERO),
        "not_payments": _by_kind(account),
        "quarantined": dict(sorted(Counter(s.why for s in file.sorted.quarantine).items())),
        "source_totals": [_source_total(total) for total in file.sorted.totals],
        "notices": [_notice(n) for n in together((*file.sorted.notices, *account.notices))],
        "problem": file.problem,
        "tables": [_table(table) for table in file.tables],
    }


def refused_file(path: str, sha256: str | None, problem: str) -> dict[str, Any]:
    """The entry of a file that could not be opened: no rows, no money, and why."""
    empty: dict[str, Any] = dict.fromkeys(_SUMS, 0) | dict.fromkeys(_MONEY, str(ZERO))
    return {
        "path": path, "sha256": sha256, "container": None, "kind": "cannot be read", "encoding": None, "separator": None, "header_row": None,
        "mapping": {}, "mapping_confidence": None, "vat_basis": None, **empty, "not_payments": {}, "quarantined": {},
        "source_totals": [], "notices": [], "problem": problem, "tables": [],
    }  # fmt: skip


def _container(container: tuple[str, str] | None) -> dict[str, str] | None:
    return None if container is None else {"path": container[0], "sha256": container[1]}


def _laid_out(file: FileRead, layout: Layout | None) -> dict[str, Any]:
    first = next((table for table in file.tables if table.layout), None)
    if layout is None or first is None:
        return {"header_row": None, "mapping": {}, "mapping_confidence": None, "vat_basis": None}
    return {
        "header_row": _header_row(first),
        "mapping": _mapping(layout),
        "mapping_confidence": round(layout.columns.confidence, 2),
        "vat_basis": layout.vat_basis,
    }


def _header_row(table: Understood) -> int | None:
    if table.layout is None or table.layout.header is None:
        return None
    return table.first_row + table.layout.header.last


def _mapping(layout: Layout) -> dict[str, Any]:
    return {
        column.role: {
            "heading": " ".join(column.heading.split()),
            "column": column.index + 1,
            "confidence": round(column.confidence, 2),
            "why": column.why,
        }
        for column in layout.columns.columns
    }


def _table(table: Understood) -> dict[str, Any]:
    layout = table.layout
    entry: dict[str, Any] = {"sheet": table.sheet, "first_row": table.first_row, "kind": table.kind}
    if layout is None:
        return entry | {"why": table.why}
    return entry | {
        "header_row": _header_row(table),
        "mapping": _mapping(layout),
        "not_used": [" ".join(heading.split()) for heading in layout.columns.left_over],
        "vat_basis": layout.vat_basis,
        "dates": f"{layout.dates.order}: {layout.dates.why}",
        "notes": list(layout.notes),
    }


def _by_kind(account: Account) -> dict[str, Any]:
    rows: Counter[str] = Counter()
    money: defaultdict[str, Decimal] = defaultdict(lambda: ZERO)
    for aside in account.file.sorted.not_payments:
        rows[aside.why] += 1
        money[aside.why] += aside.amount or ZERO
    if account.file.sorted.blanks:
        rows["a blank row"] = account.file.sorted.blanks
    if account.rows_repeated:
        rows["a repeat of a row in another file"] = account.rows_repeated
        money["a repeat of a row in another file"] = account.amount_repeated
    return {kind: {"rows": rows[kind], "amount_gbp": str(money[kind])} for kind in sorted(rows)}


def _source_total(total: SourceTotal) -> dict[str, Any]:
    return {
        "row": total.row, "label": total.label, "stated_gbp": str(total.stated), "summed_gbp": str(total.summed),
        "difference_gbp": str(total.difference),
    }  # fmt: skip


def _notice(notice: Notice) -> dict[str, Any]:
    return {
        "kind": notice.kind,
        "rows": notice.rows,
        "amount_gbp": str(notice.amount),
        "detail": notice.detail,
    }


def _repeat(repeat: Repeat) -> dict[str, Any]:
    return {
        "file": repeat.file, "sheet": repeat.sheet, "kept_in": repeat.kept, "kept_in_sheet": repeat.kept_sheet,
        "body": repeat.body, "month": repeat.month, "why": repeat.why, "rows": len(repeat.rows),
        "amount_gbp": str(repeat.amount), "amount_kept_gbp": str(repeat.amount_there),
    }  # fmt: skip


def _total(files: Sequence[dict[str, Any]]) -> dict[str, Any]:
    total: dict[str, Any] = {"files": len(files)}
    total["files_of_payments"] = sum(1 for f in files if f["kind"] == "payments")
    total["files_that_cannot_be_read"] = sum(1 for f in files if f["problem"])
    for key in _SUMS:
        total[key] = sum(f[key] for f in files)
    for key in _MONEY:
        total[key] = str(sum((Decimal(f[key]) for f in files), ZERO))
    return total
