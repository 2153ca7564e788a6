"""How each shape of chart is drawn, in the words of Altair: bars, steps and stacks that lie.

Labels and values are placed here, not left to the drawing engine: long names go on two lines, and
every bar says its amount.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from weft.analysis.reporting import words
from weft.analysis.reporting.axes import amount_axis, label_expression, narrow, wrapped
from weft.analysis.reporting.model import Kind, Shape

WIDTH = 640
"""Of a picture in pixels, its labels and values included; as wide as the page's text."""
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
"""vl-convert carries the first; most readers' machines have one of the others, of the same widths."""
MOST_PARTS = 6
LETTER = 14
INK, FAINT = "#0b0c0c", "#cecece"
COLOURS = ("#12436d", "#28a197", "#801650", "#f46a25", "#3d3d3d", "#a285d1")
"""The Government Analysis Function's palette: told apart by people who see few colours."""
_PALE = frozenset({"#28a197", "#f46a25", "#a285d1"})
"""Colours that take dark letters."""
_RISE, _FALL, _STANDS = "#28a197", "#801650", "#12436d"
_VALUE_ROOM = 80
_COLUMNS_LABELLED = 13
"""A year of months and one more; with more columns than that, labels and values would overlap."""


@dataclass(frozen=True)
class Bar:
    """One row of the table that can be drawn."""

    label: str
    amount: Decimal
    part: str = ""
    total: bool = False
    area: str = ""
    """Which area of a map it is about."""


def _lying_bars(bars: list[Bar], kind: Kind) -> Any:
    values = [
        {"at": at, "from": 0.0, "to": float(bar.amount), "says": words.short(bar.amount, kind)}
        for at, bar in enumerate(bars)
    ]
    return _lying(values, [bar.label for bar in bars], colour=COLOURS[0])


def _steps(bars: list[Bar], kind: Kind) -> Any:
    """A waterfall that runs down the page: a total stands on the axis, a step hangs on the last."""
    values, reached = [], Decimal(0)
    for at, bar in enumerate(bars):
        start = Decimal(0) if bar.total else reached
        reached = start + bar.amount
        rise = _RISE if bar.amount >= 0 else _FALL
        values.append(
            {
                "at": at,
                "from": float(start),
                "to": float(reached),
                "says": words.short(bar.amount, kind),
                "colour": _STANDS if bar.total else rise,
            }
        )
    return _lying(values, [bar.label for bar in bars])


def _lying(values: list[dict[str, Any]], labels: Sequence[str], *, colour: str = "") -> Any:
    """Bars that lie: labels on the left, each value written beyond the end of its bar."""
    import altair as alt

    for value in values:
        value["end"] = max(value["from"], value["to"])
        value["start"] = min(value["from"], value["to"])
    fill = alt.value(colour) if colour else alt.Color("colour:N", scale=None)
    base = alt.Chart(alt.InlineData(values=values)).encode(y=_row())
    reach = _reach([value[side] for value in values for side in ("start", "end")])
    across = alt.X("from:Q", axis=None, scale=alt.Scale(domain=reach, nice=False))
    bars = base.mark_bar(height=18).encode(x=across, x2=alt.X2("to"), color=fill)
    said = base.mark_text(align="left", dx=6, fontSize=LETTER, color=INK)
    said = said.encode(x=alt.X("end:Q", axis=None), text=alt.Text("says:N"))
    nought = alt.Chart(alt.InlineData(values=[{"nought": 0}])).mark_rule(color=INK)
    layers = [
        *_joins(values),
        bars,
        nought.encode(x=alt.X("nought:Q", axis=None)),
        said,
        *_row_labels(labels),
    ]
    step = 40 if any(len(wrapped(label)) > 1 for label in labels) else 30
    spare = _to_spare(labels)
    width = WIDTH - _label_room(labels) - _VALUE_ROOM - spare["left"] - spare["right"]
    return alt.layer(*layers).properties(width=width, height=alt.Step(step), padding=spare)


