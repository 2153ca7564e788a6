"""From a register as it is published to an edition: loaded, its rejected rows told, and checked."""

from __future__ import annotations

import hashlib
import inspect
import json
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Any

import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from weft.analysis.editions import Edition, Editions, sha256_of
from weft.analysis.engine import engine
from weft.analysis.names.keys import core_of, key_of, legal_form, plain
from weft.analysis.registers import schema
from weft.analysis.registers.checks import findings
from weft.analysis.registers.layouts import (
    charity_commission,
    companies_house,
    local_authorities,
    nhs,
    ocds,
    schools,
    suppliers,
)
from weft.analysis.registers.layouts.layout import Layout, heading
from weft.analysis.registers.parts import Parts
from weft.analysis.registers.reading import Reading
from weft.analysis.registers.rejects import Rejects
from weft.analysis.registers.sources import CannotLoad, Piece, pieces, undamaged, what_it_is

LAYOUTS: dict[str, Layout] = {
    module.LAYOUT.kind: module.LAYOUT
    for module in (
        companies_house,
        charity_commission,
        schools,
        nhs,
        ocds,
        local_authorities,
        suppliers,  # last: it is lenient, and would take other tables for its own
    )
}
TABLES = {
    "organisations": schema.ORGANISATIONS,
    "other_names": schema.OTHER_NAMES,
    "relations": schema.RELATIONS,
    "addresses": schema.ADDRESSES,
}
REJECTS = "rejects.csv"
PARTS = "parts"


def load(
    kind: str,
    paths: Sequence[Path],
    editions: Editions,
    *,
    at: datetime,
    name: str | None = None,
    afresh: bool = False,
    progress: Callable[[int], None] = lambda rows: None,
    goes_on: Callable[[int], None] = lambda rows: None,
) -> Edition:
    """Load a register's files as an edition and check it. It is not in use until it is activated.

    `progress` is told of rows as they are read. A load that is killed leaves no edition. Given again, with
    the same bytes and the same Weft, it goes on after the last part that it had kept, and `goes_on` is told
    how many rows had been read; `afresh` starts from the beginning. Raises CannotLoad where the files are
    something else.
    """
    layout = layout_of(kind)
    with undamaged(paths):
        ours, others = _ours(layout, pieces(paths))
    sources = [
        {"file": p.name, "sha256": sha256_of(p), "bytes": p.stat().st_size} for p in _plain(paths)
    ]
    edition_name = name or edition_name_of(paths, sources)
    same = _same(layout, sources)
    with (
        editions.loading(layout.kind, edition_name, same=same, afresh=afresh) as loading,
        undamaged(paths),  # within, so that what a damaged file has left is not kept
    ):
        counts, reasons = _write(layout, ours, loading.folder, progress, goes_on)
        loading.facts |= _facts(layout, sources, counts, reasons) | {
            "passed_over": [piece.name for piece in others],
            "loaded_at": at.isoformat(),
        }
    loaded = editions.edition(layout.kind, edition_name)
    before = editions.active(layout.kind)
    return editions.check(layout.kind, edition_name, findings(loaded, before))


def _same(layout: Layout, sources: list[dict[str, Any]]) -> str:
    """What two loads have in common of which one may go on from the other: the bytes, and who reads them."""
    reads = sha256_of(Path(inspect.getfile(layout.read)))
    what = json.dumps([layout.kind, reads, version("weft"), sources])
    return hashlib.sha256(what.encode()).hexdigest()[:16]


def _facts(
    layout: Layout, sources: list[dict[str, Any]], counts: dict[str, int], reasons: Counter[str]
) -> dict[str, Any]:
    return {
        "publisher": layout.publisher,
        "page": layout.page,
        "sources": sources,
        "rows_read": counts["read"] + reasons.total(),
        "rows_loaded": counts["organisations"],
        "rows_rejected": reasons.total(),
        "rows_repeated": counts["read"] - counts["organisations"],
        "rejected_because": dict(reasons.most_common()),
        "other_names": counts["other_names"],
        "relations": counts["relations"],
        "weft": version("weft"),
    }


