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
from collections.abc import Callable, Iterator, Mapping, Sequence
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
from weft.analysis.spend.reading.amounts import pennies
from weft.analysis.spend.reading.containers import PassedOver, Refused, count_files, pieces_of
from weft.analysis.spend.reading.corrections import described
from weft.analysis.spend.reading.errors import CannotRead
from weft.analysis.spend.reading.headings import Vocabulary
from weft.analysis.spend.reading.in_order import in_order
from weft.analysis.spend.reading.reconciliation import Account, reconciliation, refused_file
from weft.analysis.spend.reading.repeats import Repeat, notices_in, repeats_in
from weft.analysis.spend.reading.tables import Reader
from weft.analysis.spend.reading.wishes import Wishes
from weft.analysis.spend.schema import IN_WORDS, SCHEMA_VERSION

_ROWS_IN_A_GROUP = 1 << 17
_MOST_ROWS_IN_A_GROUP = 1 << 19
_LARGEST_LIST_OF_WORDS = 1 << 24
_OF_FEW_WORDS = [f.name for f in IN_WORDS if pa.types.is_dictionary(f.type)]


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
    paths: Sequence[Path], out: Path, *, wishes: Wishes | None = None,
    by_file: Mapping[str, Wishes] | None = None, headings: Sequence[Path] = (),
    progress: Progress | None = None,
) -> Reading:  # fmt: skip
    """Read files, folders, zips and gzips of payments and write the result into the folder `out`.

    `wishes` is what a person has said about all files, `by_file` about single ones, by their names. Raises CannotRead where a path is missing or nothing at all could be read.
    """
    progress = progress or Progress()
    wishes = wishes or Wishes()
    with _all_or_nothing(out) as (folder, scratch), _memory_used_again():
        progress.files(count_files(paths))
        reader = Reader(wishes, Vocabulary(headings), scratch, by_file=by_file or {})
        run = _Run(folder, reader, progress)
        run.read(paths, scratch)
        repeats = run.without_repeats()
        account = reconciliation(
            run.accounts, run.refused, repeats, _versions(),
            _options(wishes, headings, by_file or {}),
        )  # fmt: skip
        account["passed_over"] = run.passed_over
        _check(run.accounts, account)
        _write_asides(folder, run.accounts, repeats)
        (folder / "reconciliation.json").write_text(
            json.dumps(account, indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
        )
    return Reading(out, account)


@contextmanager
def _memory_used_again() -> Iterator[None]:
    """Let Arrow take its memory from the system's own store, which is quicker to use the same again.

    File after file is of like size; to give each one's memory back and fetch it anew took a sixth of
    the time of reading.
    """
    before = pa.default_memory_pool()
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        yield
    finally:
        pa.set_memory_pool(before)


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
        account.file.sorted.notices += account.file.corrections.notices()
        payments = _together([part for part in account.file.parts if len(part)])
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
            if payments["date"].null_count:
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
                mine = [("source_file", "=", account.file.name)]
                left = pq.read_table(path, filters=mine, read_dictionary=_OF_FEW_WORDS)
                account.notices = notices_in(_together([left])) if len(left) else []


def _together(parts: Sequence[pa.Table]) -> pa.Table:
    """The parts as one table in one piece, with one list of words for each column."""
    if not parts:
        return IN_WORDS.empty_table()
    whole = pa.concat_tables(parts) if len(parts) > 1 else parts[0]
    if all(column.num_chunks == 1 for column in whole.columns):
        return whole
    return whole.unify_dictionaries().combine_chunks()


def _rewrite(path: Path, repeats: Sequence[Repeat]) -> None:
    """Write the payments again without the repeated rows."""
    gone: dict[tuple[str, str | None], list[int]] = {}
    for repeat in repeats:
        gone.setdefault((repeat.file, repeat.sheet), []).extend(row for row, _ in repeat.rows)
    fresh = path.with_suffix(".fresh")
    file = pq.ParquetFile(path, read_dictionary=_OF_FEW_WORDS)
    with _writer(fresh) as write:
        for batch in file.iter_batches(batch_size=_ROWS_IN_A_GROUP):
            write(_without(pa.Table.from_batches([batch]), gone))
    fresh.replace(path)


def _without(payments: pa.Table, gone: dict[tuple[str, str | None], list[int]]) -> pa.Table:
    """The payments but for the rows named for each file and sheet."""
    here = set(pc.unique(payments["source_file"]).to_pylist())
    for (file, sheet), rows in gone.items():
        if file in here:
            unit = pc.and_(
                pc.equal(payments["source_file"].cast(pa.string()), file),
                pc.equal(pc.fill_null(payments["source_sheet"].cast(pa.string()), ""), sheet or ""),
            )
            named = pc.is_in(payments["source_row"], value_set=pa.array(rows, pa.int64()))
            payments = payments.filter(pc.invert(pc.and_(unit, named)))
    return payments


@contextmanager
def _writer(path: Path) -> Iterator[Callable[[pa.Table], None]]:
    """Write tables of `IN_WORDS` one after another as one Parquet file of `PAYMENTS`.

    What is of many rows goes into row groups of its own; the tables of small files share one.
    """
    schema = IN_WORDS.with_metadata({"weft.schema": SCHEMA_VERSION})
    waiting: list[pa.Table] = []
    writer = pq.ParquetWriter(
        path,
        schema,
        compression="zstd",
        compression_level=1,
        use_dictionary=[*_OF_FEW_WORDS, "date"],
        dictionary_pagesize_limit=_LARGEST_LIST_OF_WORDS,
        column_encoding={"source_row": "DELTA_BINARY_PACKED"},
        write_statistics=["date"],
        store_decimal_as_integer=True,
        store_schema=False,  # else readers would be given the words as such, and not as texts
    )
    with writer, in_order() as later:

        def put(tables: list[pa.Table]) -> None:
            whole = _together(tables).replace_schema_metadata(schema.metadata)
            writer.write_table(whole, row_group_size=_MOST_ROWS_IN_A_GROUP)

        def write(table: pa.Table) -> None:
            waiting.append(table)
            if sum(map(len, waiting)) >= _ROWS_IN_A_GROUP:
                later(partial(put, list(waiting)))
                waiting.clear()

        yield write
        if waiting:
            later(partial(put, waiting))


def _sum(payments: pa.Table) -> Decimal:
    amounts = payments["amount_gbp"]
    return Decimal(sum(int(pennies(each).sum()) for each in amounts.chunks)).scaleb(-2)


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


def _options(
    wishes: Wishes, headings: Sequence[Path], by_file: Mapping[str, Wishes]
) -> dict[str, Any]:
    said = _said(wishes) | {"headings": [path.name for path in headings]}
    single = {name: _said(each) for name, each in sorted(by_file.items())}
    return said | ({"by_file": single} if single else {})


def _said(wishes: Wishes) -> dict[str, Any]:
    return {
        "map": dict(sorted(wishes.columns.items())),
        "dates": str(wishes.order) if wishes.order else None,
        "body": wishes.body,
    } | _of_one_file(wishes)


def _of_one_file(wishes: Wishes) -> dict[str, Any]:
    """What was said that is true of one file alone, where anything was."""
    said: dict[str, Any] = {}
    if wishes.corrections:
        said["corrections"] = described(wishes.corrections)
    if wishes.header_row is not None:
        said["header_row"] = wishes.header_row
    if wishes.payer is not None:
        said["payer"] = wishes.payer
    if wishes.month is not None:
        said["month"] = "{}-{:02d}".format(*wishes.month)
    return said


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
