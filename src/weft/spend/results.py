"""What the room's long work leaves in its folder, and how pages look it up."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from functools import lru_cache
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from weft.analysis.reporting.behind import condition
from weft.analysis.reporting.charts import Picture
from weft.analysis.reporting.model import Which
from weft.ui.marks import to_translate

if TYPE_CHECKING:
    from weft.analysis.spend.worklist import Worklist

KEPT, PAYMENTS, SUPPLIERS = "report.json", "payments.parquet", "suppliers.parquet"
PICTURES = "pictures.json"
NAMES, ASKED, RULED = "names.parquet", "names.asked.json", "rulings.csv"
WORKLIST, ANSWERED = "worklist.json", "suppliers.csv"
READING, REPORT = "read", "report"
READ = "reconciliation.json"
TABLES, SHOWN_PAYMENTS, EXTRACT = "tables.zip", "payments-shown.parquet", "extract.zip"
UNDERSTOOD, TOTALS, HASHES = "understood.json", "totals.json", "hashes.json"
FILES_NAMED = "files.json"
DOWNLOADS = {
    "report.html": ("report/report.html", to_translate("The report as a page")),
    "report.pdf": ("report/report.pdf", to_translate("The report (PDF)")),
    "summary.pdf": ("report/summary.pdf", to_translate("Summary for a committee (PDF, two pages)")),
    "report.xlsx": ("report/report.xlsx", to_translate("Workbook with every table (Excel)")),
    TABLES: (
        TABLES, to_translate("Every table as CSV, with the data package that describes them (zip)"),
    ),
    SHOWN_PAYMENTS: (SHOWN_PAYMENTS, to_translate("Every payment, people not named (Parquet)")),
    EXTRACT: (
        EXTRACT,
        to_translate("Extract for a freedom of information request: payments to people left out (CSV in a zip)"),
    ),
    "figures.json": ("report/figures.json", to_translate("Every figure with its workings (JSON)")),
    READ: (
        "read/reconciliation.json", to_translate("How every file was read (JSON)"),
    ),
}  # fmt: skip
"""What can be taken away of a run: where it is, and what it is called."""
OF_PAYMENTS = frozenset({SHOWN_PAYMENTS, EXTRACT})
"""Those with each payment in them. `READ` quotes lines of the files as they were written."""
A_BATCH = 2_000
MEMORY = "1GB"
"""What a process of the site may hold to look rows up."""
INDIVIDUAL = "an individual"
"""What stands in place of the name of a payee who is, or may be, a person."""


@lru_cache(maxsize=16)
def report_at(folder: Path) -> Any:
    """The report that a run has made; a run's folder never changes. Raises FileNotFoundError."""
    from weft.analysis.reporting.stored import report_in

    return report_in((folder / KEPT).read_bytes())


def written_pictures(drawn: Mapping[str, Picture]) -> bytes:
    """The pictures of a report as they are kept in a run's folder."""
    said = {table: asdict(picture) for table, picture in drawn.items()}
    return json.dumps(said, ensure_ascii=False).encode()


@lru_cache(maxsize=16)
def pictures_at(folder: Path) -> dict[str, Picture] | None:
    """The pictures of a run's report by table; None for a run from before they were kept."""
    try:
        said = json.loads((folder / PICTURES).read_bytes())
    except FileNotFoundError:
        return None
    return {table: Picture(**each) for table, each in said.items()}


@lru_cache(maxsize=256)
def understood_in(folder: Path) -> dict[str, Any]:
    """What a look has understood of its files, by their references; a look's folder never changes."""
    found: dict[str, Any] = json.loads((folder / UNDERSTOOD).read_bytes())
    return found


@lru_cache(maxsize=64)
def totals_in(folder: Path) -> dict[str, Any]:
    """What the reconciliation of a run comes to."""
    found: dict[str, Any] = json.loads((folder / TOTALS).read_bytes())
    return found


