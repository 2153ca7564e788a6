"""How maps and tile maps are drawn: areas shaded by class, each bearing its class or its amount.

Everything is placed here in pixels, y downwards, and the drawing engine only draws. Colour never stands
alone: every area that has room bears the number of its class, or its name and amount, and the key says
what the classes are.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from weft.analysis.reporting import words
from weft.analysis.reporting.axes import narrow
from weft.analysis.reporting.drawing import INK, WIDTH, Bar
from weft.analysis.reporting.model import Kind, Outline, Tile

SHADES = ("#e1ebf4", "#abc5dd", "#6d9bc3", "#35699b", "#12436d")
"""From pale to dark in one hue, told apart in grey too; the last two take white letters."""
_DARK = frozenset(SHADES[3:])
_NOTHING, _LINE = "#ffffff", "#0b0c0c"
MOST_CLASSES = len(SHADES)
NAMED_AREAS = 16
"""With so few areas each bears its name and amount; with more, the number of its class."""
HIGHEST = 620
_ROOM_FOR_NUMBER = 11
_KEY_LINE, _KEY_BOX = 24, 16
_SQUARE, _GAP = 112, 4
_NAMES_FIT = 84
"""Pixels of a square's side from which its name and amount fit into it."""
_PLAIN_TILES = 40


@dataclass(frozen=True)
class Class:
    """A class of amounts: its number from 1, how its key reads, its shade."""

    number: int
    says: str
    shade: str

    @property
    def ink(self) -> str:
        """The colour of letters on it."""
        return "#ffffff" if self.shade in _DARK else INK


def classes_of(amounts: Sequence[Decimal], kind: Kind) -> dict[Decimal, Class]:
    """The class of each amount: at most five, with about as many areas in each; equal amounts are of
    one class. A class reads as its least and its greatest amount."""
    groups = _grouped(sorted(amounts))
    shades = _spread(len(groups))
    found: dict[Decimal, Class] = {}
    for number, (group, shade) in enumerate(zip(groups, shades, strict=True), start=1):
        says = _key_of(group, kind)
        found |= {amount: Class(number, says, shade) for amount in group}
    return found


def _grouped(ordered: list[Decimal]) -> list[list[Decimal]]:
    """The amounts in runs of about equal length, equal amounts in one run; five runs where there are
    five different amounts, else one for each."""
    runs = [list(group) for _, group in groupby(ordered)]
    most, left, groups = min(MOST_CLASSES, len(runs)), len(ordered), []
    for still in range(most, 0, -1):
        group = runs.pop(0)
        while len(runs) >= still and (still == 1 or len(group) + len(runs[0]) / 2 <= left / still):
            group += runs.pop(0)
        groups.append(group)
        left -= len(group)
    return groups


def _spread(many: int) -> list[str]:
    """As many shades as there are classes, as far apart as can be."""
    if many == 1:
        return [SHADES[1]]
    return [SHADES[round(at * (MOST_CLASSES - 1) / (many - 1))] for at in range(many)]


def _key_of(group: list[Decimal], kind: Kind) -> str:
    least, most = words.short(group[0], kind), words.short(group[-1], kind)
    areas = "1 area" if len(group) == 1 else f"{words.count(len(group))} areas"
    return f"{least} ({areas})" if least == most else f"{least} to {most} ({areas})"


def drawn_map(bars: Sequence[Bar], outlines: Sequence[Outline], kind: Kind) -> tuple[Any, str]:
    """The map in Altair's words, and what it leaves out, in a sentence."""
    by_area = {bar.area or bar.label: bar for bar in bars}
    on_map = [by_area[each.area] for each in outlines if each.area in by_area]
    classes = classes_of([bar.amount for bar in on_map], kind)
    place, height = _fitted(outlines)
    shapes = [_shape(each, by_area.get(each.area), classes, place) for each in outlines]
    labels = _labels(outlines, by_area, classes, place, kind)
    missing = len(outlines) - len(on_map)
    key, bottom = _key(classes.values(), height + 14, missing)
    bare = sum(not any(label["area"] == each.area for label in labels) for each in outlines)
    drawn = _layered([_areas(shapes), *_boxes(key), *_texts([*labels, *key])], bottom)
    return drawn, _left_out(bars, outlines, kind, bare)


