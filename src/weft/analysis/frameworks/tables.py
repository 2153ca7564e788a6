"""An edition as the template that people fill in: a workbook with a sheet for each table, or a zip of CSVs.

A cell with several values has each on a line of its own. Text that a spreadsheet would run as a formula
has an apostrophe before it, which reading takes away again.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

from weft.analysis.errors import WeftError
from weft.analysis.frameworks.document import FORMAT, read_document
from weft.analysis.frameworks.edition import Edition, Node

MOST_BYTES = 64 << 20
_NO_CLOCK = datetime(2000, 1, 1, tzinfo=UTC)
_NO_DAY = (1980, 1, 1, 0, 0, 0)
_RISKY = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")
_SEVERAL = "\n"


class CannotReadTables(WeftError):
    """A template cannot be read: which sheet and row, and what to do."""


@dataclass(frozen=True)
class Column:
    """A column of the template: its heading, and where its value stands in the document."""

    name: str
    way: tuple[str, ...]
    several: bool = False
    help: str = ""


@dataclass(frozen=True)
class Sheet:
    """A sheet of the template."""

    name: str
    columns: tuple[Column, ...]
    help: str = ""


def _columns(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, (name,)) for name in names)


def _measure(name: str, *way: str, several: bool = False, help: str = "") -> Column:
    return Column(name, ("measure", *(way or (name,))), several, help)


HEAD = (
    ("framework", ("framework", "key")),
    ("framework name", ("framework", "name")),
    ("owner", ("framework", "owner")),
    ("scope", ("framework", "scope")),
    ("licence", ("framework", "licence", "name")),
    ("licence address", ("framework", "licence", "url")),
    ("attribution", ("framework", "licence", "attribution")),
    ("may be published", ("framework", "licence", "may_be_published")),
    ("edition", ("name",)),
    ("in force from", ("begins",)),
    ("in force until", ("ends",)),
    ("replaces", ("replaces",)),
    ("definition", ("definition",)),
    ("source of the definition", ("definition_source",)),
)
SHEETS = (
    Sheet("levels", _columns("key", "one", "many"), "The levels of the tree, from the top."),
    Sheet("principles", _columns("code", "wording", "source")),
    Sheet("cohorts", _columns("code", "name", "who", "source"), "People to be reached first."),
    Sheet("sources", _columns("id", "title", "publisher", "url", "read_on")),
    Sheet(
        "nodes",
        (
            Column("code", ("code",), help="Letters, digits, . _ and -; each once."),
            Column("level", ("level",), help="A key of the sheet levels."),
            Column("parent", ("parent",), help="The code above; empty at the top."),
            Column("wording", ("wording",)),
            Column("note", ("note",)),
            Column("source", ("source",), help="An id of the sheet sources."),
            Column("origin", ("origin",), help="publisher, weft or place: whose words."),
            Column("takes the place of", ("takes_place_of",), several=True),
            _measure("unit", help="Empty where nothing is measured."),
            _measure("kind", help="input, output, outcome or story."),
            _measure("over time", "over_time", help="sum, latest, weighted_average or never."),
            _measure("over providers", "over_providers", help="sum, weighted_average or never."),
            _measure("weighted by", "weighted_by"),
            _measure("direction", help="more, less or neither."),
            _measure("who counts", "counting", "who"),
            _measure("at least", "counting", "at_least"),
            _measure("when", "counting", "when"),
            _measure("leaves out", "counting", "leaves_out", several=True),
            _measure("evidence", several=True),
            _measure("confirmed by", "confirmed_by", several=True,
                     help="beneficiary, participants_by_sample, auditor or nobody."),
            _measure("cohorts", several=True, help="Codes of the sheet cohorts."),
            _measure("places", several=True, help="ward, district, combined_authority or region."),
            _measure("proportion"),
            _measure("valid from", "valid_from"),
            _measure("valid until", "valid_until"),
            _measure("part of", "part_of"),
        ),
        "What the edition says, each row below the one under which it stands.",
    ),
)  # fmt: skip
EDITION = "edition"
Rows = list[list[str]]


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
                sheet.write_string(at, column, _escaped(value), text if at else bold)
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
                [_escaped(v) for v in row] for row in rows
            )
            packed.writestr(
                zipfile.ZipInfo(f"{name}.csv", _NO_DAY), written.getvalue().encode("utf-8-sig")
            )
    return held.getvalue()


def read_tables(content: bytes, *, name: str) -> Edition:
    """The edition of a workbook or of a zip of CSVs; `name` is how errors call it.

    Raises CannotReadTables for what is no template, CannotReadFramework for what it says that cannot be.
    """
    if len(content) > MOST_BYTES:
        raise CannotReadTables(f"{name} is larger than {MOST_BYTES >> 20} MB.")
    tables = _opened(content, name)
    missing = [sheet for sheet in (EDITION, "levels", "nodes") if sheet not in tables]
    if missing:
        raise CannotReadTables(f"{name} has no sheet {', '.join(missing)}: it is not the template.")
    document = _head(name, tables[EDITION])
    for sheet in SHEETS:
        rows = [*_dicts(name, sheet, tables.get(sheet.name, []))]
        if rows:
            document[sheet.name] = rows
    return read_document(json.dumps(document), name=name)


def _tables(edition: Edition) -> Iterator[tuple[str, Rows, list[str]]]:
    """Each table: its name, its rows with the heading, and what is said beside each heading."""
    head = [[words, _cell(_found(edition, way))] for words, way in HEAD]
    yield EDITION, [["what", "value"], *head], ["", ""]
    for sheet in SHEETS:
        each = getattr(edition, sheet.name)
        rows = [[_of_node(one, column) for column in sheet.columns] for one in each]
        heading = [column.name for column in sheet.columns]
        yield sheet.name, [heading, *rows], [column.help for column in sheet.columns]


def _of_node(one: Any, column: Column) -> str:
    if column.way[0] == "measure" and isinstance(one, Node) and one.measure is None:
        return ""
    return _cell(_found(one, column.way))


def _found(one: Any, way: Sequence[str]) -> Any:
    for step in way:
        one = getattr(one, step)
    return one


def _cell(value: Any) -> str:
    if isinstance(value, tuple):
        return _SEVERAL.join(_cell(each) for each in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return str(value.value if isinstance(value, Enum) else value)


def _escaped(text: str) -> str:
    return f"'{text}" if _RISKY.match(text) else text


def _plain(text: str) -> str:
    return text[1:] if text.startswith("'") and _RISKY.match(text[1:]) else text


def _opened(content: bytes, name: str) -> dict[str, Rows]:
    """The sheets of a workbook or the files of a zip, by name."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = [one for one in packed.namelist() if one.lower().endswith(".csv")]
            if names:
                return {
                    one.rpartition("/")[2][:-4].lower(): _csv(packed, one, name) for one in names
                }
    except zipfile.BadZipFile:
        raise CannotReadTables(
            f"{name} is neither a workbook (XLSX) nor a zip of CSV files."
        ) from None
    return _workbook(content, name)


