"""What a page says, in words only: a `Report` → plain strings in the order in which they are read.

The HTML page and the PDF are both made from this, so that they say the same. Every string has been
through `words`, but nothing is escaped here: each writer does that in its own way.
"""

from __future__ import annotations

from typing import Any

from weft.analysis.reporting import words
from weft.analysis.reporting.charts import Picture
from weft.analysis.reporting.model import Column, Figure, Input, Kind, Report, Section, Table, Value

Words = dict[str, Any]
Rows = tuple[tuple[Value, ...], ...]
_NUMBERS = (Kind.GBP, Kind.COUNT, Kind.SHARE)
_FILES_NAMED = 5
_MANY = 6
"""From more columns on, headings go on as many lines as they need."""
NOT_KNOWN = "not known"


def laid_out(report: Report, drawn: dict[str, Picture]) -> Words:
    """The whole report as strings, lists and dictionaries; pictures are put in by table id."""
    files = {file.id: words.plain(file.path) for file in report.inputs}
    return {
        "id": report.id,
        "title": words.plain(report.title),
        "subject": words.plain(report.subject),
        "period": words.plain(report.period),
        "language": report.language,
        "headlines": _plain(report.headlines),
        "unknowns": _plain(report.unknowns),
        "method": _plain(report.method),
        "sections": [_section(section, files, drawn) for section in report.sections],
        "inputs": [_input(file) for file in report.inputs],
        "versions": [
            [words.written(each, Kind.TEXT) for each in pair] for pair in report.versions.items()
        ],
    }


def _section(section: Section, files: dict[str, str], drawn: dict[str, Picture]) -> Words:
    return {
        "id": section.id,
        "title": words.plain(section.title),
        "sentences": _plain(section.sentences),
        "figures": [figure_words(figure, files) for figure in section.figures if not figure.quiet],
        "quiet": [figure_words(figure, files) for figure in section.figures if figure.quiet],
        "tables": [table_words(table, drawn.get(table.id)) for table in section.tables],
        "in_summary": section.in_summary,
    }


def figure_words(figure: Figure, files: dict[str, str]) -> Words:
    """A figure with its workings; `files` are the paths of the inputs by id."""
    made = figure.workings
    return {
        "id": figure.id,
        "label": words.written(figure.label, Kind.TEXT),
        "value": NOT_KNOWN if figure.value is None else words.short(figure.value, figure.kind),
        "in_full": NOT_KNOWN if figure.value is None else words.written(figure.value, figure.kind),
        "note": words.plain(figure.note),
        "definition": words.plain(made.definition),
        "rows": words.written(made.rows, Kind.COUNT),
        "amount": words.written(made.amount_gbp, Kind.GBP),
        "steps": _plain(made.steps),
        "made_from": _made_from(made.inputs, files),
    }


def _made_from(named: tuple[str, ...], files: dict[str, str]) -> str:
    """The files behind a figure: by name while they are few, else how many."""
    if not named or len(named) == len(files):
        return "all the files of this report" if files else ""
    if len(named) > _FILES_NAMED:
        return f"{words.count(len(named))} of the {words.count(len(files))} files of this report"
    return "; ".join(files[id] for id in named)


def table_words(table: Table, picture: Picture | None) -> Words:
    """A table with its picture, where it has one."""
    shown = table.rows[: table.summary_rows]
    marks = table.chart.total if table.chart else ""
    seen = [at for at, column in enumerate(table.columns) if column.id != marks]
    return {
        "id": table.id,
        "title": words.plain(table.title),
        "definition": words.plain(table.definition),
        "note": words.plain(table.note),
        "columns": [_column(table.columns[at], at, shown, many=len(seen) > _MANY) for at in seen],
        "heads_row": _heads_row([table.columns[at] for at in seen]),
        "rows": [[words.written(row[at], table.columns[at].kind) for at in seen] for row in shown],
        "bold": _totals(table, marks, shown),
        "left_out": _left_out(len(shown), len(table.rows)),
        "picture": picture,
        "spare": table.chart is not None and table.chart.spare,
    }


def _column(column: Column, at: int, rows: Rows, *, many: bool) -> Words:
    title = words.plain(column.title or column.id)
    cells = (words.written(row[at], column.kind) for row in rows)
    heading = title.split() if many else words.halved(title)
    return {
        "title": title,
        "number": column.kind in _NUMBERS,
        "description": words.plain(column.description),
        "letters": max(map(len, (*cells, *heading)), default=0),
    }


def _heads_row(columns: list[Column]) -> int:
    """The column that names the row: the first that holds text, else the first."""
    texts = [at for at, column in enumerate(columns) if column.kind is Kind.TEXT]
    return texts[0] if texts else 0


def _totals(table: Table, marks: str, rows: Rows) -> list[int]:
    """The places of the rows that are totals, where a column of the table marks them."""
    at = next((at for at, column in enumerate(table.columns) if column.id == marks), None)
    return [] if at is None else [place for place, row in enumerate(rows) if row[at] == "total"]


def _left_out(shown: int, rows: int) -> str:
    if shown == rows:
        return ""
    return f"The first {words.count(shown)} of {words.count(rows)} rows are shown here."


def _input(file: Input) -> Words:
    return {
        "path": words.written(file.path, Kind.TEXT),
        "sha256": words.plain(file.sha256),
        "rows": words.written(file.rows, Kind.COUNT),
        "amount": words.written(file.amount_gbp, Kind.GBP),
        "note": words.plain(file.note),
    }


def _plain(sentences: tuple[str, ...]) -> list[str]:
    return [words.plain(sentence) for sentence in sentences]