def drawn_tiles(bars: Sequence[Bar], tiles: Sequence[Tile], kind: Kind) -> tuple[Any, str]:
    """The tile map in Altair's words, and what it leaves out, in a sentence."""
    on_map = [bar for bar in bars if bar.area] or bars
    by_area = {bar.area or bar.label: bar for bar in on_map}
    stand = _stand(list(by_area), tiles, by_area)
    classes = classes_of(
        [by_area[tile.area].amount for tile in stand if tile.area in by_area], kind
    )
    columns = max(tile.column for tile in stand) + 1
    side = min(_SQUARE, WIDTH / columns)
    boxes, labels = [], []
    for tile in stand:
        bar = by_area.get(tile.area)
        found = classes[bar.amount] if bar else None
        box = {"x": tile.column * side, "y": tile.row * side, "x2": (tile.column + 1) * side - _GAP,
               "y2": (tile.row + 1) * side - _GAP, "shade": found.shade if found else _NOTHING}  # fmt: skip
        boxes.append(box)
        labels += _on_tile(box, side, tile, bar, found, kind)
    height = (max(tile.row for tile in stand) + 1) * side
    missing = sum(tile.area not in by_area for tile in stand)
    key, bottom = _key(classes.values(), height + 10, missing)
    beside = [bar for bar in bars if bar not in on_map]
    return _layered([*_boxes([*boxes, *key]), *_texts([*labels, *key])], bottom), _beside(
        beside, kind
    )