def _joins(values: list[dict[str, Any]]) -> list[Any]:
    """The thin lines of a waterfall, from the end of each step down to the next."""
    import altair as alt

    ends = [
        {"at": value["at"] + side, "join": value["at"], "reached": value["to"]}
        for value in values[:-1]
        if "colour" in value
        for side in (0, 1)
    ]
    if not ends:
        return []
    lines = alt.Chart(alt.InlineData(values=ends)).mark_line(color="#6f777b", strokeWidth=1)
    return [lines.encode(y=_row(), x=alt.X("reached:Q", axis=None), detail=alt.Detail("join:N"))]


def _columns(bars: list[Bar], kind: Kind) -> Any:
    """Columns that stand, in the order of the rows, with their values above where there is room."""
    import altair as alt

    values = [
        {
            "at": at,
            "to": float(bar.amount),
            "end": max(float(bar.amount), 0.0),
            "says": _bare(bar.amount, kind),
        }
        for at, bar in enumerate(bars)
    ]
    axis = alt.Axis(title=None, labelExpr=label_expression(_under_columns(bars)))
    across = alt.X("at:O", sort=None, axis=axis, scale=alt.Scale(paddingInner=0.25))
    amounts = [float(bar.amount) for bar in bars]
    up = alt.Y("to:Q", axis=amount_axis(amounts, kind), scale=alt.Scale(nice=True))
    base = alt.Chart(alt.InlineData(values=values)).encode(x=across)
    nought = alt.Chart(alt.InlineData(values=[{"nought": 0}])).mark_rule(color=INK)
    layers = [base.mark_bar(color=COLOURS[0]).encode(y=up), nought.encode(y=alt.Y("nought:Q"))]
    if len(bars) <= _COLUMNS_LABELLED:
        said = base.mark_text(baseline="bottom", dy=-4, fontSize=13, color=INK)
        layers.append(said.encode(y=alt.Y("end:Q"), text=alt.Text("says:N")))
    return alt.layer(*layers).properties(width=WIDTH - 65, height=260)


