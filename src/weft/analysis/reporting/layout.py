"""What a page says, in words only: a `Report` → plain strings in the order in which they are read.

The HTML page and the PDF are both made from this, so that they say the same. Every string has been
through `words`, but nothing is escaped here: each writer does that in its own way.
"""

from __future__ import annotations

from typing import Any

from weft.analysis.reporting import words
from weft.analysis.reporting.charts import Picture
from weft.analysis.reporting.model import Column, Figure, Input, Kind, Report, Section, Table

Words = dict[str, Any]
_NUMBERS = (Kind.GBP, Kind.COUNT, Kind.SHARE)
_FILES_NAMED = 5
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
        "figures": [_figure(figure, files) for figure in section.figures],
        "tables": [_table(table, drawn.get(table.id)) for table in section.tables],
        "in_summary": section.in_summary,
    }


def _figure(figure: Figure, files: dict[str, str]) -> Words:
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


def _table(table: Table, picture: Picture | None) -> Words:
    shown = table.rows[: table.summary_rows]
    kinds = [column.kind for column in table.columns]
    return {
        "id": table.id,
        "title": words.plain(table.title),
        "definition": words.plain(table.definition),
        "note": words.plain(table.note),
        "columns": [_column(column) for column in table.columns],
        "heads_row": _heads_row(table),
        "rows": [
            [words.written(value, kind) for value, kind in zip(row, kinds, strict=True)]
            for row in shown
        ],
        "left_out": _left_out(len(shown), len(table.rows)),
        "picture": picture,
    }


def _column(column: Column) -> Words:
    return {
        "title": words.plain(column.title or column.id),
        "number": column.kind in _NUMBERS,
        "description": words.plain(column.description),
    }


def _heads_row(table: Table) -> int:
    """The column that names the row: the first that holds text, else the first."""
    texts = [at for at, column in enumerate(table.columns) if column.kind is Kind.TEXT]
    return texts[0] if texts else 0


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