def _stand(areas: list[str], tiles: Sequence[Tile], by_area: dict[str, Bar]) -> list[Tile]:
    """Where each square stands: as given, and the others by name in rows below."""
    given = list(tiles) if any(tile.area in by_area for tile in tiles) else []
    placed = {tile.area for tile in given}
    others = sorted(
        (each for each in areas if each not in placed), key=lambda each: by_area[each].label
    )
    columns = max([tile.column + 1 for tile in given], default=0) or _columns_for(len(others))
    below = max((tile.row + 1 for tile in given), default=0)
    return given + [
        Tile(area, at % columns, below + at // columns) for at, area in enumerate(others)
    ]


def _columns_for(many: int) -> int:
    return min(max(1, math.ceil(math.sqrt(many * 1.6))), 5 if many <= _PLAIN_TILES else 20)


def _on_tile(
    box: dict[str, Any], side: float, tile: Tile, bar: Bar | None, found: Class | None, kind: Kind
) -> list[dict[str, Any]]:
    """The name and amount on a square with room for them, else the number of its class."""
    ink = found.ink if found else INK
    middle = {"x": box["x"] + (side - _GAP) / 2, "ink": ink, "area": tile.area, "weight": "normal"}
    if side < _NAMES_FIT:
        says = str(found.number) if found else "?"
        name = words.plain(bar.label if bar else tile.name or tile.area)[: int(side / 8)]
        name_line = (
            [middle | {"y": box["y"] + side * 0.3, "says": name, "size": 11}] if side >= 30 else []
        )
        return [*name_line, middle | {"y": box["y"] + side * (0.65 if name_line else 0.46), "says": says,
                                      "size": 12, "weight": "bold"}]  # fmt: skip
    lines = narrow(bar.label if bar else tile.name or tile.area, int((side - 14) / 7))
    amount = words.short(bar.amount, kind) if bar else "?"
    top = box["y"] + (side - _GAP) / 2 - 9 * len(lines)
    written = [
        middle | {"y": top + 18 * at, "says": line, "size": 13} for at, line in enumerate(lines)
    ]
    return [*written, middle | {"y": top + 18 * len(lines) + 2, "says": amount, "size": 15, "weight": "bold"}]  # fmt: skip


Place = Any


def _fitted(outlines: Sequence[Outline]) -> tuple[Place, float]:
    """From the map's plane to pixels, and the height of the map."""
    points = [point for outline in outlines for ring in outline.rings for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    wide, high = (east - west) or 1.0, (north - south) or 1.0
    scale = min((WIDTH - 4) / wide, HIGHEST / high)
    left = (WIDTH - wide * scale) / 2

    def place(point: tuple[float, float]) -> list[float]:
        return [
            round(left + (point[0] - west) * scale, 1),
            round(2 + (north - point[1]) * scale, 1),
        ]

    return place, high * scale + 4


def _shape(
    outline: Outline, bar: Bar | None, classes: dict[Decimal, Class], place: Place
) -> dict[str, Any]:
    """An area as a path: rings drawn one after another, so that a ring inside another is a hole."""
    rings = [_slim([place(point) for point in ring]) for ring in outline.rings]
    path = "".join("M" + "L".join(f"{x:g},{y:g}" for x, y in ring) + "Z" for ring in rings)
    return {"path": path, "shade": classes[bar.amount].shade if bar else _NOTHING}


def _slim(points: list[list[float]]) -> list[list[float]]:
    """The same ring without points that fall on the one before."""
    kept = [
        point for point, before in zip(points, [None, *points], strict=False) if point != before
    ]
    return kept if len(kept) > 2 else points


def _labels(
    outlines: Sequence[Outline],
    by_area: dict[str, Bar],
    classes: dict[Decimal, Class],
    place: Place,
    kind: Kind,
) -> list[dict[str, Any]]:
    labels: list[dict[str, Any]] = []
    for outline in outlines:
        bar = by_area.get(outline.area)
        found = classes[bar.amount] if bar else None
        x, y = place(outline.at)
        label = {"x": x, "y": y, "area": outline.area, "ink": found.ink if found else INK}
        label |= {"size": 12, "weight": "bold"}
        if len(outlines) <= NAMED_AREAS:
            name = bar.label if bar else outline.name or outline.area
            says = words.short(bar.amount, kind) if bar else "?"
            labels += [label | {"y": y - 8, "says": words.clipped(name, 16), "size": 13, "weight": "normal"},
                       label | {"y": y + 9, "says": says, "size": 14}]  # fmt: skip
        elif _room(outline, place) >= _ROOM_FOR_NUMBER:
            labels.append(label | {"says": str(found.number) if found else "?"})
    return labels


def _room(outline: Outline, place: Place) -> float:
    """About how many pixels lie around the label's point before the area ends."""
    x, y = place(outline.at)
    edges = [place(point) for ring in outline.rings for point in ring]
    return 2 * min(math.dist((x, y), edge) for edge in edges)


def _key(classes: Iterable[Class], top: float, missing: int) -> tuple[list[dict[str, Any]], float]:
    """The key below the picture, a line a class: its box with its number, and what it says."""
    known = sorted({each.number: each for each in classes}.values(), key=lambda each: each.number)
    lines = [(str(each.number), each.says, each.shade, each.ink) for each in known]
    if missing:
        areas = "1 area" if missing == 1 else f"{words.count(missing)} areas"
        lines.append(("?", f"nothing is known ({areas})", _NOTHING, INK))
    key: list[dict[str, Any]] = []
    for at, (number, says, shade, ink) in enumerate(lines):
        y = top + at * _KEY_LINE
        key.append({"x": 1, "y": y, "x2": 1 + _KEY_BOX * 1.5, "y2": y + _KEY_BOX, "shade": shade,
                    "says": number, "ink": ink, "size": 12, "weight": "bold", "text": says})  # fmt: skip
    return key, top + len(lines) * _KEY_LINE


def _left_out(bars: Sequence[Bar], outlines: Sequence[Outline], kind: Kind, bare: int) -> str:
    """What is not on the map, in sentences."""
    drawn = {outline.area for outline in outlines}
    beside = [bar for bar in bars if (bar.area or bar.label) not in drawn]
    sentences = [_beside(beside, kind)] if beside else []
    if bare:
        areas = "One area is" if bare == 1 else f"{words.count(bare)} areas are"
        sentences.append(f"{areas} too small here to bear a number; the table has them.")
    return " ".join(sentences)


def _beside(beside: Sequence[Bar], kind: Kind) -> str:
    """The rows that are of no area on the map, with their amounts, in a sentence."""
    if not beside:
        return ""
    named = [f"{bar.label} {words.short(bar.amount, kind)}" for bar in beside[:5]]
    more = f" and {words.count(len(beside) - 5)} more" if len(beside) > 5 else ""
    return f"Not on the map: {', '.join(named)}{more}."


def _layered(layers: list[Any], height: float) -> Any:
    import altair as alt

    return alt.layer(*layers).properties(width=WIDTH, height=math.ceil(height))


def _areas(shapes: list[dict[str, Any]]) -> Any:
    """Areas by their paths, which are pixels already: drawn from the picture's corner."""
    import altair as alt

    marks = alt.Chart(alt.InlineData(values=shapes)).mark_point(
        size=4, filled=True, opacity=1, stroke=_LINE, strokeWidth=0.6, strokeJoin="round"
    )
    return marks.encode(
        x=alt.value(0),
        y=alt.value(0),
        shape=alt.Shape("path:N", scale=None, legend=None),
        fill=alt.Fill("shade:N", scale=None, legend=None),
    )


def _boxes(boxes: list[dict[str, Any]]) -> list[Any]:
    import altair as alt

    if not boxes:
        return []
    marks = alt.Chart(alt.InlineData(values=boxes)).mark_rect(stroke=_LINE, strokeWidth=0.6)
    return [
        marks.encode(
            x=alt.X("x:Q", scale=None, axis=None),
            x2=alt.X2("x2"),
            y=alt.Y("y:Q", scale=None, axis=None),
            y2=alt.Y2("y2"),
            color=alt.Color("shade:N", scale=None, legend=None),
        )
    ]


def _texts(labels: list[dict[str, Any]]) -> list[Any]:
    """The writing: on areas with a rim of the other colour, so that it is read on any shade."""
    import altair as alt

    written = [
        {"x": (each["x"] + each["x2"]) / 2 if "x2" in each else each["x"],
         "y": (each["y"] + each["y2"]) / 2 if "y2" in each else each["y"],
         "says": each["says"], "ink": each["ink"], "size": each["size"], "weight": each["weight"]}
        for each in labels
    ]  # fmt: skip
    beside = [
        {"x": each["x2"] + 8, "y": (each["y"] + each["y2"]) / 2, "says": each["text"]}
        for each in labels
        if "text" in each
    ]
    layers = []
    for size, weight in sorted({(each["size"], each["weight"]) for each in written}):
        values = [each for each in written if (each["size"], each["weight"]) == (size, weight)]
        base = alt.Chart(alt.InlineData(values=values)).encode(
            x=alt.X("x:Q", scale=None, axis=None),
            y=alt.Y("y:Q", scale=None, axis=None),
            text=alt.Text("says:N"),
        )
        mark = base.mark_text(fontSize=size, fontWeight=weight, align="center", baseline="middle")
        layers.append(mark.encode(color=alt.Color("ink:N", scale=None, legend=None)))
    key = alt.Chart(alt.InlineData(values=beside)).mark_text(
        fontSize=14, align="left", baseline="middle", color=INK
    )
    layers.append(
        key.encode(
            x=alt.X("x:Q", scale=None, axis=None),
            y=alt.Y("y:Q", scale=None, axis=None),
            text=alt.Text("says:N"),
        )
    )
    return layers