def _csv(packed: zipfile.ZipFile, one: str, name: str) -> Rows:
    if packed.getinfo(one).file_size > MOST_BYTES:
        raise CannotReadTables(f"{name}, {one} is larger than {MOST_BYTES >> 20} MB.")
    with packed.open(one) as opened:
        content = opened.read(MOST_BYTES)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CannotReadTables(f"{name}, {one} is not UTF-8. Save it as “CSV UTF-8”.") from None
    return [[_plain(value) for value in row] for row in csv.reader(io.StringIO(text, newline=""))]


def _workbook(content: bytes, name: str) -> dict[str, Rows]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return {
            sheet.lower(): [
                [_plain(_typed(value)) for value in row]
                for row in book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
            ]
            for sheet in book.sheet_names
        }
    except CalamineError as error:
        raise CannotReadTables(f"{name} cannot be opened as a workbook: {error}.") from None


def _typed(value: Any) -> str:
    """A cell as text: people type numbers and days where the template has text."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return _cell(value)


def _head(name: str, rows: Rows) -> dict[str, Any]:
    said = {row[0].strip().lower(): row[1] for row in rows[1:] if len(row) > 1 and row[0].strip()}
    known = dict(HEAD)
    if unknown := [words for words in said if words not in known]:
        raise CannotReadTables(
            f"{name}, sheet {EDITION}: “{unknown[0]}” is none of {', '.join(known)}."
        )
    document: dict[str, Any] = {"format": FORMAT}
    for words, value in said.items():
        if words == "may be published":
            _put(document, known[words], _yes(name, value))
        elif value:
            _put(document, known[words], value)
    return document


def _yes(name: str, value: str) -> bool:
    if value.strip().lower() not in ("yes", "no", ""):
        raise CannotReadTables(f"{name}, sheet {EDITION}: “may be published” is yes or no.")
    return value.strip().lower() != "no"


def _dicts(name: str, sheet: Sheet, rows: Rows) -> Iterator[dict[str, Any]]:
    if not rows:
        return
    heading = [words.strip().lower() for words in rows[0]]
    columns = {column.name: column for column in sheet.columns}
    if unknown := [words for words in heading if words and words not in columns]:
        raise CannotReadTables(
            f"{name}, sheet {sheet.name}: the column “{unknown[0]}” is none of {', '.join(columns)}."
        )
    for row in rows[1:]:
        said = {words: value for words, value in zip(heading, row, strict=False) if words and value}
        if said:
            yield _document_of(said, columns)


def _document_of(said: Mapping[str, str], columns: Mapping[str, Column]) -> dict[str, Any]:
    document: dict[str, Any] = {}
    for words, value in said.items():
        column = columns[words]
        several = [one for one in value.split(_SEVERAL) if one] if column.several else value
        _put(document, column.way, several)
    return document


def _put(document: dict[str, Any], way: Iterable[str], value: Any) -> None:
    *above, last = way
    for step in above:
        document = document.setdefault(step, {})
    document[last] = value
