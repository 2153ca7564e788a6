"""Pictures of tables: a `Table` with a `Chart` → SVG, by Altair and vl-convert.

A picture carries its values as text, so that colour is never the only way to read it. The same
table on the same versions gives the same bytes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from weft.analysis.reporting import words
from weft.analysis.reporting.drawing import DRAWN_AS, LOOK, Bar
from weft.analysis.reporting.model import Chart, Kind, Report, Shape, Table

MOST_BARS = 20
MOST_COLUMNS = 36

_TAG = re.compile(r"<[^>]+>")
_SPOKEN = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')
"""What Vega says about its own parts; the picture is read out as one, by its alt text."""


@dataclass(frozen=True)
class Picture:
    """A drawn chart."""

    svg: str
    alt: str
    note: str = ""
    """What the picture leaves out: “The first 20 of 300 are drawn.”"""


def pictures(report: Report) -> dict[str, Picture]:
    """The picture of every table that asks for one and has something to draw, by table id."""
    drawn = ((table.id, picture(table)) for table in report.tables())
    return {id: found for id, found in drawn if found}


def picture(table: Table, *, most_bars: int = MOST_BARS) -> Picture | None:
    """The table's picture, or None where it asks for none or has no amount to draw."""
    chart = table.chart
    bars = _bars(table, chart) if chart else []
    if chart is None or not bars:
        return None
    if chart.shape in (Shape.MAP, Shape.TILES):
        return _map(bars, chart, next(c.kind for c in table.columns if c.id == chart.y))
    if chart.shape is Shape.STEPS:
        bars = _that_lead_somewhere(bars)
    drawn, note = _as_many_as_can_be_read(bars, chart.shape, most_bars)
    kind = next(column.kind for column in table.columns if column.id == chart.y)
    return Picture(
        svg=_svg(_described(drawn, kind, chart.shape)), alt=words.plain(chart.alt), note=note
    )


def _map(bars: list[Bar], chart: Chart, kind: Kind) -> Picture:
    """A map, or a tile map where there are no outlines to draw."""
    from altair.utils.schemapi import debug_mode

    from weft.analysis.reporting.maps import drawn_map, drawn_tiles

    with debug_mode(False):
        if chart.shape is Shape.MAP and chart.outlines:
            described, note = drawn_map(bars, chart.outlines, kind)
        else:
            described, note = drawn_tiles(bars, chart.tiles, kind)
        svg = _svg(described.configure(**LOOK))
    return Picture(svg=svg, alt=words.plain(chart.alt), note=note)


def _described(bars: list[Bar], kind: Kind, shape: Shape) -> Any:
    """The picture in Altair's words. Checking each against the schema takes as long as drawing it,
    so the tests do that (test_pictures) and a report does not."""
    from altair.utils.schemapi import debug_mode

    with debug_mode(False):
        return DRAWN_AS[shape](bars, kind).configure(**LOOK)


def warm() -> None:
    """Start the drawing engine, which takes half a second: in a thread, at the beginning."""
    import vl_convert

    vl_convert.vegalite_to_svg({"data": {"values": [{"a": 1}]}, "mark": "bar"})


def _bars(table: Table, chart: Chart) -> list[Bar]:
    at = {column.id: place for place, column in enumerate(table.columns)}
    kinds = {column.id: column.kind for column in table.columns}
    bars = []
    for row in table.rows:
        amount = row[at[chart.y]]
        if not isinstance(amount, Decimal | int):
            continue
        bars.append(
            Bar(
                label=words.written(row[at[chart.x]], kinds[chart.x]),
                amount=Decimal(amount),
                part=words.written(row[at[chart.split]], kinds[chart.split]) if chart.split else "",
                total=bool(chart.total) and row[at[chart.total]] == "total",
                area=str(row[at[chart.area]] or "") if chart.area else "",
            )
        )
    return bars


def _that_lead_somewhere(bars: list[Bar]) -> list[Bar]:
    """The steps without those of nought, and without a total that stands between two equal ones."""
    some = [bar for bar in bars if bar.total or bar.amount] or bars[:1]
    ends = [None, *some, None]
    return [
        bar
        for before, bar, after in zip(ends, some, ends[2:], strict=False)
        if not (_repeats(before, bar) and _repeats(bar, after))
    ]


def _repeats(one: Bar | None, other: Bar | None) -> bool:
    if one is None or other is None:
        return False
    return one.total and other.total and one.amount == other.amount


def _as_many_as_can_be_read(bars: list[Bar], shape: Shape, most_bars: int) -> tuple[list[Bar], str]:
    """The first bars, and a sentence where they are not all. Steps are never cut: they would lead
    nowhere."""
    labels = list(dict.fromkeys(bar.label for bar in bars))
    things = labels if shape is Shape.STACK else bars
    most = MOST_COLUMNS if shape is Shape.COLUMNS else most_bars
    if shape is Shape.STEPS or len(things) <= most:
        return bars, ""
    kept = set(labels[:most])
    drawn = [bar for bar in bars if bar.label in kept] if shape is Shape.STACK else bars[:most]
    return drawn, f"The first {most} of {words.count(len(things))} are drawn."


def _svg(described: Any) -> str:
    import vl_convert

    spec = described.to_dict(validate=False)
    drawn = vl_convert.vegalite_to_svg(spec)
    return _TAG.sub(lambda tag: _SPOKEN.sub("", tag[0]), drawn)
