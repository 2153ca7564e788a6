"""Quotes in other manners than CSV's: rewritten into it, where the text proves that it is written so.

"The \\"Oak\\" Trust"   escaped with a backslash, by MySQL and programs of Unix
'Oak, Elm and Co'      single quotes, by dumps of databases
="00123"               formulas, so that a spreadsheet keeps the zeros
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from weft.analysis.spend.reading.decoding import Text
from weft.analysis.spend.reading.spooled import spooled

_SAMPLE = 1 << 16
_PROOF = re.compile(rb'(?:^|[,;\t|^~])[ ]?"[^"\n]*\\"(?![,;\t|^~\r\n"]|$)')
_ESCAPED = re.compile(rb'\\(["\\])')
_FORMULA = re.compile(rb'(^|[,;\t|^~])="([^"\n]*)"(?=[,;\t|^~\r\n]|$)')
_SINGLE = re.compile(rb"(^|[,;\t|^~])[ ]?'((?:[^'\n]|'')*)'(?=[,;\t|^~\r\n]|$)")


def in_usual_quotes(text: Text, folder: Path) -> Text:
    """The text with quotes as CSV has them. A backslash before a closing quote proves nothing: "C:\\" is a cell."""
    sample = _sample(text)
    if text.quoted and _most_cells(_FORMULA, sample):
        text = _rewritten(text, folder, lambda line: _FORMULA.sub(rb'\1"\2"', line))
    elif _most_cells(_SINGLE, sample):
        text = replace(_rewritten(text, folder, _in_double_quotes), quoted=True)
    if text.escaped and _proved(text):
        text = _rewritten(text, folder, lambda line: _ESCAPED.sub(_doubled, line))
    return text


def _sample(text: Text) -> list[bytes]:
    text.file.seek(0)
    lines = [line for line in text.file.read(_SAMPLE).split(b"\n")[:60] if line.strip()]
    text.file.seek(0)
    return lines


def _most_cells(cell: re.Pattern[bytes], lines: list[bytes]) -> bool:
    """Whether nearly every line has at least two such cells."""
    several = sum(1 for line in lines if len(cell.findall(line)) > 1)
    return several >= 2 and several >= 0.8 * len(lines)


def _proved(text: Text) -> bool:
    """Whether an escaped quote stands in the middle of a quoted cell, where no other quote may."""
    text.file.seek(0)
    proved = any(b'\\"' in line and _PROOF.search(line) for line in text.file)
    text.file.seek(0)
    return proved


def _rewritten(text: Text, folder: Path, rewrite: Callable[[bytes], bytes]) -> Text:
    target = spooled(folder)
    size = 0
    with text.file as lines:
        for line in lines:
            size += target.write(rewrite(line))
    target.seek(0)
    return replace(text, file=target, size=size)


def _doubled(found: re.Match[bytes]) -> bytes:
    return b'""' if found[1] == b'"' else b"\\"


def _in_double_quotes(line: bytes) -> bytes:
    def cell(found: re.Match[bytes]) -> bytes:
        return found[1] + b'"' + found[2].replace(b'"', b'""').replace(b"''", b"'") + b'"'

    return _SINGLE.sub(cell, line)
