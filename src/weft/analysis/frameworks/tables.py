"""An edition as the template that people fill in: a workbook with a sheet for each table, or a zip of CSVs.

A cell with several values has each on a line of its own. What cannot be read is named by its sheet, its row and its
column, with what may stand there (`filled`).
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from weft.analysis.frameworks.document import CannotReadFramework, all_said, edition_from
from weft.analysis.frameworks.edition import Edition, Node, problems
from weft.analysis.frameworks.filled import filled
from weft.analysis.frameworks.opened import CannotReadTables, Rows, cell, escaped, opened
from weft.analysis.frameworks.template import EDITION, HEAD, SHEETS, Column

_NO_CLOCK = datetime(2000, 1, 1, tzinfo=UTC)
_NO_DAY = (1980, 1, 1, 0, 0, 0)


def as_workbook(edition: Edition) -> bytes:
    """The edition as an XLSX workbook; the same edition gives the same bytes."""
    import xlsxwriter

    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties(
        {"title": f"{edition.framework.name}, {edition.name}", "created": _NO_CLOCK}
    )
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "num_format": "@", "text_wrap": True, "valign": "top"})
    for name, rows, helps in _tables(edition):
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, 40, 24, text)
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write_string(at, column, escaped(value), text if at else bold)
        for column, words in enumerate(helps):
            if words:
                sheet.write_comment(0, column, words)
    book.close()
    return held.getvalue()


def as_csvs(edition: Edition) -> bytes:
    """The same tables as CSV files in a zip; the same edition gives the same bytes."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, rows, _helps in _tables(edition):
            written = io.StringIO()
            csv.writer(written, lineterminator="\r\n").writerows(
                [escaped(v) for v in row] for row in rows
            )
            packed.writestr(
                zipfile.ZipInfo(f"{name}.csv", _NO_DAY), written.getvalue().encode("utf-8-sig")
            )
    return held.getvalue()


def read_tables(content: bytes, *, name: str) -> Edition:
    """The edition of a workbook or of a zip of CSVs; `name` is how errors call it.

    Raises CannotReadTables for what is no template or does not fit it, CannotReadFramework for what it says that cannot be.
    """
    found = filled(opened(content, name), name)
    if found.wrong:
        raise CannotReadTables(all_said(name, [*found.wrong]))
    edition = edition_from(found.document, name=name)
    if wrong := problems(edition):
        said = [f"{found.place_of(one.where)}: {one.words}" for one in wrong]
        raise CannotReadFramework(all_said(name, said))
    return edition


def _tables(edition: Edition) -> Iterator[tuple[str, Rows, list[str]]]:
    """Each table: its name, its rows with the heading, and what is said beside each heading."""
    head = [[words, cell(_found(edition, way))] for words, way in HEAD]
    yield EDITION, [["what", "value"], *head], ["", ""]
    for sheet in SHEETS:
        each = getattr(edition, sheet.name)
        rows = [[_of_node(one, column) for column in sheet.columns] for one in each]
        heading = [column.name for column in sheet.columns]
        yield sheet.name, [heading, *rows], [column.help for column in sheet.columns]


def _of_node(one: Any, column: Column) -> str:
    if column.way[0] == "measure" and isinstance(one, Node) and one.measure is None:
        return ""
    return cell(_found(one, column.way))


def _found(one: Any, way: Sequence[str]) -> Any:
    for step in way:
        one = getattr(one, step)
    return one
