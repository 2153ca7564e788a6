"""What the room's long work leaves in its folder, and how pages look it up."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from weft.analysis.reporting.behind import condition
from weft.analysis.reporting.charts import Picture
from weft.analysis.reporting.model import Which
from weft.ui.marks import to_translate

KEPT, PAYMENTS, SUPPLIERS = "report.json", "payments.parquet", "suppliers.parquet"
PICTURES = "pictures.json"
NAMES, ASKED, RULED = "names.parquet", "names.asked.json", "rulings.csv"
READING, REPORT = "read", "report"
READ = "reconciliation.json"
UNDERSTOOD, TOTALS = "understood.json", "totals.json"
DOWNLOADS = {
    "report.html": ("report/report.html", to_translate("The report as a page")),
    "report.pdf": ("report/report.pdf", to_translate("The report (PDF)")),
    "summary.pdf": ("report/summary.pdf", to_translate("Summary for a committee (PDF, two pages)")),
    "report.xlsx": ("report/report.xlsx", to_translate("Workbook with every table (Excel)")),
    "figures.json": ("report/figures.json", to_translate("Every figure with its workings (JSON)")),
    READ: (
        "read/reconciliation.json", to_translate("How every file was read (JSON)"),
    ),
}  # fmt: skip
"""What can be taken away of a run: where it is, and what it is called."""
A_BATCH = 2_000
MEMORY = "1GB"
"""What a process of the site may hold to look rows up."""
INDIVIDUAL = "an individual"
"""What stands in place of the name of a payee who is, or may be, a person."""


def quarantine_of(ref: str) -> str:
    """The file with the rows of a payment file that were not understood."""
    return f"{ref}.quarantine.csv"


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
        rows = _asked(f"{self.query} LIMIT {max(stop - start, 0)} OFFSET {start}", self.values)
        made = [self.make(*row) for row in rows]
        return made if isinstance(place, slice) else made[0]


@lru_cache(maxsize=1)
def _engine() -> Any:
    """The process's own DuckDB, which remembers what stands where in the files it has read."""
    import duckdb

    engine = duckdb.connect(config={"threads": 1, "memory_limit": MEMORY})
    engine.execute("SET parquet_metadata_cache = true")
    return engine


def _asked(query: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
    """The rows; threads of one process ask beside each other, each through a cursor of its own."""
    with _engine().cursor() as cursor:
        rows: list[tuple[Any, ...]] = cursor.execute(query, list(values)).fetchall()
        return rows


@lru_cache(maxsize=10_000)
def _counted(query: str, values: tuple[object, ...]) -> int:
    """How many rows there are; a run's folder never changes."""
    ((count,),) = _asked(f"SELECT count(*) FROM ({query})", values)
    return int(count)


SORTS = {"supplier": "lower(supplier)", "amount_gbp": "amount_gbp", "payments": "payments"}


@dataclass(frozen=True)
class Suppliers:
    """The suppliers of a run, individuals left out, as `weft.ui.listing` looks them up."""

    folder: Path

    def part(self, wanted: str, by: str, *, down: bool) -> Looked:
        """Those whose names hold the words, in the order of a column of `SORTS`."""
        sign = "DESC" if down else "ASC"
        query = (
            "SELECT supplier_id, supplier, payments, amount_gbp, influenceable_gbp, locality, category "
            "FROM read_parquet(?) WHERE NOT hidden AND contains(lower(supplier), lower(?)) "
            f"ORDER BY {SORTS[by]} {sign}, supplier_id"
        )
        return Looked(query, [str(self.folder / SUPPLIERS), wanted], Supplier)

    def one(self, supplier_id: str) -> Supplier | None:
        """The supplier of this id, where it may be named."""
        rows = _asked(
            "SELECT supplier_id, supplier, payments, amount_gbp, influenceable_gbp, locality, category "
            "FROM read_parquet(?) WHERE NOT hidden AND supplier_id = ?",
            [str(self.folder / SUPPLIERS), supplier_id],
        )
        return Supplier(*rows[0]) if rows else None

    def individuals(self) -> tuple[int, Decimal]:
        """How many payees are, or may be, individuals, and what they were paid together."""
        ((count, amount),) = _asked(
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


SHOWN = (
    "SELECT date, "
    f"CASE WHEN hidden THEN '{INDIVIDUAL}' ELSE coalesce(supplier_name, payee) END, amount_gbp, "
    "CASE WHEN NOT hidden THEN category END, CASE WHEN NOT hidden THEN department END, "
    "CASE WHEN NOT hidden THEN purpose END, "
    "CASE WHEN NOT hidden THEN transaction_ref END, kept_apart, kept_apart_because, "
    "source_file, source_sheet, source_row FROM read_parquet(?)"
)


def payments_to(folder: Path, supplier: Supplier) -> Looked:
    """The payments of a run to one supplier, in the order of their days."""
    query = f"{SHOWN} WHERE supplier_id = ? ORDER BY date, source_file, source_sheet, source_row"
    return Looked(query, [str(folder / PAYMENTS), supplier.supplier_id], Payment, supplier.payments)


AS_COLUMNS = (
    "date", "payee", "amount_gbp", "category", "department", "purpose", "reference", "kept_apart",
    "kept_apart_because", "source_file", "source_sheet", "source_row",
)  # fmt: skip
"""What the fields of a `Payment` are called in a file."""


def payments_behind(folder: Path, which: Which) -> Looked:
    """The payments of a run that a figure is about, as they lie: by supplier, individuals at the end."""
    query, values = _behind(folder, which)
    return Looked(query, values, Payment)


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
    rows = _asked(
        f"SELECT {value} AS value, count(*), sum(amount_gbp) FROM read_parquet(?) "
        "WHERE supplier_id = ? GROUP BY ALL ORDER BY "
        + ("value" if column == "month" else "3 DESC, value"),
        [str(folder / PAYMENTS), supplier_id],
    )
    return [(each, int(count), Decimal(amount)) for each, count, amount in rows]