@lru_cache(maxsize=64)
def asked_in(folder: Path) -> list[dict[str, Any]]:
    """The pairs of names that a run is in doubt about, by the money at stake; none where it kept no such list."""
    if not (folder / ASKED).is_file():
        return []
    found: list[dict[str, Any]] = json.loads((folder / ASKED).read_bytes())
    return found


@lru_cache(maxsize=64)
def hashes_in(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file of a run, as it was when it was done; empty where it was not kept."""
    kept = folder / HASHES
    found: dict[str, str] = json.loads(kept.read_bytes()) if kept.is_file() else {}
    return found


def sha256_of(file: Path) -> str:
    """The SHA-256 of a file."""
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()


def files_named(folder: Path) -> tuple[str, ...]:
    """The names of the files and sheets of a run, looked up among its payments and its inputs."""
    rows = asked(
        "SELECT DISTINCT concat_ws(', ', source_file, source_sheet) FROM read_parquet(?) ORDER BY 1",
        [str(folder / PAYMENTS)],
    )
    told = {file.path for file in report_at(folder).inputs if file.id.startswith("file-")}
    return tuple(sorted({*(name for (name,) in rows), *told}))


@lru_cache(maxsize=64)
def names_of_files(folder: Path) -> tuple[str, ...]:
    """The same as the run has kept them; looked up for a run from before they were kept."""
    try:
        return tuple(json.loads((folder / FILES_NAMED).read_bytes()))
    except FileNotFoundError:
        return files_named(folder)


def file_naming_someone(folder: Path) -> str | None:
    """The first file whose name, or that of a sheet of it, speaks of a person."""
    from weft.analysis.spend.telling import NAMES_SOMEONE

    names = names_of_files(folder)
    return next((n for n in names if NAMES_SOMEONE.search(re.sub(r"[_.\-]+", " ", n))), None)


def wanted_kept(listed: Worklist) -> bytes:
    """The suppliers whose place a run does not know, as its folder keeps them."""
    rows = [
        [one.supplier_id, one.supplier, one.payments, str(one.influenceable_gbp), str(one.share_so_far or 0)]
        for one in listed.wanted
    ]  # fmt: skip
    return json.dumps({"unknown_gbp": str(listed.unknown_gbp), "wanted": rows}).encode()


@lru_cache(maxsize=64)
def wanted_in(folder: Path) -> Worklist:
    """The same again; none where the run kept no such list."""
    from weft.analysis.spend.worklist import Wanted, Worklist

    if not (folder / WORKLIST).is_file():
        return Worklist((), Decimal(0))
    kept = json.loads((folder / WORKLIST).read_bytes())
    wanted = [
        Wanted(one, name, payments, Decimal(money), Decimal(share))
        for one, name, payments, money, share in kept["wanted"]
    ]
    return Worklist(tuple(wanted), Decimal(kept["unknown_gbp"]))


@dataclass(frozen=True)
class Supplier:
    """One supplier of a run."""

    supplier_id: str
    supplier: str
    payments: int
    amount_gbp: Decimal
    influenceable_gbp: Decimal
    locality: str
    category: str | None
    org_id: str | None
    """Its id in a register, where that is known."""
    name_key: str
    """What spellings of its name have in common."""


SUPPLIER_COLUMNS = "supplier_id, supplier, payments, amount_gbp, influenceable_gbp, locality, category, org_id, name_key"


class Looked(Sequence[Any]):
    """Rows of a Parquet file that are looked up when they are wanted: a query, and how many it finds."""

    def __init__(
        self, query: str, values: Sequence[object], make: Any, count: int | None = None
    ) -> None:
        self.query, self.values, self.make = query, list(values), make
        self._count = count

    def __len__(self) -> int:
        if self._count is None:
            self._count = _counted(self.query, tuple(self.values))
        return self._count

    def __getitem__(self, place: Any) -> Any:
        part = place if isinstance(place, slice) else slice(place, place + 1)
        start, stop, _ = part.indices(len(self))
        rows = asked(f"{self.query} LIMIT {max(stop - start, 0)} OFFSET {start}", self.values)
        made = [self.make(*row) for row in rows]
        return made if isinstance(place, slice) else made[0]


@lru_cache(maxsize=1)
def _engine() -> Any:
    """The process's own DuckDB, which remembers what stands where in the files it has read."""
    import duckdb

    engine = duckdb.connect(config={"threads": 1, "memory_limit": MEMORY})
    engine.execute("SET parquet_metadata_cache = true")
    return engine


def asked(query: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
    """The rows; threads of one process ask beside each other, each through a cursor of its own."""
    with _engine().cursor() as cursor:
        rows: list[tuple[Any, ...]] = cursor.execute(query, list(values)).fetchall()
        return rows


@lru_cache(maxsize=10_000)
def _counted(query: str, values: tuple[object, ...]) -> int:
    """How many rows there are; a run's folder never changes."""
    ((count,),) = asked(f"SELECT count(*) FROM ({query})", values)
    return int(count)


SORTS = {"supplier": "lower(supplier)", "amount_gbp": "amount_gbp", "payments": "payments"}


@dataclass(frozen=True)
class Suppliers:
    """The suppliers of a run, individuals left out, as `weft.ui.listing` looks them up."""

    folder: Path

    def part(self, wanted: str, by: str, *, down: bool) -> Looked:
        """Those whose names hold the words, in the order of a column of `SORTS`."""
        sign = "DESC" if down else "ASC"
        holds, words = (
            (" AND contains(lower(supplier), lower(?))", [wanted]) if wanted else ("", [])
        )
        query = (
            f"SELECT {SUPPLIER_COLUMNS} FROM read_parquet(?) WHERE NOT hidden{holds} "
            f"ORDER BY {SORTS[by]} {sign}, supplier_id"
        )
        return Looked(query, [str(self.folder / SUPPLIERS), *words], Supplier)

    def one(self, supplier_id: str) -> Supplier | None:
        """The supplier of this id, where it may be named."""
        rows = asked(
            f"SELECT {SUPPLIER_COLUMNS} FROM read_parquet(?) WHERE NOT hidden AND supplier_id = ?",
            [str(self.folder / SUPPLIERS), supplier_id],
        )
        return Supplier(*rows[0]) if rows else None

    def not_named(self, ids: Sequence[str]) -> set[str]:
        """Those of these ids whose payee is, or may be, a person."""
        return self._among(ids, "hidden")

    def named(self, ids: Sequence[str]) -> set[str]:
        """Those of these ids whose supplier was paid, and may be named."""
        return self._among(ids, "NOT hidden")

    def _among(self, ids: Sequence[str], which: str) -> set[str]:
        rows = asked(
            f"SELECT supplier_id FROM read_parquet(?) WHERE {which} AND list_contains(?, supplier_id)",
            [str(self.folder / SUPPLIERS), list(ids)],
        )
        return {one for (one,) in rows}

    def individuals(self) -> tuple[int, Decimal]:
        """How many payees are, or may be, individuals, and what they were paid together."""
        ((count, amount),) = asked(
            "SELECT count(*), coalesce(sum(amount_gbp), 0) FROM read_parquet(?) WHERE hidden",
            [str(self.folder / SUPPLIERS)],
        )
        return int(count), Decimal(amount)


def heir_of(folder: Path, supplier_id: str) -> str | None:
    """The id of the supplier that the one of this id has become part of; None where there is none that may be
    named."""
    from weft.analysis.spend.resolving.remembered import living

    heir = living(folder / NAMES, supplier_id)
    return heir if heir != supplier_id and Suppliers(folder).one(heir) else None


@lru_cache(maxsize=64)
def merged_in(folder: Path) -> Mapping[str, str]:
    """The ids of suppliers that have become part of others by the time of a run, each with the one that stands for it."""
    from weft.analysis.spend.resolving.remembered import merged_in

    return merged_in(folder / NAMES)


@lru_cache(maxsize=64)
def split_off_in(folder: Path) -> Mapping[str, str]:
    """The ids of suppliers that came out of others, each with that of the one that it came out of."""
    from weft.analysis.spend.resolving.remembered import split_off_in

    return split_off_in(folder / NAMES)


@dataclass(frozen=True)
class Payment:
    """One payment, as a page may show it."""

    date: Any
    supplier: str
    amount_gbp: Decimal
    category: str | None
    department: str | None
    purpose: str | None
    reference: str | None
    kept_apart: str | None
    because: str | None
    file: str
    sheet: str | None
    row: int


NAMED = "NOT hidden AND payee IS DISTINCT FROM 'redacted'"
"""Whether what a payment says besides its payee may be told: it may speak of a payee who is not named."""
COLUMNS = {
    "date": "date",
    "payee": f"CASE WHEN hidden THEN '{INDIVIDUAL}' ELSE coalesce(supplier_name, payee) END",
    "amount_gbp": "amount_gbp",
    "category": f"CASE WHEN {NAMED} OR NOT hidden AND category IS DISTINCT FROM purpose THEN category END",
    "department": "CASE WHEN NOT hidden THEN department END",
    "purpose": f"CASE WHEN {NAMED} THEN purpose END",
    "reference": f"CASE WHEN {NAMED} THEN transaction_ref END",
    "kept_apart": "kept_apart",
    "kept_apart_because": "kept_apart_because",
    "source_file": "source_file",
    "source_sheet": "source_sheet",
    "source_row": "source_row",
}
"""What of a payment may be shown: what the columns are called in a file, in the order of the fields of a
`Payment`, and how they are asked for."""
AS_COLUMNS = tuple(COLUMNS)
SHOWN = f"SELECT {', '.join(COLUMNS.values())} FROM read_parquet(?)"


def shown_columns(payments: Path) -> dict[str, str]:
    """The same, and where the payee is, as far as that is known and may be told."""
    import pyarrow.parquet as pq

    there = pq.read_schema(payments).names
    where = ["supplier_id", "locality", "district", *(n for n in there if n.endswith("_decile"))]
    return COLUMNS | {name: f"CASE WHEN {NAMED} THEN {name} END" for name in where}


def payments_to(folder: Path, supplier: Supplier) -> Looked:
    """The payments of a run to one supplier, in the order of their days."""
    query = f"{SHOWN} WHERE supplier_id = ? ORDER BY date, source_file, source_sheet, source_row"
    return Looked(query, [str(folder / PAYMENTS), supplier.supplier_id], Payment, supplier.payments)


def payments_behind(folder: Path, which: Which, count: int | None = None) -> Looked:
    """The payments of a run that a figure is about, as they lie: by supplier, individuals at the end. `count` is
    how many they are, where that is known."""
    query, values = _behind(folder, which)
    return Looked(query, values, Payment, count)


def rows_behind(folder: Path, which: Which) -> Iterator[tuple[Any, ...]]:
    """The same payments one by one, without holding them all; the values are those of `AS_COLUMNS`."""
    with _engine().cursor() as cursor:
        found = cursor.execute(*_behind(folder, which))
        while rows := found.fetchmany(A_BATCH):
            yield from rows


def _behind(folder: Path, which: Which) -> tuple[str, list[object]]:
    words, values = condition(which)
    return f"{SHOWN} WHERE {words}", [str(folder / PAYMENTS), *values]


def sums_to(folder: Path, supplier_id: str, column: str) -> list[tuple[str | None, int, Decimal]]:
    """What one supplier was paid by month, category or department: value, payments, money."""
    assert column in {"month", "category", "department"}
    value = column if column == "month" else f"CASE WHEN NOT hidden THEN {column} END"
    rows = asked(
        f"SELECT {value} AS value, count(*), sum(amount_gbp) FROM read_parquet(?) "
        "WHERE supplier_id = ? GROUP BY ALL ORDER BY "
        + ("value" if column == "month" else "3 DESC, value"),
        [str(folder / PAYMENTS), supplier_id],
    )
    return [(each, int(count), Decimal(amount)) for each, count, amount in rows]