def layout_of(kind: str) -> Layout:
    """The layout of a kind of register. Raises CannotLoad, which says which there are."""
    if kind not in LAYOUTS:
        raise CannotLoad(f"There is no register “{kind}”. There are: {', '.join(sorted(LAYOUTS))}.")
    return LAYOUTS[kind]


def edition_name_of(paths: Sequence[Path], sources: Sequence[dict[str, Any]]) -> str:
    """The date in the first file's name that has one (2025-11-01, 20251101), else from its SHA-256."""
    for path in paths:
        if found := re.search(r"(20\d\d)-?([01]\d)-?([0-3]\d)(?!\d)", path.name):
            return "-".join(found.groups())
    return f"file-{sources[0]['sha256'][:8]}"


def what_it_looks_like(piece: Piece) -> str:
    """What a piece looks like, in words: another register, something that is no table, its headings."""
    if (words := what_it_is(piece)) is not None:
        return words
    for layout in LAYOUTS.values():
        if layout.looks(piece):
            return f"the register {layout.kind} (weft registers load {layout.kind} …)"
    names = [name for name in heading(piece) if name][:6]
    return f"a table headed {', '.join(names)}" if names else "no table that Weft knows"


def _ours(layout: Layout, found: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    ours = [piece for piece in found if layout.looks(piece)]
    if not ours:
        looks = "; ".join(f"{piece.name} {_why_not(layout, piece)}" for piece in found[:3])
        wanted = f" It is known by {', '.join(layout.signs)}." if layout.signs else ""
        raise CannotLoad(f"This is not the register {layout.kind}: {looks}.{wanted}")
    return ours, [piece for piece in found if piece not in ours]


def _why_not(layout: Layout, piece: Piece) -> str:
    """What a piece lacks to be this register, where it has the most of it; else what it looks like."""
    missing = set(layout.signs) - set(heading(piece))
    if len(missing) * 2 < len(layout.signs):
        return f"lacks the column {', '.join(sorted(missing))}"
    return f"looks like {what_it_looks_like(piece)}"


def _plain(paths: Sequence[Path]) -> list[Path]:
    return [
        file
        for path in paths
        for file in (sorted(path.iterdir()) if path.is_dir() else [path])
        if file.is_file() and file.name[0] != "."
    ]


class _Writers:
    """The four tables of an edition, written as they come."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rows = dict.fromkeys(TABLES, 0)
        self.stack = ExitStack()

    def __enter__(self) -> _Writers:
        self.files = {
            name: self.stack.enter_context(
                pq.ParquetWriter(self.folder / f"{name}.parquet", columns, compression="zstd")
            )
            for name, columns in TABLES.items()
        }
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stack.close()

    def add(self, tables: Mapping[str, pa.Table]) -> None:
        for name, table in tables.items():
            if table.num_rows:
                self.files[name].write_table(table)
                self.rows[name] += table.num_rows


def _write(
    layout: Layout,
    ours: Sequence[Piece],
    folder: Path,
    progress: Callable[[int], None],
    goes_on: Callable[[int], None],
) -> tuple[dict[str, int], Counter[str]]:
    """Write the four tables and the rejected rows; how many rows, and why rows were rejected."""
    key = core_of if layout.official else key_of
    parts = Parts(folder / PARTS)
    place = parts.place()
    for half in folder.glob("*.fresh"):
        half.unlink()
    with engine() as connection:
        with _Writers(folder) as writers, Rejects.begun(folder / REJECTS, place) as rejects:
            for tables in parts.tables(list(TABLES)):
                writers.add(tables)
                progress(tables["organisations"].num_rows)
            if place:
                goes_on(writers.rows["organisations"] + rejects.rows)
            reading = Reading(ours, rejects, place)
            for found in layout.read(ours, reading):
                tables = _parted(connection, found, key)
                writers.add(tables)
                parts.keep(tables, reading.place())
                progress(found.num_rows)
        read = writers.rows["organisations"]
        counts = writers.rows | _each_once(connection, folder, read) | {"read": read}
    parts.forget()
    return counts, rejects.reasons


def _parted(connection: Any, found: pa.Table, key: Key) -> dict[str, pa.Table]:
    """What a layout found, as the four tables."""
    tables = {"organisations": _keyed(connection, found.drop_columns(list(_LISTS)), key)}
    for name in _LISTS:
        rows = _listed(found.select(["org_id", name]), name)
        named = rows.num_rows and name == "other_names"
        tables[name] = _keyed(connection, rows, key) if named else rows
    return {name: _as(columns, tables[name]) for name, columns in TABLES.items()}


def _as(columns: pa.Schema, table: pa.Table) -> pa.Table:
    if not table.num_rows:
        return columns.empty_table()
    return table.select(columns.names).cast(columns)


_LISTS = ("other_names", "relations", "addresses")
Key = Callable[[ir.StringValue], ir.StringValue]


def _keyed(connection: Any, table: pa.Table, key: Key) -> pa.Table:
    """Add the name's key and legal form."""
    connection.con.register("keyed", table)
    names = connection.table("keyed")
    text = plain(names.name)
    keyed = names.mutate(name_key=key(text), legal_form=legal_form(text)).to_pyarrow()
    connection.con.unregister("keyed")
    return keyed


def _listed(table: pa.Table, column: str) -> pa.Table:
    """One row for each entry of a list column, with its organisation."""
    lengths = pc.fill_null(pc.list_value_length(table[column]), 0)
    some = table.filter(pc.greater(lengths, 0))
    if not some.num_rows:
        return some
    chunks = some.combine_chunks()
    lists = chunks[column].chunk(0)
    entries = lists.flatten()
    owners = chunks["org_id"].take(pc.list_parent_indices(lists))
    parts = {entries.type.field(n).name: entries.field(n) for n in range(entries.type.num_fields)}
    return pa.table({"org_id": owners, **parts})


def _each_once(connection: Any, folder: Path, rows: int) -> dict[str, int]:
    """Keep each organisation once: the active before the inactive, then the first; and each fact once."""
    sql = connection.con
    counts = {}
    organisations = folder / "organisations.parquet"
    distinct = sql.execute(f"select count(distinct org_id) from '{organisations}'").fetchone()[0]
    if distinct < rows:
        _keep_names(sql, folder)
        _rewritten(
            sql,
            organisations,
            "select * from '{file}' qualify row_number() over (partition by org_id "
            "order by coalesce(active, true) desc, source_file, source_row) = 1",
        )
        for name in _LISTS:
            _rewritten(sql, folder / f"{name}.parquet", "select distinct * from '{file}'")
    for name in TABLES:
        counts[name] = pq.read_metadata(folder / f"{name}.parquet").num_rows
    return counts


def _keep_names(sql: Any, folder: Path) -> None:
    """An organisation that stands there again under another name keeps it as an other name."""
    names, organisations = folder / "other_names.parquet", folder / "organisations.parquet"
    fresh = names.with_suffix(".fresh")
    columns = ", ".join(schema.OTHER_NAMES.names)
    sql.execute(
        f"copy (select * from '{names}' union all by name select {columns} from "
        f"(select *, '{schema.OTHER}' as sort, null::date as until, first_value(name_key) over "
        "(partition by org_id order by coalesce(active, true) desc, source_file, source_row) as kept "
        f"from '{organisations}') where name_key != kept) to '{fresh}' (format parquet)"
    )
    fresh.replace(names)


def _rewritten(sql: Any, file: Path, query: str) -> None:
    fresh = file.with_suffix(".fresh")
    sql.execute(
        f"copy ({query.format(file=file)} order by org_id) to '{fresh}' (format parquet, compression zstd)"
    )
    fresh.replace(file)
