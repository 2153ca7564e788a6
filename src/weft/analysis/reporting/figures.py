"""figures.json: every figure with its value, its workings and the files behind it.

Money and shares are decimal strings with every digit, so that no program turns them into floats.
Keys come in one order; the same report gives the same bytes.
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from weft.analysis.reporting import words
from weft.analysis.reporting.model import Figure, Input, Kind, Report, Value, Which


def as_json(report: Report) -> bytes:
    """The report's figures as UTF-8 JSON, in reading order."""
    said = {
        "report": {
            "id": report.id,
            "title": words.plain(report.title),
            "subject": words.plain(report.subject),
            "period": words.plain(report.period),
            "language": report.language,
        },
        "figures": [
            {"section": section.id, **_figure(figure)}
            for section in report.sections
            for figure in section.figures
        ],
        "inputs": [as_input(file) for file in report.inputs],
        "versions": {words.plain(name): words.plain(v) for name, v in report.versions.items()},
    }
    return in_bytes(said)


def in_bytes(said: dict[str, Any]) -> bytes:
    """JSON that people can read: indented, UTF-8, a line break at the end."""
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()


def as_input(file: Input) -> dict[str, Any]:
    """One file the report was made from."""
    return {
        "id": file.id,
        "path": words.plain(file.path),
        "sha256": file.sha256,
        "rows": file.rows,
        "amount_gbp": _written(file.amount_gbp, Kind.GBP),
        "note": words.plain(file.note),
    }


def _figure(figure: Figure) -> dict[str, Any]:
    made = figure.workings
    return {
        "id": figure.id,
        "label": words.plain(figure.label),
        "kind": figure.kind.value,
        "value": _written(figure.value, figure.kind),
        "note": words.plain(figure.note),
        "workings": {
            "definition": words.plain(made.definition),
            "rows": made.rows,
            "amount_gbp": _written(made.amount_gbp, Kind.GBP),
            "steps": [words.plain(step) for step in made.steps],
            "inputs": list(made.inputs) or "all",
            "which": _which(made.which),
        },
    }


def _which(which: Which | None) -> dict[str, list[str | int | None]] | None:
    """Columns of the table behind the report, and the values that they have in the figure's rows."""
    if which is None:
        return None
    return {
        column: [_written(each, Kind.COUNT) for each in values] for column, values in which.values
    }


def _written(value: Value, kind: Kind) -> str | int | None:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal) or (isinstance(value, int) and kind is not Kind.COUNT):
        return words.exact(value)
    return words.plain(value) if isinstance(value, str) else value
