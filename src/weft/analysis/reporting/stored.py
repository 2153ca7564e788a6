"""A report kept as JSON and brought back as it was, so that pages can show parts of it later.

`figures.json` is for other programs; this keeps everything, sections, tables and pictures' outlines
among it. `report_in(stored(report)) == report`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from weft.analysis.reporting.model import (
    Chart,
    Column,
    Figure,
    Input,
    Kind,
    Outline,
    Report,
    Section,
    Shape,
    Table,
    Tile,
    Value,
    Which,
    Workings,
)

SCHEMA = "weft-report-1"
T = TypeVar("T")
Said = dict[str, Any]


class CannotBringBack(ValueError):
    """The JSON is not a report that this version of Weft kept."""


def stored(report: Report) -> bytes:
    """The whole report as UTF-8 JSON; the same report gives the same bytes."""
    said = {"schema": SCHEMA, "report": _plain(report)}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def report_in(kept: bytes) -> Report:
    """The report that `stored` kept. Raises CannotBringBack."""
    try:
        said = json.loads(kept)
        if said["schema"] != SCHEMA:
            raise CannotBringBack(f"It is of the schema {said['schema']}, not {SCHEMA}.")
        return _report(said["report"])
    except (ValueError, KeyError, TypeError) as wrong:
        raise CannotBringBack(f"It is not a kept report ({wrong}).") from wrong


def _plain(thing: Any) -> Any:
    """Dataclasses as objects without what is at its default; decimals and dates as marked texts."""
    if isinstance(thing, Decimal):
        return {"£": str(thing)}
    if isinstance(thing, date):
        return {"day": thing.isoformat()}
    if isinstance(thing, tuple):
        return [_plain(each) for each in thing]
    if hasattr(thing, "__dataclass_fields__"):
        values = {each.name: getattr(thing, each.name) for each in fields(thing)}
        defaults = {each.name: each.default for each in fields(thing)}
        return {name: _plain(v) for name, v in values.items() if v != defaults[name] or v is None}
    return thing


def _value(said: Any) -> Value:
    if isinstance(said, dict):
        return Decimal(said["£"]) if "£" in said else date.fromisoformat(said["day"])
    found: Value = said
    return found


def _made(kind: Callable[..., T], said: Said, /, **how: Callable[[Any], Any]) -> T:
    ways: dict[str, Callable[[Any], Any]] = {**dict.fromkeys(said, _value), **how}
    return kind(**{name: ways[name](each) for name, each in said.items()})


def _each(make: Callable[[Any], Any]) -> Callable[[Any], tuple[Any, ...]]:
    return lambda said: tuple(make(each) for each in said)


def _report(said: Said) -> Report:
    return _made(
        Report, said, headlines=tuple, unknowns=tuple, method=tuple, versions=dict,
        inputs=_each(lambda each: _made(Input, each)), sections=_each(_section),
    )  # fmt: skip


def _section(said: Said) -> Section:
    return _made(
        Section, said, sentences=tuple, figures=_each(_figure), tables=_each(_table)
    )  # fmt: skip


def _figure(said: Said) -> Figure:
    return _made(Figure, said, kind=Kind, workings=_workings)


def _workings(said: Said) -> Workings:
    return _made(Workings, said, steps=tuple, inputs=tuple, which=_which)


def _which(said: Said | None) -> Which | None:
    if said is None:
        return None
    return _made(
        Which, said, values=_each(lambda each: (each[0], tuple(map(_value, each[1]))))
    )  # fmt: skip


def _table(said: Said) -> Table:
    return _made(
        Table, said, columns=_each(lambda each: _made(Column, each, kind=Kind)),
        rows=_each(_each(_value)), chart=_chart,
    )  # fmt: skip


def _chart(said: Said | None) -> Chart | None:
    if said is None:
        return None
    return _made(
        Chart, said, shape=Shape, outlines=_each(_outline),
        tiles=_each(lambda each: _made(Tile, each)),
    )  # fmt: skip


def _outline(said: Said) -> Outline:
    return _made(
        Outline, said, rings=_each(_each(tuple)), at=tuple
    )  # fmt: skip
