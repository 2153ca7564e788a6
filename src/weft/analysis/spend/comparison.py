"""Reports side by side: years of one council, or councils. Figures are looked up in the reports, never made again.

Nothing is added up over reports: they may count the same pound twice, and percentages do not add up at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from weft.analysis.reporting.model import (
    Chart,
    Column,
    Figure,
    Kind,
    Report,
    Shape,
    Table,
    Value,
)
from weft.analysis.reporting.words import MINUS, NOTHING, written

Rows = dict[str, tuple[Value, ...]]


@dataclass(frozen=True)
class Side:
    """One report of several, and what it is called beside the others."""

    name: str
    report: Report


@dataclass(frozen=True)
class Cell:
    """One figure of one report; no value where the report has none."""

    value: Value
    figure: str = ""
    """The figure's id, by which its workings are found; empty where the report has no such figure."""
    unknown: Decimal | None = None
    """The share of the money of which it is not known whether it belongs to the figure."""
    more: Decimal | None = None
    """How much more it is than the first report's; a share in parts of one, as the value is."""


@dataclass(frozen=True)
class Line:
    """One figure in every report."""

    id: str
    label: str
    kind: Kind
    cells: tuple[Cell, ...]

    def written(self, cell: Cell) -> str:
        """The value in full."""
        return written(cell.value, self.kind)

    def unknown(self, cell: Cell) -> str:
        """The share that is not known."""
        return written(cell.unknown, Kind.SHARE)

    def difference(self, cell: Cell) -> str:
        """How it differs from the first, with its sign; shares in percentage points."""
        return difference_words(cell.more, self.kind)


@dataclass(frozen=True)
class Part:
    """Lines that belong together."""

    id: str
    title: str
    lines: tuple[Line, ...]


PARTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("paid", "How much was paid, and to how many", ("total", "payments", "credits", "suppliers")),
    ("bridge", "What procurement can influence", ("bridge.influenceable", "bridge.influenceable.share")),
    ("where", "Where it went, by one address for each payee",
     ("local.own_district.share", "local.city_region.share", "local.region.share", "local.elsewhere.share",
      "local.unknown.share", "local.influenceable.own_district.share", "local.influenceable.city_region.share")),
    ("definitions", "Local by three definitions",
     tuple(f"local.{way}.{area}.{of}.share" for area in ("own_district", "city_region")
           for way in ("registered", "trading", "based") for of in ("all", "influenceable"))),
    ("deprivation", "To the most deprived areas", ("deprivation.",)),
    ("kinds", "To whom: VCSE and SME", ("vcse.share", "sme.share")),
    ("leakage", "What left the home area", ("leakage.share", "leakage.unknown.share")),
    ("concentration", "How few received it",
     ("suppliers.top_10.share", "concentration.top_10.share", "concentration.top_50.share",
      "concentration.top_300.share", "concentration.herfindahl")),
    ("named", "Who is not named", ("payee.redacted.share", "payee.not_stated.share")),
)  # fmt: skip
"""What is compared: ids of figures, or (with a full stop at the end) what they begin with."""
DEFINITION = {"registered": "Registered", "trading": "Trading", "based": "Based"}


def side_by_side(sides: Sequence[Side]) -> tuple[Part, ...]:
    """Every part of which any report has a figure."""
    figures = [{one.id: one for one in side.report.figures()} for side in sides]
    parts = []
    for id, title, wanted in PARTS:
        lines = tuple(_line(name, figures, sides) for name in _names(wanted, figures))
        if lines:
            parts.append(Part(id, title, lines))
    return tuple(parts)


def _names(wanted: Sequence[str], figures: Sequence[dict[str, Figure]]) -> Iterator[str]:
    there = list(dict.fromkeys(name for each in figures for name in each))
    for name in wanted:
        if name.endswith("."):
            yield from (one for one in there if one.startswith(name))
        elif name in there:
            yield name


def _line(name: str, figures: Sequence[dict[str, Figure]], sides: Sequence[Side]) -> Line:
    found = [each.get(name) for each in figures]
    first = next(figure for figure in found if figure)
    cells: list[Cell] = []
    for figure, side in zip(found, sides, strict=True):
        value = figure.value if figure else None
        more = _more(value, cells[0].value) if cells else None
        unknown = unknown_of(side.report, name) if figure else None
        cells.append(Cell(value, figure.id if figure else "", unknown, more))
    return Line(name, first.label, first.kind, tuple(cells))


