"""Read payment files: the one action of this room.

    reading = read([Path("2016-17")], Path("out"))

writes `payments.parquet`, `quarantine.csv`, `not_payments.csv` and `reconciliation.json` into `out`,
all of them or none.
"""

from __future__ import annotations

import csv
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from weft.analysis.errors import ExitCode, WeftError
from weft.analysis.spend.reading.containers import PassedOver, Refused, count_files, pieces_of
from weft.analysis.spend.reading.errors import CannotRead
from weft.analysis.spend.reading.headings import Vocabulary
from weft.analysis.spend.reading.in_order import in_order
from weft.analysis.spend.reading.layout import Wishes
from weft.analysis.spend.reading.reconciliation import ZERO, Account, reconciliation, refused_file
from weft.analysis.spend.reading.repeats import Repeat, notices_in, repeats_in
from weft.analysis.spend.reading.tables import Reader
from weft.analysis.spend.schema import PAYMENTS, SCHEMA_VERSION

_ROWS_IN_A_GROUP = 1 << 18
_OF_FEW_WORDS = [
    field.name for field in PAYMENTS
    if field.name not in {"transaction_ref", "amount_gbp", "amount_gross_gbp", "vat_gbp", "source_row", "contract_ref"}
]  # fmt: skip


@dataclass(frozen=True)
class Reading:
    """What was read: the folder written, and the reconciliation."""

    folder: Path
    reconciliation: dict[str, Any]

    @property
    def problems(self) -> tuple[str, ...]:
        """One message for each file that could not be read."""
        return tuple(f["problem"] for f in self.reconciliation["files"] if f["problem"])


@dataclass
class Progress:
    """What a command line shows while reading; does nothing by itself."""

    files: Callable[[int], None] = lambda count: None
    file: Callable[[str], None] = lambda name: None
    rows: Callable[[int], None] = lambda count: None


