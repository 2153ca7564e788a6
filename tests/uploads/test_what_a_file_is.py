"""What a file is, is told by its bytes; its name on the disk and on the page is made safe."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import Workbook

from weft.uploads.rules import LOOKED_AT, Kind, in_words, kind_of, name_to_keep


def told(content: bytes) -> Kind:
    return kind_of(content[:LOOKED_AT], content[-LOOKED_AT:])


def a_workbook() -> bytes:
    made, out = Workbook(), io.BytesIO()
    for row in range(2000):
        made.active.append([row, f"Supplier {row}", row * 1.5])
    made.save(out)
    return out.getvalue()


def a_zip(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in names:
            made.writestr(name, "x" * 100)
    return out.getvalue()


def an_ods() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"Supplier,Amount\n", Kind.TEXT),
        ("Supplier;£\n".encode("cp1252"), Kind.TEXT),
        ("Supplier,Amount\n".encode("utf-16"), Kind.TEXT),
        ("\ufeff<html>".encode(), Kind.MARKUP),
        ("<svg/>".encode("utf-16"), Kind.MARKUP),
        (a_workbook(), Kind.XLSX),
        (an_ods(), Kind.ODS),
        (a_zip("payments.csv"), Kind.ZIP),
        (b"\x1f\x8b\x08", Kind.GZIP),
        (b"PAR1....PAR1", Kind.PARQUET),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.XLS),
        (b"%PDF-1.7\n", Kind.PDF),
        (b"\x89PNG\r\n\x1a\n", Kind.PNG),
        (b"\xff\xd8\xff\xe0", Kind.JPEG),
        (b"MZ\x00", Kind.UNKNOWN),
        (b"a,b\x00c", Kind.UNKNOWN),
    ],
)
def test_by_what_is_in_it(content: bytes, kind: Kind) -> None:
    assert told(content) is kind


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("June payments.csv", "June payments.csv"),
        ("two\r\nlines.csv", "two lines.csv"),
        ("", "file"),
        ("x" * 300 + ".csv", "x" * 195 + "….csv"),
    ],
)
def test_a_name_is_kept_on_one_line(sent: str, kept: str) -> None:
    assert name_to_keep(sent) == kept
    assert len(name_to_keep(sent)) <= 200


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1 kB"),
        (3_400_000, "3.4 MB"),
        (5 * 10**9, "5 GB"),
    ],
)
def test_a_size_in_words(size: int, words: str) -> None:
    assert in_words(size) == words
