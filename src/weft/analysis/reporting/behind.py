"""The rows behind a figure, asked for in SQL."""

from __future__ import annotations

from weft.analysis.reporting.model import Value, Which


def condition(which: Which) -> tuple[str, list[Value]]:
    """What follows WHERE, and the values of its question marks: true of the rows that are meant."""
    said = [_of_column(column, values) for column, values in which.values]
    return " AND ".join(words for words, _ in said) or "true", [v for _, each in said for v in each]


def _of_column(column: str, values: tuple[Value, ...]) -> tuple[str, list[Value]]:
    quoted = '"' + column.replace('"', '""') + '"'
    given: list[Value] = [value for value in values if value is not None]
    ways = [f"{quoted} IN ({', '.join('?' * len(given))})"] if given else []
    ways += [f"{quoted} IS NULL"] if None in values else []
    return f"({' OR '.join(ways) or 'false'})", given
