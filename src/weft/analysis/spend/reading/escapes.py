"""Quotes escaped with a backslash, as MySQL and Unix programs write them: made into doubled ones.

"The \\"Oak\\" Trust"   →   "The ""Oak"" Trust"
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from weft.analysis.spend.reading.decoding import Text
from weft.analysis.spend.reading.spooled import spooled

_PROOF = re.compile(rb'(?:^|[,;\t|^~])[ ]?"[^"\n]*\\"(?![,;\t|^~\r\n"]|$)')
_ESCAPED = re.compile(rb'\\(["\\])')


def without_escapes(text: Text, folder: Path) -> Text:
    """The text with doubled quotes in place of escaped ones, where the text proves that it escapes them.

    A backslash before a closing quote proves nothing: "C:\\" is a cell.
    """
    if not text.escaped or not _proved(text):
        return text
    target = spooled(folder)
    size = 0
    with text.file as lines:
        for line in lines:
            size += target.write(_ESCAPED.sub(_doubled, line))
    target.seek(0)
    return replace(text, file=target, size=size, escaped=False)


def _proved(text: Text) -> bool:
    """Whether an escaped quote stands in the middle of a quoted cell, where no other quote may."""
    text.file.seek(0)
    proved = any(b'\\"' in line and _PROOF.search(line) for line in text.file)
    text.file.seek(0)
    return proved


def _doubled(found: re.Match[bytes]) -> bytes:
    return b'""' if found[1] == b'"' else b"\\"
