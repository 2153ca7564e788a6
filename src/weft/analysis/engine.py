"""The engine under the tables: DuckDB through Ibis, kept within bounds of memory and cores."""

from __future__ import annotations

import gc
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

import ibis
import ibis.expr.types as ir

from weft.analysis.scratch import scratch

MEMORY = "2GB"
_NUMBERS = count(1)


@contextmanager
def engine(memory: str = MEMORY, threads: int | None = None) -> Iterator[Any]:
    """A DuckDB of our own in memory, which spills to a temporary folder and leaves nothing behind.

    The order of rows is not kept, which saves memory: whoever shows rows must sort them.
    """
    with scratch() as spill, warnings.catch_warnings():
        # Ibis 12 calls DuckDB 2.0 by a name that DuckDB has renamed; remove when Ibis follows.
        warnings.filterwarnings("ignore", "fetch_arrow_table", DeprecationWarning)
        connection = ibis.duckdb.connect(
            memory_limit=memory,
            threads=threads or os.cpu_count() or 1,
            temp_directory=str(spill),
            preserve_insertion_order=False,
        )
        try:
            yield connection
        finally:
            connection.disconnect()


@contextmanager
def left_streams(backend: Any) -> Iterator[None]:
    """Joins as they are written: the right table is held in memory, the left one passes by.

    The optimiser takes a left table behind many filters for a small one, and would hold millions of wide rows.
    """
    backend.raw_sql("SET disabled_optimizers = 'join_order,build_side_probe_side'")
    try:
        yield
    finally:
        backend.raw_sql("SET disabled_optimizers = ''")


@contextmanager
def uncollected() -> Iterator[None]:
    """Python's search for cycles among its objects, put off: over millions of rows it takes a sixth of the time.

    Only for work that comes to an end and makes no cycles of its own that hold much.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def kept(table: ir.Table, name: str) -> ir.Table:
    """The same table, worked out now and kept under a name, so that it is worked out once."""
    backend = table.get_backend()
    return backend.create_table(f"{name}_{next(_NUMBERS)}", table, temp=True)


def brought(backend: Any, rows: Any, name: str) -> ir.Table:
    """An Arrow table brought into the engine, under a name of its own."""
    called = f"{name}_{next(_NUMBERS)}"
    backend.con.register(called, rows)
    return kept(backend.table(called), name)


def named(table: ir.Table, name: str) -> ir.Table:
    """The same table under a name that SQL can speak of; nothing is worked out yet."""
    return table.get_backend().create_view(f"{name}_{next(_NUMBERS)}", table)