def _more(value: Value, than: Value) -> Decimal | None:
    if isinstance(value, Decimal | int) and isinstance(than, Decimal | int):
        return Decimal(value) - Decimal(than)
    return None


def unknown_of(report: Report, figure: str) -> Decimal | None:
    """The share of the money of which a report does not know whether it belongs to the figure; None where
    its tables do not say."""
    words = figure.split(".")
    if words[0] in {"vcse", "sme"}:
        rows = rows_of(report, words[0])
        return _added(rows.get(row, ())[1:2] for row in ("Not known", "The payee is not named"))
    if words[0] == "local" and words[1] in DEFINITION and len(words) == 5:
        what = f"{DEFINITION[words[1]]}, {words[2].replace('_', ' ')}"
        table = table_of(report, "local-definitions")
        column = "share" if words[3] == "all" else "influenceable_share"
        at = [one.id for one in table.columns].index(column) if table else 0
        rows_ = [row for row in table.rows if row[:2] == (what, "Not known")] if table else []
        return _added((row[at],) for row in rows_)
    return None


def _added(cells: Iterator[tuple[Value, ...]]) -> Decimal:
    every = [value for each in cells for value in each if isinstance(value, Decimal)]
    return sum(every, Decimal(0))


def table_of(report: Report, id: str) -> Table | None:
    """A table of a report."""
    return next((table for table in report.tables() if table.id == id), None)


def rows_of(report: Report, id: str) -> Rows:
    """The rows of a table by the text in their first cell, without it; none where there is no table."""
    table = table_of(report, id)
    return {str(row[0]): row[1:] for row in table.rows} if table else {}


def difference_words(more: Decimal | None, kind: Kind) -> str:
    """A difference with its sign; shares in percentage points."""
    if more is None:
        return NOTHING
    sign, size = MINUS if more < 0 else "+" if more > 0 else "", abs(more)
    if kind is Kind.SHARE:
        return f"{sign}{size * 100:,.1f} points"
    return f"{sign}{written(size, kind)}"


def comparison_table(sides: Sequence[Side], parts: Sequence[Part]) -> Table:
    """All of it, a row for each figure: what each report has, and how it differs from the first."""
    columns = [Column("part", "About"), Column("figure", "Figure")]
    for at, side in enumerate(sides, start=1):
        columns.append(Column(f"value_{at}", side.name))
        columns += [Column(f"unknown_{at}", f"{side.name}: not known", Kind.SHARE)]
        if at > 1:
            columns.append(Column(f"more_{at}", f"{side.name}: more than {sides[0].name}"))
    rows = [
        (part.title, line.label, *(each for cell in line.cells for each in _row(line, cell)))
        for part in parts
        for line in part.lines
    ]
    return Table(
        "comparison", "Side by side", tuple(columns), tuple(rows),
        "The figures of each analysis as it found them. Differences are from the first; those of shares are in "
        "percentage points. Nothing is added up over analyses.",
    )  # fmt: skip


def _row(line: Line, cell: Cell) -> tuple[Value, ...]:
    head: tuple[Value, ...] = (line.written(cell), cell.unknown)
    return head if cell is line.cells[0] else (*head, line.difference(cell))


LOCALITY = "locality-influenceable"


def where_table(sides: Sequence[Side]) -> Table | None:
    """Where the influenceable spend of each went, for a picture; None where no report knows it."""
    rows = [
        (side.name, where, *cells[:2])
        for side in sides
        for where, cells in rows_of(side.report, LOCALITY).items()
    ]
    if not rows:
        return None
    return Table(
        "comparison-where",
        "Where influenceable spend went",
        (
            Column("analysis", "Analysis"), Column("where", "Where"),
            Column("amount_gbp", "Amount", Kind.GBP),
            Column("share", "Share of its influenceable spend", Kind.SHARE),
        ),
        tuple(rows),
        "Influenceable spend of each analysis by where its payees are, seen from the council that paid. Each "
        "adds up to the whole by itself.",
        Chart(
            Shape.STACK, "analysis", "share", split="where",
            alt="Where influenceable spend went, a bar for each analysis.",
        ),
    )  # fmt: skip
