"""Decisions about files that people send, in plain Python: no Django, no database, no clock."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from weft.ui.marks import Reason, to_translate, why

LOOKED_AT = 64 * 1024
"""How many of the first and of the last bytes tell what a file is."""
LONGEST_NAME = 200


class Kind(StrEnum):
    """What a file is, by its bytes."""

    TEXT = "text"
    MARKUP = "markup"
    XLSX = "workbook (xlsx)"
    XLS = "workbook (xls)"
    ODS = "workbook (ods)"
    PARQUET = "parquet"
    ZIP = "zip"
    GZIP = "gzip"
    PDF = "pdf"
    PNG = "picture (png)"
    JPEG = "picture (jpeg)"
    UNKNOWN = "unknown"


NAMED = (
    *(to_translate("Text"), to_translate("Markup"), to_translate("Workbook (xlsx)")),
    *(to_translate("Workbook (xls)"), to_translate("Workbook (ods)"), to_translate("Parquet")),
    *(to_translate("Zip"), to_translate("Gzip"), to_translate("Pdf"), to_translate("Unknown")),
    *(to_translate("Picture (png)"), to_translate("Picture (jpeg)")),
)
"""What kinds are called on pages."""
TABLES = frozenset({Kind.TEXT, Kind.XLSX, Kind.XLS, Kind.ODS, Kind.PARQUET, Kind.ZIP, Kind.GZIP})
"""Kinds in which councils publish tables."""
PICTURES = frozenset({Kind.PNG, Kind.JPEG})

_BEGINNINGS: tuple[tuple[bytes, Kind], ...] = (
    (b"PAR1", Kind.PARQUET),
    (b"\x1f\x8b", Kind.GZIP),
    (b"%PDF-", Kind.PDF),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.XLS),
)
_ODS = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
_MARKS_OF_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_NEVER_IN_TEXT = frozenset(range(32)) - frozenset(b"\t\n\r\x0b\x0c\x1a\x1b\x85")


def kind_of(first: bytes, last: bytes) -> Kind:
    """What a file is, by its first and last bytes (up to `LOOKED_AT` of each)."""
    for beginning, kind in _BEGINNINGS:
        if first.startswith(beginning):
            return kind
    if first.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(first, last)
    return _kind_of_text(first) if _is_text(first) else Kind.UNKNOWN


def _kind_of_zip(first: bytes, last: bytes) -> Kind:
    """The list of what a zip holds stands at its end."""
    if first[30 : 30 + len(_ODS)] == _ODS:
        return Kind.ODS
    return Kind.XLSX if b"xl/workbook." in last or b"xl/workbook." in first else Kind.ZIP


def _is_text(first: bytes) -> bool:
    return first.startswith(_MARKS_OF_UTF_16) or not _NEVER_IN_TEXT & frozenset(first)


def _kind_of_text(first: bytes) -> Kind:
    plain = first.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return Kind.MARKUP if plain.startswith(b"<") else Kind.TEXT


def why_not_take(*, size: int, kind: Kind, taken: Collection[Kind]) -> Reason | None:
    """Say why such a file is not taken, whatever room there is, or None when it is."""
    if size == 0:
        return why("The file is empty. Choose another.")
    if kind in taken:
        return None
    kinds = ", ".join(sorted(kind.value for kind in taken))
    return why(
        "This is no file of a kind that is taken here (by what is in it: %(kind)s). Taken are: %(kinds)s.",
        kind=kind.value, kinds=kinds,
    )  # fmt: skip


def why_not_keep(*, size: int, kept: int, quota: int, whose: str) -> Reason | None:
    """Say why a file is not kept, or None when there is room for it."""
    if kept + size <= quota:
        return None
    left = max(quota - kept, 0)
    return why(
        "%(whose)s has room for %(left)s more, and this file has %(size)s. Delete files that are no longer "
        "needed, or ask whoever runs this site for more room.",
        whose=whose, left=in_words(left), size=in_words(size),
    )  # fmt: skip


MOST_ON_THEIR_WAY = 200
"""So many files one person may have on their way."""


def why_not_begin(*, size: int, under_way: int, count: int, limit: int, free: int) -> Reason | None:
    """Say why a file cannot begin to arrive in parts, or None when it can.

    Its sender has `count` files of `under_way` bytes on their way already; `free` is what the disk still takes.
    """
    if size == 0:
        return why("The file is empty. Choose another.")
    if under_way + size > limit or count >= MOST_ON_THEIR_WAY:
        return why(
            "At most %(limit)s are taken at a time, and %(under_way)s of yours are on their way. Send these, or "
            "throw away what you do not need.",
            limit=in_words(limit), under_way=in_words(under_way),
        )  # fmt: skip
    return why_no_room(size=size, free=free)


def why_no_room(*, size: int, free: int) -> Reason | None:
    """Say that the site's disk has no room for so many bytes more, or None when it has."""
    if size <= free:
        return None
    return why(
        "The site has no room for this file now. Whoever runs this site has to make room. What has arrived is kept."
    )


def name_to_keep(name: str) -> str:
    """A file's name as it is kept: printable, on one line, not longer than can be shown."""
    tidy = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    if len(tidy) <= LONGEST_NAME:
        return tidy or "file"
    stem, dot, ending = tidy.rpartition(".")
    short = ending if dot and len(ending) < 10 else ""
    return (
        f"{(stem or tidy)[: LONGEST_NAME - len(short) - 2]}….{short}"
        if short
        else tidy[:LONGEST_NAME]
    )


def in_words(size: int) -> str:
    """A size as people say it: 12 bytes, 3.4 MB."""
    if size < 1000:
        return f"{size} bytes"
    for unit, much in (("kB", 1e3), ("MB", 1e6), ("GB", 1e9)):
        if size < much * 1000 or unit == "GB":
            return f"{size / much:,.1f}".removesuffix(".0") + f" {unit}"
    raise AssertionError
