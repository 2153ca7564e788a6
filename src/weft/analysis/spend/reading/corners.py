"""How far the cells of an ODS sheet reach: a few tags can repeat an empty row a million times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_TAG = re.compile(rb"<(/?)(?:\w+:)?(table-row|table-cell|covered-table-cell|table)\b([^>]*?)(/?)>")
_REPEATED = re.compile(rb'number-(?:rows|columns)-repeated="([0-9]{1,9})"')


def corners(pieces: Iterable[bytes]) -> Iterator[tuple[int, int]]:
    """The last row and the last column (from 1) of each table that hold something.

    `pieces` are the content, each ending where a tag ends.
    """
    rows = columns = row = column = repeated = 0
    filled = False
    for piece in pieces:
        for closing, kind, said, alone in _TAG.findall(piece):
            times = int(found[1]) if (found := _REPEATED.search(said)) else 1
            if kind == b"table" and closing:
                yield rows, columns
                rows = columns = row = 0
            elif kind == b"table-row":
                if closing or alone:
                    row += times if alone else repeated
                    rows = row if filled else rows
                column, filled, repeated = 0, False, times
            elif not closing and kind != b"table":
                column += times
                if not alone or b"value" in said:
                    filled, columns = True, max(columns, column)