def read(
    paths: Sequence[Path], out: Path, *, wishes: Wishes | None = None, headings: Sequence[Path] = (),
    progress: Progress | None = None,
) -> Reading:  # fmt: skip
    """Read files, folders, zips and gzips of payments and write the result into the folder `out`.

    Raises CannotRead where a path is missing or nothing at all could be read.
    """
    progress = progress or Progress()
    wishes = wishes or Wishes()
    with _all_or_nothing(out) as (folder, scratch):
        progress.files(count_files(paths))
        run = _Run(folder, Reader(wishes, Vocabulary(headings), scratch), progress)
        run.read(paths, scratch)
        repeats = run.without_repeats()
        account = reconciliation(
            run.accounts, run.refused, repeats, _versions(), _options(wishes, headings)
        )
        account["passed_over"] = run.passed_over
        _check(run.accounts, account)
        _write_asides(folder, run.accounts, repeats)
        (folder / "reconciliation.json").write_text(
            json.dumps(account, indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
        )
    return Reading(out, account)


@dataclass
class _Run:
    """One run: the payments go to disk file by file, the accounts stay here."""

    folder: Path
    reader: Reader
    progress: Progress
    accounts: list[Account] = field(default_factory=list)
    refused: list[dict[str, Any]] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    _seen: dict[str, str] = field(default_factory=dict)
    _same: list[Repeat] = field(default_factory=list)
    _units: list[tuple[str, str | None]] = field(default_factory=list)

    def read(self, paths: Sequence[Path], scratch: Path) -> None:
        """Read every piece under the paths into payments.parquet."""
        self.reader.moved = self.progress.rows
        with _writer(self.folder / "payments.parquet") as write, in_order() as self.reader.later:
            for piece in pieces_of(paths, scratch):
                if isinstance(piece, PassedOver):
                    self.passed_over.append(piece.name)
                    continue
                self.progress.file(piece.name)
                if isinstance(piece, Refused):
                    self.refused.append(refused_file(piece.name, piece.sha256, piece.reason))
                    continue
                account = Account(self.reader.read(piece))
                self.reader.later(partial(self._settle, account, write))

    def _settle(self, account: Account, write: Callable[[pa.Table], None]) -> None:
        """Keep a file's payments, or set them aside where the very same file was read before."""
        self.accounts.append(account)
        payments = pa.concat_tables([PAYMENTS.empty_table(), *account.file.parts])
        account.file.parts.clear()
        self._units += [(account.file.name, t.sheet) for t in account.file.tables]
        amount = _sum(payments)
        first = self._seen.setdefault(account.file.sha256 or account.file.name, account.file.name)
        if first != account.file.name and len(payments):
            account.rows_repeated, account.amount_repeated = len(payments), amount
            rows = zip(
                payments["source_row"].to_pylist(), payments["amount_gbp"].to_pylist(), strict=True
            )
            why = "the very same file, byte for byte"
            self._same.append(
                Repeat(account.file.name, None, first, None, None, "", why, tuple(rows), amount)
            )
            return
        account.rows_loaded, account.amount_loaded = len(payments), amount
        if len(payments):
            undated = payments.filter(pc.is_null(payments["date"]))
            account.rows_undated, account.amount_undated = len(undated), _sum(undated)
            account.notices = notices_in(payments)
            write(payments)

    def without_repeats(self) -> list[Repeat]:
        """Take rows that another file has too out of payments.parquet."""
        path = self.folder / "payments.parquet"
        found = repeats_in(path, self._units) if len(self._units) > 1 else []
        if found:
            by_file: dict[str, Account] = {account.file.name: account for account in self.accounts}
            for repeat in found:
                account = by_file[repeat.file]
                account.rows_repeated += len(repeat.rows)
                account.amount_repeated += repeat.amount
                account.rows_loaded -= len(repeat.rows)
                account.amount_loaded -= repeat.amount
            _rewrite(path, found)
            self._notice_again(path, {repeat.file for repeat in found})
        return [*self._same, *found]

    def _notice_again(self, path: Path, names: set[str]) -> None:
        """What was pointed out of files that lost rows may be less now."""
        for account in self.accounts:
            if account.file.name in names:
                left = pq.read_table(path, filters=[("source_file", "=", account.file.name)])
                account.notices = notices_in(left) if len(left) else []


def _rewrite(path: Path, repeats: Sequence[Repeat]) -> None:
    """Write the payments again without the repeated rows."""
    gone = {(r.file, r.sheet, row) for r in repeats for row, _ in r.rows}
    units = {(r.file, r.sheet) for r in repeats}
    fresh = path.with_suffix(".fresh")
    with _writer(fresh) as write:
        for batch in pq.ParquetFile(path).iter_batches(batch_size=_ROWS_IN_A_GROUP):
            table = pa.Table.from_batches([batch])
            mask = [
                unit not in units or (*unit, row) not in gone
                for *unit_, row in zip(
                    table["source_file"].to_pylist(),
                    table["source_sheet"].to_pylist(),
                    table["source_row"].to_pylist(),
                    strict=True,
                )
                for unit in (tuple(unit_),)
            ]
            write(table.filter(pa.array(mask)))
    fresh.replace(path)


@contextmanager
def _writer(path: Path) -> Iterator[Callable[[pa.Table], None]]:
    """Write tables one after another as one Parquet file with row groups of one size."""
    schema = PAYMENTS.with_metadata({"weft.schema": SCHEMA_VERSION})
    waiting: list[pa.Table] = []
    writer = pq.ParquetWriter(
        path,
        schema,
        compression="zstd",
        compression_level=1,
        use_dictionary=_OF_FEW_WORDS,
        write_statistics=["date"],
    )
    with writer, in_order() as later:

        def put(tables: list[pa.Table]) -> None:
            writer.write_table(
                pa.concat_tables(tables).cast(schema), row_group_size=_ROWS_IN_A_GROUP
            )

        def write(table: pa.Table) -> None:
            waiting.append(table)
            rows = sum(map(len, waiting))
            if rows >= _ROWS_IN_A_GROUP:
                left = rows % _ROWS_IN_A_GROUP
                whole, rest = table.slice(0, len(table) - left), table.slice(len(table) - left)
                later(partial(put, [*waiting[:-1], whole]))
                waiting[:] = [rest]

        yield write
        if waiting:
            later(partial(put, waiting))


def _sum(payments: pa.Table) -> Decimal:
    total = pc.sum(payments["amount_gbp"].cast(pa.decimal128(38, 2))).as_py()
    return total if total is not None else ZERO


def _check(accounts: Sequence[Account], account: dict[str, Any]) -> None:
    """Refuse to write an account that does not add up, or that nothing was read for."""
    for one in accounts:
        if fault := one.why_not_whole():
            raise AssertionError(f"{fault}. This is a fault in Weft; nothing was written.")
    files = account["files"]
    if not files:
        raise CannotRead(
            "There is no file of payments in what was given. Weft reads CSV, XLSX, XLS, ODS and Parquet, also in zip and gzip."
        )
    if not any(f["rows_read"] for f in files) or all(f["problem"] for f in files):
        raise CannotRead(
            "\n".join(f["problem"] for f in files if f["problem"])
            or "There is no row in what was given."
        )


def _write_asides(folder: Path, accounts: Sequence[Account], repeats: Sequence[Repeat]) -> None:
    """Write what is not loaded, each row with its place, its reason and its original cells."""
    head = ["file", "sheet", "row", "reason", "amount_gbp", "original"]
    for name, pick in (("quarantine.csv", "quarantine"), ("not_payments.csv", "not_payments")):
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            lines = csv.writer(file, lineterminator="\n")
            lines.writerow(head)
            for account in accounts:
                for aside in getattr(account.file.sorted, pick):
                    amount = "" if aside.amount is None else str(aside.amount)
                    original = json.dumps(list(aside.cells), ensure_ascii=False)
                    sheet = _safe(aside.sheet or "")
                    lines.writerow(
                        [
                            _safe(account.file.name),
                            sheet,
                            aside.row,
                            _safe(aside.why),
                            amount,
                            original,
                        ]
                    )
            if name == "not_payments.csv":
                lines.writerows(_repeated(repeats))


def _repeated(repeats: Sequence[Repeat]) -> Iterator[list[Any]]:
    """The rows that another file has too: where each stands, and which file it counts in."""
    for repeat in repeats:
        place = f"{repeat.kept}, sheet {repeat.kept_sheet}" if repeat.kept_sheet else repeat.kept
        reason = f"counts in {place}: {repeat.why}"
        for row, amount in repeat.rows:
            yield [
                _safe(repeat.file),
                _safe(repeat.sheet or ""),
                row,
                _safe(reason),
                str(amount),
                "",
            ]


def _safe(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text


def _versions() -> dict[str, str]:
    return {name: version(name) for name in ("weft", "pyarrow", "python-calamine", "duckdb")}


def _options(wishes: Wishes, headings: Sequence[Path]) -> dict[str, Any]:
    return {
        "map": dict(sorted(wishes.columns.items())),
        "dates": str(wishes.order) if wishes.order else None,
        "body": wishes.body,
        "headings": [path.name for path in headings],
    }


@contextmanager
def _all_or_nothing(out: Path) -> Iterator[tuple[Path, Path]]:
    """Write into a folder beside `out` and move the files in when all are there."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        working = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except OSError as fault:
        raise WeftError(
            f"{out}: the result cannot be written there ({fault.strerror}). Choose another folder with --out.",
            exit_code=ExitCode.CANNOT_WRITE,
        ) from None
    folder, scratch = working / "result", working / "scratch"
    folder.mkdir()
    scratch.mkdir()
    try:
        yield folder, scratch
        if out.exists() and not out.is_dir():
            raise WeftError(
                f"{out}: this is a file, and a folder is needed. Choose another with --out.",
                exit_code=ExitCode.CANNOT_WRITE,
            )
        out.mkdir(exist_ok=True)
        for file in sorted(folder.iterdir()):
            file.replace(out / file.name)
    finally:
        shutil.rmtree(working, ignore_errors=True)
