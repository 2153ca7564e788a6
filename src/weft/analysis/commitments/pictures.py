"""Photographs as evidence: without where they were taken, looked at small, and known again when they come twice.

What a camera writes beside a picture (where it stood, its number, whose it is, a smaller picture of the same, words) is left out piece by
piece; the picture itself stays as it came, bit by bit. Kept are the few pieces without which it would look otherwise.

| in a JPEG | what becomes of it |
|---|---|
| JFIF, the profile of its colours (ICC), Adobe's note about them | stays |
| how it is to be turned (Exif: orientation) | stays, and nothing else of Exif |
| Exif, XMP, IPTC, comments, all other notes | left out |
| whatever follows its end: a second picture, a film | left out |

In a PNG the same goes for the pieces `eXIf`, `tEXt`, `zTXt`, `iTXt`, `tIME`, for private ones, and for what follows its end. Where the pieces
cannot be told apart (of a file that was cut off, nobody knows what the rest is), the picture is drawn anew; one that cannot be drawn is not taken.
"""

from __future__ import annotations

import itertools
import struct
import warnings
from collections.abc import Iterator
from io import BytesIO

from PIL import Image, ImageOps

JPEG, PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
MOST_PIXELS = 60_000_000
"""More are not looked at: a picture that says it is larger fills the memory."""
_END, _SCAN, _EXIF, _COMMENT = 0xD9, 0xDA, 0xE1, 0xFE
_NOTES = range(0xE0, 0xF0)
_STAYS = ((0xE0, b"JFIF\0"), (0xE2, b"ICC_PROFILE\0"), (0xEE, b"Adobe"))
_ORIENTATION = 0x0112
_LEFT_OUT = frozenset({b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"})


class NotWhole(Exception):
    """A picture that is not whole, or is none: nobody can say what stands in it besides."""


def without_location(content: bytes) -> bytes:
    """A photograph, a JPEG or a PNG, without what the camera wrote beside it. Raises NotWhole where nobody can be sure of that."""
    try:
        if content.startswith(JPEG):
            return b"".join(_jpeg(content))
        if content.startswith(PNG):
            return b"".join(_png(content))
    except (ValueError, IndexError, struct.error):
        pass
    drawn = _drawn_anew(content)
    if drawn is None:
        raise NotWhole
    return drawn


def is_heic(first: bytes) -> bool:
    """Whether a file that begins so is a photograph as newer telephones keep it (HEIC, AVIF): ISO/IEC 23008-12, the brands of its `ftyp` box."""
    return first[4:8] == b"ftyp" and any(
        first[at : at + 4] in _HEIC for at in range(8, min(len(first), 40), 4)
    )


_HEIC = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis"})  # fmt: skip


def _jpeg(content: bytes) -> Iterator[bytes]:
    yield JPEG
    at = 2
    while True:
        if content[at] != 0xFF:
            raise ValueError("no marker")
        while content[at + 1] == 0xFF:  # filling
            at += 1
        marker = content[at + 1]
        if marker == _END:
            yield content[at : at + 2]
            return
        (length,) = struct.unpack(">H", content[at + 2 : at + 4])
        piece = content[at : at + 2 + length]
        if len(piece) < 2 + length or length < 2:
            raise ValueError("cut off")
        at += 2 + length
        yield _kept_of(marker, piece)
        if marker == _SCAN:
            end = _end_of_scan(content, at)
            yield content[at:end]
            at = end


def _kept_of(marker: int, piece: bytes) -> bytes:
    """What stays of one piece of a JPEG."""
    if marker == _COMMENT:
        return b""
    if marker not in _NOTES:
        return piece
    if any(marker == one and piece[4:].startswith(name) for one, name in _STAYS):
        return piece
    return _turned(piece[4:]) if marker == _EXIF else b""


def _turned(exif: bytes) -> bytes:
    """Of Exif, how the picture is to be turned; nothing, where it says nothing of that."""
    if not exif.startswith(b"Exif\0\0"):
        return b""
    found = Image.Exif()
    try:
        found.load(exif)
        how = found.get(_ORIENTATION)
    except Exception:  # of a stranger's file anything may be wrong
        return b""
    if how not in range(2, 9):
        return b""
    anew = Image.Exif()
    anew[_ORIENTATION] = how
    told = anew.tobytes()
    told = told if told.startswith(b"Exif\0\0") else b"Exif\0\0" + told
    return b"\xff\xe1" + struct.pack(">H", len(told) + 2) + told


def _end_of_scan(content: bytes, at: int) -> int:
    """Where the drawn lines of a JPEG end: at the next marker that is none of theirs."""
    while True:
        at = content.index(b"\xff", at)
        if content[at + 1] != 0 and content[at + 1] not in range(0xD0, 0xD8):
            return at
        at += 2


def _png(content: bytes) -> Iterator[bytes]:
    yield PNG
    at = len(PNG)
    while True:
        (length,) = struct.unpack(">I", content[at : at + 4])
        name, end = content[at + 4 : at + 8], at + 12 + length
        if end > len(content):
            raise ValueError("cut off")
        private = bool(name[1] & 0x20)
        if name not in _LEFT_OUT and not private:
            yield content[at:end]
        if name == b"IEND":
            return
        at = end


def _opened(content: bytes) -> Image.Image | None:
    """A picture that can be looked at; None for what is none, or is too large."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = Image.open(BytesIO(content), formats=("JPEG", "PNG"))
            if found.width * found.height > MOST_PIXELS:
                return None
            found.draft("RGB", (1600, 1600))
            found.load()
        except Exception:  # of a stranger's file anything may be wrong
            return None
        return ImageOps.exif_transpose(found)


def small(content: bytes, *, most: int = 800) -> bytes | None:
    """A picture drawn anew as a JPEG of at most so many pixels either way; None for what cannot be looked at."""
    found = _opened(content)
    if found is None:
        return None
    found.thumbnail((most, most))
    return _written(found)


def _written(picture: Image.Image) -> bytes:
    into = BytesIO()
    clear = picture.convert("RGBA")
    ground = Image.new("RGB", clear.size, "white")
    ground.paste(clear, mask=clear.getchannel("A"))
    ground.save(into, "JPEG", quality=85)
    return into.getvalue()


def _drawn_anew(content: bytes) -> bytes | None:
    """A picture whose pieces cannot be told apart, drawn anew, so that nothing beside it is left."""
    return small(content, most=4000)


def picture_hash(content: bytes) -> int | None:
    """A hash of 64 bits: whether each of eight by eight fields is lighter than the one to its right. Of two pictures that are all but the same
    few bits differ. None for what cannot be looked at, and for an even field, which says nothing."""
    found = _opened(content)
    if found is None:
        return None
    grey = list(found.convert("L").resize((9, 8), Image.Resampling.LANCZOS).tobytes())
    rows = [grey[at * 9 : at * 9 + 9] for at in range(8)]
    bits = [left > right for row in rows for left, right in itertools.pairwise(row)]
    return sum(1 << at for at, bit in enumerate(bits) if bit) or None