def _under_columns(bars: list[Bar]) -> list[list[str]]:
    """The labels under the columns; under every second or third where all would overlap."""
    every = -(-len(bars) // _COLUMNS_LABELLED)
    letters = max(4, min(10, (WIDTH - 65) * every // len(bars) // 8))
    return [narrow(bar.label, letters) if at % every == 0 else [""] for at, bar in enumerate(bars)]


def _stack(bars: list[Bar], kind: Kind) -> Any:
    """A bar for each x, split into parts: a key above, the value in each part that has room."""
    import altair as alt

    bars = _few_parts(bars)
    labels = list(dict.fromkeys(bar.label for bar in bars))
    parts = list(dict.fromkeys(bar.part for bar in bars))
    values, reach = _laid_end_to_end(bars, labels, parts, kind)
    key = alt.Legend(
        title=None,
        orient="top",
        direction="horizontal",
        columns=2 if max(map(len, parts)) > 20 else 3,
        columnPadding=40,
        labelLimit=260,
        labelExpr=label_expression([[words.clipped(part, 38)] for part in parts]),
    )
    tint = alt.Color(
        "part:O",
        legend=key,
        scale=alt.Scale(domain=list(range(len(parts))), range=COLOURS[: len(parts)]),
    )
    base = alt.Chart(alt.InlineData(values=values)).encode(y=_row())
    across = alt.X("from:Q", axis=None, scale=alt.Scale(domain=reach, nice=False))
    drawn = base.mark_bar(height=28, stroke="white", strokeWidth=1.5)
    said = base.mark_text(fontSize=13).encode(
        x=alt.X("middle:Q"), text=alt.Text("says:N"), color=alt.Color("ink:N", scale=None)
    )
    layers = [drawn.encode(x=across, x2=alt.X2("to"), color=tint), said, *_row_labels(labels)]
    spare = _to_spare(labels) | {"right": 40}  # the key reaches as far
    width = WIDTH - _label_room(labels) - 10 - spare["left"] - spare["right"]
    return alt.layer(*layers).properties(width=width, height=alt.Step(44), padding=spare)


def _few_parts(bars: list[Bar]) -> list[Bar]:
    """The same bars with every part after the fifth put together as "All other"."""
    parts = list(dict.fromkeys(bar.part for bar in bars))
    if len(parts) <= MOST_PARTS:
        return bars
    kept = set(parts[: MOST_PARTS - 1])
    sums: dict[tuple[str, str], Decimal] = {}
    for bar in bars:
        at = (bar.label, bar.part if bar.part in kept else "All other")
        sums[at] = sums.get(at, Decimal(0)) + bar.amount
    return [Bar(label=label, amount=sum, part=part) for (label, part), sum in sums.items()]


def _laid_end_to_end(
    bars: list[Bar], labels: list[str], parts: list[str], kind: Kind
) -> tuple[list[dict[str, Any]], list[float]]:
    """Where each part starts and ends (credits run left of nought), and how far all reach."""
    ahead = dict.fromkeys(labels, 0.0)
    back = dict.fromkeys(labels, 0.0)
    values: list[dict[str, Any]] = []
    for bar in sorted(bars, key=lambda bar: parts.index(bar.part)):
        side = ahead if bar.amount >= 0 else back
        start, end = side[bar.label], side[bar.label] + float(bar.amount)
        side[bar.label] = end
        place = parts.index(bar.part)
        values.append({"at": labels.index(bar.label), "part": place, "from": start, "to": end})
        values[-1]["says"] = words.short(bar.amount, kind)
    reach = [min(back.values()), max(ahead.values())]
    length = (reach[1] - reach[0]) or 1.0
    for value in values:
        roomy = abs(value["to"] - value["from"]) / length > len(value["says"]) * 0.021
        value["says"] = value["says"] if roomy else ""
        value["middle"] = (value["from"] + value["to"]) / 2
        value["ink"] = INK if COLOURS[value["part"]] in _PALE else "#ffffff"
    return values, reach if reach[1] > reach[0] else [0.0, 1.0]


def _bare(amount: Decimal, kind: Kind) -> str:
    """A value short enough to stand on a column: the axis beside it has the pound sign."""
    return words.short(amount, kind).replace("£", "")


def _reach(ends: list[float]) -> list[float]:
    """The axis from the least to the most, nought among them."""
    least, most = min(*ends, 0.0), max(*ends, 0.0)
    return [least, most] if most > least else [0.0, 1.0]


def _row() -> Any:
    import altair as alt

    return alt.Y("at:O", sort=None, axis=None)


def _row_labels(labels: Sequence[str]) -> list[Any]:
    """Labels to the left of the bars; those on two lines start higher, so that both sit level."""
    import altair as alt

    lines = [wrapped(label) for label in labels]
    layers = []
    for deep, lift in ((1, 0), (2, -9)):
        values = [{"at": at, "label": each} for at, each in enumerate(lines) if len(each) == deep]
        if values:
            text = alt.Chart(alt.InlineData(values=values)).mark_text(
                align="right", baseline="middle", dy=lift, lineHeight=18, fontSize=LETTER, color=INK
            )
            layers.append(text.encode(y=_row(), x=alt.value(-8), text=alt.Text("label:N")))
    return layers


def _label_room(labels: Sequence[str]) -> int:
    """Pixels to keep for the labels, by the longest line."""
    return 16 + 7 * _longest(labels)


def _to_spare(labels: Sequence[str]) -> dict[str, int]:
    """Pixels around a picture for readers who have none of the fonts: theirs may be a fifth wider."""
    return {"left": 2 + 3 * _longest(labels) // 2, "right": 14, "top": 2, "bottom": 2}


def _longest(labels: Sequence[str]) -> int:
    return max(len(line) for label in labels for line in wrapped(label))


DRAWN_AS = {
    Shape.BARS: _lying_bars,
    Shape.COLUMNS: _columns,
    Shape.STEPS: _steps,
    Shape.STACK: _stack,
}
LOOK: dict[str, Any] = {
    "aria": False,
    "background": "transparent",
    "font": FONT,
    "padding": {"left": 8, "right": 8, "top": 2, "bottom": 2},
    "view": {"stroke": None},
    "axis": {
        "domain": False,
        "ticks": False,
        "grid": False,
        "labelColor": INK,
        "labelFontSize": LETTER,
        "labelLimit": 0,
        "labelPadding": 8,
    },
    "axisQuantitative": {"grid": True, "gridColor": FAINT},
    "axisX": {"labelAngle": 0},
    "legend": {
        "labelColor": INK,
        "labelFontSize": LETTER,
        "symbolType": "square",
        "symbolSize": 160,
    },
}
