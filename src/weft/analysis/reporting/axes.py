"""What stands beside a chart: labels that fit, and amounts in one unit for the axis."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence
from typing import Any

from weft.analysis.reporting import words
from weft.analysis.reporting.model import Kind

LABEL_LETTERS = 34
_AXIS_STEPS = ((9, "bn"), (6, "m"), (3, "k"))


def amount_axis(amounts: list[float], kind: Kind) -> Any:
    import altair as alt

    return alt.Axis(title=None, tickCount=5, labelExpr=_amount_expression(amounts, kind))


def _amount_expression(amounts: list[float], kind: Kind) -> str:
    """A Vega expression that writes an axis value as `words` would, in one unit for the axis."""
    if kind is Kind.SHARE:
        return "format(datum.value * 100, ',~f') + '%'"
    most = max(map(abs, amounts))
    power, unit = next((step for step in _AXIS_STEPS if most >= 2 * 10 ** step[0]), (0, ""))
    pound = "£" if kind is Kind.GBP else ""
    size = f"format(abs(datum.value) / {10**power}, ',~r')"
    said = f"(datum.value < 0 ? '{words.MINUS}' : '') + '{pound}' + {size} + '{unit}'"
    return f"datum.value == 0 ? '{pound}0' : {said}"


def wrapped(label: str) -> list[str]:
    """A label on one line, or on two of about the same length."""
    label = words.clipped(" ".join(label.split()), 2 * LABEL_LETTERS - 6) or words.NOTHING
    if len(label) <= LABEL_LETTERS:
        return [label]
    for width in range(len(label) // 2, LABEL_LETTERS + 1):
        lines = textwrap.wrap(label, width)
        if len(lines) <= 2:
            return lines
    lines = textwrap.wrap(label, LABEL_LETTERS)
    return [lines[0], words.clipped(" ".join(lines[1:]), LABEL_LETTERS)]


def narrow(label: str, letters: int = 10) -> list[str]:
    """A label under a column: a word a line, three at most; a long month by its first letters."""
    return [_narrow_word(word, letters) for word in label.split()[:3]] or [words.NOTHING]


def _narrow_word(word: str, letters: int) -> str:
    if len(word) > letters and word in words.MONTHS:
        return word[:3]
    return words.clipped(word, letters)


def label_expression(labels: Sequence[Sequence[str]]) -> str:
    """A Vega expression that looks a label up by its place; JSON keeps the text mere text."""
    return json.dumps([list(lines) for lines in labels]) + "[datum.value]"
