"""Every table as CSV, and the Frictionless data package that describes them.

CSV as RFC 4180 and the government's tabular data standard have it: UTF-8 without a byte order mark,
CRLF at the end of a line, the column ids as header, an empty cell where there is no value, decimals
with every digit. Text that a spreadsheet could run is made harmless by `words.harmless`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from hashlib import sha256
from itertools import chain
from typing import Any

from weft.analysis.reporting import words
from weft.analysis.reporting.figures import as_input, in_bytes
from weft.analysis.reporting.model import Column, Kind, Report, Table, Value

_TYPES = {
    Kind.TEXT: "string",
    Kind.GBP: "number",
    Kind.COUNT: "integer",
    Kind.SHARE: "number",
    Kind.DATE: "date",
}
_UNITS = {
    Kind.GBP: "Pounds, exact.",
    Kind.SHARE: "A part of 1, exact.",
}


def as_csv(table: Table) -> bytes:
    """All rows of the table."""
    return "".join(csv_lines([column.id for column in table.columns], table.rows)).encode()


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[str]:
    """The lines of a CSV file one by one, so that a long one need not be held."""
    line = io.StringIO(newline="")
    writer = csv.writer(line, lineterminator="\r\n")
    for row in chain([header], rows):
        writer.writerow([_cell(value) for value in row])
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def describing(report: Report, tables: dict[str, bytes]) -> bytes:
    """datapackage.json for the CSV files in `tables/`, given by table id."""
    return in_bytes(
        {
            "profile": "tabular-data-package",
            "name": _package_name(report.id),
            "title": f"{words.plain(report.title)}: {words.plain(report.subject)}",
            "description": words.plain(report.period),
            "sources": [
                {"title": words.plain(file.path), **as_input(file)} for file in report.inputs
            ],
            "resources": [_resource(table, tables[table.id]) for table in report.tables()],
        }
    )


def _package_name(id: str) -> str:
    """The report's id in the letters that a package's name may have."""
    return "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else "-" for c in id.lower())


def _resource(table: Table, written: bytes) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.id,
        "path": f"tables/{table.id}.csv",
        "title": words.plain(table.title),
        "description": words.plain(" ".join(filter(None, (table.definition, table.note)))),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "hash": f"sha256:{sha256(written).hexdigest()}",
        "bytes": len(written),
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "missingValues": [""],
        },
    }


def _field(column: Column) -> dict[str, str]:
    described = (words.plain(column.description), _UNITS.get(column.kind, ""))
    return {
        "name": column.id,
        "type": _TYPES[column.kind],
        "title": words.plain(column.title),
        "description": " ".join(filter(None, described)),
    }


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return words.harmless(value)
    if isinstance(value, date):
        return value.isoformat()
    return words.exact(value) if isinstance(value, Decimal | int) else value
