"""JSON of any size as a stream of objects, in a package, an array, or one on each line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, BinaryIO

from weft.analysis.registers.sources import BOM, CannotLoad, Piece


def objects(piece: Piece, prefix: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects under a path (as ijson writes it), counted from 1. Raises CannotLoad where it breaks off."""
    import ijson

    with piece.open() as stream:
        skip_bom(stream)
        try:
            found = ijson.items(stream, prefix, use_float=True)
            for number, one in enumerate(found, start=1):
                if isinstance(one, dict):
                    yield number, one
        except (ijson.JSONError, UnicodeDecodeError) as fault:
            raise CannotLoad(
                f"{piece.name}: breaks off as JSON ({' '.join(str(fault).split())[:120]}). "
                "Fetch it again."
            ) from None


def lines(piece: Piece) -> Iterator[tuple[int, dict[str, Any] | None, str]]:
    """The object on each line, with the line's number and text; None where the line holds none."""
    with piece.open() as stream:
        for number, raw in enumerate(stream, start=1):
            text = raw.removeprefix(BOM).decode("utf-8", "replace").strip()
            if text:
                yield number, _object(text), text


def _object(text: str) -> dict[str, Any] | None:
    try:
        found = json.loads(text, parse_float=Decimal)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def skip_bom(stream: BinaryIO) -> None:
    """Put a stream behind its byte order mark."""
    start = stream.read(len(BOM))
    if start != BOM:
        stream.seek(0)
