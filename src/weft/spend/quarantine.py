"""The rows of a payment file that a look has not understood: kept as Parquet, grouped by reason, looked up."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from weft.spend.results import Looked, asked

if TYPE_CHECKING:
    import pyarrow as pa

QUOTED = "“[^”]*”"
"""What a reason quotes of its row: rows that differ only in that have reasons of one kind."""
A_STRETCH = 1 << 25
"""Bytes of the reader's list that are held at a time; no row is longer."""


def trimmed(cells: Sequence[str]) -> list[str]:
    """The cells of a row, without the blank ones at its end."""
    left = list(cells)
    while left and not left[-1].strip():
        left.pop()
    return left


def quarantine_of(ref: str) -> str:
    """The file with the rows of a payment file that were not understood."""
    return f"{ref}.quarantine.parquet"


def keep_quarantine(written: Path, kept: Path, hashes: Mapping[str, str | None]) -> None:
    """Keep what the reader has set aside so that pages can look it up; `hashes` are of the files, by their names."""
    import pyarrow as pa
    import pyarrow.csv as arrow_csv
    import pyarrow.parquet as pq

    text = ("file", "sheet", "row", "reason", "amount_gbp", "original")
    reader = arrow_csv.open_csv(
        written,
        read_options=arrow_csv.ReadOptions(use_threads=False, block_size=A_STRETCH),
        parse_options=arrow_csv.ParseOptions(newlines_in_values=True),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(text, pa.string()), strings_can_be_null=False
        ),
    )
    with pq.ParquetWriter(kept, _schema()) as writer:
        for batch in reader:
            writer.write_table(_with_kinds(pa.Table.from_batches([batch]), hashes))


def _schema() -> pa.Schema:
    import pyarrow as pa

    words = ("key", "sha256", "file", "sheet", "reason", "kind", "original")
    kinds = {name: pa.string() for name in words}
    return pa.schema({**kinds, "row": pa.int64(), "amount_gbp": pa.decimal128(18, 2)})


def _with_kinds(rows: pa.Table, hashes: Mapping[str, str | None]) -> pa.Table:
    """The rows with the hash of their file, the kind of their reason, and a key that stays from look to look."""
    import pyarrow as pa
    import pyarrow.compute as pc

    amount = pc.if_else(pc.equal(rows["amount_gbp"], ""), None, rows["amount_gbp"])
    sha256 = pa.array([hashes.get(name) or "" for name in rows["file"].to_pylist()], pa.string())
    places = zip(*(each.to_pylist() for each in (sha256, rows["sheet"], rows["row"])), strict=True)
    made = {
        **{name: rows[name] for name in ("file", "sheet", "reason", "original")},
        "sha256": sha256,
        "key": pa.array([_key("-".join(place)) for place in places], pa.string()),
        "kind": pc.replace_substring_regex(rows["reason"], QUOTED, "“…”"),
        "row": rows["row"].cast(pa.int64()),
        "amount_gbp": amount.cast(pa.decimal128(18, 2)),
    }
    return pa.table({name: made[name] for name in _schema().names}, schema=_schema())


def _key(place: str) -> str:
    return hashlib.sha256(place.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Reasons:
    """Rows that were not understood for reasons of one kind: how many, and the money that can be read in them."""

    kind: str
    rows: int
    amount_gbp: Decimal


@dataclass(frozen=True)
class Row:
    """A row that was not understood, as it came."""

    key: str
    """Names it in addresses; the same after each look."""
    sha256: str
    file: str
    sheet: str
    row: int
    reason: str
    amount_gbp: Decimal | None
    original: str

    @property
    def whole(self) -> list[str]:
        """Its cells, as many as its table has columns."""
        cells: list[str] = json.loads(self.original)
        return cells

    @property
    def cells(self) -> list[str]:
        """Its cells, without the blank ones at its end."""
        return trimmed(self.whole)


ROWS = (
    "SELECT key, sha256, file, sheet, row, reason, amount_gbp, original FROM read_parquet(?) "
    "WHERE (? = '' OR kind = ?)"
)


@dataclass(frozen=True)
class Quarantine:
    """The rows of one payment file that its last look has not understood. Raises FileNotFoundError where none did."""

    path: Path

    def reasons(self) -> list[Reasons]:
        """The kinds of reasons, those of the most rows first."""
        found = asked(
            "SELECT kind, count(*), coalesce(sum(amount_gbp), 0) FROM read_parquet(?) "
            "GROUP BY kind ORDER BY 2 DESC, kind",
            [str(self._there())],
        )
        return [Reasons(kind, int(rows), Decimal(amount)) for kind, rows, amount in found]

    def rows(self, kind: str = "") -> Looked:
        """The rows, those of one kind of reason or all, as they stand in the file."""
        return Looked(ROWS, [str(self._there()), kind, kind], Row)

    def one(self, key: str) -> Row | None:
        """The row that a key names."""
        found = asked(f"{ROWS} AND key = ?", [str(self._there()), "", "", key])
        return Row(*found[0]) if found else None

    def _there(self) -> Path:
        if not self.path.is_file():
            raise FileNotFoundError(self.path)
        return self.path
