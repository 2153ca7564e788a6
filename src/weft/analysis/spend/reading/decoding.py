"""Bytes → UTF-8 text with one kind of line end, streamed, so that size does not matter.

Tried in order: a byte order mark, UTF-16 by its pattern of zero bytes, UTF-8, then Windows-1252 or
the old DOS code page, told apart by which makes the pound signs come out.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np

from weft.analysis.spend.reading.errors import CannotRead
from weft.analysis.spend.reading.spooled import spooled

CHUNK = 1 << 23
_LOOK = 1 << 20
LONGEST_LINE = 1 << 25
_CONTROL = (*range(1, 9), *range(14, 27), *range(28, 32))
_NOT_TEXT = "{name}: this is not a text file, a workbook or any other kind that Weft reads. Export it again as CSV or XLSX."
_DOUBLED_MARKS = ("Ã¯Â»Â¿", "Ã¯»¿", "ï»¿")


@dataclass
class Text:
    """Decoded text on disk or in memory, as UTF-8 with `\\n` or `\\r\\n` line ends."""

    file: IO[bytes]
    encoding: str
    size: int
    quoted: bool
    lines: int
    escaped: bool = False
    """Whether a backslash stands before some quote."""


def decoded(source: IO[bytes], *, name: str, folder: Path) -> Text:
    """Decode a file, leaving the text in memory or, where it is large, in a temporary file in `folder`.

    A file that is such text already is read where it lies.
    """
    encoding = _encoding(source, name)
    if encoding == "utf-8" and (text := _as_it_is(source, name)):
        return text
    for candidate in (encoding, "cp1252", "latin-1"):
        try:
            return _written(source, candidate, name=name, folder=folder)
        except UnicodeDecodeError:
            continue
    raise CannotRead(f"{name}: the text cannot be decoded. Save it again as CSV UTF-8.")


def _encoding(source: IO[bytes], name: str) -> str:
    """Say what a file is encoded in, from its whole content."""
    source.seek(0)
    head = source.read(4096)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    head = head.rstrip(b"\0")
    if head.count(0) > len(head) // 5:
        return _utf16_without_mark(head, name)
    if sum(head.count(byte) for byte in _CONTROL) > len(head) // 50:
        raise CannotRead(_NOT_TEXT.format(name=name))
    source.seek(0)
    if _decodes(source, "utf-8"):
        return "utf-8-sig" if head.startswith(codecs.BOM_UTF8) else "utf-8"
    return _eight_bit(source)


def _utf16_without_mark(head: bytes, name: str) -> str:
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) < 2 * min(even, odd) + 2:
        raise CannotRead(_NOT_TEXT.format(name=name))
    return "utf-16-be" if even > odd else "utf-16-le"


def _decodes(source: IO[bytes], encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while chunk := source.read(_LOOK):
            if not chunk.isascii() or decoder.getstate()[0]:
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _as_it_is(source: IO[bytes], name: str) -> Text | None:
    """The text of a UTF-8 file in which nothing has to be mended; None where something has."""
    source.seek(0)
    head = source.read(4096).decode("utf-8", "ignore")
    if _without_marks(head) != head:
        return None
    source.seek(0)
    quoted, escaped, lines, size, run = False, False, 0, 0, 0
    while chunk := source.read(_LOOK):
        if chunk.endswith(b"\r"):
            chunk += source.read(1)
        if b"\0" in chunk or (b"\r" in chunk and _has_lone_return(chunk)):
            return None
        quoted = quoted or b'"' in chunk
        escaped = escaped or (quoted and b'\\"' in chunk)
        ends = int(np.count_nonzero(np.frombuffer(chunk, np.uint8) == 10))
        lines += ends
        run = run + len(chunk) if not ends else len(chunk) - chunk.rfind(b"\n")
        _check_line(run, lines, name)
        size += len(chunk)
    source.seek(0)
    return Text(source, _spoken("utf-8"), size, quoted, lines, escaped)


def _has_lone_return(chunk: bytes) -> bool:
    """Whether some \\r is not followed by \\n."""
    codes = np.frombuffer(chunk, np.uint8)
    returns = codes == 13
    return bool(returns[-1] or (returns[:-1] & (codes[1:] != 10)).any())


def _check_line(length: int, lines: int, name: str) -> None:
    if length > LONGEST_LINE:
        raise CannotRead(
            f"{name}: after line {lines} there is a line of more than {LONGEST_LINE >> 20} MB, so this is not a table of payments. Export it again as CSV or XLSX."
        )


def _eight_bit(source: IO[bytes]) -> str:
    """Windows-1252, unless the bytes make sense only as the DOS code page or something else."""
    from charset_normalizer import from_bytes  # only few files need it, and it takes a while

    source.seek(0)
    high: dict[int, int] = {}
    sample = b""
    while chunk := source.read(CHUNK):
        sample = sample or chunk[: 1 << 18]
        for byte in set(chunk):
            if byte >= 0x80:
                high[byte] = high.get(byte, 0) + chunk.count(byte)
    if high.get(0x9C, 0) > high.get(0xA3, 0) and 0x9C in high:
        return "cp850"
    guess = from_bytes(sample, cp_isolation=["cp1252", "cp850", "mac_roman", "latin_1"]).best()
    if guess is not None and guess.encoding == "mac_roman" and 0xA3 in high and 0xCA in high:
        return "mac_roman"
    return "cp1252"


def _written(source: IO[bytes], encoding: str, *, name: str, folder: Path) -> Text:
    """Write the text as UTF-8 with one kind of line end; say whether it has quotes, and how many lines."""
    target = spooled(folder)
    try:
        return _copied(source, encoding, target, name)
    except BaseException:
        target.close()
        raise


def _copied(source: IO[bytes], encoding: str, target: IO[bytes], name: str) -> Text:
    source.seek(0)
    quoted, escaped, lines, size, run = False, False, 0, 0, 0
    for piece in _one_line_end(_pieces(source, encoding)):
        quoted = quoted or b'"' in piece
        escaped = escaped or (quoted and b'\\"' in piece)
        ends = piece.count(b"\n")
        lines += ends
        run = run + len(piece) if not ends else len(piece) - piece.rfind(b"\n")
        _check_line(run, lines, name)
        size += len(piece)
        target.write(piece)
    target.seek(0)
    return Text(target, _spoken(encoding), size, quoted, lines, escaped)


def _pieces(source: IO[bytes], encoding: str) -> Iterator[bytes]:
    """UTF-8 bytes of the text, without the marks that encodings leave at the start."""
    if encoding in {"utf-8", "utf-8-sig"}:
        yield (
            _without_marks(source.read(4096).decode("utf-8", "surrogateescape"))
            .replace("\x00", "")
            .encode("utf-8", "surrogateescape")
        )
        while chunk := source.read(CHUNK):
            yield chunk.replace(b"\x00", b"")
        return
    decoder = codecs.getincrementaldecoder(encoding)(errors="strict")
    first = True
    while chunk := source.read(CHUNK):
        text = decoder.decode(chunk)
        if first:
            text = _without_marks(text)
            first = False
        yield text.replace("\x00", "").encode("utf-8")
    yield decoder.decode(b"", final=True).encode("utf-8")


def _without_marks(text: str) -> str:
    text = text.lstrip("﻿")
    for mark in _DOUBLED_MARKS:
        text = text.removeprefix(mark)
    return text.lstrip("﻿")


def _one_line_end(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Turn \\r\\r\\n and a lone \\r into \\n, also across the seams of pieces; \\r\\n may stay."""
    held = b""
    for each in pieces:
        piece = held + each
        bare = piece.rstrip(b"\r\n")
        held = piece[len(bare) :] if len(piece) - len(bare) < 1024 else b""
        yield _ends(piece[: len(piece) - len(held)])
    yield _ends(held)


def _ends(piece: bytes) -> bytes:
    if b"\r" not in piece or not _has_lone_return(piece):
        return piece
    for end in (b"\r\r\n", b"\r\n", b"\r"):
        if b"\r" in piece and end in piece:
            piece = piece.replace(end, b"\n")
    return piece


def _spoken(encoding: str) -> str:
    return {"utf-8-sig": "utf-8 with a byte order mark", "cp1252": "windows-1252"}.get(
        encoding, encoding
    )
